"""What of a model is in the matrices, and what is not."""

from __future__ import annotations

from graph.measures.broken_links import broken_link
from graph.measures.memory import blind_items
from ontology.loading import load_model
from ontology.terms import Assurance
from queries.matrices import confined_items, matrices, needs_of_others, owners_without_row
from tests.builders import Tiny, tiny


def three() -> Tiny:
    return tiny().actor("a").actor("b").actor("c").item("x").item("y")


def test_a_need_counts_for_its_actor_and_for_its_step() -> None:
    m = matrices(three().needs("a", "x", "TRI").needs("a", "y", "BES").build())
    assert m.needs == {("a", "TRI"): {"x"}, ("a", "BES"): {"y"}}
    assert m.needed["a"] == {"x", "y"}
    assert m.works == {"a": {"TRI", "BES"}, "b": frozenset(), "c": frozenset()}
    assert m.required["TRI"] == {"x"}


def test_an_owner_of_a_bob_step_takes_part_without_needing_anything() -> None:
    model = three().table("t", "a").bob("bob-1", step="BEE", owners=("b", "t")).bob("bob-8", step=None, owners=("c",))
    m = matrices(model.build())
    assert m.works == {"a": frozenset(), "b": {"BEE"}, "c": frozenset()}
    assert m.needed["b"] == frozenset()
    assert owners_without_row(model.build()) == ("t",)


def test_a_table_and_a_knowledge_source_need_something_at_the_step_and_are_no_agents() -> None:
    model = three().knower("k").table("t", "a").needs("t", "x", "BEE").needs("k", "y", "BEE").build()
    m = matrices(model)
    assert m.agents == ("a", "b", "c")
    assert m.required["BEE"] == {"x", "y"}
    assert m.needed["a"] == frozenset(), "a seat does not need what its table needs"
    assert needs_of_others(model) == 2


def test_the_recorded_need_is_not_the_product_form() -> None:
    """B takes part in TRI, where a needs x: the product says that b needs x too, the record does not."""
    m = matrices(three().needs("a", "x", "TRI").needs("b", "y", "TRI").build())
    assert m.needed["b"] == {"y"}
    assert m.needed_by_product["b"] == {"x", "y"}


def test_hearsay_is_held_and_what_a_flow_brings_is_no_origin() -> None:
    model = (
        three()
        .holds("a", "x", hearsay=True)
        .flow("a", "b", "x", identifier="f")
        .holds("b", "x", brought_by=("f",))
        .needs("b", "x", "TRI")
        .build()
    )
    m = matrices(model)
    assert m.holds["a"] == m.holds["b"] == {"x"}
    assert "b" not in m.origins
    assert m.reached["b"] == {"x"}
    assert broken_link(m) == {("a", "b"): 1.0}


def test_a_line_is_a_flow_that_works() -> None:
    model = three().flow("a", "b", "x").flow("b", "c", "x", assurance=Assurance.OUGHT).build()
    m = matrices(model)
    assert set(m.links) == {("a", "b")}
    assert m.talks == {("a", "b"), ("b", "a")}


def test_a_knowledge_source_tells_and_is_no_party_to_talk() -> None:
    m = matrices(three().knower("k").holds("k", "x").flow("k", "a", "x").needs("a", "x", "TRI").build())
    assert m.talks == frozenset()
    assert m.reached["a"] == {"x"}
    assert broken_link(m) == {("k", "a"): 1.0}


def test_a_confined_item_is_nowhere() -> None:
    hidden = (
        three()
        .item("adres", confined=True)
        .holds("a", "adres")
        .needs("b", "adres", "TRI")
        .flow("a", "b", "adres")
        .build()
    )
    m = matrices(hidden)
    assert m == matrices(three().build()), "not a cell, not a line, not a part in a step tells that it exists"
    assert confined_items(hidden) == 1


def test_steps_follow_each_other_in_the_order_of_the_approach() -> None:
    m = matrices(three().build())
    assert m.steps == ("SIG", "TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA")
    assert ("SIG", "TRI") in m.follows
    assert len(m.follows) == 7


def test_whom_an_actor_knows_counts_only_when_it_said_so() -> None:
    model = (
        tiny()
        .actor("a", contacts_complete=True)
        .actor("b", contacts_complete=True, aware_of=("c",))
        .actor("c", complete=False)
        .item("x")
        .holds("c", "x")
        .needs("a", "x", "TRI")
        .needs("b", "x", "TRI")
        .build()
    )
    m = matrices(model)
    assert blind_items(m, "a") == frozenset({"x"})
    assert blind_items(m, "b") == frozenset()
    assert blind_items(m, "c") is None
    assert m.complete == {"a", "b"}


def test_the_packaged_model_fills_every_matrix() -> None:
    m = matrices(load_model("rijswijk"))
    assert all((m.cells(), m.links, m.needs, m.follows))
    assert all(m.required[step] for step in m.steps)
    assert all(m.team[step] for step in m.steps)
    assert "safe-address" not in m.items
