"""Every rule is broken by a small change of a valid model, and by that rule alone; several faults are all told."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph

from ontology.assembly import assemble
from ontology.catalogue import MODULES, packaged_models
from ontology.errors import Fault, Severity
from ontology.reader import read_packaged
from ontology.rules import RuleKind, name_of
from ontology.validation import rules, validate
from tests.unit.ontology.broken_models import BASE, Broken, base, broken_by, broken_models

SHAPES = broken_models("shapes")
CHECKS = broken_models("checks")
RULES = {rule.id: rule for rule in rules()}


def line_of(start: str) -> int:
    """The line of base.ttl that begins with ``start``, without its margin."""
    return next(number for number, line in enumerate(BASE.splitlines(), start=1) if line.strip().startswith(start))


def test_the_valid_model_has_no_fault_at_all() -> None:
    assert validate(base(), "base.ttl") == ()


def test_every_rule_is_broken_somewhere() -> None:
    shapes = {rule.id for rule in rules() if rule.kind is RuleKind.SHAPE}
    assert {broken.rule for broken in SHAPES} == shapes
    assert {broken.rule for broken in CHECKS} == set(RULES) - shapes


def test_rule_ids_are_unique() -> None:
    assert len(RULES) == len(rules())


@pytest.mark.parametrize("broken", SHAPES + CHECKS, ids=lambda broken: broken.name)
def test_a_change_breaks_its_rule_and_no_other(broken: Broken) -> None:
    faults = validate(broken_by(broken), "model.ttl")

    assert {fault.rule for fault in faults} == {broken.rule}
    for fault in faults:
        assert fault.severity is RULES[broken.rule].severity
        assert fault.file == "model.ttl"
        assert_readable(fault)


def assert_readable(fault: Fault) -> None:
    """Both languages say something different, name the place and show no address and no unfilled blank."""
    assert fault.place
    assert fault.message_nl != fault.message_en
    assert fault.remedy_nl != fault.remedy_en
    for sentence in (fault.message_nl, fault.message_en):
        assert "://" not in sentence
    for sentence in (fault.message_nl, fault.message_en, fault.remedy_nl, fault.remedy_en):
        assert sentence.strip().endswith((".", ":…."))
        assert "w3id.org" not in sentence
        assert not re.search(r"[{}]|\bNone\b|  ", sentence)


def test_several_faults_are_all_told() -> None:
    chosen = [broken for broken in SHAPES + CHECKS if broken.name in SEVERAL]
    assert {broken.name for broken in chosen} == SEVERAL

    faults = validate(broken_by(*chosen), "model.ttl")

    assert {fault.rule for fault in faults} == {broken.rule for broken in chosen}
    assert list(faults) == sorted(faults, key=lambda fault: (fault.rule, fault.place, fault.message_nl))


SEVERAL = {
    "actor-has-urgent-availability-1",
    "confined-item-agreed-1",
    "flow-has-handling-hours-1",
    "name-not-kebab-case-1",
    "need-twice-1",
    "step-order-twice-1",
    "thing-has-label-1",
    "unknown-term-1",
}


def test_the_same_model_gives_the_same_faults() -> None:
    chosen = [broken for broken in SHAPES + CHECKS if broken.name in SEVERAL]
    assert validate(broken_by(*chosen), "a.ttl") == validate(broken_by(*reversed(chosen)), "a.ttl")


def test_the_graph_is_not_changed() -> None:
    graph = base()
    validate(graph, "base.ttl")
    assert set(graph) == set(base())


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_text_there_is_no_line() -> None:
    broken = next(broken for broken in SHAPES if broken.rule == "flow-has-handling-hours")
    assert {fault.line for fault in validate(broken_by(broken), "model.ttl")} == {None}


def test_a_wrong_value_has_the_line_of_its_property() -> None:
    text = BASE.replace("zl:handlingHours 8.0", "zl:handlingHours -8.0")
    (fault,) = validate(Graph().parse(data=text), "model.ttl", text)
    assert fault.line == line_of("zl:handlingHours")


def test_a_missing_value_has_the_line_of_the_thing() -> None:
    text = BASE.replace("    zl:handlingHours 8.0 ;\n    zl:hasChannel", "    zl:hasChannel")
    text = text.replace('    zl:timingText "zelfde dag"@nl, "same day"@en ;\n', "", 1)
    (fault,) = validate(Graph().parse(data=text), "model.ttl", text)
    assert (fault.rule, fault.line) == ("flow-has-timing", line_of("flow:melding a zl:Flow"))


def test_a_house_rule_has_the_line_of_the_thing() -> None:
    text = BASE.replace("zl:hasOrder 2", "zl:hasOrder 1")
    (fault,) = validate(Graph().parse(data=text), "model.ttl", text)
    assert (fault.place, fault.line) == ("step:BES", line_of("step:BES a zl:Step"))


# ── the words of a fault ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("flow-has-sender-1", "Bij flow:melding ontbreekt dat."),
        ("table-has-convenor-1", "Bij table:crisis staan er 2: actor:politie, actor:veilig-thuis."),
        ("capacity-has-amount-1", "Bij capacity:opvang staan er 2."),
        ("actor-is-aware-of-1", "Bij actor:politie staat table:crisis, en dat is iets anders."),
        (
            "factor-present-tests-factor-2",
            "Bij expr:esc-hoog-1 staat factor:rf-onbekend, en dat is nergens beschreven.",
        ),
        ("flow-has-handling-hours-1", "Bij flow:melding staat een waarde die niet past."),
    ],
)
def test_a_shape_says_what_is_there(name: str, detail: str) -> None:
    broken = next(broken for broken in SHAPES if broken.name == name)
    assert any(fault.message_nl.endswith(detail) for fault in validate(broken_by(broken), "model.ttl"))


def test_a_house_rule_fills_in_its_names() -> None:
    broken = next(broken for broken in CHECKS if broken.rule == "sender-lacks-item")
    (fault,) = validate(broken_by(broken), "model.ttl")
    assert fault.message_en == (
        "In flow:melding, actor:politie shares item:plan, "
        "but actor:politie does not hold it and receives it from nobody."
    )


def test_what_a_check_says_better_is_told_once() -> None:
    broken = next(broken for broken in CHECKS if broken.name == "table-acts-1")
    (fault,) = validate(broken_by(broken), "model.ttl")
    assert (fault.rule, fault.place) == ("table-acts", "flow:melding")
    assert RULES["table-acts"].instead_of


def test_an_address_from_elsewhere_is_shown_by_its_last_part_and_not_at_length() -> None:
    assert name_of("https://example.org/pad/" + "x" * 500) == "«" + "x" * 78 + "…"


# ── what a file could try ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_model_cannot_bend_the_vocabulary_to_pass() -> None:
    """A file that declares its own term, or makes a table a party, is told so; the rules stay as they are."""
    bent = Broken(
        "",
        "flow:melding zl:hasSender actor:politie .",
        """flow:melding zl:hasSender table:crisis ; zl:hasColour "rood" .
        zl:Table rdfs:subClassOf zl:Party .
        zl:hasColour a owl:DatatypeProperty .""",
        0,
    )
    faults = validate(broken_by(bent), "model.ttl")
    assert {fault.rule for fault in faults} == {"statement-outside-model", "table-acts", "unknown-term"}
    assert {fault.place for fault in faults if fault.rule == "statement-outside-model"} == {"zl:Table", "zl:hasColour"}


def test_the_ontology_itself_may_be_in_the_graph() -> None:
    assert validate(base() + read_packaged(MODULES), "model.ttl") == ()


def test_an_empty_graph_is_no_model() -> None:
    (fault,) = validate(Graph(), "leeg.ttl")
    assert (fault.rule, fault.message_en) == ("one-model", "There is not exactly one model in the file, but 0.")


# ── what we ship ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("model", packaged_models())
def test_packaged_models_have_no_error_and_no_warning(model: str) -> None:
    faults = validate(assemble(model), model)
    assert [f"{fault.rule} {fault.place}" for fault in faults if fault.severity is not Severity.INFO] == []
