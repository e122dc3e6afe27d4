"""Readers of the running server: 50 at the same time, beside a bare FastAPI endpoint in the same run.

``python -m benchmarks.http --seconds 300`` for the whole; without: 20 seconds. Starts ``zichtlijn serve`` and the bare
endpoint as processes of their own, on loopback. Prints p50 and p95 of remembered pages and of ``POST /v1/oordelen``,
their ratio to the bare endpoint, errors, and the growth of memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bare", "main"]

READERS = 50
ROOT = Path(__file__).resolve().parents[1]
QUESTION = {
    "houder": "huisarts",
    "ontvanger": "veilig-thuis",
    "etiket": {"categorie": "special-health"},
    "doel": "investigate-domestic-violence",
    "peildatum": "2026-11-22",
}
PAGES = ("/v1/partners", "/v1/actoren?pagina=2", "/v1/informatie-items", "/v1/gronden/wmo-5-2-6", "/docs")


def bare() -> object:
    """What FastAPI costs by itself: an answer of the size of a page, and one of the size of a verdict to a body."""
    from fastapi import FastAPI, Response
    from pydantic import BaseModel

    class Asked(BaseModel):
        houder: str
        ontvanger: str
        etiket: dict[str, str]
        doel: str
        peildatum: str

    globals()["Asked"] = Asked
    app = FastAPI()
    page, verdict = json.dumps(["x" * 100] * 100), json.dumps(["x" * 100] * 125)

    @app.get("/kaal")
    async def read() -> Response:
        return Response(page, media_type="application/json")

    @app.post("/kaal")
    async def ask(asked: Asked) -> Response:
        return Response(verdict if asked.houder else page, media_type="application/json")

    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the figures; 1 when an answer was an error or memory grew by 5 % or more."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=20)
    asked = options.parse_args(arguments)
    with _served("benchmarks.http:bare") as (plain, _), _served("api.http.app:from_environment") as (ours, process):
        return asyncio.run(_measured(plain, ours, process, asked.seconds))


@contextmanager
def _served(factory: str) -> Iterator[tuple[str, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", factory, "--factory", "--port", str(port), "--no-access-log"]
    process = subprocess.Popen(
        [*command, "--log-level", "critical"], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


async def _measured(plain: str, ours: str, process: int, seconds: float) -> int:
    limits = httpx.Limits(max_connections=READERS)
    async with httpx.AsyncClient(limits=limits, timeout=60, trust_env=False) as client:
        await _ready(client, f"{plain}/kaal")
        await _ready(client, f"{ours}/gereed")
        for page in PAGES:
            (await client.get(ours + page)).raise_for_status()
        (await client.post(f"{ours}/v1/oordelen", json=QUESTION)).raise_for_status()
        before, quarter = _memory(process), seconds / 4
        times = {
            "bare GET": await _read(client, [("GET", f"{plain}/kaal")], quarter),
            "remembered pages": await _read(client, [("GET", ours + page) for page in PAGES], quarter),
            "bare POST": await _read(client, [("POST", f"{plain}/kaal")], quarter),
            "POST /v1/oordelen": await _read(client, [("POST", f"{ours}/v1/oordelen")], quarter),
        }
    grown = _memory(process) / before - 1
    errors = 0
    for name, (took, wrong) in times.items():
        errors += wrong
        told = f"p50 {_at(took, 0.5):6.1f} ms  p95 {_at(took, 0.95):6.1f} ms  {wrong} errors"
        print(f"{name:20} {len(took):8,} answers  {told}")
    for name, beside in (("remembered pages", "bare GET"), ("POST /v1/oordelen", "bare POST")):
        ratio = _at(times[name][0], 0.95) / _at(times[beside][0], 0.95)
        print(f"p95 of {name} is {ratio:.1f} times that of {beside} (goal: 3)")
    print(f"memory of the worker: {before / 1e6:.0f} MB, grew by {grown:.1%} (goal: under 5 %)")
    return 1 if errors or grown >= 0.05 else 0


async def _ready(client: httpx.AsyncClient, address: str) -> None:
    for _ in range(600):
        try:
            if (await client.get(address)).status_code == 200:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


async def _read(client: httpx.AsyncClient, asked: list[tuple[str, str]], seconds: float) -> tuple[list[float], int]:
    took: list[float] = []
    wrong = 0
    end = time.perf_counter() + seconds

    async def reader(first: int) -> None:
        nonlocal wrong
        number = first
        while time.perf_counter() < end:
            method, address = asked[number % len(asked)]
            number += 1
            begin = time.perf_counter()
            try:
                answer = await client.request(method, address, json=QUESTION if method == "POST" else None)
                wrong += answer.status_code != 200
            except httpx.TransportError:
                wrong += 1
            took.append((time.perf_counter() - begin) * 1000)

    await asyncio.gather(*(reader(number) for number in range(READERS)))
    return sorted(took), wrong


def _at(took: list[float], share: float) -> float:
    return took[min(len(took) - 1, int(len(took) * share))] if took else float("nan")


def _memory(process: int) -> int:
    """Resident bytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
