"""No more is asked than it takes: of a situation, of the next question, and by a question to another partner."""

from __future__ import annotations

from ontology.norms import Brought, NormKind, Role
from queries.contrast import Change, what_would_change
from queries.next_questions import next_questions
from queries.requests import ask
from queries.situation import Situation
from queries.verdict import Label, Outcome
from tests.law_builders import DAY, GIVEN, asks, disclosure, duty, exempting, fact, power, record, small_law

TELL = disclosure("arts", "gemeente")


def test_an_exception_that_need_not_be_ruled_out_is_no_part_of_what_it_would_take() -> None:
    tell = power("tell", when=(asks("x"), asks("objection", "false", role=Role.EXCEPTION)))
    (found,) = what_would_change(small_law(tell), TELL, Situation(), DAY)
    assert found.changes == (Change("fact", "x", "true"),)


def test_the_question_that_decides_most_comes_first() -> None:
    law = small_law(
        power("tell", when=(asks("relation", "spouse"),)),
        duty("order", when=(asks("relation", "parent"),)),
        power("other", when=(asks("known"),)),
        facts=(fact("relation", "none", "parent", "spouse"),),
    )
    assert next_questions(law, TELL, Situation(), DAY) == ("relation", "known")


def request(shown: Label, **brought: Brought) -> Outcome:
    """What the municipality may ask of a doctor who must answer, when its question gives ``shown`` away."""
    must_answer = duty(
        "must-answer",
        holders=("arts",),
        recipients=("gemeente",),
        when=(asks("request", role=Role.TRACK),),
        **brought,
    )
    law = small_law(must_answer, exempting("task", "gemeente", kind=NormKind.BASIS))
    return ask(law, TELL, Situation(), DAY, shown).request.outcome


def test_a_duty_to_answer_carries_a_question_that_gives_away_a_signal_and_no_more() -> None:
    assert request(record(extent="signal")) is Outcome.PERMITTED_HUMAN
    assert request(record(extent="content")) is Outcome.NO_GROUND


def test_in_a_question_the_exemptions_of_both_ends_change_places() -> None:
    """What the answer says of its recipient holds for the one who asks."""
    unknown, health = Brought("unknown"), record(extent="signal", category="special-health")
    assert request(health, exemption_holder=GIVEN, exemption_recipient=GIVEN) is Outcome.PERMITTED_HUMAN
    assert request(health, exemption_holder=GIVEN, exemption_recipient=unknown) is Outcome.UNDETERMINED
