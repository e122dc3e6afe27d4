"""Lawful routes on the wire: per recipient the routes, with the verdict on every hop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.law_wire import outcome_label, verdict_object
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.routes import NO_ROUTE_LABELS

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.routes import LawfulRoute, RouteHop, RoutesAnswer

__all__ = ["routes_object"]

Json = dict[str, Any]


def routes_object(workspace: Workspace, to: str, holder: str | None, answers: Sequence[RoutesAnswer]) -> Json:
    """The answer of ``routes``: one of ``antwoorden`` per recipient (of a table: per seat)."""
    model, item = workspace.model, answers[0].item if answers else ""
    return {
        "model": model.id,
        "modelversie": model.version,
        "peildatum": workspace.flows.bench.day,
        "omstandigheden": dict(sorted(workspace.facts.items())),
        "aan": {"code": to, **text_object(model.label(to))},
        "item": {"code": item, **(text_object(model.item[item].label) if item else {})},
        "van": None if holder is None else {"code": holder, **text_object(model.label(holder))},
        "antwoorden": [_answer(workspace, one) for one in answers],
        "kanttekening": text_object(DISCLAIMER),
    }


def _answer(workspace: Workspace, one: RoutesAnswer) -> Json:
    reason = None if one.reason is None else {"code": one.reason.value, **text_object(NO_ROUTE_LABELS[one.reason])}
    closest = one.closest
    return {
        "ontvanger": one.recipient,
        "stap": one.step or None,
        "reden": reason,
        "ookViaAnderen": one.through_others,
        "routes": [_route(workspace, route) for route in one.routes],
        "vanHorenZeggen": [_route(workspace, route) for route in one.hearsay],
        "vraagHaarVeilig": [_route(workspace, route) for route in one.ask_safely],
        "dichtstbij": closest
        and {
            "houder": closest.holder,
            "doel": closest.disclosure.purpose,
            "oordeel": verdict_object(workspace.law, closest.disclosure, closest.verdict),
        },
    }


def _route(workspace: Workspace, route: LawfulRoute) -> Json:
    weakest = route.weakest.taken.verdict
    return {
        "partijen": list(route.parties),
        "zwaksteUitkomst": weakest.outcome.value,
        "zwaksteUitkomstLabel": text_object(outcome_label(weakest.outcome, weakest.decision)),
        "stappenZonderStroom": len(route.without_flow),
        "verwerkingUren": route.hours,
        "aannamen": [text_object(text) for text in route.assumptions],
        "stappen": [_hop(workspace, hop) for hop in route.hops],
    }


def _hop(workspace: Workspace, hop: RouteHop) -> Json:
    taken = hop.taken
    return {
        "van": hop.holder,
        "naar": hop.recipient,
        "doel": taken.disclosure.purpose,
        "kader": taken.disclosure.forum,
        "opGronden": list(taken.grounds),
        "naTeGaan": list(hop.to_check),
        "teWegen": [text_object(text) for text in hop.to_weigh],
        "stroom": hop.flow,
        "verwerkingUren": hop.hours,
        "oordeel": verdict_object(workspace.law, taken.disclosure, taken.verdict),
    }
