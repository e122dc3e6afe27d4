"""Who sees how much of the weighing frame and of each criterion, over all and per step."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ontology.errors import UnknownName
from ontology.model import Model
from ontology.process import Expression, ExpressionKind
from ontology.terms import Composition, Weight
from queries.aspects import ASPECTS, AspectGroup, criterion_groups, frame_groups
from queries.coverage import Coverage, CoverageRow, Timing, coverage
from queries.pieces import lawful_pieces
from queries.positions import Positions
from queries.sight import Sight
from tests.builders import Tiny, item_present, tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import power


def town() -> Tiny:
    """A holds x and y, b holds y; one factor per item, and one about the child."""
    building = tiny().actor("a").actor("b").item("x").item("y").item("z").item("kind", subject="child")
    building.holds("a", "x", "y").holds("b", "y")
    building.factor("rf-x", "x").factor("rf-y", "y").factor("rf-z", "z").factor("rf-kind", "kind", "x", child=True)
    return building


def covered(
    building: Tiny, by: str = "frame", level: int = 3, hours: Mapping[str, float | None] | None = None
) -> Coverage:
    """With ``hours`` (``{"a_x": 2.0}``: actor a can know x after two hours) also what is seen in time."""
    model, known = building.build(), hours or {}

    def moment(actor: str, item: str) -> float | None:
        return known.get(f"{actor}_{item}")

    return coverage(
        Sight(Positions(model)), ASPECTS[by](model, None), level=level, moment_of=None if hours is None else moment
    )


def row(found: Coverage, party: str, group: str = "partner-risk", step: str | None = None) -> CoverageRow:
    (one,) = (one for one in found.rows if (one.party, one.group, one.step) == (party, group, step))
    return one


def seen(one: CoverageRow) -> dict[str, tuple[str, ...]]:
    """The parts that are not empty."""
    parts = {"seen": one.seen, "ungrounded": one.ungrounded, "unseen": one.unseen, "unknown": one.unknown}
    return {name: part for name, part in parts.items() if part}


# ── the frame ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_partner_risk_and_child_risk_are_two_groups() -> None:
    groups = frame_groups(town().build())
    assert [(group.id, [aspect.id for aspect in group.aspects]) for group in groups] == [
        ("partner-risk", ["rf-x", "rf-y", "rf-z"]),
        ("child-risk", ["rf-kind"]),
    ]


def test_an_actor_sees_the_factors_that_its_items_show() -> None:
    found = covered(town())
    assert seen(row(found, "a")) == {"seen": ("rf-x", "rf-y"), "unseen": ("rf-z",)}
    assert seen(row(found, "b")) == {"seen": ("rf-y",), "unseen": ("rf-x", "rf-z")}
    assert seen(row(found, "a", "child-risk")) == {"seen": ("rf-kind",)}
    assert row(found, "a").asked == 3


def test_a_table_sees_what_its_seats_see_together() -> None:
    building = town().factor("rf-beide", "y", "z", composition=Composition.ALL).actor("c").holds("c", "z")
    found = covered(building.table("t", "b", "c"))
    assert "rf-beide" in row(found, "t").seen
    assert "rf-beide" in row(found, "b").unseen
    (both,) = (one for one in found.sightings if one.aspect == "rf-beide")
    assert (both.actors, both.tables, both.together) == ((), ("t",), True)


def test_who_sees_each_aspect_and_what_nobody_sees() -> None:
    found = {one.aspect: one for one in covered(town()).sightings}
    assert found["rf-y"].actors == ("a", "b")
    assert (found["rf-z"].actors, found["rf-z"].together) == ((), False)


def test_who_did_not_declare_its_holdings_may_see_it() -> None:
    """What such an actor does not see is not known; that a pattern has two records of its own cannot be ruled out."""
    building = town().actor("stil", complete=False).factor("rf-p", "x", composition=Composition.PATTERN)
    building.factor("rf-nooit", "z", "kind", composition=Composition.ALL)
    found = covered(building)
    assert row(found, "stil").unknown == ("rf-nooit", "rf-p", "rf-x", "rf-y", "rf-z")
    assert row(found, "a").unseen == ("rf-nooit", "rf-p", "rf-z")


def test_what_stays_closed_is_neither_seen_nor_unseen() -> None:
    building = town().item("adres", confined=True).holds("b", "adres").factor("rf-adres", "adres", "x")
    found = covered(building)
    assert "rf-adres" in row(found, "a").seen, "another sign shows it"
    assert row(found, "b").unknown == ("rf-adres",)
    assert found.confined == 1
    assert "'adres'" not in str(found)


# ── per step ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_per_step_only_what_the_actor_needs_then_is_asked() -> None:
    found = covered(town().needs("b", "x", "TRI").needs("b", "y", "TRI", "BES"))
    assert seen(row(found, "b", step="TRI")) == {"seen": ("rf-y",), "unseen": ("rf-x",)}
    assert seen(row(found, "b", step="BES")) == {"seen": ("rf-y",)}
    assert [one.step for one in found.rows if one.party == "b" and one.group == "partner-risk"] == [None, "TRI", "BES"]


def test_a_need_of_a_table_is_covered_by_its_seats() -> None:
    found = covered(town().table("t", "a", "b").needs("t", "x", "OOR"))
    assert seen(row(found, "t", step="OOR")) == {"seen": ("rf-x",)}


def test_a_need_of_a_knowledge_source_is_no_row() -> None:
    found = covered(town().knower("k").needs("k", "x", "TRI"))
    assert {one.party for one in found.rows} == {"a", "b"}


@pytest.mark.parametrize(
    ("hours", "timing"),
    [
        pytest.param({"a_x": 4.0}, Timing(("rf-x",), (), ()), id="at the very term"),
        pytest.param({"a_x": 4.5}, Timing((), ("rf-x",), ()), id="after the term"),
        pytest.param({"a_y": 0.0}, Timing((), (), ("rf-x",)), id="not to be said"),
    ],
)
def test_with_times_a_step_says_what_is_in_time(hours: dict[str, float | None], timing: Timing) -> None:
    """Triage has four hours at level 3."""
    found = covered(town().needs("a", "x", "TRI"), hours=hours)
    assert row(found, "a", step="TRI").timing == timing
    assert found.timed


def test_the_level_sets_the_term() -> None:
    found = covered(town().needs("a", "x", "TRI"), level=4, hours={"a_x": 4.0})
    assert row(found, "a", step="TRI").timing == Timing((), ("rf-x",), ())


def test_what_could_be_earlier_is_never_called_late() -> None:
    """Y is one of two signs and its time is not known: the other sign comes too late, this one perhaps not."""
    building = town().factor("rf-xy", "x", "y").needs("a", "x", "TRI")
    timing = row(covered(building, hours={"a_x": 9.0}), "a", step="TRI").timing
    assert timing == Timing((), ("rf-x",), ("rf-xy",))


def test_without_times_nothing_is_said_of_them() -> None:
    found = covered(town().needs("a", "x", "TRI"))
    assert not found.timed
    assert {one.timing for one in found.rows} == {None}


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def trigger() -> Expression:
    """X; or y with z; or two heavy factors; or an event."""
    y_and_z = Expression("yz", ExpressionKind.ALL_OF, (item_present("y", "y"), item_present("z", "z")))
    heavy = Expression("zwaar", ExpressionKind.AT_LEAST, count=2, minimum_weight=Weight.HIGH)
    event = Expression("dood", ExpressionKind.EVENT_PRESENT, event="fatal-violence")
    return Expression("t", ExpressionKind.ANY_OF, (item_present("x", "x"), y_and_z, heavy, event))


def test_a_criterion_has_a_way_per_alternative_and_counts_what_lies_beyond_the_model() -> None:
    (group,) = criterion_groups(town().criterion("c", trigger()).build())
    assert (group.id, [aspect.id for aspect in group.aspects], group.beyond) == ("c", ["x", "y+z", "zwaar"], 1)
    assert [aspect.label.nl for aspect in group.aspects] == [
        "x",
        "y + z",
        "minstens 2 factoren van gewicht high of zwaarder",
    ]


def test_an_actor_sees_some_ways_of_a_criterion() -> None:
    found = covered(town().criterion("c", trigger()).needs("b", "z", "BES"), "criterion")
    assert seen(row(found, "a", "c")) == {"seen": ("x",), "unseen": ("y+z", "zwaar")}
    assert seen(row(found, "b", "c", "BES")) == {"unseen": ("y+z",)}


def test_a_criterion_that_lies_beyond_the_model_has_no_row() -> None:
    event = Expression("dood", ExpressionKind.EVENT_PRESENT, event="fatal-violence")
    found = covered(town().criterion("c", event), "criterion")
    assert ([(group.id, group.beyond) for group in found.groups], found.rows) == ([("c", 1)], ())


def test_a_closed_item_in_a_way_has_no_name() -> None:
    building = town().item("adres", confined=True)
    both = Expression("beide", ExpressionKind.ALL_OF, (item_present("y", "y"), item_present("adres", "adres")))
    (group,) = criterion_groups(building.criterion("c", both).build())
    assert [(aspect.label.nl, aspect.confined) for aspect in group.aspects] == [("(gesloten) + y", 1)]


# ── one subject ──────────────────────────────────────────────────────────────────────────────────────────────────────


def asked(groups: tuple[AspectGroup, ...]) -> dict[str, list[str]]:
    return {group.id: [aspect.id for aspect in group.aspects] for group in groups}


def about(model: Model, subject: str) -> dict[str, list[str]]:
    return {**asked(frame_groups(model, subject)), **asked(criterion_groups(model, subject))}


def test_the_child_alone() -> None:
    child = Expression("k", ExpressionKind.ANY_OF, (item_present("x", "x"), item_present("kind", "kind")))
    model = town().factor("rf-ook", "kind").criterion("c", child).criterion("d", item_present("y", "y")).build()
    assert about(model, "child") == {"partner-risk": ["rf-ook"], "child-risk": ["rf-kind"], "c": ["kind"]}
    with pytest.raises(UnknownName):
        frame_groups(model, "kind")


# ── under the law ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_comes_over_a_flow_without_a_ground_is_apart() -> None:
    law = flow_law(power("mag", holders=("arts",), recipients=("veilig-thuis",)))
    flows = flows_of(
        people().flow("arts", "veilig-thuis", "iets").flow("arts", "politie", "iets").factor("rf", "iets"), law
    )
    sight = Sight(Positions(flows.model))
    found = coverage(sight, frame_groups(flows.model), lawful=lawful_pieces(sight, flows))
    assert found.under_law
    assert seen(row(found, "veilig-thuis")) == {"seen": ("rf",)}
    assert seen(row(found, "politie")) == {"ungrounded": ("rf",)}
    assert seen(row(found, "gemeente")) == {"unseen": ("rf",)}
    assert found.sightings[0].actors == ("arts", "veilig-thuis")
