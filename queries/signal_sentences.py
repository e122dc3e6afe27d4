"""Sentences about signals: what becomes of one, why it stops, what would carry it on, and what that leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.asking_first import question_of
from queries.clock import lapse, spoken
from queries.phrasing import names
from queries.signal_answer import Fate, StopKind
from queries.timing import Pace
from queries.timing_sentences import cannot_say, modelled, moment_text
from queries.verdict import NoGroundReason, Outcome
from queries.verdict_sentences import citation, doubt_text, open_layers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.clock import Start
    from queries.legal_answer import Leg
    from queries.signal_answer import Onward, Signal, Stop
    from queries.signals import Signals
    from queries.verdict import Verdict

__all__ = [
    "FATE_LABELS",
    "STOP_LABELS",
    "UNCONFIRMED",
    "carry_on",
    "fate_text",
    "in_danger",
    "leans_on",
    "legs_of",
    "shut_text",
    "stop_text",
    "why_not",
]

_ACUTE_LEVEL = 4
_NOT_CARRIED = frozenset(
    {Outcome.ONLY_VIA, Outcome.ONLY_CONFLICT, Outcome.UNDETERMINED, Outcome.NO_GROUND, Outcome.PROHIBITED}
)

FATE_LABELS: dict[Fate, Text] = {
    Fate.ARRIVES: Text("komt op tijd aan", "arrives in time"),
    Fate.STAYS: Text("blijft bij het loket", "stays at the desk"),
    Fate.CANNOT_SAY: Text("niet te zeggen", "cannot be said"),
    Fate.DIES: Text("komt niet verder", "comes no further"),
    Fate.NOBODY_ACTS: Text("niemand die handelt heeft het nodig", "nobody who acts needs it"),
}

STOP_LABELS: dict[StopKind, Text] = {
    StopKind.NO_FLOW: Text("geen stroom", "no flow"),
    StopKind.UNGROUNDED: Text("stroom zonder grond", "flow without ground"),
    StopKind.NOT_COMPETENT: Text("geen taak of bevoegdheid vastgelegd", "no task or power recorded"),
    StopKind.OVER_HIM: Text("stroom die alleen met zijn toestemming mag", "flow that may run only with his consent"),
    StopKind.UNKNOWN_TIME: Text("tijd onbekend", "time unknown"),
    StopKind.LATE: Text("te laat", "too late"),
}

UNCONFIRMED = Text(
    "Ingangen zijn gemodelleerd: wie waar wat kan vertellen en hoe snel dat is vastgelegd, moet het loket zelf "
    "bevestigen. Alleen de stromen van dit model tellen; wat de bronnen niet noemen, staat er niet in.",
    "Entry desks are modelled: who can tell what where, and how soon it is on record, is for the desk itself to "
    "confirm. Only the flows of this model count; what the sources do not mention is not in it.",
)

_ONLY_THIS = Text(
    "Gevolgd is alleen dit signaal; wat anderen uit zichzelf al weten, telt niet mee.",
    "Only this signal is followed; what others already know of themselves does not count.",
)


def fate_text(model: Model, signal: Signal) -> Text:
    """What becomes of the signal, in one sentence."""
    if signal.fate is Fate.NOBODY_ACTS:
        return Text(
            "Niemand in dit model heeft dit nodig bij oordelen, besluiten of ingrijpen; het signaal brengt niemand in "
            "beweging.",
            "Nobody in this model needs this for judging, deciding or intervening; the signal sets nobody in motion.",
        )
    if signal.fate is Fate.STAYS:
        return Text(
            "Het signaal blijft bij het loket, dat zelf mag handelen; niemand anders die dat mag, weet het op tijd.",
            "The signal stays at the desk, which may act itself; nobody else who may act knows it in time.",
        )
    in_time = [one for one in signal.due if one.acts and one.pace in (Pace.IN_TIME, Pace.OWN)]
    reached = [one for one in in_time if one.actor != signal.desk]
    if reached:
        first = min(reached, key=lambda one: (one.moment.hours or 0.0, one.actor))
        after = moment_text(first.moment)
        return Text(
            f"Het signaal bereikt op tijd iemand die mag handelen: {names(model, [first.actor], 'nl')}, {after.nl}.",
            f"The signal reaches in time somebody who may act: {names(model, [first.actor], 'en')}, {after.en}.",
        )
    if signal.fate is Fate.CANNOT_SAY:
        unsaid = sorted({due.actor for due in signal.due if due.acts and due.pace is Pace.CANNOT_SAY})
        return Text(
            f"Of het op tijd komt bij wie mag handelen, is niet te zeggen ({names(model, unsaid, 'nl')}).",
            f"Whether it comes in time to anybody who may act cannot be said ({names(model, unsaid, 'en')}).",
        )
    return Text(
        "Het signaal komt niet verder: langs de stromen van dit model weet niemand die mag handelen het op tijd.",
        "The signal comes no further: over the flows of this model nobody who may act lawfully knows it in time.",
    )


def stop_text(model: Model, signal: Signal, stop: Stop) -> Text:
    """Why who needs it does not have it in time, and with whom it stays."""
    dutch, english = (names(model, [stop.at], language) for language in ("nl", "en"))
    if stop.kind is StopKind.NO_FLOW:
        return Text(
            f"Het blijft bij {dutch}: geen werkende stroom brengt het verder.",
            f"It stays with {english}: no working flow carries it on.",
        )
    if stop.kind is StopKind.LATE:
        return _late(signal, stop, dutch, english)
    if stop.kind is StopKind.UNKNOWN_TIME:
        return _unknown(model, signal, stop)
    to_nl, to_en = _recipient(model, stop)
    if stop.kind is StopKind.OVER_HIM:
        return Text(
            f"Het blijft bij {dutch}: de stroom naar {to_nl} mag alleen met toestemming van de vermoedelijke pleger.",
            f"It stays with {english}: the flow to {to_en} may run only with consent of the alleged perpetrator.",
        )
    if stop.kind is StopKind.NOT_COMPETENT:
        return Text(
            f"Het blijft bij {dutch}: er is een stroom naar {to_nl}, maar geen vastgelegde regel geeft daar een taak "
            "of bevoegdheid voor.",
            f"It stays with {english}: there is a flow to {to_en}, but no recorded norm gives a task or power for it.",
        )
    return Text(
        f"Het blijft bij {dutch}: er is een stroom naar {to_nl}, maar de wet draagt die niet.",
        f"It stays with {english}: there is a flow to {to_en}, but the law does not carry it.",
    )


def carry_on(model: Model, signal: Signal, onward: Onward) -> Text:
    """Who may tell whom, and how soon that would be if they were called; nobody has agreed that."""
    from_nl, from_en = (names(model, [onward.holder], language) for language in ("nl", "en"))
    to_nl, to_en = (names(model, [onward.receiver], language) for language in ("nl", "en"))
    if onward.hours is None:
        when = Text("wanneer is niet te zeggen", "when cannot be said")
    else:
        at = spoken(signal.start.minute + round(onward.hours * 60), signal.start.minute)
        when = Text(f"op zijn vroegst {at.nl}", f"at the earliest {at.en}")
    return Text(
        f"Wat het verder zou brengen: {from_nl} vertelt het aan {to_nl}, {when.nl} (gemodelleerd; dit heeft niemand "
        "afgesproken)",
        f"What would carry it on: {from_en} tells {to_en}, {when.en} (modelled; nobody has agreed this)",
    )


def in_danger(level: int, facts: Mapping[str, str]) -> Text | None:
    """What comes before everything else: at level 4, and wherever acute danger is not known to be absent."""
    if level < _ACUTE_LEVEL and facts.get("acute-danger") == "false":
        return None
    return Text("Is er nu gevaar: bel 112.", "Is there danger now: call 112.")


def shut_text(model: Model, signal: Signal) -> Text | None:
    """That the desk cannot take it at that moment, until when, and where it can be told then; ``None`` if it can."""
    if signal.shut is None:
        return None
    until = spoken(signal.shut.until, signal.start.minute)
    desk = Text(*(names(model, [signal.desk], language) for language in ("nl", "en")))
    said = Text(
        f"Op {signal.start.text.nl} kan {desk.nl} dit niet opnemen: pas vanaf {until.nl}. Wat dan wordt verteld, ligt "
        "daar tot die tijd.",
        f"On {signal.start.text.en} {desk.en} cannot take this: only from {until.en}. What is told then lies there "
        "until that time.",
    )
    open_ = signal.shut.elsewhere
    if not open_:
        return Text(
            f"{said.nl} In dit model is dan geen ander loket open waar dit kan worden verteld.",
            f"{said.en} In this model no other desk is open then where it can be told.",
        )
    return Text(
        f"{said.nl} Wie dit dan wel binnen een uur vastlegt: {names(model, open_, 'nl')}.",
        f"{said.en} Who does have it on record within an hour then: {names(model, open_, 'en')}.",
    )


def why_not(law: Law, verdict: Verdict) -> tuple[Text, ...]:
    """Why the law does not carry it this way, or what is undecided: what stands in the way, what nobody has recorded,
    the open question of law, and the first question to ask. Nothing for a verdict that carries.
    """
    members = [member for _, member in verdict.per_subject] or [verdict]
    worst = max(members, key=lambda one: one.rank)
    if worst.outcome not in _NOT_CARRIED:
        return ()
    on_day = law.on(worst.day, pending=True).norm
    said = []
    if worst.reason is NoGroundReason.NOTHING_RECORDED:
        said.append(
            Text(
                "Er is geen grond vastgelegd: geen verbod en geen toestemming.",
                "No ground is recorded: neither a ban nor a permission.",
            )
        )
    blocks = [citation(law, on_day[name]) for name in worst.blocks[:2] if name in on_day]
    if blocks and worst.outcome is not Outcome.UNDETERMINED:
        listed = Text("; ".join(one.nl for one in blocks), "; ".join(one.en for one in blocks))
        said.append(Text(f"Wat delen tegenhoudt: {listed.nl}.", f"What stands in the way: {listed.en}."))
    said += open_layers(worst)
    said += [
        Text(f"Open vraag van recht: {text.nl}.", f"Open question of law: {text.en}.") for text in _doubts(law, worst)
    ]
    asked = [*worst.to_check, *worst.exceptions, *(name for one in worst.alternatives for name in one.missing)]
    first = next((name for name in asked if name in law.fact and not name.startswith("consent.")), None)
    if first is not None:
        question = question_of(law, first)
        said.append(Text(f"Eerste vraag: {question.nl}", f"First question: {question.en}"))
    return tuple(said)


def _doubts(law: Law, verdict: Verdict) -> list[Text]:
    return [doubt_text(law, name) for name in verdict.doubts[:1]] if verdict.outcome is Outcome.UNDETERMINED else []


def legs_of(signal: Signal) -> tuple[Leg, ...]:
    """Every disclosure that the answer about this signal names."""
    chains = [timed.leg for one in signal.heard for timed in one.moment.legs]
    chains += [timed.leg for due in signal.due for timed in due.moment.legs]
    hops = [stop.onward.leg for stop in signal.stops if stop.onward is not None]
    refused = [stop.refusal for stop in signal.stops if stop.refusal is not None]
    return (*chains, *hops, *refused)


def leans_on(signals: Signals, told: Iterable[Signal], start: Start) -> tuple[Text, ...]:
    """Everything that answers about signals lean on: entry desks and clock, the verdicts named, the model."""
    verdicts = (leg.verdict for one in told for leg in legs_of(one))
    said = [text for verdict in verdicts if verdict is not None for text in verdict.assumptions]
    own = [one.text for one in signals.model.assumptions]
    return tuple(dict.fromkeys((UNCONFIRMED, _ONLY_THIS, modelled(start, ordinary=signals.ordinary), *said, *own)))


def _late(signal: Signal, stop: Stop, dutch: str, english: str) -> Text:
    hours = stop.due.moment.hours or 0.0
    at, after = spoken(signal.start.minute + round(hours * 60), signal.start.minute), lapse(hours)
    if stop.flow is None:
        return Text(
            f"{dutch} weet het zelf pas na {after.nl} ({at.nl}).",
            f"{english} itself knows only after {after.en} ({at.en}).",
        )
    return Text(
        f"Het komt van {dutch}, maar pas na {after.nl} ({at.nl}).",
        f"It comes from {english}, but only after {after.en} ({at.en}).",
    )


def _unknown(model: Model, signal: Signal, stop: Stop) -> Text:
    moment = stop.due.moment
    if not moment.unknown_flows and not moment.unknown_hours and signal.intake.hours is None:
        return Text(
            "Of het op tijd komt, is niet te zeggen: niet bekend is hoe lang het opnemen aan het loket duurt.",
            "Whether it comes in time cannot be said: it is not known how long the desk takes to record it.",
        )
    return cannot_say(model, moment)


def _recipient(model: Model, stop: Stop) -> tuple[str, str]:
    recipient = stop.due.actor if stop.flow is None else model.flow[stop.flow].recipient
    return names(model, [recipient], "nl"), names(model, [recipient], "en")
