"""Personal data in a whole file: every text, comment and id it writes; and faults that never repeat what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.document import Document, Statement, short
from ontology.errors import Fault
from ontology.personal_data import faults_in, is_free_of_errors
from ontology.refusals import capped
from ontology.vocabulary import ID, PREFIXES, local, term

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["confined_in", "discreet", "scan_document"]

_TITLE = PREFIXES["dcterms"] + "title"
_SOURCE = f"{ID}source/"
_EXEMPT = frozenset(PREFIXES["xsd"] + name for name in ("boolean", "date", "anyURI"))
_ABOUT = tuple(term(name) for name in ("isRecordOf", "movesItem", "needsItem"))
_TYPE = PREFIXES["rdf"] + "type"


def scan_document(document: Document, confined: frozenset[str] = frozenset()) -> tuple[Fault, ...]:
    """What the detectors see in the texts, comments and ids of one file, each with its line and place.

    Dates, truth values and web addresses written as IRIs are exempt. ``confined`` are the IRIs of what may have no
    location (see :func:`confined_in`).
    """
    return capped(_found(document, confined))


def _found(document: Document, confined: frozenset[str]) -> Iterator[Fault]:
    for statement in document.statements:
        if statement.value.literal and statement.value.datatype not in _EXEMPT:
            yield from _in_text(statement, document.name, confined)
    for iri, line in _ids(document):
        if not is_free_of_errors(local(iri)):
            kind = short(iri).split(":", 1)[0]
            hidden = f"{kind}:…"
            yield from (fault for fault in faults_in(local(iri), document.name, line, hidden) if _refuses(fault))
    for comment in document.comments:
        yield from faults_in(comment.text, document.name, comment.line, "#")


def _in_text(statement: Statement, file: str, confined: frozenset[str]) -> Iterator[Fault]:
    title = statement.predicate == _TITLE and statement.subject.startswith(_SOURCE)
    yield from faults_in(
        statement.value.text,
        file,
        statement.line,
        short(statement.subject),
        confined=statement.subject in confined,
        titles=title,
    )


def _ids(document: Document) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for statement in document.statements:
        for iri in (statement.subject, *(() if statement.value.literal else (statement.value.text,))):
            if iri.startswith(ID) and iri not in seen:
                seen.add(iri)
                yield iri, statement.line


def _refuses(fault: Fault) -> bool:
    return fault.severity.value == "error"


def confined_in(graph: Graph) -> frozenset[str]:
    """The IRIs of confined items, of records, flows and needs about them, and of shelters and their organisations."""
    from rdflib import URIRef

    typed = URIRef(_TYPE)
    items = set(graph.subjects(typed, URIRef(term("ConfinedItem"))))
    about = {node for item in items for link in _ABOUT for node in graph.subjects(URIRef(link), item)}
    holdings = {node for record in about for node in graph.subjects(URIRef(term("hasRecord")), record)}
    shelters = set(graph.subjects(typed, URIRef(term("SpecialisedShelter"))))
    homes = {home for actor in shelters for home in graph.objects(actor, URIRef(term("isCapacityOf")))}
    return frozenset(str(node) for node in items | about | holdings | shelters | homes)


def discreet(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The same faults without any that repeats personal data: its own fault stands there already.

    >>> from ontology.refusals import refuse
    >>> discreet([refuse("type-missing", "mijn.ttl", 3, "actor:111222333")])[0].place
    'actor:…'
    """
    return tuple(fault for fault in map(_without_place, faults) if _is_discreet(fault))


def _without_place(fault: Fault) -> Fault:
    kind, colon, identifier = fault.place.partition(":")
    return fault if is_free_of_errors(identifier) else replace(fault, place=f"{kind}{colon}…")


def _is_discreet(fault: Fault) -> bool:
    return is_free_of_errors(" ".join((fault.message_nl, fault.message_en)))
