"""The list of questions and the answer to one, as text for a person and as objects for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ontology.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.registry import Question
    from queries.sparql import Answer

__all__ = ["answer_object", "answer_text", "questions_text", "read_parameters"]


def read_parameters(given: Sequence[str]) -> dict[str, str]:
    """``["item=threats-to-kill"]`` as a mapping. Raises ``UserError`` for anything that is not ``name=value``."""
    from api.wording import WORDS

    pairs = [pair.partition("=") for pair in given]
    if any(not (name and equals and value) for name, equals, value in pairs):
        raise UserError(WORDS["bad-parameter"].nl, WORDS["bad-parameter"].en)
    return {name.strip(): value.strip() for name, _, value in pairs}


def questions_text(language: str, *, as_json: bool) -> str:
    """All questions: id, text and parameters."""
    from api.terminal import wrap
    from api.wire import dump
    from api.wording import say
    from queries.registry import questions

    if as_json:
        return dump({"vragen": [_question_object(asked) for asked in questions().values()]})
    lines = [wrap(say("questions", language)), ""]
    for asked in questions().values():
        needed = "".join(f" --param {parameter.name}=…" for parameter in asked.parameters)
        lines += [f"{asked.id}{needed}", wrap(asked.text.of(language), "    ")]
    return "\n".join(lines) + "\n"


def _question_object(asked: Question) -> dict[str, Any]:
    return {
        "vraag": asked.id,
        "tekst": {"nl": asked.text.nl, "en": asked.text.en},
        "parameters": [{"naam": parameter.name, "soort": parameter.kind} for parameter in asked.parameters],
        "kolommen": list(asked.columns),
    }


def answer_object(question: str, answer: Answer) -> dict[str, Any]:
    """The answer with every column, codes and labels alike."""
    return {
        "vraag": question,
        "kolommen": list(answer.columns),
        "rijen": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
    }


def answer_text(answer: Answer, language: str) -> str:
    """The answer as a table in one language: labels where there are labels, codes elsewhere, empty columns left out."""
    from api.columns import heading
    from api.wording import say

    if not answer.rows:
        return say("no-rows", language) + "\n"
    labelled = {column.removesuffix(f"_{language}") for column in answer.columns if column.endswith(f"_{language}")}
    other = "_en" if language == "nl" else "_nl"
    shown = [
        index
        for index, column in enumerate(answer.columns)
        if column not in labelled
        and not column.endswith(other)
        and any(row[index] not in (None, "") for row in answer.rows)
    ]
    head = [heading(answer.columns[index], language) for index in shown]
    rows = [[_cell(answer.columns[index], row[index], language) for index in shown] for row in answer.rows]
    return f"{_laid_out(head, rows)}\n\n{say('rows', language, count=len(rows))}\n"


def _laid_out(head: list[str], rows: list[list[object]]) -> str:
    """A table where it fits the width; else a block per row, so that no word is broken."""
    from api.terminal import WIDTH, table, wrap

    widths = [max(len(str(cell)) for cell in column) for column in zip(head, *rows, strict=True)]
    if sum(widths) + 3 * (len(widths) - 1) <= WIDTH:
        return table(head, rows)
    blocks = []
    for row in rows:
        said = [f"{name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell not in ("", None)]
        blocks.append("\n".join([wrap(str(row[0])), *([wrap("; ".join(said), "    ")] if said else [])]))
    return "\n".join(blocks)


_KINDS = {
    "actor": ("actor", "actor"),
    "knower": ("kennisbron", "knowledge source"),
    "table": ("overleg", "table"),
    "partner": ("partner", "partner"),
}


def _cell(column: str, value: object, language: str) -> object:
    if isinstance(value, bool):
        return {"nl": ("nee", "ja"), "en": ("no", "yes")}[language][value]
    if column == "kind" and value in _KINDS:
        return _KINDS[str(value)][language == "en"]
    return "" if value is None else value
