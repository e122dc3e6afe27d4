"""A workbook before it is written: pages with lines of cells, in words. Both formats are written from this."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from ontology.model import Model
from ontology.terms import Text
from ontology.workbook.book import ROOM, Book, Line, Look, Page, Pick, Shown, widths_of
from ontology.workbook.columns import Column, Kind, Sheet
from ontology.workbook.names import Names, names_of
from ontology.workbook.sheets import HEADER, LISTS_NAME, SHEETS
from ontology.workbook.tables import Row, Tables, Value, tables_of
from ontology.workbook.words import clean

__all__ = ["ROOM", "Book", "Line", "Look", "Page", "Pick", "book_of", "shown_value"]

YES = Text("ja", "yes")
FIRST_ROW = 5
FRONT_WIDTHS = (30, 48, 70)

_HOMES = {sheet.kind: sheet for sheet in reversed(SHEETS) if sheet.column("label.nl") is not None and sheet.kind}

HOW: tuple[Text, ...] = (
    Text("Elk tabblad heeft bovenaan een korte uitleg, dan per kolom een hulpregel, dan de koppen. Vul onder de koppen "
         "in: één rij per ding.",
         "Every sheet has a short explanation on top, then a hint per column, then the headings. Fill in below the "
         "headings: one row per thing."),
    Text("Kies waar het kan uit de keuzelijst. Meer dan één naam in een cel: met een puntkomma ertussen.",
         "Choose from the drop-down list where there is one. More than one name in a cell: with a semicolon between."),
    Text("Grijze kolommen zijn voor wie het model onderhoudt. Laat een id bij een bestaande rij staan: daaraan wordt "
         "de rij herkend. Bij een nieuwe rij blijft het leeg.",
         "Grey columns are for who maintains the model. Leave the id of an existing row: it is how the row is "
         "recognised. On a new row it stays empty."),
    Text("Een rij weghalen haalt haar uit het model. Een heel tabblad of een hele kolom weglaten laat die ongewijzigd.",
         "Removing a row takes it out of the model. Leaving out a whole sheet or column keeps it as it was."),
    Text("Kolommen mogen in een andere volgorde staan en er mogen kolommen bij. Gebruik geen formules en geen macro's.",
         "Columns may be in another order and columns may be added. Use no formulas and no macros."),
    Text("Nooit gegevens over een persoon of een zaak: geen namen, nummers, adressen of geboortedata. Alleen soorten "
         "informatie, functies en uren.",
         "Never data about a person or a case: no names, numbers, addresses or birth dates. Only kinds of information, "
         "functions and hours."),
    Text("Leeg is onbekend, nooit nee. Een behoefte is geen recht, en dat een stroom bestaat zegt niet dat hij mag.",
         "Empty is unknown, never no. A need is not a right, and that a flow exists does not say that it may."),
    Text("Teruglezen: zichtlijn import BESTAND --against MODEL. Het antwoord noemt elke gewijzigde cel, of elke cel "
         "die niet te lezen is met wat u kunt doen. Is er één fout, dan wordt niets overgenomen.",
         "Reading back: zichtlijn import FILE --against MODEL. The answer names every changed cell, or every cell that "
         "cannot be read with what to do. With one fault, nothing is taken over."),
)  # fmt: skip

LEGEND: tuple[tuple[Text, Text], ...] = (
    (Text("Donkere kop", "Dark heading"), Text("invullen", "to fill in")),
    (Text("Grijze kop", "Grey heading"),
     Text("vertaling, bron of vast id; mag blijven zoals het is",
          "translation, source or fixed id; may stay as it is")),
    (Text("Blauw tabblad", "Blue tab"), Text("het model zelf", "the model itself")),
    (Text("Grijs tabblad", "Grey tab"),
     Text("achtergrond: stappen, factoren, bronnen", "background: steps, factors, sources")),
)  # fmt: skip


def book_of(model: Model, language: str = "nl", note: Text | None = None, *, blank: bool = False) -> Book:
    """The workbook of ``model``. ``note`` says what the caller left out; ``blank``: a form to fill in."""
    tables = tables_of(model)
    names = names_of(tables)
    lists = _Lists(names, language, blank=blank)
    pages = [_sheet_page(sheet, tables, names, lists, language) for sheet in SHEETS if sheet is not HEADER]
    front = _front(model, tables, names, language, note, blank=blank)
    marks = [Text("Hulpmiddel, geen juridisch advies.", "An aid, not legal advice.")]
    if model.fictional:
        marks.insert(0, Text("FICTIEF.", "FICTIONAL."))
    foot = f"{model.id}, {_version(model, language)}. {' '.join(mark.of(language) for mark in marks)}"
    return Book(
        model.title.of(language),
        date.fromisoformat(model.reference_date),
        foot,
        language,
        (front, *pages, lists.page()),
    )


def _version(model: Model, language: str) -> str:
    day = date.fromisoformat(model.reference_date)
    said = Text("versie {}, peildatum {:%d-%m-%Y}", "version {}, reference date {:%d-%m-%Y}").of(language)
    return said.format(model.version, day)


def shown_value(column: Column, value: Value, names: Names, language: str) -> Shown:
    """How a value is written in its cell."""
    match value:
        case None | "" | () | False:
            return None
        case True:
            return YES.of(language)
        case tuple():
            return "; ".join(names.shown(column.lists, one, language) for one in value)
        case str() if column.kind is Kind.DATE:
            return date.fromisoformat(value)
        case str() if column.lists:
            return names.shown(column.lists, value, language)
        case str():
            return clean(value)
        case _:
            return float(value)


# ── the front page ───────────────────────────────────────────────────────────────────────────────────────────────────


def _front(model: Model, tables: Tables, names: Names, language: str, note: Text | None, *, blank: bool) -> Page:
    lines = [
        *_head(model, language, note),
        Line(Look.PROSE, ()),
        _section("Over dit model", "About this model", language),
    ]
    row = tables[HEADER.key][0]
    for column in sorted(HEADER.columns, key=lambda one: one.light):
        shown = None if blank else shown_value(column, row[column.path], names, language)
        lines.append(Line(Look.KEY, (column.heading.of(language), shown, column.help.of(language))))
    lines += [Line(Look.PROSE, ()), _section("Hoe werkt dit werkboek?", "How does this workbook work?", language)]
    lines += [Line(Look.PROSE, (part,)) for sentence in HOW for part in _folded(sentence.of(language))]
    lines += [Line(Look.PROSE, ()), _section("Legenda", "Legend", language)]
    lines += [Line(Look.KEY, (name.of(language), means.of(language))) for name, means in LEGEND]
    lines += [Line(Look.PROSE, ()), _section("Tabbladen", "Sheets", language)]
    rows = Text("{} rijen", "{} rows").of(language)
    lines += [
        Line(Look.KEY, (sheet.name.of(language), rows.format(len(tables[sheet.key])), sheet.help.of(language)))
        for sheet in SHEETS
        if sheet is not HEADER
    ]
    return Page(HEADER.name.of(language), tuple(lines), FRONT_WIDTHS, main=True)


def _head(model: Model, language: str, note: Text | None) -> Iterator[Line]:
    yield Line(Look.TITLE, (f"Zichtlijn: {model.title.of(language)}",))
    if model.fictional:
        yield Line(Look.MARK, _across(Text("Dit model is fictief.", "This model is fictional.").of(language)))
    yield Line(Look.MARK, _across(Text("Hulpmiddel, geen juridisch advies.", "An aid, not legal advice.").of(language)))
    if note is not None:
        yield Line(Look.MARK, _across(note.of(language)))


def _folded(sentence: str) -> list[str]:
    """Lines that fit the page: a cell that is folded by itself would need a height."""
    return textwrap.wrap(f"• {sentence}", 135, subsequent_indent="   ")


def _section(nl: str, en: str, language: str) -> Line:
    return Line(Look.SECTION, _across(Text(nl, en).of(language)))


def _across(text: str) -> tuple[Shown, ...]:
    """A text whose look goes on over the whole width of the front page."""
    return (text, *(None,) * (len(FRONT_WIDTHS) - 1))


# ── the other pages ──────────────────────────────────────────────────────────────────────────────────────────────────


class _Lists:
    """What drop-down lists show: names on a sheet of their own kind, so that new rows are in the list too; else the
    hidden page, a column per list.
    """

    def __init__(self, names: Names, language: str, *, blank: bool) -> None:
        self._names = names
        self._language = language
        self._blank = blank
        self._columns: dict[tuple[str, ...], list[str]] = {}

    def pick(self, column: Column) -> Pick | None:
        if column.kind not in (Kind.CHOICE, Kind.LINK, Kind.TRUTH):
            return None
        if column.kind is Kind.LINK and column.lists != ("controller",):
            home = _HOMES.get(column.lists[0])
            if home is None:
                return None
            if len(column.lists) == 1 or self._blank:
                rows = len(self._names.ids(column.lists[:1])) + ROOM
                return Pick(home.name.of(self._language), 0, FIRST_ROW, rows, False)
        key, listed = self._listed(column)
        self._columns.setdefault(key, listed)
        place = list(self._columns).index(key)
        strict = column.kind is not Kind.LINK
        return Pick(LISTS_NAME.of(self._language), place, 2, len(listed), strict) if listed else None

    def _listed(self, column: Column) -> tuple[tuple[str, ...], list[str]]:
        if column.kind is Kind.TRUTH:
            return ("ja-nee",), [YES.of(self._language), Text("nee", "no").of(self._language)]
        shown = (self._names.shown(column.lists, one, self._language) for one in self._names.ids(column.lists))
        return column.lists, sorted(shown, key=str.casefold)

    def page(self) -> Page:
        height = max((len(column) for column in self._columns.values()), default=0)
        heads = Line(Look.HEADING, tuple(" / ".join(key) for key in self._columns))
        rows = (
            Line(Look.ROW, tuple(column[row] if row < len(column) else None for column in self._columns.values()))
            for row in range(height)
        )
        return Page(LISTS_NAME.of(self._language), (heads, *rows), (24,) * len(self._columns), heading=1, hidden=True)


def _sheet_page(sheet: Sheet, tables: Tables, names: Names, lists: _Lists, language: str) -> Page:
    columns = sorted(sheet.columns, key=lambda column: column.light)
    registers = {str(row["id"]): row["register"] for row in tables["records"]}
    rows = [Line(Look.ROW, _cells(columns, row, registers, names, language)) for row in tables[sheet.key]]
    lines = [
        Line(Look.TITLE, (sheet.name.of(language),)),
        Line(Look.HELP, (sheet.help.of(language),)),
        Line(Look.HINTS, tuple(column.help.of(language) for column in columns)),
        Line(Look.HEADING, tuple(column.heading.of(language) for column in columns)),
    ]
    picks = {place: pick for place, column in enumerate(columns) if (pick := lists.pick(column)) is not None}
    return Page(
        sheet.name.of(language),
        (*lines, *rows),
        widths_of(columns, rows),
        heading=4,
        light=frozenset(place for place, column in enumerate(columns) if column.light),
        picks=picks,
        hints=tuple(column.help.of(language) for column in columns),
        main=sheet.main,
    )


def _cells(
    columns: Sequence[Column], row: Row, registers: dict[str, Value], names: Names, language: str
) -> tuple[Shown, ...]:
    return tuple(
        shown_value(
            column, registers.get(str(row["record"]), "") if column.derived else row[column.path], names, language
        )
        for column in columns
    )
