"""The picture and the table below it state the same facts, and drawing changes nothing."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from graph.projection import project
from ontology.model import Model
from queries.analysis import analyse
from queries.answer import Analysis
from tests.builders import tiny
from tests.unit.visualisations.pictures import Element, read, small
from visualisations.edges import MISSING, edges, flow_edges, missing_edges
from visualisations.network import network_html


def drawn(page: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("script", type="application/json").raw)
    return found


def test_the_table_says_what_the_picture_shows() -> None:
    """The text twin parses back to the edge set of the picture: who, whom, how firm, and every item."""
    model, analysis = small()
    page = read(network_html(model, analysis))
    name = {node["id"]: node["label"] for node in drawn(page)["nodes"]}
    how = {
        "fixed": "borg fixed",
        "initiative": "borg initiative",
        "ought-to-happen": "borg ought-to-happen",
        MISSING: "ontbreekt",
    }
    pictured = {
        (
            name[edge["from"]],
            name[edge["to"]],
            how[edge["kind"]],
            "".join(filter(str.isdigit, edge["label"])),
        )
        for edge in drawn(page)["edges"]
    }
    told = set()
    for row in page.one("table", id="twin").one("tbody").all("tr"):
        cells = row.all("td")
        told.add((row.one("th").text, cells[0].text, cells[1].text, cells[2].one("strong").text))
        assert len(cells[2].all("li")) == int(cells[2].one("strong").text)
    assert told == pictured
    assert len(told) == len(edges(model, analysis)) > 4


def test_the_items_in_the_table_are_those_of_the_edges() -> None:
    model, analysis = small()
    page = read(network_html(model, analysis))
    rows = {row.attributes["data-edge"]: [item.text for item in row.all("li")] for row in page.one("tbody").all("tr")}
    assert rows == {edge.id: list(edge.items) for edge in edges(model, analysis)}


def test_every_party_is_a_node_once_at_a_fixed_place() -> None:
    model, analysis = small()
    shown = drawn(read(network_html(model, analysis)))
    assert sorted(node["id"] for node in shown["nodes"]) == sorted(
        [*model.actor, *model.table, *model.source_of_knowledge]
    )
    assert all(node["fixed"] and isinstance(node["x"], int) and isinstance(node["y"], int) for node in shown["nodes"])
    assert shown["options"]["physics"] is False
    assert {node["id"]: node["kind"] for node in shown["nodes"] if node["kind"] != "actor"} == {
        "kamer": "table",
        "slachtoffer": "knower",
    }


def test_lines_that_are_no_fixed_flow_are_dashed_and_say_so() -> None:
    model, analysis = small()
    for edge in drawn(read(network_html(model, analysis)))["edges"]:
        if edge["kind"] == "fixed":
            assert edge["dashes"] is False
            assert edge["label"].isdigit()
        else:
            assert len(edge["dashes"]) >= 2
            assert not edge["label"].isdigit()


def test_the_legend_counts_the_lines() -> None:
    model, analysis = small()
    page = read(network_html(model, analysis))
    counted = [strong.text for strong in page.one("div", id="legend").all("strong")]
    kinds = [edge.kind for edge in edges(model, analysis)]
    assert counted == [str(kinds.count(kind)) for kind in ("fixed", "initiative", "ought-to-happen", MISSING)]


def test_parties_without_any_flow_are_named() -> None:
    model, analysis = small()
    assert "Zonder enige stroom (4): recherche, stil, kamer, slachtoffer." in read(network_html(model, analysis)).text


def test_drawing_leaves_model_analysis_and_graph_as_they_were() -> None:
    model, analysis = small()
    graph = project(model)
    answers = deepcopy((model, analysis))
    nodes, lines = deepcopy([*graph.nodes(data=True)]), deepcopy([*graph.edges(keys=True, data=True)])
    assert network_html(model, analysis) == network_html(model, analysis)
    assert (model, analysis) == answers
    assert [*graph.nodes(data=True)] == nodes
    assert [*graph.edges(keys=True, data=True)] == lines


def test_flows_of_one_kind_between_two_parties_are_one_line() -> None:
    model = (
        tiny()
        .actor("a")
        .actor("b")
        .item("x")
        .item("y")
        .item("z")
        .flow("a", "b", "x", "y")
        .flow("a", "b", "y", "z")
        .build()
    )
    (edge,) = flow_edges(model)
    assert (edge.items, edge.flows, edge.id) == (("x", "y", "z"), ("a-b", "a-b-2"), "a>b>fixed")


def weighed() -> tuple[Model, Analysis]:
    model = (
        tiny()
        .actor("een")
        .actor("twee")
        .actor("drie")
        .item("x")
        .item("y")
        .item("z")
        .holds("een", "x")
        .holds("twee", "y", "z")
        .needs("drie", "x")
        .needs("drie", "y")
        .needs("drie", "z")
        .build()
    )
    analysis = analyse(model)
    weights = {"x": 4, "y": 3, "z": 3}
    return model, replace(analysis, rows=tuple(replace(row, weight=weights[row.item]) for row in analysis.rows))


def test_one_item_of_the_highest_weight_goes_before_two_lighter_ones() -> None:
    found = missing_edges(*weighed(), most=10)
    assert [(edge.sender, edge.items) for edge in found] == [("een", ("x",)), ("twee", ("y", "z"))]
    assert [edge.sender for edge in missing_edges(*weighed(), most=1)] == ["een"]


def test_no_missing_flow_moves_a_confined_item_or_starts_at_a_knower() -> None:
    model, analysis = small()
    missing = missing_edges(model, analysis, 99)
    assert all("adres" not in edge.items for edge in missing)
    assert {edge.sender for edge in missing} <= set(model.actor)


def test_a_model_without_flows_has_a_picture_too() -> None:
    model = tiny().actor("a").build()
    page = read(network_html(model, analyse(model)))
    assert "Geen verbindingen." in page.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_points_to_its_words(language: str) -> None:
    page = read(network_html(*small(), language))
    canvas = page.one("div", id="canvas")
    assert canvas.attributes["role"] == "img"
    assert canvas.attributes["aria-label"]
    assert len(page.all("button", type="button")) >= len(page.one("tbody").all("tr"))


def test_what_a_flow_ought_to_bring_is_one_line_and_not_two() -> None:
    model, analysis = small()
    between = [edge.kind for edge in edges(model, analysis) if (edge.sender, edge.recipient) == ("arts", "wijk")]
    assert between == ["ought-to-happen"]


def test_a_party_that_only_received_it_is_no_sender_of_a_missing_flow() -> None:
    model, analysis = small()
    assert "wurging" not in {
        item for edge in missing_edges(model, analysis, 99) if edge.sender == "opvang" for item in edge.items
    }
