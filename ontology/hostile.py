"""What may not reach a parser: XML and its entities, other formats, binary, depth, length, malformed IRIs.

Nothing here fetches, unpacks or resolves anything; every test is one pass over the bytes or over the tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ontology.document import Document, read_document
from ontology.errors import Fault
from ontology.refusals import capped, refuse
from ontology.tokens import Token, TokenKind, tokenise

__all__ = ["DEEPEST", "LARGEST_MB", "LONGEST_LINE", "LONGEST_LITERAL", "examine", "inspect"]

LARGEST_MB = 5
DEEPEST = 64
LONGEST_LINE = 20_000
LONGEST_LITERAL = 5_000
_LONGEST_NUMBER = 40

_BINARY = (
    b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"%PDF",
    b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x28\xb5\x2f\xfd", b"SQLite format 3", b"!RDHT",
)  # fmt: skip
_ENTITY_OR_DTD = re.compile(r"<!(?:doctype|entity|element|attlist|notation)|<!\[(?:cdata|include|ignore)|<\?xml")
_MARKUP = re.compile(r"<(?:!--|rdf:rdf|\w+:rdf[\s>]|html[\s>]|head[\s>]|body[\s>]|svg[\s>]|trix[\s>]|script[\s>])")
_UNSEEN = dict.fromkeys(
    char
    for first, last in (
        (0, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F),
        (0x205F, 0x206F), (0x3000, 0x3000), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),
    )
    for char in range(first, last + 1)
)  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|&#(?:x0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?|%([0-9a-fA-F]{2})")


def inspect(raw: bytes, name: str) -> tuple[Fault, ...]:
    """Everything about the bytes of a file that refuses it before parsing.

    >>> [fault.rule for fault in inspect(b"<!DOCTYPE x>", "x.ttl")]
    ['xml-declaration']
    """
    return examine(raw, name)[1]


def examine(raw: bytes, name: str) -> tuple[Document | None, tuple[Fault, ...]]:
    """As :func:`inspect`, with the flat reading of the text when the bytes are Turtle at all."""
    outside = tuple(_outside(raw, name))
    if outside:
        return None, outside
    text = decode(raw)
    long_lines = tuple(_long_lines(text, name))
    if long_lines:
        return None, capped(long_lines)
    noted: list[Fault] = []
    document = read_document(text, name, _watched(tokenise(text), name, noted))
    return document, capped((*noted, *document.faults))


def decode(raw: bytes) -> str:
    """The text of ``raw``, without the mark that some editors put in front of UTF-8."""
    return raw.decode("utf-8").removeprefix("\ufeff")


def _outside(raw: bytes, name: str) -> Iterator[Fault]:
    """What makes it pointless to look at tokens. The first that applies is enough, so that the remedy is one."""
    if len(raw) > LARGEST_MB * 1_000_000:
        yield refuse("file-too-large", name, None, "", limit=LARGEST_MB)
    elif raw.startswith(_BINARY):
        yield refuse("format-archive", name, None, "")
    elif _has_entities(raw):
        yield refuse("xml-declaration", name, None, "")
    elif raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or not _is_utf8(raw):
        yield refuse("not-utf8", name, _line_of_bad_byte(raw), "")
    else:
        yield from _text(decode(raw), name)


def _text(text: str, name: str) -> Iterator[Fault]:
    control = _CONTROL.search(text)
    start = text.lstrip()[:1]
    if control is not None:
        yield refuse("control-character", name, text.count("\n", 0, control.start()) + 1, "")
    elif _MARKUP.search(text.lower()):
        yield refuse("format-markup", name, None, "")
    elif start == "{" or (start == "[" and re.match(r"\[\s*[\[{\"\]]", text.lstrip())):
        yield refuse("format-json", name, 1, "")


def _has_entities(raw: bytes) -> bool:
    return any(_ENTITY_OR_DTD.search(reading) for reading in _readings(raw))


def _readings(raw: bytes) -> Iterator[str]:
    """``raw`` as the parsers of the world might read it, in small letters and without anything that cannot be seen."""
    plain = raw.decode("utf-8", errors="replace")
    yield _seen(plain)
    yield _seen(raw.decode("latin-1"))  # UTF-16 and UTF-32 too: their null bytes are left out
    if not plain.isascii():
        yield _seen(unicodedata.normalize("NFKC", plain))
    if _ESCAPED.search(plain):
        yield _seen(_ESCAPED.sub(_unescaped, plain))
    if b"+AD" in raw:
        yield _seen(raw.decode("utf-7", errors="replace"))
    if b"\x4c" in raw[:1000]:
        yield _seen(raw.decode("cp037"))
        yield _seen(raw.decode("cp500"))


def _seen(text: str) -> str:
    return text.translate(_UNSEEN).lower()


def _unescaped(match: re.Match[str]) -> str:
    turtle, hexadecimal, decimal, percent = match.groups()
    number = int(decimal) if decimal else int(turtle or hexadecimal or percent, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_of_bad_byte(raw: bytes) -> int | None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    return None


def _long_lines(text: str, name: str) -> Iterator[Fault]:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            yield refuse("line-length", name, number, "", limit=LONGEST_LINE)


def _watched(tokens: Iterator[Token], name: str, noted: list[Fault]) -> Iterator[Token]:
    """The same tokens; notes what is too long, and ends the row where brackets go too deep."""
    depth = 0
    for token in tokens:
        if token.kind is TokenKind.BRACKET:
            depth = depth + 1 if token.text in "[({" else max(0, depth - 1)
            if depth > DEEPEST:
                noted.append(refuse("nesting-depth", name, token.line, "", limit=DEEPEST))
                return
        elif token.kind in (TokenKind.TEXT, TokenKind.BROKEN) and len(token.text) > LONGEST_LITERAL:
            noted.append(refuse("literal-length", name, token.line, "", limit=LONGEST_LITERAL))
        elif token.kind is TokenKind.NUMBER and len(token.text) > _LONGEST_NUMBER:
            noted.append(refuse("literal-length", name, token.line, "", limit=_LONGEST_NUMBER))
        yield token
