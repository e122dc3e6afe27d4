"""The document: true of what is answered, complete, in Dutch, the same for every reader; and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import yaml

from api.http.v1.judging import CASE_KEYS, EXAMPLE, HOP_KEYS, LABEL_KEYS
from tests.http_client import Client
from tools.api_schemas import GLOSSARY

DUTCH_WORDS_IN_PATHS = {
    "actoren", "afspraken", "analyses", "behoeften", "blootstellingen", "gronden", "herstelplannen", "informatie-items",
    "informatieverzoeken", "modellen", "oordelen", "overleggen", "partners", "routes", "signalen", "stromen", "tijden",
    "vergelijkingen",
}  # fmt: skip


@pytest.fixture(scope="module")
def document(client: Client) -> dict[str, Any]:
    found = client.get("/v1/openapi.json").json()
    assert isinstance(found, dict)
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def fits(document: dict[str, Any], schema: dict[str, Any], answer: Any) -> None:
    whole = {**schema, "components": document["components"]}
    jsonschema_rs.Draft202012Validator(whole).validate(answer)


def test_it_says_version_contact_and_server(document: dict[str, Any]) -> None:
    assert document["info"]["version"] == "1.0.0"
    assert set(document["info"]["contact"]) == {"name", "email", "url"}
    assert document["servers"][0]["url"].endswith("/v1")


def test_every_operation_is_described_and_has_an_example_and_its_errors(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    for path, method, operation in operations(document):
        assert operation["description"], path
        assert operation["tags"], path
        if path == "/openapi.json":
            continue
        assert "422" not in operation["responses"]
        expected = {"200", "400", "401", "406", "500", "503"} | ({"413", "415"} if method == "post" else {"304"})
        assert expected <= operation["responses"].keys(), path
        for status, answer in operation["responses"].items():
            assert "API-Version" in answer["headers"], (path, status)
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"]
        content = operation["responses"]["200"]["content"]["application/json"]
        fits(document, content["schema"], content["example"])
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])


def test_paths_are_dutch_plural_nouns(document: dict[str, Any]) -> None:
    words = {word for path in document["paths"] for word in path.split("/") if word and not word.startswith("{")}
    assert words - {"openapi.json"} == DUTCH_WORDS_IN_PATHS


def test_every_field_is_in_the_glossary(document: dict[str, Any]) -> None:
    glossary = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))
    asked = {*CASE_KEYS, *LABEL_KEYS, *HOP_KEYS}
    exempt = {"Probleem", "Oordeelvraag", "Etiket", "Stap"}
    met = {
        name
        for schema, told in document["components"]["schemas"].items()
        if schema not in exempt
        for name in fields(told)
    }
    assert met - glossary.keys() == set()
    assert {name for name, text in glossary.items() if not str(text).strip()} == set()
    for schema in exempt:
        for name, told in document["components"]["schemas"][schema]["properties"].items():
            assert told["description"], (schema, name)
    assert asked >= document["components"]["schemas"]["Oordeelvraag"]["properties"].keys()


def fields(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for part in schema.values():
            yield from fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from fields(part)


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/v1/partners?paginaGrootte=100", "Partners"),
        ("/v1/actoren?paginaGrootte=100", "Actoren"),
        ("/v1/stromen?paginaGrootte=100", "Stromen"),
        ("/v1/gronden?wet=wpg&paginaGrootte=50", "Gronden"),
        ("/v1/analyses/voorbeeld", "Analyse"),
        ("/v1/tijden?model=voorbeeld&actor=burgemeester", "Tijden"),
        ("/v1/signalen?model=voorbeeld", "Signalen"),
    ],
)
def test_what_is_answered_fits_the_document(
    client: Client, document: dict[str, Any], address: str, schema: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    fits(document, document["components"]["schemas"][schema], answer.json())


def test_the_example_of_a_question_is_answered_by_the_example_of_an_answer(
    client: Client, document: dict[str, Any]
) -> None:
    operation = document["paths"]["/oordelen"]["post"]
    asked = operation["requestBody"]["content"]["application/json"]["example"]
    told = operation["responses"]["200"]["content"]["application/json"]["example"]
    answer = client.post("/v1/oordelen", json=asked).json()
    assert asked == EXAMPLE
    assert told["uitkomst"] == answer["uitkomst"]
    assert told["toelichting"] == answer["toelichting"]
    fits(document, {"$ref": "#/components/schemas/Oordeelvraag"}, asked)


def test_the_page_of_the_api_shows_every_operation_and_nothing_from_elsewhere(
    client: Client, document: dict[str, Any]
) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    for _, _, operation in operations(document):
        assert f'id="{operation["operationId"]}"' in page.text
    assert "<script" not in page.text
    assert "http://" not in page.text.replace("http://www.w3.org", "")
    assert 'lang="en"' in client.get("/docs?taal=en").text
