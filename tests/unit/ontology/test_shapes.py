"""The shapes are complete, readable and canonical, and every constraint in them is one that fires."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ontology.assembly import assemble
from ontology.canonical import canonical
from ontology.catalogue import MODULES, REFERENCE
from ontology.errors import Severity
from ontology.reader import read_packaged
from ontology.rules import SHAPES, RuleKind, name_of
from ontology.shape_rules import shape_findings, shape_rules, shapes
from ontology.vocabulary import DEF, KINDS, PREFIXES
from tests.unit.ontology.broken_models import base

FILES = tuple(sorted(file.name for file in (files("ontology") / "shapes").iterdir() if file.name.endswith(".ttl")))
MODULES_OF_A_MODEL = {"actor", "flow", "information", "model", "position", "process", "programme", "scheme"}
PROPERTY_SHAPES = sorted(shapes().subjects(RDF.type, SH.PropertyShape), key=str)


def vocabulary() -> Graph:
    return read_packaged(MODULES)


# ── the files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_is_one_file_per_module() -> None:
    assert {name.removesuffix(".ttl") for name in FILES} == MODULES_OF_A_MODEL


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_canonical_and_without_blank_nodes(name: str) -> None:
    text = (files("ontology") / "shapes" / name).read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    assert not any(isinstance(node, BNode) for node in graph.all_nodes())
    assert canonical(graph, {**PREFIXES, "shape": SHAPES}) == text


def test_every_property_of_the_ontology_has_a_shape_and_no_other_has() -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {str(p) for kind in kinds for p in vocabulary().subjects(RDF.type, kind) if str(p).startswith(DEF)}
    shaped = {str(path) for path in shapes().objects(None, SH.path) if str(path).startswith(DEF)}
    assert shaped == declared


def test_every_class_a_shape_names_exists() -> None:
    declared = set(vocabulary().subjects(RDF.type, OWL.Class)) | {URIRef(PREFIXES["skos"] + "Concept")}
    named = set(shapes().objects(None, SH.targetClass)) | set(shapes().objects(None, SH["class"]))
    assert {str(name) for name in named - declared} - {PREFIXES["skos"] + "ConceptScheme"} == set()


@pytest.mark.parametrize("shape", PROPERTY_SHAPES, ids=str)
def test_a_shape_has_a_path_a_target_and_something_to_say(shape: Node) -> None:
    graph = shapes()
    assert len(list(graph.objects(shape, SH.path))) == 1
    assert set(graph.objects(shape, SH.targetClass)) | set(graph.objects(shape, SH.targetSubjectsOf))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(shape).removeprefix(SHAPES))
    assert constraints_of(shape), "a shape without a constraint"
    for said in (SH.name, SH.message, SH.description):
        texts = list(graph.objects(shape, said))
        assert sorted(getattr(text, "language", None) or "" for text in texts) == ["en", "nl"]
        assert all(str(text).strip() for text in texts)


def test_the_only_blank_in_a_shape_is_the_place() -> None:
    blanks = {
        blank
        for rule in shape_rules()
        for text in (rule.problem, rule.remedy)
        for sentence in (text.nl, text.en)
        for blank in re.findall(r"{(\w+)}", sentence)
    }
    assert blanks == {"place"}


def test_examples_from_a_list_are_in_that_list() -> None:
    known = {
        str(concept) for concept in read_packaged(REFERENCE).subjects(RDF.type, URIRef(PREFIXES["skos"] + "Concept"))
    }
    schemes = "|".join(sorted({concept.split("/")[-2] for concept in known}, key=len, reverse=True))
    shown = {
        example
        for rule in shape_rules()
        for example in re.findall(rf"(?<![\w-])((?:{schemes}):[a-z0-9-]+)", rule.problem.nl + rule.remedy.nl)
    }
    assert shown
    assert {
        example for example in shown if PREFIXES[example.split(":")[0]] + example.split(":")[1] not in known
    } == set()


def test_other_examples_are_in_the_packaged_model() -> None:
    known = {name_of(str(subject)) for subject in assemble("rijswijk").subjects()}
    shown = {
        example
        for rule in shape_rules()
        for example in re.findall(rf"(?<![\w-])((?:{'|'.join(KINDS)}):[A-Za-z0-9-]+)", rule.problem.nl + rule.remedy.nl)
    }
    assert len(shown) > 20
    assert shown - known == set()


def test_a_shape_is_a_rule() -> None:
    rules = {rule.id: rule for rule in shape_rules()}
    assert set(rules) == {str(shape).removeprefix(SHAPES) for shape in PROPERTY_SHAPES}
    sender = rules["flow-has-sender"]
    assert (sender.kind, sender.severity, sender.file) == (RuleKind.SHAPE, Severity.ERROR, "shapes/flow.ttl")
    assert sender.title.en == "sender"
    assert sender.problem.nl == "Een stroom heeft precies één afzender: een actor of een kennisbron."


# ── every constraint fires ───────────────────────────────────────────────────────────────────────────────────────────

CONSTRAINTS = (
    SH.minCount, SH.maxCount, SH["class"], SH["or"], SH.datatype, SH.nodeKind, SH.pattern, SH.minInclusive,
    SH.lessThanOrEquals,
)  # fmt: skip
NOWHERE = URIRef("https://w3id.org/zichtlijn/id/spook/nergens")


def constraints_of(shape: Node) -> set[Node]:
    return {constraint for constraint in CONSTRAINTS if (shape, constraint, None) in shapes()}


def shapes_with(constraint: Node) -> set[Node]:
    return {shape for shape in PROPERTY_SHAPES if (shape, constraint, None) in shapes()}


def path_of(shape: Node) -> Node:
    return next(shapes().objects(shape, SH.path))


def focus_of(shape: Node, model: Graph) -> Node:
    """Something of the valid model that the shape is about, with a value where there is one."""
    about = sorted(targets(shape, model), key=str)
    path = path_of(shape)
    return next((thing for thing in about if (thing, path, None) in model), about[0])


def targets(shape: Node, model: Graph) -> Iterator[Node]:
    for kind in shapes().objects(shape, SH.targetClass):
        for narrower in vocabulary_of_classes().transitive_subjects(RDFS.subClassOf, kind):
            yield from model.subjects(RDF.type, narrower)
    for path in shapes().objects(shape, SH.targetSubjectsOf):
        yield from model.subjects(path, None)


def vocabulary_of_classes() -> Graph:
    if not _CLASSES:
        for statement in vocabulary().triples((None, RDFS.subClassOf, None)):
            _CLASSES.add(statement)
    return _CLASSES


_CLASSES = Graph()


def fired(model: Graph) -> dict[str, set[str]]:
    """What each shape says about ``model``, in English."""
    said: dict[str, set[str]] = defaultdict(set)
    for finding in shape_findings(model, vocabulary_of_classes()):
        said[finding.rule].add(finding.detail.en)
    return said


def assert_each_says(wanted: set[Node], model: Graph, *words: str) -> None:
    """Every wanted shape says something with one of ``words`` in it."""
    said = fired(model)
    heard = {rule for rule, sentences in said.items() if any(word in each for each in sentences for word in words)}
    assert wanted
    assert {str(shape).removeprefix(SHAPES) for shape in wanted} - heard == set()


def test_what_must_be_there_is_missed() -> None:
    model = base()
    wanted = shapes_with(SH.minCount)
    for shape in wanted:
        model.remove((focus_of(shape, base()), path_of(shape), None))
    assert_each_says(wanted, model, "it is missing")


def test_one_too_many_is_seen() -> None:
    model = base()
    wanted = shapes_with(SH.maxCount)
    for shape in wanted:
        focus, path = focus_of(shape, base()), path_of(shape)
        model += ((focus, path, URIRef(f"{NOWHERE}-{number}")) for number in (1, 2))
    assert_each_says(wanted, model, "there are")


def test_what_is_described_nowhere_is_seen() -> None:
    model = base()
    wanted = shapes_with(SH["class"]) | shapes_with(SH["or"])
    for shape in wanted:
        model.add((focus_of(shape, base()), path_of(shape), NOWHERE))
    assert_each_says(wanted, model, "described nowhere")


def test_a_value_of_another_kind_is_seen() -> None:
    model = base()
    wanted = shapes_with(SH.datatype) | shapes_with(SH.nodeKind) | shapes_with(SH.pattern)
    for shape in wanted:
        model.add((focus_of(shape, base()), path_of(shape), misfit(shape)))
    assert_each_says(wanted, model, "does not fit", "described nowhere")


def misfit(shape: Node) -> Node:
    """A value that neither the datatype nor the kind nor the pattern of ``shape`` admits."""
    if shape in shapes_with(SH.pattern):
        return Literal("9")
    if shapes().value(shape, SH.nodeKind) == SH.Literal:
        return NOWHERE
    return Literal("x", datatype=URIRef(PREFIXES["xsd"] + "anyURI"))


def test_a_number_that_is_too_low_is_seen() -> None:
    model = base()
    wanted = shapes_with(SH.minInclusive)
    for shape in wanted:
        whole = shapes().value(shape, SH.datatype) == URIRef(PREFIXES["xsd"] + "integer")
        low = Literal(-1) if whole else Literal(Decimal("-1.5"))
        model.set((focus_of(shape, base()), path_of(shape), low))
    assert_each_says(wanted, model, "does not fit")


def test_every_constraint_is_one_of_those_above() -> None:
    known = {*CONSTRAINTS, RDF.type, SH.path, SH.severity, SH.name, SH.message, SH.description, SH.targetClass}
    known.add(SH.targetSubjectsOf)
    assert {predicate for shape in PROPERTY_SHAPES for predicate in shapes().predicates(shape)} <= known
