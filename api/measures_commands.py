"""The command ``measures``: ORA-style measures of an information position, each with its meaning and its range."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Lang, Language

if TYPE_CHECKING:
    from graph.measures.matrices import Matrices
    from graph.measures.measure import Key, Measure
    from graph.measures.sensitivity import Range
    from ontology.errors import Fault
    from ontology.model import Model

__all__ = ["measures"]


def measures(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    measure: Annotated[str | None, typer.Option("--measure", help="Alleen deze maat, zoals agent-needs.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Alleen deze actor, ook naast elke andere.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Toon ook formule, vindplaats en hoe vast zij is.")
    ] = False,
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Alleen wat deze betrokkene betreft: child, victim, perpetrator, household."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="Hoeveel waarden per maat, de hoogste eerst; met --measure: alle.")
    ] = 5,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--out", help="Bestand voor het antwoord.")] = None,
    lang: Lang = Language.NL,
) -> None:
    """Meet de informatiepositie in ORA-achtige maten, met wat elke maat zegt en hoe vast de waarde is.

    Voorbeeld: zichtlijn measures rijswijk --actor burgemeester --explain
    """
    from ontology.loading import load_model
    from queries.matrices import matrices
    from queries.subjects import narrowed

    loaded = narrowed(load_model(model), subject)
    _check(loaded, measure, actor)
    matrix = matrices(loaded)
    found = _found(matrix, _chosen(measure, actor), actor)
    if as_json:
        from api.measures_wire import measures_object
        from api.wire import dump

        answer = dump(measures_object(loaded, matrix, found))
    else:
        from api.measures_text import measures_text

        shown = limit if measure is None else None  # whoever asks one measure by name wants the whole column
        answer = measures_text(loaded, matrix, found, lang, actor=actor, explain=explain, limit=shown) + "\n"
    if out is None:
        typer.echo(answer, nl=False)
    else:
        from api.terminal import files_text

        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(answer, encoding="utf-8")
        typer.echo(files_text([out], lang), err=True)


def _check(model: Model, measure: str | None, actor: str | None) -> None:
    """Raises ``RefusedInput`` with every name that is not known, and the nearest that are."""
    from graph.measures.registry import MEASURE
    from ontology.errors import RefusedInput

    asked: tuple[tuple[str, str | None, Sequence[str]], ...] = (
        ("--measure", measure, tuple(MEASURE)),
        ("--actor", actor, tuple(model.actor)),
    )
    faults = [_unknown(option, name, known) for option, name, known in asked if name is not None and name not in known]
    if faults:
        raise RefusedInput("measures", faults)


def _unknown(option: str, name: str, known: Sequence[str]) -> Fault:
    from ontology.errors import Fault, Severity, nearest

    listed = ", ".join(nearest(name, known) or sorted(known))
    return Fault(
        "name",
        Severity.ERROR,
        "measures",
        None,
        option,
        f"«{name}» is hier niet bekend.",
        f"«{name}» is not known here.",
        f"Kies bijvoorbeeld: {listed}.",
        f"Choose for example: {listed}.",
    )


def _chosen(measure: str | None, actor: str | None) -> list[Measure]:
    """The measures asked for: one by name; those of an actor; or all but those of pairs, which are thousands."""
    from graph.measures.measure import Level
    from graph.measures.registry import MEASURE, MEASURES

    if measure is not None:
        return [MEASURE[measure]]
    wanted = {Level.ACTOR, Level.PAIR, Level.LINK} if actor is not None else set(Level) - {Level.PAIR}
    return [one for one in MEASURES if one.level in wanted]


def _found(matrix: Matrices, chosen: Sequence[Measure], actor: str | None) -> dict[str, dict[Key, Range]]:
    """The values with their ranges, by measure in the order chosen, about ``actor`` where it is of actors."""
    from graph.measures.measure import Level
    from graph.measures.sensitivity import pair_ranges, ranges

    pairs = [one for one in chosen if one.level is Level.PAIR]
    found = ranges(matrix, [one for one in chosen if one.level is not Level.PAIR])
    for first in [actor] if actor is not None else matrix.agents if pairs else ():
        for name, of_pairs in pair_ranges(matrix, first, pairs).items():
            found.setdefault(name, {}).update(of_pairs)
    whole = {one.name for one in chosen if one.level in (Level.GRAPH, Level.STEP)}
    return {
        one.name: {
            key: value
            for key, value in found.get(one.name, {}).items()
            if actor is None or one.name in whole or actor in key
        }
        for one in chosen
    }
