"""The command ``when``: when can an actor lawfully know what it needs, if the alarm is on Friday at six?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language, Level, Ordinary, OutFile

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.clock import Start

__all__ = ["when"]


def when(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    actor: Annotated[str, typer.Option("--actor", help="Wie het moet weten: een actor of een tafel.")],
    item: Annotated[str | None, typer.Option("--item", help="Alleen dit informatie-item.")] = None,
    start: Annotated[
        str, typer.Option("--from", help="Wanneer het alarm is: dag en uur, zoals «vr 18:00».")
    ] = "ma 09:00",
    ordinary: Ordinary = False,
    level: Level = 3,
    date: Day = None,
    fact: Facts = None,
    out: OutFile = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Wanneer kan iemand op zijn vroegst mogen weten wat hij nodig heeft, en is dat op tijd?

    Voorbeeld: zichtlijn when rijswijk --actor burgemeester --from "vr 18:00"
    """
    from api.answering import circumstances, tell
    from api.workspace import open_workspace
    from queries.asking_when import when as ask_when
    from queries.timing import Timing

    day, facts = circumstances(date, fact)
    workspace = open_workspace(model, level, day=day, facts=facts)
    begin = _checked(workspace.model, actor, item, start)
    timing = Timing(workspace.flows.bench, ordinary=ordinary)
    asked = ask_when(timing, actor, begin, level, item)
    if as_json:
        from api.when_wire import when_object
        from api.wire import dump

        answer = dump(when_object(timing, asked, workspace.facts))
    else:
        from api.when_text import when_text

        answer = f"{when_text(timing, asked, workspace.facts, lang)}\n"
    tell(answer, out)


def _checked(model: Model, actor: str, item: str | None, start: str) -> Start:
    """The start. Raises ``RefusedInput`` with everything that is wrong in the call, and the nearest known names."""
    from api.answering import unknown_fault
    from ontology.errors import Fault, RefusedInput
    from queries.clock import DEFAULT_START, read_start

    faults: list[Fault] = []
    begin = DEFAULT_START
    parties = (*model.actor, *model.table, *model.source_of_knowledge)
    for option, value, known in (("--actor", actor, parties), ("--item", item, tuple(model.item))):
        if value is not None and value not in known:
            told = (f"«{value}» is in dit model niet bekend.", f"«{value}» is not known in this model.")
            faults.append(unknown_fault("when", option, value, known, told))
    try:
        begin = read_start(start)
    except RefusedInput as refused:
        faults += refused.faults
    if faults:
        raise RefusedInput("when", faults)
    return begin
