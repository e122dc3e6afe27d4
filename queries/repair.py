"""The smallest set of arrangements that closes the chosen gaps, with its proof, and what to do first.

An arrangement is one working agreement: who tells whom for which purpose, which items, and what must be arranged first.
Smallest is by the points of :mod:`queries.repair_terms` (effort and sensitivity, both modelled), over the ways that
:mod:`queries.repair_options` finds. It is something to decide on and to test legally, never advice to break a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.cover import in_order, smallest_cover
from queries.repair_terms import Condition, Line, Share, cost_of

if TYPE_CHECKING:
    from queries.repair_options import Leg, Options, Unmet, Way

__all__ = ["Arrangement", "Plan", "repair"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One line with what goes over it. ``legs`` has one disclosure per item and kind of verdict, ``conditions`` what
    must be arranged with it. ``closes`` are the needs that are met once it is there, after those before it in the plan
    and those in ``together``: the lines without which it closes nothing. ``withheld`` are items that the recipient
    needs and that this holder may not tell it, ``over_him`` those among them that only consent of the alleged
    perpetrator would open (:mod:`queries.safe_asking`). ``effort`` and ``sensitivity`` are points; conditions that
    more arrangements share count in each.
    """

    line: Line
    items: tuple[str, ...]
    conditions: tuple[Condition, ...]
    legs: tuple[Leg, ...]
    closes: tuple[str, ...]
    together: tuple[Line, ...]
    withheld: tuple[str, ...]
    effort: int
    sensitivity: int
    over_him: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Arrangements, first what closes most. No set of them costs less than ``bound`` points: where ``cost`` equals it,
    this one is proven smallest. ``used`` is the way in which each need and recipient is served. ``unmet`` are the gaps
    that no arrangement closes; ``confined`` counts what stays closed and is named nowhere.
    """

    arrangements: tuple[Arrangement, ...]
    closed: tuple[str, ...]
    cost: int
    bound: int
    used: Mapping[tuple[str, str], Way]
    unmet: tuple[Unmet, ...]
    confined: int

    @property
    def proven(self) -> bool:
        """Whether no cheaper set of arrangements closes the same gaps."""
        return self.cost == self.bound


def repair(options: Options) -> Plan:
    """The smallest plan that closes every need of ``options``. A pure function: the same options, the same plan."""
    element = {one.key: one for ways in options.ways.values() for way in ways for one in way.elements}
    cost = {key: cost_of(one) for key, one in element.items()}
    asked = {" ".join(target): [way.keys for way in ways] for target, ways in options.ways.items()}
    cover = smallest_cover(asked, cost)
    chosen = frozenset(cover.chosen)
    used = {
        target: next(way for way in sorted(ways, key=lambda way: way.order) if way.keys <= chosen)
        for target, ways in options.ways.items()
    }
    return Plan(
        arrangements=_arrangements(options, used, cost),
        closed=tuple(sorted(options.rows)),
        cost=cover.cost,
        bound=cover.bound,
        used=used,
        unmet=options.unmet,
        confined=options.confined,
    )


def _arrangements(
    options: Options, used: Mapping[tuple[str, str], Way], cost: Mapping[str, int]
) -> tuple[Arrangement, ...]:
    legs: dict[Line, dict[Leg, None]] = {}
    whole: dict[str, set[str]] = {}
    for (need, _), way in sorted(used.items(), key=lambda pair: pair[0]):
        whole.setdefault(need, set()).update(way.keys)
        for leg in way.legs:
            if leg.share is not None:
                legs.setdefault(leg.share.line, {})[leg] = None
    line_of = {line.key: line for line in legs}
    groups = {line.key: frozenset(one.key for leg in theirs for one in leg.elements) for line, theirs in legs.items()}
    ways = {need: [frozenset(keys)] for need, keys in whole.items()}
    weight = {need: row.weight for need, row in options.rows.items()}
    return tuple(
        _arrangement(options, line_of[name], tuple(legs[line_of[name]]), last, step_lines)
        for step in in_order(ways, groups, weight, cost)
        for step_lines in [tuple(line_of[name] for name in step.groups)]
        for name in step.groups
        for last in [step.closes if name == step.groups[-1] else ()]
    )


def _arrangement(
    options: Options, line: Line, legs: tuple[Leg, ...], closes: tuple[str, ...], step: tuple[Line, ...]
) -> Arrangement:
    shares = {leg.share for leg in legs if leg.share is not None}
    conditions = tuple(sorted({one for leg in legs for one in leg.asks}))
    items = tuple(sorted({share.item for share in shares}))
    refused = options.refused.get((line.holder, line.recipient), ())
    withheld = tuple(item for item in refused if item not in items)
    return Arrangement(
        line=line,
        items=items,
        conditions=conditions,
        legs=tuple(sorted(legs, key=lambda leg: ("" if leg.share is None else leg.share.item, leg.verdict.rank))),
        closes=_heaviest_first(options, closes),
        together=tuple(other for other in step if other != line),
        withheld=withheld,
        effort=cost_of(line) + sum(map(cost_of, conditions)),
        sensitivity=_sensitivity(shares),
        over_him=tuple(item for item in withheld if (line.holder, line.recipient, item) in options.over_him),
    )


def _heaviest_first(options: Options, needs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(needs, key=lambda need: (-options.rows[need].weight, options.rows[need].hours, need)))


def _sensitivity(shares: set[Share]) -> int:
    return sum(cost_of(share) for share in shares)
