"""Which holder can close gaps of which recipient, and on which ground: bands over three columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from queries.legal_answer import may_tell
from queries.verdict_sentences import State, state_of
from visualisations.drawn.lettering import fit, leading
from visualisations.drawn.marks import HATCHES, state_tile
from visualisations.drawn.paper import Press
from visualisations.drawn.sheet import INK, SHADE, Look
from visualisations.drawn.told import Drawing, Entry, FactTable, Group
from visualisations.layout import Area
from visualisations.legal import state_word
from visualisations.palette import mark_of_state
from visualisations.words import word

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = ["sankey"]

Band = tuple[str, str, str, State]

_TABLE = "bands"
_MOST = 22
_STATES = (State.MUST, State.MAY, State.MAY_IF)
_GAP = 1.2


def sankey(source: Source) -> Drawing:
    """The gaps that somebody must or may close, by holder, ground of the best verdict, and who lacks it."""
    bands = _bands(source)
    rows = tuple(
        (holder, ground, recipient, state_word(state, source.language), str(count))
        for (holder, ground, recipient, state), count in bands.items()
    )
    columns = ("holder", "ground", "recipient", "verdict", "needs")
    return Drawing(
        name="sankey",
        title=source.say("sankey-title"),
        lead=source.say("sankey-lead"),
        source=source,
        tables=(FactTable(_TABLE, source.say("sankey-table"), tuple(source.say(name) for name in columns), rows),),
        legend=(Group(source.say("law-marks"), tuple(_entry(state, source.language) for state in _STATES)),),
        notes=(source.say("hidden-knowers"),) if any(item.confined for item in source.model.items) else (),
        paint=partial(_paint, bands=bands, rows=rows),
    )


def _entry(state: State, language: str) -> Entry:
    def shown(sheet: Sheet, area: Area) -> None:
        _strip(sheet, Area(area.left, area.top, area.left + 4.2, area.bottom), state)
        state_tile(sheet, Area(area.left + 4.6, area.top + 0.4, area.right + 0.6, area.bottom - 0.4), state)

    return Entry(state_word(state, language), word(mark_of_state(state).meaning, language), shown)


def _bands(source: Source) -> dict[Band, int]:
    """How many needs each band stands for; what is rare in its column goes together under the others."""
    model, judged = source.model, source.legal.judged
    counted: Counter[Band] = Counter()
    for row in source.analysis.gaps:
        one = judged.get(row.need)
        verdict = one.on_content if one else None
        if (
            one is None
            or verdict is None
            or one.holder is None
            or model.item[row.item].confined
            or not may_tell(verdict)
        ):
            continue
        ground = _ground(source, verdict.grounds)
        counted[source.name(one.holder), ground, source.name(row.needer), state_of(verdict)] += 1
    kept = [_kept(counted, place) for place in range(3)]
    others = [len({band[place] for band in counted} - kept[place]) for place in range(3)]
    merged: Counter[Band] = Counter()
    for band, count in counted.items():
        names = [
            name if name in kept[place] else source.say("others", count=others[place])
            for place, name in enumerate(band[:3])
        ]
        merged[names[0], names[1], names[2], band[3]] += count
    return {band: merged[band] for band in sorted(merged, key=lambda band: (-merged[band], band))}


def _kept(counted: Mapping[Band, int], place: int) -> frozenset[str]:
    totals: Counter[str] = Counter()
    for band, count in counted.items():
        totals[str(band[place])] += count
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    return frozenset(ranked if len(ranked) <= _MOST else ranked[: _MOST - 1])


def _ground(source: Source, grounds: Sequence[str]) -> str:
    """The act and the article, short enough for a box."""
    law = source.legal.law
    on_day = law.on(source.legal.day, pending=True).norm
    norm = next((on_day[name] for name in grounds if name in on_day), None)
    if norm is None:
        return source.say("no-ground")
    return f"{law.act[norm.act].short} {norm.article}".strip()


@dataclass(frozen=True, slots=True)
class _Box:
    area: Area
    start: float


def _paint(
    drawing: Drawing, paper: Format, bands: Mapping[Band, int], rows: tuple[tuple[str, ...], ...]
) -> tuple[Sheet, ...]:
    most = max((len({band[place] for band in bands}) for place in range(3)), default=0)
    upright = paper.id in ("A4", "A3") and most > 16
    press = Press(drawing, paper, upright=upright, need=(0.0, most * 8.0 + 8))
    sheet, whole = press.page(), press.area
    area = Area(whole.left, whole.top + leading(paper.letter) + 2, whole.right, whole.bottom)
    if not bands:
        sheet.line_of(area.left, area.top, drawing.source.say("nothing-drawn"), paper.letter * 1.2)
        return press.done()
    columns = _ordered(bands)
    per_need = min(_scale(totals, area.bottom - area.top) for totals in columns)
    wide = (area.right - area.left) * 0.215
    lefts = (area.left, (area.left + area.right - wide) / 2, area.right - wide)
    boxes = [
        _boxes(totals, per_need, Area(left, area.top, left + wide, area.bottom))
        for totals, left in zip(columns, lefts, strict=True)
    ]
    for place, totals in enumerate(columns):
        heading = drawing.source.say(("holder", "ground", "recipient")[place]).capitalize()
        sheet.line_of(lefts[place] + wide / 2, whole.top, heading, paper.letter, side="center", bold=True)
        for name, box in boxes[place].items():
            sheet.box(box.area, Look(fill=SHADE, edge=INK, line=0.3, layer=4), rounded=0.8)
            high = box.area.bottom - box.area.top
            block = fit(f"{name}  ·  {totals[name]}", wide - 2, high - 0.3, paper.letter * 1.1, least=4.0)
            middle = (box.area.top + box.area.bottom) / 2
            sheet.write(box.area.left + 1, middle - block.height / 2, block)
    _draw_bands(sheet, bands, columns, boxes, per_need)
    for row in rows:
        sheet.fact(_TABLE, row)
    return press.done()


def _ordered(bands: Mapping[Band, int]) -> list[dict[str, int]]:
    """Totals by name per column: holders with most first, then grounds and recipients near what they hang on."""
    columns: list[dict[str, int]] = []
    for place in range(3):
        totals: Counter[str] = Counter()
        for band, count in bands.items():
            totals[str(band[place])] += count
        if place == 0:
            names = sorted(totals, key=lambda name: (-totals[name], name))
        else:
            before = {name: number for number, name in enumerate(columns[-1])}
            pull: Counter[str] = Counter()
            for band, count in bands.items():
                pull[str(band[place])] += before[str(band[place - 1])] * count
            names = sorted(totals, key=lambda name: (round(pull[name] / totals[name], 9), name))
        columns.append({name: totals[name] for name in names})
    return columns


def _least(totals: Mapping[str, int], room: float) -> float:
    """The lowest box: a line of text, less only where the sheet is too low for that."""
    return min(5.4, (room - _GAP * (len(totals) - 1)) / max(1, len(totals)) * 0.8)


def _scale(totals: Mapping[str, int], room: float) -> float:
    """Millimetres per need, so that the column just fits."""
    least, low, high = _least(totals, room), 0.0, 14.0
    for _ in range(40):
        tried = (low + high) / 2
        need = sum(max(least, count * tried) for count in totals.values()) + _GAP * (len(totals) - 1)
        low, high = (tried, high) if need <= room else (low, tried)
    return low


def _boxes(totals: Mapping[str, int], per_need: float, area: Area) -> dict[str, _Box]:
    least = _least(totals, area.bottom - area.top)
    heights = {name: max(least, count * per_need) for name, count in totals.items()}
    spare = area.bottom - area.top - sum(heights.values())
    gap = min(9.0, spare / max(1, len(totals) - 1)) if len(totals) > 1 else 0.0
    y = area.top + (spare - gap * (len(totals) - 1)) / 2
    found = {}
    for name, high in heights.items():
        found[name] = _Box(Area(area.left, y, area.right, y + high), y + (high - totals[name] * per_need) / 2)
        y += high + gap
    return found


def _draw_bands(
    sheet: Sheet,
    bands: Mapping[Band, int],
    columns: Sequence[Mapping[str, int]],
    boxes: Sequence[Mapping[str, _Box]],
    per_need: float,
) -> None:
    """Each band from its place in one box to its place in the next, so that bands cross as little as they can."""
    rank = [{name: number for number, name in enumerate(column)} for column in columns]

    def order(band: Band, first: int, second: int, third: int) -> tuple[int, ...]:
        places = [rank[0][band[0]], rank[1][band[1]], rank[2][band[2]]]
        return places[first], places[second], places[third], _STATES.index(band[3])

    out = _stacked(bands, boxes[0], 0, sorted(bands, key=lambda band: order(band, 0, 1, 2)), per_need)
    into = _stacked(bands, boxes[1], 1, sorted(bands, key=lambda band: order(band, 1, 0, 2)), per_need)
    onward = _stacked(bands, boxes[1], 1, sorted(bands, key=lambda band: order(band, 1, 2, 0)), per_need)
    arrive = _stacked(bands, boxes[2], 2, sorted(bands, key=lambda band: order(band, 2, 1, 0)), per_need)
    edges = [next(iter(column.values())).area for column in boxes]
    for band, count in bands.items():
        thick = count * per_need
        _ribbon(sheet, (edges[0].right, out[band]), (edges[1].left, into[band]), thick, band[3])
        _ribbon(sheet, (edges[1].right, onward[band]), (edges[2].left, arrive[band]), thick, band[3])


def _stacked(
    bands: Mapping[Band, int], boxes: Mapping[str, _Box], place: int, order: Sequence[Band], per_need: float
) -> dict[Band, float]:
    """The upper side of each band in its box."""
    used: dict[str, float] = {}
    found = {}
    for band in order:
        name = str(band[place])
        start = used.get(name, boxes[name].start)
        found[band] = start
        used[name] = start + bands[band] * per_need
    return found


def _ribbon(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], thick: float, state: State) -> None:
    from matplotlib.path import Path

    (x, y), (right, down) = start, end
    middle = (x + right) / 2
    points = [
        (x, y), (middle, y), (middle, down), (right, down),
        (right, down + thick), (middle, down + thick), (middle, y + thick), (x, y + thick), (x, y),
    ]  # fmt: skip
    curve = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    sheet.path(Path(points, curve), _look(state))


def _strip(sheet: Sheet, area: Area, state: State) -> None:
    sheet.box(area, _look(state))


def _look(state: State) -> Look:
    hatch = HATCHES[state.value]
    return Look(fill=mark_of_state(state).fill, edge="#FFFFFF", line=0.12, hatch=hatch, layer=2)
