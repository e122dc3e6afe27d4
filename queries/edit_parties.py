"""A model without some of its actors, or with some that another model has: nothing is left dangling."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from ontology.terms import Actor, Availability, Partner, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ontology.model import Model
    from ontology.terms import Agreement, Evidence, Table

__all__ = ["merged", "new_actor", "with_actors", "without_actors", "without_flows"]

T = TypeVar("T")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def merged(group: Iterable[T], more: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """Both, sorted by id; of two with one id the first stays.

    >>> merged("ac", "ba", str)
    ('a', 'b', 'c')
    """
    found: dict[str, T] = {}
    for one in (*group, *more):
        found.setdefault(key(one), one)
    return tuple(found[name] for name in sorted(found))


def without_flows(model: Model, gone: frozenset[str]) -> Model:
    """The model without these flows, and without each holding that only they bring: cut those flows and it is gone."""
    dropped = {
        one.id
        for one in model.holdings
        if one.brought_by and gone.issuperset(one.brought_by) and not one.own_observation
    }
    holdings = tuple(one for one in model.holdings if one.id not in dropped)
    kept = {one.record for one in holdings}
    lost = {one.record for one in model.holdings if one.id in dropped} - kept
    return replace(
        model,
        flows=tuple(flow for flow in model.flows if flow.id not in gone),
        holdings=holdings,
        records=tuple(record for record in model.records if record.id not in lost),
    )


def without_actors(model: Model, gone: frozenset[str]) -> Model:
    """The model in which these actors take no part: nothing held, needed, sent, received, agreed or made by them.

    A table without a seat left, an agreement without a giver or receiver and a partner without an actor go too.
    """
    kept = _keeping(gone)
    tables = tuple(table for table in (_seated(table, gone) for table in model.tables) if table.seats)
    absent = gone | ({table.id for table in model.tables} - {table.id for table in tables})
    actors = tuple(
        replace(actor, aware_of=kept(actor.aware_of)) if gone.intersection(actor.aware_of) else actor
        for actor in model.actors
        if actor.id not in gone
    )
    lost = {actor.partner for actor in model.actors} - {actor.partner for actor in actors}
    cut = without_flows(model, frozenset(flow.id for flow in model.flows if gone & {flow.sender, flow.recipient}))
    agreements = (_agreed(one, gone) for one in model.agreements)
    return replace(
        cut,
        partners=tuple(partner for partner in model.partners if partner.id not in lost),
        actors=actors,
        tables=tables,
        holdings=tuple(one for one in cut.holdings if one.holder not in gone),
        records=tuple(
            replace(record, kept_for=None) if record.kept_for in absent else record
            for record in cut.records
            if record.keeper not in gone
        ),
        needs=tuple(need for need in model.needs if need.needer not in absent),
        agreements=tuple(one for one in agreements if one.givers and one.receivers),
        items=tuple(
            replace(item, made_by=kept(item.made_by)) if gone.intersection(item.made_by) else item
            for item in model.items
        ),
        criteria=tuple(replace(one, involves=kept(one.involves)) for one in model.criteria),
        bob_steps=tuple(replace(one, owners=kept(one.owners)) for one in model.bob_steps),
        indicators=tuple(
            replace(one, basis=replace(one.basis, actors=kept(one.basis.actors))) for one in model.indicators
        ),
    )


def with_actors(model: Model, catalogue: Model, names: frozenset[str]) -> Model:
    """The model with these actors of ``catalogue``: what they hold, need, send, receive and make there, as far as the
    other ends and the items are in the model. What has an id that the model has already stays as it is.
    """
    parties = {*model.actor, *model.source_of_knowledge, *names}
    joining = [actor for actor in catalogue.actors if actor.id in names]
    partners = {actor.partner for actor in joining}
    flows = [
        replace(flow, items=tuple(item for item in flow.items if item in model.item))
        for flow in catalogue.flows
        if names & {flow.sender, flow.recipient} and {flow.sender, flow.recipient} <= parties
    ]
    holdings = [one for one in catalogue.holdings if one.holder in names and one.item in model.item]
    carried = {one.record for one in holdings}
    made_by = {item.id: names.intersection(item.made_by) for item in catalogue.items}
    needs = (need for need in catalogue.needs if need.needer in names and need.item in model.item)
    joined = (
        replace(actor, aware_of=tuple(one for one in actor.aware_of if one in parties or one in model.table))
        for actor in joining
    )
    return replace(
        model,
        partners=merged(model.partners, (one for one in catalogue.partners if one.id in partners), _id),
        actors=merged(model.actors, joined, _id),
        flows=merged(model.flows, (flow for flow in flows if flow.items), _id),
        holdings=merged(model.holdings, holdings, _id),
        records=merged(model.records, (one for one in catalogue.records if one.id in carried), _id),
        needs=merged(model.needs, (need for need in needs if need.step in model.step), _id),
        items=tuple(
            replace(item, made_by=tuple(sorted({*item.made_by, *made_by[item.id]}))) if made_by.get(item.id) else item
            for item in model.items
        ),
    )


def new_actor(model: Model, name: str, label: Text, evidence: Evidence) -> Model:
    """The model with an actor of which nothing is known but its name: it has nothing, and nobody knows its hours."""
    actor = Actor(
        name,
        label,
        name,
        name,
        capacities=(),
        role=Text("", ""),
        reach=Text("", ""),
        urgent=Availability.UNKNOWN,
        ordinary=Availability.UNKNOWN,
        complete_holdings=True,
        complete_contacts=False,
        aware_of=(),
        evidence=evidence,
    )
    return replace(
        model,
        partners=merged(model.partners, [Partner(name, label, "", "", evidence)], _id),
        actors=merged(model.actors, [actor], _id),
    )


def _id(one: _Named) -> str:
    return str(one.id)


def _keeping(gone: frozenset[str]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    return lambda names: tuple(name for name in names if name not in gone)


def _seated(table: Table, gone: frozenset[str]) -> Table:
    seats = tuple(seat for seat in table.seats if seat.actor not in gone)
    convenor = table.convenor if table.convenor not in gone else next((seat.actor for seat in seats), "")
    return replace(table, seats=seats, convenor=convenor)


def _agreed(one: Agreement, gone: frozenset[str]) -> Agreement:
    kept = _keeping(gone)
    parties = kept(one.parties)
    answerable = one.answerable if one.answerable not in gone else next(iter(parties), "")
    return replace(one, parties=parties, givers=kept(one.givers), receivers=kept(one.receivers), answerable=answerable)
