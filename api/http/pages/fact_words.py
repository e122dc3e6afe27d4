"""The answers to the questions of the law in words, so that no code stands where a person must choose."""

from __future__ import annotations

from collections.abc import Mapping

from api.next_question_text import answer_label
from ontology.terms import Text

__all__ = ["UNKNOWN", "value_words"]

UNKNOWN = Text("niet bekend", "not known")

_VALUES: Mapping[str, Text] = {
    "12-15": Text("12 tot en met 15 jaar", "12 to 15 years"),
    "16-22": Text("16 tot en met 22 jaar", "16 to 22 years"),
    "23-or-older": Text("23 jaar of ouder", "23 or older"),
    "alcohol-gaming": Text("vergunning voor alcohol of kansspelen", "licence for alcohol or gaming"),
    "behavioural-interview": Text("gesprek over gedrag", "behavioural interview"),
    "carer": Text("verzorger", "carer"),
    "child-abuse": Text("kindermishandeling", "child abuse"),
    "court-appointed": Text("benoemd door de rechter", "appointed by the court"),
    "crisismaatregel": Text("crisismaatregel", "crisis measure"),
    "dating": Text("verkering, niet samenwonend", "dating, not living together"),
    "debt-help": Text("schuldhulp", "debt help"),
    "drawn-up": Text("opgemaakt", "drawn up"),
    "drawn-up-and-earlier-conviction": Text("opgemaakt, en eerder veroordeeld", "drawn up, and convicted before"),
    "ending": Text("beëindigd", "ended"),
    "ex-spouse": Text("ex-echtgenoot", "former spouse"),
    "family": Text("familie", "family"),
    "fund-claim": Text("aanvraag bij het schadefonds", "claim at the compensation fund"),
    "household": Text("huisgenoten", "same household"),
    "hunting": Text("jachtakte", "hunting licence"),
    "interruption": Text("onderbroken", "interrupted"),
    "machtiging": Text("zorgmachtiging", "care authorisation"),
    "national-rapporteur": Text("nationaal rapporteur", "national rapporteur"),
    "none": Text("geen van deze", "none of these"),
    "participatiewet": Text("Participatiewet", "Participation Act"),
    "partner-violence": Text("partnergeweld", "partner violence"),
    "recipient-listed-act": Text("een wet uit de lijst", "an act in the list"),
    "residence": Text("verblijfsvergunning", "residence permit"),
    "spouse": Text("echtgenoot", "spouse"),
    "under-12": Text("jonger dan 12", "under 12"),
    "unknown": UNKNOWN,
    "weapons": Text("wapenverlof", "weapons licence"),
}


def value_words(value: str) -> Text:
    """An answer as a person gives it.

    >>> value_words("household").nl, value_words("true").nl, value_words("unknown").en
    ('huisgenoten', 'ja', 'not known')
    """
    return _VALUES.get(value) or answer_label(value)
