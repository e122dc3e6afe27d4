"""The JSON of ``signal``: Dutch camelCase names, stable codes with labels, the same question the same bytes.

Who tells it at a desk stands nowhere in it; everything about desks and time is marked ``gemodelleerd``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.clock import spoken
from queries.safe_asking import ONLY_OVER_HIM
from queries.signal_answer import HORIZONS, Fate
from queries.signal_sentences import (
    FATE_LABELS,
    STOP_LABELS,
    carry_on,
    fate_text,
    in_danger,
    leans_on,
    shut_text,
    stop_text,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.signal_asking import SignalAnswer
    from ontology.terms import Text
    from queries.clock import Start
    from queries.desks import DeskRow, FactorFate
    from queries.legal_answer import Leg
    from queries.signal_answer import Heard, Onward, Signal, Stop
    from queries.timing import Moment, TimedLeg
    from queries.verdict import Verdict

__all__ = ["signal_object"]

Json = dict[str, Any]


def signal_object(found: SignalAnswer, facts: Mapping[str, str]) -> Json:
    """The answer of ``signal``; ``facts`` are those of the question. Hours count from the start; ``None`` is "cannot be
    said", never zero. Chains, stops and their verdicts are told of one desk with one item only.
    """
    signals = found.signals
    model, bench = signals.model, signals.flows.bench
    whole = found.desk is not None and found.item is not None
    counted = {fate.value: sum(one.fate is fate for one in found.told) for fate in Fate}
    danger = in_danger(found.level, facts)
    return {
        "bijGevaar": None if danger is None else _text(danger),
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatumRecht": bench.day,
        "fictief": model.fictional,
        "loket": found.desk,
        "item": found.item,
        "betrokkene": found.subject,
        "niveau": found.level,
        "begin": _start(found.start),
        "bereikbaarheid": "ordinary" if signals.ordinary else "urgent",
        "gemodelleerd": True,
        "omstandigheden": dict(sorted(facts.items())),
        "samenvatting": counted,
        "loketten": None if found.survey is None else [_desk(row) for row in found.survey.rows],
        "gewichtZwaarste": None if found.survey is None or found.survey.weight is None else found.survey.weight.value,
        "signalen": [_whole(found, one) if whole else _signal(found, one) for one in found.told],
        "aannamen": [_text(text) for text in leans_on(signals, found.told if whole else (), found.start)],
        "kanttekening": {"nl": "Hulpmiddel, geen juridisch advies.", "en": "An aid, not legal advice."},
    }


def _desk(row: DeskRow) -> Json:
    """A desk with its factors; the signals themselves stand in ``signalen``."""
    first = row.dying[0] if row.dying else None
    return {
        "loket": row.desk,
        "signalen": len(row.signals),
        "zwaarsteFactoren": len(row.heaviest),
        "waarvanNietVerder": len(row.dead),
        "nietVerderNaUren": None if first is None else _number(first.last),
        "eerstNietVerder": None if first is None else first.item,
        "factoren": [_factor(one) for one in row.factors],
        "gemodelleerd": True,
    }


def _factor(one: FactorFate) -> Json:
    return {
        "factor": one.factor,
        "gewicht": one.weight.value,
        "items": list(one.items),
        "lot": {"code": one.fate.value, **_text(FATE_LABELS[one.fate])},
        "nietGeheelTeVertellen": one.partial,
    }


def _signal(found: SignalAnswer, signal: Signal) -> Json:
    model = found.signals.model
    shut = shut_text(model, signal)
    return {
        "loket": signal.desk,
        "item": signal.item,
        "lot": {"code": signal.fate.value, **_text(FATE_LABELS[signal.fate])},
        "toelichting": _text(fate_text(model, signal)),
        "loketDicht": None if shut is None else _text(shut),
        "loketWeetHetNaUren": _number(signal.intake.hours),
        "laatsteHoortHetNaUren": _number(signal.last),
        "wieWeetHet": [{"binnenUren": _number(hours), "actoren": list(signal.knowing(hours))} for hours in HORIZONS],
        "gemodelleerd": True,
    }


def _whole(found: SignalAnswer, signal: Signal) -> Json:
    return {
        **_signal(found, signal),
        "bereikt": [_heard(found, signal, one) for one in signal.heard],
        "stopt": [_stop(found, signal, one) for one in signal.stops],
    }


def _heard(found: SignalAnswer, signal: Signal, one: Heard) -> Json:
    return {
        "actor": one.actor,
        "uren": _number(one.moment.hours),
        "moment": _at(signal, one.moment.hours),
        "keten": [_leg(found, signal, leg) for leg in one.moment.legs],
        **_unknown(one.moment),
        "gemodelleerd": True,
    }


def _stop(found: SignalAnswer, signal: Signal, stop: Stop) -> Json:
    model = found.signals.model
    return {
        "actor": stop.due.actor,
        "stap": stop.due.step,
        "termijnUren": _number(stop.due.term),
        "magHandelen": stop.due.acts,
        "soort": {"code": stop.kind.value, **_text(STOP_LABELS[stop.kind])},
        "blijftBij": stop.at,
        "stroom": stop.flow,
        "uren": _number(stop.due.moment.hours),
        **_unknown(stop.due.moment),
        "oordeel": None if stop.refusal is None else _verdict(found, stop.refusal),
        "waarom": [] if stop.refusal is None or stop.refusal.verdict is None else _why(found, stop.refusal.verdict),
        "alleenMetZijnToestemming": _text(ONLY_OVER_HIM) if stop.over_him else None,
        "toelichting": _text(stop_text(model, signal, stop)),
        "brengtVerder": None if stop.onward is None else _onward(found, signal, stop.onward),
        "gemodelleerd": True,
    }


def _onward(found: SignalAnswer, signal: Signal, onward: Onward) -> Json:
    return {
        "van": onward.holder,
        "naar": onward.receiver,
        "uren": _number(onward.hours),
        "moment": _at(signal, onward.hours),
        "oordeel": _verdict(found, onward.leg),
        "toelichting": _text(carry_on(found.signals.model, signal, onward)),
        "gemodelleerd": True,
    }


def _why(found: SignalAnswer, verdict: Verdict) -> list[Json]:
    return [_text(text) for text in why_not(found.signals.flows.bench.law, verdict)]


def _leg(found: SignalAnswer, signal: Signal, timed: TimedLeg) -> Json:
    begin = signal.start.minute
    return {
        "stroom": timed.leg.flow,
        "van": timed.sender,
        "naar": timed.recipient,
        "gehadNaUren": _number((timed.had - begin) / 60),
        "begonnenNaUren": _number((timed.passage.sent - begin) / 60),
        "klaarNaUren": _number((timed.passage.ready - begin) / 60),
        "bekendNaUren": _number((timed.passage.known - begin) / 60),
        "oordeel": _verdict(found, timed.leg),
    }


def _unknown(moment: Moment) -> Json:
    return {"onbekendeTijd": list(moment.unknown_flows), "onbekendeBereikbaarheid": list(moment.unknown_hours)}


def _verdict(found: SignalAnswer, leg: Leg) -> Json | None:
    """The verdict on one disclosure; ``None`` where nobody can say in which capacity, or for which task, one acts."""
    from api.law_wire import verdict_object

    if leg.verdict is None or leg.disclosure is None:
        return None
    return verdict_object(found.signals.flows.bench.law, leg.disclosure, leg.verdict)


def _start(start: Start) -> Json:
    return {"weekdag": start.weekday, "uur": _number(start.hour), **_text(start.text)}


def _at(signal: Signal, hours: float | None) -> Json | None:
    return None if hours is None else _text(spoken(signal.start.minute + round(hours * 60), signal.start.minute))


def _text(text: Text) -> Json:
    return {"nl": text.nl, "en": text.en}


def _number(hours: float | None) -> float | int | None:
    """A whole number without a point; hours to the minute."""
    if hours is None:
        return None
    return int(hours) if hours == int(hours) else round(hours, 4)
