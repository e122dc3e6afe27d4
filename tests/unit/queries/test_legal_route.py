"""One ground through every layer: the layers are an AND, a stop yields to what it names, a doubt bites or is shown."""

from __future__ import annotations

from typing import Any

import pytest

from ontology.norms import Brought, Doubt, DoubtTrigger, Modality, Norm, NormKind, Role, Stop
from queries.legal_route import ANY_POWER, ANY_SECRECY, Route, Setting, run
from queries.matching import parties, stops_for
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, LayerName, LayerStatus, Outcome
from tests.law_builders import (
    DAY,
    asks,
    closed,
    disclosure,
    duty,
    either,
    exempting,
    forbids,
    norm,
    power,
    record,
    secrecy,
    small_law,
)

HEALTH = disclosure("arts", "gemeente", record(category="special-health"))
SECRET = disclosure("arts", "gemeente", record("oath"))


def route(ground: Norm, *others: Norm, question: Disclosure = SECRET, **facts: str) -> Route:
    """``ground`` on a record with the secrecy ``oath``, beside the other norms; ``vt_report`` is fact ``vt-report``."""
    law = small_law(ground, *others).on(DAY)
    ends = parties(law, question)
    situation = Situation({name.replace("_", "-"): value for name, value in facts.items()})
    return run(Setting(law, question, situation, ends, stops_for(law, question, ends)), ground)


def status(found: Route, name: LayerName) -> LayerStatus:
    return next(layer.status for layer in found.layers if layer.name is name)


# ── what the ground itself asks ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("role", "outcome", "decision"),
    [
        (Role.CIRCUMSTANCE, Outcome.PERMITTED_IF, Decision.FACTS),
        (Role.TRACK, Outcome.PERMITTED_IF, Decision.TRACK),
        (Role.EXCEPTION, Outcome.PERMITTED, Decision.RULE),
    ],
)
def test_an_unknown_condition_works_by_its_role(role: Role, outcome: Outcome, decision: Decision) -> None:
    tell = power("tell", when=(asks("x", role=role),))
    assert (route(tell).outcome, route(tell).decision) == (outcome, decision)
    assert route(tell, x="true").outcome is Outcome.PERMITTED
    assert route(tell, x="false").outcome is None
    assert route(tell, x="false").dead_at is LayerName.TASK


@pytest.mark.parametrize(
    ("ground", "outcome", "decision"),
    [
        (duty("g"), Outcome.MANDATORY, Decision.RULE),
        (duty("g", weigh=(power("x").rule,)), Outcome.MANDATORY, Decision.HUMAN),
        (norm("g", NormKind.DUTY, Modality.MUST_UNLESS), Outcome.MANDATORY_UNLESS_WEIGHTY, Decision.HUMAN),
        (power("g"), Outcome.PERMITTED, Decision.RULE),
        (power("g", weigh=(power("x").rule,)), Outcome.PERMITTED_HUMAN, Decision.HUMAN),
        (norm("g", NormKind.POWER, Modality.MAY_IN_CONFLICT), Outcome.ONLY_CONFLICT, Decision.HUMAN),
    ],
)
def test_a_modality_gives_its_outcome(ground: Norm, outcome: Outcome, decision: Decision) -> None:
    found = route(ground)
    assert (found.outcome, found.decision) == (outcome, decision)


def test_consent_that_is_all_there_is_to_wait_for_is_only_consent() -> None:
    consent = asks("consent.subject", "given")
    tell = norm("tell", NormKind.POWER, Modality.MAY_WITH_CONSENT, when=(consent,))
    both = norm("tell", NormKind.POWER, Modality.MAY_WITH_CONSENT, when=(consent, asks("ots", role=Role.TRACK)))
    assert route(tell).outcome is Outcome.ONLY_CONSENT
    assert (route(both).outcome, route(both).waiting) == (Outcome.PERMITTED_IF, ("consent.victim", "ots"))


def test_a_question_for_a_person_stays_open() -> None:
    found = route(power("tell", weigh=(power("x").rule,), recording=power("x").rule))
    assert status(found, LayerName.JUDGEMENT) is LayerStatus.OPEN
    assert status(found, LayerName.RECORDING) is LayerStatus.OPEN


# ── stops ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CARE = {"holders": ("arts",), "recipients": ("gemeente",)}


@pytest.mark.parametrize(
    ("stop", "ground"),
    [
        (Stop(duty=True), duty("g")),
        (Stop(own_task=True), power("g", **CARE)),
        (Stop(consent=True), norm("g", NormKind.POWER, Modality.MAY_WITH_CONSENT)),
        (Stop(grounds=("g",)), power("g")),
        (Stop(grounds=(ANY_POWER,)), power("g")),
        (Stop(), power("g", opens=("oath",))),
        (Stop(), power("g", opens=(ANY_SECRECY,))),
        (Stop(when=(asks("x"),)), power("g")),
    ],
)
def test_a_stop_yields_to_each_exception_it_names(stop: Stop, ground: Norm) -> None:
    found = route(ground, secrecy("oath", stop), x="true")
    assert found.outcome is not None
    assert status(found, LayerName.SECRECY) is LayerStatus.TRUE


@pytest.mark.parametrize(
    ("stop", "ground"),
    [
        (Stop(), power("g")),
        (Stop(duty=True), power("g")),
        (Stop(consent=True), power("g")),
        (Stop(own_task=True), power("g")),
        (Stop(own_task=True), power("g", holders=("any",), recipients=("gemeente",))),
        (Stop(own_task=True), power("g", holders=("arts",), recipients=("any",))),
        (Stop(grounds=("other",)), power("g")),
        (Stop(grounds=(ANY_POWER,)), norm("g", NormKind.POWER, Modality.MAY_IN_CONFLICT)),
        (Stop(duty=True), duty("g", keeps_closed=("oath",))),
        (Stop(when=(asks("x"),)), power("g")),
        (None, duty("g")),
    ],
)
def test_a_stop_does_not_yield_to_what_it_does_not_name(stop: Stop | None, ground: Norm) -> None:
    found = route(ground, norm("oath", NormKind.SECRECY, Modality.MUST_NOT, stop=stop), x="false")
    if stop is not None:
        assert (found.outcome, found.blocked_by, found.dead_at) == (None, ("oath",), LayerName.SECRECY)


def test_own_task_counts_only_where_the_power_names_this_holder_and_this_recipient() -> None:
    oath = secrecy("oath", Stop(own_task=True))
    assert route(power("g", holders=("arts",), recipients=("gemeente",)), oath).outcome is Outcome.PERMITTED
    assert route(power("g", recipients=("gemeente",)), oath).outcome is None


def test_an_unknown_circumstance_of_a_stop_is_asked_for() -> None:
    found = route(power("g"), secrecy("oath", Stop(when=(asks("x"),))))
    assert (found.outcome, found.missing, found.used) == (Outcome.PERMITTED_IF, ("x",), ("x",))


@pytest.mark.parametrize(("minor", "closed_by"), [("true", ()), ("false", ("oath",)), ("unknown", ("oath",))])
def test_a_stop_whose_own_condition_is_false_falls_away(minor: str, closed_by: tuple[str, ...]) -> None:
    """Unknown means that it applies."""
    found = route(power("g"), secrecy("oath", when=(asks("minor", "false"),)), minor=minor)
    assert found.blocked_by == closed_by
    assert found.used == found.turned == ("minor",)
    named = [name for layer in found.layers if layer.name is LayerName.SECRECY for name in layer.norms]
    assert tuple(named) == closed_by


def test_a_doubt_on_a_stop_falls_away_with_it() -> None:
    doubt = Doubt("D1", ((DoubtTrigger("stop", "stop", ("oath",)),),))
    oath = secrecy("oath", when=(asks("minor", "false"),), doubts=(Doubt("D2"),))
    tell = power("g", opens=("oath",), doubts=(doubt,))
    assert route(tell, oath, minor="false").doubts == ("D1", "D2")
    assert route(tell, oath, minor="true").doubts == ()


@pytest.mark.parametrize(
    ("ground", "stop", "passes"),
    [
        (power("g"), Stop(grounds=("g",)), True),
        (power("g"), Stop(grounds=("other",)), False),
        (duty("g"), Stop(duty=True), True),
        (power("g"), Stop(duty=True), False),
        (norm("g", NormKind.POWER, Modality.MAY_WITH_CONSENT), Stop(grounds=("other",)), False),
        (duty("g"), Stop(), True),
        (duty("g"), None, True),
    ],
)
def test_a_prohibition_that_names_grounds_or_a_duty_is_decided_route_by_route(
    ground: Norm, stop: Stop | None, passes: bool
) -> None:
    """One that names none is the same for every route: the decision looks at it first, and the route does not."""
    assert route(ground, forbids("number", stop=stop)).blocked_by == (() if passes else ("number",))


def test_a_prohibition_that_may_apply_warns_only_whom_it_would_close() -> None:
    flagged = forbids("flagged", stop=Stop(grounds=("g",)), when=(asks("flag"),))
    assert (route(power("other"), flagged).outcome, route(power("other"), flagged).exceptions) == (
        Outcome.PERMITTED,
        ("flag",),
    )
    assert route(power("g"), flagged).exceptions == ()
    assert route(power("other"), flagged, flag="true").outcome is None
    assert route(power("other"), flagged, flag="false").exceptions == ()


def test_a_power_does_not_break_police_secrecy_in_general() -> None:
    question = disclosure("politie", "gemeente", record("oath", regime="wpg"))
    tell = power("g", opens=(ANY_SECRECY,))
    assert route(tell, secrecy("oath", Stop(), regimes=("wpg",)), question=question).outcome is None
    assert route(tell, closed("oath", Stop()), question=question).dead_at is LayerName.STOPS


# ── the layers of the AVG ────────────────────────────────────────────────────────────────────────────────────────────

UNKNOWN = Brought("unknown")


@pytest.mark.parametrize(
    ("part", "layer"),
    [
        ("basis", LayerName.BASIS),
        ("exemption_holder", LayerName.EXEMPTION_HOLDER),
        ("exemption_recipient", LayerName.EXEMPTION_RECIPIENT),
        ("compatibility", LayerName.COMPATIBILITY),
        ("recipient_task", LayerName.RECIPIENT),
    ],
)
def test_a_power_needs_every_layer_and_a_duty_settles_it(part: str, layer: LayerName) -> None:
    lacking: dict[str, Any] = {part: UNKNOWN}
    found = route(power("g", **lacking), question=HEALTH)
    assert status(found, layer) is LayerStatus.UNKNOWN
    assert (found.outcome, found.decision) == (Outcome.UNDETERMINED, Decision.DOUBT)
    assert route(duty("g", **lacking), question=HEALTH).outcome is Outcome.MANDATORY


def test_a_fact_still_to_be_looked_up_does_not_hide_an_open_layer() -> None:
    tell = power("g", basis=UNKNOWN, when=(asks("x"),))
    assert route(tell).outcome is Outcome.UNDETERMINED
    assert route(tell, x="true").outcome is Outcome.UNDETERMINED


def test_a_track_that_has_not_begun_does_not_hide_an_open_layer_either() -> None:
    """It would be undetermined as soon as the track begins, so it must not look better now."""
    tell = power("g", basis=UNKNOWN, when=(asks("ots", role=Role.TRACK),))
    assert (route(tell).outcome, route(tell).waiting) == (Outcome.UNDETERMINED, ("ots",))
    assert route(tell).unsettled
    assert route(tell, ots="true").outcome is Outcome.UNDETERMINED
    assert not route(tell, ots="true").unsettled
    ordered = duty("g", basis=UNKNOWN, when=(asks("ots", role=Role.TRACK),))
    assert (route(ordered).outcome, route(ordered).unsettled) == (Outcome.PERMITTED_IF, False)


def test_an_exemption_that_a_party_can_use_itself_fills_the_layer() -> None:
    tell = power("g", exemption_holder=UNKNOWN)
    care = exempting("care", "arts", when=(asks("treats"),))
    assert route(tell, care, question=HEALTH, treats="true").outcome is Outcome.PERMITTED
    assert route(tell, care, question=HEALTH).outcome is Outcome.UNDETERMINED
    assert "treats" in route(tell, care, question=HEALTH).used
    other = exempting("other", "politie")
    assert route(tell, other, question=HEALTH).outcome is Outcome.UNDETERMINED


def test_an_exemption_that_leans_on_an_unknown_exception_says_so() -> None:
    tell = power("g", exemption_holder=UNKNOWN)
    care = exempting("care", "arts", when=(asks("objection", "false", role=Role.EXCEPTION),))
    assert route(tell, care, question=HEALTH).exceptions == ("objection",)
    assert route(tell, care, exempting("plain", "arts"), question=HEALTH).exceptions == ()


def test_ordinary_data_need_no_exemption_and_a_private_neighbour_no_task() -> None:
    tell = power("g", exemption_holder=UNKNOWN, exemption_recipient=UNKNOWN, recipient_task=UNKNOWN)
    to_neighbour = disclosure("arts", "buurman", record())
    assert route(tell, question=to_neighbour).outcome is Outcome.PERMITTED


def test_without_a_person_in_it_the_avg_is_silent() -> None:
    tell = power("g", basis=UNKNOWN, exemption_holder=UNKNOWN)
    question = disclosure("arts", "gemeente", record(category="special-health", form="aggregate"))
    assert route(tell, question=question).outcome is Outcome.PERMITTED


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("trigger", "bites"),
    [
        (DoubtTrigger("fact", "relation", ("none",)), True),
        (DoubtTrigger("fact", "relation", ("spouse",)), False),
        (DoubtTrigger("fact", "minor", ("false", "unknown")), True),
        (DoubtTrigger("ground", "ground", ("g",)), True),
        (DoubtTrigger("stop", "stop", ("oath",)), True),
        (DoubtTrigger("stop", "stop", ("other",)), False),
        (DoubtTrigger("category", "category", ("ordinary",)), True),
        (DoubtTrigger("holder", "holder", ("any-professional",)), True),
        (DoubtTrigger("recipient", "recipient", ("politie",)), False),
        (DoubtTrigger("label", "lawfully-obtained", ("false",)), False),
    ],
)
def test_a_doubt_bites_only_where_it_is_triggered(trigger: DoubtTrigger, bites: bool) -> None:
    tell = power("g", opens=("oath",), doubts=(Doubt("D1", ((trigger,),)),))
    found = route(tell, secrecy("oath"), relation="none")
    assert (found.outcome is Outcome.UNDETERMINED) is bites
    assert found.doubts == (("D1",) if bites else ())


def test_a_doubt_at_the_only_value_the_ground_accepts_bites_before_it_is_known() -> None:
    doubt = Doubt("D1", ((DoubtTrigger("fact", "relation", ("none",)),),))
    assert route(power("g", when=(asks("relation", "none"),), doubts=(doubt,))).outcome is Outcome.UNDETERMINED
    open_to_more = power("g", when=(asks("relation", "none", "spouse"),), doubts=(doubt,))
    assert route(open_to_more).outcome is Outcome.PERMITTED_IF
    assert "relation" in route(power("g", doubts=(doubt,))).used


def test_a_way_round_the_doubted_value_keeps_the_doubt_from_biting() -> None:
    doubt = Doubt("D1", ((DoubtTrigger("fact", "relation", ("none",)),),))
    clause = either(("relation", ("none",), Role.CIRCUMSTANCE), ("minor", ("true",), Role.CIRCUMSTANCE))
    tell = power("g", when=(clause,), doubts=(doubt,))
    assert route(tell).outcome is Outcome.PERMITTED_IF
    assert route(tell, minor="false").outcome is Outcome.UNDETERMINED


def test_a_step_that_must_begin_first_is_no_way_round_a_doubted_circumstance() -> None:
    """To look up the circumstance would lead into the doubt: it is not offered as what to find out."""
    doubt = Doubt("D1", ((DoubtTrigger("fact", "relation", ("none",)),),))
    clause = either(("relation", ("none",), Role.CIRCUMSTANCE), ("track", ("true",), Role.TRACK))
    tell = power("g", when=(clause,), doubts=(doubt,))
    assert route(tell).outcome is Outcome.UNDETERMINED
    assert route(tell, track="true").outcome is Outcome.PERMITTED
    assert route(tell, relation="spouse").outcome is Outcome.PERMITTED_IF


def test_a_doubt_without_triggers_always_bites_and_one_that_is_only_shown_never() -> None:
    assert route(power("g", doubts=(Doubt("D1"),))).outcome is Outcome.UNDETERMINED
    shown = route(power("g", doubts=(Doubt("D1", show_only=True),)))
    assert (shown.outcome, shown.doubts) == (Outcome.PERMITTED, ("D1",))


# ── what a route read and on what it turned ──────────────────────────────────────────────────────────────────────────


def test_of_two_exemptions_only_the_one_that_holds_is_turned_on() -> None:
    tell = power("g", exemption_holder=UNKNOWN)
    care, other = exempting("care", "arts", when=(asks("treats"),)), exempting("other", "arts", when=(asks("sued"),))
    found = route(tell, care, other, question=HEALTH, treats="true", sued="false")
    assert (found.used, found.turned) == (("treats", "sued"), ("treats",))
    assert route(tell, care, other, question=HEALTH, sued="false").turned == ("treats",)
    needs_two = exempting("care", "arts", when=(asks("treats"), asks("asked")))
    assert route(tell, needs_two, other, question=HEALTH, sued="false").turned == ()


@pytest.mark.parametrize(
    ("triggers", "show_only", "turned"),
    [
        ((DoubtTrigger("fact", "relation", ("none",)),), False, ("relation",)),
        ((DoubtTrigger("fact", "relation", ("none",)),), True, ()),
        ((DoubtTrigger("fact", "relation", ("none",)), DoubtTrigger("category", "category", ("bsn",))), False, ()),
        ((DoubtTrigger("fact", "relation", ("none",)), DoubtTrigger("fact", "minor", ("true",))), False, ()),
        ((DoubtTrigger("fact", "relation", ("none",)), DoubtTrigger("fact", "known", ("true",))), False, ("relation",)),
    ],
)
def test_a_doubt_turns_on_a_fact_that_by_itself_makes_it_bite(
    triggers: tuple[DoubtTrigger, ...], show_only: bool, turned: tuple[str, ...]
) -> None:
    found = route(power("g", doubts=(Doubt("D1", (triggers,), show_only=show_only),)), known="true")
    assert found.turned == turned
    assert "relation" in found.used


def test_a_doubt_that_bites_twice_turns_on_what_both_ways_share() -> None:
    none, minor = DoubtTrigger("fact", "relation", ("none",)), DoubtTrigger("fact", "minor", ("true",))
    known = DoubtTrigger("fact", "known", ("true",))
    twice = power("g", doubts=(Doubt("D1", ((none, known), (minor, known))),))
    assert route(twice, relation="none", minor="true", known="true").turned == ("known",)


def test_a_dead_route_turns_on_what_killed_it() -> None:
    tell = power("g", when=(asks("a"), asks("b")))
    found = route(tell, secrecy("oath", Stop(when=(asks("c"),))), a="false", b="true", c="false")
    assert (found.used, found.turned) == (("a", "b", "c"), ("a", "c"))
