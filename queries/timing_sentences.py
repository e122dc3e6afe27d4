"""Sentences about time: who waits for whom and why, what cannot be said, and what all of it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Availability, Text
from queries.clock import lapse, spoken
from queries.phrasing import names

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.asking_when import Asked
    from queries.clock import Start
    from queries.timing import Moment, Timing

__all__ = ["cannot_say", "leans_on", "modelled", "moment_text", "sender_names", "speed_up", "waits"]


def modelled(start: Start, *, ordinary: bool) -> Text:
    """What every answer about time leans on."""
    over = (
        Text("alleen de gewone bereikbaarheid telt", "only ordinary reach counts")
        if ordinary
        else Text(
            "wie een spoedlijn heeft, is daar ook over te bereiken", "who has an urgent line is reached over it too"
        )
    )
    return Text(
        f"Tijden en bereikbaarheid zijn gemodelleerd; het alarm is gesteld op {start.text.nl}; {over.nl}; feestdagen "
        "tellen niet mee.",
        f"Times and reach are modelled; the alarm is put at {start.text.en}; {over.en}; holidays are not counted.",
    )


def leans_on(timing: Timing, asked: Asked) -> tuple[Text, ...]:
    """Everything that an answer about time leans on: the clock, the verdicts of its chains and calls, the model."""
    legs = [timed.leg for row in asked.rows for timed in row.moment.legs]
    legs += [row.call.leg for row in asked.rows if row.call is not None]
    said = [text for leg in legs if leg.verdict is not None for text in leg.verdict.assumptions]
    own = [one.text for one in timing.model.assumptions]
    return tuple(dict.fromkeys((modelled(asked.start, ordinary=timing.ordinary), *said, *own)))


def moment_text(moment: Moment) -> Text:
    """When it is there: after how long and at which hour. Only for a moment with ``hours``."""
    assert moment.hours is not None
    at, after = spoken(moment.start.minute + round(moment.hours * 60), moment.start.minute), lapse(moment.hours)
    if not moment.hours:
        return Text(f"meteen ({at.nl})", f"at once ({at.en})")
    return Text(f"na {after.nl} ({at.nl})", f"after {after.en} ({at.en})")


def sender_names(model: Model, moment: Moment, language: str) -> str:
    """The senders of the chain, the first one first."""
    return " → ".join(model.label(leg.sender).brief(language) for leg in moment.legs)


def waits(timing: Timing, moment: Moment) -> tuple[Text, ...]:
    """For whom the chain waits, until when, and by which hours; nothing when it waits for nobody."""
    found = []
    for leg in moment.legs:
        if leg.waits_for_sender:
            found.append(_wait(timing, leg.sender, leg.passage.sent, moment.start))
        if leg.waits_for_recipient:
            found.append(_wait(timing, leg.recipient, leg.passage.known, moment.start))
    return tuple(found)


def cannot_say(model: Model, moment: Moment) -> Text:
    """Why it cannot be said whether it comes in time."""
    flows = [(model.flow[flow].sender, model.flow[flow].recipient) for flow in moment.unknown_flows]
    said = [
        *(
            Text(
                f"hoe lang het duurt van {names(model, [sender], 'nl')} naar {names(model, [recipient], 'nl')}",
                f"how long it takes from {names(model, [sender], 'en')} to {names(model, [recipient], 'en')}",
            )
            for sender, recipient in flows
        ),
        *(
            Text(f"wanneer {names(model, [p], 'nl')} te bereiken is", f"when {names(model, [p], 'en')} can be reached")
            for p in moment.unknown_hours
        ),
    ]
    dutch, english = " en ".join(text.nl for text in said), " and ".join(text.en for text in said)
    if not said:
        dutch, english = "of een langere weg eerder aankomt", "whether a longer way arrives sooner"
    return Text(
        f"Of het op tijd komt, is niet te zeggen: niet bekend is {dutch}.",
        f"Whether it comes in time cannot be said: it is not known {english}.",
    )


def speed_up(timing: Timing, moment: Moment) -> Text:
    """What would save most time on a late chain: its longest handling, or its longest wait."""
    model = timing.model
    pieces = []
    for leg in moment.legs:
        ends = (names(model, [leg.sender], language) for language in ("nl", "en"))
        dutch, english = ends
        passage = leg.passage
        handling = lapse((passage.ready - passage.sent) / 60)
        pieces.append(
            (
                passage.ready - passage.sent,
                Text(
                    f"Maak het doorgeven door {dutch} sneller: dat duurt nu {handling.nl}.",
                    f"Make the passing on by {english} faster: it now takes {handling.en}.",
                ),
            )
        )
        pieces.append((passage.sent - leg.had, _reachable(timing, leg.sender)))
        pieces.append((passage.known - passage.ready, _reachable(timing, leg.recipient)))
    return max(pieces, key=lambda piece: piece[0])[1]


def _reachable(timing: Timing, party: str) -> Text:
    hours = _keeps(timing, party)
    return Text(
        f"Spreek af hoe {names(timing.model, [party], 'nl')} ook buiten {hours.nl} te bereiken is.",
        f"Agree how {names(timing.model, [party], 'en')} can be reached outside {hours.en} too.",
    )


def _wait(timing: Timing, party: str, until: int, start: Start) -> Text:
    at, hours = spoken(until, start.minute), _keeps(timing, party)
    return Text(
        f"Wacht tot {at.nl}: {names(timing.model, [party], 'nl')} is te bereiken op {hours.nl}.",
        f"Waits until {at.en}: {names(timing.model, [party], 'en')} can be reached in {hours.en}.",
    )


def _keeps(timing: Timing, party: str) -> Text:
    """The hours of an actor in words."""
    actor = timing.model.actor[party]
    kinds = [actor.ordinary] if timing.ordinary else [actor.urgent, actor.ordinary]
    labels = [timing.model.labels.get(f"availability/{kind}", Text(kind, kind)) for kind in dict.fromkeys(_said(kinds))]
    return Text(" en ".join(text.nl for text in labels), " and ".join(text.en for text in labels))


def _said(kinds: list[Availability]) -> list[Availability]:
    return [kind for kind in kinds if kind not in (Availability.NONE, Availability.UNKNOWN)] or kinds
