"""The shapes that the compiled search reads: how records can pass between parties, and who holds and needs what.

Everything is numbers, and nothing here knows what they stand for. A *state* is a record as it lies with one party
(``party_of[state]``): what travels along with a record is part of the state, so that whether it can go on, and as what
it arrives, is a look-up. An *aim* is what somebody needs a thing for; an aim belongs to one *mode*, and a state too. A
set of parties is one 64-bit number (bit *n* is party *n*), so there are at most 64 parties.

A *cell* is one item in one block (a municipality); the cells of a block stand together. Lists per cell are in the usual
compressed form: those of cell *c* stand at ``start[c]`` up to ``start[c + 1]``. Time is in whole minutes of the week
(:mod:`graph.availability`).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.availability import WEEK

__all__ = [
    "MOST_PARTIES",
    "NEVER",
    "NOTHING",
    "Answers",
    "Blocks",
    "Finding",
    "Passing",
    "blocks_fit",
    "columns",
    "compressed",
]

Bits: TypeAlias = NDArray[np.uint64]
Ints: TypeAlias = NDArray[np.int32]
Small: TypeAlias = NDArray[np.uint8]

MOST_PARTIES = 64
"""As many as there are bits in a set of parties."""

NOTHING = 255
"""In place of a grade: nobody has anything to tell."""

NEVER = -1
"""In place of a moment: there is none that can be named."""


class Finding(IntEnum):
    """What is found for one need, in the order in which they go before one another."""

    HELD = 0  # the needer has it first-hand
    IN_TIME = 1  # a chain of flows brings it before the deadline
    UNSAID = 2  # a chain brings it, and how long one of its flows takes is not known
    LATE = 3  # every chain that brings it comes after the deadline
    STOPPED = 4  # flows bring it, but on every chain one of them may not
    HEARSAY = 5  # only second-hand
    NEAR = 6  # another party of the same house has it
    ROUTE = 7  # no flow brings it, but it could come in at most three passes
    NO_ROUTE = 8  # somebody has it, and no way of passing it on is known
    NOWHERE = 9  # nobody has it


class Passing(NamedTuple):
    """How records can pass. R states, A aims, P parties. A state has passes to states of its own mode only, and nobody
    to tell for an aim of another mode.

    ``told[s, a]``: the parties that state *s* can be told to for aim *a*, as the last pass of a route; ``flowed[s, a]``
    the same over a flow that exists. ``grade[s, a, p]``: how firm telling it to *p* is (0 is firmest, ``NOTHING`` where
    it cannot be asked). ``moves``: the states that *s* becomes when it is passed on to somebody who may pass it on
    again; ``flows`` the same over flows that exist.
    """

    party_of: Ints  # [R]
    mode: Ints  # [R]
    mode_of: Ints  # [A]
    grade: Small  # [R, A, P]
    told: Bits  # [R, A]
    flowed: Bits  # [R, A]
    moves_start: Ints  # [R + 1]
    moves: Ints
    flows_start: Ints  # [R + 1]
    flows: Ints


class Blocks(NamedTuple):
    """Who is there, holds, needs and tells, per block and cell. M blocks, C cells, S modes, P parties.

    ``held_as[h, m]`` is the state of holding *h* in mode *m*. ``flow_minutes`` is negative where nobody knows how long
    the flow takes. ``wait[q, t]`` is how long somebody of pattern *q* cannot be reached at minute *t* of the week,
    negative where nobody knows. ``near[p]`` are the other parties of the house of *p*. ``starts_at`` is the minute of
    the week from which moments are counted.
    """

    present: Bits  # [M]
    cells: int  # per block
    hold_start: Ints  # [C + 1]
    held_as: Ints  # [H, S]
    first_hand: Small  # [H]
    flow_start: Ints  # [C + 1]
    flow_from: Ints
    flow_to: Ints
    flow_minutes: Ints
    need_start: Ints  # [C + 1]
    need_party: Ints
    need_aim: Ints
    need_minutes: Ints
    wait: Ints  # [Q, WEEK]
    pattern: Ints  # [P]
    near: Bits  # [P]
    starts_at: int


class Answers(NamedTuple):
    """``direct[c, a]`` and ``reach[c, a]``: the parties that can be told in one pass, and in at most three. Per need:
    the firmest grade of telling it directly, the first moment at which a chain of flows can have brought it (minutes
    from the start; ``NEVER`` where none can be named), and the :class:`Finding`.
    """

    direct: Bits  # [C, A]
    reach: Bits  # [C, A]
    grade: Small
    moment: Ints
    finding: Small

    def differing(self, other: Answers) -> tuple[str, ...]:
        """The names of the answers that are not the same."""
        pairs: tuple[tuple[str, NDArray[Any], NDArray[Any]], ...] = (
            ("direct", self.direct, other.direct),
            ("reach", self.reach, other.reach),
            ("grade", self.grade, other.grade),
            ("moment", self.moment, other.moment),
            ("finding", self.finding, other.finding),
        )
        return tuple(name for name, one, two in pairs if not np.array_equal(one, two))


def compressed(keys: NDArray[Any], size: int) -> Ints:
    """Where the entries of each key start in a list that is sorted by key.

    >>> compressed(np.array([0, 0, 2]), 3).tolist()
    [0, 2, 2, 3]
    """
    counts = np.bincount(keys, minlength=size) if len(keys) else np.zeros(size, np.int64)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def columns(rows: Ints) -> tuple[Ints, Ints, Ints]:
    """Three columns, each in one piece.

    >>> [column.tolist() for column in columns(np.array([[1, 2, 3], [4, 5, 6]], np.int32))]
    [[1, 4], [2, 5], [3, 6]]
    """
    one, two, three = (np.ascontiguousarray(rows[:, column]) for column in range(3))
    return one, two, three


def blocks_fit(passing: Passing, blocks: Blocks) -> None:
    """Refuse what the compiled search would read past the end of: it does not look itself.

    Raises ``ValueError`` with every fault.
    """
    states, aims, parties = passing.grade.shape
    cells = len(blocks.present) * blocks.cells
    holdings, needs, flows = len(blocks.held_as), len(blocks.need_party), len(blocks.flow_from)
    checks = (
        (parties <= MOST_PARTIES, f"{parties} parties, at most {MOST_PARTIES}"),
        (passing.told.shape == passing.flowed.shape == (states, aims), "told and flowed are per state and aim"),
        (_within(passing.party_of, parties), "party_of names a party that is not there"),
        (_within(passing.moves, states) and _within(passing.flows, states), "a pass to a state that is not there"),
        (_keeps_to_modes(passing), "a state with a pass, or with somebody to tell, in another mode"),
        (_starts(passing.moves_start, states, len(passing.moves)), "moves_start does not divide moves"),
        (_starts(passing.flows_start, states, len(passing.flows)), "flows_start does not divide flows"),
        (_starts(blocks.hold_start, cells, holdings), "hold_start does not divide the holdings"),
        (_starts(blocks.flow_start, cells, flows), "flow_start does not divide the flows"),
        (_starts(blocks.need_start, cells, needs), "need_start does not divide the needs"),
        (_within(blocks.held_as, states), "a holding in a state that is not there"),
        (_within(passing.mode_of, blocks.held_as.shape[1]), "an aim in a mode in which nothing is held"),
        (_within(blocks.flow_from, parties) and _within(blocks.flow_to, parties), "a flow of nobody"),
        (_within(blocks.need_party, parties) and _within(blocks.need_aim, aims), "a need of nobody or for nothing"),
        (blocks.wait.shape[1] == WEEK and _within(blocks.pattern, len(blocks.wait)), "a week that is not a week"),
        (len(blocks.pattern) == len(blocks.near) == parties, "pattern and near are per party"),
        (0 <= blocks.starts_at < WEEK, "starts_at is a minute of the week"),
    )
    faults = [fault for fine, fault in checks if not fine]
    if faults:
        raise ValueError("; ".join(faults))


def _within(values: NDArray[Any], size: int) -> bool:
    return values.size == 0 or (int(values.min()) >= 0 and int(values.max()) < size)


def _starts(starts: Ints, size: int, total: int) -> bool:
    return (
        len(starts) == size + 1
        and int(starts[0]) == 0
        and int(starts[-1]) == total
        and bool(np.all(np.diff(starts) >= 0))
    )


def _keeps_to_modes(passing: Passing) -> bool:
    elsewhere = passing.mode[:, None] != passing.mode_of[None, :]
    told = not passing.told[elsewhere].any() and not passing.flowed[elsewhere].any()
    return told and all(
        np.array_equal(np.repeat(passing.mode, np.diff(start)), passing.mode[to])
        for start, to in ((passing.moves_start, passing.moves), (passing.flows_start, passing.flows))
    )
