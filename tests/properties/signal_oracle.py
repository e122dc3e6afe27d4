"""What becomes of a signal, by trying every simple chain from the desk: hours, fate, where flows end, who may tell.

Chains and clock are those of :mod:`tests.properties.timing_oracle`; only where they begin is different. Shares with the
engine the one decision about a disclosure and the record a recipient makes, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from random import Random

from ontology.process import BobStep
from ontology.terms import Assurance, EntryDesk, Flow, Quality
from queries.intermediaries import label_of, next_label
from queries.own_tasks import purposes_of
from queries.verdict import Label
from tests.builders import MODELLED, text
from tests.properties.random_timing import Timed, random_timed
from tests.properties.timing_oracle import Answer, Every, Lying, wait

__all__ = ["FromDesk", "Told", "random_told"]

_REPORTED = ("TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA")
_ORDER = ("SIG", "TRI", "BEE", "OOR", "BES", "INT", "NAZ", "EVA")
_CONSENT = 5
"""The rank of ONLY_CONSENT: the last outcome on which a first telling can be proposed."""


@dataclass(frozen=True)
class Told:
    """A random question of time with one desk at which ``item`` is told."""

    case: Timed
    desk: str
    item: str


def random_told(seed: int) -> Told:
    """A desk, mostly one from which a flow with the item goes; now and then two people come there, or nobody knows how
    long recording takes; now and then an actor owns the judging or deciding.

    >>> random_told(3) == random_told(3)
    True
    """
    case, rng = random_timed(seed), Random(f"told {seed}")
    model = case.model
    open_items = [item.id for item in model.items if not item.confined]
    starts = sorted(
        {(one.sender, item) for one in model.flows for item in one.items if item in open_items and one.sender != "zij"}
    )
    actors = sorted(model.actor)
    if starts and rng.random() < 0.9:
        desk, item = rng.choice(starts)
    else:
        desk, item = rng.choice(actors), rng.choice(open_items or [model.items[0].id])
    sources = rng.choice(((None,), ("zij",), ("zij", None)))
    hours = (None, 0.0, 0.25, 0.5, 1.0, 8.0)
    entries = tuple(
        EntryDesk(f"e{n}", desk, one, (item,), rng.choice(hours), MODELLED) for n, one in enumerate(sources)
    )
    said = text("x")
    bob = tuple(
        BobStep(f"b{step}", said, step, (), said, said, tuple(rng.sample(actors, 2)), said, said, MODELLED)
        for step in ("BEE", "BES", "OOR")
        if rng.random() < 0.4
    )
    return Told(replace(case, model=replace(model, entry_desks=entries, bob_steps=bob)), desk, item)


class FromDesk(Every):
    """All chains of one signal."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.case)
        self.desk, self.item = told.desk, told.item
        self.begin = told.case.start.weekday * 1440 + round(told.case.start.hour * 60)

    def need(self, actor: str, step: str) -> Answer:
        """Minutes after the start for what the actor needs at the step."""
        if actor == self.desk:
            return self._best([(one.known, one.best) for one in self._origins(self.item, self.begin)])
        lyings = self._all(self.item, step in _REPORTED, self.begin)
        ends = [
            self._clock(one, flow)
            for one in lyings
            for flow in self._leaving(one, self.item)
            if flow.recipient == actor and any(True for _ in self._ways(one, flow, self.item, step, step))
        ]
        return self._best(ends)

    def task(self, actor: str) -> Answer:
        """Minutes after the start for the actor's own task."""
        lyings = self._all(self.item, False, self.begin)
        return self._best([(one.known, one.best) for one in lyings if one.party == actor])

    def leads_to(self, actor: str) -> bool:
        """Whether working flows between actors lead from the desk to the actor, whatever the law says."""
        seen, queue = {self.desk}, [self.desk]
        while queue:
            for flow in self._working(queue.pop()):
                if flow.recipient not in seen:
                    seen.add(flow.recipient)
                    queue.append(flow.recipient)
        return actor in seen

    def tellers(self, actor: str, step: str) -> set[str]:
        """Who has the signal, or might, and may tell it to the actor now."""
        capacity = self.bench.capacity(actor)
        purposes = () if capacity is None else purposes_of(self.law, capacity, step)
        return {
            one.party
            for one in self._all(self.item, step in _REPORTED, self.begin)
            for each in self.bench.disclosures(one.party, actor, one.label, purposes, one.hops)
            if one.party != actor and self.bench.decide(each, step, one.implied, self.item).rank <= _CONSENT
        }

    def fate(self, terms: dict[str, float]) -> str:
        """What becomes of the signal; ``terms`` are hours by step."""
        acting = list(self._acting())
        if not acting:
            return "nobody-acts"
        in_time, open_ = [], []
        for actor, step, needed in acting:
            answer, term = (self.need(actor, step) if needed else self.task(actor)), terms[step] * 60
            if answer.known is not None and answer.known <= term:
                in_time.append(actor)
            elif answer.at_best is not None and (answer.known is None or answer.at_best <= term):
                open_.append(actor)
        if any(actor != self.desk for actor in in_time):
            return "arrives"
        if in_time:
            return "stays"
        return "cannot-say" if open_ else "dies"

    def _acting(self) -> Iterator[tuple[str, str, bool]]:
        owns = {
            actor: [
                step
                for step in ("OOR", "BES")
                for bob in self.model.bob_steps
                if bob.step == step and actor in bob.owners
            ]
            for actor in self.model.actor
        }
        needs = [one for one in self.model.needs if one.item == self.item and one.needer in self.model.actor]
        for one in needs:
            if one.step in ("OOR", "BES", "INT") or (owns[one.needer] and one.step in _ORDER[:6]):
                yield one.needer, one.step, True
        for actor, steps in owns.items():
            holds = any(
                one.holder == actor and one.item == self.item and one.quality is Quality.FIRST_HAND
                for one in self.model.holdings
            )
            if steps and holds and actor not in {one.needer for one in needs}:
                yield actor, steps[0], False

    # ── where it begins ──────────────────────────────────────────────────────────────────────────────────────────────

    def _origins(self, item: str, begin: int) -> Iterator[Lying]:
        entries = [one for one in self.model.entry_desks if one.desk == self.desk and item in one.items]
        moments = [self._recorded(one, begin) for one in entries]
        known = min((known for known, _ in moments if known is not None), default=None)
        labels = [self.bench.label(record) for record in self.bench.records(self.desk, item)]
        if not labels:
            labels = [self._made(one, item) for one in entries]
        for label in dict.fromkeys(labels):
            yield Lying(self.desk, label, (), (), (self.desk,), known, min(best for _, best in moments))

    def _recorded(self, entry: EntryDesk, begin: int) -> tuple[int | None, int]:
        """When the desk has it: a passage to itself that takes no time, from the moment that recording is done. What
        takes longer than an hour is begun in ordinary hours, and is done in them.
        """
        takes = ceil((entry.intake_hours or 0.0) * 60)
        ordinary = frozenset({self.model.actor[self.desk].ordinary})
        begun = wait(ordinary, begin) if takes > 60 else None
        done = begin + takes if begun is None else begun + takes
        if begun is not None and wait(ordinary, done - 1) != done - 1:
            done = wait(ordinary, done) or done
        here = Lying(self.desk, None, (), (), (self.desk,), None if entry.intake_hours is None else done, done)
        nothing = text("")
        return self._clock(
            here, Flow("", self.desk, self.desk, (), nothing, nothing, nothing, Assurance.FIXED, 0.0, MODELLED)
        )

    def _made(self, entry: EntryDesk, item: str) -> Label | None:
        capacity = self.bench.capacity(self.desk)
        if capacity is None:
            return None
        told = [self.bench.label(record) for record in self.bench.records(entry.source or "", item)]
        known = [label for label in told if label is not None]
        if known:
            return next_label(self.law, capacity, known[0])
        return label_of(self.law, capacity, "*", self.model.item[item].category, self.model.item[item].subject)

    def _leaving(self, one: Lying, item: str) -> list[Flow]:
        actors = self.model.actor
        return [flow for flow in super()._leaving(one, item) if flow.recipient in actors and flow.sender in actors]

    def _working(self, sender: str) -> list[Flow]:
        nobody = Lying(sender, None, (), (), (), None, 0)
        return self._leaving(nobody, self.item)

    def _best(self, moments: list[tuple[int | None, int]]) -> Answer:
        known = min((known for known, _ in moments if known is not None), default=None)
        best = min((best for _, best in moments), default=None)
        return Answer(None if known is None else known - self.begin, None if best is None else best - self.begin)
