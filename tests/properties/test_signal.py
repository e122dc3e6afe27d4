"""What becomes of a signal is what trying every chain from the desk says: who knows when, what stops, who may tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from queries.signal_answer import Fate, Signal, StopKind
from queries.signals import Signals
from tests.builders import STEPS
from tests.properties.signal_oracle import FromDesk, Told, random_told

QUICK, SLOW = range(500), range(2_000)
TERMS = {step.id: step.hours(3) for step in STEPS}


def engine(told: Told) -> Signal | None:
    """The answer; ``None`` where the item is confined: it enters nowhere."""
    signals = Signals(told.case.bench(), ordinary=told.case.ordinary)
    if told.case.model.item[told.item].confined:
        assert signals.entries == {}
        return None
    return signals.at(told.desk, told.item, told.case.start)


def agrees(seed: int) -> Signal | None:
    told = random_told(seed)
    found, every = engine(told), FromDesk(told)
    if found is None:
        return None
    for due in found.due:
        expected = every.need(due.actor, due.step) if due.needed else every.task(due.actor)
        assert _minutes(due.moment.hours) == expected.known, (seed, due)
        assert _minutes(due.moment.at_best) == expected.at_best, (seed, due)
    _knows(seed, told, found, every)
    assert found.fate.value == every.fate(TERMS), seed
    _stops(seed, found, every)
    return found


def _knows(seed: int, told: Told, found: Signal, every: FromDesk) -> None:
    """Whoever can know it is listed, at the sooner of its own task and its needs."""
    heard = {one.actor: _minutes(one.moment.hours) for one in found.heard}
    for actor in told.case.model.actor:
        steps = [one.step for one in told.case.model.needs if (one.needer, one.item) == (actor, told.item)]
        answers = [every.task(actor), *(every.need(actor, step) for step in steps)]
        known = min((one.known for one in answers if one.known is not None), default=None)
        assert (actor in heard) == any(one.at_best is not None for one in answers), (seed, actor)
        assert heard.get(actor) == known, (seed, actor)


def _stops(seed: int, found: Signal, every: FromDesk) -> None:
    needed = {(due.actor, due.step) for due in found.due if due.needed and due.pace.value not in ("own", "in-time")}
    assert {(stop.due.actor, stop.due.step) for stop in found.stops} == needed, seed
    for stop in found.stops:
        due = stop.due
        by_law = stop.kind in (StopKind.UNGROUNDED, StopKind.NOT_COMPETENT, StopKind.OVER_HIM)
        if due.moment.at_best is None:
            assert by_law == every.leads_to(due.actor), (seed, stop)
            assert by_law or stop.kind is StopKind.NO_FLOW, (seed, stop)
        else:
            assert stop.kind in (StopKind.LATE, StopKind.UNKNOWN_TIME), (seed, stop)
        tellers = set() if due.actor == found.desk else every.tellers(due.actor, due.step)
        assert (stop.onward is None) == (not tellers), (seed, stop)
        assert stop.onward is None or stop.onward.holder in tellers, (seed, stop)


def _minutes(hours: float | None) -> int | None:
    return None if hours is None else round(hours * 60)


def test_a_signal_is_what_trying_every_chain_says() -> None:
    met = [found for seed in QUICK if (found := agrees(seed)) is not None]
    assert {found.fate for found in met} == set(Fate)
    assert {stop.kind for found in met for stop in found.stops} >= set(StopKind) - {
        StopKind.NOT_COMPETENT,
        StopKind.OVER_HIM,
    }
    assert sum(len(found.heard) > 2 for found in met) > 25, "chains of more than one flow"


@pytest.mark.slow
def test_a_signal_is_what_trying_every_chain_says_on_many_more() -> None:
    for seed in SLOW:
        agrees(seed)


def test_another_flow_never_lets_a_signal_arrive_later() -> None:
    """Who knew it still knows it, no later: what is added can only carry it on."""
    for seed in range(150):
        told = random_told(seed)
        model = told.case.model
        whole = engine(told)
        if whole is None or not model.flows:
            continue
        fewer = replace(told.case, model=replace(model, flows=model.flows[1:]))
        less = engine(Told(fewer, told.desk, told.item))
        assert less is not None
        now = {one.actor: one.moment.hours for one in whole.heard}
        for one in less.heard:
            if one.moment.hours is not None:
                sooner = now[one.actor]
                assert sooner is not None
                assert sooner <= one.moment.hours
