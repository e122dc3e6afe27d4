"""The smallest sets of actors that together have the pieces of a factor or a trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.errors import UnknownName
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.process import Expression, ExpressionKind
from ontology.terms import Composition, Weight
from queries.deciding import Bench
from queries.joint_sets import JointKnowledge, Moment, MomentOf, joint_knowledge, joint_ways, moment_of_group
from queries.legal_flows import LegalFlows
from queries.minimal_groups import minimal_groups
from queries.pieces import Asked, Piece, PieceKind, asked_by_factor, known_pieces, lawful_pieces
from queries.positions import Positions
from queries.sight import Sight
from tests.builders import Tiny, item_present, tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import power


def scattered() -> Tiny:
    """Actor a holds x, b holds y, c holds z; d holds nothing."""
    building = tiny().actor("a").actor("b").actor("c").actor("d").item("x").item("y").item("z")
    return building.holds("a", "x").holds("b", "y").holds("c", "z")


def of(building: Tiny, *, moment_of: MomentOf | None = None, subject: str | None = None) -> tuple[JointKnowledge, ...]:
    model = building.build()
    return joint_knowledge(model, known_pieces(Sight(Positions(model))), moment_of=moment_of, subject=subject)


def sets(building: Tiny) -> list[tuple[str, ...]]:
    (found,) = of(building)
    return [one.members for one in found.sets]


def any_of(*operands: Expression) -> Expression:
    return Expression("een-van", ExpressionKind.ANY_OF, operands)


def all_of(name: str, *operands: Expression) -> Expression:
    return Expression(name, ExpressionKind.ALL_OF, operands)


X, Y, Z = (item_present(name, name) for name in "xyz")


# ── factors ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_all_items_of_a_factor_lie_with_two_actors() -> None:
    (found,) = of(scattered().factor("rf", "x", "y", composition=Composition.ALL))
    (one,) = found.sets
    assert (found.factor, found.criterion, found.alone) == ("rf", None, ())
    assert one.members == ("a", "b")
    assert one.brings == (("a", ("x",)), ("b", ("y",)))


def test_who_has_it_all_is_a_set_of_one_and_in_no_other() -> None:
    building = scattered().holds("d", "x", "y")
    (found,) = of(building.factor("rf", "x", "y", composition=Composition.ALL))
    assert found.alone == ("d",)
    assert [one.members for one in found.joint] == [("a", "b")]


def test_two_actors_with_the_same_piece_give_two_sets() -> None:
    assert sets(scattered().holds("d", "x").factor("rf", "x", "y", composition=Composition.ALL)) == [
        ("a", "b"),
        ("b", "d"),
    ]


def test_a_factor_that_one_item_shows_is_never_joint() -> None:
    assert of(scattered().factor("rf", "x", "y")) == ()


def test_a_pattern_takes_two_records_not_two_items() -> None:
    building = scattered().holds("d", "x").factor("rf", "x", composition=Composition.PATTERN)
    assert sets(building) == [("a", "d")]


def test_one_record_that_was_passed_on_stays_one_record() -> None:
    building = scattered().flow("a", "d", "x").factor("rf", "x", composition=Composition.PATTERN)
    (found,) = of(building)
    assert (found.sets, found.never) == ((), 1)


def test_what_only_the_victim_knows_is_nobodys_piece() -> None:
    building = scattered().item("angst").knower("k").holds("k", "angst")
    assert sets(building.factor("rf", "x", "angst", composition=Composition.ALL)) == []


def test_a_confined_item_is_no_piece_and_only_its_number_is_told() -> None:
    building = scattered().item("adres", confined=True).holds("d", "adres")
    building.factor("rf-alle", "x", "adres", composition=Composition.ALL)
    building.factor("rf-patroon", "x", "adres", composition=Composition.PATTERN)
    found = of(building)
    assert [(one.id, one.sets, one.confined) for one in found] == [("rf-alle", (), 1), ("rf-patroon", (), 1)]
    assert "adres" not in str([replace(one, confined=0) for one in found])


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_of_several_ways_every_smallest_set_is_named_with_the_ways_it_sees() -> None:
    (found,) = of(scattered().criterion("c", any_of(all_of("xy", X, Y), all_of("yz", Y, Z))))
    assert [(one.members, one.alternatives) for one in found.sets] == [(("a", "b"), ("x+y",)), (("b", "c"), ("y+z",))]
    assert (found.ways, found.beyond, found.never) == (2, 0, 0)


def test_a_set_for_one_way_that_holds_a_smaller_set_for_another_is_left_out() -> None:
    assert sets(scattered().criterion("c", any_of(X, all_of("xyz", X, Y, Z)))) == [("a",)]


def test_a_way_by_itself_keeps_the_sets_that_a_member_who_sees_another_way_alone_hides() -> None:
    """B sees x alone, so for the criterion it is in no larger set; the way of y with z still takes b and c."""
    model = scattered().holds("b", "x").criterion("c", any_of(X, all_of("yz", Y, Z))).build()
    holdings = known_pieces(Sight(Positions(model)))
    (whole,) = joint_knowledge(model, holdings)
    assert [one.members for one in whole.sets] == [("a",), ("b",)]
    assert [(one.id, one.criterion, [two.members for two in one.sets]) for one in joint_ways(model, holdings, "c")] == [
        ("x", "c", [("a",), ("b",)]),
        ("y+z", "c", [("b", "c")]),
    ]
    assert joint_ways(model, holdings, "geen") == ()


def test_a_threshold_is_reached_by_any_two_that_see_different_heavy_factors() -> None:
    building = scattered().factor("rf-x", "x", weight=Weight.HIGH).factor("rf-y", "y", weight=Weight.HIGH)
    building.factor("rf-z", "z", weight=Weight.VERY_HIGH)
    trigger = Expression("drempel", ExpressionKind.AT_LEAST, count=2, minimum_weight=Weight.HIGH)
    assert sets(building.criterion("c", trigger)) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_way_that_rests_on_an_event_is_counted_and_never_seen() -> None:
    event = Expression("dood", ExpressionKind.EVENT_PRESENT, event="fatal-violence")
    (found,) = of(scattered().criterion("c", any_of(all_of("xe", X, event), event)))
    assert (found.ways, found.beyond, found.sets) == (2, 2, ())


def test_the_absence_of_something_is_no_way_to_see_a_trigger() -> None:
    nothing = Expression("geen", ExpressionKind.NONE_OF, (X,))
    (found,) = of(scattered().criterion("c", nothing))
    assert (found.sets, found.never) == ((), 1)


def test_a_factor_that_the_model_does_not_have_is_never_seen() -> None:
    unknown = Expression("weg", ExpressionKind.FACTOR_PRESENT, factor="rf-weg")
    assert sets(scattered().criterion("c", unknown)) == []


def test_it_can_be_asked_of_some_factors_and_criteria_only() -> None:
    building = scattered().factor("rf", "x", "y", composition=Composition.ALL).criterion("c", X).criterion("d", Y)
    model = building.build()
    holdings = known_pieces(Sight(Positions(model)))
    assert [one.id for one in joint_knowledge(model, holdings)] == ["rf", "c", "d"]
    assert [one.id for one in joint_knowledge(model, holdings, factors=())] == ["c", "d"]
    assert [one.id for one in joint_knowledge(model, holdings, factors=(), criteria=["d"])] == ["d"]


def test_the_child_alone() -> None:
    building = scattered().item("kind", subject="child").holds("a", "kind")
    building.factor("rf-kind", "x", "y", composition=Composition.ALL, child=True)
    building.factor("rf-vrouw", "x", "z", composition=Composition.ALL)
    heavy = Expression("drempel", ExpressionKind.AT_LEAST, count=1, minimum_weight=Weight.LOW)
    building.criterion("c", any_of(X, all_of("kind-y", item_present("kind", "kind"), Y))).criterion("d", heavy)
    assert [(one.id, one.child) for one in of(building)] == [
        ("rf-kind", True),
        ("rf-vrouw", False),
        ("c", True),
        ("d", False),
    ]
    factor, criterion = of(building, subject="child")
    assert (factor.id, criterion.id, criterion.ways) == ("rf-kind", "c", 1), "a threshold is about nobody in particular"
    assert [one.members for one in criterion.sets] == [("a", "b")]
    with pytest.raises(UnknownName):
        of(building, subject="kind")


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("form", "binding"), [("none", ()), ("art20", ("t",)), ("zvh", ("t",))])
def test_a_table_that_seats_them_all_and_whether_it_has_a_legal_form(form: str, binding: tuple[str, ...]) -> None:
    building = scattered().table("t", "a", "b", "c", legal_form=form).table("half", "a", "c", legal_form="zvh")
    (found,) = of(building.factor("rf", "x", "y", composition=Composition.ALL))
    (one,) = found.joint
    assert (one.tables, one.binding_tables) == (("t",), binding)
    assert len(found.seated) == len(binding)


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def clock(**hours: float | None) -> MomentOf:
    """``a_x=2.0``: actor a can know x after two hours. What is left out cannot be said."""
    return lambda actor, item: hours.get(f"{actor}_{item}")


def both() -> Tiny:
    """A and b each hold both pieces; c holds one of them."""
    building = tiny().actor("a").actor("b").actor("c").item("x").item("y").holds("a", "x", "y").holds("b", "x", "y")
    return building.holds("c", "x").factor("rf", "x", "y", composition=Composition.ALL)


def test_without_a_clock_nothing_is_said_about_time() -> None:
    (found,) = of(both())
    assert (found.timed, found.first, found.first_moment) == (False, (), None)
    assert {one.moment for one in found.sets} == {None}


def test_the_first_to_see_it_is_whoever_has_the_last_piece_earliest() -> None:
    (found,) = of(both(), moment_of=clock(a_x=0.0, a_y=5.0, b_x=2.0, b_y=3.0))
    assert (found.timed, found.first, found.first_moment) == (True, ("b",), Moment(3.0))
    assert {one.members: one.moment for one in found.sets} == {("a",): Moment(5.0), ("b",): Moment(3.0)}


def test_who_is_as_early_is_named_too() -> None:
    (found,) = of(both(), moment_of=clock(a_x=3.0, a_y=1.0, b_x=2.0, b_y=3.0))
    assert found.first == ("a", "b")


def test_an_unknown_time_gives_no_moment() -> None:
    (found,) = of(both(), moment_of=clock(a_x=0.0, b_x=0.0))
    assert (found.first, found.first_moment) == ((), None)


def test_where_an_unknown_time_could_make_it_earlier_the_moment_is_an_upper_bound() -> None:
    building = tiny().actor("a").item("x").item("y").holds("a", "x", "y").criterion("c", any_of(X, Y))
    (found,) = of(building, moment_of=clock(a_x=4.0))
    assert found.first_moment == Moment(4.0, at_most=True)
    (sure,) = of(building, moment_of=clock(a_x=4.0, a_y=9.0))
    assert sure.first_moment == Moment(4.0)


def test_the_pieces_of_a_set_are_there_when_the_last_member_has_its_own() -> None:
    building = scattered().factor("rf", "x", "y", composition=Composition.ALL)
    (found,) = of(building, moment_of=clock(a_x=1.0, b_y=6.0))
    assert found.sets[0].moment == Moment(6.0)


def test_of_two_records_received_nobody_can_say_which_came_first() -> None:
    building = tiny().actor("a").actor("b").actor("c").item("x").holds("a", "x").holds("b", "x")
    building.flow("a", "c", "x").flow("b", "c", "x").factor("rf", "x", composition=Composition.PATTERN)
    model = building.build()
    asked, holdings = asked_by_factor(model, model.risk_factors[0]), known_pieces(Sight(Positions(model)))
    when = clock(a_x=0.0, b_x=2.0, c_x=1.0)
    assert moment_of_group(model, holdings, ["c"], asked, when) is None
    assert moment_of_group(model, holdings, ["a", "b"], asked, when) == Moment(2.0)


# ── the search ───────────────────────────────────────────────────────────────────────────────────────────────────────


def items(*names: str) -> tuple[Piece, ...]:
    return tuple(Piece(PieceKind.ITEM, name) for name in names)


def test_when_nothing_is_asked_the_empty_set_is_enough() -> None:
    assert minimal_groups(Asked(0, ()), {"a": frozenset()}).sets == ((),)


def test_when_more_is_asked_than_there_is_no_set_is_enough() -> None:
    assert minimal_groups(Asked(3, items("x", "y")), {"a": frozenset(items("x", "y"))}).sets == ()


def test_a_search_that_is_too_large_says_how_far_it_went() -> None:
    pieces = items(*(f"i{number}" for number in range(12)))
    holdings = {f"a{number:02}": frozenset({piece}) for number, piece in enumerate(pieces)}
    holdings["alles"] = frozenset(pieces)
    whole, short = (minimal_groups(Asked(3, pieces), holdings, budget) for budget in (10_000, 100))
    assert (len(whole.sets), whole.searched_to) == (1 + 220, None)
    assert (short.sets, short.searched_to) == ((("alles",),), 2)


# ── under the law ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_came_over_a_flow_without_a_ground_is_no_lawful_piece() -> None:
    law = flow_law(power("mag", holders=("arts",), recipients=("veilig-thuis",)))
    flows = flows_of(people().flow("arts", "veilig-thuis", "iets").flow("arts", "politie", "iets"), law)
    sight = Sight(Positions(flows.model))
    known, lawful = known_pieces(sight), lawful_pieces(sight, flows)
    item, record = Piece(PieceKind.ITEM, "iets"), Piece(PieceKind.RECORD, "arts-iets")
    assert known["politie"] == known["veilig-thuis"] == {item, record}
    assert lawful == {**known, "politie": frozenset()}


@pytest.mark.parametrize("name", ["voorbeeld", "rijswijk"])
def test_a_lawful_set_is_enough_in_fact_too(name: str) -> None:
    model = load_model(name)
    sight, flows = Sight(Positions(model)), LegalFlows(Bench(model, load_law()))
    known, lawful = known_pieces(sight), lawful_pieces(sight, flows)
    assert all(lawful[actor] <= known[actor] for actor in known)
    in_fact = {one.id: [set(two.members) for two in one.sets] for one in joint_knowledge(model, known)}
    for one in joint_knowledge(model, lawful):
        assert one.searched_to is None
        for two in one.sets:
            assert any(smaller <= set(two.members) for smaller in in_fact[one.id])
