"""Rijswijk and Meierijstad are the reference model with local choices that leave nothing unsaid."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from ontology.assembly import assemble, assemble_graph
from ontology.bookkeeping import CHECK
from ontology.canonical import canonical
from ontology.validation import validate
from ontology.vocabulary import iri, local
from tests.unit.ontology.packaged_turtle import (
    MODELS,
    REFERENCE,
    declared,
    dutch,
    ids,
    named,
    of,
    one,
    read,
    term,
    texts_in_one_language,
)

LEFT_OUT = {
    "rijswijk": {"gespecialiseerde-opvang", "programmagroep", "adviesraad-sociaal-domein"},
    "meierijstad": {"arosa", "lokale-kamer-hg"},
}
# Words by which a reader would recognise a party that is not there.
UNSPOKEN = {
    "rijswijk": ("gespecialiseerde opvang", "specialised shelter", "programmagroep", "programme group", "adviesraad"),
    "meierijstad": ("arosa", "kamer", "chamber", "rijswijk"),
}
PLACE = {"rijswijk": "gm0603", "meierijstad": "gm1948"}
SUBJECTS = {"responsibilities", "reachability", "information-sharing", "execution"}
FILES = tuple(MODELS / f"{name}{part}.ttl" for name in PLACE for part in ("", "-completeness"))
both = pytest.mark.parametrize("name", PLACE)


def own(name: str) -> Graph:
    """What the municipality states itself."""
    return read(*(path for path in FILES if path.stem.startswith(name)))


def choices(name: str, kind: str) -> list[URIRef]:
    """The local choices of one kind."""
    return [choice for choice in of(own(name), "LocalChoice") if one(own(name), choice, "hasChoiceKind") == kind]


def parties() -> set[str]:
    """Every actor and table of the reference model."""
    reference = read(*REFERENCE)
    return {local(each) for kind in ("Actor", "Table") for each in of(reference, kind)}


def taken(name: str) -> set[str]:
    """Every actor and table of the local model, apart from its own tables."""
    return parties() - LEFT_OUT[name]


@both
def test_each_party_of_the_reference_is_chosen_about_once(name: str) -> None:
    graph = own(name)
    chosen = [party for choice in of(graph, "LocalChoice") for party in sorted(ids(graph, choice, "concernsParty"))]
    assert sorted(chosen) == sorted(parties())


@both
def test_the_municipality_leaves_out_what_it_should(name: str) -> None:
    assert {party for choice in choices(name, "leaves-out") for party in ids(own(name), choice, "concernsParty")} == (
        LEFT_OUT[name]
    )


@both
def test_each_choice_has_a_reason_and_belongs_to_the_model(name: str) -> None:
    graph = own(name)
    listed = set(graph.objects(URIRef(iri("model", name)), term("hasLocalChoice")))
    assert listed == set(of(graph, "LocalChoice"))
    assert all(dutch(graph, choice) for choice in of(graph, "LocalChoice"))


@both
def test_what_is_left_out_is_named_by_that_choice_only(name: str) -> None:
    apart = set(choices(name, "leaves-out"))
    gone = {iri(kind, party) for kind in ("actor", "table", "partner", "controller") for party in LEFT_OUT[name]}
    mentions = [
        (local(str(subject)), str(node))
        for subject, predicate, value in own(name)
        if subject not in apart
        for node in (subject, predicate, value)
        if str(node) in gone
    ]
    assert mentions == []


@both
def test_what_is_left_out_is_not_spoken_of(name: str) -> None:
    apart = set(choices(name, "leaves-out"))
    spoken = [
        (local(str(subject)), word)
        for subject, _, value in own(name)
        if subject not in apart and isinstance(value, Literal)
        for word in UNSPOKEN[name]
        if word in str(value).lower()
    ]
    kept = set(own(name).objects(URIRef(iri("model", name)), term("hasAssumption")))
    borrowed = [
        (local(str(subject)), word)
        for subject, value in read(*REFERENCE).subject_objects(SKOS.definition)
        if subject in kept
        for word in UNSPOKEN[name]
        if word in str(value).lower()
    ]
    assert (spoken, borrowed) == ([], [])


@both
def test_the_municipality_is_the_partner_of_the_model(name: str) -> None:
    graph = own(name)
    partner = URIRef(iri("partner", f"gemeente-{name}"))
    assert one(graph, URIRef(iri("model", name)), "isModelOf") == local(partner)
    (register,) = graph.objects(partner, OWL.sameAs)
    assert str(register) == f"https://identifier.overheid.nl/tooi/id/gemeente/{PLACE[name]}"


@both
def test_completeness_is_one_line_per_actor_in_a_file_of_its_own(name: str) -> None:
    apart, rest = read(MODELS / f"{name}-completeness.ttl"), read(MODELS / f"{name}.ttl")
    complete = {local(str(actor)) for actor in apart.subjects(term("hasCompleteHoldings"))}
    tables = {local(table) for table in of(read(*REFERENCE), "Table")}
    assert complete == taken(name) - tables
    assert not list(rest.subjects(term("hasCompleteHoldings")))
    assert f"assumption/{name}-complete" in " ".join(map(str, rest.objects(None, term("hasAssumption"))))


@both
def test_the_model_stands_on_the_reference(name: str) -> None:
    graph = own(name)
    imported = {local(str(part)) for part in graph.objects(URIRef(iri("model", name)), OWL.imports)}
    assert imported == {"referentie", f"{name}-completeness"}
    assert one(graph, URIRef(iri("model", name)), "referenceDate") == "2026-11-22"
    assert one(graph, URIRef(iri("model", name)), "isFictional") == "false"


@both
def test_agreements_are_proposals_on_every_subject(name: str) -> None:
    graph = own(name)
    found = of(graph, "Agreement")
    assert {one(graph, each, "hasAgreementSubject") for each in found} == SUBJECTS
    assert {one(graph, each, "hasStatus") for each in found} == {"proposal"}


@both
def test_an_agreement_is_about_something_that_is_held_and_needed(name: str) -> None:
    graph, reference = own(name), read(*REFERENCE)
    kept = {(one(reference, each, "isKeptBy"), one(reference, each, "isRecordOf")) for each in of(reference, "Record")}
    asked = {(one(reference, each, "hasNeeder"), one(reference, each, "needsItem")) for each in of(reference, "Need")}
    for agreement in of(graph, "Agreement"):
        givers, receivers = ids(graph, agreement, "hasGiver"), ids(graph, agreement, "hasReceiver")
        items = ids(graph, agreement, "coversItem")
        assert givers | receivers <= ids(graph, agreement, "hasParty")
        assert {item for giver, item in kept if giver in givers} >= items
        assert {item for receiver, item in asked if receiver in receivers} >= items
        assert all(any((giver, item) in kept for item in items) for giver in givers)
        assert "safe-address" not in items


@both
def test_seats_are_taken_by_actors_of_the_model(name: str) -> None:
    graph = own(name)
    assert {one(graph, seat, "isTakenBy") for seat in of(graph, "Seat")} <= taken(name)


def test_rijswijk_adds_a_crisis_table_without_legal_form() -> None:
    graph = own("rijswijk")
    (table,) = of(graph, "Table")
    seats = {
        one(graph, seat, "isTakenBy") for seat in graph.objects(table, term("hasSeat")) if isinstance(seat, URIRef)
    }
    assert local(table) == "crisistafel-rijswijk"
    assert one(graph, table, "hasLegalForm") == "none"
    assert seats == {
        "arosa",
        "burgemeester",
        "gemeente-oov",
        "ggd",
        "ggz",
        "openbaar-ministerie",
        "politie-basisteam",
        "veilig-thuis",
        "wethouder-sociaal-domein",
    }


def test_the_programme_group_has_eight_parties_and_receives_aggregates_only() -> None:
    graph = own("meierijstad")
    assert ids(graph, URIRef(iri("agreement", "meierijstad-execution")), "hasParty") == {
        "wethouder-sociaal-domein",
        "politie-basisteam",
        "veilig-thuis",
        "ggd",
        "ggz",
        "onderwijs",
        "woningcorporatie",
        "gespecialiseerde-opvang",
    }
    for agreement in of(graph, "Agreement"):
        if ids(graph, agreement, "hasReceiver") & {"programmagroep", "adviesraad-sociaal-domein", "gemeenteraad"}:
            assert ids(graph, agreement, "coversItem") <= {"aggregate-monitoring", "shelter-capacity"}
    assert not of(graph, "Table")


def test_capacity_is_unknown_until_somebody_counted() -> None:
    graph = own("meierijstad")
    found = of(graph, "ServiceCapacity")
    assert {local(each) for each in found} == {
        f"meierijstad-{part}" for part in ("shelter", "safety", "care", "care-for-children")
    }
    assert not list(graph.subjects(term("amount")))
    assert all(ids(graph, each, "isTrackedBy") and ids(graph, each, "measuresItem") for each in found)


def test_local_names_of_regional_parties() -> None:
    assert dutch(own("rijswijk"), URIRef(iri("actor", "veilig-thuis"))) == "Veilig Thuis Haaglanden"
    assert dutch(own("rijswijk"), URIRef(iri("actor", "zorg-veiligheidshuis"))).endswith("Haaglanden")
    assert dutch(own("meierijstad"), URIRef(iri("actor", "veilig-thuis"))) == "Veilig Thuis Brabant Noordoost"
    assert dutch(own("meierijstad"), URIRef(iri("actor", "gespecialiseerde-opvang"))).endswith("Meierijstad")


@both
def test_every_name_resolves(name: str) -> None:
    graph = own(name)
    here = {str(subject) for subject in graph.subjects(RDF.type)}
    assert sorted(named(graph) - declared() - here) == []


@both
def test_every_text_is_dutch_and_english(name: str) -> None:
    assert texts_in_one_language(own(name)) == []


@both
def test_every_statement_says_how_sure_it_is(name: str) -> None:
    graph = own(name)
    kinds = ("Agreement", "Assumption", "LocalChoice", "Partner", "Seat", "ServiceCapacity", "Table")
    silent = [local(each) for kind in kinds for each in of(graph, kind) if len(ids(graph, each, "hasConfidence")) != 1]
    sourced = set(graph.subjects(term("hasConfidence"), URIRef(iri("confidence", "source"))))
    assert silent == []
    assert [local(str(each)) for each in sourced if not list(graph.objects(each, DCTERMS.source))] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_text_is_canonical(file: object) -> None:
    (path,) = (each for each in FILES if each == file)
    assert path.read_text(encoding="utf-8") == canonical(read(path))


@both
def test_no_left_out_party_occurs_in_the_composed_model(name: str) -> None:
    composed = assemble(name)
    gone = {
        URIRef(iri(kind, party)) for kind in ("actor", "table", "partner", "controller") for party in LEFT_OUT[name]
    }
    occurrences = {
        (subject, predicate)
        for subject, predicate, value in composed
        if {subject, value} & gone and not str(predicate).startswith(CHECK) and predicate != term("concernsParty")
    }
    assert occurrences == set()


@both
def test_the_composed_model_is_local(name: str) -> None:
    composed, reference = assemble(name), read(*REFERENCE)
    partner = URIRef(iri("partner", f"gemeente-{name}"))
    organs = set(reference.subjects(term("isCapacityOf"), URIRef(iri("partner", "gemeente"))))
    assert set(composed.subjects(term("isCapacityOf"), partner)) == organs
    assert {local(actor) for actor in of(composed, "Actor")} == taken(name) - {"lokale-kamer-hg"}
    assert {local(str(goal))[5] for goal in composed.subjects(RDF.type, term("Goal"))} == {name[0], "l"}


@pytest.mark.parametrize("name", ["referentie", *PLACE])
def test_the_composed_model_has_no_faults(name: str) -> None:
    assert [f"{fault.rule}: {fault.message_en}" for fault in validate(assemble(name), name)] == []


def test_completeness_is_withdrawn_by_taking_out_one_line() -> None:
    path = MODELS / "rijswijk-completeness.ttl"
    line = "actor:arosa zl:hasCompleteHoldings true .\n"
    text = path.read_text(encoding="utf-8")
    kept = Graph().parse(data=text.replace(line, ""), format="turtle")
    assert text.count(line) == 1
    assert len(read(path)) - len(kept) == 1
    assert set(assemble("rijswijk").subjects(term("hasCompleteHoldings"))) == set(
        read(path).subjects(term("hasCompleteHoldings"))
    )


def example() -> Graph:
    """The example in the documentation."""
    page = (MODELS.parents[1] / "docs" / "local-models.md").read_text(encoding="utf-8")
    (turtle,) = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    return Graph().parse(data=turtle, format="turtle")


def test_the_example_in_the_documentation_resolves() -> None:
    graph = example()
    here = {str(subject) for subject in graph.subjects(RDF.type)}
    assert sorted(named(graph) - declared() - here) == []
    assert texts_in_one_language(graph) == []


def test_the_example_in_the_documentation_composes() -> None:
    composed = assemble_graph(example())
    mayor = URIRef(iri("actor", "burgemeester"))
    assert [local(str(actor)) for actor in composed.subjects(term("hasCompleteHoldings"))] == ["burgemeester"]
    assert one(composed, mayor, "isCapacityOf") == "gemeente-voorbeeldbroek"
    assert dutch(composed, URIRef(iri("actor", "veilig-thuis"))) == "Veilig Thuis Voorbeeldregio"
    assert not of(composed, "Table")
    faults = {fault.rule for fault in validate(composed, "voorbeeldbroek")}
    assert faults == {"party-without-choice"}
