"""From graph to approach: steps, BOB steps, risk factors, escalation criteria with their triggers."""

from __future__ import annotations

import re

from ontology.extraction_values import Reading
from ontology.process import BobStep, Criterion, Expression, ExpressionKind, RiskFactor, Step
from ontology.refusals import refuse
from ontology.terms import Composition, Weight
from ontology.vocabulary import iri, local, term

__all__ = ["EXPRESSION_CLASSES", "bob_steps", "criteria", "risk_factors", "steps"]

EXPRESSION_CLASSES: dict[str, ExpressionKind] = {
    "".join(part.capitalize() for part in kind.value.split("-")): kind for kind in ExpressionKind
}
"""The ontology's class of each kind of trigger node: ``AllOf`` is ``all-of``."""


def steps(reading: Reading) -> tuple[Step, ...]:
    """The steps of the approach, sorted by id."""
    return tuple(_step(reading, subject) for subject in reading.subjects("step"))


def _step(reading: Reading, subject: str) -> Step:
    reading.classes(subject, "Step")
    return Step(
        local(subject),
        reading.label(subject),
        order=int(reading.required_number(subject, term("hasOrder"))),
        hours_level_3=reading.required_number(subject, term("hoursAtLevel3")),
        hours_level_4=reading.required_number(subject, term("hoursAtLevel4")),
    )


def bob_steps(reading: Reading) -> tuple[BobStep, ...]:
    """The steps of the working method."""
    return tuple(_bob_step(reading, subject) for subject in reading.subjects("bob"))


def _bob_step(reading: Reading, subject: str) -> BobStep:
    reading.classes(subject, "BobStep")
    return BobStep(
        local(subject),
        reading.label(subject),
        step=reading.one(subject, term("belongsToStep"), "step", required=False) or None,
        inputs=reading.many(subject, term("hasInput"), "item"),
        input_note=reading.text(subject, term("inputText")),
        output=reading.text(subject, term("outputText")),
        owners=reading.many(subject, term("isOwnedBy"), "actor", "knower", "partner", "table"),
        owner_note=reading.text(subject, term("ownerText")),
        term=reading.text(subject, term("termText")),
        evidence=reading.evidence(subject),
    )


def risk_factors(reading: Reading) -> tuple[RiskFactor, ...]:
    """The factors of the weighing frame."""
    return tuple(_risk_factor(reading, subject) for subject in reading.subjects("factor"))


def _risk_factor(reading: Reading, subject: str) -> RiskFactor:
    reading.classes(subject, "RiskFactor")
    return RiskFactor(
        local(subject),
        reading.label(subject),
        instruments=reading.many(subject, term("isAskedBy"), "instrument"),
        instrument_reference=reading.plain(subject, term("instrumentReference")),
        evidence_text=reading.text(subject, term("evidenceText")),
        weight=reading.choice(subject, term("hasWeight"), "weight", Weight),
        items=reading.many(subject, term("isShownBy"), "item", required=True),
        composition=reading.choice(subject, term("hasComposition"), "composition", Composition),
        dynamics=reading.one(subject, term("hasDynamics"), "dynamics"),
        child_specific=reading.boolean(subject, term("isChildSpecific")),
        evidence=reading.evidence(subject),
    )


def criteria(reading: Reading) -> tuple[Criterion, ...]:
    """The escalation criteria, each with its trigger as a tree."""
    return tuple(_criterion(reading, subject) for subject in reading.subjects("criterion"))


def _criterion(reading: Reading, subject: str) -> Criterion:
    reading.classes(subject, "Criterion")
    return Criterion(
        local(subject),
        reading.label(subject),
        level=reading.plain(subject, term("hasEscalationLevel"), required=True),
        trigger=_expression(reading, reading.one(subject, term("hasTrigger"), "expr"), ()),
        involves=reading.many(subject, term("involvesParty"), "actor", "knower", "partner", "table"),
        involves_note=reading.text(subject, term("involvesText")),
        term=reading.text(subject, term("termText")),
        measures=reading.text(subject, term("measuresText")),
        evidence=reading.evidence(subject),
    )


def _expression(reading: Reading, identifier: str, above: tuple[str, ...]) -> Expression:
    subject = iri("expr", identifier)
    operands = sorted(reading.many(subject, term("hasOperand"), "expr"), key=_position)
    if identifier in above:
        reading.faults.append(refuse("expression-circular", reading.file, None, f"expr:{identifier}"))
        operands = []
    count = reading.number(subject, term("atLeastCount"))
    weighs = reading.has(subject, term("hasMinimumWeight"))
    return Expression(
        identifier,
        _kind(reading, subject),
        operands=tuple(_expression(reading, operand, (*above, identifier)) for operand in operands),
        factor=reading.one(subject, term("testsFactor"), "factor", required=False) or None,
        item=reading.one(subject, term("testsItem"), "item", required=False) or None,
        criterion=reading.one(subject, term("testsCriterion"), "criterion", required=False) or None,
        event=reading.one(subject, term("testsEvent"), "event", required=False) or None,
        count=None if count is None else int(count),
        minimum_weight=reading.choice(subject, term("hasMinimumWeight"), "weight", Weight) if weighs else None,
        dynamics=reading.one(subject, term("testsDynamics"), "dynamics", required=False) or None,
        maximum_age_hours=reading.number(subject, term("maximumAgeHours")),
        within_hours=reading.number(subject, term("withinHours")),
    )


def _kind(reading: Reading, subject: str) -> ExpressionKind:
    classes = [name for name in reading.classes(subject, "Expression", *EXPRESSION_CLASSES) if name != "Expression"]
    known = [EXPRESSION_CLASSES[name] for name in classes if name in EXPRESSION_CLASSES]
    if len(known) == 1:
        return known[0]
    rule = "value-several" if known else "type-missing"
    reading.faults.append(refuse(rule, reading.file, None, f"expr:{local(subject)}", what="rdf:type"))
    return ExpressionKind.ALL_OF


def _position(identifier: str) -> tuple[int, str]:
    """Operands are ordered by the number their id ends on: ``crit-1-2`` comes before ``crit-1-10``."""
    number = re.search(r"-(\d+)$", identifier)
    return (int(number[1]) if number else 0, identifier)
