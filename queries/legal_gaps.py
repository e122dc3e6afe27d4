"""Gap × law: for every need the best verdict over all who hold the item, and what that makes of the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.answer import GapKind, NeedRow, RemedyCode
from queries.explaining import NOT_TESTED
from queries.labelling import capacity_of, label_of_record
from queries.lawfulness import decide
from queries.own_tasks import purposes_of
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, Outcome, Verdict

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Record
    from queries.answer import Analysis

__all__ = ["ASSUMED_FACTS", "Judged", "beside_the_law", "judge", "remedy_in_law"]

_REPORTED = frozenset({"TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA"})

ASSUMED_FACTS: Mapping[str, tuple[str, str]] = {
    "reference-domestic-relation": ("relation", "household"),
    "reference-report-from-triage": ("vt-report", "true"),
}
"""What a standing assumption of a model says in facts. A model that does not state it does not assume it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One need with the best verdict, the holder and the disclosure it is of; ``verdict`` is ``None`` where no partner
    holds the item, where it stays confined, or where nobody can say in which capacity. ``remedy`` is what helps within
    the law. For a table ``per_seat`` has one verdict per seat that does not hold the item; the table's is the worst.
    """

    need: str
    holder: str | None
    disclosure: Disclosure | None
    verdict: Verdict | None
    remedy: str | None
    per_seat: tuple[tuple[str, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    holder: str
    disclosure: Disclosure
    verdict: Verdict


def judge(
    model: Model, analysis: Analysis, law: Law, day: str | None = None, facts: Mapping[str, str] | None = None
) -> tuple[Judged, ...]:
    """A verdict for every row of ``analysis`` that is a gap, in its order. ``day`` is the model's own date by default;
    ``facts`` go before what the model itself assumes. A pure function of its arguments.
    """
    bench = _Bench(model, law, day or model.reference_date, dict(facts or {}))
    return tuple(bench.judge(row) for row in analysis.rows if row.kind.is_gap)


def remedy_in_law(row: NeedRow, verdict: Verdict | None) -> str | None:
    """The remedy of design.md 5 for a gap: that of the facts where the law lets or makes it, else that of the law."""
    factual = None if row.remedy is None else row.remedy.value
    if verdict is None or row.remedy is RemedyCode.KEEP_CLOSED:
        return factual
    if verdict.outcome is Outcome.PERMITTED_IF:
        return "establish-fact" if verdict.decision is Decision.FACTS else "start-track"
    return {
        Outcome.ONLY_CONSENT: "ask-consent",
        Outcome.ONLY_VIA: "go-via",
        Outcome.ONLY_CONFLICT: "weigh",
        Outcome.UNDETERMINED: "needs-decision-or-law",
        Outcome.NO_GROUND: "needs-decision-or-law",
        Outcome.PROHIBITED: "keep-closed",
    }.get(verdict.outcome, factual)


def beside_the_law(analysis: Analysis) -> Analysis:
    """``analysis`` without the remark, on every row, that the law has not been asked."""
    rows = tuple(
        replace(row, assumed=tuple(text for text in row.assumed if text != NOT_TESTED)) for row in analysis.rows
    )
    return replace(analysis, rows=rows)


class _Bench:
    """Decides each kind of disclosure once: a model has few labels, capacities and purposes."""

    def __init__(self, model: Model, law: Law, day: str, facts: dict[str, str]) -> None:
        self._model = model
        self._law = law
        self._day = day
        self._facts = facts
        stated = {one.id: one.text for one in model.assumptions if one.id in ASSUMED_FACTS}
        self._standing = dict(ASSUMED_FACTS[name] for name in stated)
        self._said = {
            ASSUMED_FACTS[name][0]: text for name, text in stated.items() if ASSUMED_FACTS[name][0] not in facts
        }
        self._decided: dict[tuple[Disclosure, bool], Verdict] = {}
        self._records: dict[tuple[str, str], list[Record]] = {}
        for record in model.records:
            self._records.setdefault((record.keeper, record.item), []).append(record)

    def judge(self, row: NeedRow) -> Judged:
        # Nothing names who knows a confined item (a safe address), not even to say that they may tell it.
        if row.kind in (GapKind.UNHELD, GapKind.NOT_CREATED) or self._model.item[row.item].confined:
            return Judged(row.need, None, None, None, remedy_in_law(row, None))
        table = self._model.table.get(row.needer)
        if table is None:
            found = self._best(row, row.needer)
            seats: tuple[tuple[str, Verdict], ...] = ()
        else:
            # A table is told nothing: its seats are. What the table may have is what its worst-placed seat may have.
            told = [
                (seat.actor, self._best(row, seat.actor)) for seat in table.seats if not self._knows(seat.actor, row)
            ]
            reached = [(seat, best) for seat, best in told if best is not None]
            seats = tuple((seat, best.verdict) for seat, best in reached)
            # A seat of which nothing can be said leaves the table without a verdict: it is not left out of the worst.
            found = max((best for _, best in reached), key=lambda best: best.verdict.rank, default=None)
            found = found if len(reached) == len(told) else None
        if found is None:
            return Judged(row.need, None, None, None, remedy_in_law(row, None))
        return Judged(row.need, found.holder, found.disclosure, found.verdict, remedy_in_law(row, found.verdict), seats)

    def _knows(self, party: str, row: NeedRow) -> bool:
        return (party, row.item) in self._records and party in row.holders

    def _best(self, row: NeedRow, recipient: str) -> _Found | None:
        """The best verdict over every first-hand or second-hand holder and every purpose of the recipient."""
        found = [
            _Found(holder, disclosure, self._decide(disclosure, row.step))
            for holder in dict.fromkeys((*row.own_units, *row.holders, *row.hearsay_holders))
            for disclosure in self._disclosures(row, holder, recipient)
        ]
        return min(found, key=lambda one: (one.verdict.rank, one.holder, one.disclosure.purpose), default=None)

    def _disclosures(self, row: NeedRow, holder: str, recipient: str) -> list[Disclosure]:
        sender, receiver = (capacity_of(self._model, self._law, party) for party in (holder, recipient))
        if sender is None or receiver is None or holder == recipient:
            return []
        same = (
            holder in self._model.actor
            and recipient in self._model.actor
            and self._model.actor[holder].controller == self._model.actor[recipient].controller
        )
        return [
            Disclosure(sender, receiver, label_of_record(self._model, self._law, record), purpose, same_controller=same)
            for record in self._records.get((holder, row.item), ())
            for purpose in purposes_of(self._law, receiver, row.step)
        ]

    def _decide(self, disclosure: Disclosure, step: str) -> Verdict:
        reported = step in _REPORTED
        key = (disclosure, reported)
        if key not in self._decided:
            standing = {fact: value for fact, value in self._standing.items() if reported or fact != "vt-report"}
            verdict = decide(self._law, disclosure, Situation({**standing, **self._facts}), self._day)
            leaned = tuple(text for fact, text in self._said.items() if fact in standing and fact in verdict.facts_used)
            self._decided[key] = replace(verdict, assumptions=(*leaned, *verdict.assumptions))
        return self._decided[key]
