"""Fixed places for the parties of the network: two facing arcs, and below them whoever has no line at all.

Every party is a point with its label on the outside, so lines run through the open middle and never over a label.
Parties of one domain stand together. Same parties, same places: nothing here is random or measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

__all__ = ["LABEL", "Area", "Label", "Place", "layout", "sides"]


@dataclass(frozen=True, slots=True)
class Label:
    """Width and height that one label gets, how far it stands from its point, and the room between two labels."""

    width: int
    height: int
    offset: int
    gap: int


LABEL = Label(width=196, height=34, offset=12, gap=7)
_HALF_WIDTH = 350  # from the middle to the points at both ends of an arc
_BULGE = 105  # how much further out the middle of an arc stands
_LEAST_HEIGHT = 420  # both arcs are as high as the fullest one, and never lower than this
_DOMAIN_GAP = 12  # extra room between two domains


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in picture units."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Area) -> float:
        """The common surface of two rectangles, 0 when they are apart.

        >>> Area(0, 0, 2, 2).overlap(Area(1, 1, 3, 3)), Area(0, 0, 1, 1).overlap(Area(1, 0, 2, 1))
        (1, 0)
        """
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0


@dataclass(frozen=True, slots=True)
class Place:
    """The point of a party; ``side`` is -1 on the left arc, 1 on the right, 0 below."""

    x: int
    y: int
    side: int

    @property
    def label(self) -> Area:
        """Where the label stands: outside the arc, or around the point for a party below."""
        middle = self.x + self.side * (LABEL.offset + LABEL.width / 2)
        left, top = middle - LABEL.width / 2, self.y - LABEL.height / 2
        return Area(left, top, left + LABEL.width, top + LABEL.height)


def layout(groups: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> dict[str, Place]:
    """A place for every party. ``groups`` are the domains in order, each with its party ids; ``links`` the lines.

    Within a domain the order is chosen so that linked parties of one arc stand well apart: a short line has no room
    for its count.

    >>> places = layout([["a", "b"], ["c", "d"], ["e"]], [("a", "c"), ("b", "d")])
    >>> [places[party].side for party in "abcde"]
    [-1, -1, 1, 1, 0]
    """
    connected = {party for link in links for party in link}
    joined = [[party for party in group if party in connected] for group in groups]
    loose = [party for group in groups for party in group if party not in connected]
    left, right = sides([group for group in joined if group])
    arcs = [(side, _rows(_apart(column, links))) for side, column in ((-1, left), (1, right))]
    height = max([_LEAST_HEIGHT, *(row for _, rows in arcs for _, row in rows)])
    places: dict[str, Place] = {}
    for side, rows in arcs:
        span = rows[-1][1] if rows else 0
        for party, row in rows:
            down = 2 * row / span - 1 if span else 0.0  # -1 at the top of the arc, 1 at its foot
            outwards = round(_BULGE * (1 - down * down))
            places[party] = Place(side * (_HALF_WIDTH + outwards), round(down * height / 2), side)
    bottom = max((place.y for place in places.values()), default=0)
    return places | _below(loose, bottom)


def sides(groups: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """Cut the groups, in order, in a left and a right part that are as equally long as can be.

    >>> sides([["a"], ["b", "c"], ["d", "e", "f"]])
    ([['a'], ['b', 'c']], [['d', 'e', 'f']])
    """
    total = sum(map(len, groups))
    cuts = range(len(groups) + 1)
    best = min(cuts, key=lambda cut: (abs(total - 2 * sum(map(len, groups[:cut]))), cut))
    return list(groups[:best]), list(groups[best:])


def _apart(column: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The column with parties swapped inside their groups for as long as a swap moves linked ones further apart."""
    groups = [list(group) for group in column]
    swaps = [(group, one, two) for group in groups for two in range(len(group)) for one in range(two)]
    tightness = _tightness(groups, links)
    improved = True
    while improved:
        improved = False
        for group, one, two in swaps:
            group[one], group[two] = group[two], group[one]
            tried = _tightness(groups, links)
            if tried < tightness:
                tightness, improved = tried, True
            else:
                group[one], group[two] = group[two], group[one]
    return groups


def _tightness(groups: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> Fraction:
    """How close linked parties of one column stand, as an exact number so that every machine swaps alike."""
    row = {party: number for number, party in enumerate(party for group in groups for party in group)}
    near = Counter(abs(row[one] - row[two]) for one, two in links if one in row and two in row and one != two)
    return sum((Fraction(amount, rows) for rows, amount in near.items()), Fraction(0))


def _rows(column: Sequence[Sequence[str]]) -> list[tuple[str, int]]:
    rows: list[tuple[str, int]] = []
    down = 0
    for group in column:
        for party in group:
            rows.append((party, down))
            down += LABEL.height + LABEL.gap
        down += _DOMAIN_GAP
    return rows


def _below(loose: Sequence[str], bottom: int) -> dict[str, Place]:
    """Evenly filled rows under the arcs, as wide as the picture."""
    step = LABEL.width + 2 * LABEL.gap
    per_row = 2 * (_HALF_WIDTH + _BULGE + LABEL.offset + LABEL.width) // step
    used = ceil(len(loose) / per_row) or 1
    even = ceil(len(loose) / used)
    first = bottom + 2 * (LABEL.height + LABEL.gap)
    return {
        party: Place(
            round((number % even - (even - 1) / 2) * step),
            first + number // even * (LABEL.height + LABEL.gap),
            0,
        )
        for number, party in enumerate(loose)
    }
