"""How far two agents hold the same, and what they share of what both need."""

from __future__ import annotations

from collections.abc import Callable

from graph.measures.matrices import Link, Matrices

__all__ = ["distinctiveness", "expertise", "needed_overlap", "resemblance"]


def resemblance(m: Matrices) -> dict[Link, float | None]:
    """Resemblance of every pair: Σ_k AK[i,k]·AK[j,k], the items that both hold. Reference: Carley 2002.

    >>> from tests.unit.graph.measures.worked import worked
    >>> resemblance(worked())["P", "V"]
    1.0
    """
    return _pairs(m, lambda i, j: float(len(m.holds[i] & m.holds[j])))


def distinctiveness(m: Matrices) -> dict[Link, float | None]:
    """Distinctiveness of every pair: Σ_k [AK[i,k] ≠ AK[j,k]] / |K|; ``None`` without items. Reference: Carley 2002.

    >>> from tests.unit.graph.measures.worked import worked
    >>> distinctiveness(worked())["P", "V"]
    0.4
    """
    return _pairs(m, lambda i, j: len(m.holds[i] ^ m.holds[j]) / len(m.items) if m.items else None)


def expertise(m: Matrices) -> dict[Link, float | None]:
    """Expertise of j for i, by (i, j): the share of j's items that i lacks; ``None`` when j holds nothing.

    Not symmetric. Reference: Carley 2002 (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> expertise(worked())["V", "P"], expertise(worked())["V", "Z"]
    (0.5, 0.0)
    """
    return _pairs(m, lambda i, j: len(m.holds[j] - m.holds[i]) / len(m.holds[j]) if m.holds[j] else None)


def needed_overlap(m: Matrices) -> dict[Link, float | None]:
    """Of what both agents need, the share that both hold: |N_i∩N_j∩held_i∩held_j| / |N_i∩N_j|.

    ``None`` when they need nothing in common. Our own measure; it is not what others call shared situation awareness.

    >>> from tests.unit.graph.measures.worked import worked
    >>> needed_overlap(worked())["P", "V"]  # both need five items and both hold k1
    0.2
    """

    def share(i: str, j: str) -> float | None:
        both_need = m.needed[i] & m.needed[j]
        return len(both_need & m.holds[i] & m.holds[j]) / len(both_need) if both_need else None

    return _pairs(m, share)


def _pairs(m: Matrices, of: Callable[[str, str], float | None]) -> dict[Link, float | None]:
    return {(i, j): of(i, j) for i in m.agents for j in m.agents if i != j}
