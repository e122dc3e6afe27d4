"""Laws of time: the search finds what trying every chain finds, and one more flow makes nothing later."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Model
from ontology.terms import Flow
from queries.analysis import analyse
from queries.answer import GapKind
from queries.late import under_the_clock
from queries.lawful_analysis import under_the_law
from queries.timing import Moment, Pace, Timing
from tests.properties.laws import PARTS, law
from tests.properties.random_timing import Timed, random_timed, timed_cases
from tests.properties.timing_oracle import Every

SLOW_CASES = 5000


def hours(minutes: int | None) -> float | None:
    return None if minutes is None else minutes / 60


def clock_of(case: Timed) -> Timing:
    return Timing(case.bench(), ordinary=case.ordinary)


def disagreements(case: Timed) -> list[str]:
    """Needs for which the search and trying every chain say something different."""
    clock, every, found = clock_of(case), Every(case), []
    for need in case.model.needs:
        if case.model.item[need.item].confined:
            continue
        moment = clock.moment(need.needer, need.item, need.step, case.start)
        answer = every.answer(need.needer, need.item, need.step)
        if (moment.hours, moment.at_best) != (hours(answer.known), hours(answer.at_best)):
            found.append(f"{need.id}: engine {moment.hours}, {moment.at_best}; every chain {answer}")
        if not is_told_right(case, moment, need.item):
            found.append(f"{need.id}: the chain {moment.legs} does not add up to {moment.hours}")
    return found


def is_told_right(case: Timed, moment: Moment, item: str) -> bool:
    """Whether the chain starts with somebody who has it, hangs together, and ends when the answer says."""
    if not moment.legs:
        return moment.hours in (None, 0)
    moves = [case.model.flow[timed.leg.flow] for timed in moment.legs]
    told = [moves[0].sender, *(move.recipient for move in moves)]
    times = [case.start.minute, *(timed.passage.known for timed in moment.legs)]
    return (
        any(one.holder == told[0] and one.item == item and not one.brought_by for one in case.model.holdings)
        and all(item in move.items for move in moves)
        and [move.recipient for move in moves[:-1]] == [move.sender for move in moves[1:]]
        and len(told) == len(set(told))
        and moment.receiver == told[-1]
        and [timed.had for timed in moment.legs] == times[:-1]
        and all(timed.had <= timed.passage.sent <= timed.passage.ready <= timed.passage.known for timed in moment.legs)
        and moment.hours == (times[-1] - times[0]) / 60
    )


@law
@given(timed_cases())
def test_the_search_finds_what_trying_every_chain_finds(case: Timed) -> None:
    assert disagreements(case) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_the_search_finds_it_on_thousands_of_seeds(part: int) -> None:
    for seed in range(part, SLOW_CASES, PARTS):
        assert disagreements(random_timed(seed)) == [], f"seed {seed}"


@law
@given(timed_cases(), st.integers(0, 10**6))
def test_one_more_flow_never_makes_anything_later(case: Timed, pick: int) -> None:
    before, after = clock_of(case), clock_of(replace(case, model=with_one_more_flow(case.model, pick)))
    for need in case.model.needs:
        old = before.moment(need.needer, need.item, need.step, case.start)
        new = after.moment(need.needer, need.item, need.step, case.start)
        assert old.hours is None or (new.hours is not None and new.hours <= old.hours)
        assert old.at_best is None or (new.at_best is not None and new.at_best <= old.at_best)


def with_one_more_flow(model: Model, pick: int) -> Model:
    rng = Random(pick)
    sender, recipient = rng.sample(sorted(model.actor), 2)
    some = rng.choice(model.flows)
    flow = replace(some, id="zz", sender=sender, recipient=recipient, handling_hours=rng.choice((None, 0.0, 1.0, 8.0)))
    flows: tuple[Flow, ...] = (*model.flows, flow)
    return replace(model, flows=flows)


@law
@given(timed_cases())
def test_the_clock_turns_what_is_received_into_late_and_nothing_else(case: Timed) -> None:
    clock, every = clock_of(case), Every(case)
    lawful = under_the_law(case.model, analyse(case.model), clock.flows)
    timed = under_the_clock(case.model, lawful, clock, case.start)
    assert [row.need for row in timed.rows] == [row.need for row in lawful.rows]
    assert sum(timed.summary.per_kind.values()) == len(timed.rows)
    for before, after in zip(lawful.rows, timed.rows, strict=True):
        if case.model.item[before.item].confined or before.kind is not GapKind.RECEIVED:
            assert before == after
            continue
        answer = every.answer(before.needer, before.item, before.step)
        assert answer.at_best is not None, "what the law brings, the clock finds too"
        late = answer.known is not None and min(answer.known, answer.at_best) > before.hours * 60
        assert after.kind is (GapKind.LATE if late else GapKind.RECEIVED)
        unsaid = not late and (answer.known is None or answer.known > before.hours * 60)
        assert any("niet te zeggen" in text.nl for text in after.assumed) == unsaid


@law
@given(timed_cases())
def test_a_later_alarm_never_leads_to_an_earlier_moment(case: Timed) -> None:
    clock = clock_of(case)
    for need in case.model.needs[:1]:
        week = clock.profile(need.needer, need.item, need.step)
        if week is not None:
            moments = [60 * start + 60 * took for start, took in enumerate(week.hours)]
            assert moments == sorted(moments)
            assert week.best <= week.median <= week.worst


def test_the_random_questions_have_something_to_find() -> None:
    """At least 40 % has a need that a chain meets, 20 % one of two flows or more, 10 % an unknown that matters."""
    count = 400
    met = far = unknown = 0
    for seed in range(count):
        case = random_timed(seed)
        clock = clock_of(case)
        found = [
            (clock.moment(need.needer, need.item, need.step, case.start), case.model.step[need.step].hours(3))
            for need in case.model.needs
        ]
        met += any(moment.legs for moment, _ in found)
        far += any(len(moment.legs) >= 2 for moment, _ in found)
        unknown += any(moment.pace(term) is Pace.CANNOT_SAY for moment, term in found)
    assert (met >= 0.4 * count, far >= 0.2 * count, unknown >= 0.1 * count) == (True, True, True), (met, far, unknown)
