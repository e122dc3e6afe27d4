"""A trigger taken apart into the ways in which it can be met."""

from __future__ import annotations

from ontology.model import Model
from ontology.process import Expression, ExpressionKind
from ontology.terms import Weight
from queries.triggers import Alternative, Threshold, alternatives
from tests.builders import Tiny, item_present, tiny


def group(kind: ExpressionKind, *operands: Expression) -> Expression:
    return Expression(f"{kind.value}({','.join(o.id for o in operands)})", kind, operands)


def all_of(*operands: Expression) -> Expression:
    return group(ExpressionKind.ALL_OF, *operands)


def any_of(*operands: Expression) -> Expression:
    return group(ExpressionKind.ANY_OF, *operands)


def factor(name: str) -> Expression:
    return Expression(name, ExpressionKind.FACTOR_PRESENT, factor=name)


def at_least(count: int, weight: Weight) -> Expression:
    return Expression(f"{count}-{weight}", ExpressionKind.AT_LEAST, count=count, minimum_weight=weight)


X, Y, Z = (item_present(name, name) for name in "xyz")
EVENT = Expression("dood", ExpressionKind.EVENT_PRESENT, event="fatal-violence")


def base() -> Tiny:
    return tiny().actor("a").item("x").item("y").item("z")


def ways(trigger: Expression) -> tuple[Alternative, ...]:
    model = base().criterion("c", trigger).build()
    return alternatives(model, model.criteria[0])


def items(trigger: Expression) -> list[set[str]]:
    return [set(way.items) for way in ways(trigger)]


def test_one_leaf_is_one_way_of_one_piece() -> None:
    (way,) = ways(X)
    assert (way.id, set(way.items), way.pieces, way.beyond) == ("x", {"x"}, 1, False)


def test_or_separates_and_binds() -> None:
    assert items(any_of(X, Y)) == [{"x"}, {"y"}]
    assert items(all_of(X, Y)) == [{"x", "y"}]


def test_and_binds_stronger_than_or() -> None:
    assert items(any_of(all_of(X, Y), Z)) == [{"x", "y"}, {"z"}]


def test_and_over_or_is_multiplied_out() -> None:
    assert items(all_of(any_of(X, Y), Z)) == [{"x", "z"}, {"y", "z"}]


def test_the_same_way_twice_is_one_way_and_the_first_stays() -> None:
    (way,) = ways(any_of(all_of(X, Y), all_of(Y, X)))
    assert way.id == "x+y"


def test_absence_is_never_a_piece() -> None:
    (way,) = ways(all_of(X, group(ExpressionKind.NONE_OF, Y)))
    assert (set(way.items), way.pieces) == ({"x"}, 1)


def test_factors_and_items_are_pieces_apart() -> None:
    (way,) = ways(all_of(factor("rf"), X))
    assert (set(way.factors), set(way.items), way.pieces) == ({"rf"}, {"x"}, 2)


def test_a_request_that_stays_lying_is_a_piece_like_any_item() -> None:
    (way,) = ways(Expression("stil", ExpressionKind.ITEM_STALLED, item="x", within_hours=24.0))
    assert way.items == {"x"}


def test_at_least_three_counts_as_three_pieces() -> None:
    (way,) = ways(all_of(at_least(3, Weight.HIGH), X))
    assert way.thresholds == {Threshold(3, Weight.HIGH)}
    assert way.pieces == 4


def test_events_and_time_are_beyond_a_model_of_kinds() -> None:
    for kind in (ExpressionKind.EVENT_PRESENT, ExpressionKind.FACTORS_SUBSIDED, ExpressionKind.NO_MEASURE_ENDING):
        (way,) = ways(all_of(X, Expression("tijd", kind)))
        assert way.beyond
        assert way.items == {"x"}
    assert [way.beyond for way in ways(any_of(X, EVENT))] == [False, True]


def two_criteria(inner: Expression) -> Model:
    named = Expression("verwijzing", ExpressionKind.CRITERION_MET, criterion="ander")
    return base().criterion("c", all_of(named, Z)).criterion("ander", inner).build()


def of_c(model: Model) -> tuple[Alternative, ...]:
    return alternatives(model, next(criterion for criterion in model.criteria if criterion.id == "c"))


def test_a_criterion_named_in_another_is_replaced_by_its_own_trigger() -> None:
    assert [set(way.items) for way in of_c(two_criteria(any_of(X, Y)))] == [{"x", "z"}, {"y", "z"}]


def test_a_criterion_that_leads_back_to_itself_ends() -> None:
    back = Expression("terug", ExpressionKind.CRITERION_MET, criterion="c")
    assert [(set(way.items), way.beyond) for way in of_c(two_criteria(any_of(X, back)))] == [
        ({"x", "z"}, False),
        ({"z"}, True),
    ]


def test_a_criterion_that_is_not_there_is_beyond() -> None:
    (way,) = ways(Expression("weg", ExpressionKind.CRITERION_MET, criterion="bestaat-niet"))
    assert way.beyond


def test_an_incomplete_leaf_is_beyond_and_never_met_by_accident() -> None:
    for kind in (ExpressionKind.FACTOR_PRESENT, ExpressionKind.ITEM_PRESENT, ExpressionKind.AT_LEAST):
        (way,) = ways(Expression("half", kind))
        assert way.beyond
        assert way.pieces == 0
