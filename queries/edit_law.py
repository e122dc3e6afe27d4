"""Edits of the law and of the circumstances. No law is made up: a norm goes, or one that is recorded counts already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from queries.edits import edit_fault, name_fault

if TYPE_CHECKING:
    from ontology.errors import Fault
    from ontology.norms import Norm
    from ontology.statutes import Law
    from queries.edit_making import Making
    from queries.edits import Edit

__all__ = ["add_norm", "law_with", "law_without", "remove_norm", "set_date", "set_fact"]


def law_without(law: Law, name: str) -> Law:
    """The law without any version of the norm with that id or alias; raises ``KeyError`` when there is none."""
    gone = law.canonical_id[name]
    left = tuple(norm for norm in law.norms if norm.id != gone)
    return replace(law, norms=left, fingerprint=f"{law.fingerprint} without {gone}")


def law_with(law: Law, norm: Norm, day: str) -> Law:
    """The law in which this version of a recorded norm counts from ``day`` on, or from its own first day if earlier."""
    counted = replace(norm, pending=False, valid_from=min(norm.valid_from, day), valid_to=None)
    norms = tuple(counted if one is norm else one for one in law.norms)
    return replace(law, norms=norms, fingerprint=f"{law.fingerprint} with {norm.id} from {day}")


def set_date(making: Making, edit: Edit) -> list[Fault]:
    """Another day of the law."""
    try:
        making.day = date.fromisoformat(edit.name).isoformat()
    except ValueError:
        return [edit_fault(edit.place, "Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd.")]
    return []


def set_fact(making: Making, edit: Edit) -> list[Fault]:
    """Something becomes known of the situation, or unknown."""
    fact = making.law.fact.get(edit.name)
    if fact is None:
        return [name_fault(edit.place, edit.name, making.law.fact)]
    if edit.to not in (*fact.values, "unknown"):
        return [name_fault(edit.place, edit.to, (*fact.values, "unknown"))]
    making.facts[edit.name] = edit.to
    return []


def remove_norm(making: Making, edit: Edit) -> list[Fault]:
    """The law without the norm."""
    if edit.name not in making.law.canonical_id:
        return [name_fault(edit.place, edit.name, making.law.canonical_id)]
    making.law = law_without(making.law, edit.name)
    return []


def add_norm(making: Making, edit: Edit) -> list[Fault]:
    """A norm that is recorded and not in force on the day counts as law; its last version where it has more."""
    versions = making.law.versions(edit.name)
    if not versions:
        return [name_fault(edit.place, edit.name, making.law.canonical_id)]
    if any(not norm.pending and norm.in_force(making.day) for norm in versions):
        told = (f"«{edit.name}» geldt al op {making.day}.", f"“{edit.name}” counts already on {making.day}.")
        return [edit_fault(edit.place, *told)]
    making.law = law_with(making.law, versions[-1], making.day)
    return []
