"""The JSON of ``signal``: Dutch camelCase names, stable codes with labels, the same question the same bytes.

Who tells it at a desk stands nowhere in it; everything about desks and time is marked ``gemodelleerd``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.time_wire import leg_object, moment_object, start_object, verdict_of_leg
from api.wire_parts import number, text_object
from api.wording import DISCLAIMER
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
    from queries.desks import DeskRow, FactorFate
    from queries.signal_answer import Heard, Onward, Signal, Stop
    from queries.timing import Moment
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
        "bijGevaar": None if danger is None else text_object(danger),
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatumRecht": bench.day,
        "fictief": model.fictional,
        "loket": found.desk,
        "item": found.item,
        "betrokkene": found.subject,
        "niveau": found.level,
        "begin": start_object(found.start),
        "bereikbaarheid": "ordinary" if signals.ordinary else "urgent",
        "gemodelleerd": True,
        "omstandigheden": dict(sorted(facts.items())),
        "samenvatting": counted,
        "loketten": None if found.survey is None else [_desk(row) for row in found.survey.rows],
        "gewichtZwaarste": None if found.survey is None or found.survey.weight is None else found.survey.weight.value,
        "signalen": [_whole(found, one) if whole else _signal(found, one) for one in found.told],
        "aannamen": [text_object(text) for text in leans_on(signals, found.told if whole else (), found.start)],
        "kanttekening": text_object(DISCLAIMER),
    }


def _desk(row: DeskRow) -> Json:
    """A desk with its factors; the signals themselves stand in ``signalen``."""
    first = row.dying[0] if row.dying else None
    return {
        "loket": row.desk,
        "signalen": len(row.signals),
        "zwaarsteFactoren": len(row.heaviest),
        "waarvanNietVerder": len(row.dead),
        "nietVerderNaUren": None if first is None else number(first.last),
        "eerstNietVerder": None if first is None else first.item,
        "factoren": [_factor(one) for one in row.factors],
        "gemodelleerd": True,
    }


def _factor(one: FactorFate) -> Json:
    return {
        "factor": one.factor,
        "gewicht": one.weight.value,
        "items": list(one.items),
        "lot": {"code": one.fate.value, **text_object(FATE_LABELS[one.fate])},
        "nietGeheelTeVertellen": one.partial,
    }


def _signal(found: SignalAnswer, signal: Signal) -> Json:
    model = found.signals.model
    shut = shut_text(model, signal)
    return {
        "loket": signal.desk,
        "item": signal.item,
        "lot": {"code": signal.fate.value, **text_object(FATE_LABELS[signal.fate])},
        "toelichting": text_object(fate_text(model, signal)),
        "loketDicht": None if shut is None else text_object(shut),
        "loketWeetHetNaUren": number(signal.intake.hours),
        "laatsteHoortHetNaUren": number(signal.last),
        "wieWeetHet": [{"binnenUren": number(hours), "actoren": list(signal.knowing(hours))} for hours in HORIZONS],
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
        "uren": number(one.moment.hours),
        "moment": moment_object(signal.start, one.moment.hours),
        "keten": [leg_object(found.signals.flows.bench.law, signal.start, leg) for leg in one.moment.legs],
        **_unknown(one.moment),
        "gemodelleerd": True,
    }


def _stop(found: SignalAnswer, signal: Signal, stop: Stop) -> Json:
    model = found.signals.model
    return {
        "actor": stop.due.actor,
        "stap": stop.due.step,
        "termijnUren": number(stop.due.term),
        "magHandelen": stop.due.acts,
        "soort": {"code": stop.kind.value, **text_object(STOP_LABELS[stop.kind])},
        "blijftBij": stop.at,
        "stroom": stop.flow,
        "uren": number(stop.due.moment.hours),
        **_unknown(stop.due.moment),
        "oordeel": None if stop.refusal is None else verdict_of_leg(found.signals.flows.bench.law, stop.refusal),
        "waarom": [] if stop.refusal is None or stop.refusal.verdict is None else _why(found, stop.refusal.verdict),
        "alleenMetZijnToestemming": text_object(ONLY_OVER_HIM) if stop.over_him else None,
        "toelichting": text_object(stop_text(model, signal, stop)),
        "brengtVerder": None if stop.onward is None else _onward(found, signal, stop.onward),
        "gemodelleerd": True,
    }


def _onward(found: SignalAnswer, signal: Signal, onward: Onward) -> Json:
    return {
        "van": onward.holder,
        "naar": onward.receiver,
        "uren": number(onward.hours),
        "moment": moment_object(signal.start, onward.hours),
        "oordeel": verdict_of_leg(found.signals.flows.bench.law, onward.leg),
        "toelichting": text_object(carry_on(found.signals.model, signal, onward)),
        "gemodelleerd": True,
    }


def _why(found: SignalAnswer, verdict: Verdict) -> list[Json]:
    return [text_object(text) for text in why_not(found.signals.flows.bench.law, verdict)]


def _unknown(moment: Moment) -> Json:
    return {"onbekendeTijd": list(moment.unknown_flows), "onbekendeBereikbaarheid": list(moment.unknown_hours)}
