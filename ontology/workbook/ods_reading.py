"""The cells of an OpenDocument spreadsheet, event by event: what is repeated is counted before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from ontology.errors import RefusedInput
from ontology.refusals import refuse
from ontology.workbook.archive import Archive
from ontology.workbook.caps import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, over
from ontology.workbook.cells import Cell, Grid, Raw

__all__ = ["read_ods"]

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = (f"{{{_URN}{name}:1.0}}" for name in ("table", "office", "text"))
_STYLE = f"{{{_URN}style:1.0}}"
_SHEET, _ROW, _CELL, _COVERED = (
    f"{_TABLE}{name}" for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
_ERRORS = ("#N/A", "#N/B", "#REF!", "#VERW!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#VALUE!", "#WAARDE!", "Err:5")


def read_ods(archive: Archive) -> list[Grid]:
    """Every sheet with its cells that are not empty. Raises ``RefusedInput``: too big, or damaged."""
    try:
        return _Reading(archive).run()
    except (ParseError, ValueError, KeyError, RecursionError, OverflowError):
        raise RefusedInput(archive.name, [refuse("workbook-damaged", archive.name, None, "")]) from None


class _Reading:
    def __init__(self, archive: Archive) -> None:
        self.name = archive.name
        self.raw = archive.parts["content.xml"]
        self.grids: list[Grid] = []
        self.hidden_styles: set[str] = set()
        self.left = MOST_CELLS
        self.row = 0

    def run(self) -> list[Grid]:
        for event, element in iterparse(BytesIO(self.raw), events=("start", "end")):
            if event == "start" and element.tag == _SHEET:
                self._sheet(element)
            elif event == "end" and element.tag == _ROW:
                self._take_row(element)
                element.clear()
            elif event == "end" and element.tag == f"{_STYLE}style":
                self._style(element)
        return self.grids

    def _style(self, element: Element) -> None:
        for properties in element.iter(f"{_STYLE}table-properties"):
            if properties.get(f"{_TABLE}display") == "false":
                self.hidden_styles.add(element.get(f"{_STYLE}name", ""))

    def _sheet(self, element: Element) -> None:
        if len(self.grids) == MOST_SHEETS:
            raise over(self.name, "tabbladen", "sheets", MOST_SHEETS)
        hidden = element.get(f"{_TABLE}style-name", "") in self.hidden_styles
        self.grids.append(Grid(element.get(f"{_TABLE}name", ""), hidden))
        self.row = 0

    def _take_row(self, element: Element) -> None:
        again = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        cells = list(self._cells(element))
        first, self.row = self.row + 1, self.row + again
        if not cells:
            return
        if self.row > MOST_ROWS:
            raise over(self.name, "rijen", "rows", MOST_ROWS)
        self.left -= len(cells) * again
        if self.left < 0:
            raise over(self.name, "cellen", "cells", MOST_CELLS)
        for row in range(first, self.row + 1):
            for column, value, trouble in cells:
                self.grids[-1].put(Cell(row, column, value, trouble))

    def _cells(self, element: Element) -> Iterator[tuple[int, Raw, str]]:
        column = 0
        for cell in element:
            if cell.tag not in (_CELL, _COVERED):
                continue
            again = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            value, trouble = _value(cell)
            if value is not None or trouble:
                if column + again > MOST_COLUMNS:
                    raise over(self.name, "kolommen", "columns", MOST_COLUMNS)
                yield from ((place, value, trouble) for place in range(column + 1, column + again + 1))
            column += again


def _value(cell: Element) -> tuple[Raw, str]:
    kind = cell.get(f"{_OFFICE}value-type", "")
    written = "\n".join(_text(paragraph) for paragraph in cell.findall(f"{_TEXT}p"))
    if cell.get(f"{_TABLE}formula") is not None:
        return None, "cell-formula"
    if written.startswith(_ERRORS) and kind != "string":
        return None, "cell-error"
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{_OFFICE}value", "")), ""
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true", ""
    if kind == "date":
        return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "")), ""
    return (cell.get(f"{_OFFICE}string-value") or written) or None, ""


def _text(element: Element) -> str:
    """What a paragraph says; notes and the like are no text of the cell."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 100))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag in (f"{_TEXT}span", f"{_TEXT}a"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
