"""Whether what is there fits what is needed: knowledge at the steps, talk between those who depend on each other."""

from __future__ import annotations

from graph.measures.matrices import Link, Matrices

__all__ = ["communication_congruence", "knowledge_congruence", "required_talks"]


def knowledge_congruence(m: Matrices) -> float | None:
    """Strict knowledge congruence: 1 − hamming(d(AKᵀ·AT), KT) / (|K|·|T|); 1 when and only when every item is present
    at exactly the steps where it is needed.

    ``None`` without items or without steps. Reference: Carley 2002 (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> knowledge_congruence(worked())
    0.8
    """
    cells = len(m.items) * len(m.steps)
    if not cells:
        return None
    return 1 - sum(len(m.required[step] ^ m.supplied[step]) for step in m.steps) / cells


def required_talks(m: Matrices) -> frozenset[Link]:
    """Q: the pairs that depend on each other, each both ways round: (a) they share a step, or (b) a step of the one
    comes directly after a step of the other.

    Part (c) of the literature, about resources, is left out: the model has no resources.
    """
    pairs = {(a, b) for team in m.team.values() for a in team for b in team}
    for first, second in m.follows:
        pairs |= {(a, b) for a in m.team[first] for b in m.team[second]}
    return frozenset(pair for a, b in pairs if a != b for pair in ((a, b), (b, a)))


def communication_congruence(m: Matrices) -> float | None:
    """Communication congruence: 1 − hamming(Q, AA) / (|A|·(|A| − 1)), with Q of :func:`required_talks`.

    ``None`` with fewer than two agents. Reference: Carley 2002, parts (a) and (b) (after the literature).

    >>> from tests.unit.graph.measures.worked import worked
    >>> round(communication_congruence(worked()), 4)
    0.8333
    >>> sorted(required_talks(worked()) ^ worked().talks)  # they share t2 and do not talk
    [('P', 'Z'), ('Z', 'P')]
    """
    cells = len(m.agents) * (len(m.agents) - 1)
    return 1 - len(required_talks(m) ^ m.talks) / cells if cells else None
