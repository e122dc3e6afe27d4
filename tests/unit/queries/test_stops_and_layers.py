"""What a stop or a layer does not yield to: a mistake here would make something look lawful that is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.norms import (
    Brought,
    Doubt,
    DoubtTrigger,
    LabelPattern,
    LabelRule,
    Modality,
    Norm,
    NormKind,
    Precision,
    Role,
    Stop,
)
from queries.lawfulness import decide
from queries.legal_route import run
from queries.setting import setting_of
from queries.situation import Situation
from queries.verdict import Disclosure, LayerName, LayerStatus, Outcome, Verdict
from tests.law_builders import (
    DAY,
    asks,
    consent_basis,
    disclosure,
    duty,
    exempting,
    forbids,
    norm,
    power,
    record,
    secrecy,
    small_law,
)

TELL = disclosure("arts", "gemeente")
SECRET = disclosure("arts", "gemeente", record("oath"))
UNKNOWN = Brought("unknown")
REPORT = power("report", holders=("arts",), recipients=("veilig-thuis",), purposes=("investigate-domestic-violence",))
PASS_ON = power("pass-on", holders=("veilig-thuis",), recipients=("gemeente",))


FREE_AT_VT = LabelRule("veilig-thuis", "*", "avg", ())


def said(*norms: Norm, question: Disclosure = TELL, at_vt: LabelRule = FREE_AT_VT, **facts: str) -> Verdict:
    """The verdict; ``acute_danger`` is the fact ``acute-danger``, ``consent__victim`` is ``consent.victim``."""
    named = {name.replace("__", ".").replace("_", "-"): value for name, value in facts.items()}
    return decide(small_law(*norms, label_rules=(at_vt,)), question, Situation(named), DAY)


# ── stops ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_would_close_the_last_way_past_a_prohibition_is_listed_where_the_secrecy_is_unknown_too() -> None:
    unlabelled = disclosure("arts", "gemeente", replace(record(), secrecy=None))
    bars = forbids("bars", stop=Stop(grounds=("tell",)))
    tell = power("tell", when=(asks("source", "false", role=Role.EXCEPTION),))
    found = said(tell, bars, question=unlabelled)
    assert (found.outcome, found.exceptions) == (Outcome.UNDETERMINED, ("source",))
    assert said(tell, bars, question=unlabelled, source="true").outcome is Outcome.PROHIBITED
    assert said(tell, question=unlabelled).exceptions == ()


def test_a_duty_passes_only_a_stop_that_names_a_duty() -> None:
    assert said(duty("order"), secrecy("oath", Stop(duty=True)), question=SECRET).outcome is Outcome.MANDATORY
    assert said(duty("order"), secrecy("oath", Stop(consent=True)), question=SECRET).outcome is Outcome.NO_GROUND


def test_a_circumstance_that_nobody_knows_does_not_open_a_stop() -> None:
    law = small_law(power("tell"), secrecy("oath", Stop(when=(asks("x"),)))).on(DAY)
    found = run(setting_of(law, SECRET, Situation()), law.norm["tell"])
    (layer,) = (one for one in found.layers if one.name is LayerName.SECRECY)
    assert layer.status is LayerStatus.UNKNOWN


@pytest.mark.parametrize(
    ("leave", "outcome"),
    [("true", Outcome.PERMITTED), ("unknown", Outcome.PROHIBITED), ("false", Outcome.PROHIBITED)],
)
def test_a_prohibition_is_lifted_by_what_is_known_and_not_by_what_may_be(leave: str, outcome: Outcome) -> None:
    assert said(power("tell"), forbids("no", stop=Stop(when=(asks("leave"),))), leave=leave).outcome is outcome


def test_there_is_no_way_round_what_is_forbidden_between_these_two_only() -> None:
    between = forbids("no", holders=("arts",), recipients=("gemeente",))
    assert said(REPORT, PASS_ON).outcome is Outcome.ONLY_VIA
    assert said(REPORT, PASS_ON, between).outcome is Outcome.PROHIBITED


def test_who_stands_between_passes_on_a_record_of_its_own_with_its_own_secrecy() -> None:
    own, at_vt = secrecy("own"), LabelRule("veilig-thuis", "*", "avg", ("own",))
    assert said(REPORT, PASS_ON, own, at_vt=at_vt).outcome is Outcome.NO_GROUND
    assert said(REPORT, replace(PASS_ON, opens=("own",)), own, at_vt=at_vt).outcome is Outcome.ONLY_VIA


def test_acute_danger_leaves_a_conflict_of_duties_its_steps() -> None:
    steps = (asks("steps", role=Role.TRACK),)
    conflict = norm("conflict", NormKind.POWER, Modality.MAY_IN_CONFLICT, when=steps)
    assert said(conflict, acute_danger="true").outcome is Outcome.ONLY_CONFLICT
    assert said(power("track", when=steps), acute_danger="true").outcome is Outcome.NO_GROUND


# ── layers ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("category", "outcome"), [("ordinary", Outcome.PERMITTED), ("criminal", Outcome.UNDETERMINED)])
def test_criminal_data_need_an_exemption_as_data_on_health_do(category: str, outcome: Outcome) -> None:
    question = disclosure("arts", "gemeente", record(category=category))
    assert said(power("tell", exemption_holder=UNKNOWN), question=question).outcome is outcome


@pytest.mark.parametrize(("user", "outcome"), [("gemeente", Outcome.PERMITTED), ("arts", Outcome.UNDETERMINED)])
def test_the_recipient_needs_an_exemption_of_its_own(user: str, outcome: Outcome) -> None:
    question = disclosure("arts", "gemeente", record(category="special-health"))
    assert said(power("tell", exemption_recipient=UNKNOWN), exempting("care", user), question=question).outcome is (
        outcome
    )


def test_an_exemption_for_data_on_health_does_not_serve_criminal_data() -> None:
    tell, care = power("tell", exemption_holder=UNKNOWN), exempting("care", "arts", categories=("special-health",))
    health, criminal = (
        disclosure("arts", "gemeente", record(category=name)) for name in ("special-health", "criminal")
    )
    assert said(tell, care, question=health).outcome is Outcome.PERMITTED
    assert said(tell, care, question=criminal).outcome is Outcome.UNDETERMINED


def test_triggers_that_stand_together_must_all_be_there_before_a_doubt_bites() -> None:
    together = (DoubtTrigger("fact", "minor", ("true",)), DoubtTrigger("fact", "relation", ("none",)))
    tell = power("tell", doubts=(Doubt("D1", (together,)),))
    assert said(tell, minor="true", relation="spouse").outcome is Outcome.PERMITTED
    assert said(tell, minor="true", relation="none").outcome is Outcome.UNDETERMINED


# ── consent and dates ────────────────────────────────────────────────────────────────────────────────────────────────


def test_consent_is_no_ground_for_police_data_that_lie_with_somebody_else() -> None:
    from_police = disclosure("arts", "gemeente", record(regime="wpg"))
    assert said(consent_basis(), consent__victim="given").outcome is Outcome.PERMITTED
    assert said(consent_basis(), question=from_police, consent__victim="given").outcome is Outcome.NO_GROUND


def test_on_the_day_of_the_text_that_was_read_nothing_is_uncertain() -> None:
    later = "2026-11-23"
    assert said(power("tell", precision=Precision.YEAR, text_date=DAY)).uncertain_dates == ()
    assert said(power("tell", precision=Precision.YEAR, text_date=later)).uncertain_dates == ("tell",)


# ── which outcome goes before which ──────────────────────────────────────────────────────────────────────────────────


def test_a_fact_to_look_up_goes_before_asking_for_consent() -> None:
    found = said(power("look", when=(asks("x"),)), consent_basis())
    assert (found.outcome, found.grounds) == (Outcome.PERMITTED_IF, ("look",))
    assert [one.outcome for one in found.alternatives] == [Outcome.ONLY_CONSENT]


def test_no_ground_for_the_child_is_worse_for_a_household_than_an_open_question_on_the_victim() -> None:
    about_her = LabelPattern((("subject", ("victim",)),))
    household = disclosure("arts", "gemeente", record(subject="household"))
    found = said(power("tell", basis=UNKNOWN, label=about_her), question=household)
    assert dict(found.per_subject)["victim"].outcome is Outcome.UNDETERMINED
    assert found.outcome is Outcome.NO_GROUND


def test_an_exemption_that_names_no_party_counts_only_where_a_ground_brings_it() -> None:
    question = disclosure("arts", "gemeente", record(category="special-health"))
    nobodys = exempting("nobodys")
    assert said(power("tell", exemption_holder=UNKNOWN), nobodys, question=question).outcome is Outcome.UNDETERMINED
    brought = power("tell", exemption_holder=Brought("yes", "nobodys"))
    assert said(brought, nobodys, question=question).outcome is Outcome.PERMITTED
