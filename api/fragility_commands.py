"""The command about fragility: what breaks when one partner, actor, flow, channel, agreement or ground is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.options import AsJson, Day, Facts, Lang, Language

if TYPE_CHECKING:
    from queries.cutting import By

__all__ = ["fragility"]


def fragility(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="Naam van een model, of een Turtle-bestand (.ttl).")],
    by: Annotated[
        str | None, typer.Option("--by", help="partner, actor, flow, channel, agreement of ground; zonder: alle.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Hoeveel onderdelen per soort worden getoond.")] = 5,
    stability: Annotated[
        bool, typer.Option("--stability", help="Toets ook of de volgorde blijft staan als het model iets mist.")
    ] = False,
    date: Day = None,
    fact: Facts = None,
    as_json: AsJson = False,
    lang: Lang = Language.NL,
    out: Annotated[Path | None, typer.Option("--out", help="Schrijf het antwoord naar dit bestand.")] = None,
) -> None:
    """Wat breekt als één onderdeel wegvalt: een partner, actor, stroom, kanaal, afspraak of wettelijke grond?

    Voorbeeld: zichtlijn fragility rijswijk --by actor
    """
    from api.answering import circumstances, tell
    from api.fragility_asking import break_all
    from api.workspace import open_workspace

    kinds = _kinds(by)
    day, facts = circumstances(date, fact)
    broken = break_all(open_workspace(model, day=day, facts=facts), kinds, stability=stability)
    if as_json:
        from api.fragility_wire import fragility_object
        from api.wire import dump

        answer = dump(fragility_object(broken, top))
    else:
        from api.fragility_text import fragility_text

        answer = f"{fragility_text(broken, top, lang)}\n"
    tell(answer, out, naming=True, as_json=as_json)


def _kinds(by: str | None) -> tuple[By, ...]:
    from ontology.errors import UnknownName
    from queries.cutting import By

    known = {kind.value: kind for kind in By}
    if by is None:
        return tuple(By)
    if by not in known:
        raise UnknownName("soort onderdeel", "kind of part", by, tuple(known))
    return (known[by],)
