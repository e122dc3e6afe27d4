"""Who knows who knows what (transactive memory).

Concept: Wegner 1987; Austin 2003 (after the literature). The arithmetic is as written here.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb, fsum

from graph.measures.matrices import NOTHING, Items, Matrices

__all__ = ["blind_items", "blind_need", "memory_accuracy", "memory_consensus", "specialisation"]


def blind_items(m: Matrices, agent: str) -> Items | None:
    """Items that ``agent`` needs and has in no way, that some other agent has, and that nobody it knows has.

    To *have* is to hold, or to know over links. Of a contact the agent is taken to know what it has. ``None`` when the
    agent did not declare whom it knows.
    """
    if agent not in m.contacts:
        return None
    contacts = m.contacts[agent]
    elsewhere = NOTHING.union(*(_has(m, other) for other in m.agents if other != agent))
    findable = NOTHING.union(*(_has(m, other) for other in m.agents if other in contacts))
    return (m.needed[agent] - _has(m, agent)) & elsewhere - findable


def blind_need(m: Matrices) -> dict[str, float | None]:
    """How many :func:`blind_items` every agent has.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(blind_need(worked()))  # V and Z do not know G, who has k4; G did not say whom it knows
    {'G': None, 'P': 0.0, 'V': 1.0, 'Z': 1.0}
    """
    found = {agent: blind_items(m, agent) for agent in m.agents}
    return {agent: None if items is None else float(len(items)) for agent, items in found.items()}


def memory_accuracy(m: Matrices) -> float | None:
    """Accuracy: the share of cells B[i,j,k], i ≠ j, that equal AK[j,k].

    ``None`` when beliefs were not asked, or without pairs or items.
    """
    if m.beliefs is None:
        return None
    pairs = [(i, j) for i in m.agents for j in m.agents if i != j]
    cells = len(pairs) * len(m.items)
    wrong = sum(len(m.beliefs.get((i, j), NOTHING) ^ m.holds[j]) for i, j in pairs)
    return 1 - wrong / cells if cells else None


def memory_consensus(m: Matrices) -> float | None:
    """Consensus: how far two agents think the same of every third, as the mean over pairs of the share of equal cells.

    ``None`` when beliefs were not asked, or with fewer than three agents or without items. What an agent thinks of
    itself is no belief and does not count.
    """
    if m.beliefs is None or len(m.agents) < 3 or not m.items:
        return None
    beliefs = m.beliefs
    cells = (len(m.agents) - 2) * len(m.items)
    apart = [
        sum(len(beliefs.get((i, k), NOTHING) ^ beliefs.get((j, k), NOTHING)) for k in m.agents if k not in (i, j))
        for i, j in combinations(m.agents, 2)
    ]
    return 1 - sum(apart) / (cells * len(apart))


def specialisation(m: Matrices) -> float | None:
    """Specialisation: 1 − the mean of |K_i∩K_j| / |K_i∪K_j| over the pairs of agents of which one holds anything.

    1 when nobody holds what another holds; ``None`` when no such pair exists. The literature leaves the overlap open;
    this one is ours.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(specialisation(worked()), 4)  # P and V share one of three, V and Z one of two; four pairs share nothing
    0.8611
    """
    # Most pairs share nothing, so the pairs are found from the items that they share.
    shared: Counter[tuple[str, str]] = Counter()
    for keepers in m.keepers.values():
        shared.update(combinations(keepers, 2))
    idle = sum(not m.holds[agent] for agent in m.agents)
    pairs = comb(len(m.agents), 2) - comb(idle, 2)
    overlaps = (both / (len(m.holds[i]) + len(m.holds[j]) - both) for (i, j), both in shared.items())
    return 1 - fsum(overlaps) / pairs if pairs else None


def _has(m: Matrices, agent: str) -> Items:
    return m.holds[agent] | m.reached.get(agent, NOTHING)
