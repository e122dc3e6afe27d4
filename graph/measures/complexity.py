"""How full the whole meta-matrix is."""

from __future__ import annotations

from graph.measures.matrices import Matrices

__all__ = ["complexity"]


def complexity(m: Matrices) -> float | None:
    """Complexity: filled / possible cells over AA, AK, AT, KT and TT together, without the diagonals of AA and TT.

    ``None`` when there are no cells. The words are settled in the literature, which blocks count is not: these five are
    ours. Reference: Carley & Reminga, CMU-ISRI-04-106, 2004 (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(complexity(worked()), 4)  # 28/65
    0.4308
    """
    agents, items, steps = len(m.agents), len(m.items), len(m.steps)
    possible = agents * (agents - 1) + agents * items + agents * steps + items * steps + steps * (steps - 1)
    filled = (
        len(m.talks)
        + sum(map(len, m.holds.values()))
        + sum(map(len, m.works.values()))
        + sum(map(len, m.required.values()))
        + len(m.follows)
    )
    return filled / possible if possible else None
