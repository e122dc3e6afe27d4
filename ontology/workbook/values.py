"""What somebody typed, as a value: dates as the Dutch write them, yes and no, hours; ``None`` when it is none."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from ontology.workbook.words import folded

__all__ = ["as_date", "as_number", "as_text", "as_truth"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may", "juni june jun",
         "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct", "november nov",
         "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00)?(?:\.0+)?)?")
_WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})[. -]{1,2}([a-z]+)[. -]{1,2}(\d{4})")
_EPOCH = date(1899, 12, 30)
_YES = frozenset(
    ("ja", "j", "yes", "y", "waar", "true", "x", "v", "✓", "✔", "☑", "1", "1.0", "wel", "jawel", "akkoord")
)
_NO = frozenset(
    ("", "nee", "n", "no", "onwaar", "false", "0", "0.0", "-", "niet", "geen", "☐", "✗", "✘", "leeg", "nvt", "n.v.t")
)
_NUMBER = re.compile(
    r"(?:ca|circa|ongeveer|binnen|max|maximaal|<|<=|±)? ?(\d{1,9}(?:[.,]\d{1,6})?) ?"
    r"(u|uur|uren|h|hour|hours|min|minuut|minuten|minutes|dag|dagen|day|days|week|weken|weeks|werkdag|werkdagen)?"
)
_HOURS = {"m": 1 / 60, "d": 24.0, "w": 168.0}
_UNKNOWN = frozenset(("", "onbekend", "unknown", "?", "-", "nvt", "n.v.t", "weet niet", "nog onbekend", "n.b", "nb"))


def as_text(value: object) -> str:
    """What a cell says, as text: a whole number without ``.0``, a date as the Dutch write it.

    >>> as_text(3.0), as_text(True), as_text(date(2026, 11, 22))
    ('3', 'ja', '22-11-2026')
    """
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, (time, timedelta)):
        return str(value)
    return "" if value is None else str(value)


def as_date(value: object) -> str | None:
    """The ISO date that a cell means.

    >>> as_date("22-11-2026"), as_date("zondag 22 november 2026"), as_date("22 nov. 2026"), as_date(46348.0)
    ('2026-11-22', '2026-11-22', '2026-11-22', '2026-11-22')
    >>> as_date("31-02-2026") is None
    True
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        serial = 20_000 <= value <= 80_000 and float(value).is_integer()
        return (_EPOCH + timedelta(days=int(value))).isoformat() if serial else None
    parts = _parts(folded(as_text(value)))
    try:
        return date(*parts).isoformat() if parts is not None else None
    except ValueError:
        return None


def _parts(written: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(written):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DUTCH.fullmatch(written):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _WORDS.fullmatch(written)) and match[2] in _MONTHS:
        return int(match[3]), _MONTHS[match[2]], int(match[1])
    return None


def as_truth(value: object) -> bool | None:
    """Yes or no; empty is no.

    >>> as_truth("✓"), as_truth("Nee "), as_truth(None), as_truth("misschien")
    (True, False, False, None)
    """
    if isinstance(value, bool):
        return value
    word = folded(as_text(value))
    return True if word in _YES else False if word in _NO else None


def as_number(value: object) -> tuple[bool, float | None]:
    """Whether the cell is a number (of hours) or says that it is unknown, and which.

    >>> as_number("1,5 uur"), as_number("90 min"), as_number("onbekend"), as_number("snel")
    ((True, 1.5), (True, 1.5), (True, None), (False, None))
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return True, float(value)
    if isinstance(value, timedelta):
        return True, value.total_seconds() / 3600
    if isinstance(value, (date, time)):
        return False, None
    word = folded(as_text(value))
    if word in _UNKNOWN:
        return True, None
    match = _NUMBER.fullmatch(word)
    if match is None or (match[2] or "").startswith("werkdag"):
        return False, None
    unit = match[2] or ""
    return True, float(match[1].replace(",", ".")) * (_HOURS.get(unit[0], 1.0) if unit else 1.0)
