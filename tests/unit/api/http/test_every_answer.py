"""What holds for every answer, whatever it is about: headers, HEAD, slashes, forms, versions."""

from __future__ import annotations

import pytest

from tests.http_client import Client

ALWAYS = {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "api-version": "1.0.0",
}
ADDRESSES = (
    "/v1/openapi.json",
    "/v1/modellen",
    "/v1/modellen/voorbeeld",
    "/v1/partners?model=voorbeeld",
    "/v1/actoren?model=voorbeeld",
    "/v1/actoren/burgemeester",
    "/v1/informatie-items?model=voorbeeld",
    "/v1/stromen?model=voorbeeld",
    "/v1/afspraken?model=voorbeeld",
    "/v1/overleggen?model=voorbeeld",
    "/v1/gronden/wmo-5-2-6",
    "/v1/analyses/voorbeeld",
    "/v1/analyses/voorbeeld/behoeften",
    "/gezond",
    "/gereed",
    "/docs",
    "/docs/stijl.css",
    "/doc/actor/burgemeester",
    "/def/Actor",
)
PROBLEMS = (
    ("GET", "/v1/niets", 404),
    ("GET", "/v1/actoren/niemand", 404),
    ("DELETE", "/v1/partners", 405),
    ("GET", "/v1/partners?onbekend=1", 400),
    ("POST", "/v1/oordelen", 415),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers_and_a_head_without_a_body(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "cache-control" in answer.headers
    assert "set-cookie" not in answer.headers
    head = client.request("HEAD", address)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]
    assert head.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_slash_at_the_end_is_another_address_and_not_a_redirect(client: Client, address: str) -> None:
    path, mark, query = address.partition("?")
    answer = client.get(f"{path}/{mark}{query}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "address", "status"), PROBLEMS)
def test_every_error_is_problem_details_in_the_language_asked_for(
    client: Client, method: str, address: str, status: int
) -> None:
    dutch = client.request(method, address)
    english = client.request(method, address, headers={"Accept-Language": "en-GB, nl;q=0.5"})
    for answer in (dutch, english):
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["cache-control"] == "no-store"
        for name, value in ALWAYS.items():
            assert answer.headers[name] == value
        assert answer.json()["status"] == status
    assert dutch.headers["content-language"] == "nl"
    assert english.headers["content-language"] == "en"
    assert dutch.json()["title"] != english.json()["title"]


def test_an_etag_saves_the_second_reading(client: Client) -> None:
    first = client.get("/v1/partners")
    again = client.get("/v1/partners", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    other = client.get("/v1/partners", headers={"If-None-Match": '"x"'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["api-version"] == "1.0.0"
    assert other.status_code == 200
    assert first.headers["etag"].startswith('"')


def test_the_method_that_is_not_there_names_those_that_are(client: Client) -> None:
    assert client.request("PUT", "/v1/partners").headers["allow"] == "GET, HEAD"
    assert client.request("PUT", "/v1/oordelen").headers["allow"] == "POST"


def test_the_document_is_for_every_origin_and_the_rest_for_none(client: Client) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"}
    assert client.get("/v1/openapi.json", headers=asked).headers["access-control-allow-origin"] == "*"
    assert client.request("OPTIONS", "/v1/openapi.json", headers=asked).status_code == 204
    assert "access-control-allow-origin" not in client.get("/v1/partners", headers=asked).headers
    assert client.request("OPTIONS", "/v1/partners", headers=asked).status_code == 405


def test_a_form_that_cannot_be_given_is_406(client: Client) -> None:
    assert client.get("/v1/partners", headers={"Accept": "text/turtle"}).status_code == 406
    assert client.get("/v1/partners", headers={"Accept": "application/json;q=0, */*"}).status_code == 406
    assert client.get("/v1/partners", headers={"Accept": "text/html, */*;q=0.1"}).status_code == 200


def test_readers_of_the_same_thing_at_the_same_time_get_the_same_bytes(client: Client) -> None:
    answers = client.together(["/v1/analyses/voorbeeld?niveau=4"] * 8)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
