"""The walls around a stranger's query, each on its own: the next one holds where the one before would be passed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from ontology.errors import UserError
from ontology.sparql_algebra import LONGEST_PATTERN, look_at_algebra
from ontology.sparql_answering import Answered, Asked, Ending
from ontology.sparql_dataset import GraphPart
from ontology.sparql_guard import DEEPEST, guard, pieces
from ontology.sparql_limits import Limits
from ontology.sparql_service import SparqlService
from ontology.vocabulary import PREFIXES
from queries.registry import questions
from tests.hostile_queries import HARMLESS, HOSTILE

GRAPH = "urn:g"
DATA = "".join(f"<urn:s{n}> <urn:p> <urn:s{n + 1}> .\n" for n in range(500)).encode()
LIMITS = Limits(seconds=2.0, memory_bytes=128 << 20, rows=1_000, bytes=1 << 20)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def filled(query: str) -> str:
    return query.replace("{here}", "http://127.0.0.1:1/").replace("{file}", "file:///etc/passwd")


@pytest.mark.parametrize("name", questions())
def test_every_packaged_question_passes_the_guard_and_the_look_at_the_algebra(name: str) -> None:
    query = questions()[name].query
    guard(query, ())
    look_at_algebra(query, (), PREFIXES)


def test_tokens_together_are_the_whole_text() -> None:
    for asked in questions().values():
        told = "".join(piece.text for piece in pieces(asked.query))
        assert re.sub(r"\s", "", told) == re.sub(r"\s", "", asked.query)


FOR_THE_PARSER = {"4,000 times not", "4,000 times minus", "4,000 times back", "triples as terms", "wide letters"}
"""Without brackets, or no keyword at all."""


@pytest.mark.parametrize("group", ["from", "service", "update", "deep", "large"])
def test_the_first_wall_refuses_without_a_parser(group: str) -> None:
    begin = time.perf_counter()
    for name in HOSTILE[group].keys() - FOR_THE_PARSER:
        with pytest.raises(UserError):
            guard(filled(HOSTILE[group][name]), (GRAPH,))
    assert time.perf_counter() - begin < 2


def test_the_depth_that_is_admitted_is_admitted() -> None:
    guard("SELECT * " + "{" * DEEPEST + "}" * DEEPEST, ())
    for query in HARMLESS.values():
        guard(query, ())


ONLY_NAMES = {"glued to a name with a dot", "prefix of that name"}
"""By the grammar these hold no SERVICE: the first wall is stricter, because a parser may not be."""


@pytest.mark.parametrize("group", ["from", "service", "update", "pattern"])
def test_the_second_wall_refuses_what_would_pass_the_first(group: str) -> None:
    for name in HOSTILE[group].keys() - ONLY_NAMES:
        with pytest.raises(UserError):
            look_at_algebra(filled(HOSTILE[group][name]), (GRAPH,), PREFIXES)


WHERE = (
    "ASK {{ ?s ?p ?o FILTER({}) }}",
    "ASK {{ ?s ?p ?o OPTIONAL {{ ?a ?b ?c FILTER EXISTS {{ ?c ?d ?e FILTER({}) }} }} }}",
    "SELECT (IF(EXISTS {{ ?s ?p ?o FILTER({}) }}, 1, 2) AS ?x) {{}} ORDER BY ?x",
    "SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} HAVING (EXISTS {{ ?s ?p ?o MINUS {{ ?a ?b ?c FILTER({}) }} }})",
    "CONSTRUCT {{ ?s ?p ?o }} {{ {{ SELECT * {{ ?s ?p ?o BIND({} AS ?x) }} }} UNION {{}} }}",
)


@pytest.mark.parametrize("around", WHERE)
def test_nothing_hides_from_the_look_at_the_algebra(around: str) -> None:
    look_at_algebra(around.format(f"REGEX(?o, '{'a' * LONGEST_PATTERN}')"), (), {})
    hidden = (
        f"REGEX(?o, '{'a' * (LONGEST_PATTERN + 1)}')",
        "REPLACE('x', ?o, 'y') = 'y'",
        "EXISTS { SERVICE <urn:x> { ?s ?p ?o } }",
        "NOT EXISTS { GRAPH ?g { { ?s ?p ?o } UNION { SERVICE SILENT ?g { ?s ?p ?o } } } }",
    )
    for expression in hidden:
        with pytest.raises(UserError, match=r"patroon|SERVICE"):
            look_at_algebra(around.format(expression), (), {})


def test_the_algebra_knows_the_graphs_that_are_ours() -> None:
    look_at_algebra(f"SELECT * FROM <{GRAPH}> FROM NAMED <{GRAPH}> {{ ?s ?p ?o }}", (GRAPH,), {})
    look_at_algebra(f"PREFIX u: <urn:> SELECT * FROM u:{GRAPH[4:]} {{ ?s ?p ?o }}", (GRAPH,), {})


CONFINED = """
    import os, socket, sys, pyoxigraph as ox
    from ontology.sparql_limits import Limits, confine
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")))
    confine(Limits(5, 64 << 20, 10, 1000))
    assert bool(store.query("ASK { ?s ?p ?o }"))

    def refused(act):
        try:
            act()
        except (OSError, RuntimeError) as error:
            return type(error).__name__
        return "done"

    address, file = sys.argv[1:]
    outcomes = [
        # pyoxigraph by itself: no audit hook sees it, the kernel does
        refused(lambda: list(store.query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % address))),
        refused(lambda: store.update("LOAD <%s>" % address)),
        refused(lambda: store.load(path=file, format=ox.RdfFormat.TURTLE)),
        refused(lambda: list(ox.parse(path=file))),
        refused(lambda: ox.Store(file + "-store")),
        refused(lambda: socket.socket()),
        refused(lambda: open(file)),
        refused(lambda: os.open(file, os.O_RDONLY)),
        refused(lambda: os.listdir("/")),
        refused(lambda: os.fork()),
        refused(lambda: os.system("true")),
    ]
    os.write(1, " ".join(outcomes).encode())
"""


def test_the_third_wall_is_the_kernel_no_socket_and_no_file_whatever_the_query(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(CONFINED), address, str(file)],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.stdout.split(), done.stderr
        assert "done" not in done.stdout.split(), done.stdout
        assert len(done.stdout.split()) == 11
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.fixture
def service() -> Iterator[SparqlService]:
    made = SparqlService(lambda: [GraphPart(GRAPH, DATA, True)], [GRAPH], LIMITS, 2)
    yield made
    made.close()


def csv_of(answered: Answered) -> str:
    assert answered.ending == Ending.ANSWERED, answered
    return answered.body.decode()


def test_a_service_answers_ends_what_has_no_end_and_goes_on(service: SparqlService) -> None:
    count = Asked("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv", None)
    assert csv_of(service.ask(count)) == "n\r\n500\r\n"
    begin = time.monotonic()
    assert service.ask(Asked(ENDLESS, "text/csv", None)).ending == Ending.TIME
    assert LIMITS.seconds - 0.1 < time.monotonic() - begin < LIMITS.seconds + 1
    assert csv_of(service.ask(count)) == "n\r\n500\r\n"


def test_a_child_that_the_parser_breaks_is_told_of_and_the_next_is_answered(service: SparqlService) -> None:
    broken = service.ask(Asked("SELECT * " + "{" * 9_000 + "}" * 9_000, "text/csv", None))
    assert broken.ending in (Ending.REFUSED, Ending.MEMORY)
    assert csv_of(service.ask(Asked("ASK {}", "text/csv", None))) == "true\r\n"


def test_a_worker_that_dies_is_started_again(service: SparqlService) -> None:
    worker = service.start()
    assert worker is not None
    os.kill(worker.pid, signal.SIGKILL)
    assert csv_of(service.ask(Asked("ASK {}", "text/csv", None))) == "true\r\n"
    again = service.start()
    assert again is not None
    assert again.pid != worker.pid


def processes(group: int) -> list[int]:
    """Processes that run in this session: a worker and its children."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, *rest = entry.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[2]) == group and state != "Z":
            found.append(int(entry.parent.name))
    return found


def gone(group: int, seconds: float = 3.0) -> bool:
    until = time.monotonic() + seconds
    while processes(group) and time.monotonic() < until:
        time.sleep(0.02)
    return not processes(group)


def test_closing_ends_the_worker_and_a_query_that_runs(service: SparqlService) -> None:
    worker = service.start()
    assert worker is not None
    endings: list[str] = []
    asking = Thread(target=lambda: endings.append(service.ask(Asked(ENDLESS, "text/csv", None)).ending))
    asking.start()
    time.sleep(0.2)
    assert len(processes(worker.pid)) == 2
    service.close()
    asking.join(5)
    assert gone(worker.pid)
    assert endings == [Ending.BROKEN]
    assert service.ask(Asked("ASK {}", "text/csv", None)).ending == Ending.BROKEN


ABANDONED = """
    import sys, time
    from threading import Thread
    from ontology.sparql_answering import Asked
    from tests.unit.ontology.test_sparql_walls import ENDLESS, DATA, GRAPH, GraphPart, Limits, SparqlService
    service = SparqlService(lambda: [GraphPart(GRAPH, DATA, True)], [GRAPH], Limits(30, 128 << 20, 10, 1000), 2)
    Thread(target=lambda: service.ask(Asked(ENDLESS, "text/csv", None)), daemon=True).start()
    time.sleep(0.5)
    print(service.start().pid, flush=True)
    time.sleep(60)
"""


def test_a_server_that_is_killed_leaves_no_process_behind() -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(ABANDONED)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as server:
        assert server.stdout is not None
        group = int(server.stdout.readline())
        assert processes(group)
        server.kill()
    assert gone(group)
