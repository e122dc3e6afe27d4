"""The analysis under the clock: what arrives lawfully but after the term of its step is not received but late."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import Analysis, GapKind, NeedRow, RemedyCode
from queries.clock import DEFAULT_START, Start, lapse
from queries.explaining import opening
from queries.timing import Moment, Pace, Timing
from queries.timing_sentences import cannot_say, modelled, moment_text, sender_names, speed_up, waits

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["under_the_clock"]


def under_the_clock(model: Model, analysis: Analysis, timing: Timing, start: Start = DEFAULT_START) -> Analysis:
    """``analysis`` (under the law) with each ``received`` row that a known chain brings after its term turned into
    ``late``, and its counts made again. No other row changes its kind, and the order stays (design.md 5).

    The clock starts with the alarm at ``start``. Without one that is Monday 09:00, when everybody who keeps office
    hours is there: what is late then is late by its arrangement, whenever the alarm is. The week itself, with its worst
    hour, is :meth:`queries.timing.Timing.profile`.

    A row stays ``received`` and says that it cannot be said, where nobody knows the time of the only chain, or of one
    that might bring it in time. Of a confined item nothing is said: its row stays as it is.
    """
    rows = tuple(_timed(model, row, timing, start) if row.kind is GapKind.RECEIVED else row for row in analysis.rows)
    kinds = Counter(row.kind for row in rows)
    remedies = Counter(row.remedy for row in rows)
    counted = [kind for kind in GapKind if kind is GapKind.LATE or kind.value in analysis.summary.per_kind]
    summary = replace(
        analysis.summary,
        per_kind={kind.value: kinds[kind] for kind in counted},
        per_remedy={code.value: remedies[code] for code in RemedyCode if remedies[code]},
    )
    return replace(analysis, rows=rows, summary=summary)


def _timed(model: Model, row: NeedRow, timing: Timing, start: Start) -> NeedRow:
    moment = timing.moment(row.needer, row.item, row.step, start)
    match moment.pace(row.hours):
        case Pace.LATE:
            return replace(
                row,
                kind=GapKind.LATE,
                remedy=RemedyCode.SPEED_UP,
                via=tuple(leg.leg.flow for leg in moment.legs),
                explanation=Text(*(_explanation(model, row, timing, moment, tongue) for tongue in ("nl", "en"))),
                help=speed_up(timing, moment),
                assumed=(*row.assumed, modelled(start, ordinary=timing.ordinary)),
            )
        case Pace.CANNOT_SAY:
            said = (cannot_say(model, moment), modelled(start, ordinary=timing.ordinary))
            return replace(row, assumed=(*row.assumed, *said))
        case _:
            return row


def _explanation(model: Model, row: NeedRow, timing: Timing, moment: Moment, language: str) -> str:
    assert moment.hours is not None
    route = sender_names(model, moment, language)
    when, over = moment_text(moment).of(language), lapse(moment.hours - row.hours).of(language)
    arrives = (
        f"Het komt binnen via {route}, op zijn vroegst {when}: {over} te laat."
        if language == "nl"
        else f"It arrives by {route}, at the earliest {when}: {over} too late."
    )
    waiting = [text.of(language) for text in waits(timing, moment)]
    return " ".join([opening(model, row, row.hours, language), arrives, *waiting])
