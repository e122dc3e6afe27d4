"""Which grounds and which facts a decision can turn on: what a change of law or circumstances leaves alone.

Sound, not smallest: a decision that does not turn on a ground here stays what it is when the ground is repealed, and
one that does not read a fact here stays what it is whatever the fact is. Not every ground that matters is named in the
verdict. A verdict that names its grounds turns on those and on its alternatives alone, for every other ground that
covers the disclosure is dead, and a dead route carries nothing. But a verdict that closes can also turn on a dead duty,
or on a dead ground to which a stop yields (either can keep its exception open), and one for which ways round were tried
on the grounds that carry their steps. Random laws hold this to the decision itself (``tests/properties``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.norms import NormKind
from queries.direct_way import CONSENT
from queries.intermediaries import steps_between
from queries.matching import grounds_for, parties, stops_for
from queries.round_ways import GOOD_ENOUGH
from queries.setting import SAME_TREATMENT, tells_subject, treats_another
from queries.situation import CONSENT_OF
from queries.verdict import Decision, Disclosure, Outcome, rank_of

if TYPE_CHECKING:
    from ontology.norms import Norm
    from ontology.statutes import LawOnDay
    from queries.sitting import Sitting
    from queries.verdict import Verdict

__all__ = ["Part", "facts_of", "grounds_named", "grounds_read", "parts_read"]

_ROUND_WAY = rank_of(Outcome.ONLY_VIA, Decision.TRACK)
_ALWAYS = frozenset({"acute-danger"})
"""Facts that the decision itself reads, whatever the norms ask."""
_OWN_CONSENT = "consent.subject"


@dataclass(frozen=True, slots=True)
class Part:
    """One direct way on which a decision turns: the way itself or a step of a way round, the first or the second one.
    ``makes`` are the facts that the first step makes true.
    """

    disclosure: Disclosure
    makes: tuple[str, ...] = ()
    step: int = 0

    def direct(self, sitting: Sitting) -> Verdict:
        """The verdict on it in a sitting, without a way round."""
        return sitting.told(self.makes).direct(self.disclosure)

    def gist(self, verdict: Verdict) -> tuple[object, ...]:
        """What of its direct verdict can make a difference to the rank of the decision that it is part of. Of a step
        that is whether it can be taken, and of the first one on which grounds: they decide what is passed on.
        """
        if self.step == 0:
            return (verdict.rank, _is_direct(verdict))
        if verdict.outcome not in GOOD_ENOUGH:
            return ()
        return (True, *(verdict.grounds if self.step == 1 else ()))

    def carries_on(self, verdict: Verdict) -> tuple[object, ...]:
        """What of its direct verdict makes a difference to a chain of flows besides: its grounds and its alternatives
        carry the record further.
        """
        if self.step:
            return ()
        return (*verdict.grounds, *((one.ground, one.outcome, one.decision) for one in verdict.alternatives))


_WayRound = tuple[Disclosure, list[Disclosure], tuple[str, ...]]


def grounds_named(verdict: Verdict) -> frozenset[str]:
    """The grounds on which a verdict leans, and those that it names as another way."""
    members = (grounds_named(member) for _, member in verdict.per_subject)
    return frozenset((*verdict.grounds, *(one.ground for one in verdict.alternatives))).union(*members)


def grounds_read(sitting: Sitting, disclosure: Disclosure, verdict: Verdict) -> frozenset[str]:
    """Every ground without which ``verdict``, given on ``disclosure`` in this sitting, could be another one."""
    if verdict.per_subject:
        members = (
            grounds_read(sitting, _about(disclosure, subject), member) for subject, member in verdict.per_subject
        )
        return frozenset().union(*members)
    named = grounds_named(verdict)
    if not verdict.grounds:
        named = named.union(_opening(sitting.law, disclosure, verdict))
    return named if _is_direct(verdict) else named.union(_carrying_steps(sitting, disclosure))


def parts_read(sitting: Sitting, disclosure: Disclosure, verdict: Verdict) -> Iterator[Part]:
    """What ``verdict`` was put together from: while the direct verdict on each of these stays what it is, so does it.

    What the direct way does not read leaves it as it is, and so whether a way round is looked for; a second step is
    taken only where the first can be. Of earlier hops only a direct way and a first step know.
    """
    if verdict.per_subject:
        for subject, member in verdict.per_subject:
            yield from parts_read(sitting, _about(disclosure, subject), member)
        return
    yield Part(disclosure)
    for first, second, makes in () if _is_direct(verdict) else _ways_round(sitting, disclosure):
        yield Part(first, step=1)
        if sitting.direct(first).outcome in GOOD_ENOUGH:
            yield from (Part(one, makes, step=2) for one in second)


def _is_direct(verdict: Verdict) -> bool:
    """Whether no way round was looked for."""
    return verdict.acute or verdict.rank < _ROUND_WAY or verdict.outcome is Outcome.PROHIBITED


def _about(disclosure: Disclosure, subject: str) -> Disclosure:
    return replace(disclosure, label=replace(disclosure.label, subject=subject))


def _opening(law: LawOnDay, disclosure: Disclosure, verdict: Verdict) -> Iterable[str]:
    """Grounds that carry nothing themselves and yet can keep open an exception of a stop."""
    named = {name for stop in _stops(law, disclosure) if stop.stop is not None for name in stop.stop.grounds}
    for norm in _grounds(law, disclosure):
        if verdict.acute or norm.kind is NormKind.DUTY or norm.id in named:
            yield norm.id


def _carrying_steps(sitting: Sitting, disclosure: Disclosure) -> Iterator[str]:
    """The grounds of every way round of which the steps can be taken. Without a ground no step gets any better, so what
    cannot be taken now plays no part. Earlier hops only take grounds away: they are left out.
    """
    for first, second, makes in _ways_round(sitting, disclosure):
        reached = sitting.direct(first)
        if reached.outcome in GOOD_ENOUGH:
            yield from grounds_named(reached)
            told = sitting.told(makes)
            for passed_on in (told.direct(one) for one in second):
                yield from grounds_named(passed_on) if passed_on.outcome in GOOD_ENOUGH else ()


def _ways_round(sitting: Sitting, disclosure: Disclosure) -> Iterator[_WayRound]:
    for step in steps_between(sitting.law.law, disclosure):
        first = replace(disclosure, recipient=step.capacity, purpose=step.purpose, forum=step.forum)
        # On which ground the record came decides what origin it keeps.
        grounds = sitting.direct(first).grounds
        labels = dict.fromkeys(sitting.received(step.capacity, disclosure.label, ground) for ground in grounds)
        purposes = dict.fromkeys((disclosure.purpose, step.purpose))
        second = [
            Disclosure(step.capacity, disclosure.recipient, label, purpose, forum=disclosure.forum)
            for label in labels
            for purpose in purposes
        ]
        yield first, second, step.makes


@lru_cache(maxsize=32768)
def _grounds(law: LawOnDay, disclosure: Disclosure) -> tuple[Norm, ...]:
    return grounds_for(law, disclosure, parties(law, disclosure))


@lru_cache(maxsize=32768)
def _stops(law: LawOnDay, disclosure: Disclosure) -> tuple[Norm, ...]:
    return stops_for(law, disclosure, parties(law, disclosure))


@lru_cache(maxsize=32768)
def facts_of(law: LawOnDay, disclosure: Disclosure) -> frozenset[str]:
    """Every fact that can change the verdict on ``disclosure`` by the direct way."""
    ends, grounds = parties(law, disclosure), _grounds(law, disclosure)
    norms = [*grounds, *_stops(law, disclosure)]
    if disclosure.label.form == "identified" and any(map(_leaves_a_layer_open, grounds)):
        norms += (*law.bases_of(ends.holder), *law.exemptions_of(ends.holder | ends.recipient))
    found = _ALWAYS.union(_consents(law, disclosure), *map(_asked, norms))
    if _OWN_CONSENT in found:
        found |= {CONSENT_OF.get(disclosure.label.subject, _OWN_CONSENT)}
    found |= _closing(norms, disclosure)
    if CONSENT_OF["child"] in found:
        found |= {"recipient.alleged-perpetrator"}
    settled = {SAME_TREATMENT} if treats_another(law.law, disclosure) else set()
    return found - {_OWN_CONSENT} - settled


def _consents(law: LawOnDay, disclosure: Disclosure) -> frozenset[str]:
    """What consent turns on: that of whom the record is about, whether asking is safe, and what its basis asks."""
    found = {"recipient.data-subject"} if tells_subject(disclosure) else set()
    basis = law.norm.get(CONSENT)
    if basis is None or disclosure.label.regime != "avg":
        return frozenset(found)
    own = CONSENT_OF.get(disclosure.label.subject)
    found |= {"consent.safe-to-ask"} if own is None else {own, "consent.safe-to-ask"}
    return _asked(basis).union(found)


def _closing(stops: Iterable[Norm], disclosure: Disclosure) -> frozenset[str]:
    """A stop that yields to consent closes for good when it is refused."""
    own = CONSENT_OF.get(disclosure.label.subject)
    named = own is not None and any(norm.stop is not None and norm.stop.consent for norm in stops)
    return frozenset({own}) if named and own is not None else frozenset()


def _leaves_a_layer_open(ground: Norm) -> bool:
    """Whether a norm beside the ground may have to fill one of its data layers."""
    brought = (ground.basis, ground.exemption_holder, ground.exemption_recipient)
    return any(one is None or one.status not in ("yes", "derived") for one in brought)


@lru_cache(maxsize=4096)
def _asked(norm: Norm) -> frozenset[str]:
    clauses = (*norm.when, *(norm.stop.when if norm.stop else ()))
    options = (option.fact for clause in clauses for option in clause.options)
    doubted = (each.key for doubt in norm.doubts for group in doubt.triggers for each in group if each.kind == "fact")
    return frozenset((*options, *doubted))
