"""What must hold of every decision, whatever the law says (design.md 4.2): on 1,000 random laws, and slowly on 20,000.

The laws stand in ``decision_laws.py`` (form) and ``substance_laws.py`` (substance), each a function whose name says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.norms import Modality, NormKind, Role
from queries.verdict import Outcome
from tests.law_builders import norm
from tests.properties.decision_laws import NOTHING_TO_SAY, OF_FORM, judged, unknown
from tests.properties.laws import CASES, PARTS, law
from tests.properties.random_laws import VALUES, Question, questions, random_question
from tests.properties.substance_laws import OF_SUBSTANCE

LAWS = {one.__name__: one for one in (*OF_FORM, *OF_SUBSTANCE)}
Law = Callable[[Question, Random], None]


@pytest.mark.parametrize("holds", LAWS.values(), ids=LAWS)
def test_the_law_holds(holds: Law) -> None:
    @law
    @given(questions(), st.integers(0, 2**32 - 1))
    def on_any_question(question: Question, seed: int) -> None:
        holds(question, Random(seed))

    on_any_question()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("holds", LAWS.values(), ids=LAWS)
def test_the_law_holds_on_every_seed(holds: Law, part: int) -> None:
    """The parts together are the seeds below ``CASES``; what fails names its seed."""
    for seed in range(part, CASES, PARTS):
        try:
            holds(random_question(seed), Random(seed))
        except AssertionError as broken:
            broken.add_note(f"random_question({seed})")
            raise


def test_the_random_questions_say_something() -> None:
    """At least two in five end in something else than no ground, and in one of ten an unknown fact matters."""
    asked = [random_question(seed) for seed in range(1000)]
    outcomes = Counter(judged(question).outcome for question in asked)
    assert sum(number for outcome, number in outcomes.items() if outcome not in NOTHING_TO_SAY) >= 400
    assert set(outcomes) == set(Outcome)
    assert sum(map(an_unknown_matters, asked)) >= 100


def an_unknown_matters(question: Question) -> bool:
    """Whether some value of some unknown fact gives another outcome."""
    rank = judged(question).rank
    return any(judged(question, **{name: value}).rank != rank for name in unknown(question) for value in VALUES[name])


def test_the_random_questions_hold_every_kind_of_norm() -> None:
    norms = [one for seed in range(300) for one in random_question(seed).law.norms]
    kinds = {NormKind.DUTY, NormKind.POWER, NormKind.SECRECY, NormKind.CLOSED_LIST, NormKind.PROHIBITION}
    assert kinds <= {one.kind for one in norms}
    assert {option.role for one in norms for clause in one.when for option in clause.options} == set(Role)
    assert {one.modality for one in norms} == set(Modality)
    assert any(one.doubts for one in norms)
    assert norm("x", NormKind.POWER, Modality.MAY) not in norms
