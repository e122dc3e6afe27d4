"""From statements to open questions of law, with a fault for a norm that names a doubt which nobody described."""

from __future__ import annotations

from ontology.document import short
from ontology.extraction_values import Reading
from ontology.legal_doubts import LegalDoubt, Position
from ontology.refusals import refuse
from ontology.terms import Text
from ontology.vocabulary import iri, local, term

__all__ = ["doubts_of", "refuse_unknown_doubts"]


def doubts_of(reading: Reading) -> tuple[LegalDoubt, ...]:
    """Every doubt that ``reading`` describes, by id."""
    return tuple(_doubt(reading, subject) for subject in reading.subjects("doubt"))


def refuse_unknown_doubts(reading: Reading, doubts: tuple[LegalDoubt, ...]) -> None:
    """Note a fault for every use of a doubt, and every doubt said to overlap, that is not among ``doubts``."""
    known = {doubt.id for doubt in doubts}
    named = [
        *((use, reading.one(use, term("concernsDoubt"), "doubt")) for use in reading.subjects("doubt-use")),
        *((iri("doubt", doubt.id), name) for doubt in doubts for name in doubt.overlaps),
    ]
    for subject, name in named:
        if name and name not in known:
            fill = {"what": f"doubt:{name}", "known": ", ".join(sorted(known))}
            reading.faults.append(refuse("value-unknown", reading.file, None, short(subject), **fill))


def _doubt(reading: Reading, subject: str) -> LegalDoubt:
    reading.classes(subject, "Doubt")
    positions = (iri("position", name) for name in reading.many(subject, term("hasPosition"), "position"))
    closed = reading.has(subject, term("closedOn"))
    return LegalDoubt(
        local(subject),
        reading.label(subject),
        reading.text(subject, term("questionText"), required=True),
        reading.plain(subject, term("researchedIn"), required=True),
        tuple(_position(reading, position) for position in positions),
        _text(reading, subject, "safeDefaultText"),
        tuple(reading.texts_of(subject, term("raisedByNorm"))),
        reading.many(subject, term("touchesAct"), "act"),
        reading.many(subject, term("overlapsDoubt"), "doubt"),
        reading.plain(subject, term("closedOn")) or None,
        # An article without a day, or a day without an article, closes nothing.
        reading.plain(subject, term("closedByArticle"), required=closed) or None if closed else None,
        _text(reading, subject, "answerText") if closed else None,
        _text(reading, subject, "staysOpenText") if closed else None,
    )


def _position(reading: Reading, subject: str) -> Position:
    reading.classes(subject, "DoubtPosition")
    return Position(
        local(subject),
        reading.label(subject),
        reading.plain(subject, term("researchedIn"), required=True),
        _text(reading, subject, "arguedByText"),
    )


def _text(reading: Reading, subject: str, name: str) -> Text | None:
    return reading.text(subject, term(name)) if reading.has(subject, term(name)) else None
