"""Canonical Turtle: one graph, one text. No blank nodes, sorted, so that a difference in text is one in meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["canonical"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|[A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_-]|[A-Za-z0-9_]")


def canonical(graph: Graph, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Write ``graph`` as Turtle in one fixed form: sorted subjects, predicates and objects, only the prefixes it uses.

    Raises ``ValueError`` for a blank node: house style has none, and they have no stable order.

    >>> from rdflib import Graph
    >>> g = Graph().parse(data="<https://w3id.org/zichtlijn/id/step/TRI> a <https://w3id.org/zichtlijn/def#Step> .")
    >>> print(canonical(g), end="")
    @prefix step: <https://w3id.org/zichtlijn/id/step/> .
    @prefix zl: <https://w3id.org/zichtlijn/def#> .
    <BLANKLINE>
    step:TRI a zl:Step .
    """
    used: set[str] = set()
    by_subject: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in graph:
        written = by_subject.setdefault(_node(subject, prefixes, used), {})
        verb = "a" if str(predicate) == _RDF_TYPE else _node(predicate, prefixes, used)
        written.setdefault(verb, set()).add(_node(value, prefixes, used))
    head = "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(used))
    blocks = (_block(subject, by_subject[subject]) for subject in sorted(by_subject))
    return head + "".join(f"\n{block}" for block in blocks)


def _block(subject: str, statements: Mapping[str, Iterable[str]]) -> str:
    verbs = sorted(statements, key=lambda verb: (verb != "a", verb))
    lines = [f"{verb} {_objects(sorted(statements[verb]))}" for verb in verbs]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _objects(values: list[str]) -> str:
    if len(values) == 1:
        return values[0]
    return ",\n        ".join(values)


def _node(node: Node, prefixes: Mapping[str, str], used: set[str]) -> str:
    from rdflib import BNode, Literal, URIRef

    if isinstance(node, BNode):
        raise ValueError("a blank node has no canonical form; give it an IRI")
    if isinstance(node, Literal):
        return _literal(node, prefixes, used)
    assert isinstance(node, URIRef)
    return _iri(str(node), prefixes, used)


def _iri(full: str, prefixes: Mapping[str, str], used: set[str]) -> str:
    best = ""
    for name, start in prefixes.items():
        if full.startswith(start) and len(start) > len(prefixes.get(best, "")) and _LOCAL.fullmatch(full[len(start) :]):
            best = name
    if not best:
        return f"<{full}>"
    used.add(best)
    return f"{best}:{full[len(prefixes[best]) :]}"


def _literal(literal: Node, prefixes: Mapping[str, str], used: set[str]) -> str:
    from rdflib import Literal

    assert isinstance(literal, Literal)
    text = str(literal)
    datatype = str(literal.datatype) if literal.datatype else ""
    if datatype == f"{_XSD}boolean" and text in ("true", "false"):
        return text
    if datatype == f"{_XSD}integer" and re.fullmatch(r"[+-]?\d+", text):
        return text
    if datatype == f"{_XSD}decimal" and re.fullmatch(r"[+-]?\d*\.\d+", text):
        return text
    quoted = '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    if datatype and datatype != f"{_XSD}string":
        return f"{quoted}^^{_iri(datatype, prefixes, used)}"
    return quoted


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
