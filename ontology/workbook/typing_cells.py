"""One cell to one value, by whatever word somebody wrote it; or what is wrong with it, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from ontology.iris import iri_trouble
from ontology.personal_data import is_free_of_errors
from ontology.workbook.caps import LONGEST_TEXT
from ontology.workbook.cells import Cell
from ontology.workbook.columns import Column, Kind
from ontology.workbook.names import Names
from ontology.workbook.sheets import SHEETS
from ontology.workbook.tables import Value
from ontology.workbook.values import as_date, as_number, as_text, as_truth
from ontology.workbook.words import clean

__all__ = ["IDENTIFIER", "Trouble", "quoted", "typed"]

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Z]{3}|S[0-9]+")
_SHOWN = 60


class Trouble(Exception):
    """A cell that cannot be read: the rule it breaks, and what completes the sentence."""

    def __init__(self, rule: str, **fill: str | int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.fill = fill


def typed(cell: Cell, column: Column, names: Names) -> Value:
    """The value of a cell that is not empty. Raises ``Trouble``."""
    if cell.trouble:
        raise Trouble(cell.trouble)
    return _READERS[column.kind](cell, column, names)


def quoted(text: str) -> str:
    """A value as it may be repeated in a message: short, and never with personal data."""
    short = " ".join(text.split())
    short = short if len(short) <= _SHOWN else f"{short[:_SHOWN]}…"
    return short if is_free_of_errors(text) else "…"


def _text(cell: Cell, _column: Column, _names: Names) -> str:
    text = clean(as_text(cell.value))
    if len(text) > LONGEST_TEXT:
        raise Trouble("cell-too-long", limit=LONGEST_TEXT)
    return text


def _identifier(cell: Cell, _column: Column, _names: Names) -> str:
    text = _text(cell, _column, _names)
    if text and not IDENTIFIER.fullmatch(text):
        raise Trouble("cell-identifier")
    return text


def _address(cell: Cell, _column: Column, _names: Names) -> str:
    text = _text(cell, _column, _names)
    if text and (not text.startswith(("https://", "http://", "urn:")) or iri_trouble(text) is not None):
        raise Trouble("cell-address")
    return text


def _date(cell: Cell, _column: Column, _names: Names) -> str:
    found = as_date(cell.value)
    if found is None:
        raise Trouble("cell-date")
    return found


def _truth(cell: Cell, _column: Column, _names: Names) -> bool:
    found = as_truth(cell.value)
    if found is None:
        raise Trouble("cell-truth")
    return found


def _number(cell: Cell, column: Column, _names: Names) -> float | None:
    fits, found = as_number(cell.value)
    if not fits or (found is not None and (found < 0 or (column.kind is Kind.WHOLE and not found.is_integer()))):
        raise Trouble("cell-number")
    return found


def _link(cell: Cell, column: Column, names: Names) -> str:
    return _one(_as_written(cell, column), column, names)


def _links(cell: Cell, column: Column, names: Names) -> tuple[str, ...]:
    """Names between semicolons or on lines of their own; between commas where that gives names."""
    found: set[str] = set()
    for part in _parts(clean(as_text(cell.value))):
        found |= _several(part, column, names)
    return tuple(sorted(found))


def _parts(written: str) -> list[str]:
    """What stands between semicolons or line ends; a semicolon between brackets belongs to a name.

    >>> _parts("Onderwijs (po; vo); GGD\\nHuisarts")
    ['Onderwijs (po; vo)', 'GGD', 'Huisarts']
    """
    parts, depth = [""], 0
    for char in written:
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char == "\n" or (char == ";" and not depth):
            parts.append("")
            depth = 0
        else:
            parts[-1] += char
    return [part.strip(" -–•") for part in parts if part.strip(" -–•")]


def _several(part: str, column: Column, names: Names) -> set[str]:
    if not names.find(column.lists, part) and ("," in part or "/" in part or " en " in part):
        for split in (r",", r",|\ben\b", r",|/"):
            pieces = [piece.strip() for piece in re.split(split, part) if piece.strip()]
            if all(_found(piece, column, names) for piece in pieces):
                return {_one(piece, column, names) for piece in pieces}
    return {_one(part, column, names)}


def _as_written(cell: Cell, column: Column) -> str:
    value = cell.value
    if column.lists == ("availability",) and isinstance(value, date) and (value.day, value.month) == (24, 7):
        return "24/7"  # a Dutch spreadsheet takes it for the twenty-fourth of July
    return clean(as_text(value))


def _found(written: str, column: Column, names: Names) -> list[str]:
    found = names.find(column.lists, written)
    if not found and column.lists == ("source",) and written.isdigit():
        found = names.find(column.lists, f"S{int(written):02}")
    return found


def _one(written: str, column: Column, names: Names) -> str:
    found = _found(written, column, names)
    if len(found) == 1:
        return found[0]
    what = quoted(written)
    if found:
        known = " of ".join(f"«{names.label(column.lists, one).nl} [{one}]»" for one in found[:4])
        raise Trouble("cell-ambiguous", what=what, known=known)
    raise Trouble("cell-unknown", what=what, **_remedy(written, column, names))


def _remedy(written: str, column: Column, names: Names) -> Mapping[str, str]:
    near = [names.near(column.lists, written, language) for language in ("nl", "en")]
    where = _homes(column)
    nl = en = ""
    if near[0]:
        nl = f"Bedoelt u {' of '.join(f'«{one}»' for one in near[0])}? "
        en = f"Did you mean {' or '.join(f'«{one}»' for one in near[1] or near[0])}? "
    if where:
        nl += f"Kies uit de keuzelijst, of voeg het eerst toe op tabblad «{where[0]}»."
        en += f"Choose from the list, or add it first on sheet «{where[1]}»."
    else:
        ids = names.ids(column.lists)[:12]
        choices = {lang: ", ".join(f"«{names.shown(column.lists, one, lang)}»" for one in ids) for lang in ("nl", "en")}
        nl += f"Kies uit: {choices['nl']}."
        en += f"Choose from: {choices['en']}."
    return {"known": nl, "known_en": en}


def _homes(column: Column) -> tuple[str, str] | None:
    """The sheet on which something of these lists is added."""
    if "controller" in column.lists or "instrument" in column.lists:
        return "Begrippen", "Concepts"
    for sheet in SHEETS:
        if sheet.kind and sheet.kind in column.lists and sheet.key != "left_out_needs":
            return sheet.name.nl, sheet.name.en
    return None


_READERS: Mapping[Kind, Callable[[Cell, Column, Names], Value]] = {
    Kind.IDENTIFIER: _identifier,
    Kind.TEXT: _text,
    Kind.WORD: _text,
    Kind.ADDRESS: _address,
    Kind.DATE: _date,
    Kind.TRUTH: _truth,
    Kind.NUMBER: _number,
    Kind.WHOLE: _number,
    Kind.CHOICE: _link,
    Kind.LINK: _link,
    Kind.LINKS: _links,
}
