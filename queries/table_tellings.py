"""What one seat of a table can be told of one item in one legal form: every lawful holder tried, the best one kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.by_grounds import by_grounds
from queries.deciding import Bench
from queries.intermediaries import received
from queries.legal_answer import NoDisclosure, may_tell
from queries.own_tasks import purposes_of
from queries.table_form_kinds import CASE, HOUSE, TableForm, presupposed
from queries.verdict import OUTCOME_ORDER, Disclosure, Hop, Label, Outcome, Verdict

if TYPE_CHECKING:
    from queries.legal_flows import Carriage, LegalFlows

__all__ = ["Cell", "Leg", "Tellings"]

_NARROWER = ("minimum", "signal")
_CARRIES = range(OUTCOME_ORDER.index((Outcome.ONLY_CONSENT, None)) + 1)
_UNSAID = len(OUTCOME_ORDER)


@dataclass(frozen=True, slots=True)
class Leg:
    """One disclosure with its verdict. ``sender`` and ``recipient`` are parties of the model, or the case."""

    sender: str
    recipient: str
    disclosure: Disclosure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """One seat and one item in one form. ``knows`` when the seat keeps it itself. Else the best way to tell the seat:
    one leg, or two through an admitted case; or the reason why there is nothing to decide on. ``narrower`` is how
    little may be told where the content may not.
    """

    seat: str
    item: str
    step: str
    legs: tuple[Leg, ...] = ()
    knows: bool = False
    reason: NoDisclosure | None = None
    narrower: str | None = None

    @property
    def weakest(self) -> Leg | None:
        """The leg that the whole rests on, the first of equals."""
        return max(self.legs, key=lambda leg: leg.verdict.rank, default=None)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the content: that of the weakest leg."""
        return None if self.weakest is None else self.weakest.verdict

    @property
    def rank(self) -> int:
        """0 for the best; what the seat knows needs no telling, what nobody can decide is worst."""
        if self.knows:
            return -1
        return _UNSAID if self.verdict is None else self.verdict.rank


@dataclass(frozen=True, slots=True)
class _Told:
    legs: tuple[Leg, ...]
    hearsay: bool

    @property
    def place(self) -> tuple[int, int, bool, str, str]:
        worst = max(leg.verdict.rank for leg in self.legs)
        return (worst, len(self.legs), self.hearsay, self.legs[0].sender, self.legs[-1].disclosure.purpose)


@dataclass(frozen=True, slots=True)
class _InCase:
    """The item as it lies in the admitted case, after ``leg``."""

    leg: Leg
    label: Label
    hops: tuple[Hop, ...]


class Tellings:
    """The tellings at one table in one form. Who has an item lawfully is what it is without any form: ``flows`` says
    so. ``facts`` are what the user states; they go before what the acts of the form make true.
    """

    def __init__(self, flows: LegalFlows, form: TableForm, facts: Mapping[str, str]) -> None:
        self._flows = flows
        self._form = form
        self._facts = dict(facts)
        self._law = flows.bench.law
        self._on_day = self._law.on(flows.bench.day)
        self._benches: dict[tuple[tuple[str, str], ...], Bench] = {}
        self._held: dict[tuple[str, str], tuple[str, ...]] = {}
        self._in_case: dict[tuple[str, str, str, str, Label], tuple[_InCase, ...]] = {}

    def cell(self, seat: str, item: str, step: str) -> Cell:
        """The best that can be told to ``seat`` of ``item`` for what it is needed at ``step``."""
        if self._knows(seat, item, step):
            return Cell(seat, item, step, knows=True)
        return self._cell(seat, item, step, lambda extent: self._to_seat(seat, item, step, extent))

    def case(self, item: str, step: str) -> Cell:
        """What the admitted case itself can receive."""
        return self._cell(HOUSE, item, step, lambda extent: self._to_case(item, step, extent))

    def holders(self, item: str, step: str) -> tuple[str, ...]:
        """Who has it lawfully: those that keep a register of it; only where nobody does, those that receive it."""
        key = (item, step)
        if key not in self._held:
            bench = self._flows.bench
            found = [actor for actor in sorted(bench.model.actor) if self._flows.at(actor, item, step)]
            kept = [actor for actor in found if bench.records(actor, item)]
            self._held[key] = tuple(kept or found)
        return self._held[key]

    # ── ways ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _cell(self, seat: str, item: str, step: str, told: Callable[[str], Iterator[_Told]]) -> Cell:
        content = min(told("content"), key=lambda one: one.place, default=None)
        if content is None:
            return Cell(seat, item, step, reason=self._reason(seat, item, step))
        cell = Cell(seat, item, step, content.legs)
        if cell.verdict is not None and may_tell(cell.verdict):
            return cell
        for extent in _NARROWER:
            less = min(told(extent), key=lambda one: one.place, default=None)
            if less is not None and all(may_tell(leg.verdict) for leg in less.legs):
                return replace(cell, narrower=extent)
        return cell

    def _to_seat(self, seat: str, item: str, step: str, extent: str) -> Iterator[_Told]:
        for holder, held in self._lying(item, step, seat):
            label = None if held.label is None else replace(held.label, extent=extent)
            for leg in self._legs(holder, seat, label, held.hops, held.implied, item, step):
                yield _Told((leg,), held.hearsay)
            if self._form.through_case and label is not None:
                for lying in self._laid(holder, held, label, item, step):
                    for leg in self._legs(HOUSE, seat, lying.label, lying.hops, held.implied, item, step):
                        yield _Told((lying.leg, leg), held.hearsay)

    def _to_case(self, item: str, step: str, extent: str) -> Iterator[_Told]:
        for holder, held in self._lying(item, step, HOUSE):
            label = None if held.label is None else replace(held.label, extent=extent)
            for leg in self._into_case(holder, held, label, item, step):
                yield _Told((leg,), held.hearsay)

    def _lying(self, item: str, step: str, seat: str) -> Iterator[tuple[str, Carriage]]:
        for holder in self.holders(item, step):
            for held in self._flows.at(holder, item, step) if holder != seat else ():
                yield holder, held

    def _into_case(self, holder: str, held: Carriage, label: Label | None, item: str, step: str) -> list[Leg]:
        if HOUSE not in self._law.capacity or holder == HOUSE:
            return []
        return self._decided(holder, HOUSE, label, (CASE,), held.hops, held.implied, item, step)

    def _laid(self, holder: str, held: Carriage, label: Label, item: str, step: str) -> tuple[_InCase, ...]:
        """How it lies in the case after each way in that can be taken; a result of the case keeps that origin."""
        key = (holder, item, step, repr((held.hops, held.implied)), label)
        if key not in self._in_case:
            found = {}
            for leg in self._into_case(holder, held, label, item, step):
                for way in by_grounds(self._on_day, leg.verdict, lambda rank: rank in _CARRIES):
                    told = leg.disclosure
                    made = tuple(Hop(told.holder, told.recipient, ground, told.purpose) for ground in way.grounds)
                    for lies in received(self._on_day, HOUSE, label, way.grounds):
                        hops = (*held.hops, *made)
                        found[(lies, hops)] = _InCase(replace(leg, verdict=way.verdict), lies, hops)
            self._in_case[key] = tuple(found.values())
        return self._in_case[key]

    # ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _legs(
        self,
        sender: str,
        recipient: str,
        label: Label | None,
        hops: tuple[Hop, ...],
        implied: tuple[str, ...],
        item: str,
        step: str,
    ) -> list[Leg]:
        capacity = self._flows.bench.capacity(recipient)
        own = () if capacity is None else purposes_of(self._law, capacity, step)
        return self._decided(sender, recipient, label, (*own, CASE), hops, implied, item, step)

    def _decided(
        self,
        sender: str,
        recipient: str,
        label: Label | None,
        purposes: Iterable[str],
        hops: tuple[Hop, ...],
        implied: tuple[str, ...],
        item: str,
        step: str,
    ) -> list[Leg]:
        base = self._flows.bench
        asked = base.disclosures(sender, recipient, label, purposes, hops, item)
        at_table = dict.fromkeys(replace(one, forum=self._form.forum) for one in asked)
        return [
            Leg(sender, recipient, one, self._bench(one.holder, one.recipient).decide(one, step, implied, item))
            for one in at_table
        ]

    def _bench(self, holder: str, recipient: str) -> Bench:
        facts = {**presupposed(self._form, self._law, holder, recipient), **self._facts}
        key = tuple(sorted(facts.items()))
        if key not in self._benches:
            base = self._flows.bench
            self._benches[key] = Bench(base.model, self._law, base.day, facts)
        return self._benches[key]

    # ── nothing to decide on ─────────────────────────────────────────────────────────────────────────────────────────

    def _knows(self, seat: str, item: str, step: str) -> bool:
        return bool(self._flows.bench.records(seat, item)) and bool(self._flows.at(seat, item, step))

    def _reason(self, seat: str, item: str, step: str) -> NoDisclosure:
        model = self._flows.model
        others = [one for one in self.holders(item, step) if one != seat]
        if others:
            return NoDisclosure.CAPACITY_UNKNOWN
        holding = {one.holder for one in model.holdings if one.item == item and one.holder != seat}
        if holding & set(model.actor):
            return NoDisclosure.NO_LAWFUL_HOLDER
        if holding:
            return NoDisclosure.ONLY_KNOWN_TO_HER
        thing = model.item[item]
        if thing.product and not thing.made_by:
            return NoDisclosure.NOBODY_MAKES
        known = all(actor.complete_holdings for actor in model.actors)
        return NoDisclosure.NOBODY_HOLDS if known else NoDisclosure.HOLDERS_UNKNOWN
