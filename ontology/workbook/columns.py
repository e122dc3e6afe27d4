"""What a column and a sheet of the workbook are, and the groups of columns that almost every sheet has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.extraction_values import DEFINITION, LABEL, SOURCE
from ontology.terms import Text
from ontology.vocabulary import term

__all__ = [
    "Column",
    "Kind",
    "Sheet",
    "choice",
    "describing",
    "evidence",
    "identifier",
    "label",
    "link",
    "links",
    "number",
    "texts",
    "truth",
    "word",
]


class Kind(StrEnum):
    """What a cell of a column holds. The value is the code in ``docs/reference``; ``Column.lists`` says of what."""

    IDENTIFIER = "identifier"  # the id of the row itself
    TEXT = "text"  # a sentence in one language
    WORD = "word"  # a text without language: a register, a version, a note
    CHOICE = "choice"  # one of a fixed list
    LINK = "link"  # one other row, by name
    LINKS = "links"  # other rows, by name, separated by a semicolon
    TRUTH = "truth"  # yes or no; empty is no
    NUMBER = "number"  # a number of hours or an amount; empty is unknown
    WHOLE = "whole"  # a whole number
    DATE = "date"
    ADDRESS = "address"  # a web address


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path`` is where its value stands in the row's domain type (``evidence.confidence``).

    ``lists`` names what the value is picked from: schemes of concepts, or kinds of rows. ``property`` is the IRI of the
    ontology's property, so that a shape that fails on it is told at this cell. ``derived``: shown for the reader, told
    by another sheet. ``light``: of interest to who maintains the model.
    """

    path: str
    heading: Text
    kind: Kind
    help: Text
    synonyms: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    property: str = ""
    required: bool = False
    derived: bool = False
    light: bool = False
    width: int = 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``key`` is the field of ``Model`` it shows, ``kind`` the path segment of the IRI of a row.

    ``natural`` names the columns that together tell rows apart where the id was lost. ``main`` sheets come first; the
    others hold what the model needs to come back whole.
    """

    key: str
    name: Text
    kind: str
    help: Text
    columns: tuple[Column, ...]
    synonyms: tuple[str, ...] = ()
    natural: tuple[str, ...] = ("label.nl",)
    main: bool = False

    def column(self, path: str) -> Column | None:
        """The column of that path, if the sheet has one."""
        return next((column for column in self.columns if column.path == path), None)


# ── columns that return ──────────────────────────────────────────────────────────────────────────────────────────────


def identifier(help_nl: str = "", help_en: str = "") -> Column:
    """The id of the row: small letters, digits and hyphens."""
    return Column(
        "id",
        Text("Id", "Id"),
        Kind.IDENTIFIER,
        Text(
            help_nl or "Vaste korte naam. Laat leeg bij een nieuwe rij; verander haar niet bij een bestaande.",
            help_en or "Fixed short name. Leave empty for a new row; do not change it on an existing one.",
        ),
        synonyms=("code", "sleutel", "key", "identifier", "kenmerk"),
        light=True,
        width=26,
    )


def texts(
    path: str, nl: str, en: str, help_nl: str, help_en: str, property_: str, *synonyms: str, required: bool = False
) -> tuple[Column, Column]:
    """A sentence in Dutch and the same in English."""
    return (
        Column(
            f"{path}.nl", Text(nl, f"{en} (Dutch)"), Kind.TEXT, Text(help_nl, help_en),
            (*synonyms, f"{nl} (nl)", f"{nl} nederlands"), (), property_, required, width=42,
        ),
        Column(
            f"{path}.en", Text(f"{nl} (Engels)", f"{en} (English)"), Kind.TEXT,
            Text("Dezelfde tekst in het Engels; leeg laten mag bij een nieuwe rij.",
                 "The same text in English; may stay empty on a new row."),
            (*(f"{synonym} (engels)" for synonym in synonyms), f"{nl} (en)", f"{nl} en", en), (), property_,
            light=True, width=30,
        ),
    )  # fmt: skip


def label(nl: str, en: str, *synonyms: str) -> tuple[Column, Column]:
    """What the row is called, in both languages."""
    return texts(
        "label", nl, en, "Zoals iedereen het noemt, zonder namen van personen.",
        "As everybody calls it, without names of persons.", LABEL, "naam", "name", "omschrijving kort", *synonyms,
        required=True,
    )  # fmt: skip


def describing(path: str, nl: str, en: str, help_nl: str, help_en: str, *synonyms: str) -> tuple[Column, Column]:
    """The definition of the row, in both languages."""
    return texts(path, nl, en, help_nl, help_en, DEFINITION, *synonyms)


def choice(
    path: str, nl: str, en: str, help_nl: str, help_en: str, scheme: str, property_: str, *synonyms: str,
    required: bool = True,
) -> Column:  # fmt: skip
    """One concept of a fixed list."""
    return Column(
        path, Text(nl, en), Kind.CHOICE, Text(help_nl, help_en), synonyms, (scheme,), term(property_), required,
        width=22,
    )  # fmt: skip


def link(
    path: str, nl: str, en: str, help_nl: str, help_en: str, lists: tuple[str, ...], property_: str, *synonyms: str,
    required: bool = True, light: bool = False,
) -> Column:  # fmt: skip
    """One other row, by its name."""
    return Column(
        path, Text(nl, en), Kind.LINK, Text(help_nl, help_en), synonyms, lists, term(property_), required,
        light=light, width=30,
    )  # fmt: skip


def links(
    path: str, nl: str, en: str, help_nl: str, help_en: str, lists: tuple[str, ...], property_: str, *synonyms: str,
    required: bool = False, light: bool = False,
) -> Column:  # fmt: skip
    """Other rows, by their names."""
    return Column(
        path, Text(nl, en), Kind.LINKS, Text(f"{help_nl} Meer dan één: met een puntkomma ertussen.",
        f"{help_en} More than one: with a semicolon between them."), synonyms, lists, term(property_), required,
        light=light, width=42,
    )  # fmt: skip


def truth(path: str, nl: str, en: str, help_nl: str, help_en: str, property_: str, *synonyms: str) -> Column:
    """Yes or no."""
    return Column(
        path, Text(nl, en), Kind.TRUTH, Text(help_nl, help_en), synonyms, (), term(property_) if property_ else "",
        width=14,
    )  # fmt: skip


def number(path: str, nl: str, en: str, help_nl: str, help_en: str, property_: str, *synonyms: str) -> Column:
    """A number; empty is unknown."""
    return Column(path, Text(nl, en), Kind.NUMBER, Text(help_nl, help_en), synonyms, (), term(property_), width=12)


def word(
    path: str, nl: str, en: str, help_nl: str, help_en: str, property_: str, *synonyms: str,
    required: bool = False, light: bool = False,
) -> Column:  # fmt: skip
    """A text without language."""
    return Column(
        path, Text(nl, en), Kind.WORD, Text(help_nl, help_en), synonyms, (), property_, required, light=light, width=24
    )


def evidence(start: str = "evidence") -> tuple[Column, Column, Column]:
    """Where the row comes from."""
    return (
        choice(f"{start}.confidence", "Betrouwbaarheid", "Confidence", "Hoe zeker dit is.", "How sure this is.",
               "confidence", "hasConfidence", "zekerheid", "hoe zeker", required=False),
        Column(f"{start}.sources", Text("Bronnen", "Sources"), Kind.LINKS,
               Text("Nummers van het tabblad Bronnen, met een puntkomma ertussen.",
                    "Numbers of the sheet Sources, with a semicolon between them."),
               ("bron", "source", "bronnummer", "bronnummers"), ("source",), SOURCE, light=True, width=16),
        word(f"{start}.note", "Toelichting bij bron", "Note on the source",
             "Welk deel de bron dekt, of wat is aangenomen.", "Which part the source covers, or what is assumed.",
             term("evidenceNote"), "bron toelichting", "opmerking bij bron", light=True),
    )  # fmt: skip
