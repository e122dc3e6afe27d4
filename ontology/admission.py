"""A user's file, from bytes to model: guards, personal data, imports, composition, rules; all faults, or a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.assembly import assemble, assemble_graph, foreign_imports, imports_of, models_in
from ontology.catalogue import files_behind, files_of
from ontology.discretion import confined_in, discreet, scan_document
from ontology.document import Document, read_document, short
from ontology.errors import Fault, RefusedInput, Severity
from ontology.extraction import extract
from ontology.hostile import decode, examine
from ontology.model import Model
from ontology.reader import graph_of, read_bytes
from ontology.refusals import capped, refuse
from ontology.vocabulary import PREFIXES, local

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Examined", "admit", "examine_file", "examine_packaged"]


@dataclass(frozen=True)
class Examined:
    """What came of a file: every fault, and the model when none of them is an error."""

    name: str
    faults: tuple[Fault, ...]
    model: Model | None


def admit(path: Path) -> Model:
    """The model in a user's file. Raises ``RefusedInput`` with every fault; then nothing is kept."""
    examined = examine_file(read_bytes(path), path.name)
    if examined.model is None:
        raise RefusedInput(examined.name, examined.faults)
    return examined.model


def examine_file(raw: bytes, name: str) -> Examined:
    """Look at everything in a user's file. Warnings are kept beside the model; errors come without one."""
    document, form = examine(raw, name)
    if document is None or form:
        personal = scan_document(document) if document is not None else ()
        return _examined(name, (*form, *personal), None)
    try:
        graph = graph_of(document, raw)
    except RefusedInput as refused:
        return _examined(name, (*refused.faults, *scan_document(document)), None)
    outside = (*_imports(graph, document), *_headers(graph, document))
    if len(models_in(graph)) != 1:
        return _examined(name, (*outside, *scan_document(document, confined_in(graph))), None)
    return _composed(graph, document, raw, outside)


def _composed(graph: Graph, document: Document, raw: bytes, outside: tuple[Fault, ...]) -> Examined:
    from ontology.validation import validate

    whole = assemble_graph(graph)
    personal = scan_document(document, confined_in(whole))
    faults = (*outside, *personal, *_only_here(validate(whole, document.name, decode(raw)), document))
    if _refuse(faults):
        return _examined(document.name, faults, None)
    model, unread = extract(whole, local(str(models_in(graph)[0])), _fingerprint(graph, raw), document.name)
    return _examined(document.name, (*faults, *_with_lines(unread, document)), model)


def _examined(name: str, faults: tuple[Fault, ...], model: Model | None) -> Examined:
    told = RefusedInput(name, capped(discreet(faults))).faults
    return Examined(name, told, None if _refuse(told) else model)


def _refuse(faults: tuple[Fault, ...]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)


def _imports(graph: Graph, document: Document) -> tuple[Fault, ...]:
    """A fault for every import that is not packaged; ``graph`` loses it, so that the rest can still be judged."""
    from rdflib import URIRef

    imports = PREFIXES["owl"] + "imports"
    lines = {s.value.text: s.line for s in document.statements if s.predicate == imports}
    foreign = foreign_imports(graph)
    for ontology in foreign:
        graph.remove((None, URIRef(imports), URIRef(ontology)))
    return tuple(refuse("import-foreign", document.name, lines.get(found), "owl:imports") for found in foreign)


def _headers(graph: Graph, document: Document) -> Iterator[Fault]:
    models = models_in(graph)
    if not models:
        yield refuse("model-missing", document.name, None, "")
    for model in models[1:]:
        yield refuse("model-several", document.name, document.lines().get(str(model)), short(str(model)))


def _only_here(faults: tuple[Fault, ...], document: Document) -> tuple[Fault, ...]:
    """Errors always; warnings and notes only about what this file describes, not about the reference it builds on."""
    described = document.lines()
    return tuple(fault for fault in faults if fault.severity is Severity.ERROR or fault.place in described)


def _with_lines(faults: tuple[Fault, ...], document: Document) -> tuple[Fault, ...]:
    lines = document.lines()
    return tuple(fault if fault.line else replace(fault, line=lines.get(fault.place)) for fault in faults)


def _fingerprint(graph: Graph, raw: bytes) -> str:
    digest = sha256(raw)
    for file in files_behind(imports_of(graph)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def examine_packaged(name: str) -> tuple[Fault, ...]:
    """The faults of a packaged model: its files scanned for personal data, the whole held against every rule."""
    from ontology.validation import validate

    whole = assemble(name)
    confined = confined_in(whole)
    own = files_of(name)
    documents = [read_document(file.read_text(encoding="utf-8"), file.name) for file in own]
    personal = [fault for document in documents for fault in scan_document(document, confined)]
    return RefusedInput(name, (*personal, *validate(whole, name))).faults
