"""Shapes: what one thing in a model must have. Reads ``shapes/*.ttl`` and runs pySHACL, without inference.

Every shape is a property shape with its own target and IRI: a fault then has a stable rule id, and pySHACL looks at
all things a shape is about in one go.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ontology.errors import PackageError, Severity
from ontology.rules import SHAPES, Finding, Rule, RuleKind, name_of
from ontology.terms import Text
from ontology.vocabulary import PREFIXES, local

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["shape_findings", "shape_rules", "shapes"]

_SH = PREFIXES["sh"]
_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}

_MISSING = Text("Bij {place} ontbreekt dat.", "At {place} it is missing.")
_TOO_MANY = Text("Bij {place} staan er {count}{names}.", "At {place} there are {count}{names}.")
_NOWHERE = Text(
    "Bij {place} staat {value}, en dat is nergens beschreven.", "{place} names {value}, which is described nowhere."
)
_SOMETHING_ELSE = Text(
    "Bij {place} staat {value}, en dat is iets anders.", "{place} names {value}, which is something else."
)
_WRONG_VALUE = Text("Bij {place} staat een waarde die niet past.", "{place} has a value that does not fit.")


@cache
def shapes() -> Graph:
    """All shapes in one graph. Callers only read it."""
    from rdflib import Graph

    together = Graph(store="SimpleMemory", bind_namespaces="none")
    for file in _files():
        together.parse(data=(files("ontology") / file).read_bytes(), format="turtle")
    return together


@cache
def shape_rules() -> tuple[Rule, ...]:
    """Every property shape as a rule, sorted by id.

    >>> [rule.id for rule in shape_rules() if rule.id.startswith("need-")]
    ['need-has-needer', 'need-is-at-step', 'need-needs-item']
    """
    from rdflib import RDF, Graph, URIRef

    found = []
    for file in _files():
        graph = Graph(bind_namespaces="none")
        graph.parse(data=(files("ontology") / file).read_bytes(), format="turtle")
        for shape in graph.subjects(RDF.type, URIRef(f"{_SH}PropertyShape")):
            severity = _SEVERITIES[local(str(graph.value(shape, URIRef(f"{_SH}severity"))))]
            title, problem, remedy = (_text(graph, shape, name) for name in ("name", "message", "description"))
            found.append(Rule(_rule_id(shape), RuleKind.SHAPE, severity, title, problem, remedy, file))
    return tuple(sorted(found, key=lambda rule: rule.id))


def shape_findings(model: Graph, vocabulary: Graph) -> Iterator[Finding]:
    """Where ``model`` does not fit the shapes. ``vocabulary`` says which class is a kind of which."""
    from pyshacl import validate
    from rdflib import RDF, RDFS, Graph, URIRef

    data = Graph(bind_namespaces="none")
    data += model
    data += vocabulary.triples((None, RDFS.subClassOf, None))
    _, report, text = validate(data, shacl_graph=shapes(), inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise PackageError(f"pySHACL did not run: {text}")
    for result in report.subjects(RDF.type, URIRef(f"{_SH}ValidationResult")):
        yield _finding(data, report, result)


def _finding(data: Graph, report: Graph, result: Node) -> Finding:
    from rdflib import URIRef

    shape, focus, component = (
        report.value(result, URIRef(_SH + name)) for name in ("sourceShape", "focusNode", "sourceConstraintComponent")
    )
    path = shapes().value(shape, URIRef(f"{_SH}path"))
    value = report.value(result, URIRef(f"{_SH}value"))
    detail = _detail(data, focus, path, local(str(component)), value)
    return Finding(_rule_id(shape), str(focus), str(path), detail=detail)


def _detail(data: Graph, focus: Node | None, path: Node | None, component: str, value: Node | None) -> Text:
    from rdflib import RDF, URIRef

    fill = {"place": name_of(str(focus))}
    sentence = _WRONG_VALUE
    if component == "MinCountConstraintComponent":
        sentence = _MISSING
    elif component == "MaxCountConstraintComponent":
        values = sorted(data.objects(focus, path), key=str)
        named = [name_of(str(each)) for each in values if isinstance(each, URIRef)]
        fill |= {"count": str(len(values)), "names": f": {', '.join(named)}" if named else ""}
        sentence = _TOO_MANY
    elif isinstance(value, URIRef):
        fill["value"] = name_of(str(value))
        sentence = _SOMETHING_ELSE if (value, RDF.type, None) in data else _NOWHERE
    return Text(sentence.nl.format_map(fill), sentence.en.format_map(fill))


def _files() -> tuple[str, ...]:
    folder = files("ontology") / "shapes"
    return tuple(sorted(f"shapes/{file.name}" for file in folder.iterdir() if file.name.endswith(".ttl")))


def _rule_id(shape: Node | None) -> str:
    return str(shape).removeprefix(SHAPES)


def _text(graph: Graph, shape: Node, name: str) -> Text:
    from rdflib import Literal, URIRef

    by_language = {
        text.language: str(text) for text in graph.objects(shape, URIRef(_SH + name)) if isinstance(text, Literal)
    }
    return Text(by_language["nl"], by_language["en"])
