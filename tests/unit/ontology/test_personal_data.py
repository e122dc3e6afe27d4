"""No personal data on any way in: measured recall per detector, measured false alarms, and a value that never leaks.

The corpus is synthetic and made by the people who made the detectors: it shows that the notations they thought of are
seen, not what share of the names in real texts is. That is why names are a warning and not a promise.
"""

from __future__ import annotations

import logging
from collections import Counter
from importlib.resources import files

import pytest

from ontology.assembly import assemble
from ontology.catalogue import files_of, packaged_models
from ontology.discretion import confined_in, discreet, scan_document
from ontology.document import read_document
from ontology.errors import RefusedInput, Severity
from ontology.personal_data import DETECTORS, faults_in, scan
from ontology.refusals import CATALOGUE, refuse
from tests.broken.personal.corpus import BSN_NOTATIONS, Cell, cells

FLOORS = {"personal-bsn": 0.999, "personal-name": 0.90}
OTHERS = 0.99
MOST_FALSE_PER_1000 = 1


def detected(text: str) -> set[str]:
    return {hit.detector for hit in scan(text)}


def recall(dirty: list[Cell]) -> dict[str, float]:
    total = Counter(str(cell.detector) for cell in dirty)
    seen = Counter(str(cell.detector) for cell in dirty if cell.detector in detected(cell.text))
    return {detector: seen[detector] / total[detector] for detector in total}


def measure(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Print recall per detector and false alarms per 1,000 clean cells; fail below the floors."""
    dirty, clean = cells(number)
    found = recall(dirty)
    alarms = Counter(hit for cell in clean for hit in scan(cell.text))
    refused = sum(count for hit, count in alarms.items() if hit.severity is Severity.ERROR)
    with capsys.disabled():
        figures = ", ".join(
            f"{detector.removeprefix('personal-')} {share:.2%}" for detector, share in sorted(found.items())
        )
        print(f"\nrecall over {len(dirty):,} cells: {figures}")  # noqa: T201
        print(f"false alarms per 1,000 of {len(clean):,} clean cells: {1000 * refused / len(clean):.2f} that refuse, "  # noqa: T201
              f"{1000 * sum(alarms.values()) / len(clean):.2f} in all")  # fmt: skip
    assert {d: share for d, share in found.items() if share < FLOORS.get(d, OTHERS)} == {}
    assert 1000 * refused / len(clean) <= MOST_FALSE_PER_1000


def test_recall_and_false_alarms(capsys: pytest.CaptureFixture[str]) -> None:
    measure(4_000, capsys)


@pytest.mark.slow
def test_recall_and_false_alarms_over_many_cells(capsys: pytest.CaptureFixture[str]) -> None:
    measure(10_000, capsys)


@pytest.mark.parametrize("notation", BSN_NOTATIONS)
def test_a_bsn_is_seen_in_every_notation(notation: str) -> None:
    assert "personal-bsn" in detected(f"cliënt {BSN_NOTATIONS[notation]('111222333')} gezien")


@pytest.mark.parametrize(
    "text",
    [
        "10000008",  # eight digits without a word that says BSN
        "123456789",  # fails the eleven-test
        "ECLI:NL:HR:2020:111222333",
        "RSIN 111222333",
        "€ 111.222.333",
        "111222333 inwoners",
        "https://example.org/111222333",
        "20-02-2026",
        "112, 0900-8844 en 0800-2000",
    ],
)
def test_a_number_with_another_meaning_is_no_bsn_or_phone(text: str) -> None:
    assert detected(text) & {"personal-bsn", "personal-phone"} == set()


def test_eight_digits_count_where_the_text_says_so() -> None:
    assert detected("BSN 10000008") == {"personal-bsn"}


@pytest.mark.parametrize(
    ("text", "detector"),
    [
        ("NL91 ABNA 0417 1643 00", "personal-iban"),
        ("DE89 3704 0044 0532 0130 00", "personal-iban"),
        ("jan (at) voorbeeld.nl", "personal-email"),
        ("06-12345678", "personal-phone"),
        ("2284 AB 12", "personal-address"),
        ("geboren op 3 maart 1987", "personal-birth-date"),
        ("mevrouw Jansen", "personal-name"),
        ("Lindelaan 14", "personal-street"),
        ("GZ-123-B", "personal-plate"),
        ("parketnummer 09/123456-26", "personal-case-number"),
        ("https://zaken.example/zaak/20261234", "personal-case-link"),
    ],
)
def test_each_detector_has_an_example(text: str, detector: str) -> None:
    assert detector in detected(text)


def test_every_detector_has_its_words() -> None:
    assert set(DETECTORS) <= set(CATALOGUE)


@pytest.mark.parametrize(
    "text",
    ["Opvang aan de Lindelaan", "gevestigd in Utrecht", "schuiladres: Lindelaan 14", "52.0705, 4.3007", "2284 AB"],
)
def test_a_shelter_has_no_place(text: str) -> None:
    (hit,) = [hit for hit in scan(text, confined=True) if hit.detector == "personal-shelter"]
    assert hit.severity is Severity.ERROR


def test_a_region_of_something_else_is_no_shelter() -> None:
    assert scan("gevestigd in Utrecht") == ()


def test_authors_of_publications_may_be_named() -> None:
    assert faults_in("J. de Vries, Veiligheid thuis", "x.ttl", 1, "source:S01", titles=True) == ()
    assert faults_in("J. de Vries", "x.ttl", 1, "actor:x") != ()


def test_the_value_is_never_repeated(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for cell in cells(800)[0]:
        faults = faults_in(cell.text, "mijn.ttl", 1, "actor:x")
        refused = RefusedInput("mijn.ttl", faults)
        told = " ".join((str(refused), repr(refused), repr(refused.faults), refused.message_en, caplog.text))
        assert cell.value not in told


def test_ids_and_comments_are_looked_at_too() -> None:
    text = (
        "@prefix actor: <https://w3id.org/zichtlijn/id/actor/> .\n"
        "# mevrouw Jansen belt\n"
        "actor:111222333 a <https://w3id.org/zichtlijn/def#Hospital> .\n"
    )
    faults = scan_document(read_document(text, "mijn.ttl"))
    assert [(fault.rule, fault.line, fault.place) for fault in faults] == [
        ("personal-name", 2, "#"),
        ("personal-bsn", 3, "actor:…"),
    ]


def test_another_fault_does_not_repeat_it_either() -> None:
    faults = discreet(
        [refuse("value-kind", "mijn.ttl", 3, "actor:x", what="BSN 111222333"), refuse("blank-node", "x", 1, "")]
    )
    assert [fault.rule for fault in faults] == ["blank-node"]


def test_typed_values_and_web_addresses_are_exempt() -> None:
    text = (
        "@prefix source: <https://w3id.org/zichtlijn/id/source/> .\n"
        "source:S1 <http://www.w3.org/2000/01/rdf-schema#seeAlso> <https://example.org/111222333> ;\n"
        '  <http://purl.org/dc/terms/date> "2026-11-22"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
    )
    assert scan_document(read_document(text, "mijn.ttl")) == ()


def test_the_packaged_models_hold_none() -> None:
    """No warning either; what may have no location is taken from every model together."""
    confined = confined_in(assemble("referentie")) | confined_in(assemble("voorbeeld"))
    packaged = {file for name in packaged_models() for file in files_of(name)}
    documents = [read_document(file.read_text(encoding="utf-8"), file.name) for file in packaged]
    assert [fault for document in documents for fault in scan_document(document, confined)] == []


def test_the_vocabulary_holds_none() -> None:
    modules = (files("ontology") / "modules").iterdir()
    documents = [read_document(file.read_text(encoding="utf-8"), file.name) for file in modules]
    assert [fault for document in documents for fault in scan_document(document)] == []
