"""The answer of ``signal`` on the terminal: who knows it when, where it stops and why, what would carry it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.signal_tables import either, several, survey_table
from api.terminal import wrap
from api.wording import say
from ontology.terms import Text
from queries.asking_first import question_of
from queries.clock import lapse, spoken
from queries.phrasing import names
from queries.safe_asking import ONLY_OVER_HIM
from queries.signal_answer import HORIZONS, StopKind
from queries.signal_sentences import (
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
    from ontology.model import Model
    from queries.legal_answer import Leg
    from queries.signal_answer import Signal, Stop
    from queries.timing import TimedLeg

__all__ = ["signal_text"]


def signal_text(found: SignalAnswer, facts: Mapping[str, str], language: str) -> str:
    """The whole answer, at most 80 columns wide, ending with what it leans on; ``facts`` are those of the question."""
    if found.survey is not None:
        body = survey_table(found, language)
    elif found.desk is not None and found.item is not None:
        body = [line for one in found.told for line in _signal(found, one, language)]
    else:
        body = several(found, language)
    if not found.told:
        body = [
            "",
            either(
                "Hierover kan in dit model niets worden verteld.",
                "Nothing of this can be told in this model.",
                language,
            ),
        ]
    named = found.told if found.desk is not None and found.item is not None else ()
    leans = [f"- {text.of(language)}" for text in leans_on(found.signals, named, found.start)]
    return "\n".join(
        [
            *_head(found, facts, language),
            *body,
            "",
            either("Waar dit op leunt", "What this leans on", language),
            *(wrap(line, "  ")[2:] for line in leans),
        ]
    )


def _head(found: SignalAnswer, facts: Mapping[str, str], language: str) -> list[str]:
    model = found.signals.model
    begin = found.start.text
    what_nl = "iets" if found.item is None else f"«{model.item[found.item].label.nl}»"
    what_en = "something" if found.item is None else f"“{model.item[found.item].label.en}”"
    where_nl = " aan een loket" if found.desk is None else f" bij {names(model, [found.desk], 'nl')}"
    where_en = " at a desk" if found.desk is None else f" at {names(model, [found.desk], 'en')}"
    question = Text(
        f"Iemand vertelt {what_nl}{where_nl}. Wie weet het dan, en waar komt het niet verder? Verteld: "
        f"{begin.nl}; niveau {found.level}.",
        f"Somebody tells {what_en}{where_en}. Who knows it then, and where does it come no further? Told: "
        f"{begin.en}; level {found.level}.",
    )
    given = "Omstandigheden" if language == "nl" else "Circumstances"
    about = model.labels.get(f"subject/{found.subject}", Text(found.subject or "", found.subject or ""))
    danger = in_danger(found.level, facts)
    return [
        *([] if danger is None else [danger.of(language), ""]),
        model.title.of(language),
        wrap(question.of(language)),
        *([say("fictional", language)] if model.fictional else []),
        *([wrap(say("only-about", language, subject=about.of(language)))] if found.subject else []),
        wrap(say("disclaimer-law", language, date=found.signals.flows.bench.day)),
        *([wrap(f"{given}: {', '.join(f'{name}={facts[name]}' for name in sorted(facts))}.")] if facts else []),
        wrap(
            either(
                "Gemodelleerd: alles over ingangen, opnametijden, doorgeeftijden en bereikbaarheid.",
                "Modelled: everything about entry desks, intake times, handling times and reach.",
                language,
            )
        ),
    ]


# ── one signal ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _signal(found: SignalAnswer, signal: Signal, language: str) -> list[str]:
    model = found.signals.model
    shut = shut_text(model, signal)
    return [
        "",
        *([] if shut is None else [wrap(shut.of(language))]),
        wrap(fate_text(model, signal).of(language)),
        "",
        either(
            "Wie weet het (het loket zodra het daar is vastgelegd)",
            "Who knows it (the desk once it is on record)",
            language,
        ),
        *_who(model, signal, language),
        *_chains(found, signal, language),
        *_stops(found, signal, language),
    ]


def _who(model: Model, signal: Signal, language: str) -> list[str]:
    nobody = either("nog niemand", "nobody yet", language)
    after = either("na", "after", language)
    lines = [
        f"{after} {lapse(hours).of(language)}: {names(model, signal.knowing(hours), language) or nobody}."
        for hours in HORIZONS
    ]
    unsaid = [one.actor for one in signal.heard if one.moment.hours is None]
    if unsaid:
        unknown = either("wanneer niet te zeggen", "when cannot be said", language)
        lines.append(f"{unknown}: {names(model, unsaid, language)}.")
    return [wrap(line, "  ") for line in lines]


def _chains(found: SignalAnswer, signal: Signal, language: str) -> list[str]:
    legs = dict.fromkeys(
        (leg.sender, leg.recipient, _timed(found, signal, leg, language))
        for one in signal.heard
        for leg in one.moment.legs
    )
    if not legs:
        return []
    return ["", either("Hoe het daar komt", "How it gets there", language), *(wrap(line, "  ") for _, _, line in legs)]


def _timed(found: SignalAnswer, signal: Signal, timed: TimedLeg, language: str) -> str:
    """One flow of a chain: between whom, from when to when, and what the law says."""
    ends = " → ".join(names(found.signals.model, [party], language) for party in (timed.sender, timed.recipient))
    begin, end = (
        spoken(minute, signal.start.minute).of(language) for minute in (timed.passage.sent, timed.passage.known)
    )
    between = f"van {begin} tot {end}" if language == "nl" else f"from {begin} to {end}"
    return f"{ends}: {between}; {_law(found, timed.leg, language)}."


def _stops(found: SignalAnswer, signal: Signal, language: str) -> list[str]:
    if not signal.stops:
        return []
    lines = [
        "",
        either("Waar het stopt, en wat het verder zou brengen", "Where it stops, and what would carry it on", language),
    ]
    for number, together in enumerate(_together(signal), start=1):
        first, *more = [wrap(text, "    ") for text in _stop(found, signal, together, language)]
        lines += [f"{number:>2}. {first[4:]}", *more]
    return lines


def _together(signal: Signal) -> list[list[Stop]]:
    """The stops of one actor for one reason and with one way on are told once, with all steps."""
    found: dict[tuple[object, ...], list[Stop]] = {}
    for stop in signal.stops:
        onward = None if stop.onward is None else (stop.onward.holder, stop.onward.hours, repr(stop.onward.leg.verdict))
        refusal = None if stop.refusal is None else repr(stop.refusal.verdict)
        key = (stop.due.actor, stop.due.acts, stop.kind, stop.at, stop.flow, onward, refusal, stop.due.moment.hours)
        found.setdefault(key, []).append(stop)
    return list(found.values())


def _stop(found: SignalAnswer, signal: Signal, together: list[Stop], language: str) -> list[str]:
    model, stop = found.signals.model, together[0]
    said = [_missing(model, signal, together, language), stop_text(model, signal, stop).of(language)]
    if stop.refusal is not None:
        asked = either("Wat de wet nu zegt", "What the law says now", language)
        said.append(f"{asked}: {_law(found, stop.refusal, language)}.")
        if stop.refusal.verdict is not None:
            law = found.signals.flows.bench.law
            said += [text.of(language) for text in why_not(law, stop.refusal.verdict)]
    if stop.over_him:
        return [*said, ONLY_OVER_HIM.of(language)]
    if stop.onward is None:
        return [*said, *_nothing(signal, stop, language)]
    said.append(f"{carry_on(model, signal, stop.onward).of(language)}; {_law(found, stop.onward.leg, language)}.")
    return [*said, *_first(found, stop.onward.leg, language)]


def _nothing(signal: Signal, stop: Stop, language: str) -> list[str]:
    if stop.due.actor == signal.desk:
        return []
    if stop.kind is StopKind.NO_FLOW and stop.refusal is None:
        return [
            either(
                "Of iemand het zou mogen vertellen, is niet te zeggen: hoedanigheid of taak is onbekend.",
                "Whether anybody may tell it cannot be said: capacity or task is unknown.",
                language,
            )
        ]
    return [
        either(
            "Wat het verder zou brengen: niets dat de wet nu draagt, van niemand die het signaal heeft.",
            "What would carry it on: nothing that the law carries now, from nobody who has the signal.",
            language,
        )
    ]


def _missing(model: Model, signal: Signal, together: list[Stop], language: str) -> str:
    """Who lacks it, for which steps and by when."""
    stop = together[0]
    who = names(model, [stop.due.actor], language)
    acts = either(" (mag handelen)", " (may act)", language) if stop.due.acts else ""
    asked = [
        (model.step[one.due.step].label.of(language).lower(), signal.start.minute + round(one.due.term * 60))
        for one in together
    ]
    by = either("uiterlijk", "by", language)
    steps = "; ".join(f"{step}, {by} {spoken(minute, signal.start.minute).of(language)}" for step, minute in asked)
    needed = either("nodig bij", "needed at", language)
    return f"{who}{acts}, {needed} {steps}: {STOP_LABELS[stop.kind].of(language)}."


def _first(found: SignalAnswer, leg: Leg, language: str) -> list[str]:
    """What must be looked up before anybody tells anything."""
    if leg.verdict is None:
        return []
    law = found.signals.flows.bench.law
    sections = (
        (
            either(
                "Eerst nagaan (de tijd daarvoor telt hier niet mee)",
                "Check first (the time for that is not counted here)",
                language,
            ),
            leg.verdict.to_check,
        ),
        (either("Controleer vóór u deelt", "Check before you share", language), leg.verdict.exceptions),
    )
    told = [
        (head, "; ".join(question_of(law, one).of(language) for one in asked if one in law.fact))
        for head, asked in sections
    ]
    return [f"{head}: {questions}" for head, questions in told if questions]


def _law(found: SignalAnswer, leg: Leg, language: str) -> str:
    """The state of the verdict and the article it leans on."""
    from api.law_wire import cited_grounds
    from queries.verdict_sentences import citation, spoken_state

    if leg.verdict is None:
        return say("capacity-unknown", language)
    law = found.signals.flows.bench.law
    articles = [citation(law, norm).of(language) for norm in cited_grounds(law, leg.verdict)[:1]]
    return "; ".join([spoken_state(leg.verdict).of(language), *articles])
