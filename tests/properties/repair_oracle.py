"""The cheapest cover by trying every set of elements, and what a plan does to a model: shares no code with either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from random import Random

from ontology.model import Model
from ontology.terms import Assurance, Flow, Holding, Need, Quality, Record
from queries.repair import Plan
from tests.builders import MODELLED, text

__all__ = ["cheapest", "random_question", "with_arrangements", "with_more_needs"]

Ways = Mapping[str, Sequence[frozenset[str]]]


def cheapest(ways: Ways, cost: Mapping[str, int]) -> int:
    """The cost of the cheapest set of elements, each of the 2^n sets tried."""
    names = sorted({name for found in ways.values() for way in found for name in way})
    bit = {name: 1 << place for place, name in enumerate(names)}
    asked = [[sum(bit[name] for name in way) for way in found] for found in ways.values()]
    spent = [0]
    for name in names:
        spent += [before + cost[name] for before in spent]
    return min(
        spent[chosen]
        for chosen in range(1 << len(names))
        if all(any(way & chosen == way for way in found) for found in asked)
    )


def random_question(seed: int, *, most: int = 9) -> tuple[dict[str, list[frozenset[str]]], dict[str, int]]:
    """A few targets with one to four ways each over at most ``most`` elements; often a way has more than one."""
    rng = Random(seed)
    names = [f"e{number:02}" for number in range(rng.randint(2, most))]
    cost = {name: rng.randint(1, 6) for name in names}
    ways = {
        f"t{number}": [
            frozenset(rng.sample(names, rng.randint(1, min(3, len(names))))) for _ in range(rng.randint(1, 4))
        ]
        for number in range(rng.randint(1, 6))
    }
    return ways, cost


def with_more_needs(model: Model, seed: int) -> Model:
    """The model with an item that is held by one or two, needed by most: so that there is something to arrange."""
    rng = Random(seed)
    holdings, records, needs = list(model.holdings), list(model.records), {need.id: need for need in model.needs}
    item = rng.choice([item.id for item in model.items])
    who = [actor.id for actor in model.actors]
    for holder in rng.sample(who, rng.randint(1, 2)):
        name = f"extra-{holder}"
        records.append(Record(name, item, holder, "extra", "ordinary", "avg"))
        holdings.append(Holding(name, holder, name, item, Quality.FIRST_HAND, (), MODELLED))
    for needer in rng.sample(who, rng.randint(2, len(who))):
        name = f"{needer}-{item}-BEE"
        needs[name] = Need(name, needer, item, "BEE", MODELLED)
    return replace(
        model,
        records=tuple(sorted(records, key=lambda one: one.id)),
        holdings=tuple(sorted(holdings, key=lambda one: one.id)),
        needs=tuple(needs[name] for name in sorted(needs)),
    )


def with_arrangements(model: Model, plan: Plan, without: int | None = None) -> Model:
    """The model in which the plan is carried out, but for arrangement number ``without``: a flow for each line."""
    ticket = count()
    made = tuple(
        Flow(
            f"herstel-{next(ticket):03}", one.line.holder, one.line.recipient, one.items, text(""), text(""), text(""),
            Assurance.FIXED, 1.0, MODELLED,
        )
        for place, one in enumerate(plan.arrangements)
        if place != without
    )  # fmt: skip
    return replace(model, flows=tuple(sorted((*model.flows, *made), key=lambda flow: flow.id)))
