"""Workbooks as they come back from people: each function makes one mess, in few lines, out of a clean export.

``same``: it must read as the packaged example, without one difference. ``changes``: exactly these cells or rows differ.
``faults``: it is refused, and every faulty cell is named (rule, sheet, row, column), no other. ``notes``: exactly these
sheets and columns are said not to have been read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ontology.loading import load_model
from ontology.model import Model
from ontology.workbook.pages import book_of
from ontology.workbook.xlsx_writing import xlsx
from visualisations.closing import without_confined

__all__ = ["MESSES", "Mess", "clean_export", "example", "shown_example"]

Cell = tuple[str, str, int | None, str | None]


@dataclass(frozen=True)
class Mess:
    """One messy workbook and what must come of it."""

    name: str
    make: Callable[[Workbook], None]
    changes: frozenset[tuple[str, str, str]] = frozenset()
    """(sheet key, id, column path; ``+`` a new row, ``-`` a row gone)"""
    faults: frozenset[Cell] = frozenset()
    warnings: frozenset[str] = field(default_factory=frozenset)
    notes: frozenset[Cell] = frozenset()
    """What is told for information: sheets and columns that are not read."""
    whole: bool = False
    """Whether the sheets of the background are there too."""

    def raw(self) -> bytes:
        """The bytes of the workbook."""
        workbook = load_workbook(BytesIO(whole_export() if self.whole else clean_export()))
        self.make(workbook)
        written = BytesIO()
        workbook.save(written)
        return written.getvalue()


@cache
def example() -> Model:
    """The packaged example: small, fictional, with one confined item."""
    return load_model("voorbeeld")


@cache
def shown_example() -> Model:
    """What a workbook shows of it."""
    return without_confined(example())


@cache
def clean_export() -> bytes:
    """The export, without the sheets of the background: those are kept from the model."""
    book = book_of(shown_example())
    return xlsx(replace(book, pages=tuple(page for page in book.pages if page.main)))


@cache
def whole_export() -> bytes:
    """The export with every sheet."""
    return xlsx(book_of(shown_example()))


MESSES: list[Mess] = []


def mess(
    *,
    changes: set[tuple[str, str, str]] | None = None,
    faults: set[Cell] | None = None,
    warnings: set[str] | None = None,
    notes: set[Cell] | None = None,
    whole: bool = False,
) -> Callable[[Callable[[Workbook], None]], Callable[[Workbook], None]]:
    """Register a mess under the name of its function."""

    def register(make: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
        MESSES.append(
            Mess(
                make.__name__.replace("_", " "),
                make,
                frozenset(changes or ()),
                frozenset(faults or ()),
                frozenset(warnings or ()),
                frozenset(notes or ()),
                whole,
            )
        )
        return make

    return register


def heading(sheet: Worksheet, name: str, row: int = 4) -> int:
    """The column with this heading."""
    return next(cell.column for cell in sheet[row] if cell.value == name)


def find(sheet: Worksheet, identifier: str) -> int:
    """The row with this id, which stands in the last column."""
    return next(row[-1].row for row in sheet.iter_rows(min_row=5) if row[-1].value == identifier)


def put(workbook: Workbook, sheet: str, identifier: str, column: str, value: object) -> None:
    """Type ``value`` into one cell."""
    page = workbook[sheet]
    page.cell(find(page, identifier), heading(page, column)).value = value  # type: ignore[assignment]


# ── read as if nothing had happened ──────────────────────────────────────────────────────────────────────────────────


@mess()
def columns_in_another_order(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        rows = [list(reversed(row)) for row in sheet.iter_rows(min_row=4, values_only=True)]
        for number, row in enumerate(rows, start=4):
            for place, value in enumerate(row, start=1):
                sheet.cell(number, place).value = value


@mess(notes={("column-unread", "Stromen", 4, "B"), ("sheet-unread", "Planning", None, None)})
def extra_columns_and_a_chart_of_ones_own(workbook: Workbook) -> None:
    sheet = workbook["Stromen"]
    sheet.insert_cols(2)
    sheet["B4"] = "Opmerking van het projectteam"
    sheet["B5"] = "nog bespreken"
    workbook.create_sheet("Planning")["A1"] = "overleg volgende week"


@mess()
def title_rows_and_merged_group_headings(workbook: Workbook) -> None:
    sheet = workbook["Actoren"]
    urgent, ordinary = heading(sheet, "Bereikbaar bij spoed"), heading(sheet, "Bereikbaar gewoon")
    sheet.delete_rows(1, 3)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "OVERZICHT CRISISAANPAK (concept)"
    sheet.merge_cells("A1:F1")
    sheet.cell(2, urgent).value = "Bereikbaarheid"
    sheet.merge_cells(start_row=2, end_row=2, start_column=urgent, end_column=ordinary)
    sheet.cell(3, urgent).value, sheet.cell(3, ordinary).value = "spoed", "gewoon"


@mess()
def headings_in_row_nine_and_again_after_a_page_break(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat nodig"]
    headings = [cell.value for cell in sheet[4]]
    sheet.insert_rows(8)
    for place, value in enumerate(headings, start=1):
        sheet.cell(8, place).value = value
    sheet.insert_rows(1, 5)


@mess()
def dutch_date_in_words(workbook: Workbook) -> None:
    front(workbook, "Peildatum").value = "zondag 22 november 2026"


@mess()
def dutch_date_with_hyphens_as_text(workbook: Workbook) -> None:
    front(workbook, "Peildatum").value = "22-11-2026 "


@mess()
def date_as_a_bare_serial_number(workbook: Workbook) -> None:
    cell = front(workbook, "Peildatum")
    cell.value, cell.number_format = 46348, "General"


@mess()
def spaces_at_the_ends_and_hard_spaces(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = "\u00a0" + cell.value.replace(" ", "\u00a0") + "  "


@mess()
def everything_in_capitals(workbook: Workbook) -> None:
    for sheet, columns in {"Stromen": ("Van", "Naar", "Items", "Waarborg"), "Stoelen": ("Overleg", "Actor")}.items():
        for column in columns:
            place = heading(workbook[sheet], column)
            for row in range(4, workbook[sheet].max_row + 1):
                cell = workbook[sheet].cell(row, place)
                cell.value = cell.value.upper() if isinstance(cell.value, str) else cell.value


@mess()
def other_words_for_headings(workbook: Workbook) -> None:
    words = {
        "Stromen": {"Van": "Verzender", "Naar": "Ontvanger", "Items": "Informatie", "Uren": "Doorlooptijd (uren)"},
        "Wie heeft wat": {"Houder": "Wie", "Item": "Wat"},
        "Actoren": {"Bereikbaar gewoon": "Beschikbaarheid:", "Actor": "Functie *"},
    }
    for sheet, renamed in words.items():
        for cell in workbook[sheet][4]:
            cell.value = renamed.get(str(cell.value), cell.value)


@mess()
def other_words_for_values(workbook: Workbook) -> None:
    put(workbook, "Actoren", "basisteam", "Bereikbaar bij spoed", "24/7")
    put(workbook, "Actoren", "huisarts", "Bereikbaar gewoon", "Kantoortijden")
    put(workbook, "Wie heeft wat", "basisteam-separation", "Hoe weet die het", "uit eerste hand")
    put(workbook, "Stromen", "v1", "Kanaal", "telefonisch")
    put(workbook, "Stromen", "v1", "Uren", "480 min")
    put(workbook, "Actoren", "basisteam", "Posities volledig", "✓")


@mess()
def codes_and_english_for_names(workbook: Workbook) -> None:
    put(workbook, "Stromen", "v1", "Van", "school")
    put(workbook, "Stromen", "v1", "Naar", "veilig-thuis")
    put(workbook, "Stromen", "v1", "Items", "school-disclosure")
    put(workbook, "Actoren", "basisteam", "Bereikbaar bij spoed", "Around the clock")


@mess()
def excel_made_a_date_of_24_7(workbook: Workbook) -> None:
    put(workbook, "Actoren", "basisteam", "Bereikbaar bij spoed", datetime(2026, 7, 24))  # noqa: DTZ001


@mess(notes={("sheet-unread", "Flows", None, None)})
def an_old_copy_hidden_in_the_workbook(workbook: Workbook) -> None:
    old = workbook.copy_worksheet(workbook["Stromen"])
    old.title = "Flows"  # our own name for the same, in English
    old.delete_rows(6, 3)
    old.sheet_state = "hidden"


@mess()
def empty_rows_between_and_a_remark_below(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat"]
    sheet.insert_rows(6, 3)
    sheet.insert_rows(12)
    sheet.cell(sheet.max_row + 4, sheet.max_column + 3).value = "einde lijst"


@mess()
def the_grey_columns_were_thrown_away(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        for column in range(sheet.max_column, 0, -1):
            if str(sheet.cell(4, column).value).endswith(("(Engels)", "Id", "Id registratie", "Toelichting bij bron")):
                sheet.delete_cols(column)


@mess()
def sheets_with_names_of_their_own(workbook: Workbook) -> None:
    workbook["Wie heeft wat"].title = "Blad1"
    workbook["Stromen"].title = "inventarisatie najaar"
    workbook["Partners"].title = "Organisaties"


@mess()
def lists_with_commas_and_line_ends(workbook: Workbook) -> None:
    sheet = workbook["Afspraken"]
    for column in ("Partijen", "Gevers", "Ontvangers", "Items"):
        place = heading(sheet, column)
        for row in range(5, sheet.max_row + 1):
            cell, written = sheet.cell(row, place), sheet.cell(row, place).value
            if isinstance(written, str):
                cell.value = written.replace("; ", "\n• " if column == "Partijen" else ", ")


# ── read, with what somebody really changed ──────────────────────────────────────────────────────────────────────────


@mess(
    changes={("flows", "v1", "assurance"), ("flows", "v3", "-"), ("needs", "huisarts-separation-tri", "+")},
    warnings={"confidence-missing"},
)
def a_cell_changed_a_row_gone_a_row_new(workbook: Workbook) -> None:
    put(workbook, "Stromen", "v1", "Waarborg", "op initiatief")
    workbook["Stromen"].delete_rows(find(workbook["Stromen"], "v3"))
    sheet = workbook["Wie heeft wat nodig"]
    row = sheet.max_row + 1
    sheet.cell(row, 1).value, sheet.cell(row, 2).value, sheet.cell(row, 3).value = "Huisarts", "Scheiding", "triage"


@mess(
    changes={("holdings", "huisarts-threat", "+"), ("records", "huisarts-his-threat", "+")},
    warnings={"record-made", "confidence-missing"},
)
def somebody_added_what_the_gp_knows(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat"]
    row = sheet.max_row + 1
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "huisarts", "doodsbedreiging"
    sheet.cell(row, heading(sheet, "Hoe weet die het")).value = "van horen zeggen"


@mess(changes={("items", "threat", "label.en")}, warnings={"english-missing"})
def nobody_translated_the_new_name(workbook: Workbook) -> None:
    put(workbook, "Informatie-items", "threat", "Item (Engels)", None)


# ── refused, every faulty cell by name ───────────────────────────────────────────────────────────────────────────────


@mess(
    faults={
        ("cell-unknown", "Stromen", 5, "A"),
        ("cell-unknown", "Stromen", 6, "C"),
        ("cell-unknown", "Actoren", 5, "E"),
        ("cell-number", "Stromen", 7, "F"),
        ("cell-truth", "Actoren", 6, "G"),
        ("cell-date", "Lees mij", 10, "B"),
    }
)
def typing_errors_all_over(workbook: Workbook) -> None:
    workbook["Stromen"]["A5"] = "Schol"
    workbook["Stromen"]["C6"] = "Scheiding; Verwurgingg"
    workbook["Stromen"]["F7"] = "zo snel mogelijk"
    workbook["Actoren"]["E5"] = "meestal wel"
    workbook["Actoren"]["G6"] = "misschien"
    front(workbook, "Peildatum").value = "31-02-2026"


@mess(faults={("cell-missing", "Wie heeft wat", 5, "A"), ("cell-error", "Wie heeft wat", 6, "B")})
def an_empty_cell_and_an_error_value(workbook: Workbook) -> None:
    workbook["Wie heeft wat"]["A5"] = None
    workbook["Wie heeft wat"]["B6"] = "#N/A"


@mess(faults={("row-twice", "Stromen", 11, "Q")})
def a_row_copied_with_its_id(workbook: Workbook) -> None:
    sheet = workbook["Stromen"]
    for place in range(1, sheet.max_column + 1):
        sheet.cell(11, place).value = sheet.cell(5, place).value


@mess(faults={("column-missing", "Wie heeft wat", 4, None)})
def a_new_row_without_a_column_it_needs(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat"]
    sheet.delete_cols(heading(sheet, "Hoe weet die het"))
    row = sheet.max_row + 1
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "Huisarts", "Doodsbedreiging"


@mess(faults={("record-missing", "Wie heeft wat", 22, "B"), ("record-other", "Wie heeft wat", 5, "B")})
def holdings_that_no_record_carries(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat"]
    sheet["B5"] = "Verwurging"
    sheet["A22"], sheet["B22"], sheet["D22"] = "Programmagroep", "Cijfers", "zelf"


@mess(
    faults={
        ("personal-phone", "Stromen", 5, "G"),
        ("personal-bsn", "Partners", 5, "I"),
        ("personal-email", "Planning", 2, "A"),
    }
)
def personal_data_here_and_there(workbook: Workbook) -> None:
    workbook["Stromen"]["G5"] = "bel 06-12345678"
    workbook["Partners"]["I4"], workbook["Partners"]["I5"] = "BSN", 111222333
    workbook.create_sheet("Planning")["A2"] = "mail naar jan.jansen@example.org"


@mess(faults={("cell-formula", "Stromen", 5, "F"), ("cell-formula", "Planning", 1, "A")})
def formulas(workbook: Workbook) -> None:
    workbook["Stromen"]["F5"] = "=4*2"
    workbook.create_sheet("Planning")["A1"] = '=HYPERLINK("https://example.org","klik")'


@mess(faults={("column-twice", "Stromen", 4, "R")})
def a_column_that_is_there_twice(workbook: Workbook) -> None:
    workbook["Stromen"]["R4"] = "Van"


@mess(faults={("sheet-twice", "Flows", None, None)})
def two_sheets_about_the_same(workbook: Workbook) -> None:
    workbook.copy_worksheet(workbook["Stromen"]).title = "Flows"


@mess(faults={("cell-ambiguous", "Stromen", 5, "A")})
def a_name_that_two_functions_share(workbook: Workbook) -> None:
    put(workbook, "Actoren", "huisarts", "Actor", "Wijkteam (noord)")
    put(workbook, "Actoren", "school", "Actor", "Wijkteam (zuid)")
    workbook["Stromen"]["A5"] = "wijkteam"


@mess(faults={("cell-identifier", "Wie heeft wat nodig", 5, "G"), ("cell-too-long", "Partners", 5, "G")})
def an_id_with_spaces_and_an_account_of_a_case(workbook: Workbook) -> None:
    sheet = workbook["Wie heeft wat nodig"]
    sheet.cell(5, heading(sheet, "Id")).value = "Behoefte 1!"
    partners = workbook["Partners"]
    partners.cell(5, heading(partners, "Toelichting bij bron")).value = "en nog iets " * 500


@mess(faults={("cell-address", "Bronnen", 5, "B")}, whole=True)
def a_path_where_a_web_address_belongs(workbook: Workbook) -> None:
    sheet = workbook["Bronnen"]
    sheet.cell(5, heading(sheet, "Webadres")).value = "G:\\Veiligheid\\rapport.pdf"


@mess(faults={("sheet-headings", "Stromen", None, None)})
def the_headings_were_thrown_away(workbook: Workbook) -> None:
    workbook["Stromen"].delete_rows(1, 4)


def front(workbook: Workbook, name: str):  # type: ignore[no-untyped-def]
    """The cell beside a name on the first sheet."""
    sheet = workbook["Lees mij"]
    return next(sheet.cell(row[0].row, 2) for row in sheet.iter_rows(max_row=20) if row[0].value == name)
