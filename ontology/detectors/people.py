"""Who somebody is: a birth date, or what looks like a name. Names are guessed, so they are warned of, never certain."""

from __future__ import annotations

import re

from ontology.detectors.given_names import given_names
from ontology.detectors.text import DATE

__all__ = ["has_birth_date", "has_name"]

_BORN = (
    r"(?:\bgeboren\b|\bgeb\b\.?|\bgeboorte[- ]?(?:datum|dag)\b|\bgbd\b\.?|\bborn\b|\bbirth\s?(?:date|day)\b"
    r"|\bdate of birth\b|\bd\.?o\.?b\b\.?|°|(?<!\w)\*(?=\s?\d))"
)
_BORN_ON = re.compile(rf"{_BORN}[^.;\d]{{0,30}}(?<!\d){DATE}", re.IGNORECASE)
_DATE_BORN = re.compile(rf"(?<!\d){DATE}\s?\(?(?:geboren|geb\.|geboortedatum|born|date of birth|dob)\b", re.IGNORECASE)


def has_birth_date(text: str) -> bool:
    """Whether plain ``text`` holds a full date that it says somebody was born on.

    >>> has_birth_date("geb. 12-03-1987"), has_birth_date("born on 3 March 1987"), has_birth_date("besluit 12-03-2024")
    (True, True, False)
    """
    return _BORN_ON.search(text) is not None or _DATE_BORN.search(text) is not None


_LINK = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Dd]es|[Hh]et|'t|[Tt]e|[Tt]en|[Tt]er|[Ii]n|[Oo]p|[Vv]on|[Ee]l|[Aa]l|[Bb]en|[Dd]a"
    r"|[Dd]os|[Ll]a|[Ll]e) )"
)
_UPPER = "A-ZÀ-ÖØ-ÞŞİĞÇŁŚŻ"
_LOWER = "a-zà-öø-ÿşığçłśżńęą"
_SURNAME = rf"(?:{_LINK}{{0,3}}(?:[Vv]an|[Dd]e)?[dD]?'?[{_UPPER}][{_LOWER}'’]+(?:-[{_UPPER}][{_LOWER}]+)?)"
_TITLE = (
    r"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]ijnheer|[Mm]eneer|[Mm]dhr\.?|[Dd]hr\.?|[Dd]e heer|[Jj]uffrouw|[Ff]amilie"
    r"|[Ff]am\.|M[rs]s?\.|Miss|Mister|[Dd]rs\.|[Dd]r\.|[Ii]ng\.|[Ii]r\.|[Mm]r\.)"
)
_INITIALS = rf"(?:[{_UPPER}][a-z]?\. ?){{1,5}}"
_GIVEN = rf"[{_UPPER}][{_LOWER}]+"
_ROLE = (
    r"(?:[Ss]lachtoffer|[Cc]li[eë]nte?|[Pp]ati[eë]nte?|[Mm]oeder|[Vv]ader|[Zz]oon|[Dd]ochter|[Kk]ind|[Pp]leger|[Vv]erdachte"
    r"|[Ee]x(?:-partner|-man|-vrouw)?|[Pp]artner|[Zz]us|[Bb]roer|[Oo]ma|[Oo]pa|[Bb]uurvrouw|[Bb]uurman|[Mm]elder|[Vv]ictim"
    r"|[Cc]lient|[Pp]atient|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|[Cc]hild|[Ss]uspect)"
)
_CALLED = (
    r"(?:[Nn]aam(?: is|:)|[Gg]enaamd|[Gg]eheten|[Hh]eet|[Nn]amed|[Cc]alled|[Nn]ame(?: is|:)"
    r"|[Vv]oornaam:|[Aa]chternaam:)"
)
_SURE = re.compile(
    rf"\b{_TITLE} (?:{_INITIALS})?(?:{_GIVEN} )?{_SURNAME}"
    rf"|(?<![\w.]){_INITIALS}{_SURNAME}(?! [0-9])"
    rf"|\b{_CALLED} {_GIVEN}"
    rf"|\b{_SURNAME}, {_INITIALS}"
)
_PAIR = re.compile(rf"\b({_GIVEN}(?:-{_GIVEN})?) (?:{_INITIALS}|{_GIVEN} )?{_SURNAME}")
_ALONE = re.compile(rf"\b{_ROLE},? \(?({_GIVEN})\b")
_NOT_A_PERSON = re.compile(
    r"(?:Thuis|Veilig|Huis|Zorg|Justitie|Openbaar|Ministerie|Politie|Raad|Wet|Team|Nederland|Brabant|Haaglanden|Assessment"
    r"|Law|Rijksoverheid|Vrouwen|Stichting|Kamer|Hospital|Court|School|Centrum|Institute|University|Foundation|Act)"
)


def has_name(text: str) -> bool:
    """Whether plain ``text`` holds something that looks like the name of a person.

    A title or initials with a surname, a common given name with a surname, or a common given name after a role.

    >>> has_name("mevrouw Jansen"), has_name("J. de Vries"), has_name("Fatima el Amrani"), has_name("zoon Daan")
    (True, True, True, True)
    >>> has_name("Veilig Thuis Haaglanden"), has_name("Raad voor de Kinderbescherming"), has_name("mevrouw zegt")
    (False, False, False)
    """
    if _SURE.search(text):
        return True
    if any(match[1] in given_names() for match in _ALONE.finditer(text)):
        return True
    return any(
        match[1].split("-")[0] in given_names() and not _NOT_A_PERSON.fullmatch(match.group().rsplit(" ", 1)[-1])
        for match in _PAIR.finditer(text)
    )
