"""What was agreed in a session as a list: the same lines as a workbook, for CSV and for Markdown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontology.terms import Text
from ontology.workbook.book import Book, Line, Look, Page, Shown
from ontology.workbook.session_lines import SessionGap
from ontology.workbook.session_pages import ACTIONS, marks_of, version_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.model import Model
    from ontology.workbook.session_reading import Action

__all__ = ["action_heads", "action_rows", "action_title", "actions_book"]

_PATHS = ("gap", "kind", "who", "before", "remedy", "words")
_WIDTHS = (54, 26, 32, 14, 32, 50)


def action_heads(language: str) -> tuple[str, ...]:
    """What stands above the columns."""
    return tuple(column.heading.of(language) for column in ACTIONS.columns if column.path in _PATHS)


def action_title(model: Model, day: str, language: str) -> str:
    """The title of the list, with the day of the session."""
    title = Text("Actielijst: {}, sessie van {:%d-%m-%Y}", "Action list: {}, session of {:%d-%m-%Y}").of(language)
    return title.format(model.title.of(language), date.fromisoformat(day))


def action_rows(
    model: Model, actions: Sequence[Action], gaps: Sequence[SessionGap], language: str
) -> tuple[tuple[str, str, str, date, str, str], ...]:
    """The actions, first what comes first: gap, how it stood, who, before when, remedy, words."""
    known = {gap.key: gap for gap in gaps}
    rows = []
    for one in sorted(actions, key=lambda one: (one.before, one.who, one.gap, one.about, one.words)):
        gap = known.get(one.gap)
        remedy = model.labels.get(f"remedy/{one.remedy}")
        rows.append(
            (
                gap.what.of(language) if gap is not None else one.about,
                gap.kind.of(language) if gap is not None else "",
                model.label(one.who).of(language),
                date.fromisoformat(one.before),
                remedy.of(language) if remedy is not None else one.remedy,
                one.words,
            )
        )
    return tuple(rows)


def actions_book(
    model: Model, actions: Sequence[Action], gaps: Sequence[SessionGap], day: str, language: str = "nl"
) -> Book:
    """The list as a workbook of one page."""
    title = action_title(model, day, language)
    marks = " ".join(mark.of(language) for mark in marks_of(model))
    foot = f"{version_of(model).of(language)}. {marks}"
    rows = [Line(Look.ROW, _cells(row)) for row in action_rows(model, actions, gaps, language)]
    head = (Line(Look.TITLE, (title,)), Line(Look.HELP, (foot,)), Line(Look.HEADING, action_heads(language)))
    tab = Text("Actielijst", "Action list").of(language)
    page = Page(tab, (*head, *rows), _WIDTHS, heading=3, main=True)
    return Book(title, date.fromisoformat(model.reference_date), foot, language, (page,))


def _cells(row: tuple[str, str, str, date, str, str]) -> tuple[Shown, ...]:
    return tuple(cell or None for cell in row)
