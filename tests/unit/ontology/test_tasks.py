"""Own tasks, intermediaries, origins and capacities of classes: data of the law, with a source, about what exists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS

from ontology.law_loading import load_law, statute_files
from ontology.law_statements_tasks import tasks
from ontology.legal_tasks import DirectPurpose, Intermediary, OwnTask
from ontology.norms import LegalCapacity
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import DEF, concept, iri, local, term
from tests.unit.ontology.law_graphs import graph_of, read
from tests.unit.ontology.ontology_files import ROOT, merged

LAW = load_law()
SMALL = Law(
    tasks=(OwnTask("burgemeester.BES", "burgemeester", ("home-ban", "public-order"), "a test", "BES"),),
    intermediaries=(
        Intermediary("veilig-thuis", "investigate-domestic-violence", "bilateral", ("vt-report",), 1, "a test"),
    ),
    direct_purposes=(DirectPurpose("statistics", "a test"),),
)


def actor_class(name: str) -> URIRef:
    return URIRef(DEF + name)


def test_tasks_are_the_same_when_they_are_written_and_read_again() -> None:
    law, faults = read(graph_of(tasks(SMALL)))
    assert faults == []
    assert law == replace(SMALL, norms=law.norms)


@pytest.mark.parametrize("subject", ["task/burgemeester.BES", "intermediary/veilig-thuis", "direct-purpose/statistics"])
@pytest.mark.parametrize("name", ["researchedIn", "servesPurpose"])
def test_nothing_loads_without_a_purpose_and_a_source(subject: str, name: str) -> None:
    graph = graph_of(tasks(SMALL))
    kind, _, identifier = subject.partition("/")
    graph.remove((URIRef(iri(kind, identifier)), URIRef(term(name)), None))
    _, faults = read(graph)
    assert faults == [("value-missing", f"{kind}:{identifier}")]


def test_a_law_without_tasks_is_a_law() -> None:
    """The fields are additions: who builds a small law need not know them."""
    assert (Law().tasks, Law().intermediaries, Law().direct_purposes, Law().doubts) == ((), (), (), ())
    assert Law().capacity_of_class == {}


def test_tasks_are_of_capacities_steps_and_purposes_that_exist() -> None:
    known = merged("reference")
    purposes = {one.purposes for one in LAW.tasks} | {(one.purpose,) for one in LAW.intermediaries}
    purposes |= {(one.purpose,) for one in LAW.direct_purposes}
    named = {URIRef(concept("purpose", name)) for group in purposes for name in group}
    named |= {URIRef(iri("step", one.step)) for one in LAW.tasks if one.step}
    assert named - set(known.subjects(RDF.type, None)) == set()
    capacities = {one.capacity for one in LAW.tasks} | {one.capacity for one in LAW.intermediaries}
    assert capacities <= {one.id for one in LAW.capacities}
    assert {fact for one in LAW.intermediaries for fact in one.makes} <= set(LAW.fact)


def test_everybody_has_a_task_and_nobody_two_at_one_step() -> None:
    pairs = [(one.capacity, one.step) for one in LAW.tasks]
    assert len(set(pairs)) == len(pairs)
    assert ("any", None) in pairs


def test_intermediaries_are_tried_in_one_order() -> None:
    assert [one.place for one in LAW.intermediaries] == list(range(1, len(LAW.intermediaries) + 1))
    assert LAW.intermediaries[0].capacity == "veilig-thuis"


def test_an_origin_is_one_that_a_record_can_carry() -> None:
    origins = {act.id: act.origin for act in LAW.acts if act.origin}
    assert origins["wpg"] == origins["bpg"] == "wpg"
    assert set(origins.values()) == {"wpg", "wjsg", "wvggz", "zvh"}


# ── the capacity of a class of actors ────────────────────────────────────────────────────────────────────────────────


def test_every_class_of_actor_has_one_capacity() -> None:
    """A class without a capacity would leave the actors of a local model without a verdict."""
    below = merged("modules").transitive_subjects(RDFS.subClassOf, actor_class("Actor"))
    classes = {local(str(one)) for one in below} - {"Actor"}
    named = [name for one in LAW.capacities for name in one.actor_classes]
    assert sorted(named) == sorted(classes)


def test_the_narrower_class_goes_first() -> None:
    """A prosecutor's assistant is a police unit too; the council is a body of governance too."""
    order = list(LAW.capacity_of_class)
    modules = merged("modules")
    for place, wide in enumerate(order):
        narrower = {local(str(one)) for one in modules.transitive_subjects(RDFS.subClassOf, actor_class(wide))}
        assert narrower.isdisjoint(order[place + 1 :]), wide


def test_who_gives_way_comes_last() -> None:
    def capacity(name: str, kind: str, *first: str) -> LegalCapacity:
        return LegalCapacity(name, Text(name, name), (), actor_classes=(kind,), gives_way_to=first)

    law = Law(capacities=(capacity("basisteam", "PoliceUnit", "hovj"), capacity("hovj", "AssistantProsecutor")))
    assert list(law.capacity_of_class.items()) == [("AssistantProsecutor", "hovj"), ("PoliceUnit", "basisteam")]


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_word_of_the_statute_modules_is_used_and_every_word_that_is_used_exists() -> None:
    data = Graph()
    for file in statute_files():
        data.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    schemes = Graph().parse(ROOT / "ontology/law/schemes.ttl")
    words = Graph().parse(ROOT / "ontology/law/terms.ttl")
    used = {predicate for graph in (data, schemes) for predicate in graph.predicates()}
    used |= {kind for graph in (data, schemes) for kind in graph.objects(None, RDF.type)}
    ours = {one for one in used if str(one).startswith(DEF)}
    known = set(words.subjects(RDF.type, None)) | set(merged("modules").subjects(RDF.type, None))
    assert ours - known == set()
    defined = {one for one in words.subjects(RDF.type, None) if str(one).startswith(DEF)}
    assert defined - used == set()
