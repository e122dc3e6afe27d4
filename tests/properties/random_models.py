"""Seeded random models: cheaper than a drawn one, so that laws can be tried on tens of thousands.

``random_model(seed)`` is a function of its arguments alone. The sizes are upper bounds; hypothesis draws them smaller
when it looks for the smallest model that breaks a law.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from ontology.model import Model
from ontology.process import Expression, ExpressionKind
from ontology.terms import AgreementStatus, Assurance, Composition, Weight
from tests.builders import STEPS, Tiny, tiny

__all__ = ["random_model", "small_models"]

_STEPS = tuple(step.id for step in STEPS)
_GROUPS = (*[ExpressionKind.ALL_OF] * 4, *[ExpressionKind.ANY_OF] * 3, ExpressionKind.NONE_OF)


def small_models() -> st.SearchStrategy[Model]:
    """Random models whose size shrinks; the seed says which of that size."""
    return st.builds(
        random_model,
        st.integers(0, 2**32 - 1),
        actors=st.integers(3, 6),
        items=st.integers(1, 4),
        flows=st.integers(0, 9),
    )


def random_model(seed: int, *, actors: int = 6, items: int = 4, flows: int = 9) -> Model:
    """A model with, now and then: hearsay, silence, silos, tables, agreements, products, knowers, lacks, patterns.

    >>> random_model(7) == random_model(7)
    True
    """
    rng = Random(seed)
    building = tiny("willekeurig")
    who = [f"a{number}" for number in range(rng.randint(3, max(3, actors)))]
    what = [f"i{number}" for number in range(rng.randint(min(2, items), items))]
    knowers = [f"k{number}" for number in range(rng.choice((0, 0, 1, 2)))]
    complete = rng.choice((1.0, 0.9, 0.6))
    for actor in who:
        building.actor(
            actor,
            controller=rng.choice((actor, actor, actor, who[0])),
            complete=rng.random() < complete,
            contacts_complete=rng.random() < 0.6,
            aware_of=tuple({other for other in rng.sample(who, rng.choice((0, 0, 1, 2))) if other != actor}),
        )
    for knower in knowers:
        building.knower(knower)
    for number, item in enumerate(what):
        _item(rng, building, item, what[:number], who)
    tables = [f"t{number}" for number in range(rng.choice((0, 1, 1, 2)))]
    for table in tables:
        building.table(table, *sorted(rng.sample(who, rng.randint(1, 3))))
    moves = _flows(rng, building, who, knowers, what, flows)
    _holdings(rng, building, [*who, *knowers], what, moves)
    for number in range(rng.choice((0, 1, 2))):
        giver, receiver = rng.sample(who, 2)
        item, status = rng.choice(what), rng.choice((AgreementStatus.IN_FORCE, *AgreementStatus))
        building.agreement(f"afspraak-{number}", giver, receiver, item, status=status)
        building.needs(receiver, item, rng.choice(_STEPS))
    for _ in range(rng.randint(2, 7)):
        needer = rng.choice([*who, *who, *knowers, *tables])
        building.needs(needer, rng.choice(what), rng.choice(_STEPS))
    for _, recipient, moved in moves[::2]:
        building.needs(recipient, max(moved), rng.choice(_STEPS))
    _approach(rng, building, what)
    return _with_lacks(rng, building.build(), what)


def _item(rng: Random, building: Tiny, item: str, before: list[str], who: list[str]) -> None:
    if rng.random() < 0.3:
        makers = tuple(rng.sample(who, rng.choice((0, 0, 1, 2))))
        building.product(item, made_by=makers, made_from=tuple(rng.sample(before, min(len(before), 1))))
    else:
        building.item(item, confined=rng.random() < 0.1)


def _flows(
    rng: Random, building: Tiny, who: list[str], knowers: list[str], what: list[str], most: int
) -> list[tuple[str, str, tuple[str, ...]]]:
    made: list[tuple[str, str, tuple[str, ...]]] = []
    sender, item = rng.choice(who), rng.choice(what)
    for number in range(rng.randint(min(3, most), most)):
        recipient = rng.choice([party for party in [*who, *who, *knowers] if party != sender])
        moved = tuple(sorted({item, rng.choice(what)}))
        name = f"f{rng.randint(0, 99):02}{number}"
        assurance = rng.choice((Assurance.FIXED, Assurance.FIXED, Assurance.INITIATIVE, Assurance.OUGHT))
        building.flow(sender, recipient, *moved, identifier=name, assurance=assurance)
        made.append((name, recipient, moved))
        if rng.random() < 0.6:
            sender = recipient
        else:
            sender, item = rng.choice([*who, *knowers]), rng.choice(what)
            building.holds(sender, item, hearsay=rng.random() < 0.25)
    return made


def _holdings(
    rng: Random,
    building: Tiny,
    parties: list[str],
    what: list[str],
    flows: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    for name, recipient, moved in flows:
        if rng.random() < 0.15:
            building.holds(recipient, moved[0], hearsay=rng.random() < 0.5, register="post", brought_by=(name,))
    for item in what:
        for party in rng.sample(parties, rng.choice((0, 0, 1, 1, 2))):
            building.holds(party, item, hearsay=rng.random() < 0.25)


def _approach(rng: Random, building: Tiny, what: list[str]) -> None:
    for number in range(rng.randint(0, 3)):
        building.factor(
            f"rf{number}",
            *rng.sample(what, rng.randint(1, min(3, len(what)))),
            weight=rng.choice(tuple(Weight)),
            composition=rng.choice((Composition.ONE, *Composition)),
        )
    for number in range(rng.randint(1, 2)):
        building.criterion(f"c{number}", _trigger(rng, f"c{number}-t", what, 2))


def _trigger(rng: Random, identifier: str, what: list[str], depth: int) -> Expression:
    if depth and rng.random() < 0.7:
        operands = tuple(_trigger(rng, f"{identifier}-{n}", what, depth - 1) for n in range(1, rng.randint(3, 5)))
        return Expression(identifier, rng.choice(_GROUPS), operands)
    match rng.randint(0, 9):
        case 0:
            return Expression(identifier, ExpressionKind.EVENT_PRESENT, event="fatal-violence")
        case 1:
            return Expression(identifier, ExpressionKind.CRITERION_MET, criterion=f"c{rng.randint(0, 2)}")
        case 2:
            return Expression(identifier, ExpressionKind.ITEM_STALLED, item=rng.choice(what), within_hours=24.0)
        case 3 | 4:
            count, weight = rng.randint(1, 3), rng.choice((Weight.MEDIUM, Weight.HIGH))
            return Expression(identifier, ExpressionKind.AT_LEAST, count=count, minimum_weight=weight)
        case 5 | 6:
            return Expression(identifier, ExpressionKind.FACTOR_PRESENT, factor=f"rf{rng.randint(0, 2)}")
        case _:
            return Expression(identifier, ExpressionKind.ITEM_PRESENT, item=rng.choice(what))


def _with_lacks(rng: Random, model: Model, what: list[str]) -> Model:
    """Now and then an actor that holds nothing of an item says so."""
    held = {(holding.holder, holding.item) for holding in model.holdings}
    actors = tuple(
        replace(
            actor,
            lacks=tuple(item for item in what if (actor.id, item) not in held and rng.random() < 0.15),
        )
        for actor in model.actors
    )
    return replace(model, actors=actors)
