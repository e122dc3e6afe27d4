"""The command ``report``: a summary for a councillor, or the full analysis for a working group, as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import Day, Facts, Lang, Language, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.workspace import Workspace
    from visualisations.reports.document import Report

__all__ = ["FORMATS", "KINDS", "report", "report_of", "written"]

KINDS = ("raad", "werkgroep")
"""For whom: two pages for a councillor, or everything for a working group."""

FORMATS = ("docx", "odt", "pdf", "html", "md")
"""All formats say the same; ``md`` is the text twin."""


def report(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    out: Annotated[Path, typer.Option("--out", help="Bestand.")],
    kind: Annotated[str, typer.Option("--kind", help="raad (twee bladzijden) of werkgroep (alles).")] = "raad",
    format_: Annotated[
        str | None, typer.Option("--format", help="docx, odt, pdf, html of md; zonder: zoals --out eindigt.")
    ] = None,
    level: Level = 3,
    date: Day = None,
    fact: Facts = None,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf een rapport: een samenvatting voor raadsleden, of de volledige analyse voor de werkgroep.

    Wie iets afgeschermds weet, zoals een geheim adres, staat er niet in. De PDF heeft labels voor schermlezers, maar is
    niet door een keurder getoetst; --format md of html zegt hetzelfde.

    Voorbeeld: zichtlijn report rijswijk --kind raad --out build/rapport.pdf
    """
    from api.answering import circumstances
    from api.workspace import open_workspace

    day, facts = circumstances(date, fact)
    chosen = _chosen("formaat", "format", format_ or out.suffix.removeprefix("."), FORMATS)
    for_whom = _chosen("soort rapport", "kind of report", kind, KINDS)
    workspace = open_workspace(model, level, day=day, facts=facts)
    raw = written(report_of(workspace, for_whom, lang), chosen)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(raw)
    typer.echo(str(out))


def report_of(workspace: Workspace, kind: str, language: str, *, drawn: bool = True) -> Report:
    """The content of a report, for every format the same; without its pictures unless they are to be ``drawn``."""
    from api.report_material import material_of
    from visualisations.reports.analysis import full_analysis
    from visualisations.reports.councillor import councillor

    material = material_of(workspace, language, full=kind == "werkgroep", drawn=drawn)
    return (full_analysis if kind == "werkgroep" else councillor)(material, language)


def written(content: Report, form: str) -> bytes:
    """The bytes of one of the :data:`FORMATS`. Raises ``UserError`` where the machine cannot make it."""
    return _writers()[form](content)


def _writers() -> Mapping[str, Callable[[Report], bytes]]:
    from visualisations.reports.docx import docx
    from visualisations.reports.markdown import markdown
    from visualisations.reports.odt import odt
    from visualisations.reports.pdf import pdf
    from visualisations.reports.web import html

    return {"docx": docx, "odt": odt, "pdf": pdf, "html": html, "md": markdown}


def _chosen(kind_nl: str, kind_en: str, name: str, known: tuple[str, ...]) -> str:
    from ontology.errors import UnknownName

    if name.lower() not in known:
        raise UnknownName(kind_nl, kind_en, name, known)
    return name.lower()
