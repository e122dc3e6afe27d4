"""The side of the server: it starts the worker, hands it queries, bounds how many run, and starts it again if it died.

Safe for threads. A query that runs holds one of a fixed number of places until it has ended, also when nobody waits for
its answer any more; when all are taken the answer is that it is full, at once.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING
from weakref import finalize

from ontology.sparql_answering import Answered, Asked, Ending, packed, unpacked
from ontology.sparql_worker import LENGTH, READY, parts_sent

if TYPE_CHECKING:
    from ontology.sparql_dataset import GraphPart
    from ontology.sparql_limits import Limits

__all__ = ["SparqlService"]

_GRACE = 1.0
"""Seconds after the limit in which the kernel must have ended a child."""
_START = 60.0
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_LIMIT_OF: Mapping[int, str] = {
    signal.SIGALRM: Ending.TIME,
    signal.SIGXCPU: Ending.TIME,
    signal.SIGABRT: Ending.MEMORY,
    signal.SIGKILL: Ending.MEMORY,
}
_TOO_DEEP = Answered(
    Ending.REFUSED,
    nl="De vraag is te ingewikkeld: te veel in elkaar of achter elkaar.",
    en="The query is too complicated: too much within each other or in a row.",
)


class SparqlService:
    """``ask`` queries of a dataset that ``parts`` gives when the worker is started; ``close`` at the end."""

    def __init__(
        self, parts: Callable[[], Sequence[GraphPart]], graphs: Sequence[str], limits: Limits, places: int
    ) -> None:
        self._parts, self._graphs, self._limits = parts, tuple(graphs), limits
        self._places = BoundedSemaphore(places)
        self._lock = Lock()
        self._worker: _Worker | None = None
        self._closed = False

    @property
    def graphs(self) -> tuple[str, ...]:
        """The named graphs that can be asked for."""
        return self._graphs

    def ask(self, asked: Asked) -> Answered:
        """The answer; waits for it, not longer than the limit and a second. Look at the text with ``guard`` first."""
        if not self._places.acquire(blocking=False):
            return Answered(Ending.FULL)
        try:
            for _ in range(2):
                worker = self.start()
                if worker is None:
                    break
                found = worker.ask(asked, self._limits.seconds + _GRACE)
                if found is not None:
                    return found
                self._drop(worker)
            return Answered(Ending.BROKEN)
        finally:
            self._places.release()

    def start(self) -> _Worker | None:
        """The worker that runs, started when there is none; ``None`` after ``close``."""
        with self._lock:
            if self._worker is None and not self._closed:
                self._worker = _Worker(parts_sent(list(self._parts()), self._limits, list(self._graphs)))
            return self._worker

    def close(self) -> None:
        """End the worker and every query that runs. It does not start again."""
        with self._lock:
            worker, self._worker, self._closed = self._worker, None, True
        if worker is not None:
            worker.close()

    def _drop(self, worker: _Worker) -> None:
        with self._lock:
            if self._worker is worker:
                self._worker = None
        worker.close()


class _Worker:
    """One running worker process."""

    def __init__(self, data: bytes) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            # From its own folder, so that it is this package and no other; without the environment of the server.
            process = subprocess.Popen(
                [sys.executable, "-m", "ontology.sparql_worker", str(theirs.fileno())],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),), cwd=Path(__file__).parent.parent, start_new_session=True,
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
            )  # fmt: skip
        self._process, self._control = process, ours
        self.close = finalize(self, _end, process, ours)
        assert process.stdin is not None
        with suppress(OSError), process.stdin as given:
            given.write(data)
        ours.settimeout(_START)
        with suppress(OSError):
            ours.recv(len(READY))
        ours.settimeout(None)
        self._sending = Lock()

    @property
    def pid(self) -> int:
        """The process; it leads a session of its own."""
        return self._process.pid

    def ask(self, asked: Asked, seconds: float) -> Answered | None:
        """The answer of a child; ``None`` when the worker is not there."""
        ours, theirs = socket.socketpair()
        status, told = os.pipe()
        try:
            with theirs, self._sending:
                socket.send_fds(self._control, [b"?"], [theirs.fileno(), told])
        except OSError:
            ours.close()
            os.close(status)
            return None
        finally:
            os.close(told)
        with ours, os.fdopen(status, "rb", buffering=0) as ending:
            raw = _exchanged(ours, packed(asked), time.monotonic() + seconds)
            if raw is not None:
                return unpacked(raw, Answered)
            if not select.select([ending], [], [], _GRACE)[0]:
                return Answered(Ending.TIME)
            return _ended_by(ending.read(1))


def _ended_by(told: bytes | None) -> Answered | None:
    """What ended a child without an answer, by its signal; ``None`` when there is no worker to tell."""
    if not told:
        return None
    if told[0] in (signal.SIGSEGV, signal.SIGBUS, signal.SIGILL):
        return _TOO_DEEP
    return Answered(_LIMIT_OF.get(told[0], Ending.BROKEN))


def _exchanged(joined: socket.socket, question: bytes, until: float) -> bytes | None:
    """Send ``question`` and read the answer whole; ``None`` when the child ended before it was."""
    found = bytearray()
    try:
        joined.settimeout(max(0.01, until - time.monotonic()))
        joined.sendall(question)
        joined.shutdown(socket.SHUT_WR)
        while len(found) < LENGTH or len(found) < LENGTH + int.from_bytes(found[:LENGTH], "big"):
            joined.settimeout(max(0.01, until - time.monotonic()))
            piece = joined.recv(1 << 18)
            if not piece:
                return None
            found += piece
    except OSError:
        return None
    return bytes(found[LENGTH:])


def _end(process: subprocess.Popen[bytes], control: socket.socket) -> None:
    """Close the socket, which ends the worker and its children; a worker that does not end is killed."""
    control.close()
    try:
        process.wait(3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
