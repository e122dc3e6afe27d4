"""Questions over a model under the law: routes, times, signals, repair, comparison and what else the command line asks.

Each answers with the object of the command of the same purpose; only the words of the question are Dutch here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from api.http.documented import of
from api.http.state import loaded_of
from api.http.v1 import asking

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.outlook import Outlook

__all__ = ["router"]

router = APIRouter()
_Word = Annotated[str, Field(max_length=80)]
_START = "ma 09:00"


class RoutesAsked(asking.Asked):
    """Of routes."""

    naar: _Word = Field(description="Wie het zou krijgen: een actor, of een overleg (dan elke stoel).")
    item: _Word = Field(description="Informatie-item uit het model.")
    van: _Word | None = Field(default=None, description="Alleen vanaf deze houder.")
    stap: _Word | None = Field(
        default=None, description="Stap waarvoor het nodig is; zonder: de eerste behoefte in het model."
    )
    aantal: int = Field(default=5, ge=1, le=50, description="Hoeveel routes, de beste eerst.")


class TimesAsked(asking.Asked):
    """Of times."""

    actor: _Word = Field(description="Wie het moet weten: een actor of een overleg.")
    item: _Word | None = Field(default=None, description="Alleen dit informatie-item.")
    begin: asking.Start = _START
    gewoon: bool = Field(default=False, description="Reken alleen met de gewone bereikbaarheid, niet met spoedlijnen.")
    niveau: asking.Level = 3


class SignalsAsked(asking.Asked):
    """Of signals."""

    loket: _Word | None = Field(default=None, description="Waar het wordt verteld; zonder: alle ingangen.")
    item: _Word | None = Field(
        default=None, description="Wat er wordt verteld; zonder: alles wat er verteld kan worden."
    )
    begin: asking.Start = _START
    betreft: asking.Subject | None = Field(default=None, description="Alleen wat deze betrokkene betreft.")
    gewoon: bool = Field(default=False, description="Reken alleen met de gewone bereikbaarheid, niet met spoedlijnen.")
    niveau: asking.Level = 3


class RepairAsked(asking.Asked):
    """Of repair."""

    actor: _Word | None = Field(default=None, description="Alleen wat deze actor of dit overleg mist.")
    gewicht: int = Field(default=1, ge=1, le=4, description="Alleen gaten van dit gewicht of zwaarder.")
    aantal: int = Field(default=3, ge=1, le=100, description="Hoeveel afspraken worden uitgeschreven.")
    niveau: asking.Level = 3


class ComparisonAsked(asking.Language):
    """Of a comparison."""

    a: _Word | None = Field(default=None, description="Het ene model; zonder: het eerste dat deze server aanbiedt.")
    b: _Word | None = Field(default=None, description="Het andere model; zonder: hetzelfde, op een andere dag.")
    geldigOpA: asking.Day | None = Field(default=None, description="Dag van het recht voor a.")  # noqa: N815
    geldigOpB: asking.Day | None = Field(default=None, description="Dag van het recht voor b.")  # noqa: N815
    omstandigheid: list[asking.Fact] = Field(
        default_factory=list, max_length=60, description="Wat voor beide bekend is, als naam=waarde; mag vaker."
    )
    niveau: asking.Level = 3


class ExposureAsked(asking.Asked):
    """Of exposure."""

    item: _Word | None = Field(default=None, description="Alleen dit informatie-item.")
    houder: _Word | None = Field(default=None, description="Alleen wat deze actor vastlegt.")
    gezag: str = Field(
        default="unknown",
        pattern="^(true|false|unknown)$",
        description="Heeft hij gezag over het kind? Zonder: niet bekend.",
    )


@router.get("/routes", operation_id="routes", **of("Routes", "Rechtmatige routes."))
async def routes(request: Request, asked: Annotated[RoutesAsked, Query()]) -> Response:
    """Langs wie kan iets rechtmatig bij een actor komen? Elke stap getoetst, ook zonder stroom."""
    from api.routes_wire import routes_object
    from queries.routes import Routes

    names = asking.Names()
    workspace = asking.workspace_of(request, asked, names)
    model = workspace.model
    if asked.naar in model.source_of_knowledge:
        names.add(
            "naar",
            "Dit is geen partner: die wordt gevraagd, niet ingelicht langs een route.",
            "This is no partner: she is asked, not told along a route.",
        )
    else:
        names.check("naar", asked.naar, (*model.actor, *model.table))
    names.check("item", asked.item, model.item)
    names.check("van", asked.van, (*model.actor, *model.source_of_knowledge))
    names.check("stap", asked.stap, model.step)
    names.refuse()

    def told() -> dict[str, Any]:
        table = model.table.get(asked.naar)
        parties = [asked.naar] if table is None else sorted({seat.actor for seat in table.seats})
        step = asked.stap or _first_step(model, asked.naar, asked.item)
        found = Routes(workspace.flows.bench)
        answers = [found.to(party, asked.item, step, holder=asked.van, k=asked.aantal) for party in parties]
        return routes_object(workspace, asked.naar, asked.van, answers)

    return await asking.answered(request, told)


def _first_step(model: Model, to: str, item: str) -> str:
    """The first step at which the model says it is needed; no step (its own task) when the model does not."""
    needed = [model.step[need.step] for need in model.needs if (need.needer, need.item) == (to, item)]
    return min(needed, key=lambda one: one.order).id if needed else ""


@router.get("/tijden", operation_id="tijden", **of("Tijden", "Wanneer iets rechtmatig bekend kan zijn."))
async def times(request: Request, asked: Annotated[TimesAsked, Query()]) -> Response:
    """Wanneer kan iemand op zijn vroegst mogen weten wat hij nodig heeft, en is dat op tijd?"""
    from api.when_wire import when_object
    from queries.asking_when import when
    from queries.clock import read_start
    from queries.timing import Timing

    names = asking.Names()
    workspace = asking.workspace_of(request, asked, names, asked.niveau)
    model = workspace.model
    names.check("actor", asked.actor, (*model.actor, *model.table, *model.source_of_knowledge))
    names.check("item", asked.item, model.item)
    names.refuse()

    def told() -> dict[str, Any]:
        timing = Timing(workspace.flows.bench, ordinary=asked.gewoon)
        found = when(timing, asked.actor, read_start(asked.begin), asked.niveau, asked.item)
        return when_object(timing, found, workspace.facts)

    return await asking.answered(request, told)


@router.get("/signalen", operation_id="signalen", **of("Signalen", "Waar signalen binnenkomen en niet verder komen."))
async def signals(request: Request, asked: Annotated[SignalsAsked, Query()]) -> Response:
    """Waar komt een signaal binnen, wie weet het dan wanneer, en waar komt het niet verder?"""
    from api.signal_asking import answer_to
    from api.signal_wire import signal_object
    from ontology.errors import RefusedInput
    from queries.signals import Signals

    names = asking.Names()
    workspace = asking.workspace_of(request, asked, names, asked.niveau)
    names.refuse()

    def told() -> dict[str, Any]:
        found = answer_to(
            Signals(workspace.flows.bench, ordinary=asked.gewoon),
            asked.loket,
            asked.item,
            asked.begin,
            asked.niveau,
            asked.betreft,
        )
        return signal_object(found, workspace.facts)

    try:
        return await asking.answered(request, told)
    except RefusedInput as refused:
        dutch = {"--at": "loket", "--item": "item", "--from": "begin"}
        names.entries += [
            asking.entry_of(fault, "query", dutch.get(fault.place, fault.place)) for fault in refused.faults
        ]
        names.refuse()
        raise


@router.get("/herstelplannen", operation_id="herstelplannen", **of("Herstelplannen", "Wat gaten sluit."))
async def repair(request: Request, asked: Annotated[RepairAsked, Query()]) -> Response:
    """Welke afspraken sluiten de meeste gaten, op welke grond, en wat moet eerst?"""
    from api.repair_wire import plan_object
    from queries.repair import repair as repaired
    from queries.repair_options import options_for

    names = asking.Names()
    workspace = asking.workspace_of(request, asked, names, asked.niveau)
    known = workspace.model
    names.check("actor", asked.actor, (*known.actor, *known.table, *known.source_of_knowledge))
    names.refuse()

    def told() -> dict[str, Any]:
        rows = [
            row for row in workspace.analysis.rows if asked.actor in (None, row.needer) and row.weight >= asked.gewicht
        ]
        plan = repaired(options_for(rows, workspace.judged, workspace.flows))
        return plan_object(workspace, plan, asked.aantal)

    return await asking.answered(request, told)


@router.get(
    "/vergelijkingen", operation_id="vergelijkingen", **of("Vergelijkingen", "Waarin twee modellen verschillen.")
)
async def comparison(request: Request, asked: Annotated[ComparisonAsked, Query()]) -> Response:
    """Waarin verschillen twee modellen, of twee dagen van het recht? Geen van beide is de juiste."""
    from api.whatif_wire import comparison_object
    from queries.comparison import compare
    from queries.outlook import look
    from queries.premise import Premise

    loaded, names = loaded_of(request), asking.Names()
    names.check("a", asked.a, loaded.models)
    names.check("b", asked.b, loaded.models)
    first = asking.Asked(geldigOp=asked.geldigOpA, omstandigheid=asked.omstandigheid)
    day_a, facts = asking.circumstances(first, names)
    names.refuse()

    def outlook(name: str | None, day: str | None) -> Outlook:
        model = loaded.model(name)
        return look(Premise(model, loaded.law, day or model.reference_date, facts), asked.niveau)

    def told() -> dict[str, Any]:
        one, other = outlook(asked.a, day_a), outlook(asked.b or asked.a, asked.geldigOpB)
        return comparison_object(one, other, compare(one, other, None))

    return await asking.answered(request, told)


@router.get("/blootstellingen", operation_id="blootstellingen", **of("Blootstellingen", "Wegen naar de pleger."))
async def exposure(request: Request, asked: Annotated[ExposureAsked, Query()]) -> Response:
    """Langs welke wegen kan dit de vermoedelijke pleger bereiken, wat houdt het tegen, en wie beslist?"""
    from api.exposure_wire import exposure_object
    from queries.exposure import ALLEGED, CUSTODY
    from queries.exposure import exposure as ask

    names = asking.Names()
    workspace = asking.workspace_of(request, asked, names)
    model, facts = workspace.model, workspace.facts
    names.check("item", asked.item, model.item)
    names.check("houder", asked.houder, model.actor)
    if facts.get(ALLEGED, "true") != "true":
        names.add(
            "omstandigheid",
            f"Deze vraag gaat over de vermoedelijke pleger: laat {ALLEGED} weg.",
            f"This question is about the alleged perpetrator: leave out {ALLEGED}.",
        )
    if "unknown" not in (asked.gezag, facts.get(CUSTODY, "unknown")) and facts[CUSTODY] != asked.gezag:
        names.add(
            "gezag",
            f"Dit spreekt {CUSTODY} tegen: geef één van de twee.",
            f"This contradicts {CUSTODY}: give one of the two.",
        )
    names.refuse()

    def told() -> dict[str, Any]:
        found = ask(
            model, workspace.law, workspace.day, facts, item=asked.item, holder=asked.houder, custody=asked.gezag
        )
        return exposure_object(model, workspace.law, found)

    return await asking.answered(request, told)
