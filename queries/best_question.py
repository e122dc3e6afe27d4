"""Which unknown circumstance of a whole model to ask first: the one on which most verdicts turn.

Every value of every unknown fact is tried on every need. A question is never asked whose answer can change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.law_read import Part, facts_of, parts_read
from queries.need_states import NeedState, NeedStates
from queries.turning import Routes, routes_of
from queries.verdict import Decision, Outcome, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.cutting import Cutting
    from queries.need_states import Asked
    from queries.sitting import Sitting
    from queries.verdict import Verdict

__all__ = ["AnswerEffect", "BestQuestion", "best_questions", "in_greedy_order"]

_NOT_ASKED = frozenset({"consent.subject", "pending-law"})
"""No circumstance of a situation: a stand-in for the subject's own consent, and the switch that counts bills."""
_WITHOUT_MORE = rank_of(Outcome.PERMITTED_HUMAN, Decision.HUMAN)


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """What one answer does. ``better`` and ``worse`` are needs whose verdict changes, or that are met or fall open.
    ``frees`` are those among ``better`` that are then met, or that the law then makes or lets somebody meet without
    another fact, act or consent: what is left is an arrangement, and a person who weighs.
    """

    value: str
    better: tuple[str, ...]
    worse: tuple[str, ...]
    frees: tuple[str, ...]

    @property
    def turned(self) -> frozenset[str]:
        """Every need that stands otherwise after this answer."""
        return frozenset((*self.better, *self.worse))


@dataclass(frozen=True, slots=True)
class BestQuestion:
    """One fact to ask. ``turns`` are the needs that some answer changes; ``adds`` those among them that no earlier
    question of the list changes. ``answers`` has every value of the fact, in the order of the vocabulary.
    """

    fact: str
    turns: tuple[str, ...]
    adds: tuple[str, ...]
    answers: tuple[AnswerEffect, ...]

    @property
    def most_freed(self) -> int:
        """How many needs the best answer frees."""
        return max((len(answer.frees) for answer in self.answers), default=0)


def best_questions(cutting: Cutting, actor: str | None = None) -> tuple[BestQuestion, ...]:
    """Every question that can change the state of a need (of ``actor``: an actor, table or knowledge source), in
    greedy order: each next one turns most needs that no earlier one turns. What the model assumes is not asked.
    """
    before = {need: state for item in cutting.items for need, state in cutting.states(item).items()}
    chosen = {need.id for need in cutting.model.needs if actor in (None, need.needer)}
    found: dict[str, tuple[AnswerEffect, ...]] = {}
    for fact, reads in _readers(cutting).items():
        answers = tuple(
            _effect(value, before, _after(cutting, fact, value, reads), chosen)
            for value in cutting.law.fact[fact].values
        )
        if any(answer.turned for answer in answers):
            found[fact] = answers
    return in_greedy_order(found)


def in_greedy_order(found: Mapping[str, tuple[AnswerEffect, ...]]) -> tuple[BestQuestion, ...]:
    """The facts with their effects in order: first what turns most needs that are not turned yet, then what frees most
    by its best answer, then what turns most, then by id.
    """
    left = {
        fact: BestQuestion(fact, tuple(sorted(frozenset().union(*(one.turned for one in answers)))), (), answers)
        for fact, answers in found.items()
    }
    turned: set[str] = set()
    order: list[BestQuestion] = []
    while left:
        best = min(left.values(), key=lambda one: _place(one, turned))
        adds = tuple(need for need in best.turns if need not in turned)
        order.append(BestQuestion(best.fact, best.turns, adds, best.answers))
        turned.update(best.turns)
        del left[best.fact]
    return tuple(order)


def _place(one: BestQuestion, turned: set[str]) -> tuple[int, int, int, str]:
    return (-len(set(one.turns) - turned), -one.most_freed, -len(one.turns), one.fact)


@dataclass(frozen=True, slots=True)
class _Read:
    """One direct way in one situation, with the questions to the law whose answer turns on it."""

    part: Part
    sitting: Sitting
    routes: Routes
    verdict: Verdict
    asked: tuple[Asked, ...]
    moving: tuple[Asked, ...]

    def changed(self, fact: str, sitting: Sitting) -> tuple[Asked, ...]:
        """The questions whose answer can be another one in ``sitting``, where only ``fact`` is another: all, or those
        about an item that moves.
        """
        turned = self.routes.turned(fact, sitting.told(self.part.makes), self.verdict)
        if turned is self.verdict:
            return ()
        now = self.part.direct(sitting) if turned is None else turned
        if self.part.gist(now) != self.part.gist(self.verdict):
            return self.asked
        if self.moving and self.part.carries_on(now) != self.part.carries_on(self.verdict):
            return self.moving
        return ()


def _readers(cutting: Cutting) -> dict[str, list[_Read]]:
    """By unknown fact what it can change."""
    bench = cutting.bench
    asked: dict[tuple[Part, Sitting], list[Asked]] = {}
    for item in cutting.items:
        for one, verdict in bench.asked.get(item, {}).items():
            sitting = bench.sitting(one)
            for part in parts_read(sitting, one.disclosure, verdict):
                asked.setdefault((part, sitting), []).append(one)
    found: dict[str, list[_Read]] = {}
    for (part, sitting), questions in asked.items():
        moving = tuple(one for one in questions if cutting.part(one.item).flows)
        routes = routes_of(sitting.told(part.makes), part.disclosure)
        read = _Read(part, sitting, routes, part.direct(sitting), tuple(questions), moving)
        for fact in facts_of(sitting.law, part.disclosure):
            found.setdefault(fact, []).append(read)
    unknown = set(bench.law.fact).difference(_NOT_ASKED, bench.known)
    return {fact: found[fact] for fact in sorted(unknown.intersection(found))}


def _after(cutting: Cutting, fact: str, value: str, reads: Iterable[_Read]) -> dict[str, NeedState]:
    """The states of the needs of every item on which another answer is given than before."""
    told: dict[Sitting, Sitting] = {}
    changed: dict[Asked, None] = {}
    for read in reads:
        if read.sitting not in told:
            told[read.sitting] = read.sitting.besides(fact, value, facts_of)
        changed.update(dict.fromkeys(read.changed(fact, told[read.sitting])))
    bench = cutting.bench.under(cutting.law, {fact: value}, changed)
    found: dict[str, NeedState] = {}
    for item in dict.fromkeys(one.item for one in changed):
        part = cutting.part(item)
        asking = NeedStates(bench.about(part))
        found.update({need.id: asking.of(need) for need in part.needs})
    return found


def _effect(
    value: str, before: Mapping[str, NeedState], after: Mapping[str, NeedState], chosen: set[str]
) -> AnswerEffect:
    changed = [(need, before[need], state) for need, state in sorted(after.items()) if need in chosen]
    better = tuple(need for need, was, now in changed if _order(now) < _order(was))
    return AnswerEffect(
        value=value,
        better=better,
        worse=tuple(need for need, was, now in changed if _order(now) > _order(was)),
        frees=tuple(need for need in better if _is_free(after[need]) and not _is_free(before[need])),
    )


def _order(state: NeedState) -> tuple[bool, int]:
    return (not state.met, state.rank)


def _is_free(state: NeedState) -> bool:
    return state.met or state.rank <= _WITHOUT_MORE
