"""The domain catalogue is complete, bilingual and canonical, and every reference in it resolves."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from ontology.canonical import canonical
from ontology.vocabulary import DEF, ID, SCHEMES, concept, iri, local, term

ONTOLOGY = Path(__file__).parents[3] / "ontology"
FILES = ("bob", "criteria", "factors", "goals", "indicators", "instruments", "items", "risks", "sources")
COUNTS = {
    "items": ("item", 113),
    "factors": ("factor", 42),
    "instruments": ("instrument", 13),
    "criteria": ("criterion", 8),
    "bob": ("bob", 11),
    "risks": ("risk", 23),
    "goals": ("goal", 21),
    "indicators": ("indicator", 27),
    "sources": ("source", 81),
}
EVIDENCED = ("bob", "criterion", "factor", "goal", "indicator", "instrument", "item", "risk")
BILINGUAL = ("involvesText", "termText", "measuresText", "inputText", "outputText", "ownerText")
HERE = {*EVIDENCED, "expr", "measure", "source"}
ELSEWHERE = {"actor", "partner", "table"}  # declared by the models


def text_of(file: str) -> str:
    return (ONTOLOGY / "domain" / f"{file}.ttl").read_text(encoding="utf-8")


@cache
def graph_of(file: str) -> Graph:
    return Graph().parse(data=text_of(file), format="turtle")


@cache
def catalogue() -> Graph:
    union = Graph()
    for file in FILES:
        union += graph_of(file)
    return union


@cache
def reference() -> Graph:
    union = Graph()
    for path in sorted((ONTOLOGY / "reference").glob("*.ttl")):
        union.parse(path, format="turtle")
    return union


def kind(node: object) -> str:
    """``"item"`` for an item's IRI, the name of the scheme for a concept, ``""`` for what is not ours."""
    return str(node).removeprefix(ID).split("/")[0] if str(node).startswith(ID) else ""


def members(segment: str) -> set[URIRef]:
    return {node for node in catalogue().subjects(RDF.type) if isinstance(node, URIRef) and kind(node) == segment}


def linked(subject: URIRef, name: str) -> set[str]:
    return {local(str(node)) for node in catalogue().objects(subject, URIRef(term(name)))}


def texts(subject: object, predicate: URIRef, graph: Graph | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in (catalogue() if graph is None else graph).objects(URIRef(str(subject)), predicate):
        if isinstance(value, Literal) and value.language:
            found.setdefault(value.language, []).append(str(value))
    return found


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_canonical(file: str) -> None:
    assert canonical(graph_of(file)) == text_of(file)


def test_there_are_no_other_files() -> None:
    assert sorted(path.stem for path in (ONTOLOGY / "domain").glob("*.ttl")) == sorted(FILES)


def test_there_are_no_blank_nodes() -> None:
    assert not [node for triple in catalogue() for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("file", FILES)
def test_counts(file: str) -> None:
    segment, count = COUNTS[file]
    assert len({node for node in graph_of(file).subjects(RDF.type) if kind(node) == segment}) == count


def test_every_risk_has_a_measure_of_its_own() -> None:
    mitigations = [linked(risk, "hasMitigation") for risk in members("risk")]
    assert all(len(found) == 1 for found in mitigations)
    assert {measure for found in mitigations for measure in found} == {local(str(node)) for node in members("measure")}


def test_every_reference_resolves() -> None:
    astray = []
    declared = {node for segment in HERE for node in members(segment)}
    concepts = set(reference().subjects(RDF.type))
    for subject, predicate, value in catalogue():
        if not isinstance(value, URIRef) or predicate in (RDF.type, RDFS.seeAlso):
            continue
        known = concepts if kind(value) in {*SCHEMES, "step"} else declared
        if value not in known and kind(value) not in ELSEWHERE:
            astray.append((local(str(subject)), local(str(predicate)), str(value)))
    assert astray == []


def test_every_individual_has_one_label_per_language() -> None:
    for node in set(catalogue().subjects(RDF.type)):
        labels = texts(node, SKOS.prefLabel)
        assert {language: len(found) for language, found in labels.items()} == {"nl": 1, "en": 1}, node


def test_every_text_is_there_in_dutch_and_english() -> None:
    for subject, predicate, value in catalogue():
        if isinstance(value, Literal) and value.language:
            found = texts(subject, URIRef(str(predicate)))
            assert set(found) == {"nl", "en"}, (subject, predicate)
            assert len(found["nl"]) == len(found["en"]), (subject, predicate)


def test_the_translation_keeps_every_figure() -> None:
    differing = []
    for node in set(catalogue().subjects(RDF.type)):
        for predicate in set(catalogue().predicates(node)):
            found = texts(node, URIRef(str(predicate)))
            figures = {language: sorted(re.findall(r"\d+", " ".join(lines))) for language, lines in found.items()}
            if kind(node) != "source" and found and figures["nl"] != figures["en"]:  # sources write out dates
                differing.append((local(str(node)), local(str(predicate)), figures))
    assert differing == []


@pytest.mark.parametrize("name", BILINGUAL)
def test_steps_and_criteria_have_all_their_texts(name: str) -> None:
    segments = {"termText": ("bob", "criterion"), "involvesText": ("criterion",), "measuresText": ("criterion",)}
    for segment in segments.get(name, ("bob",)):
        assert all(texts(node, URIRef(term(name))) for node in members(segment))


@pytest.mark.parametrize("segment", EVIDENCED)
def test_every_statement_has_one_confidence_and_names_its_source(segment: str) -> None:
    for node in members(segment):
        confidence = linked(node, "hasConfidence")
        assert len(confidence) == 1, node
        if confidence == {"source"}:
            assert list(catalogue().objects(node, DCTERMS.source)), node


def test_every_source_has_a_title_and_an_address_or_a_reason_why_not() -> None:
    without = {local(str(node)) for node in members("source") if not list(catalogue().objects(node, RDFS.seeAlso))}
    assert without == {"S01", "S02"}
    assert all(texts(iri("source", source), SKOS.note) for source in without)
    assert all(len(list(catalogue().objects(node, DCTERMS.title))) == 1 for node in members("source"))


def test_items_carry_their_four_concepts() -> None:
    for node in members("item"):
        for name in ("hasItemCategory", "concernsSubject", "hasVolatility", "hasTheme"):
            assert len(linked(node, name)) == 1, (node, name)
        assert texts(node, SKOS.definition)
        assert linked(node, "hasItemCategory") <= {"ordinary", "special-health", "special-other", "criminal"}


def classes(item: str) -> set[str]:
    return {local(str(node)) for node in catalogue().objects(URIRef(iri("item", item)), RDF.type)}


def test_classes_of_items() -> None:
    items = {local(str(node)) for node in members("item")}
    aggregate = {item for item in items if "AggregateItem" in classes(item)}
    assert aggregate == {"aggregate-monitoring", "partner-reachability", "shelter-capacity"}
    assert {item for item in items if "PersonLevelItem" in classes(item)} == items - aggregate
    assert {item for item in items if "ConfinedItem" in classes(item)} == {"safe-address"}
    assert {item for item in items if "Product" in classes(item)} == {
        "case-coordinator",
        "danger-assessment-result",
        "probation-risk-result",
        "rihg-result",
        "safety-plan",
        "sash-result",
        "vt-safety-assessment",
    }


@pytest.mark.parametrize(
    ("item", "category"),
    [
        ("dv-incident-reports", "criminal"),
        ("criminal-record", "criminal"),
        ("child-medical-signals", "special-health"),
        ("child-disclosure-school", "ordinary"),
        ("firearm-licence", "ordinary"),
        ("address-flag", "ordinary"),
        ("honour-signals", "special-other"),
    ],
)
def test_categories_are_read_as_the_general_one(item: str, category: str) -> None:
    assert linked(URIRef(iri("item", item)), "hasItemCategory") == {category}


def test_products_are_made_by_someone_and_never_from_themselves() -> None:
    for node in catalogue().subjects(RDF.type, URIRef(term("Product"))):
        assert isinstance(node, URIRef)
        assert linked(node, "isMadeBy")
        assert local(str(node)) not in linked(node, "isMadeFrom")
    assert linked(URIRef(iri("item", "case-coordinator")), "isMadeFrom") == set()
    assert linked(URIRef(iri("item", "safety-plan")), "isMadeFrom") == {
        "children-in-household",
        "danger-assessment-result",
        "protective-order-active",
        "vt-safety-assessment",
    }
    assert linked(URIRef(iri("item", "sash-result")), "isMadeFrom") == {
        "extreme-jealousy",
        "location-probing",
        "non-acceptance-separation",
        "stalking-course",
        "stalking-log-victim",
        "tech-surveillance",
    }


def test_every_factor_is_shown_by_an_item() -> None:
    for node in members("factor"):
        assert linked(node, "isShownBy"), node
        for name in ("hasWeight", "hasComposition", "hasDynamics", "isChildSpecific", "instrumentReference"):
            assert len(linked(node, name)) == 1, (node, name)


def test_composition_of_factors() -> None:
    composed = {local(str(node)): linked(node, "hasComposition") for node in members("factor")}
    assert {factor: found for factor, found in composed.items() if found != {"one"}} == {
        "rf-controlling-and-separation": {"all"},
        "rf-escalation": {"pattern"},
    }


def test_every_instrument_asks_a_factor() -> None:
    asked = {instrument for node in members("factor") for instrument in linked(node, "isAskedBy")}
    assert asked == {local(str(node)) for node in members("instrument")}


def test_a_figure_says_whether_it_was_read() -> None:
    found = texts(iri("factor", "rf-strangulation"), URIRef(term("evidenceText")))
    assert "OR 7.48 (95% CI 4.53-12.35)" in found["nl"][0]
    assert "(S55, gelezen)" in found["nl"][0]
    assert "OR circa 7.2 (uit de literatuur, niet herlezen)" in found["nl"][0]
    assert "OR about 7.2 (from the literature, not re-read)" in found["en"][0]


def test_no_text_names_a_party_that_a_municipality_may_leave_out() -> None:
    local_party = re.compile(
        r"arosa|gespecialiseerde[ -]opvang|programmagroep|adviesraad|veiligheidskamer", re.IGNORECASE
    )
    for file in ("bob", "criteria", "factors", "indicators", "items", "risks"):
        for subject, _, value in graph_of(file):
            assert not (isinstance(value, Literal) and local_party.search(value)), subject


# ── triggers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Tree = tuple[object, ...]
DETAILS = (
    "testsFactor",
    "testsItem",
    "testsCriterion",
    "testsEvent",
    "atLeastCount",
    "hasMinimumWeight",
    "testsDynamics",
)
HOURS = ("maximumAgeHours", "withinHours")


def tree(expression: str) -> Tree:
    """An expression as nested tuples: its class, its details, then its operands in order."""
    node = URIRef(iri("expr", expression))
    details = [next(iter(linked(node, name))) for name in DETAILS if linked(node, name)]
    for name in HOURS:
        details += [f"{name}={float(str(hours)):g}" for hours in catalogue().objects(node, URIRef(term(name)))]
    operands = sorted(linked(node, "hasOperand"), key=lambda operand: int(operand.rsplit("-", 1)[1]))
    (name,) = (str(found).removeprefix(DEF) for found in catalogue().objects(node, RDF.type))
    return (name, *details, *(tree(operand) for operand in operands))


def present(factor: str, *details: str) -> Tree:
    return ("FactorPresent", factor, *details)


TRIGGERS: dict[str, Tree] = {
    "esc-1-signal": (
        "AllOf",
        ("AtLeast", "1", "medium"),
        ("NoneOf", *(("CriterionMet", level) for level in ("esc-2-verhoogd", "esc-3-hoog", "esc-4-acuut"))),
    ),
    "esc-3-hoog": (
        "AnyOf",
        ("AnyOf", present("rf-planning"), present("rf-last-resort")),
        present("rf-weapon-threat", "maximumAgeHours=8760"),
        present("rf-strangulation", "maximumAgeHours=8760"),
        ("AllOf", present("rf-strangulation"), present("rf-separation")),
        ("AllOf", present("rf-controlling-and-separation"), present("rf-non-acceptance")),
        ("AtLeast", "4", "high"),
        ("AllOf", present("rf-threat-to-kill"), present("rf-separation")),
        ("AllOf", present("rf-victim-fear"), ("ItemStalled", "victim-help-request")),
    ),
    "esc-4-acuut": (
        "AllOf",
        ("CriterionMet", "esc-3-hoog"),
        (
            "AnyOf",
            present("rf-firearm-access"),
            present("rf-weapon-threat", "maximumAgeHours=72"),
            present("rf-planning"),
            present("rf-release-imminent", "withinHours=72"),
            ("AllOf", present("rf-order-breach", "maximumAgeHours=48"), present("rf-threat-to-kill")),
        ),
    ),
    "esc-6-eer": present("rf-honour"),
    "esc-7-afschaling": (
        "AllOf",
        ("FactorsSubsided", "high", "dynamic", "withinHours=672"),
        ("NoMeasureEnding", "withinHours=336"),
    ),
    "esc-8-nazorg": ("AnyOf", ("EventPresent", "fatal-violence"), ("EventPresent", "near-fatal-violence")),
}


@pytest.mark.parametrize("criterion", sorted(TRIGGERS))
def test_a_trigger_is_the_tree_that_the_text_says(criterion: str) -> None:
    assert tree(f"{criterion}-trigger") == TRIGGERS[criterion]


def test_every_expression_belongs_to_one_trigger() -> None:
    reached: list[str] = []

    def walk(expression: str) -> None:
        reached.append(expression)
        for operand in linked(URIRef(iri("expr", expression)), "hasOperand"):
            walk(operand)

    for node in members("criterion"):
        (root,) = linked(node, "hasTrigger")
        assert root == f"{local(str(node))}-trigger"
        walk(root)
    assert sorted(reached) == sorted(local(str(node)) for node in members("expr"))


def test_levels_of_criteria() -> None:
    levels = {local(str(node))[:5]: linked(node, "hasEscalationLevel") for node in members("criterion")}
    assert {criterion: next(iter(level)) for criterion, level in levels.items()} == dict(
        zip((f"esc-{number}" for number in range(1, 9)), "1234KEAN", strict=True)
    )


def test_bob_steps_belong_to_the_steps_of_the_approach() -> None:
    steps = {int(local(str(node)).split("-")[1]): "".join(linked(node, "belongsToStep")) for node in members("bob")}
    assert [steps[number] for number in range(11)] == [
        *("SIG", "BEE", "BEE", "OOR", "OOR", "BES", "INT", "INT", "", "NAZ", "EVA")
    ]


def test_goals_belong_to_two_municipalities_and_the_state() -> None:
    owners = [next(iter(linked(node, "isGoalOf"))) for node in members("goal")]
    assert {owner: owners.count(owner) for owner in owners} == {
        "gemeente-rijswijk": 11,
        "gemeente-meierijstad": 9,
        "rijk": 1,
    }


def test_weights_of_the_catalogue_are_the_four_of_the_scheme() -> None:
    used = {weight for node in members("factor") for weight in linked(node, "hasWeight")}
    assert used == {"low", "medium", "high", "very-high"}
    assert (URIRef(concept("weight", "low")), RDF.type, SKOS.Concept) in reference()
