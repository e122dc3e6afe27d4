"""One broken input per guard and per detector: exactly that rule fires, and no rule is left without one.

Shapes and house rules have the same in ``test_shapes.py`` and ``test_checks.py``,
contradictions in ``test_reasoner.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from ontology.admission import examine_file
from ontology.errors import Fault, RefusedInput, Severity
from ontology.extraction import extract
from ontology.reader import read_bytes
from ontology.refusals import CATALOGUE, MOST_PER_RULE, capped, refuse
from ontology.vocabulary import iri, term
from ontology.writer import to_graph
from tests.broken.personal.corpus import cells
from tests.builders import item_present, tiny
from tests.workbooks.hostile import HOSTILE
from tests.workbooks.messy import MESSES

BASE = (Path(__file__).parents[3] / "ontology/models/voorbeeld.ttl").read_text(encoding="utf-8")


def rules(faults: tuple[Fault, ...], *severities: Severity) -> set[str]:
    return {fault.rule for fault in faults if fault.severity in severities}


def of_file(raw: bytes, name: str = "mijn.ttl") -> set[str]:
    """The errors of a user's file."""
    return rules(examine_file(raw, name).faults, Severity.ERROR)


def with_line(line: str) -> bytes:
    return f"{BASE}\n{line}\n".encode()


FILES = {
    "file-too-large": b"# " + b"x" * 5_300_000,
    "not-utf8": BASE.encode("utf-16"),
    "control-character": with_line("# \x07"),
    "xml-declaration": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
    "format-markup": b"<html><body>model</body></html>",
    "format-json": b'{"@context": "https://example.org/context.jsonld", "@id": "x"}',
    "format-archive": b"PK\x03\x04" + b"\x00" * 60,
    "nesting-depth": b"<https://e.org/a> <https://e.org/b> " + b"(" * 65 + b")" * 65 + b" .",
    "line-length": with_line("# " + "x" * 100_001),
    "literal-length": with_line('actor:basisteam skos:note """' + "woord \n" * 1_000 + '"""@nl .'),
    "turtle-syntax": with_line("actor:basisteam zl:isAwareOf ."),
    "unknown-prefix": with_line("actor:basisteam vreemd:eigenschap actor:basisteam ."),
    "blank-node": with_line("actor:basisteam zl:isAwareOf [ ] ."),
    "base-declared": f"@base <https://example.org/> .\n{BASE}".encode(),
    "iri-malformed": with_line("actor:basisteam zl:isAwareOf <https://example.org/a b> ."),
    "iri-relative": with_line("actor:basisteam zl:isAwareOf <buurman> ."),
    "iri-scheme": with_line("actor:basisteam zl:isAwareOf <file:///etc/passwd> ."),
    "datatype": with_line('actor:basisteam zl:hasCompleteHoldings "true"^^<https://example.org/soort> .'),
    "literal-ill-typed": with_line('actor:basisteam zl:hasCompleteHoldings "misschien"^^xsd:boolean .'),
    "import-foreign": with_line("model:voorbeeld owl:imports <https://example.org/elders> ."),
    "model-missing": b"@prefix zl: <https://w3id.org/zichtlijn/def#> .\n",
    "model-several": with_line("model:tweede a zl:Model ."),
}


# These cannot be wrong alone: a list of lists has nameless knots, a value of an unknown kind is also no value.
ALSO_SAID = {"datatype", "literal-ill-typed", "literal-length", "model-missing", "model-several", "nesting-depth"}


@pytest.mark.parametrize("rule", FILES)
def test_a_guard_of_files(rule: str) -> None:
    assert rule in of_file(FILES[rule])


@pytest.mark.parametrize("rule", sorted(set(FILES) - ALSO_SAID))
def test_and_only_that_guard(rule: str) -> None:
    """Where the text cannot be read as a model at all, nothing else may be said about it."""
    assert of_file(FILES[rule]) == {rule}


def test_the_base_itself_is_admitted() -> None:
    assert of_file(BASE.encode()) == set()


@pytest.mark.parametrize(("name", "rule"), [("model.xlsx", "file-suffix"), ("weg.ttl", "file-unreadable")])
def test_another_name_and_a_file_that_is_gone(name: str, rule: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_bytes(tmp_path / name)
    assert rules(refused.value.faults, Severity.ERROR) == {rule}


DIRTY = {
    **{str(cell.detector): cell.text for cell in reversed(cells(2_000)[0])},
    "personal-address": "7046 XP 213",
    "personal-street": "woont aan de Lindelaan 14",
    "personal-case-link": "https://zaaksysteem.example/zaak/20261234",
    "personal-shelter": "De opvang is te vinden aan de Kerkstraat in Voorbeeldstad",
}


@pytest.mark.parametrize("rule", sorted(name for name in CATALOGUE if name.startswith("personal-")))
def test_a_detector_fires_alone_in_a_whole_file(rule: str) -> None:
    text = DIRTY[rule]
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    about = "item:safe-address" if rule == "personal-shelter" else "actor:basisteam"
    found = examine_file(with_line(f'{about} skos:note "{quoted}"@nl .'), "mijn.ttl").faults
    personal = {fault.rule for fault in found if fault.rule.startswith("personal-")}
    assert personal == {rule}
    assert not any(text in part for fault in found for part in (fault.place, fault.message_nl, fault.message_en))


def spoiled(rule: str) -> set[str]:
    """What the extraction says of a graph that no shape has looked at: nothing may be dropped in silence."""
    building = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x").flow("a", "b", "x")
    graph = to_graph(building.criterion("crit", item_present("crit", "x")).build())
    need, flow = URIRef(iri("need", "b-x-TRI")), URIRef(iri("flow", "a-b"))
    match rule:
        case "value-missing":
            graph.remove((need, URIRef(term("isNeededAt")), None))
        case "value-several":
            graph.add((need, URIRef(term("isNeededAt")), URIRef(iri("step", "BES"))))
        case "value-kind":
            graph.set((need, URIRef(term("needsItem")), Literal("x")))
        case "value-unknown":
            graph.set((flow, URIRef(term("hasAssurance")), URIRef("https://w3id.org/zichtlijn/id/assurance/soms")))
        case "statement-unread":
            graph.add((need, URIRef(term("registerName")), Literal("BVH")))
        case "type-missing":
            graph.remove((flow, RDF.type, None))
        case "type-unknown":
            graph.add((flow, RDF.type, URIRef(term("Stroompje"))))
        case "subject-foreign":
            graph.add((URIRef("https://example.org/iets"), URIRef(term("isAwareOf")), URIRef(iri("actor", "a"))))
        case "expression-circular":
            expression = URIRef(iri("expr", "crit"))
            graph.set((expression, RDF.type, URIRef(term("AnyOf"))))
            graph.remove((expression, URIRef(term("testsItem")), None))
            graph.add((expression, URIRef(term("hasOperand")), expression))
    return {fault.rule for fault in extract(graph, "klein", "", "mijn.ttl")[1]}


EXTRACTION = (
    "expression-circular",
    "statement-unread",
    "subject-foreign",
    "type-missing",
    "type-unknown",
    "value-kind",
    "value-missing",
    "value-several",
    "value-unknown",
)


@pytest.mark.parametrize("rule", EXTRACTION)
def test_a_guard_of_the_extraction(rule: str) -> None:
    assert rule in spoiled(rule)


def test_what_is_left_off_is_counted() -> None:
    many = [refuse("blank-node", "mijn.ttl", line, "") for line in range(MOST_PER_RULE + 5)]
    assert {fault.rule for fault in capped(many)} == {"blank-node", "more-faults"}


WORKBOOKS = {
    *(rule for _, _, rule in HOSTILE.values()),
    *(rule for mess in MESSES for rule, *_ in (*mess.faults, *mess.notes)),
    *(rule for mess in MESSES for rule in mess.warnings),
    *("header-missing", "sheet-none", "workbook-bomb"),
}
"""What ``test_workbook_hostile.py`` and ``test_workbook_messes.py`` provoke."""


def test_no_guard_is_left_untested() -> None:
    personal = {name for name in CATALOGUE if name.startswith("personal-")}
    here = {*FILES, *EXTRACTION, *personal, "file-suffix", "file-unreadable", "more-faults"}
    assert here | WORKBOOKS == set(CATALOGUE)
