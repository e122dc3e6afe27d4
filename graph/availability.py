"""The hours of a week in which somebody can be reached, and the next moment at which that is so.

Times are whole minutes. Minute 0 is Monday 00:00 and a week has 10,080; a later minute is in a later week. Holidays and
summer time are not modelled. The hours themselves are a reading (*modelled*), not a promise of any partner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from ontology.terms import Availability

__all__ = ["ALWAYS", "NEVER_SAID", "WEEK", "Hours", "hours_of", "minutes_of"]

WEEK = 168 * 60
"""Minutes in a week."""

_DAY = 24 * 60
_WORKING_DAYS = range(5)


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody can be reached: ``spans`` of minutes of the week, sorted, apart, each without its last minute.

    ``certain`` is false when there may be other moments too, of which nobody said when they are.
    """

    spans: tuple[tuple[int, int], ...]
    certain: bool = True

    def known(self, minute: int) -> int | None:
        """The first minute, from ``minute`` on, in which it is known that somebody can be reached; ``None`` for never.

        >>> office = hours_of([Availability.OFFICE])
        >>> office.known(4 * 1440 + 18 * 60) - 7 * 1440        # Friday 18:00: Monday, half past eight
        510
        """
        if not self.spans:
            return None
        week, within = minute - minute % WEEK, minute % WEEK
        for begin, end in self.spans:
            if within < end:
                return week + max(begin, within)
        return week + WEEK + self.spans[0][0]

    def possible(self, minute: int) -> int | None:
        """The first minute in which it cannot be ruled out: ``minute`` itself where the hours are not certain."""
        return self.known(minute) if self.certain else minute


def hours_of(kinds: Iterable[Availability]) -> Hours:
    """The hours in which at least one of ``kinds`` holds.

    Evenings, nights and weekends are what office hours leave. What is periodic or unknown has no known hours, and so
    has an actor of whom only ``none`` is said while flows do reach it: then no time can be computed.

    >>> hours_of([Availability.NONE, Availability.SCHOOL]).spans[0]
    (480, 930)
    >>> hours_of([Availability.OFFICE, Availability.EVENING_NIGHT_WEEKEND]) == ALWAYS
    True
    """
    listed = set(kinds)
    spans = _joined(span for kind in listed for span in _SPANS.get(kind, ()))
    vague = bool(listed & {Availability.PERIODIC, Availability.UNKNOWN})
    return Hours(spans, certain=spans == _WHOLE or (bool(spans) and not vague))


def minutes_of(hours: float | None) -> int | None:
    """A duration in hours as whole minutes, rounded up: no sooner than was said. Unknown stays unknown.

    >>> minutes_of(0.25), minutes_of(1.01), minutes_of(None)
    (15, 61, None)
    """
    return None if hours is None else ceil(round(hours * 60, 6))


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same minutes in as few spans as there can be."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def _each_working_day(begin: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple((day * _DAY + begin, day * _DAY + end) for day in _WORKING_DAYS)


def _between(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """What a week has beside ``spans``."""
    edges = (0, *(edge for span in spans for edge in span), WEEK)
    return tuple((begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True) if begin < end)


_WHOLE = ((0, WEEK),)
_OFFICE = _each_working_day(8 * 60 + 30, 17 * 60)
_SPANS = {
    Availability.ALWAYS: _WHOLE,
    Availability.OFFICE: _OFFICE,
    Availability.EVENING_NIGHT_WEEKEND: _between(_OFFICE),
    Availability.SCHOOL: _each_working_day(8 * 60, 15 * 60 + 30),
    Availability.HEARING: _each_working_day(9 * 60, 17 * 60),
}

ALWAYS = Hours(_WHOLE)
"""Day and night."""

NEVER_SAID = Hours((), certain=False)
"""Nobody said when: no known time, and none that can be ruled out."""
