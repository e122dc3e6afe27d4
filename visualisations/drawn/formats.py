"""Sizes of paper, and the size of the letters on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A size of paper in millimetres, lying down, and the size of its text in points. ``endless``: one sheet, as large
    as the picture needs, with this as the least.
    """

    id: str
    width: float
    height: float
    letter: float
    endless: bool = False

    @property
    def small(self) -> float:
        """The size of lesser text."""
        return self.letter * 0.88

    @property
    def margin(self) -> float:
        """What stays white around the sheet."""
        return 10.0 if self.width < 500 else 14.0


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.id: one
        for one in (
            Format("A4", 297, 210, 7.0),
            Format("A3", 420, 297, 8.0),
            Format("A2", 594, 420, 10.0),
            Format("scherm", 338.667, 190.5, 8.0),
            Format("vel", 420, 297, 8.0, endless=True),
        )
    }
)
"""By id: the three sizes of paper, a 16:9 sheet for a projector, and one sheet that grows with the picture."""
