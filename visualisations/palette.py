"""Marks that never rest on colour alone: each gap kind has its own code, shape and colour of Okabe and Ito.

Blue, orange and vermilion are the colours of the legal states to come, so a mark is never read by its colour only; the
legend, the code in the cell and the hidden text say the same. Green is not used: nothing here is "good" by default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from queries.answer import GapKind

__all__ = ["GAP_MARKS", "OKABE_ITO", "POSITION_SIGNS", "Mark", "Position", "contrast", "luminance"]

OKABE_ITO: Mapping[str, str] = MappingProxyType(
    {
        "black": "#000000",
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "green": "#009E73",
        "yellow": "#F0E442",
        "blue": "#0072B2",
        "vermilion": "#D55E00",
        "purple": "#CC79A7",
        "grey": "#999999",
        "white": "#FFFFFF",
    }
)
"""The colour-blind safe palette of Okabe and Ito, with the customary grey and paper white."""


class Position(StrEnum):
    """What a party has of an item, best first."""

    HOLDS = "holds"
    RECEIVES = "receives"
    HEARSAY = "hearsay"


POSITION_SIGNS: Mapping[Position, str] = MappingProxyType(
    {Position.HOLDS: "●", Position.RECEIVES: "→", Position.HEARSAY: "~"}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one gap kind looks. ``shape`` is the CSS class that draws the outline or pattern; ``code`` a word key."""

    kind: GapKind
    shape: str
    fill: str
    ink: str

    @property
    def code(self) -> str:
        """The key of the two-letter code in the catalogue of words."""
        return f"code-{self.kind.value}"


def _mark(kind: GapKind, shape: str, fill: str, ink: str) -> Mark:
    return Mark(kind, shape, OKABE_ITO[fill], OKABE_ITO[ink])


GAP_MARKS: Mapping[GapKind, Mark] = MappingProxyType(
    {
        mark.kind: mark
        for mark in (
            _mark(GapKind.UNGROUNDED_FLOW, "hexagon", "vermilion", "black"),
            _mark(GapKind.LATE, "cut-corner", "sky", "black"),
            _mark(GapKind.SECOND_HAND, "round", "white", "blue"),
            _mark(GapKind.SILO, "walls", "blue", "white"),
            _mark(GapKind.NO_CHANNEL, "hatch", "purple", "black"),
            _mark(GapKind.UNAWARE, "flag", "yellow", "black"),
            _mark(GapKind.NO_FLOW, "square", "orange", "black"),
            _mark(GapKind.NOT_CREATED, "dashed", "white", "black"),
            _mark(GapKind.UNHELD, "double", "black", "white"),
            _mark(GapKind.UNKNOWN, "dotted", "grey", "black"),
        )
    }
)
"""A mark for every kind of gap, in order of precedence."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` by WCAG 2.2, 0 (black) to 1 (white).

    >>> luminance("#000000"), luminance("#FFFFFF")
    (0.0, 1.0)
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2, 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
