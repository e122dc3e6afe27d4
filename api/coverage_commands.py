"""The command ``coverage``: who sees what of the weighing frame and of each escalation criterion, alone or together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language, Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.coverage_asking import CoverageQuestion
    from api.workspace import Workspace
    from queries.clock import Start
    from queries.joint_sets import MomentOf

__all__ = ["coverage", "coverage_answer"]


def coverage(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            help="Waarvan: frame (wegingskader), criterion, goal, risk (met maatregel) of indicator; zonder: frame en "
            "criterion.",
        ),
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Alleen deze actor (of dit overleg), per stap.")] = None,
    criterion: Annotated[str | None, typer.Option("--criterion", help="Alleen dit escalatiecriterium.")] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Alleen wat deze betrokkene betreft: child, victim, perpetrator, household."),
    ] = None,
    part: Annotated[
        str | None, typer.Option("--part", help="Alleen dit doel, dit risico of deze indicator, met elke reden.")
    ] = None,
    start: Annotated[
        str, typer.Option("--from", help="Wanneer het alarm is: dag en uur, zoals «vr 18:00».")
    ] = "ma 09:00",
    level: Level = 3,
    date: Day = None,
    fact: Facts = None,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--out", help="Schrijf het antwoord ook in dit bestand.")] = None,
    lang: Lang = Language.NL,
) -> None:
    """Wie ziet welk deel van het wegingskader en van elk criterium, en draagt de informatie de doelen van de aanpak?

    Partnerrisico en kindrisico staan apart en worden nooit opgeteld.

    Voorbeeld: zichtlijn coverage rijswijk --by goal
    """
    from api.coverage_asking import CoverageQuestion, clock_from

    question = CoverageQuestion(by, actor, criterion, subject, part)
    answer = coverage_answer(
        model, question, lang, level=level, date=date, facts=fact, as_json=as_json, clock=clock_from, start=start
    )
    typer.echo(answer, nl=not as_json)
    if out is not None:
        from api.terminal import files_text

        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(answer if as_json else f"{answer}\n", encoding="utf-8")
        typer.echo(files_text([out], lang), err=True)


def coverage_answer(
    model: str,
    question: CoverageQuestion,
    language: str,
    *,
    level: int = 3,
    date: str | None = None,
    facts: list[str] | None = None,
    as_json: bool = False,
    clock: Callable[[Start], Callable[[Workspace], MomentOf]] | None = None,
    start: str | None = None,
) -> str:
    """The answer as text or as JSON. ``clock`` makes, for a start and a workspace, the function that says when an actor
    can know an item; without it coverage says that no time was computed. ``start`` is a day and an hour. Raises
    ``RefusedInput`` with every fault of the call.
    """
    from api.coverage_asking import answer_for

    workspace, begin = _opened(model, question, level, date, facts or [], start)
    answer = answer_for(workspace, question, None if clock is None else clock(begin)(workspace), begin)
    if as_json:
        from api.coverage_wire import coverage_object
        from api.wire import dump

        return dump(coverage_object(answer))
    from api.coverage_text import coverage_text

    return coverage_text(answer, language)


def _opened(
    model: str, question: CoverageQuestion, level: int, date: str | None, facts: list[str], start: str | None
) -> tuple[Workspace, Start]:
    from api.case_reading import read_circumstances
    from api.coverage_asking import checked
    from api.workspace import Workspace
    from ontology.errors import RefusedInput
    from ontology.loading import load_model
    from queries.clock import DEFAULT_START, read_start

    loaded = load_model(model)
    faults = checked(loaded, question)
    day, known = date, dict[str, str]()
    try:
        day, known = read_circumstances(date, facts)
    except RefusedInput as refused:
        faults += refused.faults
    begin = DEFAULT_START
    try:
        begin = DEFAULT_START if start is None else read_start(start)
    except RefusedInput as refused:
        faults += refused.faults
    if faults:
        raise RefusedInput("coverage", faults)
    return Workspace(loaded, level, question.subject, day, known), begin
