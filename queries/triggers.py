"""A trigger as its alternatives: each a set of pieces that must be seen together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ontology.process import ExpressionKind

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import Criterion, Expression
    from ontology.terms import Weight

__all__ = ["Alternative", "Threshold", "alternatives"]


@dataclass(frozen=True, slots=True, order=True)
class Threshold:
    """At least ``count`` distinct factors of ``minimum_weight`` or heavier: a rule of the criterion, not a score."""

    count: int
    minimum_weight: Weight


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a trigger can be met.

    ``factors`` and ``items`` must all be seen, and each threshold reached. ``beyond`` is true when the alternative also
    rests on something a model of kinds cannot hold (an event, a lapse of time): it is no candidate for a joint gap.
    ``expressions`` are the ids of the leaves it was made of, in order.
    """

    expressions: tuple[str, ...]
    factors: frozenset[str]
    items: frozenset[str]
    thresholds: frozenset[Threshold]
    beyond: bool

    @property
    def id(self) -> str:
        """A stable name: the leaves joined by ``+``."""
        return "+".join(self.expressions)

    @property
    def pieces(self) -> int:
        """How many things must come together; a threshold of n counts as n."""
        return len(self.factors) + len(self.items) + sum(t.count for t in self.thresholds)


def alternatives(model: Model, criterion: Criterion) -> tuple[Alternative, ...]:
    """The disjunctive normal form of the trigger. A criterion named inside another is replaced by its own trigger.

    ``none-of`` adds no piece: absence is never knowledge. Duplicates are dropped, the first one stays.
    """
    by_id = {c.id: c for c in model.criteria}
    unique: dict[tuple[frozenset[str], frozenset[str], frozenset[Threshold], bool], Alternative] = {}
    for found in _expand(criterion.trigger, by_id, (criterion.id,)):
        unique.setdefault((found.factors, found.items, found.thresholds, found.beyond), found)
    return tuple(unique.values())


_EMPTY = Alternative((), frozenset(), frozenset(), frozenset(), beyond=False)


def _expand(expression: Expression, criteria: dict[str, Criterion], path: tuple[str, ...]) -> tuple[Alternative, ...]:
    match expression.kind:
        case ExpressionKind.ANY_OF:
            return tuple(a for operand in expression.operands for a in _expand(operand, criteria, path))
        case ExpressionKind.ALL_OF:
            branches = [_expand(operand, criteria, path) for operand in expression.operands]
            return tuple(_join(choice) for choice in product(*branches))
        case ExpressionKind.NONE_OF:
            return (_EMPTY,)
        case ExpressionKind.CRITERION_MET:
            inner = criteria.get(expression.criterion or "")
            if inner is None or inner.id in path:
                return (_leaf(expression, beyond=True),)
            return _expand(inner.trigger, criteria, (*path, inner.id))
        case ExpressionKind.FACTOR_PRESENT if expression.factor is not None:
            return (_leaf(expression, factors=frozenset({expression.factor})),)
        case ExpressionKind.ITEM_PRESENT | ExpressionKind.ITEM_STALLED if expression.item is not None:
            return (_leaf(expression, items=frozenset({expression.item})),)
        case ExpressionKind.AT_LEAST if expression.count is not None and expression.minimum_weight is not None:
            threshold = Threshold(expression.count, expression.minimum_weight)
            return (_leaf(expression, thresholds=frozenset({threshold})),)
        case _:
            return (_leaf(expression, beyond=True),)


def _leaf(
    expression: Expression,
    *,
    factors: frozenset[str] = frozenset(),
    items: frozenset[str] = frozenset(),
    thresholds: frozenset[Threshold] = frozenset(),
    beyond: bool = False,
) -> Alternative:
    return Alternative((expression.id,), factors, items, thresholds, beyond)


def _join(parts: tuple[Alternative, ...]) -> Alternative:
    return Alternative(
        expressions=tuple(dict.fromkeys(e for part in parts for e in part.expressions)),
        factors=frozenset().union(*(part.factors for part in parts)),
        items=frozenset().union(*(part.items for part in parts)),
        thresholds=frozenset().union(*(part.thresholds for part in parts)),
        beyond=any(part.beyond for part in parts),
    )
