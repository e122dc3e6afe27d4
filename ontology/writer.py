"""A model as RDF again: canonical Turtle to read and keep, N-Triples to load fast, a graph to work on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ontology.canonical import canonical
from ontology.model import Model
from ontology.statement import Literal
from ontology.statements import statements
from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["canonical", "ntriples", "to_graph", "turtle"]

_XSD = PREFIXES["xsd"]


def to_graph(model: Model) -> Graph:
    """The graph of ``model``; reading it back (``extraction.to_model``) gives an equal model."""
    from rdflib import Graph, URIRef
    from rdflib import Literal as RdfLiteral

    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in statements(model):
        if isinstance(value, Literal):
            datatype = URIRef(_XSD + value.datatype) if value.datatype else None
            node: URIRef | RdfLiteral = RdfLiteral(value.text, lang=value.language or None, datatype=datatype)
        else:
            node = URIRef(value)
        graph.add((URIRef(subject), URIRef(predicate), node))
    return graph


def turtle(model: Model) -> str:
    """``model`` as canonical Turtle: the same model gives the same bytes."""
    return canonical(to_graph(model))


def ntriples(model: Model) -> bytes:
    """``model`` as sorted N-Triples in UTF-8, written without building a graph."""
    lines = {f"<{subject}> <{predicate}> {_term(value)} .\n" for subject, predicate, value in statements(model)}
    return "".join(sorted(lines)).encode()


def _term(value: str | Literal) -> str:
    if not isinstance(value, Literal):
        return f"<{value}>"
    quoted = f'"{_escaped(value.text)}"'
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^<{_XSD}{value.datatype}>" if value.datatype else quoted


_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _escape(match.group()), text)


@cache
def _escape(char: str) -> str:
    return _SHORT.get(char, f"\\u{ord(char):04X}")
