"""Which sheet a tab is, in which row its headings stand and which column is which, however somebody arranged them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ontology.errors import Severity
from ontology.workbook.cells import Cell, Grid, letter
from ontology.workbook.columns import Column, Sheet
from ontology.workbook.faults import CellFault, at
from ontology.workbook.sheets import HEADER, LISTS_NAME, SHEETS, sheet_of
from ontology.workbook.values import as_text
from ontology.workbook.words import folded

__all__ = ["Found", "find_sheets", "found_as"]

SEARCHED_ROWS = 40
_IGNORE = ("(negeren)", "(ignore)", "(niet inlezen)")
_OURS = frozenset(folded(LISTS_NAME.of(language)) for language in ("nl", "en"))


@dataclass(slots=True)
class Found:
    """A sheet as it was found. ``cells`` are its rows: number, and the cell of every column that is there."""

    sheet: Sheet
    grid: Grid
    heading_row: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[int, dict[str, Cell]]] = field(default_factory=list)

    def has(self, path: str) -> bool:
        """Whether the column is there."""
        return path in self.columns


def find_sheets(grids: Sequence[Grid], file: str) -> tuple[list[Found], list[CellFault]]:
    """The sheets that are recognised, and what has to be said about the others."""
    found: dict[str, Found] = {}
    faults: list[CellFault] = []
    for grid in sorted(grids, key=lambda one: one.hidden):  # what is in sight goes before what is hidden
        if folded(grid.name) in _OURS or not grid.rows or _is_ignored(grid):
            continue
        sheet, one = _named(grid), None
        if sheet is None:
            one = _by_headings(grid)
        else:
            one = _front(grid, sheet) if sheet is HEADER else _read_headings(grid, sheet)
            if one is None:
                known = ", ".join(column.heading.nl for column in sheet.columns if column.required)
                faults.append(at("sheet-headings", file, grid.name, known=known))
                continue
        if one is None:
            known = ", ".join(sheet.name.nl for sheet in SHEETS if sheet.main)
            faults.append(at("sheet-unread", file, grid.name, None, None, "", Severity.INFO, known=known))
        elif one.sheet.key in found:
            if not grid.hidden and sheet is not None:
                faults.append(at("sheet-twice", file, grid.name, other=found[one.sheet.key].grid.name))
            else:
                known = one.sheet.name.nl
                faults.append(at("sheet-unread", file, grid.name, None, None, "", Severity.INFO, known=known))
        else:
            found[one.sheet.key] = one
            faults += _columns_told(one, file)
    return [found[sheet.key] for sheet in SHEETS if sheet.key in found], faults


def _is_ignored(grid: Grid) -> bool:
    return any(mark in folded(grid.name) for mark in _IGNORE)


def _named(grid: Grid) -> Sheet | None:
    name = folded(grid.name)
    for sheet in SHEETS:
        names = (sheet.name.nl, sheet.name.en, sheet.key, *sheet.synonyms)
        if name in {folded(one) for one in names}:
            return sheet
    return None


def _by_headings(grid: Grid) -> Found | None:
    """A tab with a name of its own: the sheet whose headings it has, when only one has all that it needs."""
    fits = []
    for sheet in SHEETS:
        one = None if sheet is HEADER else _read_headings(grid, sheet)
        if one is None:
            continue
        needed = [column.path for column in sheet.columns if column.path in _NEEDED[sheet.key]]
        if needed and all(one.has(path) for path in needed):
            fits.append((len(one.columns), sheet.main, one))
    fits.sort(key=lambda fit: (-fit[0], not fit[1]))
    if not fits or (len(fits) > 1 and fits[0][:2] == fits[1][:2]):
        return None
    return fits[0][2]


_NEEDED = {sheet.key: set(sheet.natural) - {"register"} for sheet in SHEETS}
_NEEDED["partners"] = {"label.nl", "domain", "kind"}
_NEEDED["actors"] = {"label.nl", "partner"}
_NEEDED["items"] = {"label.nl", "category", "subject"}
_NEEDED["holdings"] = {"holder", "item"}
_NEEDED["records"] = {"keeper", "item", "register", "category"}
for _sheet in SHEETS:
    if not _sheet.main:
        _NEEDED[_sheet.key] = set()  # what is behind the model is only read under its own name
_NEEDED["sources_of_knowledge"] = _NEEDED["tables"] = _NEEDED["agreements"] = set()


# ── headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _words(column: Column) -> Iterator[str]:
    for heading in (column.heading.nl, column.heading.en, *column.synonyms):
        yield folded(heading)


def _index(sheet: Sheet) -> Mapping[str, str]:
    """Headings to columns: real headings first, then other words; the first column to claim one has it."""
    return _indexed(sheet.key) if any(one is sheet for one in SHEETS) else _made(sheet)


@cache
def _indexed(key: str) -> Mapping[str, str]:
    return _made(sheet_of(key))


def _made(sheet: Sheet) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for column in sheet.columns:
        for heading in (column.heading.nl, column.heading.en):
            index.setdefault(folded(heading), column.path)
    for column in sheet.columns:
        for word in _words(column):
            index.setdefault(word, column.path)
    return index


def _read_headings(grid: Grid, sheet: Sheet) -> Found | None:
    index = _index(sheet)
    best: tuple[int, int, dict[int, str]] | None = None
    for row in sorted(grid.rows)[:SEARCHED_ROWS]:
        hits = _hits(grid, row, index)
        if hits and (best is None or len(set(hits.values())) > best[0]):
            best = (len(set(hits.values())), row, hits)
    if best is None or best[0] < min(2, len(sheet.columns)):
        return None
    _, heading_row, hits = best
    found = Found(sheet, grid, heading_row)
    for column, path in sorted(hits.items()):
        found.columns.setdefault(path, column)
        found.headings.setdefault(path, as_text(grid.rows[heading_row][column].value))
    for row in sorted(grid.rows):
        if row > heading_row and not _repeats(grid, row, index, found):
            cells = {path: grid.rows[row][at_] for path, at_ in found.columns.items() if at_ in grid.rows[row]}
            if any(cell.trouble or as_text(cell.value).strip() for cell in cells.values()):
                found.rows.append((row, cells))
    return found


def _hits(grid: Grid, row: int, index: Mapping[str, str]) -> dict[int, str]:
    """Column → path for the cells of a row that are headings, by themselves or with the group heading above them."""
    above = grid.rows.get(row - 1, {})
    hits: dict[int, str] = {}
    for column, cell in sorted(grid.rows[row].items()):
        if not isinstance(cell.value, str):
            continue
        word = folded(cell.value)
        group = next((folded(as_text(above[one].value)) for one in range(column, 0, -1) if one in above), "")
        for tried in (f"{group} {word}" if group else word, word, word.partition(" (")[0]):
            if tried in index and index[tried] not in hits.values():
                hits[column] = index[tried]
                break
    return hits


def _repeats(grid: Grid, row: int, index: Mapping[str, str], found: Found) -> bool:
    """Whether a row is the headings once more, as after a page break in print."""
    hits = _hits(grid, row, index)
    return (
        len(hits) >= 2
        and all(found.columns.get(path) == column for column, path in hits.items())
        and (len(hits) * 2 > len(grid.rows[row]))
    )


def _columns_told(found: Found, file: str) -> Iterator[CellFault]:
    """Columns that are not read, and headings that come twice."""
    if found.sheet is HEADER or not found.columns:
        return
    index, row = _index(found.sheet), found.heading_row
    for column, cell in sorted(found.grid.rows.get(row, {}).items()):
        if column in found.columns.values() or not isinstance(cell.value, str):
            continue
        heading = cell.value.strip()
        path = index.get(folded(heading))
        if path in found.columns and folded(found.headings[path]) == folded(heading):
            other = found.columns[path]
            yield at("column-twice", file, found.grid.name, row, column, heading, other=letter(other))
        else:
            yield at("column-unread", file, found.grid.name, row, column, heading, Severity.INFO)


def _front(grid: Grid, sheet: Sheet) -> Found | None:
    """The first sheet lies on its side: a name, and its value in the next cell."""
    index = _index(sheet)
    found = Found(sheet, grid)
    cells: dict[str, Cell] = {}
    for row in sorted(grid.rows):
        line = sorted(grid.rows[row].items())
        path = index.get(folded(as_text(line[0][1].value))) if line else None
        if path is None or path in found.columns:
            continue
        found.headings[path] = as_text(line[0][1].value)
        found.columns[path] = line[0][0] + 1
        if len(line) > 1 and line[1][0] <= line[0][0] + 2 and not _is_help(sheet, path, line[1][1]):
            cells[path] = line[1][1]
            found.columns[path] = line[1][0]
    if not found.columns:
        return None
    found.rows.append((min((cell.row for cell in cells.values()), default=min(grid.rows)), cells))
    return found


def _is_help(sheet: Sheet, path: str, cell: Cell) -> bool:
    column = sheet.column(path)
    return column is not None and as_text(cell.value).strip() in (column.help.nl, column.help.en)


def found_as(grid: Grid, sheet: Sheet) -> Found | None:
    """A tab read as ``sheet``, whatever it is called; ``None`` when it has not enough of its headings."""
    return _read_headings(grid, sheet) if grid.rows else None
