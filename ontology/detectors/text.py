"""Text made plain before the detectors look: one kind of digit, dash and space, nothing invisible, no dates."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["DATE", "plain", "without_dates", "without_links"]

_INVISIBLE = dict.fromkeys([0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF])
_SAME = {**dict.fromkeys(range(0x2010, 0x2016), "-"), 0x2212: "-", 0xFE58: "-", 0xFE63: "-", 0xFF0D: "-", 0x2027: "."}
_SPACE = re.compile(r"[^\S ]")
_MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|m(?:aa)?rt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?"
    r"|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|de[ck](?:ember)?)\.?"
)
_DAY, _MONTH_NUMBER, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
DATE = (
    rf"(?:{_DAY}([-/.]){_MONTH_NUMBER}\1(?:{_YEAR}|\d\d)|{_DAY} {_MONTH_NUMBER} {_YEAR}"
    rf"|{_YEAR}([-/]){_MONTH_NUMBER}\2{_DAY}|{_DAY}\s{_MONTH}\s{_YEAR})"
)
"""A date with a day, as a pattern; it has two groups of its own."""

_DATE = re.compile(rf"(?<!\d)(?<!\d[-/.]){DATE}(?![\d]|[-/.]\d)", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)


def plain(text: str) -> str:
    """``text`` with full-width and other digits as 0-9, every dash as ``-``, every space as one kind of space.

    >>> plain("１２３\u2011\u200b45")
    '123-45'
    """
    folded = unicodedata.normalize("NFKC", text.translate(_SAME).translate(_INVISIBLE))
    if not folded.isascii():
        folded = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in folded)
    return _SPACE.sub(" ", folded)


def without_dates(text: str) -> str:
    """``text`` with every date as a word, so that its digits are no part of a number.

    >>> without_dates("op 12-03-2024 om 9 uur")
    'op datum om 9 uur'
    """
    return _DATE.sub("datum", text)


def without_links(text: str) -> str:
    """``text`` without web addresses and DOIs, whose digits mean nothing here."""
    return _LINK.sub("link", text)
