"""From model to statements: partners, actors, knowledge sources, tables with their seats."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_values import DEFINITION, RDF_TYPE
from ontology.model import Model
from ontology.statement import (
    PartyNames,
    Statement,
    described,
    evidence_of,
    texts,
    truth,
)
from ontology.vocabulary import concept, iri, term

__all__ = ["parties"]


def parties(model: Model, names: PartyNames) -> Iterator[Statement]:
    """Partners, actors, knowledge sources, tables."""
    for partner in model.partners:
        subject = iri("partner", partner.id)
        yield from described(subject, "Partner", partner.label, partner.evidence)
        yield subject, term("hasPartnerDomain"), concept("partner-domain", partner.domain)
        yield subject, term("hasPartnerType"), concept("partner-type", partner.kind)
    for actor in model.actors:
        subject = iri("actor", actor.id)
        yield from described(subject, "Actor", actor.label, actor.evidence)
        for capacity in actor.capacities:
            yield subject, RDF_TYPE, term(capacity)
        yield subject, term("isCapacityOf"), iri("partner", actor.partner)
        yield subject, term("answersTo"), iri("controller", actor.controller)
        yield from texts(subject, DEFINITION, actor.role)
        yield from texts(subject, term("reachText"), actor.reach)
        yield subject, term("hasUrgentAvailability"), concept("availability", actor.urgent)
        yield subject, term("hasOrdinaryAvailability"), concept("availability", actor.ordinary)
        yield subject, term("hasCompleteHoldings"), truth(actor.complete_holdings)
        yield subject, term("hasCompleteContacts"), truth(actor.complete_contacts)
        for known in actor.aware_of:
            yield subject, term("isAwareOf"), names.party(known)
        for item in actor.lacks:
            yield subject, term("lacksItem"), iri("item", item)
    for source in model.sources_of_knowledge:
        subject = iri("knower", source.id)
        yield from described(subject, "KnowledgeSource", source.label, source.evidence)
        yield from texts(subject, DEFINITION, source.role)
        yield from texts(subject, term("reachText"), source.reach)
    yield from _tables(model)


def _tables(model: Model) -> Iterator[Statement]:
    for table in model.tables:
        subject = iri("table", table.id)
        yield from described(subject, "Table", table.label, table.evidence)
        yield from texts(subject, DEFINITION, table.role)
        if table.convenor:
            yield subject, term("isConvenedBy"), iri("actor", table.convenor)
        yield subject, term("hasLegalForm"), concept("legal-form", table.legal_form)
        yield from texts(subject, term("rhythmText"), table.rhythm)
        yield from texts(subject, term("statusText"), table.status)
        for seat in table.seats:
            chair = iri("seat", seat.id)
            yield subject, term("hasSeat"), chair
            yield chair, RDF_TYPE, term("Seat")
            yield chair, term("isTakenBy"), iri("actor", seat.actor)
            yield from evidence_of(chair, seat.evidence)
