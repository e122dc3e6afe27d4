"""Who comes to know an item over the flows that work today, by which chain, and whether only by hearsay."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.kinds import EdgeKind, NodeKind
from ontology.terms import Quality

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Arrival", "Reach", "reach", "reach_all"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item arrives at ``party`` over ``flows`` (oldest first) from ``origin``.

    ``hearsay`` is true when the origin itself knows it second-hand only.
    """

    party: str
    origin: str
    flows: tuple[str, ...]
    hearsay: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that is known about where one item is. Party names are node names (``actor:huisarts``).

    ``first_hand`` and ``hearsay`` hold the parties that have it of themselves; ``arrivals`` the best arrival per party
    (first-hand origin before hearsay, then fewest hops, then flow ids); ``origins`` all origins that reach it.
    """

    item: str
    first_hand: frozenset[str]
    hearsay: frozenset[str]
    arrivals: Mapping[str, Arrival]
    origins: Mapping[str, frozenset[str]]

    def knows(self, party: str) -> bool:
        """Whether the party has the item in any way: of itself, by arrival, or by hearsay."""
        return party in self.first_hand or party in self.hearsay or party in self.arrivals

    @property
    def parties(self) -> frozenset[str]:
        """All parties that have the item in any way."""
        return self.first_hand | self.hearsay | frozenset(self.arrivals)


def reach(graph: nx.MultiDiGraph[str], item: str) -> Reach:
    """Follow ``item`` (an item id) from its origins over the working flows that carry it.

    A holding that a flow brings is no origin: it stands and falls with its flow. A flow that only ought to happen
    carries nothing. Breadth-first per origin, so each chain is a shortest one; ties go to the smallest flow ids.

    >>> from graph.projection import project
    >>> from tests.builders import tiny
    >>> model = tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x", identifier="f").build()
    >>> reach(project(model), "x").arrivals["actor:b"].flows
    ('f',)
    """
    return reach_all(graph).get(item, Reach(item, frozenset(), frozenset(), {}, {}))


def reach_all(graph: nx.MultiDiGraph[str]) -> dict[str, Reach]:
    """:func:`reach` for every item of the graph, in one pass over the edges."""
    carriers: dict[str, dict[str, list[tuple[str, str]]]] = {}
    origins: dict[str, tuple[set[str], set[str]]] = {
        attributes["id"]: (set(), set())
        for _, attributes in graph.nodes(data=True)
        if attributes["kind"] == NodeKind.ITEM.value
    }
    for source, target, key, edge in graph.edges(keys=True, data=True):
        if edge["kind"] == EdgeKind.FLOW.value and edge["working"]:
            for item in edge["items"].split():
                carriers.setdefault(item, {}).setdefault(source, []).append((key, target))
        elif edge["kind"] == EdgeKind.HOLDS.value and not edge["brought_by"]:
            first_hand, hearsay = origins[graph.nodes[target]["id"]]
            (first_hand if edge["quality"] == Quality.FIRST_HAND.value else hearsay).add(source)
    return {
        item: _spread(item, first_hand, hearsay, carriers.get(item, {}))
        for item, (first_hand, hearsay) in origins.items()
    }


def _spread(
    item: str,
    first_hand: set[str],
    hearsay: set[str],
    carriers: Mapping[str, list[tuple[str, str]]],
) -> Reach:
    found: dict[str, list[Arrival]] = {}
    for origin in sorted(first_hand | hearsay):
        for arrival in _arrivals(origin, carriers, by_hearsay=origin not in first_hand):
            found.setdefault(arrival.party, []).append(arrival)
    return Reach(
        item,
        frozenset(first_hand),
        frozenset(hearsay - first_hand),
        arrivals={party: min(ways, key=_best_first) for party, ways in found.items()},
        origins={party: frozenset(arrival.origin for arrival in ways) for party, ways in found.items()},
    )


def _best_first(arrival: Arrival) -> tuple[bool, int, tuple[str, ...], str]:
    return (arrival.hearsay, len(arrival.flows), arrival.flows, arrival.origin)


def _arrivals(
    origin: str,
    carriers: Mapping[str, list[tuple[str, str]]],
    *,
    by_hearsay: bool,
) -> Iterator[Arrival]:
    """The parties that ``origin`` reaches, with a shortest chain each; another origin can be one of them."""
    queue: deque[tuple[str, tuple[str, ...]]] = deque([(origin, ())])
    seen = {origin}
    while queue:
        party, flows = queue.popleft()
        for key, recipient in sorted(carriers.get(party, ())):
            if recipient not in seen:
                seen.add(recipient)
                yield Arrival(recipient, origin, (*flows, key), by_hearsay)
                queue.append((recipient, (*flows, key)))
