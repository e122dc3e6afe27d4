"""All that one decision looks at: the law of the day, the disclosure, what is known, both ends and the stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.norms import Norm
from ontology.statutes import Law, LawOnDay
from queries.matching import Parties, parties, stops_for
from queries.situation import Situation
from queries.verdict import Disclosure

__all__ = ["SAME_TREATMENT", "Setting", "setting_of", "tells_subject", "treats_another"]

SAME_TREATMENT = "recipient.same-treatment"
"""Whether both ends have the person whom the record is about in the same treatment."""

_AS_RECIPIENT: Mapping[str, frozenset[str]] = {
    "victim": frozenset({"betrokkene", "slachtoffer"}),
    "perpetrator": frozenset({"betrokkene", "dader"}),
    "child": frozenset({"betrokkene", "kind"}),
}
"""The capacities in which the subject of a record is told what it says."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One disclosure in one situation, before any ground is looked at."""

    law: LawOnDay
    disclosure: Disclosure
    situation: Situation
    ends: Parties
    stops: tuple[Norm, ...]

    @property
    def tells_subject(self) -> bool:
        """Whether the recipient is the person the record is about."""
        return tells_subject(self.disclosure)


def tells_subject(disclosure: Disclosure) -> bool:
    """Whether the recipient is the person the record is about; a household is decided member by member."""
    return disclosure.recipient in _AS_RECIPIENT.get(disclosure.label.subject, ())


def treats_another(law: Law, disclosure: Disclosure) -> bool:
    """Whether either end has somebody else in treatment than the person the record is about: the therapist of the
    alleged perpetrator never is in the same treatment as the doctor of the victim.
    """
    ends = law.within(disclosure.holder) | law.within(disclosure.recipient)
    treated = (law.capacity[name].treats_only for name in ends if name in law.capacity)
    return any(only and disclosure.label.subject not in only for only in treated)


def setting_of(law: LawOnDay, disclosure: Disclosure, situation: Situation) -> Setting:
    """The setting; a record that identifies nobody meets no stop. ``KeyError`` for a capacity the law does not know."""
    ends = parties(law, disclosure)
    stops = stops_for(law, disclosure, ends) if disclosure.label.form == "identified" else ()
    return Setting(law, disclosure, situation, ends, stops)
