"""From graph to model: everything is read, and what cannot be read is told, never dropped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from rdflib import Graph, Literal, URIRef

from ontology.catalogue import MODULES
from ontology.errors import RefusedInput
from ontology.extraction import extract, to_model
from ontology.extraction_approach import EXPRESSION_CLASSES
from ontology.extraction_parties import GOVERNANCE
from ontology.model import Model
from ontology.process import Expression, ExpressionKind
from ontology.reader import read_packaged
from ontology.vocabulary import DEF, concept, iri, local, term
from ontology.writer import to_graph
from tests.builders import item_present, tiny
from tests.strategies import models


def small() -> Graph:
    building = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x").flow("a", "b", "x")
    return to_graph(building.factor("rf", "x").criterion("crit", item_present("crit", "x")).source("S1").build())


def faults(graph: Graph) -> list[tuple[str, str]]:
    return [(fault.rule, fault.place) for fault in extract(graph, "klein", "", "mijn.ttl")[1]]


def test_a_graph_becomes_a_model() -> None:
    model = to_model(small(), "klein", "abc")
    assert [actor.id for actor in model.actors] == ["a", "b"]
    assert model.holdings[0].item == "x"
    assert model.labels["category/ordinary"].nl == "ordinary"
    assert model.fingerprint == "abc"


@settings(max_examples=60, deadline=None)
@given(models())
def test_every_tuple_is_sorted_by_id(model: Model) -> None:
    read = to_model(to_graph(model), model.id, "")
    for group in vars(read).values():
        if isinstance(group, tuple):
            ids = [thing.id for thing in group]
            assert ids == sorted(ids)


def subject(kind: str, identifier: str) -> URIRef:
    return URIRef(iri(kind, identifier))


SPOILED = {
    "unknown concept": (("flow", "a-b"), "hasAssurance", URIRef(concept("assurance", "soms")), "value-unknown"),
    "concept of another list": (
        ("flow", "a-b"),
        "hasAssurance",
        URIRef(concept("quality", "first-hand")),
        "value-kind",
    ),
    "text for an individual": (("need", "b-x-TRI"), "needsItem", Literal("x"), "value-kind"),
    "individual of another kind": (("need", "b-x-TRI"), "needsItem", URIRef(iri("step", "TRI")), "value-kind"),
    "no number": (("flow", "a-b"), "handlingHours", Literal("snel"), "value-kind"),
    "no truth value": (("actor", "a"), "hasCompleteHoldings", Literal("misschien"), "value-kind"),
    "text without language": (("actor", "a"), "reachText", Literal("altijd"), "value-kind"),
    "text in one language": (("actor", "a"), "reachText", Literal("altijd", lang="nl"), "value-missing"),
    "nothing": (("record", "a-x"), "registerName", None, "value-missing"),
}


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_spoiled_value_is_told(spoil: str) -> None:
    (kind, identifier), name, value, rule = SPOILED[spoil]
    graph = small()
    graph.remove((subject(kind, identifier), URIRef(term(name)), None))
    if value is not None:
        graph.add((subject(kind, identifier), URIRef(term(name)), value))
    assert (rule, f"{kind}:{identifier}") in faults(graph)


def test_two_values_where_one_belongs_are_told() -> None:
    graph = small()
    graph.add((subject("need", "b-x-TRI"), URIRef(term("isNeededAt")), subject("step", "BES")))
    assert faults(graph) == [("value-several", "need:b-x-TRI")]


def test_a_statement_that_nothing_reads_is_told() -> None:
    graph = small()
    graph.add((subject("actor", "a"), URIRef(term("hasQualty")), Literal("x")))
    graph.add((subject("item", "x"), URIRef("https://example.org/x"), Literal("x")))
    assert faults(graph) == [("statement-unread", "actor:a"), ("statement-unread", "item:x")]


def test_notes_and_sources_may_stand_anywhere() -> None:
    graph = small()
    graph.add((subject("actor", "a"), URIRef("http://www.w3.org/2004/02/skos/core#note"), Literal("x", lang="nl")))
    graph.add((subject("step", "TRI"), URIRef("http://purl.org/dc/terms/source"), subject("source", "S1")))
    assert faults(graph) == []


def test_a_class_that_cannot_stand_there_is_told() -> None:
    graph = small()
    graph.add((subject("flow", "a-b"), URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), URIRef(term("Need"))))
    assert faults(graph) == [("type-unknown", "flow:a-b")]


def test_something_without_a_class_is_told() -> None:
    graph = small()
    graph.remove((subject("flow", "a-b"), URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), None))
    assert ("type-missing", "flow:a-b") in faults(graph)


def test_something_outside_our_names_is_told() -> None:
    graph = small()
    graph.add((URIRef(DEF + "Actor"), URIRef("http://www.w3.org/2004/02/skos/core#note"), Literal("x")))
    assert faults(graph) == [("subject-foreign", "zl:Actor")]


def test_a_trigger_that_contains_itself_is_told() -> None:
    graph = small()
    graph.add((subject("expr", "crit"), URIRef(term("hasOperand")), subject("expr", "crit")))
    assert ("expression-circular", "expr:crit") in faults(graph)


def test_all_faults_are_raised_together() -> None:
    graph = small()
    graph.remove((None, URIRef(term("hasConfidence")), None))
    with pytest.raises(RefusedInput) as caught:
        to_model(graph, "klein", "")
    assert len(caught.value.faults) > 5


def test_operands_keep_the_order_of_their_number() -> None:
    operands = tuple(item_present(f"crit-{number}", "x") for number in range(1, 12))
    trigger = Expression("crit", ExpressionKind.ANY_OF, operands)
    model = tiny().actor("a").item("x").criterion("crit", trigger).build()
    read = to_model(to_graph(model), "klein", "")
    assert [operand.id for operand in read.criteria[0].trigger.operands] == [f"crit-{n}" for n in range(1, 12)]


# ── agreement with the ontology ──────────────────────────────────────────────────────────────────────────────────────

SUBCLASS = URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def below(graph: Graph, name: str) -> set[str]:
    return {local(str(found)) for found in graph.transitive_subjects(SUBCLASS, URIRef(term(name)))}


def test_every_governance_capacity_of_the_ontology_is_known() -> None:
    assert below(read_packaged(MODULES), "GovernanceBody") == set(GOVERNANCE)


def test_every_expression_class_of_the_ontology_is_known() -> None:
    assert below(read_packaged(MODULES), "Expression") - {"Expression"} == set(EXPRESSION_CLASSES)
