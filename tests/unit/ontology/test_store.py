"""The store: parameters are values, never text; answers are plain; nothing reaches outside."""

from __future__ import annotations

import pytest

from ontology.errors import PackageError
from ontology.store import Store, open_store
from ontology.vocabulary import iri
from ontology.writer import ntriples
from tests.builders import tiny


@pytest.fixture(scope="module")
def store() -> Store:
    model = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x").flow("a", "b", "x", hours=0.25)
    return open_store(ntriples(model.build()))


def test_a_question_has_columns_and_rows(store: Store) -> None:
    rows = store.select("SELECT ?actor { ?actor a zl:Actor } ORDER BY ?actor")
    assert rows.columns == ("actor",)
    assert rows.rows == ((iri("actor", "a"),), (iri("actor", "b"),))


def test_a_parameter_is_bound(store: Store) -> None:
    query = "SELECT ?party ?item { ?holding zl:hasHolder ?party ; zl:hasRecord/zl:isRecordOf ?item }"
    assert store.select(query, {"party": iri("actor", "a")}).rows == ((iri("actor", "a"), iri("item", "x")),)
    assert store.select(query, {"party": iri("actor", "b")}).rows == ()


@pytest.mark.parametrize(
    "payload",
    [
        "x> } UNION { ?holding ?p ?item",
        "https://e.org/a> ; zl:hasRecord ?r } #",
        'https://e.org/"',
        "https://e.org/\n} UNION { ?s ?p ?o",
    ],
)
def test_a_parameter_cannot_change_the_question(store: Store, payload: str) -> None:
    query = "SELECT ?party ?item { ?holding zl:hasHolder ?party ; zl:hasRecord/zl:isRecordOf ?item }"
    try:
        rows = store.select(query, {"party": payload}).rows
    except ValueError:  # not an IRI at all
        rows = ()
    assert rows == ()


def test_cells_are_plain_values(store: Store) -> None:
    (row,) = store.select(
        """SELECT ?hours ?order ?truth ?text ?nothing {
             ?flow zl:handlingHours ?hours . step:TRI zl:hasOrder ?order ; skos:prefLabel ?text .
             actor:a zl:hasCompleteHoldings ?truth FILTER(lang(?text) = "nl") OPTIONAL { ?flow zl:leansOn ?nothing }
           }"""
    ).rows
    assert row == (0.25, 2, True, "triage", None)
    assert [type(cell) for cell in row] == [float, int, bool, str, type(None)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * FROM <https://example.org/data> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <https://example.org/data>",
        "ASK { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "nonsense",
    ],
)
def test_only_a_select_inside_the_model_runs(store: Store, query: str) -> None:
    before = len(store)
    with pytest.raises(PackageError):
        store.select(query)
    assert len(store) == before


def test_parts_are_loaded_together() -> None:
    parts = [b"<https://e.org/a> <https://e.org/b> 1 .", b"<https://e.org/a> <https://e.org/b> 2 ."]
    assert len(open_store(parts)) == 2
