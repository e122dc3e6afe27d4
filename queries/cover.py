"""The smallest set of elements that closes every target, exact, with its proof: sets in, sets out, no law.

A target is closed by any one of its ways; a way needs all of its elements. With one element per way this is weighted
set cover (Karp 1972, problem 16); with more it stays a mixed integer program, which HiGHS solves by branch and bound
(Huangfu and Hall 2018, Parallelizing the dual revised simplex method, https://doi.org/10.1007/s12532-017-0130-5).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import ceil, isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import highs_var

__all__ = ["Cover", "Step", "in_order", "smallest_cover", "without_dominated"]

Ways = Mapping[str, Collection[frozenset[str]]]

_MOST_NODES = 100_000
"""Where the search stops and the bound is told instead: a count, not a clock, so that a machine changes nothing."""

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Cover:
    """``chosen`` closes every target at ``cost``; no set costs less than ``bound``. Equal numbers are the proof."""

    chosen: tuple[str, ...]
    cost: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing cheaper exists."""
        return self.cost == self.bound


@dataclass(frozen=True, slots=True)
class Step:
    """Groups to arrange together, and the targets that are closed once they are there and were not before."""

    groups: tuple[str, ...]
    closes: tuple[str, ...]


def smallest_cover(ways: Ways, cost: Mapping[str, int], most_nodes: int = _MOST_NODES) -> Cover:
    """The cheapest set of elements that contains at least one way of every target.

    Costs are whole and above 0. Of equally cheap sets one with the fewest elements is taken, then one whose elements
    stand first by name; the same question gives the same answer. Parts of the question that share no element are solved
    one by one. Raises ``ValueError`` for a target without a way, or an element without a cost above 0.

    >>> smallest_cover({"x": [frozenset("ab"), frozenset("c")], "y": [frozenset("a")]}, {"a": 2, "b": 1, "c": 2})
    Cover(chosen=('a', 'b'), cost=3, bound=3)
    """
    _check(ways, cost)
    chosen, left = _forced({target: without_dominated(found) for target, found in ways.items()})
    bound = sum(cost[element] for element in chosen)
    for part in _parts(left):
        found, least = _solve(part, cost, most_nodes)
        chosen |= _without_spare(part, found, cost)
        bound += least
    return Cover(tuple(sorted(chosen)), sum(cost[element] for element in chosen), bound)


def without_dominated(ways: Collection[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The ways that contain no other way: every cheapest set is made of them. Sorted.

    >>> [sorted(way) for way in without_dominated([frozenset("ab"), frozenset("b")])]
    [['b']]
    """
    ordered = sorted(set(ways), key=lambda way: (len(way), sorted(way)))
    kept: list[frozenset[str]] = []
    for way in ordered:
        if not any(other <= way for other in kept):
            kept.append(way)
    return tuple(kept)


def in_order(
    ways: Ways, groups: Mapping[str, frozenset[str]], weight: Mapping[str, int], cost: Mapping[str, int]
) -> tuple[Step, ...]:
    """What to arrange first: ``groups`` of elements in an order of most targets newly closed per group.

    Greedy, each time over the groups that one open target still misses: then the heaviest target, the lowest cost and
    the names decide. ``groups`` together must close every target; a group may share elements with others.

    >>> groups = {"g": frozenset("a"), "h": frozenset("b")}
    >>> asked = {"x": [frozenset("b")], "y": [frozenset("b")], "z": [frozenset("a")]}
    >>> [step.closes for step in in_order(asked, groups, {"x": 1, "y": 1, "z": 4}, {"a": 1, "b": 1})]
    [('x', 'y'), ('z',)]
    """
    found = _Ordering(ways, groups, weight, cost)
    steps = []
    while found.left:
        steps.append(found.take())
    return tuple(steps)


class _Ordering:
    def __init__(
        self, ways: Ways, groups: Mapping[str, frozenset[str]], weight: Mapping[str, int], cost: Mapping[str, int]
    ) -> None:
        self._ways, self._groups, self._weight, self._cost = ways, groups, weight, cost
        self._open = sorted(ways)
        self._done: frozenset[str] = frozenset()
        self.left = dict.fromkeys(sorted(groups))
        self._giving = _by_element(groups)
        self._asking = _by_element({target: frozenset().union(*found) for target, found in ways.items()})

    def take(self) -> Step:
        """The best step from here."""
        bundles = {self._missing(target) for target in self._open} - {()}
        _, _, _, bundle, closes = min(map(self._ranked, bundles or {tuple(self.left)}))
        self._done = self._with(bundle)
        self.left = dict.fromkeys(name for name in self.left if name not in bundle)
        self._open = [target for target in self._open if target not in closes]
        return Step(bundle, closes)

    def _with(self, bundle: Iterable[str]) -> frozenset[str]:
        return self._done.union(*(self._groups[name] for name in bundle))

    def _ranked(self, bundle: tuple[str, ...]) -> tuple[float, int, int, tuple[str, ...], tuple[str, ...]]:
        then = self._with(bundle)
        touched = {target for element in then - self._done for target in self._asking.get(element, ())}
        closes = tuple(sorted(one for one in touched & set(self._open) if _closed(self._ways[one], then)))
        heaviest = max((self._weight[target] for target in closes), default=0)
        spent = sum(self._cost[element] for element in then - self._done)
        return (-len(closes) / len(bundle), -heaviest, spent, bundle, closes)

    def _missing(self, target: str) -> tuple[str, ...]:
        """The fewest groups not yet taken that give a way of ``target``: each time the one that gives most of it."""
        found = []
        for way in self._ways[target]:
            need, taken = way - self._done, []
            while need:
                able = {one for element in need for one in self._giving.get(element, ()) if one in self.left}
                if not able:
                    break
                name = min(able, key=self._gives(need))
                taken.append(name)
                need -= self._groups[name]
            if not need:
                found.append((len(taken), tuple(sorted(taken))))
        return min(found, default=(0, ()))[1]

    def _gives(self, need: frozenset[str]) -> Callable[[str], tuple[int, str]]:
        return lambda one: (-len(need & self._groups[one]), one)


def _by_element(sets: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(sets):
        for element in sets[name]:
            found.setdefault(element, []).append(name)
    return found


def _closed(ways: Iterable[frozenset[str]], elements: AbstractSet[str]) -> bool:
    return any(way <= elements for way in ways)


def _check(ways: Ways, cost: Mapping[str, int]) -> None:
    for target, found in ways.items():
        if not found:
            raise ValueError(f"{target} has no way to close it")
    used = {element for found in ways.values() for way in found for element in way}
    bad = sorted(element for element in used if cost.get(element, 0) < 1)
    if bad:
        raise ValueError(f"no cost above 0: {', '.join(bad)}")


def _forced(ways: Mapping[str, tuple[frozenset[str], ...]]) -> tuple[set[str], dict[str, tuple[frozenset[str], ...]]]:
    """The elements of every set, because a target has no other way; and the targets that they leave open, with what
    each way of these still misses.
    """
    forced: set[str] = set()
    left = dict(ways)
    while single := {element for found in left.values() if len(found) == 1 for element in found[0]}:
        forced |= single
        shorter = {target: without_dominated([way - single for way in found]) for target, found in left.items()}
        left = {target: found for target, found in shorter.items() if found[0]}
    return forced, left


def _parts(ways: Mapping[str, tuple[frozenset[str], ...]]) -> list[dict[str, tuple[frozenset[str], ...]]]:
    """The targets in groups that share no element; of targets with the same ways one is enough."""
    first = {found: target for target, found in sorted(ways.items(), reverse=True)}
    root = {target: target for target in first.values()}

    def top(target: str) -> str:
        while root[target] != target:
            target = root[target]
        return target

    seen: dict[str, str] = {}
    for found, target in sorted(first.items(), key=lambda pair: pair[1]):
        for element in sorted(frozenset().union(*found)):
            root[top(seen.setdefault(element, target))] = top(target)
    parts: dict[str, dict[str, tuple[frozenset[str], ...]]] = {}
    for found, target in sorted(first.items(), key=lambda pair: pair[1]):
        parts.setdefault(top(target), {})[target] = found
    return [parts[name] for name in sorted(parts)]


def _without_spare(ways: Ways, chosen: set[str], cost: Mapping[str, int]) -> set[str]:
    """``chosen`` without any element that can be missed, the dearest first: a search that was stopped may have some."""
    kept = set(chosen)
    for element in sorted(chosen, key=lambda name: (-cost[name], name)):
        if all(_closed(found, kept - {element}) for found in ways.values()):
            kept.remove(element)
    return kept


def _solve(ways: Ways, cost: Mapping[str, int], most_nodes: int) -> tuple[set[str], int]:
    """The chosen elements of one part and the bound under their cost."""
    program = _Program(ways, cost, most_nodes)
    chosen, bound = program.cheapest()
    spent = sum(cost[element] for element in chosen)
    return (program.first_of_equals(spent) or chosen, bound) if bound == spent else (chosen, bound)


def _quiet() -> Highs:
    """A solver that says nothing: switched off before its first call, which prints a banner on standard output."""
    from highspy import Highs

    class Quiet(Highs):
        def enableCallbacks(self) -> None:  # noqa: N802  # the name is the library's
            self.silent()
            enable: Callable[[], None] = super().enableCallbacks
            enable()

    made: Callable[[], Highs] = Quiet
    return made()


class _Program:
    """One part as a mixed integer program: an element is taken or not, a way is had only when all its elements are."""

    def __init__(self, ways: Ways, cost: Mapping[str, int], most_nodes: int) -> None:
        self._ways, self._cost, self._most_nodes = ways, cost, most_nodes
        self._names = sorted({element for found in ways.values() for way in found for element in way})

    def cheapest(self) -> tuple[set[str], int]:
        """The cheapest set found, and the least that any set costs."""
        solver, taken = self._stated()
        solver.minimize(solver.qsum(self._cost[name] * taken[name] for name in self._names))
        chosen = self._chosen(solver, taken)
        if chosen is None:
            # Nothing found within the nodes: everything is a set too, and the bound says how far off it may be.
            chosen = set(self._names)
        least = solver.getInfo().mip_dual_bound
        # A search that was stopped at once has no bound yet; nothing costs less than nothing.
        return chosen, max(0, ceil(least - _ROUNDING)) if isfinite(least) else 0

    def first_of_equals(self, spent: int) -> set[str] | None:
        """Of the sets that cost ``spent``: fewest elements, then the lowest places in the order of names, summed."""
        solver, taken = self._stated()
        solver.addConstr(solver.qsum(self._cost[name] * taken[name] for name in self._names) <= spent)
        many = len(self._names) ** 2
        solver.minimize(solver.qsum((many + place) * taken[name] for place, name in enumerate(self._names)))
        return self._chosen(solver, taken)

    def _stated(self) -> tuple[Highs, dict[str, highs_var]]:
        solver = _quiet()
        for option, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", _ROUNDING),
            ("mip_max_nodes", self._most_nodes),
        ):
            solver.setOptionValue(option, value)
        taken = {name: solver.addBinary() for name in self._names}
        for target in sorted(self._ways):
            had = []
            for way in self._ways[target]:
                if len(way) == 1:
                    had.append(taken[next(iter(way))])
                    continue
                whole = solver.addVariable(lb=0, ub=1)
                for name in sorted(way):
                    solver.addConstr(whole <= taken[name])
                had.append(whole)
            solver.addConstr(solver.qsum(had) >= 1)
        return solver, taken

    def _chosen(self, solver: Highs, taken: Mapping[str, highs_var]) -> set[str] | None:
        """The set the solver found, checked here; ``None`` when it found none that closes every target."""
        values = solver.getSolution().col_value
        if not len(values):
            return None
        chosen = {name for name, variable in taken.items() if values[variable.index] > 0.5}
        return chosen if all(_closed(found, chosen) for found in self._ways.values()) else None
