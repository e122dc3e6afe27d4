"""A child's record and the parent who is the alleged perpetrator: custody and that flag are facts of the situation."""

from __future__ import annotations

from ontology.law_loading import load_law
from queries.intermediaries import label_of
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Disclosure, Outcome, Verdict

DAY = "2026-11-22"
FLAGGED = {"recipient.custody": "true", "recipient.alleged-perpetrator": "true"}
GOOD = {Outcome.PERMITTED, Outcome.PERMITTED_HUMAN}


def told(holder: str, recipient: str, category: str = "ordinary", subject: str = "child", **facts: str) -> Verdict:
    """The verdict on a record to help, with the facts of a parent with custody who is the alleged perpetrator."""
    law = load_law()
    wanted = Disclosure(holder, recipient, label_of(law, holder, "*", category, subject), "give-help")
    given = {name.replace("__", "-").replace("_", "."): value for name, value in facts.items()}
    return decide(law, wanted, Situation({**FLAGGED, **given}), DAY)


def test_consent_for_the_child_carries_a_disclosure_to_youth_care() -> None:
    """AVG 6(1)(a), 8: by who has parental responsibility, here not flagged."""
    law = load_law()
    wanted = Disclosure("onderwijs", "jeugdhulp", label_of(law, "onderwijs", "*", "ordinary", "child"), "give-help")
    assert decide(law, wanted, Situation({"consent.child": "given"}), DAY).outcome in GOOD


def test_a_parent_who_is_the_alleged_perpetrator_gives_no_consent_for_the_child() -> None:
    verdict = told("onderwijs", "jeugdhulp", consent_child="given")
    assert verdict.outcome not in GOOD
    assert verdict.outcome is told("onderwijs", "jeugdhulp").outcome, "another parent or guardian may still consent"


def test_while_nobody_knows_who_gave_it_the_flag_is_to_be_checked_first() -> None:
    verdict = told("onderwijs", "jeugdhulp", consent_child="given", recipient_alleged__perpetrator="unknown")
    assert verdict.outcome in GOOD
    assert "recipient.alleged-perpetrator" in verdict.exceptions
    assert "recipient.alleged-perpetrator" in verdict.facts_used


def test_the_flag_takes_no_consent_away_from_the_victim_herself() -> None:
    assert told("onderwijs", "jeugdhulp", subject="victim", consent_victim="given").outcome in GOOD


def test_custody_opens_the_record_of_youth_care_for_a_parent_and_a_person_weighs_the_flag() -> None:
    """Jeugdwet 7.3.11(2)-(3): not another; whether good youth care opposes is a question, also when he is flagged."""
    verdict = told("jeugdhulp", "ouder-met-gezag")
    assert verdict.grounds == ("jw-7-3-11-2-parents",)
    assert any("perpetrator" in text.en for text in verdict.to_weigh)


def test_without_custody_it_stays_closed() -> None:
    verdict = told("jeugdhulp", "ouder-met-gezag", recipient_custody="false")
    assert verdict.outcome is Outcome.ONLY_CONSENT


def test_custody_opens_no_address_to_who_is_flagged() -> None:
    """AVG 5(1)(c) and (f): where the child stays never goes to the alleged perpetrator."""
    assert told("jeugdhulp", "ouder-met-gezag", "address").outcome is Outcome.PROHIBITED


def test_who_is_flagged_is_unknown_until_it_is_said() -> None:
    """The prohibition is then listed as something to rule out first."""
    law = load_law()
    label = label_of(law, "jeugdhulp", "*", "address", "child")
    wanted = Disclosure("jeugdhulp", "ouder-met-gezag", label, "give-help")
    verdict = decide(law, wanted, Situation({"recipient.custody": "true"}), DAY)
    assert verdict.outcome is not Outcome.PROHIBITED
    assert "recipient.alleged-perpetrator" in verdict.exceptions
