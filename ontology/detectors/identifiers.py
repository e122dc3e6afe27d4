"""Numbers that point at a person or a case: BSN, bank account, licence plate, case and police numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.nl import bsn

from ontology.detectors.text import without_dates, without_links

__all__ = ["has_bank_account", "has_bsn", "has_case_number", "has_licence_plate"]

# ── citizen service number ───────────────────────────────────────────────────────────────────────────────────────────

_RUN = re.compile(r"\d(?:[ ./_\-]{0,2}\d)*")
_BSN_WORD = re.compile(
    r"b\.?s\.?n\b|bsn(?=\d)|burger\s?service\s?n|sofi|citizen\s?service\s?n|social\s?security", re.IGNORECASE
)
_GROUPINGS = {
    (9,), (3, 3, 3), (4, 2, 3), (2, 3, 4), (4, 5), (5, 4), (3, 6), (6, 3), (2, 2, 2, 3), (3, 2, 2, 2), (1, 4, 4),
    (4, 4, 1), (2, 3, 2, 2), (2, 4, 3), (1,) * 9,
}  # fmt: skip
# The eleven-test lets one in eleven random numbers through, so what a number is called decides (design.md 8).
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:kvk|rsin|isbn|issn|doi|pmid|ecli|lei|agb|oin|btw|vat|eori|handelsregister|fiscaal)\b|bwbr?|cvdr|celex"
    r"|\b(?:stb|stcrt|trb|lj[nt])\.?|€|\beur(?:o)?\b|\$|£)[^.;]{0,20}$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"^\s?(?:euro|eur\b|€|,-|,\d\d\b|%|inwoners|personen|huishoudens|meldingen|inhabitants)", re.IGNORECASE
)


def has_bsn(text: str) -> bool:
    """Whether plain ``text`` holds a citizen service number.

    Nine digits that pass the eleven-test, in any usual grouping; eight digits only where the text says it is a BSN.

    >>> has_bsn("cliënt 1112.22.333"), has_bsn("KvK 111222333"), has_bsn("11122233"), has_bsn("BSN 10000008")
    (True, False, False, True)
    """
    searched = without_dates(without_links(text))
    return any(_is_bsn_run(searched, match) for match in _RUN.finditer(searched))


def _is_bsn_run(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 25]
    groups = re.findall(r"\d+", match.group())
    if _BSN_WORD.search(before) or re.match(r"[\s(,]{0,3}(?:b\.?s\.?n|sofi)\b", after, re.IGNORECASE):
        return any(_may_be_bsn(digits) for digits in _windows(groups))
    if _OTHER_NUMBER.search(before) or _AMOUNT.match(after):
        return False
    if tuple(map(len, groups)) in _GROUPINGS and len(set(re.findall(r"\D+", match.group()))) <= 1:
        return bsn.is_valid("".join(groups))
    alone = re.finditer(r"(?:^|(?<= ))\d{9}(?= |$)", match.group())
    return any(bsn.is_valid(found.group()) for found in alone)


def _windows(groups: list[str]) -> Iterator[str]:
    for first in range(len(groups)):
        for last in range(first, len(groups)):
            digits = "".join(groups[first : last + 1])
            if len(digits) in (8, 9):
                yield digits


def _may_be_bsn(digits: str) -> bool:
    """In a BSN context nine digits are one even with a slip of the pen; eight must pass the test."""
    return len(digits) == 9 or bsn.is_valid(digits.zfill(9))


# ── bank account ─────────────────────────────────────────────────────────────────────────────────────────────────────

_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .\-]?\d{2}(?=[ .\-]?[A-Za-z0-9])")
_DUTCH_IBAN = re.compile(r"NL\d{2}[A-Z]{4}\d{10}(?!\d)")
_SHORTEST, _LONGEST = 15, 34


def has_bank_account(text: str) -> bool:
    """Whether plain ``text`` holds an IBAN of any country, or something in the shape of a Dutch one.

    >>> has_bank_account("op nl91 abna 0417 1643 00 ten name van"), has_bank_account("AB12 is een kamer")
    (True, False)
    """
    return any(_is_iban(text, match.start()) for match in _IBAN_START.finditer(text))


def _is_iban(text: str, start: int) -> bool:
    compact = re.sub(r"[ .\-]", "", text[start : start + 2 * _LONGEST]).upper()
    if _DUTCH_IBAN.match(compact):
        return True
    letters = re.match(r"[A-Z0-9]*", compact)
    reach = min(_LONGEST, len(letters.group()) if letters else 0)
    return any(iban.is_valid(compact[:length]) for length in range(_SHORTEST, reach + 1))


# ── licence plate ────────────────────────────────────────────────────────────────────────────────────────────────────

_L2, _L3, _L1 = "[A-Z]{2}", "[A-Z]{3}", "[A-Z]"
_SIDE_CODES = (
    rf"{_L2}-\d\d-\d\d", rf"\d\d-\d\d-{_L2}", rf"\d\d-{_L2}-\d\d", rf"{_L2}-\d\d-{_L2}", rf"{_L2}-{_L2}-\d\d",
    rf"\d\d-{_L2}-{_L2}", rf"\d\d-{_L3}-\d", rf"\d-{_L3}-\d\d", rf"{_L2}-\d{{3}}-{_L1}", rf"{_L1}-\d{{3}}-{_L2}",
    rf"{_L3}-\d\d-{_L1}", rf"{_L1}-\d\d-{_L3}", rf"\d-{_L2}-\d{{3}}", rf"\d{{3}}-{_L2}-\d",
)  # fmt: skip
_PLATE = re.compile(rf"(?<![\w-])(?:{'|'.join(_SIDE_CODES)})(?![\w-])")
_PLATE_WORD = re.compile(
    r"\b(?:kenteken(?:nummer|plaat)?|(?:licen[cs]e|number) plate)\s*(?:is|:|nr\.?)?\s*(?=[A-Za-z\d\-]*\d)"
    r"[A-Za-z\d]{1,3}-?[A-Za-z\d]{2,3}-?[A-Za-z\d]{1,3}\b",
    re.IGNORECASE,
)


def has_licence_plate(text: str) -> bool:
    """Whether plain ``text`` holds a Dutch licence plate with dashes, or any after the word.

    >>> has_licence_plate("een auto, GZ-123-B"), has_licence_plate("kenteken gz123b"), has_licence_plate("S-10-2")
    (True, True, False)
    """
    return _PLATE.search(text) is not None or _PLATE_WORD.search(text) is not None


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_CASE = re.compile(
    r"\bPL\s?[0-9]{4}[- ]?[0-9]{6,}(?:-\d+)?\b"  # proces-verbaal
    r"|(?<![\w/.-])\d{2}[/.-]\d{6}[/-]\d{2}(?![\w/-])"  # parketnummer
    r"|\b(?:C|HA\s?ZA|KG\s?ZA|AWB|SGR)\s?/?\s?\d{2}\s?/\s?\d{3,6}\b"  # rolnummer, zaaknummer
    r"|\b(?:zaak|dossier|meldings?|mutatie|registratie|parket|proces-?verbaal|pv|rekest|cli[eë]nt|pati[eë]nt|BVH|incident"
    r"|aangifte|case|file|client|patient|report)(?:[- ]?(?:nummer|nr|number|no|id|kenmerk))?\.?\s?[:#]?\s?"
    r"(?=[A-Z\d./-]*\d[A-Z\d./-]*\d[A-Z\d./-]*\d[A-Z\d./-]*\d[A-Z\d./-]*\d)[A-Z]{0,4}[\d][\d./-]{3,}[\dA-Z]\b",
    re.IGNORECASE,
)


# Published judgments are public; their numbers are citations.
_PUBLIC_CASE = re.compile(r"\b(?:EHRM|ECHR|HvJ|CJEU|ECLI|application)\b[^.;]{0,60}$", re.IGNORECASE)


def has_case_number(text: str) -> bool:
    """Whether plain ``text`` holds something like the number of a case, a file or a police report.

    >>> has_case_number("PL1500-2026123456-1"), has_case_number("parketnummer 09/123456-26"), has_case_number("BVH")
    (True, True, False)
    """
    searched = without_dates(without_links(text))
    return any(not _PUBLIC_CASE.search(searched[: match.start()]) for match in _CASE.finditer(searched))
