"""The hours of a week: who can be reached when, and how long one waits."""

from __future__ import annotations

import pytest

from graph.availability import ALWAYS, NEVER_SAID, WEEK, Hours, hours_of, minutes_of
from ontology.terms import Availability

MONDAY, FRIDAY, SATURDAY = 0, 4 * 1440, 5 * 1440


def clock(day: int, hour: int, minute: int = 0) -> int:
    return day + hour * 60 + minute


@pytest.mark.parametrize(
    ("kind", "asked", "open_at"),
    [
        pytest.param(Availability.OFFICE, clock(MONDAY, 8), clock(MONDAY, 8, 30), id="before the office opens"),
        pytest.param(Availability.OFFICE, clock(MONDAY, 12), clock(MONDAY, 12), id="in office hours nobody waits"),
        pytest.param(Availability.OFFICE, clock(FRIDAY, 17), WEEK + clock(MONDAY, 8, 30), id="at five it is shut"),
        pytest.param(Availability.SCHOOL, clock(FRIDAY, 15, 30), WEEK + clock(MONDAY, 8), id="after school: Monday"),
        pytest.param(Availability.HEARING, clock(MONDAY, 0), clock(MONDAY, 9), id="a court opens at nine"),
        pytest.param(Availability.EVENING_NIGHT_WEEKEND, clock(FRIDAY, 12), clock(FRIDAY, 17), id="the night shift"),
        pytest.param(Availability.EVENING_NIGHT_WEEKEND, clock(SATURDAY, 12), clock(SATURDAY, 12), id="a weekend"),
        pytest.param(Availability.ALWAYS, clock(SATURDAY, 3), clock(SATURDAY, 3), id="day and night"),
    ],
)
def test_the_next_moment(kind: Availability, asked: int, open_at: int) -> None:
    assert hours_of([kind]).known(asked) == open_at


def test_a_wait_runs_on_into_any_later_week() -> None:
    office = hours_of([Availability.OFFICE])
    assert office.known(3 * WEEK + clock(SATURDAY, 10)) == 4 * WEEK + clock(MONDAY, 8, 30)


def test_two_ways_to_be_reached_count_together() -> None:
    """An urgent line in the evening beside an office: somebody is always there."""
    assert hours_of([Availability.EVENING_NIGHT_WEEKEND, Availability.OFFICE]) == ALWAYS
    assert hours_of([Availability.NONE, Availability.OFFICE]) == hours_of([Availability.OFFICE])


@pytest.mark.parametrize("kind", [Availability.PERIODIC, Availability.UNKNOWN, Availability.NONE])
def test_of_what_nobody_said_no_time_is_known_and_none_ruled_out(kind: Availability) -> None:
    hours = hours_of([kind])
    assert hours == NEVER_SAID
    assert (hours.known(100), hours.possible(100)) == (None, 100)


def test_an_office_that_also_meets_now_and_then_is_known_at_the_latest_when_it_opens() -> None:
    hours = hours_of([Availability.OFFICE, Availability.PERIODIC])
    assert hours.known(clock(MONDAY, 3)) == clock(MONDAY, 8, 30)
    assert hours.possible(clock(MONDAY, 3)) == clock(MONDAY, 3), "they may meet at night, for all we know"


def test_day_and_night_is_certain_whatever_else_is_said() -> None:
    assert hours_of([Availability.ALWAYS, Availability.UNKNOWN]) == ALWAYS


def test_what_is_certain_can_be_no_sooner_than_it_is_known() -> None:
    office = hours_of([Availability.OFFICE])
    assert all(office.possible(minute) == office.known(minute) for minute in range(0, WEEK, 7))


def test_a_later_question_never_has_a_sooner_answer() -> None:
    for kind in Availability:
        answers = [hours_of([kind]).known(minute) or 0 for minute in range(0, 2 * WEEK, 15)]
        assert answers == sorted(answers)


def test_handling_time_is_rounded_up_to_the_minute() -> None:
    assert (minutes_of(0), minutes_of(8), minutes_of(0.7), minutes_of(0.001)) == (0, 480, 42, 1)
    assert minutes_of(None) is None


def test_hours_are_values() -> None:
    assert Hours(((0, WEEK),)) == ALWAYS
