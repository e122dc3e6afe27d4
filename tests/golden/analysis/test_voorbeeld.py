"""The teaching model gives what was worked out by hand, and shows everything there is to learn."""

from __future__ import annotations

import re

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from queries.analysis import analyse
from queries.answer import GAP_KINDS, Analysis, GapKind, RemedyCode, SurplusKind
from queries.deciding import Bench
from queries.lawful_analysis import refused_legs, under_the_law
from queries.legal_flows import LegalFlows
from tests.golden.analysis.sentences import LANGUAGES, golden, page
from tests.golden.analysis.voorbeeld_expected import COUNTS, JOINT, PER_KIND, PER_REMEDY, ROWS, SURPLUS, UNGROUNDED, VIA
from tests.properties.comparing import (
    disagreements_about_gaps,
    disagreements_about_joint_gaps,
    disagreements_about_reach,
    disagreements_about_surplus,
)

NEEDS_LAW_OR_CLOCK = {GapKind.UNGROUNDED_FLOW, GapKind.LATE}
OF_LAW_OR_CLOCK = {RemedyCode.SPEED_UP, RemedyCode.STOP_FLOW}


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model("voorbeeld")


@pytest.fixture(scope="module")
def analysis(model: Model) -> Analysis:
    return analyse(model)


def test_rows(analysis: Analysis) -> None:
    assert [(r.needer, r.item, r.step, r.kind.value, r.remedy and r.remedy.value) for r in analysis.rows] == list(ROWS)


def test_chains(analysis: Analysis) -> None:
    assert {(row.needer, row.item): row.via for row in analysis.rows if row.via} == VIA


def test_joint_gaps(analysis: Analysis) -> None:
    assert [(gap.factor, gap.criterion, gap.alternative, gap.pieces) for gap in analysis.joint] == list(JOINT)
    of_factor, of_threshold, of_pair = analysis.joint
    assert of_factor.knowers_of == (("control", ("opvang",)), ("separation", ("basisteam", "corporatie")))
    assert of_factor.tables == of_threshold.tables == of_pair.tables == ("crisistafel",)
    assert dict(of_threshold.knowers_of)["rf-control-and-separation"] == ()
    assert of_pair.actors == ("basisteam", "corporatie", "huisarts")


def test_surplus(analysis: Analysis) -> None:
    assert [(s.actor, s.item, s.kind.value, s.flow or s.holding) for s in analysis.surplus] == list(SURPLUS)


def test_summary(analysis: Analysis) -> None:
    summary = analysis.summary
    assert summary.needs == 18
    assert (summary.per_kind, summary.per_remedy) == (PER_KIND, PER_REMEDY)
    counted = {p: (c.has, c.needs, c.needs_not_held, c.not_covered) for p, c in summary.per_actor.items()}
    assert counted == COUNTS
    assert summary.per_actor_after_repairs is None


def test_it_teaches_every_kind_and_every_remedy_that_needs_neither_law_nor_clock(analysis: Analysis) -> None:
    assert {row.kind for row in analysis.gaps} == set(GAP_KINDS) - NEEDS_LAW_OR_CLOCK
    assert {row.remedy for row in analysis.gaps} == set(RemedyCode) - OF_LAW_OR_CLOCK
    assert {found.kind for found in analysis.surplus} == set(SurplusKind)
    assert {(gap.factor is None, gap.criterion is None) for gap in analysis.joint} == {(True, False), (False, True)}


def test_the_law_turns_one_received_row_into_a_flow_without_a_ground(model: Model, analysis: Analysis) -> None:
    flows = LegalFlows(Bench(model, load_law()))
    lawful = under_the_law(model, analysis, flows)
    needs = {row.need: (row.needer, row.item) for row in lawful.rows}
    refused = refused_legs(model, lawful, flows)
    assert {needs[need]: tuple(leg.flow for leg in legs) for need, legs in refused.items()} == UNGROUNDED
    assert {row.kind for row in lawful.gaps} == set(GAP_KINDS) - {GapKind.LATE}
    assert {row.remedy for row in lawful.gaps} == set(RemedyCode) - {RemedyCode.SPEED_UP}


def test_the_second_implementation_agrees(model: Model) -> None:
    assert list(disagreements_about_gaps(model)) == []
    assert list(disagreements_about_reach(model)) == []
    assert list(disagreements_about_joint_gaps(model)) == []
    assert list(disagreements_about_surplus(model)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences(model: Model, language: str) -> None:
    """When a sentence was meant to change: ``python -m tests.golden.analysis.sentences``, and read the difference."""
    assert page(model, language) == golden(language).read_text(encoding="utf-8")


def test_no_route_is_named_for_the_secret_address(analysis: Analysis) -> None:
    (row,) = (row for row in analysis.rows if row.item == "safe-address")
    assert "Opvang" not in row.help.nl
    assert "Shelter" not in row.help.en


ENGLISH = re.compile(
    r"\b(the|and|at|by|from|has|have|knows|needs|within|hours?|days|weeks|only|nobody|who|to)\b", re.IGNORECASE
)
DUTCH = re.compile(
    r"\b(de|het|een|bij|van|heeft|hebben|weet|niet|uur|dagen|weken|alleen|niemand|wie|nodig)\b", re.IGNORECASE
)


def test_each_language_keeps_to_itself(model: Model) -> None:
    assert ENGLISH.findall(page(model, "nl")) == []
    assert DUTCH.findall(page(model, "en")) == []
