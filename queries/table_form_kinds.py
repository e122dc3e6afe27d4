"""The legal forms a table can have, and the acts that each presupposes: on which article, who takes them.

A form is no ground. It says in which forum people at the table tell each other, and which acts must have been taken for
that forum to exist. An agreement between the partners is none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.statutes import Law

__all__ = [
    "CASE",
    "FORMS",
    "HOUSE",
    "NONE",
    "FormAct",
    "SeatRole",
    "TableForm",
    "is_listed",
    "presupposed",
    "role_in_house",
]

CASE = "case-conference"
"""The purpose of what is told at a table (design.md 10), beside each seat's own task."""

HOUSE = "zorg-veiligheidshuis"
"""The capacity in which an admitted case receives (WGS 1.5)."""

NONE = "none"

_PARTICIPANT = "zvh-participant"
_DESIGNATED = "zvh-designated"


@dataclass(frozen=True, slots=True)
class FormAct:
    """One act that a form presupposes. ``fact`` is the circumstance that it makes true; ``None`` for an act that opens
    a door and makes nothing true for the table. ``norms`` are ids of the rules that ask for it.
    """

    id: str
    fact: str | None
    what: Text
    who: Text
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """One legal form: the forum in which its members tell each other, its acts in order, its open questions of law,
    and the sentence that says what the form is. ``through_case`` is true where an admitted case receives first.
    """

    id: str
    forum: str
    label: Text
    is_about: Text
    acts: tuple[FormAct, ...] = ()
    doubts: tuple[str, ...] = ()
    leans_on: tuple[str, ...] = ()
    through_case: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The circumstances that its acts make true."""
        return tuple(act.fact for act in self.acts if act.fact is not None)


FORMS: Mapping[str, TableForm] = MappingProxyType(
    {
        form.id: form
        for form in (
            TableForm(
                NONE,
                "bilateral",
                Text("geen wettelijke vorm", "no legal form"),
                Text(
                    "De tafel zelf geeft niemand een grond. Elke partner deelt met elke andere partner op een eigen "
                    "wettelijke grond, of met toestemming. Een convenant is geen grond.",
                    "The table itself gives nobody a ground. Each partner shares with each other partner on a "
                    "statutory ground of its own, or with consent. A covenant is no ground.",
                ),
                doubts=("care-D8", "justice-D-05"),
            ),
            TableForm(
                "art20",
                "art20",
                Text("besluit op grond van artikel 20 Wpg", "decision under article 20 Wpg"),
                Text(
                    "De politie mag politiegegevens geven aan wie het besluit noemt. Voor alle andere gegevens "
                    "verandert er niets: daar geldt nog steeds een grond per paar.",
                    "The police may give police data to those whom the decision names. For all other data nothing "
                    "changes: there a ground is still needed for each pair.",
                ),
                (
                    FormAct(
                        "art20-decision",
                        "art20-decision",
                        Text(
                            "Schriftelijk besluit dat het samenwerkingsverband, het doel, de gegevens, de voorwaarden "
                            "en de ontvangers noemt",
                            "Written decision that names the partnership, the aim, the data, the conditions and the "
                            "recipients",
                        ),
                        Text(
                            "de politie, met instemming van het bevoegd gezag (officier van justitie, burgemeester)",
                            "the police, with the agreement of the competent authority (prosecutor, mayor)",
                        ),
                        ("wpg-20-1-partnership-decision",),
                    ),
                    FormAct(
                        "recipient-in-decision",
                        "recipient-in-decision",
                        Text(
                            "Het besluit noemt elke stoel als ontvanger, met de soorten gegevens",
                            "The decision names every seat as recipient, with the kinds of data",
                        ),
                        Text(
                            "de politie, met instemming van het bevoegd gezag (officier van justitie, burgemeester)",
                            "the police, with the agreement of the competent authority (prosecutor, mayor)",
                        ),
                        ("wpg-20-1-partnership-decision",),
                    ),
                ),
                leans_on=("wpg-7-2-secrecy-recipient",),
            ),
            TableForm(
                "zvh",
                "zvh-case",
                Text("zaak in het Zorg- en Veiligheidshuis", "case in the care and safety house"),
                Text(
                    "Een toegelaten zaak in het aangewezen Zorg- en Veiligheidshuis ontvangt. Deelnemers moeten "
                    "leveren, tenzij een zwaarwegende reden zich verzet, en krijgen terug wat zij voor hun taak nodig "
                    "hebben. Wie geen deelnemer is, krijgt alleen als derde iets.",
                    "An admitted case in the designated care and safety house receives. Participants must supply, "
                    "unless a weighty reason opposes, and get back what they need for their task. Who is no "
                    "participant gets something as a third party only.",
                ),
                (
                    FormAct(
                        _DESIGNATED,
                        _DESIGNATED,
                        Text(
                            "De tafel is (deel van) het aangewezen Zorg- en Veiligheidshuis en de deelnemers staan op "
                            "de gesloten lijst",
                            "The table is (part of) the designated care and safety house and the participants are on "
                            "the closed list",
                        ),
                        Text(
                            "niet de tafel zelf; na te gaan bij het regionale Zorg- en Veiligheidshuis, waarvoor de "
                            "publieke deelnemers van artikel 2.27(1) samen verantwoordelijk zijn",
                            "not the table itself; to be checked with the regional house, for which the public "
                            "participants of article 2.27(1) are answerable together",
                        ),
                        ("wgs-2-25-purpose-zvh", "wgs-2-27-participants-zvh", "wgs-2-27-3-controllers"),
                    ),
                    FormAct(
                        "zvh-report",
                        None,
                        Text(
                            "Aanmelding van de zaak: alleen de melding, niet het dossier",
                            "Report of the case: the report only, not the file",
                        ),
                        Text("een deelnemer", "a participant"),
                        ("wgs-2-31-1-report", "bgs-1-6-1-8-quality-check"),
                    ),
                    FormAct(
                        "zvh-case",
                        "zvh-case",
                        Text(
                            "Toelating van de zaak, als aan de vier eisen samen is voldaan; per zaak opnieuw",
                            "Admission of the case, if the four criteria are met together; again for each case",
                        ),
                        Text(
                            "de publieke deelnemers van artikel 2.27(1) samen",
                            "the public participants of article 2.27(1) together",
                        ),
                        ("wgs-2-31-casusoverleg", "bgs-2-20-case-criteria"),
                    ),
                ),
                doubts=("justice-D-05", "justice-D-04"),
                leans_on=("wgs-1-11-secrecy", "wgs-1-2-leaves-bilateral-routes", "wgs-2-29-2-medical-secrecy"),
                through_case=True,
            ),
        )
    }
)
"""The three forms of design.md 6, the plainest first."""


class SeatRole:
    """What a party is in the care and safety house: on the closed list, only when commissioned, or a third party."""

    PARTICIPANT = "participant"
    IF_COMMISSIONED = "if-commissioned"
    THIRD = "third"


def is_listed(law: Law, capacity: str) -> bool:
    """Whether a capacity is on the closed list of participants (WGS 2.27), or is the house itself."""
    return not law.within(capacity).isdisjoint((_PARTICIPANT, HOUSE))


def role_in_house(law: Law, day: str, capacity: str | None) -> str | None:
    """What a capacity is in the house on ``day``; ``None`` when nobody can say in which capacity the party acts."""
    if capacity is None:
        return None
    classes = law.within(capacity)
    if is_listed(law, capacity):
        return SeatRole.PARTICIPANT
    for norm in law.on(day).norms:
        asked = {option.fact for clause in norm.when for option in clause.options}
        if "zvh-case" in norm.forums and _DESIGNATED in asked and not classes.isdisjoint(norm.holders):
            return SeatRole.IF_COMMISSIONED
    return SeatRole.THIRD


def presupposed(form: TableForm, law: Law, holder: str, recipient: str) -> dict[str, str]:
    """The facts that the acts of ``form`` make true for a disclosure between these capacities.

    The designation of the house says nothing of who is not on the closed list of WGS 2.27: whether the college
    commissioned a shelter is an act of its own (justice-D-04), so there ``zvh-designated`` stays unknown.
    """
    both = is_listed(law, holder) and is_listed(law, recipient)
    return {fact: "true" for fact in form.facts if fact != _DESIGNATED or both}
