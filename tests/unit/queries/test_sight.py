"""Which risk factors an actor or a table can see."""

from __future__ import annotations

from ontology.model import Model
from ontology.terms import Composition
from queries.positions import Positions
from queries.sight import Sight
from tests.builders import Tiny, tiny


def pieces(composition: Composition) -> Tiny:
    """Actor a holds x, b holds y, c nothing; the factor is shown by x and y."""
    building = tiny().actor("a").actor("b").actor("c").item("x").item("y").item("z")
    return building.holds("a", "x").holds("b", "y").factor("rf", "x", "y", composition=composition)


def sees(model: Model, *group: str) -> bool:
    return Sight(Positions(model)).shows(model.risk_factors[0], group)


def test_one_item_is_enough_for_one() -> None:
    model = pieces(Composition.ONE).build()
    assert [sees(model, actor) for actor in "abc"] == [True, True, False]


def test_all_needs_every_item_in_the_group() -> None:
    model = pieces(Composition.ALL).build()
    assert [sees(model, actor) for actor in "abc"] == [False, False, False]
    assert sees(model, "a", "b")
    assert not sees(model, "a", "c")


def test_a_pattern_needs_two_records_side_by_side() -> None:
    model = pieces(Composition.PATTERN).build()
    assert [sees(model, actor) for actor in "abc"] == [False, False, False]
    assert sees(model, "a", "b")


def test_two_records_of_the_same_item_are_a_pattern_too() -> None:
    model = tiny().actor("a").actor("b").item("x").holds("a", "x").holds("b", "x")
    assert sees(model.factor("rf", "x", composition=Composition.PATTERN).build(), "a", "b")


def test_one_record_received_is_still_one_record() -> None:
    """What b received of a is a's record: no second one comes of passing it on."""
    model = tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x")
    model.holds("b", "x", brought_by=("a-b",)).factor("rf", "x", composition=Composition.PATTERN)
    assert not sees(model.build(), "b")
    assert not sees(model.build(), "a", "b")


def test_an_own_record_beside_a_received_one_is_a_pattern() -> None:
    model = tiny().actor("a").actor("b").item("x").holds("a", "x").holds("b", "x", hearsay=True).flow("a", "b", "x")
    model.factor("rf", "x", composition=Composition.PATTERN)
    assert sees(model.build(), "b")
    assert not sees(model.build(), "a")


def test_records_received_from_two_sides_are_a_pattern() -> None:
    model = tiny().actor("a").actor("b").actor("c").item("x").holds("a", "x").holds("b", "x")
    model.flow("a", "c", "x").flow("b", "c", "x").factor("rf", "x", composition=Composition.PATTERN)
    assert sees(model.build(), "c")


def test_knowing_counts_in_every_quality() -> None:
    model = pieces(Composition.ALL).flow("b", "a", "y").build()
    assert sees(model, "a")
    heard = pieces(Composition.ALL).holds("c", "x", hearsay=True).holds("c", "y", hearsay=True).build()
    assert sees(heard, "c")


def test_what_only_the_victim_knows_is_in_nobodys_sight() -> None:
    model = tiny().actor("a").knower("k").item("x").holds("k", "x").factor("rf", "x").build()
    assert Sight(Positions(model)).visible(["a"]) == frozenset()


def test_groups_are_every_actor_and_every_table() -> None:
    sight = Sight(Positions(pieces(Composition.ALL).table("t", "a", "b").build()))
    assert sight.groups == {"a": ("a",), "b": ("b",), "c": ("c",), "t": ("a", "b")}
    assert sight.visible_to == {"a": frozenset(), "b": frozenset(), "c": frozenset(), "t": frozenset({"rf"})}
    assert sight.items(["a", "c"]) == {"x"}
    assert sight.records(["a", "b"]) == {"a-x", "b-y"}
    assert sight.items([]) == frozenset()
