"""How much only this agent, or hardly anyone else, knows or does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import exp, fsum

from graph.measures.matrices import Matrices

__all__ = ["knowledge_exclusivity", "knowledge_exclusivity_share", "step_exclusivity_share"]


def knowledge_exclusivity(m: Matrices) -> dict[str, float | None]:
    """Knowledge exclusivity of every agent: Σ_k AK[i,k]·exp(1 − h_k), where h_k agents hold item k.

    One holder counts 1, each of two 0.3679, each of three 0.1353. Always defined: an agent that holds nothing has 0.

    Reference: Ashworth & Carley, J. Math. Soc. 30(1), 2006 (after the literature; the report itself was not re-read).

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(knowledge_exclusivity(worked()))
    {'G': 1.0, 'P': 1.3679, 'V': 0.7358, 'Z': 0.3679}
    """
    return dict(_exclusivity(m.holds, m.holders))


def knowledge_exclusivity_share(m: Matrices) -> dict[str, float | None]:
    """:func:`knowledge_exclusivity` divided by the number of items; ``None`` when there are no items.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(knowledge_exclusivity_share(worked()))
    {'G': 0.2, 'P': 0.2736, 'V': 0.1472, 'Z': 0.0736}
    """
    return _divided(_exclusivity(m.holds, m.holders), len(m.items))


def step_exclusivity_share(m: Matrices) -> dict[str, float | None]:
    """Task exclusivity: the same sum over steps (AT for AK), divided by the number of steps; ``None`` without steps.

    Reference: as :func:`knowledge_exclusivity`.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(step_exclusivity_share(worked()))
    {'G': 0.1226, 'P': 0.1677, 'V': 0.3784, 'Z': 0.0451}
    """
    doers = Counter(step for agent in m.agents for step in m.works[agent])
    return _divided(_exclusivity(m.works, doers), len(m.steps))


def _exclusivity(rows: Mapping[str, frozenset[str]], columns: Counter[str]) -> dict[str, float]:
    # fsum is exact, so the order in which a set happens to be walked cannot show in the answer.
    part = {column: exp(1 - count) for column, count in columns.items()}
    return {agent: fsum(part[column] for column in row) for agent, row in rows.items()}


def _divided(sums: Mapping[str, float], by: int) -> dict[str, float | None]:
    return {agent: total / by if by else None for agent, total in sums.items()}
