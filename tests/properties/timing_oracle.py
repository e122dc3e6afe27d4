"""When something can be known, by trying every simple chain one by one and looking at the clock minute by minute.

Shares with the engine only the one decision about a disclosure (``Bench``) and the record a recipient makes; chains,
grounds and hours are its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from math import ceil

from ontology.terms import Assurance, Availability, Flow, Quality
from queries.intermediaries import next_label, origins
from queries.own_tasks import purposes_of
from queries.verdict import Hop, Label, Outcome, Verdict
from tests.properties.random_timing import Timed

__all__ = ["Answer", "Every", "wait"]

_FAR = 14 * 24 * 60


@dataclass(frozen=True)
class Answer:
    """Minutes after the start: what is known, and what it would be if all that is unknown took no time."""

    known: int | None
    at_best: int | None


@dataclass(frozen=True)
class Lying:
    """The item with somebody at the end of a chain: a minute for what is known, and one for the best that can be."""

    party: str
    label: Label | None
    hops: tuple[Hop, ...]
    implied: tuple[str, ...]
    told: tuple[str, ...]
    known: int | None
    best: int


class Every:
    """All chains of one question."""

    def __init__(self, case: Timed) -> None:
        self.case, self.model, self.law, self.bench = case, case.model, case.law, case.bench()
        self._chains: dict[tuple[str, bool], list[Lying]] = {}

    def answer(self, needer: str, item: str, step: str) -> Answer:
        """The earliest minutes for what ``needer`` needs at ``step``."""
        begin = self.case.start.weekday * 1440 + round(self.case.start.hour * 60)
        tables = {table.id: [seat.actor for seat in table.seats] for table in self.model.tables}
        receivers = tables.get(needer, [needer])
        lyings = self._all(item, step in ("TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA"), begin)
        if any(one.party in receivers for one in lyings if len(one.told) == 1):
            return Answer(0, 0)
        ends = [
            self._clock(one, flow)
            for one in lyings
            for flow in self._leaving(one, item)
            if flow.recipient in receivers and any(True for _ in self._ways(one, flow, item, step, step))
        ]
        known = min((known for known, _ in ends if known is not None), default=None)
        best = min((best for _, best in ends), default=None)
        return Answer(None if known is None else known - begin, None if best is None else best - begin)

    def _all(self, item: str, reported: bool, begin: int) -> list[Lying]:
        """Everything that lies anywhere after any chain, middlemen told for their own task."""
        if (item, reported) not in self._chains:
            found: list[Lying] = []
            now = list(dict.fromkeys(self._origins(item, begin)))
            while now:
                found += now
                now = list(
                    dict.fromkeys(
                        after
                        for one in now
                        for flow in self._leaving(one, item)
                        for after in self._onward(one, flow, item, "BEE" if reported else "")
                    )
                )
            self._chains[(item, reported)] = found
        return self._chains[(item, reported)]

    def _origins(self, item: str, begin: int) -> Iterator[Lying]:
        own = [one for one in self.model.holdings if one.item == item and not one.brought_by]
        for one in own:
            if any(other.holder == one.holder and other.quality is Quality.FIRST_HAND for other in own):
                label = self.bench.label(self.model.record[one.record])
                yield Lying(one.holder, label, (), (), (one.holder,), begin, begin)

    def _leaving(self, one: Lying, item: str) -> list[Flow]:
        return [
            flow
            for flow in self.model.flows
            if flow.sender == one.party
            and item in flow.items
            and flow.assurance is not Assurance.OUGHT
            and flow.recipient not in one.told
        ]

    def _onward(self, one: Lying, flow: Flow, item: str, step: str) -> Iterator[Lying]:
        known, best = self._clock(one, flow)
        capacity = self.bench.capacity(flow.recipient)
        made = None if capacity is None or one.label is None else next_label(self.law, capacity, one.label)
        for hops in self._ways(one, flow, item, step, ""):
            came = None if made is None else replace(made, origin=origins(self.law, made, hops or ()))
            labels = [
                own if own is None or came is None else replace(own, origin=tuple(sorted({*own.origin, *came.origin})))
                for own in map(self.bench.label, self.bench.records(flow.recipient, item))
            ] or [came]
            reported = hops is not None and capacity is not None and "veilig-thuis" in self.law.within(capacity)
            implied = tuple(sorted({*one.implied, *(("vt-report",) if reported else ())}))
            for label in labels:
                told = (*one.told, flow.recipient)
                yield Lying(flow.recipient, label, (*one.hops, *(hops or ())), implied, told, known, best)

    def _ways(self, one: Lying, flow: Flow, item: str, step: str, needed: str) -> Iterator[tuple[Hop, ...] | None]:
        """Each choice of grounds by which the law carries the flow; ``None`` where nobody can say who acts how."""
        capacity = self.bench.capacity(flow.recipient)
        purposes = () if capacity is None else purposes_of(self.law, capacity, needed)
        asked = self.bench.disclosures(flow.sender, flow.recipient, one.label, purposes, one.hops)
        if not asked:
            yield None
        for each in asked:
            for grounds in _choices(self.bench.decide(each, step, one.implied, item)):
                yield tuple(Hop(each.holder, each.recipient, ground, each.purpose) for ground in grounds)

    # ── the clock ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _clock(self, one: Lying, flow: Flow) -> tuple[int | None, int]:
        """Known minute and best minute at which the recipient has it."""
        takes = None if flow.handling_hours is None else ceil(flow.handling_hours * 60)
        sender, recipient = self._kinds(flow.sender), self._kinds(flow.recipient)
        known = None if one.known is None or takes is None else wait(sender, one.known)
        if known is not None and takes is not None:
            known = wait(recipient, known + takes)
        best = _at_once(sender, one.best)
        return known, _at_once(recipient, best + (takes or 0))

    def _kinds(self, party: str) -> frozenset[Availability]:
        if party not in self.model.actor:
            return frozenset({Availability.UNKNOWN})
        actor = self.model.actor[party]
        return frozenset({actor.ordinary} if self.case.ordinary else {actor.ordinary, actor.urgent})


def _open(kind: Availability, minute: int) -> bool:
    """Whether somebody of this kind is there, by the clock on the wall."""
    weekday, of_day = minute // 1440 % 7, minute % 1440
    office = weekday < 5 and 510 <= of_day < 1020
    match kind:
        case Availability.ALWAYS:
            return True
        case Availability.OFFICE:
            return office
        case Availability.EVENING_NIGHT_WEEKEND:
            return not office
        case Availability.SCHOOL:
            return weekday < 5 and 480 <= of_day < 930
        case Availability.HEARING:
            return weekday < 5 and 540 <= of_day < 1020
        case _:
            return False


@cache
def _waiting(kinds: frozenset[Availability], minute: int) -> int | None:
    """How many minutes from this minute of the week, looking at every one of them for two weeks."""
    return next((after for after in range(_FAR) if any(_open(kind, minute + after) for kind in kinds)), None)


def wait(kinds: frozenset[Availability], minute: int) -> int | None:
    """The first minute, from this one on, in which somebody of one of these kinds is there."""
    after = _waiting(kinds, minute % 10080)
    return None if after is None else minute + after


def _at_once(kinds: frozenset[Availability], minute: int) -> int:
    """The best that can be: who may be there at any time is there now."""
    if kinds & {Availability.PERIODIC, Availability.UNKNOWN} or kinds == {Availability.NONE}:
        return minute
    after = wait(kinds, minute)
    assert after is not None
    return after


def _choices(verdict: Verdict) -> list[tuple[str, ...]]:
    """Every choice of one ground that carries for each person in the record."""
    members = [member for _, member in verdict.per_subject] or [verdict]
    return sorted({tuple(sorted(set(choice))) for choice in product(*(_grounds(member) for member in members))})


def _grounds(verdict: Verdict) -> list[str]:
    refused = {Outcome.NO_GROUND, Outcome.ONLY_VIA, Outcome.PROHIBITED, Outcome.ONLY_CONFLICT}
    if verdict.outcome in refused:
        return []
    if not verdict.grounds:
        return [""]
    return [*verdict.grounds, *(one.ground for one in verdict.alternatives if one.outcome not in refused)]
