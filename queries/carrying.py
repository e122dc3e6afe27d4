"""Whether the law carries a flow: by which of its grounds and how well, and which verdict stops it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from queries.by_grounds import ByGrounds, by_grounds
from queries.verdict import OUTCOME_ORDER, Outcome, Verdict

if TYPE_CHECKING:
    from ontology.statutes import LawOnDay

__all__ = ["carried_by", "stopped_by"]

_NOT_CARRIED = frozenset({Outcome.NO_GROUND, Outcome.ONLY_VIA, Outcome.PROHIBITED})


def carried_by(law: LawOnDay, verdict: Verdict, *, acute: bool) -> tuple[ByGrounds, ...]:
    """The ways in which a flow with this verdict is carried, best first; empty when the law does not carry it.

    Design.md 5: MANDATORY*, PERMITTED*, ONLY_CONSENT and UNDETERMINED (with its doubt) carry; NO_GROUND, ONLY_VIA and
    PROHIBITED do not. PERMITTED_IF that waits for a track carries too: whether the track is there differs per case, a
    model of kinds cannot know it, and the flow is shown with that condition. Where there is a way round that need not
    wait, the verdict is ONLY_VIA and the flow is not carried, whatever it might wait for. ONLY_CONFLICT is an answer
    for one case: it carries a flow that runs in ``acute`` danger and never a standing arrangement.
    """
    return by_grounds(law, verdict, lambda rank: _carries(rank, acute=acute))


def stopped_by(verdict: Verdict, *, acute: bool) -> Verdict:
    """The verdict that stops a flow which nothing carries. Of a household that need not be the worst one: one that
    waits for a track carries, a better one that is only for a conflict of duties does not.
    """
    stopping = [member for _, member in verdict.per_subject if not _carries(member.rank, acute=acute)]
    if not stopping:
        return verdict
    worst = max(stopping, key=lambda member: member.rank)
    return replace(worst, per_subject=verdict.per_subject, assumptions=verdict.assumptions)


def _carries(rank: int, *, acute: bool) -> bool:
    outcome, _ = OUTCOME_ORDER[rank]
    return acute if outcome is Outcome.ONLY_CONFLICT else outcome not in _NOT_CARRIED
