"""The ways to the alleged perpetrator as data: with a source, on norms and facts that exist, practice marked so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Literal, URIRef

from ontology.law_loading import load_law
from ontology.law_statements import facts
from ontology.law_statements_exposure import exposure
from ontology.legal_exposure import ExposureWay, RecordAnswerer, Shows
from ontology.norms import Fact, NormKind, Role
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import iri, term
from tests.unit.ontology.law_graphs import graph_of, read

LAW = load_law()
ASKED = Fact("request", Role.TRACK, ("true", "false"), Text("Gevraagd?", "Asked?"))
CUSTODY = Fact("recipient.custody", Role.CIRCUMSTANCE, ("true", "false"), Text("Gezag?", "Custody?"))
LETTER = ExposureWay(
    "letter-home",
    Text("een brief", "a letter"),
    Text("Een brief komt thuis aan.", "A letter arrives at home."),
    2,
    "a test",
    ("huisgenoot",),
    ("child", "victim"),
    "give-help",
    "own",
    Shows.SIGNAL,
    holders=("huisarts",),
    regimes=("avg",),
    registers=("HIS",),
    supposes=(("request", "false"),),
    custody="true",
    by_default=True,
    about_him=True,
    family_file=True,
)
SMALL = Law(
    facts=(CUSTODY, ASKED),
    exposure_ways=(LETTER,),
    record_answerers=(RecordAnswerer("politie", Text("de korpschef", "the chief of police"), "a test"),),
)


def written(law: Law) -> list[tuple[str, str]]:
    """The faults of the law when it is written and read again."""
    return read(graph_of([*facts(law), *exposure(law)]))[1]


def test_ways_are_the_same_when_they_are_written_and_read_again() -> None:
    law, faults = read(graph_of([*facts(SMALL), *exposure(SMALL)]))
    assert faults == []
    assert (law.exposure_ways, law.record_answerers) == (SMALL.exposure_ways, SMALL.record_answerers)


@pytest.mark.parametrize("subject", ["exposure-way/letter-home", "record-answerer/politie"])
def test_nothing_loads_without_a_source(subject: str) -> None:
    graph = graph_of([*facts(SMALL), *exposure(SMALL)])
    kind, _, identifier = subject.partition("/")
    graph.remove((URIRef(iri(kind, identifier)), URIRef(term("researchedIn")), None))
    assert read(graph)[1] == [("value-missing", f"{kind}:{identifier}")]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LETTER, norms=("wpg-25",)),
        replace(LETTER, limits=("avg-99",)),
        replace(LETTER, supposes=(("request", "maybe"),)),
        replace(LETTER, supposes=(("asked", "true"),)),
        replace(LETTER, custody="perhaps"),
    ],
    ids=["norm", "limit", "value", "fact", "custody"],
)
def test_a_way_that_names_what_the_law_does_not_have_does_not_load(wrong: ExposureWay) -> None:
    assert ("value-unknown", "exposure-way:letter-home") in written(replace(SMALL, exposure_ways=(wrong,)))


def test_a_way_by_law_rests_on_a_norm() -> None:
    """What nobody cited can happen by default, and is then marked as practice; it is no way by law."""
    unfounded = replace(SMALL, exposure_ways=(replace(LETTER, by_default=False),))
    assert written(unfounded) == [("value-missing", "exposure-way:letter-home")]


def test_what_he_learns_is_one_of_three() -> None:
    graph = graph_of([*facts(SMALL), *exposure(SMALL)])
    subject, shows = URIRef(iri("exposure-way", "letter-home")), URIRef(term("showsWhat"))
    graph.remove((subject, shows, None))
    graph.add((subject, shows, Literal("everything")))
    assert ("value-unknown", "exposure-way:letter-home") in read(graph)[1]


# ── the packaged ways ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", LAW.exposure_ways, ids=lambda way: way.id)
def test_a_packaged_way_rests_on_the_law_of_today_or_is_practice(way: ExposureWay) -> None:
    today = LAW.on("2026-11-22").norm
    assert {LAW.canonical_id[name] for name in (*way.norms, *way.limits)} <= set(today)
    assert {*way.recipients, *way.holders} <= set(LAW.capacity)
    assert way.by_default or any(today[name].kind is not NormKind.SCOPE for name in way.norms)
    assert way.custody is None or set(way.subjects) == {"child"}


def test_the_norms_that_the_question_names_are_all_on_a_way() -> None:
    used = {name for way in LAW.exposure_ways for name in way.norms}
    named = ("bw7-457-3", "bw1-377c", "brp-2-55", "wpg-25-access-lookback", "avg-15", "jw-7-3-8-10")
    assert {LAW.canonical_id[name] for name in named} <= used


def test_ways_are_listed_in_an_order_of_their_own() -> None:
    places = [way.place for way in LAW.exposure_ways]
    assert sorted(places) == list(range(1, len(places) + 1))
