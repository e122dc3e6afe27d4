"""The cells of an xlsx, through openpyxl, never more than the caps and never what a formula came to."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from ontology.errors import RefusedInput
from ontology.refusals import refuse
from ontology.workbook.archive import Archive
from ontology.workbook.caps import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, over
from ontology.workbook.cells import Cell, Grid

__all__ = ["read_xlsx"]


def read_xlsx(archive: Archive) -> list[Grid]:
    """Every sheet with its cells that are not empty. Raises ``RefusedInput``: too big, or damaged."""
    from openpyxl import load_workbook

    _count(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every extension it skips
        try:
            workbook = load_workbook(BytesIO(archive.raw), read_only=True, data_only=False, keep_links=False)
            if len(workbook.worksheets) > MOST_SHEETS:
                raise over(archive.name, "tabbladen", "sheets", MOST_SHEETS)
            left = MOST_CELLS
            grids = []
            for sheet in workbook.worksheets:
                grid = _grid(sheet, archive.name, left)
                left -= sum(len(row) for row in grid.rows.values())
                grids.append(grid)
        except RefusedInput:
            raise
        except Exception:  # whatever a broken file does to the parser, it is a broken file
            raise RefusedInput(archive.name, [refuse("workbook-damaged", archive.name, None, "")]) from None
    return grids


def _count(archive: Archive) -> None:
    """A quick count over the bytes, before the slow parser; other ways of writing XML meet the caps while reading."""
    sheets = [raw for part, raw in archive.parts.items() if part.startswith("xl/worksheets/")]
    if sum(raw.count(b"<c ") + raw.count(b"<c>") for raw in sheets) > MOST_CELLS * 3:
        raise over(archive.name, "cellen", "cells", MOST_CELLS)
    if max((raw.count(b"<row") for raw in sheets), default=0) > MOST_ROWS * 3:
        raise over(archive.name, "rijen", "rows", MOST_ROWS)


def _grid(sheet: Any, name: str, left: int) -> Grid:
    grid = Grid(str(sheet.title), hidden=sheet.sheet_state != "visible")
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for cells in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1):
        for cell in _filled(cells):
            if cell.row > MOST_ROWS:
                raise over(name, "rijen", "rows", MOST_ROWS)
            if cell.column > MOST_COLUMNS:
                raise over(name, "kolommen", "columns", MOST_COLUMNS)
            left -= 1
            if left < 0:
                raise over(name, "cellen", "cells", MOST_CELLS)
            grid.put(cell)
    return grid


def _filled(cells: Iterable[Any]) -> Iterable[Cell]:
    for cell in cells:
        if cell.value is None or cell.value == "":
            continue
        trouble = {"f": "cell-formula", "e": "cell-error"}.get(cell.data_type, "")
        value = float(cell.value) if isinstance(cell.value, int) and not isinstance(cell.value, bool) else cell.value
        yield Cell(cell.row, cell.column, None if trouble else value, trouble)
