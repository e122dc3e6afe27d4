"""Personal data in a workbook: every cell of every sheet is looked at, also what is not read or not in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ontology.errors import Severity
from ontology.personal_data import scan
from ontology.refusals import refuse
from ontology.workbook.cells import Cell, Grid
from ontology.workbook.columns import Kind
from ontology.workbook.faults import CellFault, moved
from ontology.workbook.headings import Found
from ontology.workbook.values import as_text

__all__ = ["personal_faults"]

_TITLES = "title"


def personal_faults(grids: Iterable[Grid], found: Iterable[Found], file: str, known: frozenset[str]) -> list[CellFault]:
    """What the detectors see, per cell. ``known`` are texts that are packaged and were looked at before.

    A web address in its own column is exempt, as in Turtle; a name in the title of a publication is its author's. In a
    column that is not read, the heading is looked at together with the cell: «BSN» above a number says what it is.
    """
    places = {id(one.grid): one for one in found}
    faults: list[CellFault] = []
    seen: dict[tuple[str, bool], tuple[tuple[str, Severity], ...]] = {}
    for grid in grids:
        faults += _in_grid(grid, places.get(id(grid)), file, known, seen)
    return faults


def _in_grid(
    grid: Grid, found: Found | None, file: str, known: frozenset[str],
    seen: dict[tuple[str, bool], tuple[tuple[str, Severity], ...]],
) -> Iterator[CellFault]:  # fmt: skip
    paths = {column: path for path, column in found.columns.items()} if found is not None else {}
    first = min(grid.rows, default=0)
    heading_row = grid.rows.get(found.heading_row if found is not None and found.heading_row else first, {})
    for row, cells in grid.rows.items():
        for column, cell in cells.items():
            text = as_text(cell.value)
            if not text or text in known or _is_exempt(found, paths.get(column, ""), cell):
                continue
            path, heading = paths.get(column, ""), _heading(heading_row, column, row)
            whole = text if path or not heading else f"{heading}: {text}"
            is_title = found is not None and found.sheet.key == "sources" and path == _TITLES
            for rule, severity in _hits(whole, is_title, seen):
                shown = heading if _clear(heading, seen) else ""
                yield moved(refuse(rule, file, row, "", severity), grid.name, row, column, shown)


def _heading(heading_row: Mapping[int, Cell], column: int, row: int) -> str:
    cell = heading_row.get(column)
    return as_text(cell.value).strip() if cell is not None and cell.row != row and isinstance(cell.value, str) else ""


def _is_exempt(found: Found | None, path: str, cell: Cell) -> bool:
    """A web address or a date in a column for one."""
    column = found.sheet.column(path) if found is not None and path else None
    if column is None:
        return False
    return column.kind is Kind.ADDRESS or (column.kind is Kind.DATE and not isinstance(cell.value, str)) or (
        isinstance(cell.value, (bool, date)) or (isinstance(cell.value, float) and column.kind is Kind.NUMBER)
    )  # fmt: skip


def _hits(
    text: str, is_title: bool, seen: dict[tuple[str, bool], tuple[tuple[str, Severity], ...]]
) -> tuple[tuple[str, Severity], ...]:
    if (text, is_title) not in seen:
        seen[text, is_title] = tuple(
            (hit.detector, hit.severity) for hit in scan(text) if not (is_title and hit.detector == "personal-name")
        )
    return seen[text, is_title]


def _clear(text: str, seen: dict[tuple[str, bool], tuple[tuple[str, Severity], ...]]) -> bool:
    return not any(severity is Severity.ERROR for _, severity in _hits(text, False, seen))
