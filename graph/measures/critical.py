"""What a step loses when one agent drops out."""

from __future__ import annotations

from graph.measures.matrices import Items, Matrices

__all__ = ["critical_steps", "items_lost", "lost_without"]


def lost_without(m: Matrices, agent: str) -> dict[str, Items]:
    """Per step of ``agent``, the needed items that only it brings to the team; steps that lose nothing are left out.

    >>> from tests.unit.graph.measures.worked import worked
    >>> {step: sorted(items) for step, items in lost_without(worked(), "P").items()}
    {'t2': ['k3'], 't3': ['k1', 'k3']}
    """
    lost = {
        step: frozenset(item for item in m.holds[agent] & m.required[step] if m.suppliers[step][item] == 1)
        for step in m.steps
        if step in m.works[agent]
    }
    return {step: items for step, items in lost.items() if items}


def items_lost(m: Matrices) -> dict[str, float | None]:
    """How many (step, item) cells go missing when the agent drops out: drop i, recount what each step misses.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(items_lost(worked()))
    {'G': 0.0, 'P': 3.0, 'V': 2.0, 'Z': 0.0}
    """
    return {agent: float(sum(map(len, lost_without(m, agent).values()))) for agent in m.agents}


def critical_steps(m: Matrices) -> dict[str, float | None]:
    """Critical agent: at how many steps the agent turns a team that has all it needs into one that has not.

    0 is not critical. Our own definition; the literature uses several rankings. A step that already misses something
    cannot be lost, so read it beside :func:`items_lost`.

    >>> from tests.unit.graph.measures.worked import shown, worked
    >>> shown(critical_steps(worked()))
    {'G': 0.0, 'P': 1.0, 'V': 1.0, 'Z': 0.0}
    """
    return {agent: float(sum(not m.missing[step] for step in lost_without(m, agent))) for agent in m.agents}
