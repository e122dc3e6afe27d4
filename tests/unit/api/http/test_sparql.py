"""The SPARQL endpoint as the protocol of the W3C says: three ways to ask, four forms of rows, three of a graph."""

from __future__ import annotations

import csv
import io
import json
import logging
import time
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.http.settings import Settings
from api.http.sparql_page import description
from api.http.state import Loaded
from ontology.sparql_answering import loaded_store
from ontology.sparql_dataset import dataset_of
from queries.registry import questions
from tests.http_client import Client

RIJSWIJK = "https://w3id.org/zichtlijn/id/model/rijswijk"
VOORBEELD = "https://w3id.org/zichtlijn/id/model/voorbeeld"
WHO = "SELECT ?actor ?n { ?actor a zl:Actor ; skos:prefLabel ?n FILTER(LANG(?n) = 'nl') } ORDER BY ?actor LIMIT 3"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WHOLE = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def app(loaded: Loaded) -> Iterator[FastAPI]:
    made = create_app(Settings(sparql_seconds=10, sparql_rows=500), loaded)
    yield made
    made.state.sparql.close()


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Client:
    return Client(app)


def asked(client: Client, way: str, query: str, accept: str = "*/*", graphs: str = "") -> httpx.Response:
    """The same query in one of the three request forms."""
    headers = {"Accept": accept}
    if way == "GET":
        return client.get(f"/sparql?query={quote(query)}{graphs}", headers=headers)
    if way == "form":
        return client.post("/sparql", content=f"query={quote(query)}{graphs}", headers=headers | FORM)
    return client.post(f"/sparql?{graphs.removeprefix('&')}", content=query, headers=headers | WHOLE)


def cells(answer: httpx.Response) -> list[list[str]]:
    """The rows of an answer in any of the four forms, as plain texts."""
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/csv":
        return list(csv.reader(io.StringIO(answer.text)))[1:]
    results = {
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    }
    found = ox.parse_query_results(answer.content, format=results.get(kind, ox.QueryResultsFormat.JSON))
    assert isinstance(found, ox.QuerySolutions)
    return [[value.value for value in row if not isinstance(value, ox.Triple)] for row in found]


@pytest.mark.parametrize("way", ["GET", "form", "body"])
@pytest.mark.parametrize(
    "form",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_three_ways_to_ask_give_the_same_rows_in_four_forms(client: Client, way: str, form: str) -> None:
    answer = asked(client, way, WHO, form)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == form
    assert answer.headers["cache-control"] == "no-store"
    found = cells(answer)
    assert len(found) == 3
    assert found == cells(asked(client, "GET", WHO))
    assert all(actor.startswith("https://w3id.org/zichtlijn/id/actor/") for actor, _ in found)


@pytest.mark.parametrize("way", ["GET", "form", "body"])
def test_yes_or_no_in_four_forms(client: Client, way: str) -> None:
    query = "ASK { ?s a zl:Actor }"
    assert asked(client, way, query).json() == {"head": {}, "boolean": True}
    xml = ElementTree.fromstring(asked(client, way, query, "application/sparql-results+xml").content)
    assert xml.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"
    assert asked(client, way, query, "text/csv").text == "true\r\n"
    assert asked(client, way, "ASK { ?s a <urn:niets> }", "text/tab-separated-values").text == "false\r\n"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_a_graph_in_three_forms(client: Client, form: str, kind: ox.RdfFormat) -> None:
    for query in (
        "CONSTRUCT { ?s a zl:Actor } { ?s a zl:Actor }",
        "DESCRIBE <https://w3id.org/zichtlijn/id/actor/ggz>",
    ):
        answer = asked(client, "GET", query, form)
        assert answer.headers["content-type"].partition(";")[0] == form
        found = {str(quad.triple) for quad in ox.parse(answer.content, format=kind)}
        assert len(found) > 2
        assert found == {
            str(quad.triple) for quad in ox.parse(asked(client, "body", query).content, ox.RdfFormat.TURTLE)
        }


def test_the_dataset_of_the_request_replaces_that_of_the_query(client: Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s a zl:Actor }"
    in_rijswijk = cells(asked(client, "GET", count))
    in_example = cells(asked(client, "GET", count.replace("{", f"FROM <{VOORBEELD}> {{")))
    assert in_rijswijk != in_example
    for way in ("GET", "form", "body"):
        assert cells(asked(client, way, count, graphs=f"&default-graph-uri={quote(VOORBEELD)}")) == in_example
        both = f"&default-graph-uri={quote(VOORBEELD)}&named-graph-uri={quote(RIJSWIJK)}"
        assert cells(asked(client, way, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", graphs=both)) == [[RIJSWIJK]]
        assert asked(client, way, count, graphs="&default-graph-uri=file:///etc/passwd").status_code == 400
        assert asked(client, way, count, graphs="&named-graph-uri=http://elders.example/").status_code == 400


def test_what_is_not_a_request_of_the_protocol_is_told(client: Client) -> None:
    def post(content: bytes, kind: str, address: str = "/sparql") -> int:
        return client.post(address, content=content, headers={"Content-Type": kind}).status_code

    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert client.get("/sparql?query=").status_code == 400
    assert client.get("/sparql?query=ASK{}&format=csv").status_code == 400
    assert client.get("/sparql?vraag=ASK{}").status_code == 400
    assert client.get("/sparql?query=ASK{}&update=CLEAR+ALL").status_code == 400
    assert post(b"", "application/x-www-form-urlencoded") == 400
    assert post(b"update=CLEAR+ALL", "application/x-www-form-urlencoded") == 400
    assert post(b"query=%ff", "application/x-www-form-urlencoded") == 400
    assert post(b"query=ASK{}", "application/x-www-form-urlencoded", "/sparql?query=ASK{}") == 400
    assert post(b"\xff", "application/sparql-query") == 400
    assert post(b"CLEAR ALL", "application/sparql-update") == 415
    assert post(b"ASK {}", "application/json") == 415
    assert post(b"ASK {}", "application/sparql-query; charset=latin-1") == 415
    assert post(b"ASK {}", 'application/sparql-query; charset="UTF-8"') == 200
    assert post(b"ASK {} #" + b"x" * 70_000, "application/sparql-query") == 413
    assert client.request("PUT", "/sparql").status_code == 405
    assert client.get("/sparql/").status_code == 404


def test_a_form_that_does_not_exist_is_406_also_when_only_the_query_tells(client: Client) -> None:
    assert asked(client, "GET", "ASK {}", "image/png").status_code == 406
    assert asked(client, "GET", "ASK {}", "text/turtle").status_code == 406
    assert asked(client, "GET", "CONSTRUCT WHERE { ?s a zl:Actor }", "text/csv").status_code == 406


def test_an_error_is_problem_details_and_repeats_nothing_of_the_query(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = asked(client, "GET", "SELECT ?geheim { ?geheim onbekend:geheim 'geheim' }")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "geheim" not in answer.text
    ours = [record.__dict__ for record in caplog.records if record.name.startswith("zichtlijn")]
    assert ours
    assert "geheim" not in json.dumps(ours, default=str)
    there = asked(client, "body", "SELECT * {\n ?s ?p }").json()["detail"]
    assert "Regel 2" in there


def test_personal_data_in_a_query_is_refused(client: Client) -> None:
    for query in ("ASK { ?s ?p '111222333' } # BSN", "ASK {} # BSN 111222333", "ASK { ?s ?p 111222333 }"):
        answer = asked(client, "body", query)
        assert answer.status_code == 400
        assert "111222333" not in answer.text


def test_a_text_that_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(client: Client) -> None:
    query = "SELECT ?x { VALUES ?x { '=HYPERLINK(1)' '@x' '+1' -1 'x' } }"
    assert [row[0] for row in cells(asked(client, "GET", query, "text/csv"))] == [
        "'=HYPERLINK(1)",
        "'@x",
        "'+1",
        "-1",
        "x",
    ]


def test_more_rows_than_admitted_is_no_answer_rather_than_half_a_one(client: Client) -> None:
    assert asked(client, "GET", "SELECT * { ?s ?p ?o } LIMIT 500").status_code == 200
    answer = asked(client, "GET", "SELECT * { ?s ?p ?o } LIMIT 501")
    assert (answer.status_code, "LIMIT" in answer.json()["detail"]) == (503, True)


def test_without_a_query_it_describes_itself(client: Client, app: FastAPI) -> None:
    answer = client.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    told = list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE, base_iri="http://localhost/"))
    names = {quad.object.value for quad in told if quad.predicate.value.endswith("#name")}
    assert {RIJSWIJK, VOORBEELD} < names == set(app.state.sparql.graphs)
    assert answer.content == description(app.state.sparql.graphs, app.state.settings)
    assert client.request("HEAD", "/sparql").status_code == 200
    assert client.get("/sparql", headers={"Accept": "application/json"}).status_code == 406


def test_a_browser_gets_a_page_with_the_questions_as_examples(client: Client) -> None:
    for language in ("nl", "en"):
        answer = client.get(f"/sparql?taal={language}", headers={"Accept": "text/html,*/*;q=0.8"})
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "script" not in answer.text
        assert answer.text.count("<details>") == len(questions())
        assert next(iter(questions().values())).text.of(language) in answer.text


def test_every_packaged_question_can_be_asked_here(client: Client) -> None:
    answers = [asked(client, "body", question.query) for question in list(questions().values())[::8]]
    # Without a chosen value an answer may be larger than admitted; nothing else may be wrong.
    for answer in answers:
        assert answer.status_code == 200 or "te groot" in answer.json()["detail"]
    assert sum(answer.status_code == 200 for answer in answers) > 1


def test_who_knows_a_confined_item_cannot_be_asked(client: Client, loaded: Loaded) -> None:
    closed = [(name, item.id) for name in loaded.models for item in loaded.model(name).items if item.confined]
    assert closed
    near = "SELECT DISTINCT ?kind ?p {{ GRAPH <{graph}> {{ ?s ?p <{item}> . ?s a ?kind }} }}"
    about_a_party = {"Holding", "Need", "Record", "Flow", "Agreement", "Actor", "Partner", "LeftOutNeed"}
    seen = set()
    for model, item in closed:
        graph, thing = f"https://w3id.org/zichtlijn/id/model/{model}", f"https://w3id.org/zichtlijn/id/item/{item}"
        query = near.format(graph=graph, item=thing)
        assert asked(client, "GET", f"ASK {{ GRAPH <{graph}> {{ <{thing}> ?p ?o }} }}").json()["boolean"]
        found = {kind.rpartition("#")[2] for kind, _ in cells(asked(client, "GET", query))}
        assert not found & about_a_party, found
        whole = loaded_store([*dataset_of([loaded.model(model)])[:1]])
        rows = whole.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        seen |= {str(row["kind"]).rpartition("#")[2].rstrip(">") for row in rows}
    assert seen & about_a_party, "the models themselves say who knows: otherwise this test would see nothing"


def test_a_simple_query_is_quick(client: Client) -> None:
    asked(client, "GET", "ASK {}")
    taken = []
    for _ in range(9):
        begin = time.perf_counter()
        assert asked(client, "GET", WHO).status_code == 200
        taken.append(time.perf_counter() - begin)
    assert sorted(taken)[4] < 0.5  # 0.03 on a quiet machine
