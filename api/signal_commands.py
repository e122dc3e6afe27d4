"""The command ``signal``: somebody tells it at a desk; who knows it when, and where does it come no further?"""

from __future__ import annotations

from typing import Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language, Level, Ordinary, OutFile

__all__ = ["signal"]


def signal(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    at: Annotated[
        str | None, typer.Option("--at", help="Het loket waar het wordt verteld; zonder: alle loketten.")
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", help="Wat er wordt verteld; zonder: alles wat er verteld kan worden.")
    ] = None,
    start: Annotated[
        str, typer.Option("--from", help="Wanneer het wordt verteld: dag en uur, zoals «vr 18:00».")
    ] = "ma 09:00",
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Alleen wat deze betrokkene betreft: child, victim, perpetrator, household."),
    ] = None,
    ordinary: Ordinary = False,
    level: Level = 3,
    date: Day = None,
    fact: Facts = None,
    out: OutFile = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Waar komt een signaal binnen, wie weet het dan wanneer, en waar komt het niet verder?

    Voorbeeld: zichtlijn signal rijswijk --at huisarts --item non-fatal-strangulation --from "vr 18:00"
    """
    from api.answering import circumstances, tell
    from api.signal_asking import answer_to
    from api.workspace import open_workspace
    from queries.signals import Signals

    day, facts = circumstances(date, fact)
    workspace = open_workspace(model, level, day=day, facts=facts)
    signals = Signals(workspace.flows.bench, ordinary=ordinary)
    found = answer_to(signals, at, item, start, level, subject)
    if as_json:
        from api.signal_wire import signal_object
        from api.wire import dump

        answer = dump(signal_object(found, workspace.facts))
    else:
        from api.signal_text import signal_text

        answer = f"{signal_text(found, workspace.facts, lang)}\n"
    tell(answer, out)
