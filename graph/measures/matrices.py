"""The matrices that measures are taken of, as sets: who holds, needs, does and tells what.

==========  ==================  =====================================================================================
letters     field               cell is 1 when
==========  ==================  =====================================================================================
AK          ``holds``           the agent holds the item, first-hand or by hearsay
AT          ``works``           the agent has a part in the step
KT          ``required``        anyone needs the item at the step
N           ``needs``           the agent itself needs the item at the step (a recorded fact, not a product of matrices)
TT          ``follows``         the second step comes directly after the first
AA          ``talks``           a working flow runs between the two agents, in either direction
==========  ==================  =====================================================================================

An *agent* is an actor, an *item* an information item, a *step* a step of the approach. Sets stand for the rows, so that
taking one cell away is cheap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

__all__ = ["Cell", "Items", "Link", "Matrices", "spread"]

Items = frozenset[str]
Link = tuple[str, str]
Cell = tuple[str, str]

NOTHING: Items = frozenset()

# What follows from needs and steps alone, and from links alone: neither changes when a holding goes.
OF_NEEDS = ("needed", "needed_by_product", "needed_when", "team")
OF_LINKS = ("ties", "talks", "carried_by")


def spread(origins: Mapping[str, Items], links: Mapping[Link, Items]) -> dict[str, Items]:
    """What every party comes to know when each link passes on the items it carries, as far as its sender knows them.

    >>> sorted(spread({"a": frozenset("x")}, {("a", "b"): frozenset("x"), ("b", "c"): frozenset("xy")})["c"])
    ['x']
    """
    leaving: dict[str, list[tuple[str, Items]]] = {}
    for (sender, recipient), items in links.items():
        leaving.setdefault(sender, []).append((recipient, items))
    known = dict(origins)
    changed = [party for party in known if known[party]]
    while changed:
        sender = changed.pop()
        for recipient, items in leaving.get(sender, ()):
            before = known.get(recipient, NOTHING)
            after = before | (known[sender] & items)
            if len(after) > len(before):
                known[recipient] = after
                changed.append(recipient)
    return known


@dataclass(frozen=True)
class Matrices:
    """One organisation as matrices. ``holds`` and ``works`` have a row for every agent, ``required`` for every step.

    ``needs`` is keyed by (agent, step). ``links`` says which items go from whom to whom over working flows; a sender or
    recipient may be someone who is no agent (a knowledge source). ``origins`` says what a party knows by itself, so not
    what a flow brings. ``contacts`` has a row only for agents that declared whom they know, ``complete`` the agents
    that declared what they hold. ``beliefs`` says, by (agent, other), what the agent thinks that the other holds;
    ``None`` when that was not asked.
    """

    agents: tuple[str, ...]
    items: tuple[str, ...]
    steps: tuple[str, ...]
    holds: Mapping[str, Items]
    works: Mapping[str, frozenset[str]]
    required: Mapping[str, Items]
    needs: Mapping[tuple[str, str], Items]
    follows: frozenset[tuple[str, str]]
    links: Mapping[Link, Items]
    origins: Mapping[str, Items]
    contacts: Mapping[str, frozenset[str]]
    complete: frozenset[str]
    beliefs: Mapping[tuple[str, str], Items] | None = None

    # ── derived ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def needed(self) -> Mapping[str, Items]:
        """What each agent needs at any step: the rows of N with the steps laid over each other."""
        rows: dict[str, set[str]] = {agent: set() for agent in self.agents}
        for (agent, _), items in self.needs.items():
            rows[agent] |= items
        return {agent: frozenset(items) for agent, items in rows.items()}

    @cached_property
    def needed_by_product(self) -> Mapping[str, Items]:
        """d(AT·KTᵀ), the product form: everything that anyone needs at a step the agent has a part in. Not a need."""
        return {
            agent: NOTHING.union(*(self.required[step] for step in self.works[agent])) if self.works[agent] else NOTHING
            for agent in self.agents
        }

    @cached_property
    def keepers(self) -> Mapping[str, tuple[str, ...]]:
        """The agents that hold each item, in order; items that nobody holds are left out."""
        columns: dict[str, list[str]] = {}
        for agent in self.agents:
            for item in self.holds[agent]:
                columns.setdefault(item, []).append(agent)
        return {item: tuple(found) for item, found in columns.items()}

    @cached_property
    def holders(self) -> Counter[str]:
        """How many agents hold each item (the columns of AK summed); 0 for an item that nobody holds."""
        return Counter(item for agent in self.agents for item in self.holds[agent])

    @cached_property
    def team(self) -> Mapping[str, tuple[str, ...]]:
        """The agents with a part in each step, in order."""
        return {step: tuple(agent for agent in self.agents if step in self.works[agent]) for step in self.steps}

    @cached_property
    def suppliers(self) -> Mapping[str, Counter[str]]:
        """ATᵀ·AK: per step, how many agents of its team hold each item."""
        return {step: Counter(item for agent in team for item in self.holds[agent]) for step, team in self.team.items()}

    @cached_property
    def supplied(self) -> Mapping[str, Items]:
        """S = d(ATᵀ·AK): per step, what its team holds together."""
        return {step: frozenset(counts) for step, counts in self.suppliers.items()}

    @cached_property
    def missing(self) -> Mapping[str, Items]:
        """Per step, what is needed there and held by nobody of its team."""
        return {step: self.required[step] - self.supplied[step] for step in self.steps}

    @cached_property
    def ties(self) -> frozenset[Link]:
        """The links between agents, with their direction."""
        known = set(self.agents)
        return frozenset((a, b) for a, b in self.links if a in known and b in known and a != b)

    @cached_property
    def talks(self) -> frozenset[Link]:
        """AA: the links between agents without their direction, so each pair both ways round."""
        return self.ties | {(b, a) for a, b in self.ties}

    @cached_property
    def reached(self) -> Mapping[str, Items]:
        """What each party knows by itself or because links bring it."""
        return spread(self.origins, self.links)

    @cached_property
    def carried_by(self) -> Mapping[str, frozenset[Link]]:
        """The links that carry each item; items that none carries are left out."""
        columns: dict[str, set[Link]] = {}
        for link, items in self.links.items():
            for item in items:
                columns.setdefault(item, set()).add(link)
        return {item: frozenset(links) for item, links in columns.items()}

    @cached_property
    def known_from(self) -> Mapping[str, frozenset[str]]:
        """The parties that know each item by themselves (the columns of ``origins``)."""
        columns: dict[str, set[str]] = {}
        for party, items in self.origins.items():
            for item in items:
                columns.setdefault(item, set()).add(party)
        return {item: frozenset(parties) for item, parties in columns.items()}

    @cached_property
    def needed_when(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The steps at which an agent needs an item, by (agent, item)."""
        rows: dict[tuple[str, str], set[str]] = {}
        for (agent, step), items in self.needs.items():
            for item in items:
                rows.setdefault((agent, item), set()).add(step)
        return {key: frozenset(steps) for key, steps in rows.items()}

    # ── with one thing less ──────────────────────────────────────────────────────────────────────────────────────────

    def cells(self) -> list[Cell]:
        """Every cell of AK that is 1, sorted."""
        return sorted((agent, item) for agent in self.agents for item in self.holds[agent])

    def without_holding(self, agent: str, item: str) -> Matrices:
        """The same matrices with one cell of AK set to 0; the agent no longer knows the item by itself either."""
        gone = frozenset((item,))
        fewer = replace(
            self,
            holds={**self.holds, agent: self.holds[agent] - gone},
            origins={**self.origins, agent: self.origins.get(agent, NOTHING) - gone},
        )
        # What depends on other matrices only is handed on: a sensitivity takes hundreds of these.
        for kept in (*OF_NEEDS, *OF_LINKS):
            fewer.__dict__[kept] = getattr(self, kept)
        return fewer

    def without_link(self, link: Link) -> Matrices:
        """The same matrices with everything that goes over one link gone."""
        fewer = replace(self, links={other: items for other, items in self.links.items() if other != link})
        for kept in (*OF_NEEDS, "keepers", "holders", "suppliers", "supplied", "missing", "known_from"):
            fewer.__dict__[kept] = getattr(self, kept)
        return fewer

    def among(self, agents: Iterable[str]) -> Matrices:
        """The rows of ``agents`` only; items and steps stay, so that ratios over them keep their denominator."""
        kept = set(agents)
        return replace(
            self,
            agents=tuple(agent for agent in self.agents if agent in kept),
            holds={agent: items for agent, items in self.holds.items() if agent in kept},
            works={agent: steps for agent, steps in self.works.items() if agent in kept},
            needs={(agent, step): items for (agent, step), items in self.needs.items() if agent in kept},
            links={(a, b): items for (a, b), items in self.links.items() if a in kept and b in kept},
            origins={agent: items for agent, items in self.origins.items() if agent in kept},
            contacts={agent: others & kept for agent, others in self.contacts.items() if agent in kept},
            complete=self.complete & kept,
            beliefs=None,
        )
