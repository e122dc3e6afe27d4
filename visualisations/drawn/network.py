"""The network on paper: the same places and lines as on the screen, and after it every line in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from visualisations.bends import bends
from visualisations.cells import parties
from visualisations.drawn.lettering import fit, leading
from visualisations.drawn.listing import Paragraph, list_pages
from visualisations.drawn.marks import state_group
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, MUTED, Look
from visualisations.drawn.strands import (
    Strand,
    count_words,
    draw_strand,
    draw_tag,
    flow_entries,
    how,
    is_assumed,
    put_tag,
    tag_size,
)
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.edges import Edge, edges
from visualisations.layout import LABEL, Area, Place, layout
from visualisations.legal import state_word

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["line_row", "network", "node_entries", "node_mark", "state_of_line"]

_LINES, _LIST = "lines", "list"
_MOST_SCALE = 0.42
_ROWS_LYING = 34


@dataclass(frozen=True, slots=True)
class _Shown:
    lines: tuple[Edge, ...]
    places: dict[str, Place]


def network(source: Source) -> Drawing:
    """The flows of a model and its heaviest missing flows, each with what the law says."""
    model, language = source.model, source.language
    lines = edges(model, source.analysis, source.legal)
    ids = [members for _, _, members in parties(model, language)]
    places = layout(ids, [(line.sender, line.recipient) for line in lines])
    confined = any(item.confined for item in model.items)
    told = tuple(source.say(key) for key in ("from", "to", "how", "verdict"))
    connected = {party for line in lines for party in (line.sender, line.recipient)}
    alone = tuple((source.name(party),) for members in ids for party in members if party not in connected)
    missing = sum(line.is_gap for line in lines)
    return Drawing(
        name="network",
        title=source.say("network-title"),
        lead=source.say("network-lead"),
        source=source,
        tables=(
            FactTable(_LINES, source.say("lines"), (*told, source.say("items")), _rows(lines, source)),
            FactTable(_LIST, source.say("list-head"), (*told, source.say("what")), _list_rows(lines, source)),
            FactTable("alone", source.say("isolated"), (source.say("party"),), alone),
        ),
        legend=(
            Group(source.say("working-flows"), (*flow_entries(source), *node_entries(source))),
            state_group(source.say("missing-flows"), language),
        ),
        notes=(source.say("missing-rule-law", count=missing), *((source.say("hidden-knowers"),) if confined else ())),
        paint=partial(_paint, shown=_Shown(lines, places)),
    )


def line_row(line: Edge, source: Source) -> tuple[str, ...]:
    """What a line states in the picture: from whom, to whom, how firm, its verdict, how many items."""
    return (*_ends(line, source), how(line, source), state_of_line(line, source), count_words(line, source))


def state_of_line(line: Edge, source: Source) -> str:
    """The verdict on a missing flow in words; nothing for a flow that is there."""
    return state_word(line.state, source.language) if line.is_gap else ""


def _ends(line: Edge, source: Source) -> tuple[str, str]:
    return source.name(line.sender), source.name(line.recipient)


def _rows(lines: Sequence[Edge], source: Source) -> tuple[tuple[str, ...], ...]:
    return tuple(line_row(line, source) for line in lines)


def _list_rows(lines: Sequence[Edge], source: Source) -> tuple[tuple[str, ...], ...]:
    return tuple((*line_row(line, source)[:4], ", ".join(source.item(item) for item in line.items)) for line in lines)


def _paint(drawing: Drawing, paper: Format, shown: _Shown) -> tuple[Sheet, ...]:
    rows = max((len([one for one in shown.places.values() if one.side == side]) for side in (-1, 1)), default=0)
    upright = paper.id != "scherm" and 2 * rows > _ROWS_LYING
    press = Press(drawing, paper, upright=upright, need=(0.0, 6.6 * (rows + 8)))
    _picture(press, drawing.source, shown)
    source = drawing.source
    list_pages(press, source.say("list-head"), [_paragraph(line, source) for line in shown.lines])
    return press.done()


def _paragraph(line: Edge, source: Source) -> Paragraph:
    row = _list_rows((line,), source)[0]
    told = "; ".join(filter(None, (row[2], row[3])))
    head = f"{row[0]} → {row[1]}"
    return Paragraph(head, f"{told} ({len(line.items)}): {row[4]}", _LIST, row, judged=line.is_gap, state=line.state)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the units of the layout to millimetres; across and down have their own scale."""

    x: float
    y: float
    middle: float
    top: float
    label: float

    def point(self, place: Place) -> tuple[float, float]:
        """Where a party stands on the sheet."""
        return self.middle + place.x * self.x, self.top + place.y * self.y


def _scale(area: Area, places: dict[str, Place]) -> _Scale:
    """As large as the sheet allows, with room for the names at both sides."""
    reach = max((abs(place.x) for place in places.values() if place.side), default=1)
    low = min((place.y for place in places.values()), default=0) - LABEL.height / 2
    high = max((place.y for place in places.values()), default=0) + LABEL.height / 2
    wide = area.right - area.left
    label = min(62.0, wide * 0.22)
    x = min(_MOST_SCALE, (wide / 2 - label - 4) / reach)
    y = min(_MOST_SCALE, (area.bottom - area.top) / (high - low))
    spare = (area.bottom - area.top) - (high - low) * y
    return _Scale(x, y, (area.left + area.right) / 2, area.top - low * y + spare / 2, label)


def _picture(press: Press, source: Source, shown: _Shown) -> None:
    sheet, paper = press.page(), press.paper
    scale = _scale(press.area, shown.places)
    taken = [_name(sheet, party, place, scale, source, paper) for party, place in shown.places.items()]
    size = min(paper.small, 7.5)
    texts = [count_words(line, source) for line in shown.lines]
    ends = [
        (shown.places[line.sender], shown.places[line.recipient], text)
        for line, text in zip(shown.lines, texts, strict=True)
    ]
    curves = bends(ends, [place.label for place in shown.places.values()])
    strands = []
    for (start, end, _), curve in zip(ends, curves, strict=True):
        middle = _on_paper(scale, type(curve)(curve.roundness, 0.5).point(start, end))
        one, other = scale.point(start), scale.point(end)
        control = (2 * middle[0] - (one[0] + other[0]) / 2, 2 * middle[1] - (one[1] + other[1]) / 2)
        strands.append(Strand(one, control, other))
    for line, strand in zip(shown.lines, strands, strict=True):
        draw_strand(sheet, strand, line, assumed=is_assumed(line, source))
        sheet.fact(_LINES, line_row(line, source))
    sizes = [tag_size(text, judged=line.is_gap, size=size) for line, text in zip(shown.lines, texts, strict=True)]
    for number in sorted(range(len(strands)), key=lambda number: (-sizes[number][0], number)):
        area, off = put_tag(strands[number], sizes[number], taken, press.area)
        if off:
            middle = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            sheet.line((middle, strands[number].at(0.5)), Look(edge=INK, line=0.15, layer=3))
        draw_tag(sheet, area, shown.lines[number], texts[number], size)
        taken.append(area)
    _say_alone(sheet, shown, scale, source, paper)


def _say_alone(sheet: Sheet, shown: _Shown, scale: _Scale, source: Source, paper: Format) -> None:
    """A heading over those without a line, who stand below the arcs."""
    below = {party: place for party, place in shown.places.items() if place.side == 0}
    if below:
        left, top = scale.point(min(below.values(), key=lambda place: (place.y, place.x)))
        text = fit(source.say("isolated"), 60, 6, paper.letter, bold=True)
        left -= LABEL.width * scale.x / 2
        sheet.write(left, top - (LABEL.height / 2) * scale.y - text.height, text, colour=MUTED)
    for party in below:
        sheet.fact("alone", (source.name(party),))


def _on_paper(scale: _Scale, point: tuple[float, float]) -> tuple[float, float]:
    return scale.middle + point[0] * scale.x, scale.top + point[1] * scale.y


def _name(sheet: Sheet, party: str, place: Place, scale: _Scale, source: Source, paper: Format) -> Area:
    """The point of a party with its name beside it; below the arcs the name stands around its point."""
    x, y = scale.point(place)
    high = min((LABEL.height + LABEL.gap) * scale.y - 0.3, 3 * leading(paper.letter))
    room = scale.label if place.side else (LABEL.width + LABEL.gap) * scale.x - 3
    block = fit(source.name(party), room, high, paper.letter)
    if place.side:
        node_mark(sheet, x, y, party, source)
        return sheet.write(
            x + place.side * 2.6, y - block.height / 2, block, side="right" if place.side < 0 else "left"
        )
    node_mark(sheet, x - block.width / 2 - 1.6, y, party, source)
    return sheet.write(x, y - block.height / 2, block, side="center")


def node_mark(sheet: Sheet, x: float, y: float, party: str, source: Source) -> None:
    """A disc for an actor, a square for a table, a ring for a knowledge source."""
    if party in source.model.table:
        sheet.box(Area(x - 1, y - 1, x + 1, y + 1), Look(fill=INK, layer=4))
    elif party in source.model.source_of_knowledge:
        sheet.circle(x, y, 1.0, Look(fill="#FFFFFF", edge=INK, line=0.45, layer=4))
    else:
        sheet.circle(x, y, 1.05, Look(fill=MUTED, edge=INK, line=0.2, layer=4))


def node_entries(source: Source) -> tuple[Entry, ...]:
    """The kinds of party, for a legend."""

    def shown(sheet: Sheet, area: Area, key: str) -> None:
        x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        if key == "node-table":
            sheet.box(Area(x - 1, y - 1, x + 1, y + 1), Look(fill=INK, layer=4))
        elif key == "node-knower":
            sheet.circle(x, y, 1.0, Look(fill="#FFFFFF", edge=INK, line=0.45, layer=4))
        else:
            sheet.circle(x, y, 1.05, Look(fill=MUTED, edge=INK, line=0.2, layer=4))

    keys = ("node-actor", "node-table", "node-knower")
    return tuple(Entry(source.say(key), "", partial(shown, key=key)) for key in keys)
