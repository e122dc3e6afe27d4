"""The network of links between agents: who is much spoken to, how dense, how mutual, how wide.

From the network measures of EAST (Stanton, Salmon; after the literature).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping

from graph.measures.matrices import Matrices

__all__ = ["cohesion", "density", "diameter", "sociometric_status"]


def sociometric_status(m: Matrices) -> dict[str, float | None]:
    """Sociometric status of every agent: Σ_j (x_ij + x_ji) / (g − 1), with x_ij = 1 when a link runs from i to j.

    Runs from 0 to 2; ``None`` when there is nobody else.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(sociometric_status(worked()))  # P ⇄ V, Z → V, P → G
    {'G': 0.3333, 'P': 1.0, 'V': 1.0, 'Z': 0.3333}
    """
    others = len(m.agents) - 1
    ends = Counter(end for tie in m.ties for end in tie)
    return {agent: ends[agent] / others if others else None for agent in m.agents}


def density(m: Matrices) -> float | None:
    """Density: links / possible links, with their direction; ``None`` with fewer than two agents.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(density(worked()), 4)  # 4/12
    0.3333
    """
    possible = len(m.agents) * (len(m.agents) - 1)
    return len(m.ties) / possible if possible else None


def cohesion(m: Matrices) -> float | None:
    """Cohesion: the share of links that are answered by a link back; ``None`` without links.

    Some authors divide by the possible links; that is this value times :func:`density`.

    >>> from tests.unit.graph.measures.worked import worked
    >>> cohesion(worked())
    0.5
    """
    answered = sum((b, a) in m.ties for a, b in m.ties)
    return answered / len(m.ties) if m.ties else None


def diameter(m: Matrices) -> float | None:
    """Diameter: the most links on a shortest way from one agent to another, along the direction of the links.

    Over the pairs that have a way; ``None`` without links.

    >>> from tests.unit.graph.measures.worked import worked
    >>> diameter(worked())  # Z → V → P → G
    3.0
    """
    leaving: dict[str, list[str]] = {}
    for a, b in m.ties:
        leaving.setdefault(a, []).append(b)
    return float(max(_farthest(leaving, agent) for agent in leaving)) if leaving else None


def _farthest(leaving: Mapping[str, list[str]], start: str) -> int:
    away = {start: 0}
    queue = deque((start,))
    while queue:
        here = queue.popleft()
        for there in leaving.get(here, ()):
            if there not in away:
                away[there] = away[here] + 1
                queue.append(there)
    return max(away.values())
