"""What the law says about one case, as one object: ``check --json`` and ``POST /v1/oordelen`` answer with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.case_reading import Case
    from ontology.statutes import Law

__all__ = ["case_object"]


def case_object(law: Law, case: Case) -> dict[str, Any]:
    """The verdict on ``case``, what to ask next, what would change it, and the circumstances it went by."""
    from api.law_wire import verdict_object
    from queries.contrast import what_would_change
    from queries.lawfulness import decide
    from queries.next_questions import next_questions

    disclosure, situation = case.disclosure, case.situation
    verdict = replace(decide(law, disclosure, situation, case.day), assumptions=case.assumptions)
    answer = verdict_object(
        law,
        disclosure,
        verdict,
        questions=next_questions(law, disclosure, situation, case.day),
        contrasts=what_would_change(law, disclosure, situation, case.day),
    )
    return {**answer, "omstandigheden": dict(sorted(situation.facts.items()))}
