"""Edits of who takes part: an actor or a whole partner comes or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.edit_parties import new_actor, with_actors, without_actors
from queries.edits import SUPPOSED, already, name_fault

if TYPE_CHECKING:
    from ontology.errors import Fault
    from ontology.model import Model
    from queries.edit_making import Making
    from queries.edits import Edit

__all__ = ["add_actor", "add_partner", "remove_actor", "remove_partner"]


def add_actor(making: Making, edit: Edit) -> list[Fault]:
    """An actor of the catalogue joins, or one that acts in a capacity that the law knows."""
    if edit.name in making.model.actor:
        return [already(edit)]
    listed = {} if making.catalogue is None else making.catalogue.actor
    taken = {*making.model.source_of_knowledge, *making.model.table, *(one.id for one in making.model.partners)}
    capacity = making.law.capacity.get(edit.name)
    if edit.name in listed and making.catalogue is not None:
        _join(making, making.catalogue, frozenset([edit.name]))
    elif capacity is not None and not capacity.is_class and edit.name not in taken:
        making.model = new_actor(making.model, edit.name, capacity.label, SUPPOSED)
        making.everything = True
        name = capacity.label
        making.supposed.append(
            Text(
                f"{name.nl} heeft alleen wat hier is toegevoegd; wanneer dat deel bereikbaar is, weet niemand.",
                f"{name.en} has only what is added here; nobody knows when it can be reached.",
            )
        )
    else:
        named = (one.id for one in making.law.capacities if not one.is_class)
        return [name_fault(edit.place, edit.name, {*listed, *named} - {*making.model.actor, *taken})]
    return []


def add_partner(making: Making, edit: Edit) -> list[Fault]:
    """Every actor that the partner has in the catalogue joins."""
    if any(partner.id == edit.name for partner in making.model.partners):
        return [already(edit)]
    listed = () if making.catalogue is None else making.catalogue.actors
    joining = frozenset(actor.id for actor in listed if actor.partner == edit.name)
    if not joining or making.catalogue is None:
        present = {partner.id for partner in making.model.partners}
        return [name_fault(edit.place, edit.name, {actor.partner for actor in listed} - present)]
    _join(making, making.catalogue, joining)
    return []


def _join(making: Making, catalogue: Model, names: frozenset[str]) -> None:
    making.model = with_actors(making.model, catalogue, names)
    making.everything = True
    for name in sorted(names):
        label = catalogue.actor[name].label
        making.supposed.append(
            Text(
                f"{label.brief('nl')} doet mee zoals het model «{catalogue.id}» het beschrijft.",
                f"{label.brief('en')} takes part as the model “{catalogue.id}” describes it.",
            )
        )


def remove_actor(making: Making, edit: Edit) -> list[Fault]:
    """The actor takes no part."""
    if edit.name not in making.model.actor and edit.name not in making.start.actor:
        return [name_fault(edit.place, edit.name, making.model.actor)]
    return _leave(making, frozenset([edit.name]))


def remove_partner(making: Making, edit: Edit) -> list[Fault]:
    """None of the actors of the partner takes part."""
    leaving = frozenset(actor.id for actor in making.model.actors if actor.partner == edit.name)
    if not leaving and edit.name not in {actor.partner for actor in making.start.actors}:
        return [name_fault(edit.place, edit.name, {actor.partner for actor in making.model.actors})]
    return _leave(making, leaving)


def _leave(making: Making, names: frozenset[str]) -> list[Fault]:
    making.model = without_actors(making.model, names)
    making.everything = True
    return []
