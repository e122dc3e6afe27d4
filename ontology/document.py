"""A Turtle text as flat statements with their lines: house style has no blank nodes, so a statement is three terms.

This reading stands beside rdflib's, which is lenient and keeps no lines: it accepts ``<a b>``, ``?x`` and a literal
as subject. A user's file must pass here first, and both readings must then give the same triples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ontology.errors import Fault
from ontology.iris import iri_trouble
from ontology.refusals import refuse
from ontology.tokens import Token, TokenKind, tokenise, unescape
from ontology.vocabulary import DEF, ID, PREFIXES

__all__ = ["Comment", "Document", "Statement", "Value", "read_document", "short"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
MOST_FAULTS = 500
DATATYPES = {
    f"{XSD}string": re.compile(r".*", re.DOTALL),
    f"{XSD}boolean": re.compile("true|false|1|0"),
    f"{XSD}integer": re.compile(r"[+-]?[0-9]{1,18}"),
    f"{XSD}decimal": re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})"),
    f"{XSD}date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """The object of a statement: an IRI (``literal`` false) or a text with its datatype or language."""

    text: str
    literal: bool
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple and the line its object starts on."""

    subject: str
    predicate: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands after a ``#``; not loaded, yet read by whoever opens the file."""

    text: str
    line: int


@dataclass(slots=True)
class Document:
    """Every statement and comment of one file, and what is wrong with its form."""

    name: str
    statements: list[Statement] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def lines(self) -> dict[str, int]:
        """The first line on which each subject is described, by IRI and by prefixed name."""
        found: dict[str, int] = {}
        for statement in self.statements:
            found.setdefault(statement.subject, statement.line)
            found.setdefault(short(statement.subject), statement.line)
        return found


def short(iri: str) -> str:
    """The prefixed name a person recognises, or the IRI itself.

    >>> short("https://w3id.org/zichtlijn/id/actor/veilig-thuis")
    'actor:veilig-thuis'
    """
    if iri.startswith(ID):
        return iri[len(ID) :].replace("/", ":", 1)
    if iri.startswith(DEF):
        return f"zl:{iri[len(DEF) :]}"
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def read_document(text: str, name: str, tokens: Iterator[Token] | None = None) -> Document:
    """Read ``text``, or its ``tokens`` when somebody looks at them on the way.

    Every fault of form is in ``faults``; after one, reading goes on at the next full stop. A text with
    :data:`MOST_FAULTS` faults is no Turtle and is not read to its end.

    >>> document = read_document("<https://example.org/a> a <https://example.org/b> .", "x.ttl")
    >>> document.statements[0].value.text, document.faults
    ('https://example.org/b', [])
    """
    reading = _Reading(Document(name), tokenise(text) if tokens is None else tokens)
    reading.run()
    return reading.document


class _Broken(Exception):
    """The statement cannot be read on; the fault is already noted."""


class _Reading:
    def __init__(self, document: Document, tokens: Iterator[Token]) -> None:
        self.document = document
        self.prefixes: dict[str, str] = {}
        self.place = ""
        self._tokens = tokens
        self._line = 1
        self._here = self._advance()

    def run(self) -> None:
        while self._here is not None and len(self.document.faults) < MOST_FAULTS:
            self.place = ""
            try:
                self._directive_or_statement(self._here)
            except _Broken:
                self._resume()

    # ── the grammar ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _directive_or_statement(self, first: Token) -> None:
        word = first.text.lower()
        if first.kind is TokenKind.AT and word in ("@prefix", "@base"):
            self._directive(word[1:], closes=True)
        elif first.kind is TokenKind.WORD and word in ("prefix", "base"):
            self._directive(word, closes=False)
        else:
            self._statement()

    def _directive(self, word: str, *, closes: bool) -> None:
        self._take()
        if word == "base":
            self._fault("base-declared")
            raise _Broken
        label, start = self._take(), self._take()
        if label is None or label.kind is not TokenKind.NAME or not label.text.endswith(":"):
            raise self._syntax("hier hoort een voorvoegsel", "a prefix belongs here")
        if start is None or start.kind is not TokenKind.IRI:
            raise self._syntax("hier hoort een IRI tussen < en >", "an IRI between < and > belongs here")
        self.prefixes[label.text[:-1]] = self._full(start)
        if closes:
            self._expect(".")

    def _statement(self) -> None:
        subject = self._resource("een onderwerp", "a subject")
        self.place = short(subject)
        while True:
            predicate = self._predicate()
            self._objects(subject, predicate)
            while self._at(";"):
                self._take()
            if self._at("."):
                self._take()
                return
            if self._here is not None and self._here.kind in (TokenKind.IRI, TokenKind.NAME, TokenKind.WORD):
                continue
            raise self._syntax("hier hoort een punt", "a full stop belongs here")

    def _predicate(self) -> str:
        if self._here is not None and self._here.kind is TokenKind.WORD and self._here.text == "a":
            self._take()
            return RDF_TYPE
        return self._resource("een eigenschap", "a property")

    def _objects(self, subject: str, predicate: str) -> None:
        while True:
            line = self._here.line if self._here is not None else self._line
            self.document.statements.append(Statement(subject, predicate, self._object(), line))
            if not self._at(","):
                break
            self._take()
        if not (self._at(";") or self._at(".")):
            raise self._syntax(
                "na deze waarde hoort een punt, puntkomma of komma",
                "after this value belongs a full stop, semicolon or comma",
            )

    def _object(self) -> Value:
        token = self._here
        match token.kind if token is not None else None:
            case TokenKind.TEXT:
                return self._text()
            case TokenKind.NUMBER if token is not None:
                self._take()
                if "e" in token.text.lower():
                    self._fault("datatype")
                kind = "decimal" if "." in token.text else "integer"
                return Value(token.text, True, f"{XSD}{kind}")
            case TokenKind.WORD if token is not None and token.text in ("true", "false"):
                self._take()
                return Value(token.text, True, f"{XSD}boolean")
            case _:
                return Value(self._resource("een waarde", "a value"), False)

    def _text(self) -> Value:
        token = self._take()
        assert token is not None
        fence = 3 if token.text[:3] in ('"""', "'''") and len(token.text) >= 6 else 1
        try:
            text = unescape(token.text[fence:-fence])
        except ValueError:
            raise self._syntax("een onbekend teken na een backslash", "an unknown escape") from None
        following = self._here
        if following is not None and following.kind is TokenKind.AT:
            self._take()
            return Value(text, True, language=following.text[1:].lower())
        if following is not None and following.kind is TokenKind.CARETS:
            self._take()
            datatype = self._resource("een gegevenstype", "a datatype")
            self._typed(text, datatype)
            return Value(text, True, datatype)
        return Value(text, True)

    def _resource(self, what_nl: str, what_en: str) -> str:
        token = self._take()
        if token is None:
            raise self._syntax(f"het bestand houdt op waar {what_nl} hoort", f"the file ends where {what_en} belongs")
        match token.kind:
            case TokenKind.IRI:
                return self._full(token)
            case TokenKind.NAME:
                return self._expanded(token)
            case TokenKind.BLANK | TokenKind.BRACKET:
                self._fault("blank-node")
                raise _Broken
            case TokenKind.BROKEN if token.text[0] in "\"'":
                raise self._syntax(
                    "een tekst zonder aanhalingsteken aan het eind", "a text without closing quotation mark"
                )
            case TokenKind.BROKEN if token.text == ">":
                self._fault("iri-malformed")
                raise _Broken
            case _:
                raise self._syntax(f"hier hoort {what_nl}", f"{what_en} belongs here")

    def _typed(self, text: str, datatype: str) -> None:
        form = DATATYPES.get(datatype)
        if form is None:
            self._fault("datatype")
        elif not form.fullmatch(text) or (datatype == f"{XSD}date" and not _is_date(text)):
            self._fault("literal-ill-typed")

    # ── terms ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _full(self, token: Token) -> str:
        try:
            iri = unescape(token.text[1:-1]) if token.text.endswith(">") else " "
        except ValueError:
            iri = " "
        self._judge(iri)
        return iri

    def _expanded(self, token: Token) -> str:
        prefix, _, rest = token.text.partition(":")
        if prefix not in self.prefixes:
            self._fault("unknown-prefix")
            raise _Broken
        iri = self.prefixes[prefix] + "".join(part for part in _without_backslash(rest))
        self._judge(iri)
        return iri

    def _judge(self, iri: str) -> None:
        trouble = iri_trouble(iri)
        if trouble is not None:
            self._fault(trouble)

    # ── tokens ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _advance(self) -> Token | None:
        for token in self._tokens:
            if token.kind is TokenKind.COMMENT:
                self.document.comments.append(Comment(token.text[1:].strip(), token.line))
                continue
            return token
        return None

    def _take(self) -> Token | None:
        token = self._here
        if token is not None:
            self._line = token.line
            self._here = self._advance()
        return token

    def _at(self, text: str) -> bool:
        return self._here is not None and self._here.kind is TokenKind.END and self._here.text == text

    def _expect(self, text: str) -> None:
        if not self._at(text):
            raise self._syntax("hier hoort een punt", "a full stop belongs here")
        self._take()

    def _resume(self) -> None:
        """Go on after the next full stop."""
        while self._here is not None and not self._at("."):
            self._take()
        self._take()

    def _fault(self, rule: str) -> None:
        self.document.faults.append(refuse(rule, self.document.name, self._line, self.place))

    def _syntax(self, what_nl: str, what_en: str) -> _Broken:
        self.document.faults.append(
            refuse("turtle-syntax", self.document.name, self._line, self.place, what_nl=what_nl, what_en=what_en)
        )
        return _Broken()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _without_backslash(local: str) -> Iterator[str]:
    escaped = False
    for char in local:
        if char == "\\" and not escaped:
            escaped = True
            continue
        escaped = False
        yield char
