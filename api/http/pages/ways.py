"""Lawful routes: along whom an item can lawfully come to somebody, as a list first and a small picture second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.lists import grouped, items_by_theme, parties, steps
from api.http.pages.sharing_view import verdict_view
from api.http.pages.speaking import Json, in_language
from api.http.pages.ways_picture import Picture, picture
from api.http.v1.asking import Names
from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import NeedRow
    from queries.routes import RoutesAnswer

__all__ = ["router", "ways_view"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Langs wie kan het rechtmatig?", "Along whom can it go lawfully?")
_NO_PARTNER = Text(
    "Dit is geen partner: die wordt gevraagd, niet ingelicht langs een route.",
    "This is no partner: she is asked, not told along a route.",
)
_EXAMPLES = 5
_COUNTS = ("1", "3", "5", "10")


@router.get("/routes")
async def ways(request: Request) -> Response:
    """The routes to a party for an item; without a choice the heaviest gaps as examples."""
    return await show(request, "ways.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Json:
    model, language = asked.workspace.model, asked.language
    told = asked.loaded.told(model.id)
    options = {
        "naar": grouped(parties(model, language, tables=True), asked.value("naar"), language),
        "item": grouped(items_by_theme(told, language), asked.value("item"), language),
        "van": grouped(parties(model, language, people=True), asked.value("van"), language),
        "stap": grouped([("", steps(model, language))], asked.value("stap"), language),
        "aantal": grouped([("", [(one, one) for one in _COUNTS])], asked.value("aantal") or "3", language),
    }
    return {"options": options, "examples": _examples(asked), "answers": ways_view(asked)}


def _examples(asked: Asked) -> list[Json]:
    """The heaviest gaps of actors, each party and item once."""
    model, language = asked.workspace.model, asked.language
    found: dict[tuple[str, str], NeedRow] = {}
    for row in asked.workspace.analysis.gaps:
        if row.needer in model.actor and not model.item[row.item].confined:
            found.setdefault((row.needer, row.item), row)
    return [
        {
            "naar": model.label(row.needer).brief(language),
            "item": model.item[row.item].label.of(language),
            "adres": asked.link("/routes", naar=row.needer, item=row.item),
        }
        for row in list(found.values())[:_EXAMPLES]
    ]


def ways_view(asked: Asked) -> list[Json] | None:
    """Per recipient its routes with the verdict on every hop; ``None`` until both ends of the question were chosen."""
    from api.routes_wire import routes_object
    from queries.routes import Routes

    to, item = asked.value("naar"), asked.value("item")
    if not to or not item:
        return None
    _check(asked)
    space, language = asked.workspace, asked.language
    model = space.model
    table = model.table.get(to)
    recipients = [to] if table is None else sorted({seat.actor for seat in table.seats})
    step = asked.value("stap") or first_step(model, to, item)
    routes, holder = Routes(space.flows.bench), asked.value("van") or None
    count = int(asked.value("aantal") or 3)
    found = [routes.to(one, item, step, holder=holder, k=count) for one in recipients]
    whole = routes_object(space, to, holder, found)
    return [_answer(asked, one, told, language) for one, told in zip(found, whole["antwoorden"], strict=True)]


def _check(asked: Asked) -> None:
    model, names = asked.workspace.model, Names()
    if asked.value("naar") in model.source_of_knowledge:
        names.add("naar", _NO_PARTNER.nl, _NO_PARTNER.en)
    else:
        names.check("naar", asked.value("naar"), (*model.actor, *model.table))
    names.check("item", asked.value("item"), model.item)
    names.check("van", asked.value("van") or None, (*model.actor, *model.source_of_knowledge))
    names.check("stap", asked.value("stap") or None, model.step)
    names.check("aantal", asked.value("aantal") or None, _COUNTS)
    names.refuse()


def first_step(model: Model, to: str, item: str) -> str:
    """The first step at which the model says it is needed; no step (its own task) when the model does not."""
    needed = [model.step[need.step] for need in model.needs if (need.needer, need.item) == (to, item)]
    return min(needed, key=lambda one: one.order).id if needed else ""


def _answer(asked: Asked, found: RoutesAnswer, told: Json, language: str) -> Json:
    space = asked.workspace
    model = space.model
    closest = told["dichtstbij"]
    listed = [_route(asked, one) for one in told["routes"]]
    hearsay = [_route(asked, one) for one in told["vanHorenZeggen"]]
    step = None if not found.step else model.step[found.step].label.of(language)
    return {
        "naar": model.label(found.recipient).of(language),
        "item": model.item[found.item].label.of(language),
        "stap": step,
        "ookViaAnderen": told["ookViaAnderen"],
        "reden": None if told["reden"] is None else told["reden"][language],
        "routes": listed,
        "horenZeggen": hearsay,
        "vraagVeilig": list(
            dict.fromkeys(model.label(one["partijen"][0]).of(language) for one in told["vraagHaarVeilig"])
        ),
        "dichtstbij": closest
        and {
            "houder": model.label(closest["houder"]).of(language),
            "oordeel": verdict_view(space.law, closest["oordeel"], language),
        },
        "aannamen": list(dict.fromkeys(text for one in (*listed, *hearsay) for text in one["aannamen"])),
        "picture": _picture(found, model, language),
    }


def _route(asked: Asked, told: Json) -> Json:
    """One route: its parties, its hops, what to look up and weigh at each."""
    from api.routes_text import hours_text

    law, language, label = asked.loaded.law, asked.language, asked.workspace.model.label
    said = in_language(told, language)
    hops = []
    for hop, whole in zip(said["stappen"], told["stappen"], strict=True):
        verdict = verdict_view(law, whole["oordeel"], language)
        asked_first = [law.fact[name].question.of(language) for name in whole["naTeGaan"] if name in law.fact]
        hops.append(
            {
                "van": label(hop["van"]).brief(language),
                "naar": label(hop["naar"]).brief(language),
                "staat": verdict["staat"],
                "uitkomst": verdict["uitkomstLabel"],
                "stroom": hop["stroom"],
                "gronden": verdict["gronden"],
                "nagaan": asked_first,
                "vooraf": [one["vraag"] for one in verdict["vooraf"]],
                "wegen": hop["teWegen"],
                "vastleggen": verdict["vastleggen"],
                "deel": str(_sharing(asked, whole, hop)),
            }
        )
    hours = told["verwerkingUren"]
    return {
        "partijen": [label(party).brief(language) for party in told["partijen"]],
        "uitkomst": said["zwaksteUitkomstLabel"],
        "uren": None if hours is None else hours_text(hours, language),
        "aannamen": said["aannamen"],
        "stappen": hops,
    }


def _sharing(asked: Asked, hop: Json, said: Json) -> str:
    """The sharing check of a first hop: later hops have a history that the check is not given here."""
    item = asked.value("item")
    return asked.link("/delen", houder=hop["van"], ontvanger=hop["naar"], item=item, doel=said["doel"])


def _picture(found: RoutesAnswer, model: Model, language: str) -> Picture | None:
    lines = [
        [(hop.holder, hop.recipient, hop.taken.verdict, hop.flow is not None) for hop in route.hops]
        for route in found.routes
    ]
    return picture(lines, lambda party: model.label(party).brief(language)) if lines else None
