"""One statement of a model, and the small groups of statements that almost everything has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ontology.extraction_values import LABEL, RDF_TYPE, SOURCE
from ontology.model import Model
from ontology.terms import Evidence, Text
from ontology.vocabulary import concept, iri, term

__all__ = [
    "Literal",
    "PartyNames",
    "Statement",
    "class_of",
    "described",
    "evidence_of",
    "is_party",
    "links",
    "number",
    "texts",
    "truth",
]


class Literal(NamedTuple):
    """A literal with its language or its datatype (the name within xsd:); neither means plain text."""

    text: str
    language: str = ""
    datatype: str = ""


Statement = tuple[str, str, "str | Literal"]


class PartyNames:
    """How a party's id becomes an IRI again: an id alone does not say whether it is an actor or a table."""

    def __init__(self, model: Model) -> None:
        self._kinds = {key.split("/", 1)[1]: key.split("/", 1)[0] for key in model.labels if is_party(key)}
        self._kinds |= dict.fromkeys(model.table, "table")
        self._kinds |= dict.fromkeys(model.source_of_knowledge, "knower")
        self._kinds |= dict.fromkeys(model.actor, "actor")

    def party(self, identifier: str) -> str:
        """The IRI of an actor, knowledge source or table; of a left-out one too, whose kind is in the labels."""
        return iri(self._kinds.get(identifier, "actor"), identifier)

    def owner(self, identifier: str) -> str:
        """As :meth:`party`; a partner where no party has that id."""
        return iri(self._kinds.get(identifier, "partner"), identifier)


def is_party(label_key: str) -> bool:
    """Whether a key of ``Model.labels`` is that of a left-out party (``actor/arosa``), not of a concept."""
    return label_key.startswith(("actor/", "knower/", "table/"))


def class_of(name: str) -> str:
    """The local name of the class of a concept scheme or kind.

    >>> class_of("partner-domain")
    'PartnerDomain'
    """
    return "".join(part.capitalize() for part in name.split("-"))


def described(subject: str, kind: str, label: Text, evidence: Evidence) -> Iterator[Statement]:
    """Class, label and evidence."""
    yield subject, RDF_TYPE, term(kind)
    yield from texts(subject, LABEL, label)
    yield from evidence_of(subject, evidence)


def texts(subject: str, predicate: str, text: Text) -> Iterator[Statement]:
    """The sentence in each language that has one."""
    for language in ("nl", "en"):
        if text.of(language):
            yield subject, predicate, Literal(text.of(language), language)


def links(subject: str, name: str, kind: str, identifiers: Iterable[str]) -> Iterator[Statement]:
    """One statement per individual that is pointed at."""
    for identifier in identifiers:
        yield subject, term(name), iri(kind, identifier)


def evidence_of(subject: str, evidence: Evidence) -> Iterator[Statement]:
    """Confidence, sources and note."""
    yield subject, term("hasConfidence"), concept("confidence", evidence.confidence)
    for source in evidence.sources:
        yield subject, SOURCE, iri("source", source)
    if evidence.note:
        yield subject, term("evidenceNote"), Literal(evidence.note)


def number(subject: str, name: str, value: float | None) -> Iterator[Statement]:
    """A decimal, when it is known."""
    if value is not None:
        yield subject, term(name), Literal(_decimal(value), datatype="decimal")


def truth(value: bool) -> Literal:
    """A truth value as a literal."""
    return Literal("true" if value else "false", datatype="boolean")


def _decimal(value: float) -> str:
    """The shortest decimal of a number, without an exponent: hours and amounts are of modest size."""
    written = f"{value:.12f}".rstrip("0")
    return f"{written}0" if written.endswith(".") else written
