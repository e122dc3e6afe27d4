"""Words for what breaks: parts by name, needs, states, where the risk goes, and what every such answer leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.cutting import By
from queries.fragility import LossKind, MoveKind
from queries.need_states import KNOWN, NOTHING
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from queries.fragility import Move
    from queries.need_states import NeedState

__all__ = [
    "BY_LABELS",
    "LEANS",
    "LOSS_LABELS",
    "MOVE_LABELS",
    "element_label",
    "move_text",
    "need_label",
    "unmet_words",
]

BY_LABELS: dict[By, Text] = {
    By.PARTNER: Text("partner", "partner"),
    By.ACTOR: Text("actor", "actor"),
    By.FLOW: Text("stroom", "flow"),
    By.CHANNEL: Text("kanaal", "channel"),
    By.AGREEMENT: Text("afspraak", "agreement"),
    By.GROUND: Text("grond", "ground"),
}
LOSS_LABELS: dict[LossKind, Text] = {
    LossKind.OPENS: Text("gaat open: wat er was, komt niet meer", "falls open: what was there no longer comes"),
    LossKind.NOBODY: Text("niemand kan het nog vertellen", "nobody is left who could tell it"),
    LossKind.WORSE: Text("de wet draagt het minder goed", "the law carries it less well"),
}
MOVE_LABELS: dict[MoveKind, Text] = {
    MoveKind.HOLDS: Text("heeft het als enige uit eerste hand", "is the only one that has it first-hand"),
    MoveKind.BRINGS: Text("is dan nodig voor elke weg", "is then needed for every way"),
}
LEANS = (
    Text(
        "Gesneden wordt in het model: wat er in het echt naast het model loopt, telt niet mee.",
        "What is cut is the model: what really runs beside the model does not count.",
    ),
    Text(
        "Wie zelf wegvalt, mist niets meer: diens behoeften vervallen en tellen apart.",
        "Who is cut misses nothing any more: its needs lapse and are counted apart.",
    ),
    Text(
        "Een grond weg betekent: het recht van die dag zonder die ene norm. Dat is een proef, geen voorspelling.",
        "A ground gone means: the law of that day without that one norm. That is a trial, no forecast.",
    ),
    Text(
        "De klok telt niet mee: of iets later komt, zegt zichtlijn when.",
        "The clock does not count: whether something comes later is for zichtlijn when.",
    ),
    Text(
        "Wat afgeschermd is, komt hier niet voor.",
        "What is confined does not occur here.",
    ),
)
"""What every answer leans on, beside what the model assumes."""


def element_label(model: Model, law: Law, by: By, name: str, day: str) -> Text:
    """A part as people say it: a flow by its ends, a ground by its article."""
    match by:
        case By.FLOW:
            ends = [model.label(party) for party in (model.flow[name].sender, model.flow[name].recipient)]
            shown = (f"{ends[0].brief(tongue)} → {ends[1].brief(tongue)} ({name})" for tongue in ("nl", "en"))
            return Text(*shown)
        case By.GROUND:
            versions = law.versions(name)
            norm = next((one for one in versions if one.in_force(day)), versions[-1])
            return citation(law, norm)
        case By.CHANNEL:
            return model.labels.get(f"channel/{name}", Text(name, name))
        case By.AGREEMENT:
            return next(one.label for one in model.agreements if one.id == name)
        case By.PARTNER:
            return next((one.label for one in model.partners if one.id == name), Text(name, name))
        case By.ACTOR:
            return model.label(name)


def need_label(model: Model, need: str) -> Text:
    """Who needs what in which step."""
    found = next(one for one in model.needs if one.id == need)
    who, what, step = model.label(found.needer), model.item[found.item].label, model.step[found.step].label
    return Text(*(f"{who.brief(t)}: {what.of(t)} ({step.of(t)})" for t in ("nl", "en")))


def unmet_words(state: NeedState) -> Text | None:
    """What there is to say of a state without an outcome; ``None`` where an outcome says it."""
    if state.rank == KNOWN:
        return Text("heeft het zelf", "has it itself")
    return Text("niemand om het van te horen", "nobody to hear it from") if state.rank == NOTHING else None


def move_text(model: Model, move: Move) -> Text:
    """Who stands alone then, and for what."""
    who = model.label(move.actor)
    what = model.item[move.about].label if move.kind is MoveKind.HOLDS else need_label(model, move.about)
    told = MOVE_LABELS[move.kind]
    return Text(*(f"{who.brief(t)} {told.of(t)}: {what.of(t)}" for t in ("nl", "en")))
