"""Cells as they were read from any format: a value with its place, and nothing that was calculated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

__all__ = ["Cell", "Grid", "Raw", "letter"]

Raw = str | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; ``row`` and ``column`` count from 1. ``trouble`` is the rule it already breaks."""

    row: int
    column: int
    value: Raw
    trouble: str = ""


@dataclass(slots=True)
class Grid:
    """One sheet: its cells by row and column."""

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def put(self, cell: Cell) -> None:
        """Add a cell."""
        self.rows.setdefault(cell.row, {})[cell.column] = cell


def letter(column: int) -> str:
    """What a spreadsheet calls a column.

    >>> letter(1), letter(27)
    ('A', 'AA')
    """
    before, place = divmod(column - 1, 26)
    return (letter(before) if before else "") + chr(ord("A") + place)
