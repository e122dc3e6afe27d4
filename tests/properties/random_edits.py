"""Seeded random edits of a random case: one to three of every kind, each of which can be made.

``random_edited(seed)`` is a function of its argument alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from ontology.model import Model
from queries.edit_parties import without_actors
from queries.edits import Act, Edit, What
from queries.premise import Premise
from tests.law_builders import fact
from tests.properties.random_laws import VALUES
from tests.properties.test_lawful_flows import random_case

__all__ = ["Supposed", "random_edits", "random_supposed", "supposed_cases"]


@dataclass(frozen=True)
class Supposed:
    """A premise, the edits that are supposed, and where somebody who joins is looked up."""

    premise: Premise
    edits: tuple[Edit, ...]
    catalogue: Model


def supposed_cases() -> st.SearchStrategy[Supposed]:
    """Random what-ifs; the seed says which."""
    return st.builds(random_supposed, st.integers(0, 2**32 - 1))


def random_supposed(seed: int) -> Supposed:
    """A case from which, now and then, somebody has left that can join again; one norm in six is a bill.

    >>> random_supposed(7).edits == random_supposed(7).edits
    True
    """
    rng = Random(seed)
    case = random_case(seed, flows=rng.randint(2, 9))
    model = case.model
    if rng.random() < 0.25:
        model = without_actors(model, frozenset([rng.choice(model.actors).id]))
    norms = tuple(replace(one, pending=rng.random() < 0.15) for one in case.law.norms)
    facts = tuple(fact(name, *VALUES[name]) for name in sorted(VALUES))
    law = replace(case.law, norms=norms, facts=facts, fingerprint=f"supposed {seed}")
    premise = Premise(model, law, model.reference_date, case.facts)
    return Supposed(premise, random_edits(rng, premise, case.model), case.model)


def random_edits(rng: Random, premise: Premise, catalogue: Model) -> tuple[Edit, ...]:
    """One to three edits, no two about the same thing, so that each can be made whatever the others are."""
    candidates = [*_of_positions(rng, premise.model), *_of_arrangements(rng, premise.model)]
    chosen = {(edit.what, edit.name): edit for edit in rng.sample(candidates, min(len(candidates), rng.randint(1, 3)))}
    found = list(chosen.values())
    if rng.random() < 0.3:
        found.append(rng.choice(_of_law(rng, premise)))
    if rng.random() < 0.2:
        # Who leaves takes part in no other edit, so it is the only one.
        found = [rng.choice(_of_parties(premise.model, catalogue))]
    return tuple(found)


def _of_positions(rng: Random, model: Model) -> list[Edit]:
    told = [item.id for item in model.items if not item.confined]
    held = {(one.holder, one.item) for one in model.holdings if one.item in told}
    parties = [*model.actor, *model.source_of_knowledge]
    free = sorted({(party, item) for party in parties for item in told} - held)
    gone = [Edit(Act.REMOVE, What.HOLDING, holder, items=(item,)) for holder, item in sorted(held)]
    more = [Edit(Act.ADD, What.HOLDING, one, items=(item,), hearsay=rng.random() < 0.3) for one, item in free]
    return [*rng.sample(gone, min(3, len(gone))), *rng.sample(more, min(3, len(more)))]


def _of_arrangements(rng: Random, model: Model) -> list[Edit]:
    told = [item.id for item in model.items if not item.confined]
    found = [Edit(Act.REMOVE, What.FLOW, flow.id) for flow in model.flows]
    found += [Edit(Act.REMOVE, What.AGREEMENT, one.id) for one in model.agreements]
    parties = [*model.actor, *model.source_of_knowledge]
    for _ in range(3 if told and len(parties) > 1 else 0):
        giver, receiver = rng.sample(parties, 2)
        items = tuple(sorted({rng.choice(told), rng.choice(told)}))
        found.append(Edit(Act.ADD, What.FLOW, giver, to=receiver, items=items, hours=rng.choice((None, 1.0))))
    if told and len(model.actors) > 1:
        giver, receiver = rng.sample(list(model.actor), 2)
        found.append(Edit(Act.ADD, What.AGREEMENT, giver, to=receiver, items=(rng.choice(told),)))
    found += [Edit(Act.ADD, What.AGREEMENT, one.id) for one in model.agreements if one.status.value != "in-force"]
    return found


def _of_law(rng: Random, premise: Premise) -> list[Edit]:
    norms = premise.law.norms
    found = [Edit(Act.REMOVE, What.NORM, rng.choice(norms).id), Edit(Act.SET, What.DATE, "2014-06-01")]
    found += [Edit(Act.ADD, What.NORM, norm.id) for norm in norms if norm.pending]
    name = rng.choice(("minor", "request"))
    return [*found, Edit(Act.SET, What.FACT, name, to=rng.choice((*VALUES[name], "unknown")))]


def _of_parties(model: Model, catalogue: Model) -> list[Edit]:
    joining = [actor for actor in catalogue.actors if actor.id not in model.actor]
    found = [Edit(Act.REMOVE, What.ACTOR, model.actors[0].id), Edit(Act.REMOVE, What.PARTNER, model.actors[-1].partner)]
    found += [Edit(Act.ADD, What.ACTOR, actor.id) for actor in joining]
    found += [Edit(Act.ADD, What.PARTNER, actor.partner) for actor in joining]
    return [*found, *([] if "arts" in model.actor else [Edit(Act.ADD, What.ACTOR, "arts")])]
