"""The steps of the approach: who needs what at each, what of that is not there, and what the law says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.legal import state_told
from api.http.pages.speaking import Json
from api.http.v1.asking import Names
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from queries.answer import NeedRow

__all__ = ["router", "steps_view"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wie heeft wat nodig, stap voor stap?", "Who needs what, step by step?")
_FIRST = "BEE"
"""Forming the picture: where the approach starts to need things side by side."""


@router.get("/stappen")
async def steps(request: Request) -> Response:
    """All steps in numbers, one step in full."""
    return await show(request, "steps.html.j2", _TITLE, steps_view)


def steps_view(asked: Asked) -> Json:
    """Per step its term and counts; of the chosen step every party with what it needs, what is missing first."""
    space, language = asked.workspace, asked.language
    model, names = space.model, Names()
    names.check("stap", asked.value("stap") or None, model.step)
    names.refuse()
    ordered = sorted(model.steps, key=lambda one: one.order)
    chosen = asked.value("stap") or (_FIRST if _FIRST in model.step else ordered[0].id)
    gaps = {row.need for row in space.analysis.gaps}
    rows = space.analysis.rows
    return {
        "steps": [
            {
                "naam": one.label.of(language),
                "adres": asked.here(stap=one.id),
                "nu": one.id == chosen,
                "uren": one.hours_level_4 if space.level == 4 else one.hours_level_3,
                "nodig": sum(row.step == one.id for row in rows),
                "gaten": sum(row.step == one.id and row.need in gaps for row in rows),
                "partijen": len({row.needer for row in rows if row.step == one.id}),
            }
            for one in ordered
        ],
        "step": model.step[chosen].label.of(language),
        "parties": list(_parties(asked, [row for row in rows if row.step == chosen], gaps)),
    }


def _parties(asked: Asked, rows: Sequence[NeedRow], gaps: set[str]) -> Iterable[Json]:
    """Every party that needs something at this step, those that miss most first."""
    model, language = asked.workspace.model, asked.language
    by_party: dict[str, list[NeedRow]] = {}
    for row in rows:
        by_party.setdefault(row.needer, []).append(row)
    for party, needed in sorted(
        by_party.items(),
        key=lambda one: (-sum(row.need in gaps for row in one[1]), model.label(one[0]).brief(language)),
    ):
        missing = [row for row in needed if row.need in gaps]
        yield {
            "naam": model.label(party).of(language),
            "nodig": len(needed),
            "gaten": [_gap(asked, row) for row in missing],
            "heeft": sorted(model.item[row.item].label.of(language) for row in needed if row.need not in gaps),
        }


def _gap(asked: Asked, row: NeedRow) -> Json:
    model, language = asked.workspace.model, asked.language
    told = state_told(asked.workspace, row.need)
    kind = model.labels.get(f"gap-kind/{row.kind.value}")
    return {
        "naam": model.item[row.item].label.of(language),
        "soort": row.kind.value,
        "soortNaam": row.kind.value if kind is None else kind.of(language),
        "staat": told.state,
        "staatNaam": told.label.of(language),
        "adres": asked.link(f"/gaten/{row.need}"),
    }
