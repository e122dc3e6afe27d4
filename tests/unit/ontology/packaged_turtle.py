"""The packaged Turtle of the models, read plainly: what a file says, before anything composes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from ontology.vocabulary import DEF, ID, local

__all__ = [
    "MODELS",
    "REFERENCE",
    "declared",
    "dutch",
    "ids",
    "named",
    "of",
    "one",
    "read",
    "term",
    "texts_in_one_language",
]

ONTOLOGY = Path(__file__).parents[3] / "ontology"
MODELS = ONTOLOGY / "models"
REFERENCE = tuple(sorted(MODELS.glob("referentie*.ttl")))


@cache
def read(*paths: Path) -> Graph:
    """The union of the files."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@cache
def declared() -> frozenset[str]:
    """Everything that has a type in the catalogue or the reference model, and every term of the ontology."""
    folders = ("modules", "reference", "domain")
    shared = [path for folder in folders for path in sorted((ONTOLOGY / folder).glob("*.ttl"))]
    typed = read(*shared, *REFERENCE).subjects(RDF.type)
    return frozenset(str(subject) for subject in typed if isinstance(subject, URIRef))


def term(name: str) -> URIRef:
    """A term of the ontology."""
    return URIRef(DEF + name)


def of(graph: Graph, kind: str) -> list[URIRef]:
    """The individuals of a class, sorted."""
    return sorted(subject for subject in graph.subjects(RDF.type, term(kind)) if isinstance(subject, URIRef))


def named(graph: Graph) -> set[str]:
    """Every IRI of ours that the graph mentions, apart from the address of a version."""
    return {
        str(node)
        for _, predicate, value in graph
        if predicate != OWL.versionIRI
        for node in (predicate, value)
        if isinstance(node, URIRef) and str(node).startswith((ID, DEF))
    } | {str(subject) for subject in graph.subjects() if str(subject).startswith(ID)}


def ids(graph: Graph, subject: URIRef, *names: str) -> set[str]:
    """The ids that one of the properties gives a subject."""
    return {local(str(value)) for name in names for value in graph.objects(subject, term(name))}


def one(graph: Graph, subject: URIRef, name: str) -> str:
    """The id or literal of a property that a subject has exactly once."""
    (value,) = graph.objects(subject, term(name))
    return str(value) if isinstance(value, Literal) else local(str(value))


def dutch(graph: Graph, subject: URIRef) -> str:
    """The Dutch label or definition of a subject."""
    for predicate in (SKOS.prefLabel, SKOS.definition):
        for value in graph.objects(subject, predicate):
            if isinstance(value, Literal) and value.language == "nl":
                return str(value)
    return ""


def texts_in_one_language(graph: Graph) -> list[tuple[str, str]]:
    """Subject and property of every text that does not stand there once in Dutch and once in English."""
    languages: dict[tuple[str, str], list[str]] = {}
    for subject, predicate, value in graph:
        if isinstance(value, Literal) and value.language:
            languages.setdefault((str(subject), local(str(predicate))), []).append(value.language)
    return sorted(place for place, found in languages.items() if sorted(found) != ["en", "nl"])
