"""A law as a graph and back, for tests of what loads and what does not."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph
from rdflib import Literal as RdfLiteral
from rdflib.namespace import XSD
from rdflib.term import URIRef

from ontology.extraction_values import Reading
from ontology.law_extraction import to_law
from ontology.statement import Literal, Statement
from ontology.statutes import Law

__all__ = ["graph_of", "read"]


def graph_of(statements: Iterable[Statement]) -> Graph:
    """The statements as a statute module would say them."""
    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in statements:
        node: URIRef | RdfLiteral
        if isinstance(value, Literal):
            datatype = XSD[value.datatype] if value.datatype else None
            node = RdfLiteral(value.text, lang=value.language or None, datatype=datatype)
        else:
            node = URIRef(value)
        graph.add((URIRef(subject), URIRef(predicate), node))
    return graph


def read(graph: Graph) -> tuple[Law, list[tuple[str, str]]]:
    """The law in ``graph`` and its faults: which rule, and where."""
    reading = Reading(graph, "law")
    law = to_law(reading, "")
    reading.report_leftovers()
    return law, [(fault.rule, fault.place) for fault in reading.faults]
