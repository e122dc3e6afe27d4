"""``POST /v1/oordelen``: the object of ``check --json``, every fault at once, no personal data, no strange bodies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from api.case_reading import KEYS
from api.cli import app
from tests.http_client import Client
from tests.law.cases_read import FILES
from tools.api_samples import dutch_case

ASKED: dict[str, Any] = {
    "houder": "huisarts",
    "ontvanger": "veilig-thuis",
    "etiket": {"categorie": "special-health"},
    "doel": "investigate-domestic-violence",
    "peildatum": "2026-11-22",
}
WORKED = sorted(name for name, case in FILES.items() if "holder" in case)


def same_as_on_the_command_line(client: Client, name: str, folder: Path) -> None:
    case = {key: value for key, value in FILES[name].items() if key in KEYS and key != "expect"}
    file = folder / "case.yaml"
    file.write_text(yaml.safe_dump(case), encoding="utf-8")
    told = CliRunner().invoke(app, ["check", "--case", str(file), "--json"])
    assert told.exit_code == 0
    answer = client.post("/v1/oordelen", json=dutch_case(case))
    assert answer.status_code == 200
    assert answer.text == told.stdout


def test_the_answer_is_that_of_the_command_line_byte_for_byte(client: Client) -> None:
    answer = client.post("/v1/oordelen", json=ASKED)
    options = ["--holder", "huisarts", "--recipient", "veilig-thuis", "--label", "category=special-health"]
    purpose = ["--purpose", ASKED["doel"], "--date", ASKED["peildatum"]]
    assert answer.text == CliRunner().invoke(app, ["check", *options, *purpose, "--json"]).stdout
    assert answer.headers["content-type"] == "application/json"


def test_the_order_of_keys_does_not_matter(client: Client) -> None:
    turned = dict(reversed(ASKED.items()))
    assert client.post("/v1/oordelen", json=turned).content == client.post("/v1/oordelen", json=ASKED).content


def test_every_fault_is_told_at_once_with_a_pointer_and_what_is_near(client: Client) -> None:
    wrong = {
        "hoder": "huisarts",
        "ontvanger": "veilig-thui",
        "etiket": {"categorie": "special-helth", "vrom": "identified", "verwijderd": "ja"},
        "omstandigheden": {"relation": "neighbour", "acute-dangr": True},
        "eerdereStappen": [{"van": "ggz", "naar": "huisarts", "grond": "wmo-5-2-7"}, "ggz"],
        "peildatum": "2026-02-31",
    }
    answer = client.post("/v1/oordelen", json=wrong)
    told = {one["pointer"]: one for one in answer.json()["errors"]}
    assert answer.status_code == 400
    assert {"/hoder", "/houder", "/doel", "/ontvanger", "/peildatum", "/etiket/vrom"} <= told.keys()
    assert {"/etiket/verwijderd", "/omstandigheden/relation", "/omstandigheden/acute-dangr"} <= told.keys()
    assert {"/eerdereStappen/1"} <= told.keys()
    assert "houder" in told["/hoder"]["remedy"]
    assert "vorm" in told["/etiket/vrom"]["remedy"]
    assert "veilig-thuis" in told["/ontvanger"]["remedy"]
    assert "acute-danger" in told["/omstandigheden/acute-dangr"]["remedy"]


@pytest.mark.parametrize(
    "hidden",
    [
        {**ASKED, "houder": "111222333 is haar BSN"},
        {**ASKED, "omstandigheden": {"bel 06-12345678": True}},
        {**ASKED, "j.jansen@example.org": 1},
        {**ASKED, "etiket": {"categorie": ["NL91ABNA0417164300"]}},
        {**ASKED, "x": {"y": [{"z": "Mevrouw Jansen"}]}},
        {**ASKED, "x": 111222333},
    ],
)
def test_personal_data_anywhere_is_refused_and_never_repeated(
    client: Client, hidden: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        answer = client.post("/v1/oordelen", json=hidden)
    assert answer.status_code in (200, 400)
    assert {one["code"].partition("-")[0] for one in answer.json()["errors"]} == {"personal"}
    for value in ("111222333", "06-12345678", "jansen", "Jansen", "NL91"):
        assert value not in answer.text
        assert value not in caplog.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"x"', "application/json", 400),
        (b'{"a":1,"a":2}', "application/json", 400),
        (b'{"houder":NaN}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"houder":"\\ud800"}', "application/json", 400),
        (b'{"\\ud800":1}', "application/json", 400),
        (b'{"omstandigheden":{"\\udfff":"\\ud800"}}', "application/json", 400),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "application/json", 400),
        (b"[" * 10_000, "application/json", 400),
        (b"1" * 5000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", "application/xml", 415),
        (b"{}", "", 415),
        (b" " * 70_000, "application/json", 413),
    ],
)
def test_strange_bodies_are_refused(client: Client, body: bytes, kind: str, status: int) -> None:
    answer = client.post("/v1/oordelen", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.json()["status"] == status


def test_a_body_in_pieces_is_measured_too(client: Client) -> None:
    async def pieces() -> Any:
        for _ in range(100):
            yield b" " * 1000

    answer = client.post("/v1/oordelen", content=pieces(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_asking_for_it_tells_about_the_question_and_about_the_answer(client: Client) -> None:
    answer = client.post("/v1/informatieverzoeken", json=ASKED)
    options = ["--holder", "huisarts", "--recipient", "veilig-thuis", "--label", "category=special-health"]
    purpose = ["--purpose", ASKED["doel"], "--date", ASKED["peildatum"]]
    told = CliRunner().invoke(app, ["check", *options, *purpose, "--ask", "--json"]).stdout
    assert answer.json() == json.loads(told)


@pytest.mark.parametrize("name", WORKED[::60])
def test_some_worked_cases_are_answered_as_on_the_command_line(client: Client, name: str, tmp_path: Path) -> None:
    same_as_on_the_command_line(client, name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKED)
def test_every_worked_case_is_answered_as_on_the_command_line(client: Client, name: str, tmp_path: Path) -> None:
    same_as_on_the_command_line(client, name, tmp_path)
