"""A sitting remembers what it worked out, and nothing it says turns on what was asked before."""

from __future__ import annotations

from dataclasses import replace

from ontology.law_loading import load_law
from ontology.norms import LegalCapacity
from ontology.terms import Text
from queries.law_read import facts_of
from queries.lawfulness import decide
from queries.legal_route import Reader, run
from queries.setting import setting_of
from queries.sitting import Sitting, sitting_of
from queries.situation import Situation
from queries.verdict import Disclosure, Outcome
from tests.law_builders import CAPACITIES, DAY, asks, disclosure, forbids, power, record, small_law
from tests.properties.random_laws import random_question

LAW = small_law(power("tell", when=(asks("x"),)), power("bill", pending=True))
TELL = disclosure("arts", "gemeente")


def test_the_same_facts_in_any_order_are_one_sitting() -> None:
    one = sitting_of(LAW, Situation({"x": "true", "y": "false"}), DAY)
    assert sitting_of(LAW, Situation({"y": "false", "x": "true"}), DAY) is one
    assert sitting_of(LAW, Situation({"x": "false", "y": "false"}), DAY) is not one
    assert sitting_of(LAW, Situation({"x": "true", "y": "false"}), "2020-01-01") is not one


def test_a_bill_counts_where_it_is_switched_on() -> None:
    assert "bill" in sitting_of(LAW, Situation({"pending-law": "true"}), DAY).law.norm
    assert "bill" not in sitting_of(LAW, Situation({"pending-law": "false"}), DAY).law.norm


def test_what_is_told_is_true_in_the_next_step_only() -> None:
    sitting = Sitting(LAW.on(DAY), Situation({"x": "false"}))
    told = sitting.told(("x",))
    assert (sitting.direct(TELL).outcome, told.direct(TELL).outcome) == (Outcome.NO_GROUND, Outcome.PERMITTED)
    assert told.told(("x",)) is told


def test_who_treats_somebody_else_is_in_no_same_treatment_whatever_is_said() -> None:
    """In a capacity that treats the alleged perpetrator alone, at either end; of others nobody knows it beforehand."""
    treats = LegalCapacity("behandelaar", Text("behandelaar", "therapist"), ("any",), treats_only=("perpetrator",))
    inside = replace(treats, id="poli", within=("any", "behandelaar"), treats_only=())
    together = power("tell", when=(asks("recipient.same-treatment"),))
    law = replace(small_law(together), capacities=(*CAPACITIES, treats, inside))

    def outcome(holder: str, recipient: str, subject: str, said: str = "true") -> Outcome:
        asked = disclosure(holder, recipient, record(subject=subject))
        return decide(law, asked, Situation({"recipient.same-treatment": said}), DAY).outcome

    for therapist in ("behandelaar", "poli"):
        for ends in (("arts", therapist), (therapist, "arts")):
            assert outcome(*ends, "victim") is Outcome.NO_GROUND
            assert outcome(*ends, "perpetrator") is Outcome.PERMITTED
            assert outcome(*ends, "perpetrator", "false") is Outcome.NO_GROUND
    assert outcome("arts", "gemeente", "victim") is Outcome.PERMITTED
    assert "recipient.same-treatment" not in facts_of(law.on(DAY), disclosure("arts", "poli", record(subject="victim")))
    assert "recipient.same-treatment" in facts_of(law.on(DAY), disclosure("arts", "gemeente", record(subject="victim")))


def test_what_was_asked_before_changes_nothing() -> None:
    """One reader for every subject and every record gives what a new reader gives."""
    law = small_law(
        power("tell", when=(asks("consent.subject", "given"),)),
        forbids("no", categories=("criminal",), when=(asks("consent.subject", "refused"),)),
    ).on(DAY)
    situation = Situation({"consent.victim": "given", "consent.child": "refused"})
    shared = Sitting(law, situation)
    for _ in range(2):
        for subject in ("victim", "child", "perpetrator"):
            for category in ("ordinary", "criminal", "special-health"):
                asked = disclosure("arts", "gemeente", record(subject=subject, category=category))
                assert shared.direct(asked) == Sitting(law, situation).direct(asked)


def test_a_shared_reader_gives_every_route_that_a_new_one_gives() -> None:
    for seed in range(60):
        question = random_question(seed)
        law = question.law.on(DAY)
        shared = Reader(law, question.situation)
        for purpose in ("give-help", "investigate-domestic-violence", "housing"):
            asked = disclosure("arts", "gemeente", question.disclosure.label, purpose=purpose)
            setting = setting_of(law, asked, question.situation)
            for ground in (one for one in law.norms if one.kind.carries):
                assert run(setting, ground, shared) == run(setting, ground)
        assert decide(question.law, question.disclosure, question.situation, DAY) == decide(
            question.law, question.disclosure, question.situation, DAY
        )


def test_that_the_data_are_about_the_recipient_need_not_be_told_where_they_are() -> None:
    """The other recipients must be asked, and who says that it is not so is believed."""
    law = load_law()
    to_her = Disclosure("veilig-thuis", "slachtoffer", record(), "investigate-domestic-violence")
    to_another = replace(to_her, recipient="ouder-met-gezag")
    sitting = sitting_of(law, Situation(), DAY)
    told = sitting_of(law, Situation({"recipient.data-subject": "true"}), DAY)
    denied = sitting_of(law, Situation({"recipient.data-subject": "false"}), DAY)
    assert sitting.direct(to_her) == told.direct(to_her)
    assert sitting.direct(to_another) != told.direct(to_another)
    assert denied.direct(to_her) != told.direct(to_her)
