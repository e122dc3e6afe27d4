"""From statements to the ways to the alleged perpetrator; a way that names a norm which is not there does not load."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.document import short
from ontology.extraction_values import DEFINITION, Reading
from ontology.legal_exposure import ExposureWay, RecordAnswerer, Shows
from ontology.norms import Fact, Norm
from ontology.refusals import refuse
from ontology.vocabulary import iri, local, term

__all__ = ["answerers_of", "refuse_unfounded_ways", "ways_of"]


def ways_of(reading: Reading) -> tuple[ExposureWay, ...]:
    """Every way, by id."""
    return tuple(_way(reading, subject) for subject in reading.subjects("exposure-way"))


def _way(reading: Reading, subject: str) -> ExposureWay:
    reading.classes(subject, "ExposureWay")
    return ExposureWay(
        id=local(subject),
        label=reading.label(subject),
        text=reading.text(subject, DEFINITION, required=True),
        place=int(reading.required_number(subject, term("listedInPlace"))),
        source=reading.plain(subject, term("researchedIn"), required=True),
        recipients=reading.many(subject, term("leadsTo"), "legal-capacity", required=True),
        subjects=reading.many(subject, term("revealsSubject"), "subject", required=True),
        purpose=reading.one(subject, term("servesPurpose"), "purpose"),
        initiative=reading.one(subject, term("asksOnInitiative"), "initiative"),
        shows=_shows(reading, subject),
        holders=reading.many(subject, term("leadsFrom"), "legal-capacity"),
        regimes=reading.many(subject, term("leadsUnderRegime"), "regime"),
        registers=tuple(reading.texts_of(subject, term("leadsFromRegister"))),
        norms=tuple(reading.texts_of(subject, term("restsOnNorm"))),
        limits=tuple(reading.texts_of(subject, term("isHeldBackByNorm"))),
        supposes=tuple(_pair(text) for text in reading.texts_of(subject, term("supposesFact"))),
        custody=reading.plain(subject, term("turnsOnCustody")) or None,
        by_default=reading.boolean(subject, term("happensByDefault")),
        about_him=reading.boolean(subject, term("isRightToOwnData")),
        family_file=reading.boolean(subject, term("opensFamilyFile")),
    )


def _shows(reading: Reading, subject: str) -> Shows:
    written = reading.plain(subject, term("showsWhat"), required=True)
    if written in tuple(Shows):
        return Shows(written)
    _refuse(reading, subject, f"showsWhat {written}", tuple(Shows))
    return Shows.CONTENT


def _pair(text: str) -> tuple[str, str]:
    fact, _, value = text.partition("=")
    return fact, value


def answerers_of(reading: Reading) -> tuple[RecordAnswerer, ...]:
    """Who answers for records of a capacity, by capacity."""
    return tuple(_answerer(reading, subject) for subject in reading.subjects("record-answerer"))


def _answerer(reading: Reading, subject: str) -> RecordAnswerer:
    reading.classes(subject, "RecordAnswerer")
    return RecordAnswerer(
        reading.one(subject, term("answersForRecordsOf"), "legal-capacity"),
        reading.label(subject),
        reading.plain(subject, term("researchedIn"), required=True),
    )


def refuse_unfounded_ways(
    reading: Reading, ways: Iterable[ExposureWay], norms: Iterable[Norm], facts: Iterable[Fact]
) -> None:
    """A fault for each norm, fact or value that a way names and the law does not have; and for a way by law that rests
    on no norm: what nobody cited is no way by law.
    """
    known = {name for norm in norms for name in (norm.id, *norm.aliases)}
    values = {fact.id: fact.values for fact in facts}
    for way in ways:
        subject = iri("exposure-way", way.id)
        for name in (*way.norms, *way.limits):
            if name not in known:
                _refuse(reading, subject, f"norm:{name}", sorted(known))
        for fact, value in (*way.supposes, *((("recipient.custody", way.custody),) if way.custody else ())):
            if value not in values.get(fact, ()):
                _refuse(reading, subject, f"fact:{fact}={value}", sorted(values))
        if not way.norms and not way.by_default:
            reading.faults.append(
                refuse("value-missing", reading.file, None, short(subject), what=short(term("restsOnNorm")))
            )


def _refuse(reading: Reading, subject: str, what: str, known: Iterable[str]) -> None:
    fill = {"what": what, "known": ", ".join(known)}
    reading.faults.append(refuse("value-unknown", reading.file, None, short(subject), **fill))
