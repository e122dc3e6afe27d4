"""Ways round: two steps over an intermediary whose own task carries both of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ontology.legal_tasks import Intermediary
from queries.intermediaries import limits, steps_between
from queries.sitting import Sitting
from queries.verdict import Disclosure, Hop, Label, Outcome, Verdict

__all__ = ["GOOD_ENOUGH", "ways_round"]

GOOD_ENOUGH = frozenset(
    {Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY, Outcome.PERMITTED, Outcome.PERMITTED_HUMAN}
)
"""Outcomes with which a step may be taken."""


def ways_round(sitting: Sitting, disclosure: Disclosure) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Two-step paths, each step decided in full; with the unknown exceptions of both steps."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for step in steps_between(sitting.law.law, disclosure):
        reached = sitting.direct(
            Disclosure(
                holder=disclosure.holder,
                recipient=step.capacity,
                label=disclosure.label,
                purpose=step.purpose,
                initiative=disclosure.initiative,
                forum=step.forum,
                hops=disclosure.hops,
                same_controller=disclosure.same_controller,
            )
        )
        if reached.outcome not in GOOD_ENOUGH:
            continue
        passed_on = _passed_on(sitting, disclosure, step, reached)
        if passed_on is not None:
            path = (disclosure.holder, step.capacity, disclosure.recipient)
            found[path] = (*reached.exceptions, *passed_on.exceptions)
    return found


def _passed_on(sitting: Sitting, disclosure: Disclosure, step: Intermediary, reached: Verdict) -> Verdict | None:
    """The first verdict that lets the intermediary pass on what it received."""
    told = sitting.told(step.makes)
    verdicts = (told.direct(second) for second in _second_steps(sitting, disclosure, step, reached))
    return next((verdict for verdict in verdicts if verdict.outcome in GOOD_ENOUGH), None)


def _second_steps(
    sitting: Sitting, disclosure: Disclosure, step: Intermediary, reached: Verdict
) -> Iterator[Disclosure]:
    """From the intermediary to the recipient, for the purpose that was asked or its own, after each possible hop."""
    purposes = dict.fromkeys((disclosure.purpose, step.purpose))
    for (label, hop), purpose in product(_lying(sitting, disclosure, step, reached), purposes):
        yield Disclosure(
            holder=step.capacity,
            recipient=disclosure.recipient,
            label=label,
            purpose=purpose,
            forum=disclosure.forum,
            hops=(*disclosure.hops, *hop),
        )


def _lying(
    sitting: Sitting, disclosure: Disclosure, step: Intermediary, reached: Verdict
) -> dict[tuple[Label, tuple[Hop, ...]], None]:
    """The record of the intermediary after the first step on each of its grounds, with the hop. Only a ground that lets
    a record go no further bears on the second step as a hop: all others make the same one, and it need not be told.
    """
    found: dict[tuple[Label, tuple[Hop, ...]], None] = {}
    for ground in reached.grounds:
        label = sitting.received(step.capacity, disclosure.label, ground)
        binds = limits(sitting.law, ground)
        found[label, (Hop(disclosure.holder, step.capacity, ground, step.purpose),) if binds else ()] = None
    return found
