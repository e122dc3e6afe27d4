"""The command about repair: the smallest set of arrangements that closes the gaps, and what to do first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language, Level

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.repair import Plan

__all__ = ["repair"]


def repair(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    top: Annotated[int, typer.Option("--top", min=1, help="Hoeveel afspraken worden uitgeschreven.")] = 3,
    actor: Annotated[str | None, typer.Option("--actor", help="Alleen wat deze actor of dit overleg mist.")] = None,
    weight: Annotated[
        int, typer.Option("--weight", min=1, max=4, help="Alleen gaten van dit gewicht of zwaarder.")
    ] = 1,
    level: Level = 3,
    date: Day = None,
    fact: Facts = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
    out: Annotated[Path | None, typer.Option("--out", help="Schrijf het antwoord naar dit bestand.")] = None,
) -> None:
    """Welke afspraken sluiten de meeste gaten, op welke grond, en wat moet eerst?

    Het stel afspraken is het kleinste dat alle gekozen gaten sluit, met bewijs; vooraan staat wat het meeste sluit.

    Voorbeeld: zichtlijn repair rijswijk --top 3
    """
    from api.answering import circumstances, tell
    from api.workspace import open_workspace

    day, facts = circumstances(date, fact)
    workspace = open_workspace(model, level, day=day, facts=facts)
    plan = _plan(workspace, actor, weight)
    if as_json:
        from api.repair_wire import plan_object
        from api.wire import dump

        answer = dump(plan_object(workspace, plan, top))
    else:
        from api.repair_text import plan_text

        answer = f"{plan_text(workspace, plan, top, lang)}\n"
    tell(answer, out, naming=True, as_json=as_json)


def _plan(workspace: Workspace, actor: str | None, weight: int) -> Plan:
    from ontology.errors import UnknownName
    from queries.repair import repair as repaired
    from queries.repair_options import options_for

    known = workspace.model
    needers = (*known.actor, *known.table, *known.source_of_knowledge)
    if actor is not None and actor not in needers:
        raise UnknownName("actor", "actor", actor, needers)
    rows = [row for row in workspace.analysis.rows if actor in (None, row.needer) and row.weight >= weight]
    return repaired(options_for(rows, workspace.judged, workspace.flows))
