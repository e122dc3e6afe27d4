"""The process that holds the data and makes, for every query, a child of itself that lives for that query alone.

It is started by :mod:`ontology.sparql_service` with a socket. Nobody else can reach it: it listens nowhere. A child is
a copy with everything loaded already, so it begins at once; it puts itself under :mod:`ontology.sparql_limits`, answers
and ends. When the server is gone, however it went, the socket is closed, and this process ends its children and itself.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ontology.sparql_answering import Asked, answer, loaded_store, packed, unpacked
from ontology.sparql_dataset import GraphPart
from ontology.sparql_limits import Limits, confine
from ontology.sparql_results import GRAPH_FORMS, ROW_FORMS

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["LENGTH", "READY", "parts_sent", "serve"]

READY = b"R"
LENGTH = 8
"""Bytes of the length before an answer."""

_DEEPEST_CALL = 4_000
"""The parser calls itself for every triple of a pattern; a child that goes too deep harms nobody."""
_PATIENCE = 0.3
"""Seconds after which a query goes behind the others."""
_WARMING = (
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o FILTER(REGEX(STR(?o), 'x')) } GROUP BY ?s LIMIT 1",
    "ASK { ?s a ?o OPTIONAL { ?s ?p ?x } }",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1",
    "DESCRIBE <urn:x>",
    "SELECT ?x { FILTER(UUID() != ?x && NOW() > ?x && RAND() < 1) } LIMIT 1",
    "SELECT",
)


@dataclass(frozen=True, slots=True)
class _Child:
    begun: float
    status: int


def parts_sent(parts: list[GraphPart], limits: Limits, graphs: list[str]) -> bytes:
    """What the worker reads first: the limits, the graphs, and every part."""
    head = {
        "limits": [limits.seconds, limits.memory_bytes, limits.rows, limits.bytes],
        "graphs": graphs,
        "parts": [[part.graph, len(part.turtle), part.default] for part in parts],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(part.turtle for part in parts)


def serve(control: socket.socket, given: BinaryIO) -> None:
    """Load what is ``given``, say so, and answer until the other end of ``control`` is closed."""
    head = json.loads(given.readline())
    parts = [GraphPart(graph, given.read(size), default) for graph, size, default in head["parts"]]
    limits, graphs = Limits(*head["limits"]), head["graphs"]
    store = loaded_store(parts)
    for form in (*ROW_FORMS, *GRAPH_FORMS):
        for query in _WARMING:  # whatever is imported on first use is imported now: a child can open no file
            answer(store, Asked(query, form, form if form in GRAPH_FORMS else None), limits, graphs)
    control.sendall(READY)
    _Template(control, store, limits, graphs).run()


class _Template:
    """The loop: a request on the socket makes a child; a child that ended is reported; one that takes long waits."""

    def __init__(self, control: socket.socket, store: pyoxigraph.Store, limits: Limits, graphs: list[str]) -> None:
        self._control, self._store, self._limits, self._graphs = control, store, limits, graphs
        self._children: dict[int, _Child] = {}
        self._woken, self._wake = os.pipe()

    def run(self) -> None:
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._control, selectors.EVENT_READ)
            waiting.register(self._woken, selectors.EVENT_READ)
            while True:
                for key, _ in waiting.select(0.1 if self._children else None):
                    if key.fd == self._woken:
                        os.read(self._woken, 4096)
                    elif not self._asked():
                        self._end()
                        return
                self._reap()
                self._calm()

    def _asked(self) -> bool:
        """Take one request; ``False`` when the server is gone."""
        try:
            said, handed, _, _ = socket.recv_fds(self._control, 1, 2)
        except OSError:
            return False
        if not said or len(handed) != 2:
            return bool(said)
        question, status = handed
        child = os.fork()
        if child == 0:
            self._answer(question)
        os.close(question)
        self._children[child] = _Child(time.monotonic(), status)
        return True

    def _answer(self, question: int) -> None:
        """In the child: answer and end. Nothing of the other queries is open here."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(question, 0)
            os.closerange(3, 4096)
            sys.setrecursionlimit(_DEEPEST_CALL)
            confine(self._limits)
            raw = b"".join(iter(lambda: os.read(0, 65_536), b""))
            made = packed(answer(self._store, unpacked(raw, Asked), self._limits, self._graphs))
            left = memoryview(len(made).to_bytes(LENGTH, "big") + made)
            while left:
                left = left[os.write(0, left) :]
        except MemoryError:
            os.kill(os.getpid(), signal.SIGABRT)
        except BaseException:
            os._exit(1)
        os._exit(0)

    def _reap(self) -> None:
        while self._children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            ended = self._children.pop(child)
            with suppress(OSError):
                os.write(ended.status, bytes([os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0]))
            os.close(ended.status)

    def _calm(self) -> None:
        """Who takes long goes behind: a short query beside it is answered at once."""
        late = time.monotonic() - _PATIENCE
        for pid, child in self._children.items():
            if child.begun < late:
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, pid, 5)

    def _end(self) -> None:
        for pid in self._children:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        for pid in self._children:
            with suppress(OSError):
                os.waitpid(pid, 0)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as joined:
        serve(joined, sys.stdin.buffer)
