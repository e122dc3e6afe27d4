"""Marks that never rest on colour alone: each gap kind and each legal state has its own shape and colour.

Colours are those of Okabe and Ito. Where the law is shown, colour belongs to the legal states and the marks of the gap
kinds turn neutral; code, shape, legend and hidden text say the same. Green is not used: nothing is "good" by default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from queries.answer import GapKind
from queries.verdict_sentences import State

__all__ = [
    "GAP_MARKS",
    "OKABE_ITO",
    "POSITION_SIGNS",
    "STATE_MARKS",
    "UNJUDGED_MARK",
    "Mark",
    "Position",
    "StateMark",
    "contrast",
    "luminance",
    "mark_of_state",
]

OKABE_ITO: Mapping[str, str] = MappingProxyType(
    {
        "black": "#000000",
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "green": "#009E73",
        "yellow": "#F0E442",
        "blue": "#0072B2",
        "vermilion": "#D55E00",
        "purple": "#CC79A7",
        "grey": "#999999",
        "white": "#FFFFFF",
    }
)
"""The colour-blind safe palette of Okabe and Ito, with the customary grey and paper white."""


class Position(StrEnum):
    """What a party has of an item, best first."""

    HOLDS = "holds"
    RECEIVES = "receives"
    HEARSAY = "hearsay"


POSITION_SIGNS: Mapping[Position, str] = MappingProxyType(
    {Position.HOLDS: "●", Position.RECEIVES: "→", Position.HEARSAY: "~"}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one gap kind looks. ``shape`` is the CSS class that draws the outline or pattern; ``code`` a word key."""

    kind: GapKind
    shape: str
    fill: str
    ink: str

    @property
    def code(self) -> str:
        """The key of the two-letter code in the catalogue of words."""
        return f"code-{self.kind.value}"


def _mark(kind: GapKind, shape: str, fill: str, ink: str) -> Mark:
    return Mark(kind, shape, OKABE_ITO[fill], OKABE_ITO[ink])


GAP_MARKS: Mapping[GapKind, Mark] = MappingProxyType(
    {
        mark.kind: mark
        for mark in (
            _mark(GapKind.UNGROUNDED_FLOW, "hexagon", "vermilion", "black"),
            _mark(GapKind.LATE, "cut-corner", "sky", "black"),
            _mark(GapKind.SECOND_HAND, "round", "white", "blue"),
            _mark(GapKind.SILO, "walls", "blue", "white"),
            _mark(GapKind.NO_CHANNEL, "hatch", "purple", "black"),
            _mark(GapKind.UNAWARE, "flag", "yellow", "black"),
            _mark(GapKind.NO_FLOW, "square", "orange", "black"),
            _mark(GapKind.NOT_CREATED, "dashed", "white", "black"),
            _mark(GapKind.UNHELD, "double", "black", "white"),
            _mark(GapKind.UNKNOWN, "dotted", "grey", "black"),
        )
    }
)
"""A mark for every kind of gap, in order of precedence."""


@dataclass(frozen=True, slots=True)
class StateMark:
    """How one legal state looks. ``id`` is the CSS class of its tile and the kind of its line in the network.

    ``shape`` is the class of the outline; the glyph inside belongs to ``id``. ``dashes`` are the strokes and gaps of a
    line, in picture units. Every line has gaps: it stands for a flow that is not there.
    """

    id: str
    shape: str
    fill: str
    ink: str
    dashes: tuple[int, ...]

    @property
    def meaning(self) -> str:
        """The key of one sentence on what the state says, in the catalogue of words."""
        return f"state-{self.id}"


STATE_MARKS: Mapping[State, StateMark] = MappingProxyType(
    {
        state: StateMark(state.value, shape, OKABE_ITO[fill], OKABE_ITO[ink], dashes)
        for state, shape, fill, ink, dashes in (
            (State.MUST, "block", "blue", "white", (26, 5)),
            (State.MAY, "pill", "sky", "black", (13, 6)),
            (State.MAY_IF, "half", "orange", "black", (14, 5, 4, 5)),
            (State.NOT_THIS_WAY, "slant", "purple", "black", (14, 5, 4, 5, 4, 5)),
            (State.NOTHING_RECORDED, "hollow", "white", "black", (3, 8)),
            (State.FORBIDDEN, "octagon", "vermilion", "black", (6, 4)),
            (State.UNDECIDED, "broken", "grey", "black", (4, 4, 4, 14)),
        )
    }
)
"""A mark for every legal state: empty and dotted where nothing is recorded, a stop sign only where it is forbidden."""

UNJUDGED_MARK = StateMark("no-verdict", "bare", OKABE_ITO["white"], "#4b535c", (2, 14))
"""The mark of a gap with no disclosure to decide: a plain dash, in none of the colours of the law."""


def mark_of_state(state: State | None) -> StateMark:
    """The mark of a state, or of a gap that has none."""
    return UNJUDGED_MARK if state is None else STATE_MARKS[state]


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` by WCAG 2.2, 0 (black) to 1 (white).

    >>> luminance("#000000"), luminance("#FFFFFF")
    (0.0, 1.0)
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2, 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"))
    21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
