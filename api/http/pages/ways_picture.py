"""A few routes as a small layered picture: who starts on the left, who gets it on the right, at most twenty boxes."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from queries.verdict_sentences import State, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from queries.verdict import Verdict

__all__ = ["Box", "Line", "Picture", "picture"]

_WIDE, _HIGH, _GAP_X, _GAP_Y, _EDGE = 170, 58, 90, 18, 6
_LETTERS, _MOST = 20, 20


@dataclass(frozen=True, slots=True)
class Box:
    """A party in one column, with its name in lines. Units are those of the picture."""

    party: str
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One hop: from edge to edge, in which state, and whether it runs already."""

    x1: int
    y1: int
    x2: int
    y2: int
    state: State
    runs: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and lines on a sheet of ``width`` × ``height``."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


Hop = tuple[str, str, "Verdict", bool]
"""From, to, what the law says, and whether a flow runs there."""


def picture(routes: Sequence[Sequence[Hop]], name: Callable[[str], str]) -> Picture | None:
    """The picture of ``routes``; ``None`` where it would take more than twenty boxes. A party stands in the column of
    its place counted from the recipient, so that everybody's last hop ends at the same box.
    """
    longest = max(len(route) for route in routes)
    places: dict[tuple[int, str], int] = {}
    rows: dict[int, int] = {}
    for route in routes:
        parties = [route[0][0], *(hop[1] for hop in route)]
        for index, party in enumerate(parties):
            key = (longest - len(route) + index, party)
            if key not in places:
                places[key] = rows.get(key[0], 0)
                rows[key[0]] = places[key] + 1
    if len(places) > _MOST:
        return None
    height = max(rows.values()) * (_HIGH + _GAP_Y) - _GAP_Y + 2 * _EDGE

    def at(column: int, party: str) -> tuple[int, int]:
        own = rows[column] * (_HIGH + _GAP_Y) - _GAP_Y
        top = (height - own) // 2 + places[column, party] * (_HIGH + _GAP_Y)
        return _EDGE + column * (_WIDE + _GAP_X), top

    boxes = tuple(Box(party, *at(column, party), tuple(wrap(name(party), _LETTERS)[:3])) for column, party in places)
    lines: dict[Line, None] = {}
    for route in routes:
        for index, (sender, recipient, verdict, runs) in enumerate(route):
            column = longest - len(route) + index
            (x1, y1), (x2, y2) = at(column, sender), at(column + 1, recipient)
            lines[Line(x1 + _WIDE, y1 + _HIGH // 2, x2, y2 + _HIGH // 2, state_of(verdict), runs)] = None
    width = (longest + 1) * (_WIDE + _GAP_X) - _GAP_X + 2 * _EDGE
    return Picture(width, height, boxes, tuple(lines))
