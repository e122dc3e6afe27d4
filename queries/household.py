"""A record about a household goes along whole: one verdict out of the verdicts on each person in it (design.md 4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from queries.passage import joined
from queries.verdict import Outcome, Verdict

__all__ = ["household_of"]

_CONDITIONAL = frozenset({Outcome.PERMITTED_IF, Outcome.ONLY_CONSENT})


def household_of(members: Sequence[tuple[str, Verdict]]) -> Verdict:
    """The worst verdict of the members (subject, verdict), the first of equals; with what must come first, and what may
    yet stand in the way, for all of them.
    """
    verdicts = [verdict for _, verdict in members]
    worst = max(verdicts, key=lambda verdict: verdict.rank)
    return replace(
        worst,
        to_check=joined(one.to_check for one in verdicts) if worst.outcome in _CONDITIONAL else worst.to_check,
        exceptions=joined(one.exceptions for one in verdicts),
        facts_used=joined(one.facts_used for one in verdicts),
        per_subject=tuple(members),
    )
