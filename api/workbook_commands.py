"""The commands ``template``, ``export`` and ``import``: a model out to Excel, Turtle and other files, and back."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Lang, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontology.model import Model
    from ontology.workbook.admission import ImportedWorkbook
    from ontology.workbook.differences import Change

__all__ = ["export", "import_workbook", "template"]

_REFUSED = 2

Source = Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand of werkboek.")]


Picture = Annotated[str, typer.Option("--picture", help="matrix, network, routes, sankey, upset, ego of timeline.")]
Paper = Annotated[
    str | None, typer.Option("--paper", help="A4, A3, A2, scherm (16:9) of vel (één blad); pdf zonder: A3, anders vel.")
]
Page = Annotated[int, typer.Option("--page", min=1, help="Welk blad van een svg of png.")]
Partner = Annotated[str | None, typer.Option("--partner", help="Bij ego: om welke partner of actor het gaat.")]
To = Annotated[str | None, typer.Option("--to", help="Bij routes: wie het zou krijgen, een actor of een overleg.")]
Item = Annotated[str | None, typer.Option("--item", help="Bij routes: het informatie-item.")]
Step = Annotated[str | None, typer.Option("--step", help="Bij routes: de stap waarvoor het nodig is.")]
Table = Annotated[str, typer.Option("--table", help="Bij csv: gaps (gaten), holdings (posities) of flows (stromen).")]
PartnerView = Annotated[
    str | None, typer.Option("--partner-view", help="Alleen wat deze partner, of deze actor, mag zien.")
]


def template(
    out: Annotated[Path, typer.Option("--out", help="Bestand: .xlsx of .ods.")] = Path("zichtlijn-leeg.xlsx"),
    lang: Lang = Language.NL,
) -> None:
    """Maak een leeg werkboek om in te vullen, met uitleg en keuzelijsten.

    Voorbeeld: zichtlijn template --out build/leeg.xlsx
    """
    from api.export_formats import template_bytes

    suffix = _format(None, out, ("xlsx", "ods"))
    _write(out, template_bytes(suffix, lang), lang)


def export(
    model: Source,
    format_: Annotated[
        str | None, typer.Option("--format", help="xlsx, ods, ttl, …; zonder: zoals de naam van --out eindigt.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Bestand; zonder: de naam van het model.")] = None,
    picture: Picture = "matrix",
    paper: Paper = None,
    page: Page = 1,
    partner: Partner = None,
    to: To = None,
    item: Item = None,
    step: Step = None,
    table: Table = "gaps",
    partner_view: PartnerView = None,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf een model als Excel-werkboek, plaatje (svg, png, pdf, txt), tabel (csv) of graaf.

    Wie iets afgeschermds weet, zoals een geheim adres, staat in geen enkel bestand. De PDF is niet toegankelijk voor
    schermlezers; --format txt geeft dezelfde feiten als tekst.

    Voorbeeld: zichtlijn export rijswijk --format pdf --picture network --paper A3 --out build/netwerk.pdf
    """
    from api.export_formats import FORMATS
    from api.export_pictures import DRAWN, Wanted, draw
    from api.workspace import open_workspace

    chosen = _format(format_, out, (*FORMATS, *DRAWN))
    workspace = open_workspace(model)
    if partner_view is not None:
        from api.partner_view_commands import seen_workspace

        workspace = seen_workspace(workspace, partner_view)
    if chosen in DRAWN:
        made = draw(workspace, chosen, Wanted(picture, paper, page, partner, to, item, step, table), lang)
        name = f"{workspace.model.id}-{table if chosen == 'csv' else picture}.{chosen}"
        _write(out or Path(name), made.raw, lang)
        _more_sheets(page, made.sheets, lang)
        return
    _write(out or Path(f"{workspace.model.id}.{chosen}"), FORMATS[chosen].write(workspace, lang), lang)


def import_workbook(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Werkboek: .xlsx of .ods.")],
    against: Annotated[
        str | None,
        typer.Option("--against", help="Model waar het werkboek bij hoort; zonder: het meegeleverde van die naam."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Turtle-bestand voor het model (.ttl).")] = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Lees een werkboek: wat is gewijzigd, of welke cellen zijn niet te lezen en wat helpt?

    Alles of niets: met één fout wordt niets overgenomen, en alle fouten staan er tegelijk.

    Voorbeeld: zichtlijn import build/rijswijk.xlsx --against rijswijk --json
    """
    from api.wire import dump
    from api.workbook_wire import import_object

    if not as_json:
        typer.echo({"nl": "Lezen en controleren …", "en": "Reading and checking …"}[lang], err=True)
    imported, base = _read(file, against)
    changes, closed = _changes(base, imported.model, lang)
    name = None if base is None else base.id
    if as_json:
        typer.echo(dump(import_object(imported, name, changes, closed)), nl=False)
    else:
        typer.echo(_told(imported, name, changes, closed, lang))
    if imported.model is None:
        raise typer.Exit(_REFUSED)
    if out is not None:
        from ontology.writer import turtle

        _write(out, turtle(imported.model).encode(), lang, quiet=as_json)


def _read(file: Path, against: str | None) -> tuple[ImportedWorkbook, Model | None]:
    """The workbook, read against the model that was named, or the packaged one that the workbook itself names."""
    from ontology.catalogue import packaged_models
    from ontology.loading import load_model
    from ontology.workbook.admission import examine_naming
    from ontology.workbook.archive import read_workbook
    from visualisations.closing import without_confined

    named = load_model(against) if against else None
    found: list[Model] = []

    def known(name: str) -> tuple[Model | None, Model | None]:
        base = named or (load_model(name) if name in packaged_models() else None)
        if base is None:
            return None, None
        found.append(base)
        return base, without_confined(base)

    with _nothing_collected():
        imported = examine_naming(read_workbook(file), file.name, known)
    return imported, next(iter(found), named)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """A command ends soon: looking for cycles among a million objects that all stay is a sixth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _changes(base: Model | None, model: Model | None, language: str) -> tuple[Sequence[Change] | None, bool]:
    """What changed, and whether something also changed that is not told: who knows what is confined."""
    from ontology.workbook.differences import differences

    if base is None or model is None:
        return None, False
    confined = {item.id for item in (*base.items, *model.items) if item.confined}
    told = differences(_without(base, confined), _without(model, confined), language)
    closed = differences(base, model, language) != told
    return told, closed


def _without(model: Model, confined: set[str]) -> Model:
    """``model`` without who stands together with one of ``confined``; the items keep their own mark."""
    from dataclasses import replace

    from visualisations.closing import without_confined

    own = {item.id: item.confined for item in model.items}
    closed = without_confined(
        replace(model, items=tuple(replace(item, confined=item.id in confined) for item in model.items))
    )
    return replace(closed, items=tuple(replace(item, confined=own[item.id]) for item in closed.items))


def _told(
    imported: ImportedWorkbook, against: str | None, changes: Sequence[Change] | None, closed: bool, language: str
) -> str:
    from api.workbook_text import changes_text, faults_text

    parts = [faults_text(imported.faults, language)] if imported.faults else []
    if imported.model is None:
        count = sum(fault.severity.value == "error" for fault in imported.faults)
        nl = f"«{imported.name}» is niet overgenomen: {count} {'fout' if count == 1 else 'fouten'}."
        en = f"«{imported.name}» was not taken over: {count} {'error' if count == 1 else 'errors'}."
        return "\n".join([*parts, nl if language == "nl" else en])
    if changes is not None and against is not None:
        parts.append(changes_text(imported, against, changes, closed, language))
    else:
        nl = f"Het model «{imported.model.id}» is gelezen; met niets vergeleken."
        en = f"The model «{imported.model.id}» was read; compared with nothing."
        parts.append(nl if language == "nl" else en)
    return "\n".join(parts)


def _format(given: str | None, out: Path | None, known: tuple[str, ...]) -> str:
    """The format that was asked for, or that the name of the file says. Raises ``UnknownName``."""
    from ontology.errors import UnknownName

    chosen = (given or (out.suffix.lstrip(".") if out is not None else "") or known[0]).lower()
    if chosen not in known:
        raise UnknownName("vorm", "format", chosen, known)
    return chosen


def _more_sheets(page: int, sheets: int, language: str) -> None:
    """Say that a picture has more sheets than the one that was written."""
    if sheets > 1:
        nl = f"Dit is blad {page} van {sheets}; een ander met --page, of alle samen met --format pdf."
        en = f"This is sheet {page} of {sheets}; another with --page, or all of them with --format pdf."
        typer.echo(nl if language == "nl" else en, err=True)


def _write(path: Path, raw: bytes, language: str, *, quiet: bool = False) -> None:
    from api.terminal import files_text
    from ontology.errors import UserError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except OSError:
        raise UserError(
            f"«{path.name}» kan niet worden geschreven. Is het bestand nog open in Excel?",
            f"«{path.name}» cannot be written. Is the file still open in Excel?",
        ) from None
    typer.echo(files_text([path], language), err=quiet)
