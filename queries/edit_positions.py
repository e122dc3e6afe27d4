"""Edits of what is held and what moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Assurance, Flow, Holding, Quality, Record, Text
from queries.edit_parties import merged, without_flows
from queries.edits import NOTHING, SUPPOSED, WHEN, already, name_fault

if TYPE_CHECKING:
    from ontology.errors import Fault
    from queries.edit_making import Making
    from queries.edits import Edit

__all__ = ["add_flow", "add_holding", "cut", "remove_flow", "remove_holding"]


def remove_flow(making: Making, edit: Edit) -> list[Fault]:
    """The flow does not run."""
    if edit.name not in making.model.flow:
        return [name_fault(edit.place, edit.name, making.model.flow)]
    cut(making, frozenset([edit.name]))
    return []


def cut(making: Making, gone: frozenset[str]) -> None:
    """These flows do not run, and what only they bring is gone."""
    for name in gone:
        flow = making.model.flow[name]
        making.touch(flow.items, flow.sender, flow.recipient)
    before = making.model
    making.model = without_flows(before, gone)
    left = {one.id for one in making.model.holdings}
    making.touched.update(one.item for one in before.holdings if one.id not in left)


def add_flow(making: Making, edit: Edit) -> list[Fault]:
    """A flow that works, from one actor or knowledge source to another."""
    found = making.ends(edit, {*making.model.actor, *making.model.source_of_knowledge}) or making.items(edit)
    if found:
        return found
    name = making.fresh(f"whatif-flow-{edit.name}-{edit.to}", making.model.flow)
    flow = Flow(
        name,
        edit.name,
        edit.to,
        edit.items,
        trigger=WHEN,
        timing=NOTHING,
        known_gap=NOTHING,
        assurance=Assurance.FIXED,
        handling_hours=edit.hours,
        evidence=SUPPOSED,
    )
    making.model = replace(making.model, flows=merged(making.model.flows, [flow], lambda one: one.id))
    making.touch(edit.items, edit.name, edit.to)
    if edit.hours is None:
        ends = [making.model.label(party) for party in (edit.name, edit.to)]
        making.supposed.append(
            Text(
                f"Hoe lang de stroom van {ends[0].brief('nl')} naar {ends[1].brief('nl')} duurt, is niet gezegd.",
                f"How long the flow from {ends[0].brief('en')} to {ends[1].brief('en')} takes is not said.",
            )
        )
    return []


def remove_holding(making: Making, edit: Edit) -> list[Fault]:
    """The holder has not got the item of itself, in no register."""
    found = making.holder(edit) + making.items(edit)
    if found:
        return found
    (item,) = edit.items
    gone = {one.id for one in making.model.holdings if (one.holder, one.item) == (edit.name, item)}
    if not gone:
        held = sorted(
            {one.item for one in making.model.holdings if one.holder == edit.name}
            - {one.id for one in making.model.items if one.confined}
        )
        return [name_fault(edit.place, item, held)]
    making.model = replace(
        making.model,
        holdings=tuple(one for one in making.model.holdings if one.id not in gone),
        records=tuple(one for one in making.model.records if (one.keeper, one.item) != (edit.name, item)),
    )
    # Supposed not to have it: who never declared what it has is supposed to say so of this item.
    making.declare(edit.name, item, lacks=True)
    making.touch(edit.items)
    return []


def add_holding(making: Making, edit: Edit) -> list[Fault]:
    """The holder has the item, first-hand or from hearsay."""
    found = making.holder(edit) + making.items(edit) + _register(making, edit)
    if found:
        return found
    (item,) = edit.items
    quality = Quality.SECOND_HAND if edit.hearsay else Quality.FIRST_HAND
    own = [one for one in making.model.holdings if (one.holder, one.item) == (edit.name, item)]
    if any(not one.brought_by and quality in (one.quality, Quality.SECOND_HAND) for one in own):
        return [already(edit)]
    record = _record(making, edit, item)
    name = making.fresh(f"whatif-holding-{edit.name}-{item}", {one.id for one in making.model.holdings})
    holding = Holding(name, edit.name, record.id, item, quality, (), SUPPOSED)
    making.model = replace(
        making.model,
        holdings=merged(making.model.holdings, [holding], lambda one: one.id),
        records=merged(making.model.records, [record], lambda one: one.id),
    )
    making.declare(edit.name, item, lacks=False)
    making.touch(edit.items)
    return []


def _record(making: Making, edit: Edit, item: str) -> Record:
    """Where the item would lie: as the holder keeps most of what it has, unless a register is named."""
    kept = [one for one in making.model.records if one.keeper == edit.name and one.kept_for is None]
    kept = [one for one in kept if edit.register in ("", one.register)]
    usual = Counter((one.register, one.regime, one.category) for one in kept)
    asked = edit.name in making.model.source_of_knowledge
    plain = ("verklaring", "outside-avg", "ordinary") if asked else ("dossier", "avg", making.model.item[item].category)
    register, regime, category = min(usual, key=lambda one: (-usual[one], one), default=plain)
    label = making.model.label(edit.name)
    what = making.model.item[item].label
    making.supposed.append(
        Text(
            f"{label.brief('nl')} heeft «{what.nl}» in {register}, als {category}.",
            f"{label.brief('en')} has “{what.en}” in {register}, as {category}.",
        )
    )
    name = making.fresh(f"whatif-record-{edit.name}-{item}", making.model.record)
    return Record(name, item, edit.name, register, category, regime)


def _register(making: Making, edit: Edit) -> list[Fault]:
    kept = {one.register for one in making.model.records if one.keeper == edit.name and one.kept_for is None}
    return [] if edit.register in ("", *kept) else [name_fault(edit.place, edit.register, kept)]
