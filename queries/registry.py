"""The catalogue of competency questions: what each asks, which parameters it takes, which columns it answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import PackageError, UnknownName
from ontology.terms import Text

__all__ = ["Parameter", "Question", "question", "questions", "read_question"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the asker gives. ``kind`` says of which things it is the id (``"item"``, ``"partner"``, …)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Question:
    """One competency question: its text in both languages, its parameters, its columns and the SPARQL that answers it.

    ``note`` says how to read the answer; it is empty when nothing needs saying.
    """

    id: str
    text: Text
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    query: str
    note: str = ""


def read_question(text: str) -> Question:
    """Read a question from the text of its ``.rq`` file.

    The file begins with lines ``# key: value``: ``id``, ``question-nl``, ``question-en``, ``parameters``, ``columns``
    and perhaps ``note``. A parameter is ``name``, or ``name:kind`` when its name is not the kind of thing it names.
    Raises ``PackageError`` when a key is missing: the questions ship with the package.

    >>> asked = read_question('''# id: who
    ... # question-nl: Wie?
    ... # question-en: Who?
    ... # parameters: town:partner
    ... # columns: actor, actor_nl
    ... SELECT ?town ?actor WHERE { }''')
    >>> asked.parameters, asked.columns
    ((Parameter(name='town', kind='partner'),), ('actor', 'actor_nl'))
    """
    header = _header(text)
    missing = [key for key in ("id", "question-nl", "question-en", "parameters", "columns") if key not in header]
    if missing:
        raise PackageError(f"a question misses {', '.join(missing)} in its header: {text.splitlines()[:1]}")
    return Question(
        id=header["id"],
        text=Text(header["question-nl"], header["question-en"]),
        parameters=tuple(_parameter(word) for word in _words(header["parameters"])),
        columns=_words(header["columns"]),
        query=text,
        note=header.get("note", ""),
    )


@cache
def questions() -> Mapping[str, Question]:
    """All packaged questions by id, sorted."""
    folder = files("queries") / "questions"
    texts = (entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return {asked.id: asked for asked in sorted(map(read_question, texts), key=lambda asked: asked.id)}


def question(identifier: str) -> Question:
    """The question with this id. Raises ``UnknownName`` with the nearest ids when there is none."""
    known = questions()
    if identifier not in known:
        raise UnknownName("vraag", "question", identifier, tuple(known))
    return known[identifier]


def _header(text: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.removeprefix("#").partition(":")
        if colon:
            header[key.strip()] = value.strip()
    return header


def _words(line: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in line.split(",") if word.strip())


def _parameter(word: str) -> Parameter:
    name, _, kind = word.partition(":")
    return Parameter(name, kind or name)
