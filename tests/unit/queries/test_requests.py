"""A question and its answer are two disclosures, each decided apart by the one decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.norms import LabelPattern, Modality, Norm, NormKind, Role
from queries.intermediaries import label_of
from queries.lawfulness import decide
from queries.requests import Asked, Claim, ask, record_of_asker
from queries.situation import Situation
from queries.verdict import Disclosure, Outcome
from tests.law_builders import DAY, asks, disclosure, duty, exempting, norm, power, record, secrecy, small_law

PATIENT = secrecy("geheim", holders=("arts",))
MUST_ANSWER = duty(
    "antwoordplicht",
    holders=("arts",),
    recipients=("gemeente",),
    when=(asks("request", role=Role.TRACK), asks("order")),
)
TASK = exempting("taak", "gemeente", kind=NormKind.BASIS)
MAY_TELL = power("mag-melden", holders=("arts",), recipients=("veilig-thuis",))
MAY_ASK = power(
    "mag-vragen",
    holders=("veilig-thuis",),
    recipients=("arts",),
    label=LabelPattern((("extent", ("minimum", "signal")),)),
)


def asked(*norms: Norm, asker: str = "gemeente", **facts: str) -> Asked:
    """``asker`` asks the doctor for the record of the victim."""
    law = small_law(*norms)
    return ask(law, disclosure("arts", asker), Situation(facts), DAY, record(extent="signal"))


def test_the_question_goes_the_other_way_and_shows_a_signal_only() -> None:
    found = asked(MAY_TELL, MAY_ASK, asker="veilig-thuis")
    assert (found.asking.holder, found.asking.recipient) == ("veilig-thuis", "arts")
    assert (found.answering.holder, found.answering.recipient) == ("arts", "veilig-thuis")
    assert found.asking.label.extent == "signal"
    assert (found.request.grounds, found.answer.grounds) == (("mag-vragen",), ("mag-melden",))


def test_a_power_to_answer_is_no_right_to_an_answer() -> None:
    found = asked(MAY_TELL, MAY_ASK, asker="veilig-thuis")
    assert found.right.claim is Claim.MAY
    assert [(one.norm, one.on_request) for one in found.right.norms] == [("mag-melden", False)]


def test_a_power_to_answer_does_not_carry_the_question() -> None:
    found = asked(MAY_TELL, asker="veilig-thuis")
    assert found.answer.outcome is Outcome.PERMITTED
    assert found.request.outcome is Outcome.NO_GROUND


def test_a_duty_to_answer_on_request_takes_the_question_for_granted() -> None:
    found = asked(MUST_ANSWER, TASK, order="true")
    assert found.answer.outcome is Outcome.MANDATORY
    assert found.right.claim is Claim.MUST
    assert found.presupposed == found.request.grounds == ("antwoordplicht",)
    assert found.request.outcome is Outcome.PERMITTED_HUMAN, "how little the question can reveal is for a person"


def test_the_right_to_ask_does_not_bring_the_basis_of_the_asker() -> None:
    assert asked(MUST_ANSWER, order="true").request.outcome is Outcome.UNDETERMINED


def test_the_authority_that_the_asker_needs_stays_unknown_until_it_is_known() -> None:
    found = asked(MUST_ANSWER, TASK)
    assert found.right.needs == ("order",)
    assert found.right.claim is Claim.NOT_YET
    assert {found.request.outcome, found.answer.outcome} == {Outcome.PERMITTED_IF}
    assert asked(MUST_ANSWER, order="false").request.outcome is Outcome.NO_GROUND


def test_the_asking_itself_is_assumed_and_said() -> None:
    assert [text.en for text in asked(MUST_ANSWER).answer.assumptions] == [
        "Assumed: it is really asked for, in the way the law wants (request)."
    ]
    refused = asked(MUST_ANSWER, order="true", request="false")
    assert refused.answer.assumptions == ()
    assert refused.answer.outcome is Outcome.NO_GROUND, "what the caller states is never overruled"


def test_who_has_no_right_has_none_though_the_other_knows() -> None:
    found = asked(PATIENT, asker="gemeente")
    assert found.right.claim is Claim.NONE
    assert found.request.outcome is found.answer.outcome is Outcome.NO_GROUND


def test_a_right_to_ask_carries_the_question() -> None:
    right = norm("vraagrecht", NormKind.REQUEST_RIGHT, Modality.MAY, holders=("gemeente",), recipients=("arts",))
    found = asked(replace(right, exemption_holder=MAY_TELL.exemption_holder))
    assert [(one.norm, one.kind) for one in found.right.norms] == [("vraagrecht", NormKind.REQUEST_RIGHT)]
    assert {other.ground for other in found.request.alternatives} | set(found.request.grounds) <= {"vraagrecht"}


def test_a_question_that_names_nobody_reveals_nothing() -> None:
    anonymous = replace(disclosure("arts", "gemeente"), label=record(form="deidentified"))
    assert "names nobody" in ask(small_law(MUST_ANSWER), anonymous, Situation(), DAY).reveals.en
    assert "in view of" in asked(MUST_ANSWER).reveals.en


@pytest.mark.parametrize(
    ("asker", "category"),
    [("politie-basisteam", "criminal"), ("openbaar-ministerie", "criminal"), ("huisarts", "special-health"),
     ("veilig-thuis", "ordinary"), ("slachtoffer", "ordinary")],
)  # fmt: skip
def test_being_known_is_a_datum_of_the_kind_that_the_asker_keeps(asker: str, category: str) -> None:
    law = load_law()
    wanted = label_of(law, "ziekenhuis", "*", "special-health", "victim")
    shown = record_of_asker(law, asker, wanted)
    assert (shown.category, shown.extent, shown.subject) == (category, "signal", "victim")


def by_law(holder: str, recipient: str, category: str, subject: str, purpose: str, **facts: str) -> Asked:
    law = load_law()
    wanted = Disclosure(holder, recipient, label_of(law, holder, "*", category, subject), purpose)
    return ask(law, wanted, Situation({name.replace("_", "-"): value for name, value in facts.items()}), DAY)


def test_safe_home_may_ask_the_doctor_and_the_doctor_weighs() -> None:
    """Wmo 4.1.1(2)(b) carries the question, Wmo 5.2.6 the answer (case c02)."""
    found = by_law(
        "huisarts", "veilig-thuis", "special-health", "victim", "investigate-domestic-violence",
        vt_report="true", relation="household",
    )  # fmt: skip
    assert found.request.grounds == ("wmo-4-1-1-2-abc",)
    assert found.answer.grounds == ("wmo-5-2-6",)
    assert found.right.claim is Claim.MAY


def test_the_certified_institution_may_ask_because_the_school_must_answer() -> None:
    """Jeugdwet 7.3.11(4), only under a supervision order."""
    found = by_law("onderwijs", "gecertificeerde-instelling", "ordinary", "child", "execute-ots", ots="true")
    assert found.presupposed == ("jw-7-3-11-4-request",)
    assert found.right.claim is Claim.MUST
    without = by_law("onderwijs", "gecertificeerde-instelling", "ordinary", "child", "execute-ots", ots="false")
    assert without.presupposed == ()
    assert without.right.claim is not Claim.MUST


def test_a_mayor_who_asks_a_doctor_gives_away_what_stays_closed() -> None:
    found = by_law("huisarts", "burgemeester", "special-health", "victim", "home-ban")
    assert found.request.outcome is Outcome.NO_GROUND
    assert "awb-2-5-secrecy" in found.request.blocks
    assert found.right.claim is Claim.NONE


def test_facts_about_the_asker_are_not_read_as_facts_about_the_asked() -> None:
    """In the question the parent is the one who tells, not the recipient: no prohibition turns on the doctor."""
    flagged = {"recipient.alleged-perpetrator": "true", "recipient.verified": "false"}
    law = load_law()
    wanted = Disclosure(
        "huisarts", "ouder-zonder-gezag", label_of(law, "huisarts", "*", "special-health", "child"), "give-help"
    )
    found = ask(law, wanted, Situation(flagged), DAY)
    assert found.request.outcome is Outcome.PERMITTED
    assert found.answer.outcome is Outcome.PROHIBITED


def test_the_answer_is_what_the_decision_says_of_it() -> None:
    """No second engine: the answer equals the verdict on the same disclosure, asked for."""
    law = load_law()
    found = by_law("college", "raad-kinderbescherming", "ordinary", "child", "child-protection")
    told = decide(law, found.answering, found.situation, DAY)
    assert replace(found.answer, assumptions=()) == told
