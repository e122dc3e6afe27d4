"""Files that must never reach a parser, generated from a few lines each; no file here does any harm by being read."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator

__all__ = ["GOOD", "bad_iris", "deep_files", "entity_files", "foreign_formats", "malformed_turtle", "with_iri"]

GOOD = b"<https://w3id.org/zichtlijn/id/item/x> a <https://w3id.org/zichtlijn/def#PersonLevelItem> .\n"
"""One well-formed statement, to show that a test refuses for the reason it says."""

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">'
    '<!ENTITY lol3 "&lol2;&lol2;">]><rdf:RDF>&lol3;</rdf:RDF>'
)
_EXTERNAL = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
_PARAMETER = '<!DOCTYPE r [<!ENTITY % p SYSTEM "https://example.org/x.dtd">%p;]><r/>'
_QUADRATIC = '<!DOCTYPE r [<!ENTITY a "' + "a" * 500 + '">]><r>' + "&a;" * 50 + "</r>"
_ENTITY_ONLY = '<!ENTITY lol "lol">'
_HEADER_ONLY = '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF/>'
_INCLUDE = "<![INCLUDE[<!ELEMENT r ANY>]]>"
_TEXTS = {
    "bomb": _BOMB, "external": _EXTERNAL, "parameter": _PARAMETER, "quadratic": _QUADRATIC, "entity": _ENTITY_ONLY,
    "header": _HEADER_ONLY, "include": _INCLUDE, "doctype": "<!DOCTYPE html>",
}  # fmt: skip


def entity_files() -> Iterator[tuple[str, bytes]]:
    """XML document types, entities and headers in every case, encoding, spacing and disguise we could think of."""
    for name, text in _TEXTS.items():
        yield f"{name}", text.encode()
        yield f"{name} small letters", text.lower().encode()
        yield f"{name} capitals", text.upper().encode()
        yield f"{name} inside Turtle", GOOD + b'<https://e.org/a> <https://e.org/b> """' + text.encode() + b'""" .\n'
        yield f"{name} in a comment", GOOD + b"# " + text.encode() + b"\n"
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig", "cp037"):
            yield f"{name} as {encoding}", text.encode(encoding)
    for name, start in {"doctype": "<!DOCTYPE", "entity": "<!ENTITY", "header": "<?xml"}.items():
        for space in (" ", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00"):
            spaced = start[0] + space + start[1] + space + start[2:]
            yield f"{name} with {space!r} inside", GOOD + f'# {spaced} x "y">'.encode()
        yield (
            f"{name} in mixed letters",
            "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(start)).encode(),
        )
        yield f"{name} full width", "".join(chr(ord(c) + 0xFEE0) for c in start).encode()
        yield f"{name} as character references", "".join(f"&#{ord(c)};" for c in start).encode()
        yield f"{name} as hexadecimal references", "".join(f"&#x{ord(c):X};" for c in start).encode()
        yield f"{name} as Turtle escapes", "".join(f"\\u{ord(c):04X}" for c in start).encode()
        yield f"{name} percent-encoded", "".join(f"%{ord(c):02x}" for c in start).encode()
        yield f"{name} as UTF-7", start.encode("utf-7").replace(b"<", b"+ADw-").replace(b"!", b"+ACE-")
        yield f"{name} after a megabyte", b"#" + b"x" * 100 + b"\n" + GOOD * 8000 + start.encode()


def foreign_formats() -> Iterator[tuple[str, bytes, str]]:
    """Other formats than Turtle, with the rule that refuses each."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    yield "Excel", packed.getvalue(), "format-archive"
    yield "gzip", gzip.compress(GOOD), "format-archive"
    yield "PDF", b"%PDF-1.7\n1 0 obj", "format-archive"
    yield "old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "format-archive"
    yield "PNG", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "format-archive"
    yield "JSON-LD object", b'{"@context": "https://schema.org/", "@type": "Person"}', "format-json"
    yield "JSON-LD list", b'[{"@id": "https://example.org/x"}]', "format-json"
    yield "JSON of 10,000 brackets", b"[" * 10_000, "format-json"
    yield (
        "RDF/XML without header",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        "format-markup",
    )
    yield "HTML", b"\n  <html><body>hallo</body></html>", "format-markup"
    yield "HTML comment", b"<!-- x --><p>hallo</p>", "format-markup"
    yield "SVG", b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "format-markup"
    yield "TriX", b"<TriX xmlns='http://www.w3.org/2004/03/trix/trix-1/'></TriX>", "format-markup"
    yield "UTF-16", GOOD.decode().encode("utf-16"), "not-utf8"
    yield "Latin-1", '<https://e.org/a> <https://e.org/b> "café" .'.encode("latin-1"), "not-utf8"
    yield "broken UTF-8", GOOD + b"\xff\xfe\xfa", "not-utf8"
    yield "overlong UTF-8", GOOD + b"# \xc0\xaf", "not-utf8"
    yield "a null byte", GOOD + b"# \x00", "control-character"
    yield "an escape character", GOOD + b"# \x1b[31m", "control-character"
    yield "five megabytes and a byte", b"#" * 5_000_001, "file-too-large"


def deep_files() -> Iterator[tuple[str, bytes, str]]:
    """Depth and length beyond anything a model needs."""
    start = b"<https://e.org/a> <https://e.org/b> "
    yield "5,000 brackets", start + b"[" * 5_000 + b"]" * 5_000 + b" .", "nesting-depth"
    yield "65 brackets on lines", start + b"(\n" * 65 + b")" * 65 + b" .", "nesting-depth"
    yield "65 curly brackets", start + b"{ " * 65, "nesting-depth"
    yield "a line of 20,001", b"#" + b"x" * 20_001, "line-length"
    yield "a text of 6,000", start + b'"""' + b"woord \n" * 1_000 + b'""" .', "literal-length"
    yield "a number of 41 digits", start + b"1" * 41 + b" .", "literal-length"


def malformed_turtle() -> Iterator[tuple[str, str, str]]:
    """Turtle that a lenient parser takes and we do not, and Turtle that no parser takes, with the rule."""
    a, b = "<https://e.org/a>", "<https://e.org/b>"
    yield "blank node", f"_:x {b} 1 .", "blank-node"
    yield "anonymous node", f"{a} {b} [ {b} 1 ] .", "blank-node"
    yield "list", f"{a} {b} (1 2) .", "blank-node"
    yield "base", f"@base <https://example.org/> . {a} {b} 1 .", "base-declared"
    yield "SPARQL base", f"BASE <https://example.org/>\n{a} {b} 1 .", "base-declared"
    yield "undeclared prefix", f"foo:x {b} 1 .", "unknown-prefix"
    yield "empty prefix", f":x {b} 1 .", "unknown-prefix"
    yield "no full stop", f"{a} {b} 1", "turtle-syntax"
    yield "unclosed text", f'{a} {b} "open .\n{a} {b} 1 .', "turtle-syntax"
    yield "unclosed long text", f'{a} {b} """open .', "turtle-syntax"
    yield "bad escape", f'{a} {b} "a\\q" .', "turtle-syntax"
    yield "half a surrogate", f'{a} {b} "\\uD800" .', "turtle-syntax"
    yield "literal as subject", f'"x" {b} 1 .', "turtle-syntax"
    yield "literal as property", f'{a} "p" 1 .', "turtle-syntax"
    yield "variable", f"?x {b} 1 .", "turtle-syntax"
    yield "N3 path", f"{a}!{b} {b} 1 .", "turtle-syntax"
    yield "N3 rule", f"{a} => {a} .", "turtle-syntax"
    yield "N3 equality", f"{a} = {a} .", "turtle-syntax"
    yield "N3 keywords", f"@keywords a. {a} {b} 1 .", "turtle-syntax"
    yield "quoted triple", f"<< {a} {b} 1 >> {b} 1 .", "turtle-syntax"
    yield "TRUE", f"{a} {b} TRUE .", "turtle-syntax"
    yield "double", f"{a} {b} 1e5 .", "datatype"
    yield "XML literal", f'{a} {b} "<x/>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .', "datatype"
    yield "own datatype", f'{a} {b} "x"^^<https://e.org/type> .', "datatype"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    yield "no integer", f'{a} {b} "drie"^^<{xsd}integer> .', "literal-ill-typed"
    yield "no date", f'{a} {b} "2026-02-30"^^<{xsd}date> .', "literal-ill-typed"
    yield "no boolean", f'{a} {b} "ja"^^<{xsd}boolean> .', "literal-ill-typed"


_BAD_CHARACTERS = ' "{}|\\^`<' + "".join(map(chr, [*range(1, 0x20), 0x7F, *range(0x80, 0xA0)]))
_UNSEEN = (
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u2060\ufeff\u00a0\u00ad"
    "\u3000\ufffe"
)
_PLACES = ("https://example.org/{}", "https://{}example.org/a", "https://example.org/a?{}", "https://example.org/a#{}b")


def bad_iris() -> Iterator[str]:
    """IRIs that RFC 3987 or the house refuses; none holds a line end or ``>``, which end the token itself."""
    for place in _PLACES:
        for char in _BAD_CHARACTERS + _UNSEEN:
            if char not in "\n\r":
                yield place.format(f"x{char}y")
    for percent in ("%", "%%", "%2", "%2G", "%G2", "%zz", "100%", "a%20%", "%u0041"):
        yield f"https://example.org/{percent}"
        yield f"https://example.org/a?q={percent}"
    yield from (
        "", " ", "x", "a/b", "/a", "//example.org/a", "?q", "#x", "../a", ".", "example.org/a", "www.example.org",
        "https:", "https://", "https:///a", "https:/a", "https:a", "http://", "http:///", "HTTPS://", "https://?q",
        "https://#x", "https://:80/", "https://user@example.org/", "https://jan:geheim@example.org/", "https://[::1/a",
        "https://[::1]]/a", "https://[:::]/a", "https://[1.2.3]/a", "https://example.org:80a/", "https://example.org:-1/",
        "https://exa[mple.org/", "https://example.org/a[b]", "https://example.org/#a#b", "https://example.org/\ud7ff\uffff",
        "1https://example.org/", "+https://example.org/", "-x:y", "ht tp://example.org/", "urn:", "urn:x", "urn::x",
        "urn:-x:y", "urn:example:", "urn:example: a", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
        "mailto:a@example.org", "tel:+31612345678", "ftp://example.org/a", "ws://example.org/", "about:blank", "x:",
        "https://example.org/" + "a" * 500,
    )  # fmt: skip


def with_iri(iri: str) -> bytes:
    """A file with ``iri`` as subject, written as it stands."""
    return f"<{iri}> a <https://w3id.org/zichtlijn/def#Item> .\n".encode()
