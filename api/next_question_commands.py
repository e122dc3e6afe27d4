"""The command about what to ask first: the unknown circumstance on which most verdicts of a model turn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language

__all__ = ["next_question"]


def next_question(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    actor: Annotated[
        str | None, typer.Option("--actor", help="Alleen wat deze actor, dit overleg of deze kennisbron nodig heeft.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Hoeveel vragen worden getoond.")] = 5,
    date: Day = None,
    fact: Facts = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
    out: Annotated[Path | None, typer.Option("--out", help="Schrijf het antwoord naar dit bestand.")] = None,
) -> None:
    """Welke onbekende omstandigheid beslist over de meeste oordelen, en wie kan het antwoord weten?

    Voorbeeld: zichtlijn next-question rijswijk --actor veilig-thuis --top 5
    """
    from api.case_reading import read_circumstances
    from api.workspace import open_workspace
    from ontology.errors import UnknownName
    from queries.best_question import best_questions
    from queries.cutting import Cutting

    day, facts = read_circumstances(date, fact or []) if date is not None or fact else (None, {})
    workspace = open_workspace(model, day=day, facts=facts)
    known = workspace.model
    needers = (*known.actor, *known.table, *known.source_of_knowledge)
    if actor is not None and actor not in needers:
        raise UnknownName("actor", "actor", actor, needers)
    cutting = Cutting(known, workspace.law, workspace.day, workspace.facts)
    found = best_questions(cutting, actor)
    if as_json:
        from api.next_question_wire import questions_object
        from api.wire import dump

        answer = dump(questions_object(workspace, found, actor, top))
    else:
        from api.next_question_text import questions_text

        answer = f"{questions_text(workspace, found, actor, top, lang)}\n"
    if out is None:
        typer.echo(answer, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(answer, encoding="utf-8")
        typer.echo(str(out), err=as_json)
