"""Edits under way: the model, the law and the facts as they are by now, and what the edits made so far touch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from queries.edits import edit_fault, name_fault

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from ontology.errors import Fault
    from ontology.model import Model
    from ontology.terms import Text
    from queries.edits import Edit
    from queries.premise import Premise

__all__ = ["Making"]


class Making:
    """Every edit replaces :attr:`model`, :attr:`law`, :attr:`day` or :attr:`facts`, and keeps the books: ``touched``
    are the items that may lie elsewhere, ``contacts`` the parties that may know other people, ``everything`` says that
    anything may have changed. ``start`` is the model before any edit. An edit with a fault changes nothing.
    """

    def __init__(self, premise: Premise, catalogue: Model | None) -> None:
        self.model, self.law, self.day = premise.model, premise.law, premise.day
        self.start = premise.model
        self.facts = dict(premise.facts)
        self.catalogue = catalogue
        self.everything = False
        self.touched: set[str] = set()
        self.contacts: set[str] = set()
        self.supposed: list[Text] = []

    def touch(self, items: Iterable[str], *parties: str) -> None:
        """These items may lie elsewhere now, and these parties may know other people."""
        self.touched.update(items)
        self.contacts.update(parties)

    def fresh(self, wanted: str, taken: Container[str]) -> str:
        """``wanted``, with a number where it is taken. It names the kind of thing too: a flow and an agreement between
        the same two actors must not share an id, because a drawn graph knows its edges by it.
        """
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        return name

    def declare(self, actor: str, item: str, *, lacks: bool) -> None:
        """Let an actor say that it has not got the item, or take back that it said so."""
        found = self.model.actor.get(actor)
        if found is None or (item in found.lacks) == lacks or (lacks and found.complete_holdings):
            return
        left = {*found.lacks, item} if lacks else set(found.lacks) - {item}
        said = replace(found, lacks=tuple(sorted(left)))
        self.model = replace(self.model, actors=tuple(said if one.id == actor else one for one in self.model.actors))

    def holder(self, edit: Edit) -> list[Fault]:
        """What is wrong with the holder of a holding."""
        return self._party(edit.place, edit.name, {*self.model.actor, *self.model.source_of_knowledge})

    def ends(self, edit: Edit, known: set[str]) -> list[Fault]:
        """What is wrong with who gives and who gets."""
        found = [fault for name in (edit.name, edit.to) for fault in self._party(edit.place, name, known)]
        if not found and edit.name == edit.to:
            return [edit_fault(edit.place, "Geef twee verschillende partijen.", "Name two different parties.")]
        return found

    def items(self, edit: Edit) -> list[Fault]:
        """What is wrong with the items. Of a confined one nothing is supposed: the answer would tell who knows it."""
        known = {item.id for item in self.model.items if not item.confined}
        closed = {item.id for item in self.model.items if item.confined}
        return [
            edit_fault(
                edit.place,
                f"«{item}» is afgeschermd: daarover wordt niets verondersteld.",
                f"“{item}” is confined: nothing is supposed about it.",
            )
            if item in closed
            else name_fault(edit.place, item, known)
            for item in edit.items
            if item not in known
        ]

    def _party(self, place: str, name: str, known: set[str]) -> list[Fault]:
        if name in known:
            return []
        if name in self.model.table:
            told = (
                f"«{name}» is een overleg: dat heeft en krijgt zelf niets. Noem een stoel.",
                f"“{name}” is a table: it has and gets nothing by itself. Name a seat.",
            )
            return [edit_fault(place, *told)]
        return [name_fault(place, name, known)]
