"""On which verdicts an arrangement can rest, and what each asks first."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from queries.verdict import Decision, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.verdict import Verdict

__all__ = ["carries"]

_CARRY = frozenset(
    {
        Outcome.MANDATORY,
        Outcome.MANDATORY_UNLESS_WEIGHTY,
        Outcome.PERMITTED,
        Outcome.PERMITTED_HUMAN,
        Outcome.PERMITTED_IF,
        Outcome.ONLY_CONSENT,
    }
)
"""Outcomes on which a standing arrangement can rest once its conditions are met. An open question of law is none."""

_WAITS = frozenset({Outcome.PERMITTED_IF, Outcome.ONLY_CONSENT})


def carries(verdict: Verdict) -> tuple[tuple[str, ...], ...]:
    """The ways in which the law carries a disclosure with this verdict: each as the facts that must be so first, and
    empty where nothing must. No way at all where the law does not carry it. In a record about a household each person
    must be covered, each by a ground of its own.

    >>> from ontology.norms import Modality
    >>> from queries.verdict import Verdict
    >>> carries(Verdict(Outcome.NO_GROUND, Modality.NONE, Decision.RULE, "2026-11-22"))
    ()
    >>> carries(Verdict(Outcome.PERMITTED_HUMAN, Modality.MAY, Decision.HUMAN, "2026-11-22"))
    ((),)
    """
    members = verdict.per_subject or (("", verdict),)
    if verdict.outcome not in _CARRY or any(member.outcome not in _CARRY for _, member in members):
        return ()
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for chosen in product(*(list(_choices(member)) for _, member in members)):
        asked = tuple(dict.fromkeys(name for names in chosen for name in names))
        found.setdefault(frozenset(asked), asked)
    return tuple(found.values())


def _choices(verdict: Verdict) -> Iterator[tuple[str, ...]]:
    """What the verdict asks; and, where it asks anything, what each other ground that carries would ask instead."""
    if verdict.outcome not in _WAITS:
        yield ()
        return
    yield verdict.to_check
    for other in verdict.alternatives:
        if other.outcome in _CARRY and other.decision is not Decision.DOUBT:
            yield other.missing
