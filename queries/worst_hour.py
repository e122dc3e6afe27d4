"""The worst hour of the week for an alarm: when most of what lawfully arrives arrives after its term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.clock import EVERY_HOUR, Start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.answer import NeedRow
    from queries.timing import Timing

__all__ = ["WorstHour", "worst_hour"]


@dataclass(frozen=True, slots=True)
class WorstHour:
    """The hour with its counts. ``late`` are the needs that are late from there, heaviest first, out of ``told``: those
    whose time can be said from every hour of the week. ``best`` and ``fewest`` are the kindest hour and its count.
    """

    start: Start
    late: tuple[str, ...]
    told: int
    best: Start
    fewest: int


def worst_hour(rows: Iterable[NeedRow], timing: Timing) -> WorstHour | None:
    """Over the needs of ``rows`` that a lawful chain of known time brings; ``None`` when there are none.

    The hour with the most needs after their term, of equals the one with the most hours beyond the terms, then the
    first of the week. A need whose time nobody knows from some hour counts in neither (it is not late: it is unknown).
    """
    weeks = []
    for row in rows:
        moment = timing.moment(row.needer, row.item, row.step, EVERY_HOUR[0])
        if not moment.legs:
            continue
        week = timing.profile(row.needer, row.item, row.step)
        if week is not None:
            weeks.append((row, week.hours))
    if not weeks:
        return None

    def beyond(hour: int) -> tuple[int, float]:
        over = [hours[hour] - row.hours for row, hours in weeks if hours[hour] > row.hours]
        return (len(over), sum(over))

    ordered = sorted(range(len(EVERY_HOUR)), key=lambda hour: (*(-part for part in beyond(hour)), hour))
    kindest = min(range(len(EVERY_HOUR)), key=lambda hour: (*beyond(hour), hour))
    worst = ordered[0]
    late = tuple(row.need for row, hours in weeks if hours[worst] > row.hours)
    return WorstHour(EVERY_HOUR[worst], late, len(weeks), EVERY_HOUR[kindest], beyond(kindest)[0])
