"""How much is held, and how evenly that is spread over the items."""

from __future__ import annotations

from graph.measures.matrices import Matrices

__all__ = ["knowledge_diversity", "knowledge_load"]


def knowledge_load(m: Matrices) -> float | None:
    """Knowledge load: ΣAK / (|A|·|K|); ``None`` without agents or without items. Reference: Carley 2002.

    >>> from tests.unit.graph.measures.worked import worked
    >>> knowledge_load(worked())
    0.3
    """
    cells = len(m.agents) * len(m.items)
    return sum(map(len, m.holds.values())) / cells if cells else None


def knowledge_diversity(m: Matrices) -> float | None:
    """Knowledge diversity: 1 − Σ_k w_k², where w_k is the share of item k in all holdings; ``None`` without holdings.

    0 when all that is held is one item. Reference: Carley 2002 (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(knowledge_diversity(worked()), 4)
    0.7222
    """
    total = m.holders.total()
    return 1 - sum(count * count for count in m.holders.values()) / (total * total) if total else None
