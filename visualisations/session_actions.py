"""The action list of a session as text: CSV for a Dutch spreadsheet, and Markdown for the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.workbook.session_actions import action_heads, action_rows, action_title
from ontology.workbook.session_pages import marks_of, version_of
from visualisations.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ontology.model import Model
    from ontology.workbook.session_lines import SessionGap
    from ontology.workbook.session_reading import Action

__all__ = ["actions_csv", "actions_markdown"]


def actions_csv(
    model: Model, actions: Sequence[Action], gaps: Sequence[SessionGap], day: str, language: str = "nl"
) -> str:
    """One line per action. Every line names model, version and session, so that a line pasted elsewhere still does."""
    more = {
        "nl": ("model", "versie", "peildatum", "sessie", "let op"),
        "en": ("model", "version", "reference date", "session", "note"),
    }[language]
    stamp = [model.id, model.version, model.reference_date, day, " ".join(one.of(language) for one in marks_of(model))]
    rows = ([*_texts(row), *stamp] for row in action_rows(model, actions, gaps, language))
    return spreadsheet([*(head.lower() for head in action_heads(language)), *more], rows)


def actions_markdown(
    model: Model, actions: Sequence[Action], gaps: Sequence[SessionGap], day: str, language: str = "nl"
) -> str:
    """A table under the title, with model, version and marks below it."""
    heads = action_heads(language)
    lines = [f"# {_safe(action_title(model, day, language))}", "", _line(heads), _line(["---"] * len(heads))]
    lines += [_line(_safe(cell) for cell in _texts(row)) for row in action_rows(model, actions, gaps, language)]
    marks = " ".join(mark.of(language) for mark in marks_of(model))
    return "\n".join([*lines, "", f"{_safe(version_of(model).of(language))}. {marks}", ""])


def _texts(row: tuple[object, ...]) -> list[str]:
    return [cell if isinstance(cell, str) else f"{cell:%d-%m-%Y}" for cell in row]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    r"""Text in which nothing is markup.

    >>> _safe("<b>|x")
    '&lt;b&gt;\\|x'
    """
    folded = " ".join(text.split())
    for character in "\\`*_[]|":
        folded = folded.replace(character, f"\\{character}")
    return folded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
