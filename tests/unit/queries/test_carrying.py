"""By which grounds the law carries a flow, and which verdict stops it."""

from __future__ import annotations

from dataclasses import replace

from ontology.norms import LabelPattern, Modality, Role
from ontology.statutes import Law
from queries.carrying import carried_by, stopped_by
from queries.intermediaries import limits
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Decision, Outcome, Verdict
from tests.law_builders import DAY, asks, disclosure, power, record, small_law

FREE = power("vrij", when=(asks("minor"),))
STRICT = power("niet-verder", onward_to=())


def verdict_of(law: Law, subject: str = "victim") -> Verdict:
    return decide(law, disclosure("arts", "gemeente", record(subject=subject)), Situation(), DAY)


def grounds(law: Law, subject: str = "victim") -> list[tuple[str, ...]]:
    return [one.grounds for one in carried_by(law.on(DAY), verdict_of(law, subject), acute=False)]


def test_a_ground_that_limits_what_comes_next_leaves_room_for_a_worse_one_that_does_not() -> None:
    law = small_law(STRICT, FREE)
    assert (limits(law.on(DAY), "niet-verder"), limits(law.on(DAY), "vrij")) == (True, False)
    assert grounds(law) == [("niet-verder",), ("vrij",)]


def test_the_verdict_by_a_worse_ground_is_the_verdict_of_that_ground() -> None:
    law = small_law(STRICT, FREE)
    by_strict, by_free = carried_by(law.on(DAY), verdict_of(law), acute=False)
    assert (by_strict.verdict.outcome, by_free.verdict.outcome) == (Outcome.PERMITTED, Outcome.PERMITTED_IF)
    assert (by_free.verdict.decision, by_free.verdict.to_check) == (Decision.FACTS, ("minor",))
    assert by_free.verdict.grounds == ("vrij",)


def test_a_better_ground_without_limits_is_enough() -> None:
    assert grounds(small_law(power("ruim"), power("strak", onward_to=()), FREE)) == [("ruim",)]


def test_for_a_household_each_person_has_a_ground() -> None:
    hers = power("over-haar", label=LabelPattern((("subject", ("victim",)),)))
    others = power("over-anderen", label=LabelPattern((("subject", ("child", "perpetrator")),)))
    assert grounds(small_law(hers, others), "household") == [("over-haar", "over-anderen")]
    assert grounds(small_law(hers), "household") == []


def test_of_a_household_the_person_who_stops_it_is_shown() -> None:
    """For her it waits for a request, which carries; for him there is only a conflict of duties, which does not."""
    hers = power(
        "over-haar", label=LabelPattern((("subject", ("victim", "child")),)), when=(asks("request", role=Role.TRACK),)
    )
    his = power("conflict", label=LabelPattern((("subject", ("perpetrator",)),)))
    conflict = small_law(hers, replace(his, modality=Modality.MAY_IN_CONFLICT))
    verdict = verdict_of(conflict, "household")
    assert (verdict.outcome, verdict.decision) == (Outcome.PERMITTED_IF, Decision.TRACK)
    assert carried_by(conflict.on(DAY), verdict, acute=False) == ()
    assert stopped_by(verdict, acute=False).outcome is Outcome.ONLY_CONFLICT
    assert len(carried_by(conflict.on(DAY), verdict, acute=True)) == 1
