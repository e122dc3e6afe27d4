"""Which combinations of partners hold the same items: an UpSet plot, and after it the items of each combination."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from ontology.terms import Quality
from visualisations.drawn.lettering import Block, fit
from visualisations.drawn.listing import Paragraph, list_pages
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, LINE, SHADE, Look
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.layout import Area
from visualisations.palette import OKABE_ITO

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["upset"]

_TABLE, _LIST, _TOTALS = "combinations", "list", "totals"
_LEAST, _MOST, _BARS, _SIDE_BARS = 4.6, 9.0, 34.0, 26.0
_OFF = "#D5DADF"


@dataclass(frozen=True, slots=True)
class _Combination:
    number: int
    partners: tuple[str, ...]
    items: tuple[str, ...]


def upset(source: Source) -> Drawing:
    """The combinations of partners that hold the same items first-hand, the fullest first; no confined items."""
    found = _combinations(source)
    totals = Counter(partner for one in found for partner in one.partners for _ in one.items)
    ranked = sorted(totals, key=lambda partner: (-totals[partner], partner))
    told = (source.say("line-number"), source.say("partners"))
    return Drawing(
        name="upset",
        title=source.say("upset-title"),
        lead=source.say("upset-lead"),
        source=source,
        tables=(
            FactTable(_TABLE, source.say("upset-table"), (*told, source.say("items")), tuple(map(_row, found))),
            FactTable(_TOTALS, source.say("total").capitalize(), (source.say("partners"), source.say("items")),
                      tuple((partner, str(totals[partner])) for partner in ranked)),
            FactTable(_LIST, source.say("upset-list"), (*told, source.say("what")), tuple(map(_list_row, found))),
        ),
        legend=(Group(source.say("legend"), _entries(source)),),
        notes=(source.say("hidden-knowers"),) if any(item.confined for item in source.model.items) else (),
        paint=partial(_paint, found=found, totals={partner: totals[partner] for partner in ranked}),
    )  # fmt: skip


def _combinations(source: Source) -> tuple[_Combination, ...]:
    model = source.model
    partner_of = {actor.id: actor.partner for actor in model.actors}
    holders: dict[str, set[str]] = {}
    for held in model.holdings:
        if held.quality is Quality.FIRST_HAND and not model.item[held.item].confined:
            name = source.name(partner_of.get(held.holder, held.holder))
            is_knower = held.holder in model.source_of_knowledge
            holders.setdefault(held.item, set()).add(source.say("knower-mark", name=name) if is_knower else name)
    together: dict[tuple[str, ...], list[str]] = {}
    for item, names in holders.items():
        together.setdefault(tuple(sorted(names)), []).append(source.item(item))
    ranked = sorted(together, key=lambda names: (-len(together[names]), len(names), names))
    return tuple(_Combination(number, names, tuple(sorted(together[names]))) for number, names in enumerate(ranked, 1))


def _row(one: _Combination) -> tuple[str, ...]:
    return str(one.number), ", ".join(one.partners), str(len(one.items))


def _list_row(one: _Combination) -> tuple[str, ...]:
    return str(one.number), ", ".join(one.partners), "; ".join(one.items)


def _paint(
    drawing: Drawing, paper: Format, found: tuple[_Combination, ...], totals: dict[str, int]
) -> tuple[Sheet, ...]:
    names = min(70.0, max((Block((name,), paper.letter).width for name in totals), default=30.0) + 2)
    upright = paper.id == "A4" and len(totals) > 20
    need = (names + _SIDE_BARS + len(found) * 5.0 + 4, len(totals) * 5.2 + _BARS + 8)
    press = Press(drawing, paper, upright=upright, need=need)
    area, source = press.area, drawing.source
    if not found:
        press.page().line_of(area.left, area.top, source.say("nothing-drawn"), paper.letter * 1.2)
        return press.done()
    wide = area.right - area.left - names - _SIDE_BARS
    blocks = ceil(len(found) / max(1, int(wide / _LEAST)))
    per_sheet = ceil(len(found) / blocks)
    cell = min(_MOST, wide / per_sheet)
    high = area.bottom - area.top
    bars = min(_BARS, high * 0.22, max(9.0, high - 6 - len(totals) * 2.4))
    row = min(7.0, (area.bottom - area.top - bars - 6) / max(1, len(totals)))
    plan = _Plan(names, cell, row, bars, max(len(one.items) for one in found), max(totals.values()))
    for start in range(0, len(found), per_sheet):
        _page(press, plan, found[start : start + per_sheet], totals, first=start == 0)
    list_pages(press, source.say("upset-list"), [_paragraph(one) for one in found])
    return press.done()


def _paragraph(one: _Combination) -> Paragraph:
    return Paragraph(f"{one.number}. {', '.join(one.partners)}", "; ".join(one.items), _LIST, _list_row(one))


@dataclass(frozen=True, slots=True)
class _Plan:
    names: float
    cell: float
    row: float
    bars: float
    highest: int
    longest: int


def _page(press: Press, plan: _Plan, shown: Sequence[_Combination], totals: dict[str, int], *, first: bool) -> None:
    sheet, area, paper = press.page(), press.area, press.paper
    left, top = area.left + plan.names + _SIDE_BARS, area.top + plan.bars + 5
    right = left + len(shown) * plan.cell
    rows = {partner: number for number, partner in enumerate(totals)}
    for partner, number in rows.items():
        y = top + number * plan.row
        if number % 2 == 0:
            sheet.box(Area(area.left, y, right, y + plan.row), Look(fill=SHADE, layer=1))
        block = fit(partner, plan.names - 1, plan.row, paper.letter)
        sheet.write(area.left + plan.names - 1, y + (plan.row - block.height) / 2, block, side="right")
        long = (_SIDE_BARS - 9) * totals[partner] / plan.longest
        x = area.left + plan.names + 0.6
        sheet.box(
            Area(x, y + plan.row * 0.2, x + long, y + plan.row * 0.8), Look(fill=OKABE_ITO["grey"], edge=INK, line=0.12)
        )
        count = fit(str(totals[partner]), 8, plan.row, paper.letter)
        sheet.write(x + long + 0.8, y + (plan.row - count.height) / 2, count)
        if first:
            sheet.fact(_TOTALS, (partner, str(totals[partner])))
    for place, one in enumerate(shown):
        _column(
            sheet, Area(left + place * plan.cell, area.top, left + (place + 1) * plan.cell, top), plan, one, rows, paper
        )
    sheet.line(((left, top - 5), (right, top - 5)), Look(edge=INK, line=0.25))
    heading = press.drawing.source.say("upset-bar")
    room = plan.names + _SIDE_BARS - 4
    block = fit(heading, room, plan.bars, paper.small)
    sheet.write(left - 3, top - 5 - block.height, block, side="right")


def _column(sheet: Sheet, box: Area, plan: _Plan, one: _Combination, rows: dict[str, int], paper: Format) -> None:
    middle, foot = (box.left + box.right) / 2, box.bottom - 5
    high = (plan.bars - 6) * len(one.items) / plan.highest
    half = plan.cell * 0.32
    sheet.box(Area(middle - half, foot - high, middle + half, foot), Look(fill=OKABE_ITO["blue"], edge=INK, line=0.12))
    count = fit(str(len(one.items)), plan.cell - 0.4, 5, paper.letter, bold=True)
    sheet.write(middle, foot - high - count.height - 0.2, count, side="center")
    number = fit(str(one.number), plan.cell - 0.6, 4.4, paper.small)
    sheet.write(middle, foot + 0.5, number, side="center")
    radius = min(plan.cell, plan.row) * 0.26
    places = sorted(rows[partner] for partner in one.partners)
    ys = [box.bottom + (place + 0.5) * plan.row for place in places]
    empty = [(middle, box.bottom + (place + 0.5) * plan.row) for place in rows.values() if place not in places]
    sheet.dots(empty, radius * 0.45, Look(fill=_OFF, layer=2))
    if len(ys) > 1:
        sheet.line(((middle, ys[0]), (middle, ys[-1])), Look(edge=INK, line=0.5, layer=3))
    for y in ys:
        sheet.circle(middle, y, radius, Look(fill=INK, layer=4))
    sheet.fact(_TABLE, _row(one))


def _entries(source: Source) -> tuple[Entry, ...]:
    def dot(sheet: Sheet, area: Area, *, holds: bool) -> None:
        x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        sheet.circle(
            x, y, 1.2 if holds else 0.6, Look(fill=INK if holds else _OFF, edge=INK if holds else LINE, line=0.1)
        )

    def bar(sheet: Sheet, area: Area, *, blue: bool) -> None:
        fill = OKABE_ITO["blue" if blue else "grey"]
        sheet.box(
            Area(area.left + 1, area.top + 0.8, area.right - 1, area.bottom - 0.8), Look(fill=fill, edge=INK, line=0.12)
        )

    return (
        Entry(source.say("upset-holds"), "", partial(dot, holds=True)),
        Entry(source.say("upset-holds-not"), "", partial(dot, holds=False)),
        Entry(source.say("upset-bar"), "", partial(bar, blue=True)),
        Entry(f"{source.say('total')}: {source.say('items')}", "", partial(bar, blue=False)),
    )
