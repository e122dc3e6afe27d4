"""From bytes to a graph: the guards first, then rdflib, and only when both readings agree."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.document import Document
from ontology.errors import Fault, PackageError, RefusedInput
from ontology.hostile import LARGEST_MB, examine
from ontology.refusals import refuse

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["graph_of", "parse", "read_bytes", "read_file", "read_packaged"]


def parse(raw: bytes, name: str) -> Graph:
    """The triples of a user's Turtle. Raises ``RefusedInput`` with every fault of form.

    >>> len(parse(b"<https://example.org/a> a <https://example.org/B> .", "x.ttl"))
    1
    """
    document, faults = examine(raw, name)
    if document is None or faults:
        raise RefusedInput(name, faults)
    return graph_of(document, raw)


def read_file(path: Path) -> Graph:
    """As :func:`parse`, for a file on disk."""
    return parse(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a user's file, never more than the cap. Raises ``RefusedInput``: wrong suffix or unreadable."""
    if path.suffix.lower() != ".ttl":
        raise RefusedInput(path.name, [refuse("file-suffix", path.name, None, "")])
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_MB * 1_000_000 + 1)
    except OSError:
        raise RefusedInput(path.name, [refuse("file-unreadable", path.name, None, "")]) from None


def graph_of(document: Document, raw: bytes) -> Graph:
    """The triples of a file whose flat reading has no faults; both readings must agree on them."""
    graph = _rdflib(raw.removeprefix(b"\xef\xbb\xbf"), document.name)
    flat = {(statement.subject, statement.predicate) for statement in document.statements}
    if flat != {(str(subject), str(predicate)) for subject, predicate in graph.subject_predicates()}:
        raise RefusedInput(document.name, [_not_turtle(document.name, None)])
    return graph


def read_packaged(packaged: Iterable[Traversable], into: Graph | None = None) -> Graph:
    """The triples of packaged files, added to ``into`` when given. A fault in one is ours: ``PackageError``."""
    from rdflib import Graph

    together = Graph(bind_namespaces="none") if into is None else into
    for file in packaged:
        try:
            together.parse(data=file.read_bytes(), format="turtle")
        except SyntaxError as error:
            raise PackageError(f"{file.name} is not Turtle: {error}") from error
    return together


def _rdflib(raw: bytes, name: str) -> Graph:
    """The triples by rdflib, whose messages repeat the text around a fault; ours never do."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    try:
        graph.parse(data=raw, format="turtle")
    except (SyntaxError, ValueError, LookupError, AttributeError, RecursionError) as error:
        line = getattr(error, "lines", None)
        fault = _not_turtle(name, line + 1 if isinstance(line, int) else None)
        raise RefusedInput(name, [fault]) from None
    return graph


def _not_turtle(name: str, line: int | None) -> Fault:
    return refuse(
        "turtle-syntax", name, line, "", what_nl="een term heeft een vreemde vorm", what_en="a term has an odd form"
    )
