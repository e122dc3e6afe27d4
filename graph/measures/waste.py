"""Which share of what is there is not needed: per agent, per step, and over the whole. The mirror of ``needs``.

Waste is a word of the literature. A record that an actor makes in its own task may be right to keep although nobody
needs it; this measure says nothing about that.
"""

from __future__ import annotations

from graph.measures.matrices import Matrices
from graph.measures.shares import outside, outside_in_all

__all__ = [
    "agent_waste",
    "agent_waste_by_product",
    "agent_waste_total",
    "agent_waste_total_by_product",
    "step_waste",
    "step_waste_total",
]


def agent_waste(m: Matrices) -> dict[str, float | None]:
    """Agent knowledge waste: Σ_k (1 − N[i,k])·AK[i,k] / Σ_k AK[i,k]; ``None`` for an agent that holds nothing.

    Reference: Carley 2002; Reminga (after the literature).

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(agent_waste(worked()))
    {'G': 1.0, 'P': 0.0, 'V': 0.0, 'Z': 0.0}
    """
    return {agent: outside(m.holds[agent], m.needed[agent]) for agent in m.agents}


def agent_waste_by_product(m: Matrices) -> dict[str, float | None]:
    """:func:`agent_waste` with d(AT·KTᵀ) for N: everything that anyone needs at a step the agent has a part in."""
    return {agent: outside(m.holds[agent], m.needed_by_product[agent]) for agent in m.agents}


def agent_waste_total(m: Matrices) -> float | None:
    """The same over all agents, as a ratio of totals; ``None`` when nobody holds anything.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(agent_waste_total(worked()), 4)  # 1/6
    0.1667
    """
    return outside_in_all(m.holds, m.needed)


def agent_waste_total_by_product(m: Matrices) -> float | None:
    """:func:`agent_waste_total` with d(AT·KTᵀ) for N."""
    return outside_in_all(m.holds, m.needed_by_product)


def step_waste(m: Matrices) -> dict[str, float | None]:
    """Task knowledge waste: Σ_k (1 − KT[k,t])·S[t,k] / Σ_k S[t,k]; ``None`` for a step whose team holds nothing.

    Reference: as :func:`agent_waste`.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(step_waste(worked()))
    {'t1': 0.0, 't2': 0.0, 't3': 0.3333}
    """
    return {step: outside(m.supplied[step], m.required[step]) for step in m.steps}


def step_waste_total(m: Matrices) -> float | None:
    """The same over all steps, as a ratio of totals.

    >>> from tests.unit.graph.measures.worked import worked
    >>> step_waste_total(worked())
    0.125
    """
    return outside_in_all(m.supplied, m.required)
