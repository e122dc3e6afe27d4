"""The formats of ``zichtlijn export``: one line per format. A writer takes a workspace and a language and gives bytes.

To add one: write a function here that imports its writer inside, and add a line to :data:`FORMATS`. No file says who
knows a confined item; ``visualisations.closing`` leaves that out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.export_pictures import PLAIN
from ontology.terms import Text

if TYPE_CHECKING:
    from api.workspace import Workspace
    from ontology.model import Model
    from ontology.workbook.pages import Book

__all__ = ["FORMATS", "Format", "as_ods", "as_turtle", "as_xlsx", "template_bytes"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is, and its writer. The same workspace and language give the same bytes."""

    about: Text
    write: Callable[[Workspace, str], bytes]


def as_xlsx(workspace: Workspace, language: str) -> bytes:
    """The model as an Excel workbook, to change and to read back."""
    from ontology.workbook.xlsx_writing import xlsx

    return xlsx(_book(workspace.model, language))


def as_ods(workspace: Workspace, language: str) -> bytes:
    """The same workbook as OpenDocument."""
    from ontology.workbook.ods_writing import ods

    return ods(_book(workspace.model, language))


def as_turtle(workspace: Workspace, _language: str) -> bytes:
    """The model as canonical Turtle, under a line that says what was left out."""
    from ontology.writer import turtle
    from visualisations.closing import closing_note, without_confined

    note = closing_note(workspace.model)
    return ((f"# {note}\n\n" if note else "") + turtle(without_confined(workspace.model))).encode()


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(Text("Excel-werkboek", "Excel workbook"), as_xlsx),
    "ods": Format(Text("OpenDocument-werkboek", "OpenDocument workbook"), as_ods),
    "ttl": Format(Text("Turtle", "Turtle"), as_turtle),
    **{name: Format(about, write) for name, (about, write) in PLAIN.items()},
}
"""By the name of the format, which is also how the file's name ends."""


def template_bytes(suffix: str, language: str) -> bytes:
    """The empty workbook in the format of ``suffix`` (``xlsx`` or ``ods``)."""
    from ontology.loading import load_model
    from ontology.workbook.ods_writing import ods
    from ontology.workbook.pages import book_of
    from ontology.workbook.template import template_model
    from ontology.workbook.xlsx_writing import xlsx

    book = book_of(template_model(load_model("referentie")), language, blank=True)
    return ods(book) if suffix == "ods" else xlsx(book)


def _book(model: Model, language: str) -> Book:
    from ontology.workbook.pages import book_of
    from visualisations.closing import closing_note, without_confined

    note = closing_note(model)
    nl, _, en = note.partition(" / ")
    return book_of(without_confined(model), language, Text(nl, en) if note else None)
