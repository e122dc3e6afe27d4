"""The purposes of a disclosure as people say them, for answers about the law that stand apart from a model."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["PURPOSES", "purpose_label"]

PURPOSES: dict[str, Text] = {
    "accountability": Text("verantwoording", "accountability"),
    "avert-danger": Text("acuut gevaar afwenden", "avert acute danger"),
    "case-conference": Text("casusoverleg", "case conference"),
    "child-protection": Text("bescherming van het kind", "protect the child"),
    "civil-claim": Text("civiele vordering", "civil claim"),
    "execute-ots": Text("uitvoering van een kinderbeschermingsmaatregel", "carry out a child protection order"),
    "general-overview": Text("algemeen overzicht", "general overview"),
    "give-help": Text("hulp geven", "give help"),
    "home-ban": Text("huisverbod", "home ban"),
    "housing": Text("huisvesting", "housing"),
    "investigate-domestic-violence": Text("onderzoek naar huiselijk geweld", "investigate domestic violence"),
    "police-task": Text("politietaak", "police task"),
    "prosecute": Text("opsporing en vervolging", "investigate and prosecute"),
    "protect-victim": Text("slachtoffer beschermen", "protect the victim"),
    "public-order": Text("openbare orde", "public order"),
    "resocialisation": Text("terugkeer in de samenleving", "resocialisation"),
    "school-attendance": Text("schoolgang en leerplicht", "school attendance"),
    "statistics": Text("statistiek en leren", "statistics and learning"),
    "supervise-offender": Text("toezicht op de pleger", "supervise the offender"),
    "tenant-screening": Text("screening van huurders", "tenant screening"),
    "victim-information": Text("slachtoffer informeren", "inform the victim"),
    "wvggz-care": Text("verplichte ggz", "compulsory mental health care"),
}
"""The same labels as in the ontology; a test holds the two together, so that ``check`` need not open a model."""


def purpose_label(purpose: str) -> Text:
    """A purpose in words; the code speaks for itself where nobody has named it.

    >>> purpose_label("prosecute").nl
    'opsporing en vervolging'
    >>> purpose_label("unheard-of").nl
    'unheard-of'
    """
    return PURPOSES.get(purpose, Text(purpose, purpose))
