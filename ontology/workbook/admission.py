"""A user's workbook, from bytes to model: the guards, the cells, then the same assembly and rules as a Turtle file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.assembly import assemble_graph
from ontology.catalogue import REFERENCE
from ontology.discretion import confined_in, discreet
from ontology.document import short
from ontology.errors import Fault, RefusedInput, Severity
from ontology.extraction import LABELLED, extract
from ontology.extraction_approach import steps
from ontology.extraction_values import Reading
from ontology.model import Model
from ontology.personal_data import faults_in
from ontology.reader import read_packaged
from ontology.refusals import refuse
from ontology.terms import Text
from ontology.validation import validate
from ontology.vocabulary import ID, iri
from ontology.workbook.archive import open_archive, read_workbook
from ontology.workbook.cells import Cell, Grid
from ontology.workbook.columns import Kind, Sheet
from ontology.workbook.faults import in_order, moved
from ontology.workbook.headings import find_sheets
from ontology.workbook.ods_reading import read_ods
from ontology.workbook.personal import personal_faults
from ontology.workbook.reading import Against, Spot, Taken, take
from ontology.workbook.sheets import HEADER, SHEETS
from ontology.workbook.tables import Tables, model_of, tables_of
from ontology.workbook.values import as_text
from ontology.workbook.words import clean
from ontology.workbook.xlsx_reading import read_xlsx
from ontology.writer import to_graph

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = [
    "ImportedWorkbook",
    "admit_workbook",
    "base_tables",
    "examine_naming",
    "examine_workbook",
    "read_grids",
    "take_cells",
]


@dataclass(frozen=True)
class ImportedWorkbook:
    """What came of a workbook: every fault, and the model when none of them is an error.

    ``rows`` gives for every thing that was read its sheet's name and row, by sheet key and id; ``columns`` the letters
    of the columns, by sheet key and path.
    """

    name: str
    faults: tuple[Fault, ...]
    model: Model | None
    rows: dict[tuple[str, str], tuple[str, int]]
    columns: dict[tuple[str, str], int]


def examine_workbook(
    raw: bytes, name: str, against: Model | None = None, shown: Model | None = None
) -> ImportedWorkbook:
    """Look at everything in a workbook: all faults, or a model.

    ``against`` is the model that keeps what the workbook does not hold; ``shown`` the part of it that a workbook shows
    (all of it for ``None``).
    """
    return examine_naming(raw, name, lambda _: (against, shown))


def examine_naming(
    raw: bytes, name: str, known: Callable[[str], tuple[Model | None, Model | None]]
) -> ImportedWorkbook:
    """As :func:`examine_workbook`, where ``known`` gives ``against`` and ``shown`` for the id that the workbook names
    on its first sheet (empty: none that can be read).
    """
    try:
        grids = read_grids(raw, name)
    except RefusedInput as refused:
        return ImportedWorkbook(name, refused.faults, None, {}, {})
    against, shown = known(_named(grids, name))
    taken, told = take_cells(grids, name, against, shown)
    if taken is None or any(fault.severity is Severity.ERROR for fault in told):
        return _examined(name, told, None, taken, grids)
    fingerprint = sha256(raw).hexdigest()
    if against is not None and model_of(taken.tables, against.fingerprint) == against:
        # Nothing changed: that model was held against every rule when it was loaded.
        return _examined(name, told, replace(against, fingerprint=fingerprint), taken, grids)
    return _composed(name, told, taken, grids, fingerprint)


def take_cells(
    grids: list[Grid], name: str, against: Model | None = None, shown: Model | None = None
) -> tuple[Taken | None, list[Fault]]:
    """What the cells say, and every fault of a cell; nothing when no sheet is recognised. No rule is asked yet."""
    found, faults = find_sheets(grids, name)
    whole = tables_of(against) if against is not None else None
    told: list[Fault] = [*faults, *personal_faults(grids, found, name, _known() | _texts(whole or {}))]
    if not found:
        return None, [*told, refuse("sheet-none", name, None, "")]
    old = Against(whole, tables_of(shown) if shown is not None else whole) if whole is not None else None
    taken = take(found, base_tables(), old, name)
    return taken, [*told, *taken.faults]


def admit_workbook(path: Path) -> Model:
    """The model in a user's workbook, by itself. Raises ``RefusedInput`` with every fault; then nothing is kept."""
    examined = examine_workbook(read_workbook(path), path.name)
    if examined.model is None:
        raise RefusedInput(examined.name, examined.faults)
    return examined.model


def read_grids(raw: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook as cells. Raises ``RefusedInput`` for what may not be opened, and for every formula."""
    archive = open_archive(raw, name)
    grids = read_xlsx(archive) if archive.kind == "xlsx" else read_ods(archive)
    formulas = [
        moved(refuse("cell-formula", name, cell.row, ""), grid.name, cell.row, cell.column, "")
        for grid in grids
        for cells in grid.rows.values()
        for cell in cells.values()
        if cell.trouble == "cell-formula"
    ]
    if formulas:
        raise RefusedInput(name, in_order(formulas, [grid.name for grid in grids]))
    return grids


def _named(grids: list[Grid], name: str) -> str:
    """The id of the model that the first sheet names, or nothing when that cannot be read."""
    found, _ = find_sheets(grids, name)
    header = next((one for one in found if one.sheet is HEADER), None)
    cell = header.rows[0][1].get("id") if header is not None else None
    return as_text(cell.value).strip() if cell is not None else ""


def _composed(name: str, told: list[Fault], taken: Taken, grids: list[Grid], fingerprint: str) -> ImportedWorkbook:
    """The tables as a graph, held against the shapes and house rules that a Turtle file is held against."""
    model = model_of(taken.tables, fingerprint)
    whole = assemble_graph(to_graph(model))
    places = _Places(taken)
    told += _confined(whole, taken, name)
    told += [places.moved(fault) for fault in validate(whole, name, places=places.numbers) if places.is_told(fault)]
    if any(fault.severity is Severity.ERROR for fault in told):
        return _examined(name, told, None, taken, grids)
    read, unread = extract(whole, model.id, fingerprint, name)
    told += [places.moved(fault) for fault in unread]
    return _examined(name, told, read, taken, grids)


def _examined(
    name: str, told: list[Fault], model: Model | None, taken: Taken | None, grids: list[Grid]
) -> ImportedWorkbook:
    faults = in_order(discreet(told), [grid.name for grid in grids])
    refused = any(fault.severity is Severity.ERROR for fault in faults)
    spots = taken.spots if taken is not None else {}
    return ImportedWorkbook(
        name,
        faults,
        None if refused else model,
        {key: (spot.found.grid.name, spot.row) for key, spot in spots.items()},
        {
            (spot.found.sheet.key, path): column
            for spot in spots.values()
            for path, column in spot.found.columns.items()
        },
    )


# ── faults of the whole, told at the cell ────────────────────────────────────────────────────────────────────────────


class _Places:
    """Numbers for every row and cell that was read, and the way back from a number or a thing to its cell."""

    def __init__(self, taken: Taken) -> None:
        self.numbers: dict[tuple[str, str], int] = {}
        self._cells: list[tuple[Spot, str]] = []
        self._things: dict[str, Spot] = {}
        for (key, identifier), spot in taken.spots.items():
            subject = _subject(spot.found.sheet, key, identifier)
            self._things[short(subject)] = spot
            self._note(subject, "", spot, "")
            for column in spot.found.sheet.columns:
                if column.property and spot.found.has(column.path):
                    self._note(subject, column.property, spot, column.path)

    def _note(self, subject: str, property_: str, spot: Spot, path: str) -> None:
        self._cells.append((spot, path))
        self.numbers.setdefault((subject, property_), len(self._cells))

    def moved(self, fault: Fault) -> Fault:
        """The fault at the cell it is about, or as it is when the workbook does not have it."""
        if fault.line is not None and 1 <= fault.line <= len(self._cells):
            spot, path = self._cells[fault.line - 1]
        elif fault.place in self._things:
            spot, path = self._things[fault.place], ""
        else:
            return fault
        found = spot.found
        return moved(fault, found.grid.name, spot.row, found.columns.get(path), found.headings.get(path, ""))

    def is_told(self, fault: Fault) -> bool:
        """Errors always; warnings and notes only about what the workbook has."""
        return fault.severity is Severity.ERROR or fault.line is not None


def _subject(sheet: Sheet, key: str, identifier: str) -> str:
    return f"{ID}{identifier}" if key == "labels" else iri(sheet.kind, identifier)


def _confined(whole: Graph, taken: Taken, name: str) -> list[Fault]:
    """Once it is known what is confined: texts about it may not tell where anybody is."""
    confined = confined_in(whole)
    faults: list[Fault] = []
    for (key, identifier), spot in taken.spots.items():
        if _subject(spot.found.sheet, key, identifier) in confined:
            for path, cell in spot.cells.items():
                faults += _shelter(spot, path, cell, name)
    return faults


def _shelter(spot: Spot, path: str, cell: Cell, name: str) -> list[Fault]:
    heading, found = spot.found.headings.get(path, ""), spot.found
    column = found.sheet.column(path)
    if column is None or column.kind not in (Kind.TEXT, Kind.WORD):
        return []
    return [
        moved(fault, found.grid.name, cell.row, cell.column, heading)
        for fault in faults_in(as_text(cell.value), name, cell.row, "", confined=True)
        if fault.rule == "personal-shelter"
    ]


# ── what is always there ─────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _reference() -> tuple[Reading, tuple[tuple[str, Text], ...]]:
    reading = Reading(read_packaged(REFERENCE), "reference")
    labels = [(subject[len(ID) :], reading.label(subject)) for kind in LABELLED for subject in reading.subjects(kind)]
    return reading, tuple(labels)


def base_tables() -> Tables:
    """The tables of a workbook in which nobody wrote anything: the fixed lists and the steps."""
    reading, labels = _reference()
    nothing: Tables = {sheet.key: [] for sheet in SHEETS}
    empty_model = Model("", Text("", ""), Text("", ""), "", "", "", False, steps=steps(reading), labels=dict(labels))
    return {**nothing, **tables_of(empty_model), HEADER.key: []}


@cache
def _known() -> frozenset[str]:
    """Texts that need no second look: headings and hints of our own, and what the packaged lists say."""
    own = {
        text
        for sheet in SHEETS
        for column in sheet.columns
        for text in (column.heading.nl, column.heading.en, column.help.nl, column.help.en, sheet.help.nl, sheet.help.en)
    }
    return frozenset(own | {label.of(language) for _, label in _reference()[1] for language in ("nl", "en")})


def _texts(tables: Tables) -> set[str]:
    """Every text of a model: the detectors looked at it when the model was loaded."""
    values = (value for rows in tables.values() for row in rows for value in row.values())
    return {clean(value) for value in values if isinstance(value, str)}
