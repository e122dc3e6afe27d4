"""The JSON of ``when``: Dutch camelCase names, stable codes with labels, the same question the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.when_text import PACE_LABELS
from queries.asking_when import ORDER
from queries.clock import spoken
from queries.safe_asking import ONLY_OVER_HIM
from queries.timing import Pace
from queries.timing_sentences import cannot_say, leans_on, waits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.terms import Text
    from queries.asking_when import Asked, WhenRow
    from queries.clock import Start
    from queries.legal_answer import Leg
    from queries.timing import Call, TimedLeg, Timing, Week

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
        "begin": _start(asked.start),
        "bereikbaarheid": "ordinary" if timing.ordinary else "urgent",
        "gemodelleerd": True,
        "omstandigheden": dict(sorted(facts.items())),
        "samenvatting": {pace.value: asked.count(pace) for pace in ORDER},
        "behoeften": [_row(timing, asked, row) for row in asked.rows],
        "aannamen": [_text(text) for text in leans_on(timing, asked)],
        "kanttekening": {"nl": "Hulpmiddel, geen juridisch advies.", "en": "An aid, not legal advice."},
    }


def _row(timing: Timing, asked: Asked, row: WhenRow) -> Json:
    moment = row.moment
    answer: Json = {
        "item": row.item,
        "stap": row.step,
        "termijnUren": _number(row.term),
        "tempo": {"code": row.pace.value, **_text(PACE_LABELS[row.pace])},
    }
    if row.pace is Pace.CLOSED:
        return answer
    return {
        **answer,
        "ontvanger": moment.receiver,
        "uren": _number(moment.hours),
        "moment": None if moment.hours is None else _at(asked, moment.hours),
        "keten": [_leg(timing, asked, leg) for leg in moment.legs],
        "wachten": [_text(text) for text in waits(timing, moment)],
        "onbekendeTijd": list(moment.unknown_flows),
        "onbekendeBereikbaarheid": list(moment.unknown_hours),
        "nietTeZeggen": _text(cannot_say(timing.model, moment)) if row.pace is Pace.CANNOT_SAY else None,
        "week": None if row.week is None else _week(row.week, row.term),
        "alsErEenLijnWas": None if row.call is None else _call(timing, asked, row.call),
        "alleenMetZijnToestemming": _text(ONLY_OVER_HIM) if row.over_him else None,
    }


def _leg(timing: Timing, asked: Asked, timed: TimedLeg) -> Json:
    begin = asked.start.minute
    return {
        "stroom": timed.leg.flow,
        "van": timed.sender,
        "naar": timed.recipient,
        "gehadNaUren": _number((timed.had - begin) / 60),
        "begonnenNaUren": _number((timed.passage.sent - begin) / 60),
        "klaarNaUren": _number((timed.passage.ready - begin) / 60),
        "bekendNaUren": _number((timed.passage.known - begin) / 60),
        "oordeel": _verdict(timing, timed.leg),
    }


def _verdict(timing: Timing, leg: Leg) -> Json | None:
    """The verdict of one flow; ``None`` where nobody can say in which capacity, or for which task, somebody acts."""
    from api.law_wire import verdict_object

    if leg.verdict is None or leg.disclosure is None:
        return None
    return verdict_object(timing.flows.bench.law, leg.disclosure, leg.verdict)


def _week(week: Week, term: float | None) -> Json:
    return {
        "bestUren": _number(week.best),
        "mediaanUren": _number(week.median),
        "slechtstUren": _number(week.worst),
        "slechtsteBegin": _start(week.worst_start),
        "opTijdVanDe168": None if term is None else week.in_time(term),
        "urenPerBegin": [_number(hours) for hours in week.hours],
    }


def _call(timing: Timing, asked: Asked, call: Call) -> Json:
    return {
        "van": call.holder,
        "naar": call.receiver,
        "uren": _number(call.hours),
        "moment": _at(asked, call.hours),
        "oordeel": _verdict(timing, call.leg),
        "gemodelleerd": True,
    }


def _start(start: Start) -> Json:
    return {"weekdag": start.weekday, "uur": _number(start.hour), **_text(start.text)}


def _at(asked: Asked, hours: float) -> Json:
    return _text(spoken(asked.start.minute + round(hours * 60), asked.start.minute))


def _text(text: Text) -> Json:
    return {"nl": text.nl, "en": text.en}


def _number(hours: float | None) -> float | int | None:
    """A whole number without a point; hours to the minute."""
    if hours is None:
        return None
    return int(hours) if hours == int(hours) else round(hours, 4)
