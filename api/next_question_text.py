"""The next best questions on the terminal: what to ask, who can know it, and what each answer would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import wrap
from api.wording import DISCLAIMER
from ontology.norms import Role
from ontology.terms import Text
from queries.fragility_telling import need_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.workspace import Workspace
    from queries.best_question import AnswerEffect, BestQuestion

__all__ = ["LEANS", "answer_label", "leaned_on", "questions_text", "who_knows"]

LEANS = (
    Text(
        "Elke vraag staat op zichzelf: alleen dit ene antwoord is ingevuld, de rest blijft onbekend.",
        "Each question stands by itself: only this one answer is filled in, the rest stays unknown.",
    ),
    Text(
        "Per zaak kan het antwoord anders zijn; wat een mens moet wegen, beslist geen antwoord.",
        "The answer may differ per case; what a person must weigh no answer decides.",
    ),
    Text(
        "Wat het model al aanneemt, wordt niet gevraagd; wat afgeschermd is, telt niet mee.",
        "What the model assumes already is not asked; what is confined does not count.",
    ),
)
"""What every answer leans on, beside what the model assumes."""
_SHOWN = 3
_VALUES = {
    "true": Text("ja", "yes"),
    "false": Text("nee", "no"),
    "given": Text("gegeven", "given"),
    "refused": Text("geweigerd", "refused"),
    "not-asked": Text("nog niet gevraagd", "not asked yet"),
    "withdrawn": Text("ingetrokken", "withdrawn"),
}
_ENDS = {
    "holder": Text("wie het heeft", "whoever has it"),
    "recipient": Text("wie het zou krijgen", "whoever would get it"),
    "medical-professional": Text("de medisch hulpverlener", "the medical professional"),
}
_ROLES = {
    Role.CIRCUMSTANCE: Text("om na te gaan", "to look up"),
    Role.TRACK: Text("moet eerst beginnen of besloten zijn", "must begin or be decided first"),
    Role.EXCEPTION: Text("controleer vóór u deelt", "check before you share"),
}


def questions_text(
    workspace: Workspace, found: tuple[BestQuestion, ...], actor: str | None, top: int, language: str
) -> str:
    """The first ``top`` questions in full, how many are left, and what the answer leans on."""
    day = workspace.flows.bench.day
    head = Text(f"Wat eerst vragen: recht van {day}", f"What to ask first: law of {day}")
    parts = [workspace.model.title.of(language), head.of(language)]
    if actor is not None:
        name = workspace.model.label(actor).brief(language)
        parts.append(Text(f"Alleen wat {name} nodig heeft.", f"Only what {name} needs.").of(language))
    parts += ["", wrap(_summary(found, top).of(language))]
    for number, one in enumerate(found[:top], 1):
        parts += ["", *_question(workspace, one, number, language)]
    parts += ["", Text("Waar dit op leunt:", "What this leans on:").of(language)]
    parts += [wrap(f"- {text.of(language)}") for text in leaned_on(workspace)]
    return "\n".join([*parts, "", DISCLAIMER.of(language)])


def leaned_on(workspace: Workspace) -> tuple[Text, ...]:
    """What every such answer leans on, then what the model assumes."""
    return (*LEANS, *(one.text for one in workspace.model.assumptions))


def who_knows(workspace: Workspace, fact: str) -> Text:
    """Who can know the answer, as the law's data say; whoever has the item where they do not."""
    named = [name.strip() for name in workspace.law.fact[fact].known_by.split(",") if name.strip()] or ["holder"]
    capacity = workspace.law.capacity
    labels = [_ENDS.get(name) or (capacity[name].label if name in capacity else Text(name, name)) for name in named]
    return Text(" of ".join(one.nl for one in labels), " or ".join(one.en for one in labels))


def answer_label(value: str) -> Text:
    """A value as people answer; the value itself where it says enough."""
    return _VALUES.get(value, Text(value, value))


def _summary(found: tuple[BestQuestion, ...], top: int) -> Text:
    if not found:
        return Text(
            "Er is geen vraag waarvan het antwoord iets verandert.",
            "There is no question whose answer changes anything.",
        )
    together = len({need for one in found[:top] for need in one.turns})
    shown = min(top, len(found))
    return Text(
        f"{len(found)} vragen kunnen iets veranderen; de eerste {shown} raken samen {together} behoeften.",
        f"{len(found)} questions can change something; the first {shown} together bear on {together} needs.",
    )


def _question(workspace: Workspace, one: BestQuestion, number: int, language: str) -> Iterator[str]:
    fact = workspace.law.fact[one.fact]
    yield wrap(f"{number}. {fact.question.of(language)} ({one.fact})")
    who, role = who_knows(workspace, one.fact).of(language), _ROLES[fact.role].of(language)
    yield wrap(Text(f"Kan dit weten: {who}; {role}.", f"Can know this: {who}; {role}.").of(language), "   ")
    told = Text(
        f"Beslist mee over {len(one.turns)} behoeften, waarvan {len(one.adds)} nog niet door een eerdere vraag.",
        f"Helps to decide {len(one.turns)} needs, {len(one.adds)} of them not by an earlier question.",
    )
    yield wrap(told.of(language), "   ")
    for answer in one.answers:
        yield wrap(f"- {_effect(answer).of(language)}", "   ")
    model = workspace.model
    for need in one.turns[:_SHOWN]:
        yield wrap(f"· {need_label(model, need).of(language)}", "     ")
    if len(one.turns) > _SHOWN:
        left = len(one.turns) - _SHOWN
        yield wrap(Text(f"· en nog {left}", f"· and {left} more").of(language), "     ")


def _effect(answer: AnswerEffect) -> Text:
    said = answer_label(answer.value)
    if not answer.turned:
        return Text(f"{said.nl}: verandert niets.", f"{said.en}: changes nothing.")
    better, worse, frees = (len(group) for group in (answer.better, answer.worse, answer.frees))
    return Text(
        f"{said.nl}: {better} beter, {worse} slechter; {frees} mogen of moeten dan, zonder nog iets te vragen.",
        f"{said.en}: {better} better, {worse} worse; {frees} may or must then be shared without asking more.",
    )
