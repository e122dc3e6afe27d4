"""Seeded random matrices for laws of measures: small, with empty rows and columns now and then."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

from graph.measures.matrices import Matrices

__all__ = ["random_matrices", "relabelled"]


def random_matrices(seed: int, *, beliefs: bool = False) -> Matrices:
    """One to five agents, up to five items and four steps; a function of its arguments alone.

    >>> random_matrices(3) == random_matrices(3)
    True
    """
    rng = Random(seed)
    agents = tuple(f"a{number}" for number in range(rng.randint(1, 5)))
    items = tuple(f"k{number}" for number in range(rng.choice((0, 1, 3, 4, 4, 5, 5))))
    steps = tuple(f"t{number}" for number in range(rng.choice((0, 1, 3, 3, 4, 4))))
    full = rng.choice((0.2, 0.5, 0.8))

    def some(group: tuple[str, ...]) -> frozenset[str]:
        return frozenset(one for one in group if rng.random() < full)

    holds = {agent: some(items) for agent in agents}
    works = {agent: some(steps) for agent in agents}
    needs = {(agent, step): some(items) for agent in agents for step in sorted(works[agent])}
    # A step needs what its agents need, and now and then what only a table needs.
    required = {step: some(items).union(*(found for (_, at), found in needs.items() if at == step)) for step in steps}
    parties = (*agents, "knower")
    links = {(a, b): some(items) for a in parties for b in parties if a != b and rng.random() < full / 2}
    origins = {agent: frozenset(item for item in sorted(holds[agent]) if rng.random() < 0.8) for agent in agents}
    return Matrices(
        agents,
        items,
        steps,
        holds,
        works,
        required,
        needs,
        follows=frozenset(pairwise(steps)),
        links=links,
        origins={**origins, "knower": some(items)},
        contacts={agent: some(agents) - {agent} for agent in agents if rng.random() < 0.7},
        complete=frozenset(agents),
        beliefs={(a, b): some(items) for a in agents for b in agents if a != b} if beliefs else None,
    )


def relabelled(m: Matrices, seed: int) -> tuple[Matrices, dict[str, str]]:
    """The same matrices with other names and another order, and the new name of each old one."""
    rng = Random(seed)
    name: dict[str, str] = {"knower": "knower"}
    for group in (m.agents, m.items, m.steps):
        fresh = [f"{old[0]}{number + 100}" for number, old in enumerate(group)]
        rng.shuffle(fresh)
        name.update(zip(group, fresh, strict=True))

    def row(found: frozenset[str]) -> frozenset[str]:
        return frozenset(name[one] for one in found)

    def order(group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(rng.sample([name[one] for one in group], len(group)))

    return (
        replace(
            m,
            agents=order(m.agents),
            items=order(m.items),
            steps=order(m.steps),
            holds={name[agent]: row(found) for agent, found in m.holds.items()},
            works={name[agent]: row(found) for agent, found in m.works.items()},
            required={name[step]: row(found) for step, found in m.required.items()},
            needs={(name[agent], name[step]): row(found) for (agent, step), found in m.needs.items()},
            follows=frozenset((name[a], name[b]) for a, b in m.follows),
            links={(name[a], name[b]): row(found) for (a, b), found in m.links.items()},
            origins={name[party]: row(found) for party, found in m.origins.items()},
            contacts={name[agent]: row(found) for agent, found in m.contacts.items()},
            complete=row(m.complete),
            beliefs=None
            if m.beliefs is None
            else {(name[a], name[b]): row(found) for (a, b), found in m.beliefs.items()},
        ),
        name,
    )
