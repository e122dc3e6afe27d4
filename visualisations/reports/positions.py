"""The information position of each partner in words: what it needs, what of that it has in time, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.answer import NeedRow
    from visualisations.reports.material import Material

__all__ = ["Position", "Standing", "positions", "standing"]


class Standing(IntEnum):
    """How much of what it needs a party has: kinds of information, never people, and no judgement of its work."""

    NOTHING = 0
    LESS = 1
    HALF = 2
    ALL = 3
    NO_NEED = 4
    NOT_HERE = 5


@dataclass(frozen=True, slots=True)
class Position:
    """One partner (``actors`` are its capacities), table or knowledge source; ``has`` counts the kinds of information
    that it has itself. Nothing here counts a confined item.
    """

    party: str
    actors: tuple[str, ...]
    has: int
    rows: tuple[NeedRow, ...]

    @property
    def gaps(self) -> tuple[NeedRow, ...]:
        """What is unmet or unknown, heaviest first."""
        return tuple(row for row in self.rows if row.kind.is_gap)

    @property
    def met(self) -> int:
        """How many needs are met."""
        return len(self.rows) - len(self.gaps)


def standing(one: Position) -> Standing:
    """In which of the words of :class:`Standing` the position falls."""
    if not one.rows:
        return Standing.NO_NEED if one.has else Standing.NOT_HERE
    if not one.gaps:
        return Standing.ALL
    if not one.met:
        return Standing.NOTHING
    return Standing.HALF if 2 * one.met >= len(one.rows) else Standing.LESS


def positions(material: Material) -> tuple[Position, ...]:
    """Partners first, then tables and knowledge sources that need something; what misses most stands first."""
    model = material.model
    members = [(one.id, tuple(a.id for a in model.actors if a.partner == one.id)) for one in model.partners]
    others = [(name, (name,)) for name in (*model.table, *model.source_of_knowledge)]
    found = [_position(material, *one) for one in members]
    beside = [_position(material, *one) for one in others]
    return tuple(
        one
        for group in (found, [one for one in beside if one.rows])
        for one in sorted(group, key=lambda each: (-len(each.gaps), -len(each.rows), each.party))
        if one.actors
    )


def _position(material: Material, party: str, actors: tuple[str, ...]) -> Position:
    model = material.model
    own = {
        holding.item for holding in model.holdings if holding.holder in actors and not model.item[holding.item].confined
    }
    return Position(party, actors, len(own), tuple(row for row in material.rows if row.needer in actors))
