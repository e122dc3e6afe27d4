"""Files to take along: gaps as a spreadsheet, the graph, the model and both pictures; the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from ontology.writer import turtle
from visualisations.matrix import matrix_html
from visualisations.network import network_html
from visualisations.page import label
from visualisations.words import number, word

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Text
    from queries.answer import Analysis, NeedRow

__all__ = ["FILES", "gaps_csv", "graphml", "write_all"]

FILES = ("gaps.csv", "graph.graphml", "matrix.html", "model.ttl", "network.html")
"""The names of the written files, always these."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_all(
    model: Model,
    analysis: Analysis,
    graph: nx.MultiDiGraph[str],
    directory: Path,
    language: str = "nl",
) -> tuple[Path, ...]:
    """Write every export to ``directory`` (made when it is not there) and return the paths, by name.

    ``graph`` is the projection of ``model``; it is read, never changed. Files hold no path, no clock and no machine, so
    a second export is byte for byte the first.
    """
    texts = dict(
        zip(
            FILES,
            (
                gaps_csv(model, analysis, language),
                graphml(graph),
                matrix_html(model, analysis, language),
                turtle(model),
                network_html(model, analysis, language),
            ),
            strict=True,
        )
    )
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (directory / name).write_bytes(text.encode("utf-8"))
    return tuple(directory / name for name in texts)


def gaps_csv(model: Model, analysis: Analysis, language: str = "nl") -> str:
    """One line per gap, heaviest first, for a Dutch spreadsheet: a byte order mark, ``;`` between the cells, ``CRLF``.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front. Every line names model, version
    and reference date, so that a line pasted elsewhere still says where it is from.
    """
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    sheet.writerow(_safe(_header(language)))
    for row in analysis.gaps:
        sheet.writerow(_safe(_line(row, model, analysis, language)))
    return "\ufeff" + written.getvalue()


def graphml(graph: nx.MultiDiGraph[str]) -> str:
    """The graph as GraphML, nodes and edges in order of name; characters that XML cannot hold are left out."""
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.graph.update(_attributes(graph.graph))
    for name in sorted(graph.nodes):
        ordered.add_node(_clean(name), **_attributes(graph.nodes[name]))
    for source, target, key in sorted(graph.edges(keys=True)):
        ordered.add_edge(
            _clean(source), _clean(target), key=_clean(key), **_attributes(graph.edges[source, target, key])
        )
    lines = nx.generate_graphml(ordered, named_key_ids=True)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def _header(language: str) -> list[str]:
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
        "csv-remedy",
        "csv-help",
        "csv-holders",
        "csv-hearsay",
        "csv-knowers",
        "csv-law",
        "row-assumptions",
        "model",
        "version",
        "date",
        "csv-tool",
    )
    return [word(key, language).lower() for key in keys]


def _line(row: NeedRow, model: Model, analysis: Analysis, language: str) -> list[str]:
    item = model.item[row.item]
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
        label(model, f"remedy/{row.remedy.value}", language) if row.remedy else "",
        row.help.of(language),
        _joined((model.label(party) for party in row.holders), language),
        _joined((model.label(party) for party in row.hearsay_holders), language),
        _joined((model.label(party) for party in row.knowers), language),
        word("not-tested", language).lower(),
        _joined(row.assumed, language, " "),
        model.id,
        analysis.version,
        analysis.reference_date,
        word("tool-only", language).lower(),
    ]


def _joined(texts: Iterable[Text], language: str, between: str = ", ") -> str:
    return between.join(text.of(language) for text in texts)


def _safe(cells: Iterable[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]


def _attributes(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _clean(value) for key, value in sorted(attributes.items())}


def _clean(value: Any) -> Any:
    return _NOT_IN_XML.sub("", value) if isinstance(value, str) else value
