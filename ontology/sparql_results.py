"""Answers of a query in the forms of the W3C: JSON, XML, CSV and TSV for rows and yes or no; RDF for a graph.

Written here and not by the store, because the number of rows and bytes is watched while they are written, and because a
CSV is opened in a spreadsheet: a text that it would take for a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GRAPH_FORMS", "ROW_FORMS", "Row", "TooLarge", "Value", "written_graph", "written_rows", "written_truth"]

ROW_FORMS = (
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
    "application/json",
)  # fmt: skip
GRAPH_FORMS = ("text/turtle", "application/n-triples", "application/ld+json")

_NUMBERS = frozenset(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML = "http://www.w3.org/2005/sparql-results#"


class TooLarge(Exception):
    """The answer is larger than is admitted."""


@dataclass(frozen=True, slots=True)
class Value:
    """A term: ``kind`` is ``uri``, ``bnode`` or ``literal``; ``turtle`` is how Turtle writes it."""

    kind: str
    text: str
    turtle: str
    language: str = ""
    datatype: str = ""


Row = tuple[Value | None, ...]


def written_rows(columns: Sequence[str], rows: Iterable[Row], form: str, largest: int) -> bytes:
    """The rows in one of :data:`ROW_FORMS`. Raises ``TooLarge`` above ``largest`` bytes.

    >>> row = (Value("literal", "=1", '"=1"'), None)
    >>> written_rows(["a", "b"], [row], "text/csv", 100)
    b"a,b\\r\\n'=1,\\r\\n"
    """
    write: Callable[[Sequence[str], Iterable[Row]], Iterable[str]] = {
        "application/sparql-results+xml": _xml,
        "text/csv": _csv,
        "text/tab-separated-values": _tsv,
    }.get(form, _json)
    parts, size = [], 0
    for piece in write(columns, rows):
        part = piece.encode("utf-8", "replace")
        size += len(part)
        if size > largest:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)


def written_truth(truth: bool, form: str) -> bytes:
    """Yes or no in one of :data:`ROW_FORMS`; CSV and TSV have no form for it of the W3C: one word."""
    told = "true" if truth else "false"
    if form == "application/sparql-results+xml":
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_XML}"><head/><boolean>{told}</boolean></sparql>\n'.encode()
    if form.startswith("text/"):
        return f"{told}\r\n".encode()
    return json.dumps({"head": {}, "boolean": truth}).encode()


def written_graph(triples: Sequence[Any], form: str, largest: int) -> bytes:
    """Triples of pyoxigraph, each once and sorted, in one of :data:`GRAPH_FORMS`."""
    import pyoxigraph as ox

    kind = {"text/turtle": ox.RdfFormat.TURTLE, "application/n-triples": ox.RdfFormat.N_TRIPLES}.get(form)
    # Without prefixes: the library writes those in another order in every process.
    made = ox.serialize(sorted(set(triples), key=str), format=kind or ox.RdfFormat.JSON_LD) or b""
    if len(made) > largest:
        raise TooLarge
    return made


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield json.dumps({"head": {"vars": list(columns)}}, ensure_ascii=False)[:-1] + ', "results": {"bindings": ['
    between = "\n"
    for row in rows:
        found = {name: _object(value) for name, value in zip(columns, row, strict=True) if value is not None}
        yield between + json.dumps(found, ensure_ascii=False)
        between = ",\n"
    yield "\n]}}\n"


def _object(value: Value) -> dict[str, str]:
    told = {"type": value.kind, "value": value.text}
    if value.language:
        told["xml:lang"] = value.language
    elif value.datatype:
        told["datatype"] = value.datatype
    return told


def _xml(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    from xml.sax.saxutils import quoteattr

    heads = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{_XML}"><head>{heads}</head><results>\n'
    for row in rows:
        told = (
            f"<binding name={quoteattr(name)}>{_element(value)}</binding>"
            for name, value in zip(columns, row, strict=True)
            if value is not None
        )
        yield f"<result>{''.join(told)}</result>\n"
    yield "</results></sparql>\n"


def _element(value: Value) -> str:
    from xml.sax.saxutils import escape, quoteattr

    kept = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value.text)
    said = f" xml:lang={quoteattr(value.language)}" if value.language else ""
    if value.datatype and not said:
        said = f" datatype={quoteattr(value.datatype)}"
    told = escape(kept).replace("\r", "&#13;")
    return f"<{value.kind}{said}>{told}</{value.kind}>"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield _line(columns)
    for row in rows:
        yield _line(_cells(row))


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cells(row: Row) -> list[str]:
    return ["" if value is None else _cell(value) for value in row]


def _cell(value: Value) -> str:
    if value.kind == "bnode":
        return f"_:{value.text}"
    risky = value.text[:1] in ("=", "+", "-", "@", "\t", "\r") and value.datatype not in _NUMBERS
    return f"'{value.text}" if risky else value.text


def _tsv(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if value is None else value.turtle.replace("\t", "\\t") for value in row) + "\n"
