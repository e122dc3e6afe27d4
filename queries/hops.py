"""One hop of a route, decided in full: whether a record may go from here to there, and as what it then lies there.

What travels is a :class:`Carried`. :class:`LawDecider` asks the bench (``decide`` is the one decision) for the
recipient's own task, tells apart the grounds that differ in what may follow, and makes the recipient's record: its own
regime and secrecy, with where the data came from (design.md 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.deciding import Passed
from ontology.terms import Assurance
from queries.by_grounds import ByGrounds, by_grounds
from queries.deciding import ASSUMED_FACTS, is_reported
from queries.intermediaries import limits, received
from queries.own_tasks import purposes_of
from queries.verdict import OUTCOME_ORDER, Disclosure, Hop, Label, Outcome, Verdict

if TYPE_CHECKING:
    from ontology.terms import Record
    from queries.deciding import Bench

__all__ = ["FLOW_MARK", "OWN_TASK", "Carried", "LawDecider", "Taken"]

FLOW_MARK = " over "
"""What stands between the grounds and the flow in the ``reason`` of a hop that must go over one flow."""

OWN_TASK = ""
"""No step: a middleman receives for its own task, whatever the step of the need at the end of the route."""

_TO_PROPOSE = range(OUTCOME_ORDER.index((Outcome.ONLY_CONSENT, None)) + 1)
"""The ranks at which a hop can be proposed: from MANDATORY to ONLY_CONSENT, with the conditions shown."""

_CONFLICT = OUTCOME_ORDER.index((Outcome.ONLY_CONFLICT, None))


@dataclass(frozen=True, slots=True)
class Carried:
    """An item as it lies with a party: the label of its record and what earlier hops make of what may follow.

    ``hops`` are the earlier hops whose ground limits to whom the record may
    go next; of the others nothing matters later but the origin, which is in the label. ``implied`` are facts that
    earlier hops made true. ``received`` is false at an origin. Equal ones have equal futures, whoever passed them on.
    """

    item: str
    label: Label
    hops: tuple[Hop, ...] = ()
    implied: tuple[str, ...] = ()
    received: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One way to take a hop: the disclosure, its verdict by ``grounds`` (one for each person in the record), and what
    then lies with the recipient. ``flow`` is the flow that it must go over: one that runs only in acute danger.
    """

    passed: Passed[Carried]
    disclosure: Disclosure
    verdict: Verdict
    grounds: tuple[str, ...]
    flow: str | None = None


@dataclass(frozen=True, slots=True)
class _Option:
    disclosure: Disclosure
    by: ByGrounds

    @property
    def order(self) -> tuple[int, str, str, tuple[str, ...]]:
        return (self.by.verdict.rank, self.disclosure.purpose, self.disclosure.forum, self.by.grounds)


class LawDecider:
    """The :class:`~graph.deciding.Decider` that asks the law. ``step`` is the step of the need at the end: from triage
    on, a model can assume that a report exists. Every kind of hop is decided once and kept.
    """

    def __init__(self, bench: Bench, step: str = OWN_TASK) -> None:
        self.bench = bench
        # The bench asks of a step only whether it comes after the report.
        self._moment = "BEE" if is_reported(step) else OWN_TASK
        self._on_day = bench.law.on(bench.day)
        self._decided: dict[tuple[object, ...], tuple[_Option, ...]] = {}
        self._taken: dict[tuple[Carried, str, str, str], tuple[Taken, ...]] = {}
        self._passed: dict[tuple[Carried, str, str, str], tuple[Passed[Carried], ...]] = {}
        self._purposes: dict[tuple[str, str, bool], tuple[str, ...]] = {}

    def pass_on(self, label: Carried, holder: str, recipient: str, step: str) -> tuple[Passed[Carried], ...]:
        """See :class:`~graph.deciding.Decider`. ``step`` is what the recipient needs it for; :data:`OWN_TASK` for a
        middleman. The grade is the rank of the verdict in ``OUTCOME_ORDER``, and :meth:`ways` has the evidence.
        """
        key = (label, holder, recipient, step)
        found = self._passed.get(key)
        if found is None:
            found = self._passed[key] = tuple(one.passed for one in self.ways(label, holder, recipient, step))
        return found

    def ways(self, label: Carried, holder: str, recipient: str, step: str) -> tuple[Taken, ...]:
        """The ways in which the hop could be taken today, flow or no flow. Outcomes from MANDATORY to ONLY_CONSENT
        count, PERMITTED_IF only where facts are to be looked up; and ONLY_CONFLICT over a working flow that runs only
        in acute danger. What must wait for a track or for an open question of law is no hop to propose.
        """
        key = (label, holder, recipient, step)
        if key not in self._taken:
            asked = self._asked(recipient, step, passing=label.received)
            found = self._arriving(label, recipient, self._options(label, holder, recipient, asked))
            for flow in self._acute_flows.get((holder, recipient, label.item), ()):
                options = self._options(label, holder, recipient, asked, acute=True)
                found += self._arriving(label, recipient, options, flow)
            self._taken[key] = tuple(found)
        return self._taken[key]

    def starts(self, party: str, item: str) -> tuple[Carried, ...]:
        """The item as the party keeps it of itself, one per kind of record. What a flow brings is no start: it stands
        and falls with its flow. Where nobody can say what the record is, there is none.
        """
        labels = dict.fromkeys(self.bench.label(record) for record in self._own.get((party, item), ()))
        return tuple(Carried(item, label) for label in labels if label is not None)

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _asked(self, recipient: str, step: str, *, passing: bool) -> tuple[str, ...]:
        """The purposes of the recipient; without those for which nobody passes on (figures, a general view) when the
        record comes from a middleman.
        """
        key = (recipient, step, passing)
        if key not in self._purposes:
            law, capacity = self.bench.law, self.bench.capacity(recipient)
            found = () if capacity is None else purposes_of(law, capacity, step)
            direct = {one.purpose for one in law.direct_purposes} if passing else set()
            self._purposes[key] = tuple(purpose for purpose in found if purpose not in direct)
        return self._purposes[key]

    def _options(
        self, label: Carried, holder: str, recipient: str, purposes: tuple[str, ...], *, acute: bool = False
    ) -> tuple[_Option, ...]:
        ends = (self.bench.capacity(holder), self.bench.capacity(recipient), self._same(holder, recipient))
        # An item can imply facts and have a purpose of its own; most have no rule.
        by_item = self.bench.law.item_rule.get(label.item)
        key = (label.label, label.hops, label.implied, by_item, ends, purposes, acute)
        if key not in self._decided:
            implied = tuple(sorted({*label.implied, *(("acute-danger",) if acute else ())}))
            found = [
                _Option(one, by)
                for one in self.bench.disclosures(holder, recipient, label.label, purposes, label.hops, label.item)
                for by in self._by(one, implied, label.item, acute=acute)
            ]
            self._decided[key] = tuple(sorted(found, key=lambda option: option.order))
        return self._decided[key]

    def _by(self, disclosure: Disclosure, implied: tuple[str, ...], item: str, *, acute: bool) -> tuple[ByGrounds, ...]:
        verdict = self.bench.decide(disclosure, self._moment, implied, item)
        return by_grounds(self._on_day, verdict, lambda rank: rank in _TO_PROPOSE or (acute and rank == _CONFLICT))

    def _same(self, holder: str, recipient: str) -> bool:
        actors = self.bench.model.actor
        if holder not in actors or recipient not in actors:
            return False
        return actors[holder].controller == actors[recipient].controller

    # ── what then lies there ─────────────────────────────────────────────────────────────────────────────────────────

    def _arriving(
        self, label: Carried, recipient: str, options: tuple[_Option, ...], flow: str | None = None
    ) -> list[Taken]:
        """The firmest option for each record that it leaves with the recipient."""
        found: dict[Carried, Taken] = {}
        for option in options:
            for arrived in self._arrived(label, recipient, option):
                if arrived not in found:
                    passed = Passed(arrived, option.by.verdict.rank, _reason(option, flow))
                    found[arrived] = Taken(passed, option.disclosure, option.by.verdict, option.by.grounds, flow)
        return list(found.values())

    def _arrived(self, label: Carried, recipient: str, option: _Option) -> Iterator[Carried]:
        """The recipient's own record of the item if the model has one, else a new one; with where it now came from."""
        told = option.disclosure
        made = (Hop(told.holder, told.recipient, ground, told.purpose) for ground in option.by.grounds)
        binding = (hop for hop in made if limits(self._on_day, hop.ground))
        # Only the ground of a hop matters later: one of each, in one order.
        hops = tuple({hop.ground: hop for hop in sorted((*binding, *label.hops), key=_by_name)}.values())
        implied = tuple(sorted({*label.implied, *self._made_true(told.recipient)}))
        own = [self.bench.label(record) for record in self.bench.records(recipient, label.item)]
        for one in received(self._on_day, told.recipient, label.label, option.by.grounds, own):
            yield Carried(label.item, one, hops, implied, received=True)

    def _made_true(self, capacity: str) -> Iterator[str]:
        """Facts that receiving makes true, where the model does not assume them already."""
        law = self.bench.law
        classes = law.within(capacity)
        told = (fact for one in law.intermediaries if one.capacity in classes for fact in one.makes)
        return (fact for fact in told if fact not in self._assumed)

    # ── the model ────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _own(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for one in self.bench.model.holdings:
            if not one.brought_by:
                found.setdefault((one.holder, one.item), []).append(self.bench.model.record[one.record])
        return found

    @cached_property
    def _assumed(self) -> frozenset[str]:
        stated = (ASSUMED_FACTS[one.id][0] for one in self.bench.model.assumptions if one.id in ASSUMED_FACTS)
        return frozenset(fact for fact in stated if self._moment or fact != "vt-report")

    @cached_property
    def _acute_flows(self) -> dict[tuple[str, str, str], list[str]]:
        found: dict[tuple[str, str, str], list[str]] = {}
        for flow in sorted(self.bench.model.flows, key=lambda one: one.id):
            if flow.assurance is not Assurance.OUGHT and self.bench.acute(flow):
                for item in flow.items:
                    found.setdefault((flow.sender, flow.recipient, item), []).append(flow.id)
        return found


def _reason(option: _Option, flow: str | None) -> str:
    """Opaque for the search, but a flow that the hop must go over stands after ``FLOW_MARK``."""
    over = f"{FLOW_MARK}{flow}" if flow else ""
    return f"{option.disclosure.purpose}/{option.disclosure.forum}/{'+'.join(option.by.grounds)}{over}"


def _by_name(hop: Hop) -> tuple[str, str, str, str]:
    return (hop.ground, hop.sender, hop.recipient, hop.purpose)
