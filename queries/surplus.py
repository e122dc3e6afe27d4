"""Surplus: what reaches or lies with an actor and serves no need there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology.terms import Assurance, Quality, Text
from queries.answer import Surplus, SurplusKind
from queries.positions import Positions

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Holding

__all__ = ["serves", "surplus"]


def surplus(model: Model, positions: Positions | None = None) -> tuple[Surplus, ...]:
    """Both kinds, sorted by actor, item, kind.

    ``surplus-flow``: a working flow brings an item to an actor that neither needs it, nor makes a product from it, nor
    passes it on to an actor that needs it. ``surplus-holding``: a holding that is received or hearsay and serves none
    of these. What an actor records first-hand in its own task is never surplus. A need of a table counts as a need of
    its seats. A need for *any* step counts: necessity per step is a question for the law. A flow whose sender has not
    got the item brings nothing, and a holding whose flows do not arrive is not there: neither is surplus.
    """
    known = Positions(model) if positions is None else positions
    found = [*_flows(known), *_holdings(known)]
    return tuple(sorted(found, key=lambda s: (s.actor, s.item, s.kind, s.flow or "", s.holding or "")))


def serves(model: Model, actor: str, item: str) -> bool:
    """Whether the item serves anything at ``actor``: a need, a product made from it, or onward to an actor in need."""
    needers = _needers(model, item)
    makers = {maker for product in model.items if item in product.made_from for maker in product.made_by}
    onward: dict[str, list[str]] = {}
    for flow in model.flows:
        if flow.assurance is not Assurance.OUGHT and item in flow.items:
            onward.setdefault(flow.sender, []).append(flow.recipient)
    if actor in needers or actor in makers:
        return True
    seen, queue = {actor}, list(onward.get(actor, ()))
    while queue:
        party = queue.pop()
        if party in needers:
            return True
        if party not in seen:
            seen.add(party)
            queue.extend(onward.get(party, ()))
    return False


def _needers(model: Model, item: str) -> set[str]:
    needers: set[str] = set()
    for need in model.needs:
        if need.item == item:
            table = model.table.get(need.needer)
            needers.update([need.needer] if table is None else [seat.actor for seat in table.seats])
    return needers


def _flows(positions: Positions) -> Iterator[Surplus]:
    model = positions.model
    for flow in model.flows:
        if flow.recipient not in model.actor or flow.assurance is Assurance.OUGHT:
            continue
        for item in flow.items:
            if positions.knows(flow.sender, item) and not serves(model, flow.recipient, item):
                yield Surplus(
                    flow.recipient,
                    item,
                    SurplusKind.FLOW,
                    flow.id,
                    None,
                    _flow_text(model, flow.sender, flow.recipient, item),
                )


def _holdings(positions: Positions) -> Iterator[Surplus]:
    model = positions.model
    for holding in model.holdings:
        received = bool(holding.brought_by) or holding.quality is Quality.SECOND_HAND
        there = not holding.brought_by or positions.arrival(holding.holder, holding.item) is not None
        if not received or not there or holding.holder not in model.actor:
            continue
        if not serves(model, holding.holder, holding.item):
            yield Surplus(
                holding.holder, holding.item, SurplusKind.HOLDING, None, holding.id, _holding_text(model, holding)
            )


def _flow_text(model: Model, sender: str, recipient: str, item: str) -> Text:
    from_nl, to_nl = model.label(sender).brief("nl"), model.label(recipient).brief("nl")
    from_en, to_en = model.label(sender).brief("en"), model.label(recipient).brief("en")
    what = model.item[item].label
    return Text(
        f"{from_nl} geeft «{what.nl}» door aan {to_nl}. In dit model staat nergens dat {to_nl} het nodig heeft, "
        "er iets uit maakt of het doorgeeft aan wie het nodig heeft.",
        f"{from_en} passes “{what.en}” to {to_en}. Nothing in this model says that {to_en} needs it, makes something "
        "from it or passes it to whoever needs it.",
    )


def _holding_text(model: Model, holding: Holding) -> Text:
    who, what = model.label(holding.holder), model.item[holding.item].label
    register = model.record[holding.record].register
    return Text(
        f"{who.brief('nl')} heeft «{what.nl}» van een ander in {register}. In dit model staat nergens waarvoor.",
        f"{who.brief('en')} has “{what.en}” from somebody else in {register}. Nothing in this model says what for.",
    )
