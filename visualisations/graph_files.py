"""The graph for other programs, and the positions and flows as tables: GEXF for Gephi, CSV for a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx as nx

from visualisations.closing import closing_note, without_confined
from visualisations.graph_order import clean, ordered
from visualisations.page import label
from visualisations.spreadsheet import spreadsheet
from visualisations.words import number, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.model import Model
    from ontology.terms import Evidence

__all__ = ["flows_csv", "gexf", "graph_note", "holdings_csv"]

_GEXF = "http://www.gexf.net/1.2draft"


def graph_note(model: Model, language: str = "nl") -> str:
    """What stands in the head of a graph file: of which model and date it is, whether fictional, what is left out."""
    parts = (
        model.title.of(language),
        f"{word('date', language)} {model.reference_date}",
        f"{word('version', language).lower()} {model.version}",
        word(
            "source-line",
            language,
            model=model.id,
            sources=len(model.sources),
            fingerprint=model.fingerprint[:12] or word("no-fingerprint", language),
        ),
        *((word("fictional", language),) if model.fictional else ()),
        word("tool-only", language),
    )
    return re.sub("-{2,}", "-", clean("; ".join(parts) + ". " + closing_note(model)).strip())


def gexf(graph: nx.MultiDiGraph[str], note: str, day: str) -> str:
    """The graph as GEXF 1.2, nodes and edges in order of name, dated ``day``: no clock and no version of a library.

    In GEXF ``id`` and ``label`` of a node have a meaning of their own, so the attribute ``id`` is called ``local``; the
    key of an edge is its id. The graph is read, never changed.
    """
    plain = ordered(graph)
    for _, told in plain.nodes(data=True):
        if "id" in told:
            told["local"] = told.pop("id")
    for place, (_, _, told) in enumerate(plain.edges(data=True)):
        told["id"] = str(place)
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(plain)))
    ElementTree.register_namespace("", _GEXF)
    for meta in root.iter(f"{{{_GEXF}}}meta"):
        meta.set("lastmodifieddate", day)
        for creator in meta.findall(f"{{{_GEXF}}}creator"):
            creator.text = "Zichtlijn"
        ElementTree.SubElement(meta, f"{{{_GEXF}}}description").text = note
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def holdings_csv(model: Model, language: str = "nl") -> str:
    """One line per position: who has which item, first-hand or not; confined items are left out."""
    shown = without_confined(model)
    heads = ("party", "item", "theme", "position")
    rows = (
        [
            shown.label(held.holder).of(language),
            shown.item[held.item].label.of(language),
            label(shown, f"theme/{shown.item[held.item].theme}", language),
            label(shown, f"quality/{held.quality.value}", language),
            *_evidence(shown, held.evidence, language),
        ]
        for held in shown.holdings
    )
    return _stamped(model, heads, rows, language)


def flows_csv(model: Model, language: str = "nl") -> str:
    """One line per flow and item: from whom, to whom, how firm, when; confined items are left out."""
    shown = without_confined(model)
    heads = ("from", "to", "item", "how", "when", "csv-term", "practice")
    rows = (
        [
            shown.label(flow.sender).of(language),
            shown.label(flow.recipient).of(language),
            shown.item[item].label.of(language),
            label(shown, f"assurance/{flow.assurance.value}", language),
            ": ".join(filter(None, (flow.trigger.of(language), flow.timing.of(language)))),
            "" if flow.handling_hours is None else number(flow.handling_hours, language),
            flow.known_gap.of(language),
            *_evidence(shown, flow.evidence, language),
        ]
        for flow in shown.flows
        for item in flow.items
    )
    return _stamped(model, heads, rows, language)


def _stamped(model: Model, heads: tuple[str, ...], rows: Iterator[list[str]], language: str) -> str:
    """Every line says of which model, version and date it is, so that a line pasted elsewhere still does."""
    confidence = "betrouwbaarheid" if language == "nl" else "confidence"
    names = [word(key, language).lower() for key in (*heads, "source", "model", "version", "date", "csv-tool")]
    names.insert(len(heads), confidence)
    fictional = f"; {word('fictional', language).lower()}" if model.fictional else ""
    stamp = [model.id, model.version, model.reference_date, word("tool-only", language).lower() + fictional]
    return spreadsheet(names, ([*row, *stamp] for row in rows))


def _evidence(model: Model, evidence: Evidence, language: str) -> list[str]:
    return [label(model, f"confidence/{evidence.confidence.value}", language), ", ".join(evidence.sources)]
