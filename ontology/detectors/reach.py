"""Ways to reach a person or a file: e-mail, telephone, and links into a case system."""

from __future__ import annotations

import re

from ontology.detectors.text import without_dates, without_links

__all__ = ["has_case_link", "has_email", "has_phone"]

_AT = r"(?:\s?@\s?|\s?[\[({]\s?(?:at|apenstaartje|@)\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|punt|\.)\s?[\])}]\s?)"
_EMAIL = re.compile(rf"[\w%+][\w.%+\-]*{_AT}[\w\-]+(?:{_DOT}[\w\-]+)*{_DOT}[A-Za-z]{{2,}}", re.IGNORECASE)


def has_email(text: str) -> bool:
    """Whether plain ``text`` holds an e-mail address, also one that is spelt out.

    >>> has_email("jan (at) voorbeeld.nl"), has_email("politie-basisteam@BVH/police")
    (True, False)
    """
    return _EMAIL.search(text) is not None


_ABROAD = r"(?:\(?(?:\+|\b00)\s?31\)?[ .\-/]?(?:\(0\)[ .\-]?)?|\(?\b0)"
_REST = r"(?:[ .\-/]?\d)"
_PHONES = (
    re.compile(rf"(?<!\d[./\-]){_ABROAD}6\)?[ .\-/]{{0,3}}\d{_REST}{{7}}(?!\d)"),  # mobile
    re.compile(rf"(?<!\d[./\-]){_ABROAD}[1-57]\d\)?[ .\-/]{{0,3}}\d{_REST}{{6}}(?!\d)"),  # area code of three
    re.compile(rf"(?<!\d[./\-]){_ABROAD}[1-57]\d\d\)?[ .\-/]{{0,3}}\d{_REST}{{5}}(?!\d)"),  # area code of four
    re.compile(rf"(?<!\d[./\-]){_ABROAD}8[458]\)?[ .\-/]{{0,3}}\d{_REST}{{6}}(?!\d)"),  # company numbers
    re.compile(r"(?<!\d[./\-])(?:\+|\b00)(?!31|\s31)[1-9]\d{0,2}[ .\-/]?\(?\d(?:[ .\-/()]{0,2}\d){6,11}(?!\d)"),
)
_NO_PHONE = re.compile(r"\b(?:isbn|issn|doi|ecli|bwbr?|kvk|rsin|oin)[\s:.\-]{0,3}[\d\-. ]*$", re.IGNORECASE)


def has_phone(text: str) -> bool:
    """Whether plain ``text`` holds a telephone number; 112, 0800 and 0900 service numbers are no one's own.

    >>> has_phone("bel 06-12345678"), has_phone("+31 (0)70 123 45 67"), has_phone("0900-8844 of 112")
    (True, True, False)
    """
    searched = without_dates(without_links(text))
    return any(
        not _NO_PHONE.search(searched[max(0, match.start() - 30) : match.start()])
        for phone in _PHONES
        for match in phone.finditer(searched)
    )


_CASE_LINK = re.compile(
    r"https?://(?!\S*(?:rechtspraak\.nl|overheid\.nl|echr\.coe|europa\.eu|bailii|officielebekendmakingen))\S*"
    r"(?:zaak|dossier|cli[eë]nt|pati[eë]nt|case|melding|casus)(?!s/ECHR)\S*[/=#]\S*\d{3,}",
    re.IGNORECASE,
)


def has_case_link(text: str) -> bool:
    """Whether plain ``text`` holds a web address that seems to lead to one file in a case system.

    >>> has_case_link("https://zaaksysteem.example/zaak/20261234"), has_case_link("https://www.om.nl/zaken")
    (True, False)
    """
    return _CASE_LINK.search(text) is not None
