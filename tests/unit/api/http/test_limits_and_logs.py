"""What happens when too much is asked, when something breaks, and what the log says of it."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.http.logs import JsonLines, log_settings
from api.http.settings import Settings
from api.http.state import Loaded
from tests.http_client import Client


@pytest.fixture
def app(loaded: Loaded) -> FastAPI:
    made = create_app(Settings(timeout_seconds=0.2, max_requests=2), loaded)

    @made.get("/stuk/{wat}")
    async def broken(wat: str) -> None:
        raise RuntimeError(f"geheim {wat}")

    @made.get("/traag")
    async def slow() -> None:
        await asyncio.sleep(5)

    return made


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "zichtlijn.http"]


def test_what_nobody_foresaw_is_a_problem_and_its_message_stays_inside(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        answer = Client(app).get("/stuk/dit-is-van-de-vrager?q=ook-dit")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.headers["x-frame-options"], answer.headers["api-version"]) == ("DENY", "1.0.0")
    assert "geheim" not in answer.text
    told = lines(caplog)[-1]
    assert (told["uitzondering"], told["status"], told["route"]) == ("RuntimeError", 500, "/stuk/{wat}")
    assert answer.headers["x-request-id"] == told["verzoek"]
    assert any("test_limits_and_logs" in place for place in told["plaats"])
    assert "van-de-vrager" not in json.dumps(lines(caplog))
    assert "ook-dit" not in json.dumps(lines(caplog))


def test_an_answer_that_takes_too_long_ends_in_503(app: FastAPI) -> None:
    answer = Client(app).get("/traag")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.headers["content-type"] == "application/problem+json"


def test_more_at_the_same_time_than_is_admitted_ends_in_503_and_is_over_when_they_are(app: FastAPI) -> None:
    client = Client(app)
    answers = client.together(["/traag?1", "/traag?2", "/gezond", "/gezond"])
    assert [answer.status_code for answer in answers] == [503, 503, 503, 503]
    assert client.get("/gezond").status_code == 200


def test_another_name_of_the_server_is_not_answered(loaded: Loaded) -> None:
    app = create_app(Settings(), loaded)
    assert Client(app, "http://elders.example").get("/gezond").status_code == 421
    assert Client(app, "http://127.0.0.1:8000").get("/gezond").status_code == 200
    assert Client(app, "http://[::1]:8000").get("/gezond").status_code == 200
    assert Client(create_app(Settings(hosts=("*",)), loaded), "http://elders.example").get("/gezond").status_code == 200


def test_a_line_of_the_log_is_one_line_and_holds_nothing_that_was_asked(
    loaded: Loaded, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(create_app(Settings(), loaded))
    with caplog.at_level("INFO"):
        client.get('/v1/actoren/x%0a{"niveau":"verzonnen"}?model=geheim', headers={"User-Agent": "een\tander"})
        client.request("GEHEIM", "/v1/partners")
    written = [JsonLines().format(record) for record in caplog.records if record.name == "zichtlijn.http"]
    assert len(written) == 2
    for line in written:
        assert "\n" not in line
        assert "verzonnen" not in line
        assert "eheim" not in line
        assert "ander\\t" not in line
        assert set(json.loads(line)) >= {"tijd", "niveau", "gebeurtenis", "methode", "route", "status", "ms"}
    assert json.loads(written[0])["route"] == "/v1/actoren/{id}"
    assert json.loads(written[1])["methode"] == "ander"


def test_lines_of_the_server_itself_do_not_fill_in_what_a_caller_sent() -> None:
    record = logging.LogRecord("uvicorn.error", logging.WARNING, "x", 1, "Invalid %s", ("GET /geheim\n",), None)
    told = json.loads(JsonLines().format(record))
    assert told["gebeurtenis"] == "Invalid %s"
    assert log_settings()["loggers"]["uvicorn.access"]["handlers"] == []  # type: ignore[index]
