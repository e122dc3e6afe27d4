"""The best routes of a few hops over a decider: best first, by search over what lies with whom.

A route is as firm as its weakest hop. After that count, in this order: hops that no line carries yet, hops, hops of
which nobody knows the time, known hours, and names. No cost ever falls when a hop is added, so the routes leave the
queue best first, and a search that is asked for a few stops early. Something lies with a party in a state (its label);
only states that are equal are compared, for their futures are the same.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations, count
from typing import Generic, NamedTuple, TypeVar

from graph.deciding import Decider, Passed

__all__ = ["MOST_HOPS", "Cost", "Hop", "Line", "Lines", "Route", "best_routes"]

MOST_HOPS = 3
"""A longer route is no longer somebody's own task in sight of the need (design.md 6)."""

State = TypeVar("State", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line:
    """An arrangement that carries a hop; ``hours`` is ``None`` where its time is unknown."""

    id: str
    hours: float | None


Lines = Callable[[str, str, Passed[State]], Line | None]
"""From holder, recipient and how the hop is taken to the line that carries it; ``None`` when there is none yet."""


class Cost(NamedTuple):
    """What makes one route better than another, compared from left to right."""

    grade: int = 0
    without_line: int = 0
    hops: int = 0
    unknown_times: int = 0
    hours: float = 0.0
    parties: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop(Generic[State]):
    """``holder`` passes what it has (``before``) on to ``recipient``, over ``line`` where there is one."""

    holder: str
    recipient: str
    before: State
    passed: Passed[State]
    line: Line | None


@dataclass(frozen=True, slots=True)
class Route(Generic[State]):
    """A sequence of hops, oldest first; nobody is told twice."""

    hops: tuple[Hop[State], ...]
    cost: Cost

    @property
    def parties(self) -> tuple[str, ...]:
        """Who has it, from the origin to the target."""
        return self.cost.parties

    @property
    def hours(self) -> float | None:
        """The hours of all lines together, waiting apart; ``None`` when one hop has no line or an unknown time."""
        return None if self.cost.unknown_times else self.cost.hours


def best_routes(
    decider: Decider[State],
    starts: Iterable[tuple[str, State]],
    target: str,
    middlemen: Iterable[str],
    step: str,
    *,
    lines: Lines[State],
    k: int | None = 5,
    own_task: str = "",
) -> tuple[Route[State], ...]:
    """The ``k`` best routes (all of them for ``None``), best first, from any of ``starts`` (party and what it has) to
    ``target`` for its task at ``step``; every middleman receives for ``own_task``. Exact for any ``k``.

    A detour is left out: a route of which some of the parties in the same order, and nobody else, are a route that is
    as firm and asks for no more new lines. Of what is left along the same parties the best counts.

    >>> class Anybody:
    ...     def pass_on(self, label, holder, recipient, step):
    ...         return (Passed(label, grade=3 if recipient == "c" and holder == "a" else 0),)
    >>> found = best_routes(Anybody(), [("a", "x")], "c", ["b"], "s", lines=lambda *hop: None)
    >>> [(route.parties, route.cost.grade) for route in found]
    [(('a', 'b', 'c'), 0), (('a', 'c'), 3)]
    """
    between = sorted({*middlemen} - {target})
    search = _Search(decider, [start for start in starts if start[0] != target], target)
    found: list[Route[State]] = []
    while len(found) != k and (one := search.next()) is not None:
        state, route = one
        if route.parties[-1] == target:
            found.append(route)
            continue
        search.follow(route, state, [target], step, lines)
        if len(route.hops) < MOST_HOPS - 1:
            search.follow(route, state, between, own_task, lines)
    return tuple(found)


class _Search(Generic[State]):
    """The queue of routes so far, with what was kept per party and state, and what arrived at the target."""

    def __init__(self, decider: Decider[State], starts: list[tuple[str, State]], target: str) -> None:
        self._decider = decider
        self._target = target
        self._ticket = count()
        self._queue: list[tuple[Cost, int, State, Route[State]]] = []
        self._kept: dict[tuple[str, State], list[Cost]] = {}
        self._arrived: dict[tuple[str, ...], int] = {}
        """Per parties of a route that arrived: how many new lines it asks for at least."""
        for party, state in dict.fromkeys(starts):
            self._push(state, Route((), Cost(parties=(party,), lines=())))

    def next(self) -> tuple[State, Route[State]] | None:
        """The best route so far that is worth following; ``None`` when the queue is empty."""
        while self._queue:
            cost, _, state, route = heapq.heappop(self._queue)
            if self._is_detour(cost):
                continue
            if cost.parties[-1] == self._target:
                before = self._arrived.get(cost.parties)
                self._arrived[cost.parties] = cost.without_line if before is None else min(before, cost.without_line)
                if before is None:
                    return state, route
                continue
            kept = self._kept.setdefault((cost.parties[-1], state), [])
            if not any(_spares(one, cost) for one in kept):
                kept.append(cost)
                return state, route
        return None

    def follow(
        self, route: Route[State], state: State, recipients: Iterable[str], step: str, lines: Lines[State]
    ) -> None:
        """Queue every hop from the end of ``route`` to ``recipients``."""
        holder = route.parties[-1]
        for recipient in recipients:
            if recipient in route.parties:
                continue
            for passed in self._decider.pass_on(state, holder, recipient, step):
                hop = Hop(holder, recipient, state, passed, lines(holder, recipient, passed))
                self._push(passed.label, Route((*route.hops, hop), _further(route.cost, hop)))

    def _push(self, state: State, route: Route[State]) -> None:
        heapq.heappush(self._queue, (route.cost, next(self._ticket), state, route))

    def _is_detour(self, cost: Cost) -> bool:
        """Whether something that arrived spares this and whatever follows; it left the queue earlier, so is as firm."""
        arrives = cost.parties[-1] == self._target
        before = cost.parties[:-1] if arrives else cost.parties
        sizes = range(1, len(before) + (not arrives))
        shorter = ((*some, self._target) for size in sizes for some in combinations(before, size))
        return any(self._arrived.get(parties, cost.without_line + 1) <= cost.without_line for parties in shorter)


def _further(cost: Cost, hop: Hop[State]) -> Cost:
    line = hop.line
    hours = None if line is None else line.hours
    return Cost(
        max(cost.grade, hop.passed.grade),
        cost.without_line + (line is None),
        cost.hops + 1,
        cost.unknown_times + (hours is None),
        cost.hours + (hours or 0.0),
        (*cost.parties, hop.recipient),
        (*cost.lines, "" if line is None else line.id),
    )


def _spares(one: Cost, other: Cost) -> bool:
    """Whether ``one``, in the same state, makes ``other`` needless whatever follows: it goes along fewer of its
    parties, or along the same ones at no more cost of any kind. The grade alone does not decide: a weak hop later on
    makes grades equal.
    """
    if one.grade > other.grade or one.without_line > other.without_line:
        return False
    if one.parties == other.parties:
        times, others = (one.unknown_times, one.hours), (other.unknown_times, other.hours)
        no_later = one.unknown_times <= other.unknown_times and one.hours <= other.hours
        return no_later and (times != others or one.lines <= other.lines or one.without_line < other.without_line)
    left = iter(other.parties)
    return all(party in left for party in one.parties)
