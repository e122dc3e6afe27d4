"""A signal that enters at one desk: who may know it when, by which flows, where it stops, and what would carry it on.

Somebody who is no partner tells one item at a desk (``EntryDesk``). From then on it moves as everything moves: over the
working flows, hop by hop under the law, the clock ticking (:mod:`queries.timing`). What other actors know of their own
accord does not count here: the question is what becomes of *this* signal. Intake, hours and handling are *modelled*.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.availability import Hours, hours_of, minutes_of
from graph.earliest import Arrival, Clock, Line, Spread, best_end, spread
from queries.acting import acts_by_itself, may_act
from queries.deciding import is_reported
from queries.flow_decider import Lying, OnItsWay
from queries.signal_answer import Due, Heard, Onward, Shut, Signal, Stop, StopKind
from queries.telling import DeskFlows
from queries.timing import Moment, Pace, TimedLeg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.terms import EntryDesk, Need
    from queries.clock import Start
    from queries.deciding import Bench
    from queries.legal_answer import Leg
    from queries.telling import Refusal

__all__ = ["URGENT_INTAKE", "Signals"]

_OWN_TASK = ""

URGENT_INTAKE = 60
"""Minutes (*modelled*): what takes longer to record is not done over an urgent line in the night."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question on its way: what lies at the desk, and from which minute it is known and possible."""

    desk: str
    item: str
    start: Start
    lying: tuple[Lying, ...]
    known: int | None
    possible: int | None


class Signals:
    """The signals of the model of ``bench``. ``ordinary`` leaves the urgent lines out.

    Only actors pass a signal on: the victim or her circle at another desk is another signal.
    """

    def __init__(self, bench: Bench, *, ordinary: bool = False) -> None:
        self.flows = DeskFlows(bench)
        self.model = bench.model
        self.ordinary = ordinary
        self.keeps = {
            actor.id: hours_of((actor.ordinary,) if ordinary else (actor.urgent, actor.ordinary))
            for actor in self.model.actors
        }
        self._clock = Clock(self.keeps)
        self._spreads: dict[tuple[str, str, int, bool, bool], Spread[Lying]] = {}

    @cached_property
    def entries(self) -> dict[tuple[str, str], tuple[EntryDesk, ...]]:
        """The entry desks by desk and item. A confined item enters nowhere; neither does anything at a desk, or of an
        item, that an edit of the model took away.
        """
        told = {item.id for item in self.model.items if not item.confined}
        found: dict[tuple[str, str], list[EntryDesk]] = {}
        for entry in self.model.entry_desks:
            for item in entry.items:
                if item in told and entry.desk in self.model.actor:
                    found.setdefault((entry.desk, item), []).append(entry)
        return {key: tuple(entries) for key, entries in sorted(found.items())}

    def at(self, desk: str, item: str, start: Start, level: int = 3) -> Signal:
        """What becomes of ``item`` told at ``desk`` at ``start``. Raises ``KeyError`` where it cannot be told there."""
        entries = self.entries[desk, item]
        asked = _Asked(desk, item, start, self.flows.told_at(desk, item, entries), *self._intake(entries, start))
        due = (*(self._due(asked, need, level) for need in self._needs[item]), *self._unneeded(asked, level))
        heard = [Heard(desk, self._moment(asked, desk, ()))]
        heard += [one for actor in self._others(asked) if (one := self._heard(asked, actor)) is not None]
        stops = (self._stop(asked, one) for one in due if one.needed and one.pace not in (Pace.IN_TIME, Pace.OWN))
        return Signal(
            desk,
            item,
            start,
            level,
            heard[0].moment,
            tuple(sorted(heard, key=_order)),
            due,
            tuple(sorted(stops, key=lambda one: (not one.due.acts, one.due.term, one.due.actor, one.due.step))),
            self._shut(desk, item, start),
        )

    # ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _intake(self, entries: tuple[EntryDesk, ...], start: Start) -> tuple[int | None, int | None]:
        """The soonest minute at which the desk has it on record: who tells it comes now, the desk keeps its hours."""
        desk = entries[0].desk
        keeps = self.keeps[desk]
        takes = [minutes_of(one.intake_hours) for one in entries]
        known = [keeps.known(self._recorded(desk, start.minute, one)) for one in takes if one is not None]
        possible = [keeps.possible(self._recorded(desk, start.minute, one or 0)) for one in takes]
        return _first(known), _first(possible)

    def _recorded(self, desk: str, told: int, takes: int) -> int:
        """When recording is done. An urgent line takes a call, and no intake that takes longer than
        :data:`URGENT_INTAKE`: that is work for ordinary hours, where somebody knows when those are.
        """
        ordinary = self._ordinary(desk, takes)
        begun = None if ordinary is None else ordinary.known(told)
        if ordinary is None or begun is None:
            return told + takes
        done = begun + takes
        worked_on = ordinary.known(done - 1) == done - 1
        return done if worked_on else ordinary.known(done) or done

    def _ordinary(self, desk: str, takes: int) -> Hours | None:
        """The hours in which the desk does an intake of so many minutes, where that is work for ordinary hours."""
        hours = hours_of((self.model.actor[desk].ordinary,))
        return hours if takes > URGENT_INTAKE and hours.certain else None

    def _shut(self, desk: str, item: str, start: Start) -> Shut | None:
        """Whether the desk cannot take it at the start, until when, and where else the same can be told then."""
        takes = [minutes_of(one.intake_hours) or 0 for one in self.entries[desk, item]]
        begins = [(self._ordinary(desk, one) or self.keeps[desk]).possible(start.minute) for one in takes]
        until = _first(begins)
        if until is None or until == start.minute:
            return None
        soon = start.minute + URGENT_INTAKE
        others = {at: self._intake(entries, start)[0] for (at, what), entries in self.entries.items() if what == item}
        return Shut(
            until, tuple(at for at, known in others.items() if at != desk and known is not None and known <= soon)
        )

    @cached_property
    def _needs(self) -> dict[str, tuple[Need, ...]]:
        order = {step.id: step.order for step in self.model.steps}
        needs = sorted(self.model.needs, key=lambda need: (need.needer, order[need.step]))
        return {
            item: tuple(need for need in needs if need.item == item and need.needer in self.model.actor)
            for item in self.model.item
        }

    def _due(self, asked: _Asked, need: Need, level: int) -> Due:
        term = self.model.step[need.step].hours(level)
        moment = self._moment(asked, need.needer, (need.step,))
        return Due(need.needer, need.step, term, may_act(self.model, need), True, moment)

    def _unneeded(self, asked: _Asked, level: int) -> Iterator[Due]:
        """Who may act on it without needing it: told for its own task, within the term of the step it decides at."""
        for actor, step in acts_by_itself(self.model, asked.item):
            term = self.model.step[step].hours(level)
            yield Due(actor, step, term, True, False, self._moment(asked, actor, (_OWN_TASK,)))

    def _others(self, asked: _Asked) -> tuple[str, ...]:
        """Every actor to which a flow with the item goes, but the desk."""
        lines = self._lines(asked.item)
        return tuple(sorted({line.recipient for line in lines} - {asked.desk}))

    def _heard(self, asked: _Asked, actor: str) -> Heard | None:
        steps = tuple(need.step for need in self._needs[asked.item] if need.needer == actor)
        moment = self._moment(asked, actor, (_OWN_TASK, *steps))
        return None if moment.at_best is None else Heard(actor, moment)

    def _moment(self, asked: _Asked, actor: str, steps: tuple[str, ...]) -> Moment:
        """When ``actor`` can have it for any of ``steps``, ``""`` being its own task."""
        known = self._soonest(asked, actor, steps, possible=False)
        best = self._soonest(asked, actor, steps, possible=True)
        if best is None:
            return Moment(asked.start)
        unsaid = best if known is None or best.minute < known.minute else None
        asks = {is_reported(step) for step in steps}
        return Moment(
            asked.start,
            receiver=actor,
            hours=None if known is None else (known.minute - asked.start.minute) / 60,
            legs=() if known is None else _legs(known),
            at_best=(best.minute - asked.start.minute) / 60,
            unknown_flows=() if unsaid is None else _unknown_flows(unsaid),
            unknown_hours=() if unsaid is None else self._unknown_hours(unsaid),
            exact=all(self._spread(asked, one, possible=two).exact for one in asks for two in (False, True)),
        )

    def _soonest(self, asked: _Asked, actor: str, steps: tuple[str, ...], *, possible: bool) -> Arrival[Lying] | None:
        begun = asked.possible if possible else asked.known
        if begun is None:
            return None
        if actor == asked.desk:
            return min((Arrival(actor, lying, begun) for lying in asked.lying), key=lambda one: one.minute)
        ends = [self._end(asked, actor, step, possible=possible) for step in steps]
        return min((end for end in ends if end is not None), key=lambda one: (one.minute, one.grade), default=None)

    def _end(self, asked: _Asked, actor: str, step: str, *, possible: bool) -> Arrival[Lying] | None:
        lines = [line for line in self._lines(asked.item) if line.recipient == actor]
        found = self._spread(asked, is_reported(step), possible=possible)
        if step == _OWN_TASK:
            return next(iter(found.at.get(actor, ())), None)
        moves = self._clock.possible if possible else self._clock.known
        return best_end(found, lines, OnItsWay(self.flows, asked.item, step, last=True), moves)

    def _spread(self, asked: _Asked, reported: bool, *, possible: bool) -> Spread[Lying]:
        begun = asked.possible if possible else asked.known
        if begun is None:
            return Spread({})
        key = (asked.desk, asked.item, begun, reported, possible)
        if key not in self._spreads:
            self._spreads[key] = spread(
                [(asked.desk, lying) for lying in asked.lying],
                self._lines(asked.item),
                OnItsWay(self.flows, asked.item, "BEE" if reported else _OWN_TASK),
                self._clock.possible if possible else self._clock.known,
                begun,
            )
        return self._spreads[key]

    def _lines(self, item: str) -> tuple[Line, ...]:
        actors = self.model.actor
        return tuple(one for one in self.flows.lines(item) if one.sender in actors and one.recipient in actors)

    def _unknown_hours(self, end: Arrival[Lying]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.party for one in end.chain if not self.keeps[one.party].certain))

    # ── where it stops ───────────────────────────────────────────────────────────────────────────────────────────────

    def _stop(self, asked: _Asked, due: Due) -> Stop:
        onward, direct, over_him = self._onward(asked, due)
        if due.pace is Pace.LATE:
            at = due.moment.legs[-1].sender if due.moment.legs else asked.desk
            flow = due.moment.legs[-1].leg.flow if due.moment.legs else None
            return Stop(due, StopKind.LATE, at, flow, onward=onward, over_him=over_him)
        if due.pace is Pace.CANNOT_SAY:
            flow = next(iter(due.moment.unknown_flows), None)
            at = asked.desk if flow is None else self.model.flow[flow].sender
            return Stop(due, StopKind.UNKNOWN_TIME, at, flow, onward=onward, over_him=over_him)
        refused = self.flows.refusal(self._lying(asked, due.step), due.actor, asked.item, due.step)
        if refused is None:
            at = asked.desk if onward is None else onward.holder
            return Stop(due, StopKind.NO_FLOW, at, None, None if onward is not None else direct, onward, over_him)
        return self._refused(due, refused, onward, over_him=over_him)

    def _refused(self, due: Due, refused: Refusal, onward: Onward | None, *, over_him: bool) -> Stop:
        kind = StopKind.UNGROUNDED if refused.competent else StopKind.NOT_COMPETENT
        if self.flows.left_out(refused.leg):
            kind, over_him = StopKind.OVER_HIM, onward is None
        return Stop(due, kind, refused.at, refused.flow, refused.leg, onward, over_him)

    def _lying(self, asked: _Asked, step: str) -> dict[str, tuple[Arrival[Lying], ...]]:
        """With whom the signal lies, if everything unknown takes no time."""
        return dict(self._spread(asked, is_reported(step), possible=True).at)

    def _onward(self, asked: _Asked, due: Due) -> tuple[Onward | None, Leg | None, bool]:
        """The best lawful hop to who needs it, and the best refusal of one from the desk. Where there is no such hop:
        whether there is one by asking the alleged perpetrator, which is none to propose.
        """
        if due.actor == asked.desk:
            return None, None, False
        found = []
        over_him = False
        for holder, arrivals in sorted(self._lying(asked, due.step).items()):
            if holder == due.actor:
                continue
            legs = [self.flows.tell(one.label, due.actor, asked.item, due.step) for one in arrivals]
            told = [leg for leg in legs if leg is not None]
            if told:
                best = min(told, key=lambda leg: leg.rank)
                found.append(Onward(holder, due.actor, self._called(asked, holder, due), best))
            else:
                chains = (one.label.carriage for one in arrivals)
                over_him = over_him or any(self.flows.over_him(one, due.actor, asked.item, due.step) for one in chains)
        direct = self.flows.direct(asked.lying, due.actor, asked.item, due.step)
        return min(found, key=_best_hop, default=None), direct, over_him and not found

    def _called(self, asked: _Asked, holder: str, due: Due) -> float | None:
        """When a call by ``holder`` would reach who needs it, from the moment that it is known to know."""
        known = self._spread(asked, is_reported(due.step), possible=False).at.get(holder, ())
        if not known:
            return None
        passage = self._clock.known(Line("", holder, due.actor, 0), known[0].minute)
        return None if passage is None else (passage.known - asked.start.minute) / 60


def _first(minutes: list[int | None]) -> int | None:
    return min((one for one in minutes if one is not None), default=None)


def _best_hop(one: Onward) -> tuple[bool, int, float, str]:
    return (one.hours is None, one.leg.rank, one.hours or 0.0, one.holder)


def _order(one: Heard) -> tuple[bool, float, str]:
    return (one.moment.hours is None, one.moment.hours or 0.0, one.actor)


def _legs(end: Arrival[Lying]) -> tuple[TimedLeg, ...]:
    return tuple(
        TimedLeg(one.label.leg, one.came.party, one.party, one.came.minute, one.passage)
        for one in end.chain
        if one.came is not None and one.passage is not None and one.label.leg is not None
    )


def _unknown_flows(end: Arrival[Lying]) -> tuple[str, ...]:
    return tuple(one.line.id for one in end.chain if one.line is not None and one.line.minutes is None)
