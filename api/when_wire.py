"""The JSON of ``when``: Dutch camelCase names, stable codes with labels, the same question the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.time_wire import leg_object, moment_object, start_object, verdict_of_leg
from api.when_text import PACE_LABELS
from api.wire_parts import number, text_object
from api.wording import DISCLAIMER
from queries.asking_when import ORDER
from queries.safe_asking import ONLY_OVER_HIM
from queries.timing import Pace
from queries.timing_sentences import cannot_say, leans_on, waits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.asking_when import Asked, WhenRow
    from queries.timing import Call, Timing, Week

__all__ = ["when_object"]

Json = dict[str, Any]


def when_object(timing: Timing, asked: Asked, facts: Mapping[str, str]) -> Json:
    """The answer of ``when``; ``facts`` are those of the question. Hours count from the start; ``None`` is "cannot be
    said", never zero.
    """
    model, bench = timing.model, timing.flows.bench
    return {
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatumRecht": bench.day,
        "fictief": model.fictional,
        "actor": asked.party,
        "niveau": asked.level,
        "begin": start_object(asked.start),
        "bereikbaarheid": "ordinary" if timing.ordinary else "urgent",
        "gemodelleerd": True,
        "omstandigheden": dict(sorted(facts.items())),
        "samenvatting": {pace.value: asked.count(pace) for pace in ORDER},
        "behoeften": [_row(timing, asked, row) for row in asked.rows],
        "aannamen": [text_object(text) for text in leans_on(timing, asked)],
        "kanttekening": text_object(DISCLAIMER),
    }


def _row(timing: Timing, asked: Asked, row: WhenRow) -> Json:
    moment = row.moment
    answer: Json = {
        "item": row.item,
        "stap": row.step,
        "termijnUren": number(row.term),
        "tempo": {"code": row.pace.value, **text_object(PACE_LABELS[row.pace])},
    }
    if row.pace is Pace.CLOSED:
        return answer
    return {
        **answer,
        "ontvanger": moment.receiver,
        "uren": number(moment.hours),
        "moment": moment_object(asked.start, moment.hours),
        "keten": [leg_object(timing.flows.bench.law, asked.start, leg) for leg in moment.legs],
        "wachten": [text_object(text) for text in waits(timing, moment)],
        "onbekendeTijd": list(moment.unknown_flows),
        "onbekendeBereikbaarheid": list(moment.unknown_hours),
        "nietTeZeggen": text_object(cannot_say(timing.model, moment)) if row.pace is Pace.CANNOT_SAY else None,
        "week": None if row.week is None else _week(row.week, row.term),
        "alsErEenLijnWas": None if row.call is None else _call(timing, asked, row.call),
        "alleenMetZijnToestemming": text_object(ONLY_OVER_HIM) if row.over_him else None,
    }


def _week(week: Week, term: float | None) -> Json:
    return {
        "bestUren": number(week.best),
        "mediaanUren": number(week.median),
        "slechtstUren": number(week.worst),
        "slechtsteBegin": start_object(week.worst_start),
        "opTijdVanDe168": None if term is None else week.in_time(term),
        "urenPerBegin": [number(hours) for hours in week.hours],
    }


def _call(timing: Timing, asked: Asked, call: Call) -> Json:
    return {
        "van": call.holder,
        "naar": call.receiver,
        "uren": number(call.hours),
        "moment": moment_object(asked.start, call.hours),
        "oordeel": verdict_of_leg(timing.flows.bench.law, call.leg),
        "gemodelleerd": True,
    }
