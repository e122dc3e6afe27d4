"""Where somebody lives or hides: postcode with house number, street with house number, the location of a shelter."""

from __future__ import annotations

import re

__all__ = ["has_address", "has_shelter_location", "has_street"]

# SA, SD and SS are never given out. A year before an abbreviation (2024 EU 12) is no postcode.
_POSTCODE = r"(?<![\w.,-])[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?![\w-])"
_YEAR_AND_WORD = re.compile(r"\b(?:19|20)\d\d (?:EU|NL|UK|US|VN|AD|EG|EN|DE|IS|OF|TE|OP|IN|AT|BE|HR|RB|PB)\b")
_NUMBER = r"\d{1,5} ?(?:[A-Za-z]{1,2}|[IVX]{1,4}|-\d{1,4}|bis|hs)?\b"
_HOUSE = rf"(?:nr\.?|nummer|huisnr\.?|huisnummer|no\.?|number|#)?\s*{_NUMBER}"
_AFTER = re.compile(rf"{_POSTCODE}(?:\s+[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?[\s,;:(/]{{1,3}}{_HOUSE}")
_BEFORE = re.compile(rf"[A-Z][\w'.\-]+ {_NUMBER}[\s,;(/]{{1,3}}(?:te |in )?{_POSTCODE}")
_NUMBER_FIRST = re.compile(
    rf"\b(?:huisnummer|huisnr\.?|nummer|nr\.?)\s*:?\s*{_NUMBER}.{{0,20}}{_POSTCODE}", re.IGNORECASE
)


def has_address(text: str) -> bool:
    """Whether plain ``text`` holds a postcode with a house number, in either order.

    >>> has_address("2284 AB 12"), has_address("Dorpsweg 12a, 2284AB"), has_address("gebied 2284 AB")
    (True, True, False)
    """
    searched = _YEAR_AND_WORD.sub("jaar", text)
    return any(pattern.search(searched) for pattern in (_AFTER, _BEFORE, _NUMBER_FIRST))


_KINDS = (
    "straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk|plantsoen|boulevard|allee|baan|markt|wal|oever"
    "|poort|kamp|akker|erf|haven|sluis|brug|vliet|lei|donk|horst"
)
_STREET_NAME = rf"\b[A-Z][\w'-]*(?:{_KINDS})\b|\b(?:[A-Z][\w'-]+ )+(?:{_KINDS}|[A-Z]\w*(?:{_KINDS}))\b"
_NO_STREET = r"(?!\b(?:Gerechtshof|Hof|Weg|Markt|Brug|Haven|Poort)\b)"
_STREET = re.compile(rf"{_NO_STREET}(?:{_STREET_NAME}) (?!(?:19|20)\d\d\b)\d{{1,4}} ?[a-zA-Z]?\b")
_STREET_ALONE = re.compile(rf"{_NO_STREET}(?:{_STREET_NAME})")


def has_street(text: str) -> bool:
    """Whether plain ``text`` holds a street with a house number.

    >>> has_street("woont aan de Lindelaan 14"), has_street("Gerechtshof 2024"), has_street("op straat 3 keer")
    (True, False, False)
    """
    return _STREET.search(text) is not None


_SHELTER = re.compile(
    r"opvang|schuil|onderduik|geheim|veilige plek|verblijfsadres|blijf[- ]van|blijfhuis|shelter|safe ?house|refuge"
    r"|secret",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"\b(?:[Gg]evestigd|[Gg]elegen|[Ss]taat|[Zz]it|[Zz]itten|[Vv]erblijft|[Vv]erblijven|[Ll]ocatie|[Aa]dres"
    r"|[Oo]pvangadres|[Ll]ocated|[Ss]taying|[Ss]tays|[Aa]ddress)\b(?: is| van de opvang)?"
    r"\s?(?::|in|te|aan|bij|op|at|near|on)\s(?:de |het |the )?(?![A-Z]{2,}\b)[A-Z][a-z]{2,}"
)
_POSTCODE_ALONE = re.compile(_POSTCODE)
_COORDINATES = re.compile(r"\b5[0-3]\.\d{3,}\D{1,4}[3-7]\.\d{3,}")


def has_shelter_location(text: str, *, confined: bool) -> bool:
    """Whether plain ``text`` can give away a shelter or secret address.

    ``confined`` says that the text belongs to something of which no location may be known; elsewhere the text itself
    must speak of shelter or hiding.

    >>> has_shelter_location("staat in Utrecht", confined=True), has_shelter_location("in Utrecht", confined=False)
    (True, False)
    >>> has_shelter_location("schuiladres Lindelaan 14", confined=False)
    True
    """
    exact = any(pattern.search(text) for pattern in (_STREET, _POSTCODE_ALONE, _COORDINATES))
    if confined:
        return exact or _STREET_ALONE.search(text) is not None or _LOCATED.search(text) is not None
    return _SHELTER.search(text) is not None and exact
