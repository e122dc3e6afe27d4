"""The marks of the pictures on paper: legal states, kinds of gap, positions.

Each has its own shape, so that black and white print says the same as colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from visualisations.drawn.lettering import fit
from visualisations.drawn.sheet import INK, Look
from visualisations.drawn.told import Entry, Group
from visualisations.layout import Area
from visualisations.legal import state_legend
from visualisations.page import label
from visualisations.palette import GAP_MARKS, POSITION_SIGNS, Position, StateMark, mark_of_state
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import GapKind
    from queries.verdict_sentences import State
    from visualisations.drawn.sheet import Sheet

__all__ = ["HATCHES", "gap_group", "gap_mark", "position_sign", "positions", "state_group", "state_tile"]

Points = tuple[tuple[float, float], ...]
Inset = tuple[float, float, float, float]

_SLANT: Points = ((0.24, 0), (1, 0), (0.76, 1), (0, 1))
_OCTAGON: Points = ((0.24, 0), (0.76, 0), (1, 0.32), (1, 0.68), (0.76, 1), (0.24, 1), (0, 0.68), (0, 0.32))
_HEXAGON: Points = ((0.16, 0), (0.84, 0), (1, 0.5), (0.84, 1), (0.16, 1), (0, 0.5))
_CUT: Points = ((0, 0), (0.72, 0), (1, 0.45), (1, 1), (0, 1))
_FLAG: Points = ((0, 0), (0.82, 0), (1, 0.5), (0.82, 1), (0, 1))

_GLYPHS: Mapping[str, tuple[Inset, tuple[Points, ...]]] = MappingProxyType(
    {
        "moet": (
            (0.07, 0.12, 0.07, 0.12),
            (
                (
                    (0, 0.55), (0.09, 0.38), (0.24, 0.64), (0.5, 0.08), (0.59, 0.22), (0.43, 0.62), (0.49, 0.71),
                    (0.83, 0.06), (0.94, 0.2), (0.5, 0.98), (0.36, 0.78), (0.25, 0.98),
                ),
            ),
        ),
        "mag": (
            (0.22, 0.08, 0.22, 0.12),
            (((0, 0.58), (0.13, 0.38), (0.38, 0.62), (0.86, 0.04), (1, 0.22), (0.38, 0.98)),),
        ),
        "mag-onder-voorwaarden": (
            (0.4, 0.07, 0.4, 0.07),
            (((0, 0), (1, 0), (0.78, 0.62), (0.22, 0.62)), ((0, 0.76), (1, 0.76), (1, 1), (0, 1))),
        ),
        "niet-op-deze-manier": (
            (0.26, 0.14, 0.26, 0.16),
            (
                (
                    (0.08, 1), (0.08, 0.18), (0.56, 0.18), (0.56, 0), (1, 0.34), (0.56, 0.68), (0.56, 0.48),
                    (0.3, 0.48), (0.3, 1),
                ),
            ),
        ),
        "verboden": (
            (0.25, 0.15, 0.25, 0.15),
            (
                (
                    (0.18, 0), (0.5, 0.32), (0.82, 0), (1, 0.2), (0.7, 0.5), (1, 0.8), (0.82, 1), (0.5, 0.68),
                    (0.18, 1), (0, 0.8), (0.3, 0.5), (0, 0.2),
                ),
            ),
        ),
        "no-verdict": ((0.22, 0.44, 0.22, 0.44), (((0, 0), (1, 0), (1, 1), (0, 1)),)),
    }
)  # fmt: skip
"""What stands inside a tile, as in ``verdicts.css``: insets (left, top, right, bottom), then shapes in parts."""

HATCHES: Mapping[str, str] = MappingProxyType(
    {
        "moet": "",
        "mag": "....",
        "mag-onder-voorwaarden": "////",
        "niet-op-deze-manier": "\\\\\\\\",
        "geen-grond-vastgelegd": "oo",
        "verboden": "xxxx",
        "onbeslist": "++",
        "no-verdict": "--",
    }
)
"""The hatching of a band of each state, where there is no room for a tile."""

_SHAPES: Mapping[str, Points] = MappingProxyType(
    {"hexagon": _HEXAGON, "cut-corner": _CUT, "flag": _FLAG, "slant": _SLANT, "octagon": _OCTAGON}
)
_NEUTRAL = "#E2E6EA"


def state_tile(sheet: Sheet, area: Area, state: State | None, *, layer: int = 4) -> None:
    """The tile of a legal state: colour, outline and glyph together."""
    mark = mark_of_state(state)
    _outline(sheet, area, mark, layer)
    ink = mark.ink if mark.id != "mag-onder-voorwaarden" else INK
    if mark.id == "geen-grond-vastgelegd":
        radius = (area.bottom - area.top) * 0.27
        sheet.circle(*_middle(area), radius, Look(edge=ink, line=0.3, layer=layer + 1))
    elif mark.id == "onbeslist":
        high = area.bottom - area.top
        block = fit("?", 9, 9, high * 2.1, bold=True, least=1.0)
        x, y = _middle(area)
        sheet.write(x, y - block.height / 2, block, side="center", colour=ink)
    elif mark.id in _GLYPHS:
        (left, top, right, bottom), shapes = _GLYPHS[mark.id]
        inner = _inset(area, left, top, right, bottom)
        for points in shapes:
            sheet.polygon(_placed(points, inner), Look(fill=ink, layer=layer + 1))


def _outline(sheet: Sheet, area: Area, mark: StateMark, layer: int) -> None:
    dashes = {"hollow": (0.3, 0.5), "broken": (0.9, 0.5)}.get(mark.shape, ())
    look = Look(fill=mark.fill, edge=INK, line=0.28, dashes=dashes, layer=layer)
    if mark.shape in _SHAPES:
        sheet.polygon(_placed(_SHAPES[mark.shape], area), look)
    elif mark.shape == "pill":
        sheet.box(area, look, rounded=(area.bottom - area.top) * 0.48)
    elif mark.shape == "bare":
        sheet.box(area, Look(fill=mark.fill, layer=layer))
    else:
        sheet.box(area, look)
    if mark.shape == "half":
        half: Points = ((0.62, 0), (1, 0), (1, 1), (0.38, 1))
        sheet.polygon(_placed(half, _inset(area, 0.04, 0.06, 0.04, 0.06)), Look(fill="#FFFFFF", layer=layer))


def gap_mark(sheet: Sheet, area: Area, kind: GapKind, language: str, size: float) -> None:
    """The mark of a kind of gap: its own outline around its two letters, neutral because colour belongs to the law."""
    mark = GAP_MARKS[kind]
    filled = {"double": INK, "square": _NEUTRAL, "hexagon": _NEUTRAL, "flag": _NEUTRAL, "cut-corner": _NEUTRAL}
    fill, high = filled.get(mark.shape, "#FFFFFF"), area.bottom - area.top
    dashes = {"dashed": (0.8, 0.5), "dotted": (0.28, 0.42)}.get(mark.shape, ())
    look = Look(fill=fill, edge=INK, line=0.25, dashes=dashes, layer=3)
    if mark.shape in _SHAPES:
        sheet.polygon(_placed(_SHAPES[mark.shape], area), look)
    else:
        sheet.box(area, look, rounded=high * 0.48 if mark.shape == "round" else 0.0)
    if mark.shape == "walls":
        for part in (
            Area(area.left, area.top, area.left + 0.5, area.bottom),
            Area(area.right - 0.5, area.top, area.right, area.bottom),
        ):
            sheet.box(part, Look(fill=INK, layer=4))
    if mark.shape == "hatch":
        sheet.box(area, Look(edge=INK, line=0.25, hatch="/////", layer=3))
    if mark.shape == "double":
        sheet.box(_inset(area, 0.07, 0.1, 0.07, 0.1), Look(edge="#FFFFFF", line=0.2, layer=4))
    block = fit(word(mark.code, language), 99, 99, size, bold=True)
    x, y = _middle(area)
    ink = "#FFFFFF" if mark.shape == "double" else INK
    paper = "#FFFFFF" if mark.shape == "hatch" else None
    sheet.write(x, y - block.height / 2, block, side="center", colour=ink, paper=paper)


def position_sign(sheet: Sheet, x: float, y: float, position: Position, *, met: bool, radius: float = 0.75) -> None:
    """The sign of a position around a point: a disc, an arrow or a wave; a frame around it when the need is met."""
    look = Look(edge=INK, line=0.3, layer=4)
    if position is Position.HOLDS:
        sheet.circle(x, y, radius, Look(fill=INK, layer=4))
    elif position is Position.RECEIVES:
        sheet.line(((x - radius, y), (x + radius * 0.5, y)), look)
        tip = ((x + radius * 1.2, y), (x + radius * 0.1, y - radius * 0.7), (x + radius * 0.1, y + radius * 0.7))
        sheet.polygon(tip, Look(fill=INK, layer=4))
    else:
        steps = [
            (x + radius * (part / 4 - 1), y + radius * 0.45 * (-1 if part % 4 == 1 else part % 4 == 3))
            for part in range(9)
        ]
        sheet.line(steps, look)
    if met:
        frame = Area(x - radius * 1.7, y - radius * 1.7, x + radius * 1.7, y + radius * 1.7)
        sheet.box(frame, Look(edge=INK, line=0.2, layer=4), rounded=radius * 0.4)


def state_group(title: str, language: str) -> Group:
    """All seven states, also those that do not occur, and the mark of a gap without one."""
    entries = (
        Entry(entry["label"], entry["meaning"], partial(_paint_state, state=state))
        for state, entry in state_legend(language)
    )
    return Group(title, tuple(entries))


def gap_group(title: str, model: Model, language: str) -> Group:
    """All kinds of gap."""
    entries = (
        Entry(label(model, f"gap-kind/{kind.value}", language), "", partial(_paint_gap, kind=kind, language=language))
        for kind in GAP_MARKS
    )
    return Group(title, tuple(entries))


def positions(language: str) -> tuple[Entry, ...]:
    """The signs of the positions."""
    signs = (
        Entry(word(f"pos-{one.value}", language), "", partial(_paint_position, position=one, met=False))
        for one in POSITION_SIGNS
    )
    met = Entry(word("met", language), "", partial(_paint_position, position=Position.RECEIVES, met=True))
    return (*signs, met)


def _paint_state(sheet: Sheet, area: Area, state: State | None) -> None:
    state_tile(sheet, Area(area.left + 1, area.top + 0.3, area.right - 1.6, area.bottom - 0.3), state)


def _paint_gap(sheet: Sheet, area: Area, kind: GapKind, language: str) -> None:
    gap_mark(sheet, Area(area.left + 1, area.top + 0.3, area.right - 1.6, area.bottom - 0.3), kind, language, 5.5)


def _paint_position(sheet: Sheet, area: Area, position: Position, *, met: bool) -> None:
    position_sign(sheet, *_middle(area), position, met=met, radius=0.9)


def _middle(area: Area) -> tuple[float, float]:
    return (area.left + area.right) / 2, (area.top + area.bottom) / 2


def _inset(area: Area, left: float, top: float, right: float, bottom: float) -> Area:
    wide, high = area.right - area.left, area.bottom - area.top
    return Area(area.left + left * wide, area.top + top * high, area.right - right * wide, area.bottom - bottom * high)


def _placed(points: Points, area: Area) -> list[tuple[float, float]]:
    wide, high = area.right - area.left, area.bottom - area.top
    return [(area.left + x * wide, area.top + y * high) for x, y in points]
