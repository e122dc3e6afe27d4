"""A small picture of lawful routes: a lane for each, and under each hop its verdict, ground and what to look up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from queries.routes import NO_ROUTE_LABELS
from queries.verdict_sentences import State, citation, spoken_state, state_of
from visualisations.drawn.lettering import Block, fit, leading, wrapped
from visualisations.drawn.marks import state_group, state_tile
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, LINE, SHADE, Look
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.layout import Area
from visualisations.page import texts

if TYPE_CHECKING:
    from queries.routes import LawfulRoute, RouteHop, RoutesAnswer
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["MOST_PARTIES", "routes"]

MOST_PARTIES = 20
"""So many boxes stand in one picture; what does not fit is counted and left to the command ``routes``."""

_HOPS, _NONE = "hops", "none"


@dataclass(frozen=True, slots=True)
class _Hop:
    """A hop in words: who, to whom, and what stands under the arrow."""

    holder: str
    recipient: str
    state: State
    told: str
    flows: bool
    flow: str
    ground: str
    check: str
    weigh: str


@dataclass(frozen=True, slots=True)
class _Lane:
    title: str
    hops: tuple[_Hop, ...]
    rows: tuple[tuple[str, ...], ...]


def routes(source: Source, answers: Sequence[RoutesAnswer]) -> Drawing:
    """The routes of one question, best first, at most :data:`MOST_PARTIES` boxes; who only asks safely is no route."""
    lanes, left_out = _lanes(source, answers)
    none = tuple(
        (source.name(one.recipient), NO_ROUTE_LABELS[one.reason].of(source.language))
        for one in answers
        if one.reason is not None
    )
    columns = (
        "route-column",
        "hop-column",
        "from",
        "to",
        "verdict",
        "flow-column",
        "ground-column",
        "check-column",
        "weigh-column",
    )
    return Drawing(
        name="routes",
        title=source.say("routes-title"),
        lead=_lead(source, answers),
        source=source,
        tables=(
            FactTable(
                _HOPS,
                source.say("routes-table"),
                tuple(source.say(name) for name in columns),
                tuple(row for lane in lanes for row in lane.rows),
            ),
            FactTable(_NONE, source.say("routes-none"), (source.say("party"), source.say("why-column")), none),
        ),
        legend=(
            Group(source.say("flow-column").capitalize(), _flow_legend(source)),
            state_group(source.say("verdict").capitalize(), source.language),
        ),
        notes=(*((source.say("more-routes", count=left_out),) if left_out else ()), *_assumed(source, answers)),
        paint=partial(_paint, lanes=lanes, none=none),
    )


def _lead(source: Source, answers: Sequence[RoutesAnswer]) -> str:
    items = dict.fromkeys(source.item(one.item) for one in answers)
    recipients = dict.fromkeys(source.name(one.recipient) for one in answers)
    return source.say("routes-lead", item=", ".join(items), to=", ".join(recipients))


def _assumed(source: Source, answers: Sequence[RoutesAnswer]) -> tuple[str, ...]:
    """What the verdicts on the hops lean on, beside what the model does."""
    leans = [text for one in answers for route in (*one.routes, *one.hearsay) for text in route.assumptions]
    told = texts(leans, source.language)
    return (f"{source.say('law-assumed')}: {' '.join(told)}",) if told else ()


def _lanes(source: Source, answers: Sequence[RoutesAnswer]) -> tuple[tuple[_Lane, ...], int]:
    found: list[_Lane] = []
    left_out = parties = number = 0
    for one in answers:
        for route in (*one.routes, *one.hearsay):
            number += 1
            parties += len(route.parties)
            if parties > MOST_PARTIES:
                left_out += 1
                continue
            found.append(_lane(source, route, number))
    return tuple(found), left_out


def _lane(source: Source, route: LawfulRoute, number: int) -> _Lane:
    title = source.say("route-hearsay" if route.hearsay else "route", number=number)
    hops = tuple(_hop(source, hop) for hop in route.hops)
    rows = tuple(
        (title, str(place), hop.holder, hop.recipient, hop.told, hop.flow, hop.ground, hop.check, hop.weigh)
        for place, hop in enumerate(hops, start=1)
    )
    return _Lane(title, hops, rows)


def _hop(source: Source, hop: RouteHop) -> _Hop:
    verdict, language, law = hop.taken.verdict, source.language, source.legal.law
    on_day = law.on(verdict.day, pending=True).norm
    grounds = texts([citation(law, on_day[name]) for name in hop.taken.grounds if name in on_day], language)
    asked = [*hop.to_check, *verdict.exceptions]
    checks = texts([law.fact[name].question for name in asked if name in law.fact], language)
    return _Hop(
        holder=source.name(hop.holder),
        recipient=source.name(hop.recipient),
        state=state_of(verdict),
        told=spoken_state(verdict).of(language),
        flows=hop.flow is not None,
        flow=source.say("flow-not" if hop.flow is None else "flow-runs"),
        ground="; ".join(grounds) or source.say("no-ground"),
        check=" ".join(checks),
        weigh=" ".join(texts(hop.to_weigh, language)),
    )


def _flow_legend(source: Source) -> tuple[Entry, ...]:
    def shown(sheet: Sheet, area: Area, *, runs: bool) -> None:
        middle = (area.top + area.bottom) / 2
        _arrow(sheet, area.left, area.right, middle, runs=runs)

    return (
        Entry(source.say("flow-runs"), "", partial(shown, runs=True)),
        Entry(source.say("flow-not"), "", partial(shown, runs=False)),
    )


def _paint(
    drawing: Drawing, paper: Format, lanes: tuple[_Lane, ...], none: tuple[tuple[str, ...], ...]
) -> tuple[Sheet, ...]:
    press = Press(drawing, paper, need=(0.0, 400.0) if paper.endless else (0.0, 0.0))
    if paper.endless:
        high = sum(_height(lane, press, _columns(lanes)) for lane in lanes) + len(none) * 12 + 6
        press = Press(drawing, paper, need=(0.0, high))
    sheet, y = press.page(), press.area.top
    for party, why in none:
        block = Block(
            wrapped(
                drawing.source.say("no-route", to=party, why=why),
                paper.letter * 1.2,
                press.area.right - press.area.left,
            ),
            paper.letter * 1.2,
        )
        sheet.write(press.area.left, y, block)
        sheet.fact(_NONE, (party, why))
        y += block.height + 3
    for lane in lanes:
        high = _height(lane, press, _columns(lanes))
        if y + high > press.area.bottom and y > press.area.top:
            sheet, y = press.page(), press.area.top
        _draw_lane(sheet, press, lane, y, _columns(lanes))
        y += high
    return press.done()


def _columns(lanes: Sequence[_Lane]) -> int:
    return max((len(lane.hops) + 1 for lane in lanes), default=2)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the boxes of a lane stand: the recipient always in the last column."""

    box: float
    gap: float
    left: float

    def at(self, column: int) -> float:
        """The left side of a box."""
        return self.left + column * (self.box + self.gap)


def _grid(press: Press, columns: int) -> _Grid:
    wide = press.area.right - press.area.left
    box = min(48.0, wide * (0.2 if columns > 3 else 0.22))
    return _Grid(box, (wide - columns * box) / max(1, columns - 1), press.area.left)


def _room(grid: _Grid, lane: _Lane, place: int, columns: int) -> tuple[float, float]:
    """The left and right side of the arrow of a hop; the last one of a short route runs on to the last column."""
    start = grid.at(place) + grid.box
    end = grid.at(columns - 1 if place == len(lane.hops) - 1 else place + 1)
    return start, end


def _texts(hop: _Hop, size: float, room: float, source: Source) -> Iterator[Block]:
    tile = 7.0
    words = source.say("check-column").capitalize(), source.say("weigh-column").capitalize()
    yield Block(wrapped(f"{hop.told}; {hop.flow}", size, room - tile, bold=True), size, bold=True)
    yield Block(wrapped(hop.ground, size, room), size)
    if hop.check:
        yield Block(wrapped(f"{words[0]}: {hop.check}", size, room), size)
    if hop.weigh:
        yield Block(wrapped(f"{words[1]}: {hop.weigh}", size, room), size)


def _height(lane: _Lane, press: Press, columns: int) -> float:
    grid, size = _grid(press, columns), press.paper.letter
    under = max(
        sum(block.height for block in _texts(hop, size, end - start - 5, press.drawing.source))
        for place, hop in enumerate(lane.hops)
        for start, end in (_room(grid, lane, place, columns),)
    )
    return leading(size) + 1 + max(13.0, 5.5 + under) + 5


def _draw_lane(sheet: Sheet, press: Press, lane: _Lane, y: float, columns: int) -> None:
    grid, size = _grid(press, columns), press.paper.letter
    sheet.line(((press.area.left, y), (press.area.right, y)), Look(edge=LINE, line=0.15, layer=1))
    sheet.line_of(press.area.left, y + 0.6, lane.title, size, bold=True)
    y += leading(size) + 1.4
    _box(sheet, grid.at(0), y, grid.box, lane.hops[0].holder, size)
    for place, hop in enumerate(lane.hops):
        start, end = _room(grid, lane, place, columns)
        _arrow(sheet, start, end, y + 3.2, runs=hop.flows)
        top, room = y + 5.2, end - start - 5
        for number, block in enumerate(_texts(hop, size, room, press.drawing.source)):
            indent = 0.0
            if number == 0:
                state_tile(sheet, Area(start + 2.5, top + 0.1, start + 8.3, top + leading(size)), hop.state)
                indent = 7.0
            sheet.write(start + 2.5 + indent, top, block)
            top += block.height
        _box(sheet, end, y, grid.box, hop.recipient, size)
        sheet.fact(_HOPS, lane.rows[place])


def _box(sheet: Sheet, x: float, y: float, wide: float, text: str, size: float) -> None:
    sheet.box(Area(x, y, x + wide, y + 12), Look(fill=SHADE, edge=INK, line=0.35, layer=3), rounded=1.5)
    block = fit(text, wide - 3, 11, size * 1.15, bold=True)
    sheet.write(x + wide / 2, y + 6 - block.height / 2, block, side="center")


def _arrow(sheet: Sheet, start: float, end: float, y: float, *, runs: bool) -> None:
    dashes = () if runs else (1.8, 1.2)
    sheet.line(((start, y), (end - 2.2, y)), Look(edge=INK, line=0.6, dashes=dashes, layer=2))
    sheet.polygon(((end, y), (end - 2.6, y - 1.3), (end - 2.6, y + 1.3)), Look(fill=INK, layer=3))
