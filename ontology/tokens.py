"""Turtle as a row of tokens, each with its line; never fails and never takes longer than the text is long."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Token", "TokenKind", "tokenise", "unescape"]


class TokenKind(StrEnum):
    """What a token is. ``BROKEN`` is text that no Turtle token starts with, or a string that does not end."""

    COMMENT = "comment"
    IRI = "iri"
    NAME = "name"  # prefix:local
    TEXT = "text"
    NUMBER = "number"
    WORD = "word"  # a, true, false, PREFIX, BASE
    AT = "at"  # @prefix, @base, @nl
    CARETS = "carets"
    END = "end"  # . ; ,
    BRACKET = "bracket"
    BLANK = "blank"  # _:x
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, the text as it stands in the file, and its 1-based line."""

    kind: TokenKind
    text: str
    line: int


_LOCAL_CHAR = r"[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
# Possessive quantifiers throughout: a token is taken whole or not at all, so no input makes this slow.
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*+)
    | (?P<iri><[^>\n\r]*+>?)
    | (?P<text>\"{{3}}(?:[^"\\]++|\\.|"(?!""))*+(?P<end1>\"{{3}})?
             | '{{3}}(?:[^'\\]++|\\.|'(?!''))*+(?P<end2>'{{3}})?
             | "(?:[^"\\\n\r]++|\\[^\n\r])*+(?P<end3>")?
             | '(?:[^'\\\n\r]++|\\[^\n\r])*+(?P<end4>')?)
    | (?P<blank>_:[\w.\-]*+)
    | (?P<name>(?:[^\W\d_](?:[\w\-]|\.(?=[\w\-.]*:))*+)?:(?:{_LOCAL_CHAR}|\.(?=\.*(?:{_LOCAL_CHAR})))*+)
    | (?P<at>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    | (?P<carets>\^\^)
    | (?P<number>[+\-]?(?:\d*+\.\d++|\d++)(?:[eE][+\-]?\d++)?)
    | (?P<word>[A-Za-z]++)
    | (?P<end>[.;,])
    | (?P<bracket>[\[\](){{}}])
    | (?P<space>[ \t\r\n]++)
    | (?P<broken>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of ``text``, comments included, white space left out.

    >>> [token.kind.value for token in tokenise('actor:x a zl:Actor . # klaar')]
    ['name', 'word', 'name', 'end', 'comment']
    """
    starts = [match.end() for match in re.finditer("\n", text)]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "broken"
        if kind == "space":
            continue
        line = bisect_right(starts, match.start()) + 1
        if match["text"] is not None:
            ended = any(match[f"end{number}"] for number in (1, 2, 3, 4))
            yield Token(TokenKind.TEXT if ended else TokenKind.BROKEN, match.group(), line)
        else:
            yield Token(TokenKind(kind), match.group(), line)


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def unescape(written: str) -> str:
    r"""Replace the escapes of a Turtle string or IRI. Raises ``ValueError`` for one that Turtle does not have.

    >>> unescape(r"caf\u00e9")
    'café'
    """
    return _ESCAPE.sub(_replacement, written) if "\\" in written else written


def _replacement(match: re.Match[str]) -> str:
    short, long, char = match.groups()
    if char is not None:
        if char not in _SHORT:
            raise ValueError("not a Turtle escape")
        return _SHORT[char]
    number = int(short or long, 16)
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        raise ValueError("not a character")
    return chr(number)
