"""In which cells of the matrix two outlooks differ: only in the one, only in the other, or in both and not the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from queries.answer import GapKind
from queries.verdict_sentences import State
from visualisations.cells import cells_of
from visualisations.legal import strictest
from visualisations.legal_view import LegalView
from visualisations.palette import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.outlook import Outlook
    from visualisations.cells import Cell

__all__ = ["CellDifference", "Change", "Look", "differences", "looks_of", "view_of"]

Key = tuple[str, str]
"""Party and item."""


class Change(StrEnum):
    """How a cell differs. Neither side is the right one: ``MORE`` is in B only, ``LESS`` in A only."""

    MORE = "more"
    LESS = "less"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Look:
    """All that a cell shows: what the party has, the gap with its verdict, or that what it needs is met."""

    position: Position | None
    gap: GapKind | None
    state: State | None
    met: bool


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One cell that is not the same; ``None`` where it is empty on that side."""

    party: str
    item: str
    before: Look | None
    after: Look | None

    @property
    def change(self) -> Change:
        """Which of the three it is."""
        if self.before is None:
            return Change.MORE
        return Change.LESS if self.after is None else Change.OTHER


def view_of(outlook: Outlook) -> LegalView:
    """What a picture knows of the law of one side."""
    return LegalView(outlook.premise.law, outlook.premise.day, outlook.judged, outlook.premise.facts)


def looks_of(outlook: Outlook, closed: frozenset[str]) -> dict[Key, Look]:
    """What every filled cell shows, without the items in ``closed``."""
    legal = view_of(outlook)
    cells = cells_of(outlook.model, outlook.rows.values())
    return {key: _look(cell, legal) for key, cell in cells.items() if cell.item not in closed}


def differences(before: Mapping[Key, Look], after: Mapping[Key, Look]) -> tuple[CellDifference, ...]:
    """Every cell that differs, by party and item. The cells of ``MORE`` are the keys that only ``after`` has, those of
    ``LESS`` the keys that only ``before`` has.
    """
    return tuple(
        CellDifference(*key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    )


def _look(cell: Cell, legal: LegalView) -> Look:
    state = None if cell.gap is None else strictest(legal, (row for row in cell.needs if row.kind.is_gap))[0]
    return Look(cell.position, cell.gap, state, met=bool(cell.needs) and cell.gap is None)
