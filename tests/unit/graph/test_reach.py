"""Who comes to know an item, by which chain, and from whom."""

from __future__ import annotations

from graph.projection import project
from graph.reach import Reach, reach, reach_all
from ontology.model import Model
from ontology.terms import Assurance
from tests.builders import Tiny, tiny


def four() -> Tiny:
    """Four actors and one item, nothing held or moved yet."""
    return tiny().actor("a").actor("b").actor("c").actor("d").item("x")


def chain(found: Reach, party: str) -> tuple[str, ...]:
    return found.arrivals[f"actor:{party}"].flows


def reach_of_x(model: Model) -> Reach:
    return reach(project(model), "x")


def test_a_flow_brings_what_its_sender_holds() -> None:
    found = reach_of_x(four().holds("a", "x").flow("a", "b", "x").build())
    assert found.first_hand == {"actor:a"}
    assert chain(found, "b") == ("a-b",)
    assert found.parties == {"actor:a", "actor:b"}
    assert found.knows("actor:b")
    assert not found.knows("actor:c")


def test_a_chain_of_flows_brings_it_too_oldest_flow_first() -> None:
    found = reach_of_x(four().holds("a", "x").flow("a", "b", "x").flow("b", "c", "x").flow("c", "d", "x").build())
    assert chain(found, "d") == ("a-b", "b-c", "c-d")
    assert found.arrivals["actor:d"].origin == "actor:a"


def test_a_flow_whose_sender_has_nothing_brings_nothing() -> None:
    assert reach_of_x(four().flow("a", "b", "x").build()).parties == frozenset()


def test_a_flow_of_another_item_brings_nothing() -> None:
    model = four().item("xy").holds("a", "x").flow("a", "b", "xy").build()
    assert not reach_of_x(model).knows("actor:b")


def test_a_flow_that_only_ought_to_happen_carries_nothing() -> None:
    idle = four().holds("a", "x").flow("a", "b", "x", assurance=Assurance.OUGHT).build()
    assert not reach_of_x(idle).knows("actor:b")
    assert reach_of_x(four().holds("a", "x").flow("a", "b", "x", assurance=Assurance.INITIATIVE).build()).knows(
        "actor:b"
    )


def test_a_holding_that_a_flow_brings_stands_and_falls_with_it() -> None:
    brought = four().flow("a", "b", "x", identifier="f").holds("b", "x", brought_by=("f",)).flow("b", "c", "x")
    assert reach_of_x(brought.build()).parties == frozenset()
    assert reach_of_x(brought.holds("a", "x").build()).parties == {"actor:a", "actor:b", "actor:c"}


def test_hearsay_travels_as_hearsay() -> None:
    found = reach_of_x(four().holds("a", "x", hearsay=True).flow("a", "b", "x").flow("b", "c", "x").build())
    assert found.hearsay == {"actor:a"}
    assert found.arrivals["actor:c"].hearsay


def test_first_hand_beats_a_shorter_chain_of_hearsay() -> None:
    model = (
        four().holds("a", "x").holds("d", "x", hearsay=True).flow("a", "b", "x").flow("b", "c", "x").flow("d", "c", "x")
    )
    found = reach_of_x(model.build())
    assert chain(found, "c") == ("a-b", "b-c")
    assert not found.arrivals["actor:c"].hearsay


def test_the_shortest_chain_wins_then_the_smallest_flow_id() -> None:
    longer = four().holds("a", "x").flow("a", "b", "x").flow("b", "d", "x").flow("a", "d", "x", identifier="z")
    assert chain(reach_of_x(longer.build()), "d") == ("z",)
    tie = four().holds("a", "x").holds("b", "x").flow("a", "d", "x", identifier="z").flow("b", "d", "x", identifier="y")
    assert chain(reach_of_x(tie.build()), "d") == ("y",)


def test_a_later_and_longer_chain_never_comes_before_a_shorter_one() -> None:
    """Whoever follows the last flow to its end first finds a-c, c-d, d-e."""
    model = four().actor("e").holds("a", "x").flow("a", "b", "x").flow("a", "c", "x").flow("b", "e", "x")
    model.flow("c", "d", "x").flow("d", "e", "x")
    assert chain(reach_of_x(model.build()), "e") == ("a-b", "b-e")


def test_all_origins_that_reach_a_party_are_kept() -> None:
    model = four().holds("a", "x").holds("b", "x", hearsay=True).flow("a", "d", "x").flow("b", "d", "x").build()
    assert reach_of_x(model).origins == {"actor:d": frozenset({"actor:a", "actor:b"})}


def test_one_origin_can_reach_another() -> None:
    found = reach_of_x(four().holds("a", "x").holds("b", "x").flow("a", "b", "x").flow("b", "a", "x").build())
    assert found.origins == {"actor:a": frozenset({"actor:b"}), "actor:b": frozenset({"actor:a"})}


def test_a_circle_ends() -> None:
    circle = four().holds("a", "x").flow("a", "b", "x").flow("b", "c", "x").flow("c", "b", "x").flow("c", "a", "x")
    found = reach_of_x(circle.build())
    assert set(found.arrivals) == {"actor:b", "actor:c"}


def test_one_who_has_it_first_hand_and_from_hearsay_has_it_first_hand() -> None:
    model = four().table("t", "a").holds("a", "x").holds("a", "x", hearsay=True, kept_for="t").build()
    found = reach_of_x(model)
    assert found.first_hand == {"actor:a"}
    assert found.hearsay == frozenset()


def test_a_knowledge_source_can_be_the_origin() -> None:
    model = four().knower("k").holds("k", "x").flow("k", "a", "x").build()
    assert reach_of_x(model).arrivals["actor:a"].origin == "knower:k"


def test_all_items_in_one_pass_give_what_each_gives_alone() -> None:
    model = (
        four()
        .item("y")
        .item("nergens")
        .holds("a", "x")
        .holds("b", "y", hearsay=True)
        .flow("a", "b", "x", "y")
        .flow("b", "c", "x", "y")
        .build()
    )
    graph = project(model)
    assert reach_all(graph) == {item: reach(graph, item) for item in ("x", "y", "nergens")}


def test_an_item_that_is_not_in_the_graph_is_nowhere() -> None:
    assert reach(project(four().build()), "onbekend").parties == frozenset()
