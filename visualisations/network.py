"""The network: who passes what to whom and what is missing, as one offline HTML file with the same facts in words.

pyvis is used as a thin writer of vis-network data and nothing more: nodes and edges go in one by one, their JSON comes
out. Its templates, its downloads and ``from_nx`` (which changes the graph it is given) are not used.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from visualisations.bends import bends
from visualisations.cells import parties
from visualisations.desks import desk_context
from visualisations.edges import MISSING, UNGROUNDED, Edge, edges
from visualisations.exposure_told import exposure_context
from visualisations.layout import LABEL, Place, layout
from visualisations.legal import state_legend, told
from visualisations.page import Parts, joined, label, render, sentences
from visualisations.palette import mark_of_state
from visualisations.strokes import COLOURS, FLOW_KINDS, LAW_COLOURS, edge_label, stroke, style_of
from visualisations.vendored import VIS_NETWORK, VIS_NETWORK_STYLES
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis, NeedRow
    from visualisations.desks import DeskTold
    from visualisations.legal import Told
    from visualisations.legal_view import LegalView

__all__ = ["network_html"]

_PARTS = Parts(
    styles=("page.css", "network.css", "verdicts.css"),
    scripts=(VIS_NETWORK, "page.js", "network.js"),
    library_styles=VIS_NETWORK_STYLES,
)
_DESKS = Parts(styles=("desks.css",), scripts=())
_REACHES = Parts(styles=("desks.css", "exposure.css"), scripts=())
_SCRIPT_WORDS = (
    "edges-shown",
    "from",
    "gets",
    "gives",
    "how",
    "law",
    "law-helps",
    "nothing",
    "practice",
    "to",
    "what",
    "when",
)
_OPTIONS = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "keyboard": False, "multiselect": False, "zoomView": False},
}


def network_html(model: Model, analysis: Analysis, language: str = "nl", legal: LegalView | None = None) -> str:
    """The network of ``model`` with the heaviest missing flows of ``analysis``, in ``"nl"`` or ``"en"``, and with
    ``legal`` the verdict on each of them.

    The same arguments give the same text. Raises ``ValueError`` for another language.
    """
    lines = edges(model, analysis, legal)
    groups = parties(model, language)
    places = layout([ids for _, _, ids in groups], [(line.sender, line.recipient) for line in lines])
    at_desks = desk_context(model, legal, language)
    exposed = exposure_context(model, legal, language)
    nodes, drawn, options = _vis_data(model, lines, places, language, at_desks["desk"])
    laws: dict[Told, int] = {}
    rows = {row.need: row for row in analysis.rows}
    written = [_in_words(line, model, language) | _law(line, rows, model, legal, language, laws) for line in lines]
    with_flow = {party for line in lines if not line.is_gap for party in (line.sender, line.recipient)}
    without = [party for _, _, ids in groups for party in ids if party not in with_flow]
    data = {
        "colours": LAW_COLOURS if legal else COLOURS,
        "edges": drawn,
        "label": asdict(LABEL),
        "laws": [law.detail() for law in laws],
        "nodes": nodes,
        "options": options,
        "told": {line["id"]: line for line in written},
        "words": sentences(language, _SCRIPT_WORDS),
    }
    missing = [line for line in lines if line.is_gap]
    styles = Counter(map(style_of, lines))
    context = {
        "told": sorted(written, key=lambda line: line["verdict"] is None),
        "marks": {mark.id: mark for mark in (mark_of_state(line.state) for line in missing)},
        "groups": [(text, [(party, model.label(party).brief(language)) for party in ids]) for _, text, ids in groups],
        "kinds": [
            {"id": kind, "label": _kind(kind, model, language), "count": styles[kind]}
            for kind in (FLOW_KINDS if legal else (*FLOW_KINDS, MISSING))
        ],
        "laws": _law_legend(styles, language) if legal else [],
        "node_kinds": ("actor", "table", "knower"),
        "without": [model.label(party).brief(language) for party in without],
        "numbers": {
            "parties": len(places),
            "flows": len(lines) - len(missing),
            "working": sum(line.kind in ("fixed", "initiative") for line in lines),
            "missing": len(missing),
            "isolated": len(without),
        },
        **at_desks,
        **exposed,
    }
    parts = joined(_PARTS, *([_DESKS] if at_desks["desks"] else []), *([_REACHES] if exposed["reaches"] else []))
    return render(
        "network.html.j2", parts, "network-title", model, analysis, language, legal=legal, data=data, context=context
    )


def _law_legend(styles: Counter[str], language: str) -> list[dict[str, Any]]:
    """Every state, also one of which no line is pictured; the mark of a gap without a verdict only when it is."""
    return [
        entry | {"count": styles[entry["mark"].id]}
        for state, entry in state_legend(language)
        if state or styles[entry["mark"].id]
    ]


def _vis_data(
    model: Model, lines: tuple[Edge, ...], places: dict[str, Place], language: str, desk: dict[str, DeskTold]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Nodes, edges and options in the JSON of vis-network, written by pyvis."""
    from pyvis.network import Network  # importing it costs half a second, so only who draws pays

    drawing = Network(directed=True)
    drawing.options = _OPTIONS
    for party, place in places.items():
        name = model.label(party).brief(language)
        if party in desk:
            name = f"{name} {desk[party].label(language)}"
        drawing.add_node(
            party,
            label=name,
            shape="custom",
            x=place.x,
            y=place.y,
            fixed=True,
            kind=_party(party, model),
            side=place.side,
        )
    texts = [edge_label(line, language) for line in lines]
    ends = [(places[line.sender], places[line.recipient], text) for line, text in zip(lines, texts, strict=True)]
    curves = bends(ends, [place.label for place in places.values()])
    for line, (start, end, text), curve in zip(lines, ends, curves, strict=True):
        drawing.add_edge(
            line.sender,
            line.recipient,
            id=line.id,
            kind=line.kind,
            style=style_of(line),
            gap=line.is_gap,
            label=text,
            label_at=[round(place) for place in curve.point(start, end)],
            smooth=curve.smooth,
            **stroke(line),
        )
    nodes, drawn, _, _, _, options = drawing.get_network_data()
    return nodes, drawn, json.loads(options)


def _party(party: str, model: Model) -> str:
    return "table" if party in model.table else "knower" if party in model.source_of_knowledge else "actor"


def _kind(kind: str, model: Model, language: str) -> str:
    if kind == UNGROUNDED:
        return label(model, "gap-kind/ungrounded-flow", language)
    return word("edge-missing", language) if kind == MISSING else label(model, f"assurance/{kind}", language)


def _in_words(line: Edge, model: Model, language: str) -> dict[str, Any]:
    flows = [model.flow[name] for name in line.flows]

    def once(sentences_of_flows: list[str]) -> list[str]:
        return list(dict.fromkeys(filter(None, sentences_of_flows)))

    return {
        "id": line.id,
        "sender": line.sender,
        "recipient": line.recipient,
        "from": model.label(line.sender).brief(language),
        "to": model.label(line.recipient).brief(language),
        "style": style_of(line),
        "how": _kind(line.kind, model, language),
        "items": [model.item[item].label.of(language) for item in line.items],
        "when": once([": ".join(filter(None, (f.trigger.of(language), f.timing.of(language)))) for f in flows]),
        "practice": once([flow.known_gap.of(language) for flow in flows]),
    }


def _law(
    line: Edge,
    rows: dict[str, NeedRow],
    model: Model,
    legal: LegalView | None,
    language: str,
    laws: dict[Told, int],
) -> dict[str, Any]:
    """The verdict on a missing flow: what the table says, and by number what the panel tells of each of its gaps.

    ``laws`` collects what is told, each once, with its number.
    """
    if legal is None or not line.needs:
        return {"verdict": None, "laws": []}
    items: dict[Told, list[str]] = {}
    for need in line.needs:
        items.setdefault(told(model, legal, rows[need], language), []).append(
            model.item[rows[need].item].label.of(language)
        )
    numbered = [(laws.setdefault(law, len(laws)), list(dict.fromkeys(names))) for law, names in items.items()]
    articles = list(dict.fromkeys(text for law in items for text in law.articles or law.stops))
    states = list(dict.fromkeys(law.state for law in items))
    return {
        "verdict": {"states": states, "articles": articles},
        "laws": numbered,
    }
