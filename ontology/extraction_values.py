"""Values of one graph, read strictly: what is missing, double, of the wrong kind or left over becomes a fault."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ontology.bookkeeping import CHECK
from ontology.document import short
from ontology.errors import Fault
from ontology.refusals import refuse
from ontology.terms import Confidence, Evidence, Text
from ontology.vocabulary import DEF, ID, KINDS, LAW_KINDS, LAW_SCHEMES, PREFIXES, SCHEMES, local, term

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["DEFINITION", "LABEL", "SOURCE", "Reading"]

RDF_TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["skos"] + "prefLabel"
DEFINITION = PREFIXES["skos"] + "definition"
SOURCE = PREFIXES["dcterms"] + "source"
NAMED = PREFIXES["owl"] + "NamedIndividual"
_BUILT_IN_KINDS = frozenset({NAMED, PREFIXES["owl"] + "Class"})
"""Kinds that OWL itself gives: a legal capacity is an individual to a norm and a class to a reasoner."""

_ON_ANYTHING = frozenset((term("hasConfidence"), term("evidenceNote")))
_OTHER_VOCABULARIES = (
    PREFIXES["skos"], PREFIXES["dcterms"], PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["rdf"], CHECK,
    "http://www.w3.org/2003/06/sw-vocab-status/ns#",
)  # fmt: skip

Choice = TypeVar("Choice", bound=StrEnum)


class _Literal(str):
    """A literal value; a plain ``str`` in the index is an IRI."""

    __slots__ = ("language",)
    language: str


class Reading:
    """The statements of one graph by subject and property, what was read of them, and the faults met on the way.

    A getter that finds a fault notes it and returns an empty value; the caller looks at ``faults`` at the end.
    """

    def __init__(self, graph: Graph, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._read: set[tuple[str, str]] = set()
        self._values: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, value in graph:
            of_subject = self._values.setdefault(str(subject), {})
            of_subject.setdefault(str(predicate), []).append(_indexed(value))
        for of_subject in self._values.values():
            for values in of_subject.values():
                values.sort(key=lambda value: (getattr(value, "language", ""), value))

    # ── subjects ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def subjects(self, kind: str) -> list[str]:
        """The IRIs of the described individuals of ``kind``, sorted by id."""
        start = f"{ID}{kind}/"
        return sorted(s for s, of_subject in self._values.items() if s.startswith(start) and RDF_TYPE in of_subject)

    def marked(self, mark: str) -> list[str]:
        """The IRIs that have the bookkeeping property ``mark``, sorted."""
        return sorted(subject for subject, of_subject in self._values.items() if mark in of_subject)

    def classes(self, subject: str, *known: str) -> tuple[str, ...]:
        """The classes of ``subject`` by local name, sorted. With ``known``, any other class is a fault."""
        found = {value for value in self._take(subject, RDF_TYPE) if value not in _BUILT_IN_KINDS}
        names = {local(value) for value in found if value.startswith(DEF)}
        for value in sorted(found):
            if not value.startswith(DEF) or (known and local(value) not in known):
                self._fault("type-unknown", subject, short(value))
        return tuple(sorted(names))

    # ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def has(self, subject: str, predicate: str) -> bool:
        """Whether ``subject`` has any value for ``predicate``."""
        return bool(self._values.get(subject, {}).get(predicate))

    def label(self, subject: str) -> Text:
        """The required label in both languages."""
        return self.text(subject, LABEL, required=True)

    def text(self, subject: str, predicate: str, *, required: bool = False) -> Text:
        """A text in both languages; without any it is empty, with one language only it is a fault."""
        by_language: dict[str, list[str]] = {"nl": [], "en": []}
        for value in self._take(subject, predicate):
            language = value.language if isinstance(value, _Literal) else None
            if language not in by_language:
                self._fault("value-kind", subject, f"{short(predicate)} (@nl, @en)")
            else:
                by_language[language].append(str(value))
        for language, texts in by_language.items():
            if len(texts) > 1:
                self._fault("value-several", subject, f"{short(predicate)} @{language}")
            elif not texts and (required or any(by_language.values())):
                self._fault("value-missing", subject, f"{short(predicate)} @{language}")
        nl, en = by_language["nl"], by_language["en"]
        return Text(nl[0] if nl else "", en[0] if en else "")

    def plain(self, subject: str, predicate: str, *, required: bool = False) -> str:
        """A literal without language."""
        value = self._one(subject, predicate, required)
        if value is not None and not isinstance(value, _Literal):
            self._fault("value-kind", subject, short(predicate))
        return "" if value is None else str(value)

    def texts_of(self, subject: str, predicate: str) -> list[str]:
        """Every literal without language, sorted."""
        values = self._take(subject, predicate)
        if not all(isinstance(value, _Literal) for value in values):
            self._fault("value-kind", subject, short(predicate))
        return sorted(str(value) for value in values)

    def title(self, subject: str, predicate: str) -> str:
        """The one title of a publication, in whatever language it has."""
        value = self._one(subject, predicate, required=True)
        return "" if value is None else str(value)

    def link(self, subject: str, predicate: str) -> str:
        """The web address that ``predicate`` points at, or ``""``."""
        value = self._one(subject, predicate, required=False)
        if isinstance(value, _Literal):
            self._fault("value-kind", subject, short(predicate))
        return "" if value is None else str(value)

    def number(self, subject: str, predicate: str) -> float | None:
        """A number, or ``None`` when there is none."""
        written = self.plain(subject, predicate)
        try:
            return float(written) if written else None
        except ValueError:
            self._fault("value-kind", subject, short(predicate))
            return None

    def required_number(self, subject: str, predicate: str) -> float:
        """A number that must be there."""
        number = self.number(subject, predicate)
        if number is None and not self.has(subject, predicate):
            self._fault("value-missing", subject, short(predicate))
        return number or 0.0

    def boolean(self, subject: str, predicate: str) -> bool:
        """A truth value; absent means false (nothing is declared)."""
        written = self.plain(subject, predicate)
        if written not in ("", "true", "false", "1", "0"):
            self._fault("value-kind", subject, short(predicate))
        return written in ("true", "1")

    def one(self, subject: str, predicate: str, *kinds: str, required: bool = True) -> str:
        """The id of the one individual or concept that ``predicate`` points at; ``""`` when there is none."""
        value = self._one(subject, predicate, required)
        return "" if value is None else self._identifier(subject, predicate, value, kinds)

    def many(self, subject: str, predicate: str, *kinds: str, required: bool = False) -> tuple[str, ...]:
        """The ids of the individuals that ``predicate`` points at, sorted."""
        values = self._take(subject, predicate)
        if required and not values:
            self._fault("value-missing", subject, short(predicate))
        return tuple(sorted(self._identifier(subject, predicate, value, kinds) for value in values))

    def choice(self, subject: str, predicate: str, scheme: str, choices: type[Choice]) -> Choice:
        """The required concept of ``scheme`` as a member of ``choices``; an unknown concept is a fault."""
        identifier = self.one(subject, predicate, scheme)
        try:
            return choices(identifier)
        except ValueError:
            if identifier:
                known = ", ".join(choices)
                place = short(subject)
                self.faults.append(
                    refuse("value-unknown", self.file, None, place, what=f"{scheme}:{identifier}", known=known)
                )
            return next(iter(choices))

    def evidence(self, subject: str) -> Evidence:
        """Confidence (required), sources and note of a statement."""
        return Evidence(
            self.choice(subject, term("hasConfidence"), "confidence", Confidence),
            self.many(subject, SOURCE, "source"),
            self.plain(subject, term("evidenceNote")),
        )

    # ── what was not read ────────────────────────────────────────────────────────────────────────────────────────────

    def report_leftovers(self) -> None:
        """A fault for every statement that no getter read: nothing is dropped in silence."""
        for subject in sorted(self._values):
            of_subject = self._values[subject]
            kind = subject[len(ID) :].split("/", 1)[0] if subject.startswith(ID) else ""
            if PREFIXES["owl"] + "Ontology" in of_subject.get(RDF_TYPE, []):
                continue
            if kind not in (*KINDS, *SCHEMES, *LAW_KINDS, *LAW_SCHEMES, "scheme"):
                self._fault("subject-foreign", subject)
            elif RDF_TYPE not in of_subject and not all(predicate.startswith(CHECK) for predicate in of_subject):
                self._fault("type-missing", subject)
            for predicate in sorted(of_subject):
                if not (
                    (subject, predicate) in self._read
                    or predicate in _ON_ANYTHING
                    or predicate.startswith(_OTHER_VOCABULARIES)
                ):
                    self._fault("statement-unread", subject, short(predicate))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, subject: str, predicate: str) -> list[str]:
        self._read.add((subject, predicate))
        return self._values.get(subject, {}).get(predicate, [])

    def _one(self, subject: str, predicate: str, required: bool) -> str | None:
        values = self._take(subject, predicate)
        if len(values) > 1:
            self._fault("value-several", subject, short(predicate))
        if not values and required:
            self._fault("value-missing", subject, short(predicate))
        return values[0] if values else None

    def _identifier(self, subject: str, predicate: str, value: str, kinds: tuple[str, ...]) -> str:
        if isinstance(value, _Literal) or not value.startswith(tuple(f"{ID}{kind}/" for kind in kinds)):
            self._fault("value-kind", subject, f"{short(predicate)} ({', '.join(kinds)})")
        return local(value)

    def _fault(self, rule: str, subject: str, what: str = "") -> None:
        self.faults.append(refuse(rule, self.file, None, short(subject), what=what))


def _indexed(value: object) -> str:
    language = getattr(value, "language", None)
    if hasattr(value, "datatype"):
        literal = _Literal(value)
        literal.language = language or ""
        return literal
    return str(value)
