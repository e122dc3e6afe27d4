"""One gap in full: why in fact, what the law says, the smallest lawful repair, and what would change the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.legal import law_told, state_told, view_of
from api.http.problems import missing
from ontology.errors import nearest
from ontology.terms import Text

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.answer import NeedRow
    from queries.legal_answer import Judged

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Gat", "Gap")


@router.get("/gaten/{need}")
async def gap(request: Request, need: str) -> Response:
    """Everything that can be said of one gap, or of one need that is met."""
    return await show(request, "gap.html.j2", _TITLE, lambda asked: _told(asked, need))


def _told(asked: Asked, need: str) -> Mapping[str, Any]:
    from visualisations.legal import told

    space, language = asked.workspace, asked.language
    model = space.model
    row = next((one for one in space.analysis.rows if one.need == need), None)
    if row is None:
        known = tuple(one.need for one in space.analysis.rows)
        raise missing("behoefte", "need", need, nearest(need, known) or known[:3])
    judged = space.judged.get(need)
    confined = model.item[row.item].confined
    return {
        "title": _title(space, row),
        "row": row,
        "item": model.item[row.item],
        "confined": confined,
        "known": () if confined else _known(row),
        "factors": [model.risk_factor[name].label for name in row.factors if name in model.risk_factor],
        "verdict": state_told(space, need),
        "partner": model.actor[row.needer].partner if row.needer in model.actor else row.needer,
        "told": told(model, view_of(space), row, language),
        "law": None if confined or judged is None else _law(space, row, judged),
        "repair": _repair(space, row),
        "way": None if confined else space.ways.get(need),
    }


def _title(space: Workspace, row: NeedRow) -> Text:
    needer, item = space.model.label(row.needer), space.model.item[row.item].label
    lacks = ("mist", "lacks") if row.kind.is_gap else ("weet", "knows")
    return Text(
        f"{needer.brief('nl')} {lacks[0]} «{item.nl}»",
        f"{needer.brief('en')} {lacks[1]} “{item.en}”",
    )


def _known(row: NeedRow) -> tuple[tuple[Text, tuple[str, ...]], ...]:
    """Who knows it and how; never asked of a confined item."""
    found = (
        (Text("Heeft het zelf", "Has it first-hand"), row.holders),
        (Text("Alleen van horen zeggen", "From hearsay only"), row.hearsay_holders),
        (Text("Weet het, maar is geen partner", "Knows it, but is no partner"), row.knowers),
        (Text("Onderdeel van dezelfde organisatie", "Unit of the same organisation"), row.own_units),
        (Text("Zit aan tafel en weet het", "Sits at the table and knows it"), row.seats_knowing),
    )
    return tuple((label, parties) for label, parties in found if parties)


def _law(space: Workspace, row: NeedRow, judged: Judged) -> dict[str, Any] | None:
    """The verdict as the wire tells it, with what would change it where that can be said."""
    from queries.contrast import what_would_change
    from queries.lawfulness import decide

    if judged.verdict is None or judged.disclosure is None:
        return None
    bench = space.flows.bench
    situation = bench.situation(row.step, item=row.item)
    again = decide(space.law, judged.disclosure, situation, bench.day)
    same = (again.outcome, again.grounds) == (judged.verdict.outcome, judged.verdict.grounds)
    # A verdict that leans on earlier hops goes by more than can be asked here: then nothing is said of what changes it.
    contrasts = what_would_change(space.law, judged.disclosure, situation, bench.day) if same else None
    return law_told(space.law, judged.disclosure, judged.verdict, contrasts)


def _repair(space: Workspace, row: NeedRow) -> dict[str, Any]:
    """The smallest set of arrangements that closes just this gap, or why there is none."""
    from queries.repair import repair
    from queries.repair_options import options_for
    from queries.repair_telling import LINE_LABELS, condition_text, purpose_label, weighing
    from queries.repair_terms import OUT_OF_REACH_LABELS
    from queries.verdict_sentences import spoken_state, state_of

    model, law = space.model, space.law
    if not row.kind.is_gap:
        return {"lines": [], "why": None, "facts": []}
    plan = repair(options_for([row], space.judged, space.flows))
    lines = [
        {
            "sender": model.label(one.line.holder),
            "recipient": model.label(one.line.recipient),
            "kind": LINE_LABELS[one.line.kind],
            "purpose": purpose_label(model, one.line.purpose),
            "states": [(state_of(leg.verdict), spoken_state(leg.verdict)) for leg in one.legs[:1]],
            "conditions": [condition_text(model, law, each, one.line) for each in one.conditions],
            "weighing": weighing(model, one),
        }
        for one in plan.arrangements
    ]
    unmet = plan.unmet[0] if plan.unmet else None
    return {
        "lines": lines,
        "why": None if unmet is None else OUT_OF_REACH_LABELS[unmet.reason],
        "facts": [] if unmet is None else [law.fact[name].question for name in unmet.facts if name in law.fact],
    }
