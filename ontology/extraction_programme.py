"""From graph to programme: goals, risks, indicators, capacities, sources, and what a model says of itself."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, Reading
from ontology.model import Assumption, ChoiceKind, LocalChoice, Repair
from ontology.process import Basis, Goal, Indicator, Measure, Risk, ServiceCapacity
from ontology.terms import Source
from ontology.vocabulary import PREFIXES, iri, local, term

__all__ = ["assumptions", "capacities", "goals", "indicators", "local_choices", "repairs", "risks", "sources"]

_TITLE = PREFIXES["dcterms"] + "title"
_SEE = PREFIXES["rdfs"] + "seeAlso"


def goals(reading: Reading) -> tuple[Goal, ...]:
    """Goals, pillars, principles and conditions."""
    return tuple(_goal(reading, subject) for subject in reading.subjects("goal"))


def _goal(reading: Reading, subject: str) -> Goal:
    reading.classes(subject, "Goal")
    return Goal(
        local(subject),
        municipality=reading.one(subject, term("isGoalOf"), "partner"),
        kind=reading.one(subject, term("hasGoalKind"), "goal-kind"),
        label=reading.label(subject),
        evidence=reading.evidence(subject),
        basis=_basis(reading, subject),
    )


def risks(reading: Reading) -> tuple[Risk, ...]:
    """Risks of the approach, each with its measure."""
    found = tuple(_risk(reading, subject) for subject in reading.subjects("risk"))
    for subject in reading.subjects("measure"):
        reading.classes(subject, "Measure")
    return found


def _risk(reading: Reading, subject: str) -> Risk:
    reading.classes(subject, "Risk")
    measure = reading.one(subject, term("hasMitigation"), "measure")
    return Risk(
        local(subject),
        kind=reading.one(subject, term("hasRiskKind"), "risk-kind"),
        label=reading.label(subject),
        mitigation=Measure(measure, reading.label(iri("measure", measure)), _basis(reading, iri("measure", measure))),
        evidence=reading.evidence(subject),
        basis=_basis(reading, subject),
    )


def indicators(reading: Reading) -> tuple[Indicator, ...]:
    """Monitoring indicators."""
    return tuple(_indicator(reading, subject) for subject in reading.subjects("indicator"))


def _indicator(reading: Reading, subject: str) -> Indicator:
    reading.classes(subject, "Indicator")
    return Indicator(
        local(subject),
        group=reading.one(subject, term("hasIndicatorGroup"), "indicator-group"),
        label=reading.label(subject),
        data_source=reading.text(subject, term("dataSourceText")),
        frequency=reading.plain(subject, term("frequencyText")),
        evidence=reading.evidence(subject),
        basis=_basis(reading, subject),
    )


def _basis(reading: Reading, subject: str) -> Basis:
    return Basis(
        items=reading.many(subject, term("restsOnItem"), "item"),
        steps=reading.many(subject, term("actsInStep"), "step"),
        actors=reading.many(subject, term("isActedOnBy"), "actor"),
    )


def capacities(reading: Reading) -> tuple[ServiceCapacity, ...]:
    """How much shelter, safety or care there is."""
    return tuple(_capacity(reading, subject) for subject in reading.subjects("capacity"))


def _capacity(reading: Reading, subject: str) -> ServiceCapacity:
    reading.classes(subject, "ServiceCapacity")
    return ServiceCapacity(
        local(subject),
        reading.label(subject),
        subject=reading.one(subject, term("capacitySubject"), "theme"),
        items=reading.many(subject, term("measuresItem"), "item"),
        indicators=reading.many(subject, term("isTrackedBy"), "indicator"),
        amount=reading.number(subject, term("amount")),
        evidence=reading.evidence(subject),
    )


def sources(reading: Reading) -> tuple[Source, ...]:
    """The numbered sources, sorted by number."""
    return tuple(_source(reading, subject) for subject in reading.subjects("source"))


def _source(reading: Reading, subject: str) -> Source:
    reading.classes(subject, "Source")
    return Source(local(subject), reading.title(subject, _TITLE), reading.link(subject, _SEE))


def assumptions(reading: Reading, model: str) -> tuple[Assumption, ...]:
    """The standing assumptions that the model's header names."""
    for subject in reading.subjects("assumption"):
        reading.classes(subject, "Assumption")
    named = (iri("assumption", found) for found in reading.many(model, term("hasAssumption"), "assumption"))
    return tuple(
        Assumption(local(subject), reading.text(subject, DEFINITION, required=True), reading.evidence(subject))
        for subject in named
    )


def local_choices(reading: Reading, model: str) -> tuple[LocalChoice, ...]:
    """What a local model takes, replaces or leaves out."""
    named = reading.many(model, term("hasLocalChoice"), "choice")
    return tuple(_local_choice(reading, iri("choice", found)) for found in named)


def _local_choice(reading: Reading, subject: str) -> LocalChoice:
    reading.classes(subject, "LocalChoice")
    return LocalChoice(
        local(subject),
        kind=reading.choice(subject, term("hasChoiceKind"), "choice-kind", ChoiceKind),
        parties=reading.many(subject, term("concernsParty"), "actor", "knower", "table", required=True),
        replacement=reading.one(subject, term("isReplacedBy"), "actor", "table", required=False) or None,
        reason=reading.text(subject, DEFINITION, required=True),
        evidence=reading.evidence(subject),
    )


def repairs(reading: Reading, model: str) -> tuple[Repair, ...]:
    """What the model corrected in the researched tables."""
    named = reading.many(model, term("hasRepair"), "repair")
    return tuple(_repair(reading, iri("repair", found)) for found in named)


def _repair(reading: Reading, subject: str) -> Repair:
    reading.classes(subject, "Repair")
    flows = reading.many(subject, term("takesItemFrom"), "flow")
    taken = reading.many(subject, term("takesItem"), "item")
    return Repair(
        local(subject),
        reason=reading.text(subject, DEFINITION, required=True),
        added_holdings=reading.many(subject, term("addsHolding"), "holding"),
        added_actors=reading.many(subject, term("addsActor"), "actor"),
        removed_flow_items=tuple((flow, item) for flow in flows for item in taken),
    )
