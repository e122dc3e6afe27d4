"""Every competency question gives the rows that were written down for it, with labels, in a fixed order, in time."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from ontology.catalogue import MODULES
from ontology.catalogue import REFERENCE as REFERENCE_FILES
from ontology.loading import load_model
from ontology.model import Model
from ontology.store import open_store
from ontology.writer import ntriples
from queries.registry import Question, questions
from queries.sparql import Answer, OpenModel, open_model
from tests.competency.expectations import EXPECTATIONS, Expectation
from tests.competency.small_model import small_model

TEACHING, SMALL, REFERENCE = "voorbeeld", "klein", "referentie"
EVERY_QUESTION = tuple(questions().values())
IN_THE_REFERENCE = {
    "actor": "veilig-thuis",
    "criterion": "esc-3-hoog",
    "factor": "rf-separation",
    "instrument": "danger-assessment",
    "item": "threats-to-kill",
    "municipality": "gemeente-rijswijk",
    "regime": "avg",
    "scheme": "theme",
    "statement": "flow:flow-22",
    "term": "Actor",
    "theme": "violence",
}


@cache
def model_called(name: str) -> Model:
    return small_model() if name == SMALL else load_model(name)


@cache
def opened(name: str) -> OpenModel:
    return open_model(model_called(name))


def answer_to(expectation: Expectation) -> Answer:
    return opened(expectation.model).ask(expectation.question, expectation.parameters)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda expectation: expectation.name)
def test_the_rows_are_those_written_down(expectation: Expectation) -> None:
    assert expectation.seen_in(answer_to(expectation)) == expectation.rows


def test_every_question_has_an_expectation_on_the_teaching_model() -> None:
    assert {e.question for e in EXPECTATIONS} == set(questions())
    assert {e.question for e in EXPECTATIONS if e.model == TEACHING} == set(questions())


def test_every_question_has_rows_somewhere_and_most_on_the_teaching_model() -> None:
    with_rows = {e.question for e in EXPECTATIONS if e.rows}
    on_the_teaching_model = {e.question for e in EXPECTATIONS if e.rows and e.model == TEACHING}
    assert set(questions()) - with_rows == set()
    assert len(on_the_teaching_model) >= 0.85 * len(questions())


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda expectation: expectation.name)
def test_every_id_has_its_labels(expectation: Expectation) -> None:
    """What is named in a row is named in Dutch and in English too, unless it is no longer part of the model."""
    answer = answer_to(expectation)
    without = [
        (column, row)
        for row in answer.rows
        for place, column in enumerate(answer.columns)
        if column.endswith(("_nl", "_en")) and not row[place] and _should_speak(answer, column, row)
    ]
    assert without == []


def _should_speak(answer: Answer, column: str, row: tuple[object, ...]) -> bool:
    beside = column[:-3]
    return beside in answer.columns and row[answer.columns.index(beside)] is not None


@pytest.mark.parametrize("question", EVERY_QUESTION, ids=lambda question: question.id)
@pytest.mark.parametrize("name", [TEACHING, REFERENCE])
def test_no_row_stands_there_twice(name: str, question: Question) -> None:
    rows = opened(name).ask(question.id, parameters_of(name, question)).rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", [TEACHING, REFERENCE])
def test_the_order_of_rows_does_not_depend_on_the_order_of_statements(name: str) -> None:
    parts = [ntriples(model_called(name)), *(file.read_bytes() for file in (*MODULES, *REFERENCE_FILES))]
    shuffled = parts[0].splitlines(keepends=True)
    Random(1).shuffle(shuffled)
    again = OpenModel(open_store([*reversed(parts[1:]), b"".join(shuffled)]))
    different = [
        question.id
        for question in EVERY_QUESTION
        if opened(name).ask(question.id, parameters_of(name, question))
        != again.ask(question.id, parameters_of(name, question))
    ]
    assert different == []


@pytest.mark.parametrize("question", EVERY_QUESTION, ids=lambda question: question.id)
def test_the_reference_model_answers_every_question(question: Question) -> None:
    """On the real content too; how fast is measured in ``benchmarks/questions.py``."""
    answer = opened(REFERENCE).ask(question.id, parameters_of(REFERENCE, question))
    assert answer.columns == question.columns


def parameters_of(name: str, question: Question) -> dict[str, str]:
    """Values to ask a packaged model with: those of its expectation, or those chosen for the reference model."""
    if name == TEACHING:
        return next(e.parameters for e in EXPECTATIONS if e.question == question.id and e.model == TEACHING)
    return {parameter.name: IN_THE_REFERENCE[parameter.name] for parameter in question.parameters}
