"""Ways to the alleged perpetrator: along which of them each record can reach him, his lawyer or a family file.

Every way (``ontology/law/exposure.ttl``) × every record of every actor is one disclosure to the capacity in which he
receives, decided by the one decision with ``recipient.alleged-perpetrator=true``. What happens by default, without
anybody deciding, is practice and modelled; it stands beside what the law says. Absence is no protection and no
prohibition. Of a confined item (a safe address) nothing is told but how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ontology.legal_exposure import ExposureWay, Shows
from ontology.terms import Assurance, Text
from queries.deciding import Bench
from queries.exposure_standing import ABOUT_HIM, CLAIMS, Opening, opening_of, standing_by_law
from queries.matching import covers, parties
from queries.verdict import Disclosure, Label, Verdict

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.norms import Norm
    from ontology.statutes import Law
    from ontology.terms import Record

__all__ = ["ALLEGED", "CUSTODY", "LIVING", "SOURCE", "Exposed", "Exposure", "exposure"]

ALLEGED = "recipient.alleged-perpetrator"
CUSTODY = "recipient.custody"
SOURCE = "source-protected"
"""The fact that stands for the identity of who reported or told: it is no item of any model, and never a row."""

LIVING: Mapping[str, str] = {"subject.deceased": "false"}
"""What is assumed unless the facts say otherwise, and always printed: she is alive."""

_HOUSEHOLD = ("child", "perpetrator", "victim")
_HIS_OWN = "betrokkene"
_REPORTED = "BEE"
"""A step after the report: who asks for a file asks for one that exists."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """One record and one way. ``about`` is whom this part of the record is about, ``recipient`` the capacity in which
    it goes best. ``rights`` are norms that give him a claim and are no ground; ``by_right`` says that they go further
    than the verdict, ``turns_on`` what must be established before he has them. ``limits`` are norms by which it may be
    refused or put off. ``decides`` is who decides: the controller of the record.
    """

    item: str
    holder: str
    record: str
    register: str
    about: str
    way: str
    recipient: str
    opening: Opening
    by_law: Opening
    disclosure: Disclosure
    verdict: Verdict
    rights: tuple[str, ...]
    limits: tuple[str, ...]
    decides: Text
    by_right: bool = False
    turns_on: str | None = None

    @property
    def to_check(self) -> tuple[str, ...]:
        """Facts to establish first: what the right turns on where he has it by right, else those of the verdict."""
        if self.by_right:
            return () if self.turns_on is None else (self.turns_on,)
        return self.verdict.to_check

    @property
    def carried_by(self) -> tuple[str, ...]:
        """The norms that give it: the rights where they go further than the verdict, else the grounds of the verdict
        (of consent the basis). What happens by default needs none.
        """
        return self.rights if self.by_right else self.verdict.grounds


@dataclass(frozen=True, slots=True)
class Exposure:
    """Every way that stands for what was asked, the most pressing first; of equals the item with the heaviest risk
    factor. ``facts`` is what was known or assumed (:data:`LIVING`).

    ``confined`` counts the items of which nothing is told, ``aggregates`` those that hold no persons, ``unreadable``
    names holders of whom nobody can say in which capacity they act. ``source_norms`` are the norms that keep secret who
    told, ``source_checks`` how many rows turn on that.
    """

    day: str
    facts: Mapping[str, str]
    rows: tuple[Exposed, ...]
    confined: int
    aggregates: int
    unreadable: tuple[str, ...]
    source_norms: tuple[str, ...]

    @property
    def source_checks(self) -> int:
        """How many rows would tell who the source is, unless somebody checks that first."""
        return sum(SOURCE in row.verdict.exceptions or SOURCE in row.verdict.facts_used for row in self.rows)

    def count(self, opening: Opening) -> int:
        """How many rows stand so."""
        return sum(row.opening is opening for row in self.rows)


def exposure(
    model: Model,
    law: Law,
    day: str | None = None,
    facts: Mapping[str, str] | None = None,
    *,
    item: str | None = None,
    holder: str | None = None,
    custody: str = "unknown",
) -> Exposure:
    """The ways for every item and holder, or for ``item`` and ``holder`` alone, on ``day`` (the model's own for
    ``None``). ``custody`` is ``"true"``, ``"false"`` or ``"unknown"``: with ``"unknown"`` both kinds of parent count.
    A way that supposes something else than ``facts`` falls away.
    """
    return _Search(model, law, day or model.reference_date, dict(facts or {}), custody).answer(item, holder)


class _Search:
    """One model before one law, with what is known."""

    def __init__(self, model: Model, law: Law, day: str, facts: dict[str, str], custody: str) -> None:
        self.model, self.law, self.day = model, law, day
        known = {**LIVING, **facts, **({CUSTODY: custody} if custody != "unknown" else {})}
        self._facts = {name: value for name, value in known.items() if value != "unknown"}
        self._on_day = law.on(day)
        self._plain = Bench(model, law, day, self._facts)
        self._answerer = {one.capacity: one.label for one in law.record_answerers}

    def answer(self, item: str | None, holder: str | None) -> Exposure:
        asked = [one for one in self.model.items if item in (None, one.id)]
        open_items = {one.id for one in asked if not one.confined and not one.aggregate}
        records = [
            record
            for record in sorted(self._records, key=lambda one: one.id)
            if record.item in open_items and holder in (None, record.keeper)
        ]
        rows = [row for record in records for row in self._of(record)]
        unreadable = {record.keeper for record in records if self._plain.label(record) is None}
        return Exposure(
            self.day,
            self._facts,
            tuple(sorted(rows, key=self._place)),
            sum(one.confined for one in asked),
            sum(one.aggregate and not one.confined for one in asked),
            tuple(sorted(unreadable)),
            tuple(norm.id for norm in self._on_day.norms if _reads(norm, SOURCE)),
        )

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        """What actors hold. What she or her circle tells is no record that anybody has a right to."""
        held = (self.model.record[one.record] for one in self.model.holdings if one.holder in self.model.actor)
        return tuple({record.id: record for record in held}.values())

    @cached_property
    def _passed_on(self) -> frozenset[tuple[str, str]]:
        """Who passes on what, so that a log of disclosures has something to show."""
        working = (flow for flow in self.model.flows if flow.assurance is not Assurance.OUGHT)
        return frozenset((flow.sender, item) for flow in working for item in flow.items)

    @cached_property
    def _ways(self) -> tuple[tuple[ExposureWay, Bench], ...]:
        """The ways that what is known leaves standing, each with the bench that decides on it."""
        found = []
        for way in sorted(self.law.exposure_ways, key=lambda one: (one.place, one.id)):
            supposed = self._supposed(way)
            if all(self._facts.get(fact, value) == value for fact, value in supposed.items()):
                found.append((way, Bench(self.model, self.law, self.day, {**self._facts, **supposed})))
        return tuple(found)

    def _supposed(self, way: ExposureWay) -> dict[str, str]:
        """What the way itself supposes. Whether he has custody is never filled in; that he has none is a way apart."""
        supposed = {**dict(way.supposes), ALLEGED: "true"}
        if way.custody == "false" or (way.custody == "true" and self._facts.get(CUSTODY) == "false"):
            supposed[CUSTODY] = way.custody
        return supposed

    # ── one record ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _of(self, record: Record) -> Iterator[Exposed]:
        label, capacity = self._plain.label(record), self._plain.capacity(record.keeper)
        if label is None or capacity is None:
            return
        classes = self.law.within(capacity)
        for way, bench in self._ways:
            if not self._leads(way, record, label, classes):
                continue
            for about in _HOUSEHOLD if label.subject == "household" else (label.subject,):
                if about in way.subjects:
                    part = replace(label, subject=about)
                    found = [
                        self._decided(way, bench, record, capacity, part, recipient)
                        for recipient in way.recipients
                        if recipient != _HIS_OWN or about == "perpetrator"
                    ]
                    yield from sorted(found, key=_best)[:1]

    def _leads(self, way: ExposureWay, record: Record, label: Label, classes: frozenset[str]) -> bool:
        item = self.model.item[record.item]
        return (
            (not way.holders or not classes.isdisjoint(way.holders))
            and (not way.regimes or label.regime in way.regimes)
            and (not way.registers or record.register in way.registers)
            and (not way.family_file or item.subject in ("household", "child"))
            and (way.shows is not Shows.TRAIL or (record.keeper, record.item) in self._passed_on)
            and label.form == "identified"
        )

    def _decided(
        self, way: ExposureWay, bench: Bench, record: Record, capacity: str, part: Label, recipient: str
    ) -> Exposed:
        label = replace(part, extent="signal") if way.shows is Shows.SIGNAL else part
        disclosure = Disclosure(capacity, recipient, label, way.purpose, initiative=way.initiative)
        implied = (ABOUT_HIM,) if way.about_him and label.subject == "perpetrator" else ()
        verdict = bench.decide(disclosure, _REPORTED, implied, record.item)
        rights = () if way.by_default else self._covering(way.norms, disclosure, claims=True)
        turns_on = self._turning(way, label.subject)
        by_law, by_right = standing_by_law(verdict, rights, turns_on)
        return Exposed(
            record.item,
            record.keeper,
            record.id,
            record.register,
            label.subject,
            way.id,
            recipient,
            opening_of(by_law, by_default=way.by_default),
            by_law,
            disclosure,
            verdict,
            tuple(norm.id for norm in rights),
            tuple(norm.id for norm in self._covering(way.limits, disclosure)),
            self._decides(record, capacity),
            by_right,
            turns_on,
        )

    def _turning(self, way: ExposureWay, about: str) -> str | None:
        """What must be established before he has a right: that it is about him, or that he has custody."""
        asked = ABOUT_HIM if way.about_him and about != "perpetrator" else CUSTODY if way.custody == "true" else None
        return None if asked is None or self._facts.get(asked) == "true" else asked

    def _covering(self, names: tuple[str, ...], disclosure: Disclosure, *, claims: bool = False) -> tuple[Norm, ...]:
        """The norms in force among ``names`` that speak about this disclosure; with ``claims`` only what gives him a
        claim without being a ground.
        """
        ends = parties(self._on_day, disclosure)
        named = (self._on_day.norm.get(self.law.canonical_id.get(name, name)) for name in names)
        return tuple(
            norm
            for norm in named
            if norm is not None and covers(norm, disclosure, ends) and (not claims or norm.kind in CLAIMS)
        )

    @cached_property
    def _weight(self) -> dict[str, int]:
        """The rank of the heaviest risk factor that an item shows; 1 where it shows none."""
        shown = [(item, factor.weight.rank) for factor in self.model.risk_factors for item in factor.items]
        found = {item.id: 1 for item in self.model.items}
        for item, rank in shown:
            found[item] = max(found.get(item, 1), rank)
        return found

    def _place(self, row: Exposed) -> tuple[int, int, int, str, str, int, str, str]:
        order = tuple(Opening)
        pressing = (order.index(row.opening), -self._weight[row.item], order.index(row.by_law))
        return (*pressing, row.item, row.holder, self._in_place[row.way], row.about, row.record)

    @cached_property
    def _in_place(self) -> dict[str, int]:
        return {way.id: way.place for way in self.law.exposure_ways}

    def _decides(self, record: Record, capacity: str) -> Text:
        for name in (capacity, *sorted(self.law.within(capacity))):
            if name in self._answerer:
                return self._answerer[name]
        controller = self.model.actor[record.keeper].controller
        return self.model.labels.get(f"controller/{controller}", self.model.label(record.keeper))


def _reads(norm: Norm, fact: str) -> bool:
    clauses = (*norm.when, *(norm.stop.when if norm.stop else ()))
    return any(option.fact == fact for clause in clauses for option in clause.options)


def _best(row: Exposed) -> tuple[int, int, str]:
    """Of the capacities in which he can receive, the one that goes best for him."""
    return (tuple(Opening).index(row.opening), row.verdict.rank, row.recipient)
