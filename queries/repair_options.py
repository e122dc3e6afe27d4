"""Candidate arrangements for the gaps of an analysis: every way in which partners could lawfully close one.

A way is a line between two actors, one item on it, and the conditions that the law asks. A carrying verdict is a duty,
a power, or one of these once a fact is established, consent is given or a decision is taken. What the law does not
carry is no way, and neither is what it carries only by asking the alleged perpetrator, unless that is known to be safe
(:mod:`queries.safe_asking`). Where the law itself names a way through another, or a working flow would carry the item
on, the way has two lines. Nobody is given an item that it, or the one whom it tells, does not need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from ontology.terms import AgreementStatus, Assurance
from queries.answer import GapKind
from queries.deciding import is_reported
from queries.hops import OWN_TASK, LawDecider
from queries.legal_answer import NoDisclosure
from queries.own_tasks import purposes_of
from queries.repair_carrying import carries
from queries.repair_terms import Condition, Element, Line, LineKind, OutOfReach, Share, condition_for, sensitivity_of
from queries.safe_asking import without_asking_him
from queries.verdict import Decision, Outcome

if TYPE_CHECKING:
    from ontology.terms import Flow
    from queries.answer import NeedRow
    from queries.hops import Taken
    from queries.legal_answer import Judged
    from queries.legal_flows import Carriage, LegalFlows
    from queries.verdict import Disclosure, Verdict

__all__ = ["Leg", "Options", "Unmet", "Way", "options_for"]


@dataclass(frozen=True, slots=True)
class Leg:
    """One disclosure of a way: over ``flow``, which works and asks nothing more, or else with ``share`` on a line that
    must be arranged, when what it ``asks`` is arranged too.
    """

    holder: str
    recipient: str
    disclosure: Disclosure
    verdict: Verdict
    share: Share | None
    asks: tuple[Condition, ...] = ()
    flow: str | None = None

    @property
    def elements(self) -> tuple[Element, ...]:
        """All that must be arranged for it."""
        return () if self.share is None else (self.share.line, self.share, *self.asks)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give ``recipient`` an item: its legs in order."""

    recipient: str
    legs: tuple[Leg, ...]

    @property
    def elements(self) -> frozenset[Element]:
        """All that must be arranged for it."""
        return frozenset(element for leg in self.legs for element in leg.elements)

    @property
    def keys(self) -> frozenset[str]:
        """The names of the elements."""
        return frozenset(element.key for element in self.elements)

    @property
    def order(self) -> tuple[int, int, list[str], str]:
        """Firmest first: weakest verdict, number of legs, names."""
        told = repr([leg.disclosure for leg in self.legs])
        return (max(leg.verdict.rank for leg in self.legs), len(self.legs), sorted(self.keys), told)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A gap that no arrangement closes, and why; ``facts`` are what it waits for."""

    row: NeedRow
    reason: OutOfReach
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """``ways`` by need and recipient: a need is closed when each of its recipients has one of its ways. A need of a
    table has a recipient per seat. ``refused`` are, per holder and recipient, the items that the recipient needs and
    that the law does not let this holder tell it; ``over_him`` those among them (holder, recipient, item) that it lets
    it tell only by asking the alleged perpetrator. ``confined`` counts what stays closed and is named nowhere.
    """

    rows: Mapping[str, NeedRow]
    ways: Mapping[tuple[str, str], tuple[Way, ...]]
    unmet: tuple[Unmet, ...]
    refused: Mapping[tuple[str, str], tuple[str, ...]]
    confined: int
    over_him: frozenset[tuple[str, str, str]] = frozenset()


def options_for(rows: Iterable[NeedRow], judged: Mapping[str, Judged], flows: LegalFlows) -> Options:
    """Every way to close each gap of ``rows``. ``judged`` says why there is nothing to decide on. A pure function."""
    found = _Finding(flows, judged)
    closable: dict[str, NeedRow] = {}
    ways: dict[tuple[str, str], tuple[Way, ...]] = {}
    unmet: list[Unmet] = []
    confined = 0
    for row in rows:
        if not row.kind.is_gap:
            continue
        if flows.model.item[row.item].confined:
            confined += 1
            continue
        answer = found.ways(row)
        if isinstance(answer, Unmet):
            unmet.append(answer)
        else:
            closable[row.need] = row
            ways.update({(row.need, recipient): each for recipient, each in answer.items()})
    return Options(closable, ways, tuple(unmet), found.refused(), confined, found.over_him())


_NOTHING: Mapping[NoDisclosure, OutOfReach] = {
    NoDisclosure.NOBODY_HOLDS: OutOfReach.NOBODY_HOLDS,
    NoDisclosure.NOBODY_MAKES: OutOfReach.NOBODY_MAKES,
    NoDisclosure.HOLDERS_UNKNOWN: OutOfReach.HOLDERS_UNKNOWN,
    NoDisclosure.ONLY_KNOWN_TO_HER: OutOfReach.ONLY_KNOWN_TO_HER,
    NoDisclosure.NO_LAWFUL_HOLDER: OutOfReach.NO_LAWFUL_HOLDER,
    NoDisclosure.CAPACITY_UNKNOWN: OutOfReach.CAPACITY_UNKNOWN,
}

_REFUSALS: Mapping[Outcome, OutOfReach] = {
    Outcome.ONLY_VIA: OutOfReach.NO_MIDDLEMAN,
    Outcome.ONLY_CONFLICT: OutOfReach.ONE_CASE_ONLY,
    Outcome.UNDETERMINED: OutOfReach.OPEN_QUESTION,
    Outcome.NO_GROUND: OutOfReach.NEEDS_LAW,
    Outcome.PROHIBITED: OutOfReach.FORBIDDEN,
}


class _Finding:
    def __init__(self, flows: LegalFlows, judged: Mapping[str, Judged]) -> None:
        self._flows, self._judged = flows, judged
        self._bench, self._model = flows.bench, flows.model
        self._carried: set[tuple[str, str, str]] = set()
        self._decided: set[tuple[str, str, str]] = set()
        self._over_him: set[tuple[str, str, str]] = set()
        self._deciders: dict[bool, LawDecider] = {}
        self._on_day = self._bench.law.on(self._bench.day)

    def ways(self, row: NeedRow) -> dict[str, tuple[Way, ...]] | Unmet:
        """Per recipient its ways, best first; or why the need stays unmet."""
        if row.kind is GapKind.LATE:
            return Unmet(row, OutOfReach.TOO_LATE)
        table = self._model.table.get(row.needer)
        receivers = (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)
        if any(receiver in self._model.source_of_knowledge for receiver in receivers):
            return Unmet(row, OutOfReach.FOR_HERSELF)
        found: dict[str, tuple[Way, ...]] = {}
        for receiver in receivers:
            if table is not None and self._bench.records(receiver, row.item) and receiver in row.holders:
                continue
            each = sorted(set(self._all(row, receiver)), key=lambda way: way.order)
            if not each:
                return self._why_not(row, receiver)
            found[receiver] = tuple(each)
        return found or self._why_not(row, row.needer)

    def refused(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """What was decided and not carried, by holder and recipient."""
        pairs: dict[tuple[str, str], list[str]] = {}
        for holder, recipient, item in sorted(self._decided - self._carried):
            pairs.setdefault((holder, recipient), []).append(item)
        return {pair: tuple(items) for pair, items in pairs.items()}

    def over_him(self) -> frozenset[tuple[str, str, str]]:
        """What is not carried but by asking the alleged perpetrator."""
        return frozenset(self._over_him - self._carried)

    # ── the ways ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _all(self, row: NeedRow, receiver: str) -> Iterator[Way]:
        direct = list(self._direct(row, receiver))
        yield from direct
        yield from self._by_flow(row, receiver)
        if not direct:
            yield from self._by_law(row, receiver)

    def _direct(self, row: NeedRow, receiver: str) -> Iterator[Way]:
        for holder, held in self._sources(row):
            for disclosure, found in self._verdicts(holder, receiver, held, row):
                verdict = self._careful(found)
                if verdict is None:
                    if carries(found):
                        self._over_him.add((holder, receiver, row.item))
                    continue
                for asked in carries(verdict):
                    leg = self._leg(holder, receiver, row.item, disclosure, verdict, asked)
                    if leg is not None:
                        self._carried.add((holder, receiver, row.item))
                        yield Way(receiver, (leg,))

    def _careful(self, verdict: Verdict) -> Verdict | None:
        return without_asking_him(self._on_day, verdict, self._bench.facts)

    def _by_flow(self, row: NeedRow, receiver: str) -> Iterator[Way]:
        """A working flow carries the item on, once its sender is told."""
        for flow in self._flows.bringing(row.item):
            if flow.recipient == receiver and flow.sender in self._model.actor and flow.sender != receiver:
                yield from self._through(row, flow.sender, receiver, flow)

    def _by_law(self, row: NeedRow, receiver: str) -> Iterator[Way]:
        """The law itself names who stands between."""
        between = {
            capacity
            for holder, held in self._sources(row)
            for _, verdict in self._verdicts(holder, receiver, held, row)
            for route in verdict.routes
            for capacity in route[1:-1]
        }
        for middleman in sorted(self._model.actor):
            if middleman != receiver and self._bench.capacity(middleman) in between:
                yield from self._through(row, middleman, receiver, None)

    def _through(self, row: NeedRow, middleman: str, receiver: str, flow: Flow | None) -> Iterator[Way]:
        """``holder`` tells ``middleman`` for its own task, who tells ``receiver``: over ``flow`` if there is one."""
        decider = self._deciders.setdefault(is_reported(row.step), LawDecider(self._bench, row.step))
        for holder in dict.fromkeys(holder for holder, _ in self._sources(row) if holder not in (middleman, receiver)):
            for start in decider.starts(holder, row.item):
                for first in decider.ways(start, holder, middleman, OWN_TASK):
                    told = self._hop(holder, middleman, first, None)
                    for second in decider.ways(first.passed.label, middleman, receiver, row.step):
                        passed = self._hop(middleman, receiver, second, flow)
                        if told is not None and passed is not None:
                            yield Way(receiver, (told, passed))

    def _hop(self, holder: str, recipient: str, taken: Taken, flow: Flow | None) -> Leg | None:
        """One hop of two; ``None`` where the law does not carry it this way, or asks for what nobody arranges. A flow
        that runs only in acute danger is decided as such: there nobody waits for a consent.
        """
        careful = self._careful(taken.verdict)
        asked = () if careful is None else carries(careful)
        acute = flow is not None and self._bench.acute(flow)
        if careful is None or not asked or taken.flow != (flow.id if flow is not None and acute else None):
            return None
        if flow is not None:
            return Leg(holder, recipient, taken.disclosure, careful, None, flow=flow.id)
        return self._leg(holder, recipient, taken.passed.label.item, taken.disclosure, careful, asked[0])

    def _leg(
        self, holder: str, recipient: str, item: str, disclosure: Disclosure, verdict: Verdict, asked: tuple[str, ...]
    ) -> Leg | None:
        line = Line(holder, recipient, disclosure.purpose, disclosure.forum, self._kind(holder, recipient))
        made = [condition_for(self._bench.law.fact.get(name), name, line) for name in asked]
        asks = tuple(one for one in made if one is not None)
        if len(asks) < len(made):
            return None
        return Leg(holder, recipient, disclosure, verdict, Share(line, item, sensitivity_of(disclosure.label)), asks)

    def _verdicts(self, holder: str, recipient: str, held: Carriage, row: NeedRow) -> list[tuple[Disclosure, Verdict]]:
        capacity = self._bench.capacity(recipient)
        purposes = () if capacity is None else purposes_of(self._bench.law, capacity, row.step)
        asked = self._bench.disclosures(holder, recipient, held.label, purposes, held.hops, row.item)
        self._decided.add((holder, recipient, row.item))
        return [(one, self._bench.decide(one, row.step, held.implied, row.item)) for one in asked]

    def _sources(self, row: NeedRow) -> list[tuple[str, Carriage]]:
        """Who can tell it first-hand: those that keep a register of it; only where nobody does, those that get it."""
        everybody = dict.fromkeys((*row.own_units, *row.holders))
        keepers = [holder for holder in everybody if self._bench.records(holder, row.item)] or list(everybody)
        return [
            (holder, held)
            for holder in keepers
            for held in self._flows.at(holder, row.item, row.step)
            if not held.hearsay
        ]

    # ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _kind(self, holder: str, recipient: str) -> LineKind:
        actors = self._model.actor
        if actors[holder].controller == actors[recipient].controller:
            return LineKind.CONNECT_INTERNALLY
        if (holder, recipient) in self._working:
            return LineKind.WIDEN_FLOW
        return LineKind.OPEN_CHANNEL if (holder, recipient) in self._agreed else LineKind.MAKE_AGREEMENT

    @cached_property
    def _working(self) -> frozenset[tuple[str, str]]:
        return frozenset((f.sender, f.recipient) for f in self._model.flows if f.assurance is not Assurance.OUGHT)

    @cached_property
    def _agreed(self) -> frozenset[tuple[str, str]]:
        """Between whom something has been agreed, or ought to happen, that does not work yet."""
        idle = {(f.sender, f.recipient) for f in self._model.flows if f.assurance is Assurance.OUGHT}
        in_force = (one for one in self._model.agreements if one.status is AgreementStatus.IN_FORCE)
        return frozenset(idle.union(*(product(one.givers, one.receivers) for one in in_force)))

    # ── why not ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _why_not(self, row: NeedRow, receiver: str) -> Unmet:
        judged = self._judged.get(row.need)
        if judged is not None and judged.reason is not None and judged.reason in _NOTHING:
            return Unmet(row, _NOTHING[judged.reason])
        sources = self._sources(row)
        if not sources:
            hearsay = any(self._flows.at(one, row.item, row.step) for one in (*row.holders, *row.hearsay_holders))
            return Unmet(row, OutOfReach.ONLY_HEARSAY if hearsay else OutOfReach.NO_LAWFUL_HOLDER)
        verdicts = [verdict for holder, held in sources for _, verdict in self._verdicts(holder, receiver, held, row)]
        if not verdicts:
            return Unmet(row, OutOfReach.CAPACITY_UNKNOWN)
        best = min(verdicts, key=lambda verdict: verdict.rank)
        if any((holder, receiver, row.item) in self._over_him for holder, _ in sources):
            return Unmet(row, OutOfReach.OVER_HIM)
        if best.outcome in _REFUSALS:
            return Unmet(row, _REFUSALS[best.outcome])
        return Unmet(row, OutOfReach.WAITS_FOR_EVENT, _waits(best))


def _waits(verdict: Verdict) -> tuple[str, ...]:
    members = [member for _, member in verdict.per_subject] or [verdict]
    asks = (member.to_check for member in members if member.decision in (Decision.TRACK, Decision.FACTS))
    return tuple(dict.fromkeys(name for names in asks for name in names))
