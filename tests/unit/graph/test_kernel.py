"""The compiled search on a country that can be checked with a pencil: four parties, one item, one aim."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graph.arrays import NEVER, NOTHING, Blocks, Finding, Passing, columns, compressed
from graph.availability import WEEK
from graph.kernel import prepare, search
from graph.plain_reach import search_plainly

A, B, C, D = range(4)
EVERYBODY = 0b1111
FRIDAY_18 = 4 * 1440 + 18 * 60
OFFICE, ALWAYS, NOBODY_KNOWS = 0, 1, 2


def passing(
    moves: dict[int, list[int]], told: dict[int, list[int]], flowed: dict[int, list[int]] | None = None
) -> Passing:
    """Each party has one state. What may be passed on may flow; whom a state can tell, a flow can too, unless said."""
    carried = told if flowed is None else flowed
    keys = np.array([state for state in range(4) for _ in moves.get(state, ())], np.int64)
    lists = compressed(keys, 4), np.array([to for state in range(4) for to in moves.get(state, ())], np.int32)
    grade = np.full((4, 1, 4), NOTHING, np.uint8)
    for state, parties in told.items():
        grade[state, 0, parties] = state
    zeros = np.zeros(4, np.int32)
    return Passing(np.arange(4, dtype=np.int32), zeros, zeros[:1], grade, sets(told), sets(carried), *lists, *lists)


def sets(parties: dict[int, list[int]]) -> Any:
    return np.array([[sum(1 << party for party in parties.get(state, ()))] for state in range(4)], np.uint64)


def country(
    holders: list[int],
    flows: tuple[tuple[int, int, int], ...] = (),
    *,
    needer: int = D,
    deadline: int = 240,
    first_hand: bool = True,
    patterns: list[int] | None = None,
    near: dict[int, list[int]] | None = None,
    present: int = EVERYBODY,
) -> Blocks:
    """One municipality with one item, which ``holders`` have and ``needer`` needs; flows are (from, to, minutes)."""
    minute = np.arange(WEEK)
    within, working_day = minute % 1440, minute // 1440 < 5
    to_monday = np.where(minute // 1440 < 4, 1440, WEEK - (minute // 1440) * 1440)
    office = np.where(within < 510, 510 - within, np.where(within < 1020, 0, to_monday + 510 - within))
    office = np.where(working_day, office, WEEK - minute + 510)
    moved = np.array(flows, np.int32).reshape(-1, 3)
    return Blocks(
        np.array([present], np.uint64),
        1,
        np.array([0, len(holders)], np.int32),
        np.array(holders, np.int32).reshape(-1, 1),
        np.full(len(holders), first_hand, np.uint8),
        np.array([0, len(moved)], np.int32),
        *columns(moved),
        np.array([0, 1], np.int32),
        np.array([needer], np.int32),
        np.array([0], np.int32),
        np.array([deadline], np.int32),
        np.array([office, np.zeros(WEEK), np.full(WEEK, -1)], np.int32),
        np.array(patterns or [ALWAYS] * 4, np.int32),
        np.array([sum(1 << other for other in (near or {}).get(party, ())) for party in range(4)], np.uint64),
        FRIDAY_18,
    )


def found(law: Passing, blocks: Blocks) -> tuple[Finding, int]:
    """Finding and moment of the one need; the readable search has to say the same."""
    fast, plain = search(prepare(law, blocks)), search_plainly(law, blocks)
    assert fast.differing(plain) == ()
    return Finding(int(fast.finding[0])), int(fast.moment[0])


CHAIN = passing(moves={A: [B], B: [C], C: [D]}, told={A: [B], B: [C], C: [D]})
"""A tells B, B tells C, C tells D; each may pass it on to the next."""


def test_a_route_has_at_most_three_passes() -> None:
    answers = search(prepare(CHAIN, country([A])))
    assert (answers.direct[0, 0], answers.reach[0, 0]) == (1 << B, 1 << B | 1 << C | 1 << D)
    assert found(CHAIN, country([A])) == (Finding.ROUTE, NEVER)


def test_a_middleman_who_is_not_there_ends_the_route() -> None:
    assert found(CHAIN, country([A], present=EVERYBODY & ~(1 << C)))[0] is Finding.NO_ROUTE


def test_nobody_is_told_by_way_of_himself() -> None:
    """B may tell C only what came by way of C: that is no route to C."""
    law = passing(moves={A: [C], C: [B]}, told={B: [C]})
    assert search(prepare(law, country([A]))).reach[0, 0] == 0
    both = passing(moves={A: [C, D], C: [B], D: [B]}, told={B: [C]})
    assert search(prepare(both, country([A]))).reach[0, 0] == 1 << C


def test_the_firmest_grade_over_all_holders_counts() -> None:
    law = passing(moves={}, told={B: [D], C: [D]})
    assert search(prepare(law, country([C, B]))).grade[0] == B
    assert search(prepare(law, country([A]))).grade[0] == NOTHING


FLOWS = ((A, B, 60), (B, C, 60), (C, D, 60))


def test_a_chain_of_flows_adds_up() -> None:
    assert found(CHAIN, country([A], FLOWS)) == (Finding.IN_TIME, 180)
    assert found(CHAIN, country([A], FLOWS, deadline=179)) == (Finding.LATE, 180)


def test_who_keeps_office_hours_is_waited_for() -> None:
    """Friday 18:00 to Monday 8:30 is 62 and a half hours."""
    at_work = country([A], FLOWS, patterns=[ALWAYS, OFFICE, ALWAYS, ALWAYS])
    assert found(CHAIN, at_work) == (Finding.LATE, int(62.5 * 60) + 120)


@pytest.mark.parametrize(
    "blocks",
    [
        country([A], ((A, B, 60), (B, C, -1), (C, D, 60))),
        country([A], FLOWS, patterns=[ALWAYS, ALWAYS, NOBODY_KNOWS, ALWAYS]),
    ],
    ids=["a flow of unknown time", "a party of unknown hours"],
)
def test_an_unknown_time_gives_no_number(blocks: Blocks) -> None:
    assert found(CHAIN, blocks) == (Finding.UNSAID, NEVER)


def test_a_late_chain_beside_one_of_unknown_time_is_not_called_late() -> None:
    law = passing(moves={A: [B, C]}, told={A: [B, C], B: [D], C: [D]})
    two_ways = ((A, B, 2000), (B, D, 60), (A, C, -1), (C, D, 60))
    assert found(law, country([A], two_ways)) == (Finding.UNSAID, 2060)


def test_a_flow_that_may_not_is_told_apart_from_none() -> None:
    law = passing(moves={A: [B]}, told={A: [B]}, flowed={A: [B]})
    assert found(law, country([A], ((A, B, 60), (B, D, 60))))[0] is Finding.STOPPED
    assert found(law, country([A], ((A, B, 60),)))[0] is Finding.NO_ROUTE


def test_hearsay_is_not_first_hand() -> None:
    assert found(CHAIN, country([A], FLOWS, first_hand=False))[0] is Finding.HEARSAY
    assert found(CHAIN, country([D], first_hand=False))[0] is Finding.HEARSAY


def test_held_near_and_nowhere() -> None:
    assert found(CHAIN, country([D]))[0] is Finding.HELD
    assert found(CHAIN, country([A], near={D: [A]}))[0] is Finding.NEAR
    assert found(CHAIN, country([]))[0] is Finding.NOWHERE


def test_arrays_that_do_not_fit_are_refused_with_every_fault() -> None:
    wrong = country([A])._replace(need_party=np.array([9], np.int32), starts_at=WEEK)
    with pytest.raises(ValueError, match="a need of nobody or for nothing; starts_at is a minute of the week"):
        prepare(CHAIN, wrong)
