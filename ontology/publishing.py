"""Terms and individuals as linked data: what is said of one IRI, as Turtle, JSON-LD, RDF/XML or rows of a table.

Everything comes from the packaged Turtle and from the models given; nothing is fetched. A reader of the store sees
plain values; the RDF library does not leave this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.canonical import canonical
from ontology.vocabulary import DEF, ID
from ontology.writer import ntriples

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["FORMS", "Published", "Said", "individual", "publish"]

FORMS = ("text/turtle", "application/ld+json", "application/rdf+xml")
"""Media types of a description."""


_BOOKKEEPING = "https://w3id.org/zichtlijn/check#"
"""Properties that the reader adds for its own checks; they are no part of a model."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One statement: subject, property and value as text; ``language`` of a text, ``link`` when the value is an IRI."""

    subject: str
    predicate: str
    value: str
    language: str = ""
    link: bool = False


class Published:
    """What is said of the terms and of the individuals of some models. Read only."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def describe(self, iri: str) -> tuple[Said, ...]:
        """Everything said of ``iri``, sorted; empty when nothing is."""
        return tuple(sorted(_said(quad) for quad in self._about(iri)))

    def vocabulary(self) -> tuple[Said, ...]:
        """Everything said of every term, sorted."""
        return tuple(sorted(_said(quad) for quad in self._terms()))

    def written(self, iri: str | None, form: str) -> bytes:
        """What is said of ``iri`` (of every term for ``None``) in one of :data:`FORMS`; the same question, the same
        bytes. Prefixes are ours: no context is fetched by whoever reads it.
        """
        import pyoxigraph as ox

        quads = self._terms() if iri is None else self._about(iri)
        triples = sorted((quad.triple for quad in quads), key=str)
        if form == "text/turtle":
            return _canonical(triples)
        kind = ox.RdfFormat.JSON_LD if form == "application/ld+json" else ox.RdfFormat.RDF_XML
        # Without prefixes: the library writes those in another order in every process.
        return ox.serialize(triples, format=kind) or b""

    def _about(self, iri: str) -> Iterable[Any]:
        import pyoxigraph as ox

        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return ()
        return _named(self._store.quads_for_pattern(node, None, None))

    def _terms(self) -> Iterable[Any]:
        return _named(
            quad
            for quad in self._store
            if str(getattr(quad.subject, "value", "")).startswith((DEF, DEF.removesuffix("#") + "/"))
        )


def publish(models: Sequence[Model]) -> Published:
    """The packaged terms, schemes and law together with ``models`` (leave out of them what is confined first)."""
    import pyoxigraph as ox

    from ontology.catalogue import DOMAIN, MODULES, REFERENCE
    from ontology.law_loading import statute_files

    store = ox.Store()
    packaged = (file.read_bytes() for file in (*MODULES, *REFERENCE, *DOMAIN, *statute_files()))
    for part in (*packaged, *(ntriples(model) for model in models)):
        store.bulk_load(part, format=ox.RdfFormat.TURTLE, to_graph=ox.DefaultGraph())
    store.optimize()
    return Published(store)


def _named(quads: Iterable[Any]) -> Iterable[Any]:
    """Without the parts that have no name of their own (class expressions of the axioms): they would be called
    differently in every answer. They stand in the packaged ``modules/axioms.ttl``.
    """
    return (
        quad
        for quad in quads
        if type(quad.object).__name__ != "BlankNode" and not quad.predicate.value.startswith(_BOOKKEEPING)
    )


def _canonical(triples: Sequence[Any]) -> bytes:
    """Turtle in the order of the packaged files."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    graph.parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
    return canonical(graph).encode()


def _said(quad: Any) -> Said:
    value = quad.object
    link = type(value).__name__ == "NamedNode"
    return Said(quad.subject.value, quad.predicate.value, value.value, getattr(value, "language", None) or "", link)


def individual(kind: str, name: str) -> str:
    """The IRI of an individual by the parts of its address."""
    return f"{ID}{kind}/{name}"
