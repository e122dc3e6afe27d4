"""The earliest moment at which a record can be with a party: lines take time and parties keep hours.

A time-dependent earliest-arrival search with labels: what may follow depends on the record that travels, so a party is
reached once per record and not once. A later departure never arrives sooner, so whoever is taken out of the queue first
is there first (Dijkstra; Dreyfus, An appraisal of some shortest-path algorithms, 1969). A line added can only add
chains: it makes nothing later.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Generic, Protocol

from graph.deciding import Label, Passed

if TYPE_CHECKING:
    from graph.availability import Hours

__all__ = ["KEPT", "Arrival", "Carrier", "Clock", "Line", "Moves", "Passage", "Spread", "best_end", "spread"]

KEPT = 64
"""How many chains to one party with one record are kept that pass other parties; it keeps the search polynomial. All of
them in a model of eight parties, and one is enough where the lines run in no circle. :attr:`Spread.exact` says whether
one was ever left out.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from ``sender`` to ``recipient``; handling takes ``minutes``, ``None`` when nobody knows how long."""

    id: str
    sender: str
    recipient: str
    minutes: int | None


class Carrier(Protocol[Label]):
    """Decides one line in full: as :class:`graph.deciding.Decider`, but two lines between the same two parties may
    carry different things. The answer depends on its arguments only.
    """

    def carry(self, label: Label, line: Line) -> tuple[Passed[Label], ...]:
        """Every way in which the line carries on a record with this label; empty when it does not."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """How one line goes: the sender starts at ``sent``, is done at ``ready``, and at ``known`` the recipient reads it.
    All in minutes; ``sent`` is later than the moment the sender had it when the sender had to be waited for.
    """

    sent: int
    ready: int
    known: int


Moves = Callable[[Line, int], Passage | None]
"""How a line goes for a sender that has the record from a given minute; ``None`` when that cannot be said."""


class Clock:
    """The hours of every party. A party without hours is reached at nobody knows what moment."""

    def __init__(self, hours: Mapping[str, Hours]) -> None:
        self._hours = hours

    def known(self, line: Line, minute: int) -> Passage | None:
        """Wait for the sender, handle, wait for the recipient: only what is known."""
        sender, recipient = self._hours.get(line.sender), self._hours.get(line.recipient)
        sent = None if sender is None else sender.known(minute)
        if sent is None or line.minutes is None or recipient is None:
            return None
        known = recipient.known(sent + line.minutes)
        return None if known is None else Passage(sent, sent + line.minutes, known)

    def possible(self, line: Line, minute: int) -> Passage | None:
        """The same with everything that nobody knows at its shortest: no sooner than this can it be."""
        sender, recipient = self._hours.get(line.sender), self._hours.get(line.recipient)
        sent = minute if sender is None else sender.possible(minute)
        if sent is None:
            return None
        ready = sent + (line.minutes or 0)
        known = ready if recipient is None else recipient.possible(ready)
        return None if known is None else Passage(sent, ready, known)


@dataclass(frozen=True, slots=True)
class Arrival(Generic[Label]):
    """A record with ``label`` is with ``party`` from ``minute`` on. At an origin nothing came before.

    ``grade`` is that of the weakest line of the chain, ``reason`` the evidence of the last one.
    """

    party: str
    label: Label
    minute: int
    grade: int = 0
    line: Line | None = None
    passage: Passage | None = None
    reason: str = ""
    came: Arrival[Label] | None = None
    passed: frozenset[str] = frozenset()

    @property
    def chain(self) -> tuple[Arrival[Label], ...]:
        """Every arrival of the chain, the origin first."""
        before = () if self.came is None else self.came.chain
        return (*before, self)

    @property
    def lines(self) -> tuple[str, ...]:
        """The ids of the lines, the oldest first."""
        return tuple(one.line.id for one in self.chain if one.line is not None)


@dataclass(frozen=True, slots=True)
class Spread(Generic[Label]):
    """Where a record can be, and from when: arrivals per party, earliest first. A party is there once per label, and
    more often where one chain passes parties that another does not. ``exact`` is false when chains were left out.
    """

    at: Mapping[str, tuple[Arrival[Label], ...]]
    exact: bool = True


def spread(
    origins: Iterable[tuple[str, Label]], lines: Iterable[Line], carrier: Carrier[Label], moves: Moves, start: int
) -> Spread[Label]:
    """All earliest arrivals of a record that ``origins`` (party, label) have at minute ``start``.

    A chain tells nobody twice. Of chains that are equally early the one with the firmer weakest line goes first, then
    the one with fewer lines, then by id. An arrival is left out when an earlier one has the same label and passed no
    party that this one did not: whatever can follow it can follow the earlier one, and no later.

    >>> from graph.availability import ALWAYS
    >>> class Anything:
    ...     def carry(self, label, line):
    ...         return (Passed(label, 0),)
    >>> lines = [Line("f", "a", "b", 15), Line("g", "b", "c", 60)]
    >>> clock = Clock(dict.fromkeys("abc", ALWAYS))
    >>> spread([("a", "x")], lines, Anything(), clock.known, 0).at["c"][0].minute
    75
    """
    leaving = _leaving(lines)
    after = {party: _after(leaving, party) for party in leaving}
    ticket = count()
    queue = [
        (_cost(one), next(ticket), one)
        for one in (Arrival(party, label, start, passed=frozenset({party})) for party, label in origins)
    ]
    heapq.heapify(queue)
    kept: dict[tuple[str, Label], list[frozenset[str]]] = {}
    found: dict[str, list[Arrival[Label]]] = {}
    exact = True
    while queue:
        _, _, one = heapq.heappop(queue)
        # Who cannot be reached from here cannot be told twice.
        passed = one.passed & after.get(one.party, frozenset())
        before = kept.setdefault((one.party, one.label), [])
        if any(other <= passed for other in before):
            continue
        if len(before) >= KEPT:
            exact = False
            continue
        before.append(passed)
        found.setdefault(one.party, []).append(one)
        for line in leaving.get(one.party, ()):
            for onward in _along(one, line, carrier, moves):
                heapq.heappush(queue, (_cost(onward), next(ticket), onward))
    return Spread({party: tuple(arrivals) for party, arrivals in found.items()}, exact)


def best_end(
    found: Spread[Label], lines: Iterable[Line], carrier: Carrier[Label], moves: Moves
) -> Arrival[Label] | None:
    """The earliest arrival over one of ``lines`` from wherever ``found`` has the record, decided by ``carrier``: the
    last line of a chain may be decided for another task than the lines before it. ``None`` when there is none.
    """
    ends = (
        end
        for line in sorted(lines, key=lambda one: one.id)
        for one in found.at.get(line.sender, ())
        for end in _along(one, line, carrier, moves)
    )
    return min(ends, key=_cost, default=None)


def _along(one: Arrival[Label], line: Line, carrier: Carrier[Label], moves: Moves) -> Iterator[Arrival[Label]]:
    """The arrivals that one more line gives; none where it cannot be said when, or somebody would be told twice."""
    if line.recipient in one.passed:
        return
    passage = moves(line, one.minute)
    if passage is None:
        return
    passed = one.passed | {line.recipient}
    for way in carrier.carry(one.label, line):
        grade = max(one.grade, way.grade)
        yield Arrival(line.recipient, way.label, passage.known, grade, line, passage, way.reason, one, passed)


def _cost(one: Arrival[Label]) -> tuple[int, int, int, tuple[str, ...]]:
    return (one.minute, one.grade, len(one.passed), one.lines)


def _leaving(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: one.id):
        found.setdefault(line.sender, []).append(line)
    return found


def _after(leaving: Mapping[str, list[Line]], party: str) -> frozenset[str]:
    """Who can be reached from a party; the party itself only by a circle."""
    seen: set[str] = set()
    queue = [party]
    while queue:
        for line in leaving.get(queue.pop(), ()):
            if line.recipient not in seen:
                seen.add(line.recipient)
                queue.append(line.recipient)
    return frozenset(seen)
