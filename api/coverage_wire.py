"""The answer of ``coverage`` on the wire (design.md 9): Dutch camelCase names, stable codes with labels, sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.coverage_approach_wire import escalation_objects, standing_objects
from api.coverage_asking import with_party
from api.coverage_words import BY_LABELS, NO_SCORE, NO_TIME, TIMED
from api.wire_parts import text_object
from api.wording import DISCLAIMER

if TYPE_CHECKING:
    from api.coverage_asking import CoverageAnswer
    from api.workspace import Workspace
    from ontology.model import Model
    from queries.aspects import Aspect, AspectGroup
    from queries.coverage import Coverage, CoverageRow, Seen
    from queries.gathering import Gathering, Telling
    from queries.joint_sets import JointKnowledge, Moment, Together

__all__ = ["coverage_object"]

Json = dict[str, Any]


def coverage_object(answer: CoverageAnswer) -> Json:
    """The whole answer; with an actor, its rows and the sets that it is in."""
    workspace, model = answer.workspace, answer.workspace.model
    timed = any(found.timed for _, found in answer.coverages)
    return {
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatum": model.reference_date,
        "peildatumRecht": answer.day,
        "niveau": workspace.level,
        "betreft": None if workspace.subject is None else _label(model, "subject", workspace.subject),
        "actor": answer.question.actor,
        "fictief": model.fictional,
        "omstandigheden": dict(sorted(workspace.facts.items())),
        "nietVolledigVerklaard": [one.id for one in model.actors if not one.complete_holdings],
        "aannamen": [text_object(one.text) for one in model.assumptions],
        "tijd": {"berekend": timed, **text_object(TIMED if timed else NO_TIME)},
        "dekking": [_coverage(answer, by, found) for by, found in answer.coverages],
        "alarm": text_object(answer.start.text) if timed or answer.standings else None,
        "aanpak": standing_objects(answer),
        "escalatie": escalation_objects(answer),
        "gezamenlijk": [_joint(answer, one) for one in answer.joint],
        "kanttekening": text_object(DISCLAIMER),
        "leeswijzer": text_object(NO_SCORE),
    }


def _coverage(answer: CoverageAnswer, by: str, found: Coverage) -> Json:
    model, actor = answer.workspace.model, answer.question.actor
    sightings = {(one.group, one.aspect): one for one in found.sightings}
    return {
        "naar": {"code": by, **text_object(BY_LABELS[by])},
        "gesloten": found.confined,
        "groepen": [_group(group, sightings) for group in found.groups],
        "regels": [_row(model, row) for row in found.rows if actor in (None, row.party)],
    }


def _group(group: AspectGroup, sightings: dict[tuple[str, str], Seen]) -> Json:
    return {
        "groep": {"code": group.id, **text_object(group.label)},
        "buitenModel": group.beyond,
        "aspecten": [_aspect(aspect, sightings[(group.id, aspect.id)]) for aspect in group.aspects],
    }


def _aspect(aspect: Aspect, seen: Seen) -> Json:
    return {
        "aspect": {"code": aspect.id, **text_object(aspect.label)},
        "kind": aspect.child,
        "actoren": list(seen.actors),
        "overleggen": list(seen.tables),
        "samen": seen.together,
        "gesloten": aspect.confined,
    }


def _row(model: Model, row: CoverageRow) -> Json:
    timing = row.timing
    return {
        "partij": row.party,
        "soortPartij": "table" if row.party in model.table else "actor",
        "groep": row.group,
        "stap": row.step,
        "gevraagd": row.asked,
        "ziet": list(row.seen),
        "zonderGrond": list(row.ungrounded),
        "zietNiet": list(row.unseen),
        "onbekend": list(row.unknown),
        "tijd": None
        if timing is None
        else {"opTijd": list(timing.in_time), "teLaat": list(timing.late), "nietTeZeggen": list(timing.unsaid)},
    }


def _joint(answer: CoverageAnswer, one: JointKnowledge) -> Json:
    return {
        "risicofactor": one.factor,
        "criterium": one.criterion,
        "alternatief": one.way,
        "raaktKind": one.child,
        "wegen": one.ways,
        "buitenModel": one.beyond,
        "nooitTeZien": one.never,
        "gesloten": one.confined,
        "alleen": list(one.alone),
        "groepen": [_together(two) for two in with_party(one.joint, answer.question.actor)],
        "aanOverlegMetRechtsvorm": len(one.seated),
        "gezochtTotEnMet": one.searched_to,
        "eerst": {"actoren": list(one.first), "moment": _moment(one.first_moment)} if one.timed else None,
        "getoetst": [_told(answer.workspace, two, way) for two, way in answer.told[one.id]],
    }


def _together(one: Together) -> Json:
    return {
        "leden": list(one.members),
        "brengt": {member: list(items) for member, items in one.brings},
        "alternatieven": list(one.alternatives),
        "overleggen": list(one.tables),
        "overleggenMetRechtsvorm": list(one.binding_tables),
        "moment": _moment(one.moment),
    }


def _moment(moment: Moment | None) -> Json | None:
    return None if moment is None else {"uren": moment.hours, "uiterlijk": moment.at_most}


def _told(workspace: Workspace, one: Together, way: Gathering | None) -> Json:
    return {
        "leden": list(one.members),
        "bijElkaarBij": None if way is None else way.gatherer,
        "verstrekkingen": [] if way is None else [_telling(workspace, told) for told in way.tellings],
    }


def _telling(workspace: Workspace, told: Telling) -> Json:
    plain: Json = {"van": told.teller, "item": told.item}
    if told.disclosure is None or told.verdict is None:
        return {**plain, "doel": None, "oordeel": None}
    from api.law_wire import verdict_object

    verdict = verdict_object(workspace.law, told.disclosure, told.verdict)
    return {**plain, "doel": told.disclosure.purpose, "kader": told.disclosure.forum, "oordeel": verdict}


def _label(model: Model, scheme: str, code: str) -> Json:
    label = model.labels.get(f"{scheme}/{code}")
    return {"code": code} if label is None else {"code": code, **text_object(label)}
