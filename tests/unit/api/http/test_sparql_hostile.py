"""Hostile queries end in 400 or at a limit: no socket, no file, no dead server, no slow neighbour."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from api.http.app import create_app
from api.http.settings import Settings
from api.http.state import Loaded
from tests.hostile_queries import HARMLESS, HOSTILE, LIMITED
from tests.http_client import Client

SECRET = "dit-staat-in-het-bestand"
WHOLE = {"Content-Type": "application/sparql-query"}
REFUSED = [(group, name) for group, found in HOSTILE.items() for name in found]
SLOW = [(group, name) for group, found in LIMITED.items() for name in found]
LIMIT = 0.25
CANARY = "/sparql?query=" + quote("SELECT ?s { ?s a zl:Actor } LIMIT 1")


class Listener:
    """A server on this machine that counts who comes."""

    def __init__(self) -> None:
        self.came = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                joined, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            joined.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def served(loaded: Loaded, **given: Any) -> Iterator[Client]:
    app = create_app(Settings(**given), loaded)
    client = Client(app)
    client.get(CANARY)  # starts the process that holds the data: no part of what is timed here
    yield client
    app.state.sparql.close()


@pytest.fixture(scope="module")
def client(loaded: Loaded) -> Iterator[Client]:
    yield from served(loaded, sparql_seconds=20)


@pytest.fixture(scope="module")
def impatient(loaded: Loaded) -> Iterator[Client]:
    small = {"sparql_rows": 2_000, "sparql_bytes": 300_000, "sparql_memory_bytes": 128 << 20}
    yield from served(loaded, sparql_seconds=LIMIT, **small)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bestand") / "geheim.ttl"
    place.write_text(f'<urn:a> <urn:b> "{SECRET}" .', encoding="utf-8")
    return place


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) + len(SLOW) >= 150
    assert len({query for found in (*HOSTILE.values(), *LIMITED.values()) for query in found.values()}) >= 150


@pytest.mark.parametrize("group", sorted(HOSTILE))
def test_what_breaks_in_or_breaks_down_is_refused(client: Client, listener: Listener, file: Path, group: str) -> None:
    for name, query in HOSTILE[group].items():
        told = query.replace("{here}", listener.address).replace("{file}", file.as_uri())
        begin = time.perf_counter()
        answer = client.post("/sparql", content=told.encode(), headers=WHOLE)
        assert answer.status_code == 400, (name, answer.status_code, answer.text[:200])
        assert time.perf_counter() - begin < 5, name
        assert SECRET not in answer.text
        assert listener.address not in answer.text
    assert listener.came == 0
    assert client.get(CANARY).status_code == 200


# Every third here; all of them at the limits of every day, in check-full.
@pytest.mark.parametrize(("group", "name"), SLOW[::3], ids=[name for _, name in SLOW[::3]])
def test_what_has_no_end_meets_a_limit(impatient: Client, group: str, name: str) -> None:
    begin = time.perf_counter()
    answer = impatient.post("/sparql", content=LIMITED[group][name], headers=WHOLE)
    assert answer.status_code == 503, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert time.perf_counter() - begin < LIMIT + 4


@pytest.mark.slow
@pytest.mark.parametrize(("group", "name"), SLOW, ids=[name for _, name in SLOW])
def test_what_has_no_end_meets_the_limits_of_every_day(loaded: Loaded, group: str, name: str) -> None:
    app = create_app(Settings(), loaded)
    Client(app).get(CANARY)
    begin = time.perf_counter()
    answer = Client(app).post("/sparql", content=LIMITED[group][name], headers=WHOLE)
    taken = time.perf_counter() - begin
    app.state.sparql.close()
    assert answer.status_code == 503, answer.text[:300]
    assert taken < app.state.settings.sparql_seconds + 2


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_hostile_is_answered(client: Client, name: str) -> None:
    answer = client.post("/sparql", content=HARMLESS[name], headers=WHOLE)
    assert answer.status_code == 200, answer.text


def test_a_neighbour_notices_nothing_and_who_comes_when_it_is_full_is_told_so(loaded: Loaded) -> None:
    app = create_app(Settings(sparql_seconds=1.2, sparql_workers=4), loaded)
    client = Client(app)
    assert client.get(CANARY).status_code == 200
    slow = "/sparql?query=" + quote(LIMITED["open"]["join without a variable in common"])

    async def beside(number: int, at_least: int = 1) -> tuple[list[int], list[int], list[float]]:
        busy = [asyncio.create_task(client.answer(slow)) for _ in range(number)]
        await asyncio.sleep(0.15)
        statuses, taken = list[int](), list[float]()
        while len(taken) < at_least or not all(task.done() for task in busy):
            begin = time.perf_counter()
            statuses.append((await client.answer(CANARY)).status_code)
            taken.append(time.perf_counter() - begin)
            await asyncio.sleep(0.05)
        return [task.result().status_code for task in busy], statuses, taken

    _, _, alone = client.run(beside(0, 5))
    ended, canaries, taken = client.run(beside(3))
    assert ended == [503] * 3
    assert set(canaries) == {200}
    # A second; on a machine that is busy with other things, in proportion.
    assert sorted(taken)[int(len(taken) * 0.95)] < max(1, 5 * max(alone))
    ended, canaries, _ = client.run(beside(5))
    assert ended == [503] * 5
    assert 503 in canaries
    assert client.get(CANARY).status_code == 200
    app.state.sparql.close()
    assert client.get(CANARY).status_code == 503
