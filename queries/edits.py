"""What somebody can suppose of a model, one edit at a time, and the words in which an edit is written.

======================================  ============================================================================
written                                 means
======================================  ============================================================================
remove ``partner:P``, ``actor:A``       the organisation, or the actor, takes no part: nothing of it is left
remove ``holding:A/I``                  the actor has not got the item of itself
remove ``flow:F``                       the flow does not run; what only it brings is gone too
remove ``agreement:G``                  the agreement does not count; a flow that leans on nothing else stops
remove ``norm:N``                       the law without this norm, in every version
add ``partner:P``, ``actor:A``          as the reference model has it; or a new actor that acts in capacity ``A``
add ``holding:A:I``                     the actor has the item first-hand; ``…:I~`` from hearsay, ``…:I@R`` in
                                        register ``R``
add ``flow:A>B:I,I``                    a working flow; ``…:I,I@4`` takes four hours, else nobody knows how long
add ``agreement:G``                     what was only proposed, or has ended, is in force
add ``agreement:A>B:I,I``               a new agreement in force
add ``norm:N``                          a bill, or a norm that is not in force on the day, counts as law
======================================  ============================================================================

``/`` and ``:`` between an actor and an item are the same. A fact and the day of the law are edits of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ontology.errors import Fault, Severity, nearest
from ontology.terms import Confidence, Evidence, Text

__all__ = [
    "NOTHING",
    "SUPPOSED",
    "WHEN",
    "Act",
    "Edit",
    "What",
    "already",
    "edit_fault",
    "fact_edits",
    "name_fault",
    "read_edits",
]

SUPPOSED = Evidence(Confidence.MODELLED, note="verondersteld in een wat-als-vraag")
"""Where a statement comes from that somebody only supposes."""

WHEN = Text("verondersteld", "supposed")
NOTHING = Text("", "")


class Act(StrEnum):
    """Whether something comes or goes; ``set`` is for a fact and for the day of the law."""

    ADD = "add"
    REMOVE = "remove"
    SET = "set"


class What(StrEnum):
    """What an edit is about."""

    PARTNER = "partner"
    ACTOR = "actor"
    HOLDING = "holding"
    FLOW = "flow"
    AGREEMENT = "agreement"
    NORM = "norm"
    FACT = "fact"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing supposed. ``name`` is an id, the holder of a holding, the giver of a flow or agreement, a fact or a
    day; ``to`` who gets it, or the value of a fact; ``place`` is how it was written, for a fault to point at.
    """

    act: Act
    what: What
    name: str
    to: str = ""
    items: tuple[str, ...] = ()
    register: str = ""
    hours: float | None = None
    hearsay: bool = False
    place: str = ""

    @property
    def text(self) -> str:
        """How it was written, or could have been.

        >>> Edit(Act.ADD, What.FLOW, "a", to="b", items=("x", "y")).text
        '--add flow:a>b:x,y'
        """
        if self.place:
            return self.place
        ends = f"{self.name}{'=' if self.what is What.FACT else '>'}{self.to}" if self.to else self.name
        items = f":{','.join(self.items)}" if self.items else ""
        return f"--{self.act.value} {self.what.value}:{ends}{items}"


def read_edits(add: Iterable[str], remove: Iterable[str]) -> tuple[tuple[Edit, ...], tuple[Fault, ...]]:
    """The edits as written, additions first, and a fault for each that is not written as one.

    >>> edits, faults = read_edits(["flow:huisarts>veilig-thuis:threats-to-kill"], ["flow:flow-17"])
    >>> [(edit.act.value, edit.name, edit.to, edit.items) for edit in edits], faults
    ([('add', 'huisarts', 'veilig-thuis', ('threats-to-kill',)), ('remove', 'flow-17', '', ())], ())
    """
    read = [
        *(_read(text, Act.ADD, f"--add {text}") for text in add),
        *(_read(text, Act.REMOVE, f"--remove {text}") for text in remove),
    ]
    return (
        tuple(one for one in read if isinstance(one, Edit)),
        tuple(one for one in read if isinstance(one, Fault)),
    )


def fact_edits(facts: Mapping[str, str], day: str | None) -> tuple[Edit, ...]:
    """A change of circumstances, and of the day of the law, as edits."""
    known = [
        Edit(Act.SET, What.FACT, name, to=value, place=f"--fact {name}={value}")
        for name, value in sorted(facts.items())
    ]
    return (*known, *([] if day is None else [Edit(Act.SET, What.DATE, day, place=f"--date {day}")]))


def edit_fault(place: str, nl: str, en: str, remedy: tuple[str, str] | None = None) -> Fault:
    """One edit that cannot be made; without a remedy the message is the remedy."""
    return Fault("case", Severity.ERROR, "whatif", None, place, nl, en, *(remedy or (nl, en)))


def name_fault(place: str, name: str, known: Iterable[str]) -> Fault:
    """A name that does not exist, with the nearest that do."""
    listed = tuple(known)
    near = ", ".join(nearest(name, listed) or sorted(listed)[:20])
    remedy = (f"Kies bijvoorbeeld: {near}.", f"Choose for example: {near}.") if listed else None
    return edit_fault(place, f"«{name}» is hier niet bekend.", f"“{name}” is not known here.", remedy)


def already(edit: Edit) -> Fault:
    """Something to add that is there already."""
    return edit_fault(edit.place, "Dit staat al in het model.", "This is in the model already.")


_WRITTEN = {
    (What.HOLDING, Act.ADD): "holding:ACTOR:ITEM",
    (What.HOLDING, Act.REMOVE): "holding:ACTOR/ITEM",
    (What.FLOW, Act.ADD): "flow:VAN>NAAR:ITEM,ITEM",
    (What.AGREEMENT, Act.ADD): "agreement:VAN>NAAR:ITEM,ITEM",
}


def _read(text: str, act: Act, place: str) -> Edit | Fault:
    kind, colon, rest = (part.strip() for part in text.partition(":"))
    kinds = [what.value for what in What if what not in (What.FACT, What.DATE)]
    if kind not in kinds or not colon or not rest:
        forms = ", ".join(f"{one}:…" for one in kinds)
        return edit_fault(place, f"Schrijf een van: {forms}.", f"Write one of: {forms}.")
    what = What(kind)
    if what is What.HOLDING:
        found = _holding(rest, act, place)
    elif act is Act.ADD and (what is What.FLOW or (what is What.AGREEMENT and ">" in rest)):
        found = _between(rest, what, place)
    else:
        found = Edit(act, what, rest, place=place)
    if found is None:
        form = _WRITTEN[what, act]
        return edit_fault(place, f"Schrijf {form}.", f"Write {form}.")
    return found


def _holding(rest: str, act: Act, place: str) -> Edit | None:
    holder, _, item = (part.strip() for part in rest.replace("/", ":", 1).partition(":"))
    item, _, register = (part.strip() for part in item.partition("@"))
    hearsay = item.endswith("~")
    item = item.removesuffix("~")
    if not holder or not item or ":" in item or (act is Act.REMOVE and (hearsay or register)):
        return None
    return Edit(act, What.HOLDING, holder, items=(item,), register=register, hearsay=hearsay, place=place)


def _between(rest: str, what: What, place: str) -> Edit | None:
    ends, _, listed = (part.strip() for part in rest.partition(":"))
    giver, _, receiver = (part.strip() for part in ends.partition(">"))
    listed, at, taking = (part.strip() for part in listed.partition("@"))
    items = tuple(sorted({item.strip() for item in listed.split(",") if item.strip()}))
    hours = _hours(taking) if at and what is What.FLOW else None
    if not giver or not receiver or not items or (at and hours is None):
        return None
    return Edit(Act.ADD, what, giver, to=receiver, items=items, hours=hours, place=place)


def _hours(written: str) -> float | None:
    """Hours as a number of at least zero; ``None`` for anything else."""
    try:
        hours = float(written)
    except ValueError:
        return None
    return hours if 0 <= hours < float("inf") else None
