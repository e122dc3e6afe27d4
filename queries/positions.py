"""Who holds, who receives, who only heard, who could be asked: the position of every party on every item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from graph.projection import party_node, project
from graph.reach import Arrival, Reach, reach_all

if TYPE_CHECKING:
    import networkx as nx

    from ontology.model import Model
    from ontology.terms import Agreement, Flow

__all__ = ["Positions"]


class Positions:
    """The information position of a whole model, computed once and only read afterwards.

    All parameters and results are plain ids (``"huisarts"``), not node names. Actors and knowledge sources are kept
    apart everywhere: a knowledge source never counts as a holder among partners.
    """

    def __init__(self, model: Model, graph: nx.MultiDiGraph[str] | None = None) -> None:
        self.model = model
        self.graph = project(model) if graph is None else graph
        self._reach: Mapping[str, Reach] = reach_all(self.graph)
        self._node = {
            party: party_node(model, party) for party in (*model.actor, *model.source_of_knowledge, *model.table)
        }
        self._open: dict[str, tuple[str, ...]] = {}
        self._first_hand = {item: self._first_hand_of(found) for item, found in self._reach.items()}

    def reach_of(self, item: str) -> Reach:
        """Origins and arrivals of ``item``, by node name."""
        return self._reach[item]

    def holds_first_hand(self, party: str, item: str) -> bool:
        """Whether the party has the item of itself, first-hand."""
        return self._node[party] in self._reach[item].first_hand

    def holds_hearsay(self, party: str, item: str) -> bool:
        """Whether the party has the item of itself, second-hand only."""
        return self._node[party] in self._reach[item].hearsay

    def arrival(self, party: str, item: str) -> Arrival | None:
        """The best chain of working flows that brings the item to the party, or ``None``."""
        return self._reach[item].arrivals.get(self._node[party])

    def knows(self, party: str, item: str) -> bool:
        """Whether the party has the item in any way: first-hand, by hearsay, or brought by a flow."""
        return self._reach[item].knows(self._node[party])

    def first_hand_actors(self, item: str) -> tuple[str, ...]:
        """Actors that have the item of themselves or receive it from one that does, sorted."""
        return self._first_hand[item]

    def hearsay_actors(self, item: str) -> tuple[str, ...]:
        """Actors that have the item from hearsay only, sorted."""
        return tuple(a for a in self._actors(self._reach[item].parties) if a not in self._first_hand[item])

    def knowers(self, item: str) -> tuple[str, ...]:
        """Knowledge sources that hold the item, sorted."""
        ids = (name.split(":", 1) for name in self._reach[item].parties)
        return tuple(sorted(identifier for kind, identifier in ids if kind == "knower"))

    def units_of(self, actor: str) -> tuple[str, ...]:
        """Other actors under the same controller, sorted."""
        units = self._units[self.model.actor[actor].controller]
        return tuple(unit for unit in units if unit != actor)

    def contacts(self, actor: str) -> frozenset[str]:
        """Whom an actor knows: ``aware_of``, the other end of every flow, and the other seats of shared tables."""
        return self._contacts[actor]

    def lacks_for_certain(self, actor: str, item: str) -> bool:
        """Closed world: the actor declared its holdings complete, or said that it does not hold this item."""
        declared = self.model.actor[actor]
        return declared.complete_holdings or item in declared.lacks

    def open_actors(self, item: str) -> tuple[str, ...]:
        """Actors that may have the item without the model saying so: not :meth:`lacks_for_certain`; model order."""
        if item not in self._open:
            self._open[item] = tuple(a.id for a in self.model.actors if not self.lacks_for_certain(a.id, item))
        return self._open[item]

    def agreements_in_force(self, receivers: Iterable[str], item: str) -> tuple[Agreement, ...]:
        """Agreements in force that name a receiver of ``receivers`` and this item."""
        wanted = set(receivers)
        return tuple(
            agreement
            for agreement in self.model.agreements
            if agreement.status.value == "in-force" and item in agreement.items and wanted & set(agreement.receivers)
        )

    def idle_flows(self, receivers: Iterable[str], item: str) -> tuple[str, ...]:
        """Flows that ought to bring the item to one of ``receivers`` and do not, by id."""
        wanted = set(receivers)
        return tuple(
            flow.id
            for flow in self._flows_carrying.get(item, ())
            if flow.assurance.value == "ought-to-happen" and flow.recipient in wanted
        )

    def _first_hand_of(self, found: Reach) -> tuple[str, ...]:
        brought = (party for party, arrival in found.arrivals.items() if not arrival.hearsay)
        return self._actors({*found.first_hand, *brought})

    def _actors(self, names: Iterable[str]) -> tuple[str, ...]:
        ids = (name.split(":", 1) for name in names)
        return tuple(sorted(identifier for kind, identifier in ids if kind == "actor"))

    @cached_property
    def _flows_carrying(self) -> dict[str, list[Flow]]:
        carrying: dict[str, list[Flow]] = {}
        for flow in self.model.flows:
            for item in flow.items:
                carrying.setdefault(item, []).append(flow)
        return carrying

    @cached_property
    def _units(self) -> dict[str, list[str]]:
        units: dict[str, list[str]] = {}
        for actor in self.model.actors:
            units.setdefault(actor.controller, []).append(actor.id)
        return units

    @cached_property
    def _contacts(self) -> dict[str, frozenset[str]]:
        known: dict[str, set[str]] = {actor.id: set(actor.aware_of) for actor in self.model.actors}
        for flow in self.model.flows:
            if flow.sender in known:
                known[flow.sender].add(flow.recipient)
            if flow.recipient in known:
                known[flow.recipient].add(flow.sender)
        for table in self.model.tables:
            seated = {seat.actor for seat in table.seats}
            for actor in seated:
                known[actor] |= seated
        return {actor: frozenset(others - {actor}) for actor, others in known.items()}
