"""What the approach rests on: goals, risks, mitigations, indicators, and whom an escalation criterion calls in.

Each part becomes demands: this actor must know this item at this step. The links are data of the model, expert
judgement unless it says otherwise; nothing here says that anybody may know anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.pieces import named_by
from queries.subjects import items_about
from queries.triggers import alternatives

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import Basis, Criterion
    from ontology.terms import Need

__all__ = [
    "PARTS",
    "Demand",
    "Part",
    "PartKind",
    "criterion_parts",
    "goal_parts",
    "indicator_parts",
    "level_of",
    "members_of",
    "risk_parts",
]


class PartKind(StrEnum):
    """What of the approach is looked at. ``involved`` is a party that an escalation criterion calls in."""

    GOAL = "goal"
    RISK = "risk"
    MEASURE = "measure"
    INDICATOR = "indicator"
    INVOLVED = "involved"


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """Somebody must know an item at a step."""

    needer: str
    item: str
    step: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of the approach and what it rests on. ``party`` is set for ``involved``: whom the criterion calls in.

    ``unneeded`` are the items that it rests on and of which the model says of nobody that they need them at its steps.
    ``confined`` counts the items that stay closed (those about a child in ``confined_child``): of those nothing is
    said. ``level`` sets the terms.
    """

    id: str
    kind: PartKind
    label: Text
    demands: tuple[Demand, ...]
    unneeded: tuple[str, ...] = ()
    confined: int = 0
    confined_child: int = 0
    level: int = 3
    party: str | None = None

    @property
    def said(self) -> bool:
        """Whether the model says what it rests on."""
        return bool(self.demands or self.unneeded or self.confined or self.confined_child)


def goal_parts(model: Model, level: int = 3, subject: str | None = None) -> tuple[Part, ...]:
    """The goals of the approach. Raises ``UnknownName`` for a subject that no item concerns, as all of these do."""
    return tuple(_part(model, one.id, PartKind.GOAL, one.label, one.basis, level, subject) for one in model.goals)


def risk_parts(model: Model, level: int = 3, subject: str | None = None) -> tuple[Part, ...]:
    """Each risk of the approach (what would show it), followed by its mitigation (what it takes)."""
    return tuple(
        part
        for one in model.risks
        for part in (
            _part(model, one.id, PartKind.RISK, one.label, one.basis, level, subject),
            _part(
                model,
                one.mitigation.id,
                PartKind.MEASURE,
                one.mitigation.label,
                one.mitigation.basis,
                level,
                subject,
            ),
        )
    )


def indicator_parts(model: Model, level: int = 3, subject: str | None = None) -> tuple[Part, ...]:
    """The indicators: whether those that count have what is to be counted."""
    return tuple(
        _part(model, one.id, PartKind.INDICATOR, one.label, one.basis, level, subject) for one in model.indicators
    )


def criterion_parts(model: Model, level: int = 3, subject: str | None = None) -> tuple[Part, ...]:
    """Per escalation criterion each party that it calls in, with what that party needs of what its trigger rests on.

    A partner stands for its actors. The terms are those of the criterion's own level; the parallel tracks (K, E, A, N)
    have none and go by ``level``.
    """
    found = []
    for criterion in model.criteria:
        own = level_of(criterion, level)
        items = _items_of(model, criterion) & items_about(model, subject)
        for party in criterion.involves:
            members = members_of(model, party)
            needs = [need for need in model.needs if need.needer in members and need.item in items]
            found.append(_involved(model, criterion, party, needs, own))
    return tuple(found)


PARTS: Mapping[str, Callable[[Model, int, str | None], tuple[Part, ...]]] = {
    "criterion": criterion_parts,
    "goal": goal_parts,
    "risk": risk_parts,
    "indicator": indicator_parts,
}
"""By what it can be asked (``--by``)."""


def _part(
    model: Model, identifier: str, kind: PartKind, label: Text, basis: Basis, level: int, subject: str | None
) -> Part:
    about = items_about(model, subject)
    items = [item for item in basis.items if item in about]
    open_items = [item for item in items if not model.item[item].confined]
    demands = sorted({demand for item in open_items for demand in _demands(model, basis, item)})
    asked = {demand.item for demand in demands}
    return Part(
        identifier,
        kind,
        label,
        tuple(demands),
        tuple(item for item in open_items if item not in asked),
        *_closed(model, items),
        level,
    )


def _demands(model: Model, basis: Basis, item: str) -> Iterator[Demand]:
    """Whoever must act on the item: those named, else those of whom the model says that they need it."""
    for need in model.needs:
        if need.item == item and not basis.actors and need.step in (basis.steps or model.step):
            yield Demand(need.needer, item, need.step)
    for actor in (one for one in basis.actors if one in model.actor):
        for step in basis.steps:
            yield Demand(actor, item, step)


def level_of(criterion: Criterion, level: int) -> int:
    """The level whose terms a criterion goes by: its own, or ``level`` for the parallel tracks (K, E, A, N)."""
    return {"4": 4}.get(criterion.level, 3 if criterion.level.isdigit() else level)


def members_of(model: Model, party: str) -> frozenset[str]:
    """Who acts for a party that is called in: itself, or the actors of a partner."""
    if party in model.actor or party in model.table:
        return frozenset({party})
    return frozenset(actor.id for actor in model.actors if actor.partner == party)


def _involved(model: Model, criterion: Criterion, party: str, needs: list[Need], level: int) -> Part:
    demands = {Demand(need.needer, need.item, need.step) for need in needs if not model.item[need.item].confined}
    closed = _closed(model, {need.item for need in needs})
    label = model.label(party)
    return Part(criterion.id, PartKind.INVOLVED, label, tuple(sorted(demands)), (), *closed, level, party)


def _closed(model: Model, items: Iterable[str]) -> tuple[int, int]:
    """How many of the items stay closed: those about a child apart."""
    closed = [model.item[item].subject == "child" for item in items if model.item[item].confined]
    return closed.count(False), closed.count(True)


def _items_of(model: Model, criterion: Criterion) -> frozenset[str]:
    """What the ways of the trigger rest on, but for those that no model of kinds can hold."""
    factors, items = named_by(model, [way for way in alternatives(model, criterion) if not way.beyond])
    shown = (model.risk_factor[name].items for name in factors if name in model.risk_factor)
    return items | frozenset(item for listed in shown for item in listed)
