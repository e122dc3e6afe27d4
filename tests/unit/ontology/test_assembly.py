"""Local replacement: what goes with a party that is left out, what a local statement replaces, what stays."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef

from ontology.assembly import assemble, assemble_graph, foreign_imports
from ontology.catalogue import files_of, imports_in, packaged_models, resolve
from ontology.composition import SINGLE, compose
from ontology.errors import PackageError, UnknownModel
from ontology.extraction import to_model
from ontology.model import Model
from ontology.terms import Text
from ontology.vocabulary import iri
from ontology.writer import to_graph
from tests.builders import Tiny, text, tiny

LOCAL = """
@prefix actor: <https://w3id.org/zichtlijn/id/actor/> .
@prefix choice: <https://w3id.org/zichtlijn/id/choice/> .
@prefix choice-kind: <https://w3id.org/zichtlijn/id/choice-kind/> .
@prefix confidence: <https://w3id.org/zichtlijn/id/confidence/> .
@prefix controller: <https://w3id.org/zichtlijn/id/controller/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix flow: <https://w3id.org/zichtlijn/id/flow/> .
@prefix holding: <https://w3id.org/zichtlijn/id/holding/> .
@prefix model: <https://w3id.org/zichtlijn/id/model/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix partner: <https://w3id.org/zichtlijn/id/partner/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix table: <https://w3id.org/zichtlijn/id/table/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zl: <https://w3id.org/zichtlijn/def#> .
model:hier a owl:Ontology, zl:Model ; dcterms:title "Hier"@nl, "Here"@en ; owl:versionInfo "1" ;
    zl:referenceDate "2026-11-22"^^xsd:date ; zl:isFictional true .
"""


def reference() -> Tiny:
    """A shelter, the police and a municipality; what the police knows partly comes from the shelter."""
    return (
        tiny("referentie")
        .actor("opvang", capacities=("SpecialisedShelter",))
        .actor("politie", aware_of=("opvang",))
        .actor("gemeente-oov", partner="gemeente")
        .table("kamer", "politie", "opvang", convenor="gemeente-oov")
        .item("dreiging")
        .item("plan")
        .item("adres")
        .product("veiligheidsplan", made_by=("opvang", "politie"))
        .flow("opvang", "politie", "plan", identifier="opvang-politie")
        .flow("politie", "opvang", "dreiging", identifier="politie-opvang")
        .flow("politie", "gemeente-oov", "dreiging", identifier="politie-gemeente")
        .holds("opvang", "plan")
        .holds("politie", "dreiging")
        .holds("politie", "plan", hearsay=True, brought_by=("opvang-politie",))
        .holds("gemeente-oov", "adres", kept_for="kamer")
        .needs("opvang", "dreiging", "TRI")
        .needs("politie", "plan", "BEE")
        .needs("kamer", "dreiging", "BES")
        .agreement("afspraak", "opvang", "politie", "plan")
        .bob("bob-1", "plan", owners=("opvang", "politie", "kamer"))
    )


def local(statements: str, base: Model | None = None) -> Model:
    """The model ``hier``: the little reference with these local statements."""
    own = Graph().parse(data=LOCAL + statements, format="turtle")
    graph = compose(to_graph(base or reference().build()), own, URIRef(iri("model", "hier")))
    return to_model(graph, "hier", "")


def choosing(kind: str, *parties: str, more: str = "") -> str:
    """One local choice, as Turtle."""
    return (
        f"model:hier zl:hasLocalChoice choice:c . choice:c a zl:LocalChoice ; zl:hasChoiceKind choice-kind:{kind} ; "
        f'zl:concernsParty {", ".join(parties)} ; skos:definition "Zo is het hier."@nl, "So it is here."@en ; '
        f"zl:hasConfidence confidence:modelled {more}.\n"
    )


@pytest.fixture(scope="module")
def without_shelter() -> Model:
    return local(choosing("leaves-out", "actor:opvang"))


def test_an_actor_that_is_left_out_is_nowhere(without_shelter: Model) -> None:
    model = without_shelter
    assert set(model.actor) == {"politie", "gemeente-oov"}
    assert [partner.id for partner in model.partners] == ["gemeente", "politie"]
    assert [holding.id for holding in model.holdings if holding.holder == "opvang"] == []
    assert set(model.flow) == {"politie-gemeente"}
    assert model.agreements == ()
    assert model.actor["politie"].aware_of == ()
    assert [seat.actor for seat in model.table["kamer"].seats] == ["politie"]
    assert model.item["veiligheidsplan"].made_by == ("politie",)
    assert model.bob_steps[0].owners == ("kamer", "politie")


def test_its_needs_are_kept_apart_with_its_name(without_shelter: Model) -> None:
    assert [need.id for need in without_shelter.left_out_needs] == ["opvang-dreiging-TRI"]
    assert without_shelter.left_out_needs[0].needer == "opvang"
    assert "opvang-dreiging-TRI" not in [need.id for need in without_shelter.needs]
    assert without_shelter.labels["actor/opvang"] == Text("opvang", "opvang")


def test_what_only_its_flow_brought_goes_too(without_shelter: Model) -> None:
    assert [holding.id for holding in without_shelter.holdings] == ["gemeente-oov-adres-kamer", "politie-dreiging"]
    assert "politie-plan" not in without_shelter.record


def test_what_the_holder_learns_itself_stays_when_the_flow_goes() -> None:
    base = reference().holds("politie", "plan", brought_by=("opvang-politie",), own_observation=True).build()
    model = local(choosing("leaves-out", "actor:opvang"), base)
    assert [(holding.id, holding.brought_by) for holding in model.holdings if holding.item == "plan"] == [
        ("politie-plan", ())
    ]


def test_a_table_that_is_left_out_takes_its_registers_along() -> None:
    model = local(choosing("leaves-out", "table:kamer"))
    assert model.tables == ()
    assert [need.needer for need in model.left_out_needs] == ["kamer"]
    assert model.labels["table/kamer"].nl == "kamer"
    assert "gemeente-oov-adres-kamer" not in [holding.id for holding in model.holdings]
    assert set(model.actor) == {"opvang", "politie", "gemeente-oov"}


def test_a_replacement_takes_everything_over_under_its_own_id() -> None:
    more = "; zl:isReplacedBy actor:huis"
    new = 'actor:huis a zl:SocialWork ; skos:prefLabel "Huis"@nl, "House"@en .'
    model = local(choosing("replaces", "actor:opvang", more=more) + new)
    assert "opvang" not in model.actor
    assert model.actor["huis"].label == Text("Huis", "House")
    assert model.actor["huis"].capacities == ("SocialWork",)
    assert model.actor["huis"].reach == text("op werkdagen")
    assert model.flow["opvang-politie"].sender == "huis"
    assert {need.needer for need in model.needs} == {"huis", "politie", "kamer"}
    assert model.agreements[0].givers == ("huis",)
    assert model.left_out_needs == ()


def test_a_party_that_is_taken_stays_as_it_is() -> None:
    model = local(choosing("takes", "actor:opvang", "actor:politie"))
    assert set(model.actor) == {"opvang", "politie", "gemeente-oov"}
    assert model.local_choices[0].parties == ("opvang", "politie")


def test_a_local_statement_replaces_one_value_and_leaves_the_rest() -> None:
    model = local('actor:opvang skos:prefLabel "Ons huis"@nl ; zl:answersTo controller:anders .')
    assert model.actor["opvang"].label == Text("Ons huis", "opvang")
    assert model.actor["opvang"].controller == "anders"
    assert model.actor["opvang"].reach == text("op werkdagen")


def test_the_declaration_of_completeness_is_made_locally() -> None:
    model = local("actor:politie zl:hasCompleteHoldings true .")
    assert [actor.id for actor in model.actors if actor.complete_holdings] == ["politie"]


def test_the_place_stands_for_the_municipality_and_other_goals_go() -> None:
    base = reference().partner("gemeente-elders").build()
    graph = to_graph(base)
    graph.parse(
        data=LOCAL.split("model:hier")[0]
        + """
        @prefix goal: <https://w3id.org/zichtlijn/id/goal/> .
        @prefix goal-kind: <https://w3id.org/zichtlijn/id/goal-kind/> .
        goal:elders a zl:Goal ; zl:isGoalOf partner:gemeente-elders ; zl:hasGoalKind goal-kind:goal ;
            skos:prefLabel "Daar"@nl, "There"@en ; zl:hasConfidence confidence:modelled .
        goal:hier a zl:Goal ; zl:isGoalOf partner:gemeente-hier ; zl:hasGoalKind goal-kind:goal ;
            skos:prefLabel "Hier"@nl, "Here"@en ; zl:hasConfidence confidence:modelled .
        """,
        format="turtle",
    )
    own = Graph().parse(data=LOCAL + "model:hier zl:isModelOf partner:gemeente-hier .", format="turtle")
    model = to_model(compose(graph, own, URIRef(iri("model", "hier"))), "hier", "")
    assert [goal.id for goal in model.goals] == ["hier"]
    assert model.actor["gemeente-oov"].partner == "gemeente-hier"
    assert "gemeente-elders" not in [partner.id for partner in model.partners]


def test_only_the_assumptions_that_the_local_header_names_travel_along() -> None:
    base = reference().assume("reist-mee").assume("blijft").build()
    model = local("@prefix assumption: <https://w3id.org/zichtlijn/id/assumption/> . "
                  "model:hier zl:hasAssumption assumption:reist-mee .", base)  # fmt: skip
    assert [assumption.id for assumption in model.assumptions] == ["reist-mee"]


def test_composing_leaves_the_local_file_as_it_was() -> None:
    own = Graph().parse(data=LOCAL + choosing("leaves-out", "actor:opvang"), format="turtle")
    before = set(own)
    compose(to_graph(reference().build()), own, URIRef(iri("model", "hier")))
    assert set(own) == before


def test_what_has_several_values_is_never_replaced() -> None:
    several = {"hasSeat", "isAwareOf", "movesItem", "hasParty", "isMadeBy", "isBroughtBy", "leansOn", "isShownBy"}
    assert {iri.rsplit("#", 1)[-1] for iri in SINGLE} & several == set()


# ── the packaged models ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", packaged_models())
def test_every_packaged_model_has_its_files_and_imports_nothing_else(name: str) -> None:
    assert f"{name}.ttl" in {file.name for file in files_of(name)}
    for file in files_of(name):
        imported = imports_in(file.read_text(encoding="utf-8"))
        assert [found for found in imported if resolve(found) is None] == []


@pytest.mark.parametrize("name", ["rijswijk", "meierijstad"])
def test_a_left_out_party_occurs_in_no_statement_of_the_model(name: str) -> None:
    graph = assemble(name)
    model = to_model(graph, name, "")
    gone = {party for choice in model.local_choices if choice.kind == "leaves-out" for party in choice.parties}
    assert gone
    allowed = ("concernsParty", "https://w3id.org/zichtlijn/check#")
    for subject, predicate, value in graph:
        if any(allow in str(predicate) for allow in allowed):
            continue
        ends = {str(subject).rsplit("/", 1)[-1], str(value).rsplit("/", 1)[-1]}
        assert ends & gone == set(), (subject, predicate, value)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownModel, match="Bedoelt u rijswijk"):
        assemble("rijswik")


def test_a_graph_without_one_model_cannot_be_assembled() -> None:
    with pytest.raises(PackageError):
        assemble_graph(Graph())


def test_foreign_imports_are_found() -> None:
    own = Graph().parse(data=LOCAL + "model:hier owl:imports model:referentie, <https://e.org/x> .", format="turtle")
    assert foreign_imports(own) == ("https://e.org/x",)
