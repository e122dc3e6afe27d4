"""What changed between two models, told as cells of the workbook: sheet, row, column, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ontology.model import Model
from ontology.terms import Text
from ontology.workbook.columns import Column, Sheet
from ontology.workbook.names import Names, names_of
from ontology.workbook.pages import shown_value
from ontology.workbook.sheets import SHEETS
from ontology.workbook.tables import Row, key_of, tables_of
from ontology.workbook.values import as_text

__all__ = ["Change", "ChangeKind", "differences"]


class ChangeKind(StrEnum):
    """What happened to a cell or a row."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed cell, or one added or removed row; then ``column`` is ``None`` and ``cells`` says what it held."""

    kind: ChangeKind
    sheet: Sheet
    identifier: str
    name: str
    column: Column | None = None
    old: str = ""
    new: str = ""
    cells: tuple[tuple[Text, str], ...] = ()


def differences(old: Model, new: Model, language: str = "nl") -> tuple[Change, ...]:
    """Every changed cell, added row and removed row, by sheet, row and column; empty when nothing changed.

    >>> from ontology.loading import load_model
    >>> model = load_model("voorbeeld")
    >>> differences(model, model)
    ()
    """
    before, after = tables_of(old), tables_of(new)
    was, now = names_of(before), names_of(after)
    return tuple(
        change
        for sheet in SHEETS
        for change in _of_sheet(
            sheet, _keyed(sheet, before[sheet.key]), _keyed(sheet, after[sheet.key]), was, now, language
        )
    )


def _keyed(sheet: Sheet, rows: list[Row]) -> dict[str, Row]:
    return {"" if sheet.key == "model" else key_of(sheet, row): row for row in rows}


def _of_sheet(
    sheet: Sheet, before: dict[str, Row], after: dict[str, Row], was: Names, now: Names, language: str
) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            row, names = (new, now) if new is not None else (old, was)
            assert row is not None
            kind = ChangeKind.REMOVED if new is None else ChangeKind.ADDED
            yield Change(
                kind, sheet, key, _called(sheet, row, names, language), cells=_cells(sheet, row, names, language)
            )
            continue
        for column in sheet.columns:
            if not column.derived and old[column.path] != new[column.path]:
                yield Change(
                    ChangeKind.CHANGED, sheet, key, _called(sheet, new, now, language), column,
                    _shown(column, old, was, language), _shown(column, new, now, language),
                )  # fmt: skip


def _shown(column: Column, row: Row, names: Names, language: str) -> str:
    return as_text(shown_value(column, row[column.path], names, language))


def _cells(sheet: Sheet, row: Row, names: Names, language: str) -> tuple[tuple[Text, str], ...]:
    listed = ((column.heading, _shown(column, row, names, language)) for column in sheet.columns if not column.derived)
    return tuple((heading, shown) for heading, shown in listed if shown)


def _called(sheet: Sheet, row: Row, names: Names, language: str) -> str:
    """What people call the row: its name, or what tells it apart."""
    paths = [f"label.{language}"] if sheet.column("label.nl") is not None else list(sheet.natural)
    columns = [column for path in paths if (column := sheet.column(path)) is not None and not column.derived]
    said = " · ".join(filter(None, (_shown(column, row, names, language) for column in columns)))
    return said or str(row.get("id", ""))
