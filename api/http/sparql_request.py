"""The three request forms of the SPARQL 1.1 Protocol: GET, POST of a form, POST of the query itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from api.http.problems import Entry, Problem
from ontology.terms import Text

__all__ = ["SparqlRequest", "of_body", "of_form", "of_query"]

_Pairs = Sequence[tuple[str, str]]
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_MOST = 50


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query, and the dataset that the request names for it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def of_query(pairs: _Pairs) -> SparqlRequest:
    """Of the parameters of an address or a form. Raises ``Problem`` 400 for another parameter or another query.

    >>> of_query([("query", "ASK {}"), ("default-graph-uri", "urn:g")])
    SparqlRequest(query='ASK {}', default_graphs=('urn:g',), named_graphs=())
    """
    queries = [value for key, value in pairs if key == "query"]
    _only(pairs, ("query", *_GRAPHS, "taal"))
    if len(queries) != 1:
        raise Problem(400, Text("Geef precies één query.", "Give exactly one query."))
    return _with_graphs(queries[0], pairs)


def of_form(body: bytes, pairs: _Pairs) -> SparqlRequest:
    """Of a form; the address may hold the language only."""
    _only(pairs, ("taal",))
    try:
        found = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError:  # UnicodeDecodeError too
        raise _unreadable() from None
    return of_query(found)


def of_body(body: bytes, pairs: _Pairs) -> SparqlRequest:
    """Of a body that is the query; the address holds the dataset."""
    _only(pairs, (*_GRAPHS, "taal"))
    try:
        return _with_graphs(body.decode(), pairs)
    except UnicodeDecodeError:
        raise _unreadable() from None


def _with_graphs(query: str, pairs: _Pairs) -> SparqlRequest:
    default, named = (tuple(value for key, value in pairs if key == name) for name in _GRAPHS)
    return SparqlRequest(query, default, named)


def _only(pairs: _Pairs, known: Sequence[str]) -> None:
    """Names that are not ours are refused without repeating them, but for ``update``: it says what somebody wanted."""
    given = {key for key, _ in pairs}
    if "update" in given or "using-graph-uri" in given:
        raise Problem(400, Text("Hier kan alleen worden gelezen.", "This is for reading only."))
    if not given <= set(known):
        listed = ", ".join(known)
        told = Text(f"Bekend zijn hier: {listed}.", f"Known here are: {listed}.")
        raise Problem(400, None, [Entry("query", "?", "unknown-key", told)])


def _unreadable() -> Problem:
    return Problem(
        400, Text("Dit is geen leesbare UTF-8, of te veel velden.", "No readable UTF-8, or too many fields.")
    )
