"""docs/reference/workbook.md: every sheet and column of the workbook, from the table that reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ontology.workbook.columns import Column, Kind
from ontology.workbook.sheets import HEADER, SHEETS

__all__ = ["workbook_page"]

_KINDS = {
    Kind.IDENTIFIER: "id: small letters, digits, hyphens",
    Kind.TEXT: "text",
    Kind.WORD: "text without language",
    Kind.CHOICE: "one of the list",
    Kind.LINK: "one name of",
    Kind.LINKS: "names of",
    Kind.TRUTH: "yes or empty",
    Kind.NUMBER: "number; empty is unknown",
    Kind.WHOLE: "whole number",
    Kind.DATE: "date",
    Kind.ADDRESS: "web address",
}
_HOMES = {sheet.kind: sheet.name.nl for sheet in reversed(SHEETS) if sheet.kind}
_INTRO = (
    "The sheets of `zichtlijn template` and `zichtlijn export --format xlsx`, in the order of their tabs; the first "
    "lies on its side. Every heading works in either language, and so do the other words listed. *Needed*: a new row "
    "without it is refused. *Grey*: for who maintains the model; not printed. How reading back works is in "
    "[The model in Excel](../excel.md)."
)


def workbook_page(
    page: Callable[[str, str, str, Iterable[str]], str],
    table: Callable[[Sequence[str], Iterable[Sequence[str]]], list[str]],
) -> str:
    """The page; ``page`` and ``table`` give it the form of the other generated pages."""
    body: list[str] = []
    for sheet in SHEETS:
        body += [f"## {sheet.name.nl} / {sheet.name.en}", "", sheet.help.en, ""]
        if sheet is not HEADER:
            body += ["A sheet of the model itself." if sheet.main else "A sheet of the background.", ""]
        head = ("heading", "heading in English", "holds", "meaning", "mark", "other words")
        body += table(head, (_row(column) for column in sheet.columns))
    return page("The columns of the workbook", "`ontology/workbook/sheets.py`", _INTRO, body)


def _row(column: Column) -> tuple[str, ...]:
    marks = ", ".join(_marks(column))
    words = ", ".join(dict.fromkeys(column.synonyms))
    return (column.heading.nl, column.heading.en, _holds(column), column.help.en, marks, words)


def _holds(column: Column) -> str:
    if column.kind in (Kind.LINK, Kind.LINKS):
        homes = dict.fromkeys(_HOMES.get(one, f"`{one}`") for one in column.lists)
        return f"{_KINDS[column.kind]} {', '.join(homes)}"
    if column.kind is Kind.CHOICE:
        return f"{_KINDS[column.kind]} `{column.lists[0]}`"
    return _KINDS[column.kind]


def _marks(column: Column) -> Iterator[str]:
    if column.required:
        yield "needed"
    if column.light:
        yield "grey"
    if column.derived:
        yield "shown only"
