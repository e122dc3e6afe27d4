"""How each line of the network curves, so that every count stays readable and lines keep off the labels.

The curves are those of vis-network: ``curvedCW`` and ``curvedCCW`` with a roundness, a quadratic curve whose count
stands half-way. The same formula is computed here, so a place for each count can be chosen before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin

from visualisations.layout import Area, Place

__all__ = ["Bend", "bends", "count_area"]

_ACROSS = tuple(sign * size / 100 for size in range(6, 46, 6) for sign in (1, -1))
_ALONG = tuple(size / 100 for size in range(24, 100, 8))
_CHARACTER = 7.2
_COUNT_HEIGHT = 17


@dataclass(frozen=True, slots=True)
class Bend:
    """A curve: clockwise when ``roundness`` is positive, the other way round when negative."""

    roundness: float

    @property
    def smooth(self) -> dict[str, object]:
        """The curve as vis-network wants it."""
        return {"type": "curvedCW" if self.roundness > 0 else "curvedCCW", "roundness": abs(self.roundness)}

    def middle(self, start: Place, end: Place) -> tuple[float, float]:
        """The point half-way the curve."""
        across, up = end.x - start.x, start.y - end.y
        size = abs(self.roundness) * 0.5 + 0.5
        angle = atan2(up, across) + (self.roundness * 0.5 + 0.5) * pi
        reach = size * hypot(across, up)
        control_x, control_y = start.x + reach * sin(angle), start.y + reach * cos(angle)
        return (start.x + 2 * control_x + end.x) / 4, (start.y + 2 * control_y + end.y) / 4


def count_area(start: Place, end: Place, bend: Bend, text: str) -> Area:
    """Where the count of a line stands."""
    x, y = bend.middle(start, end)
    half = len(text) * _CHARACTER / 2 + 4
    return Area(x - half, y - _COUNT_HEIGHT / 2, x + half, y + _COUNT_HEIGHT / 2)


def bends(lines: Sequence[tuple[Place, Place, str]], labels: Iterable[Area]) -> list[Bend]:
    """A curve for each line (from, to, its text): the gentlest that keeps its count off all that is placed already."""
    taken = list(labels)
    chosen: list[Bend] = []
    for start, end, text in lines:
        options = [Bend(roundness) for roundness in _candidates(start, end)]
        areas = [count_area(start, end, option, text) for option in options]
        covered = [sum(area.overlap(other) for other in taken) for area in areas]
        best = covered.index(min(covered))
        chosen.append(options[best])
        taken.append(areas[best])
    return chosen


def _candidates(start: Place, end: Place) -> Sequence[float]:
    """Gentle curves first; between two points of one arc only those through the open middle."""
    if start.side != end.side:
        return _ACROSS
    inward = min((1, -1), key=lambda sign: abs(Bend(sign * _ALONG[0]).middle(start, end)[0]))
    return tuple(inward * size for size in _ALONG)
