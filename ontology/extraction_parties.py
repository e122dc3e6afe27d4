"""From graph to parties: partners, actors, knowledge sources, tables with their seats."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, Reading
from ontology.terms import Actor, Availability, KnowledgeSource, Partner, Seat, Table
from ontology.vocabulary import iri, local, term

__all__ = ["GOVERNANCE", "actors", "knowledge_sources", "partners", "tables"]

GOVERNANCE = frozenset(("GovernanceBody", "MunicipalCouncil"))
"""The capacities that govern and hold aggregate items only: ``zl:GovernanceBody`` and what is under it."""

_NO_CAPACITY = frozenset(("Actor", "Party"))


def partners(reading: Reading) -> tuple[Partner, ...]:
    """The organisations."""
    return tuple(_partner(reading, subject) for subject in reading.subjects("partner"))


def _partner(reading: Reading, subject: str) -> Partner:
    reading.classes(subject, "Partner")
    return Partner(
        local(subject),
        reading.label(subject),
        domain=reading.one(subject, term("hasPartnerDomain"), "partner-domain"),
        kind=reading.one(subject, term("hasPartnerType"), "partner-type"),
        evidence=reading.evidence(subject),
    )


def actors(reading: Reading) -> tuple[Actor, ...]:
    """The capacities inside the partners; their classes are their legal capacities."""
    return tuple(_actor(reading, subject) for subject in reading.subjects("actor"))


def _actor(reading: Reading, subject: str) -> Actor:
    capacities = tuple(name for name in reading.classes(subject) if name not in _NO_CAPACITY)
    return Actor(
        local(subject),
        reading.label(subject),
        partner=reading.one(subject, term("isCapacityOf"), "partner"),
        controller=reading.one(subject, term("answersTo"), "controller"),
        capacities=capacities,
        role=reading.text(subject, DEFINITION),
        reach=reading.text(subject, term("reachText")),
        urgent=reading.choice(subject, term("hasUrgentAvailability"), "availability", Availability),
        ordinary=reading.choice(subject, term("hasOrdinaryAvailability"), "availability", Availability),
        complete_holdings=reading.boolean(subject, term("hasCompleteHoldings")),
        complete_contacts=reading.boolean(subject, term("hasCompleteContacts")),
        aware_of=reading.many(subject, term("isAwareOf"), "actor", "knower"),
        evidence=reading.evidence(subject),
        governance=not GOVERNANCE.isdisjoint(capacities),
        lacks=reading.many(subject, term("lacksItem"), "item"),
    )


def knowledge_sources(reading: Reading) -> tuple[KnowledgeSource, ...]:
    """Who knows and is no partner."""
    return tuple(_knowledge_source(reading, subject) for subject in reading.subjects("knower"))


def _knowledge_source(reading: Reading, subject: str) -> KnowledgeSource:
    reading.classes(subject, "KnowledgeSource", "Party")
    return KnowledgeSource(
        local(subject),
        reading.label(subject),
        role=reading.text(subject, DEFINITION),
        reach=reading.text(subject, term("reachText")),
        evidence=reading.evidence(subject),
    )


def tables(reading: Reading) -> tuple[Table, ...]:
    """The meetings, each with its chairs."""
    found = tuple(_table(reading, subject) for subject in reading.subjects("table"))
    for subject in reading.subjects("seat"):
        reading.classes(subject, "Seat")
    return found


def _table(reading: Reading, subject: str) -> Table:
    reading.classes(subject, "Table")
    return Table(
        local(subject),
        reading.label(subject),
        role=reading.text(subject, DEFINITION),
        convenor=reading.one(subject, term("isConvenedBy"), "actor", required=False),
        legal_form=reading.one(subject, term("hasLegalForm"), "legal-form"),
        rhythm=reading.text(subject, term("rhythmText")),
        status=reading.text(subject, term("statusText")),
        seats=tuple(_seat(reading, seat) for seat in reading.many(subject, term("hasSeat"), "seat")),
        evidence=reading.evidence(subject),
    )


def _seat(reading: Reading, identifier: str) -> Seat:
    subject = iri("seat", identifier)
    return Seat(identifier, reading.one(subject, term("isTakenBy"), "actor"), reading.evidence(subject))
