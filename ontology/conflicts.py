"""Which few members of a contradictory whole contradict each other, found by asking a reasoner again and again.

A *core* is a smallest set that is contradictory by itself: every part of it is needed. A *removal* is the smallest
set that takes a member of every core away. Cores are found by QuickXplain, removals by the implicit hitting set
method, so the number of questions grows with the logarithm of the number of members.

References: U. Junker, "QUICKXPLAIN: preferred explanations and relaxations for over-constrained problems", AAAI 2004;
R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Conflict", "smallest_conflict"]

Consistent = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What contradicts what. ``removal`` is empty when time ran out; ``core`` is then the smallest set known so far.

    ``core`` is the first core found, in the order of the members given.
    """

    core: tuple[str, ...]
    removal: tuple[str, ...]


def smallest_conflict(members: Sequence[str], is_consistent: Consistent) -> Conflict:
    """The first core and the smallest removal that leaves a consistent rest.

    ``is_consistent`` says whether a set of members (with whatever always holds) is free of contradiction; it is asked
    only for subsets of ``members``, and raises ``TimeoutError`` to stop the search. Of two removals of equal size the
    one whose members stand first in ``members`` is chosen. Both are empty when the whole is consistent, and when even
    the empty set is not.

    >>> quarrel = {"cat", "dog"}
    >>> smallest_conflict(["bird", "cat", "dog", "fish"], lambda kept: not quarrel <= kept)
    Conflict(core=('cat', 'dog'), removal=('cat',))
    """
    search = _Search(tuple(members), is_consistent)
    try:
        return search.run()
    except TimeoutError:
        return Conflict(search.known, ())


class _Search:
    """One search; ``known`` is the smallest contradictory set met so far."""

    def __init__(self, members: tuple[str, ...], is_consistent: Consistent) -> None:
        self.members = members
        self.known = members
        self.ask = is_consistent

    def run(self) -> Conflict:
        if self._holds(self.members) or not self._holds(()):
            return Conflict((), ())
        cores: list[tuple[str, ...]] = []
        removal: tuple[str, ...] = ()
        rest = self.members
        while not cores or not self._holds(rest):
            cores.append(self._core((), rest, tested=False))
            self.known = cores[0]
            removal = self._hitting(cores)
            rest = tuple(member for member in self.members if member not in removal)
        return Conflict(cores[0], removal)

    def _holds(self, kept: tuple[str, ...]) -> bool:
        holds = self.ask(frozenset(kept))
        if not holds and len(kept) < len(self.known):
            self.known = kept
        return holds

    def _core(self, base: tuple[str, ...], members: tuple[str, ...], tested: bool) -> tuple[str, ...]:
        """QuickXplain: a smallest part of ``members`` that contradicts together with ``base``."""
        if tested and not self._holds(base):
            return ()
        if len(members) == 1:
            return members
        middle = len(members) // 2
        first, second = members[:middle], members[middle:]
        in_second = self._core((*base, *first), second, tested=bool(first))
        in_first = self._core((*base, *in_second), first, tested=bool(in_second))
        return (*in_first, *in_second)

    def _hitting(self, cores: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        involved = [member for member in self.members if any(member in core for core in cores)]
        sizes = range(1, len(cores) + 1)
        choices = (choice for size in sizes for choice in combinations(involved, size))
        return next(choice for choice in choices if all(set(choice) & set(core) for core in cores))
