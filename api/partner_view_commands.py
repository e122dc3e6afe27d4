"""The command ``partner-view``, and the workspace of what one partner may see: every file is made from that alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import Lang, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.workspace import Workspace

__all__ = ["partner_view", "seen_workspace"]


def partner_view(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    partner: Annotated[str, typer.Option("--partner", help="Voor welke partner, of welke actor daarvan.")],
    out: Annotated[Path | None, typer.Option("--out", help="Map voor de bestanden; zonder: build/PARTNER.")] = None,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf voor één partner de matrix, het netwerk, de tabellen en het werkboek met alleen wat die partner mag zien.

    Wat andere partners hebben, nodig hebben en onderling doen, staat er niet in, ook niet als aantal of kleur.
    Een enkel bestand: zichtlijn export MODEL --partner-view PARTNER.

    Voorbeeld: zichtlijn partner-view rijswijk --partner arosa --out build/arosa
    """
    from api.terminal import files_text
    from api.workspace import open_workspace

    seen = seen_workspace(open_workspace(model), partner)
    folder = out if out is not None else Path("build") / partner.lower()
    typer.echo(files_text(_write(folder, seen, lang), lang))


def seen_workspace(workspace: Workspace, partner: str) -> Workspace:
    """The workspace of what ``partner`` may see. Raises ``UnknownName``."""
    from api.workspace import Workspace
    from queries.partner_view import seen_by

    names = {one.lower(): one for one in (*workspace.model.actor, *(part.id for part in workspace.model.partners))}
    seen = seen_by(workspace.model, names.get(partner.lower(), partner))
    return Workspace(seen, workspace.level, workspace.subject, workspace.day, workspace.facts)


def _write(folder: Path, seen: Workspace, language: str) -> tuple[Path, ...]:
    from api.picture_view import legal_view
    from graph.projection import project
    from visualisations.exports import write_all

    model = seen.model
    written = write_all(model, seen.analysis, project(model), folder, language, legal_view(seen))
    more = []
    for name, raw in _more(seen, language).items():
        (folder / name).write_bytes(raw)
        more.append(folder / name)
    return tuple(sorted((*written, *more)))


def _more(seen: Workspace, language: str) -> Mapping[str, bytes]:
    """What ``write_all`` does not make."""
    from api.export_formats import FORMATS
    from visualisations.graph_files import flows_csv, holdings_csv

    return {
        "flows.csv": flows_csv(seen.model, language).encode(),
        "graph.gexf": FORMATS["gexf"].write(seen, language),
        "holdings.csv": holdings_csv(seen.model, language).encode(),
        "model.jsonld": FORMATS["jsonld"].write(seen, language),
        "workbook.ods": FORMATS["ods"].write(seen, language),
        "workbook.xlsx": FORMATS["xlsx"].write(seen, language),
    }
