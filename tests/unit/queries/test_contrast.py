"""What would change a verdict: every smallest set, and nothing in it that can be missed."""

from __future__ import annotations

from itertools import combinations

from ontology.norms import Modality, Norm, NormKind, Role
from queries.contrast import Change, apply, what_would_change
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Outcome
from tests.law_builders import DAY, asks, disclosure, duty, either, forbids, norm, power, small_law

TELL = disclosure("arts", "gemeente")
GOOD = {Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY, Outcome.PERMITTED, Outcome.PERMITTED_HUMAN}


def changes(*norms: Norm, **facts: str) -> list[tuple[Change, ...]]:
    return [one.changes for one in what_would_change(small_law(*norms), TELL, Situation(facts), DAY)]


def is_so(name: str, value: str = "true") -> Change:
    return Change("fact", name, value)


def test_a_permission_needs_no_change_and_silence_has_none() -> None:
    assert changes(power("x")) == []
    assert changes() == []


def test_a_missing_circumstance_a_track_and_a_false_fact_are_all_changes() -> None:
    assert changes(power("x", when=(asks("a"),))) == [(is_so("a"),)]
    assert changes(power("x", when=(asks("a", role=Role.TRACK),))) == [(is_so("a"),)]
    assert changes(power("x", when=(asks("a"),)), a="false") == [(is_so("a"),)]


def test_an_and_is_one_set_and_an_or_is_two() -> None:
    together = power("x", when=(asks("a"), asks("b")))
    assert changes(together) == [(is_so("a"), is_so("b"))]
    assert changes(together, b="true") == [(is_so("a"),)]
    one_of = power("x", when=(either(("a", ("true",), Role.CIRCUMSTANCE), ("b", ("true",), Role.TRACK)),))
    assert changes(one_of) == [(is_so("a"),), (is_so("b"),)]


def test_a_set_that_contains_a_smaller_one_is_left_out() -> None:
    assert changes(power("x", when=(asks("a"), asks("b"))), duty("y", when=(asks("a"),))) == [(is_so("a"),)]


def test_another_forum_or_another_initiative_is_a_change() -> None:
    at_table = power("x", forums=("zvh-case",), when=(asks("zvh-case", role=Role.TRACK),))
    assert changes(at_table) == [(is_so("zvh-case"), Change("forum", "forum", "zvh-case"))]
    assert changes(power("x", initiatives=("request",))) == [(Change("initiative", "initiative", "request"),)]


def test_breaking_a_rule_is_never_proposed() -> None:
    assert changes(norm("x", NormKind.POWER, Modality.MAY_IN_CONFLICT)) == []
    assert changes(power("x", when=(asks("a"),)), forbids("no")) == []


def test_each_set_flips_the_verdict_and_no_part_of_it_does() -> None:
    law = small_law(power("x", when=(asks("a"), asks("b"))), duty("y", when=(asks("c"),), initiatives=("request",)))
    found = what_would_change(law, TELL, Situation(), DAY)
    assert [len(one.changes) for one in found] == [2, 2]
    for contrast in found:
        for size in range(len(contrast.changes) + 1):
            for some in combinations(contrast.changes, size):
                outcome = decide(law, *apply(TELL, Situation(), some), DAY).outcome
                assert (outcome in GOOD) is (some == contrast.changes)
