"""When somebody can lawfully know something: the doctor has ``iets``, the municipality needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.norms import LegalCapacity, Role
from ontology.statutes import Law
from ontology.terms import Availability, Text
from queries.clock import DEFAULT_START, Start
from queries.deciding import Bench
from queries.timing import Pace, Timing
from queries.verdict import Outcome
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law
from tests.law_builders import CAPACITIES, asks, consent_basis, forbids, power

ALL_MAY = flow_law(power("mag"))
CITIZEN = replace(ALL_MAY, capacities=(*CAPACITIES, LegalCapacity("burger", Text("burger", "citizen"), ("any",))))
FRIDAY = Start(4, 18.0)


def people(**hours: Availability) -> Tiny:
    """A doctor, Veilig Thuis, the municipality and the police, day and night unless ``hours`` says otherwise."""
    model = tiny()
    for name in ("arts", "veilig-thuis", "gemeente", "politie"):
        kept = hours.get(name.replace("-", "_"), Availability.ALWAYS)
        model.actor(name, urgent=kept, ordinary=kept)
    return model.item("iets").holds("arts", "iets")


def timing(model: Tiny, law: Law = ALL_MAY, *, ordinary: bool = False, **facts: str) -> Timing:
    return Timing(Bench(model.build(), law, None, facts), ordinary=ordinary)


def hours(model: Tiny, start: Start = FRIDAY, law: Law = ALL_MAY, *, ordinary: bool = False) -> float | None:
    return timing(model, law, ordinary=ordinary).hours("gemeente", "iets", "TRI", start)


def test_it_takes_what_the_flow_takes() -> None:
    assert hours(people().flow("arts", "gemeente", "iets", hours=8)) == 8


def test_who_holds_it_knows_it_at_once() -> None:
    assert timing(people()).hours("arts", "iets", "TRI", FRIDAY) == 0


def test_an_office_reads_on_monday_what_comes_on_friday_at_six() -> None:
    moment = timing(people(gemeente=Availability.OFFICE).flow("arts", "gemeente", "iets", hours=8)).moment(
        "gemeente", "iets", "TRI", FRIDAY
    )
    assert moment.hours == 62.5
    (leg,) = moment.legs
    assert (leg.waits_for_sender, leg.waits_for_recipient) == (False, True)
    assert leg.leg.verdict is not None
    assert (leg.leg.flow, leg.leg.verdict.outcome) == ("arts-gemeente", Outcome.PERMITTED)


def test_an_urgent_line_counts_unless_only_ordinary_reach_is_asked_for() -> None:
    model = tiny().actor("arts").actor("gemeente", urgent=Availability.ALWAYS, ordinary=Availability.OFFICE)
    model.item("iets").holds("arts", "iets").flow("arts", "gemeente", "iets", hours=1)
    monday = Start(0, 10)
    assert (hours(model, FRIDAY), hours(model, FRIDAY, ordinary=True)) == (1, 63.5)
    assert hours(model, monday) == hours(model, monday, ordinary=True) == 1


def test_a_chain_that_the_law_does_not_carry_is_no_chain() -> None:
    model = people().flow("arts", "gemeente", "iets", hours=1, identifier="snel")
    model.flow("arts", "veilig-thuis", "iets", hours=8).flow("veilig-thuis", "gemeente", "iets", hours=8)
    round_about = flow_law(power("melden", recipients=("veilig-thuis",)), power("verder", holders=("veilig-thuis",)))
    assert hours(model) == 1
    assert hours(model, law=round_about) == 16
    assert hours(model, law=flow_law(power("mag"), forbids("verbod"))) is None


@pytest.mark.parametrize(
    ("model", "flows", "parties"),
    [
        pytest.param(
            people().flow("arts", "gemeente", "iets", hours=None, identifier="f"), ("f",), (), id="time of the flow"
        ),
        pytest.param(
            people(gemeente=Availability.PERIODIC).flow("arts", "gemeente", "iets"), (), ("gemeente",), id="recipient"
        ),
        pytest.param(people(arts=Availability.UNKNOWN).flow("arts", "gemeente", "iets"), (), ("arts",), id="sender"),
        pytest.param(
            tiny().knower("zij").actor("gemeente").item("iets").holds("zij", "iets").flow("zij", "gemeente", "iets"),
            (), ("zij",), id="of her own hours nothing is said",
        ),
    ],
)  # fmt: skip
def test_what_nobody_knows_gives_no_number(model: Tiny, flows: tuple[str, ...], parties: tuple[str, ...]) -> None:
    clock = timing(model, CITIZEN)
    moment = clock.moment("gemeente", "iets", "TRI", FRIDAY)
    assert moment.hours is None
    assert moment.pace(1000) is Pace.CANNOT_SAY
    assert (moment.unknown_flows, moment.unknown_hours) == (flows, parties)
    assert clock.profile("gemeente", "iets", "TRI") is None


def test_a_known_chain_that_is_too_late_is_not_late_while_an_unknown_one_may_be_in_time() -> None:
    model = people().flow("arts", "gemeente", "iets", hours=8)
    assert timing(model).moment("gemeente", "iets", "TRI", FRIDAY).pace(4) is Pace.LATE
    model.flow("arts", "gemeente", "iets", hours=None, identifier="ooit")
    moment = timing(model).moment("gemeente", "iets", "TRI", FRIDAY)
    assert (moment.hours, moment.at_best, moment.unknown_flows) == (8, 0, ("ooit",))
    assert moment.pace(4) is Pace.CANNOT_SAY
    assert moment.pace(8) is Pace.IN_TIME


def test_an_unknown_time_behind_a_slow_flow_cannot_save_it() -> None:
    """Whatever the last flow takes, the first one alone is too late; the known chain is late for certain."""
    model = people().flow("arts", "gemeente", "iets", hours=8)
    model.flow("arts", "veilig-thuis", "iets", hours=6).flow("veilig-thuis", "gemeente", "iets", hours=None)
    moment = timing(model).moment("gemeente", "iets", "TRI", FRIDAY)
    assert (moment.hours, moment.at_best) == (8, 6)
    assert moment.pace(4) is Pace.LATE
    assert moment.pace(7) is Pace.CANNOT_SAY


def test_paces_of_what_does_not_come_what_is_held_and_what_is_confined() -> None:
    model = people().item("adres", confined=True).holds("arts", "adres").flow("arts", "gemeente", "adres", hours=1)
    clock = timing(model)
    assert clock.moment("gemeente", "iets", "TRI", FRIDAY).pace(4) is Pace.DOES_NOT_ARRIVE
    assert clock.moment("arts", "iets", "TRI", FRIDAY).pace(4) is Pace.OWN
    secret = clock.moment("gemeente", "adres", "TRI", FRIDAY)
    assert (secret.pace(4), secret.hours, secret.at_best, secret.legs) == (Pace.CLOSED, None, None, ())
    assert clock.hours("gemeente", "adres", "TRI", FRIDAY) is None
    assert clock.profile("gemeente", "adres", "TRI") is None
    assert clock.call("gemeente", "adres", "TRI", FRIDAY) is None
    assert clock.moment("arts", "adres", "TRI", FRIDAY).pace(4) is Pace.CLOSED, "nor that somebody has it"


def test_hearsay_is_no_start_of_a_chain() -> None:
    model = tiny().actor("arts").actor("gemeente").item("iets").holds("arts", "iets", hearsay=True)
    assert hours(model.flow("arts", "gemeente", "iets")) is None


def test_a_table_knows_when_its_first_seat_does() -> None:
    model = people(gemeente=Availability.OFFICE).table("tafel", "gemeente", "politie")
    model.flow("arts", "gemeente", "iets", hours=1).flow("arts", "politie", "iets", hours=2)
    moment = timing(model).moment("tafel", "iets", "TRI", FRIDAY)
    assert (moment.receiver, moment.hours) == ("politie", 2)
    assert timing(model).moment("tafel", "iets", "TRI", Start(0, 9)).receiver == "gemeente"


def test_the_week_has_a_worst_hour() -> None:
    """An hour's work, read in office hours: worst for an alarm on Friday at four, read on Monday at half past eight."""
    week = timing(people(gemeente=Availability.OFFICE).flow("arts", "gemeente", "iets", hours=1)).profile(
        "gemeente", "iets", "TRI"
    )
    assert week is not None
    assert len(week.hours) == 168
    assert (week.best, week.worst, week.worst_start) == (1, 64.5, Start(4, 16))
    assert week.in_time(1) == 5 * 8, "from eight (read at nine) to three in the afternoon, every working day"
    assert week.median == sorted(week.hours)[83] / 2 + sorted(week.hours)[84] / 2


def test_a_call_takes_no_time_but_people_must_be_there() -> None:
    clock = timing(people(gemeente=Availability.OFFICE))
    call = clock.call("gemeente", "iets", "TRI", FRIDAY)
    assert call is not None
    assert (call.holder, call.receiver, call.hours) == ("arts", "gemeente", 62.5)
    assert call.leg.verdict is not None
    assert call.leg.verdict.grounds == ("mag",)
    assert clock.moment("gemeente", "iets", "TRI", FRIDAY).hours is None, "a call is no flow"


def test_the_law_decides_whether_there_may_be_a_call() -> None:
    waits = power("na", when=(asks("request", role=Role.TRACK),))
    for law in (flow_law(), flow_law(waits), flow_law(power("mag"), forbids("verbod"))):
        assert timing(people(), law).call("gemeente", "iets", "TRI", FRIDAY) is None
    with_consent = timing(people(), flow_law(consent_basis())).call("gemeente", "iets", "TRI", FRIDAY)
    assert with_consent is not None
    assert with_consent.leg.verdict is not None
    assert with_consent.leg.verdict.outcome is Outcome.ONLY_CONSENT


def test_nobody_is_told_to_call_her() -> None:
    model = tiny().knower("zij").actor("gemeente").item("iets").holds("zij", "iets")
    assert timing(model, CITIZEN).call("gemeente", "iets", "TRI", FRIDAY) is None


def test_the_model_itself_is_left_alone_and_answers_are_the_same_again() -> None:
    model = people().flow("arts", "gemeente", "iets", hours=8).build()
    clock = Timing(Bench(model, ALL_MAY))
    asked = [clock.moment("gemeente", "iets", "TRI", start) for start in (FRIDAY, DEFAULT_START, FRIDAY)]
    assert asked[0] == asked[2]
    assert model == replace(model)


def test_rijswijk_on_a_friday_evening() -> None:
    """The school is shut: what a child said there reaches Veilig Thuis on Tuesday, in a step of one hour."""
    model = load_model("rijswijk")
    clock = Timing(Bench(model, load_law()))
    moment = clock.moment("veilig-thuis", "child-disclosure-school", "SIG", FRIDAY)
    assert moment.hours == 86
    assert [leg.leg.flow for leg in moment.legs] == ["flow-19"]
    assert moment.pace(model.step["SIG"].hours(3)) is Pace.LATE
    unknown = clock.moment("openbaar-ministerie", "vt-safety-assessment", "OOR", FRIDAY)
    assert (unknown.hours, unknown.unknown_flows) == (None, ("flow-05",))
