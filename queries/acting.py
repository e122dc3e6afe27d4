"""Which actors may act on what they know, read from the model: from their needs and from who owns which BOB step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Quality

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need

__all__ = ["ACTING_STEPS", "DECIDING_STEPS", "acts_by_itself", "may_act"]

ACTING_STEPS: tuple[str, ...] = ("OOR", "BES", "INT")
"""The steps at which the approach judges, decides and intervenes (design.md 10)."""

DECIDING_STEPS: tuple[str, ...] = ("OOR", "BES")
"""The steps at which it judges and decides: who owns one of them answers for what is done, whatever it needs there."""


def may_act(model: Model, need: Need) -> bool:
    """Whether this need is one of an actor that may act on the item.

    It is when the actor needs the item at one of :data:`ACTING_STEPS`, or needs it before the last of them and owns
    (itself, or through its partner) a BOB step of :data:`DECIDING_STEPS`. So Veilig Thuis, which owns the judging of
    risk, may act on what it needs at triage. A table and a knowledge source act through nobody but others.
    """
    if need.needer not in model.actor:
        return False
    if need.step in ACTING_STEPS:
        return True
    last = max((model.step[step].order for step in ACTING_STEPS if step in model.step), default=0)
    return model.step[need.step].order <= last and _decides_at(model, need.needer) is not None


def acts_by_itself(model: Model, item: str) -> tuple[tuple[str, str], ...]:
    """The actors that may act on ``item`` without needing it from anybody, with the step at which they do, sorted: they
    own a BOB step of :data:`DECIDING_STEPS` and record the item first-hand in their own task. The police need no
    telling that threats exist; whoever tells them of one has told somebody who may act.
    """
    needers = {need.needer for need in model.needs if need.item == item}
    own = {one.holder for one in model.holdings if one.item == item and one.quality is Quality.FIRST_HAND}
    found = ((actor, _decides_at(model, actor)) for actor in sorted(own & set(model.actor)) if actor not in needers)
    return tuple((actor, step) for actor, step in found if step is not None)


def _decides_at(model: Model, actor: str) -> str | None:
    """The first of the deciding steps at which the actor, or its partner, owns a BOB step."""
    names = {actor, model.actor[actor].partner}
    owned = {bob.step for bob in model.bob_steps if names & set(bob.owners)}
    return next((step for step in DECIDING_STEPS if step in owned), None)
