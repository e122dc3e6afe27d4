"""The model as a NetworkX multigraph: which edge stands for which statement.

===========  ===================  ==============  ======================================================
edge kind    from                 to              attributes
===========  ===================  ==============  ======================================================
holds        party                item            key = holding id; quality, register, category, regime,
                                                  brought_by, kept_for
needs        actor/knower/table   item            key = need id; step
flow         party                party           key = flow id; items, assurance, working, hours
seats        table                actor           key = seat id
aware-of     actor                party           key = ``aware-of``
covers       actor (giver)        actor           key = ``covers:`` + agreement id; items, status
===========  ===================  ==============  ======================================================

Nodes are named ``kind:id`` (:func:`graph.kinds.node`) and carry ``kind``, ``id``, ``label_nl``, ``label_en``. The
projection copies; the model is never changed. Attributes are plain strings, numbers and booleans so that every
exchange format can hold them (lists are joined by a space).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.kinds import EdgeKind, NodeKind, node
from ontology.terms import Assurance

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["party_node", "project"]


def party_node(model: Model, party: str) -> str:
    """The node name of an actor, knowledge source or table.

    Raises ``KeyError`` when the model has no such party.
    """
    for kind, group in (
        (NodeKind.ACTOR, model.actor),
        (NodeKind.KNOWER, model.source_of_knowledge),
        (NodeKind.TABLE, model.table),
    ):
        if party in group:
            return node(kind, party)
    raise KeyError(party)


def project(model: Model) -> nx.MultiDiGraph[str]:
    """Project ``model`` to a multigraph by the table above.

    >>> from tests.builders import tiny
    >>> g = project(tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x").build())
    >>> sorted((u, v, d["kind"]) for u, v, d in g.edges(data=True))
    [('actor:a', 'actor:b', 'flow'), ('actor:a', 'item:x', 'holds')]
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(model=model.id, version=model.version, date=model.reference_date)
    _add_nodes(graph, model)
    _add_positions(graph, model)
    _add_arrangements(graph, model)
    return graph


def _add_nodes(graph: nx.MultiDiGraph[str], model: Model) -> None:
    groups = (
        (NodeKind.ACTOR, model.actors),
        (NodeKind.KNOWER, model.sources_of_knowledge),
        (NodeKind.TABLE, model.tables),
        (NodeKind.ITEM, model.items),
    )
    for kind, members in groups:
        for member in members:
            graph.add_node(
                node(kind, member.id),
                kind=kind.value,
                id=member.id,
                label_nl=member.label.nl,
                label_en=member.label.en,
            )


def _add_positions(graph: nx.MultiDiGraph[str], model: Model) -> None:
    for holding in model.holdings:
        record = model.record[holding.record]
        graph.add_edge(
            party_node(model, holding.holder),
            node(NodeKind.ITEM, holding.item),
            key=holding.id,
            kind=EdgeKind.HOLDS.value,
            quality=holding.quality.value,
            register=record.register,
            category=record.category,
            regime=record.regime,
            brought_by=" ".join(holding.brought_by),
            kept_for=record.kept_for or "",
        )
    for need in model.needs:
        graph.add_edge(
            party_node(model, need.needer),
            node(NodeKind.ITEM, need.item),
            key=need.id,
            kind=EdgeKind.NEEDS.value,
            step=need.step,
        )


def _add_arrangements(graph: nx.MultiDiGraph[str], model: Model) -> None:
    for flow in model.flows:
        graph.add_edge(
            party_node(model, flow.sender),
            party_node(model, flow.recipient),
            key=flow.id,
            kind=EdgeKind.FLOW.value,
            items=" ".join(flow.items),
            assurance=flow.assurance.value,
            working=flow.assurance is not Assurance.OUGHT,
            hours="" if flow.handling_hours is None else flow.handling_hours,
        )
    for table in model.tables:
        for seat in table.seats:
            graph.add_edge(
                node(NodeKind.TABLE, table.id),
                node(NodeKind.ACTOR, seat.actor),
                key=seat.id,
                kind=EdgeKind.SEATS.value,
            )
    for actor in model.actors:
        for other in actor.aware_of:
            graph.add_edge(
                node(NodeKind.ACTOR, actor.id),
                party_node(model, other),
                key=EdgeKind.AWARE_OF.value,
                kind=EdgeKind.AWARE_OF.value,
            )
    for agreement in model.agreements:
        for giver in agreement.givers:
            for receiver in agreement.receivers:
                graph.add_edge(
                    node(NodeKind.ACTOR, giver),
                    node(NodeKind.ACTOR, receiver),
                    key=f"{EdgeKind.COVERS.value}:{agreement.id}",  # an agreement may have the id of the flow it covers
                    kind=EdgeKind.COVERS.value,
                    items=" ".join(agreement.items),
                    status=agreement.status.value,
                )
