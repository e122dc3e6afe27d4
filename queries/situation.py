"""Three-valued circumstances: what is known of a situation, and what that makes of a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.norms import Clause, Condition, Role

__all__ = ["CONSENT_OF", "Situation", "Tested", "Truth", "read_clauses", "resolve"]


class Truth(StrEnum):
    """True, false, or not known."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


CONSENT_OF: Mapping[str, str] = {
    "victim": "consent.victim",
    "perpetrator": "consent.perpetrator",
    "child": "consent.child",
}
"""Which fact says whether the person a record is about consents. A household is decided member by member; the dead and
third persons are not here: for them no consent is on record.
"""


@dataclass(frozen=True)
class Situation:
    """Facts by id. What is absent is unknown; ``"unknown"`` says the same aloud."""

    facts: Mapping[str, str] = field(default_factory=dict)

    def value(self, fact: str) -> str | None:
        """The value, or ``None`` when it is not known."""
        found = self.facts.get(fact)
        return None if found in (None, "unknown") else found

    def holds(self, fact: str, values: tuple[str, ...] = ("true",)) -> Truth:
        """Whether ``fact`` has one of ``values``.

        >>> Situation({"ots": "true"}).holds("ots").value
        'true'
        >>> Situation().holds("ots").value
        'unknown'
        """
        found = self.value(fact)
        if found is None:
            return Truth.UNKNOWN
        return Truth.TRUE if found in values else Truth.FALSE


@dataclass(frozen=True, slots=True)
class Tested:
    """What became of the clauses of one norm: the facts read, and those still missing, by role."""

    truth: Truth
    used: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def resolve(condition: Condition, subject: str) -> str:
    """The fact a condition reads: the consent of the record's own subject where it says ``consent.subject``."""
    if condition.fact == "consent.subject":
        return CONSENT_OF.get(subject, "consent.nobody")
    return condition.fact


def read_clauses(clauses: Iterable[Clause], situation: Situation, subject: str) -> Tested:
    """Read an AND of ORs. An unknown exception leaves the rest standing and is listed; other unknowns are gathered by
    role. ``truth`` is false as soon as one clause is.
    """
    used: list[str] = []
    missing: list[str] = []
    waiting: list[str] = []
    exceptions: list[str] = []
    failed: list[str] = []
    for clause in clauses:
        values = [(option, _hold(option, situation, subject)) for option in clause.options]
        used.extend(resolve(option, subject) for option, _ in values)
        if any(truth is Truth.TRUE for _, truth in values):
            continue
        unknown = [option for option, truth in values if truth is Truth.UNKNOWN]
        if not unknown:
            failed.extend(resolve(option, subject) for option, _ in values)
            continue
        roles = {option.role for option in unknown}
        if Role.EXCEPTION in roles:
            exceptions.extend(resolve(option, subject) for option in unknown if option.role is Role.EXCEPTION)
        elif Role.CIRCUMSTANCE in roles:
            missing.extend(resolve(option, subject) for option in unknown if option.role is Role.CIRCUMSTANCE)
        else:
            waiting.extend(resolve(option, subject) for option in unknown if option.role is Role.TRACK)
    truth = Truth.FALSE if failed else Truth.UNKNOWN if missing or waiting else Truth.TRUE
    return Tested(truth, *(tuple(dict.fromkeys(group)) for group in (used, missing, waiting, exceptions, failed)))


def _hold(option: Condition, situation: Situation, subject: str) -> Truth:
    fact = resolve(option, subject)
    # Nobody can consent for the dead or for an unnamed third person: that is false, not unknown.
    if fact == "consent.nobody":
        return Truth.FALSE
    # Consent that was not asked for is still to come; refused and withdrawn consent is not.
    if fact in CONSENT_OF.values() and situation.value(fact) == "not-asked":
        return Truth.UNKNOWN
    return situation.holds(fact, option.values)
