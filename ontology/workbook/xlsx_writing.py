"""A book as xlsx, through openpyxl. Texts are written as texts, so nothing is ever a formula; same book, same bytes."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ontology.workbook.book import ROOM, Book, Look, Page, Shown, height_of
from ontology.workbook.packing import pack

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["xlsx"]

DARK, PALE, MIDDLE, LINE, MARKED = "1F3A5F", "F3F5F8", "5B6770", "C9D1DA", "FFF3CD"

FILLED = (Look.ROW, Look.KEY, Look.MARK, Look.SECTION)
"""Lines whose look shows in empty cells too."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_CORE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Zichtlijn</dc:creator><dc:title>{title}</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
)


def xlsx(book: Book) -> bytes:
    """The bytes of the workbook."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    styles = _styles(workbook)
    for page in book.pages:
        _page(workbook, page, book, styles)
    written = BytesIO()
    workbook.save(written)
    return pack(_parts(written.getvalue(), book))


def _parts(raw: bytes, book: Book) -> list[tuple[str, bytes]]:
    """The parts that openpyxl wrote; its own clock in the properties gives way to the model's date."""
    from xml.sax.saxutils import escape

    core = _CORE.format(title=escape(book.title), day=book.day.isoformat()).encode()
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return [(name, core if name == "docProps/core.xml" else archive.read(name)) for name in names]


def _styles(workbook: Workbook) -> dict[str, str]:
    from openpyxl.styles import Alignment, Border, NamedStyle, PatternFill, Side
    from openpyxl.styles import Font as PlainFont

    def font(**look: object) -> PlainFont:
        return PlainFont(**{"name": "Calibri", "size": 11, **look})  # type: ignore[arg-type]

    under = Border(bottom=Side(style="thin", color=LINE))
    top = Alignment(vertical="top", wrap_text=True)
    flat = Alignment(vertical="top")
    left = Alignment(vertical="top", horizontal="left", wrap_text=True)
    made = {
        "title": (font(bold=True, size=16, color=DARK), None, flat, None),
        "mark": (font(bold=True, color="6B4E00"), MARKED, flat, None),
        "help": (font(color=MIDDLE), None, flat, None),
        "hints": (font(size=8, italic=True, color=MIDDLE), None, top, None),
        "heading": (font(bold=True, color="FFFFFF"), DARK, Alignment(vertical="center", wrap_text=True), under),
        "heading-light": (font(bold=True, color=DARK), LINE, Alignment(vertical="center", wrap_text=True), under),
        "row": (font(), None, left, under),
        "row-light": (font(size=9, color=MIDDLE), PALE, flat, under),
        "section": (font(bold=True, size=12, color=DARK), None, flat, under),
        "key": (font(bold=True), None, top, None),
        "key-value": (font(), PALE, left, under),
        "key-help": (font(italic=True, color=MIDDLE), None, top, None),
        "prose": (font(), None, flat, None),
    }
    for name, (letters, fill, alignment, border) in made.items():
        style = NamedStyle(f"zichtlijn-{name}", font=letters, alignment=alignment, number_format="General")
        if fill:
            style.fill = PatternFill("solid", fgColor=fill)
        if border:
            style.border = border
        workbook.add_named_style(style)
    return {name: f"zichtlijn-{name}" for name in made}


def _page(workbook: Workbook, page: Page, book: Book, styles: dict[str, str]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(page.name)
    for number, line in enumerate(page.lines, start=1):
        for place, value in enumerate(line.cells):
            if value is not None or line.look in FILLED:
                cell = sheet.cell(number, place + 1)
                cell.style = styles[_style(line.look, place, place in page.light)]
                _fill(cell, value)
        height = height_of(page, line)
        if height is not None:
            sheet.row_dimensions[number].height = height
    for place, width in enumerate(page.widths):
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = DARK if page.main else "9AA5B1"
    if page.hidden:
        sheet.sheet_state = "hidden"
    if page.heading and not page.hidden:
        _table(sheet, page, book)
    _print(sheet, page, book)


def _style(look: Look, place: int, light: bool) -> str:
    if look in (Look.ROW, Look.HEADING) and light:
        return f"{look.value}-light"
    if look is Look.KEY and place:
        return "key-value" if place == 1 else "key-help"
    return look.value


def _fill(cell: Any, value: Shown) -> None:
    if isinstance(value, str):
        cell.value = value
        cell.data_type = "s"  # also what begins with «=»
        if value.startswith(_RISKY):
            cell.quotePrefix = True
    elif isinstance(value, date):
        cell.value = datetime(value.year, value.month, value.day)  # noqa: DTZ001  a cell has no zone
        cell.number_format = "DD-MM-YYYY"
    elif value is not None:
        cell.value = int(value) if float(value).is_integer() else value


def _table(sheet: Worksheet, page: Page, book: Book) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = get_column_letter(len(page.widths))
    sheet.freeze_panes = f"B{page.heading + 1}"
    sheet.auto_filter.ref = f"A{page.heading}:{last}{max(len(page.lines), page.heading + 1)}"
    sheet.print_title_rows = f"{page.heading}:{page.heading}"
    title = {"nl": "Kies uit de lijst", "en": "Choose from the list"}[book.language]
    error = {"nl": "Deze waarde staat niet in de lijst.", "en": "This value is not in the list."}[book.language]
    for place, pick in sorted(page.picks.items()):
        letter = get_column_letter(pick.column + 1)
        rule = DataValidation(
            type="list",
            formula1=f"'{pick.page}'!${letter}${pick.first}:${letter}${pick.first + pick.count - 1}",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop" if pick.strict else "warning",
            errorTitle=title,
            error=error,
            showInputMessage=True,
            promptTitle=title,
            prompt=page.hints[place][:250],
        )
        here = get_column_letter(place + 1)
        rule.add(f"{here}{page.heading + 1}:{here}{len(page.lines) + ROOM}")
        sheet.add_data_validation(rule)


def _print(sheet: Any, page: Page, book: Book) -> None:
    from openpyxl.utils import get_column_letter

    seen = len(page.widths) - len(page.light)
    if page.heading and not page.hidden and page.light:
        sheet.print_area = f"A1:{get_column_letter(seen)}{len(page.lines)}"  # what is light is not for paper
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if seen > 7 else 9  # A3 for wide sheets, else A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = page.name.replace("&", "&&")
    sheet.oddFooter.left.text = book.foot.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
