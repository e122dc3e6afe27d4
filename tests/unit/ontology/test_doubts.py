"""Doubts of law as individuals: read strictly, referred to by norms, and silent where the research is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rdflib import RDF, URIRef

from ontology.law_loading import load_law
from ontology.law_statements_doubts import doubts as doubt_statements
from ontology.legal_doubts import DoubtStatus, LegalDoubt, Position
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import iri, term
from tests.unit.ontology.law_graphs import graph_of, read

LAW = load_law()
ABOUT_ACTS_ONLY = {
    "care-D19": "currency of all texts",
    "justice-D-19": "the numbering of the code to come",
    "justice-D-23": "what was not checked",
}
ASKED = LegalDoubt(
    "care-D0",
    Text("Mag dit?", "May this?"),
    Text("Mag dit worden gedeeld?", "May this be shared?"),
    "a test",
    positions=(
        Position("care-D0.1", Text("Ja.", "Yes."), "a test", Text("een rechter", "a court")),
        Position("care-D0.2", Text("Nee.", "No."), "a test"),
    ),
    safe_default=Text("Niet delen.", "Do not share."),
    raised_by=("wmo-5-2-6",),
    overlaps=("care-D0",),
)
CLOSED = replace(
    ASKED,
    closed_on="2026-07-01",
    closed_by="Wmo 5.2.9(2)",
    answer=Text("Ja, voor de een.", "Yes, for one."),
    stays_open=Text("De ander.", "The other."),
)


# ── reading and writing ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("doubt", [ASKED, CLOSED], ids=["open", "partly closed"])
def test_a_doubt_is_the_same_when_it_is_written_and_read_again(doubt: LegalDoubt) -> None:
    law, faults = read(graph_of(doubt_statements(Law(doubts=(doubt,)))))
    assert faults == []
    assert law.doubt["care-D0"] == doubt


def test_a_norm_that_names_an_unknown_doubt_does_not_load() -> None:
    graph = graph_of(doubt_statements(Law(doubts=(ASKED,))))
    use = URIRef(iri("doubt-use", "wmo-5-2-6.2015-01-01.care-D99"))
    graph.add((use, RDF.type, URIRef(term("DoubtUse"))))
    graph.add((use, URIRef(term("concernsDoubt")), URIRef(iri("doubt", "care-D99"))))
    _, faults = read(graph)
    assert faults == [("value-unknown", "doubt-use:wmo-5-2-6.2015-01-01.care-D99")]


def test_a_doubt_that_overlaps_with_nothing_known_does_not_load() -> None:
    _, faults = read(graph_of(doubt_statements(Law(doubts=(replace(ASKED, overlaps=("care-D99",)),)))))
    assert faults == [("value-unknown", "doubt:care-D0")]


def test_a_day_without_an_article_closes_nothing() -> None:
    _, faults = read(graph_of(doubt_statements(Law(doubts=(replace(CLOSED, closed_by=None),)))))
    assert faults == [("value-missing", "doubt:care-D0")]


def test_an_answer_without_a_day_is_left_over() -> None:
    graph = graph_of(doubt_statements(Law(doubts=(replace(CLOSED, closed_on=None, stays_open=None),))))
    _, faults = read(graph)
    assert faults == [("statement-unread", "doubt:care-D0")] * 2


@pytest.mark.parametrize("name", ["questionText", "researchedIn"])
def test_a_doubt_asks_something_and_says_where_it_was_found(name: str) -> None:
    graph = graph_of(doubt_statements(Law(doubts=(ASKED,))))
    graph.remove((URIRef(iri("doubt", "care-D0")), URIRef(term(name)), None))
    _, faults = read(graph)
    assert {rule for rule, _ in faults} == {"value-missing"}


def test_a_doubt_is_open_until_an_article_answers_it_whole() -> None:
    assert ASKED.status is DoubtStatus.OPEN
    assert CLOSED.status is DoubtStatus.PARTLY_CLOSED
    assert replace(CLOSED, stays_open=None).status is DoubtStatus.CLOSED


# ── the doubts of the research ───────────────────────────────────────────────────────────────────────────────────────


def test_every_doubt_of_the_research_is_there() -> None:
    expected = {f"care-D{number}" for number in range(1, 23)} | {f"justice-D-{number:02d}" for number in range(1, 25)}
    assert expected <= set(LAW.doubt)


def test_every_doubt_that_a_norm_names_is_described_and_names_that_norm() -> None:
    uses = {(use.id, norm.id) for norm in LAW.norms for use in norm.doubts}
    assert {name for name, _ in uses} <= set(LAW.doubt)
    assert sorted((name, norm) for name, norm in uses if norm not in LAW.doubt[name].raised_by) == []


def test_every_doubt_is_about_a_norm_or_says_which_acts_it_is_about() -> None:
    assert {doubt.id for doubt in LAW.doubts if not doubt.raised_by} == set(ABOUT_ACTS_ONLY)
    assert [doubt.id for doubt in LAW.doubts if not (doubt.raised_by or doubt.touches)] == []


def test_a_doubt_names_norms_and_acts_by_their_own_ids() -> None:
    ids = {norm.id for norm in LAW.norms}
    assert [(doubt.id, name) for doubt in LAW.doubts for name in doubt.raised_by if name not in ids] == []
    assert [(doubt.id, act) for doubt in LAW.doubts for act in doubt.touches if act not in LAW.act] == []


def test_overlap_is_said_on_both_sides() -> None:
    said = {(doubt.id, other) for doubt in LAW.doubts for other in doubt.overlaps}
    assert said == {(other, doubt) for doubt, other in said}
    assert all(doubt != other for doubt, other in said)


def test_every_doubt_of_care_has_a_safe_default_and_a_silent_one_of_justice_is_none_and_not_empty() -> None:
    assert [doubt.id for doubt in LAW.doubts if doubt.id.startswith("care-") and doubt.safe_default is None] == []
    assert any(doubt.safe_default is None for doubt in LAW.doubts)
    texts = [text for doubt in LAW.doubts for text in (doubt.label, doubt.question, doubt.safe_default) if text]
    texts += [text for doubt in LAW.doubts for one in doubt.positions for text in (one.says, one.argued_by) if text]
    assert [text for text in texts if not (text.nl.strip() and text.en.strip())] == []


def test_what_a_newer_text_answers_is_closed_with_its_day_and_article() -> None:
    """knowledge/README.md, merging and dating, names these."""
    closed = {doubt.id: (doubt.closed_on, doubt.closed_by) for doubt in LAW.doubts if doubt.closed_on}
    assert closed["justice-D-21"] == ("2025-01-01", "Wmo 4.1.1(2)(e)")
    assert closed["justice-D-24"] == ("2025-07-01", "Wpg 16(2)")
    assert {"justice-D-01", "justice-D-09", "justice-D-10", "justice-D-11"} <= set(closed)
    for doubt in LAW.doubts:
        if doubt.closed_on is not None:
            assert date.fromisoformat(doubt.closed_on).isoformat() == doubt.closed_on
            assert doubt.answer is not None, doubt.id


@pytest.mark.parametrize("name", ["care-D2", "care-D3"])
def test_what_is_answered_for_veilig_thuis_only_stays_open_for_others(name: str) -> None:
    assert LAW.doubt[name].status is DoubtStatus.PARTLY_CLOSED


def test_no_ground_of_today_rests_on_a_doubt_that_is_closed_whole() -> None:
    today = LAW.on("2026-11-22").norms
    used = {(norm.id, use.id) for norm in today for use in norm.doubts if not use.show_only}
    assert [pair for pair in sorted(used) if LAW.doubt[pair[1]].status is DoubtStatus.CLOSED] == []
