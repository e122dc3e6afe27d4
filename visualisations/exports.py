"""Files to take along: gaps as a spreadsheet, the graph, the model and both pictures; the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from ontology.writer import turtle
from visualisations.closing import closing_note, graph_without_confined, without_confined
from visualisations.graph_order import ordered
from visualisations.legal import remedy_of, told
from visualisations.matrix import matrix_html
from visualisations.network import network_html
from visualisations.page import label
from visualisations.spreadsheet import spreadsheet
from visualisations.words import number, word

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Text
    from queries.answer import Analysis, NeedRow
    from visualisations.legal import Told
    from visualisations.legal_view import LegalView

__all__ = ["FILES", "gaps_csv", "graphml", "write_all"]

FILES = ("gaps.csv", "graph.graphml", "matrix.html", "model.ttl", "network.html")
"""The names of the written files, always these."""

_LAW_COLUMNS = (
    "csv-state",
    "csv-outcome",
    "csv-holder",
    "csv-articles",
    "csv-check",
    "csv-weigh",
    "csv-doubts",
    "csv-day",
)


def write_all(
    model: Model,
    analysis: Analysis,
    graph: nx.MultiDiGraph[str],
    directory: Path,
    language: str = "nl",
    legal: LegalView | None = None,
) -> tuple[Path, ...]:
    """Write every export to ``directory`` (made when it is not there) and return the paths, by name.

    ``graph`` is the projection of ``model``; it is read, never changed. With ``legal`` the spreadsheet and both
    pictures say what the law says on every gap; without, that nothing was tested. Files hold no path, no clock and no
    machine, so a second export is byte for byte the first.

    Files travel further than they were sent. So no file says who knows a confined item (a secret address): the graph
    and the model leave those positions out and say so in their heads. The whole model is what it was read from.
    """
    note = closing_note(model)
    texts = dict(
        zip(
            FILES,
            (
                gaps_csv(model, analysis, language, legal),
                graphml(graph_without_confined(graph, model), note),
                matrix_html(model, analysis, language, legal),
                (f"# {note}\n\n" if note else "") + turtle(without_confined(model)),
                network_html(model, analysis, language, legal),
            ),
            strict=True,
        )
    )
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (directory / name).write_bytes(text.encode("utf-8"))
    return tuple(directory / name for name in texts)


def gaps_csv(model: Model, analysis: Analysis, language: str = "nl", legal: LegalView | None = None) -> str:
    """One line per gap, heaviest first, for a Dutch spreadsheet: a byte order mark, ``;`` between the cells, ``CRLF``.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front. Every line names model, version
    and reference date, so that a line pasted elsewhere still says where it is from. With ``legal`` it has the verdict,
    its articles with their date, what to check and to weigh, and a remedy within the law instead of the factual one.
    """
    rows = [_line(row, model, analysis, language, legal) for row in analysis.gaps]
    return spreadsheet(_header(language, legal), rows)


def graphml(graph: nx.MultiDiGraph[str], note: str = "") -> str:
    """The graph as GraphML, nodes and edges in order of name; characters that XML cannot hold are left out. ``note``
    goes in front as a comment; it holds no ``--``.
    """
    lines = nx.generate_graphml(ordered(graph), named_key_ids=True)
    head = f"<!-- {note} -->\n" if note else ""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + head + "\n".join(lines) + "\n"


def _header(language: str, legal: LegalView | None) -> list[str]:
    keys = (
        "party",
        "item",
        "theme",
        "csv-step",
        "csv-term",
        "csv-level",
        "csv-weight",
        "kind",
        "csv-explanation",
        *(("csv-law-remedy", "csv-law-help") if legal else ("csv-remedy", "csv-help")),
        "csv-holders",
        "csv-hearsay",
        "csv-knowers",
        *(_LAW_COLUMNS if legal else ("csv-law",)),
        "row-assumptions",
        "model",
        "version",
        "date",
        "csv-tool",
    )
    return [word(key, language).lower() for key in keys]


def _line(row: NeedRow, model: Model, analysis: Analysis, language: str, legal: LegalView | None) -> list[str]:
    item = model.item[row.item]
    law = told(model, legal, row, language) if legal else None
    known = () if item.confined else (row.holders, row.hearsay_holders, row.knowers)
    return [
        model.label(row.needer).of(language),
        item.label.of(language),
        label(model, f"theme/{item.theme}", language),
        model.step[row.step].label.of(language),
        number(row.hours, language),
        str(row.level),
        str(row.weight),
        label(model, f"gap-kind/{row.kind.value}", language),
        row.explanation.of(language),
        remedy_of(model, legal, row, language),
        law.helps if law else row.help.of(language),
        *(_joined((model.label(party) for party in parties), language) for parties in known or ((), (), ())),
        *(_law_cells(law, legal) if law and legal else (word("not-tested", language).lower(),)),
        _joined(row.assumed, language, " "),
        model.id,
        analysis.version,
        analysis.reference_date,
        word("tool-only", language).lower(),
    ]


def _law_cells(law: Told, legal: LegalView) -> list[str]:
    """In order of ``_LAW_COLUMNS``; what there is nothing to say of stays empty."""
    articles = law.articles or law.stops
    several = (articles, law.check, law.weigh, law.doubts)
    return [law.state, law.outcome, law.holder, *("; ".join(texts) for texts in several), legal.day]


def _joined(texts: Iterable[Text], language: str, between: str = ", ") -> str:
    return between.join(text.of(language) for text in texts)
