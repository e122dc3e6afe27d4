"""The matrix on paper: party × information item, over as many sheets as it takes, each with its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from visualisations.cells import Cell, Column, Grid, Line, grid
from visualisations.drawn.lettering import Block, fit, leading
from visualisations.drawn.marks import gap_group, gap_mark, position_sign, positions, state_group, state_tile
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, LINE, SHADE, Look
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.layout import Area
from visualisations.legal import state_word, strictest
from visualisations.page import label

if TYPE_CHECKING:
    from queries.verdict_sentences import State
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["matrix"]

_LEAST_CELL, _MOST_CELL, _MOST_ROW = 7.9, 16.0, 7.0
_ROW = {"A4": 4.2, "A3": 4.3, "A2": 5.0, "scherm": 4.4, "vel": 4.6}
_TABLE = "cells"


@dataclass(frozen=True, slots=True)
class _Shown:
    """The grid with the verdict of each cell and the row of facts that it is in words."""

    grid: Grid
    states: dict[tuple[str, str], tuple[State | None, bool]]
    rows: dict[tuple[str, str], tuple[str, ...]]


def matrix(source: Source) -> Drawing:
    """The matrix of a model: who has what, who lacks it, and the strictest verdict on closing the gap."""
    model, language = source.model, source.language
    shown = grid(model, source.analysis, language)
    states = {
        key: strictest(source.legal, (row for row in cell.needs if row.kind.is_gap))
        for key, cell in shown.cells.items()
        if cell.gap
    }
    parties = {column.id: column.label for column in shown.columns}
    items = {line.id: line.label for line in shown.lines}
    rows = {
        key: (items[cell.item], parties[cell.party], *_words(cell, states.get(key), source))
        for key, cell in shown.cells.items()
    }
    columns = ("item", "party", "position", "kind", "law-column", "several-column", "heavy-column", "met-column")
    confined = any(item.confined for item in model.items)
    return Drawing(
        name="matrix",
        title=source.say("matrix-title"),
        lead=source.say("matrix-lead"),
        source=source,
        tables=(
            FactTable(
                _TABLE,
                source.say("matrix-cells"),
                tuple(source.say(name) for name in columns),
                tuple(sorted(rows.values())),
            ),
        ),
        legend=(
            Group(source.say("position-marks"), (*positions(language), *_more(source))),
            gap_group(source.say("gap-marks"), model, language),
            state_group(source.say("law-marks"), language),
        ),
        notes=(source.say("hidden-knowers"), source.say("hidden-confined", count=shown.confined)) if confined else (),
        paint=partial(_paint, shown=_Shown(shown, states, rows)),
    )


def _words(cell: Cell, state: tuple[State | None, bool] | None, source: Source) -> tuple[str, ...]:
    """Position, kind of gap, verdict; then whether verdicts differ, the weight is highest, the need is met."""
    language, yes = source.language, source.say("yes")
    return (
        source.say(f"pos-{cell.position.value}") if cell.position else "",
        label(source.model, f"gap-kind/{cell.gap.value}", language) if cell.gap else "",
        state_word(state[0], language) if state else "",
        yes if state and state[1] else "",
        yes if cell.heavy else "",
        yes if cell.needs and not cell.gap else "",
    )


def _more(source: Source) -> tuple[Entry, ...]:
    return (
        Entry(source.say("heavy"), "", _paint_heavy),
        Entry(source.say("several-short").lstrip("+ "), "", _paint_several),
    )


def _paint_heavy(sheet: Sheet, area: Area) -> None:
    box = Area(area.left + 1, area.top, area.right - 2, area.bottom)
    sheet.box(box, Look(edge=LINE, line=0.2))
    _corner(sheet, box)


def _paint_several(sheet: Sheet, area: Area) -> None:
    _plus(sheet, (area.left + area.right) / 2, (area.top + area.bottom) / 2, 1.0)


def _corner(sheet: Sheet, box: Area) -> None:
    sheet.polygon(
        ((box.right - 1.3, box.top), (box.right, box.top), (box.right, box.top + 1.3)), Look(fill=INK, layer=3)
    )


def _plus(sheet: Sheet, x: float, y: float, size: float) -> None:
    look = Look(edge=INK, line=0.35, layer=5)
    sheet.line(((x - size / 2, y), (x + size / 2, y)), look)
    sheet.line(((x, y - size / 2), (x, y + size / 2)), look)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the matrix is cut: width of the item names and of a cell, height of a row, and what goes on each sheet."""

    names: float
    cell: float
    row: float
    head: float
    columns: tuple[tuple[Column, ...], ...]
    rows: tuple[tuple[tuple[str, Line | None], ...], ...]


def _paint(drawing: Drawing, paper: Format, shown: _Shown) -> tuple[Sheet, ...]:
    tried = [(press, _plan(press, paper, shown.grid, drawing)) for press in _presses(drawing, paper, shown.grid)]
    press, plan = min(tried, key=lambda one: (len(one[1].columns) * len(one[1].rows), len(one[1].columns)))
    for rows in plan.rows:
        for columns in plan.columns:
            _page(press.page(), press.area, plan, columns, rows, shown, paper, drawing)
    if not press.sheets:
        press.page()
    return press.done()


def _presses(drawing: Drawing, paper: Format, shown: Grid) -> list[Press]:
    """Standing and lying paper; endless paper once, as large as it must be."""
    if not paper.endless:
        return [
            Press(drawing, paper, upright=upright) for upright in ((False,) if paper.id == "scherm" else (False, True))
        ]
    names, head = _names(shown, paper, 9999.0), _heading_height(shown, paper)
    rows = len(shown.lines) + len(shown.themes)
    return [Press(drawing, paper, need=(names + len(shown.columns) * 8.6 + 1, head + rows * _ROW["vel"] + 1))]


def _names(shown: Grid, paper: Format, room: float) -> float:
    """As wide as the longest item, but not more than a third of the sheet."""
    widest = max((Block((line.label,), paper.letter).width for line in shown.lines), default=20.0)
    return min(widest + 2, room * 0.36, 92.0)


def _heading_height(shown: Grid, paper: Format) -> float:
    """Room for the names of the parties on their side, and of their groups above."""
    longest = max((Block((column.short,), paper.letter, bold=True).width for column in shown.columns), default=20.0)
    return min(longest + 2, 46.0 if paper.width > 300 else 34.0) + 2 + _band(paper)


def _band(paper: Format) -> float:
    return 3 * leading(paper.small) + 0.6


def _plan(press: Press, paper: Format, shown: Grid, drawing: Drawing) -> _Plan:
    wide, high = press.area.right - press.area.left, press.area.bottom - press.area.top
    names, head, row = _names(shown, paper, wide), _heading_height(shown, paper), _ROW[paper.id]
    per_sheet = max(1, int((wide - names) / _LEAST_CELL))
    blocks = max(1, ceil(len(shown.columns) / per_sheet))
    per_block = max(1, ceil(len(shown.columns) / blocks))
    cell = min(_MOST_CELL, (wide - names) / per_block)
    columns = tuple(shown.columns[start : start + per_block] for start in range(0, len(shown.columns), per_block))
    rows = _cut(shown, max(3, int((high - head) / row)), drawing)
    row = max(row, min(_MOST_ROW, (high - head) / max((len(one) for one in rows), default=1)))
    return _Plan(names, cell, row, head, columns, rows)


def _cut(shown: Grid, fits: int, drawing: Drawing) -> tuple[tuple[tuple[str, Line | None], ...], ...]:
    """Rows per sheet: a theme heads its items, is named again when it goes on, and never stands alone at the foot."""
    sheets: list[list[tuple[str, Line | None]]] = [[]]
    for theme in shown.themes:
        if len(sheets[-1]) + 2 > fits:
            sheets.append([])
        sheets[-1].append((theme.label, None))
        for line in theme.lines:
            if len(sheets[-1]) >= fits:
                sheets.append([(drawing.source.say("continued", name=theme.label), None)])
            sheets[-1].append(("", line))
    return tuple(tuple(rows) for rows in sheets if rows)


def _page(
    sheet: Sheet,
    area: Area,
    plan: _Plan,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, Line | None]],
    shown: _Shown,
    paper: Format,
    drawing: Drawing,
) -> None:
    left, top = area.left + plan.names, area.top + plan.head
    right = left + len(columns) * plan.cell
    _headings(sheet, Area(left, area.top, right, top), plan, columns, shown.grid, paper)
    for number, (theme, line) in enumerate(rows):
        y = top + number * plan.row
        if line is None:
            sheet.box(Area(area.left, y, right, y + plan.row), Look(fill=SHADE, layer=1))
            block = fit(theme, right - area.left, plan.row, paper.letter, bold=True)
            sheet.write(area.left + 0.6, y + (plan.row - block.height) / 2, block)
            continue
        block = fit(line.label, plan.names - 1.2, plan.row, paper.letter)
        sheet.write(area.left + 0.4, y + (plan.row - block.height) / 2, block)
        for place, column in enumerate(columns):
            key = column.id, line.id
            if key in shown.grid.cells:
                x = left + place * plan.cell
                _cell(sheet, Area(x, y, x + plan.cell, y + plan.row), shown, key, drawing.source.language)
    _rules(sheet, Area(area.left, top, right, top + len(rows) * plan.row), plan, len(columns), len(rows))


def _headings(sheet: Sheet, area: Area, plan: _Plan, columns: Sequence[Column], shown: Grid, paper: Format) -> None:
    band = _band(paper)
    for place, column in enumerate(columns):
        x = area.left + place * plan.cell
        block = fit(column.short, plan.head - band - 2, plan.cell - 0.8, paper.letter, bold=True)
        sheet.write(x + (plan.cell - block.height) / 2, area.bottom - 1, block, upright=True)
    inside = {column.id for column in columns}
    for group in shown.groups:
        places = [place for place, column in enumerate(columns) if column in group.columns and column.id in inside]
        if places:
            x, end = area.left + places[0] * plan.cell, area.left + (places[-1] + 1) * plan.cell
            _band_name(sheet, group.label, Area(x, area.top, end, area.top + band - 0.6), paper)
            sheet.line(((x + 0.4, area.top + band), (end - 0.4, area.top + band)), Look(edge=INK, line=0.5))


def _band_name(sheet: Sheet, text: str, box: Area, paper: Format) -> None:
    """The name of a group above its columns; on its side where it stands over one narrow column."""
    lying = fit(text, box.right - box.left - 0.8, box.bottom - box.top, paper.small, bold=True)
    if lying.size > 0.72 * paper.small:
        sheet.write((box.left + box.right) / 2, box.bottom - lying.height, lying, side="center")
        return
    block = fit(text, box.bottom - box.top, box.right - box.left - 0.8, paper.small, bold=True)
    sheet.write((box.left + box.right - block.height) / 2, box.bottom - 0.3, block, upright=True)


def _rules(sheet: Sheet, area: Area, plan: _Plan, columns: int, rows: int) -> None:
    left = area.left + plan.names
    across = [((area.left, area.top + n * plan.row), (area.right, area.top + n * plan.row)) for n in range(rows + 1)]
    down = [((left + n * plan.cell, area.top), (left + n * plan.cell, area.bottom)) for n in range(columns + 1)]
    sheet.lines([*across, *down], Look(edge=LINE, line=0.12, layer=1))


def _cell(sheet: Sheet, box: Area, shown: _Shown, key: tuple[str, str], language: str) -> None:
    """Position, gap and verdict side by side; a black corner for the highest weight."""
    cell = shown.grid.cells[key]
    middle, high = (box.top + box.bottom) / 2, min(4.6, box.bottom - box.top - 0.9)
    sheet.fact(_TABLE, shown.rows[key])
    if cell.gap is None:
        if cell.position:
            met, radius = bool(cell.needs), high * 0.25
            position_sign(sheet, (box.left + box.right) / 2, middle, cell.position, met=met, radius=radius)
        return
    signs = high * 0.58 if cell.position else 0.0
    room = min(box.right - box.left - 0.8, high * 2.6 + signs) - signs
    start = (box.left + box.right - room - signs) / 2
    if cell.position:
        position_sign(sheet, start + high * 0.22, middle, cell.position, met=False, radius=high * 0.19)
    gap = Area(start + signs, middle - high / 2, start + signs + room * 0.5, middle + high / 2)
    gap_mark(sheet, gap, cell.gap, language, min(high * 1.6, room * 0.5 / 0.74))
    state, several = shown.states[key]
    tile = Area(gap.right + 0.35, gap.top, start + signs + room, gap.bottom)
    state_tile(sheet, tile, state)
    if several:
        _plus(sheet, tile.right, tile.top, high * 0.33)
    if cell.heavy:
        _corner(sheet, box)
