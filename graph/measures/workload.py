"""How much of what the steps need this agent brings along."""

from __future__ import annotations

from collections.abc import Iterable

from graph.measures.matrices import Matrices

__all__ = ["actual_workload", "potential_workload"]


def actual_workload(m: Matrices) -> dict[str, float | None]:
    """Actual knowledge workload: (AK·KT·ATᵀ)[i,i] / ΣKT: needed items that the agent holds, at the steps it has a part
    in; ``None`` when no step needs anything. Reference: Carley 2002 (after the literature).

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(actual_workload(worked()))
    {'G': 0.0, 'P': 0.4444, 'V': 0.4444, 'Z': 0.1111}
    """
    return {agent: _brought(m, agent, m.works[agent]) for agent in m.agents}


def potential_workload(m: Matrices) -> dict[str, float | None]:
    """Potential knowledge workload: Σ_t (AK·KT)[i,t] / ΣKT: the same over all steps.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(potential_workload(worked()))
    {'G': 0.1111, 'P': 0.5556, 'V': 0.5556, 'Z': 0.2222}
    """
    return {agent: _brought(m, agent, m.steps) for agent in m.agents}


def _brought(m: Matrices, agent: str, steps: Iterable[str]) -> float | None:
    cells = sum(map(len, m.required.values()))
    return sum(len(m.holds[agent] & m.required[step]) for step in steps) / cells if cells else None
