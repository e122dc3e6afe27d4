"""Open questions of law on a route: which of them bite, which are only shown, and the facts on which they turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.norms import Clause, Condition, Doubt, DoubtTrigger, Norm, Role
from queries.passage import Passage, joined
from queries.setting import Setting
from queries.situation import Truth, read_clauses

__all__ = ["Doubting", "doubts_on"]


@dataclass(frozen=True, slots=True)
class Doubting:
    """Ids of doubts that bite on a route and of those that are only shown; the facts on which it turned."""

    biting: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()


_NO_DOUBT = Doubting()


def doubts_on(setting: Setting, ground: Norm, passage: Passage) -> Doubting:
    """What becomes of the doubts on a ground and on the stops it meets."""
    doubts = passage.doubts
    if not doubts:
        return _NO_DOUBT
    here = _Here(setting, ground, passage.standing)
    read = [(doubt, [[_triggered(here, each) for each in together] for together in doubt.triggers]) for doubt in doubts]
    biting = [(doubt, held) for doubt, held in read if not doubt.show_only]
    return Doubting(
        biting=tuple(doubt.id for doubt, held in biting if not held or any(map(all, held))),
        shown=tuple(doubt.id for doubt in doubts if doubt.show_only),
        turned=joined(_turning(doubt, held) for doubt, held in biting),
    )


def _turning(doubt: Doubt, held: list[list[bool]]) -> Iterator[str]:
    """The facts of which each by itself decides whether a doubt bites: those that all its met groups share, or the one
    that a group lacks.
    """
    groups = [list(zip(together, holds, strict=True)) for together, holds in zip(doubt.triggers, held, strict=True)]
    met = [{each.key for each, _ in group if each.kind == "fact"} for group in groups if all(so for _, so in group)]
    if met:
        shared = set.intersection(*met)
        yield from sorted(shared)
        return
    for group in groups:
        lacking = [each for each, so in group if not so]
        if len(lacking) == 1 and lacking[0].kind == "fact":
            yield lacking[0].key


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a trigger is looked for."""

    setting: Setting
    ground: Norm
    stops: tuple[str, ...]


def _triggered(here: _Here, trigger: DoubtTrigger) -> bool:
    setting, ground = here.setting, here.ground
    label = setting.disclosure.label
    if trigger.kind == "ground":
        return ground.id in trigger.values
    if trigger.kind == "fact":
        found = setting.situation.value(trigger.key)
        return (found or "unknown") in trigger.values or (found is None and _asks_for(setting, ground, trigger))
    if trigger.kind == "stop":
        return any(stop in trigger.values for stop in here.stops)
    if trigger.kind == "category":
        return label.category in trigger.values
    if trigger.kind == "recipient":
        return not setting.ends.recipient.isdisjoint(trigger.values)
    if trigger.kind == "holder":
        return not setting.ends.holder.isdisjoint(trigger.values)
    return str(getattr(label, trigger.key.replace("-", "_"))).lower() in trigger.values


def _asks_for(setting: Setting, ground: Norm, trigger: DoubtTrigger) -> bool:
    """Whether what the ground asks next can only be met at a value at which the doubt bites: then it need not wait to
    be known.
    """
    return any(
        option.fact == trigger.key and set(option.values) <= set(trigger.values)
        for clause in ground.when
        for option in clause.options
        if not any(_as_near(setting, other, option) for other in clause.options if other.fact != trigger.key)
    )


def _as_near(setting: Setting, other: Condition, option: Condition) -> bool:
    """Whether ``other`` meets the clause, or may turn out to without anything that ``option`` does not need: a step
    that must begin first is farther than a circumstance to look up, so it is not what the ground asks next.
    """
    truth = read_clauses((Clause((other,)),), setting.situation, setting.disclosure.label.subject).truth
    farther = other.role is Role.TRACK and option.role is not Role.TRACK
    return truth is Truth.TRUE or (truth is Truth.UNKNOWN and not farther)
