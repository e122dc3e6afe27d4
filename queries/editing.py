"""Edits made: a model before a law on a day turned into another one; the first is never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontology.errors import Fault, RefusedInput
from queries.edit_agreements import add_agreement, remove_agreement
from queries.edit_joining import add_actor, add_partner, remove_actor, remove_partner
from queries.edit_law import add_norm, remove_norm, set_date, set_fact
from queries.edit_making import Making
from queries.edit_positions import add_flow, add_holding, remove_flow, remove_holding
from queries.edits import Act, Edit, What
from queries.premise import Premise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ontology.model import Model
    from ontology.terms import Text

__all__ = ["Edited", "edited"]


@dataclass(frozen=True)
class Edited:
    """A premise with edits made. ``touched`` are the items that may lie elsewhere (``None``: anything may have
    changed), ``contacts`` the parties that may know other people. ``supposed`` says what was filled in to make them.
    """

    premise: Premise
    touched: frozenset[str] | None
    contacts: frozenset[str]
    edits: tuple[Edit, ...]
    supposed: tuple[Text, ...]


def edited(
    premise: Premise, edits: Iterable[Edit], catalogue: Model | None = None, faults: Iterable[Fault] = ()
) -> Edited:
    """``premise`` with every edit made, in an order of their own: law and facts, who joins, what goes, who goes, what
    comes. So the order in which they are written does not matter, and a flow can be added to somebody who joins.

    ``catalogue`` is where somebody who joins is looked up. Raises ``RefusedInput`` with everything that is wrong, with
    ``faults`` that were found before.
    """
    making = Making(premise, catalogue)
    found, listed = list(faults), tuple(dict.fromkeys(edits))
    for edit in sorted(listed, key=_order):
        found += _HOW[edit.act, edit.what](making, edit)
    if found:
        raise RefusedInput("whatif", found)
    model = making.model
    if model is not premise.model:
        # No file holds this model, so no fingerprint of a file may stand for it.
        model = replace(model, fingerprint="")
    return Edited(
        Premise(model, making.law, making.day, making.facts),
        None if making.everything else frozenset(making.touched),
        frozenset(making.contacts),
        listed,
        tuple(dict.fromkeys(making.supposed)),
    )


_HOW: dict[tuple[Act, What], Callable[[Making, Edit], list[Fault]]] = {
    (Act.SET, What.DATE): set_date,
    (Act.SET, What.FACT): set_fact,
    (Act.REMOVE, What.NORM): remove_norm,
    (Act.ADD, What.NORM): add_norm,
    (Act.ADD, What.PARTNER): add_partner,
    (Act.ADD, What.ACTOR): add_actor,
    (Act.REMOVE, What.HOLDING): remove_holding,
    (Act.REMOVE, What.FLOW): remove_flow,
    (Act.REMOVE, What.AGREEMENT): remove_agreement,
    (Act.REMOVE, What.ACTOR): remove_actor,
    (Act.REMOVE, What.PARTNER): remove_partner,
    (Act.ADD, What.AGREEMENT): add_agreement,
    (Act.ADD, What.HOLDING): add_holding,
    (Act.ADD, What.FLOW): add_flow,
}
"""How each kind of edit is made, in the order in which they are made."""

_PLACE = {kind: place for place, kind in enumerate(_HOW)}


def _order(edit: Edit) -> tuple[int, str, str, tuple[str, ...], str]:
    return (_PLACE[edit.act, edit.what], edit.name, edit.to, edit.items, edit.place)
