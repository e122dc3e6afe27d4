"""The readable form of the compiled search: every chain is walked, one need at a time. The two must agree.

Slow, and meant to be read: nobody is told twice in one chain, a route has at most ``MOST_PASSES`` passes, a chain of
flows has any length. Its words are those of :mod:`graph.arrays`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.arrays import NEVER, NOTHING, Answers, Blocks, Finding, Passing
from graph.availability import WEEK

__all__ = ["MOST_PASSES", "search_plainly"]

MOST_PASSES = 3


@dataclass(frozen=True, slots=True)
class _Lying:
    """A record that lies somewhere: its state, who had it, and since when (``None``: nobody can say)."""

    state: int
    passed: frozenset[int]
    minute: int | None = 0


@dataclass(frozen=True, slots=True)
class _Flow:
    sender: int
    recipient: int
    minutes: int


def search_plainly(passing: Passing, blocks: Blocks) -> Answers:
    """What :func:`graph.kernel.search` answers."""
    cells, aims = len(blocks.present) * blocks.cells, len(passing.mode_of)
    needs = len(blocks.need_party)
    answers = Answers(
        np.zeros((cells, aims), np.uint64),
        np.zeros((cells, aims), np.uint64),
        np.full(needs, NOTHING, np.uint8),
        np.full(needs, NEVER, np.int32),
        np.zeros(needs, np.uint8),
    )
    for number in range(cells):
        cell = _Cell(passing, blocks, number)
        for aim in range(aims):
            answers.direct[number, aim] = _bits(cell.told(aim, passes=1))
            answers.reach[number, aim] = _bits(cell.told(aim, passes=MOST_PASSES))
        for need in range(blocks.need_start[number], blocks.need_start[number + 1]):
            party, aim = int(blocks.need_party[need]), int(blocks.need_aim[need])
            answers.grade[need] = cell.grade(party, aim)
            moments = cell.moments(party, aim)
            known = [moment for moment in moments if moment is not None]
            answers.moment[need] = min(known, default=NEVER)
            answers.finding[need] = cell.finding(party, aim, moments, int(blocks.need_minutes[need]))
    return answers


def _bits(parties: set[int]) -> int:
    return sum(1 << party for party in parties)


class _Cell:
    """One item in one block."""

    def __init__(self, passing: Passing, blocks: Blocks, number: int) -> None:
        self._passing = passing
        self._blocks = blocks
        present = int(blocks.present[number // blocks.cells])
        self._present = {party for party in range(len(blocks.pattern)) if present >> party & 1}
        self._holdings = range(blocks.hold_start[number], blocks.hold_start[number + 1])
        self._flows = [
            _Flow(int(blocks.flow_from[flow]), int(blocks.flow_to[flow]), int(blocks.flow_minutes[flow]))
            for flow in range(blocks.flow_start[number], blocks.flow_start[number + 1])
        ]

    def told(self, aim: int, *, passes: int) -> set[int]:
        """The parties that can be told for ``aim`` in at most so many passes, the last of them for that aim."""
        return {
            party
            for lying in self._routes(aim, passes - 1)
            for party in self._present - lying.passed
            if int(self._passing.told[lying.state, aim]) >> party & 1
        }

    def grade(self, party: int, aim: int) -> int:
        """The firmest grade of telling ``party`` directly."""
        grades = (self._passing.grade[one.state, aim, party] for one in self._held(aim) if party not in one.passed)
        return min((int(grade) for grade in grades), default=NOTHING)

    def moments(self, party: int, aim: int) -> list[int | None]:
        """When each chain of flows that may brings it first-hand to ``party``; ``None`` when nobody can say."""
        return [
            self._arrival(lying.minute, flow)
            for lying in self._chains(aim)
            for flow in self._flows
            if flow.sender == self._party(lying.state) and flow.recipient == party and party not in lying.passed
            if int(self._passing.flowed[lying.state, aim]) >> party & 1
        ]

    def finding(self, party: int, aim: int, moments: list[int | None], deadline: int) -> Finding:
        """The first that applies."""
        first, second = self._knowing(first_hand=True), self._knowing(first_hand=False)
        others = (first | second) - {party}
        near = int(self._blocks.near[party])
        in_time = any(moment is not None and moment <= deadline for moment in moments)
        applies = (
            (Finding.HELD, party in self._holders(first_hand=True)),
            (Finding.IN_TIME, in_time),
            (Finding.UNSAID, None in moments),
            (Finding.LATE, bool(moments)),
            (Finding.STOPPED, party in first),
            (Finding.HEARSAY, party in second),
            (Finding.NEAR, any(near >> other & 1 for other in others)),
            (Finding.ROUTE, bool(others) and party in self.told(aim, passes=MOST_PASSES)),
            (Finding.NO_ROUTE, bool(others)),
        )
        return next((finding for finding, so in applies if so), Finding.NOWHERE)

    def _party(self, state: int) -> int:
        return int(self._passing.party_of[state])

    def _held(self, aim: int, *, first_hand: bool = False) -> list[_Lying]:
        mode = self._passing.mode_of[aim]
        states = [
            int(self._blocks.held_as[h, mode]) for h in self._holdings if self._blocks.first_hand[h] or not first_hand
        ]
        return [_Lying(state, frozenset({self._party(state)})) for state in states]

    def _holders(self, *, first_hand: bool) -> set[int]:
        return {
            self._party(int(self._blocks.held_as[holding, 0]))
            for holding in self._holdings
            if bool(self._blocks.first_hand[holding]) is first_hand
        }

    def _routes(self, aim: int, passes: int) -> Iterator[_Lying]:
        """Where it can lie after at most so many passes."""
        for held in self._held(aim):
            yield from self._onward(held, passes)

    def _onward(self, lying: _Lying, passes: int) -> Iterator[_Lying]:
        yield lying
        if passes:
            starts = self._passing.moves_start
            for state in self._passing.moves[starts[lying.state] : starts[lying.state + 1]].tolist():
                party = self._party(state)
                if party in self._present and party not in lying.passed:
                    yield from self._onward(_Lying(state, lying.passed | {party}), passes - 1)

    def _chains(self, aim: int) -> Iterator[_Lying]:
        """Where flows can have brought it first-hand, chain by chain."""
        queue = self._held(aim, first_hand=True)
        while queue:
            lying = queue.pop()
            yield lying
            starts = self._passing.flows_start
            onward = self._passing.flows[starts[lying.state] : starts[lying.state + 1]].tolist()
            for flow in self._flows:
                if flow.sender == self._party(lying.state) and flow.recipient not in lying.passed:
                    minute, passed = self._arrival(lying.minute, flow), lying.passed | {flow.recipient}
                    queue += [_Lying(to, passed, minute) for to in onward if self._party(to) == flow.recipient]

    def _arrival(self, minute: int | None, flow: _Flow) -> int | None:
        """Wait for the sender, the time of the flow, wait for the recipient."""
        if minute is None or flow.minutes < 0:
            return None
        leaves = self._reachable(minute, flow.sender)
        return None if leaves is None else self._reachable(leaves + flow.minutes, flow.recipient)

    def _reachable(self, minute: int, party: int) -> int | None:
        blocks = self._blocks
        wait = int(blocks.wait[blocks.pattern[party], (blocks.starts_at + minute) % WEEK])
        return None if wait < 0 else minute + wait

    def _knowing(self, *, first_hand: bool) -> set[int]:
        """Who knows it in fact, whatever may: of itself, or by the flows."""
        knowing = self._holders(first_hand=first_hand)
        queue = sorted(knowing)
        while queue:
            party = queue.pop()
            for flow in self._flows:
                if flow.sender == party and flow.recipient not in knowing:
                    knowing.add(flow.recipient)
                    queue.append(flow.recipient)
        return knowing
