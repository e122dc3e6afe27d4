"""Whether the approach is carried, and who sees a criterion from which desk, on the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from api.coverage_speech import entry
from api.coverage_words import CARRIED_LABELS, PART_LABELS
from api.terminal import table, wrap
from queries.approach import Carried
from queries.clock import lapse
from queries.escalation import Reach
from queries.verdict_sentences import STATE_LABELS, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.coverage_asking import CoverageAnswer
    from api.coverage_speech import Speech
    from queries.approach import Rest, Standing, Track
    from queries.escalation import Escalation, FromDesk

__all__ = ["approach_lines", "escalation_lines"]

_WAYS = 8
"""How many ways from a desk are told in full."""


def approach_lines(speech: Speech) -> Iterator[str]:
    """Per part whether it is carried, children apart; the reasons too where one part or one actor is asked for."""
    answer = speech.answer
    if not answer.standings:
        return
    question = answer.question
    yield ""
    yield wrap(speech.say("carried-head", start=answer.start.text.of(speech.language)))
    in_full = bool(question.part or question.actor)
    for one in answer.standings:
        if question.actor is None or _concerns(one, question.actor):
            yield entry(_told(speech, one))
            if in_full:
                yield from _reasons(speech, one)
    yield wrap(speech.say("carried-how"))
    if not in_full:
        yield wrap(speech.say("carried-more", model=speech.model.id, options=_narrower(answer)))


def _narrower(answer: CoverageAnswer) -> str:
    """How to ask for the reasons of one of them."""
    first = next((one for one in answer.standings if one.part.demands), answer.standings[0]).part
    if first.party is None:
        return f"--by {answer.question.of_approach} --part {first.id}"
    return f"--criterion {first.id} --actor {first.demands[0].needer if first.demands else first.party}"


def _concerns(one: Standing, actor: str) -> bool:
    return actor == one.part.party or any(rest.demand.needer == actor for track in one.tracks for rest in track.rests)


def _told(speech: Speech, one: Standing) -> str:
    """``Maatregel «…» [risk-17]: deels; kind: niet``: the words first, then the name to ask on by."""
    part = one.part
    named = PART_LABELS[part.kind.value].of(speech.language).capitalize()
    said = [_track_told(speech, track) for track in one.tracks]
    if not said:
        said = [speech.say("rests-on-nothing" if part.party is None else "needs-nothing")]
    return f"{named} {_quoted(speech, part.label.of(speech.language))} [{part.id}]: {'; '.join(said)}"


def _track_told(speech: Speech, track: Track) -> str:
    said = CARRIED_LABELS[track.carried.value].of(speech.language)
    return f"{speech.say('child')}: {said}" if track.child else said


def _quoted(speech: Speech, text: str) -> str:
    return f"«{text}»" if speech.language == "nl" else f"“{text}”"


def _reasons(speech: Speech, one: Standing) -> Iterator[str]:
    actor = speech.answer.question.actor
    for track in one.tracks:
        rests = [rest for rest in track.rests if actor in (None, one.part.party, rest.demand.needer)]
        if track.child:
            yield wrap(speech.say("child-track"))
        have = [rest for rest in rests if rest.carried is Carried.CARRIED]
        if have:
            listed = "; ".join(_having(speech, rest) for rest in have)
            yield wrap(speech.say("carried-have", listed=listed))
        for rest in rests:
            if rest.carried is not Carried.CARRIED:
                yield entry(_reason(speech, rest))
        if track.unneeded:
            yield wrap(speech.say("unneeded", items="; ".join(map(speech.item, track.unneeded))))
        if track.confined:
            yield wrap(speech.say("confined", count=track.confined))


def _having(speech: Speech, rest: Rest) -> str:
    said = f"{speech.names([rest.demand.needer])}: {speech.item(rest.demand.item)}"
    return f"{said} ({_state(speech, rest)})" if rest.verdict is not None else said


def _reason(speech: Speech, rest: Rest) -> str:
    """The sentence of the row, its kind and what the law says of it."""
    kind = speech.model.labels.get(f"gap-kind/{rest.row.kind.value}")
    named = rest.row.kind.value if kind is None else kind.of(speech.language)
    said = CARRIED_LABELS[rest.carried.value].of(speech.language)
    law = speech.say("law-says", state=_state(speech, rest)) if rest.verdict is not None else ""
    return " ".join(filter(None, (f"{said.capitalize()} ({named}).", rest.row.explanation.of(speech.language), law)))


def _state(speech: Speech, rest: Rest) -> str:
    assert rest.verdict is not None
    return STATE_LABELS[state_of(rest.verdict)].of(speech.language)


def escalation_lines(speech: Speech) -> Iterator[str]:
    """Per criterion the desks from which it reaches those that it calls in; in full where one criterion is asked."""
    for one in speech.answer.escalations:
        yield ""
        named = f"{_criterion(speech, one)} [{one.criterion}]"
        yield wrap(speech.say("from-desks", criterion=named, hours=lapse(one.term).of(speech.language)))
        if not one.views:
            yield wrap(speech.say("no-desk"))
            continue
        dead = _dead(one)
        if dead:
            yield wrap(speech.say("desks-dead", desks=speech.names(dead)))
        if speech.answer.question.criterion is not None:
            yield from _desks(speech, one)


def _criterion(speech: Speech, one: Escalation) -> str:
    label = next(criterion.label for criterion in speech.model.criteria if criterion.id == one.criterion)
    return _quoted(speech, label.of(speech.language))


def _dead(one: Escalation) -> list[str]:
    """The desks from which it is certain that no way reaches in time whoever is called in."""
    desks = dict.fromkeys(view.desk for view in one.views)
    alive = {view.desk for view in one.views if view.reach in (Reach.IN_TIME, Reach.UNSAID, Reach.ANYWAY)}
    return [desk for desk in desks if desk not in alive]


def _desks(speech: Speech, one: Escalation) -> Iterator[str]:
    for child in (False, True):
        views = [view for view in one.views if view.child is child]
        if not views:
            continue
        if child:
            yield wrap(speech.say("child-track"))
        counts = {desk: Counter(view.reach for view in views if view.desk == desk) for desk in _in_order(views)}
        reaches = (Reach.IN_TIME, Reach.UNSAID, Reach.DIES, Reach.ANYWAY, Reach.NOBODY_CALLED)
        shown = [reach for reach in reaches if any(count[reach] for count in counts.values())]
        head = (speech.say("desk"), *(speech.say(f"reach-{reach.value}") for reach in shown))
        yield table(head, [(speech.names([desk]), *(count[one] for one in shown)) for desk, count in counts.items()])
        told = sorted((view for view in views if view.reach is Reach.IN_TIME), key=_soonest)
        for view in told[:_WAYS]:
            yield entry(_view(speech, view))
        if len(told) > _WAYS:
            yield wrap(speech.say("more-ways", count=len(told) - _WAYS))


def _in_order(views: Iterable[FromDesk]) -> tuple[str, ...]:
    return tuple(sorted({view.desk for view in views}))


def _soonest(view: FromDesk) -> tuple[float, str, str]:
    hours = [seer.hours for seer in view.seers if seer.called and seer.hours is not None]
    return (min(hours), view.desk, view.way)


def _view(speech: Speech, view: FromDesk) -> str:
    """Who sees it first, and who of those that are called in."""
    hours = {seer.actor: seer.hours for seer in view.seers}

    def when(actors: tuple[str, ...]) -> str:
        return f"{speech.names(actors)} ({lapse(hours[actors[0]] or 0).of(speech.language)})"

    return speech.say(
        "seen-from",
        way=_quoted(speech, view.label.of(speech.language)),
        desk=speech.names([view.desk]),
        first=when(view.first),
        called=when(view.first_called),
    )
