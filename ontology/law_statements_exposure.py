"""From the ways to the alleged perpetrator to statements: the Turtle of ``ontology/law/exposure.ttl``."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_values import DEFINITION, LABEL, RDF_TYPE
from ontology.legal_exposure import ExposureWay
from ontology.statement import Literal, Statement, links, texts, truth
from ontology.statutes import Law
from ontology.vocabulary import concept, iri, term

__all__ = ["exposure"]


def exposure(law: Law) -> Iterator[Statement]:
    """The ways, then who answers for records where the model does not say it."""
    for way in law.exposure_ways:
        yield from _way(way)
    for one in law.record_answerers:
        subject = iri("record-answerer", one.capacity)
        yield subject, RDF_TYPE, term("RecordAnswerer")
        yield from texts(subject, LABEL, one.label)
        yield from links(subject, "answersForRecordsOf", "legal-capacity", (one.capacity,))
        yield subject, term("researchedIn"), Literal(one.source)


def _way(way: ExposureWay) -> Iterator[Statement]:
    subject = iri("exposure-way", way.id)
    yield subject, RDF_TYPE, term("ExposureWay")
    yield from texts(subject, LABEL, way.label)
    yield from texts(subject, DEFINITION, way.text)
    yield subject, term("listedInPlace"), Literal(str(way.place), datatype="integer")
    yield subject, term("researchedIn"), Literal(way.source)
    yield from links(subject, "leadsTo", "legal-capacity", way.recipients)
    yield from links(subject, "leadsFrom", "legal-capacity", way.holders)
    for name in way.subjects:
        yield subject, term("revealsSubject"), concept("subject", name)
    for name in way.regimes:
        yield subject, term("leadsUnderRegime"), concept("regime", name)
    yield subject, term("servesPurpose"), concept("purpose", way.purpose)
    yield subject, term("asksOnInitiative"), concept("initiative", way.initiative)
    yield subject, term("showsWhat"), Literal(way.shows)
    yield from _written(subject, way)


def _written(subject: str, way: ExposureWay) -> Iterator[Statement]:
    """What stands there as a plain value: norms by their id, facts with their value, and the marks of the way."""
    for name, values in (
        ("leadsFromRegister", way.registers),
        ("restsOnNorm", way.norms),
        ("isHeldBackByNorm", way.limits),
        ("supposesFact", tuple(f"{fact}={value}" for fact, value in way.supposes)),
        ("turnsOnCustody", () if way.custody is None else (way.custody,)),
    ):
        for value in values:
            yield subject, term(name), Literal(value)
    for name, holds in (
        ("happensByDefault", way.by_default),
        ("isRightToOwnData", way.about_him),
        ("opensFamilyFile", way.family_file),
    ):
        if holds:
            yield subject, term(name), truth(True)
