"""The command ``exposure``: along which ways what is known can reach the alleged perpetrator."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language, OutFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.errors import Fault
    from ontology.model import Model

__all__ = ["exposure"]


class Custody(StrEnum):
    """What is known of his custody."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def exposure(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    item: Annotated[str | None, typer.Option("--item", help="Alleen dit informatie-item.")] = None,
    holder: Annotated[str | None, typer.Option("--holder", help="Alleen wat deze actor vastlegt.")] = None,
    custody: Annotated[
        Custody, typer.Option("--custody", help="Heeft hij gezag over het kind? Zonder: niet bekend.")
    ] = Custody.UNKNOWN,
    top: Annotated[int, typer.Option("--top", min=1, help="Hoeveel wegen voluit, de dringendste eerst.")] = 10,
    date: Day = None,
    fact: Facts = None,
    out: OutFile = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
) -> None:
    """Langs welke wegen kan dit de vermoedelijke pleger bereiken, wat houdt het tegen, en wie beslist?

    Voorbeeld: zichtlijn exposure rijswijk --item child-disclosure-school --custody true
    """
    from api.case_reading import read_circumstances
    from api.workspace import open_workspace
    from queries.exposure import exposure as ask

    day, facts = read_circumstances(date, fact or [])
    workspace = open_workspace(model, day=day, facts=facts)
    _check(workspace.model, item, holder, custody, facts)
    found = ask(workspace.model, workspace.law, day, facts, item=item, holder=holder, custody=custody.value)
    if as_json:
        from api.exposure_wire import exposure_object
        from api.wire import dump

        answer = dump(exposure_object(workspace.model, workspace.law, found))
    else:
        from api.exposure_text import exposure_text

        answer = f"{exposure_text(workspace.model, workspace.law, found, lang, top)}\n"
    if out is None:
        typer.echo(answer, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(answer, encoding="utf-8")


def _check(model: Model, item: str | None, holder: str | None, custody: Custody, facts: Mapping[str, str]) -> None:
    """Raises ``RefusedInput`` with everything that is wrong in the call, and the nearest known names."""
    from ontology.errors import RefusedInput

    known = (("--item", item, tuple(model.item)), ("--holder", holder, tuple(model.actor)))
    faults = [_unknown(option, value, names) for option, value, names in known if value not in (None, *names)]
    faults += _contradictions(custody, facts)
    if faults:
        raise RefusedInput("exposure", faults)


def _unknown(option: str, value: str | None, names: tuple[str, ...]) -> Fault:
    from api.call_reading import fault_at
    from ontology.errors import nearest

    listed = ", ".join(nearest(value or "", names) or sorted(names)[:20])
    remedy = (f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")
    told = (f"«{value}» is in dit model niet bekend.", f"«{value}» is not known in this model.")
    return fault_at("exposure", option, *told, remedy)


def _contradictions(custody: Custody, facts: Mapping[str, str]) -> list[Fault]:
    """Facts that say something else than the question does."""
    from api.call_reading import fault_at
    from queries.exposure import ALLEGED, CUSTODY

    faults = []
    if facts.get(ALLEGED, "true") != "true":
        faults.append(
            fault_at(
                "exposure",
                f"--fact {ALLEGED}",
                "Deze vraag gaat over de vermoedelijke pleger: laat dit weg.",
                "This question is about the alleged perpetrator: leave this out.",
            )
        )
    if Custody.UNKNOWN not in (custody, facts.get(CUSTODY, "unknown")) and facts[CUSTODY] != custody:
        faults.append(
            fault_at(
                "exposure",
                f"--fact {CUSTODY}",
                "Dit spreekt --custody tegen: geef één van de twee.",
                "This contradicts --custody: give one of the two.",
            )
        )
    return faults
