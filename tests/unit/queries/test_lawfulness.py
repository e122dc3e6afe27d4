"""The decision: the best of the routes, what a stop does to all of them, and what the day and the subject change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ontology.law_loading import load_law
from ontology.norms import (
    Act,
    Brought,
    Doubt,
    LabelPattern,
    LabelRule,
    Modality,
    Norm,
    NormKind,
    Precision,
    Role,
    Stop,
)
from ontology.terms import Text
from queries.lawfulness import candidates, decide
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, Hop, Label, LayerName, NoGroundReason, Outcome, Verdict
from tests.law_builders import (
    DAY,
    asks,
    consent_basis,
    disclosure,
    duty,
    forbids,
    norm,
    power,
    record,
    secrecy,
    small_law,
)

TELL = disclosure("arts", "gemeente")
SECRET = disclosure("arts", "gemeente", record("oath"))
CONFLICT = norm("conflict", NormKind.POWER, Modality.MAY_IN_CONFLICT)


def said(*norms: Norm, question: Disclosure = TELL, day: str = DAY, **facts: str) -> Verdict:
    """The verdict; ``acute_danger`` is the fact ``acute-danger``, ``consent__victim`` is ``consent.victim``."""
    named = {name.replace("__", ".").replace("_", "-"): value for name, value in facts.items()}
    return decide(small_law(*norms), question, Situation(named), day)


# ── grounds are an OR ────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_ground_is_enough_and_the_best_one_speaks() -> None:
    found = said(power("may"), duty("must"), duty("never", when=(asks("x"),)), x="false")
    assert (found.outcome, found.grounds) == (Outcome.MANDATORY, ("must",))
    assert [other.ground for other in found.alternatives] == ["may"]


def test_grounds_that_give_the_same_are_all_named_with_their_exceptions() -> None:
    found = said(power("a"), power("b", when=(asks("objection", "false", role=Role.EXCEPTION),)))
    assert (found.grounds, found.exceptions) == (("a", "b"), ("objection",))


def test_a_track_that_has_not_begun_is_an_alternative_as_long_as_anything_else_holds() -> None:
    track = duty("track", when=(asks("ots", role=Role.TRACK),))
    found = said(power("may"), track)
    assert found.outcome is Outcome.PERMITTED
    assert [(one.ground, one.missing) for one in found.alternatives] == [("track", ("ots",))]
    assert (said(track).outcome, said(track).decision) == (Outcome.PERMITTED_IF, Decision.TRACK)


def test_of_grounds_of_equal_rank_the_one_with_the_fewest_conditions_speaks_first() -> None:
    """What is to be looked up and waited for; then by id. What is weighed or ruled out does not count."""
    asks_two = duty("a", when=(asks("x", role=Role.TRACK), asks("y", role=Role.TRACK)))
    asks_one, other = duty("b", when=(asks("x", role=Role.TRACK),)), duty("c", when=(asks("z", role=Role.TRACK),))
    found = said(asks_two, asks_one, other)
    assert (found.grounds, found.to_check) == (("b", "c", "a"), ("x",))
    guarded = duty("a", when=(asks("objection", "false", role=Role.EXCEPTION),))
    weighed = duty("b", weigh=(power("x").rule, power("y").rule))
    plain = said(guarded, weighed, duty("c"))
    assert plain.grounds == ("a", "b", "c")


# ── a track on an open layer ─────────────────────────────────────────────────────────────────────────────────────────

UNSETTLED = power("wait", basis=Brought("unknown"), opens=("oath",), when=(asks("ots", role=Role.TRACK),))


def test_a_route_that_its_track_will_not_settle_opens_no_stop_and_is_an_alternative() -> None:
    oath = secrecy("oath")
    found = said(UNSETTLED, oath, question=SECRET)
    assert (found.outcome, found.reason) == (Outcome.NO_GROUND, NoGroundReason.CLOSED_UNLESS)
    assert [(one.ground, one.outcome, one.missing) for one in found.alternatives] == [
        ("wait", Outcome.UNDETERMINED, ("ots",))
    ]
    assert said(UNSETTLED, oath, question=SECRET, ots="true").outcome is Outcome.UNDETERMINED
    assert said(UNSETTLED, oath, question=SECRET, ots="false").outcome is Outcome.PROHIBITED


def test_where_nothing_is_closed_such_a_route_is_undetermined_and_any_firm_one_goes_before_it() -> None:
    assert said(UNSETTLED).outcome is Outcome.UNDETERMINED
    track = duty("track", opens=("oath",), when=(asks("ots", role=Role.TRACK),))
    found = said(UNSETTLED, track, secrecy("oath", Stop(duty=True)), question=SECRET)
    assert (found.outcome, found.grounds) == (Outcome.PERMITTED_IF, ("track",))
    assert [one.ground for one in found.alternatives] == ["wait"]


# ── no ground ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_where_nothing_is_recorded_there_is_no_ban_and_no_permission() -> None:
    found = said()
    assert (found.outcome, found.reason) == (Outcome.NO_GROUND, NoGroundReason.NOTHING_RECORDED)
    assert found.modality is Modality.NONE


def test_a_conditional_stop_closes_unless() -> None:
    found = said(secrecy("oath", Stop(duty=True)), question=SECRET)
    assert (found.outcome, found.reason) == (Outcome.NO_GROUND, NoGroundReason.CLOSED_UNLESS)
    assert (found.modality, found.blocks) == (Modality.MUST_NOT, ("oath",))


@pytest.mark.parametrize(
    ("stop", "more", "facts", "outcome"),
    [
        (Stop(), (), {}, Outcome.PROHIBITED),
        (Stop(consent=True), (), {}, Outcome.NO_GROUND),
        (Stop(consent=True), (), {"consent__victim": "refused"}, Outcome.PROHIBITED),
        (Stop(own_task=True), (), {}, Outcome.NO_GROUND),
        (Stop(duty=True), (duty("d", keeps_closed=("oath",)),), {}, Outcome.PROHIBITED),
        (Stop(grounds=("g",)), (), {}, Outcome.PROHIBITED),
        (Stop(grounds=("g",)), (duty("g", when=(asks("x"),)),), {"x": "false"}, Outcome.PROHIBITED),
        (Stop(when=(asks("x"),)), (), {}, Outcome.NO_GROUND),
        (Stop(when=(asks("x"),)), (), {"x": "false"}, Outcome.PROHIBITED),
    ],
)
def test_a_stop_prohibits_when_every_exception_it_names_is_false(
    stop: Stop, more: tuple[Norm, ...], facts: dict[str, str], outcome: Outcome
) -> None:
    assert said(secrecy("oath", stop), *more, question=SECRET, **facts).outcome is outcome


def test_a_prohibition_beats_everything() -> None:
    removed = forbids("removed")
    found = said(duty("must"), removed)
    assert (found.outcome, found.blocks, found.alternatives) == (Outcome.PROHIBITED, ("removed",), ())


def test_a_prohibition_that_nobody_can_rule_out_is_shown_before_sharing() -> None:
    protected = forbids("protected", when=(asks("source", role=Role.EXCEPTION), asks("known")))
    found = said(power("tell"), protected, known="true")
    assert (found.outcome, found.exceptions) == (Outcome.PERMITTED, ("source",))
    assert said(power("tell"), protected, known="true", source="true").outcome is Outcome.PROHIBITED
    assert said(power("tell"), protected, known="true", source="false").exceptions == ()


def test_a_prohibition_that_names_grounds_forbids_when_none_of_them_carries_it() -> None:
    number = forbids("number", stop=Stop(grounds=("order",)))
    assert said(power("order"), number).grounds == ("order",)
    both = said(power("order"), power("tell"), number)
    assert (both.outcome, both.grounds, both.blocks) == (Outcome.PERMITTED, ("order",), ("number",))
    without = said(power("tell"), number)
    assert (without.outcome, without.blocks) == (Outcome.PROHIBITED, ("number",))
    assert said(power("order", when=(asks("x"),)), number, x="false").outcome is Outcome.PROHIBITED
    assert said(power("order"), number, forbids("removed")).outcome is Outcome.PROHIBITED


def test_danger_makes_no_prohibition_of_a_ground_that_must_wait() -> None:
    number = forbids("number", stop=Stop(grounds=("order",)))
    found = said(power("order", when=(asks("ots", role=Role.TRACK),)), number, acute_danger="true")
    assert (found.outcome, found.reason) == (Outcome.NO_GROUND, NoGroundReason.CLOSED_UNLESS)


@pytest.mark.parametrize(
    ("recipient", "purpose", "facts", "outcome"),
    [
        ("college", "school-attendance", {"request": "true"}, Outcome.MANDATORY),
        ("college", "give-help", {"consent.child": "given", "recipient.alleged-perpetrator": "false"}, None),
        ("veilig-thuis", "investigate-domestic-violence", {"relation": "household"}, None),
    ],
)
def test_a_personal_number_goes_from_school_to_the_college_for_school_attendance_only(
    recipient: str, purpose: str, facts: dict[str, str], outcome: Outcome | None
) -> None:
    """UAVG 46: by Leerplichtwet 18(3), not by Wmo 5.2.6 and not by consent."""
    question = Disclosure("onderwijs", recipient, Label("avg", (), "bsn", "child"), purpose)
    found = decide(load_law(), question, Situation(facts), DAY)
    assert found.outcome is (outcome or Outcome.PROHIBITED)
    assert ("lpw-18-3" in found.grounds) is (outcome is not None)
    assert "uavg-46" in found.blocks


def test_a_fact_that_forbids_is_a_fact_used() -> None:
    protected = forbids("protected", when=(asks("source"),))
    assert said(power("tell"), protected, source="true").facts_used == ("source",)


# ── what a stop asks itself ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("unregulated", "blocks", "to_check"),
    [
        ("true", ("bw7-457-1",), ()),
        ("false", ("bw7-457-1", "wet-big-88"), ()),
        ("unknown", ("bw7-457-1", "wet-big-88"), ("holder.unregulated",)),
    ],
)
def test_the_oath_of_a_regulated_profession_does_not_bind_who_has_none(
    unregulated: str, blocks: tuple[str, ...], to_check: tuple[str, ...]
) -> None:
    """Wet BIG 88; the secrecy of the treatment contract stays."""
    label = Label("avg", ("bw7-457-1", "wet-big-88"), "special-health", "victim")
    facts = {"consent.victim": "refused", "holder.unregulated": unregulated}
    found = decide(load_law(), Disclosure("ggz", "opvang", label, "give-help"), Situation(facts), DAY)
    assert found.reason is NoGroundReason.CLOSED_UNLESS
    assert tuple(name for name in found.blocks if name in ("bw7-457-1", "wet-big-88")) == blocks
    assert tuple(name for name in found.exceptions if name.startswith("holder.")) == to_check


# ── secrecy that nobody researched, doubt ────────────────────────────────────────────────────────────────────────────


def test_a_record_whose_secrecy_nobody_researched_is_undetermined() -> None:
    unknown = disclosure("arts", "gemeente", Label("avg", None, "ordinary", "victim"))
    found = said(duty("must"), question=unknown)
    assert (found.outcome, found.decision) == (Outcome.UNDETERMINED, Decision.DOUBT)
    assert found.layers[0].name is LayerName.SECRECY
    assert found.alternatives == (), "no other way is offered past a secrecy that nobody knows"
    protected = forbids("protected", when=(asks("source", role=Role.EXCEPTION),))
    assert said(protected, question=unknown).exceptions == ("source",)
    assert said(protected, question=unknown, source="true").outcome is Outcome.PROHIBITED


def test_a_doubt_touches_only_the_routes_that_rest_on_it() -> None:
    doubted = duty("must", doubts=(Doubt("D1"),))
    assert said(doubted).outcome is Outcome.UNDETERMINED
    assert said(doubted, power("tell")).outcome is Outcome.PERMITTED


# ── consent ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("given", Outcome.PERMITTED),
        ("not-asked", Outcome.ONLY_CONSENT),
        ("refused", Outcome.NO_GROUND),
        ("withdrawn", Outcome.NO_GROUND),
        ("unknown", Outcome.ONLY_CONSENT),
    ],
)
def test_consent_is_a_route_of_its_own(state: str, outcome: Outcome) -> None:
    assert said(consent_basis(), consent__victim=state).outcome is outcome


def test_consent_as_a_basis_does_not_by_itself_waive_secrecy() -> None:
    """Processing, waiver of secrecy and help are three objects: a stop must name consent before it yields."""
    given = {"consent__victim": "given"}
    closed_to_it, open_to_it = secrecy("oath"), secrecy("oath", Stop(consent=True))
    assert said(consent_basis(), closed_to_it, question=SECRET, **given).outcome is Outcome.PROHIBITED
    assert said(consent_basis(), open_to_it, question=SECRET, **given).outcome is Outcome.PERMITTED


def test_consent_to_help_is_not_consent_of_the_other_person() -> None:
    about_him = disclosure("arts", "gemeente", record(subject="perpetrator"))
    assert said(consent_basis(), question=about_him, consent__victim="given").outcome is Outcome.ONLY_CONSENT


def test_asking_must_be_safe() -> None:
    assert "consent.safe-to-ask" in said(consent_basis()).exceptions
    assert said(consent_basis(), consent__safe_to_ask="false").outcome is not Outcome.ONLY_CONSENT


def test_for_the_dead_there_is_no_consent_and_secrecy_stays() -> None:
    dead = disclosure("arts", "gemeente", record("oath", subject="deceased-victim"))
    assert said(consent_basis(), secrecy("oath", Stop(consent=True)), question=dead).outcome is Outcome.PROHIBITED


def test_consent_is_no_ground_for_police_data() -> None:
    police = disclosure("politie", "gemeente", record(regime="wpg"))
    assert said(consent_basis(), question=police, consent__victim="given").outcome is Outcome.NO_GROUND


# ── household ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_household_is_decided_member_by_member_and_is_as_the_worst() -> None:
    household = disclosure("arts", "gemeente", record(subject="household"))
    found = said(
        consent_basis(),
        question=household,
        consent__victim="given",
        consent__perpetrator="refused",
        consent__child="given",
    )
    assert {member: one.outcome for member, one in found.per_subject} == {
        "victim": Outcome.PERMITTED,
        "perpetrator": Outcome.NO_GROUND,
        "child": Outcome.PERMITTED,
    }
    assert found.outcome is Outcome.NO_GROUND
    assert found.exceptions == ("consent.safe-to-ask", "recipient.alleged-perpetrator")


def test_a_household_needs_the_consent_of_every_member_that_has_not_given_it() -> None:
    household = disclosure("arts", "gemeente", record(subject="household"))
    everybody = said(consent_basis(), question=household)
    assert everybody.outcome is Outcome.ONLY_CONSENT
    assert everybody.to_check == ("consent.victim", "consent.perpetrator", "consent.child")
    rest = said(consent_basis(), question=household, consent__victim="given")
    assert (rest.outcome, rest.to_check) == (Outcome.ONLY_CONSENT, ("consent.perpetrator", "consent.child"))
    assert set(rest.facts_used) >= {"consent.victim", "consent.perpetrator", "consent.child"}
    refused = said(consent_basis(), question=household, consent__perpetrator="refused")
    assert (refused.outcome, refused.to_check) == (Outcome.NO_GROUND, ())


# ── told to the person herself ───────────────────────────────────────────────────────────────────────────────────────

ABOUT_HER = Label("avg", (), "ordinary", "victim")


@pytest.mark.parametrize(
    ("recipient", "subject", "outcome"),
    [
        ("slachtoffer", "victim", Outcome.NO_GROUND),
        ("betrokkene", "victim", Outcome.NO_GROUND),
        ("dader", "perpetrator", Outcome.NO_GROUND),
        ("kind", "child", Outcome.NO_GROUND),
        ("slachtoffer", "child", Outcome.ONLY_CONSENT),
        ("dader", "victim", Outcome.ONLY_CONSENT),
        ("ouder-met-gezag", "child", Outcome.ONLY_CONSENT),
    ],
)
def test_nobody_consents_to_what_she_is_told_herself(recipient: str, subject: str, outcome: Outcome) -> None:
    small = small_law(consent_basis())
    law = replace(small, capacities=load_law().capacities)
    question = Disclosure("huisarts", recipient, replace(ABOUT_HER, subject=subject), "give-help")
    assert decide(law, question, Situation(), DAY).outcome is outcome


def test_a_right_of_access_carries_what_she_is_told_and_nobody_asks_whether_it_is_about_her() -> None:
    """Wmo 5.3.2: who asks is told what the team has on her."""
    question = Disclosure("lokaal-team", "slachtoffer", ABOUT_HER, "give-help")
    asked = decide(load_law(), question, Situation({"request": "true"}), DAY)
    assert (asked.outcome, asked.grounds[0]) == (Outcome.MANDATORY_UNLESS_WEIGHTY, "wmo-5-3-2")
    assert asked.to_check == ()
    assert "wmo-5-3-3" not in asked.blocks, "the secrecy of the team is towards others than her"
    of_another = decide(load_law(), question, Situation({"request": "true", "recipient.data-subject": "false"}), DAY)
    assert "wmo-5-3-2" not in of_another.grounds


@pytest.mark.parametrize(
    ("recipient", "subject", "closes"),
    [
        ("slachtoffer", "victim", False),
        ("slachtoffer", "perpetrator", True),
        ("ouder-met-gezag", "child", True),
        ("woningcorporatie", "victim", True),
    ],
)
def test_the_secrecy_of_the_wmo_closes_towards_others_than_the_person(
    recipient: str, subject: str, closes: bool
) -> None:
    """Wmo 5.3.3, met by a power that does not open it. Whether a parent stands for the child here is not known: then
    it closes.
    """
    law = load_law()
    plain = replace(law, norms=(*law.norms, power("zomaar")), fingerprint="a power that opens nothing")
    question = Disclosure("veilig-thuis", recipient, Label("avg", ("wmo-5-3-3",), "ordinary", subject), "give-help")
    found = decide(plain, question, Situation(), DAY)
    assert ("wmo-5-3-3" in found.blocks) is closes
    assert ("zomaar" in found.grounds) is not closes


# ── acute danger ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_danger_to_life_waits_for_no_track_and_no_consent() -> None:
    track = duty("track", when=(asks("ots", role=Role.TRACK),))
    calm, acute = said(track, consent_basis()), said(track, consent_basis(), acute_danger="true")
    assert calm.outcome is Outcome.ONLY_CONSENT
    assert (acute.outcome, acute.acute) == (Outcome.NO_GROUND, True)


def test_danger_to_life_is_no_ground_and_leaves_one_that_is_there() -> None:
    assert said(acute_danger="true").outcome is Outcome.NO_GROUND
    assert said(duty("must"), acute_danger="true").outcome is Outcome.MANDATORY
    assert said(
        CONFLICT, secrecy("oath", Stop(grounds=("conflict",))), question=SECRET, acute_danger="true"
    ).outcome is (Outcome.ONLY_CONFLICT)


# ── by way of another ────────────────────────────────────────────────────────────────────────────────────────────────

REPORT = power("report", holders=("arts",), recipients=("veilig-thuis",), purposes=("investigate-domestic-violence",))
PASS_ON = power("pass-on", holders=("veilig-thuis",), recipients=("gemeente",), when=(asks("vt-report"),))
AT_VT = LabelRule("veilig-thuis", "*", "avg", ())


def via(*norms: Norm, question: Disclosure = TELL, **facts: Any) -> Verdict:
    law = small_law(*norms, label_rules=(AT_VT,))
    return decide(law, question, Situation({name.replace("_", "-"): value for name, value in facts.items()}), DAY)


def test_what_cannot_go_directly_may_go_through_another_that_acts_for_its_own_task() -> None:
    """What is told to Veilig Thuis is a report: the second step does not ask for it."""
    found = via(REPORT, PASS_ON)
    assert (found.outcome, found.decision) == (Outcome.ONLY_VIA, Decision.TRACK)
    assert found.routes == (("arts", "veilig-thuis", "gemeente"),)


def test_both_steps_must_stand_and_a_direct_way_goes_first() -> None:
    assert via(REPORT).outcome is Outcome.NO_GROUND
    assert via(PASS_ON).outcome is Outcome.NO_GROUND
    assert via(REPORT, PASS_ON, power("direct")).outcome is Outcome.PERMITTED


def test_no_way_round_a_prohibition_nor_while_life_is_in_danger() -> None:
    assert via(REPORT, PASS_ON, forbids("no", recipients=("gemeente",))).outcome is Outcome.PROHIBITED
    assert via(REPORT, PASS_ON, acute_danger="true").outcome is Outcome.NO_GROUND


def test_a_way_round_carries_nothing_of_the_direct_way() -> None:
    waits = power("wait", when=(asks("ots", role=Role.TRACK),))
    found = via(REPORT, PASS_ON, waits)
    assert (found.outcome, found.grounds, found.to_check) == (Outcome.ONLY_VIA, (), ())
    assert [one.ground for one in found.alternatives] == ["wait"]


def test_a_ground_that_lets_a_record_go_no_further_ends_the_way() -> None:
    assert via(replace(REPORT, onward_to=()), PASS_ON).outcome is Outcome.NO_GROUND
    assert via(replace(REPORT, onward_to=("gemeente",)), PASS_ON).outcome is Outcome.ONLY_VIA


def test_a_way_round_keeps_the_origin_of_the_act_of_its_first_step() -> None:
    stays = secrecy("stays", label=LabelPattern((("origin", ("zvh",)),)))
    law = small_law(replace(REPORT, act="partnership"), PASS_ON, stays, label_rules=(AT_VT,))
    acts = (*law.acts, Act("partnership", Text("P", "P"), "P", origin="zvh"))
    assert via(REPORT, PASS_ON, stays).outcome is Outcome.ONLY_VIA
    bound = replace(law, acts=acts, fingerprint="origin of a way round")
    assert decide(bound, disclosure("arts", "gemeente"), Situation(), DAY).outcome is Outcome.NO_GROUND


def test_what_was_given_for_one_may_not_be_passed_on_by_a_power_but_by_a_duty() -> None:
    given = replace(duty("given", recipients=("arts",)), onward_to=())
    received = replace(TELL, hops=(Hop("politie", "arts", "given", "police-task"),))
    closed_now = said(given, power("tell"), question=received)
    assert (closed_now.outcome, closed_now.reason) == (Outcome.NO_GROUND, NoGroundReason.CLOSED_UNLESS)
    assert "given" in closed_now.blocks
    assert said(given, duty("order"), question=received).outcome is Outcome.MANDATORY


def test_the_exceptions_of_both_steps_are_listed() -> None:
    objection = asks("objection", "false", role=Role.EXCEPTION)
    source = asks("source", "false", role=Role.EXCEPTION)
    first = power("report", holders=("arts",), recipients=("veilig-thuis",), when=(objection,))
    second = power("pass-on", holders=("veilig-thuis",), recipients=("gemeente",), when=(source,))
    assert via(first, second).exceptions == ("objection", "source")


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_norm_counts_from_its_first_to_its_last_day() -> None:
    tell = power("tell", valid_from="2020-01-01", valid_to="2020-12-31")
    days = ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
    outcomes = [said(tell, day=day).outcome for day in days]
    assert outcomes == [Outcome.NO_GROUND, Outcome.PERMITTED, Outcome.PERMITTED, Outcome.NO_GROUND]


def test_a_bill_is_no_law_until_it_is_switched_on() -> None:
    bill = power("bill", pending=True, valid_from="2020-01-01")
    assert said(bill).outcome is Outcome.NO_GROUND
    assert said(bill, pending_law="true").outcome is Outcome.PERMITTED


def test_a_day_before_the_text_that_was_read_is_uncertain() -> None:
    tell = power("tell", precision=Precision.NOT_LATER_THAN, text_date="2025-01-01")
    assert said(tell, day="2024-06-01").uncertain_dates == ("tell",)
    assert said(tell, day="2025-06-01").uncertain_dates == ()


@pytest.mark.parametrize(("day", "known"), [("2024-07-01", False), ("2025-01-01", True)])
def test_veilig_thuis_may_tell_the_prosecutor_since_2025(day: str, known: bool) -> None:
    question = Disclosure(
        "veilig-thuis", "openbaar-ministerie", Label("avg", (), "ordinary", "victim"), "investigate-domestic-violence"
    )
    found = decide(load_law(), question, Situation({"vt-report": "true"}), day)
    assert ("wmo-4-1-1-2-e" in found.grounds) is known


@pytest.mark.parametrize(("day", "known"), [("2025-02-28", False), ("2025-03-01", True)])
def test_the_duty_to_supply_a_care_and_safety_house_counts_since_march_2025(day: str, known: bool) -> None:
    law = load_law()
    assert ("wgs-1-5-duty-to-supply" in law.on(day).norm) is known
    question = Disclosure(
        "ggd", "zorg-veiligheidshuis", Label("avg", (), "ordinary", "victim"), "case-conference", forum="zvh-case"
    )
    named = {one.id for one in candidates(law.on(day), question, Situation())}
    assert ("wgs-1-5-duty-to-supply" in named) is known
