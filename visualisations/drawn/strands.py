"""Lines between points on paper: how a flow and a missing flow look, their arrow, and the tag that says how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import hypot
from typing import TYPE_CHECKING

from ontology.terms import Confidence
from visualisations.drawn.lettering import Block, leading
from visualisations.drawn.marks import state_tile
from visualisations.drawn.sheet import INK, Look
from visualisations.drawn.told import Entry
from visualisations.edges import UNGROUNDED, Edge
from visualisations.layout import Area
from visualisations.page import label
from visualisations.palette import mark_of_state
from visualisations.strokes import FLOW_KINDS, edge_label

if TYPE_CHECKING:
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Source

__all__ = [
    "Strand",
    "count_words",
    "draw_strand",
    "draw_tag",
    "flow_entries",
    "how",
    "is_assumed",
    "put_tag",
    "tag_size",
]

Point = tuple[float, float]

_FLOW_DASHES = {"fixed": (), "initiative": (2.2, 1.2), "ought-to-happen": (0.7, 1.1)}
_GREY, _ASSUMED = "#5A636C", (1.2, 0.9)
_SCALE = 0.22  # strokes of the network on a screen, made millimetres


@dataclass(frozen=True, slots=True)
class Strand:
    """A curve from ``start`` over ``control`` to ``end``, quadratic, in millimetres."""

    start: Point
    control: Point
    end: Point

    def at(self, part: float) -> Point:
        """The point at ``part``, 0 at the start and 1 at the end."""
        before, between, after = (1 - part) ** 2, 2 * part * (1 - part), part**2
        return (
            before * self.start[0] + between * self.control[0] + after * self.end[0],
            before * self.start[1] + between * self.control[1] + after * self.end[1],
        )


def is_assumed(line: Edge, source: Source) -> bool:
    """Whether every flow behind the line was modelled so that the tool can run, and confirmed by nobody."""
    flows = [source.model.flow[name] for name in line.flows]
    return bool(flows) and all(flow.evidence.confidence is Confidence.MODELLED for flow in flows)


def how(line: Edge, source: Source) -> str:
    """What kind of line it is, in words."""
    if line.kind == UNGROUNDED:
        return label(source.model, "gap-kind/ungrounded-flow", source.language)
    if line.is_gap:
        return source.say("edge-missing")
    kind = label(source.model, f"assurance/{line.kind}", source.language)
    return f"{kind}; {source.say('assumed-mark')}" if is_assumed(line, source) else kind


def count_words(line: Edge, source: Source) -> str:
    """What the tag of a line says: how many items, and in a word whatever is no fixed flow."""
    if line.kind == UNGROUNDED:
        return f"{len(line.items)} {source.say('ungrounded-mark')}"
    told = str(len(line.items)) if line.is_gap else edge_label(line, source.language)
    return f"{told} {source.say('assumed-mark')}" if is_assumed(line, source) else told


def draw_strand(sheet: Sheet, strand: Strand, line: Edge, *, assumed: bool, reach: float = 1.6) -> None:
    """The line with its arrow; ``reach`` is how far before its end the point of the arrow stands."""
    from matplotlib.path import Path

    short = _shortened(strand, reach + 1.6)
    path = Path([short.start, short.control, short.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    if line.is_gap:
        mark = mark_of_state(line.state)
        dashes = tuple(size * _SCALE for size in mark.dashes)
        colour = mark.fill if mark.id != "no-verdict" else mark.ink
        sheet.path(path, Look(edge=INK, line=1.15, dashes=dashes, layer=2))
        sheet.path(path, Look(edge=colour, line=0.65, dashes=dashes, layer=2))
    else:
        dashes = _FLOW_DASHES.get(line.kind, ()) or (_ASSUMED if assumed else ())
        sheet.path(path, Look(edge=_GREY, line=0.45, dashes=dashes, layer=2))
    _arrow(sheet, _shortened(strand, reach), INK if line.is_gap else _GREY)


def tag_size(text: str, *, judged: bool, size: float) -> tuple[float, float]:
    """Width and height of a tag, in millimetres."""
    block = Block((text,), size, bold=judged)
    high = leading(size) + 0.5
    return block.width + 1.6 + (high * 1.35 + 0.6 if judged else 0.0), high


def draw_tag(sheet: Sheet, area: Area, line: Edge, text: str, size: float) -> None:
    """How many items, on white, with the tile of the verdict where something is missing."""
    edge = INK if line.is_gap else _GREY
    sheet.box(area, Look(fill="#FFFFFF", edge=edge, line=0.18, layer=4), rounded=0.6)
    high, indent = area.bottom - area.top, 0.8
    if line.is_gap:
        tile = Area(area.left + 0.5, area.top + 0.35, area.left + 0.5 + high * 1.3, area.bottom - 0.35)
        state_tile(sheet, tile, line.state, layer=5)
        indent += high * 1.35 + 0.6 - 0.2
    block = Block((text,), size, bold=line.is_gap)
    sheet.write(area.left + indent, area.top + 0.2, block)


def put_tag(strand: Strand, size: tuple[float, float], taken: Sequence[Area], room: Area) -> tuple[Area, bool]:
    """Where the tag of a line stands: on the line if there is a free place, else as near to it as there is one.

    The second value says whether it stands off the line and wants a thread to it.
    """
    parts = [0.5 + sign * step / 50 for step in range(21) for sign in (1, -1)]
    for part in parts:
        area = _around(strand.at(part), size)
        if _is_free(area, taken, room):
            return area, False
    middle = strand.at(0.5)
    for ring in range(1, 60):
        for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            point = (middle[0] + across * ring * 2.0, middle[1] + down * ring * 1.5)
            area = _around(point, size)
            if _is_free(area, taken, room):
                return area, True
    return _around(middle, size), False


def flow_entries(source: Source) -> tuple[Entry, ...]:
    """The kinds of flow, for a legend."""
    kinds = tuple(
        Entry(label(source.model, f"assurance/{kind}", source.language), "", partial(_paint_flow, kind=kind))
        for kind in FLOW_KINDS
    )
    return (*kinds, Entry(source.say("flow-assumed"), "", partial(_paint_flow, kind="fixed", assumed=True)))


def _paint_flow(sheet: Sheet, area: Area, kind: str, *, assumed: bool = False) -> None:
    middle = (area.top + area.bottom) / 2
    start, end = (area.left + 0.5, middle), (area.right, middle)
    line = Edge("", "", kind, (), ())
    draw_strand(sheet, Strand(start, ((start[0] + end[0]) / 2, middle), end), line, assumed=assumed, reach=0.2)


def _shortened(strand: Strand, reach: float) -> Strand:
    """The strand without its last ``reach`` millimetres, by halving the curve."""
    whole = hypot(strand.end[0] - strand.control[0], strand.end[1] - strand.control[1]) * 2 or 1.0
    part = max(0.5, 1 - reach / whole)
    first = _between(strand.start, strand.control, part)
    return Strand(strand.start, first, strand.at(part))


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _arrow(sheet: Sheet, strand: Strand, colour: str) -> None:
    (x, y), (cx, cy) = strand.end, strand.control
    length = hypot(x - cx, y - cy) or 1.0
    along, across = (x - cx) / length, (y - cy) / length
    back = (x - along * 2.2, y - across * 2.2)
    points = ((x, y), (back[0] - across * 0.9, back[1] + along * 0.9), (back[0] + across * 0.9, back[1] - along * 0.9))
    sheet.polygon(points, Look(fill=colour, edge="#FFFFFF", line=0.12, layer=3))


def _around(point: Point, size: tuple[float, float]) -> Area:
    return Area(point[0] - size[0] / 2, point[1] - size[1] / 2, point[0] + size[0] / 2, point[1] + size[1] / 2)


def _is_free(area: Area, taken: Sequence[Area], room: Area) -> bool:
    inside = room.left <= area.left and area.right <= room.right and room.top <= area.top and area.bottom <= room.bottom
    return inside and all(area.overlap(other) == 0 for other in taken)
