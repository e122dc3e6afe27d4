"""Nothing hostile reaches a parser, and a file that is refused says why and what to do."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ontology.document import read_document
from ontology.hostile import examine, inspect
from ontology.iris import iri_trouble
from ontology.refusals import CATALOGUE, MOST_PER_RULE
from tests.broken.hostile.corpus import (
    GOOD,
    bad_iris,
    deep_files,
    entity_files,
    foreign_formats,
    malformed_turtle,
    with_iri,
)


def rules(raw: bytes) -> set[str]:
    return {fault.rule for fault in inspect(raw, "mijn.ttl")}


def test_a_good_file_has_no_faults() -> None:
    assert inspect(GOOD, "mijn.ttl") == ()
    assert inspect(b"\xef\xbb\xbf" + GOOD, "mijn.ttl") == (), "some editors put a mark in front of UTF-8"


def test_every_document_type_and_entity_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    corpus = list(entity_files())
    started = time.perf_counter()
    let_through = [name for name, raw in corpus if not inspect(raw, "mijn.ttl")]
    spent = time.perf_counter() - started
    with capsys.disabled():
        print(f"\n{len(corpus)} files with a DTD or entity, {1000 * spent / len(corpus):.2f} ms each on average")  # noqa: T201
    assert let_through == []
    assert len(corpus) >= 50


@pytest.mark.parametrize(("raw", "rule"), [pytest.param(raw, rule, id=name) for name, raw, rule in foreign_formats()])
def test_another_format_is_refused_with_its_remedy(raw: bytes, rule: str) -> None:
    (fault,) = inspect(raw, "mijn.ttl")
    assert fault.rule == rule
    assert fault.remedy_nl
    assert fault.remedy_en


@pytest.mark.parametrize(("raw", "rule"), [pytest.param(raw, rule, id=name) for name, raw, rule in deep_files()])
def test_depth_and_length_are_capped(raw: bytes, rule: str) -> None:
    assert rule in rules(raw)


@pytest.mark.parametrize(
    ("text", "rule"), [pytest.param(text, rule, id=name) for name, text, rule in malformed_turtle()]
)
def test_what_a_lenient_parser_takes_is_refused(text: str, rule: str) -> None:
    assert rule in rules(text.encode())


def test_at_least_200_bad_iris_are_refused() -> None:
    corpus = list(bad_iris())
    assert len(set(corpus)) >= 200
    assert [iri for iri in corpus if iri_trouble(iri) is None] == []


def test_a_bad_iri_is_refused_in_a_file() -> None:
    assert [iri for iri in bad_iris() if "\x00" not in iri and not rules(with_iri(iri))] == []


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/zichtlijn/id/actor/veilig-thuis",
        "http://www.w3.org/2001/XMLSchema#date",
        "https://example.org/caf%C3%A9?q=a/b?c#d",
        "https://example.org/één",
        "https://[2001:db8::1]:8080/a",
        "https://xn--exmple-cua.org/",
        "urn:isbn:9789012345678",
    ],
)
def test_a_good_iri_is_admitted(iri: str) -> None:
    assert iri_trouble(iri) is None


def test_an_escaped_character_counts_as_itself() -> None:
    assert rules(rb"<https://example.org/a\u0020b> a <https://example.org/B> .") == {"iri-malformed"}


def test_a_prefix_cannot_smuggle_a_bad_iri() -> None:
    assert "iri-malformed" in rules(b"@prefix x: <https://example.org/a b/> . x:y a x:z .")
    assert "iri-scheme" in rules(b"@prefix x: <javascript:> . x:y a <https://example.org/B> .")


def test_every_fault_of_form_is_told_with_its_line() -> None:
    text = (
        "<https://e.org/a> <https://e.org/b> _:x .\n"
        "<https://e.org/a> <https://e.org/b> 1 .\n"
        "<a b> <https://e.org/b> 1 .\n"
        "<https://e.org/a> <https://e.org/b> 1e5 .\n"
    )
    faults = inspect(text.encode(), "mijn.ttl")
    assert [(fault.rule, fault.line) for fault in faults] == [("blank-node", 1), ("iri-malformed", 3), ("datatype", 4)]


def test_a_flood_of_faults_is_counted_not_listed() -> None:
    faults = inspect(b"_:x <https://e.org/b> 1 .\n" * 400, "mijn.ttl")
    assert len(faults) == MOST_PER_RULE + 1
    assert faults[-1].rule == "more-faults"


def test_the_flat_reading_keeps_lines_and_comments() -> None:
    document, faults = examine(
        b"# eerst\n" + GOOD + b'<https://e.org/a> <https://e.org/b> "x"@nl,\n  "y"@en .', "mijn.ttl"
    )
    assert document is not None
    assert faults == ()
    assert [(statement.value.text, statement.line) for statement in document.statements[1:]] == [("x", 3), ("y", 4)]
    assert [comment.text for comment in document.comments] == ["eerst"]
    assert document.lines()["item:x"] == 2


def test_reading_goes_on_after_a_fault() -> None:
    document = read_document("<https://e.org/a> nonsense .\n<https://e.org/c> a <https://e.org/D> .", "mijn.ttl")
    assert len(document.faults) == 1
    assert [statement.subject for statement in document.statements] == ["https://e.org/c"]


def test_every_rule_is_worded_twice_with_a_remedy() -> None:
    for rule, wording in CATALOGUE.items():
        sentences = (wording.nl, wording.en, wording.remedy_nl, wording.remedy_en)
        # A remedy that is filled in as a whole is a sentence where it is made.
        assert all(sentence.endswith((".", "{known}", "{known_en}")) for sentence in sentences), rule


@pytest.mark.parametrize("make", [lambda: list(entity_files()), lambda: list(bad_iris())])
def test_the_corpus_is_the_same_every_time(make: Callable[[], list[object]]) -> None:
    assert make() == make()
