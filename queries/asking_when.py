"""The question "when can this actor know what it needs", answered per need: the moment, the week, and a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.timing import Call, Moment, Pace, Timing, Week

if TYPE_CHECKING:
    from queries.clock import Start

__all__ = ["ORDER", "Asked", "WhenRow", "when"]

ORDER: tuple[Pace, ...] = (
    Pace.LATE,
    Pace.CANNOT_SAY,
    Pace.IN_TIME,
    Pace.DOES_NOT_ARRIVE,
    Pace.OWN,
    Pace.CLOSED,
)
"""What asks for action first."""


@dataclass(frozen=True, slots=True)
class WhenRow:
    """One need, or one item that was asked about and is no need. ``step`` and ``term`` are ``None`` without a need.

    ``call`` is what it would be if there were a line; ``over_him`` that there is none but by asking the alleged
    perpetrator, which nobody is told to do. Of a confined item there is only the row itself.
    """

    item: str
    step: str | None
    term: float | None
    moment: Moment
    pace: Pace
    week: Week | None
    call: Call | None
    over_him: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """When ``party`` can know what it needs, from ``start`` at ``level``: rows in :data:`ORDER`, then by term."""

    party: str
    start: Start
    level: int
    rows: tuple[WhenRow, ...]

    def count(self, pace: Pace) -> int:
        """How many rows have this pace."""
        return sum(row.pace is pace for row in self.rows)


def when(timing: Timing, party: str, start: Start, level: int, item: str | None = None) -> Asked:
    """The answer for every need of ``party``, or for ``item`` alone. An item that the party does not need is answered
    for its own task, without a term: then nothing is late.
    """
    needs = [(need.item, need.step) for need in timing.model.needs if need.needer == party]
    chosen = [pair for pair in needs if item in (None, pair[0])]
    asked: list[tuple[str, str | None]] = [*chosen] if chosen or item is None else [(item, None)]
    rows = (_row(timing, party, start, level, one, step) for one, step in asked)
    order = {step.id: step.order for step in timing.model.steps}
    return Asked(party, start, level, tuple(sorted(rows, key=lambda row: _place(row, order))))


def _row(timing: Timing, party: str, start: Start, level: int, item: str, step: str | None) -> WhenRow:
    term = None if step is None else timing.model.step[step].hours(level)
    asked = step or ""
    moment = timing.moment(party, item, asked, start)
    pace = moment.pace(float("inf") if term is None else term)
    called = None if pace in (Pace.OWN, Pace.IN_TIME) else timing.call(party, item, asked, start)
    week = timing.profile(party, item, asked) if moment.legs else None
    over_him = pace is Pace.DOES_NOT_ARRIVE and called is None and timing.only_over_him(party, item, asked)
    return WhenRow(item, step, term, moment, pace, week, called, over_him)


def _place(row: WhenRow, order: dict[str, int]) -> tuple[int, float, int, str]:
    return (
        ORDER.index(row.pace),
        float("inf") if row.term is None else row.term,
        order.get(row.step or "", 0),
        row.item,
    )
