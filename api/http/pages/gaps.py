"""The list of gaps: filters, order and page in the address, the same choice as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.answers import compute
from api.http.caching import keep
from api.http.pages.frame import Asked, asked_of, show
from api.http.pages.legal import StateTold, state_told, view_of
from api.http.v1.asking import Names
from ontology.terms import Text
from queries.answer import GAP_KINDS
from queries.verdict_sentences import STATE_LABELS, State
from visualisations.words import word

if TYPE_CHECKING:
    from api.workspace import Workspace
    from ontology.model import Model
    from queries.answer import NeedRow

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Gaten: wie mist wat?", "Gaps: who lacks what?")
_SIZE = 25
_NO_STATE = "geen"
_ORDERS = ("gewicht", "partij", "item", "stap", "soort", "oordeel")
_FILTERS = ("partner", "thema", "stap", "categorie", "soort", "oordeel", "herstel")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap with the values it is filtered and ordered by."""

    row: NeedRow
    state: StateTold
    remedy: str
    partner: str


@router.get("/gaten")
async def gaps(request: Request) -> Response:
    """The gaps that fit the filters, one page of them."""
    return await show(request, "gaps.html.j2", _TITLE, _told, names=_checked(request))


@router.get("/gaten-als-csv")
async def gaps_as_csv(request: Request) -> Response:
    """The same gaps, all pages, for a spreadsheet."""
    from visualisations.exports import gaps_csv

    names = _checked(request)
    asked = asked_of(request, names)
    names.refuse()

    def work() -> bytes:
        space = asked.workspace
        rows = tuple(one.row for one in _chosen(asked, _all(space)))
        return gaps_csv(space.model, replace(space.analysis, rows=rows), asked.language, view_of(space)).encode()

    body = await compute(request, work)
    keep(request)
    given = {"Content-Disposition": 'attachment; filename="gaten.csv"', "Content-Language": asked.language}
    return Response(body, 200, given, "text/csv; charset=utf-8")


def _checked(request: Request) -> Names:
    """The keys of this page, each checked against what the served model knows."""
    names = Names()
    asked = asked_of(request, names)
    if names.entries:
        return names
    model = asked.loaded.model(asked.given.get("model"))
    for key in _FILTERS:
        names.check(key, asked.value(key) or None, [value for value, _ in _options(model, key)])
    names.check("volgorde", asked.value("volgorde") or None, _ORDERS)
    page = asked.value("pagina")
    if page and not (page.isascii() and page.isdigit() and 0 < int(page[:7]) <= 100_000):
        names.add("pagina", "Een bladzijde is een getal vanaf 1.", "A page is a number from 1.")
    return names


def _told(asked: Asked) -> Mapping[str, Any]:
    space = asked.workspace
    every = _all(space)
    found = sorted(_chosen(asked, every), key=_order(space.model, asked))
    pages = max(1, -(-len(found) // _SIZE))
    page = min(pages, int(asked.value("pagina") or 1))
    return {
        "gaps": found[(page - 1) * _SIZE : page * _SIZE],
        "count": len(found),
        "total": len(every),
        "page": page,
        "pages": pages,
        "order": asked.value("volgorde") or "gewicht",
        "filters": [(key, _LABELS[key], asked.value(key), _options(space.model, key)) for key in _FILTERS],
        "chosen": [(key, _LABELS[key], _said(space.model, asked, key)) for key in _FILTERS if asked.value(key)],
        "csv": asked.link("/gaten-als-csv", **{key: asked.value(key) for key in _FILTERS}),
    }


_LABELS = {
    "partner": Text("Wie", "Who"),
    "thema": Text("Thema", "Theme"),
    "stap": Text("Stap", "Step"),
    "categorie": Text("Categorie", "Category"),
    "soort": Text("Soort gat", "Kind of gap"),
    "oordeel": Text("Wat de wet zegt", "What the law says"),
    "herstel": Text("Wat helpt", "What helps"),
}


def _options(model: Model, key: str) -> list[tuple[str, Text]]:
    """What can be chosen under a key: (value, label)."""
    if key == "partner":
        parties = [(one.id, one.label) for one in model.partners]
        parties += [(one.id, one.label) for one in model.tables]
        parties += [(one.id, one.label) for one in model.sources_of_knowledge]
        return sorted(parties, key=lambda pair: pair[1].nl.lower())
    if key == "stap":
        return [(step.id, step.label) for step in sorted(model.steps, key=lambda step: step.order)]
    if key == "soort":
        return [(kind.value, model.labels[f"gap-kind/{kind.value}"]) for kind in GAP_KINDS]
    if key == "oordeel":
        none = Text(word("no-verdict", "nl"), word("no-verdict", "en"))
        return [*((state.value, STATE_LABELS[state]) for state in State), (_NO_STATE, none)]
    scheme = {"thema": "theme", "categorie": "category", "herstel": "remedy"}[key]
    found = [(name.partition("/")[2], text) for name, text in model.labels.items() if name.startswith(f"{scheme}/")]
    return sorted(found, key=lambda pair: pair[1].nl.lower())


def _said(model: Model, asked: Asked, key: str) -> Text:
    return dict(_options(model, key))[asked.value(key)]


def _all(space: Workspace) -> Sequence[_Gap]:
    """Every gap of the model, heaviest first."""
    return [
        _Gap(row, state_told(space, row.need), _remedy(space, row), _partner(space.model, row.needer))
        for row in space.analysis.gaps
    ]


def _remedy(space: Workspace, row: NeedRow) -> str:
    one = space.judged.get(row.need)
    return (one.remedy or "") if one else (row.remedy.value if row.remedy else "")


def _partner(model: Model, party: str) -> str:
    return model.actor[party].partner if party in model.actor else party


def _chosen(asked: Asked, gaps: Sequence[_Gap]) -> list[_Gap]:
    model = asked.workspace.model
    read: Mapping[str, Callable[[_Gap], str]] = {
        "partner": lambda one: one.partner,
        "thema": lambda one: model.item[one.row.item].theme,
        "stap": lambda one: one.row.step,
        "categorie": lambda one: model.item[one.row.item].category,
        "soort": lambda one: one.row.kind.value,
        "oordeel": lambda one: one.state.code,
        "herstel": lambda one: one.remedy,
    }
    wanted = {key: asked.value(key) for key in _FILTERS if asked.value(key)}
    return [one for one in gaps if all(read[key](one) == value for key, value in wanted.items())]


def _order(model: Model, asked: Asked) -> Callable[[_Gap], Any]:
    """What the list is ordered by; equals stay in the order of weight."""
    language = asked.language
    states = [state.value for state in State]
    orders: Mapping[str, Callable[[_Gap], Any]] = {
        "gewicht": lambda _: 0,
        "partij": lambda one: model.label(one.row.needer).of(language).lower(),
        "item": lambda one: model.item[one.row.item].label.of(language).lower(),
        "stap": lambda one: model.step[one.row.step].order,
        "soort": lambda one: GAP_KINDS.index(one.row.kind),
        "oordeel": lambda one: states.index(one.state.code) if one.state.code in states else len(states),
    }
    return orders[asked.value("volgorde") or "gewicht"]
