"""Counts per actor and item, with and without the repairs that the model makes itself."""

from __future__ import annotations

from ontology.model import ChoiceKind, LocalChoice, Repair
from ontology.terms import Assurance
from queries.analysis import analyse
from queries.answer import ActorCount
from queries.counts import actor_counts
from tests.builders import MODELLED, Tiny, text, tiny


def counted() -> Tiny:
    """Actor b has x, needs x, y and z, and a flow is listed for y."""
    building = tiny().actor("a").actor("b").item("x").item("y").item("z").holds("a", "y").holds("b", "x")
    return building.needs("b", "x").needs("b", "y", "TRI", "BEE").needs("b", "z").flow("a", "b", "y")


def test_items_are_counted_once_however_many_steps_need_them() -> None:
    counts = actor_counts(counted().build())
    assert counts["b"] == ActorCount(has=1, needs=3, needs_not_held=2, not_covered=1)
    assert counts["a"] == ActorCount(has=1, needs=0, needs_not_held=0, not_covered=0)


def test_holding_counts_in_every_quality_and_once_per_item() -> None:
    building = counted().holds("b", "y", hearsay=True).table("t", "a").holds("b", "x", register="tweede")
    assert actor_counts(building.build())["b"] == ActorCount(has=2, needs=3, needs_not_held=1, not_covered=1)


def test_a_flow_that_only_ought_to_happen_is_listed_all_the_same() -> None:
    building = counted().flow("a", "b", "z", assurance=Assurance.OUGHT)
    assert actor_counts(building.build())["b"].not_covered == 0


def test_a_register_kept_for_a_table_counts_for_the_table() -> None:
    building = counted().table("t", "b").holds("b", "z", kept_for="t").needs("t", "z")
    counts = actor_counts(building.build())
    assert counts["t"] == ActorCount(has=1, needs=1, needs_not_held=0, not_covered=0)
    assert counts["b"].has == 1


def test_every_party_is_counted_sorted_by_id() -> None:
    counts = actor_counts(counted().knower("k").table("t", "b").build())
    assert list(counts) == ["a", "b", "k", "t"]
    assert counts["k"] == ActorCount(0, 0, 0, 0)


def repaired() -> Tiny:
    """A repair added the holding of x and the actor c, and took z out of the flow."""
    repair = Repair("herstel", text("stond er niet"), ("b-x",), ("c",), (("a-b", "z"),))
    return counted().actor("c").repair(repair)


def test_before_repairs_what_they_added_is_gone_and_what_they_took_is_back() -> None:
    before = actor_counts(repaired().build(), before_repairs=True)
    assert before["b"] == ActorCount(has=0, needs=3, needs_not_held=3, not_covered=1)
    assert "c" not in before


def test_after_repairs_the_model_is_counted_as_it_stands() -> None:
    after = actor_counts(repaired().build())
    assert after["b"] == ActorCount(has=1, needs=3, needs_not_held=2, not_covered=1)
    assert "c" in after


def test_the_summary_gives_both_when_there_are_repairs_and_one_when_not() -> None:
    plain, mended = analyse(counted().build()).summary, analyse(repaired().build()).summary
    assert plain.per_actor_after_repairs is None
    assert plain.per_actor == actor_counts(counted().build())
    assert mended.per_actor == actor_counts(repaired().build(), before_repairs=True)
    assert mended.per_actor_after_repairs == actor_counts(repaired().build())


def test_a_local_model_counts_what_it_says_and_recounts_no_table() -> None:
    choice = LocalChoice("keuze", ChoiceKind.TAKES, ("a",), None, text("zoals het is"), MODELLED)
    local = analyse(repaired().choice(choice).build()).summary
    assert local.per_actor == actor_counts(repaired().build())
    assert local.per_actor_after_repairs is None


def test_a_repair_of_a_flow_that_a_local_model_leaves_out_is_passed_over() -> None:
    repair = Repair("herstel", text("elders"), removed_flow_items=(("weg", "x"),))
    assert actor_counts(counted().repair(repair).build(), before_repairs=True)["b"].has == 1
