"""Whether the information position carries the approach.

Does whoever must act have what a goal, risk, mitigation, indicator or criterion rests on, lawfully and in time?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ontology.terms import Confidence, Evidence, Need
from queries.analysis import analyse
from queries.answer import GapKind
from queries.approach_parts import Demand
from queries.careful_flows import CarefulFlows
from queries.clock import DEFAULT_START, Start
from queries.current import current_analysis
from queries.legal_gaps import judge_rows
from queries.timing import Pace, Timing
from queries.verdict import Outcome

if TYPE_CHECKING:
    from graph.deciding import Passed
    from graph.earliest import Line
    from ontology.model import Model
    from queries.answer import NeedRow
    from queries.approach_parts import Part
    from queries.deciding import Bench
    from queries.flow_decider import Lying
    from queries.legal_answer import Judged, Leg, Way
    from queries.legal_flows import LegalFlows
    from queries.verdict import Verdict

__all__ = ["Carried", "Clocks", "Rest", "Standing", "Track", "approach", "combined"]


class Carried(StrEnum):
    """What the information position is to something that rests on it. No score: nothing is counted or added up."""

    CARRIED = "carried"
    PARTLY = "partly"
    NOT = "not"
    UNSAID = "not-to-say"


@dataclass(frozen=True, slots=True)
class Rest:
    """One demand with what became of it: the row (kind of gap, reason, term), the verdict on the gap or the lawful way
    that brings it. ``carried`` is never ``partly``.
    """

    demand: Demand
    carried: Carried
    row: NeedRow
    judged: Judged | None
    way: Way | None

    @property
    def verdict(self) -> Verdict | None:
        """On the gap the best that the law says of telling it; of a lawful way what its weakest leg rests on."""
        if self.way is not None:
            return self.way.weakest.verdict
        return None if self.judged is None else self.judged.verdict


@dataclass(frozen=True, slots=True)
class Track:
    """What is about children, or all else, apart: two judgements that are never added up."""

    child: bool
    rests: tuple[Rest, ...]
    unneeded: tuple[str, ...]
    confined: int

    @property
    def carried(self) -> Carried:
        """The whole track."""
        unknown = [Carried.UNSAID] * (len(self.unneeded) + self.confined)
        return combined([*(one.carried for one in self.rests), *unknown])


@dataclass(frozen=True, slots=True)
class Standing:
    """One part with its tracks; none where nothing says what it rests on, and then nothing can be said of it."""

    part: Part
    tracks: tuple[Track, ...]


def combined(states: Iterable[Carried]) -> Carried:
    """Carried when all are, not when none is, partly when some are and some are not.

    What is not to say decides nothing: where it could tip the answer, the answer is not to say either.

    >>> combined([Carried.CARRIED, Carried.NOT, Carried.UNSAID]).value, combined([Carried.NOT, Carried.UNSAID]).value
    ('partly', 'not-to-say')
    """
    found = set(states)
    if {Carried.CARRIED, Carried.NOT} <= found or Carried.PARTLY in found:
        return Carried.PARTLY
    if Carried.UNSAID in found or not found:
        return Carried.UNSAID
    return Carried.CARRIED if Carried.CARRIED in found else Carried.NOT


class Clocks:
    """Two clocks over the flows of ``bench``: one that takes every chain that the law does not refuse, and one that
    takes only chains on which the law answers. What comes in time by the first alone is not to say.
    """

    def __init__(self, bench: Bench, *, ordinary: bool = False) -> None:
        self.every = Timing(bench, ordinary=ordinary)
        self.decided = Timing(bench, ordinary=ordinary)
        self.decided.flows = _DecidedFlows(bench)


class _DecidedFlows(CarefulFlows):
    """The flows without those of which nobody can say whether the law carries them."""

    def onward(self, item: str, step: str, lying: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        return _answered(super().onward(item, step, lying, line))

    def at_the_end(self, item: str, step: str, lying: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        return _answered(super().at_the_end(item, step, lying, line))


def _answered(passed: tuple[Passed[Lying], ...]) -> tuple[Passed[Lying], ...]:
    return tuple(one for one in passed if _is_answer(one.label.leg))


def _is_answer(leg: Leg | None) -> bool:
    return leg is None or (leg.verdict is not None and leg.verdict.outcome is not Outcome.UNDETERMINED)


def approach(
    model: Model, parts: Iterable[Part], flows: LegalFlows, clocks: Clocks, start: Start = DEFAULT_START
) -> tuple[Standing, ...]:
    """The parts in their order, each with what became of its demands under the law and the clock from ``start``.

    A demand is carried when whoever must act has the item itself and first-hand, or a chain that the law carries brings
    it within the term of the step; conditions of that chain stand with it. It is not to say where something decisive is
    unknown: its holdings are not declared complete, nobody knows a time or the hours of a party, a question of law is
    open, nobody can say in which capacity somebody acts. Pure: the model never changes.
    """
    listed = tuple(parts)
    found: dict[tuple[int, Demand], Rest] = {}
    for level in sorted({part.level for part in listed}):
        demands = {one for part in listed if part.level == level for one in part.demands}
        rests = _rests(model, demands, level, flows, clocks, start)
        found |= {(level, rest.demand): rest for rest in rests}
    return tuple(Standing(part, tuple(_tracks(model, part, found))) for part in listed)


def _tracks(model: Model, part: Part, found: Mapping[tuple[int, Demand], Rest]) -> Iterator[Track]:
    for child in (False, True):
        rests = tuple(found[part.level, one] for one in part.demands if _of_child(model, one.item) is child)
        unneeded = tuple(item for item in part.unneeded if _of_child(model, item) is child)
        confined = part.confined_child if child else part.confined
        if rests or unneeded or confined:
            yield Track(child, rests, unneeded, confined)


def _of_child(model: Model, item: str) -> bool:
    return model.item[item].subject == "child"


def _rests(
    model: Model, demands: Iterable[Demand], level: int, flows: LegalFlows, clocks: Clocks, start: Start
) -> Iterator[Rest]:
    """The analysis, asked for these demands as if they were the needs of the model: nothing is decided anew here.

    Factors and criteria stay out: they make joint gaps and weights, which nobody asks for here.
    """
    needs = tuple(_need(one) for one in sorted(demands))
    asking = replace(model, needs=needs, risk_factors=(), criteria=())
    timed = current_analysis(asking, analyse(asking, level), flows, clocks.every, start)
    judged = {one.need: one for one in judge_rows(timed, flows)}
    for row in timed.rows:
        carried = _carried(model, row, clocks, start)
        way = _way(asking, row, flows)
        yield Rest(Demand(row.needer, row.item, row.step), carried, row, judged.get(row.need), way)


def _way(model: Model, row: NeedRow, flows: LegalFlows) -> Way | None:
    """The lawful chain of what arrives, in time or late; of what is confined nothing is said."""
    if row.kind not in (GapKind.RECEIVED, GapKind.LATE) or model.item[row.item].confined:
        return None
    table = model.table.get(row.needer)
    receivers = (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)
    return flows.way(receivers, row.item, row.step)


def _need(demand: Demand) -> Need:
    name = f"{demand.needer}-{demand.item}-{demand.step.lower()}"
    return Need(name, demand.needer, demand.item, demand.step, Evidence(Confidence.MODELLED))


def _carried(model: Model, row: NeedRow, clocks: Clocks, start: Start) -> Carried:
    if row.kind is GapKind.KNOWN:
        return Carried.CARRIED
    if row.kind is GapKind.RECEIVED:
        moment = clocks.decided.moment(row.needer, row.item, row.step, start)
        return Carried.CARRIED if moment.pace(row.hours) in (Pace.IN_TIME, Pace.OWN) else Carried.UNSAID
    if row.kind is GapKind.UNKNOWN or not _declared(model, row):
        return Carried.UNSAID
    return Carried.NOT


def _declared(model: Model, row: NeedRow) -> bool:
    """Whether it is certain that whoever must know it does not have it of itself."""
    table = model.table.get(row.needer)
    members = (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)
    actors = (model.actor[member] for member in members if member in model.actor)
    return all(actor.complete_holdings or row.item in actor.lacks for actor in actors)
