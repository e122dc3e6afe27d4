"""Seeded random questions of law: a small law, a disclosure and a situation.

A fact reads one way throughout a law, as in the packaged one (``tests/unit/ontology/test_law.py`` checks that): an
exception has one harmless value, and no ground asks for the very value at which a prohibition applies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from ontology.norms import (
    Brought,
    Clause,
    Condition,
    Doubt,
    DoubtTrigger,
    LabelRule,
    Modality,
    Norm,
    NormKind,
    Role,
    Stop,
)
from ontology.statutes import Law
from queries.situation import Situation
from queries.verdict import Disclosure, Label
from tests.law_builders import (
    GIVEN,
    closed,
    consent_basis,
    disclosure,
    exempting,
    fact,
    forbids,
    norm,
    power,
    secrecy,
    small_law,
)

__all__ = ["EXCEPTIONS", "VALUES", "Question", "questions", "random_question"]

_CONSENT = ("given", "refused", "not-asked", "withdrawn")
_YES_NO = ("true", "false")

VALUES: dict[str, tuple[str, ...]] = {
    "acute-danger": _YES_NO,
    "consent.child": _CONSENT,
    "consent.perpetrator": _CONSENT,
    "consent.safe-to-ask": _YES_NO,
    "consent.victim": _CONSENT,
    "forbidden-recipient": _YES_NO,
    "minor": _YES_NO,
    "objection": _YES_NO,
    "recipient.alleged-perpetrator": _YES_NO,
    "relation": ("spouse", "family", "none"),
    "request": _YES_NO,
    "source": _YES_NO,
    "track": _YES_NO,
    "vt-report": _YES_NO,
}
"""Every fact with the values it can have."""

EXCEPTIONS: dict[str, tuple[str, str]] = {
    "consent.safe-to-ask": ("true", "false"),
    "objection": ("false", "true"),
    "recipient.alleged-perpetrator": ("false", "true"),
    "source": ("false", "true"),
}
"""Each exception with its harmless and its harmful value."""

_ROLES = {
    name: Role.EXCEPTION
    if name in EXCEPTIONS
    else Role.TRACK
    if name in ("request", "track") or name.startswith("consent.")
    else Role.CIRCUMSTANCE
    for name in VALUES
}
_FACTS = tuple(fact(name, *VALUES[name], role=_ROLES[name]) for name in VALUES)
_ASKED = ("minor", "relation", "vt-report", "request", "track", "objection", "source", "forbidden-recipient")
_PLAIN = tuple(name for name in _ASKED if name != "relation")
_CARRY = (Modality.MUST, Modality.MUST_UNLESS, *[Modality.MAY] * 5, Modality.MAY_WITH_CONSENT, Modality.MAY_IN_CONFLICT)
_PURPOSES = ("give-help", "give-help", "investigate-domestic-violence")


@dataclass(frozen=True, slots=True)
class Question:
    """What ``decide`` is asked."""

    law: Law
    disclosure: Disclosure
    situation: Situation


def questions() -> st.SearchStrategy[Question]:
    """Random questions whose law shrinks; the seed says which of that size."""
    return st.builds(random_question, st.integers(0, 2**32 - 1), grounds=st.integers(1, 5), stops=st.integers(0, 3))


def random_question(seed: int, *, grounds: int = 5, stops: int = 3) -> Question:
    """A law with, now and then: doubts, prohibitions, exemptions, consent, an intermediary.

    >>> random_question(7) == random_question(7)
    True
    """
    rng = Random(seed)
    shut = [f"s{number}" for number in range(rng.randint(0, stops))]
    carriers = [f"g{number}" for number in range(rng.randint(min(2, grounds), grounds))]
    norms = [_ground(rng, name, shut) for name in carriers]
    norms += [_stop(rng, name, carriers) for name in shut]
    if rng.random() < 0.35:
        norms.append(_prohibition(rng))
    norms += [exempting(f"e{number}", "any", when=_when(rng, 1)) for number in range(rng.choice((0, 0, 1, 2)))]
    if rng.random() < 0.3:
        norms.append(consent_basis())
    rules = [LabelRule("veilig-thuis", "*", "avg", tuple(rng.sample(shut, min(len(shut), rng.choice((0, 0, 1))))))]
    law = small_law(*norms, facts=_FACTS, label_rules=rules)
    # The law of a day is looked up by this name first; laws without one are compared norm by norm.
    named = replace(law, fingerprint=f"{seed} {grounds} {stops}")
    return Question(named, _disclosure(rng, shut), _situation(rng))


def _ground(rng: Random, name: str, shut: list[str]) -> Norm:
    modality = rng.choice(_CARRY)
    kind = NormKind.DUTY if modality in (Modality.MUST, Modality.MUST_UNLESS) else NormKind.POWER
    layers = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")
    given = dict.fromkeys(layers, GIVEN)
    if rng.random() < 0.12:
        given[rng.choice(layers[:3])] = Brought("unknown")
    when = _when(rng, rng.choice((0, 1, 1, 2)))
    if modality is Modality.MAY_WITH_CONSENT:
        when = (*when, Clause((Condition("consent.subject", ("given",), Role.TRACK),)))
    return norm(
        name,
        kind,
        modality,
        **given,
        holders=rng.choice(((), ("any-professional",), ("arts",), ("veilig-thuis",))),
        recipients=rng.choice(((), ("gemeente",), ("gemeente",), ("veilig-thuis",), ("politie",))),
        purposes=rng.choice(((), (), ("give-help",), ("investigate-domestic-violence",))),
        when=when,
        weigh=rng.choice(((), (power("x").rule,))),
        opens=tuple(rng.sample(shut, rng.randint(0, len(shut)))) if rng.random() < 0.7 else ("*statutory-secrecy",),
        doubts=(_doubt(rng),) if rng.random() < 0.15 else (),
    )


def _stop(rng: Random, name: str, carriers: list[str]) -> Norm:
    exceptions = Stop(
        duty=rng.random() < 0.5,
        own_task=rng.random() < 0.3,
        consent=rng.random() < 0.3,
        grounds=tuple(sorted(rng.sample(carriers, rng.choice((0, 0, 1))))),
        when=_when(rng, 1, _PLAIN) if rng.random() < 0.3 else (),
    )
    return rng.choice((secrecy, closed))(name, exceptions, doubts=(_doubt(rng),) if rng.random() < 0.08 else ())


def _prohibition(rng: Random) -> Norm:
    name = rng.choice(("forbidden-recipient", "source", "objection"))
    harmful = EXCEPTIONS[name][1] if name in EXCEPTIONS else "true"
    return forbids("p", when=(Clause((Condition(name, (harmful,), _ROLES[name]),)),))


def _doubt(rng: Random) -> Doubt:
    trigger = DoubtTrigger("fact", "relation", rng.choice((("none",), ("none", "unknown"))))
    return Doubt("d", ((trigger,),), show_only=rng.random() < 0.3)


def _when(rng: Random, clauses: int, asked: tuple[str, ...] = _ASKED) -> tuple[Clause, ...]:
    """Clauses that can hold together: a norm reads a fact once."""
    names = rng.sample(asked, len(asked))
    found = []
    for _ in range(clauses):
        some, names = names[: rng.choice((1, 1, 1, 2))], names[2:]
        found.append(Clause(tuple(_condition(rng, name) for name in sorted(some))))
    return tuple(found)


def _condition(rng: Random, name: str) -> Condition:
    if name in EXCEPTIONS:
        return Condition(name, (EXCEPTIONS[name][0],), Role.EXCEPTION)
    if name == "forbidden-recipient":
        return Condition(name, ("false",), Role.CIRCUMSTANCE)
    values = rng.choice((("spouse",), ("family", "spouse"), ("none",))) if name == "relation" else ("true",)
    return Condition(name, values, _ROLES[name])


def _disclosure(rng: Random, shut: list[str]) -> Disclosure:
    stops = tuple(name for name in shut if rng.random() < 0.5)
    label = Label(
        "avg",
        None if rng.random() < 0.03 else stops,
        rng.choice(("ordinary", "ordinary", "special-health")),
        rng.choice(("victim", "victim", "child", "perpetrator", "deceased-victim", "household")),
    )
    return disclosure(
        "arts", rng.choice(("gemeente", "gemeente", "politie", "veilig-thuis")), label, purpose=rng.choice(_PURPOSES)
    )


def _situation(rng: Random) -> Situation:
    known = rng.choice((0.2, 0.5, 0.8))
    facts = {}
    for name, values in VALUES.items():
        if rng.random() < known and name != "acute-danger":
            # The values that grounds ask for stand first, so that more than half of the laws have something to say.
            facts[name] = rng.choice((EXCEPTIONS[name][0] if name in EXCEPTIONS else values[0], *values))
    if rng.random() < 0.1:
        facts["acute-danger"] = "true"
    return Situation(facts)
