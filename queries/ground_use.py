"""On which grounds a model leans: those that carry something, those that nothing uses, flows with only one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Assurance
from queries.law_read import grounds_named
from queries.legal_answer import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.norms import Norm
    from queries.cutting import Cutting
    from queries.verdict import Verdict

__all__ = ["GroundUse", "SoleGround", "ground_use"]


@dataclass(frozen=True, slots=True, order=True)
class SoleGround:
    """A working flow with the items that it can bring on this one ground only: without it the law does not carry them.
    Decided for the recipient's own task, without the assumption of a report.
    """

    flow: str
    ground: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundUse:
    """``leaned_on``: some verdict about this model rests on it. ``spare``: some verdict names it as another way, none
    rests on it. ``unused``: it is a ground between two parties of this model and no verdict names it: a lawful power
    that nobody uses. ``elsewhere``: the model has not both of its parties. All sorted; every ground in force is in one.
    """

    leaned_on: tuple[str, ...]
    spare: tuple[str, ...]
    unused: tuple[str, ...]
    elsewhere: tuple[str, ...]
    sole: tuple[SoleGround, ...]


def ground_use(cutting: Cutting) -> GroundUse:
    """What the grounds of the day do for the needs and flows of one model. A verdict is one on any way in which a need
    is or could be met: every holder, every purpose.
    """
    bench = cutting.bench
    sole = tuple(sorted(_sole(cutting)))
    in_force = [norm for norm in bench.law.on(bench.day).norms if norm.kind.carries]
    verdicts = [verdict for item in cutting.items for verdict in bench.asked.get(item, {}).values()]
    leaned_on = frozenset().union(*map(_rests_on, verdicts)) - {""}
    named = frozenset().union(*map(grounds_named, verdicts)) - {""}
    silent = [norm for norm in in_force if norm.id not in named]
    unused = {norm.id for norm in silent if _is_between(cutting, norm)}
    return GroundUse(
        leaned_on=tuple(sorted(leaned_on)),
        spare=tuple(sorted(named - leaned_on)),
        unused=tuple(sorted(unused)),
        elsewhere=tuple(sorted({norm.id for norm in silent} - unused)),
        sole=sole,
    )


def _rests_on(verdict: Verdict) -> frozenset[str]:
    members = (_rests_on(member) for _, member in verdict.per_subject)
    return frozenset(verdict.grounds).union(*members)


def _is_between(cutting: Cutting, norm: Norm) -> bool:
    """Whether two different actors of the model are its holder and its recipient."""
    law = cutting.bench.law
    capacities = {actor: cutting.bench.capacity(actor) for actor in cutting.model.actor}
    classes = {actor: law.within(capacity) for actor, capacity in capacities.items() if capacity is not None}
    giving = {actor for actor, within in classes.items() if not within.isdisjoint(norm.holders or ("any",))}
    getting = {actor for actor, within in classes.items() if not within.isdisjoint(norm.recipients or ("any",))}
    return any(giver != getter for giver in giving for getter in getting)


def _sole(cutting: Cutting) -> Iterator[SoleGround]:
    for flow in cutting.model.flows:
        if flow.assurance is Assurance.OUGHT:
            continue
        found: dict[str, list[str]] = {}
        for item in sorted(set(flow.items).intersection(cutting.items)):
            now = cutting.lawful_without(flow, item, frozenset())
            if now.standing is Standing.CARRIED and now.leg.verdict is not None:
                for ground in sorted(grounds_named(now.leg.verdict)):
                    without = cutting.lawful_without(flow, item, frozenset({ground}))
                    if without.standing in (Standing.UNGROUNDED, Standing.UNGROUNDED_BEFORE):
                        found.setdefault(ground, []).append(item)
        yield from (SoleGround(flow.id, ground, tuple(items)) for ground, items in found.items())
