"""The start page: what is missing, what can be closed tomorrow, the worst hour, and where signals die soonest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.legal import state_told
from ontology.terms import Text
from queries.answer import GAP_KINDS

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.answer import NeedRow

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wat ontbreekt, en wat kan morgen dicht?", "What is missing, and what can be closed tomorrow?")
_PARTIES, _ITEMS = 5, 3
_FRIDAY_EVENING = (4, 18.0)


@router.get("/")
async def start(request: Request) -> Response:
    """The first useful answer, without a click."""
    return await show(request, "start.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Mapping[str, Any]:
    space = asked.workspace
    kinds = space.analysis.summary.per_kind
    return {
        "needs": space.analysis.summary.needs,
        "gaps": len(space.analysis.gaps),
        "kinds": [(kind.value, kinds[kind.value]) for kind in GAP_KINDS if kinds.get(kind.value)],
        "heaviest": _heaviest(space),
        "repairs": _repairs(space),
        "hour": _hour(space),
        "desks": _desks(space),
    }


def _heaviest(space: Workspace) -> list[dict[str, Any]]:
    """The parties that miss the heaviest, each with the first items; every item once, at its first step."""
    model = space.model
    by_party: dict[str, dict[str, NeedRow]] = {}
    for row in space.analysis.gaps:
        by_party.setdefault(row.needer, {}).setdefault(row.item, row)
    return [
        {
            "needer": model.label(party),
            "partner": model.actor[party].partner if party in model.actor else party,
            "rows": [(row, state_told(space, row.need)) for row in list(rows.values())[:_ITEMS]],
            "more": max(0, len(rows) - _ITEMS),
        }
        for party, rows in list(by_party.items())[:_PARTIES]
    ]


def _repairs(space: Workspace) -> list[dict[str, Any]]:
    """The three arrangements that close most, with their ground and what must be arranged first."""
    from api.law_wire import cited_grounds
    from queries.repair import repair
    from queries.repair_options import options_for
    from queries.repair_telling import condition_text, purpose_label, weighing
    from queries.verdict_sentences import citation, spoken_state, state_of

    model, law = space.model, space.law
    plan = repair(options_for(space.analysis.rows, space.judged, space.flows))
    told = []
    for one in plan.arrangements[:3]:
        verdict = one.legs[0].verdict
        told.append(
            {
                "sender": model.label(one.line.holder),
                "recipient": model.label(one.line.recipient),
                "purpose": purpose_label(model, one.line.purpose),
                "closes": len(one.closes),
                "first": one.closes[0],
                "state": (state_of(verdict), spoken_state(verdict)),
                "grounds": [(norm.id, citation(law, norm)) for norm in cited_grounds(law, verdict)[:1]],
                "conditions": [condition_text(model, law, each, one.line) for each in one.conditions],
                "weighing": weighing(model, one),
            }
        )
    return told


def _hour(space: Workspace) -> dict[str, Any] | None:
    from queries.worst_hour import worst_hour

    found = worst_hour(space.analysis.rows, space.timing)
    if found is None:
        return None
    return {
        "when": found.start.text,
        "late": len(found.late),
        "told": found.told,
        "best": found.best.text,
        "fewest": found.fewest,
    }


def _desks(space: Workspace) -> Sequence[dict[str, Any]]:
    from queries.clock import Start
    from queries.desks import desks_where_signals_die
    from queries.signal_sentences import fate_text
    from queries.signals import Signals

    signals = Signals(space.flows.bench)
    return [
        {
            "desk": space.model.label(row.desk),
            "dead": len(row.dead),
            "heaviest": len(row.heaviest),
            "item": space.model.item[row.dying[0].item].label,
            "end": fate_text(space.model, row.dying[0]),
        }
        for row in desks_where_signals_die(signals, Start(*_FRIDAY_EVENING), space.level)[:3]
    ]
