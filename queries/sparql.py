"""Ask a model one of the packaged questions: parameters bound as values, an answer of plain rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.catalogue import MODULES, REFERENCE
from ontology.errors import UnknownName, UserError
from ontology.store import open_store
from ontology.vocabulary import DEF, ID, KINDS, local
from ontology.writer import ntriples
from queries.registry import question

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.store import Cell, Store
    from queries.registry import Parameter, Question

__all__ = ["Answer", "OpenModel", "ask", "open_model"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question answers: column names, and rows in a fixed order.

    A cell is an id (``"veilig-thuis"``), a text, a number, a truth value, or ``None`` where there is nothing to say.
    Beside an id column ``actor`` stand its labels ``actor_nl`` and ``actor_en``. No rows is an answer too.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def in_language(self, language: str) -> Answer:
        """The same answer without the texts of the other language.

        A label beside its id becomes ``actor_label``; a text without id loses its suffix.

        >>> columns = ("actor", "actor_nl", "actor_en", "reach_nl", "reach_en")
        >>> Answer(columns, (("a", "wijkagent", "officer", "overdag", "daytime"),)).in_language("en")
        Answer(columns=('actor', 'actor_label', 'reach'), rows=(('a', 'officer', 'daytime'),))
        """
        other = "_nl" if language == "en" else "_en"
        kept = [place for place, column in enumerate(self.columns) if not column.endswith(other)]
        return Answer(
            tuple(self._plain(self.columns[place]) for place in kept),
            tuple(tuple(row[place] for place in kept) for row in self.rows),
        )

    def _plain(self, column: str) -> str:
        stem = re.sub(r"_(nl|en)$", "", column)
        return f"{stem}_label" if stem != column and stem in self.columns else stem


class OpenModel:
    """A model opened for questions (:func:`open_model`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, question_id: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """Ask one question. Raises as :func:`ask`."""
        asked = question(question_id)
        given = dict(parameters or {})
        _same_parameters(asked, given)
        bound = {parameter.name: self._iri(parameter, given[parameter.name]) for parameter in asked.parameters}
        found = self._store.select(asked.query, bound)
        places = [found.columns.index(column) for column in asked.columns]
        return Answer(asked.columns, tuple(tuple(_short(row[place]) for place in places) for row in found.rows))

    def _iri(self, parameter: Parameter, value: str) -> str:
        full = _full(parameter.kind, value)
        if full is None or not self._store.select(_IS_THERE, {"thing": full}).rows:
            raise UnknownName(*_WORDS.get(parameter.kind, (parameter.kind,) * 2), value, self._known(parameter.kind))
        return full

    def _known(self, kind: str) -> list[str]:
        subjects = self._store.select(_ALL_THERE_IS).rows
        return sorted({name for row in subjects if (name := _name(kind, str(row[0]))) is not None})


def open_model(model: Model) -> OpenModel:
    """Open ``model`` for questions, with the fixed lists and the terms. Opening takes longer than asking."""
    background = (file.read_bytes() for file in (*MODULES, *REFERENCE))
    return OpenModel(open_store([ntriples(model), *background]))


def ask(model: Model, question_id: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Ask ``model`` the packaged question with this id; ``parameters`` are ids by parameter name.

    The question sees the model, the fixed lists and the terms of the ontology, and nothing else. A value is bound,
    never written into the query. Raises ``UnknownName`` for a question, parameter or value that does not exist, with
    the nearest that do, and ``UserError`` when a parameter is missing.

    >>> from tests.builders import tiny
    >>> model = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x", "TRI").build()
    >>> answer = ask(model, "who-misses", {"item": "x"})
    >>> answer.columns[0], [row[0] for row in answer.rows]
    ('needer', ['b'])
    """
    return open_model(model).ask(question_id, parameters)


_WORDS: Mapping[str, tuple[str, str]] = {
    "actor": ("actor", "actor"),
    "criterion": ("naam van een opschalingscriterium", "escalation criterion"),
    "factor": ("risicofactor", "risk factor"),
    "instrument": ("naam van een instrument", "instrument"),
    "item": ("naam van een informatie-item", "information item"),
    "partner": ("organisatie", "organisation"),
    "regime": ("naam van een regime", "regime"),
    "scheme": ("lijst", "list"),
    "statement": ("uitspraak", "statement"),
    "term": ("term", "term"),
    "theme": ("naam van een thema", "theme"),
}
_IS_THERE = "SELECT ?thing { ?thing a ?class } LIMIT 1"
_ALL_THERE_IS = "SELECT DISTINCT ?thing { ?thing a ?class }"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _same_parameters(asked: Question, given: Mapping[str, str]) -> None:
    wanted = [parameter.name for parameter in asked.parameters]
    for name in given:
        if name not in wanted:
            raise UnknownName("parameter", "parameter", name, wanted)
    missing = [name for name in wanted if name not in given]
    if missing:
        names = ", ".join(missing)
        raise UserError(
            f"De vraag «{asked.id}» heeft nog een waarde nodig voor: {names}.",
            f"The question «{asked.id}» still needs a value for: {names}.",
        )


def _full(kind: str, value: str) -> str | None:
    """The IRI that ``value`` would have among things of ``kind``; ``None`` when it cannot be the name of anything."""
    if kind == "statement":
        kind, _, value = value.partition(":")
        if kind not in KINDS:
            return None
    if not _ID.fullmatch(value):
        return None
    return f"{DEF}{value}" if kind == "term" else f"{ID}{kind}/{value}"


def _name(kind: str, full: str) -> str | None:
    """How an asker writes the thing with this IRI, when it is of ``kind``."""
    if kind == "term":
        return local(full) if full.startswith(DEF) else None
    if not full.startswith(ID):
        return None
    segment, _, identifier = full.removeprefix(ID).partition("/")
    if kind == "statement":
        return f"{segment}:{identifier}" if segment in KINDS else None
    return identifier if segment == kind else None


def _short(cell: Cell) -> Cell:
    return local(cell) if isinstance(cell, str) and cell.startswith((ID, DEF)) else cell
