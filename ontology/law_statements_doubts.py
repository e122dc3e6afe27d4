"""From doubts to statements: the Turtle of ``ontology/law/doubts.ttl``."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_values import LABEL, RDF_TYPE
from ontology.legal_doubts import LegalDoubt, Position
from ontology.statement import Literal, Statement, links, texts
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import iri, term

__all__ = ["doubts"]


def doubts(law: Law) -> Iterator[Statement]:
    """Every doubt with its positions; what the research does not say is not said here either."""
    for doubt in law.doubts:
        yield from _doubt(doubt)
        for position in doubt.positions:
            yield from _position(position)


def _doubt(doubt: LegalDoubt) -> Iterator[Statement]:
    subject = iri("doubt", doubt.id)
    yield subject, RDF_TYPE, term("Doubt")
    yield from texts(subject, LABEL, doubt.label)
    yield from texts(subject, term("questionText"), doubt.question)
    yield subject, term("researchedIn"), Literal(doubt.source)
    yield from links(subject, "hasPosition", "position", (position.id for position in doubt.positions))
    yield from _text(subject, "safeDefaultText", doubt.safe_default)
    for norm in doubt.raised_by:
        yield subject, term("raisedByNorm"), Literal(norm)
    yield from links(subject, "touchesAct", "act", doubt.touches)
    yield from links(subject, "overlapsDoubt", "doubt", doubt.overlaps)
    if doubt.closed_on:
        yield subject, term("closedOn"), Literal(doubt.closed_on, datatype="date")
    if doubt.closed_by:
        yield subject, term("closedByArticle"), Literal(doubt.closed_by)
    yield from _text(subject, "answerText", doubt.answer)
    yield from _text(subject, "staysOpenText", doubt.stays_open)


def _position(position: Position) -> Iterator[Statement]:
    subject = iri("position", position.id)
    yield subject, RDF_TYPE, term("DoubtPosition")
    yield from texts(subject, LABEL, position.says)
    yield subject, term("researchedIn"), Literal(position.source)
    yield from _text(subject, "arguedByText", position.argued_by)


def _text(subject: str, name: str, text: Text | None) -> Iterator[Statement]:
    if text is not None:
        yield from texts(subject, term(name), text)
