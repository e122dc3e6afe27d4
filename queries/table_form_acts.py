"""What is still to be done after the acts of a form: acts that a ground of that form waits for, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontology.norms import Role
from queries.table_form_kinds import is_listed
from queries.verdict import Decision, Outcome
from queries.verdict_sentences import State, state_of

if TYPE_CHECKING:
    from ontology.norms import Norm
    from ontology.statutes import Law
    from queries.table_form_kinds import TableForm
    from queries.table_tellings import Cell, Leg
    from queries.verdict import Verdict

__all__ = ["Further", "further_acts"]


_EVERYBODY = frozenset({"any", "any-professional"})


@dataclass(frozen=True, slots=True)
class Further:
    """Acts that the form itself does not bring: any of ``facts`` would be true by one, ``norms`` ask for it, of
    ``parties`` it is asked. ``cells`` could then be told on better terms.
    """

    facts: tuple[str, ...]
    norms: tuple[str, ...]
    parties: tuple[str, ...]
    cells: int


@dataclass(slots=True)
class _Found:
    norms: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    cells: set[tuple[str, str]] = field(default_factory=set)


def further_acts(law: Law, day: str, form: TableForm, cells: Iterable[Cell]) -> tuple[Further, ...]:
    """The tracks that grounds of this forum wait for, in cells that are not freely told; those that the same norms ask
    for together, sorted by fact.

    A ground that works in any forum is not the form's: what it waits for is the same without it.
    """
    on_day = law.on(day).norm
    found: dict[str, _Found] = {}
    for cell in cells:
        for leg in cell.legs:
            if state_of(leg.verdict) in (State.MUST, State.MAY):
                continue
            for ground, missing in _waiting(leg.verdict):
                norm = on_day.get(ground)
                if norm is None or not _is_of_form(law, norm, form, leg):
                    continue
                for fact in (one for one in missing if one in law.fact and law.fact[one].role is Role.TRACK):
                    one = found.setdefault(fact, _Found())
                    one.norms.add(ground)
                    one.parties.update(_asked_of(law, leg))
                    one.cells.add((cell.seat, cell.item))
    return _together(found)


def _together(found: dict[str, _Found]) -> tuple[Further, ...]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for fact in sorted(found):
        groups.setdefault(tuple(sorted(found[fact].norms)), []).append(fact)
    return tuple(
        Further(
            tuple(facts),
            norms,
            tuple(sorted(set().union(*(found[fact].parties for fact in facts)))),
            len(set().union(*(found[fact].cells for fact in facts))),
        )
        for norms, facts in groups.items()
    )


def _is_of_form(law: Law, norm: Norm, form: TableForm, leg: Leg) -> bool:
    if not form.acts or form.forum not in norm.forums:
        return False
    # A rule for third parties says nothing of who is on the closed list.
    for_thirds = form.through_case and not _EVERYBODY.isdisjoint(norm.recipients)
    return not (for_thirds and is_listed(law, leg.disclosure.recipient))


def _asked_of(law: Law, leg: Leg) -> list[str]:
    """Of whom an act is asked: an end that is no participant; between participants who gives."""
    ends = ((leg.sender, leg.disclosure.holder), (leg.recipient, leg.disclosure.recipient))
    outside = [party for party, capacity in ends if not is_listed(law, capacity)]
    return outside or [leg.sender]


def _waiting(verdict: Verdict) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Grounds with the facts they still miss: those of the verdict itself where it waits, and its alternatives."""
    for one in (verdict, *(member for _, member in verdict.per_subject)):
        if one.outcome is Outcome.PERMITTED_IF and one.decision is Decision.TRACK:
            for ground in one.grounds:
                yield ground, one.to_check
        for other in one.alternatives:
            if other.decision is Decision.TRACK:
                yield other.ground, other.missing
