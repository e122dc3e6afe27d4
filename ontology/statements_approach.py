"""From model to statements: steps, factors, criteria with their triggers, goals, risks, indicators, sources."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_approach import EXPRESSION_CLASSES
from ontology.extraction_values import LABEL, RDF_TYPE
from ontology.model import Model
from ontology.process import Basis, BobStep, Criterion, Expression
from ontology.statement import (
    Literal,
    PartyNames,
    Statement,
    described,
    links,
    number,
    texts,
    truth,
)
from ontology.vocabulary import PREFIXES, concept, iri, term

__all__ = ["approach"]


def approach(model: Model, names: PartyNames) -> Iterator[Statement]:
    """Steps, BOB steps, risk factors, criteria, goals, risks, indicators, capacities, sources."""
    for step in model.steps:
        subject = iri("step", step.id)
        yield subject, RDF_TYPE, term("Step")
        yield from texts(subject, LABEL, step.label)
        yield subject, term("hasOrder"), Literal(str(step.order), datatype="integer")
        yield from number(subject, "hoursAtLevel3", step.hours_level_3)
        yield from number(subject, "hoursAtLevel4", step.hours_level_4)
    for bob in model.bob_steps:
        yield from _bob_step(bob, names)
    for factor in model.risk_factors:
        subject = iri("factor", factor.id)
        yield from described(subject, "RiskFactor", factor.label, factor.evidence)
        yield from links(subject, "isAskedBy", "instrument", factor.instruments)
        if factor.instrument_reference:
            yield subject, term("instrumentReference"), Literal(factor.instrument_reference)
        yield from texts(subject, term("evidenceText"), factor.evidence_text)
        yield subject, term("hasWeight"), concept("weight", factor.weight)
        yield from links(subject, "isShownBy", "item", factor.items)
        yield subject, term("hasComposition"), concept("composition", factor.composition)
        yield subject, term("hasDynamics"), concept("dynamics", factor.dynamics)
        yield subject, term("isChildSpecific"), truth(factor.child_specific)
    for criterion in model.criteria:
        yield from _criterion(criterion, names)
    yield from _programme(model)


def _bob_step(bob: BobStep, names: PartyNames) -> Iterator[Statement]:
    subject = iri("bob", bob.id)
    yield from described(subject, "BobStep", bob.label, bob.evidence)
    if bob.step is not None:
        yield subject, term("belongsToStep"), iri("step", bob.step)
    yield from links(subject, "hasInput", "item", bob.inputs)
    yield from texts(subject, term("inputText"), bob.input_note)
    yield from texts(subject, term("outputText"), bob.output)
    for owner in bob.owners:
        yield subject, term("isOwnedBy"), names.owner(owner)
    yield from texts(subject, term("ownerText"), bob.owner_note)
    yield from texts(subject, term("termText"), bob.term)


def _criterion(criterion: Criterion, names: PartyNames) -> Iterator[Statement]:
    subject = iri("criterion", criterion.id)
    yield from described(subject, "Criterion", criterion.label, criterion.evidence)
    yield subject, term("hasEscalationLevel"), Literal(criterion.level)
    yield subject, term("hasTrigger"), iri("expr", criterion.trigger.id)
    yield from _expression(criterion.trigger)
    for party in criterion.involves:
        yield subject, term("involvesParty"), names.owner(party)
    yield from texts(subject, term("involvesText"), criterion.involves_note)
    yield from texts(subject, term("termText"), criterion.term)
    yield from texts(subject, term("measuresText"), criterion.measures)


_EXPRESSION_CLASS = {kind: name for name, kind in EXPRESSION_CLASSES.items()}


def _expression(expression: Expression) -> Iterator[Statement]:
    subject = iri("expr", expression.id)
    yield subject, RDF_TYPE, term(_EXPRESSION_CLASS[expression.kind])
    for operand in expression.operands:
        yield subject, term("hasOperand"), iri("expr", operand.id)
        yield from _expression(operand)
    for name, kind, tested in (
        ("testsFactor", "factor", expression.factor),
        ("testsItem", "item", expression.item),
        ("testsCriterion", "criterion", expression.criterion),
        ("testsEvent", "event", expression.event),
        ("testsDynamics", "dynamics", expression.dynamics),
        ("hasMinimumWeight", "weight", expression.minimum_weight),
    ):
        if tested is not None:
            yield subject, term(name), iri(kind, tested)
    if expression.count is not None:
        yield subject, term("atLeastCount"), Literal(str(expression.count), datatype="integer")
    yield from number(subject, "maximumAgeHours", expression.maximum_age_hours)
    yield from number(subject, "withinHours", expression.within_hours)


def _programme(model: Model) -> Iterator[Statement]:
    for goal in model.goals:
        subject = iri("goal", goal.id)
        yield from described(subject, "Goal", goal.label, goal.evidence)
        yield subject, term("isGoalOf"), iri("partner", goal.municipality)
        yield subject, term("hasGoalKind"), concept("goal-kind", goal.kind)
        yield from _basis(subject, goal.basis)
    for risk in model.risks:
        subject, measure = iri("risk", risk.id), iri("measure", risk.mitigation.id)
        yield from described(subject, "Risk", risk.label, risk.evidence)
        yield subject, term("hasRiskKind"), concept("risk-kind", risk.kind)
        yield subject, term("hasMitigation"), measure
        yield measure, RDF_TYPE, term("Measure")
        yield from texts(measure, LABEL, risk.mitigation.label)
        yield from _basis(measure, risk.mitigation.basis)
        yield from _basis(subject, risk.basis)
    for indicator in model.indicators:
        subject = iri("indicator", indicator.id)
        yield from described(subject, "Indicator", indicator.label, indicator.evidence)
        yield subject, term("hasIndicatorGroup"), concept("indicator-group", indicator.group)
        yield from texts(subject, term("dataSourceText"), indicator.data_source)
        if indicator.frequency:
            yield subject, term("frequencyText"), Literal(indicator.frequency)
        yield from _basis(subject, indicator.basis)
    for capacity in model.capacities:
        subject = iri("capacity", capacity.id)
        yield from described(subject, "ServiceCapacity", capacity.label, capacity.evidence)
        yield subject, term("capacitySubject"), concept("theme", capacity.subject)
        yield from links(subject, "measuresItem", "item", capacity.items)
        yield from links(subject, "isTrackedBy", "indicator", capacity.indicators)
        yield from number(subject, "amount", capacity.amount)
    for source in model.sources:
        subject = iri("source", source.id)
        yield subject, RDF_TYPE, term("Source")
        yield subject, PREFIXES["dcterms"] + "title", Literal(source.title)
        if source.url:
            yield subject, PREFIXES["rdfs"] + "seeAlso", source.url


def _basis(subject: str, basis: Basis) -> Iterator[Statement]:
    yield from links(subject, "restsOnItem", "item", basis.items)
    yield from links(subject, "actsInStep", "step", basis.steps)
    yield from links(subject, "isActedOnBy", "actor", basis.actors)
