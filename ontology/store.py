"""The only user of pyoxigraph: an in-memory store of one model, asked with bound parameters only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.errors import PackageError
from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["Cell", "Rows", "Store", "open_store"]

Cell = str | int | float | bool | None

_NUMBER = {"integer": int, "decimal": float, "double": float, "float": float}
_XSD = PREFIXES["xsd"]
_OUTWARD = re.compile(r"\bSERVICE\b|\bFROM\b|\bLOAD\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT: column names, and rows of plain values in the order the query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Store:
    """A read-only dataset. Only packaged queries run here; a user's own query needs a worker with limits."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store

    def __len__(self) -> int:
        return len(self._store)

    def select(self, query: str, parameters: Mapping[str, str] | None = None) -> Rows:
        """Run a SELECT. ``parameters`` binds projected variables to IRIs; nothing is ever pasted into the text.

        The prefixes of :data:`ontology.vocabulary.PREFIXES` are known. Raises ``PackageError`` for a query that would
        reach outside (SERVICE, FROM, LOAD) or does not parse: the queries are ours, so that is our fault.

        >>> store = open_store([b'<urn:x> <http://www.w3.org/2004/02/skos/core#note> "n" .'])
        >>> store.select("SELECT ?item ?n { ?item skos:note ?n }", {"item": "urn:x"}).rows
        (('urn:x', 'n'),)
        """
        import pyoxigraph as ox

        if _OUTWARD.search(_without_comments(query)):
            raise PackageError("a packaged query may not reach outside its own model (SERVICE, FROM, LOAD)")
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): ox.NamedNode(value) for name, value in (parameters or {}).items()
        }
        try:
            found = self._store.query(query, prefixes=dict(PREFIXES), substitutions=bound)
        except SyntaxError as error:
            raise PackageError(f"a packaged query does not parse: {error}") from error
        if not isinstance(found, ox.QuerySolutions):
            raise PackageError("a packaged query is a SELECT")
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(_cell(value) for value in solution) for solution in found))


def open_store(parts: Sequence[bytes] | Iterable[bytes] | bytes) -> Store:
    """A store with every part loaded into the default graph; a part is N-Triples, or Turtle without relative IRIs."""
    import pyoxigraph as ox

    store = ox.Store()
    for part in [parts] if isinstance(parts, bytes) else parts:
        store.bulk_load(part, format=ox.RdfFormat.TURTLE, to_graph=ox.DefaultGraph())
    return Store(store)


def _without_comments(query: str) -> str:
    return "\n".join(line for line in query.splitlines() if not line.lstrip().startswith("#"))


def _cell(value: object) -> Cell:
    import pyoxigraph as ox

    if value is None:
        return None
    if isinstance(value, ox.Literal):
        kind = value.datatype.value
        if kind == f"{_XSD}boolean":
            return value.value == "true"
        convert = _NUMBER.get(kind.removeprefix(_XSD)) if kind.startswith(_XSD) else None
        return value.value if convert is None else convert(value.value)
    if isinstance(value, ox.NamedNode):
        return value.value
    return str(value)
