"""The position of every party on every item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.projection import project
from ontology.model import Model
from ontology.terms import AgreementStatus, Assurance
from queries.positions import Positions
from tests.builders import tiny


@pytest.fixture
def model() -> Model:
    """Actor a tells b, b tells c; d only heard; the knower k knows as well."""
    return (
        tiny()
        .actor("a", controller="huis", aware_of=("d",))
        .actor("b", controller="huis")
        .actor("c", complete=False)
        .actor("d")
        .knower("k")
        .item("x")
        .table("t", "a", "c")
        .holds("a", "x")
        .holds("d", "x", hearsay=True)
        .holds("k", "x")
        .flow("a", "b", "x")
        .flow("b", "c", "x")
        .flow("d", "b", "x", assurance=Assurance.OUGHT)
        .build()
    )


def test_holding_hearing_and_receiving_are_three_things(model: Model) -> None:
    positions = Positions(model)
    assert [positions.holds_first_hand(p, "x") for p in "abcdk"] == [True, False, False, False, True]
    assert [positions.holds_hearsay(p, "x") for p in "abcdk"] == [False, False, False, True, False]
    assert [positions.arrival(p, "x") is not None for p in "abcdk"] == [False, True, True, False, False]
    assert all(positions.knows(p, "x") for p in "abcdk")


def test_holders_are_actors_only_and_receiving_from_first_hand_counts(model: Model) -> None:
    positions = Positions(model)
    assert positions.first_hand_actors("x") == ("a", "b", "c")
    assert positions.hearsay_actors("x") == ("d",)
    assert positions.knowers("x") == ("k",)


def test_units_answer_to_the_same_controller(model: Model) -> None:
    positions = Positions(model)
    assert positions.units_of("a") == ("b",)
    assert positions.units_of("d") == ()


def test_contacts_are_named_or_meet_over_a_flow_or_at_a_table(model: Model) -> None:
    positions = Positions(model)
    assert positions.contacts("a") == {"d", "b", "c"}  # named, other end of a flow, other seat
    assert positions.contacts("c") == {"b", "a"}
    assert positions.contacts("d") == {"b"}  # also a flow that only ought to happen says whom one knows


def test_naming_somebody_does_not_make_oneself_known(model: Model) -> None:
    assert "a" not in Positions(model).contacts("d")


def test_lacking_for_certain_is_declared_for_all_or_for_one_item(model: Model) -> None:
    silent = model.actor["c"]
    assert not Positions(model).lacks_for_certain("c", "x")
    assert Positions(model).lacks_for_certain("a", "x")
    told = replace(model, actors=(*(a for a in model.actors if a.id != "c"), replace(silent, lacks=("x",))))
    assert Positions(told).lacks_for_certain("c", "x")


@pytest.mark.parametrize(
    ("status", "found"),
    [(AgreementStatus.IN_FORCE, ["s"]), (AgreementStatus.PROPOSAL, []), (AgreementStatus.ENDED, [])],
)
def test_only_an_agreement_in_force_covers_anything(status: AgreementStatus, found: list[str]) -> None:
    model = tiny().actor("a").actor("b").item("x").item("y").agreement("s", "a", "b", "x", status=status).build()
    positions = Positions(model)
    assert [agreement.id for agreement in positions.agreements_in_force(["b"], "x")] == found
    assert positions.agreements_in_force(["a"], "x") == ()
    assert positions.agreements_in_force(["b"], "y") == ()


def test_idle_flows_are_those_that_ought_to_bring_this_item_here(model: Model) -> None:
    positions = Positions(model)
    assert positions.idle_flows(["b"], "x") == ("d-b",)
    assert positions.idle_flows(["c"], "x") == ()


def test_a_graph_made_before_can_be_used(model: Model) -> None:
    graph = project(model)
    assert Positions(model, graph).graph is graph
    assert Positions(model, graph).reach_of("x") == Positions(model).reach_of("x")
