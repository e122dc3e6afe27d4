"""Three-valued circumstances: what is known of a situation, and what that makes of a condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.norms import Clause, Condition, Norm, Role

__all__ = ["CONSENT_OF", "Readings", "Situation", "Tested", "Truth", "read_clauses", "resolve"]


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

_NOBODY = "consent.nobody"
_CHILD = CONSENT_OF["child"]
_FLAG = "recipient.alleged-perpetrator"


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
    """What became of the clauses of one norm. ``used`` are all facts that were read, ``turned`` those on which it
    turned: of an OR that is met what meets it, of clauses that fail what fails. The rest are unknown facts, by role;
    ``unmet`` is in how many clauses something must still be found out or begin.
    """

    truth: Truth
    used: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()
    unmet: int = 0


_NOTHING_ASKED = Tested(Truth.TRUE)


def resolve(condition: Condition, subject: str) -> str:
    """The fact a condition reads: the consent of the record's own subject where it says ``consent.subject``."""
    if condition.fact == "consent.subject":
        return CONSENT_OF.get(subject, _NOBODY)
    return condition.fact


def read_clauses(clauses: tuple[Clause, ...], situation: Situation, subject: str) -> Tested:
    """Read an AND of ORs. An unknown exception leaves the rest standing and is listed; other unknowns are gathered by
    role. ``truth`` is false as soon as one clause is.
    """
    if not clauses:
        return _NOTHING_ASKED
    found = _Gathered()
    for clause in clauses:
        found.add(clause, situation, subject)
    return found.tested()


@dataclass(slots=True)
class _Gathered:
    """The names gathered while the clauses of one norm are read."""

    used: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    unmet: int = 0

    def add(self, clause: Clause, situation: Situation, subject: str) -> None:
        read = [(resolve(option, subject), option.role, _hold(option, situation, subject)) for option in clause.options]
        self.used += [name for fact, _, _ in read for name in _read_for(fact, situation)]
        met = [fact for fact, _, truth in read if truth is Truth.TRUE]
        if met:
            self.turned += [name for fact in met for name in _read_for(fact, situation)]
            # Any one of them will do: the flag matters only when nothing else meets the clause.
            if met == [_CHILD] and situation.value(_FLAG) is None:
                self.exceptions.append(_FLAG)
            return
        unknown = [(fact, role) for fact, role, truth in read if truth is Truth.UNKNOWN]
        if not unknown:
            self.failed += [fact for fact, _, _ in read]
            return
        self.turned += [name for fact, _, _ in read for name in _read_for(fact, situation)]
        groups = {Role.EXCEPTION: self.exceptions, Role.CIRCUMSTANCE: self.missing, Role.TRACK: self.waiting}
        first = next(role for role in groups if any(role is other for _, other in unknown))
        self.unmet += first is not Role.EXCEPTION
        groups[first] += [fact for fact, role in unknown if role is first]

    def tested(self) -> Tested:
        truth = Truth.FALSE if self.failed else Truth.UNKNOWN if self.missing or self.waiting else Truth.TRUE
        # What else it asks no longer matters once a clause fails.
        turned = [fact for fact in self.failed or self.turned if fact != _NOBODY]
        return Tested(
            truth,
            used=_once(self.used),
            missing=_once(self.missing),
            waiting=_once(self.waiting),
            exceptions=_once(self.exceptions),
            failed=_once(self.failed),
            turned=_once(turned),
            unmet=self.unmet,
        )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class Readings:
    """What one situation makes of the conditions of norms: each norm is read once per subject. An id stands for one
    norm here.
    """

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._known: dict[tuple[str, str], Tested] = {}

    def of(self, norm: Norm, subject: str) -> Tested:
        """What became of the conditions of ``norm`` for a record about ``subject``."""
        key = (norm.id, subject)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = read_clauses(norm.when, self._situation, subject)
        return found


def _hold(option: Condition, situation: Situation, subject: str) -> Truth:
    fact = resolve(option, subject)
    # Nobody can consent for the dead or for an unnamed third person: that is false, not unknown.
    if fact == _NOBODY:
        return Truth.FALSE
    state = situation.value(fact)
    # A parent who is the alleged perpetrator gives none for the child: it is still to come, from another.
    if fact == _CHILD and state == "given" and situation.value(_FLAG) == "true":
        state = "not-asked"
    # Consent that was not asked for is still to come; refused and withdrawn consent is not.
    if state == "not-asked" and fact in CONSENT_OF.values():
        return Truth.UNKNOWN
    return situation.holds(fact, option.values)


def _read_for(fact: str, situation: Situation) -> tuple[str, ...]:
    """The facts that are read to know what ``fact`` is worth: consent for a child counts by who gave it."""
    return (fact, _FLAG) if fact == _CHILD and situation.value(fact) == "given" else (fact,)
