"""Messy workbooks import as intended, or every faulty cell is named by sheet, row and column, with what to do."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from ontology.errors import Fault, RefusedInput, Severity
from ontology.loading import load_model
from ontology.workbook.admission import examine_workbook, read_grids, take_cells
from ontology.workbook.differences import differences
from ontology.workbook.faults import CellFault
from ontology.workbook.pages import book_of
from ontology.workbook.tables import model_of
from ontology.workbook.template import template_model
from ontology.workbook.xlsx_writing import xlsx
from tests.workbooks.messy import MESSES, Mess, example, shown_example

GOOD = [mess for mess in MESSES if not mess.faults]
FAULTY = [mess for mess in MESSES if mess.faults]


def name(mess: Mess) -> str:
    return mess.name


def told(faults: tuple[Fault, ...] | list[Fault], severity: Severity) -> list[CellFault]:
    return [fault for fault in faults if isinstance(fault, CellFault) and fault.severity is severity]


def test_there_are_enough() -> None:
    assert len(GOOD) >= 18
    assert len(FAULTY) >= 7


@pytest.mark.parametrize("mess", GOOD, ids=name)
def test_a_mess_that_reads_as_intended(mess: Mess) -> None:
    taken, faults = take_cells(read_grids(mess.raw(), "rommel.xlsx"), "rommel.xlsx", example(), shown_example())
    assert taken is not None
    assert [fault.place for fault in told(faults, Severity.ERROR)] == []
    assert {fault.rule for fault in told(faults, Severity.WARNING)} == mess.warnings
    assert {(one.rule, one.sheet, one.line, one.column or None) for one in told(faults, Severity.INFO)} == mess.notes
    changes = differences(example(), model_of(taken.tables))
    found = {
        (one.sheet.key, one.identifier, one.column.path if one.column else {"added": "+", "removed": "-"}[one.kind])
        for one in changes
    }
    assert found == mess.changes


@pytest.mark.parametrize("mess", FAULTY, ids=name)
def test_a_mess_in_which_every_faulty_cell_is_named(mess: Mess) -> None:
    imported = examine_workbook(mess.raw(), "rommel.xlsx", example(), shown_example())
    assert imported.model is None
    errors = told(imported.faults, Severity.ERROR)
    found = {(fault.rule, fault.sheet, fault.line, fault.column or None) for fault in errors}
    assert found == mess.faults
    assert all(fault.remedy_nl and fault.remedy_en and fault.message_nl != fault.message_en for fault in errors)


def test_the_nearest_known_name_is_offered() -> None:
    mess = next(one for one in FAULTY if one.name == "typing errors all over")
    imported = examine_workbook(mess.raw(), "rommel.xlsx", example(), shown_example())
    remedies = {fault.place: fault.remedy_nl for fault in imported.faults}
    assert "«School»" in remedies["Stromen!A5 «Van»"]
    assert "«Verwurging»" in remedies["Stromen!C6 «Items»"]


def test_personal_data_is_never_repeated() -> None:
    mess = next(one for one in FAULTY if one.name.startswith("personal"))
    imported = examine_workbook(mess.raw(), "rommel.xlsx", example(), shown_example())
    said = " ".join(f"{fault}" for fault in imported.faults)
    assert "12345678" not in said
    assert "111222333" not in said
    assert "jansen" not in said


def test_a_rule_that_is_broken_is_told_at_the_row() -> None:
    """A workbook meets the rules that a Turtle file meets."""

    def break_a_rule(workbook: object) -> None:
        sheet = workbook["Stromen"]  # type: ignore[index]
        sheet["A5"], sheet["B5"] = "School", "School"

    imported = examine_workbook(Mess("x", break_a_rule).raw(), "rommel.xlsx", example(), shown_example())
    places = {(fault.rule, fault.sheet, fault.line) for fault in told(imported.faults, Severity.ERROR)}
    assert ("flow-to-itself", "Stromen", 5) in places


def test_the_empty_workbook_says_what_has_to_be_filled_in_first() -> None:
    raw = xlsx(book_of(template_model(load_model("referentie")), blank=True))
    (fault,) = [one for one in examine_workbook(raw, "leeg.xlsx").faults if one.rule == "header-missing"]
    assert fault.place == "Lees mij"
    assert fault.message_nl == "Op het eerste tabblad staat niet: Model, Titel, Versie, Peildatum."
    assert "--against" in fault.remedy_nl


def test_no_sheet_at_all() -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "boodschappen"
    written = BytesIO()
    workbook.save(written)
    imported = examine_workbook(written.getvalue(), "lijst.xlsx")
    assert "sheet-none" in {fault.rule for fault in imported.faults}
    with pytest.raises(RefusedInput):
        read_grids(b"geen werkboek", "lijst.xlsx")
