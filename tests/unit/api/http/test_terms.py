"""Terms and individuals in the form that is asked for, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.http_client import Client

ADDRESS = "/doc/actor/burgemeester"


def test_an_individual_leads_to_the_document_about_it(client: Client) -> None:
    answer = client.get("/id/actor/burgemeester")
    assert (answer.status_code, answer.headers["location"]) == (303, ADDRESS)
    assert client.get("/id/actor/niemand").status_code == 404
    assert client.get("/doc/actor/niemand").status_code == 404


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text/turtle", "@prefix"),
        ("application/ld+json", "["),
        ("application/rdf+xml", "<?xml"),
        ("text/csv", "over,eigenschap"),
        ("application/json", "{"),
        ("text/html", "<!doctype html>"),
    ],
)
def test_every_form_tells_the_same_thing(client: Client, form: str, beginning: str) -> None:
    answer = client.get(ADDRESS, headers={"Accept": form})
    assert answer.headers["content-type"].partition(";")[0] == form
    assert answer.text.startswith(beginning)
    assert "urgemeester" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_turtle_and_json_ld_hold_the_same_number_of_statements_as_the_table(client: Client) -> None:
    rows = list(csv.reader(io.StringIO(client.get(ADDRESS, headers={"Accept": "text/csv"}).text)))[1:]
    told = client.get(ADDRESS, headers={"Accept": "application/json"}).json()["uitspraken"]
    linked = json.loads(client.get(ADDRESS, headers={"Accept": "application/ld+json"}).text)
    assert len(rows) == len(told) == sum(len(values) for key, values in linked[0].items() if key != "@id")


def test_a_form_that_is_not_there_is_406(client: Client) -> None:
    assert client.get("/def", headers={"Accept": "image/png"}).status_code == 406


def test_the_page_is_in_the_language_asked_for_and_has_no_inline_style_or_script(client: Client) -> None:
    dutch = client.get("/def/Actor", headers={"Accept": "text/html"}).text
    english = client.get("/def/Actor?taal=en", headers={"Accept": "text/html"}).text
    assert '<html lang="nl">' in dutch
    assert '<html lang="en">' in english
    assert "What is recorded of it" in english
    assert "<script" not in dutch
    assert "style=" not in dutch
    assert "<style" not in dutch


def test_nothing_tells_who_knows_the_secret_address(client: Client) -> None:
    told = client.get("/doc/item/safe-address", headers={"Accept": "text/turtle"}).text
    assert "safe-address" in told
    assert client.get("/doc/record/safe-address", headers={"Accept": "text/turtle"}).status_code == 404
    assert "madeBy" not in told
