"""Sentences from a verdict: the state, the citations and what is still to be checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.legal_doubts import LegalDoubt
from ontology.norms import Doubt, LabelRule, Modality, Norm, NormKind, Role, Stop
from ontology.terms import Text
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, NoGroundReason, Outcome, Verdict
from queries.verdict_sentences import STATE_LABELS, State, citation, doubt_text, explain, spoken_state, state_of
from tests.law_builders import DAY, asks, disclosure, duty, power, record, secrecy, small_law

TELL = disclosure("arts", "gemeente")


def verdict(outcome: Outcome, decision: Decision = Decision.RULE, reason: NoGroundReason | None = None) -> Verdict:
    return Verdict(outcome, Modality.NONE, decision, DAY, reason=reason)


def spoken(*norms: Norm, question: Disclosure = TELL, **facts: str) -> Text:
    law = small_law(*norms, label_rules=(LabelRule("veilig-thuis", "*", "avg", ()),))
    return explain(law, question, decide(law, question, Situation(facts), DAY))


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (verdict(Outcome.MANDATORY), State.MUST),
        (verdict(Outcome.MANDATORY_UNLESS_WEIGHTY), State.MUST),
        (verdict(Outcome.PERMITTED), State.MAY),
        (verdict(Outcome.PERMITTED_HUMAN), State.MAY),
        (verdict(Outcome.PERMITTED_IF, Decision.FACTS), State.MAY_IF),
        (verdict(Outcome.PERMITTED_IF, Decision.TRACK), State.NOT_THIS_WAY),
        (verdict(Outcome.ONLY_CONSENT), State.MAY_IF),
        (verdict(Outcome.ONLY_VIA), State.NOT_THIS_WAY),
        (verdict(Outcome.ONLY_CONFLICT), State.NOT_THIS_WAY),
        (verdict(Outcome.UNDETERMINED), State.UNDECIDED),
        (verdict(Outcome.NO_GROUND, reason=NoGroundReason.CLOSED_UNLESS), State.NOT_THIS_WAY),
        (verdict(Outcome.NO_GROUND, reason=NoGroundReason.NOTHING_RECORDED), State.NOTHING_RECORDED),
        (verdict(Outcome.PROHIBITED), State.FORBIDDEN),
    ],
)
def test_every_outcome_has_one_state(found: Verdict, state: State) -> None:
    assert state_of(found) is state
    assert spoken_state(found).nl.startswith(STATE_LABELS[state].nl)


def test_there_are_seven_states_with_seven_words() -> None:
    assert len({label.nl for label in STATE_LABELS.values()}) == len({x.en for x in STATE_LABELS.values()}) == 7
    assert set(STATE_LABELS) == set(State)


def test_the_state_says_what_a_person_still_does() -> None:
    assert spoken_state(verdict(Outcome.PERMITTED_HUMAN)).nl == "mag, na afweging"
    assert spoken_state(verdict(Outcome.MANDATORY_UNLESS_WEIGHTY)).en == "must, unless a weighty reason opposes"


def test_a_citation_says_how_old_the_text_is() -> None:
    law = small_law()
    assert citation(law, power("5.2.6")).nl == "artikel 5.2.6 Wet (tekst van 2026-01-01)"
    assert citation(law, power("5.2.6", text_date="2015-01-01")).nl.endswith(
        "(tekst van 2015-01-01, opnieuw na te gaan)"
    )
    assert citation(law, power("5.2.6", text_date=None)).en == "article 5.2.6 Wet (text not read, to be checked again)"
    assert citation(law, power("x", article="")).nl.startswith("Wet (")


def test_a_permission_says_from_whom_to_whom_on_which_day_and_ground() -> None:
    said = spoken(power("5.2.6", recording=Text("Noteer het.", "Note it.")))
    assert said.nl == (
        "Van arts aan gemeente, naar het recht van 2026-11-22. De houder mag dit verstrekken. "
        "Grond: artikel 5.2.6 Wet (tekst van 2026-01-01). Vastleggen: Noteer het. Hulpmiddel, geen juridisch advies."
    )
    assert said.en.endswith("An aid, not legal advice.")


def test_assumptions_come_first() -> None:
    law = small_law(power("x"))
    found = replace(decide(law, TELL, Situation(), DAY), assumptions=(Text("Aangenomen.", "Assumed."),))
    assert explain(law, TELL, found).nl.startswith("Aangenomen. Van arts")


def test_questions_are_asked_under_what_to_do_with_them() -> None:
    clauses = (asks("relation"), asks("objection", "false", role=Role.EXCEPTION))
    said = spoken(power("x", when=clauses, weigh=(Text("Is het nodig?", "Is it needed?"),)))
    assert "Dit mag als klopt wat hieronder staat." in said.nl
    assert "Eerst nagaan: Is relation zo?" in said.nl
    assert "Controleer vóór u deelt: Is objection zo?" in said.nl
    assert "For a person to weigh: Is it needed?" in said.en


def test_a_track_a_stop_and_silence_are_told_apart() -> None:
    secret = disclosure("arts", "gemeente", record("oath"))
    assert "pas als eerst" in spoken(duty("x", when=(asks("ots", role=Role.TRACK),))).nl
    closed = spoken(secrecy("oath", Stop(duty=True)), question=secret)
    assert "tenzij een uitzondering geldt" in closed.nl
    assert "What stands in the way: article oath Wet" in closed.en
    assert "dat is geen verbod en geen toestemming" in spoken().nl
    assert "Dit is verboden." in spoken(secrecy("oath"), question=secret).nl


def test_a_way_round_is_named_step_by_step() -> None:
    said = spoken(
        power("report", holders=("arts",), recipients=("veilig-thuis",)),
        power("pass-on", holders=("veilig-thuis",), recipients=("gemeente",)),
    )
    assert "Weg: arts → veilig-thuis → gemeente." in said.nl
    assert "Way: arts → veilig-thuis → gemeente." in said.en


def test_only_stops_are_said_to_stand_in_the_way() -> None:
    law = small_law(duty("x"), NORM_OF_TASK)
    found = replace(verdict(Outcome.PROHIBITED), blocks=("x", "task"))
    assert "Wat delen tegenhoudt" not in explain(law, TELL, found).nl


NORM_OF_TASK = replace(duty("task"), kind=NormKind.TASK)


# ── doubts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CIRCLE = LegalDoubt(
    "care-D0",
    Text("Wie hoort bij de kring", "Who is in the circle"),
    Text("Wie hoort bij de kring?", "Who is in the circle?"),
    "a test",
    safe_default=Text("Geen inhoud.", "No content."),
)


def test_a_doubt_is_named_by_what_it_is_about_and_what_is_safe() -> None:
    law = replace(small_law(), doubts=(CIRCLE,))
    assert doubt_text(law, "care-D0").nl == "Wie hoort bij de kring (zolang niet beslist: geen inhoud)"
    assert doubt_text(law, "care-D0").en == "Who is in the circle (until decided: no content)"


@pytest.mark.parametrize(
    ("safe", "said"),
    [
        (Text("BSN niet.", "No BSN."), "BSN niet"),
        (Text("UAVG 33 niet.", "Not UAVG 33."), "UAVG 33 niet"),
        (None, "veilige keuze niet vastgelegd"),
    ],
)
def test_an_abbreviation_keeps_its_capitals_and_what_nobody_recorded_is_said(safe: Text | None, said: str) -> None:
    law = replace(small_law(), doubts=(replace(CIRCLE, safe_default=safe),))
    assert doubt_text(law, "care-D0").nl == f"Wie hoort bij de kring (zolang niet beslist: {said})"


def test_a_doubt_that_the_law_does_not_describe_keeps_its_id() -> None:
    assert doubt_text(small_law(), "care-D99") == Text("care-D99", "care-D99")


def test_the_explanation_says_what_is_in_doubt_and_not_its_number() -> None:
    law = small_law(power("tell", doubts=(Doubt("care-D0"),)))
    law = replace(law, doubts=(CIRCLE,))
    said = explain(law, TELL, decide(law, TELL, Situation(), DAY))
    assert "Open twijfel over het recht: Wie hoort bij de kring (zolang niet beslist: geen inhoud)." in said.nl
    assert "Open doubt of law: Who is in the circle (until decided: no content)." in said.en
    assert "care-D0" not in said.nl + said.en
