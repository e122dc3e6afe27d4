"""From graph to positions: items, the records that hold them, who holds a record, who needs an item."""

from __future__ import annotations

from ontology.bookkeeping import NEED_MARKS, check
from ontology.extraction_values import DEFINITION, SOURCE, Reading
from ontology.terms import Confidence, Evidence, Holding, InformationItem, Need, Quality, Record
from ontology.vocabulary import iri, local, term

__all__ = ["holdings", "items", "left_out_needs", "needs", "records"]

_ITEM_CLASSES = ("InformationItem", "PersonLevelItem", "AggregateItem", "Product", "ConfinedItem")


def items(reading: Reading) -> tuple[InformationItem, ...]:
    """The kinds of information."""
    return tuple(_item(reading, subject) for subject in reading.subjects("item"))


def _item(reading: Reading, subject: str) -> InformationItem:
    classes = reading.classes(subject, *_ITEM_CLASSES)
    return InformationItem(
        local(subject),
        reading.label(subject),
        says=reading.text(subject, DEFINITION),
        category=reading.one(subject, term("hasItemCategory"), "category"),
        subject=reading.one(subject, term("concernsSubject"), "subject"),
        volatility=reading.one(subject, term("hasVolatility"), "volatility"),
        evidence=reading.evidence(subject),
        theme=reading.one(subject, term("hasTheme"), "theme", required=False),
        aggregate="AggregateItem" in classes,
        product="Product" in classes,
        made_by=reading.many(subject, term("isMadeBy"), "actor"),
        made_from=reading.many(subject, term("isMadeFrom"), "item"),
        confined="ConfinedItem" in classes,
    )


def records(reading: Reading) -> tuple[Record, ...]:
    """The registers' entries: here the category and the regime live."""
    return tuple(_record(reading, subject) for subject in reading.subjects("record"))


def _record(reading: Reading, subject: str) -> Record:
    reading.classes(subject, "Record")
    return Record(
        local(subject),
        item=reading.one(subject, term("isRecordOf"), "item"),
        keeper=reading.one(subject, term("isKeptBy"), "actor", "knower"),
        register=reading.plain(subject, term("registerName"), required=True),
        category=reading.one(subject, term("hasCategory"), "category"),
        regime=reading.one(subject, term("hasRegime"), "regime"),
        kept_for=reading.one(subject, term("isKeptFor"), "table", required=False) or None,
    )


def holdings(reading: Reading) -> tuple[Holding, ...]:
    """Who holds which record, and of what quality."""
    return tuple(_holding(reading, subject) for subject in reading.subjects("holding"))


def _holding(reading: Reading, subject: str) -> Holding:
    reading.classes(subject, "Holding")
    record = reading.one(subject, term("hasRecord"), "record")
    return Holding(
        local(subject),
        holder=reading.one(subject, term("hasHolder"), "actor", "knower"),
        record=record,
        item=reading.one(iri("record", record), term("isRecordOf"), "item"),
        quality=reading.choice(subject, term("hasQuality"), "quality", Quality),
        brought_by=reading.many(subject, term("isBroughtBy"), "flow"),
        evidence=reading.evidence(subject),
        own_observation=reading.boolean(subject, term("isOwnObservation")),
    )


def needs(reading: Reading) -> tuple[Need, ...]:
    """Who would be helped by knowing what, and when. A need is not a right."""
    return tuple(_need(reading, subject) for subject in reading.subjects("need"))


def _need(reading: Reading, subject: str) -> Need:
    reading.classes(subject, "Need")
    return Need(
        local(subject),
        needer=reading.one(subject, term("hasNeeder"), "actor", "knower", "table"),
        item=reading.one(subject, term("needsItem"), "item"),
        step=reading.one(subject, term("isNeededAt"), "step"),
        evidence=reading.evidence(subject),
    )


def left_out_needs(reading: Reading) -> tuple[Need, ...]:
    """The needs that went with a party that the local model leaves out."""
    return tuple(_left_out_need(reading, subject) for subject in reading.marked(check("hadNeeder")))


def _left_out_need(reading: Reading, subject: str) -> Need:
    evidence = Evidence(
        reading.choice(subject, NEED_MARKS[term("hasConfidence")], "confidence", Confidence),
        reading.many(subject, NEED_MARKS[SOURCE], "source"),
        reading.plain(subject, NEED_MARKS[term("evidenceNote")]),
    )
    return Need(
        local(subject),
        needer=reading.one(subject, NEED_MARKS[term("hasNeeder")], "actor", "knower", "table"),
        item=reading.one(subject, NEED_MARKS[term("needsItem")], "item"),
        step=reading.one(subject, NEED_MARKS[term("isNeededAt")], "step"),
        evidence=evidence,
    )
