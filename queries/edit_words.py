"""An edit in words, for who reads what was supposed and never typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.clock import lapse
from queries.edits import Act, What
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ontology.model import Model
    from queries.edits import Edit
    from queries.premise import Premise

__all__ = ["edit_words"]

_VALUES = {"true": Text("ja", "yes"), "false": Text("nee", "no")}


def edit_words(edit: Edit, before: Premise, after: Premise) -> Text:
    """What the edit supposes; who or what goes is named as ``before`` has it, who or what comes as ``after`` does."""
    premise = after if edit.act is Act.ADD else before
    said = _SAYS[edit.what](edit, premise)
    if edit.act is Act.SET:
        return said
    comes = Text("Erbij: ", "Added: ") if edit.act is Act.ADD else Text("Vervalt: ", "Gone: ")
    return Text(f"{comes.nl}{said.nl}.", f"{comes.en}{said.en}.")


def _flow(edit: Edit, premise: Premise) -> Text:
    ends, items = (edit.name, edit.to), edit.items
    if edit.act is Act.REMOVE and edit.name in premise.model.flow:
        flow = premise.model.flow[edit.name]
        ends, items = (flow.sender, flow.recipient), flow.items
    if not ends[1]:
        return Text(edit.name, edit.name)
    sender, recipient = (_party(premise.model, end) for end in ends)
    told = _items(premise.model, items)
    takes = Text("", "") if edit.hours is None else lapse(edit.hours)
    what = Text(f" met {told.nl}" if told.nl else "", f" with {told.en}" if told.en else "")
    lasts = Text(f", die {takes.nl} duurt" if takes.nl else "", f", which takes {takes.en}" if takes.en else "")
    return Text(
        f"een stroom van {sender.nl} naar {recipient.nl}{what.nl}{lasts.nl}",
        f"a flow from {sender.en} to {recipient.en}{what.en}{lasts.en}",
    )


def _holding(edit: Edit, premise: Premise) -> Text:
    holder, told = _party(premise.model, edit.name), _items(premise.model, edit.items)
    heard = Text(" van horen zeggen", " from hearsay") if edit.hearsay else Text("", "")
    return Text(f"{holder.nl} heeft {told.nl}{heard.nl}", f"{holder.en} has {told.en}{heard.en}")


def _agreement(edit: Edit, premise: Premise) -> Text:
    if edit.to:
        giver, receiver = (_party(premise.model, end) for end in (edit.name, edit.to))
        told = _items(premise.model, edit.items)
        return Text(
            f"een afspraak dat {giver.nl} {told.nl} deelt met {receiver.nl}",
            f"an agreement that {giver.en} shares {told.en} with {receiver.en}",
        )
    known = (one.label for one in premise.model.agreements if one.id == edit.name)
    label = next(known, Text(edit.name, edit.name))
    return Text(f"de afspraak «{label.nl}»", f"the agreement “{label.en}”")


def _actor(edit: Edit, premise: Premise) -> Text:
    return _party(premise.model, edit.name)


def _partner(edit: Edit, premise: Premise) -> Text:
    label = premise.model.label(edit.name)
    return Text(f"de partner {label.nl}", f"the partner {label.en}")


def _norm(edit: Edit, premise: Premise) -> Text:
    versions = premise.law.versions(edit.name)
    if not versions:
        return Text(edit.name, edit.name)
    cited = citation(premise.law, versions[-1])
    return Text(f"de norm {cited.nl}", f"the norm {cited.en}")


def _fact(edit: Edit, premise: Premise) -> Text:
    fact = premise.law.fact.get(edit.name)
    question = Text(edit.name, edit.name) if fact is None else fact.question
    if edit.to == "unknown":
        return Text(f"Niet bekend: {question.nl}", f"Not known: {question.en}")
    value = _VALUES.get(edit.to, Text(edit.to, edit.to))
    return Text(f"Bekend: {question.nl} {value.nl}.", f"Known: {question.en} {value.en}.")


def _date(edit: Edit, premise: Premise) -> Text:
    return Text(
        f"Het recht van {edit.name} in plaats van {premise.day}.", f"The law of {edit.name}, not {premise.day}."
    )


_SAYS: dict[What, Callable[[Edit, Premise], Text]] = {
    What.FLOW: _flow,
    What.HOLDING: _holding,
    What.AGREEMENT: _agreement,
    What.ACTOR: _actor,
    What.PARTNER: _partner,
    What.NORM: _norm,
    What.FACT: _fact,
    What.DATE: _date,
}


def _party(model: Model, name: str) -> Text:
    label = model.label(name)
    return Text(label.brief("nl"), label.brief("en"))


def _items(model: Model, items: Iterable[str]) -> Text:
    """The items by name, without those that are confined: of these nobody is told over which flow they go."""
    labels = [model.item[one].label for one in items if one in model.item and not model.item[one].confined]
    return Text("; ".join(f"«{one.nl}»" for one in labels), "; ".join(f"“{one.en}”" for one in labels))
