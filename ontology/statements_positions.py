"""From model to statements: items, records, holdings, needs, and what moves between parties."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.bookkeeping import NEED_MARKS
from ontology.extraction_values import DEFINITION, RDF_TYPE
from ontology.model import Model
from ontology.statement import (
    Literal,
    PartyNames,
    Statement,
    described,
    evidence_of,
    links,
    number,
    texts,
    truth,
)
from ontology.vocabulary import concept, iri, term

__all__ = ["movement", "positions"]


def positions(model: Model, names: PartyNames) -> Iterator[Statement]:
    """Items, records, holdings, needs."""
    for item in model.items:
        subject = iri("item", item.id)
        kind = "AggregateItem" if item.aggregate else "PersonLevelItem"
        yield from described(subject, kind, item.label, item.evidence)
        if item.product:
            yield subject, RDF_TYPE, term("Product")
        if item.confined:
            yield subject, RDF_TYPE, term("ConfinedItem")
        yield from texts(subject, DEFINITION, item.says)
        yield subject, term("hasItemCategory"), concept("category", item.category)
        yield subject, term("concernsSubject"), concept("subject", item.subject)
        yield subject, term("hasVolatility"), concept("volatility", item.volatility)
        if item.theme:
            yield subject, term("hasTheme"), concept("theme", item.theme)
        yield from links(subject, "isMadeBy", "actor", item.made_by)
        yield from links(subject, "isMadeFrom", "item", item.made_from)
    for record in model.records:
        subject = iri("record", record.id)
        yield subject, RDF_TYPE, term("Record")
        yield subject, term("isRecordOf"), iri("item", record.item)
        yield subject, term("isKeptBy"), names.party(record.keeper)
        yield subject, term("registerName"), Literal(record.register)
        yield subject, term("hasCategory"), concept("category", record.category)
        yield subject, term("hasRegime"), concept("regime", record.regime)
        if record.kept_for is not None:
            yield subject, term("isKeptFor"), iri("table", record.kept_for)
    for holding in model.holdings:
        subject = iri("holding", holding.id)
        yield subject, RDF_TYPE, term("Holding")
        yield subject, term("hasHolder"), names.party(holding.holder)
        yield subject, term("hasRecord"), iri("record", holding.record)
        yield subject, term("hasQuality"), concept("quality", holding.quality)
        yield from links(subject, "isBroughtBy", "flow", holding.brought_by)
        if holding.own_observation:
            yield subject, term("isOwnObservation"), truth(True)
        yield from evidence_of(subject, holding.evidence)
    yield from _needs(model, names)


def _needs(model: Model, names: PartyNames) -> Iterator[Statement]:
    for needs, left_out in ((model.needs, False), (model.left_out_needs, True)):
        for need in needs:
            subject = iri("need", need.id)
            written: list[Statement] = [
                (subject, term("hasNeeder"), names.party(need.needer)),
                (subject, term("needsItem"), iri("item", need.item)),
                (subject, term("isNeededAt"), iri("step", need.step)),
                *evidence_of(subject, need.evidence),
            ]
            if left_out:
                yield from ((subject, NEED_MARKS[verb], value) for _, verb, value in written)
            else:
                yield subject, RDF_TYPE, term("Need")
                yield from written


def movement(model: Model, names: PartyNames) -> Iterator[Statement]:
    """Flows, entry desks and agreements."""
    for flow in model.flows:
        subject = iri("flow", flow.id)
        yield subject, RDF_TYPE, term("Flow")
        yield subject, term("hasSender"), names.party(flow.sender)
        yield subject, term("hasRecipient"), names.party(flow.recipient)
        yield from links(subject, "movesItem", "item", flow.items)
        yield from texts(subject, term("triggerText"), flow.trigger)
        yield from texts(subject, term("timingText"), flow.timing)
        yield from texts(subject, term("knownGapText"), flow.known_gap)
        yield subject, term("hasAssurance"), concept("assurance", flow.assurance)
        yield from number(subject, "handlingHours", flow.handling_hours)
        yield from links(subject, "leansOn", "agreement", flow.leans_on)
        if flow.channel:
            yield subject, term("hasChannel"), concept("channel", flow.channel)
        yield from evidence_of(subject, flow.evidence)
    for entry in model.entry_desks:
        subject = iri("entry", entry.id)
        yield subject, RDF_TYPE, term("EntryDesk")
        yield subject, term("isAtDesk"), iri("actor", entry.desk)
        if entry.source is not None:
            yield subject, term("isEnteredBy"), iri("knower", entry.source)
        yield from links(subject, "takesInItem", "item", entry.items)
        yield from number(subject, "intakeHours", entry.intake_hours)
        yield from evidence_of(subject, entry.evidence)
    for agreement in model.agreements:
        subject = iri("agreement", agreement.id)
        yield from described(subject, "Agreement", agreement.label, agreement.evidence)
        yield from texts(subject, DEFINITION, agreement.summary)
        yield subject, term("hasStatus"), concept("agreement-status", agreement.status)
        yield subject, term("hasAgreementSubject"), concept("agreement-subject", agreement.subject)
        yield from links(subject, "hasParty", "actor", agreement.parties)
        yield from links(subject, "hasGiver", "actor", agreement.givers)
        yield from links(subject, "hasReceiver", "actor", agreement.receivers)
        yield from links(subject, "coversItem", "item", agreement.items)
        yield subject, term("isAnsweredForBy"), iri("actor", agreement.answerable)
        yield from texts(subject, term("reachText"), agreement.reachability)
