"""Every column of every question has a heading in both languages."""

from __future__ import annotations

from api.columns import HEADINGS, heading
from queries.registry import questions

COLUMNS = {column for question in questions().values() for column in question.columns}


def test_every_column_has_a_heading() -> None:
    assert all(heading(column, language) for column in COLUMNS for language in ("nl", "en"))


def test_no_heading_is_for_a_column_that_does_not_exist() -> None:
    stems = {column.removesuffix("_nl").removesuffix("_en") for column in COLUMNS}
    assert set(HEADINGS) <= stems
