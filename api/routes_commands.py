"""The command ``routes``: along whom an item can lawfully come to an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.workspace import Workspace
    from ontology.errors import Fault
    from ontology.model import Model

__all__ = ["routes"]


def routes(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    to: Annotated[str, typer.Option("--to", help="Wie het zou krijgen: een actor, of een overleg (dan elke stoel).")],
    item: Annotated[str, typer.Option("--item", help="Informatie-item uit het model.")],
    holder: Annotated[str | None, typer.Option("--from", help="Alleen vanaf deze houder.")] = None,
    step: Annotated[
        str | None, typer.Option("--step", help="Stap waarvoor het nodig is; zonder: de eerste behoefte in het model.")
    ] = None,
    k: Annotated[int, typer.Option("--k", min=1, max=50, help="Hoeveel routes, de beste eerst.")] = 5,
    date: Day = None,
    fact: Facts = None,
    also_without_need: Annotated[
        bool,
        typer.Option(
            "--also-without-need",
            help="Zoek ook via anderen als het model niet zegt dat de ontvanger dit nodig heeft.",
        ),
    ] = False,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Langs wie kan iets rechtmatig bij een actor komen? Elke stap getoetst, ook zonder stroom.

    Zegt het model niet dat de ontvanger het nodig heeft, dan staat er alleen wie het rechtstreeks mag vertellen.

    Voorbeeld: zichtlijn routes rijswijk --to burgemeester --item threats-to-kill --step BES
    """
    from api.case_reading import read_circumstances
    from api.workspace import open_workspace
    from queries.routes import Routes

    day, facts = read_circumstances(date, fact or [])
    workspace = open_workspace(model, day=day, facts=facts)
    _check(workspace.model, {"--to": to, "--item": item, "--from": holder, "--step": step})
    asked = step or _first_step(workspace.model, to, item)
    found = Routes(workspace.flows.bench)
    answers = [
        found.to(
            party,
            item,
            asked,
            holder=holder,
            k=k,
            through_others=also_without_need or found.needs(party, item, step, to),
        )
        for party in _recipients(workspace, to)
    ]
    if as_json:
        from api.routes_wire import routes_object
        from api.wire import dump

        typer.echo(dump(routes_object(workspace, to, holder, answers)), nl=False)
        return
    from api.routes_text import routes_text

    typer.echo(routes_text(workspace, answers, lang))


def _recipients(workspace: Workspace, to: str) -> list[str]:
    """The actor itself; of a table, every seat: a table is told nothing."""
    table = workspace.model.table.get(to)
    return [to] if table is None else sorted({seat.actor for seat in table.seats})


def _first_step(model: Model, to: str, item: str) -> str:
    """The first step at which the model says that it is needed; no step (its own task) when the model does not."""
    needed = [model.step[need.step] for need in model.needs if (need.needer, need.item) == (to, item)]
    return min(needed, key=lambda one: one.order).id if needed else ""


def _check(model: Model, given: Mapping[str, str | None]) -> None:
    """Raises ``RefusedInput`` with every name that is not known, each with the nearest known ones."""
    from ontology.errors import RefusedInput

    knowers = tuple(model.source_of_knowledge)
    known = {
        "--to": (*model.actor, *model.table),
        "--item": tuple(model.item),
        "--from": (*model.actor, *knowers),
        "--step": tuple(model.step),
    }
    faults = [
        _fault(model, option, value, known[option])
        for option, value in given.items()
        if value is not None and value not in known[option]
    ]
    if faults:
        raise RefusedInput("routes", faults)


def _fault(model: Model, option: str, value: str, known: tuple[str, ...]) -> Fault:
    from api.call_reading import fault_at
    from ontology.errors import nearest

    if option == "--to" and value in model.source_of_knowledge:
        return fault_at(
            "routes",
            option,
            f"«{value}» is geen partner: die wordt gevraagd, niet ingelicht langs een route.",
            f"«{value}» is no partner: she is asked, not told along a route.",
            ("Kies een actor of een overleg.", "Choose an actor or a table."),
        )
    listed = ", ".join(nearest(value, known) or sorted(known)[:20])
    return fault_at(
        "routes",
        option,
        f"«{value}» is hier niet bekend.",
        f"«{value}» is not known here.",
        (f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}."),
    )
