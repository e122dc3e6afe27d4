"""A model without who knows what is confined, for files that leave the building: only the flag that it exists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from ontology.model import Model
    from ontology.terms import Flow

__all__ = ["closing_note", "graph_without_confined", "without_confined"]


def closing_note(model: Model) -> str:
    """What the files leave out, for the head of each, in Dutch and English; empty when nothing is confined."""
    count = sum(item.confined for item in model.items)
    if not count:
        return ""
    return (
        f"Geen volledige kopie van het model: van {count} afgeschermd(e) item(s) staan hier geen houders, behoeften, "
        f"stromen en afspraken. / No complete copy of the model: of {count} confined item(s) no holder, need, flow or "
        "agreement is in this file."
    )


def without_confined(model: Model) -> Model:
    """``model`` in which no party stands together with a confined item: no record, holding, lack, need, flow,
    agreement or maker of one, and no product said to be made from one. The item itself stays, because that it exists
    may be told. What carried nothing else disappears, with every reference to it. A pure function; a model without
    confined items comes back as it is.
    """
    closed = frozenset(item.id for item in model.items if item.confined)
    if not closed:
        return model
    flows = tuple(kept for flow in model.flows if (kept := _carrying_less(flow, closed)) is not None)
    running = {flow.id for flow in flows}
    agreements = tuple(
        replace(one, items=tuple(item for item in one.items if item not in closed))
        for one in model.agreements
        if not one.items or not closed.issuperset(one.items)
    )
    standing = {one.id for one in agreements}
    holdings = tuple(
        replace(one, brought_by=tuple(flow for flow in one.brought_by if flow in running))
        for one in model.holdings
        if one.item not in closed
    )
    held = {one.id for one in holdings}
    return replace(
        model,
        actors=tuple(
            replace(actor, lacks=tuple(item for item in actor.lacks if item not in closed)) for actor in model.actors
        ),
        items=tuple(
            replace(
                item,
                made_by=() if item.id in closed else item.made_by,
                made_from=tuple(one for one in item.made_from if one not in closed),
            )
            for item in model.items
        ),
        records=tuple(record for record in model.records if record.item not in closed),
        holdings=holdings,
        needs=tuple(need for need in model.needs if need.item not in closed),
        left_out_needs=tuple(need for need in model.left_out_needs if need.item not in closed),
        flows=tuple(replace(flow, leans_on=tuple(one for one in flow.leans_on if one in standing)) for flow in flows),
        agreements=agreements,
        repairs=tuple(
            replace(
                repair,
                added_holdings=tuple(one for one in repair.added_holdings if one in held),
                removed_flow_items=tuple(
                    (flow, item) for flow, item in repair.removed_flow_items if item not in closed and flow in running
                ),
            )
            for repair in model.repairs
        ),
    )


def _carrying_less(flow: Flow, closed: frozenset[str]) -> Flow | None:
    """The flow without confined items; ``None`` when it carried nothing else."""
    items = tuple(item for item in flow.items if item not in closed)
    return replace(flow, items=items) if items or not flow.items else None


def graph_without_confined(graph: nx.MultiDiGraph[str], model: Model) -> nx.MultiDiGraph[str]:
    """A copy of the projection of ``model`` without the edges that join a party and a confined item, and with what a
    flow or an agreement carries beside it. The node of the item stays.
    """
    closed = {item.id for item in model.items if item.confined}
    copy = graph.copy()
    for source, target, key, told in list(graph.edges(keys=True, data=True)):
        carried = str(told.get("items", "")).split()
        left = [item for item in carried if item not in closed]
        is_closed = graph.nodes[target].get("kind") == "item" and graph.nodes[target].get("id") in closed
        if is_closed or (carried and not left):
            copy.remove_edge(source, target, key)
        elif len(left) < len(carried):
            copy.edges[source, target, key]["items"] = " ".join(left)
    return copy
