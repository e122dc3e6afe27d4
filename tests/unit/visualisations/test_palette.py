"""Marks differ by code, by shape and by colour, also on grey paper."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest

from queries.answer import GAP_KINDS
from queries.verdict_sentences import State
from visualisations.palette import (
    GAP_MARKS,
    OKABE_ITO,
    STATE_MARKS,
    UNJUDGED_MARK,
    Mark,
    StateMark,
    contrast,
    luminance,
    mark_of_state,
)
from visualisations.strokes import COLOURS, LAW_COLOURS
from visualisations.words import word

CSS = files("visualisations").joinpath("assets/marks.css").read_text(encoding="utf-8")
LAW_CSS = files("visualisations").joinpath("assets/verdicts.css").read_text(encoding="utf-8")
NETWORK_CSS = files("visualisations").joinpath("assets/network.css").read_text(encoding="utf-8")
state_marks = pytest.mark.parametrize("mark", STATE_MARKS.values(), ids=lambda mark: mark.id)
marks = pytest.mark.parametrize("mark", GAP_MARKS.values(), ids=lambda mark: mark.kind.value)


def test_every_kind_of_gap_has_a_mark_and_nothing_else_has() -> None:
    assert tuple(GAP_MARKS) == GAP_KINDS


@pytest.mark.parametrize("language", ["nl", "en"])
def test_codes_are_two_characters_and_differ(language: str) -> None:
    codes = [word(mark.code, language) for mark in GAP_MARKS.values()]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {2}


def test_shapes_differ() -> None:
    assert len({mark.shape for mark in GAP_MARKS.values()}) == len(GAP_MARKS)


def test_no_two_marks_share_both_fill_and_ink() -> None:
    for one, two in combinations(GAP_MARKS.values(), 2):
        assert (one.fill, one.ink) != (two.fill, two.ink)


def test_fills_that_look_alike_in_grey_are_told_apart_by_shape() -> None:
    alike = [
        (one, two)
        for one, two in combinations(GAP_MARKS.values(), 2)
        if abs(luminance(one.fill) - luminance(two.fill)) < 0.05
    ]
    for one, two in alike:
        assert one.shape != two.shape
    bands = {round(luminance(mark.fill), 1) for mark in GAP_MARKS.values()}
    assert len(bands) >= 6


@marks
def test_the_code_is_readable_on_its_fill(mark: Mark) -> None:
    assert contrast(mark.fill, mark.ink) >= 4.5


@marks
def test_colours_are_of_okabe_and_ito_and_never_green(mark: Mark) -> None:
    assert {mark.fill, mark.ink} <= set(OKABE_ITO.values()) - {OKABE_ITO["green"]}


@marks
def test_the_style_sheet_draws_this_mark(mark: Mark) -> None:
    found = re.search(rf"\.mark\.{mark.kind.value} {{ background: (#\w+); color: (#\w+); }}", CSS)
    assert found
    assert found.groups() == (mark.fill, mark.ink)
    assert f".mark.{mark.shape} {{" in CSS


# ── the legal states ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_state_has_a_mark_and_so_has_a_gap_without_one() -> None:
    assert tuple(STATE_MARKS) == tuple(State)
    assert mark_of_state(None) is UNJUDGED_MARK
    assert mark_of_state(State.MAY) is STATE_MARKS[State.MAY]


@pytest.mark.parametrize("part", ["id", "shape", "fill", "dashes"])
def test_states_differ_in_every_part(part: str) -> None:
    parts = [getattr(mark, part) for mark in STATE_MARKS.values()]
    assert len(set(parts)) == len(State)
    if part != "fill":
        assert getattr(UNJUDGED_MARK, part) not in parts


@state_marks
def test_the_glyph_is_readable_on_its_fill(mark: StateMark) -> None:
    assert contrast(mark.fill, mark.ink) >= 4.5


@state_marks
def test_states_have_colours_of_okabe_and_ito_and_never_green(mark: StateMark) -> None:
    assert {mark.fill, mark.ink} <= set(OKABE_ITO.values()) - {OKABE_ITO["green"]}


def test_what_nobody_recorded_looks_in_nothing_like_what_is_forbidden() -> None:
    silent, forbidden = STATE_MARKS[State.NOTHING_RECORDED], STATE_MARKS[State.FORBIDDEN]
    assert contrast(silent.fill, forbidden.fill) >= 3
    assert silent.fill == OKABE_ITO["white"]


def test_not_this_way_has_neither_the_colour_nor_the_grey_nor_the_line_of_may() -> None:
    closed, may = STATE_MARKS[State.NOT_THIS_WAY], STATE_MARKS[State.MAY]
    assert closed.fill != may.fill
    assert len(closed.dashes) > len(may.dashes)
    assert closed.shape != may.shape


@state_marks
def test_the_style_sheets_draw_this_state(mark: StateMark) -> None:
    found = re.search(rf"\.verdict\.{mark.id} {{ background-color: (#\w+); color: (#\w+); }}", LAW_CSS)
    assert found
    assert found.groups() == (mark.fill, mark.ink)
    assert f".verdict.{mark.id}::before {{" in LAW_CSS
    assert mark.shape == "block" or f".verdict.{mark.shape} {{" in LAW_CSS
    assert f".line.{mark.id} {{ stroke: {mark.fill}; color: {mark.fill}; }}" in NETWORK_CSS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_stands_out_by_its_casing_or_by_itself(scheme: str) -> None:
    """A light colour on paper is seen by its dark casing; on dark paper the colour itself is light enough."""
    colours = LAW_COLOURS[scheme]
    for state in State:
        line = colours[state.value]
        assert max(contrast(line, colours["paper"]), contrast(colours["casing"], colours["paper"])) >= 3
        assert contrast(line, colours["casing"]) >= 3
    for kind in ("fixed", "initiative", "ought-to-happen"):
        assert contrast(colours[kind], colours["paper"]) >= 3
        assert colours[kind] not in OKABE_ITO.values()


def test_without_the_law_no_line_has_a_colour_of_a_state() -> None:
    assert not {state.value for state in State} & set(COLOURS["light"])
