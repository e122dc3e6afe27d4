"""When somebody can lawfully know it: against its term, over all hours of the week, with the worst hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.lists import grouped, items_by_theme, parties, starts
from api.http.pages.sharing_view import verdict_view
from api.http.pages.speaking import Json, in_language
from api.http.problems import Problem
from api.http.v1.asking import Names, entry_of
from ontology.errors import RefusedInput
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.asking_when import Asked as Answer
    from queries.asking_when import WhenRow
    from queries.clock import Start

__all__ = ["Hour", "router", "times_view", "week_of"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wanneer kan iemand het weten?", "When can somebody know it?")
_START = "vr 18:00"
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHADES = 4
_EXAMPLES = 6
Hour = dict[str, int]
"""Of one whole hour of the week: ``late`` needs, and ``shade`` 0 (none) to 4 (all that turn on the hour)."""


@router.get("/tijd")
async def times(request: Request) -> Response:
    """The week of a party; without a choice the parties that miss most."""
    return await show(request, "times.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Json:
    model, language = asked.workspace.model, asked.language
    told = asked.loaded.told(model.id)
    options = {
        "actor": grouped(parties(model, language, tables=True), asked.value("actor"), language),
        "item": grouped(items_by_theme(told, language), asked.value("item"), language),
        "begin": grouped(starts(language), asked.value("begin") or _START, language),
    }
    return {
        "options": options,
        "ordinary": asked.value("gewoon") == "ja",
        "examples": _examples(asked),
        "answer": times_view(asked),
    }


def _examples(asked: Asked) -> list[Json]:
    """The actors with most gaps."""
    model, counts = asked.workspace.model, dict[str, int]()
    for row in asked.workspace.analysis.gaps:
        if row.needer in model.actor:
            counts[row.needer] = counts.get(row.needer, 0) + 1
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_EXAMPLES]
    return [
        {"naam": model.label(name).of(asked.language), "gaten": counts[name], "adres": asked.link("/tijd", actor=name)}
        for name in most
    ]


def times_view(asked: Asked) -> Json | None:
    """The answer of ``when`` in one language, its rows by pace, and the week of all rows together."""
    from api.when_text import PACE_LABELS
    from api.when_wire import when_object
    from queries.asking_when import ORDER, when
    from queries.timing import Pace, Timing

    if not asked.value("actor"):
        return None
    _check(asked)
    space, language = asked.workspace, asked.language
    timing = Timing(space.flows.bench, ordinary=asked.value("gewoon") == "ja")
    found = when(timing, asked.value("actor"), _begin(asked), space.level, asked.value("item") or None)
    told = when_object(timing, found, space.facts)
    rows = [_row(asked, one) for one in told["behoeften"] if one["tempo"]["code"] != Pace.CLOSED.value]
    said = in_language(told, language)
    return {
        "naam": space.model.label(found.party).of(language),
        "begin": said["begin"]["tekst"],
        "aannamen": said["aannamen"],
        "gesloten": found.count(Pace.CLOSED),
        "overleg": found.party in space.model.table,
        "paces": [
            (pace.value, PACE_LABELS[pace].of(language), [row for row in rows if row["tempo"]["code"] == pace.value])
            for pace in ORDER
            if found.count(pace) and pace is not Pace.CLOSED
        ],
        "week": _week(found, language),
    }


def _begin(asked: Asked) -> Start:
    from queries.clock import read_start

    try:
        return read_start(asked.value("begin") or _START)
    except RefusedInput as refused:
        raise Problem(400, None, [entry_of(fault, "query", "begin") for fault in refused.faults]) from None


def _check(asked: Asked) -> None:
    model, names = asked.workspace.model, Names()
    names.check("actor", asked.value("actor"), (*model.actor, *model.table, *model.source_of_knowledge))
    names.check("item", asked.value("item") or None, model.item)
    names.refuse()


def _row(asked: Asked, told: Json) -> Json:
    """One need: until when, by which chain, what waits, what a call would do."""
    space, language = asked.workspace, asked.language
    model, label = space.model, space.model.label
    said = in_language(told, language)
    row = {
        **said,
        "naam": model.item[told["item"]].label.of(language),
        "stapNaam": None if told["stap"] is None else model.step[told["stap"]].label.of(language),
        "keten": [],
        "bel": None,
    }
    for leg, whole in zip(said.get("keten", ()), told.get("keten", ()), strict=True):
        verdict = None if whole["oordeel"] is None else verdict_view(space.law, whole["oordeel"], language)
        ends = (label(leg["van"]).brief(language), label(leg["naar"]).brief(language))
        row["keten"].append({"van": ends[0], "naar": ends[1], "naUren": leg["bekendNaUren"], "oordeel": verdict})
    call = told.get("alsErEenLijnWas")
    if call is not None:
        row["bel"] = {
            "van": label(call["van"]).brief(language),
            "moment": call["moment"][language],
            "oordeel": None if call["oordeel"] is None else verdict_view(space.law, call["oordeel"], language),
        }
    return row


def week_of(rows: Sequence[WhenRow]) -> list[Hour]:
    """Of each whole hour of the week, Monday 00:00 first: how many needs with a term are late when the alarm is then.

    The shade counts only the needs that are late at some hour and in time at another: those turn on the hour.
    """
    timed = [(row.week, row.term) for row in rows if row.week is not None and row.term is not None]
    late = [sum(week.hours[hour] > term for week, term in timed) for hour in range(168)]
    least, most = min(late, default=0), max(late, default=0)
    spread = most - least
    return [{"late": count, "shade": 0 if not spread else -(-(count - least) * _SHADES // spread)} for count in late]


def _week(found: Answer, language: str) -> Json | None:
    """The week as a table, and its worst and best hour; ``None`` where no need has both a term and a time."""
    timed = [row for row in found.rows if row.week is not None and row.term is not None]
    if not timed:
        return None
    from queries.clock import EVERY_HOUR

    hours = week_of(found.rows)
    counts = [one["late"] for one in hours]
    worst, best = counts.index(max(counts)), counts.index(min(counts))
    days = _DAYS if language == "nl" else _DAYS_EN
    return {
        "needs": len(timed),
        "days": [(day, hours[24 * number : 24 * number + 24]) for number, day in enumerate(days)],
        "worst": EVERY_HOUR[worst].text.of(language),
        "worstLate": counts[worst],
        "best": EVERY_HOUR[best].text.of(language),
        "bestLate": counts[best],
        "always": sum(one.week is not None and one.term is not None and one.week.best > one.term for one in timed),
    }
