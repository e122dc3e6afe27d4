"""Sentences from a verdict: the state, the citations and what is still to be checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.norms import LabelRule, Modality, Norm, NormKind, Role, Stop
from ontology.terms import Text
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, NoGroundReason, Outcome, Verdict
from queries.verdict_sentences import STATE_LABELS, State, citation, explain, spoken_state, state_of
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
