"""From when until when the provisions apply on which the verdicts of a model rest: a bar for each version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from visualisations.drawn.lettering import Block, fit, leading
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, LINE, MUTED, SHADE, Look
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.layout import Area
from visualisations.palette import OKABE_ITO

if TYPE_CHECKING:
    from ontology.norms import Norm
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["timeline"]

_TABLE = "validity"
_YEARS_BACK, _YEARS_ON = 14, 3
_ROW = 5.4


@dataclass(frozen=True, slots=True)
class _Bar:
    """One version of one provision: its name, first and last day, whether it applies, and the row that says so."""

    name: str
    start: str
    end: str | None
    applies: bool
    unread: bool
    pending: bool
    row: tuple[str, ...]


def timeline(source: Source) -> Drawing:
    """Every version of the provisions that carry or stop a verdict of this model, by act and article."""
    bars = _bars(source)
    columns = ("provision", "valid-from", "valid-to", "bar-in-force", "text-state")
    return Drawing(
        name="timeline",
        title=source.say("timeline-title"),
        lead=source.say("timeline-lead"),
        source=source,
        tables=(
            FactTable(
                _TABLE,
                source.say("timeline-table"),
                tuple(source.say(name) for name in columns),
                tuple(bar.row for bar in bars),
            ),
        ),
        legend=(Group(source.say("legend"), _entries(source)),),
        notes=(),
        paint=partial(_paint, bars=bars),
    )


def _bars(source: Source) -> tuple[_Bar, ...]:
    law = source.legal.law
    verdicts = [one.on_content for one in source.legal.judged.values() if one.on_content is not None]
    names = {name for verdict in verdicts for name in (*verdict.grounds, *verdict.blocks)}
    norms = sorted(
        (norm for norm in law.norms if norm.id in names),
        key=lambda norm: (law.act[norm.act].short, norm.article, norm.id, norm.valid_from),
    )
    return tuple(_bar(source, norm) for norm in norms)


def _bar(source: Source, norm: Norm) -> _Bar:
    law, day = source.legal.law, source.legal.day
    name = f"{law.act[norm.act].short} {norm.article}: {norm.title.of(source.language)}"
    applies = norm.in_force(day) and not norm.pending
    unread = norm.text_date is None or norm.text_state.needs_recheck
    end = norm.valid_to or source.say("pending" if norm.pending else "still")
    read = norm.text_date or source.say("unread")
    row = (name, norm.valid_from, end, source.say("yes") if applies else "", read)
    return _Bar(name, norm.valid_from, norm.valid_to, applies, unread, norm.pending, row)


def _paint(drawing: Drawing, paper: Format, bars: tuple[_Bar, ...]) -> tuple[Sheet, ...]:
    upright = paper.id in ("A4", "A3") and len(bars) > 24
    press = Press(drawing, paper, upright=upright, need=(0.0, len(bars) * _ROW + 14))
    area = press.area
    if not bars:
        press.page().line_of(area.left, area.top, drawing.source.say("nothing-drawn"), paper.letter * 1.2)
        return press.done()
    fits = max(1, int((area.bottom - area.top - 10) / _ROW))
    per_sheet = ceil(len(bars) / ceil(len(bars) / fits))
    for start in range(0, len(bars), per_sheet):
        _page(press, drawing.source, bars[start : start + per_sheet])
    return press.done()


@dataclass(frozen=True, slots=True)
class _Axis:
    left: float
    right: float
    first: int
    last: int

    def at(self, day: str) -> float:
        """Where an ISO day stands, inside the axis."""
        year = int(day[:4]) + (int(day[5:7] or 1) - 1) / 12 + (int(day[8:10] or 1) - 1) / 372
        part = (year - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, part)) * (self.right - self.left)


def _page(press: Press, source: Source, bars: Sequence[_Bar]) -> None:
    sheet, area, paper = press.page(), press.area, press.paper
    year = int(source.legal.day[:4])
    names = (area.right - area.left) * 0.45
    dates = Block(("2000-00-00",), paper.small).width + 4
    axis = _Axis(area.left + names + dates, area.right - dates, year - _YEARS_BACK, year + _YEARS_ON)
    top = area.top + 9
    row = min(_ROW * 1.5, (area.bottom - top) / len(bars))
    bottom = top + len(bars) * row
    _years(sheet, axis, area.top, top, bottom, paper, source)
    for number, bar in enumerate(bars):
        y = top + number * row
        if number % 2 == 0:
            sheet.box(Area(area.left, y, area.right, y + row), Look(fill=SHADE, layer=1))
        block = fit(bar.name, names - 2, row, paper.letter)
        sheet.write(area.left + 0.5, y + (row - block.height) / 2, block)
        _draw(sheet, bar, axis, y, row, dates, paper, source)
        sheet.fact(_TABLE, bar.row)


def _years(sheet: Sheet, axis: _Axis, top: float, head: float, foot: float, paper: Format, source: Source) -> None:
    step = 2 if (axis.right - axis.left) / (axis.last - axis.first) < 11 else 1
    day = axis.at(source.legal.day)
    for year in range(axis.first, axis.last + 1, step):
        x = axis.at(f"{year}-01-01")
        sheet.line(((x, head), (x, foot)), Look(edge=LINE, line=0.12, layer=1))
        text = Block((str(year),), paper.small)
        sheet.write(x, head - leading(paper.small) - 0.4, text, side="center", colour=MUTED)
    sheet.line(
        ((day, head - 0.2), (day, foot)), Look(edge=OKABE_ITO["vermilion"], line=0.5, dashes=(1.6, 0.9), layer=5)
    )
    label = Block((f"{source.say('law-day-line')} {source.legal.day}",), paper.small, bold=True)
    sheet.write(min(day, axis.right - label.width / 2), top, label, side="center")


def _draw(
    sheet: Sheet, bar: _Bar, axis: _Axis, y: float, row: float, dates: float, paper: Format, source: Source
) -> None:
    start, end = axis.at(bar.start), axis.right if bar.end is None else axis.at(bar.end)
    area = Area(start, y + row * 0.22, max(end, start + 0.8), y + row * 0.78)
    sheet.box(area, _look(applies=bar.applies, unread=bar.unread))
    middle = (area.top + area.bottom) / 2
    if bar.end is None:
        sheet.polygon(
            ((area.right, area.top), (area.right + 1.6, middle), (area.right, area.bottom)), Look(fill=INK, layer=4)
        )
    if int(bar.start[:4]) < axis.first:
        sheet.polygon(
            ((area.left, area.top), (area.left - 1.6, middle), (area.left, area.bottom)), Look(fill=INK, layer=4)
        )
    first = Block((bar.start,), paper.small)
    sheet.write(axis.left - 2, y + (row - first.height) / 2, first, side="right")
    last = fit(bar.end or source.say("pending" if bar.pending else "still"), dates - 2.4, row, paper.small)
    sheet.write(axis.right + 2.2, y + (row - last.height) / 2, last)


def _look(*, applies: bool, unread: bool) -> Look:
    fill = OKABE_ITO["sky"] if applies else "#FFFFFF"
    return Look(fill=fill, edge=INK, line=0.25, hatch="////" if unread else "", layer=3)


def _entries(source: Source) -> tuple[Entry, ...]:
    def bar(sheet: Sheet, area: Area, *, applies: bool, unread: bool) -> None:
        sheet.box(
            Area(area.left + 0.5, area.top + 0.6, area.right - 0.5, area.bottom - 0.6),
            _look(applies=applies, unread=unread),
        )

    def line(sheet: Sheet, area: Area) -> None:
        x = (area.left + area.right) / 2
        sheet.line(((x, area.top), (x, area.bottom)), Look(edge=OKABE_ITO["vermilion"], line=0.5, dashes=(1.2, 0.7)))

    return (
        Entry(source.say("bar-in-force"), "", partial(bar, applies=True, unread=False)),
        Entry(source.say("bar-not"), "", partial(bar, applies=False, unread=False)),
        Entry(source.say("bar-unread"), "", partial(bar, applies=True, unread=True)),
        Entry(source.say("law-day-line"), "", line),
    )
