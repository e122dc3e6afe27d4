"""The server as it runs: several workers, each with its own process for queries, and nothing left after a stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import httpx
import pytest

from tests.hostile_queries import LIMITED

ROOT = Path(__file__).parents[4]


def workers_below(server: int) -> set[int]:
    """Processes for queries that descend from ``server``."""
    parents, ours = {}, set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            pid, stat = int(entry.name), (entry / "stat").read_text(errors="replace")
            parents[pid] = int(stat.rpartition(")")[2].split()[1])
            if b"ontology.sparql_worker" in (entry / "cmdline").read_bytes():
                ours.add(pid)
        except OSError:
            continue

    def is_below(pid: int) -> bool:
        while pid in parents:
            if pid == server:
                return True
            pid = parents[pid]
        return False

    return {pid for pid in ours if is_below(pid)}


def waited(until: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(0.1)
    return until()


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_graceful_stop_leaves_no_process_behind(workers: int, by: signal.Signals) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = {"PORT": port, "WORKERS": workers, "STOP_SECONDS": 1, "SPARQL_SECONDS": 20, "MODELS": "voorbeeld"}
    environment = os.environ | {f"ZICHTLIJN_{name}": str(value) for name, value in given.items()}
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "voorbeeld"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    ) as server:

        def answers() -> bool:
            try:
                return httpx.get(f"{address}/sparql?query=ASK{{}}", timeout=30).json()["boolean"] is True
            except httpx.TransportError:
                return False

        try:
            assert waited(answers, 90)
            assert waited(lambda: len(workers_below(server.pid)) >= workers, 30)
            endless = {"query": LIMITED["open"]["join without a variable in common"]}

            def ask() -> None:
                try:
                    httpx.post(f"{address}/sparql", data=endless, timeout=30)
                except httpx.TransportError:
                    return

            asking = Thread(target=ask)
            asking.start()
            time.sleep(1)
            running = workers_below(server.pid)
            assert len(running) > workers
            server.send_signal(by)
            server.wait(30)
            asking.join(30)
        finally:
            server.kill()
    assert waited(lambda: not any(Path(f"/proc/{pid}").exists() for pid in running), 5)
