"""How each kind of line of the network is drawn: colour by light and dark, strokes, width and the word at its middle.

Where the law was asked, colour belongs to the verdicts: flows of the model are grey, and a line for what is missing has
a dark casing, so that light colours stand out on paper too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visualisations.edges import MISSING, UNGROUNDED, Edge
from visualisations.legal import state_word
from visualisations.palette import OKABE_ITO, STATE_MARKS, UNJUDGED_MARK, mark_of_state
from visualisations.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COLOURS", "FLOW_KINDS", "LAW_COLOURS", "edge_label", "stroke", "style_of"]

FLOW_KINDS = ("fixed", "initiative", "ought-to-happen")
"""The kinds of line that stand for a flow of the model, in order of the legend."""

_DASHES: Mapping[str, tuple[int, ...]] = {
    "fixed": (),
    "initiative": (9, 5),
    "ought-to-happen": (2, 5),
    MISSING: (14, 5, 3, 5),
}
_COUNTS = {
    "initiative": "initiative-count",
    "ought-to-happen": "ought-to-happen-count",
    MISSING: "lacks-count",
}
_WIDTH, _GAP_WIDTH, _CASING = 2.2, 3.2, 2.4
_LIGHT = {"ink": "#16191d", "paper": "#ffffff", "raised": "#f3f5f7", "outline": "#6b747d", "ought-to-happen": "#5a5a5a"}
_DARK = {"ink": "#f1f3f5", "paper": "#15191d", "raised": "#20262c", "outline": "#8b97a3", "ought-to-happen": "#b5b5b5"}

COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": _LIGHT
    | {
        "fixed": OKABE_ITO["blue"],
        "initiative": OKABE_ITO["blue"],
        MISSING: OKABE_ITO["vermilion"],
        "chosen": "#0072B2",
    },
    "dark": _DARK
    | {"fixed": OKABE_ITO["sky"], "initiative": OKABE_ITO["sky"], MISSING: OKABE_ITO["orange"], "chosen": "#56B4E9"},
}
"""Colours by scheme, then by style of line, while the law was not asked."""

_BY_STATE = {mark.id: mark.fill for mark in (*STATE_MARKS.values(), UNJUDGED_MARK)}

LAW_COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": _LIGHT
    | _BY_STATE
    | {"fixed": "#6b747d", "initiative": "#6b747d", "casing": "#16191d", "chosen": "#16191d"},
    "dark": _DARK | _BY_STATE | {"fixed": "#8b97a3", "initiative": "#8b97a3", "casing": "#000000", "chosen": "#f1f3f5"},
}
"""The same where it was: a style of a missing flow is the id of its verdict."""


def style_of(line: Edge) -> str:
    """The style of a line: its kind, or the id of its verdict."""
    return mark_of_state(line.state).id if line.needs else line.kind


def stroke(line: Edge) -> dict[str, Any]:
    """Dashes, width and casing in the words of vis-network."""
    dashes = mark_of_state(line.state).dashes if line.needs else _DASHES[line.kind]
    width = _GAP_WIDTH if line.is_gap else _WIDTH
    found: dict[str, Any] = {"dashes": list(dashes) or False, "width": width}
    if line.needs:
        found["background"] = {"enabled": True, "size": width + _CASING, "dashes": list(dashes)}
    return found


def edge_label(line: Edge, language: str) -> str:
    """The number of items, with a short word for whatever is no fixed flow; the legend has the whole word."""
    count = len(line.items)
    if line.needs:
        key = "ungrounded-count" if line.kind == UNGROUNDED else "lacks-in-law"
        return word(key, language, count=count, state=state_word(line.state, language))
    return word(_COUNTS[line.kind], language, count=count) if line.kind in _COUNTS else str(count)
