"""The smallest sets of actors that have enough pieces between them: an exact search, with an honest bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from queries.pieces import Asked, Holdings, Piece, leaves

__all__ = ["BUDGET", "Groups", "minimal_groups"]

BUDGET = 200_000
"""How many sets one search may look at: some ten times what the packaged models need. A model that needs more is
answered up to the size of set that was searched in full, and the answer says so.
"""


@dataclass(frozen=True, slots=True)
class Groups:
    """All smallest sets, fewest members first. ``searched_to`` is the size up to which the search was made in full;
    ``None`` when all of it was.
    """

    sets: tuple[tuple[str, ...], ...]
    searched_to: int | None = None


def minimal_groups(asked: Asked, holdings: Holdings, budget: int = BUDGET) -> Groups:
    """All smallest sets of actors whose pieces together are enough; sorted by size, then by name.

    No set contains another (an antichain), and every set that is enough contains one of them. Sets grow one member at a
    time and only by a member that brings a piece still missing, so all sets of one size are complete before the next
    size begins. Actors that bring the same pieces are searched as one. The empty set alone is the answer when nothing
    is asked; no set when all actors together have not enough.

    >>> from queries.pieces import PieceKind
    >>> x, y = Piece(PieceKind.ITEM, "x"), Piece(PieceKind.ITEM, "y")
    >>> minimal_groups(Asked(2, (x, y)), {"a": frozenset({x}), "b": frozenset({y}), "c": frozenset({x, y})}).sets
    (('c',), ('a', 'b'))
    """
    if asked.met(frozenset()):
        return Groups(((),))
    if not asked.met(frozenset().union(*holdings.values())):
        return Groups(())
    return _Search(asked, holdings, budget).run()


@dataclass(frozen=True, slots=True)
class _Node:
    """What is asked, as bits: at least ``count`` of the bits of ``own`` and the parts; ``under`` is every bit below."""

    count: int
    own: int
    parts: tuple[_Node, ...]
    under: int

    def met(self, have: int) -> bool:
        found = (have & self.own).bit_count()
        for part in self.parts:
            if found >= self.count:
                break
            found += part.met(have)
        return found >= self.count

    def wanted(self, have: int) -> int:
        """Bits of which whoever meets this node, unmet by ``have``, must bring at least one."""
        missing = self.own & ~have
        unmet = [part for part in self.parts if not part.met(have)]
        if self.count >= self.own.bit_count() + len(self.parts):  # all are asked: look for the first one only
            return unmet[0].wanted(have) if unmet else missing & -missing
        for part in unmet:
            missing |= part.wanted(have)
        return missing


class _Spent(Exception):
    """The budget is spent."""


class _Search:
    """A search among classes of actors that bring the same pieces. Groups of classes are bits too."""

    def __init__(self, asked: Asked, holdings: Holdings, budget: int) -> None:
        self._bit = {piece: 1 << place for place, piece in enumerate(dict.fromkeys(leaves(asked)))}
        self._root = self._node(asked)
        # Each way of a trigger is searched by itself: what is smallest for any of them is smallest for one of them.
        whole = self._root.own or self._root.count != 1
        self._ways = (self._root,) if whole else self._root.parts
        alike: dict[int, list[str]] = {}
        for actor in sorted(holdings):
            brings = sum(self._bit[piece] for piece in holdings[actor] if piece in self._bit)
            if brings:
                alike.setdefault(brings, []).append(actor)
        self._alone = sorted(actor for brings, names in alike.items() if self._root.met(brings) for actor in names)
        self._classes = [(brings, names) for brings, names in alike.items() if not self._root.met(brings)]
        self._left = budget

    def run(self) -> Groups:
        sets: list[tuple[str, ...]] = [(actor,) for actor in self._alone]
        frontier = {(way, 0): 0 for way in self._ways}
        size = 0
        while frontier:
            try:
                found, frontier = self._grow(frontier)
                sets += [chosen for group in found for chosen in self._expanded(group)]
            except _Spent:
                # Who sees it alone is known before the search begins.
                return Groups(self._sorted([one for one in sets if len(one) <= max(1, size)]), max(1, size))
            size += 1
        return Groups(self._sorted(sets))

    def _grow(self, frontier: dict[tuple[_Node, int], int]) -> tuple[set[int], dict[tuple[_Node, int], int]]:
        """The smallest groups with one member more, and the groups that still miss something."""
        found: set[int] = set()
        grown: dict[tuple[_Node, int], int] = {}
        seen: set[tuple[_Node, int]] = set()
        for (way, group), have in frontier.items():
            wanted = way.wanted(have)
            for place, (brings, _) in enumerate(self._classes):
                key = (way, group | 1 << place)
                if not brings & wanted or key in seen:
                    continue
                self._spend(1)
                seen.add(key)
                members = self._members(key[1])
                if _somebody_idle([one & way.under for one in members]):
                    continue
                if not self._root.met(have | brings):
                    grown[key] = have | brings
                elif not any(self._root.met(_union(members, but=one)) for one in range(len(members))):
                    found.add(key[1])
        return found, grown

    def _node(self, asked: Asked) -> _Node:
        own = sum({self._bit[part] for part in asked.parts if isinstance(part, Piece)})
        parts = tuple(self._node(part) for part in asked.parts if isinstance(part, Asked))
        under = own
        for part in parts:
            under |= part.under
        return _Node(asked.count, own, parts, under)

    def _members(self, group: int) -> list[int]:
        return [brings for place, (brings, _) in enumerate(self._classes) if group >> place & 1]

    def _expanded(self, group: int) -> Iterator[tuple[str, ...]]:
        for chosen in product(*(names for place, (_, names) in enumerate(self._classes) if group >> place & 1)):
            self._spend(1)
            yield tuple(sorted(chosen))

    def _spend(self, looks: int) -> None:
        self._left -= looks
        if self._left < 0:
            raise _Spent

    @staticmethod
    def _sorted(sets: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(sets, key=lambda one: (len(one), one)))


def _union(members: list[int], but: int = -1) -> int:
    found = 0
    for place, brings in enumerate(members):
        if place != but:
            found |= brings
    return found


def _somebody_idle(members: list[int]) -> bool:
    """Whether one of them brings nothing that the others do not bring."""
    return any(not brings & ~_union(members, but=place) for place, brings in enumerate(members))
