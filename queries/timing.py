"""When somebody can lawfully know an item at the earliest: over the working flows of a model, from a start on.

Every flow takes its handling time, every actor keeps its hours, waiting included. All of it is *modelled*. Of a flow of
which nobody knows the time, or a party of which nobody knows the hours, no number is ever made: then it cannot be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from graph.availability import Hours, hours_of
from graph.earliest import Arrival, Clock, Line, Moves, Passage, Spread, best_end, spread
from queries.careful_flows import CarefulFlows
from queries.clock import EVERY_HOUR, Start
from queries.deciding import is_reported
from queries.flow_decider import Lying, OnItsWay

if TYPE_CHECKING:
    from ontology.terms import Availability
    from queries.deciding import Bench
    from queries.legal_answer import Leg

__all__ = ["Call", "Moment", "Pace", "TimedLeg", "Timing", "Week"]


class Pace(StrEnum):
    """What the clock makes of one need. ``cannot-say`` is no kind of late and no kind of in time."""

    OWN = "own"
    IN_TIME = "in-time"
    LATE = "late"
    CANNOT_SAY = "cannot-say"
    DOES_NOT_ARRIVE = "does-not-arrive"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class TimedLeg:
    """One flow of a chain with its verdict: ``had`` is the minute at which the sender had it, ``passage`` how the flow
    then goes. Minutes of the week of the start, which may run on into later weeks.
    """

    leg: Leg
    sender: str
    recipient: str
    had: int
    passage: Passage

    @property
    def waits_for_sender(self) -> bool:
        """Whether the sender could not be reached when it had the item."""
        return self.passage.sent > self.had

    @property
    def waits_for_recipient(self) -> bool:
        """Whether the recipient could not be reached when the sender was done."""
        return self.passage.known > self.passage.ready


@dataclass(frozen=True, slots=True)
class Moment:
    """When an item can lawfully be with ``receiver``, in hours from ``start``.

    ``hours`` is over flows and hours that are known, with the chain ``legs`` (none for what the receiver has of
    itself); ``None`` where it cannot be said or nothing arrives. ``at_best`` is what it would be if everything unknown
    took no time at all: a bound, never an answer; ``None`` when no lawful chain brings it. Where it is below ``hours``,
    ``unknown_flows`` and ``unknown_hours`` say of which flows nobody knows the time and of which parties the hours.
    ``exact`` is false where chains were left out to keep the search short; then it may arrive sooner.
    """

    start: Start
    receiver: str | None = None
    hours: float | None = None
    legs: tuple[TimedLeg, ...] = ()
    at_best: float | None = None
    unknown_flows: tuple[str, ...] = ()
    unknown_hours: tuple[str, ...] = ()
    exact: bool = True
    closed: bool = False

    def pace(self, term: float) -> Pace:
        """Whether it is there within ``term`` hours. Late is only what a known chain brings late while no chain of
        unknown time can bring it in time.
        """
        if self.closed:
            return Pace.CLOSED
        if self.at_best is None:
            return Pace.DOES_NOT_ARRIVE
        if self.hours is None:
            return Pace.CANNOT_SAY
        if self.hours <= term:
            return Pace.IN_TIME if self.legs else Pace.OWN
        return Pace.LATE if self.at_best > term and self.exact else Pace.CANNOT_SAY


@dataclass(frozen=True, slots=True)
class Week:
    """:attr:`Moment.hours` for a start at each whole hour of the week, Monday 00:00 first."""

    hours: tuple[float, ...]

    @property
    def best(self) -> float:
        """The shortest of them."""
        return min(self.hours)

    @property
    def median(self) -> float:
        """Half of the starts take no longer."""
        return median(self.hours)

    @property
    def worst(self) -> float:
        """The longest of them."""
        return max(self.hours)

    @property
    def worst_start(self) -> Start:
        """From when it takes longest, the first of equals."""
        return EVERY_HOUR[self.hours.index(self.worst)]

    def in_time(self, term: float) -> int:
        """For how many of the 168 starts it is there within ``term`` hours."""
        return sum(hours <= term for hours in self.hours)


@dataclass(frozen=True, slots=True)
class Call:
    """What it would be if there were a line: ``holder`` has it of itself, may tell it to ``receiver`` and both are
    reached in ``hours``. Nobody made this arrangement; it is *modelled*.
    """

    holder: str
    receiver: str
    hours: float
    leg: Leg


class Timing:
    """The clock over the flows of ``bench``. Whoever has an urgent line is reached over it too, unless ``ordinary``.

    A chain or call that asks the alleged perpetrator is none while that is not known to be safe
    (:mod:`queries.safe_asking`). A receiver is an actor, a knowledge source or a table; a table knows when its first
    seat does. Of a confined item nothing is said, not even a time: who keeps which hours would give away who knows it.
    """

    def __init__(self, bench: Bench, *, ordinary: bool = False) -> None:
        self.flows = CarefulFlows(bench)
        self.model = bench.model
        self.ordinary = ordinary
        self.keeps: dict[str, Hours] = {
            actor.id: _hours((actor.ordinary,) if ordinary else (actor.urgent, actor.ordinary))
            for actor in self.model.actors
        }
        self._clock = Clock(self.keeps)
        self._spreads: dict[tuple[str, bool, int, bool], Spread[Lying]] = {}
        self._weeks: dict[tuple[str, str, str], Week | None] = {}

    def hours(self, receiver: str, item: str, step: str, start: Start) -> float | None:
        """The hours from ``start`` until the receiver can lawfully know the item for what it needs at ``step`` (``""``
        for its own task); 0 for what it has of itself, ``None`` where that cannot be said or nothing arrives.
        """
        if self.model.item[item].confined:
            return None
        found = self._soonest(receiver, item, step, start, possible=False)
        return None if found is None else (found.minute - start.minute) / 60

    def moment(self, receiver: str, item: str, step: str, start: Start) -> Moment:
        """:meth:`hours` with the chain, its verdicts, and what cannot be said."""
        if self.model.item[item].confined:
            return Moment(start, closed=True)
        known = self._soonest(receiver, item, step, start, possible=False)
        best = self._soonest(receiver, item, step, start, possible=True)
        if best is None:
            return Moment(start)
        unsaid = best if known is None or best.minute < known.minute else None
        spreads = (self._spread(item, step, start, possible=one) for one in (False, True))
        return Moment(
            start,
            receiver=best.party if known is None else known.party,
            hours=None if known is None else (known.minute - start.minute) / 60,
            legs=() if known is None else tuple(_legs(known)),
            at_best=(best.minute - start.minute) / 60,
            unknown_flows=() if unsaid is None else self._unknown_flows(unsaid),
            unknown_hours=() if unsaid is None else self._unknown_hours(unsaid),
            exact=all(one.exact for one in spreads),
        )

    def profile(self, receiver: str, item: str, step: str) -> Week | None:
        """:meth:`hours` over the week; ``None`` where a start has none."""
        key = (receiver, item, step)
        if key not in self._weeks:
            found = [self.hours(receiver, item, step, start) for start in EVERY_HOUR]
            said = tuple(hours for hours in found if hours is not None)
            self._weeks[key] = Week(said) if len(said) == len(found) else None
        return self._weeks[key]

    def call(self, receiver: str, item: str, step: str, start: Start) -> Call | None:
        """The soonest call that the law would let an actor make that has the item of itself; ``None`` for none."""
        if self.model.item[item].confined:
            return None
        holders = sorted({party for party, _ in self.flows.origins(item) if party in self.model.actor})
        found = []
        for holder in holders:
            for told in self.receivers(receiver):
                passage = self._clock.known(Line("", holder, told, 0), start.minute)
                leg = None if passage is None else self.flows.call(holder, told, item, step)
                if passage is not None and leg is not None:
                    found.append(Call(holder, told, (passage.known - start.minute) / 60, leg))
        return min(found, key=lambda one: (one.hours, one.leg.rank, one.holder, one.receiver), default=None)

    def only_over_him(self, receiver: str, item: str, step: str) -> bool:
        """Whether someone who has the item of itself could call only by asking the alleged perpetrator, unsafely: then
        there is no :meth:`call`, and no answer of this clock counts on it (:mod:`queries.safe_asking`).
        """
        if self.model.item[item].confined:
            return False
        held = [lying for party, lying in self.flows.origins(item) if party in self.model.actor]
        told = [party for party in self.receivers(receiver) if all(party != one.carriage.party for one in held)]
        if not told or any(self.flows.call(one.carriage.party, to, item, step) for one in held for to in told):
            return False
        return any(self.flows.over_him(one.carriage, to, item, step) for one in held for to in told)

    def receivers(self, party: str) -> tuple[str, ...]:
        """Who must know: the party itself, or the seats of a table."""
        table = self.model.table.get(party)
        return (party,) if table is None else tuple(seat.actor for seat in table.seats)

    def _soonest(self, receiver: str, item: str, step: str, start: Start, *, possible: bool) -> Arrival[Lying] | None:
        receivers = self.receivers(receiver)
        own = [Arrival(party, lying, start.minute) for party, lying in self.flows.origins(item) if party in receivers]
        if own:
            return min(own, key=lambda one: one.party)
        return best_end(
            self._spread(item, step, start, possible=possible),
            [line for line in self.flows.lines(item) if line.recipient in receivers],
            OnItsWay(self.flows, item, step, last=True),
            self._moves(possible=possible),
        )

    def _spread(self, item: str, step: str, start: Start, *, possible: bool) -> Spread[Lying]:
        key = (item, is_reported(step), start.minute, possible)
        if key not in self._spreads:
            self._spreads[key] = spread(
                self.flows.origins(item),
                self.flows.lines(item),
                OnItsWay(self.flows, item, step),
                self._moves(possible=possible),
                start.minute,
            )
        return self._spreads[key]

    def _moves(self, *, possible: bool) -> Moves:
        return self._clock.possible if possible else self._clock.known

    def _unknown_flows(self, end: Arrival[Lying]) -> tuple[str, ...]:
        lines = (one.line for one in end.chain)
        return tuple(line.id for line in lines if line is not None and line.minutes is None)

    def _unknown_hours(self, end: Arrival[Lying]) -> tuple[str, ...]:
        on_the_way = dict.fromkeys(one.party for one in end.chain)
        return tuple(party for party in on_the_way if party not in self.keeps or not self.keeps[party].certain)


@lru_cache(maxsize=128)
def _hours(kinds: tuple[Availability, ...]) -> Hours:
    """As :func:`graph.availability.hours_of`, once for all actors that keep the same hours."""
    return hours_of(kinds)


def _legs(end: Arrival[Lying]) -> list[TimedLeg]:
    return [
        TimedLeg(one.label.leg, one.came.party, one.party, one.came.minute, one.passage)
        for one in end.chain
        if one.came is not None and one.passage is not None and one.label.leg is not None
    ]
