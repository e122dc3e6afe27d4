"""Which statement becomes which edge."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

import networkx as nx
import pytest

from graph.projection import party_node, project
from ontology.model import Model
from ontology.terms import AgreementStatus, Assurance
from tests.builders import tiny


@pytest.fixture
def model() -> Model:
    """One statement of every kind that becomes an edge."""
    return (
        tiny()
        .actor("a")
        .actor("b", aware_of=("a",))
        .knower("k")
        .item("x")
        .item("y")
        .table("t", "a", "b")
        .holds("a", "x", register="journaal", category="police", regime="wpg", kept_for="t")
        .flow("a", "b", "x", "y", identifier="f", hours=None)
        .flow("k", "a", "y", identifier="g", assurance=Assurance.OUGHT, hours=8.0)
        .holds("b", "x", hearsay=True, brought_by=("f",))
        .agreement("afspraak", "a", "b", "y", status=AgreementStatus.PROPOSAL)
        .needs("t", "x", "BEE")
        .build()
    )


def edge(model: Model, source: str, target: str, key: str) -> dict[str, object]:
    return dict(project(model).edges[source, target, key])


def test_every_party_and_item_is_a_node_with_its_labels(model: Model) -> None:
    nodes: dict[str, dict[str, str]] = dict(project(model).nodes.items())
    assert set(nodes) == {"actor:a", "actor:b", "knower:k", "table:t", "item:x", "item:y"}
    assert nodes["item:x"] == {"kind": "item", "id": "x", "label_nl": "x", "label_en": "x"}


def test_edges_are_counted_by_kind(model: Model) -> None:
    kinds = Counter(str(attributes["kind"]) for _, _, attributes in project(model).edges(data=True))
    assert kinds == {"holds": 2, "needs": 1, "flow": 2, "seats": 2, "aware-of": 1, "covers": 1}


def test_a_holding_is_an_edge_to_the_item_and_says_what_the_record_is(model: Model) -> None:
    assert edge(model, "actor:a", "item:x", "a-x-t") == {
        "kind": "holds",
        "quality": "first-hand",
        "register": "journaal",
        "category": "police",
        "regime": "wpg",
        "brought_by": "",
        "kept_for": "t",
    }
    assert edge(model, "actor:b", "item:x", "b-x")["brought_by"] == "f"


def test_a_need_of_a_table_starts_at_the_table(model: Model) -> None:
    assert edge(model, "table:t", "item:x", "t-x-BEE") == {"kind": "needs", "step": "BEE"}


def test_a_flow_says_what_it_moves_and_whether_it_works(model: Model) -> None:
    assert edge(model, "actor:a", "actor:b", "f") == {
        "kind": "flow",
        "items": "x y",
        "assurance": "fixed",
        "working": True,
        "hours": "",
    }
    assert edge(model, "knower:k", "actor:a", "g")["working"] is False
    assert edge(model, "knower:k", "actor:a", "g")["hours"] == 8.0


def test_seats_contacts_and_agreements_are_edges_too(model: Model) -> None:
    assert edge(model, "table:t", "actor:a", "t-a") == {"kind": "seats"}
    assert edge(model, "actor:b", "actor:a", "aware-of") == {"kind": "aware-of"}
    covers = edge(model, "actor:a", "actor:b", "covers:afspraak")
    assert covers == {"kind": "covers", "items": "y", "status": "proposal"}


def test_an_agreement_may_have_the_id_of_the_flow_that_leans_on_it() -> None:
    both = tiny().actor("a").actor("b").item("x").flow("a", "b", "x", identifier="same")
    both = both.agreement("same", "a", "b", "x")
    assert project(both.build()).number_of_edges("actor:a", "actor:b") == 2


def test_two_flows_between_the_same_two_are_two_edges() -> None:
    twice = tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x").flow("a", "b", "x").build()
    assert project(twice).number_of_edges("actor:a", "actor:b") == 2


def test_the_graph_says_which_model_it_is(model: Model) -> None:
    assert project(model).graph == {"model": "klein", "version": "1", "date": "2026-11-22"}


def test_the_model_is_only_read(model: Model) -> None:
    before = deepcopy(model)
    graph = project(model)
    graph.clear()
    assert model == before


def test_attributes_fit_every_exchange_format(model: Model) -> None:
    lines = list(nx.generate_graphml(project(model)))
    assert any("journaal" in line for line in lines)


def test_a_party_is_found_in_its_own_kind(model: Model) -> None:
    assert [party_node(model, party) for party in ("a", "k", "t")] == ["actor:a", "knower:k", "table:t"]
    with pytest.raises(KeyError):
        party_node(model, "x")
