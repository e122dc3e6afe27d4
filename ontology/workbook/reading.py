"""From recognised sheets to tables: rows recognised by id or by what they say, every cell by its column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.errors import Severity
from ontology.terms import Confidence, Text
from ontology.workbook.cells import Cell
from ontology.workbook.columns import Column, Kind, Sheet
from ontology.workbook.faults import CellFault, at
from ontology.workbook.headings import Found
from ontology.workbook.names import Names, names_of
from ontology.workbook.recording import Recording
from ontology.workbook.sheets import HEADER, SHEETS
from ontology.workbook.tables import Row, Tables, Value, empty, key_of
from ontology.workbook.typing_cells import Trouble, typed
from ontology.workbook.values import as_text
from ontology.workbook.words import clean, folded, slug

__all__ = ["Against", "Spot", "Taken", "take"]


@dataclass(frozen=True, slots=True)
class Against:
    """What a workbook is read against: ``whole``, and ``shown``, the part of it that a workbook shows."""

    whole: Tables
    shown: Tables


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: for faults that are found once everything is read."""

    found: Found
    row: int
    cells: Mapping[str, Cell]


@dataclass(slots=True)
class Taken:
    """Every table, what was wrong, and where each row was read."""

    tables: Tables
    faults: list[CellFault] = field(default_factory=list)
    spots: dict[tuple[str, str], Spot] = field(default_factory=dict)


_FIRST = ("records", "flows", "expressions")
"""Sheets whose rows are pointed at by id; read before those that point."""


def take(found: list[Found], base: Tables, against: Against | None, file: str) -> Taken:
    """The tables that these sheets say. What they do not show is kept from ``against``; ``base`` is what always is."""
    return _Taking(found, base, against, file).run()


class _Taking:
    def __init__(self, found: list[Found], base: Tables, against: Against | None, file: str) -> None:
        self.file = file
        self.found = {one.sheet.key: one for one in found}
        self.whole = against.whole if against is not None else base
        self.old = _by_key(self.whole)
        self.shown = _by_key(against.shown) if against is not None else {sheet.key: {} for sheet in SHEETS}
        self.base = base
        self.taken = Taken({})
        self.ids: dict[tuple[str, int], str] = {}
        self.used: dict[str, dict[str, int]] = {sheet.key: {} for sheet in SHEETS}
        self.missing_told: set[tuple[str, str]] = set()
        self.names = self._first_names()
        self.recording = Recording()
        self.made_labels: list[Row] = []

    def run(self) -> Taken:
        order = sorted(SHEETS, key=lambda sheet: sheet.key not in _FIRST)
        for sheet in order:
            self.taken.tables[sheet.key] = self._rows(sheet)
            if sheet.key == "records":
                self.recording = Recording(self.taken.tables["records"])
        self.taken.tables["records"] += self.recording.made
        self.taken.tables["labels"] += self.made_labels
        self._restore_what_is_closed()
        return self.taken

    # ── who is who ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _first_names(self) -> Names:
        """The names of everything, before any reference is read: rows get their ids by their own id or name."""
        names = names_of({key: rows for key, rows in self.whole.items() if key not in self.found})
        for row in (*self.base["labels"], *(self.whole["labels"] if "labels" not in self.found else ())):
            names.add(str(row["scheme"]), str(row["code"]), Text(str(row["label.nl"]), str(row["label.en"])))
        for sheet in SHEETS:
            if sheet.key in self.found and sheet is not HEADER:
                for key in self.old[sheet.key].keys() - self.shown[sheet.key].keys():
                    if sheet.kind and self.shown[sheet.key]:
                        names.add(sheet.kind, key)
                self._identify(self.found[sheet.key], names)
        return names

    def _identify(self, found: Found, names: Names) -> None:
        sheet = found.sheet
        if sheet.key == "labels":
            for _, cells in found.rows:
                said = {path: _said(cells, path) for path in ("scheme", "code", "label.nl", "label.en")}
                group = "left-out" if said["scheme"] in ("actor", "knower", "table") else said["scheme"]
                names.add(group, said["code"], Text(said["label.nl"], said["label.en"] or said["label.nl"]))
            return
        by_label = {folded(str(row.get(sheet.natural[0], ""))): key for key, row in self.shown[sheet.key].items()} if (
            len(sheet.natural) == 1
        ) else {}  # fmt: skip
        for row, cells in found.rows:
            given = _said(cells, "id")
            label = _said(cells, sheet.natural[0]) if len(sheet.natural) == 1 else ""
            if not given and label:
                given = by_label.get(folded(label), "") or self._fresh(sheet, slug(label))
            if given:
                self.ids[sheet.key, row] = given
                self.used[sheet.key].setdefault(given, row)
                if sheet.kind and sheet.key != "left_out_needs":
                    names.add(sheet.kind, given, self._named(sheet, given, cells))

    def _named(self, sheet: Sheet, key: str, cells: Mapping[str, Cell]) -> Text | None:
        if sheet.column("label.nl") is None:
            return None
        old = self.old[sheet.key].get(key, {})
        nl = _said(cells, "label.nl") or str(old.get("label.nl", key))
        return Text(nl, _said(cells, "label.en") or str(old.get("label.en", nl)))

    def _fresh(self, sheet: Sheet, wanted: str) -> str:
        """An id that nothing on this sheet has."""
        wanted = wanted or "rij"
        name, number = wanted, 1
        while name in self.used[sheet.key] or name in self.old[sheet.key]:
            number += 1
            name = f"{wanted}-{number}"
        return name

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _rows(self, sheet: Sheet) -> list[Row]:
        found = self.found.get(sheet.key)
        if sheet is HEADER:
            return [self._header(found)]
        if found is None:
            return [dict(row) for row in self.whole[sheet.key]]
        rows: dict[str, Row] = {}
        for number, cells in found.rows:
            row = self._row(found, number, cells)
            key = key_of(sheet, row)
            if key in rows:
                column = next((path for path in ("id", "code", *found.columns) if found.has(path)), "")
                other = self.taken.spots[sheet.key, key].row
                self._tell(found, number, column, Trouble("row-twice", other=other))
                continue
            rows[key] = row
            self.taken.spots[sheet.key, key] = Spot(found, number, cells)
            if sheet.kind and sheet.column("label.nl") is None and sheet.key != "left_out_needs":
                self.names.add(sheet.kind, key)
        return list(rows.values())

    def _row(self, found: Found, number: int, cells: Mapping[str, Cell]) -> Row:
        sheet = found.sheet
        key = self.ids.get((sheet.key, number), "")
        if sheet.key == "labels":
            key = f"{_said(cells, 'scheme')}/{_said(cells, 'code')}"
        row: Row = {}
        later: list[Column] = []
        for column in sheet.columns:
            if column.derived or column.path == "id":
                continue
            if not key and not found.has(column.path):
                later.append(column)  # whether it is an old row shows from the other cells
                continue
            row[column.path] = self._value(found, number, cells, column, key)
        if not key:
            key = self._recognised(sheet, row, cells)
            self.used[sheet.key].setdefault(key, number)
            for column in later:
                row[column.path] = self._value(found, number, cells, column, key)
        self._complete(found, number, cells, row, key)
        if sheet.column("id") is not None:
            row["id"] = self._checked_id(found, number, cells, key)
        return row

    def _checked_id(self, found: Found, number: int, cells: Mapping[str, Cell], key: str) -> str:
        column = found.sheet.column("id")
        if column is not None and _said(cells, "id"):
            try:
                return str(typed(cells["id"], column, self.names))
            except Trouble as trouble:
                self._tell(found, number, "id", trouble)
        return key

    def _recognised(self, sheet: Sheet, row: Row, cells: Mapping[str, Cell]) -> str:
        """The id of a row without one: of the old row that says the same, or a new one."""
        said = {path: row.get(path, _said(cells, path)) for path in sheet.natural}
        for key, old in self.shown[sheet.key].items():
            if key not in self.used[sheet.key] and all(
                _same(self._compared(sheet, old, path), value) for path, value in said.items() if value not in ("", ())
            ):
                return key
        parts = [slug("-".join(value) if isinstance(value, tuple) else str(value)) for value in said.values()]
        if sheet.key == "flows":
            parts = ["stroom", *parts[:2]]
        return self._fresh(sheet, "-".join(part for part in parts if part))

    def _compared(self, sheet: Sheet, old: Row, path: str) -> Value:
        if path == "register" and sheet.key == "holdings":
            return self.recording.register(str(old["record"]))
        return old[path]

    # ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _value(self, found: Found, number: int, cells: Mapping[str, Cell], column: Column, key: str) -> Value:
        sheet = found.sheet.key
        old, shown = self.old[sheet].get(key), self.shown[sheet].get(key)
        if not found.has(column.path):
            if old is not None:
                return old[column.path]
            if column.required and (sheet, column.path) not in self.missing_told and not column.path.endswith(".en"):
                self.missing_told.add((sheet, column.path))
                self._tell(found, found.heading_row, "", Trouble("column-missing", what=column.heading.nl))
            return empty(column.kind)
        value = self._read(found, number, cells, column)
        if old is not None and shown is not None:
            value = _kept(value, old[column.path], shown[column.path])
        return value

    def _read(self, found: Found, number: int, cells: Mapping[str, Cell], column: Column) -> Value:
        cell = cells.get(column.path)
        if cell is None or (not cell.trouble and not as_text(cell.value).strip()):
            if column.required and not column.path.endswith(".en"):
                self._tell(found, number, column.path, self._missing(column))
            return empty(column.kind)
        try:
            return typed(cell, column, self.names)
        except Trouble as trouble:
            controller = self._new_controller(cell, column, trouble)
            if controller:
                return controller
            self._tell(found, number, column.path, trouble)
            return empty(column.kind)

    def _new_controller(self, cell: Cell, column: Column, trouble: Trouble) -> str:
        """A partner or actor of this workbook can answer for records without having been listed as a concept."""
        if trouble.rule != "cell-unknown" or column.lists != ("controller",):
            return ""
        meant = self.names.find(("partner", "actor"), clean(as_text(cell.value)))
        if len(meant) != 1:
            return ""
        label = self.names.label(("partner", "actor"), meant[0])
        self.names.add("controller", meant[0], label)
        made: Row = {"scheme": "controller", "code": meant[0], "label.nl": label.nl, "label.en": label.en}
        self.made_labels.append(made)
        return meant[0]

    def _missing(self, column: Column) -> Trouble:
        return Trouble("cell-missing", known=column.help.nl.rstrip("."), known_en=column.help.en.rstrip("."))

    def _complete(self, found: Found, number: int, cells: Mapping[str, Cell], row: Row, key: str) -> None:
        """What follows from the other cells: the second language, the record of a holding, the id of a measure."""
        for path in [one for one in row if one.endswith(".nl")]:
            english = f"{path[:-3]}.en"
            if row[path] and not row[english]:
                row[english] = row[path]
                self._tell_lack(found, number, english, "english-missing")
            elif row[english] and not row[path]:
                row[path] = row[english]
        if row.get("evidence.confidence") == "":
            row["evidence.confidence"] = Confidence.MODELLED.value
            self._tell_lack(found, number, "evidence.confidence", "confidence-missing")
        if found.sheet.key == "holdings":
            self._record(found, number, cells, row)
        if found.sheet.key == "risks" and not row["mitigation.id"]:
            row["mitigation.id"] = key

    def _tell_lack(self, found: Found, number: int, path: str, rule: str) -> None:
        """What is no fault but is missing: at the cell, or once for a whole column that is not there."""
        if found.has(path):
            self._tell(found, number, path, Trouble(rule), Severity.WARNING)
        elif (found.sheet.key, rule) not in self.missing_told:
            self.missing_told.add((found.sheet.key, rule))
            self._tell(found, found.heading_row, "", Trouble(rule), Severity.WARNING)

    def _record(self, found: Found, number: int, cells: Mapping[str, Cell], row: Row) -> None:
        try:
            made = self.recording.settle(row, _said(cells, "register"), self.old["records"])
        except Trouble as trouble:
            path = str(trouble.fill.pop("path", "item"))
            if row["holder"] and row["item"]:  # else the cell itself was told already
                self._tell(found, number, path if found.has(path) else "item", trouble)
            return
        if made:
            self._tell(found, number, "item", Trouble("record-made"), Severity.WARNING)

    # ── the first sheet ──────────────────────────────────────────────────────────────────────────────────────────────

    def _header(self, found: Found | None) -> Row:
        old = next(iter(self.whole[HEADER.key]), None)
        shown = next(iter(self.shown[HEADER.key].values()), None)
        cells = found.rows[0][1] if found is not None else {}
        row: Row = {}
        for column in HEADER.columns:
            cell = cells.get(column.path)
            if found is None or cell is None:
                row[column.path] = old[column.path] if old is not None else empty(column.kind)
                if found is not None and found.has(column.path) and shown is not None:
                    row[column.path] = _kept(empty(column.kind), row[column.path], shown[column.path])
            else:
                value = self._read_at(found, cell, column)
                row[column.path] = value if old is None or shown is None else _kept(
                    value, old[column.path], shown[column.path]
                )  # fmt: skip
        for path in ("title", "description"):
            row[f"{path}.en"] = row[f"{path}.en"] or row[f"{path}.nl"]
        lacking = [one for one in HEADER.columns if one.required and not row[one.path] and one.path not in cells]
        if lacking:
            sheet = found.grid.name if found is not None else HEADER.name.nl
            what = ", ".join(column.heading.nl for column in lacking)
            self.taken.faults.append(at("header-missing", self.file, sheet, what=what))
        if found is not None:
            self.taken.spots[HEADER.key, str(row["id"])] = Spot(found, found.rows[0][0], cells)
        return row

    def _read_at(self, found: Found, cell: Cell, column: Column) -> Value:
        return self._read(found, cell.row, {column.path: cell}, column)

    # ── what a workbook does not show ────────────────────────────────────────────────────────────────────────────────

    def _restore_what_is_closed(self) -> None:
        """Rows of ``against`` that no workbook shows come back, while everything they name is still there."""
        if not any(self.shown.values()):
            return
        for sheet in SHEETS:
            if sheet.key not in self.found or sheet is HEADER:
                continue
            closed = self.old[sheet.key].keys() - self.shown[sheet.key].keys() - self.used[sheet.key].keys()
            for key in sorted(closed):
                row = self.old[sheet.key][key]
                if all(self._stands(column, row[column.path]) for column in sheet.columns if not column.derived):
                    self.taken.tables[sheet.key].append(dict(row))

    def _stands(self, column: Column, value: Value) -> bool:
        if column.kind is Kind.LINK and value:
            return self.names.has(column.lists, str(value))
        return not (column.kind is Kind.LINKS and isinstance(value, tuple)) or all(
            self.names.has(column.lists, one) for one in value
        )

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tell(self, found: Found, row: int, path: str, trouble: Trouble, severity: Severity = Severity.ERROR) -> None:
        column = found.columns.get(path)
        heading = found.headings.get(path, "")
        self.taken.faults.append(
            at(trouble.rule, self.file, found.grid.name, row or None, column, heading, severity, **trouble.fill)
        )


def _by_key(tables: Tables) -> dict[str, dict[str, Row]]:
    return {sheet.key: {key_of(sheet, row): row for row in tables.get(sheet.key, ())} for sheet in SHEETS}


def _said(cells: Mapping[str, Cell], path: str) -> str:
    cell = cells.get(path)
    return "" if cell is None or cell.trouble else clean(as_text(cell.value))


def _same(old: Value, new: Value) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return folded(old) == folded(new)
    return old == new


def _kept(value: Value, old: Value, shown: Value) -> Value:
    """The value of a cell: the old one, to the letter, when the cell still says what was shown; and what of a list no
    workbook shows stays in it.
    """
    if value == (clean(shown) if isinstance(shown, str) else shown):
        return old
    if isinstance(value, tuple) and isinstance(old, tuple) and isinstance(shown, tuple):
        return tuple(sorted({*value, *(set(old) - set(shown))}))
    return value
