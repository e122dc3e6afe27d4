"""Asking: values are bound, names are known, an answer is plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.errors import PackageError, UnknownName, UserError
from ontology.model import Model
from ontology.store import open_store
from queries.registry import Parameter
from queries.sparql import Answer, OpenModel, ask, open_model
from tests.builders import tiny
from tests.competency.small_model import small_model


@pytest.fixture(scope="module")
def room() -> OpenModel:
    return open_model(small_model())


def three_actors() -> Model:
    building = tiny().actor("school").actor("jgz").actor("wijkteam").item("zorg").item("verzuim")
    building.holds("school", "zorg").flow("school", "jgz", "zorg").needs("wijkteam", "zorg", "TRI")
    return replace(building.build(), labels={})  # the fixed lists have the labels


def ids(answer: Answer) -> list[object]:
    return [row[0] for row in answer.rows]


def test_asking_once() -> None:
    model = three_actors()
    assert ids(ask(model, "who-holds", {"item": "zorg"})) == ["school"]
    assert ids(ask(model, "who-misses", {"item": "zorg"})) == ["wijkteam"]
    assert ids(ask(model, "reaches-in-one-flow", {"item": "zorg"})) == ["jgz"]


def test_asking_often_gives_what_asking_once_gives() -> None:
    model = three_actors()
    opened = open_model(model)
    for item in ("zorg", "verzuim"):
        assert opened.ask("who-holds", {"item": item}) == ask(model, "who-holds", {"item": item})


def test_no_rows_is_an_answer(room: OpenModel) -> None:
    assert room.ask("confined-items").rows == ()


def test_cells_are_plain_values(room: OpenModel) -> None:
    answer = room.ask("steps")
    first = dict(zip(answer.columns, answer.rows[0], strict=True))
    assert (first["step"], first["order"], first["hours_level_4"]) == ("SIG", 1, 0.25)
    assert room.ask("model-facts").rows[0][-1] is True
    assert room.ask("flows-of-unknown-time-or-channel").rows[0][-1] is None


def test_a_term_of_others_keeps_its_whole_name(room: OpenModel) -> None:
    assert ("subClassOf", "http://www.w3.org/ns/org#Organization") in room.ask("term-mapping", {"term": "Partner"}).rows


def test_the_parameter_itself_is_no_column(room: OpenModel) -> None:
    assert "item" not in room.ask("who-holds", {"item": "verzuim"}).columns


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_unknown_question(room: OpenModel) -> None:
    with pytest.raises(UnknownName, match=r"Onbekende vraag «who-hlods»\. Bedoelt u who-holds"):
        room.ask("who-hlods", {"item": "verzuim"})


def test_an_unknown_parameter(room: OpenModel) -> None:
    with pytest.raises(UnknownName, match=r"Onbekende parameter «itm»\. Bedoelt u item"):
        room.ask("who-holds", {"itm": "verzuim"})


def test_a_parameter_too_many(room: OpenModel) -> None:
    with pytest.raises(UnknownName, match="parameter «item»"):
        room.ask("steps", {"item": "verzuim"})


def test_a_parameter_too_few(room: OpenModel) -> None:
    with pytest.raises(UserError) as refused:
        room.ask("who-holds")
    assert str(refused.value) == "De vraag «who-holds» heeft nog een waarde nodig voor: item."
    assert refused.value.message("en") == "The question «who-holds» still needs a value for: item."


@pytest.mark.parametrize(
    ("question", "name", "value", "nearest"),
    [
        ("who-holds", "item", "verzium", "verzuim"),
        ("what-does-actor-hold", "actor", "scool", "school"),
        ("items-of-factor", "factor", "rf-kin", "rf-kind"),
        ("who-must-be-involved", "criterion", "cri", "crit"),
        ("goals-of-municipality", "municipality", "gemeente-verzonne", "gemeente-verzonnen"),
        ("records-of-regime", "regime", "avgg", "avg"),
        ("items-of-theme", "theme", "childen", "children"),
        ("concept-list", "scheme", "wieght", "weight"),
        ("sources-of-statement", "statement", "flow:naar-jg", "flow:naar-jgz"),
        ("term-definition", "term", "Actr", "Actor"),
        ("factors-of-instrument", "instrument", "DAS", "DA"),
    ],
)
def test_an_unknown_value_names_the_nearest(
    room: OpenModel, question: str, name: str, value: str, nearest: str
) -> None:
    with pytest.raises(UnknownName) as refused:
        room.ask(question, {name: value})
    assert f"«{value}»" in str(refused.value)
    assert nearest in str(refused.value)
    assert nearest in refused.value.message("en")


def test_a_name_of_another_kind_is_unknown(room: OpenModel) -> None:
    with pytest.raises(UnknownName):
        room.ask("who-holds", {"item": "school"})


def test_a_party_that_was_left_out_is_unknown(room: OpenModel) -> None:
    """It still stands among the choices, with its name; it can hold and need nothing any more."""
    assert "leerplicht" in [row[4] for row in room.ask("local-choices").rows]
    with pytest.raises(UnknownName):
        room.ask("what-does-actor-need", {"actor": "leerplicht"})


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x> . ?a ?b ?c } #",
        "verzuim> <http://example.org/p",
        "../actor/school",
        'verzuim" UNION { ?s ?p ?o }',
        "verzuim verzuim",
        "https://w3id.org/zichtlijn/id/item/verzuim",
        "\n",
        "é",
    ],
)
def test_a_value_is_never_part_of_the_query(room: OpenModel, value: str) -> None:
    with pytest.raises(UnknownName):
        room.ask("who-holds", {"item": value})


@pytest.mark.parametrize("value", ["naar-jgz", "flow:", "flow:naar jgz", "weight:high", "nothing:naar-jgz"])
def test_a_statement_is_named_with_its_kind(room: OpenModel, value: str) -> None:
    with pytest.raises(UnknownName, match="uitspraak"):
        room.ask("sources-of-statement", {"statement": value})


def test_a_kind_without_a_word_of_its_own_is_named_by_its_kind(room: OpenModel) -> None:
    with pytest.raises(UnknownName, match="Onbekende seat «stoel»"):
        room._iri(Parameter("chair", "seat"), "stoel")


def test_a_query_that_reaches_outside_does_not_run() -> None:
    with pytest.raises(PackageError, match="reach outside"):
        open_store([b""]).select("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }")


# ── languages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_in_one_language(room: OpenModel) -> None:
    whole = room.ask("tables-and-seats")
    spoken = whole.in_language("nl")
    assert spoken.columns[:4] == ("table", "table_label", "convenor", "convenor_label")
    assert spoken.columns[-2:] == ("rhythm", "status")
    assert len(spoken.rows) == len(whole.rows)
    assert not [column for column in spoken.columns if column.endswith(("_nl", "_en"))]


def test_both_languages_keep_the_same_columns(room: OpenModel) -> None:
    answer = room.ask("reachability")
    assert answer.in_language("nl").columns == answer.in_language("en").columns
    assert answer.in_language("nl").rows != answer.in_language("en").rows
