"""Entry desks: only what is known to who comes there, never the confined, all modelled, and no gap closed by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ontology.extraction import to_model
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Confidence, EntryDesk, Quality
from ontology.writer import to_graph
from queries.analysis import analyse
from queries.deciding import Bench
from queries.lawful_analysis import under_the_law
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from tests.builders import tiny

NAMES = ("meierijstad", "referentie", "rijswijk", "voorbeeld")
ROOT = Path(__file__).parents[3]
every_model = pytest.mark.parametrize("name", NAMES)


def entries(model: Model) -> tuple[EntryDesk, ...]:
    assert model.entry_desks
    return model.entry_desks


@every_model
def test_who_comes_to_a_desk_tells_only_what_it_knows_according_to_the_model(name: str) -> None:
    model = load_model(name)
    known = {(one.holder, one.item) for one in model.holdings}
    told = {(one.source, item) for one in entries(model) for item in one.items if one.source is not None}
    assert told
    assert told <= known


@every_model
def test_a_child_tells_what_the_desk_itself_records_about_the_child(name: str) -> None:
    model = load_model(name)
    own = {(one.holder, one.item) for one in model.holdings if one.quality is Quality.FIRST_HAND}
    told = {(one.desk, item) for one in entries(model) for item in one.items if one.source is None}
    assert told
    assert told <= own
    assert {model.item[item].subject for _, item in told} == {"child"}


@every_model
def test_a_confined_item_enters_nowhere_and_all_is_marked_modelled(name: str) -> None:
    model = load_model(name)
    assert not any(model.item[item].confined for one in entries(model) for item in one.items)
    assert {one.evidence.confidence for one in entries(model)} == {Confidence.MODELLED}
    assert all(one.evidence.note for one in entries(model))


@pytest.mark.parametrize(("name", "gone"), [("rijswijk", "gespecialiseerde-opvang"), ("meierijstad", "arosa")])
def test_a_desk_that_is_left_out_is_no_entry(name: str, gone: str) -> None:
    assert gone in {one.desk for one in entries(load_model("referentie"))}
    assert gone not in {one.desk for one in entries(load_model(name))}


def test_the_desks_of_the_brief_are_there() -> None:
    desks = {one.desk for one in entries(load_model("referentie"))}
    assert desks >= {
        "politie-meldkamer", "politie-basisteam", "veilig-thuis", "huisarts", "ziekenhuis-seh", "arosa", "onderwijs",
        "gemeente-sociaal-domein", "lokaal-team", "woningcorporatie", "gemeente-oov", "slachtofferhulp",
    }  # fmt: skip


def test_an_entry_desk_is_written_and_read_back() -> None:
    building = tiny().actor("school").knower("zij").item("x").holds("zij", "x").holds("school", "x")
    model = building.entry("school", "zij", "x", hours=None).entry("school", None, "x", hours=0.25).build()
    assert to_model(to_graph(model), "klein", "").entry_desks == model.entry_desks
    assert [(one.id, one.source, one.intake_hours) for one in model.entry_desks] == [
        ("school-kind", None, 0.25),
        ("school-zij", "zij", None),
    ]


@every_model
def test_no_gap_no_verdict_and_no_count_changes_by_them(name: str) -> None:
    model = load_model(name)
    without = replace(model, entry_desks=())
    assert entries(model)
    assert analyse(model) == analyse(without)
    assert _judged(model) == _judged(without)


def _judged(model: Model) -> tuple[object, ...]:
    flows = LegalFlows(Bench(model, load_law()))
    lawful = under_the_law(model, analyse(model), flows)
    return (lawful, tuple(judge_rows(lawful, flows)))


def test_only_signals_read_them() -> None:
    """What no other question can see can change no other answer. A view of one partner leaves desks out, and the
    vocabulary of the API lists them; neither asks anything.
    """
    readers = {
        path.relative_to(ROOT).as_posix()
        for layer in ("ontology", "graph", "queries", "visualisations", "api")
        for path in (ROOT / layer).rglob("*.py")
        if ".entry_desks" in path.read_text(encoding="utf-8")
    }
    assert readers == {
        "ontology/statements_positions.py",
        "queries/signals.py",
        "queries/partner_view.py",
        "api/http/vocabularies.py",
    }
