"""What the network shows before it is drawn: parties, the flows between them, and the heaviest missing flows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Quality
from queries.answer import GapKind

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis

__all__ = ["MISSING", "Edge", "edges", "flow_edges", "missing_edges"]

MISSING = "missing"
"""The kind of an edge that stands for a flow that is not there; other kinds are those of ``Assurance``."""

_UNCONNECTED = frozenset({GapKind.SILO, GapKind.NO_CHANNEL, GapKind.UNAWARE, GapKind.NO_FLOW})


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the picture: all flows of one kind from one party to another, with the items they carry.

    ``kind`` is a value of ``Assurance``, or :data:`MISSING`; then ``flows`` is empty.
    """

    sender: str
    recipient: str
    kind: str
    items: tuple[str, ...]
    flows: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name that is unique in the picture."""
        return f"{self.sender}>{self.recipient}>{self.kind}"


def edges(model: Model, analysis: Analysis, most_missing: int = 10) -> tuple[Edge, ...]:
    """The flows of the model, then at most ``most_missing`` missing flows."""
    return (*flow_edges(model), *missing_edges(model, analysis, most_missing))


def flow_edges(model: Model) -> tuple[Edge, ...]:
    """Every flow of the model; several from one party to another with the same assurance are one line."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for flow in model.flows:
        together.setdefault((flow.sender, flow.recipient, flow.assurance.value), []).append(flow.id)
    return tuple(
        Edge(*key, tuple(sorted({item for name in names for item in model.flow[name].items})), tuple(names))
        for key, names in sorted(together.items())
    )


def missing_edges(model: Model, analysis: Analysis, most: int) -> tuple[Edge, ...]:
    """The flows whose absence leaves most open: from a first-hand holder to a party that lacks the item.

    An item that a flow ought to bring, and does not, is a line of its own and not repeated here. Ordered by the number
    of items of weight 4, then of weight 3, 2 and 1 (compared one after the other, never added up), then by ids.
    Confined items are left out: no picture proposes to move them.
    """
    first_hand = {(held.holder, held.item) for held in model.holdings if held.quality is Quality.FIRST_HAND}
    promised = {(flow.sender, flow.recipient, item) for flow in model.flows for item in flow.items}
    lacking: dict[tuple[str, str], dict[str, int]] = {}
    for row in analysis.rows:
        if row.kind not in _UNCONNECTED or model.item[row.item].confined:
            continue
        for holder in sorted({*row.holders, *row.own_units}):
            if (holder, row.item) in first_hand and (holder, row.needer, row.item) not in promised:
                items = lacking.setdefault((holder, row.needer), {})
                items[row.item] = max(row.weight, items.get(row.item, 0))
    ranked = sorted(lacking, key=lambda pair: (*_per_weight(lacking[pair]), pair))
    return tuple(Edge(*pair, MISSING, tuple(sorted(lacking[pair])), ()) for pair in ranked[:most])


def _per_weight(items: dict[str, int]) -> tuple[int, ...]:
    counted = Counter(items.values())
    return tuple(-counted[weight] for weight in (4, 3, 2, 1))
