"""The matrices of a model: what measures (``graph.measures``) are taken of.

Agents are the actors. Knowledge sources and tables are none: a table's need counts where a step needs something (KT),
never as a need of its seats, and a knowledge source counts as a sender only. Confined items are in no matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.kinds import EdgeKind
from graph.measures.matrices import Items, Link, Matrices
from queries.positions import Positions

if TYPE_CHECKING:
    import networkx as nx

    from ontology.model import Model

__all__ = ["confined_items", "matrices", "needs_of_others", "owners_without_row"]


def matrices(model: Model, positions: Positions | None = None) -> Matrices:
    """Build the matrices of ``model`` from its projection.

    AK = holdings, by hearsay too. N = recorded needs of actors. KT = needed by anyone at the step, tables and knowledge
    sources too. AT = the actor needs something at the step or owns a BOB step that belongs to it. TT = the steps in
    their order. AA and links = flows that work and carry an item that is not confined. Contacts have a row only for an
    actor that declared them complete. Who thinks what of whom is not in a model, so beliefs are ``None``.

    >>> from tests.builders import tiny
    >>> building = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x", "TRI")
    >>> m = matrices(building.flow("a", "b", "x").build())
    >>> sorted(m.holds["a"]), sorted(m.needs["b", "TRI"]), sorted(m.talks), sorted(m.works["b"])
    (['x'], ['x'], [('a', 'b'), ('b', 'a')], ['TRI'])
    """
    positions = Positions(model) if positions is None else positions
    agents = tuple(actor.id for actor in model.actors)
    items = tuple(item.id for item in model.items if not item.confined)
    steps = tuple(step.id for step in sorted(model.steps, key=lambda step: (step.order, step.id)))
    holds, origins, required, needs, links = _edges(positions.graph, frozenset(items))
    works: dict[str, set[str]] = {agent: set() for agent in agents}
    for needer, step in needs:
        if needer in works:
            works[needer].add(step)
    for bob in model.bob_steps:
        for owner in bob.owners:
            if owner in works and bob.step is not None:
                works[owner].add(bob.step)
    known = set(agents)
    return Matrices(
        agents=agents,
        items=items,
        steps=steps,
        holds={agent: frozenset(holds.get(agent, ())) for agent in agents},
        works={agent: frozenset(found) for agent, found in works.items()},
        required={step: frozenset(required.get(step, ())) for step in steps},
        needs={(needer, step): frozenset(found) for (needer, step), found in needs.items() if needer in known},
        follows=frozenset(pairwise(steps)),
        links={link: frozenset(found) for link, found in links.items()},
        origins={party: frozenset(found) for party, found in origins.items()},
        contacts={actor.id: positions.contacts(actor.id) & known for actor in model.actors if actor.complete_contacts},
        complete=frozenset(actor.id for actor in model.actors if actor.complete_holdings),
    )


def confined_items(model: Model) -> int:
    """How many items are in no matrix because they are confined. Only the number is ever told."""
    return sum(item.confined for item in model.items)


def needs_of_others(model: Model) -> int:
    """How many needs of tables and knowledge sources count for the steps and for no actor."""
    return sum(need.needer not in model.actor and not model.item[need.item].confined for need in model.needs)


def owners_without_row(model: Model) -> tuple[str, ...]:
    """Owners of BOB steps that are no actor (tables, whole partners), sorted: their step gets no participant by it."""
    return tuple(sorted({owner for bob in model.bob_steps for owner in bob.owners if owner not in model.actor}))


_Sets = dict[str, set[str]]


def _edges(
    graph: nx.MultiDiGraph[str], kept: Items
) -> tuple[_Sets, _Sets, _Sets, dict[tuple[str, str], set[str]], dict[Link, set[str]]]:
    holds: _Sets = {}
    origins: _Sets = {}
    required: _Sets = {}
    needs: dict[tuple[str, str], set[str]] = {}
    links: dict[Link, set[str]] = {}
    names: dict[str, str] = {name: attributes["id"] for name, attributes in graph.nodes(data=True)}
    for start, end, edge in graph.edges(data=True):
        source, target = names[start], names[end]
        match edge["kind"]:
            case EdgeKind.HOLDS.value if target in kept:
                holds.setdefault(source, set()).add(target)
                if not edge["brought_by"]:
                    origins.setdefault(source, set()).add(target)
            case EdgeKind.NEEDS.value if target in kept:
                required.setdefault(edge["step"], set()).add(target)
                needs.setdefault((source, edge["step"]), set()).add(target)
            case EdgeKind.FLOW.value if edge["working"] and (carried := _open(edge["items"].split(), kept)):
                links.setdefault((source, target), set()).update(carried)
    return holds, origins, required, needs, links


def _open(items: Iterable[str], kept: Items) -> Items:
    return frozenset(items) & kept
