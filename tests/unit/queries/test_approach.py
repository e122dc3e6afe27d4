"""Whether the approach is carried: the teaching model by hand, and small models that each turn one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.norms import Doubt
from ontology.process import Basis
from ontology.statutes import Law
from queries.answer import GapKind
from queries.approach import Carried, Clocks, Standing, approach, combined
from queries.approach_parts import PARTS, Part, PartKind, criterion_parts, goal_parts, indicator_parts, risk_parts
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from queries.verdict import Outcome
from tests.builders import Tiny, item_present
from tests.flow_builders import flow_law, people
from tests.law_builders import power

ALL_MAY = flow_law(power("mag"))


def carried(model: Model, parts: tuple[Part, ...], law: Law = ALL_MAY) -> tuple[Standing, ...]:
    bench = Bench(model, law)
    return approach(model, parts, LegalFlows(bench), Clocks(bench))


def rows(standing: Standing) -> list[tuple[str, bool, str, str, str, str, str]]:
    """Part, about a child, needer, item, step, kind of gap, carried."""
    return [
        (
            standing.part.party or standing.part.kind.value,
            track.child,
            rest.demand.needer,
            rest.demand.item,
            rest.demand.step,
            rest.row.kind.value,
            rest.carried.value,
        )
        for track in standing.tracks
        for rest in track.rests
    ]


def tracks(standing: Standing) -> dict[bool, str]:
    return {track.child: track.carried.value for track in standing.tracks}


def goal_on(building: Tiny, *items: str, steps: tuple[str, ...] = ()) -> Model:
    """The model with one goal that rests on these items."""
    model = building.programme().build()
    return replace(model, goals=(replace(model.goals[0], basis=Basis(items, steps)),))


def one_goal(building: Tiny, *items: str, law: Law = ALL_MAY) -> Standing:
    model = goal_on(building, *items)
    (standing,) = carried(model, goal_parts(model), law)
    return standing


# ── the teaching model, by hand ──────────────────────────────────────────────────────────────────────────────────────

TEACHING = {
    "criterion": [
        ("burgemeester", False, "burgemeester", "threat", "BES", "no-flow", "not"),
        ("politie", False, "basisteam", "gun-licence", "OOR", "silo", "not"),
        ("politie", False, "basisteam", "threat", "BEE", "known", "carried"),
        ("veilig-thuis", False, "veilig-thuis", "strangulation", "TRI", "no-channel", "not"),
        ("veilig-thuis", False, "veilig-thuis", "threat", "TRI", "second-hand", "not"),
    ],
    "goal": [
        ("goal", False, "veilig-thuis", "strangulation", "TRI", "no-channel", "not"),
        ("goal", False, "veilig-thuis", "threat", "TRI", "second-hand", "not"),
        ("goal", True, "veilig-thuis", "school-disclosure", "TRI", "late", "not"),
    ],
    "risk": [("measure", False, "corporatie", "safety-plan", "INT", "unknown", "not-to-say")],
    "indicator": [
        ("indicator", False, "veilig-thuis", "strangulation", "EVA", "no-channel", "not"),
        ("indicator", False, "veilig-thuis", "threat", "EVA", "second-hand", "not"),
    ],
}
"""Of every demand what became of it. The signal of the school takes eight hours and triage four, so for the child it is
late; of the housing association nobody declared what it has; the police team knows the threat of itself.
"""

STANDS = {
    "criterion": [{False: "not"}, {False: "partly"}, {False: "not"}],
    "goal": [{False: "not", True: "not"}],
    "risk": [{False: "not-to-say"}, {False: "not-to-say"}],
    "indicator": [{False: "not"}],
}
"""Of every part how it stands. The risk rests on the secret address, which stays closed: nothing is said of it."""


@pytest.mark.parametrize("by", PARTS)
def test_the_teaching_model_by_hand(by: str) -> None:
    model = load_model("voorbeeld")
    found = carried(model, PARTS[by](model, 3, None), load_law())
    assert [row for standing in found for row in rows(standing)] == TEACHING[by]
    assert [tracks(standing) for standing in found] == STANDS[by]


def test_of_the_secret_address_nothing_is_named() -> None:
    model = load_model("voorbeeld")
    risk, measure = risk_parts(model)
    assert (risk.kind, risk.demands, risk.unneeded, risk.confined) == (PartKind.RISK, (), (), 1)
    assert (measure.kind, [one.item for one in measure.demands]) == (PartKind.MEASURE, ["safety-plan"])


def test_at_level_four_the_terms_are_shorter() -> None:
    model = load_model("voorbeeld")
    (standing,) = carried(model, goal_parts(model, 4), load_law())
    assert {rest.row.hours for track in standing.tracks for rest in track.rests} == {0.5}


# ── one thing at a time ──────────────────────────────────────────────────────────────────────────────────────────────


def test_what_somebody_has_of_itself_or_lawfully_gets_in_time_carries() -> None:
    model = people().needs("arts", "iets", "INT").needs("gemeente", "iets", "TRI")
    assert tracks(one_goal(model, "iets")) == {False: "partly"}
    assert tracks(one_goal(model.flow("arts", "gemeente", "iets", hours=4), "iets")) == {False: "carried"}


def test_after_the_term_is_not_carried() -> None:
    standing = one_goal(people().needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=8), "iets")
    (row,) = rows(standing)
    assert row[-2:] == ("late", "not")


def test_without_a_ground_is_not_carried_and_the_verdict_stands_with_it() -> None:
    model = people().needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=1)
    standing = one_goal(model, "iets", law=flow_law(power("mag", recipients=("politie",))))
    ((rest,),) = (track.rests for track in standing.tracks)
    assert (rest.carried, rest.row.kind) == (Carried.NOT, GapKind.UNGROUNDED_FLOW)
    assert rest.verdict is not None
    assert rest.verdict.outcome is Outcome.NO_GROUND


def test_a_time_that_nobody_knows_is_no_yes_and_no_no() -> None:
    model = people().needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=None)
    assert tracks(one_goal(model, "iets")) == {False: "not-to-say"}


def test_an_open_question_of_law_is_no_yes() -> None:
    law = flow_law(power("mag", doubts=(Doubt("twijfel"),)))
    model = people().needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=1)
    ((rest,),) = (track.rests for track in one_goal(model, "iets", law=law).tracks)
    assert (rest.row.kind, rest.carried) == (GapKind.RECEIVED, Carried.UNSAID)


def test_who_did_not_declare_what_it_has_may_have_it() -> None:
    model = people().actor("stil", complete=False).needs("stil", "iets", "TRI")
    assert tracks(one_goal(model, "iets")) == {False: "not-to-say"}
    late = model.flow("arts", "stil", "iets", hours=8)
    assert tracks(one_goal(late, "iets")) == {False: "not-to-say"}


def test_what_nobody_is_listed_to_need_is_not_said_to_be_there() -> None:
    standing = one_goal(people(), "iets")
    assert (standing.part.unneeded, tracks(standing)) == (("iets",), {False: "not-to-say"})


def test_a_goal_that_rests_on_nothing_has_no_tracks() -> None:
    model = people().programme().build()
    (standing,) = carried(model, goal_parts(model))
    assert standing.tracks == ()


def test_only_the_steps_that_it_acts_in_count() -> None:
    building = people().needs("gemeente", "iets", "TRI").needs("politie", "iets", "INT")
    model = goal_on(building, "iets", steps=("INT",))
    assert [one.needer for one in goal_parts(model)[0].demands] == ["politie"]


def test_a_child_has_a_track_of_its_own() -> None:
    model = people().item("kindsignaal", subject="child").holds("arts", "kindsignaal")
    model.needs("arts", "iets", "TRI").needs("gemeente", "kindsignaal", "TRI")
    assert tracks(one_goal(model, "iets", "kindsignaal")) == {False: "carried", True: "not"}


def test_one_can_ask_for_the_child_alone() -> None:
    building = people().item("kindsignaal", subject="child")
    building.needs("gemeente", "kindsignaal", "TRI").needs("arts", "iets", "TRI")
    model = goal_on(building, "iets", "kindsignaal")
    assert [one.item for one in goal_parts(model, 3, "child")[0].demands] == ["kindsignaal"]


def test_an_indicator_is_for_those_that_count() -> None:
    model = people().programme().build()
    counted = replace(model.indicators[0], basis=Basis(("iets",), ("EVA",), ("arts", "gemeente")))
    model = replace(model, indicators=(counted,))
    (standing,) = carried(model, indicator_parts(model))
    assert [(row[2], row[-1]) for row in rows(standing)] == [("arts", "carried"), ("gemeente", "not")]


def test_a_criterion_goes_by_its_own_level_and_a_partner_by_its_actors() -> None:
    building = people().partner("korps").actor("wijk", partner="korps").needs("wijk", "iets", "BES")
    building.criterion("c3", item_present("t3", "iets"), "korps", level="2")
    building.criterion("c4", item_present("t4", "iets"), "korps", "gemeente", level="4")
    building.criterion("ck", item_present("tk", "iets"), "korps", level="K")
    parts = criterion_parts(building.build(), 4)
    assert [(one.id, one.party, one.level) for one in parts] == [
        ("c3", "korps", 3),
        ("c4", "gemeente", 4),
        ("c4", "korps", 4),
        ("ck", "korps", 4),
    ]
    assert [[one.needer for one in part.demands] for part in parts] == [["wijk"], [], ["wijk"], ["wijk"]]


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ((), Carried.UNSAID),
        ((Carried.CARRIED,), Carried.CARRIED),
        ((Carried.NOT, Carried.NOT), Carried.NOT),
        ((Carried.CARRIED, Carried.NOT), Carried.PARTLY),
        ((Carried.CARRIED, Carried.UNSAID), Carried.UNSAID),
        ((Carried.NOT, Carried.UNSAID), Carried.UNSAID),
        ((Carried.CARRIED, Carried.NOT, Carried.UNSAID), Carried.PARTLY),
    ],
)
def test_the_unknown_decides_nothing(states: tuple[Carried, ...], whole: Carried) -> None:
    assert combined(states) is whole
