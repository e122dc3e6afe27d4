"""From bytes to graph and model: all faults at once with their lines, nothing half-loaded, nothing ever fetched."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from random import Random

import pytest
from rdflib import URIRef

from ontology.admission import Examined, examine_file
from ontology.catalogue import MODULES
from ontology.document import Document, read_document
from ontology.errors import PackageError, RefusedInput, Severity
from ontology.hostile import examine
from ontology.reader import graph_of, parse, read_bytes, read_file, read_packaged

PREFIXES = """
@prefix actor: <https://w3id.org/zichtlijn/id/actor/> .
@prefix item: <https://w3id.org/zichtlijn/id/item/> .
@prefix model: <https://w3id.org/zichtlijn/id/model/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix zl: <https://w3id.org/zichtlijn/def#> .
"""
HEADER = """
model:mijn a owl:Ontology, zl:Model ;
    dcterms:title "Mijn model"@nl, "My model"@en ;
    dcterms:description "Om mee te oefenen."@nl, "To practise with."@en ;
    owl:versionInfo "1" ;
    zl:referenceDate "2026-11-22"^^xsd:date ;
    zl:isFictional true .
"""
ON_THE_REFERENCE = PREFIXES + HEADER.replace("owl:versionInfo", "owl:imports model:referentie ;\n    owl:versionInfo")
LINE_AFTER = len((PREFIXES + HEADER).splitlines())


def examined(text: str) -> Examined:
    return examine_file(text.encode(), "mijn.ttl")


def told(text: str) -> list[tuple[str, int | None]]:
    return [(fault.rule, fault.line) for fault in examined(text).faults if fault.severity is Severity.ERROR]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that anything tried to reach while the test ran."""
    tried: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no network in tests")

    def look_up(*address: object, **_: object) -> list[object]:
        tried.append(address)
        return []

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return tried


# ── bytes to triples ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_parse_gives_the_triples() -> None:
    graph = parse(b"<https://e.org/a> a <https://e.org/B> .", "x.ttl")
    assert set(graph.subjects()) == {URIRef("https://e.org/a")}


def test_a_refusal_names_the_file_the_line_and_the_remedy_but_not_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "mijn.ttl"
    path.write_text("<https://e.org/a>\n  <https://e.org/b>\n  nonsense .", encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"«mijn\.ttl» is geweigerd: 1 fout") as caught:
        read_file(path)
    (fault,) = caught.value.faults
    assert (fault.rule, fault.file, fault.line) == ("turtle-syntax", "mijn.ttl", 3)
    assert "een ontbrekende punt" in fault.remedy_nl
    assert str(tmp_path) not in repr(caught.value.faults)


@pytest.mark.parametrize("name", ["model.xlsx", "model.jsonld", "model.rdf", "model.owl", "model", "model.ttl.zip"])
def test_another_suffix_is_refused_with_a_remedy(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedInput) as caught:
        read_bytes(tmp_path / name)
    assert caught.value.faults[0].rule == "file-suffix"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput) as caught:
        read_bytes(tmp_path / "weg.ttl")
    assert caught.value.faults[0].rule == "file-unreadable"


def test_no_more_than_the_cap_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.ttl"
    path.write_bytes(b"#" * 6_000_000)
    assert len(read_bytes(path)) == 5_000_001


def test_the_strict_and_the_lenient_reading_agree_on_every_packaged_file() -> None:
    for file in MODULES:
        if file.name == "axioms.ttl":  # OWL axioms have blank nodes, which no model may have
            continue
        document = read_document(file.read_text(encoding="utf-8"), file.name)
        flat = {(s.subject, s.predicate, s.value.text) for s in document.statements}
        assert document.faults == []
        assert flat == {(str(s), str(p), str(o)) for s, p, o in read_packaged([file])}


def test_what_passes_the_strict_reading_says_the_same_to_rdflib() -> None:
    """A thousand spoiled texts: refused, or read alike by both."""
    random, good = Random(20261122), PREFIXES + HEADER + 'actor:a skos:note "één \\"b\\""@nl, "c" ; zl:x 1, 1.5, true .'
    admitted = 0
    for _ in range(1_000):
        text = list(good)
        for _ in range(random.randint(1, 3)):
            place = random.randrange(len(text))
            text[place : place + random.randint(0, 1)] = random.choice("<>\"'\\;.,:_-@^a1é{}[]() \n#%/~+eE")
        raw = "".join(text).encode()
        document, faults = examine(raw, "mijn.ttl")
        if document is None or faults:
            continue
        try:
            graph = graph_of(document, raw)
        except RefusedInput:
            continue
        admitted += 1
        flat = {(s.subject, s.predicate, s.value.text) for s in document.statements}
        assert {(str(s), str(p), str(o)) for s, p, o in graph} == flat
    assert admitted > 100


@pytest.mark.parametrize("raw", [b"<https://e.org/a> a <https://e.org/B> .", b"\n\nnonsense", b"<https://e.org/a> <"])
def test_two_readings_that_differ_are_refused(raw: bytes) -> None:
    with pytest.raises(RefusedInput) as caught:
        graph_of(Document("mijn.ttl"), raw)
    assert [fault.rule for fault in caught.value.faults] == ["turtle-syntax"]


def test_a_fault_in_our_own_file_is_our_fault(tmp_path: Path) -> None:
    (tmp_path / "stuk.ttl").write_text("nonsense", encoding="utf-8")
    with pytest.raises(PackageError, match=r"stuk\.ttl is not Turtle"):
        read_packaged([tmp_path / "stuk.ttl"])


# ── a user's file ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_local_model_on_the_reference_is_admitted() -> None:
    result = examined(ON_THE_REFERENCE)
    assert [fault for fault in result.faults if fault.severity is Severity.ERROR] == []
    assert result.model is not None
    assert result.model.id == "mijn"
    assert "veilig-thuis" in result.model.actor


def test_a_local_statement_takes_the_place_of_the_reference() -> None:
    result = examined(ON_THE_REFERENCE + 'actor:veilig-thuis skos:prefLabel "VT Hier"@nl, "VT Here"@en .')
    assert result.model is not None
    assert result.model.label("veilig-thuis").nl == "VT Hier"


def test_a_foreign_import_is_a_fault_and_is_never_fetched(connections: list[object]) -> None:
    text = PREFIXES + HEADER + "model:mijn owl:imports <https://example.org/elders>, <http://127.0.0.1:9/x> ."
    foreign = [line for rule, line in told(text) if rule == "import-foreign"]
    assert foreign == [LINE_AFTER + 1]
    assert connections == []


def test_every_kind_of_fault_is_told_at_once_and_nothing_is_loaded(connections: list[object]) -> None:
    text = ON_THE_REFERENCE + (
        "model:mijn owl:imports <https://example.org/elders> .\n"
        "# bel mevrouw Jansen\n"
        'actor:veilig-thuis skos:note "bel 06-12345678"@nl .\n'
        "actor:veilig-thuis zl:hasUrgentAvailability <https://w3id.org/zichtlijn/id/availability/ooit> .\n"
        "actor:nieuw zl:hasQualty item:threats-to-kill .\n"
    )
    result = examined(text)
    rules = {fault.rule for fault in result.faults}
    assert {"import-foreign", "personal-phone", "personal-name", "unknown-term"} <= rules
    assert len([rule for rule in rules if not rule.startswith(("personal", "import"))]) >= 2
    assert result.model is None
    assert connections == []
    lines = {fault.rule: fault.line for fault in result.faults}
    assert lines["personal-phone"] == len(ON_THE_REFERENCE.splitlines()) + 3


def test_a_file_without_a_model_says_so() -> None:
    assert told("<https://w3id.org/zichtlijn/id/item/x> a <https://w3id.org/zichtlijn/def#PersonLevelItem> .") == [
        ("model-missing", None)
    ]


def test_a_file_with_two_models_says_where_the_second_is() -> None:
    second = HEADER.replace("model:mijn", "model:ook")
    assert told(PREFIXES + HEADER + second) == [("model-several", LINE_AFTER + 2)]


def test_personal_data_is_told_even_when_the_turtle_is_broken() -> None:
    assert {rule for rule, _ in told('<https://e.org/a> <https://e.org/b> "06-12345678" . nonsense')} == {
        "turtle-syntax",
        "personal-phone",
    }


@pytest.mark.parametrize(
    "where",
    [
        'actor:veilig-thuis skos:prefLabel "{}"@nl .',
        "actor:x{} zl:hasQualty item:{} .",
        'actor:veilig-thuis zl:hasUrgentAvailability "{}" .',
        'actor:veilig-thuis zl:hasCompleteHoldings "{}"^^xsd:integer .',
        "# {}\nnonsense {}",
        '<https://e.org/a> <https://e.org/{}> "{}',
    ],
)
def test_a_refused_value_is_in_no_fault_log_or_exception(where: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    result = examined(PREFIXES + HEADER + where.replace("{}", "111222333"))
    assert result.faults
    assert "111222333" not in repr(result.faults) + str(RefusedInput("mijn.ttl", result.faults)) + caplog.text


def test_faults_come_in_the_order_of_the_file() -> None:
    lines = [line for _, line in told(PREFIXES + "_:x a zl:Actor .\n<a b> a zl:Actor .\n_:y a zl:Actor .\n")]
    assert lines == sorted(lines, key=lambda line: line or 0)
