"""Edits of what is agreed. An agreement is never a ground by itself; a flow may lean on one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Agreement, AgreementStatus, Text
from queries.edit_parties import merged
from queries.edit_positions import cut
from queries.edits import NOTHING, SUPPOSED, WHEN, already, name_fault

if TYPE_CHECKING:
    from ontology.errors import Fault
    from queries.edit_making import Making
    from queries.edits import Edit

__all__ = ["add_agreement", "remove_agreement"]


def remove_agreement(making: Making, edit: Edit) -> list[Fault]:
    """The agreement does not count; a flow that leans on nothing else stops with it."""
    agreement = next((one for one in making.model.agreements if one.id == edit.name), None)
    if agreement is None:
        return [name_fault(edit.place, edit.name, (one.id for one in making.model.agreements))]
    making.touch(agreement.items)
    making.model = replace(
        making.model, agreements=tuple(one for one in making.model.agreements if one.id != edit.name)
    )
    stopped = frozenset(flow.id for flow in making.model.flows if flow.leans_on == (edit.name,))
    making.model = replace(
        making.model,
        flows=tuple(
            replace(flow, leans_on=tuple(name for name in flow.leans_on if name != edit.name))
            if edit.name in flow.leans_on
            else flow
            for flow in making.model.flows
        ),
    )
    if stopped:
        cut(making, stopped)
        listed = ", ".join(sorted(stopped))
        making.supposed.append(
            Text(f"Leunt alleen hierop, en stopt mee: {listed}.", f"Leans on this alone, and stops too: {listed}.")
        )
    return []


def add_agreement(making: Making, edit: Edit) -> list[Fault]:
    """A new agreement in force, or one of the model that is put in force."""
    if not edit.to:
        return _enforce(making, edit)
    found = making.ends(edit, set(making.model.actor)) or making.items(edit)
    if found:
        return found
    name = making.fresh(f"whatif-agreement-{edit.name}-{edit.to}", {one.id for one in making.model.agreements})
    ends = [making.model.label(party) for party in (edit.name, edit.to)]
    label = Text(*(f"{ends[0].brief(tongue)} → {ends[1].brief(tongue)}" for tongue in ("nl", "en")))
    agreement = Agreement(
        name,
        label,
        summary=WHEN,
        status=AgreementStatus.IN_FORCE,
        subject="information-sharing",
        parties=tuple(sorted((edit.name, edit.to))),
        givers=(edit.name,),
        receivers=(edit.to,),
        items=edit.items,
        answerable=edit.name,
        reachability=NOTHING,
        evidence=SUPPOSED,
    )
    making.model = replace(making.model, agreements=merged(making.model.agreements, [agreement], lambda one: one.id))
    making.touch(edit.items)
    return []


def _enforce(making: Making, edit: Edit) -> list[Fault]:
    waiting = {one.id: one for one in making.model.agreements if one.status is not AgreementStatus.IN_FORCE}
    if edit.name not in waiting:
        known = {one.id for one in making.model.agreements}
        return [already(edit) if edit.name in known else name_fault(edit.place, edit.name, waiting)]
    making.model = replace(
        making.model,
        agreements=tuple(
            replace(one, status=AgreementStatus.IN_FORCE) if one.id == edit.name else one
            for one in making.model.agreements
        ),
    )
    making.touch(waiting[edit.name].items)
    return []
