"""Whether the approach is carried, and who sees a criterion from which desk, on the wire (design.md 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.coverage_words import CARRIED_LABELS, PART_LABELS, REACH_LABELS
from api.wire_parts import text_object
from queries.verdict_sentences import STATE_LABELS, state_of

if TYPE_CHECKING:
    from api.coverage_asking import CoverageAnswer
    from ontology.model import Model
    from queries.approach import Rest, Standing, Track
    from queries.escalation import Escalation, FromDesk
    from queries.verdict import Verdict

__all__ = ["escalation_objects", "standing_objects"]

Json = dict[str, Any]


def standing_objects(answer: CoverageAnswer) -> list[Json]:
    """Every part with its tracks, children apart. With an actor only what rests on that one is listed."""
    return [_standing(answer, one) for one in answer.standings]


def escalation_objects(answer: CoverageAnswer) -> list[Json]:
    """Every criterion with its ways from each desk at which something of it can be told; with everybody who sees it
    where one criterion is asked.
    """
    in_full = answer.question.criterion is not None
    return [_escalation(one, in_full=in_full) for one in answer.escalations]


def _standing(answer: CoverageAnswer, one: Standing) -> Json:
    part = one.part
    return {
        "onderdeel": part.id,
        "soort": {"code": part.kind.value, **text_object(PART_LABELS[part.kind.value])},
        "tekst": text_object(part.label),
        "partij": part.party,
        "niveau": part.level,
        "sporen": [_track(answer, track) for track in one.tracks],
    }


def _track(answer: CoverageAnswer, track: Track) -> Json:
    model, actor = answer.workspace.model, answer.question.actor
    return {
        "kind": track.child,
        "oordeel": {"code": track.carried.value, **text_object(CARRIED_LABELS[track.carried.value])},
        "gesloten": track.confined,
        "zonderBehoefte": list(track.unneeded),
        "rust": [_rest(model, one) for one in track.rests if actor in (None, one.demand.needer)],
    }


def _rest(model: Model, one: Rest) -> Json:
    kind = one.row.kind.value
    gap = model.labels.get(f"gap-kind/{kind}")
    return {
        "actor": one.demand.needer,
        "item": one.demand.item,
        "stap": one.demand.step,
        "termijnUren": one.row.hours,
        "oordeel": {"code": one.carried.value, **text_object(CARRIED_LABELS[one.carried.value])},
        "soort": {"code": kind} if gap is None else {"code": kind, **text_object(gap)},
        "recht": _verdict(one.verdict),
        "weg": list(one.way.flows) if one.way is not None else [],
        "toelichting": text_object(one.row.explanation),
    }


def _verdict(verdict: Verdict | None) -> Json | None:
    if verdict is None:
        return None
    state = state_of(verdict)
    return {
        "uitkomst": verdict.outcome.value,
        "staat": {"code": state.value, **text_object(STATE_LABELS[state])},
        "gronden": list(verdict.grounds),
        "controleerbaar": list(verdict.to_check),
        "twijfels": list(verdict.doubts),
    }


def _escalation(one: Escalation, *, in_full: bool) -> Json:
    return {
        "criterium": one.criterion,
        "niveau": one.level,
        "termijnUren": one.term,
        "erbij": list(one.called),
        "buitenModel": one.beyond,
        "gesloten": one.confined,
        "vanafLoket": [_view(view) | (_seen(view) if in_full else {}) for view in one.views],
    }


def _view(view: FromDesk) -> Json:
    return {
        "loket": view.desk,
        "weg": {"code": view.way, **text_object(view.label)},
        "kind": view.child,
        "verteld": list(view.told),
        "nietVerteld": list(view.untold),
        "oordeel": {"code": view.reach.value, **text_object(REACH_LABELS[view.reach.value])},
        "eerst": list(view.first),
        "eerstVanWieErbijHoort": list(view.first_called),
    }


def _seen(view: FromDesk) -> Json:
    return {
        "zienHet": [
            {
                "actor": seer.actor,
                "uren": seer.hours,
                "opZijnBest": seer.at_best,
                "heeftZelf": list(seer.own),
                "hoortErbij": seer.called,
            }
            for seer in view.seers
        ],
        "toch": list(view.anyway),
    }
