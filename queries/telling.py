"""What lies at a desk after somebody told it there, whom the law lets it tell, and on which flow the law stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.careful_flows import CarefulFlows
from queries.flow_decider import CAN_CALL, Lying, calling
from queries.intermediaries import label_of, received
from queries.lawfulness import CONSENT, candidates
from queries.legal_flows import Carriage
from queries.situation import Situation
from queries.verdict import NoGroundReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.earliest import Arrival
    from ontology.terms import EntryDesk
    from queries.legal_answer import Leg
    from queries.verdict import Label

__all__ = ["DeskFlows", "Refusal"]

_OWN_TASK = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A flow on which the law stops a signal that lies with ``at``; ``leg`` has the best verdict that it can get.
    ``competent`` is false where no recorded norm lets this sender tell this recipient anything, for whatever purpose.
    """

    at: str
    flow: str
    leg: Leg
    competent: bool


class DeskFlows(CarefulFlows):
    """The flows of a model for signals: the same verdicts, from what lies at a desk instead of from who holds it."""

    def told_at(self, desk: str, item: str, entries: Iterable[EntryDesk]) -> tuple[Lying, ...]:
        """What lies at the desk once it is on record there: one per kind of record of the item in its own register. A
        desk of which the model has no such record makes one from what it is told, in its own regime and secrecy.
        """
        labels: list[Label | None] = [self.bench.label(record) for record in self.bench.records(desk, item)]
        if not labels:
            labels = [self._made(desk, item, entry.source) for entry in entries]
        found = (Carriage(desk, label, passed=frozenset({desk})) for label in dict.fromkeys(labels))
        return tuple(Lying(self._state(chain), chain) for chain in found)

    def tell(self, lying: Lying, recipient: str, item: str, step: str) -> Leg | None:
        """The best leg by which who has it may tell it now for what ``recipient`` needs at ``step``, flow or not, and
        without asking the alleged perpetrator where that is not known to be safe.
        """
        flow = calling(lying.carriage.party, recipient, item)
        options = self._options(lying.carriage, flow, item, step, self._purposes(recipient, step))
        legs = [option.leg for option in options if option.leg.rank <= CAN_CALL]
        return min(legs, key=lambda leg: leg.rank, default=None)

    def direct(self, lying: Iterable[Lying], recipient: str, item: str, step: str) -> Leg | None:
        """The best verdict there is on telling it directly, whatever it says; ``None`` where nothing can be decided."""
        purposes = self._purposes(recipient, step)
        legs = [
            leg
            for one in lying
            for leg in self._decided(one.carriage, calling(one.carriage.party, recipient, item), item, step, purposes)
            if leg.verdict is not None
        ]
        return min(legs, key=lambda leg: leg.rank, default=None)

    def refusal(
        self, lying: Mapping[str, tuple[Arrival[Lying], ...]], receiver: str, item: str, step: str
    ) -> Refusal | None:
        """The flow with the best verdict of those on which the law stops the signal on its way to ``receiver``;
        ``None`` where no flow leads there from anybody with whom it lies. A flow to somebody else who has it already is
        not where it stops.
        """
        found = []
        for flow in self.bringing(item):
            to = flow.recipient
            ahead = to == receiver or (to not in lying and receiver in self._after_actors(item, to))
            if flow.sender in lying and ahead:
                chains = [one.label.carriage for one in lying[flow.sender]]
                leg = self._stopped(chains, flow, item, step, step if to == receiver else _OWN_TASK)
                if leg is not None:
                    found.append(Refusal(flow.sender, flow.id, leg, self._competent(leg)))
        return min(found, key=lambda one: (one.leg.rank, one.flow), default=None)

    def _competent(self, leg: Leg) -> bool:
        if leg.disclosure is None or leg.verdict is None or leg.verdict.reason is not NoGroundReason.NOTHING_RECORDED:
            return True
        return any(norm.id != CONSENT for norm in candidates(self._on_day, leg.disclosure, Situation()))

    def _after_actors(self, item: str, party: str) -> frozenset[str]:
        """Whom the working flows of actors reach from ``party``."""
        actors = self.model.actor
        seen: set[str] = set()
        queue = [party] if party in actors else []
        while queue:
            sender = queue.pop()
            for flow in self.bringing(item):
                if flow.sender == sender and flow.recipient in actors and flow.recipient not in seen:
                    seen.add(flow.recipient)
                    queue.append(flow.recipient)
        return frozenset(seen)

    def _made(self, desk: str, item: str, source: str | None) -> Label | None:
        capacity = self.bench.capacity(desk)
        if capacity is None:
            return None
        told = [] if source is None else [self.bench.label(record) for record in self.bench.records(source, item)]
        known = next((label for label in told if label is not None), None)
        if known is not None:
            (made,) = received(self._on_day, capacity, known, ())
            return made
        of = self.model.item[item]
        return label_of(self.bench.law, capacity, "*", of.category, of.subject)
