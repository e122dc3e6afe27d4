"""The network: who passes what to whom and what is missing, as one offline HTML file with the same facts in words.

pyvis is used as a thin writer of vis-network data and nothing more: nodes and edges go in one by one, their JSON comes
out. Its templates, its downloads and ``from_nx`` (which changes the graph it is given) are not used.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from visualisations.bends import bends
from visualisations.cells import parties
from visualisations.edges import MISSING, Edge, edges
from visualisations.layout import LABEL, Place, layout
from visualisations.page import Parts, label, render, sentences
from visualisations.palette import OKABE_ITO
from visualisations.vendored import VIS_NETWORK, VIS_NETWORK_STYLES
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis

__all__ = ["network_html"]

_PARTS = Parts(
    styles=("page.css", "network.css"),
    scripts=(VIS_NETWORK, "page.js", "network.js"),
    library_styles=VIS_NETWORK_STYLES,
)
_SCRIPT_WORDS = ("edges-shown", "from", "gets", "gives", "how", "nothing", "practice", "to", "what", "when")
_DASHES: dict[str, bool | list[int]] = {
    "fixed": False,
    "initiative": [9, 5],
    "ought-to-happen": [2, 5],
    MISSING: [14, 5, 3, 5],
}
_COUNTS = {
    "initiative": "initiative-count",
    "ought-to-happen": "ought-to-happen-count",
    MISSING: "lacks-count",
}
_WIDTHS = {"fixed": 2.2, "initiative": 2.2, "ought-to-happen": 2.2, MISSING: 3.2}
_COLOURS = {
    "light": {
        "fixed": OKABE_ITO["blue"],
        "initiative": OKABE_ITO["blue"],
        "ought-to-happen": "#5a5a5a",
        MISSING: OKABE_ITO["vermilion"],
        "ink": "#16191d",
        "paper": "#ffffff",
        "raised": "#f3f5f7",
        "outline": "#6b747d",
    },
    "dark": {
        "fixed": OKABE_ITO["sky"],
        "initiative": OKABE_ITO["sky"],
        "ought-to-happen": "#b5b5b5",
        MISSING: OKABE_ITO["orange"],
        "ink": "#f1f3f5",
        "paper": "#15191d",
        "raised": "#20262c",
        "outline": "#8b97a3",
    },
}
_OPTIONS = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "hover": True, "keyboard": False, "multiselect": False, "zoomView": False},
}


def network_html(model: Model, analysis: Analysis, language: str = "nl") -> str:
    """The network of ``model`` with the heaviest missing flows of ``analysis``, in ``"nl"`` or ``"en"``.

    The same model and analysis give the same text. Raises ``ValueError`` for another language.
    """
    lines = edges(model, analysis)
    groups = parties(model, language)
    places = layout([ids for _, _, ids in groups], [(line.sender, line.recipient) for line in lines])
    nodes, drawn, options = _vis_data(model, lines, places, language)
    told = [_in_words(line, model, language) for line in lines]
    with_flow = {party for line in lines if line.kind != MISSING for party in (line.sender, line.recipient)}
    without = [party for _, _, ids in groups for party in ids if party not in with_flow]
    data = {
        "colours": _COLOURS,
        "edges": drawn,
        "label": asdict(LABEL),
        "nodes": nodes,
        "options": options,
        "told": {line["id"]: line for line in told},
        "words": sentences(language, _SCRIPT_WORDS),
    }
    context = {
        "told": told,
        "groups": [(text, [(party, model.label(party).brief(language)) for party in ids]) for _, text, ids in groups],
        "kinds": [
            {"id": kind, "label": _kind(kind, model, language), "count": sum(line.kind == kind for line in lines)}
            for kind in _WIDTHS
        ],
        "node_kinds": ("actor", "table", "knower"),
        "without": [model.label(party).brief(language) for party in without],
        "numbers": {
            "parties": len(places),
            "flows": sum(line.kind != MISSING for line in lines),
            "working": sum(line.kind in ("fixed", "initiative") for line in lines),
            "missing": sum(line.kind == MISSING for line in lines),
            "isolated": len(without),
        },
    }
    return render("network.html.j2", _PARTS, "network-title", model, analysis, language, data=data, context=context)


def _vis_data(
    model: Model, lines: tuple[Edge, ...], places: dict[str, Place], language: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Nodes, edges and options in the JSON of vis-network, written by pyvis."""
    from pyvis.network import Network  # importing it costs half a second, so only who draws pays

    drawing = Network(directed=True)
    drawing.options = _OPTIONS
    for party, place in places.items():
        name = model.label(party).brief(language)
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
    texts = [_edge_label(line, language) for line in lines]
    ends = [(places[line.sender], places[line.recipient], text) for line, text in zip(lines, texts, strict=True)]
    curves = bends(ends, [place.label for place in places.values()])
    for line, text, curve in zip(lines, texts, curves, strict=True):
        drawing.add_edge(
            line.sender,
            line.recipient,
            id=line.id,
            kind=line.kind,
            label=text,
            dashes=_DASHES[line.kind],
            width=_WIDTHS[line.kind],
            smooth=curve.smooth,
        )
    nodes, drawn, _, _, _, options = drawing.get_network_data()
    return nodes, drawn, json.loads(options)


def _party(party: str, model: Model) -> str:
    return "table" if party in model.table else "knower" if party in model.source_of_knowledge else "actor"


def _edge_label(line: Edge, language: str) -> str:
    """The number of items, with a short word for whatever is no fixed flow; the legend has the whole word."""
    count = len(line.items)
    return word(_COUNTS[line.kind], language, count=count) if line.kind in _COUNTS else str(count)


def _kind(kind: str, model: Model, language: str) -> str:
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
        "kind": line.kind,
        "how": _kind(line.kind, model, language),
        "items": [model.item[item].label.of(language) for item in line.items],
        "when": once([": ".join(filter(None, (f.trigger.of(language), f.timing.of(language)))) for f in flows]),
        "practice": once([flow.known_gap.of(language) for flow in flows]),
    }
