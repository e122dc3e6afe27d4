"""What the ontology says about classes and properties, read from its triples: the part of OWL that explanations use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.vocabulary import term

__all__ = [
    "VALUES_THAT_COUNT",
    "Axioms",
    "Reason",
    "Slot",
    "distinct_groups",
    "logical_part",
    "read_axioms",
    "types_of",
    "uses",
]

_DISTINCT = ("Controller", "InformationItem", "Partner", "Party", "Step", "Table")
_BUILT_IN = (str(OWL), str(RDF), str(RDFS))
_SILENT = frozenset(
    {OWL.imports, OWL.versionIRI, OWL.versionInfo, RDFS.comment, RDFS.isDefinedBy, RDFS.label, RDFS.seeAlso}
)
_KINDS_OF_PROPERTY = (OWL.ObjectProperty, OWL.DatatypeProperty)

VALUES_THAT_COUNT = frozenset({XSD.boolean, XSD.decimal, XSD.integer})
"""Datatypes of the literals whose value the reasoner is shown."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One side of a property (its domain or a range): what stands there is a member of one of ``classes``."""

    prop: URIRef
    classes: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why an individual is taken to be of a class: stated (no ``prop``), or because of a property of ``subject``.

    ``inward`` is true when the individual stands behind the property, false when it carries the property itself.
    """

    prop: str = ""
    subject: str = ""
    inward: bool = False


@dataclass(frozen=True)
class Axioms:
    """Named classes with all their superclasses, what excludes what, and what properties take.

    ``above`` holds a class itself too. ``disjoint`` holds pairs as stated, both ways round.
    """

    above: dict[URIRef, frozenset[URIRef]]
    disjoint: frozenset[tuple[URIRef, URIRef]]
    domains: dict[URIRef, tuple[Slot, ...]]
    ranges: dict[URIRef, tuple[Slot, ...]]
    functional: frozenset[URIRef]
    objects: frozenset[URIRef]
    literals: frozenset[URIRef]

    def supers(self, name: URIRef) -> frozenset[URIRef]:
        """The class and everything above it."""
        return self.above.get(name, frozenset({name}))

    def clash(self, one: URIRef, other: URIRef) -> tuple[URIRef, URIRef] | None:
        """The disjoint pair that makes ``one`` and ``other`` exclude each other, the lowest in the alphabet first."""
        pairs = ((a, b) for a in self.supers(one) for b in self.supers(other) if (a, b) in self.disjoint)
        return min(pairs, default=None)


def read_axioms(graph: Graph) -> Axioms:
    """The axioms on named classes and properties in ``graph``; class expressions are read as far as unions of names."""
    classes = {name for name in graph.subjects(RDF.type, OWL.Class) if isinstance(name, URIRef)}
    above = {
        name: frozenset(up for up in graph.transitive_objects(name, RDFS.subClassOf) if isinstance(up, URIRef))
        for name in classes
    }
    return Axioms(
        above=above,
        disjoint=frozenset(_disjoint_pairs(graph)),
        domains=_slots(graph, RDFS.domain),
        ranges=_slots(graph, RDFS.range),
        functional=frozenset(_named(graph.subjects(RDF.type, OWL.FunctionalProperty))),
        objects=frozenset(_named(graph.subjects(RDF.type, OWL.ObjectProperty))),
        literals=frozenset(_named(graph.subjects(RDF.type, OWL.DatatypeProperty))),
    )


def types_of(graph: Graph, axioms: Axioms) -> dict[URIRef, dict[URIRef, Reason]]:
    """For every individual the classes it is in, stated or through a property with one class on that side, and why."""
    types: dict[URIRef, dict[URIRef, Reason]] = defaultdict(dict)
    for individual, _, name in sorted(graph.triples((None, RDF.type, None))):
        if isinstance(individual, URIRef) and isinstance(name, URIRef) and name in axioms.above:
            types[individual][name] = Reason()
    for individual, slot, reason in uses(graph, axioms):
        if len(slot.classes) == 1:
            types[individual].setdefault(slot.classes[0], reason)
    return types


def uses(graph: Graph, axioms: Axioms) -> Iterator[tuple[URIRef, Slot, Reason]]:
    """Every place where an individual stands before or behind a property that says what stands there."""
    for prop in sorted(axioms.objects | axioms.literals):
        for subject, value in sorted(graph.subject_objects(prop)):
            for slot in axioms.domains.get(prop, ()):
                if isinstance(subject, URIRef):
                    yield subject, slot, Reason(prop, subject)
            for slot in axioms.ranges.get(prop, ()):
                if isinstance(value, URIRef):
                    yield value, slot, Reason(prop, str(subject), inward=True)


def distinct_groups(graph: Graph, axioms: Axioms) -> tuple[tuple[URIRef, ...], ...]:
    """Groups of individuals whose different names mean different things (OWL itself supposes nothing of the kind).

    One group per kind of party, table, partner, controller, item and step, and one per concept class. Holdings,
    needs, records and flows are left out: two names for one of those is a slip that a check reports, not a
    contradiction, and tens of thousands of unequal pairs would cost time and say nothing.
    """
    groups: dict[URIRef, set[URIRef]] = defaultdict(set)
    heads = {URIRef(term(name)) for name in _DISTINCT}
    heads |= {name for name, up in axioms.above.items() if SKOS.Concept in up and name != SKOS.Concept}
    for individual, name in graph.subject_objects(RDF.type):
        for head in axioms.supers(name) & heads if isinstance(name, URIRef) else ():
            if isinstance(individual, URIRef):
                groups[head].add(individual)
    return tuple(tuple(sorted(groups[head])) for head in sorted(groups) if len(groups[head]) > 1)


def logical_part(graph: Graph) -> Graph:
    """The triples that carry meaning for a reasoner, without texts, headers or imports.

    Labels, definitions, sources and notes say nothing in OWL. Of literals only numbers and yes or no keep their value;
    a text or a date (``xsd:date`` is not in the OWL 2 datatype map) becomes the empty string. That a property is used
    still counts, what it says does not, and no text of a user's model is ever written to a file.
    """
    properties = {name for kind in _KINDS_OF_PROPERTY for name in graph.subjects(RDF.type, kind)}
    result = Graph()
    for subject, predicate, value in graph:
        meaningful = predicate in properties or (str(predicate).startswith(_BUILT_IN) and predicate not in _SILENT)
        if meaningful and value not in (OWL.Ontology, OWL.AnnotationProperty):
            result.add((subject, predicate, _without_text(value)))
    return result


def _without_text(value: Node) -> Node:
    return Literal("") if isinstance(value, Literal) and value.datatype not in VALUES_THAT_COUNT else value


def _named(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in nodes if isinstance(node, URIRef)}


def _disjoint_pairs(graph: Graph) -> set[tuple[URIRef, URIRef]]:
    groups: list[list[Node]] = [[one, other] for one, other in graph.subject_objects(OWL.disjointWith)]
    for node in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        groups += [list(Collection(graph, members)) for members in graph.objects(node, OWL.members)]
    pairs = {pair for group in groups for pair in combinations(sorted(_named(group)), 2)}
    return pairs | {(other, one) for one, other in pairs}


def _slots(graph: Graph, side: URIRef) -> dict[URIRef, tuple[Slot, ...]]:
    slots: dict[URIRef, list[Slot]] = defaultdict(list)
    for prop, value in sorted(graph.subject_objects(side)):
        if isinstance(prop, URIRef):
            unions = [tuple(sorted(_named(Collection(graph, part)))) for part in graph.objects(value, OWL.unionOf)]
            classes = [(value,)] if isinstance(value, URIRef) else unions
            slots[prop] += [Slot(prop, names) for names in classes]
    return {prop: tuple(found) for prop, found in slots.items()}
