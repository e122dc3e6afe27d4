"""One partner and everybody it gives to or gets from: on the left what comes in, on the right what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from visualisations.drawn.lettering import fit, leading
from visualisations.drawn.listing import Paragraph, list_pages
from visualisations.drawn.marks import state_group
from visualisations.drawn.network import line_row
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, SHADE, Look
from visualisations.drawn.strands import (
    Strand,
    count_words,
    draw_strand,
    draw_tag,
    flow_entries,
    is_assumed,
    tag_size,
)
from visualisations.drawn.told import Drawing, FactTable, Group
from visualisations.edges import Edge, flow_edges, judged_edges
from visualisations.layout import Area

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["ego", "members"]

_LINES, _LIST = "lines", "list"
_ALL = 1_000_000


def members(source: Source, party: str) -> tuple[str, ...]:
    """The actors of a partner, or the actor, table or knowledge source itself; raises ``KeyError`` for who is none."""
    model = source.model
    found = tuple(actor.id for actor in model.actors if actor.partner == party)
    if found or party in model.actor or party in model.table or party in model.source_of_knowledge:
        return found or (party,)
    raise KeyError(party)


def ego(source: Source, party: str) -> Drawing:
    """All lines that begin or end at ``party``: flows of the model, and every missing flow with its verdict."""
    own = members(source, party)
    every = (*flow_edges(source.model), *judged_edges(source.model, source.analysis, source.legal, _ALL))
    lines = tuple(line for line in every if line.sender in own or line.recipient in own)
    name = source.name(party)
    told = tuple(source.say(key) for key in ("from", "to", "how", "verdict"))
    return Drawing(
        name="ego",
        title=source.say("ego-title", name=name),
        lead=source.say("ego-lead", name=name),
        source=source,
        tables=(
            FactTable(
                _LINES,
                source.say("lines"),
                (*told, source.say("items")),
                tuple(line_row(line, source) for line in lines),
            ),
            FactTable(
                _LIST,
                source.say("list-head"),
                (*told, source.say("what")),
                tuple(_list_row(line, source) for line in lines),
            ),
        ),
        legend=(
            Group(source.say("working-flows"), flow_entries(source)),
            state_group(source.say("missing-flows"), source.language),
        ),
        notes=(source.say("hidden-knowers"),) if any(item.confined for item in source.model.items) else (),
        paint=partial(_paint, lines=lines, own=own),
    )


def _list_row(line: Edge, source: Source) -> tuple[str, ...]:
    return (*line_row(line, source)[:4], ", ".join(source.item(item) for item in line.items))


@dataclass(frozen=True, slots=True)
class _Other:
    """Somebody at one side, with its lines; ``arrives`` on the left, where lines run to the middle."""

    party: str
    lines: tuple[Edge, ...]
    arrives: bool


def _others(lines: Sequence[Edge], own: Sequence[str], *, arrives: bool) -> list[_Other]:
    grouped: dict[str, list[Edge]] = {}
    for line in lines:
        inward = line.recipient in own
        if inward == arrives:
            grouped.setdefault(line.sender if arrives else line.recipient, []).append(line)
    ranked = sorted(grouped, key=lambda party: (-sum(len(line.items) for line in grouped[party]), party))
    return [_Other(party, tuple(grouped[party]), arrives) for party in ranked]


def _paint(drawing: Drawing, paper: Format, lines: tuple[Edge, ...], own: tuple[str, ...]) -> tuple[Sheet, ...]:
    source = drawing.source
    slot = leading(min(paper.small, 8.0)) + 1.6
    sides = [_others(lines, own, arrives=arrives) for arrives in (True, False)]
    tall = max(20.0, *(sum(_height(one, slot) for one in side) for side in sides))
    press = Press(drawing, paper, need=(0.0, max(tall, len(own) * 9.0) + 16))
    room = press.area.bottom - press.area.top - 9
    slot *= min(2.0, max(1.0, room / tall * 0.98))
    parts = [_split(side, slot, room) for side in sides]
    for number in range(max(1, *map(len, parts))):
        shown = [part[number] if number < len(part) else [] for part in parts]
        _page(press, own, shown[0], shown[1], slot)
    list_pages(press, source.say("list-head"), [_paragraph(line, source) for line in lines])
    return press.done()


def _paragraph(line: Edge, source: Source) -> Paragraph:
    row = _list_row(line, source)
    told = "; ".join(filter(None, (row[2], row[3])))
    text = f"{told} ({len(line.items)}): {row[4]}"
    return Paragraph(f"{row[0]} → {row[1]}", text, _LIST, row, judged=line.is_gap, state=line.state)


def _height(one: _Other, slot: float) -> float:
    return max(7.0, len(one.lines) * slot + 1.2) + 1.6


def _split(side: Sequence[_Other], slot: float, room: float) -> list[list[_Other]]:
    """What fits on each sheet."""
    sheets: list[list[_Other]] = [[]]
    used = 0.0
    for one in side:
        high = _height(one, slot)
        if sheets[-1] and used + high > room:
            sheets.append([])
            used = 0.0
        sheets[-1].append(one)
        used += high
    return sheets


def _page(press: Press, own: tuple[str, ...], left: Sequence[_Other], right: Sequence[_Other], slot: float) -> None:
    sheet, area, paper, source = press.page(), press.area, press.paper, press.drawing.source
    wide = (area.right - area.left) * 0.2
    centre = (area.left + area.right) / 2
    tall = max(sum(_height(one, slot) for one in side) for side in (left, right))
    tall = min(max(tall, len(own) * 9.0, 30.0), area.bottom - area.top - 9)
    top = area.top + 8
    name = press.drawing.title.split(":", 1)[0]
    for key, x in (("ego-in", area.left + wide / 2), ("ego-out", area.right - wide / 2)):
        sheet.write(x, area.top, fit(source.say(key, name=name), wide, 7, paper.letter, bold=True), side="center")
    homes = _centre(sheet, source, own, Area(centre - wide / 2, top, centre + wide / 2, top + tall), paper)
    _side(sheet, source, left, Area(area.left, top, area.left + wide, top + tall), homes, slot)
    _side(sheet, source, right, Area(area.right - wide, top, area.right, top + tall), homes, slot)


def _centre(sheet: Sheet, source: Source, own: tuple[str, ...], box: Area, paper: Format) -> dict[str, Area]:
    """The actors of the partner below each other; where each of them stands."""
    high = (box.bottom - box.top) / len(own)
    found = {}
    for number, party in enumerate(own):
        area = Area(box.left, box.top + number * high + 0.8, box.right, box.top + (number + 1) * high - 0.8)
        sheet.box(area, Look(fill="#FFFFFF", edge=INK, line=0.7, layer=4), rounded=1.5)
        block = fit(source.name(party), box.right - box.left - 4, high - 2.4, paper.letter * 1.3, bold=True)
        middle = (area.top + area.bottom) / 2
        sheet.write((box.left + box.right) / 2, middle - block.height / 2, block, side="center")
        found[party] = area
    return found


def _side(
    sheet: Sheet, source: Source, others: Sequence[_Other], box: Area, homes: dict[str, Area], slot: float
) -> None:
    """The others of one side below each other, each with its lines to the middle."""
    size = min(8.0, slot / leading(1.0) * 0.72)
    y = box.top
    lines: list[tuple[Edge, _Other, float]] = []
    for one in others:
        high = _height(one, slot) - 1.6
        area = Area(box.left, y, box.right, y + high)
        sheet.box(area, Look(fill=SHADE, edge=INK, line=0.3, layer=4), rounded=1.2)
        block = fit(source.name(one.party), box.right - box.left - 3, high - 0.8, size * 1.15)
        sheet.write((box.left + box.right) / 2, (area.top + area.bottom) / 2 - block.height / 2, block, side="center")
        first = y + (high - len(one.lines) * slot) / 2
        lines += [(line, one, first + (number + 0.5) * slot) for number, line in enumerate(one.lines)]
        y += high + 1.6
    for home, area in homes.items():
        ending = [entry for entry in lines if home == (entry[0].recipient if entry[1].arrives else entry[0].sender)]
        for number, (line, one, outer) in enumerate(ending):
            inner = area.top + (area.bottom - area.top) * (number + 1) / (len(ending) + 1)
            _line(sheet, source, line, box, area, (outer, inner), size, arrives=one.arrives)


def _line(
    sheet: Sheet,
    source: Source,
    line: Edge,
    box: Area,
    home: Area,
    heights: tuple[float, float],
    size: float,
    *,
    arrives: bool,
) -> None:
    """One line with its tag beside the box of the other, where every line has a height of its own."""
    outer, inner = heights
    text = count_words(line, source)
    wide, high = tag_size(text, judged=line.is_gap, size=size)
    if arrives:
        start, end, left = (box.right, outer), (home.left, inner), box.right + 3
    else:
        start, end, left = (home.right, inner), (box.left, outer), box.left - 6 - wide
    bend = start[0] + (end[0] - start[0]) * (0.6 if arrives else 0.4), outer
    draw_strand(sheet, Strand(start, bend, end), line, assumed=is_assumed(line, source), reach=0.2)
    draw_tag(sheet, Area(left, outer - high / 2, left + wide, outer + high / 2), line, text, size)
    sheet.fact(_LINES, line_row(line, source))
