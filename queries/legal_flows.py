"""Whether the flows of a model bring an item lawfully: each flow decided with the label of the record that it moves.

A chain is a sequence of disclosures. Each recipient makes a record of its own, and the next flow is decided on that
record, with the earlier disclosures and their grounds (design.md 6). Nobody is told twice in one chain.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from ontology.terms import Assurance, Quality
from queries.carrying import carried_by, stopped_by
from queries.deciding import is_reported
from queries.intermediaries import limits, received
from queries.legal_answer import FlowVerdict, Leg, Standing, Way
from queries.own_tasks import purposes_of
from queries.verdict import Hop, Label, Outcome

if TYPE_CHECKING:
    from ontology.terms import Flow
    from queries.by_grounds import ByGrounds
    from queries.deciding import Bench
    from queries.verdict import Verdict

__all__ = ["Carriage", "LegalFlows"]

_OWN_TASK = ""
"""No step: a middleman receives for its own task, whatever the step of the need at the end of the chain."""

_KEPT = 16
"""How many chains to one party in one state are kept that pass other parties: all of them in a model of seven parties
or fewer. It keeps the search polynomial; the best ones are kept, and where the flows run in no circle there is one.
"""


@dataclass(frozen=True, slots=True)
class Carriage:
    """How an item lies with a party after a lawful chain: the label of its record (``None``: nobody can say), the
    disclosures before, what they made true, and whether all of it is hearsay. The chain is empty at an origin.
    """

    party: str
    label: Label | None
    hops: tuple[Hop, ...] = ()
    implied: tuple[str, ...] = ()
    hearsay: bool = False
    legs: tuple[Leg, ...] = ()
    passed: frozenset[str] = frozenset()

    @property
    def cost(self) -> tuple[int, int, tuple[str, ...]]:
        """Weakest leg, number of legs, flows: what makes one chain better than another."""
        weakest = max((leg.rank for leg in self.legs), default=0)
        return (weakest, len(self.legs), tuple(leg.flow for leg in self.legs))


@dataclass(frozen=True, slots=True)
class _Option:
    """One way in which a flow carries a record on, with the purpose and the grounds that the next leg must know."""

    leg: Leg
    grounds: tuple[str, ...]


class LegalFlows:
    """The working flows of the model of ``bench`` under its law. Everything is computed on first use and kept."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.model = bench.model
        self._on_day = bench.law.on(bench.day)
        self._spread: dict[tuple[str, bool], Mapping[str, tuple[Carriage, ...]]] = {}

    def at(self, party: str, item: str, step: str) -> tuple[Carriage, ...]:
        """How the item can lie with the party: of itself, or brought by a chain that the law carries; best first."""
        return self._carriages(item, step).get(party, ())

    def way(self, receivers: Iterable[str], item: str, step: str) -> Way | None:
        """The best chain that brings the item first-hand to one of ``receivers``, for what that one needs at ``step``;
        ``None`` when the law carries none. Best is: the weakest leg, then the number of legs, then the flows.
        """
        wanted = set(receivers)
        found = [
            (*chain.legs, option.leg)
            for flow in self.bringing(item)
            if flow.recipient in wanted
            for chain in self.at(flow.sender, item, step)
            if not chain.hearsay and flow.recipient not in chain.passed
            for option in self._options(chain, flow, item, step, self._purposes(flow.recipient, step))
        ]
        best = min(found, key=lambda legs: Carriage("", None, legs=legs).cost, default=None)
        return None if best is None else Way(best)

    def refused(self, receivers: Iterable[str], item: str, step: str, via: tuple[str, ...] = ()) -> tuple[Leg, ...]:
        """The legs on which the law stops every chain to ``receivers``: first the one on ``via`` (a chain of flows that
        brings the item in fact), then by flow. Each has the best verdict that it can get.
        """
        wanted = set(receivers)
        leading = {
            flow.id for flow in self.bringing(item) if wanted & {flow.recipient, *self._after[item][flow.recipient]}
        }
        stopped = {}
        for flow in self.bringing(item):
            if flow.id in leading:
                needed = step if flow.recipient in wanted else _OWN_TASK
                chains = [chain for chain in self.at(flow.sender, item, step) if not chain.hearsay]
                leg = self._stopped(chains, flow, item, step, needed)
                if leg is not None:
                    stopped[flow.id] = leg
        order = {flow: place for place, flow in enumerate(via)}
        return tuple(stopped[name] for name in sorted(stopped, key=lambda name: (order.get(name, len(via)), name)))

    def by_itself(self, flow: Flow, item: str) -> FlowVerdict:
        """One flow for the recipient's own task, whoever needs what it brings; without the assumption of a report."""
        chains = self.at(flow.sender, item, _OWN_TASK)
        purposes = self._purposes(flow.recipient, _OWN_TASK)
        options = [option for chain in chains for option in self._options(chain, flow, item, _OWN_TASK, purposes)]
        if options:
            best = min((option.leg for option in options), key=lambda leg: leg.rank)
            undecided = best.verdict is None or best.verdict.outcome is Outcome.UNDETERMINED
            return FlowVerdict(best, Standing.UNDECIDED if undecided else Standing.CARRIED)
        in_fact = [Carriage(flow.sender, self.bench.label(record)) for record in self.bench.records(flow.sender, item)]
        leg = self._stopped(chains or in_fact, flow, item, _OWN_TASK, _OWN_TASK)
        before = Leg(flow.id, item, None, None, self.bench.acute(flow))
        return FlowVerdict(leg or before, Standing.UNGROUNDED if chains else Standing.UNGROUNDED_BEFORE)

    def bringing(self, item: str) -> tuple[Flow, ...]:
        """The working flows that carry the item, by id."""
        return self._flows.get(item, ())

    # ── one flow ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _purposes(self, party: str, step: str) -> tuple[str, ...]:
        capacity = self.bench.capacity(party)
        return () if capacity is None else purposes_of(self.bench.law, capacity, step)

    def _decided(self, chain: Carriage, flow: Flow, item: str, step: str, purposes: tuple[str, ...]) -> list[Leg]:
        """The flow decided for each purpose; one leg without a verdict where nobody can say in which capacity
        or for which task somebody acts.
        """
        acute = self.bench.acute(flow)
        implied = tuple(sorted({*chain.implied, *(("acute-danger",) if acute else ())}))
        asked = self.bench.disclosures(flow.sender, flow.recipient, chain.label, purposes, chain.hops, item)
        if not asked:
            return [Leg(flow.id, item, None, None, acute)]
        return [Leg(flow.id, item, one, self.bench.decide(one, step, implied, item), acute) for one in asked]

    def _options(
        self, chain: Carriage, flow: Flow, item: str, step: str, purposes: tuple[str, ...]
    ) -> Iterator[_Option]:
        for leg in self._decided(chain, flow, item, step, purposes):
            if leg.verdict is None:
                # Unknown stays unknown: nobody can say that the law refuses it.
                yield _Option(leg, ())
                continue
            for one in self._carried(leg.verdict, acute=leg.acute):
                yield _Option(replace(leg, verdict=one.verdict), one.grounds)

    def _carried(self, verdict: Verdict, *, acute: bool) -> tuple[ByGrounds, ...]:
        """The ways in which the law carries a flow with this verdict."""
        return carried_by(self._on_day, verdict, acute=acute)

    def _stopped(self, chains: Iterable[Carriage], flow: Flow, item: str, step: str, needed: str) -> Leg | None:
        """The leg of a flow that the law carries from none of ``chains``, with its best verdict."""
        purposes = self._purposes(flow.recipient, needed)
        listed = list(chains)
        if any(True for chain in listed for _ in self._options(chain, flow, item, step, purposes)):
            return None
        legs = [leg for chain in listed for leg in self._decided(chain, flow, item, step, purposes)]
        told = [
            leg if leg.verdict is None else replace(leg, verdict=stopped_by(leg.verdict, acute=leg.acute))
            for leg in legs
        ]
        return min(told, key=lambda leg: leg.rank, default=None)

    def _onward(self, chain: Carriage, flow: Flow, item: str, option: _Option) -> Iterator[Carriage]:
        """What lies with the recipient afterwards: its own record of the item if the model has one, else a new one."""
        law, recipient = self.bench.law, self.bench.capacity(flow.recipient)
        disclosure = option.leg.disclosure
        hops, implied = chain.hops, chain.implied
        if disclosure is not None:
            made = (Hop(disclosure.holder, disclosure.recipient, name, disclosure.purpose) for name in option.grounds)
            hops = (*hops, *made)
            classes = law.within(disclosure.recipient)
            told = (fact for one in law.intermediaries if one.capacity in classes for fact in one.makes)
            implied = tuple(sorted({*implied, *told}))
        own = [self.bench.label(record) for record in self.bench.records(flow.recipient, item)]
        labels: Iterable[Label | None] = dict.fromkeys(own) or (None,)
        if chain.label is not None and recipient is not None:
            labels = received(self._on_day, recipient, chain.label, option.grounds, own)
        for label in labels:
            legs, passed = (*chain.legs, option.leg), chain.passed | {flow.recipient}
            yield Carriage(flow.recipient, label, hops, implied, chain.hearsay, legs, passed)

    # ── all chains of one item ───────────────────────────────────────────────────────────────────────────────────────

    def _carriages(self, item: str, step: str) -> Mapping[str, tuple[Carriage, ...]]:
        key = (item, is_reported(step))
        if key not in self._spread:
            self._spread[key] = self._search(item, "BEE" if is_reported(step) else _OWN_TASK)
        return self._spread[key]

    def _search(self, item: str, step: str) -> Mapping[str, tuple[Carriage, ...]]:
        """Best chain first. A chain is dropped when an earlier one reached the same party in the same state and passed
        no party that this one did not: whatever can follow it can follow the earlier one.
        """
        ticket = count()
        queue = [(chain.cost, next(ticket), chain) for chain in self._origins(item)]
        heapq.heapify(queue)
        kept: dict[tuple[object, ...], list[frozenset[str]]] = {}
        found: dict[str, list[Carriage]] = {}
        while queue:
            _, _, chain = heapq.heappop(queue)
            # Who cannot be reached from here cannot be told twice.
            passed = chain.passed & self._after[item][chain.party]
            before = kept.setdefault(self._state(chain), [])
            if len(before) >= _KEPT or any(other <= passed for other in before):
                continue
            before.append(passed)
            found.setdefault(chain.party, []).append(chain)
            for flow in self._from[item].get(chain.party, ()):
                if flow.recipient not in chain.passed:
                    for option in self._options(chain, flow, item, step, self._purposes(flow.recipient, _OWN_TASK)):
                        for onward in self._onward(chain, flow, item, option):
                            heapq.heappush(queue, (onward.cost, next(ticket), onward))
        return {party: tuple(chains) for party, chains in found.items()}

    def _origins(self, item: str) -> list[Carriage]:
        holdings = [one for one in self.model.holdings if one.item == item and not one.brought_by]
        first_hand = {one.holder for one in holdings if one.quality is Quality.FIRST_HAND}
        labels = {(one.holder, self.bench.label(self.model.record[one.record])): one for one in holdings}
        return [
            Carriage(party, label, hearsay=party not in first_hand, passed=frozenset({party}))
            for party, label in sorted(labels, key=lambda pair: (pair[0], repr(pair[1])))
        ]

    def _state(self, chain: Carriage) -> tuple[object, ...]:
        binding = frozenset(hop.ground for hop in chain.hops if limits(self._on_day, hop.ground))
        return (chain.party, chain.label, binding, chain.implied, chain.hearsay)

    @cached_property
    def _flows(self) -> dict[str, tuple[Flow, ...]]:
        found: dict[str, list[Flow]] = {}
        for flow in sorted(self.model.flows, key=lambda flow: flow.id):
            for item in flow.items if flow.assurance is not Assurance.OUGHT else ():
                found.setdefault(item, []).append(flow)
        return {item: tuple(flows) for item, flows in found.items()}

    @cached_property
    def _from(self) -> dict[str, dict[str, list[Flow]]]:
        found: dict[str, dict[str, list[Flow]]] = {item.id: {} for item in self.model.items}
        for item, flows in self._flows.items():
            for flow in flows:
                found[item].setdefault(flow.sender, []).append(flow)
        return found

    @cached_property
    def _after(self) -> dict[str, _Following]:
        return {item.id: _Following(self._from[item.id]) for item in self.model.items}


class _Following:
    """Per party, who can be reached from it by the flows of one item; the party itself only by a circle."""

    def __init__(self, flows: Mapping[str, list[Flow]]) -> None:
        self._flows = flows
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, party: str) -> frozenset[str]:
        if party not in self._known:
            seen: set[str] = set()
            queue = [party]
            while queue:
                for flow in self._flows.get(queue.pop(), ()):
                    if flow.recipient not in seen:
                        seen.add(flow.recipient)
                        queue.append(flow.recipient)
            self._known[party] = frozenset(seen)
        return self._known[party]
