"""A repair plan on the wire: arrangements in order with their grounds and conditions, the proof, what stays out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from api.law_wire import verdict_object
from api.repair_text import leaned_on, proof_text
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.repair_telling import LINE_LABELS, condition_text, purpose_label, weighing, who_decides
from queries.repair_terms import OUT_OF_REACH_LABELS, OutOfReach
from queries.safe_asking import ONLY_OVER_HIM

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.repair import Arrangement, Plan
    from queries.repair_options import Leg, Unmet
    from queries.repair_terms import Condition, Line

__all__ = ["plan_object"]

Json = dict[str, Any]


def plan_object(workspace: Workspace, plan: Plan, top: int) -> Json:
    """The answer of ``repair``: the first ``top`` arrangements; counts, proof and what stays out are of the whole."""
    reasons = Counter(one.reason for one in plan.unmet)
    return {
        "model": workspace.model.id,
        "modelversie": workspace.model.version,
        "peildatumRecht": workspace.flows.bench.day,
        "niveau": workspace.level,
        "omstandigheden": dict(sorted(workspace.facts.items())),
        "afspraken": [_arrangement(workspace, one) for one in plan.arrangements[:top]],
        "bewijs": {
            "bewezenKleinste": plan.proven,
            "punten": plan.cost,
            "ondergrens": plan.bound,
            "tekst": text_object(proof_text(plan)),
        },
        "nietTeHerstellen": [_unmet(one) for one in sorted(plan.unmet, key=lambda one: one.row.need)],
        "samenvatting": {
            "afspraken": len(plan.arrangements),
            "gesloten": len(plan.closed),
            "nietTeHerstellen": len(plan.unmet),
            "blijftGesloten": plan.confined,
            "perReden": {reason.value: count for reason, count in sorted(reasons.items())},
        },
        "alleenMetZijnToestemming": text_object(ONLY_OVER_HIM) if OutOfReach.OVER_HIM in reasons else None,
        "aannamen": [text_object(text) for text in leaned_on(workspace, plan)],
        "kanttekening": text_object(DISCLAIMER),
    }


def _arrangement(workspace: Workspace, one: Arrangement) -> Json:
    line = one.line
    weighed = weighing(workspace.model, one)
    return {
        **_line(workspace, line),
        "soort": {"code": line.kind.value, **text_object(LINE_LABELS[line.kind])},
        "items": [_item(workspace, leg) for leg in one.legs],
        "eerstRegelen": [_condition(workspace, each, line) for each in one.conditions],
        "wieWeegt": None if weighed is None else text_object(weighed),
        "nietMeesturen": list(one.withheld),
        "nietMeesturenAlleenMetZijnToestemming": list(one.over_him),
        "sluit": list(one.closes),
        "alleenSamenMet": [_line(workspace, other) for other in one.together],
        "inspanning": one.effort,
        "gevoeligheid": one.sensitivity,
    }


def _line(workspace: Workspace, line: Line) -> Json:
    purpose = {"code": line.purpose, **text_object(purpose_label(workspace.model, line.purpose))}
    return {"van": line.holder, "naar": line.recipient, "doel": purpose, "kader": line.forum}


def _item(workspace: Workspace, leg: Leg) -> Json:
    return {
        "item": None if leg.share is None else leg.share.item,
        "oordeel": verdict_object(workspace.law, leg.disclosure, leg.verdict),
    }


def _condition(workspace: Workspace, condition: Condition, line: Line) -> Json:
    model, law = workspace.model, workspace.law
    return {
        "code": condition.kind.value,
        "omstandigheid": condition.fact,
        "wieBeslist": text_object(who_decides(model, law, condition, line)),
        "tekst": text_object(condition_text(model, law, condition, line)),
    }


def _unmet(one: Unmet) -> Json:
    return {
        "behoefte": one.row.need,
        "actor": one.row.needer,
        "item": one.row.item,
        "stap": one.row.step,
        "reden": {"code": one.reason.value, **text_object(OUT_OF_REACH_LABELS[one.reason])},
        "wachtOp": list(one.facts),
    }
