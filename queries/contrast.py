"""Why not, and what would it take: the smallest set of circumstances or arrangements that would change a verdict.

Something to test legally, never advice to break a rule: what the set names must really be so before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from ontology.norms import Clause, Modality, Norm
from queries.lawfulness import candidates, decide
from queries.matching import covers, parties
from queries.situation import Situation, Truth, resolve
from queries.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from ontology.statutes import Law
    from queries.verdict import Disclosure

__all__ = ["Change", "Contrast", "apply", "what_would_change"]

_GOOD = frozenset({Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY, Outcome.PERMITTED, Outcome.PERMITTED_HUMAN})
_MOST_OPTIONS = 64


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that would have to be so: a fact at a value, or another ``forum`` or ``initiative``."""

    kind: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """A smallest set of changes, the ground it opens and the outcome it gives. ``changes`` is sorted."""

    ground: str
    changes: tuple[Change, ...]
    outcome: Outcome


def what_would_change(law: Law, disclosure: Disclosure, situation: Situation, day: str) -> tuple[Contrast, ...]:
    """Every smallest set that turns the verdict into a duty or a power, fewest changes first; empty when there is none
    or when the verdict is one already. Each set flips the verdict, and no part of it does.
    """
    if decide(law, disclosure, situation, day).outcome in _GOOD:
        return ()
    found: dict[tuple[Change, ...], Contrast] = {}
    for ground, changes in _proposals(law, disclosure, situation, day):
        flipped = _decide(law, disclosure, situation, day, changes)
        if flipped.outcome not in _GOOD:
            continue
        needed = _without_spare(law, disclosure, situation, day, changes)
        flipped = _decide(law, disclosure, situation, day, needed)
        found.setdefault(
            needed, Contrast(flipped.grounds[0] if flipped.grounds else ground.id, needed, flipped.outcome)
        )
    minimal = [contrast for key, contrast in found.items() if not any(set(other) < set(key) for other in found)]
    return tuple(sorted(minimal, key=lambda contrast: (len(contrast.changes), contrast.changes)))


def apply(disclosure: Disclosure, situation: Situation, changes: tuple[Change, ...]) -> tuple[Disclosure, Situation]:
    """The disclosure and the situation with the changes made."""
    facts = dict(situation.facts)
    for change in changes:
        if change.kind == "fact":
            facts[change.key] = change.value
        elif change.kind == "forum":
            disclosure = replace(disclosure, forum=change.value)
        else:
            disclosure = replace(disclosure, initiative=change.value)
    return disclosure, Situation(facts)


def _decide(law: Law, disclosure: Disclosure, situation: Situation, day: str, changes: tuple[Change, ...]) -> Verdict:
    changed, facts = apply(disclosure, situation, changes)
    return decide(law, changed, facts, day)


def _without_spare(
    law: Law, disclosure: Disclosure, situation: Situation, day: str, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Drop every change without which the verdict flips all the same."""
    kept = list(changes)
    for change in changes:
        fewer = tuple(other for other in kept if other != change)
        if _decide(law, disclosure, situation, day, fewer).outcome in _GOOD:
            kept.remove(change)
    return tuple(sorted(kept))


def _proposals(
    law: Law, disclosure: Disclosure, situation: Situation, day: str
) -> Iterator[tuple[Norm, tuple[Change, ...]]]:
    """Per ground that could cover the disclosure: what its clauses, and those of the stops it meets, still miss."""
    on_day = law.on(day)
    ends = parties(on_day, disclosure)
    for ground in candidates(on_day, disclosure, situation):
        if ground.modality is Modality.MAY_IN_CONFLICT:
            continue
        arranged = [
            Change(kind, kind, values[0])
            for kind, values, now in (
                ("forum", ground.forums, disclosure.forum),
                ("initiative", ground.initiatives, disclosure.initiative),
            )
            if values and now not in values
        ]
        moved, _ = apply(disclosure, situation, tuple(arranged))
        if not covers(ground, moved, ends):
            continue
        options = [
            _options(law, clause, disclosure.label.subject) for clause in _open_clauses(ground, disclosure, situation)
        ]
        for number, chosen in enumerate(product(*options)):
            if number == _MOST_OPTIONS:
                break
            yield ground, tuple(sorted({*arranged, *chosen}))


def _open_clauses(ground: Norm, disclosure: Disclosure, situation: Situation) -> list[Clause]:
    subject = disclosure.label.subject
    return [
        clause
        for clause in ground.when
        if not any(situation.holds(resolve(option, subject), option.values) is Truth.TRUE for option in clause.options)
    ]


def _options(law: Law, clause: Clause, subject: str) -> list[Change]:
    """One change per option: of the values that would do, the first in the order of the vocabulary."""
    changes = []
    for option in clause.options:
        fact = resolve(option, subject)
        order = law.fact[fact].values if fact in law.fact else ()
        values = [value for value in order if value in option.values] or list(option.values)
        changes.append(Change("fact", fact, values[0]))
    return changes
