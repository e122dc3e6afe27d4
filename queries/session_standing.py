"""What still stands when positions and flows are taken away: a flow carries only what its sender can have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.edit_parties import without_flows

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["Settled", "settled"]


@dataclass(frozen=True, slots=True)
class Settled:
    """The model, and the (flow, item) pairs that fell away in it."""

    model: Model
    dropped: tuple[tuple[str, str], ...]


def settled(model: Model, sure: frozenset[str] = frozenset()) -> Settled:
    """``model`` without what flows say they carry while nobody at their start has it, and without references to what is
    gone. A holding that only such a flow brought goes with it (unless it is one of ``sure``), and so on until nothing
    changes.
    """
    dropped: set[tuple[str, str]] = set()
    while True:
        have = _having(model)
        loose = {(flow.id, item) for flow in model.flows for item in flow.items if (flow.sender, item) not in have}
        if not loose:
            break
        dropped |= loose
        carrying = tuple(
            replace(flow, items=tuple(item for item in flow.items if (flow.id, item) not in loose))
            for flow in model.flows
        )
        model = _brought_less(replace(model, flows=carrying), loose, sure)
        model = without_flows(model, frozenset(flow.id for flow in carrying if not flow.items))
    return Settled(_without_loose_ends(model), tuple(sorted(dropped)))


def _having(model: Model) -> set[tuple[str, str]]:
    """Who has what: held, made, or brought by a flow whose sender has it."""
    have = {(one.holder, one.item) for one in model.holdings}
    have |= {(maker, item.id) for item in model.items for maker in item.made_by}
    grown = True
    while grown:
        brought = {(flow.recipient, item) for flow in model.flows for item in flow.items if (flow.sender, item) in have}
        grown = not brought <= have
        have |= brought
    return have


def _brought_less(model: Model, loose: set[tuple[str, str]], sure: frozenset[str]) -> Model:
    """Holdings that came along a flow which no longer carries them: gone, unless something else brings them too."""
    kept = []
    for one in model.holdings:
        ways = tuple(flow for flow in one.brought_by if (flow, one.item) not in loose)
        if ways or not one.brought_by or one.own_observation or one.id in sure:
            kept.append(replace(one, brought_by=ways) if ways != one.brought_by else one)
    used = {one.record for one in kept}
    lost = {one.record for one in model.holdings} - used
    return replace(
        model, holdings=tuple(kept), records=tuple(record for record in model.records if record.id not in lost)
    )


def _without_loose_ends(model: Model) -> Model:
    """References to flows and holdings that are no longer there."""
    running, held = set(model.flow), {one.id for one in model.holdings}
    return replace(
        model,
        holdings=tuple(
            replace(one, brought_by=tuple(flow for flow in one.brought_by if flow in running)) for one in model.holdings
        ),
        repairs=tuple(
            replace(
                one,
                added_holdings=tuple(name for name in one.added_holdings if name in held),
                removed_flow_items=tuple((flow, item) for flow, item in one.removed_flow_items if flow in running),
            )
            for one in model.repairs
        ),
    )
