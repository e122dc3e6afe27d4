"""How each line of the network curves, so that every count stays readable and lines keep off the labels.

The curves are those of vis-network: ``curvedCW`` and ``curvedCCW`` with a roundness, a quadratic curve. The same
formula is computed here, so a place on the curve can be chosen for each count before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, inf, pi, sin

from visualisations.layout import Area, Place

__all__ = ["Bend", "bends", "count_area"]

_ACROSS = tuple(sign * size / 100 for size in range(6, 46, 6) for sign in (1, -1))
_ALONG = tuple(size / 100 for size in (*range(40, 100, 8), 32, 24))
_PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71)
_CHARACTER = 7.9  # of the semibold type in which a missing flow is labelled
_COUNT_HEIGHT = 18


@dataclass(frozen=True, slots=True)
class Bend:
    """A curve: clockwise when ``roundness`` is positive, the other way round when negative.

    ``at`` is where on the curve the count stands, 0 at its start and 1 at its end.
    """

    roundness: float
    at: float = 0.5

    @property
    def smooth(self) -> dict[str, object]:
        """The curve as vis-network wants it."""
        return {"type": "curvedCW" if self.roundness > 0 else "curvedCCW", "roundness": abs(self.roundness)}

    def point(self, start: Place, end: Place) -> tuple[float, float]:
        """The point where the count stands."""
        across, up = end.x - start.x, start.y - end.y
        size = abs(self.roundness) * 0.5 + 0.5
        angle = atan2(up, across) + (self.roundness * 0.5 + 0.5) * pi
        reach = size * hypot(across, up)
        control_x, control_y = start.x + reach * sin(angle), start.y + reach * cos(angle)
        before, between, after = (1 - self.at) ** 2, 2 * self.at * (1 - self.at), self.at**2
        return (
            before * start.x + between * control_x + after * end.x,
            before * start.y + between * control_y + after * end.y,
        )


def count_area(start: Place, end: Place, bend: Bend, text: str) -> Area:
    """Where the count of a line stands."""
    x, y = bend.point(start, end)
    half = len(text) * _CHARACTER / 2 + 4
    return Area(x - half, y - _COUNT_HEIGHT / 2, x + half, y + _COUNT_HEIGHT / 2)


def bends(lines: Sequence[tuple[Place, Place, str]], labels: Iterable[Area]) -> list[Bend]:
    """A curve for each line (from, to, its text): the gentlest that keeps its count off all that is placed already.

    The longest texts are placed first: a short count still fits where a long one does not.
    """
    taken = list(labels)
    chosen: dict[int, Bend] = {}
    for number in sorted(range(len(lines)), key=lambda number: -len(lines[number][2])):
        start, end, text = lines[number]
        chosen[number] = _freest(start, end, text, taken)
        taken.append(count_area(start, end, chosen[number], text))
    return [chosen[number] for number in range(len(lines))]


def _freest(start: Place, end: Place, text: str, taken: Sequence[Area]) -> Bend:
    """The first option that covers nothing, else the one that covers least."""
    best, least = Bend(0.0), inf
    for at in _PLACES:
        for roundness in _candidates(start, end):
            option = Bend(roundness, at)
            area = count_area(start, end, option, text)
            covered = sum(area.overlap(other) for other in taken)
            if covered == 0:
                return option
            if covered < least:
                best, least = option, covered
    return best


def _candidates(start: Place, end: Place) -> Sequence[float]:
    """Gentle curves first; between two points of one arc only those through the open middle."""
    if start.side != end.side:
        return _ACROSS
    inward = min((1, -1), key=lambda sign: abs(Bend(sign * _ALONG[0]).point(start, end)[0]))
    return tuple(inward * size for size in _ALONG)
