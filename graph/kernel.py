"""The compiled search: what :mod:`graph.plain_reach` says, for hundreds of blocks at once.

Plain Python that numba compiles. Import this module inside the function that needs it: it loads a compiler. A set of
parties is one machine word. A route of at most three passes is found per state, not per chain: of all chains to a state
only those parties are kept that are on *every* one of them, for exactly those cannot be told from it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Answers, Blocks, Passing, blocks_fit
from graph.compiling import compiled
from graph.kernel_needs import answer_needs

__all__ = ["THREADS", "Prepared", "prepare", "search"]

THREADS = 2

_NONE = np.uint64(0)
_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_WORTH_A_THREAD = 1000  # cells per thread, under which starting one takes longer than it saves
_ROOM = 256  # chains of flows per item that there is room for at first


class Prepared(NamedTuple):
    """Arrays that are known to fit together. ``ahead[s, a]``: whoever can be told from what *s* becomes in one pass."""

    passing: Passing
    blocks: Blocks
    ahead: NDArray[np.uint64]


def prepare(passing: Passing, blocks: Blocks) -> Prepared:
    """What is looked at once, before any number of searches. Raises ``ValueError`` for arrays that do not fit."""
    blocks_fit(passing, blocks)
    ahead = np.zeros_like(passing.told)
    sources = np.repeat(np.arange(len(ahead)), np.diff(passing.moves_start))
    np.bitwise_or.at(ahead, sources, passing.told[passing.moves])
    return Prepared(passing, blocks, ahead)


def search(prepared: Prepared, *, threads: int = THREADS, needs: bool = True) -> Answers:
    """Every answer for every cell; without ``needs`` only ``direct`` and ``reach``, and no need is looked at.

    The cells are dealt out to ``threads`` threads where there are enough of them, which changes no answer.
    """
    blocks = prepared.blocks
    cells, aims = len(blocks.present) * blocks.cells, len(prepared.passing.mode_of)
    wanted = len(blocks.need_party) if needs else 0
    answers = Answers(
        np.empty((cells, aims), np.uint64),
        np.empty((cells, aims), np.uint64),
        np.empty(wanted, np.uint8),
        np.empty(wanted, np.int32),
        np.empty(wanted, np.uint8),
    )
    threads = max(1, min(threads, cells // _WORTH_A_THREAD))
    bounds = [cells * part // threads for part in range(threads + 1)]
    if threads == 1:
        _search(prepared, answers, 0, cells, needs)
        return answers
    with ThreadPoolExecutor(threads) as pool:
        parts = pairwise(bounds)
        for done in [pool.submit(_search, prepared, answers, *part, needs) for part in parts]:
            done.result()
    return answers


def _search(prepared: Prepared, answers: Answers, first: int, last: int, needs: bool) -> None:
    _cover_cells(*prepared, answers, first, last)
    room = _ROOM
    while needs and not answer_needs(prepared.passing, prepared.blocks, answers, first, last, room):
        room *= 4


class _Work(NamedTuple):
    """Room to work in, clean again after each cell. ``bit[p]``: the set of party *p* alone; ``origin[s]``: who a state
    can have come from in one pass; ``common[s]``: who is on every way to it in two. ``once``, ``twice``: those states.
    """

    bit: Any
    reach: Any
    origin: Any
    common: Any
    once: Any
    twice: Any


@compiled
def _cover_cells(passing: Passing, blocks: Blocks, ahead: Any, answers: Answers, first: int, last: int) -> None:
    """``direct`` and ``reach`` of the cells from ``first`` up to ``last``."""
    states = len(passing.party_of)
    bit = np.empty(64, np.uint64)
    for party in range(64):
        bit[party] = _ONE << np.uint64(party)
    work = _Work(
        bit,
        np.empty(len(passing.mode_of), np.uint64),
        np.zeros(states, np.uint64),
        np.full(states, _ALL),
        np.empty(states, np.int32),
        np.empty(states, np.int32),
    )
    for cell in range(first, last):
        _cover(passing, blocks, ahead, answers, cell, work)


@compiled
def _cover(passing: Passing, blocks: Blocks, ahead: Any, answers: Answers, cell: int, work: _Work) -> None:
    present = blocks.present[cell // blocks.cells]
    modes = blocks.held_as.shape[1]
    work.reach[:] = _NONE
    for mode in range(modes):
        for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
            state = blocks.held_as[holding, mode]
            _tell(passing, state, present & ~work.bit[passing.party_of[state]], work.reach)
    answers.direct[cell] = work.reach
    for mode in range(modes):
        ones = _pass_once(passing, blocks, cell, mode, present, work)
        _pass_twice(passing, ahead, present, ones, work)
    answers.reach[cell] = work.reach


@compiled
def _tell(passing: Passing, state: int, free: np.uint64, reach: Any) -> None:
    for aim in range(len(reach)):
        reach[aim] |= passing.told[state, aim] & free


@compiled
def _pass_once(passing: Passing, blocks: Blocks, cell: int, mode: int, present: np.uint64, work: _Work) -> int:
    """Lists the states that the holdings become, with where each can have come from, and tells from them."""
    ones = 0
    for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
        state = blocks.held_as[holding, mode]
        own = work.bit[passing.party_of[state]]
        for at in range(passing.moves_start[state], passing.moves_start[state + 1]):
            to = passing.moves[at]
            if work.bit[passing.party_of[to]] & present & ~own:
                if work.origin[to] == _NONE:
                    work.once[ones] = to
                    ones += 1
                work.origin[to] |= own
    for place in range(ones):
        state = work.once[place]
        passed = work.bit[passing.party_of[state]] | _only(work.origin[state])
        _tell(passing, state, present & ~passed, work.reach)
    return ones


@compiled
def _pass_twice(passing: Passing, ahead: Any, present: np.uint64, ones: int, work: _Work) -> None:
    twos = 0
    for place in range(ones):
        state = work.once[place]
        # Whoever this state can lead to in two passes more is known already: leaving it out changes no answer.
        if _adds(ahead, state, present, work.reach):
            twos = _mark(passing, state, present, twos, work)
        work.origin[state] = _NONE
    for place in range(twos):
        state = work.twice[place]
        _tell(passing, state, present & ~work.common[state], work.reach)
        work.common[state] = _ALL


@compiled
def _adds(ahead: Any, state: int, present: np.uint64, reach: Any) -> bool:
    new = _NONE
    for aim in range(len(reach)):
        new |= ahead[state, aim] & present & ~reach[aim]
    return bool(new != _NONE)


@compiled
def _mark(passing: Passing, state: int, present: np.uint64, twos: int, work: _Work) -> int:
    """Lists the states that ``state`` becomes, with who is on every way to them; how many there are now."""
    via = work.bit[passing.party_of[state]]
    for at in range(passing.moves_start[state], passing.moves_start[state + 1]):
        to = passing.moves[at]
        own = work.bit[passing.party_of[to]]
        sources = work.origin[state] & ~own
        if own & present & ~via and sources:
            if work.common[to] == _ALL:
                work.twice[twos] = to
                twos += 1
            work.common[to] &= via | own | _only(sources)
    return twos


@compiled
def _only(parties: np.uint64) -> np.uint64:
    """The one party of the set, if there is one only: who can have come from two can have passed by the other."""
    return parties if parties & (parties - _ONE) == _NONE else _NONE
