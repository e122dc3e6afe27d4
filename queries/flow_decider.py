"""The working flows as lines for a search: each decided by the one bench, with the record that it moves.

The verdicts are those of :class:`queries.legal_flows.LegalFlows`, flow by flow; only the order in which chains are
looked for differs. So what is said to arrive in time is never something that the law is said not to carry.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.availability import minutes_of
from graph.deciding import Passed
from graph.earliest import Line
from ontology.terms import Assurance, Confidence, Evidence, Flow, Text
from queries.deciding import is_reported
from queries.legal_answer import Leg
from queries.legal_flows import Carriage, LegalFlows
from queries.verdict import OUTCOME_ORDER, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.deciding import Bench

__all__ = ["CAN_CALL", "FlowDecider", "Lying", "OnItsWay", "calling"]

_OWN_TASK = ""

CAN_CALL = OUTCOME_ORDER.index((Outcome.ONLY_CONSENT, None))
"""A first telling asks more than a standing flow: no track to wait for, no open question, no conflict of duties."""


@dataclass(frozen=True, slots=True)
class Lying:
    """How an item lies with a party. Two are the same when whatever may follow one may follow the other; ``carriage``
    is how it came there, with the leg that brought it last.
    """

    state: tuple[object, ...]
    carriage: Carriage = field(compare=False)

    @property
    def leg(self) -> Leg | None:
        """The flow that brought it here, decided; ``None`` at an origin."""
        return self.carriage.legs[-1] if self.carriage.legs else None


class FlowDecider(LegalFlows):
    """Decides flows one at a time, each kind of record once."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._told: dict[tuple[object, ...], tuple[Passed[Lying], ...]] = {}
        self._began: dict[str, tuple[tuple[str, Lying], ...]] = {}

    def lines(self, item: str) -> tuple[Line, ...]:
        """The working flows that carry the item, with the time they take."""
        return tuple(
            Line(flow.id, flow.sender, flow.recipient, minutes_of(flow.handling_hours)) for flow in self.bringing(item)
        )

    def origins(self, item: str) -> tuple[tuple[str, Lying], ...]:
        """Who has the item of itself and first-hand, with each record of it. Hearsay is never the start of a chain."""
        if item not in self._began:
            chains = (chain for chain in self._origins(item) if not chain.hearsay)
            self._began[item] = tuple((chain.party, Lying(self._state(chain), chain)) for chain in chains)
        return self._began[item]

    def onward(self, item: str, step: str, lying: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        """One flow for its recipient's own task, in a chain for a need at ``step``: what then lies there."""
        return self._remembered("onward", item, "BEE" if is_reported(step) else _OWN_TASK, lying, line)

    def at_the_end(self, item: str, step: str, lying: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        """One flow for what its recipient needs at ``step``: the last one of a chain."""
        return self._remembered("end", item, step, lying, line)

    def call(self, holder: str, recipient: str, item: str, step: str) -> Leg | None:
        """One call without a flow: the best leg by which ``holder`` may tell what it has of itself to ``recipient`` for
        what that one needs at ``step``. ``None`` where the law does not let it now: a call is a first sharing, so it
        asks more than a standing flow does (no track to wait for, no open question, no conflict of duties).
        """
        call = calling(holder, recipient, item)
        purposes = self._purposes(recipient, step)
        found = [
            option.leg
            for party, lying in self.origins(item)
            if party == holder
            for option in self._options(lying.carriage, call, item, step, purposes)
            if option.leg.rank <= CAN_CALL
        ]
        return min(found, key=lambda leg: leg.rank, default=None)

    def _remembered(self, place: str, item: str, step: str, lying: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        chain = lying.carriage
        key = (place, item, step, chain.party, chain.label, chain.hops, chain.implied, line.id)
        if key not in self._told:
            self._told[key] = tuple((self._passed if place == "onward" else self._ended)(item, step, chain, line))
        return self._told[key]

    def _passed(self, item: str, step: str, chain: Carriage, line: Line) -> Iterable[Passed[Lying]]:
        flow = self.model.flow[line.id]
        for option in self._options(chain, flow, item, step, self._purposes(flow.recipient, _OWN_TASK)):
            for after in self._onward(chain, flow, item, option):
                # Only the last leg: the same record can have come here by other flows, and the search keeps those.
                there = replace(after, legs=(option.leg,), passed=frozenset())
                yield Passed(Lying(self._state(after), there), option.leg.rank, line.id)

    def _ended(self, item: str, step: str, chain: Carriage, line: Line) -> Iterable[Passed[Lying]]:
        flow = self.model.flow[line.id]
        for option in self._options(chain, flow, item, step, self._purposes(flow.recipient, step)):
            there = Carriage(flow.recipient, None, legs=(option.leg,))
            yield Passed(Lying(("end",), there), option.leg.rank, line.id)


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A :class:`graph.earliest.Carrier` for one item and one step: the lines before the last one, or the last."""

    flows: FlowDecider
    item: str
    step: str
    last: bool = False

    def carry(self, label: Lying, line: Line) -> tuple[Passed[Lying], ...]:
        """Every way in which the law carries the flow with this record."""
        decide = self.flows.at_the_end if self.last else self.flows.onward
        return decide(self.item, self.step, label, line)


def calling(holder: str, recipient: str, item: str) -> Flow:
    """A call without a flow, as a flow that takes no time; nothing of it stands in the model."""
    nothing = Text("", "")
    modelled = Evidence(Confidence.MODELLED)
    return Flow("", holder, recipient, (item,), nothing, nothing, nothing, Assurance.INITIATIVE, 0.0, modelled)
