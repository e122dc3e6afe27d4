"""Words as people type them: one form to compare by, and the other words that mean a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["SYNONYMS", "clean", "folded", "slug"]

_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = dict.fromkeys([0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF])
_SAME = {
    **dict.fromkeys(range(0x2010, 0x2016), "-"), 0x2212: "-",
    **dict.fromkeys((0x2018, 0x2019, 0x201A, 0x60, 0xB4), "'"),
    **dict.fromkeys((0x201C, 0x201D, 0x201E, 0xAB, 0xBB), '"'),
}  # fmt: skip


def clean(text: str) -> str:
    """``text`` without spaces at its ends and without anything that cannot be seen; every space is a plain one.

    >>> clean("  Veilig\\u00a0Thuis ")
    'Veilig Thuis'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    lines = text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """``text`` in the form in which two ways of writing the same are equal.

    >>> folded("  VEILIG\\u00a0thuis\\n(Haaglanden) *") == folded("Veilig Thuis (Haaglanden)")
    True
    """
    plain = unicodedata.normalize("NFKD", clean(text).translate(_SAME)).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(letters.split()).strip(" *:.")


def slug(text: str) -> str:
    """An id out of a name: small letters, digits and hyphens.

    >>> slug("Zorg- en Veiligheidshuis (regio)")
    'zorg-en-veiligheidshuis-regio'
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:60].strip("-")


SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "availability": {
        "always": ("24/7", "24 uur", "24 uur per dag", "altijd", "continu", "7x24", "7 x 24", "24x7", "dag & nacht"),
        "office": ("kantoortijd", "kantoortijden", "werkdagen", "office hours", "9-17", "ma-vr"),
        "evening-night-weekend": ("buiten kantooruren", "buiten kantoortijd", "avond/nacht/weekend", "anw"),
        "school": ("schooluren", "tijdens schooltijd"),
        "hearing": ("zittingsuren", "zitting"),
        "periodic": ("af en toe", "in overleg", "op afspraak"),
        "none": ("niet", "geen", "nooit", "nee"),
        "unknown": ("?", "weet ik niet", "nog onbekend", "n.b.", "nb"),
    },
    "quality": {
        "first-hand": ("eerste hand", "uit eerste hand", "zelf", "eigen waarneming", "direct", "ja",
            "x", "v", "✓", "✔"),
        "second-hand": ("~", "tweede hand", "uit tweede hand", "indirect", "horen zeggen", "via via", "gehoord"),
    },
    "assurance": {
        "fixed": ("structureel", "afgesproken", "altijd", "vaste stroom"),
        "initiative": ("incidenteel", "soms", "ad hoc", "op eigen initiatief"),
        "ought-to-happen": ("gebeurt niet", "hoort te gebeuren", "zou moeten", "hoort maar gebeurt niet"),
    },
    "channel": {
        "telephone": ("bellen", "telefonisch", "tel", "tel.", "gebeld"),
        "secure-mail": ("mail", "e-mail", "email", "veilig mailen", "zivver", "zorgmail"),
        "meeting": ("overleg", "gesprek", "mondeling", "vergadering"),
        "letter": ("post", "schriftelijk"),
        "portal": ("portal", "webformulier"),
        "system-link": ("koppeling", "systeem", "api", "corv"),
    },
    "confidence": {
        "source": ("bron", "uit bron", "gedocumenteerd"),
        "expert-judgement": ("deskundige", "expert", "deskundigenoordeel", "inschatting"),
        "modelled": ("aanname", "gemodelleerd", "model", "verondersteld"),
        "partner-confirmed": ("bevestigd", "door partner bevestigd", "klopt", "partner"),
    },
    "agreement-status": {
        "proposal": ("concept", "voorgesteld"),
        "in-force": ("van kracht", "in werking", "actief", "vastgesteld", "getekend"),
        "ended": ("verlopen", "gestopt", "beeindigd"),
    },
    "subject": {
        "victim": ("slachtoffer",), "perpetrator": ("pleger", "dader", "vermoedelijke pleger"),
        "child": ("kind", "kinderen"),
        "household": ("huishouden", "gezin"), "none": ("geen",),
    },
    "volatility": {"hours": ("uur", "per uur"), "slow": ("langzaam", "weken", "maanden"), "static": ("vast", "nooit")},
    "category": {
        "police": ("politie",), "criminal": ("strafrechtelijk",), "judicial": ("justitieel",),
        "medical-secrecy": ("medisch geheim", "medisch beroepsgeheim", "beroepsgeheim"),
        "special-health": ("gezondheid", "medisch"), "special-other": ("bijzonder",), "ordinary": ("gewoon",),
        "youth": ("jeugd",),
    },
}  # fmt: skip
"""What else people write for a concept, by scheme and code. Dutch and English labels are known besides."""
