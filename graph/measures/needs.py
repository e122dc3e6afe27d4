"""Which share of what is needed is not there: per agent, per step, and over the whole."""

from __future__ import annotations

from graph.measures.matrices import Matrices
from graph.measures.shares import outside, outside_in_all

__all__ = [
    "agent_needs",
    "agent_needs_by_product",
    "agent_needs_total",
    "agent_needs_total_by_product",
    "step_needs",
    "step_needs_total",
    "under_supply",
]


def agent_needs(m: Matrices) -> dict[str, float | None]:
    """Agent knowledge needs: Σ_k N[i,k]·(1 − AK[i,k]) / Σ_k N[i,k]; ``None`` for an agent that needs nothing.

    N is the recorded need. The literature derives it as d(AT·KTᵀ); that is :func:`agent_needs_by_product`.

    Reference: Carley 2002; Reminga (after the literature).

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(agent_needs(worked()))
    {'G': 1.0, 'P': 0.6, 'V': 0.6, 'Z': 0.8}
    """
    return {agent: outside(m.needed[agent], m.holds[agent]) for agent in m.agents}


def agent_needs_by_product(m: Matrices) -> dict[str, float | None]:
    """:func:`agent_needs` with d(AT·KTᵀ) for N: everything that anyone needs at a step the agent has a part in."""
    return {agent: outside(m.needed_by_product[agent], m.holds[agent]) for agent in m.agents}


def agent_needs_total(m: Matrices) -> float | None:
    """The same over all agents, as a ratio of totals and not a mean of ratios; ``None`` when nobody needs anything.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(agent_needs_total(worked()), 4)  # 12/17
    0.7059
    """
    return outside_in_all(m.needed, m.holds)


def agent_needs_total_by_product(m: Matrices) -> float | None:
    """:func:`agent_needs_total` with d(AT·KTᵀ) for N."""
    return outside_in_all(m.needed_by_product, m.holds)


def step_needs(m: Matrices) -> dict[str, float | None]:
    """Task knowledge needs: Σ_k KT[k,t]·(1 − S[t,k]) / Σ_k KT[k,t]; ``None`` for a step at which nothing is needed.

    S = d(ATᵀ·AK): what the team of the step holds together. Reference: as :func:`agent_needs`.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(step_needs(worked()))
    {'t1': 0.0, 't2': 0.4, 't3': 0.0}
    """
    return {step: outside(m.required[step], m.supplied[step]) for step in m.steps}


def step_needs_total(m: Matrices) -> float | None:
    """The same over all steps, as a ratio of totals.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(step_needs_total(worked()), 4)  # 2/9
    0.2222
    """
    return outside_in_all(m.required, m.supplied)


def under_supply(m: Matrices) -> float | None:
    """Under-supply: needed items that the team lacks, per step: Σ_{t,k} KT[k,t]·(1 − S[t,k]) / |T|. Not bounded by 1.

    ``None`` without steps. Reference: as :func:`agent_needs`.

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(under_supply(worked()), 4)
    0.6667
    """
    return sum(map(len, m.missing.values())) / len(m.steps) if m.steps else None
