"""A verdict says on which facts it turned: change one of them, and the verdict or its reasons change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from api.case_reading import Case
from ontology.law_loading import load_law
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Verdict
from tests.law.cases_read import moments, read
from tests.law.facts_read_once import GOLDEN, listed, norms_by_fact

READ_BY_THE_DECISION = {"consent.victim", "consent.perpetrator", "consent.child", "consent.safe-to-ask"}
"""Asked by no norm in so many words: the way of consent reads them for whom the record is about."""


def without_the_list(verdict: Verdict) -> Verdict:
    """The verdict and its reasons, without the list that is on trial here."""
    members = tuple((subject, without_the_list(member)) for subject, member in verdict.per_subject)
    return replace(verdict, facts_used=(), per_subject=members)


def without_any_list(verdict: Verdict) -> Verdict:
    """The same without the facts of each layer too: what is left says what may be done, by which norms and unless."""
    layers = tuple(replace(layer, facts=()) for layer in verdict.layers)
    members = tuple((subject, without_any_list(member)) for subject, member in verdict.per_subject)
    return replace(verdict, layers=layers, facts_used=(), per_subject=members)


def other_values(now: str | None, values: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Groups of values of which one must make a difference: the opposite of a known yes or no, else any other value
    (of a fact with many values some come to the same).
    """
    others = tuple(value for value in values if value != now)
    if now is not None and set(values) == {"true", "false"}:
        yield others
    else:
        yield (*others, "unknown") if now is not None else others


def idle(compared: Callable[[Verdict], Verdict] = without_the_list) -> list[tuple[str, Case, str]]:
    """Every fact that a verdict on a worked case says it used and that changes nothing, with the case."""
    asked = [(name, read(case)) for name, case, _ in moments()]
    return [
        (name, case, fact)
        for name, case in asked
        for fact in told(case, {}).facts_used
        for group in other_values(case.situation.value(fact), load_law().fact[fact].values)
        if all(compared(told(case, {fact: value})) == compared(told(case, {})) for value in group)
    ]


def told(asked: Case, changed: dict[str, str]) -> Verdict:
    """What the law says with these facts changed."""
    return decide(load_law(), asked.disclosure, Situation({**asked.situation.facts, **changed}), asked.day)


def test_a_used_fact_is_a_fact_of_the_law() -> None:
    used = {fact for _, case, _ in moments() for fact in told(read(case), {}).facts_used}
    assert used <= set(load_law().fact)
    assert len(used) > 60


def test_a_used_fact_that_changes_changes_the_verdict_or_its_reasons() -> None:
    assert [(name, fact) for name, _, fact in idle()] == []


def test_one_that_changes_no_more_than_a_list_of_facts_is_one_of_two_that_do_the_same() -> None:
    """Two options of an OR that are both met, two conditions that both fail: neither matters until the other goes."""
    rest = idle(without_any_list)
    assert 0 < len(rest) < 20
    alone = [(name, fact) for name, asked, fact in rest if not matters_beside_another(asked, fact)]
    assert alone == []


def matters_beside_another(asked: Case, fact: str) -> bool:
    """Whether there is another used fact such that changing both does what changing that one alone does not."""
    law, now = load_law(), told(asked, {})

    def values(name: str) -> list[str]:
        return [value for group in other_values(asked.situation.value(name), law.fact[name].values) for value in group]

    for other in set(now.facts_used) - {fact}:
        for there in values(other):
            beside = without_any_list(told(asked, {other: there}))
            if any(without_any_list(told(asked, {other: there, fact: here})) != beside for here in values(fact)):
                return True
    return False


def test_every_fact_is_read_by_a_norm_with_an_article_or_by_the_way_of_consent() -> None:
    read_by = norms_by_fact()
    assert set(load_law().fact) - set(read_by) == READ_BY_THE_DECISION
    without = {fact: norm.id for fact, norms in read_by.items() for norm in norms if not norm.article}
    assert without == {}


def test_facts_that_one_norm_reads_are_listed_with_the_article_that_asks_for_them() -> None:
    assert listed() == GOLDEN.read_text(encoding="utf-8").splitlines(), (
        "read the new lines against their articles, then: python -m tests.law.facts_read_once"
    )
