"""The catalogue of questions: headers that say everything, and queries that keep to them."""

from __future__ import annotations

import re

import pytest

from ontology.errors import PackageError, UnknownName
from ontology.vocabulary import KINDS, PREFIXES, SCHEMES
from queries.registry import Parameter, Question, question, questions, read_question

EVERY_QUESTION = tuple(questions().values())
each_question = pytest.mark.parametrize("asked", EVERY_QUESTION, ids=lambda asked: asked.id)

HEADER = """# id: who
# question-nl: Wie?
# question-en: Who?
# parameters:
# columns: actor
SELECT ?actor WHERE { }
"""


def projected(asked: Question) -> list[str]:
    """The variables of the outer SELECT."""
    outer = re.search(r"^SELECT( DISTINCT)?([\s?\w]+)^WHERE", asked.query, re.MULTILINE)
    assert outer is not None
    return re.findall(r"\?(\w+)", outer[2])


def test_there_are_enough_questions_in_order() -> None:
    assert len(questions()) >= 30
    assert list(questions()) == sorted(questions())


@each_question
def test_a_question_is_a_sentence_in_both_languages(asked: Question) -> None:
    assert asked.text.nl.endswith("?")
    assert asked.text.en.endswith("?")
    assert asked.text.nl != asked.text.en


@each_question
def test_the_query_gives_the_parameters_and_the_columns_and_nothing_else(asked: Question) -> None:
    """SPARQL binds a value only to a variable that is projected, in every sub-select too."""
    assert projected(asked) == [*(parameter.name for parameter in asked.parameters), *asked.columns]


@each_question
def test_a_sub_select_that_uses_a_parameter_projects_it(asked: Question) -> None:
    for parameter in asked.parameters:
        variable = rf"\?{parameter.name}\b"
        for inner in re.finditer(r"^ +SELECT([^{]*)\{(.*?)^ +\}$", asked.query, re.MULTILINE | re.DOTALL):
            if re.search(variable, inner[2]):
                assert re.search(variable, inner[1]), f"?{parameter.name} is hidden in a sub-select"


@each_question
def test_a_column_in_one_language_has_its_twin(asked: Question) -> None:
    for column in asked.columns:
        if column.endswith(("_nl", "_en")):
            assert {f"{column[:-3]}_nl", f"{column[:-3]}_en"} <= set(asked.columns)


@each_question
def test_the_order_of_rows_is_asked_for(asked: Question) -> None:
    assert re.search(r"^ORDER BY .+\n\Z", asked.query, re.MULTILINE)


@each_question
def test_a_parameter_is_of_a_known_kind(asked: Question) -> None:
    for parameter in asked.parameters:
        assert parameter.kind in {*KINDS, *SCHEMES, "scheme", "statement", "term"}


@each_question
def test_prefixes_are_those_of_the_vocabulary(asked: Question) -> None:
    for name, namespace in re.findall(r"^PREFIX (\S+): <(\S+)>$", asked.query, re.MULTILINE):
        if name != "check":
            assert PREFIXES[name] == namespace


@each_question
def test_lines_fit_the_page(asked: Question) -> None:
    assert [line for line in asked.query.splitlines() if len(line) > 120 and not line.startswith("#")] == []


def test_a_header_is_read() -> None:
    asked = read_question(
        HEADER.replace("parameters:", "parameters: item, town:partner") + "# note: no header any more\n"
    )
    assert asked.parameters == (Parameter("item", "item"), Parameter("town", "partner"))
    assert asked.columns == ("actor",)
    assert asked.note == ""


def test_a_note_is_read() -> None:
    assert read_question("# note: read it so\n" + HEADER).note == "read it so"


@pytest.mark.parametrize("key", ["id", "question-nl", "question-en", "parameters", "columns"])
def test_a_header_without_a_key_is_our_fault(key: str) -> None:
    with pytest.raises(PackageError, match=key):
        read_question(re.sub(rf"^# {key}:.*\n", "", HEADER, flags=re.MULTILINE))


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as refused:
        question("who-hold")
    assert str(refused.value).startswith("Onbekende vraag «who-hold». Bedoelt u who-holds")
    assert "Did you mean who-holds" in refused.value.message("en")


def test_a_known_question_is_found() -> None:
    assert question("who-holds") is questions()["who-holds"]
