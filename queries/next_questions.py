"""Which question to ask next about a disclosure: the fact that decides most comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.lawfulness import decide
from queries.situation import Situation

if TYPE_CHECKING:
    from ontology.statutes import Law
    from queries.verdict import Disclosure

__all__ = ["next_questions"]

_NOT_ASKED = ("consent.subject", "pending-law")
"""No circumstance of a situation: a stand-in for the subject's own consent, and the switch that counts bills."""


def next_questions(law: Law, disclosure: Disclosure, situation: Situation, day: str) -> tuple[str, ...]:
    """Unknown facts of which some value changes the outcome: first those that lead to most other outcomes, then those
    that lead to the best one, then by id. Every value of every unknown fact is tried.
    """
    now = decide(law, disclosure, situation, day)
    found = []
    for fact in law.facts:
        if fact.id in _NOT_ASKED or situation.value(fact.id) is not None:
            continue
        tried = [decide(law, disclosure, Situation({**situation.facts, fact.id: value}), day) for value in fact.values]
        others = {(verdict.outcome, verdict.decision) for verdict in tried} - {(now.outcome, now.decision)}
        if others:
            found.append((-len(others), min(verdict.rank for verdict in tried), fact.id))
    return tuple(name for _, _, name in sorted(found))
