"""The bench: one model before one law on one day. It decides each kind of disclosure once, for gaps and for flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from ontology.terms import Text
from queries.labelling import capacity_of, label_of_record
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Disclosure, Hop, Label, Verdict

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Flow, Record

__all__ = ["ASSUMED_FACTS", "BY_FLOW", "Bench", "is_reported"]

_REPORTED = frozenset({"TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA"})

ASSUMED_FACTS: Mapping[str, tuple[str, str]] = {
    "reference-domestic-relation": ("relation", "household"),
    "reference-report-from-triage": ("vt-report", "true"),
}
"""What a standing assumption of a model says in facts. A model that does not state it does not assume it."""

BY_FLOW: Mapping[str, Text] = {
    "acute-danger": Text(
        "Deze stroom loopt alleen bij acuut gevaar; daar is van uitgegaan.",
        "This flow runs only in acute danger; that has been taken as given.",
    ),
    "vt-report": Text(
        "Wat aan Veilig Thuis is verteld, is daar een melding.", "What was told to Veilig Thuis is a report there."
    ),
}
"""Facts that a flow makes true by itself, with the sentence that says so in the verdict."""


def is_reported(step: str) -> bool:
    """Whether a step comes after the report to Veilig Thuis, for a model that assumes one (design.md 4.2).

    >>> is_reported("SIG"), is_reported("TRI")
    (False, True)
    """
    return step in _REPORTED


class Bench:
    """Decides each kind of disclosure once: a model has few labels, capacities and purposes.

    ``day`` is the model's own date by default; ``facts`` go before what the model assumes and what a flow implies.
    """

    def __init__(self, model: Model, law: Law, day: str | None = None, facts: Mapping[str, str] | None = None) -> None:
        self.model = model
        self.law = law
        self.day = day or model.reference_date
        self._facts = dict(facts or {})
        stated = {one.id: one.text for one in model.assumptions if one.id in ASSUMED_FACTS}
        self._standing = dict(ASSUMED_FACTS[name] for name in stated)
        self._said = {
            ASSUMED_FACTS[name][0]: text for name, text in stated.items() if ASSUMED_FACTS[name][0] not in self._facts
        }
        self._decided: dict[tuple[Disclosure, bool, tuple[str, ...], tuple[str, ...]], Verdict] = {}
        self._best: dict[tuple[object, ...], tuple[Disclosure, Verdict] | None] = {}
        self._item_purposes: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._capacity: dict[str, str | None] = {}
        self._label: dict[str, Label | None] = {}

    @property
    def facts(self) -> Mapping[str, str]:
        """What is known of the situation: no assumption of the model, and nothing that a flow or an item implies."""
        return self._facts

    def about(self, model: Model) -> Self:
        """The same law, day and facts before another model, with what was decided already: a decision turns on labels,
        capacities and facts, and on what the model assumes; of the model itself it sees nothing. Raises ``ValueError``
        where the two models assume differently.
        """
        if model.assumptions != self.model.assumptions:
            raise ValueError("the models do not share their assumptions")
        other = type(self)(model, self.law, self.day, self._facts)
        other._decided = self._decided
        if model.actors is self.model.actors:
            other._capacity = self._capacity
            other._best = self._best
        return other

    def capacity(self, party: str) -> str | None:
        """The capacity in which a party acts; ``None`` when nobody can say."""
        if party not in self._capacity:
            self._capacity[party] = capacity_of(self.model, self.law, party)
        return self._capacity[party]

    def records(self, party: str, item: str) -> tuple[Record, ...]:
        """The records in which a party has an item, in the order of the model."""
        return self._records.get((party, item), ())

    def label(self, record: Record) -> Label | None:
        """The label of a record; ``None`` when its keeper's capacity is not known."""
        if record.id not in self._label:
            known = self.capacity(record.keeper) is not None
            self._label[record.id] = label_of_record(self.model, self.law, record) if known else None
        return self._label[record.id]

    def turns_on_extent(self, holder: str, recipient: str) -> bool:
        """Whether some norm of the day, directly between these two, asks how much of a record is told."""
        ends = [self.capacity(party) for party in (holder, recipient)]
        sender, receiver = (None if end is None else self.law.within(end) for end in ends)
        if sender is None or receiver is None:
            return False
        on_day = self.law.on(self.day, pending=self._facts.get("pending-law") == "true")
        return on_day.turns_on_extent(sender, receiver)

    def disclosures(
        self,
        holder: str,
        recipient: str,
        label: Label | None,
        purposes: Iterable[str],
        hops: tuple[Hop, ...] = (),
        item: str | None = None,
    ) -> list[Disclosure]:
        """One disclosure per purpose, and per forum in which the recipient receives: a care and safety house receives
        in a case of its own too. The ``item`` can have a purpose of its own, for whom the law names in it. None where a
        capacity or the label is not known, or both ends are the same.
        """
        sender, receiver = self.capacity(holder), self.capacity(recipient)
        if sender is None or receiver is None or label is None or holder == recipient:
            return []
        same = self.same_controller(holder, recipient)
        return [
            Disclosure(sender, receiver, label, purpose, forum=forum, hops=hops, same_controller=same)
            for purpose in dict.fromkeys((*purposes, *self._purposes_of(item, sender, receiver)))
            for forum in self._forums(receiver)
        ]

    def decide(
        self, disclosure: Disclosure, step: str, implied: tuple[str, ...] = (), item: str | None = None
    ) -> Verdict:
        """The verdict at ``step``; ``implied`` are facts that hold by the flows themselves (:data:`BY_FLOW`). What
        the ``item`` itself implies holds too (nobody knows the end of a home ban that does not exist), unless the facts
        say otherwise; the verdict says so where it leans on it.
        """
        reported = is_reported(step)
        rule = self.law.item_rule.get(item or "")
        by_item = () if rule is None else rule.implies
        key = (disclosure, reported, implied, by_item)
        if key not in self._decided:
            standing = self._standing_at(step)
            verdict = decide(self.law, disclosure, self.situation(step, implied, item), self.day)
            leaned = [text for fact, text in self._said.items() if fact in standing and fact in verdict.facts_used]
            leaned += [
                BY_FLOW[fact]
                for fact in implied
                if fact in BY_FLOW and not {fact} & {*self._facts, *standing} and _used(fact, verdict)
            ]
            if rule is not None and rule.text is not None:
                leaned += [rule.text for fact in by_item if fact not in self._facts and fact in verdict.facts_used][:1]
            self._decided[key] = replace(verdict, assumptions=(*leaned, *verdict.assumptions))
        return self._decided[key]

    def situation(self, step: str, implied: tuple[str, ...] = (), item: str | None = None) -> Situation:
        """What :meth:`decide` goes by at ``step``: what the model assumes, what holds by itself, then the facts."""
        rule = self.law.item_rule.get(item or "")
        by_item = () if rule is None else rule.implies
        return Situation({**self._standing_at(step), **dict.fromkeys((*implied, *by_item), "true"), **self._facts})

    def _standing_at(self, step: str) -> dict[str, str]:
        """What the model assumes at a step."""
        reported = is_reported(step)
        return {fact: value for fact, value in self._standing.items() if reported or fact != "vt-report"}

    def best(
        self,
        holder: str,
        recipient: str,
        label: Label | None,
        extent: str,
        purposes: tuple[str, ...],
        step: str,
        *,
        hops: tuple[Hop, ...] = (),
        implied: tuple[str, ...] = (),
        item: str | None = None,
    ) -> tuple[Disclosure, Verdict] | None:
        """Of the :meth:`disclosures` of that ``extent`` the one that stands best, with its verdict: the lowest rank,
        then the fewest facts to establish, then by purpose and forum. ``None`` where there are none.
        """
        key = (holder, recipient, label, extent, purposes, is_reported(step), hops, implied, item)
        if key not in self._best:
            told = None if label is None else replace(label, extent=extent)
            found = [
                (asked, self.decide(asked, step, implied, item))
                for asked in self.disclosures(holder, recipient, told, purposes, hops, item)
            ]
            self._best[key] = min(found, key=_standing, default=None)
        return self._best[key]

    def acute(self, flow: Flow) -> bool:
        """Whether a flow runs only in acute danger to life: its trigger says so. Triggers are free text, so only the
        plain words count; any other wording leaves the flow an ordinary one, which asks more of the law, not less.
        """
        words = flow.trigger.nl.lower()
        return "levensgevaar" in words or "acuut gevaar" in words

    def same_controller(self, one: str, other: str) -> bool:
        """Whether two parties are units of one controller; not said of those of which no controller is recorded."""
        return self._controller(one) is not None and self._controller(one) == self._controller(other)

    def _purposes_of(self, item: str | None, holder: str, recipient: str) -> tuple[str, ...]:
        """The purposes of the item itself for which a norm lets such a holder tell such a recipient."""
        rule = self.law.item_rule.get(item or "")
        if rule is None or not rule.purposes:
            return ()
        key = (rule.item, holder, recipient)
        if key not in self._item_purposes:
            on_day = self.law.on(self.day)
            between = on_day.grounds_between(self.law.within(holder), self.law.within(recipient))
            named = {purpose for norm in between for purpose in norm.purposes}
            self._item_purposes[key] = tuple(one for one in rule.purposes if one in named)
        return self._item_purposes[key]

    def _forums(self, capacity: str) -> tuple[str, ...]:
        classes = self.law.within(capacity)
        own = (one.forum for one in self.law.intermediaries if one.capacity in classes)
        return tuple(dict.fromkeys(("bilateral", *own)))

    def _controller(self, party: str) -> str | None:
        return self.model.actor[party].controller if party in self.model.actor else None

    @cached_property
    def _records(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str], tuple[Record, ...]] = {}
        for record in self.model.records:
            key = (record.keeper, record.item)
            found[key] = (*found.get(key, ()), record)
        return found


def _standing(found: tuple[Disclosure, Verdict]) -> tuple[int, int, str, str]:
    asked, verdict = found
    return (verdict.rank, len(verdict.to_check), asked.purpose, asked.forum)


def _used(fact: str, verdict: Verdict) -> bool:
    """Acute danger changes which grounds are tried, so no ground need name it."""
    return fact == "acute-danger" or fact in verdict.facts_used
