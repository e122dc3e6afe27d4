"""Who can see a risk factor: the items an actor or a table knows, and whether they show the factor."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.projection import party_node
from ontology.terms import Composition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.process import RiskFactor
    from queries.positions import Positions

__all__ = ["Sight"]


class Sight:
    """What groups of actors can see. A group is any set of actor ids: one actor, or the seats of a table.

    Knowing counts in every quality (first-hand, received, hearsay): a joint gap must not appear because a piece is
    known by hearsay only. Whether the group may put its pieces together is a question for the law.
    """

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.model = positions.model
        self._visible: dict[tuple[str, ...], frozenset[str]] = {}

    def items(self, group: Iterable[str]) -> frozenset[str]:
        """Items that at least one member of the group knows."""
        return frozenset().union(*(self._items_of[member] for member in group))

    def records(self, group: Iterable[str]) -> frozenset[str]:
        """Records the group can lay side by side: its own, and those its items were received from."""
        return frozenset().union(*(self._records_of[member] for member in group))

    def shows(self, factor: RiskFactor, group: Iterable[str]) -> bool:
        """Whether the group can see the factor.

        ``one``: any item that shows it. ``all``: all of them. ``pattern``: two records of different holder or register
        (a model of kinds has no dates), of whichever of its items.
        """
        members = tuple(group)
        return self._shows(factor, self.items(members), self.records(members))

    def visible(self, group: Iterable[str]) -> frozenset[str]:
        """Ids of all factors the group can see; remembered, because joint gaps ask the same groups again and again."""
        members = tuple(group)
        if members not in self._visible:
            items, records = self.items(members), self.records(members)
            self._visible[members] = frozenset(
                factor.id for factor in self.model.risk_factors if self._shows(factor, items, records)
            )
        return self._visible[members]

    def _shows(self, factor: RiskFactor, items: frozenset[str], records: frozenset[str]) -> bool:
        if factor.composition is Composition.PATTERN:
            return sum(self.model.record[record].item in factor.items for record in records) >= 2
        known = [item for item in factor.items if item in items]
        return len(known) == len(factor.items) if factor.composition is Composition.ALL else bool(known)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Every single actor and every table, as a group of actors, by id."""
        singles = {actor.id: (actor.id,) for actor in self.model.actors}
        tables = {table.id: tuple(seat.actor for seat in table.seats) for table in self.model.tables}
        return {**singles, **tables}

    @cached_property
    def visible_to(self) -> dict[str, frozenset[str]]:
        """Visible factors per group of :attr:`groups`."""
        return {name: self.visible(members) for name, members in self.groups.items()}

    @cached_property
    def _items_of(self) -> dict[str, frozenset[str]]:
        known: dict[str, set[str]] = {actor.id: set() for actor in self.model.actors}
        for item in self.model.items:
            for name in self.positions.reach_of(item.id).parties:
                kind, party = name.split(":", 1)
                if kind == "actor":
                    known[party].add(item.id)
        return {actor: frozenset(items) for actor, items in known.items()}

    @cached_property
    def _records_of(self) -> dict[str, frozenset[str]]:
        own: dict[tuple[str, str], set[str]] = {}
        for holding in self.model.holdings:
            if not holding.brought_by:
                own.setdefault((party_node(self.model, holding.holder), holding.item), set()).add(holding.record)
        known: dict[str, set[str]] = {actor.id: set() for actor in self.model.actors}
        for actor in self.model.actors:
            me = party_node(self.model, actor.id)
            for item in self._items_of[actor.id]:
                known[actor.id] |= own.get((me, item), set())
                for origin in self.positions.reach_of(item).origins.get(me, ()):
                    known[actor.id] |= own.get((origin, item), set())
        return {actor: frozenset(records) for actor, records in known.items()}
