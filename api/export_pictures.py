"""Pictures for print and graphs for other programs, as ``zichtlijn export`` writes them: one line per format.

The heavy libraries are imported when something is drawn, never by ``zichtlijn --help``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.routes import RoutesAnswer
    from visualisations.drawn.told import Drawing, Source

__all__ = ["DRAWN", "PAPERS", "PICTURES", "PLAIN", "TABLES", "Made", "Wanted", "draw", "drawing_of"]

PICTURES = ("matrix", "network", "routes", "sankey", "upset", "ego", "timeline")
"""Names of the pictures, as in ``visualisations.drawn.pictures``; written out: importing that takes long."""

PAPERS = ("A4", "A3", "A2", "scherm", "vel")
"""Sizes of paper; ``vel`` is one sheet as large as the picture needs."""

TABLES = ("gaps", "holdings", "flows")
"""What a CSV file can hold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. ``paper`` is A3 for a PDF and one growing sheet otherwise when nothing is said; ``page``
    chooses a sheet of an SVG or PNG.
    """

    picture: str = "matrix"
    paper: str | None = None
    page: int = 1
    partner: str | None = None
    to: str | None = None
    item: str | None = None
    step: str | None = None
    table: str = "gaps"


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of one file, and of how many sheets it is one (1 when it holds everything)."""

    raw: bytes
    sheets: int = 1


def draw(workspace: Workspace, form: str, wanted: Wanted, language: str) -> Made:
    """One picture in one of the formats of :data:`DRAWN`. Raises ``UserError`` for a name that is not known."""
    return DRAWN[form](workspace, wanted, language)


def drawing_of(workspace: Workspace, wanted: Wanted, language: str) -> Drawing:
    """The picture itself, before it is put on paper."""
    from api.picture_view import legal_view
    from visualisations.drawn.pictures import WHOLE
    from visualisations.drawn.told import Source

    _known("plaatje", "picture", wanted.picture, PICTURES)
    source = Source(workspace.model, workspace.analysis, legal_view(workspace), language)
    if wanted.picture == "ego":
        return _ego(source, wanted)
    if wanted.picture == "routes":
        from visualisations.drawn.routes import routes

        return routes(source, _answers(workspace, wanted))
    return WHOLE[wanted.picture](source)


def _ego(source: Source, wanted: Wanted) -> Drawing:
    from visualisations.drawn.ego import ego

    model = source.model
    partner = _needed("--partner", wanted.partner)
    known = (*(one.id for one in model.partners), *model.actor, *model.table, *model.source_of_knowledge)
    return ego(source, _known("partner", "partner", partner, known))


def _answers(workspace: Workspace, wanted: Wanted) -> list[RoutesAnswer]:
    """The routes to an actor, or to every seat of a table, for the step that was named or the first in the model."""
    from queries.routes import Routes

    model = workspace.model
    to = _known("ontvanger", "recipient", _needed("--to", wanted.to), (*model.actor, *model.table))
    item = _known("item", "item", _needed("--item", wanted.item), tuple(model.item))
    steps = [model.step[need.step] for need in model.needs if (need.needer, need.item) == (to, item)]
    first = min(steps, key=lambda one: one.order).id if steps else ""
    step = _known("stap", "step", wanted.step, tuple(model.step)) if wanted.step else first
    seats = sorted({seat.actor for seat in model.table[to].seats}) if to in model.table else [to]
    found = Routes(workspace.flows.bench)
    return [found.to(seat, item, step) for seat in seats]


def _pdf(workspace: Workspace, wanted: Wanted, language: str) -> Made:
    from visualisations.drawn.formats import FORMATS
    from visualisations.drawn.printing import pdf, sheets

    drawing = drawing_of(workspace, wanted, language)
    paper = FORMATS[_known("papierformaat", "paper size", wanted.paper or "A3", PAPERS)]
    return Made(pdf(drawing, sheets(drawing, paper)))


def _svg(workspace: Workspace, wanted: Wanted, language: str) -> Made:
    from visualisations.drawn.printing import svg

    return _one_sheet(workspace, wanted, language, svg)


def _png(workspace: Workspace, wanted: Wanted, language: str) -> Made:
    from visualisations.drawn.printing import png

    return _one_sheet(workspace, wanted, language, png)


def _one_sheet(workspace: Workspace, wanted: Wanted, language: str, write: Callable[..., bytes]) -> Made:
    from ontology.errors import UserError
    from visualisations.drawn.formats import FORMATS
    from visualisations.drawn.printing import sheets

    drawing = drawing_of(workspace, wanted, language)
    paper = FORMATS[_known("papierformaat", "paper size", wanted.paper or "vel", PAPERS)]
    pages = sheets(drawing, paper)
    if not 1 <= wanted.page <= len(pages):
        raise UserError(
            f"Blad {wanted.page} is er niet: dit plaatje heeft er {len(pages)}.",
            f"There is no sheet {wanted.page}: this picture has {len(pages)}.",
        )
    return Made(write(drawing, pages[wanted.page - 1]), len(pages))


def _txt(workspace: Workspace, wanted: Wanted, language: str) -> Made:
    from visualisations.drawn.twin import twin

    return Made(twin(drawing_of(workspace, wanted, language)).encode())


def _csv(workspace: Workspace, wanted: Wanted, language: str) -> Made:
    from api.picture_view import legal_view
    from visualisations.exports import gaps_csv
    from visualisations.graph_files import flows_csv, holdings_csv

    table = _known("tabel", "table", wanted.table, TABLES)
    if table == "gaps":
        return Made(gaps_csv(workspace.model, workspace.analysis, language, legal_view(workspace)).encode())
    return Made((holdings_csv if table == "holdings" else flows_csv)(workspace.model, language).encode())


def _graphml(workspace: Workspace, language: str) -> bytes:
    from graph.projection import project
    from visualisations.closing import graph_without_confined
    from visualisations.exports import graphml
    from visualisations.graph_files import graph_note

    model = workspace.model
    return graphml(graph_without_confined(project(model), model), graph_note(model, language)).encode()


def _gexf(workspace: Workspace, language: str) -> bytes:
    from graph.projection import project
    from visualisations.closing import graph_without_confined
    from visualisations.graph_files import gexf, graph_note

    model = workspace.model
    graph = graph_without_confined(project(model), model)
    return gexf(graph, graph_note(model, language), model.reference_date).encode()


def _jsonld(workspace: Workspace, _language: str) -> bytes:
    """The same statements as the Turtle; the head of the model in it names title, date and version."""
    from ontology.json_ld import json_ld
    from visualisations.closing import without_confined

    return json_ld(without_confined(workspace.model)).encode()


DRAWN: Mapping[str, Callable[[Workspace, Wanted, str], Made]] = MappingProxyType(
    {"svg": _svg, "png": _png, "pdf": _pdf, "txt": _txt, "csv": _csv}
)
"""Formats that listen to what is wanted: which picture on which paper, or which table."""

PLAIN: Mapping[str, tuple[Text, Callable[[Workspace, str], bytes]]] = MappingProxyType(
    {
        "graphml": (Text("GraphML (yEd, igraph)", "GraphML (yEd, igraph)"), _graphml),
        "gexf": (Text("GEXF (Gephi)", "GEXF (Gephi)"), _gexf),
        "jsonld": (Text("JSON-LD", "JSON-LD"), _jsonld),
    }
)
"""Formats of the whole model, with what each is."""


def _known(kind_nl: str, kind_en: str, name: str, known: tuple[str, ...]) -> str:
    """The name, whatever its capitals. Raises ``UnknownName``."""
    from ontology.errors import UnknownName

    for one in known:
        if one.lower() == name.lower():
            return one
    raise UnknownName(kind_nl, kind_en, name, known)


def _needed(option: str, value: str | None) -> str:
    from ontology.errors import UserError

    if value is None:
        raise UserError(f"Dit plaatje heeft {option} nodig.", f"This picture needs {option}.")
    return value
