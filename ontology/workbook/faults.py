"""A fault with its place in a workbook: sheet, row, column and heading, as the person who filled it in sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.errors import Fault, Severity
from ontology.refusals import CATALOGUE, refuse
from ontology.workbook.cells import letter

__all__ = ["MOST_FAULTS", "CellFault", "at", "in_order", "moved"]

MOST_FAULTS = 2_000
"""More faults than this are counted, not listed."""


@dataclass(frozen=True, slots=True, order=True)
class CellFault(Fault):
    """A fault of one cell, column (no row) or sheet (neither). ``line`` is the row; ``place`` says all of it."""

    sheet: str = ""
    column: str = ""
    heading: str = ""


def at(
    rule: str,
    file: str,
    sheet: str,
    row: int | None = None,
    column: int | None = None,
    heading: str = "",
    severity: Severity = Severity.ERROR,
    /,
    **fill: str | int,
) -> CellFault:
    """The fault of ``rule`` at a cell.

    >>> at("cell-date", "mijn.xlsx", "Lees mij", 9, 2, "Peildatum").place
    'Lees mij!B9 «Peildatum»'
    """
    assert rule in CATALOGUE
    return moved(refuse(rule, file, row, "", severity, **fill), sheet, row, column, heading)


def moved(fault: Fault, sheet: str, row: int | None, column: int | None, heading: str) -> CellFault:
    """The same fault, told at a cell."""
    letters = letter(column) if column else ""
    cell = f"!{letters}{row or ''}" if letters or row else ""
    place = f"{sheet}{cell}" + (f" «{heading}»" if heading else "")
    return CellFault(
        fault.rule, fault.severity, fault.file, row, place, fault.message_nl, fault.message_en, fault.remedy_nl,
        fault.remedy_en, sheet, letters, heading,
    )  # fmt: skip


def in_order(faults: Iterable[Fault], sheets: Iterable[str]) -> tuple[Fault, ...]:
    """Errors first, then by sheet as the tabs stand, row and column; each once, the rest counted."""
    order = {name: number for number, name in enumerate(sheets)}

    def key(fault: Fault) -> tuple[object, ...]:
        sheet, column = (fault.sheet, fault.column) if isinstance(fault, CellFault) else ("", "")
        severity = (Severity.ERROR, Severity.WARNING, Severity.INFO).index(fault.severity)
        return (severity, order.get(sheet, -1), fault.line or 0, len(column), column, fault.rule, fault.place)

    listed = sorted(set(faults), key=key)
    left = len(listed) - MOST_FAULTS
    if left > 0:
        more = refuse("more-faults", listed[0].file, None, "", Severity.INFO, count=left, rule="*", limit=MOST_FAULTS)
        return (*listed[:MOST_FAULTS], more)
    return tuple(listed)
