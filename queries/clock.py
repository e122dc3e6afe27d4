"""The moment at which the clock starts, as people say it: "vr 18:00"; moments and durations in words.

A start is a weekday (0 for Monday) and an hour. No date: a model of kinds asks about weeks, and holidays are not in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.availability import WEEK
from ontology.errors import Fault, RefusedInput, Severity
from ontology.terms import Text

__all__ = ["DEFAULT_START", "EVERY_HOUR", "Start", "lapse", "read_start", "spoken", "start_of"]

_DUTCH = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = {
    name: number
    for number, (dutch, english) in enumerate(zip(_DUTCH, _ENGLISH, strict=True))
    for name in (dutch, dutch[:2], english.lower(), english[:3].lower())
}
_WRITTEN = re.compile(r"\s*([^\W\d_]+)\.?\s+(\d{1,2})(?:[:.](\d{2}))?\s*(?:u|uur|h)?\s*", re.IGNORECASE)
_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """A moment of the week: ``weekday`` 0 (Monday) to 6, ``hour`` 0 to just under 24."""

    weekday: int
    hour: float

    @property
    def minute(self) -> int:
        """The minute of the week.

        >>> Start(4, 18.5).minute
        6870
        """
        return self.weekday * _DAY + round(self.hour * 60)

    @property
    def text(self) -> Text:
        """The moment in words.

        >>> Start(4, 18).text.nl
        'vrijdag 18:00'
        """
        return spoken(self.minute)


def start_of(minute: int) -> Start:
    """The start at a minute of the week."""
    return Start(minute % WEEK // _DAY, minute % _DAY / 60)


DEFAULT_START = Start(0, 9.0)
"""Where nobody says when the alarm is: Monday 09:00, an hour at which everybody who keeps office hours is there. It is
the kindest hour and not the worst one, so what is late from here is late by its arrangement and not by bad luck.
"""

EVERY_HOUR: tuple[Start, ...] = tuple(start_of(hour * 60) for hour in range(168))
"""The whole hours of the week, Monday 00:00 first."""


def read_start(text: str) -> Start:
    """Read a weekday and an hour, in Dutch or English, short or in full. Raises ``RefusedInput``.

    >>> read_start("vr 18:00") == read_start("Friday 18") == Start(4, 18.0)
    True
    """
    found = _WRITTEN.fullmatch(text)
    weekday = None if found is None else _WEEKDAY.get(found[1].lower())
    hour = -1 if found is None else int(found[2])
    minute = -1 if found is None else int(found[3] or 0)
    if weekday is None or not 0 <= hour < 24 or not 0 <= minute < 60:
        fault = Fault(
            "case", Severity.ERROR, "when", None, "--from",
            f"«{text}» is geen moment van de week.", f"«{text}» is no moment of the week.",
            "Schrijf een dag en een uur, zoals «vr 18:00» of «fri 18:00».",
            "Write a day and an hour, such as “vr 18:00” or “fri 18:00”.",
        )  # fmt: skip
        raise RefusedInput(text, [fault])
    return Start(weekday, hour + minute / 60)


def spoken(minute: int, start: int | None = None) -> Text:
    """A moment in words; from ``start`` on it is told how many days later it is when the name of the day may mislead.

    >>> spoken(8 * 60 + 30).nl, spoken(9 * 1440 + 600, start=600).nl
    ('maandag 08:30', 'woensdag 10:00, 9 dagen later')
    """
    day, within = minute % WEEK // _DAY, minute % _DAY
    hour = f"{within // 60:02}:{within % 60:02}"
    later = 0 if start is None else minute // _DAY - start // _DAY
    if later < 7:
        return Text(f"{_DUTCH[day]} {hour}", f"{_ENGLISH[day]} {hour}")
    return Text(f"{_DUTCH[day]} {hour}, {later} dagen later", f"{_ENGLISH[day]} {hour}, {later} days later")


def lapse(hours: float) -> Text:
    """How long something takes, to the minute.

    >>> lapse(0).nl, lapse(0.25).nl, lapse(14.5).nl, lapse(86.5).en
    ('meteen', '15 minuten', '14 uur en 30 minuten', '3 days, 14 hours and 30 minutes')
    """
    minutes = round(hours * 60)
    if minutes == 0:
        return Text("meteen", "at once")
    days = minutes // _DAY if minutes > 2 * _DAY else 0
    parts = [
        (days, ("dag", "dagen"), ("day", "days")),
        ((minutes - days * _DAY) // 60, ("uur", "uur"), ("hour", "hours")),
        (minutes % 60, ("minuut", "minuten"), ("minute", "minutes")),
    ]
    dutch = [f"{number} {names[number != 1]}" for number, names, _ in parts if number]
    english = [f"{number} {names[number != 1]}" for number, _, names in parts if number]
    return Text(_row(dutch, "en"), _row(english, "and"))


def _row(parts: list[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"
