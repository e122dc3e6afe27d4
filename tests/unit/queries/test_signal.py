"""What becomes of a signal: by hand on the teaching model, and one small model per way in which it can stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.statutes import Law
from ontology.terms import Assurance, Availability, Composition, Quality, Weight
from queries.clock import Start
from queries.deciding import Bench
from queries.desks import desks_where_signals_die, survey
from queries.signal_answer import Fate, Signal, StopKind
from queries.signals import Signals
from queries.timing import Timing
from tests.builders import Tiny
from tests.flow_builders import flow_law, in_acute_danger, people
from tests.law_builders import power

FRIDAY_EVENING, MONDAY_MORNING = Start(4, 18.0), Start(0, 9.0)
TELLS = power("mag")


def teaching() -> Signals:
    return Signals(Bench(load_model("voorbeeld"), load_law()))


def told(building: Tiny, law: Law | None = None, start: Start = MONDAY_MORNING) -> Signal:
    """``iets`` told at the doctor."""
    model = building.knower("zij").holds("zij", "iets").entry("arts", "zij", "iets", hours=1.0).build()
    return Signals(Bench(model, law or flow_law(TELLS))).at("arts", "iets", start)


# ── the teaching model, by hand ──────────────────────────────────────────────────────────────────────────────────────

# Told on Friday at 18:00. The school is there from Monday 08:00 (62 hours later); its flow takes 8 hours, so Veilig
# Thuis has it at 16:00 (70); that one is always there and takes 8 hours to the shelter (78). The general practice opens
# on Monday 08:30 (62.5). The office of the mayor takes a working day to record it, which its urgent line does not: from
# Monday 08:30 to 16:30 (70.5), after the day and night within which has to be decided. Nobody in the model passes on
# what the victim tells: it stays where she tells it.
EXPECTED = [
    ("basisteam", "threat", "dies", {"basisteam": 1.0}),
    ("burgemeester", "own-fear", "nobody-acts", {"burgemeester": 70.5}),
    ("burgemeester", "threat", "dies", {"burgemeester": 70.5}),
    ("huisarts", "strangulation", "nobody-acts", {"huisarts": 62.5}),
    ("huisarts", "threat", "dies", {"huisarts": 62.5}),
    ("school", "school-disclosure", "dies", {"school": 62.0, "veilig-thuis": 70.0, "opvang": 78.0}),
    ("veilig-thuis", "own-fear", "nobody-acts", {"veilig-thuis": 1.0}),
    ("veilig-thuis", "strangulation", "nobody-acts", {"veilig-thuis": 1.0}),
    ("veilig-thuis", "threat", "dies", {"veilig-thuis": 1.0}),
]


def test_the_teaching_model_is_what_a_pencil_says() -> None:
    signals = teaching()
    assert list(signals.entries) == [(desk, item) for desk, item, _, _ in EXPECTED]
    for desk, item, fate, hours in EXPECTED:
        found = signals.at(desk, item, FRIDAY_EVENING)
        assert (found.fate, {one.actor: one.moment.hours for one in found.heard}) == (fate, hours), (desk, item)


@pytest.mark.parametrize(
    ("hours", "who"),
    [(1, ()), (4, ()), (24, ()), (72, ("school", "veilig-thuis")), (168, ("school", "veilig-thuis", "opvang"))],
)
def test_who_knows_what_the_child_said_after_so_many_hours(hours: float, who: tuple[str, ...]) -> None:
    assert teaching().at("school", "school-disclosure", FRIDAY_EVENING).knowing(hours) == who


# Who needs it, for which step, why it is not there, with whom it stays, and who may tell it on which article.
STOPS = [
    ("huisarts", "threat", "burgemeester", "BES", "no-flow", "huisarts", ("huisarts", "avg-6-1-a")),
    ("huisarts", "threat", "basisteam", "BEE", "no-flow", "huisarts", ("huisarts", "avg-6-1-a")),
    ("huisarts", "threat", "veilig-thuis", "TRI", "no-flow", "huisarts", ("huisarts", "wmo-5-2-6")),
    ("huisarts", "strangulation", "veilig-thuis", "TRI", "no-flow", "huisarts", ("huisarts", "wmo-5-2-6")),
    ("basisteam", "threat", "burgemeester", "BES", "no-flow", "basisteam", ("basisteam", "wpg-16-1-b-burgemeester")),
    ("school", "school-disclosure", "opvang", "INT", "late", "veilig-thuis", ("veilig-thuis", "wmo-4-1-1-2-d")),
    ("school", "school-disclosure", "veilig-thuis", "TRI", "late", "school", ("school", "wmo-5-2-6")),
]


@pytest.mark.parametrize(("desk", "item", "actor", "step", "kind", "at", "onward"), STOPS)
def test_where_it_stops_and_what_would_carry_it_on(
    desk: str, item: str, actor: str, step: str, kind: str, at: str, onward: tuple[str, str]
) -> None:
    (stop,) = (
        one for one in teaching().at(desk, item, FRIDAY_EVENING).stops if (one.due.actor, one.due.step) == (actor, step)
    )
    assert (stop.kind, stop.at) == (kind, at)
    assert stop.onward is not None
    assert stop.onward.leg.verdict is not None
    assert (stop.onward.holder, *stop.onward.leg.verdict.grounds) == onward


def test_who_may_act_comes_first_among_the_stops() -> None:
    stops = teaching().at("huisarts", "threat", FRIDAY_EVENING).stops
    assert [one.due.acts for one in stops] == [True, False, False]


def test_the_desks_where_signals_die_soonest() -> None:
    """Veilig Thuis is always there, so it ends there after an hour; at the general practice not before Monday."""
    found = desks_where_signals_die(teaching(), FRIDAY_EVENING)
    assert [(row.desk, [one.factor for one in row.dead]) for row in found] == [
        ("veilig-thuis", ["rf-strangulation"]),
        ("huisarts", ["rf-strangulation"]),
    ]
    assert [row.desk for row in desks_where_signals_die(teaching(), FRIDAY_EVENING, many=1)] == ["veilig-thuis"]


def test_the_child_has_a_track_of_its_own() -> None:
    found = survey(teaching(), FRIDAY_EVENING, subject="child")
    assert [(row.desk, [one.item for one in row.signals]) for row in found.rows] == [("school", ["school-disclosure"])]
    rijswijk = Signals(Bench(load_model("rijswijk"), load_law()))
    child = survey(rijswijk, FRIDAY_EVENING, subject="child")
    assert child.weight is Weight.HIGH, "no item about the child shows a very-high factor; its own heaviest count"
    assert {rijswijk.model.item[one.item].subject for row in child.rows for one in row.signals} == {"child"}
    assert {one.factor for row in child.rows for one in row.heaviest} == {"rf-child-abuse", "rf-threat-children"}


# ── one way to stop at a time ────────────────────────────────────────────────────────────────────────────────────────


def test_a_flow_in_time_arrives_with_its_verdict() -> None:
    found = told(people().flow("arts", "politie", "iets", hours=2.0).needs("politie", "iets", "OOR"))
    assert (found.fate, found.stops) == (Fate.ARRIVES, ())
    arts, politie = found.heard
    assert (arts.moment.hours, politie.moment.hours) == (1.0, 3.0)
    (leg,) = politie.moment.legs
    assert leg.leg.verdict is not None
    assert leg.leg.verdict.grounds == ("mag",)


def test_no_flow_says_who_could_tell_it() -> None:
    (stop,) = told(people().needs("politie", "iets", "OOR")).stops
    assert (stop.kind, stop.at, stop.flow, stop.refusal) == (StopKind.NO_FLOW, "arts", None, None)
    assert stop.onward is not None
    assert (stop.onward.holder, stop.onward.hours) == ("arts", 1.0)


def test_where_the_law_lets_nobody_tell_it_there_is_nothing_to_propose() -> None:
    law = flow_law(power("mag", recipients=("gemeente",)))
    (stop,) = told(people().needs("politie", "iets", "OOR"), law).stops
    assert (stop.kind, stop.onward) == (StopKind.NO_FLOW, None)
    assert stop.refusal is not None
    assert stop.refusal.verdict is not None
    assert stop.refusal.verdict.outcome == "NO_GROUND"


@pytest.mark.parametrize(
    ("limits", "kind"),
    [
        ({"recipients": ("gemeente",)}, StopKind.NOT_COMPETENT),  # nothing lets a doctor tell the police anything
        ({"purposes": ("police-task",)}, StopKind.UNGROUNDED),  # something does, but not for this
    ],
)
def test_a_flow_that_the_law_does_not_carry_is_where_it_stops(
    limits: dict[str, tuple[str, ...]], kind: StopKind
) -> None:
    law = flow_law(power("mag", recipients=limits.get("recipients", ()), purposes=limits.get("purposes", ())))
    found = told(people().flow("arts", "politie", "iets").needs("politie", "iets", "OOR"), law)
    (stop,) = found.stops
    assert (stop.kind, stop.at, stop.flow, stop.onward) == (kind, "arts", "arts-politie", None)
    assert [one.actor for one in found.heard] == ["arts"]


def test_the_flow_further_on_is_told_when_that_is_the_one_that_stops_it() -> None:
    law = flow_law(power("mag", recipients=("gemeente",)))
    asked = (
        people().flow("arts", "gemeente", "iets").flow("gemeente", "politie", "iets").needs("politie", "iets", "OOR")
    )
    (stop,) = told(asked, law).stops
    assert (stop.at, stop.flow) == ("gemeente", "gemeente-politie")


def test_an_unknown_time_is_said_and_never_a_number() -> None:
    found = told(people().flow("arts", "politie", "iets", hours=None).needs("politie", "iets", "OOR"))
    (stop,) = found.stops
    assert (found.fate, stop.kind, stop.flow) == (Fate.CANNOT_SAY, StopKind.UNKNOWN_TIME, "arts-politie")
    assert [one.moment.hours for one in found.heard] == [1.0, None]
    assert found.knowing(1e9) == ("arts",)


def test_a_desk_of_which_nobody_knows_how_long_it_takes_cannot_be_said() -> None:
    building = (
        people().flow("arts", "politie", "iets").needs("politie", "iets", "OOR").knower("zij").holds("zij", "iets")
    )
    model = building.entry("arts", "zij", "iets", hours=None).build()
    found = Signals(Bench(model, flow_law(TELLS))).at("arts", "iets", MONDAY_MORNING)
    assert (found.intake.hours, found.intake.at_best, found.fate) == (None, 0.0, Fate.CANNOT_SAY)


def test_what_ought_to_happen_carries_nothing() -> None:
    asked = people().flow("arts", "politie", "iets", assurance=Assurance.OUGHT).needs("politie", "iets", "OOR")
    assert told(asked).fate is Fate.DIES


def test_who_already_knows_it_is_not_told_by_this_signal() -> None:
    """The police hold it too, but not because of what was told at the doctor."""
    asked = people().holds("politie", "iets").flow("politie", "gemeente", "iets").needs("gemeente", "iets", "OOR")
    found = told(asked)
    assert ([one.actor for one in found.heard], found.fate) == (["arts"], Fate.DIES)


def test_only_actors_pass_a_signal_on() -> None:
    asked = (
        people()
        .knower("zij")
        .flow("arts", "zij", "iets")
        .flow("zij", "politie", "iets")
        .needs("politie", "iets", "OOR")
    )
    assert [one.actor for one in told(asked).heard] == ["arts"]


def test_a_flow_in_acute_danger_runs_under_its_own_verdict() -> None:
    """Both are carried here; what matters is that the leg is decided as one that runs in danger only."""
    model = people().flow("arts", "politie", "iets").knower("zij").entry("arts", "zij", "iets").build()
    signals = Signals(Bench(in_acute_danger(model, "arts-politie"), flow_law(TELLS)))
    (_, politie) = signals.at("arts", "iets", MONDAY_MORNING).heard
    assert politie.moment.legs[0].leg.acute


# ── who may act ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("step", "acts"), [("SIG", False), ("TRI", False), ("OOR", True), ("INT", True), ("NAZ", False)]
)
def test_a_need_at_judging_deciding_or_intervening_is_one_to_act_on(step: str, acts: bool) -> None:
    (due,) = told(people().needs("politie", "iets", step)).due
    assert due.acts is acts


def test_who_owns_the_judging_may_act_on_what_it_needs_before() -> None:
    asked = people().bob("oordeel", "iets", step="OOR", owners=("politie",)).needs("politie", "iets", "TRI")
    assert [due.acts for due in told(asked).due] == [True]


def test_who_decides_and_records_it_itself_needs_no_need() -> None:
    """The police record threats in their own task: whoever tells them has told somebody who may act."""
    asked = people().holds("politie", "iets").bob("besluit", "iets", step="BES", owners=("politie",))
    found = told(asked.flow("arts", "politie", "iets"))
    assert ([(due.actor, due.step, due.needed) for due in found.due], found.fate) == (
        [("politie", "BES", False)],
        Fate.ARRIVES,
    )


def test_a_desk_that_may_act_itself_keeps_a_signal_without_killing_it() -> None:
    asked = people().bob("besluit", "iets", step="BES", owners=("arts",))
    assert told(asked).fate is Fate.STAYS
    assert not told(asked).fate.dead


def test_a_closed_desk_is_no_desk_that_acts() -> None:
    asked = people().actor("arts", urgent=Availability.NONE, ordinary=Availability.OFFICE)
    asked = asked.bob("besluit", "iets", step="BES", owners=("arts",))
    assert told(asked, start=FRIDAY_EVENING).fate is Fate.DIES


# ── the same clock and the same law as everywhere ────────────────────────────────────────────────────────────────────


def test_a_signal_moves_as_what_one_holder_knows_of_itself_moves() -> None:
    """Rijswijk, if only the desk holds the item and records it at once: then ``when`` says the same of every need."""
    model, law = load_model("rijswijk"), load_law()
    holds = {(one.holder, one.item): one for one in model.holdings if one.quality is Quality.FIRST_HAND}
    compared = 0
    for entry in model.entry_desks:
        for item in entry.items:
            own = holds.get((entry.desk, item))
            if own is None or not any(item in flow.items for flow in model.flows):
                continue
            others = tuple(one for one in model.holdings if one.item != item)
            alone = replace(
                model,
                holdings=(*others, replace(own, brought_by=())),
                entry_desks=(replace(entry, items=(item,), intake_hours=0.0),),
            )
            bench = Bench(alone, law)
            for due in Signals(bench).at(entry.desk, item, Start(1, 10.0)).due:
                if due.needed:
                    moment = Timing(bench).moment(due.actor, item, due.step, Start(1, 10.0))
                    assert (due.moment.hours, due.moment.at_best) == (moment.hours, moment.at_best), (
                        entry.id,
                        item,
                        due,
                    )
                    compared += 1
    assert compared > 50


# ── all desks ────────────────────────────────────────────────────────────────────────────────────────────────────────


def several(composition: Composition) -> Signals:
    """Two items at one desk; only the second reaches the police."""
    building = people().item("anders").entry("arts", None, "iets", "anders")
    building.flow("arts", "politie", "anders").needs("politie", "anders", "OOR").needs("politie", "iets", "OOR")
    building.factor("rf", "iets", "anders", weight=Weight.VERY_HIGH, composition=composition)
    return Signals(Bench(building.build(), flow_law(TELLS)))


def test_one_item_is_enough_unless_the_factor_asks_for_all() -> None:
    (one,) = survey(several(Composition.ONE), MONDAY_MORNING).rows
    (all_,) = survey(several(Composition.ALL), MONDAY_MORNING).rows
    assert ([each.fate for each in one.heaviest], one.dead) == ([Fate.ARRIVES], ())
    assert [each.fate for each in all_.heaviest] == [Fate.DIES]
    assert [each.item for each in all_.dying] == ["iets"]


def test_fewer_hands_come_first_then_the_earlier_end() -> None:
    """At the doctor it goes on to the municipality before it ends; Veilig Thuis and the police keep it."""
    building = people().factor("rf", "iets", weight=Weight.VERY_HIGH)
    building.actor("rechter").needs("rechter", "iets", "OOR").flow("arts", "gemeente", "iets", hours=1.0)
    building.entry("arts", None, "iets", hours=0.5).entry("politie", None, "iets", hours=8.0)
    building.entry("veilig-thuis", None, "iets", hours=1.0)
    signals = Signals(Bench(building.build(), flow_law(TELLS)))
    assert [row.desk for row in desks_where_signals_die(signals, MONDAY_MORNING)] == ["veilig-thuis", "politie", "arts"]


def test_a_confined_item_enters_nowhere() -> None:
    model = load_model("voorbeeld")
    entry = replace(model.entry_desks[0], items=("safe-address",))
    signals = Signals(Bench(replace(model, entry_desks=(entry,)), load_law()))
    assert signals.entries == {}
    with pytest.raises(KeyError):
        signals.at(entry.desk, "safe-address", MONDAY_MORNING)


def test_a_desk_or_item_that_an_edit_took_away_is_no_entry() -> None:
    model = load_model("voorbeeld")
    fewer = replace(
        model,
        actors=tuple(one for one in model.actors if one.id != "huisarts"),
        items=tuple(one for one in model.items if one.id != "own-fear"),
    )
    assert {*Signals(Bench(fewer, load_law())).entries} == {
        (desk, item) for desk, item, _, _ in EXPECTED if desk != "huisarts" and item != "own-fear"
    }
