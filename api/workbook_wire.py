"""The answer of ``import``: whether the workbook was taken over, what changed, and every fault with its cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from api.wire_parts import text_object
from ontology.workbook.cells import letter
from ontology.workbook.differences import ChangeKind
from ontology.workbook.faults import CellFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.errors import Fault
    from ontology.workbook.admission import ImportedWorkbook
    from ontology.workbook.differences import Change

__all__ = ["import_object"]

Json = dict[str, Any]
_KINDS = {ChangeKind.CHANGED: "gewijzigd", ChangeKind.ADDED: "toegevoegd", ChangeKind.REMOVED: "verwijderd"}


def import_object(
    imported: ImportedWorkbook, against: str | None, changes: Iterable[Change] | None, closed: bool
) -> Json:
    """``wijzigingen`` is ``null`` when the workbook was refused or there was nothing to compare with.

    ``closed``: something also changed about confined items, which is counted nowhere and named nowhere.
    """
    model = imported.model
    faults = [_fault(fault) for fault in imported.faults]
    weighed = Counter(fault["ernst"] for fault in faults)
    return {
        "bestand": imported.name,
        "overgenomen": model is not None,
        "model": None if model is None else model.id,
        "modelversie": None if model is None else model.version,
        "peildatum": None if model is None else model.reference_date,
        "vergelekenMet": against,
        "wijzigingen": None if changes is None else [_change(change, imported) for change in changes],
        "afgeschermdGewijzigd": closed,
        "fouten": weighed["error"],
        "waarschuwingen": weighed["warning"],
        "bevindingen": faults,
    }


def _change(change: Change, imported: ImportedWorkbook) -> Json:
    sheet, row = imported.rows.get((change.sheet.key, change.identifier), (change.sheet.name.nl, None))
    if change.sheet.key == "model":
        sheet, row = next(
            (spot for (key, _), spot in imported.rows.items() if key == "model"), (change.sheet.name.nl, None)
        )
    path = "" if change.column is None else change.column.path
    column = imported.columns.get((change.sheet.key, path))
    return {
        "soort": _KINDS[change.kind],
        "tabblad": sheet,
        "rij": row,
        "kolom": letter(column) if column else None,
        "kop": None if change.column is None else text_object(change.column.heading),
        "id": change.identifier,
        "naam": change.name,
        "was": change.old,
        "wordt": change.new,
        "cellen": {heading.nl: value for heading, value in change.cells},
    }


def _fault(fault: Fault) -> Json:
    told = fault if isinstance(fault, CellFault) else None
    return {
        "regel": fault.rule,
        "ernst": fault.severity.value,
        "bestand": fault.file,
        "tabblad": None if told is None else told.sheet,
        "rij": fault.line,
        "kolom": None if told is None else told.column or None,
        "kop": None if told is None else told.heading or None,
        "plaats": fault.place,
        "melding": {"nl": fault.message_nl, "en": fault.message_en},
        "herstel": {"nl": fault.remedy_nl, "en": fault.remedy_en},
    }
