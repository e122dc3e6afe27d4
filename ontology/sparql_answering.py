"""A stranger's query answered from a store: the two inner walls, the run, and the form that was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from ontology.errors import UserError
from ontology.sparql_algebra import does_not_parse, look_at_algebra
from ontology.sparql_results import Row, TooLarge, Value, written_graph, written_rows, written_truth
from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph

    from ontology.sparql_dataset import GraphPart
    from ontology.sparql_limits import Limits

__all__ = ["Answered", "Asked", "Ending", "answer", "loaded_store", "packed", "unpacked"]

_Told = TypeVar("_Told", "Asked", "Answered")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the dataset of the protocol (it replaces FROM; ``None`` when the request names none) and the forms
    that would do for rows and for a graph (``None`` when none would).
    """

    query: str
    row_form: str | None
    graph_form: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


class Ending:
    """How it ended: ``answered``, ``refused`` (the asker can mend it), ``no-form``, or the limit that was reached."""

    ANSWERED, REFUSED, NO_FORM = "answered", "refused", "no-form"
    TIME, MEMORY, SIZE, FULL, BROKEN = "time", "memory", "size", "full", "broken"


@dataclass(frozen=True, slots=True)
class Answered:
    """The bytes of an answer and their form, or why there are none, in Dutch and English."""

    ending: str
    body: bytes = b""
    form: str = ""
    nl: str = ""
    en: str = ""


def loaded_store(parts: Sequence[GraphPart]) -> pyoxigraph.Store:
    """A store with every part in its named graph, and in the default graph where it says so."""
    import pyoxigraph as ox

    store = ox.Store()
    for part in parts:
        store.bulk_load(part.turtle, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(part.graph))
        if part.default:
            store.bulk_load(part.turtle, format=ox.RdfFormat.TURTLE, to_graph=ox.DefaultGraph())
    return store


def answer(store: pyoxigraph.Store, asked: Asked, limits: Limits, graphs: Sequence[str]) -> Answered:
    """Look at the algebra, run the query, write the answer. What is wrong is told, never raised."""
    try:
        look_at_algebra(asked.query, graphs, PREFIXES)
        return _run(store, asked, limits)
    except UserError as error:
        return Answered(Ending.REFUSED, nl=error.message_nl, en=error.message_en)
    except SyntaxError as error:
        place = re.match(r"error at (\d+):(\d+)", str(error))
        told = does_not_parse(*(int(number) for number in place.groups())) if place else does_not_parse()
        return Answered(Ending.REFUSED, nl=told.message_nl, en=told.message_en)
    except TooLarge:
        return Answered(Ending.SIZE)
    except MemoryError:
        return Answered(Ending.MEMORY)


def _run(store: pyoxigraph.Store, asked: Asked, limits: Limits) -> Answered:
    import pyoxigraph as ox

    def nodes(names: Sequence[str] | None) -> list[Any] | None:
        return None if names is None else [ox.NamedNode(name) for name in names]

    found = store.query(
        asked.query,
        prefixes=dict(PREFIXES),
        default_graph=nodes(asked.default_graphs),
        named_graphs=nodes(asked.named_graphs),
    )
    form = asked.graph_form if isinstance(found, ox.QueryTriples) else asked.row_form
    if form is None:
        return Answered(Ending.NO_FORM)
    if isinstance(found, ox.QueryBoolean):
        return Answered(Ending.ANSWERED, written_truth(bool(found), form), form)
    if isinstance(found, ox.QueryTriples):
        return Answered(Ending.ANSWERED, written_graph(list(_bounded(found, limits.rows)), form, limits.bytes), form)
    columns = [variable.value for variable in found.variables]
    rows = (_row(solution) for solution in _bounded(found, limits.rows))
    return Answered(Ending.ANSWERED, written_rows(columns, rows, form, limits.bytes), form)


def _bounded(found: Any, most: int) -> Iterator[Any]:
    for number, one in enumerate(found):
        if number >= most:
            raise TooLarge
        yield one


def _row(solution: Any) -> Row:
    return tuple(None if value is None else _value(value) for value in solution)


def _value(value: Any) -> Value:
    match type(value).__name__:
        case "NamedNode":
            return Value("uri", value.value, str(value))
        case "BlankNode":
            return Value("bnode", value.value, str(value))
        case "Literal":
            datatype = "" if value.datatype.value.endswith("#string") else value.datatype.value
            return Value("literal", value.value, str(value), value.language or "", datatype)
    # A triple as a term belongs to RDF 1.2; SPARQL 1.1 results have no form for it.
    raise UserError("Een tripel als waarde kan hier niet.", "A triple as a value is not possible here.")


def packed(told: Asked | Answered) -> bytes:
    """The question or answer as one line of JSON, with the body of an answer after it.

    >>> unpacked(packed(Answered("answered", b"x", "text/csv")), Answered)
    Answered(ending='answered', body=b'x', form='text/csv', nl='', en='')
    """
    fields: dict[str, Any] = asdict(told)
    body: bytes = fields.pop("body", b"")
    return json.dumps(fields).encode() + b"\n" + body


def unpacked(raw: bytes, kind: type[_Told]) -> _Told:
    """What was :func:`packed`."""
    head, _, body = raw.partition(b"\n")
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(head).items()
    }
    if kind is Answered:
        fields["body"] = body
    return kind(**fields)
