"""The ontology's modules and concept schemes: complete in two languages, OWL 2 DL, and the same words as the code."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.canonical import canonical
from ontology.model import ChoiceKind
from ontology.process import ExpressionKind
from ontology.terms import AgreementStatus, Assurance, Availability, Composition, Confidence, Quality, Weight
from ontology.vocabulary import DEF, ID, SCHEMES, concept, local, term
from queries.answer import GapKind, RemedyCode, SurplusKind
from tests.unit.ontology.ontology_files import MODULES, REFERENCE, ROOT, merged

FILES = MODULES + REFERENCE
ROOT_ONTOLOGY = URIRef(DEF.rstrip("#"))
STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
LANGUAGES = ["en", "nl"]

# design.md 2: the words of the interface, to the letter.
DUTCH = {
    "Partner": "partner",
    "Actor": "actor",
    "KnowledgeSource": "kennisbron",
    "InformationItem": "informatie-item",
    "Record": "registratie",
    "Holding": "positie",
    "Need": "behoefte",
    "Flow": "stroom",
    "Agreement": "afspraak",
    "Norm": "norm",
    "Ground": "grond",
    "Provision": "bepaling",
    "Verdict": "oordeel",
    "Gap": "gat",
    "Route": "route",
    "Fact": "omstandigheid",
    "Scenario": "scenario",
    "Table": "overleg",
    "Controller": "verantwoordelijke",
    "Step": "stap",
    "Purpose": "doel",
    "Channel": "kanaal",
    "Seat": "stoel",
    "Product": "product",
    "RiskFactor": "risicofactor",
    "Remedy": "herstel",
    "Doubt": "twijfel",
    "Label": "etiket",
}

# design.md 5: the Dutch name of each kind of gap.
GAPS = {
    "known": "bekend",
    "received": "ontvangen",
    "ungrounded-flow": "stroom zonder grond",
    "late": "te laat",
    "second-hand": "alleen van horen zeggen",
    "silo": "binnen de muren",
    "no-channel": "geen werkend kanaal",
    "unaware": "weet niet wie het weet",
    "no-flow": "geen stroom",
    "not-created": "niet gemaakt",
    "unheld": "niemand weet het",
    "unknown": "onbekend",
}

# The code's closed lists. The gap kinds of a need, of a joint gap and of a surplus are one scheme.
ENUMS: dict[str, type[StrEnum]] = {
    "agreement-status": AgreementStatus,
    "assurance": Assurance,
    "availability": Availability,
    "choice-kind": ChoiceKind,
    "composition": Composition,
    "confidence": Confidence,
    "quality": Quality,
    "weight": Weight,
}


def version() -> str:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])


def graph_of(path: Path) -> Graph:
    return Graph().parse(path)


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return sorted(str(value.language) for value in graph.objects(subject, predicate) if isinstance(value, Literal))


def named(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in nodes if isinstance(node, URIRef)}


def ours(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in named(nodes) if node.startswith(DEF)}


def classes(graph: Graph) -> set[URIRef]:
    return ours(graph.subjects(RDF.type, OWL.Class))


def properties(graph: Graph) -> set[URIRef]:
    return ours(graph.subjects(RDF.type, OWL.ObjectProperty)) | ours(graph.subjects(RDF.type, OWL.DatatypeProperty))


def terms(graph: Graph) -> list[URIRef]:
    return sorted(classes(graph) | properties(graph))


def concepts(scheme: str) -> list[str]:
    graph = merged("reference")
    return sorted(local(str(node)) for node in graph.subjects(SKOS.inScheme, URIRef(f"{ID}scheme/{scheme}")))


# ── the files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_one_complete_header(path: Path) -> None:
    graph = graph_of(path)
    headers = list(graph.subjects(RDF.type, OWL.Ontology))
    assert len(headers) == 1
    for predicate in (DCTERMS.title, DCTERMS.abstract, SKOS.changeNote):
        assert languages(graph, headers[0], predicate) == LANGUAGES
    for predicate in (DCTERMS.license, DCTERMS.modified, OWL.versionIRI, OWL.versionInfo, STATUS):
        assert len(list(graph.objects(headers[0], predicate))) == 1, predicate


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_carries_the_version_of_the_project(path: Path) -> None:
    graph = graph_of(path)
    assert [str(value) for value in graph.objects(None, OWL.versionInfo)] == [version()]
    assert [str(value).rsplit("/", 1)[-1] for value in graph.objects(None, OWL.versionIRI)] == [version()]
    notes = [str(value) for value in graph.objects(None, SKOS.changeNote)]
    assert all(note.startswith(f"{version()}: ") for note in notes)


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "axioms"], ids=lambda path: path.stem)
def test_a_file_is_written_in_the_canonical_form(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == canonical(graph_of(path))


def test_blank_nodes_are_class_expressions_and_lists_only() -> None:
    graph = merged("modules")
    kinds = {OWL.AllDisjointClasses, OWL.Class, OWL.Restriction}
    blank = {node for triple in graph for node in triple if isinstance(node, BNode)}
    in_lists = {node for node in blank if (node, RDF.first, None) in graph}
    assert {node for node in blank - in_lists if not set(graph.objects(node, RDF.type)) & kinds} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_no_default_prefix(path: Path) -> None:
    assert not re.search(r"^\s*@?prefix\s+:", path.read_text(encoding="utf-8"), re.IGNORECASE | re.MULTILINE)


def test_the_root_loads_every_module_and_nothing_from_outside() -> None:
    graph = merged("modules")
    imported = {str(target) for target in graph.objects(ROOT_ONTOLOGY, OWL.imports)}
    assert imported == {f"{ROOT_ONTOLOGY}/{path.stem}" for path in MODULES if path.stem != "zichtlijn"}
    assert set(graph.subjects(OWL.imports)) == {ROOT_ONTOLOGY}
    assert imported <= {str(header) for header in graph.subjects(RDF.type, OWL.Ontology)}


# ── the terms ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", terms(merged("modules")), ids=local)
def test_a_term_has_one_label_and_one_definition_in_each_language(name: URIRef) -> None:
    graph = merged("modules")
    assert languages(graph, name, SKOS.prefLabel) == LANGUAGES
    assert languages(graph, name, SKOS.definition) == LANGUAGES
    for text in graph.objects(name, SKOS.definition):
        assert str(text)[0].isupper(), text
        assert str(text).endswith("."), text
    assert [str(status) for status in graph.objects(name, STATUS)] in (["testing"], ["unstable"])


@pytest.mark.parametrize("kind", [classes, properties])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_label(kind: object, language: str) -> None:
    graph = merged("modules")
    found = classes(graph) if kind is classes else properties(graph)
    labels = Counter(
        str(label).casefold()
        for name in found
        for label in graph.objects(name, SKOS.prefLabel)
        if isinstance(label, Literal) and label.language == language
    )
    assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize(("name", "label"), DUTCH.items())
def test_the_interface_words_are_those_of_the_design(name: str, label: str) -> None:
    assert (URIRef(term(name)), SKOS.prefLabel, Literal(label, lang="nl")) in merged("modules")


def test_a_term_is_declared_in_the_one_module_it_says() -> None:
    where = defaultdict(list)
    for path in MODULES:
        for name in terms(graph_of(path)):
            where[name].append(f"{ROOT_ONTOLOGY}/{path.stem}")
    for name, modules in where.items():
        assert modules == [str(home) for home in merged("modules").objects(name, RDFS.isDefinedBy)], name


def test_names_have_the_form_of_their_kind() -> None:
    graph = merged("modules")
    assert [name for name in classes(graph) if not re.fullmatch(r"([A-Z][a-z]+)+", local(name))] == []
    assert [name for name in properties(graph) if not re.fullmatch(r"[a-z]+([A-Z][a-z0-9]+)*", local(name))] == []


def test_every_term_that_the_shipped_data_use_is_declared() -> None:
    declared = set(terms(merged("modules")))
    for folder in ("modules", "reference", "domain", "models", "shapes"):
        graph = merged(folder)
        used = ours(graph.predicates()) | ours(graph.objects()) | ours(graph.subjects())
        assert {local(name) for name in used - declared} == set(), folder


# ── OWL 2 DL ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_has_one_role() -> None:
    graph = merged("modules") + merged("reference")
    roles = {
        "class": named(graph.subjects(RDF.type, OWL.Class)),
        "object property": named(graph.subjects(RDF.type, OWL.ObjectProperty)),
        "datatype property": named(graph.subjects(RDF.type, OWL.DatatypeProperty)),
        "annotation property": named(graph.subjects(RDF.type, OWL.AnnotationProperty)),
        "individual": {name for name in named(graph.subjects(RDF.type)) if name.startswith(ID)},
    }
    times = Counter(name for names in roles.values() for name in names)
    assert {name for name, count in times.items() if count > 1} == set()


def test_every_predicate_and_class_in_use_is_declared() -> None:
    graph = merged("modules") + merged("reference")
    declared = named(graph.subjects(RDF.type))
    built_in = (str(OWL), str(RDF), str(RDFS))
    in_use = named(graph.predicates()) | named(graph.objects(None, RDF.type))
    for side in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, OWL.onProperty):
        in_use |= named(graph.objects(None, side))
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert {name for name in in_use - declared if not str(name).startswith((*built_in, xsd))} == set()


def test_there_are_no_inverses() -> None:
    graph = merged("modules")
    assert (None, OWL.inverseOf, None) not in graph


def test_literal_ranges_are_in_the_owl_2_datatype_map() -> None:
    graph = merged("modules")
    ranges = {
        local(str(kind)) for name in graph.subjects(RDF.type, OWL.DatatypeProperty) for kind in graph[name : RDFS.range]
    }
    assert ranges <= {"boolean", "decimal", "integer", "string"}


# ── the schemes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_is_a_file_for_every_scheme_and_one_for_the_steps() -> None:
    assert {path.stem for path in REFERENCE} == {*SCHEMES, "steps"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_stands_at_the_top_of_its_scheme_and_has_its_class(scheme: str) -> None:
    graph = merged("reference")
    kinds = set()
    for name in concepts(scheme):
        node = URIRef(concept(scheme, name))
        assert (node, SKOS.topConceptOf, URIRef(f"{ID}scheme/{scheme}")) in graph
        kinds.add(frozenset(graph.objects(node, RDF.type)))
        assert languages(graph, node, SKOS.prefLabel) == LANGUAGES, name
        assert languages(graph, node, SKOS.definition) == LANGUAGES, name
    expected = URIRef(term("".join(word.capitalize() for word in scheme.split("-"))))
    assert kinds == {frozenset({SKOS.Concept, expected})}
    assert (expected, RDFS.subClassOf, SKOS.Concept) in merged("modules")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_concepts_of_a_scheme_share_a_label(scheme: str, language: str) -> None:
    graph = merged("reference")
    labels = [
        str(label)
        for name in concepts(scheme)
        for label in graph.objects(URIRef(concept(scheme, name)), SKOS.prefLabel)
        if isinstance(label, Literal) and label.language == language
    ]
    assert len(labels) == len(set(labels)) > 0


@pytest.mark.parametrize("scheme", sorted(ENUMS))
def test_a_scheme_and_its_enum_hold_the_same(scheme: str) -> None:
    assert concepts(scheme) == sorted(ENUMS[scheme])


def test_the_gap_kinds_are_those_of_the_answers() -> None:
    assert concepts("gap-kind") == sorted({*GapKind, *SurplusKind, "not-combined"})


def test_every_remedy_of_the_answers_is_a_concept() -> None:
    assert set(RemedyCode) <= set(concepts("remedy"))


def test_expression_classes_are_the_kinds_of_the_code() -> None:
    graph = merged("modules")
    names = {local(str(name)) for name in graph.subjects(RDFS.subClassOf, URIRef(term("Expression")))}
    assert names == {"".join(word.capitalize() for word in kind.split("-")) for kind in ExpressionKind}


@pytest.mark.parametrize(("kind", "label"), GAPS.items())
def test_a_gap_kind_has_the_name_of_the_design(kind: str, label: str) -> None:
    assert (URIRef(concept("gap-kind", kind)), SKOS.prefLabel, Literal(label, lang="nl")) in merged("reference")


def test_the_steps_are_those_of_the_design() -> None:
    graph = merged("reference")
    rows = {}
    for node in graph.subjects(RDF.type, URIRef(term("Step"))):
        values = (graph.value(node, URIRef(term(name))) for name in ("hasOrder", "hoursAtLevel3", "hoursAtLevel4"))
        rows[local(str(node))] = tuple(float(str(value)) for value in values)
    assert rows == {
        "SIG": (1, 1, 0.25),
        "TRI": (2, 4, 0.5),
        "BEE": (3, 4, 1),
        "OOR": (4, 24, 1.5),
        "BES": (5, 24, 2),
        "INT": (6, 24, 4),
        "NAZ": (7, 120, 120),
        "EVA": (8, 1008, 1008),
    }
