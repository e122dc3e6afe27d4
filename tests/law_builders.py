"""Hand-made laws for tests: one line per norm, and every layer that a line does not speak of is given.

    law = small_law(power("tell", holders=("arts",), recipients=("gemeente",)))
    decide(law, disclosure("arts", "gemeente"), Situation(), DAY)

There are five capacities: ``arts``, ``gemeente``, ``politie``, ``veilig-thuis`` and ``buurman``. The police and the
neighbour are no controller in the sense of the AVG; the other three are. Veilig Thuis can stand between two others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ontology.legal_tasks import Intermediary
from ontology.norms import (
    Act,
    Brought,
    Clause,
    Condition,
    Fact,
    LabelRule,
    LegalCapacity,
    Modality,
    Norm,
    NormKind,
    Precision,
    Role,
    Stop,
)
from ontology.statutes import Law
from ontology.terms import Text
from queries.verdict import Disclosure, Label

__all__ = [
    "CAPACITIES",
    "DAY",
    "GIVEN",
    "asks",
    "closed",
    "consent_basis",
    "disclosure",
    "duty",
    "either",
    "exempting",
    "fact",
    "forbids",
    "norm",
    "power",
    "record",
    "secrecy",
    "small_law",
]

DAY = "2026-11-22"
GIVEN = Brought("yes")
_LAYERS = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")


def _capacity(name: str, *within: str) -> LegalCapacity:
    return LegalCapacity(name, Text(name, name), tuple(sorted(("any", *within))))


CAPACITIES = (
    LegalCapacity("any", Text("iedereen", "anybody"), (), is_class=True),
    LegalCapacity("any-professional", Text("beroepskracht", "professional"), ("any",), is_class=True),
    _capacity("arts", "any-professional", "avg-controller"),
    LegalCapacity("avg-controller", Text("verantwoordelijke", "controller"), ("any",), is_class=True),
    _capacity("buurman"),
    _capacity("gemeente", "any-professional", "avg-controller"),
    _capacity("politie", "any-professional"),
    _capacity("veilig-thuis", "any-professional", "avg-controller"),
)


def norm(identifier: str, kind: NormKind, modality: Modality, **more: Any) -> Norm:
    """A norm in force since 2015 about which a test says only what matters to it."""
    plain: dict[str, Any] = {
        "act": "wet",
        "article": identifier,
        "url": "",
        "title": Text(f"Norm {identifier}", f"Norm {identifier}"),
        "rule": Text(f"Regel {identifier}", f"Rule {identifier}"),
        "valid_from": "2015-01-01",
        "precision": Precision.EXACT,
        "source": "test",
        "confidence": "verified-text",
        "text_date": "2026-01-01",
        "trail": "test",
    }
    return Norm(id=identifier, kind=kind, modality=modality, **{**plain, **more})


def power(identifier: str, **more: Any) -> Norm:
    """A power (``may``) that brings every layer."""
    return norm(identifier, NormKind.POWER, Modality.MAY, **{**dict.fromkeys(_LAYERS, GIVEN), **more})


def duty(identifier: str, **more: Any) -> Norm:
    """A duty (``must``) that brings every layer."""
    return norm(identifier, NormKind.DUTY, Modality.MUST, **{**dict.fromkeys(_LAYERS, GIVEN), **more})


def secrecy(identifier: str, stop: Stop | None = None, **more: Any) -> Norm:
    """A secrecy duty with the exceptions it names; none when a test names none."""
    return norm(identifier, NormKind.SECRECY, Modality.MUST_NOT, stop=stop or Stop(), **more)


def closed(identifier: str, stop: Stop, **more: Any) -> Norm:
    """A closed list with the exceptions it names."""
    return norm(identifier, NormKind.CLOSED_LIST, Modality.MUST_NOT, stop=stop, **more)


def forbids(identifier: str, **more: Any) -> Norm:
    """A prohibition."""
    return norm(identifier, NormKind.PROHIBITION, Modality.MUST_NOT, **more)


def exempting(identifier: str, *parties: str, kind: NormKind = NormKind.EXEMPTION, **more: Any) -> Norm:
    """An exemption (or a basis) that these parties can use at either end."""
    return norm(identifier, kind, Modality.NONE, exempts=parties, exempts_role="both", **more)


def consent_basis() -> Norm:
    """The basis on which the generic route of consent leans."""
    return exempting("avg-6-1-a", "avg-controller", kind=NormKind.BASIS, when=(asks("consent.subject", "given"),))


def asks(name: str, *values: str, role: Role = Role.CIRCUMSTANCE) -> Clause:
    """A clause with one condition; without values it asks ``true``. Consent is a track, as in the law itself."""
    return either((name, values or ("true",), Role.TRACK if name.startswith("consent.") else role))


def either(*options: tuple[str, tuple[str, ...], Role]) -> Clause:
    """A clause in which one of the conditions is enough."""
    return Clause(tuple(Condition(*option) for option in options))


def fact(name: str, *values: str, role: Role = Role.CIRCUMSTANCE) -> Fact:
    """A fact with its question."""
    return Fact(name, role, values or ("true", "false"), Text(f"Is {name} zo?", f"Is {name} so?"))


def small_law(*norms: Norm, facts: Iterable[Fact] = (), label_rules: Iterable[LabelRule] = ()) -> Law:
    """The law of these norms, sorted as the law itself is, with a fact for every fact that a norm reads."""
    known = {one.id: one for one in facts}
    for one in norms:
        for clause in (*one.when, *(one.stop.when if one.stop else ())):
            for option in clause.options:
                known.setdefault(option.fact, fact(option.fact, role=option.role))
    return Law(
        acts=(Act("wet", Text("Wet", "Act"), "Wet"),),
        facts=tuple(known[name] for name in sorted(known)),
        capacities=CAPACITIES,
        label_rules=tuple(sorted(label_rules, key=lambda rule: (rule.capacity, rule.register))),
        norms=tuple(sorted(norms, key=lambda one: (one.id, one.valid_from))),
        intermediaries=(Intermediary("veilig-thuis", "investigate-domestic-violence", makes=("vt-report",)),),
    )


def record(*stops: str, **more: Any) -> Label:
    """A record about the victim under the AVG, with these secrecy duties on it."""
    return replace(Label("avg", stops, "ordinary", "victim"), **more)


def disclosure(holder: str, recipient: str, label: Label | None = None, **more: Any) -> Disclosure:
    """One record to one recipient, to give help."""
    return replace(Disclosure(holder, recipient, label or record(), "give-help"), **more)
