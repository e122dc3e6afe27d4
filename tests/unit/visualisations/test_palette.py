"""Marks differ by code, by shape and by colour, also on grey paper."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations

import pytest

from queries.answer import GAP_KINDS
from visualisations.palette import GAP_MARKS, OKABE_ITO, Mark, contrast, luminance
from visualisations.words import word

CSS = files("visualisations").joinpath("assets/marks.css").read_text(encoding="utf-8")
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
