"""What a workbook is made of before it is written, and how wide and tall its cells have to be."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ontology.workbook.columns import Column, Kind

__all__ = ["ROOM", "Book", "Line", "Look", "Page", "Pick", "Shown", "height_of", "widths_of"]

Shown = str | float | date | None
ROOM = 300
"""Below the last row, so many empty rows have the drop-down lists already."""

PAGE_WIDTH = 140
"""How wide, in letters, a sheet is at least: its explanation then fits in print, and its rows fold less."""

WIDEST, LINES = 90, 22
"""A list is folded into about so many lines, in a column of at most so many letters."""


class Look(StrEnum):
    """How a line looks."""

    TITLE = "title"
    MARK = "mark"  # what must be seen: fictional, no legal advice, not complete
    HELP = "help"
    HINTS = "hints"  # a short help above each heading
    HEADING = "heading"
    ROW = "row"
    SECTION = "section"
    KEY = "key"  # a name, its value, its help
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a page."""

    look: Look
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A drop-down list: ``count`` cells of ``page``, from row ``first`` of ``column``; ``strict``: no other value."""

    page: str
    column: int
    first: int
    count: int
    strict: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One tab. ``heading`` is the 1-based row of the headings (0: none); what is above it stays in sight."""

    name: str
    lines: tuple[Line, ...]
    widths: tuple[int, ...]
    heading: int = 0
    light: frozenset[int] = frozenset()
    picks: dict[int, Pick] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    main: bool = False
    hidden: bool = False


TALLEST = 400.0
"""No spreadsheet shows a row that is much taller."""

_FOLDS = {
    Look.HINTS: (11.0, 1.5, 0.0),
    Look.HEADING: (15.0, 0.9, 34.0),
    Look.ROW: (15.0, 1.1, 0.0),
    Look.KEY: (15.0, 1.1, 0.0),
}
"""Looks whose texts are folded: the height of one line, letters per unit of width, and the least height."""


def height_of(page: Page, line: Line) -> float | None:
    """The height of a row in points, so that folded texts are whole in every program; ``None`` where nothing folds."""
    if line.look in (Look.TITLE, Look.SECTION):
        return {Look.TITLE: 24.0, Look.SECTION: 20.0}[line.look]
    if line.look not in _FOLDS:
        return None
    per_line, factor, least = _FOLDS[line.look]
    most = 1
    for place, value in enumerate(line.cells):
        if isinstance(value, str) and (place not in page.light or line.look is not Look.ROW):
            room = max(4, int(page.widths[place] * factor))
            most = max(most, sum(max(1, len(textwrap.wrap(part, room))) for part in value.split("\n")))
    return max(least, min(TALLEST, most * per_line + 1))


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a writer needs; ``day`` is the only clock, ``foot`` stands under every printed page."""

    title: str
    day: date
    foot: str
    language: str
    pages: tuple[Page, ...]


def widths_of(columns: Sequence[Column], rows: Sequence[Line]) -> tuple[int, ...]:
    """The widths of the columns: those to fill in are stretched, at most by half, until they fill the page; and a
    column with a very long list is so wide that its tallest cell is whole.
    """
    seen = sum(column.width for column in columns if not column.light)
    stretch = min(1.5, max(1.0, PAGE_WIDTH / seen))
    widths = [column.width if column.light else round(column.width * stretch) for column in columns]
    for place, column in enumerate(columns):
        if column.kind is Kind.LINKS and not column.light:
            longest = max((len(str(row.cells[place] or "")) for row in rows), default=0)
            widths[place] = max(widths[place], min(WIDEST, longest // LINES))
    return tuple(widths)
