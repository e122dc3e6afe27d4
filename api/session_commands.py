"""The commands ``session`` and ``session-import``: a sheet to fill in with a partner, and what it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Lang, Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.session_asking import Imported
    from ontology.model import Model

__all__ = ["session", "session_import"]

_REFUSED = 2
FORMATS = ("xlsx", "ods", "html", "pdf")
LISTS = ("csv", "xlsx", "ods", "md")


def session(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    partner: Annotated[str | None, typer.Option("--partner", help="Alleen deze partner; zonder: allemaal.")] = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="xlsx, ods, html of pdf; zonder: zoals de naam van --out eindigt.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Bestand; zonder: een naam met het model erin.")] = None,
    lang: Lang = Language.NL,
) -> None:
    """Maak het gespreksblad: per partner wat het model over die partner zegt, om aan te kruisen.

    Op papier (html, pdf) en als werkboek (xlsx, ods) met dezelfde nummers. Het werkboek is terug te lezen met
    session-import.

    Voorbeeld: zichtlijn session rijswijk --partner arosa --out build/gesprek-arosa.xlsx
    """
    from api.session_asking import sheet_of
    from api.wording import say
    from ontology.loading import load_model

    chosen = _format(format_, out, FORMATS)
    typer.echo(say("reading", lang, model=model), err=True)
    loaded = load_model(model)
    parts, gaps = sheet_of(loaded, partner)
    name = "-".join(["gesprek", loaded.id, *([parts[0].partner] if partner is not None else [])])
    _write(out or Path(f"{name}.{chosen}"), _writers()[chosen](loaded, parts, gaps, lang), lang)


def session_import(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Ingevuld gespreksblad: .xlsx of .ods.")],
    against: Annotated[str, typer.Option("--against", help="Model waar het gespreksblad van is gemaakt.")],
    session_date: Annotated[str, typer.Option("--session-date", help="Dag van het gesprek (jjjj-mm-dd).")],
    out: Annotated[Path | None, typer.Option("--out", help="Turtle-bestand voor het model erna (.ttl).")] = None,
    actions: Annotated[
        Path | None, typer.Option("--actions", help="Bestand voor de actielijst: .csv, .xlsx, .ods of .md.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Lees een ingevuld gespreksblad: wat is bevestigd, wat gaat weg, wat wordt onbekend, en wat is afgesproken?

    Alles of niets: met één fout wordt niets overgenomen, en alle fouten staan er tegelijk, per cel.

    Voorbeeld: zichtlijn session-import gesprek.xlsx --against rijswijk --session-date 2026-11-20 --out build/na.ttl
    """
    from api.session_asking import read_back
    from api.session_text import session_text
    from api.session_wire import session_object
    from api.wire import dump
    from ontology.loading import load_model

    day = _day(session_date)
    suffix = _format(None, actions, LISTS) if actions is not None else ""
    if not as_json:
        typer.echo({"nl": "Lezen en controleren …", "en": "Reading and checking …"}[lang], err=True)
    model = load_model(against)
    imported = read_back(file, model, day, lang)
    if as_json:
        typer.echo(dump(session_object(imported, model, day)), nl=False)
    else:
        typer.echo(session_text(imported, model, day, lang))
    if imported.applied is None:
        raise typer.Exit(_REFUSED)
    if out is not None:
        from ontology.writer import turtle

        _write(out, turtle(imported.applied.model).encode(), lang, quiet=as_json)
    if actions is not None:
        _write(actions, _action_list(imported, model, day, suffix, lang), lang, quiet=as_json)


def _writers() -> dict[str, Callable[..., bytes]]:
    from ontology.workbook.ods_writing import ods
    from ontology.workbook.session_pages import session_book
    from ontology.workbook.xlsx_writing import xlsx
    from visualisations.reports.session_sheet import session_html, session_pdf

    return {
        "xlsx": lambda *asked: xlsx(session_book(*asked)),
        "ods": lambda *asked: ods(session_book(*asked)),
        "html": lambda *asked: session_html(*asked).encode(),
        "pdf": session_pdf,
    }


def _action_list(imported: Imported, model: Model, day: str, suffix: str, language: str) -> bytes:
    from ontology.workbook.ods_writing import ods
    from ontology.workbook.session_actions import actions_book
    from ontology.workbook.xlsx_writing import xlsx
    from visualisations.session_actions import actions_csv, actions_markdown

    asked = (model, imported.session.actions, imported.gaps, day, language)
    match suffix:
        case "csv":
            return actions_csv(*asked).encode()
        case "md":
            return actions_markdown(*asked).encode()
        case _:
            return (ods if suffix == "ods" else xlsx)(actions_book(*asked))


def _day(written: str) -> str:
    """The day as ISO. Raises ``UserError``."""
    from ontology.errors import UserError
    from ontology.workbook.values import as_date

    day = as_date(written)
    if day is None:
        raise UserError(
            f"«{written}» is geen datum. Schrijf bijvoorbeeld 2026-11-20.",
            f"«{written}» is not a date. Write for instance 2026-11-20.",
        )
    return day


def _format(given: str | None, out: Path | None, known: tuple[str, ...]) -> str:
    """The format that was asked for, or that the name of the file says. Raises ``UnknownName``."""
    from ontology.errors import UnknownName

    chosen = (given or (out.suffix.lstrip(".") if out is not None else "") or known[0]).lower()
    if chosen not in known:
        raise UnknownName("vorm", "format", chosen, known)
    return chosen


def _write(path: Path, raw: bytes, language: str, *, quiet: bool = False) -> None:
    from api.terminal import files_text
    from ontology.errors import UserError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except OSError:
        raise UserError(
            f"«{path.name}» kan niet worden geschreven. Is het bestand nog open?",
            f"«{path.name}» cannot be written. Is the file still open?",
        ) from None
    typer.echo(files_text([path], language), err=quiet)
