"""The ways in which one verdict lets a record go, told apart by what they let happen next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from ontology.norms import Modality
from queries.direct_way import CONSENT
from queries.household import household_of
from queries.intermediaries import limits, origin_of
from queries.verdict import OUTCOME_ORDER, Alternative, Outcome, Verdict

if TYPE_CHECKING:
    from ontology.statutes import LawOnDay

__all__ = ["ByGrounds", "by_another", "by_grounds", "origin_of"]


@dataclass(frozen=True, slots=True)
class ByGrounds:
    """The verdict by these grounds, one for each person in the record."""

    verdict: Verdict
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """One ground; ``alternative`` where the conditions of the verdict are not its own."""

    rank: int
    id: str
    alternative: Alternative | None = None


def by_grounds(law: LawOnDay, verdict: Verdict, carries: Callable[[int], bool]) -> tuple[ByGrounds, ...]:
    """The ways to let the record go on grounds of which ``carries`` says that their rank in ``OUTCOME_ORDER`` is good
    enough, best first, each with the conditions of its own grounds; empty when the verdict itself is not good enough.
    Alternatives count beside the grounds of the verdict: a worse ground can let a record go further than a better one.

    A later hop can tell two grounds apart by two things only: to whom they let the record go, and the origin that data
    keep that were given under the act. So of each origin the best ground that leaves the record free is kept, and the
    better ones that do not. No origin hides another: a new ground never takes away a way on.

    A record about a household goes along whole: each person in it must be covered.
    """
    members = verdict.per_subject or (("", verdict),)
    found = [_apart(law, _grounds(member, carries)) for _, member in members]
    ways = (_whole(law, verdict, chosen) for chosen in product(*found))
    return tuple(sorted(ways, key=lambda way: (way.verdict.rank, way.grounds)))


def by_another(law: LawOnDay, verdict: Verdict, other: Alternative) -> Verdict:
    """The verdict of one person's record that ``other``, beside it or an alternative of it, would give by itself."""
    return _by(law, verdict, _Ground(verdict.rank, other.ground, other))


def _grounds(verdict: Verdict, carries: Callable[[int], bool]) -> Iterator[_Ground]:
    """The grounds that carry, each with its own conditions, in the order of the verdict."""
    if not carries(verdict.rank):
        return
    yield _Ground(verdict.rank, verdict.grounds[0] if verdict.grounds else "")
    # Without a ground the verdict is about the record (nobody researched its secrecy): no other ground is any better.
    for other in (*verdict.beside, *verdict.alternatives) if verdict.grounds else ():
        split = other.decision if other.outcome is Outcome.PERMITTED_IF else None
        rank = OUTCOME_ORDER.index((other.outcome, split))
        if carries(rank):
            yield _Ground(rank, other.ground, other)


def _apart(law: LawOnDay, grounds: Iterator[_Ground]) -> list[_Ground]:
    """Those that a later hop can tell apart; of equals the one that the verdict names first."""
    kept: list[_Ground] = []
    free: set[str | None] = set()
    for ground in sorted(grounds, key=lambda one: (one.rank, limits(law, one.id))):
        origin = origin_of(law, ground.id)
        if origin in free:
            continue
        kept.append(ground)
        if not limits(law, ground.id):
            free.add(origin)
    return kept


def _whole(law: LawOnDay, verdict: Verdict, chosen: tuple[_Ground, ...]) -> ByGrounds:
    grounds = tuple(dict.fromkeys(ground.id for ground in chosen))
    if all(ground.alternative is None for ground in chosen):
        return ByGrounds(verdict, grounds)
    if not verdict.per_subject:
        return ByGrounds(_by(law, verdict, chosen[0]), grounds)
    pairs = zip(verdict.per_subject, chosen, strict=True)
    members = tuple((subject, _by(law, member, ground)) for (subject, member), ground in pairs)
    return ByGrounds(replace(household_of(members), assumptions=verdict.assumptions), grounds)


def _by(law: LawOnDay, verdict: Verdict, ground: _Ground) -> Verdict:
    """The verdict that this ground would give if it were the only one; the verdict itself where it leans on it."""
    other = ground.alternative
    if other is None:
        return verdict
    norm = law.norm[ground.id]
    return replace(
        verdict,
        outcome=other.outcome,
        # The basis on which consent leans is no power of itself.
        modality=Modality.MAY_WITH_CONSENT if ground.id == CONSENT else norm.modality,
        decision=other.decision,
        layers=(),
        grounds=(other.ground,),
        to_check=other.missing,
        to_weigh=norm.weigh,
        exceptions=other.exceptions,
        doubts=other.doubts,
        routes=(),
        alternatives=tuple(one for one in verdict.alternatives if one != other),
        beside=(),
        reason=None,
        onward=norm.onward,
        recording=norm.recording,
        term=norm.term,
        facts_used=other.facts_used,
        uncertain_dates=tuple(name for name in verdict.uncertain_dates if name == other.ground),
    )
