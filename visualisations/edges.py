"""What the network shows before it is drawn: parties, the flows between them, and the heaviest missing flows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Quality
from queries.answer import GapKind

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis, NeedRow
    from queries.verdict_sentences import State
    from visualisations.legal_view import LegalView

__all__ = ["MISSING", "UNGROUNDED", "Edge", "edges", "flow_edges", "judged_edges", "missing_edges"]

MISSING = "missing"
"""The kind of an edge that stands for a flow that is not there; other kinds are those of ``Assurance``."""

UNGROUNDED = "ungrounded"
"""The kind of an edge for what does arrive, over a flow that the law does not carry: a lawful flow is missing."""

_UNCONNECTED = frozenset({GapKind.SILO, GapKind.NO_CHANNEL, GapKind.UNAWARE, GapKind.NO_FLOW})


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the picture: all flows of one kind from one party to another, with the items they carry.

    ``kind`` is a value of ``Assurance``, or :data:`MISSING` or :data:`UNGROUNDED`; then ``flows`` is empty, and where
    the law was asked ``state`` is its verdict and ``needs`` are the ids of the needs it is about, heaviest first.
    """

    sender: str
    recipient: str
    kind: str
    items: tuple[str, ...]
    flows: tuple[str, ...]
    state: State | None = None
    needs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A name that is unique in the picture."""
        verdict = f">{self.state.value if self.state else 'no-verdict'}" if self.needs else ""
        return f"{self.sender}>{self.recipient}>{self.kind}{verdict}"

    @property
    def is_gap(self) -> bool:
        """Whether it stands for a flow that ought to be there and is not, or not lawfully."""
        return self.kind in (MISSING, UNGROUNDED)


def edges(model: Model, analysis: Analysis, legal: LegalView | None = None, most_missing: int = 10) -> tuple[Edge, ...]:
    """The flows of the model, then the ``most_missing`` heaviest missing flows; with ``legal`` at least one of each
    verdict that occurs.
    """
    if legal is None:
        return (*flow_edges(model), *missing_edges(model, analysis, most_missing))
    return (*flow_edges(model), *judged_edges(model, analysis, legal, most_missing))


def flow_edges(model: Model) -> tuple[Edge, ...]:
    """Every flow of the model; several from one party to another with the same assurance are one line.

    Confined items are left out, and a line that carries nothing else: no picture shows who knows them.
    """
    together: dict[tuple[str, str, str], list[str]] = {}
    carried = {flow.id: {item for item in flow.items if not model.item[item].confined} for flow in model.flows}
    for flow in model.flows:
        if carried[flow.id]:
            together.setdefault((flow.sender, flow.recipient, flow.assurance.value), []).append(flow.id)
    return tuple(
        Edge(*key, tuple(sorted({item for name in names for item in carried[name]})), tuple(names))
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


def judged_edges(model: Model, analysis: Analysis, legal: LegalView, most: int) -> tuple[Edge, ...]:
    """The missing flows as the law sees them: from the holder of the best verdict to the party that lacks the item.

    What has another verdict, or arrives over a flow that the law does not carry, is a line of its own. A gap without a
    verdict runs from whoever has the item first-hand. Ordered as :func:`missing_edges`; after the ``most`` heaviest
    come the heaviest of each verdict that is not among them.
    """
    lacking: dict[tuple[str, str, str, State | None], list[NeedRow]] = {}
    for row in analysis.rows:
        if row.kind not in _UNCONNECTED | {GapKind.UNGROUNDED_FLOW} or model.item[row.item].confined:
            continue
        kind = UNGROUNDED if row.kind is GapKind.UNGROUNDED_FLOW else MISSING
        for sender in _senders(model, legal, row):
            lacking.setdefault((sender, row.needer, kind, legal.state(row.need)), []).append(row)
    found = {
        Edge(
            *key[:3], tuple(sorted({row.item for row in rows})), (), key[3], tuple(row.need for row in rows)
        ): _per_weight({row.item: row.weight for row in rows})
        for key, rows in lacking.items()
    }
    ranked = sorted(found, key=lambda edge: (found[edge], edge.id))
    kept = ranked[:most]
    for edge in ranked[most:]:
        if edge.state not in {other.state for other in kept}:
            kept.append(edge)
    return tuple(kept)


def _senders(model: Model, legal: LegalView, row: NeedRow) -> tuple[str, ...]:
    one = legal.judged.get(row.need)
    if one is not None and one.verdict is not None and one.holder is not None:
        return (one.holder,)
    first_hand = {
        held.holder for held in model.holdings if held.item == row.item and held.quality is Quality.FIRST_HAND
    }
    return tuple(sorted(first_hand & {*row.holders, *row.own_units}))


def _per_weight(items: dict[str, int]) -> tuple[int, ...]:
    counted = Counter(items.values())
    return tuple(-counted[weight] for weight in (4, 3, 2, 1))
