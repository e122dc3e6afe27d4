"""Pieces that are each known somewhere and together nowhere."""

from __future__ import annotations

import pytest

from ontology.process import Expression, ExpressionKind
from ontology.terms import Composition, Weight
from queries.analysis import analyse
from queries.answer import JointGap
from tests.builders import Tiny, item_present, tiny


def joint(building: Tiny) -> tuple[JointGap, ...]:
    return analyse(building.build()).joint


def scattered() -> Tiny:
    """Actor a holds x, b holds y, c holds z."""
    building = tiny().actor("a").actor("b").actor("c").item("x").item("y").item("z")
    return building.holds("a", "x").holds("b", "y").holds("c", "z")


def all_of(identifier: str, *items: str) -> Expression:
    leaves = tuple(item_present(f"{identifier}-{n}", item) for n, item in enumerate(items, start=1))
    return Expression(identifier, ExpressionKind.ALL_OF, leaves)


def any_of(identifier: str, *operands: Expression) -> Expression:
    return Expression(identifier, ExpressionKind.ANY_OF, operands)


def at_least(count: int, weight: Weight) -> Expression:
    return Expression("drempel", ExpressionKind.AT_LEAST, count=count, minimum_weight=weight)


# ── factors ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_factor_of_all_items_that_nobody_has_together() -> None:
    (gap,) = joint(scattered().factor("rf", "x", "y", composition=Composition.ALL))
    assert (gap.factor, gap.criterion, gap.pieces) == ("rf", None, ("x", "y"))
    assert gap.knowers_of == (("x", ("a",)), ("y", ("b",)))
    assert (gap.actors, gap.tables) == (("a", "b"), ())


def test_a_pattern_that_nobody_has_together() -> None:
    (gap,) = joint(scattered().factor("rf", "x", "y", composition=Composition.PATTERN))
    assert (gap.factor, gap.pieces) == ("rf", ("x", "y"))


def test_alternatives_are_never_joint() -> None:
    assert joint(scattered().factor("rf", "x", "y", composition=Composition.ONE)) == ()


@pytest.mark.parametrize("composition", [Composition.ALL, Composition.PATTERN])
@pytest.mark.parametrize(
    "together",
    [
        pytest.param(scattered().table("t", "a", "b"), id="at a table"),
        pytest.param(scattered().flow("b", "a", "y"), id="over a flow"),
        pytest.param(scattered().holds("b", "x", hearsay=True), id="from hearsay"),
    ],
)
def test_together_anywhere_is_no_joint_gap(together: Tiny, composition: Composition) -> None:
    assert joint(together.factor("rf", "x", "y", composition=composition)) == ()


def test_a_piece_that_nobody_knows_is_a_gap_of_its_own_not_a_joint_one() -> None:
    building = scattered().item("niemand").factor("rf", "x", "niemand", composition=Composition.ALL)
    assert joint(building) == ()


def test_a_piece_that_only_the_victim_knows_does_not_count() -> None:
    building = scattered().item("angst").knower("k").holds("k", "angst")
    assert joint(building.factor("rf", "x", "angst", composition=Composition.ALL)) == ()


def test_a_table_with_some_of_the_pieces_is_named_and_does_not_close_it() -> None:
    building = scattered().table("t", "a", "c").table("u", "c", "a").table("v", "c")
    (gap,) = joint(building.factor("rf", "x", "y", composition=Composition.ALL))
    assert gap.tables == ("t", "u")


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_alternative_of_a_criterion_that_nobody_has_together() -> None:
    (gap,) = joint(scattered().criterion("c", all_of("t", "x", "y")))
    assert (gap.factor, gap.criterion, gap.alternative) == (None, "c", "t-1+t-2")
    assert (gap.pieces, gap.actors) == (("x", "y"), ("a", "b"))


def test_an_alternative_of_one_piece_is_no_joint_gap() -> None:
    assert joint(scattered().criterion("c", any_of("t", item_present("t-1", "x"), item_present("t-2", "y")))) == ()


def test_a_composed_factor_as_the_only_piece_is_its_own_joint_gap_and_not_the_criterions() -> None:
    trigger = Expression("t", ExpressionKind.FACTOR_PRESENT, factor="rf")
    building = scattered().factor("rf", "x", "y", composition=Composition.ALL).criterion("c", trigger)
    assert [(gap.factor, gap.criterion) for gap in joint(building)] == [("rf", None)]


def test_each_alternative_is_judged_alone() -> None:
    trigger = any_of("t", all_of("t-1", "x", "y"), all_of("t-2", "y", "z"))
    assert [gap.pieces for gap in joint(scattered().criterion("c", trigger))] == [("x", "y"), ("y", "z")]
    assert [gap.pieces for gap in joint(scattered().table("t", "a", "b").criterion("c", trigger))] == [("y", "z")]


def test_of_nested_alternatives_the_smallest_is_listed() -> None:
    trigger = any_of("t", all_of("t-1", "x", "y"), all_of("t-2", "x", "y", "z"))
    assert [gap.pieces for gap in joint(scattered().criterion("c", trigger))] == [("x", "y")]


def test_the_larger_one_is_listed_where_the_smaller_is_seen() -> None:
    trigger = any_of("t", all_of("t-1", "x", "y"), all_of("t-2", "x", "y", "z"))
    assert [gap.pieces for gap in joint(scattered().table("u", "a", "b").criterion("c", trigger))] == [("x", "y", "z")]


def test_an_alternative_that_also_rests_on_an_event_is_none() -> None:
    event = Expression("dood", ExpressionKind.EVENT_PRESENT, event="fatal-violence")
    trigger = Expression("t", ExpressionKind.ALL_OF, (all_of("t-1", "x", "y"), event))
    assert joint(scattered().criterion("c", trigger)) == ()


def test_factors_can_be_the_pieces() -> None:
    trigger = Expression(
        "t",
        ExpressionKind.ALL_OF,
        (
            Expression("t-1", ExpressionKind.FACTOR_PRESENT, factor="rf-x"),
            Expression("t-2", ExpressionKind.FACTOR_PRESENT, factor="rf-y"),
        ),
    )
    (gap,) = joint(scattered().factor("rf-x", "x").factor("rf-y", "y").criterion("c", trigger))
    assert gap.knowers_of == (("rf-x", ("a",)), ("rf-y", ("b",)))


def weighty() -> Tiny:
    """Three factors, high, high and very-high, each seen by another actor."""
    building = scattered().factor("rf-x", "x", weight=Weight.HIGH).factor("rf-y", "y", weight=Weight.HIGH)
    return building.factor("rf-z", "z", weight=Weight.VERY_HIGH)


def test_a_threshold_that_is_reached_only_by_all_together() -> None:
    (gap,) = joint(weighty().criterion("c", at_least(2, Weight.HIGH)))
    assert (gap.alternative, gap.pieces) == ("drempel", ("rf-x", "rf-y", "rf-z"))


@pytest.mark.parametrize(
    ("count", "weight", "expected"),
    [
        pytest.param(3, Weight.HIGH, 1, id="exactly as many as there are"),
        pytest.param(4, Weight.HIGH, 0, id="one more than there are"),
        pytest.param(1, Weight.HIGH, 0, id="one is no joint piece"),
        pytest.param(2, Weight.VERY_HIGH, 0, id="too few so heavy"),
        pytest.param(2, Weight.LOW, 1, id="heavier counts too"),
    ],
)
def test_thresholds(count: int, weight: Weight, expected: int) -> None:
    assert len(joint(weighty().criterion("c", at_least(count, weight)))) == expected


def test_a_table_that_reaches_the_threshold_exactly_closes_it() -> None:
    assert joint(weighty().table("t", "a", "c").criterion("c", at_least(2, Weight.HIGH))) == ()


def test_the_count_is_over_distinct_factors_not_over_items() -> None:
    building = scattered().factor("rf", "x", "y", weight=Weight.HIGH)
    assert joint(building.criterion("c", at_least(2, Weight.HIGH))) == ()


# ── order and words ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_factors_come_first_then_criteria_by_id() -> None:
    building = scattered().factor("rf-b", "x", "y", composition=Composition.ALL)
    building.factor("rf-a", "y", "z", composition=Composition.ALL)
    building.criterion("c2", all_of("t", "x", "z")).criterion("c1", all_of("u", "x", "z"))
    assert [gap.factor or gap.criterion for gap in joint(building)] == ["rf-a", "rf-b", "c1", "c2"]


def test_the_sentence_says_where_each_piece_is() -> None:
    (gap,) = joint(scattered().factor("rf", "x", "y", composition=Composition.ALL))
    assert gap.explanation.nl == (
        "rf: de stukken zijn bekend, maar geen enkele actor en geen enkel overleg heeft ze bij elkaar. "
        "«x» bij a; «y» bij b."
    )
    assert gap.explanation.en == (
        "rf: the pieces are known, but no single actor and no table has them together. “x” at a; “y” at b."
    )


def test_a_piece_that_nobody_sees_alone_says_so() -> None:
    building = weighty().factor("rf-xy", "x", "y", weight=Weight.HIGH, composition=Composition.ALL)
    (gap,) = (g for g in joint(building.criterion("c", at_least(3, Weight.HIGH))) if g.criterion)
    assert "«rf-xy» bij niemand alleen" in gap.explanation.nl
    assert "“rf-xy” at nobody alone" in gap.explanation.en
