"""Where signals come in and stop: per desk what becomes of what is told there, and one signal in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.lists import by_label, grouped, starts
from api.http.pages.sharing_view import verdict_view
from api.http.pages.speaking import Json, in_language
from api.http.problems import Problem
from api.http.v1.asking import entry_of
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.signal_asking import SignalAnswer

__all__ = ["router", "signals_view"]

router = APIRouter(include_in_schema=False)

_TITLE = Text(
    "Waar komt een signaal binnen, en waar komt het niet verder?",
    "Where does a signal come in, and where does it get no further?",
)
_START = "ma 09:00"
_KEYS = {"--at": "loket", "--item": "item", "--from": "begin"}


@router.get("/signalen")
async def signals(request: Request) -> Response:
    """All desks; one desk or one item; one signal in full where both are chosen."""
    return await show(request, "signals.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Json:
    from queries.signals import Signals

    space, language = asked.workspace, asked.language
    model = space.model
    entries = Signals(space.flows.bench).entries
    desks = dict.fromkeys(at for at, _ in entries)
    items = dict.fromkeys(what for _, what in entries if not model.item[what].confined)
    options = {
        "loket": grouped(
            [("", by_label((one, model.label(one).of(language)) for one in desks))], asked.value("loket"), language
        ),
        "item": grouped(
            [("", by_label((one, model.item[one].label.of(language)) for one in items))], asked.value("item"), language
        ),
        "begin": grouped(starts(language), asked.value("begin") or _START, language),
    }
    return {"options": options, **signals_view(asked)}


def signals_view(asked: Asked) -> Json:
    """``desks`` (all of them), ``listed`` (of one desk or one item) or ``one`` signal, told in one language."""
    from api.signal_asking import answer_to
    from api.signal_wire import signal_object
    from ontology.errors import RefusedInput
    from queries.signals import Signals

    space = asked.workspace
    desk, item = asked.value("loket") or None, asked.value("item") or None
    begin = asked.value("begin") or _START
    try:
        found = answer_to(Signals(space.flows.bench), desk, item, begin, space.level, space.subject)
    except RefusedInput as refused:
        entries = [entry_of(fault, "query", _KEYS.get(fault.place, fault.place)) for fault in refused.faults]
        raise Problem(400, None, entries) from None
    told = signal_object(found, space.facts)
    said = in_language(told, asked.language)
    whole = desk is not None and item is not None
    return {
        "danger_text": said["bijGevaar"],
        "begin": said["begin"]["tekst"],
        "leans": said["aannamen"],
        "desks": [] if found.survey is None else [_desk(asked, one, found) for one in said["loketten"]],
        "listed": [] if whole or found.survey is not None else _listed(asked, said["signalen"]),
        "one": _one(asked, told["signalen"][0], said["signalen"][0]) if whole and said["signalen"] else None,
        "nothing": not said["signalen"],
    }


def _names(asked: Asked, parties: Iterable[str]) -> list[str]:
    return [asked.workspace.model.label(one).brief(asked.language) for one in parties]


def _desk(asked: Asked, one: Json, found: SignalAnswer) -> Json:
    """A desk: how many of the heaviest factors reach nobody in time, and which dies first."""
    model, language = asked.workspace.model, asked.language
    first = one["eerstNietVerder"]
    knows = next((each for each in found.told if (each.desk, each.item) == (one["loket"], first)), None)
    factors = [
        {"naam": model.risk_factor[each["factor"]].label.of(language), "lot": each["lot"]}
        for each in one["factoren"]
        if each["gewicht"] == (found.survey.weight if found.survey else None)
    ]
    return {
        "naam": model.label(one["loket"]).of(language),
        "adres": asked.here(loket=one["loket"]),
        "zwaarste": one["zwaarsteFactoren"],
        "dood": one["waarvanNietVerder"],
        "eerst": None if first is None else model.item[first].label.of(language),
        "eerstAdres": None if first is None else asked.here(loket=one["loket"], item=first),
        "uren": one["nietVerderNaUren"],
        "daarna": [] if knows is None else _names(asked, (who for who in knows.knowing(168) if who != one["loket"])),
        "factoren": factors,
    }


def _listed(asked: Asked, signals_told: list[Json]) -> list[Json]:
    """Signals of one desk or of one item, those that come no further first."""
    model = asked.workspace.model
    rows = [
        {
            "loket": model.label(one["loket"]).of(asked.language),
            "item": model.item[one["item"]].label.of(asked.language),
            "adres": asked.here(loket=one["loket"], item=one["item"]),
            "lot": one["lot"],
            "uren": one["loketWeetHetNaUren"],
            "ook": _names(asked, (who for who in one["wieWeetHet"][-1]["actoren"] if who != one["loket"])),
        }
        for one in signals_told
    ]
    return sorted(rows, key=lambda row: (row["lot"]["code"] not in ("dies", "nobody-acts"), row["loket"], row["item"]))


def _one(asked: Asked, told: Json, said: Json) -> Json:
    """One signal: who knows it when, over which legs, where it stops and what would carry it on."""
    space, language = asked.workspace, asked.language
    model = space.model
    legs = {}
    for heard in told["bereikt"]:
        for leg in heard["keten"]:
            legs[leg["van"], leg["naar"], leg["bekendNaUren"]] = leg
    return {
        "loket": model.label(told["loket"]).of(language),
        "item": model.item[told["item"]].label.of(language),
        "lot": said["lot"],
        "toelichting": said["toelichting"],
        "dicht": said["loketDicht"],
        "wie": [(one["binnenUren"], _names(asked, one["actoren"])) for one in told["wieWeetHet"]],
        "keten": [
            {
                "van": model.label(leg["van"]).brief(language),
                "naar": model.label(leg["naar"]).brief(language),
                "naUren": leg["bekendNaUren"],
                "oordeel": None if leg["oordeel"] is None else verdict_view(space.law, leg["oordeel"], language),
            }
            for leg in legs.values()
        ],
        "stopt": [_stop(asked, one, whole) for one, whole in zip(said["stopt"], told["stopt"], strict=True)],
    }


def _stop(asked: Asked, said: Json, told: Json) -> Json:
    space, language = asked.workspace, asked.language
    onward = told["brengtVerder"]
    return {
        **said,
        "wie": space.model.label(told["actor"]).of(language),
        "stapNaam": space.model.step[told["stap"]].label.of(language),
        "oordeel": None if told["oordeel"] is None else verdict_view(space.law, told["oordeel"], language),
        "verder": None if onward is None else said["brengtVerder"]["toelichting"],
        "verderOordeel": None
        if onward is None or onward["oordeel"] is None
        else verdict_view(space.law, onward["oordeel"], language),
    }
