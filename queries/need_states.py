"""How each need stands, in two words: met or not, and how well the law carries the way that meets or would meet it.

The same as what an analysis with its verdicts says (``tests/properties/test_fragility.py`` holds the two together), but
without sentences, so that a question that tries thousands of changed models can ask it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from ontology.terms import Quality
from queries.deciding import Bench, is_reported
from queries.legal_flows import LegalFlows
from queries.own_tasks import purposes_of
from queries.sitting import sitting_of
from queries.situation import Situation
from queries.verdict import OUTCOME_ORDER, Decision, Label, Outcome

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Need
    from queries.answer import NeedRow
    from queries.legal_answer import Judged, Way
    from queries.sitting import Sitting
    from queries.verdict import Disclosure, Verdict

__all__ = ["KNOWN", "NOTHING", "Asked", "LendingBench", "NeedState", "NeedStates", "state_of_row"]

KNOWN = -1
"""The rank of a need that is met by what the needer has of itself: nothing has to be shared."""
NOTHING = len(OUTCOME_ORDER)
"""The rank of a need for which there is nothing to decide on: nobody has it, or nobody that got it lawfully."""


@dataclass(frozen=True, slots=True)
class NeedState:
    """``met`` is false for a gap; ``rank`` is a place in ``OUTCOME_ORDER`` (of a met need: that of the weakest leg of
    its best way; of a gap: that of the best verdict on telling the content), :data:`KNOWN` or :data:`NOTHING`.
    """

    met: bool
    rank: int

    @property
    def outcome(self) -> tuple[Outcome, Decision | None] | None:
        """The outcome that the rank stands for; ``None`` where nothing is decided."""
        return OUTCOME_ORDER[self.rank] if 0 <= self.rank < NOTHING else None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was put to a bench."""

    disclosure: Disclosure
    step: str
    implied: tuple[str, ...]
    item: str


class LendingBench(Bench):
    """A bench that keeps which questions were asked about each item, and lends what it decided to one before which a
    part of the same model stands: a decision sees labels, capacities, facts and assumptions, and nothing of the model.
    """

    def __init__(self, model: Model, law: Law, day: str | None = None, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(model, law, day, facts)
        self.asked: dict[str, dict[Asked, Verdict]] = {}

    def about(self, model: Model) -> Self:
        """As :meth:`Bench.about`, for a part of the same model: its records and actors are the same."""
        other = super().about(model)
        other._capacity, other._label = self._capacity, self._label
        other.asked = self.asked
        return other

    def under(self, law: Law, facts: Mapping[str, str], changed: Iterable[Asked]) -> LendingBench:
        """Another law or other facts, which make a difference for the ``changed`` questions only."""
        other = LendingBench(self.model, law, self.day, {**self._facts, **facts})
        other._capacity, other._label = self._capacity, self._label
        gone = {self._key(one) for one in changed}
        other._decided = {key: verdict for key, verdict in self._decided.items() if key not in gone}
        return other

    def decide(
        self, disclosure: Disclosure, step: str, implied: tuple[str, ...] = (), item: str | None = None
    ) -> Verdict:
        """As :meth:`Bench.decide`; the question is kept under its item."""
        verdict = super().decide(disclosure, step, implied, item)
        asked = Asked(disclosure, "TRI" if is_reported(step) else "", implied, item or "")
        self.asked.setdefault(asked.item, {})[asked] = verdict
        return verdict

    @property
    def known(self) -> frozenset[str]:
        """The facts that are told or that the model assumes; saying aloud that one is unknown takes both back."""
        told = {**self._standing, **self._facts}
        return frozenset(fact for fact, value in told.items() if value != "unknown")

    def sitting(self, one: Asked) -> Sitting:
        """In which the question was decided: with the facts that hold at its step, by its flows and by its item."""
        _, reported, implied, by_item = self._key(one)
        standing = {fact: value for fact, value in self._standing.items() if reported or fact != "vt-report"}
        facts = {**standing, **dict.fromkeys((*implied, *by_item), "true"), **self._facts}
        return sitting_of(self.law, Situation(facts), self.day)

    def _key(self, one: Asked) -> tuple[Disclosure, bool, tuple[str, ...], tuple[str, ...]]:
        rule = self.law.item_rule.get(one.item)
        return (one.disclosure, is_reported(one.step), one.implied, () if rule is None else rule.implies)


class NeedStates:
    """The state of the needs of one model under the law of ``bench``."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._model = bench.model
        self._flows = LegalFlows(bench)

    def of(self, need: Need) -> NeedState:
        """The state of one need that is not of a confined item."""
        table = self._model.table.get(need.needer)
        receivers = (need.needer,) if table is None else tuple(seat.actor for seat in table.seats)
        if not self._first_hand(need.item).isdisjoint(receivers):
            return NeedState(met=True, rank=KNOWN)
        way = self._flows.way(receivers, need.item, need.step)
        if way is not None:
            return NeedState(met=True, rank=way.weakest.rank)
        sources = self._sources(need.item, receivers)
        ranks = [self._best(sources, receiver, need) for receiver in receivers]
        return NeedState(met=False, rank=max(ranks, default=NOTHING))

    def way(self, need: Need) -> Way | None:
        """The chain of flows that meets the need, where one does."""
        table = self._model.table.get(need.needer)
        receivers = (need.needer,) if table is None else tuple(seat.actor for seat in table.seats)
        return self._flows.way(receivers, need.item, need.step)

    def _first_hand(self, item: str) -> frozenset[str]:
        return frozenset(
            one.holder
            for one in self._model.holdings
            if one.item == item and not one.brought_by and one.quality is Quality.FIRST_HAND
        )

    def _sources(self, item: str, receivers: tuple[str, ...]) -> list[str]:
        """Actors that have the item in fact; those that keep a register of it, where there are any."""
        known = {one.holder for one in self._model.holdings if one.item == item and not one.brought_by}
        queue = deque(known)
        while queue:
            party = queue.popleft()
            for flow in self._flows.bringing(item):
                if flow.sender == party and flow.recipient not in known:
                    known.add(flow.recipient)
                    queue.append(flow.recipient)
        actors = sorted(known.intersection(self._model.actor).difference(receivers))
        return [party for party in actors if self._bench.records(party, item)] or actors

    def _best(self, sources: list[str], recipient: str, need: Need) -> int:
        capacity = self._bench.capacity(recipient)
        purposes = () if capacity is None else purposes_of(self._bench.law, capacity, need.step)
        ranks = (
            self._bench.decide(asked, need.step, held.implied, need.item).rank
            for holder in sources
            for held in self._flows.at(holder, need.item, need.step)
            for asked in self._bench.disclosures(
                holder, recipient, _content(held.label), purposes, held.hops, need.item
            )
        )
        return min(ranks, default=NOTHING)


def state_of_row(row: NeedRow, judged: Judged | None, way: Way | None) -> NeedState:
    """The state that a row of an analysis under the law says, by the verdict on its gap or the way that meets it."""
    if not row.kind.is_gap:
        return NeedState(met=True, rank=KNOWN if way is None else way.weakest.rank)
    verdict = None if judged is None else judged.on_content
    return NeedState(met=False, rank=NOTHING if verdict is None else verdict.rank)


def _content(label: Label | None) -> Label | None:
    return None if label is None else replace(label, extent="content")
