"""Seeded random arrays for the compiled search: a few parties, states, aims, holdings, flows and needs.

``random_country(seed)`` is a function of its arguments alone. Times are few and far apart, so that some chains are
late; some flows and some parties have no known time.
"""

from __future__ import annotations

from random import Random

import numpy as np
from numpy.typing import NDArray

from graph.arrays import NOTHING, Blocks, Passing, columns, compressed
from graph.availability import WEEK

__all__ = ["random_country"]

_MODES = 2


def random_country(
    seed: int, *, parties: int = 6, states: int = 24, blocks: int = 2, cells: int = 2
) -> tuple[Passing, Blocks]:
    """How records pass, and blocks in which they do.

    >>> one, other = random_country(3), random_country(3)
    >>> all(np.array_equal(a, b) for a, b in zip(one[0], other[0]))
    True
    """
    rng = Random(seed)
    parties = rng.randint(3, parties)
    passing = _passing(rng, parties, rng.randint(_MODES * parties, max(_MODES * parties, states)))
    return passing, _blocks(rng, passing, parties, blocks, cells)


def _passing(rng: Random, parties: int, states: int) -> Passing:
    aims = rng.randint(1, 3)
    mode_of = [rng.randrange(_MODES) for _ in range(aims)]
    party_of = [state % parties if state < _MODES * parties else rng.randrange(parties) for state in range(states)]
    mode = [state // parties if state < _MODES * parties else rng.randrange(_MODES) for state in range(states)]
    ends = list(zip(party_of, mode, strict=True))
    ease = rng.choice((0.15, 0.35, 0.6))
    moves = [_pass(rng, state, ends, ease) for state in range(states)]
    flows = [sorted({*move, *_pass(rng, state, ends, 0.2)}) for state, move in enumerate(moves)]
    return Passing(
        np.array(party_of, np.int32),
        np.array(mode, np.int32),
        np.array(mode_of, np.int32),
        np.array(
            [[[rng.choice((0, 2, 5, 9, NOTHING)) for _ in range(parties)] for _ in range(aims)] for _ in range(states)],
            np.uint8,
        ),
        _sets(rng, parties, mode, mode_of, ease),
        _sets(rng, parties, mode, mode_of, 0.7),
        *_lists(moves),
        *_lists(flows),
    )


def _pass(rng: Random, state: int, ends: list[tuple[int, int]], ease: float) -> list[int]:
    """Towards one party there can be several states: a record arrives as another thing on another ground."""
    own, mode = ends[state]
    return [to for to, (party, of) in enumerate(ends) if party != own and of == mode and rng.random() < ease]


def _sets(rng: Random, parties: int, mode: list[int], mode_of: list[int], ease: float) -> NDArray[np.uint64]:
    """Whom each state can be told to, for the aims of its own mode."""
    sets = [[_some(rng, parties, ease) if of == own else 0 for of in mode_of] for own in mode]
    return np.array(sets, np.uint64).reshape(len(mode), len(mode_of))


def _some(rng: Random, parties: int, ease: float) -> int:
    return sum(1 << party for party in range(parties) if rng.random() < ease)


def _lists(found: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    keys = np.array([key for key, members in enumerate(found) for _ in members], np.int64)
    return compressed(keys, len(found)), np.array([one for members in found for one in members], np.int32)


def _blocks(rng: Random, passing: Passing, parties: int, blocks: int, cells: int) -> Blocks:
    total = blocks * cells
    states: dict[tuple[int, int], list[int]] = {}
    for state, ends in enumerate(zip(passing.party_of.tolist(), passing.mode.tolist(), strict=True)):
        states.setdefault(ends, []).append(state)
    holdings: list[tuple[int, list[int], bool]] = []
    flows: list[tuple[int, int, int, int]] = []
    needs: list[tuple[int, int, int, int]] = []
    for cell in range(total):
        holdings += [
            (cell, [rng.choice(states[party, mode]) for mode in range(_MODES)], rng.random() < 0.75)
            for party in sorted(rng.sample(range(parties), rng.choice((0, 1, 1, 2))))
        ]
        sender = rng.randrange(parties)
        for _ in range(rng.randint(0, 6)):
            recipient = rng.choice([party for party in range(parties) if party != sender])
            flows.append((cell, sender, recipient, rng.choice((0, 15, 60, 480, 1440, -1))))
            sender = recipient if rng.random() < 0.6 else rng.randrange(parties)
        needs += [
            (cell, rng.randrange(parties), rng.randrange(len(passing.mode_of)), rng.choice((15, 240, 1440)))
            for _ in range(rng.randint(1, 4))
        ]
    at = [np.array([entry[0] for entry in found], np.int64) for found in (holdings, flows, needs)]
    flow = np.array([entry[1:] for entry in flows], np.int32).reshape(-1, 3)
    need = np.array([entry[1:] for entry in needs], np.int32).reshape(-1, 3)
    return Blocks(
        np.array([_some(rng, parties, 0.9) for _ in range(blocks)], np.uint64),
        cells,
        compressed(at[0], total),
        np.array([entry[1] for entry in holdings], np.int32).reshape(-1, _MODES),
        np.array([entry[2] for entry in holdings], np.uint8),
        compressed(at[1], total),
        *columns(flow),
        compressed(at[2], total),
        *columns(need),
        _weeks(),
        np.array([rng.choice((0, 1, 1, 2, 3)) for _ in range(parties)], np.int32),
        np.array([_some(rng, parties, 0.15) & ~(1 << party) for party in range(parties)], np.uint64),
        rng.randrange(WEEK),
    )


def _weeks() -> NDArray[np.int32]:
    """Always, by day, on Monday morning only, and nobody knows."""
    minute = np.arange(WEEK)
    day = minute % 1440
    by_day = np.where(day < 540, 540 - day, np.where(day < 1020, 0, 1980 - day))
    monday = np.where(minute < 720, 0, WEEK - minute)
    return np.array([np.zeros(WEEK), by_day, monday, np.full(WEEK, -1)], np.int32)
