"""The graph in other programs, and the tables beside it: read back they are the same, and exporting changes nothing."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from graph.projection import project
from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.model import Model
from tests.unit.visualisations.pictures import at_desks, hostile
from visualisations.closing import graph_without_confined
from visualisations.exports import graphml
from visualisations.graph_files import flows_csv, gexf, graph_note, holdings_csv
from visualisations.graph_order import ordered
from visualisations.spreadsheet import spreadsheet


def shown(model: Model) -> nx.MultiDiGraph[str]:
    return graph_without_confined(project(model), model)


def edges_of(graph: nx.Graph[str]) -> Counter[tuple[Any, ...]]:
    """Every edge with its key and all it says, but the number that GEXF gives it."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph)
    return Counter(
        (source, target, key, *sorted((name, value) for name, value in told.items() if name != "id"))
        for source, target, key, told in plain.edges(keys=True, data=True)
    )


@pytest.mark.parametrize("name", packaged_models())
def test_gexf_and_graphml_read_by_networkx_are_the_same_graph(name: str) -> None:
    model = load_model(name)
    graph = shown(model)
    read = nx.read_gexf(io.BytesIO(gexf(graph, graph_note(model), model.reference_date).encode()))
    again = nx.read_graphml(io.BytesIO(graphml(graph, graph_note(model)).encode()), force_multigraph=True)
    assert edges_of(read) == edges_of(again) == edges_of(ordered(graph))
    local = {node: told["local"] for node, told in read.nodes(data=True)}
    assert local == {node: told["id"] for node, told in again.nodes(data=True)}
    assert local == {node: told["id"] for node, told in graph.nodes(data=True)}


@pytest.mark.filterwarnings("ignore:Could not add vertex ids:RuntimeWarning")  # our nodes have an ``id`` of their own
@pytest.mark.parametrize("name", packaged_models())
def test_igraph_reads_the_same_graph(name: str, tmp_path: Path) -> None:
    """The library igraph reads GraphML itself; GEXF comes to it through networkx."""
    model = load_model(name)
    graph = shown(model)
    file = tmp_path / "graph.graphml"
    file.write_text(graphml(graph), encoding="utf-8")
    read = igraph.Graph.Read_GraphML(str(file))
    gexf_read = igraph.Graph.from_networkx(nx.read_gexf(io.BytesIO(gexf(graph, "", model.reference_date).encode())))

    def joined(one: igraph.Graph, name: str) -> Counter[tuple[str, str, str]]:
        label = [f"{node['kind']}:{node[name]}" for node in one.vs]
        return Counter((label[edge.source], label[edge.target], edge["kind"]) for edge in one.es)

    assert joined(read, "id") == joined(gexf_read, "local")
    assert read.vcount() == gexf_read.vcount() == len(graph)
    assert read.ecount() == graph.number_of_edges()


def test_a_time_that_is_unknown_is_absent_and_never_a_number() -> None:
    graph = project(load_model("rijswijk"))
    unknown = {key for _, _, key, told in graph.edges(keys=True, data=True) if told.get("hours") == ""}
    assert unknown
    for _, _, key, told in ordered(graph).edges(keys=True, data=True):
        assert ("hours" in told) == (told["kind"] == "flow" and key not in unknown)


def test_exporting_twice_changes_nothing_and_gives_the_same_text() -> None:
    model, _ = hostile()
    graph = project(model)
    before = [*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)], dict(graph.graph)
    first = gexf(graph, "a", "2026-11-22"), graphml(graph)
    assert (gexf(graph, "a", "2026-11-22"), graphml(graph)) == first
    assert ([*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)], dict(graph.graph)) == before


def test_the_head_of_a_graph_says_what_it_is() -> None:
    model = load_model("voorbeeld")
    text = gexf(shown(model), graph_note(model), model.reference_date)
    assert '<meta lastmodifieddate="2026-11-22">' in text
    assert "<creator>Zichtlijn</creator>" in text
    for part in ("Fictief", "Hulpmiddel, geen juridisch advies", "Zichtlijn-model voorbeeld", "afgeschermd"):
        assert part in text
    assert "--" not in graph_note(model)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_a_line_per_holding_and_per_flow_and_item() -> None:
    model = load_model("voorbeeld")
    open_items = {item.id for item in model.items if not item.confined}
    assert len(rows(holdings_csv(model))) == sum(held.item in open_items for held in model.holdings)
    assert len(rows(flows_csv(model))) == sum(item in open_items for flow in model.flows for item in flow.items)
    assert {line["status"] for line in rows(flows_csv(model))} == {"hulpmiddel, geen juridisch advies; fictief"}


def test_no_table_says_who_knows_a_confined_item() -> None:
    model, _, _ = at_desks()
    assert "adres" not in holdings_csv(model) + flows_csv(model)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(formula: str) -> None:
    (line,) = csv.reader(io.StringIO(spreadsheet([formula], []).removeprefix("\ufeff"), newline=""), delimiter=";")
    assert line == [f"'{formula}"]
