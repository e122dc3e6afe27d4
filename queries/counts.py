"""Counts per (actor, item): what each actor and table has, needs, needs without having, and has no listed flow for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.answer import ActorCount

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["actor_counts"]


def actor_counts(model: Model, *, before_repairs: bool = False) -> dict[str, ActorCount]:
    """Count distinct items per party. A register kept for a table counts for the table, not for its keeper.

    ``has`` counts holdings of every quality. ``not_covered`` are items needed, not held, that no *listed* flow to the
    party moves; a flow that only ought to happen is listed. With ``before_repairs`` the model's own repairs are taken
    back first, so that the researched tables can be recounted (``domain.md`` table j). Parties that neither hold nor
    need anything are counted as zero.
    """
    added_holdings = {h for r in model.repairs for h in r.added_holdings} if before_repairs else set()
    added_actors = {a for r in model.repairs for a in r.added_actors} if before_repairs else set()
    removed = [pair for r in model.repairs for pair in r.removed_flow_items] if before_repairs else []
    has: dict[str, set[str]] = {party: set() for party in (*model.actor, *model.source_of_knowledge, *model.table)}
    needs: dict[str, set[str]] = {party: set() for party in has}
    covered: dict[str, set[str]] = {party: set() for party in has}
    for holding in model.holdings:
        if holding.id not in added_holdings:
            has[model.record[holding.record].kept_for or holding.holder].add(holding.item)
    for need in model.needs:
        needs[need.needer].add(need.item)
    for flow in model.flows:
        covered[flow.recipient].update(flow.items)
    for flow_id, item in removed:
        if flow_id in model.flow and item in model.item:  # a local model may leave the flow out, a subject the item
            covered[model.flow[flow_id].recipient].add(item)
    return {
        party: ActorCount(
            has=len(has[party]),
            needs=len(needs[party]),
            needs_not_held=len(needs[party] - has[party]),
            not_covered=len(needs[party] - has[party] - covered[party]),
        )
        for party in sorted(has)
        if party not in added_actors
    }
