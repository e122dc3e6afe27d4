"""Why a model contradicts the ontology, in words: known patterns over the stated triples, no reasoner needed.

Every pattern is sound: what it reports is a contradiction in OWL too, once different names mean different things
(:func:`ontology.axioms.distinct_groups`). It is not complete; :mod:`ontology.conflicts` narrows down the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TypeGuard

from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.axioms import VALUES_THAT_COUNT, Axioms, Reason, distinct_groups, read_axioms, types_of, uses
from ontology.document import short
from ontology.errors import Fault
from ontology.reasons import contradiction
from ontology.vocabulary import DEF, local, term

__all__ = ["ill_formed", "patterns", "place_of"]

_PAIRS = {
    frozenset({"Mayor", "MunicipalExecutive"}): "logic-mayor-and-college",
    frozenset({"AggregateItem", "PersonLevelItem"}): "logic-persons-and-figures",
    frozenset({"Actor", "KnowledgeSource"}): "logic-actor-and-source",
    frozenset({"Party", "Table"}): "logic-table-acts",
}
_FIRST = ("Actor", "Party")
_GOVERNANCE, _AGGREGATE = URIRef(term("GovernanceBody")), URIRef(term("AggregateItem"))
_HOLDER, _RECORD = URIRef(term("hasHolder")), URIRef(term("hasRecord"))
_KEPT_BY, _RECORD_OF = URIRef(term("isKeptBy")), URIRef(term("isRecordOf"))

Types = dict[URIRef, dict[URIRef, Reason]]


def place_of(individual: str) -> str:
    """The short name of an individual, as people type it.

    >>> place_of("https://w3id.org/zichtlijn/id/actor/burgemeester")
    'actor:burgemeester'
    """
    return short(individual)


def patterns(graph: Graph, file: str = "") -> tuple[Fault, ...]:
    """Every contradiction that a known pattern explains, sorted; empty when none matches.

    ``graph`` holds the ontology's modules and the model together. ``file`` is the name to show.
    """
    axioms = read_axioms(graph)
    types = types_of(graph, axioms)
    faults = {
        *_two_kinds(graph, axioms, types, file),
        *_outside_union(graph, axioms, types, file),
        *_two_values(graph, axioms, file),
        *_governance(graph, axioms, types, file),
        *_wrong_values(graph, axioms, file),
    }
    return tuple(sorted(faults, key=lambda fault: (fault.place, fault.rule, fault.message_nl)))


def ill_formed(graph: Graph, file: str = "") -> tuple[Fault, ...]:
    """Literals that are no value of their own datatype, such as ``"ja"^^xsd:boolean``: a reasoner stops at those."""
    axioms = read_axioms(graph)
    return tuple(
        _wrong_value(graph, subject, prop, str(value.datatype), file)
        for prop in sorted(axioms.literals)
        for subject, value in sorted(graph.subject_objects(prop))
        if isinstance(value, Literal) and value.ill_typed
    )


def _two_kinds(graph: Graph, axioms: Axioms, types: Types, file: str) -> Iterator[Fault]:
    for individual, reasons in types.items():
        seen: set[frozenset[URIRef]] = set()
        for one, other in combinations(sorted(reasons, key=lambda name: (reasons[name], name)), 2):
            pair = axioms.clash(one, other)
            if pair and frozenset(pair) not in seen:
                seen.add(frozenset(pair))
                first, second = (other, one) if local(pair[1]) in _FIRST else (one, other)
                rule = _rule(axioms, pair, reasons)
                yield _kinds(graph, rule, individual, (first, reasons[first]), (second, reasons[second]), file)


def _rule(axioms: Axioms, pair: tuple[URIRef, URIRef], reasons: dict[URIRef, Reason]) -> str:
    known = _PAIRS.get(frozenset(local(name) for name in pair))
    if known == "logic-table-acts" and reasons.get(URIRef(term("Table"))) != Reason():
        return "logic-two-kinds"
    if known is None and all(URIRef(term("Actor")) in axioms.supers(name) for name in pair):
        return "logic-two-positions"
    return known or "logic-two-kinds"


def _outside_union(graph: Graph, axioms: Axioms, types: Types, file: str) -> Iterator[Fault]:
    """What stands where an actor, partner or table is asked, and excludes each of them."""
    for individual, slot, reason in uses(graph, axioms):
        held = types.get(individual, {})
        if len(slot.classes) < 2:
            continue
        clashing = [next((name for name in sorted(held) if axioms.clash(name, asked)), None) for asked in slot.classes]
        if clashing[0] is not None and None not in clashing:
            stated = clashing[0]
            yield _kinds(graph, "logic-two-kinds", individual, (stated, held[stated]), (slot.classes, reason), file)


Side = tuple[URIRef | tuple[URIRef, ...], Reason]


def _kinds(graph: Graph, rule: str, individual: URIRef, one: Side, other: Side, file: str) -> Fault:
    fill: dict[str, str] = {}
    for name, (classes, reason) in (("one", one), ("other", other)):
        for language, word in (("nl", " of "), ("en", " or ")):
            named = classes if isinstance(classes, tuple) else (classes,)
            fill[f"{name}_{language}"] = word.join(_label(graph, each, language) for each in named)
            fill[f"{name}_why_{language}"] = _why(graph, reason, language)
    return contradiction(rule, file, place_of(individual), **fill)


def _why(graph: Graph, reason: Reason, language: str) -> str:
    if not reason.prop:
        return "so it is stated" if language == "en" else "zo staat het er"
    label = _label(graph, URIRef(reason.prop), language)
    if not reason.inward:
        return f"it carries “{label}”" if language == "en" else f"er staat «{label}» bij"
    place = place_of(reason.subject)
    return f"it stands behind “{label}” at {place}" if language == "en" else f"staat achter «{label}» bij {place}"


def _two_values(graph: Graph, axioms: Axioms, file: str) -> Iterator[Fault]:
    group_of = {name: number for number, group in enumerate(distinct_groups(graph, axioms)) for name in group}
    for prop in sorted(axioms.functional):
        values: dict[str, set[Node]] = defaultdict(set)
        for subject, value in graph.subject_objects(prop):
            values[str(subject)].add(value)
        for name, found in values.items():
            things = sorted(value for value in found if isinstance(value, URIRef) and value in group_of)
            for one, other in combinations(things, 2):
                if group_of[one] == group_of[other]:
                    yield _clash_of_values(graph, prop, name, (place_of(one), place_of(other)), file)
            numbers = sorted({value.value: str(value) for value in found if _counts(value)}.values())
            if len(numbers) > 1:
                yield _clash_of_values(graph, prop, name, (numbers[0], numbers[1]), file)


def _counts(value: Node) -> TypeGuard[Literal]:
    return isinstance(value, Literal) and value.datatype in VALUES_THAT_COUNT and not value.ill_typed


def _clash_of_values(graph: Graph, prop: URIRef, subject: str, values: tuple[str, str], file: str) -> Fault:
    one, other = values
    rule = "logic-two-regimes" if local(prop) == "hasRegime" else "logic-two-values"
    labels = {f"property_{language}": _label(graph, prop, language) for language in ("nl", "en")}
    return contradiction(rule, file, place_of(subject), one=one, other=other, **labels)


def _governance(graph: Graph, axioms: Axioms, types: Types, file: str) -> Iterator[Fault]:
    def governs(party: URIRef) -> bool:
        return any(_GOVERNANCE in axioms.supers(name) for name in types.get(party, {}))

    def about_persons(item: URIRef) -> bool:
        return any(axioms.clash(name, _AGGREGATE) for name in types.get(item, {}))

    held = [(place, body, record) for place, body in graph.subject_objects(_HOLDER) for record in graph[place:_RECORD]]
    kept = [(record, body, record) for record, body in graph.subject_objects(_KEPT_BY)]
    for place, body, record in held + kept:
        for item in graph.objects(record, _RECORD_OF):
            if isinstance(body, URIRef) and isinstance(item, URIRef) and governs(body) and about_persons(item):
                names = {"body": place_of(body), "item": place_of(item)}
                yield contradiction("logic-governance-body", file, place_of(str(place)), **names)


def _wrong_values(graph: Graph, axioms: Axioms, file: str) -> Iterator[Fault]:
    for prop in sorted(axioms.literals):
        for slot in axioms.ranges.get(prop, ()):
            asked = slot.classes[0]
            for subject, value in graph.subject_objects(prop):
                if isinstance(value, Literal) and not _fits(value, asked):
                    yield _wrong_value(graph, subject, prop, str(asked), file)


def _fits(value: Literal, asked: URIRef) -> bool:
    """Whether the value lies in the datatype asked for; in OWL 2 an integer is a decimal, and so is 1.0 an integer."""
    datatype = RDF.langString if value.language else value.datatype or XSD.string
    numbers = (XSD.decimal, XSD.integer)
    if value.ill_typed or not (datatype == asked or (datatype in numbers and asked in numbers)):
        return False
    return asked != XSD.integer or value.value == int(value.value)


def _wrong_value(graph: Graph, subject: object, prop: URIRef, asked: str, file: str) -> Fault:
    labels = {f"property_{language}": _label(graph, prop, language) for language in ("nl", "en")}
    return contradiction("logic-wrong-value", file, place_of(str(subject)), datatype=f"xsd:{local(asked)}", **labels)


def _label(graph: Graph, name: URIRef, language: str) -> str:
    labels = {label.language: str(label) for label in graph.objects(name, SKOS.prefLabel) if isinstance(label, Literal)}
    return labels.get(language, f"zl:{local(name)}" if name.startswith(DEF) else local(name))
