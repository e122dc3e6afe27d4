"""The compiled search along the flows that exist: what each need finds, and when.

Plain Python that numba compiles; imported by :mod:`graph.kernel` alone. A chain of flows is dropped when an earlier one
to the same state passed no party that this one did not: whatever can follow it can follow the earlier one, and sooner.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from graph.arrays import NEVER, NOTHING, Answers, Blocks, Finding, Passing
from graph.availability import WEEK
from graph.compiling import compiled

__all__ = ["answer_needs"]

_NONE = np.uint64(0)
_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_UNKNOWN = 1 << 30  # of a moment: after every minute that can be named

_HELD, _IN_TIME, _UNSAID, _LATE, _STOPPED, _HEARSAY, _NEAR, _ROUTE, _NO_ROUTE, _NOWHERE = (int(one) for one in Finding)


class _Chains(NamedTuple):
    """Chains of flows: where each has brought the record, when (``_UNKNOWN``: nobody can say), and past whom."""

    state: Any
    minute: Any
    passed: Any
    done: Any


@compiled
def answer_needs(passing: Passing, blocks: Blocks, answers: Answers, first: int, last: int, room: int) -> bool:
    """Fills in what the needs of the cells from ``first`` up to ``last`` find; ``reach`` is filled in already. False
    when the chains of one cell did not fit in ``room``: then some are not.
    """
    bit = np.empty(64, np.uint64)
    for party in range(64):
        bit[party] = _ONE << np.uint64(party)
    chains = _Chains(
        np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint64), np.empty(room, np.bool_)
    )
    fits = True
    for cell in range(first, last):
        fits = fits and _needs(passing, blocks, answers, cell, bit, chains)
    return fits


@compiled
def _needs(passing: Passing, blocks: Blocks, answers: Answers, cell: int, bit: Any, chains: _Chains) -> bool:
    first, last = blocks.need_start[cell], blocks.need_start[cell + 1]
    if first == last:
        return True
    held, first_hand, known = _known_in_fact(passing, blocks, cell, bit)
    for mode in range(blocks.held_as.shape[1]):
        count = _follow(passing, blocks, cell, mode, bit, chains)
        if count < 0:
            return False
        for need in range(first, last):
            if passing.mode_of[blocks.need_aim[need]] == mode:
                answers.grade[need] = _grade(passing, blocks, cell, mode, need)
                moment, unsaid = _moment(passing, blocks, cell, need, bit, count, chains)
                answers.moment[need] = moment
                reached = answers.reach[cell, blocks.need_aim[need]]
                answers.finding[need] = _finding(blocks, need, bit, held, first_hand, known, reached, moment, unsaid)
    return True


@compiled
def _grade(passing: Passing, blocks: Blocks, cell: int, mode: int, need: int) -> int:
    party, aim = blocks.need_party[need], blocks.need_aim[need]
    best = NOTHING
    for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
        state = blocks.held_as[holding, mode]
        if passing.party_of[state] != party:
            best = min(best, passing.grade[state, aim, party])
    return best


@compiled
def _known_in_fact(passing: Passing, blocks: Blocks, cell: int, bit: Any) -> tuple[Any, Any, Any]:
    """Who holds it first-hand; who knows it first-hand, flows included; who knows it at all."""
    held, told = _NONE, _NONE
    for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
        own = bit[passing.party_of[blocks.held_as[holding, 0]]]
        if blocks.first_hand[holding]:
            held |= own
        else:
            told |= own
    first = _spread(blocks, cell, bit, held)
    return held, first, first | _spread(blocks, cell, bit, told)


@compiled
def _spread(blocks: Blocks, cell: int, bit: Any, known: np.uint64) -> np.uint64:
    before = _ALL
    while before != known:
        before = known
        for flow in range(blocks.flow_start[cell], blocks.flow_start[cell + 1]):
            if known & bit[blocks.flow_from[flow]]:
                known |= bit[blocks.flow_to[flow]]
    return known


@compiled
def _arrival(blocks: Blocks, flow: int, minute: int) -> int:
    """Wait for the sender, the time of the flow, wait for the recipient."""
    if minute == _UNKNOWN or blocks.flow_minutes[flow] < 0:
        return _UNKNOWN
    wait = blocks.wait[blocks.pattern[blocks.flow_from[flow]], (blocks.starts_at + minute) % WEEK]
    if wait < 0:
        return _UNKNOWN
    minute += wait + blocks.flow_minutes[flow]
    wait = blocks.wait[blocks.pattern[blocks.flow_to[flow]], (blocks.starts_at + minute) % WEEK]
    return _UNKNOWN if wait < 0 else minute + wait


@compiled
def _follow(passing: Passing, blocks: Blocks, cell: int, mode: int, bit: Any, chains: _Chains) -> int:
    """Follows the flows from who has it first-hand, earliest chain first; how many chains, -1 when there is no room."""
    count = 0
    if blocks.flow_start[cell] == blocks.flow_start[cell + 1]:
        return 0
    for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
        if blocks.first_hand[holding]:
            state = blocks.held_as[holding, mode]
            count = _add(chains, count, state, 0, bit[passing.party_of[state]])
    while count >= 0:
        at = -1
        for chain in range(count):
            if not chains.done[chain] and (at < 0 or chains.minute[chain] < chains.minute[at]):
                at = chain
        if at < 0:
            return count
        chains.done[at] = True
        sender, passed = passing.party_of[chains.state[at]], chains.passed[at]
        for flow in range(blocks.flow_start[cell], blocks.flow_start[cell + 1]):
            if blocks.flow_from[flow] == sender and not passed & bit[blocks.flow_to[flow]]:
                count = _lengthen(passing, blocks, flow, at, bit, chains, count)
    return count


@compiled
def _lengthen(passing: Passing, blocks: Blocks, flow: int, at: int, bit: Any, chains: _Chains, count: int) -> int:
    """Adds the chains that the flow makes of chain ``at``."""
    state, recipient = chains.state[at], blocks.flow_to[flow]
    arrival = _arrival(blocks, flow, chains.minute[at])
    for onward in range(passing.flows_start[state], passing.flows_start[state + 1]):
        to = passing.flows[onward]
        if passing.party_of[to] == recipient:
            count = _add(chains, count, to, arrival, chains.passed[at] | bit[recipient])
    return count


@compiled
def _add(chains: _Chains, count: int, state: int, minute: int, passed: np.uint64) -> int:
    """Adds a chain unless an earlier one to the same state passed no party that this one did not."""
    for other in range(count):
        # A moment that nobody can name is neither before nor after one that has a name.
        comparable = (chains.minute[other] == _UNKNOWN) == (minute == _UNKNOWN) and chains.minute[other] <= minute
        if chains.state[other] == state and comparable and chains.passed[other] & ~passed == _NONE:
            return count
    if count < 0 or count == len(chains.state):
        return -1
    chains.state[count], chains.minute[count] = state, minute
    chains.passed[count], chains.done[count] = passed, False
    return count + 1


@compiled
def _moment(
    passing: Passing, blocks: Blocks, cell: int, need: int, bit: Any, count: int, chains: _Chains
) -> tuple[int, bool]:
    """When a chain has brought it at the earliest, and whether one brings it at a moment that nobody can name."""
    party, aim = blocks.need_party[need], blocks.need_aim[need]
    best, unsaid = _UNKNOWN, False
    for flow in range(blocks.flow_start[cell], blocks.flow_start[cell + 1] if count else 0):
        if blocks.flow_to[flow] == party:
            for chain in range(count):
                state = chains.state[chain]
                leads = passing.party_of[state] == blocks.flow_from[flow] and not chains.passed[chain] & bit[party]
                if leads and passing.flowed[state, aim] & bit[party]:
                    arrival = _arrival(blocks, flow, chains.minute[chain])
                    unsaid = unsaid or arrival == _UNKNOWN
                    best = min(best, arrival)
    return NEVER if best == _UNKNOWN else best, unsaid


@compiled
def _finding(
    blocks: Blocks,
    need: int,
    bit: Any,
    held: np.uint64,
    first_hand: np.uint64,
    known: np.uint64,
    reached: np.uint64,
    moment: int,
    unsaid: bool,
) -> int:
    own = bit[blocks.need_party[need]]
    if held & own:
        return _HELD
    if 0 <= moment <= blocks.need_minutes[need]:
        return _IN_TIME
    if unsaid or moment >= 0:
        return _UNSAID if unsaid else _LATE
    if known & own:
        return _STOPPED if first_hand & own else _HEARSAY
    if not known:
        return _NOWHERE
    if blocks.near[blocks.need_party[need]] & known:
        return _NEAR
    return _ROUTE if reached & own else _NO_ROUTE
