"""What ``import`` prints: what changed, cell by cell, or every cell that cannot be read with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import wrap
from ontology.errors import Severity
from ontology.terms import Text
from ontology.workbook.cells import letter
from ontology.workbook.differences import ChangeKind
from ontology.workbook.faults import CellFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.errors import Fault
    from ontology.workbook.admission import ImportedWorkbook
    from ontology.workbook.differences import Change

__all__ = ["changes_text", "faults_text"]

_SEVERITIES = {
    Severity.ERROR: Text("Fout", "Error"),
    Severity.WARNING: Text("Let op", "Warning"),
    Severity.INFO: Text("Ter informatie", "For information"),
}
_NONE = Text("Geen wijzigingen ten opzichte van {against}.", "No changes from {against}.")
_SOME = Text("{count} wijzigingen ten opzichte van {against}:", "{count} changes from {against}:")
_ONE = Text("1 wijziging ten opzichte van {against}:", "1 change from {against}:")
_CLOSED = Text(
    "Ook over afgeschermde items is iets gewijzigd; dat wordt niet genoemd.",
    "Something about confined items changed too; it is not named.",
)
_ADDED = Text("nieuwe rij", "new row")
_REMOVED = Text("rij weg", "row removed")
_EMPTY = Text("leeg", "empty")
_ROW = Text("rij {row}", "row {row}")
_COLUMN = Text("kolom {column}", "column {column}")
_REMEDY = Text("Herstel: {remedy}", "Remedy: {remedy}")


def changes_text(
    imported: ImportedWorkbook, against: str, changes: Sequence[Change], closed: bool, language: str
) -> str:
    """The changes by sheet, row and column."""
    count = len(changes)
    head = (_NONE if not count else _ONE if count == 1 else _SOME).of(language).format(count=count, against=against)
    lines = [_CLOSED.of(language) if closed and not count else head]
    lines += [wrap(_change(change, imported, language), "  ") for change in changes]
    if closed and count:
        lines.append(_CLOSED.of(language))
    return "\n".join(lines)


def _change(change: Change, imported: ImportedWorkbook, language: str) -> str:
    sheet, row = imported.rows.get((change.sheet.key, change.identifier), (change.sheet.name.of(language), None))
    where = f"{sheet}" + (f", {_ROW.of(language).format(row=row)}" if row else "")
    if change.kind is not ChangeKind.CHANGED:
        word = _ADDED if change.kind is ChangeKind.ADDED else _REMOVED
        return f"{where}: {word.of(language)}: {change.name} [{change.identifier}]"
    assert change.column is not None
    column = imported.columns.get((change.sheet.key, change.column.path))
    if column:
        where += f", {_COLUMN.of(language).format(column=letter(column))}"
    old, new = change.old or _EMPTY.of(language), change.new or _EMPTY.of(language)
    return f"{where} «{change.column.heading.of(language)}» ({change.name}): {old} → {new}"


def faults_text(faults: Sequence[Fault], language: str) -> str:
    """Every fault with sheet, row, column, what is wrong and what to do."""
    return "\n".join(_fault(fault, language) for fault in faults)


def _fault(fault: Fault, language: str) -> str:
    where = fault.place or fault.file
    if isinstance(fault, CellFault):
        parts = [fault.sheet]
        parts += [_ROW.of(language).format(row=fault.line)] if fault.line else []
        parts += [_COLUMN.of(language).format(column=fault.column)] if fault.column else []
        where = ", ".join(parts) + (f" «{fault.heading}»" if fault.heading else "")
    remedy = _REMEDY.of(language).format(remedy=fault.remedy(language))
    return "\n".join(
        (
            f"{_SEVERITIES[fault.severity].of(language)}: {where} [{fault.rule}]",
            wrap(fault.message(language), "    "),
            wrap(remedy, "    "),
        )
    )
