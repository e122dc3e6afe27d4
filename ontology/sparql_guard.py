"""What of a stranger's SPARQL never reaches a parser: length, depth, updates, SERVICE, and graphs that are not ours.

The text is cut into the tokens of SPARQL 1.1, in one pass, so that a word in a string or a comment refuses nothing and
a word without space around it hides nothing. It is the first of three walls: then the algebra is looked at
(:mod:`ontology.sparql_algebra`), and what runs it can open no file and no socket (:mod:`ontology.sparql_limits`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ontology.errors import UserError

__all__ = ["DEEPEST", "LONGEST", "MOST_TOKENS", "Piece", "foreign_graph", "guard", "pieces", "texts"]

LONGEST = 20_000
"""Characters of a query."""
DEEPEST = 64
"""Brackets within brackets."""
MOST_TOKENS = 5_000

_ESCAPE = r"\\[tbnrf\\\"']"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<text>\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''
        |"(?:[^"\\\r\n]|{_ESCAPE})*+"|'(?:[^'\\\r\n]|{_ESCAPE})*+')
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:\w[\w.-]*)
    | (?P<tag>@[A-Za-z][A-Za-z0-9-]*)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:.%-]|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d_]\w*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    | (?P<bracket>[()\[\]{{}}])
    | (?P<sign>[!<>=|/^+*?,;.&~-])
    """,
    re.VERBOSE,
)
_UPDATES = frozenset(("load", "insert", "delete", "clear", "drop", "create", "copy", "move", "add", "with", "using"))
_GLUED = re.compile(r"service|from|load", re.IGNORECASE)
_DOTTED = re.compile(r"\.(?:service|from|load)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of a query: its kind (``iri``, ``text``, ``word``, …) and the text as written."""

    kind: str
    text: str


def pieces(query: str) -> Iterator[Piece]:
    """The tokens of ``query``, comments too. Raises ``UserError`` at the first character that belongs to none.

    >>> [piece.kind for piece in pieces("ASK { ?s a <urn:x> } # service")]
    ['word', 'bracket', 'variable', 'word', 'iri', 'bracket', 'comment']
    """
    place = 0
    while place < len(query):
        found = _TOKEN.match(query, place)
        if found is None or found.end() == place:
            line = query.count("\n", 0, place) + 1
            column = place - query.rfind("\n", 0, place)
            raise UserError(
                f"Regel {line}, teken {column}: hier staat iets dat geen SPARQL is, of een tekst zonder einde.",
                f"Line {line}, character {column}: this is no SPARQL, or a text without an end.",
            )
        place = found.end()
        if found.lastgroup != "space":
            yield Piece(str(found.lastgroup), found.group())


def guard(query: str, graphs: Collection[str]) -> None:
    """Raises ``UserError`` when ``query`` may not reach a parser; ``graphs`` are the named graphs that are ours.

    >>> guard("SELECT * { ?s ?p 'SERVICE' }", ())
    >>> guard("SELECT * { SERVICE <http://x> { ?s ?p ?o } }", ())
    Traceback (most recent call last):
        ...
    ontology.errors.UserError: SERVICE mag hier niet: een vraag gaat niet naar een ander adres.
    """
    if len(query) > LONGEST:
        raise UserError(
            f"De vraag is te lang: hoogstens {LONGEST} tekens.", f"The query is too long: {LONGEST} characters at most."
        )
    if re.search(r"\\u", query, re.IGNORECASE):
        raise UserError("Schrijf tekens zelf, niet als \\u….", "Write characters themselves, not as \\u….")
    depth, read = 0, list[Piece]()
    for piece in pieces(query):
        if piece.kind == "comment":
            continue
        read.append(piece)
        if piece.kind == "bracket":
            depth += 1 if piece.text in "([{" else -1
        if depth > DEEPEST or len(read) > MOST_TOKENS:
            raise UserError(
                f"De vraag is te groot: hoogstens {DEEPEST} haken in elkaar en {MOST_TOKENS} woorden.",
                f"The query is too large: at most {DEEPEST} brackets within each other and {MOST_TOKENS} words.",
            )
    _no_outward_words(read)
    _known_graphs(read, graphs)


def texts(query: str) -> tuple[str, ...]:
    """What of ``query`` somebody may have written freely: its strings, comments, numbers and IRIs, without quotes.

    >>> texts("ASK { ?s ?p 'een tekst' } # en meer")
    ('een tekst', ' en meer')
    """
    return tuple(
        piece.text.strip("\"'<>#") for piece in pieces(query) if piece.kind in ("text", "comment", "number", "iri")
    )


def foreign_graph() -> UserError:
    """The refusal of a graph that is not in the dataset; it does not repeat the address."""
    return UserError(
        "FROM, FROM NAMED, default-graph-uri en named-graph-uri noemen alleen grafen van deze dienst, voluit tussen "
        "< en >. Welke dat zijn staat in de beschrijving: GET /sparql.",
        "FROM, FROM NAMED, default-graph-uri and named-graph-uri name graphs of this service only, in full between "
        "< and >. The description tells which: GET /sparql.",
    )


def _no_outward_words(read: Sequence[Piece]) -> None:
    for piece in read:
        word = piece.text.lower()
        if piece.kind == "name":
            # A parser that reads keywords without looking at what follows takes SERVICE:x for a keyword and a name.
            prefix, _, local = piece.text.partition(":")
            if _GLUED.search(prefix) or _DOTTED.search(local):
                raise UserError(
                    "Een voorvoegsel met service, from of load erin mag hier niet.",
                    "A prefix with service, from or load in it is not admitted here.",
                )
        elif piece.kind == "word" and "service" in word:
            raise UserError(
                "SERVICE mag hier niet: een vraag gaat niet naar een ander adres.",
                "SERVICE is not admitted: a query does not go to another address.",
            )
        elif piece.kind == "word" and (word in _UPDATES or (word != "from" and _GLUED.search(word))):
            raise UserError(
                "Hier kan alleen worden gelezen: SELECT, ASK, CONSTRUCT of DESCRIBE.",
                "This is for reading only: SELECT, ASK, CONSTRUCT or DESCRIBE.",
            )


def _known_graphs(read: Sequence[Piece], graphs: Collection[str]) -> None:
    for place, piece in enumerate(read):
        if piece.kind != "word" or piece.text.lower() != "from":
            continue
        after = list(read[place + 1 : place + 3])
        if after and after[0].text.lower() == "named":
            del after[0]
        if not after or after[0].kind != "iri" or after[0].text[1:-1] not in graphs:
            raise foreign_graph()
