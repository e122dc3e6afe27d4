"""Is this model well formed? Runs the shapes and the house rules, and reports every fault in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ontology.bookkeeping import check
from ontology.catalogue import MODULES
from ontology.document import read_document
from ontology.errors import Fault
from ontology.house_rules import check_findings, house_rules
from ontology.reader import read_packaged
from ontology.rules import Finding, Rule, RuleKind, name_of
from ontology.shape_rules import shape_findings, shape_rules, shapes
from ontology.store import open_store
from ontology.vocabulary import DEF, ID, PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["rules", "validate"]


def rules() -> tuple[Rule, ...]:
    """Every rule a model is held against: shapes and checks, sorted by id.

    >>> len({rule.id for rule in rules()}) == len(rules())
    True
    """
    return tuple(sorted((*shape_rules(), *house_rules()), key=lambda rule: rule.id))


def validate(
    graph: Graph, name: str, text: str | None = None, places: Mapping[tuple[str, str], int] | None = None
) -> tuple[Fault, ...]:
    """Every fault of one composed model: the model itself with everything it imports, schemes and steps included.

    ``name`` is the name the user gave the file. ``text`` is its Turtle, when known; faults then carry the line of the
    property they are about, or else of the thing. ``places`` says the same for what was read from something else: a
    number by IRI of thing and property (empty: the thing). Faults are sorted by rule and place; ``graph`` is not
    changed.
    """
    model = _statements_of(graph)
    store = open_store([_ntriples(model), _vocabulary_ntriples()])
    findings = [*shape_findings(model, _vocabulary()), *check_findings(store)]
    by_id = {rule.id: rule for rule in rules()}
    lines = places or (_lines(text, name) if text is not None else {})
    faults = {_fault(finding, by_id[finding.rule], name, lines) for finding in _told_once(findings, by_id)}
    return tuple(sorted(faults, key=lambda fault: (fault.rule, fault.place, fault.message_nl, fault.line or 0)))


def _statements_of(graph: Graph) -> Graph:
    """What the model says of its own things; whatever else ``graph`` talks about is only marked."""
    from rdflib import Graph, Literal, URIRef

    modules, outside = _modules(), URIRef(check("isOutsideModel"))
    model = Graph(store="SimpleMemory", bind_namespaces="none")
    for statement in graph:
        subject = statement[0]
        if statement in modules or _is_axiom(statement):
            continue
        if isinstance(subject, URIRef) and subject.startswith(ID):
            model.add(statement)
        else:
            model.add((subject, outside, Literal(True)))
    return model


def _is_axiom(statement: tuple[Node, Node, Node]) -> bool:
    """Blank nodes of the ontology's own axioms have another name in every reading; a user's file has none."""
    from rdflib import BNode

    subject, predicate, value = statement
    return not str(predicate).startswith(DEF) and (isinstance(subject, BNode) or isinstance(value, BNode))


@cache
def _modules() -> Graph:
    return read_packaged(MODULES)


@cache
def _vocabulary() -> Graph:
    """Which terms exist, which class is a kind of which, and which property a class may have by the shapes."""
    from rdflib import RDF, RDFS, Graph, URIRef

    sh, may_have = PREFIXES["sh"], URIRef(check("mayHave"))
    small = Graph(store="SimpleMemory", bind_namespaces="none")
    for predicate in (RDF.type, RDFS.subClassOf):
        small += ((s, p, o) for s, p, o in _modules().triples((None, predicate, None)) if isinstance(o, URIRef))
    for shape, target in shapes().subject_objects(URIRef(f"{sh}targetClass")):
        kinds = [kind for kind in small.transitive_subjects(RDFS.subClassOf, target) if kind is not None]
        for path in shapes().objects(shape, URIRef(f"{sh}path")):
            small += ((kind, may_have, path) for kind in kinds)
    for kind in set(small.subjects(may_have)):
        small += ((kind, may_have, anywhere) for anywhere in shapes().objects(None, URIRef(f"{sh}targetSubjectsOf")))
    return small


@cache
def _vocabulary_ntriples() -> bytes:
    """The vocabulary with the labels of its classes: a check speaks of a mayor, not of ``zl:Mayor``."""
    from rdflib import OWL, RDF, SKOS, Graph

    labelled = Graph(store="SimpleMemory", bind_namespaces="none")
    labelled += _vocabulary()
    for kind in _modules().subjects(RDF.type, OWL.Class):
        labelled += _modules().triples((kind, SKOS.prefLabel, None))
    return _ntriples(labelled)


def _ntriples(graph: Graph) -> bytes:
    return graph.serialize(format="nt", encoding="utf-8")


def _told_once(findings: Iterable[Finding], by_id: Mapping[str, Rule]) -> Iterator[Finding]:
    """Leave out what a check says better: see ``Rule.instead_of``."""
    findings = tuple(findings)
    better = {(shape, finding.place) for finding in findings for shape in by_id[finding.rule].instead_of}
    return (finding for finding in findings if (finding.rule, finding.place) not in better)


def _fault(finding: Finding, rule: Rule, name: str, lines: Mapping[tuple[str, str], int]) -> Fault:
    place = name_of(finding.place)
    fill = {"place": place, **finding.values}
    nl, en, remedy_nl, remedy_en = (
        sentence.format_map(fill) for sentence in (rule.problem.nl, rule.problem.en, rule.remedy.nl, rule.remedy.en)
    )
    if rule.kind is RuleKind.SHAPE:
        nl, en = f"{nl} {finding.detail.nl}", f"{en} {finding.detail.en}"
    line = lines.get((finding.place, finding.property)) or lines.get((finding.place, ""))
    return Fault(rule.id, rule.severity, name, line, place, nl, en, remedy_nl, remedy_en)


def _lines(text: str, name: str) -> dict[tuple[str, str], int]:
    """The first line of each thing, under an empty property, and of each property of it."""
    found: dict[tuple[str, str], int] = {}
    for statement in read_document(text, name).statements:
        found.setdefault((statement.subject, ""), statement.line)
        found.setdefault((statement.subject, statement.predicate), statement.line)
    return found
