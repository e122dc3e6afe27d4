"""How often the same item is held, or the same step done, by more than one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.measures.matrices import Matrices

__all__ = ["knowledge_redundancy", "step_redundancy"]


def knowledge_redundancy(m: Matrices) -> float | None:
    """Redundancy of access: Σ_k max(0, Σ_i AK[i,k] − 1) / ((|A| − 1)·|K|).

    0 when no item is held twice, 1 when everybody holds everything; ``None`` with fewer than two agents or without
    items. Reference: Carley 2002 (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(knowledge_redundancy(worked()), 4)  # 2/15
    0.1333
    """
    return _redundancy(m.holders.values(), len(m.agents), len(m.items))


def step_redundancy(m: Matrices) -> float | None:
    """Redundancy of assignment: the same with AT, over steps. Reference: as :func:`knowledge_redundancy`.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(step_redundancy(worked()), 4)  # t2 has three, t3 two: (2 + 1) / (3 · 3)
    0.3333
    """
    doers = Counter(step for agent in m.agents for step in m.works[agent])
    return _redundancy(doers.values(), len(m.agents), len(m.steps))


def _redundancy(counts: Iterable[int], rows: int, columns: int) -> float | None:
    cells = (rows - 1) * columns
    return sum(max(0, count - 1) for count in counts) / cells if cells > 0 else None
