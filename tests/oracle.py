"""A second, slow implementation of design.md section 5, made from the text alone, to hold the engine against.

It shares nothing with ``graph`` and ``queries``: where the engine projects, indexes and searches breadth-first, this
enumerates every simple chain of flows and then asks set questions in the words of the design. Only usable on models of
a few actors; ``tests/properties`` compares the two on thousands of those.

Readings of the design that both sides must share, because the text leaves them open:

* a party *has* an item when it holds it in a record of its own or when a chain of working flows brings it;
* a holding that names the flows that bring it is no origin: it is there when one of them arrives, else it is not;
* "the other end of every flow" as a contact means every flow, one that only ought to happen too;
* a pattern is two records that lie side by side: the group's own, and those its items came from;
* of the alternatives of one criterion, one that asks more than another joint one is not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from ontology.process import ExpressionKind
from ontology.terms import AgreementStatus, Assurance, Composition, Quality

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import Criterion, Expression, RiskFactor
    from ontology.terms import Flow, Need

__all__ = ["Chain", "Oracle"]

Piece = tuple[str, str, int]
"""What an alternative asks: ``("factor", id, 1)``, ``("item", id, 1)`` or ``("heavy", weight, count)``."""


_Asked = TypeVar("_Asked")
_WEIGHTS = ("low", "medium", "high", "very-high")


@dataclass(frozen=True, order=True)
class Chain:
    """One way in which an item comes from the party that holds it to another."""

    length: int
    flows: tuple[str, ...]
    origin: str
    end: str
    hearsay: bool


class Oracle:
    """The answers of design.md 5 for one model, each by exhaustion."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.actors = {actor.id: actor for actor in model.actors}
        self.working = [flow for flow in model.flows if flow.assurance != Assurance.OUGHT]
        self.chains = {item.id: frozenset(self._every_chain(item.id)) for item in model.items}

    # ── who has what ─────────────────────────────────────────────────────────────────────────────────────────────────

    def own(self, item: str, quality: Quality) -> set[str]:
        """Parties with a record of their own of that quality."""
        return {h.holder for h in self.model.holdings if h.item == item and h.quality == quality and not h.brought_by}

    def origins(self, item: str) -> dict[str, bool]:
        """Every party that has the item of itself, and whether from hearsay only."""
        first, told = self.own(item, Quality.FIRST_HAND), self.own(item, Quality.SECOND_HAND)
        return {party: party not in first for party in first | told}

    def _every_chain(self, item: str) -> Iterator[Chain]:
        carrying = [flow for flow in self.working if item in flow.items]
        for origin, hearsay in self.origins(item).items():
            yield from _extend(carrying, origin, origin, hearsay, (), {origin})

    def arriving(self, party: str, item: str) -> set[Chain]:
        """All chains that end at the party."""
        return {chain for chain in self.chains[item] if chain.end == party}

    def has_first_hand(self, party: str, item: str) -> bool:
        """In a first-hand record of its own, or brought from one."""
        return party in self.own(item, Quality.FIRST_HAND) or any(not c.hearsay for c in self.arriving(party, item))

    def has(self, party: str, item: str) -> bool:
        """In any way."""
        return party in self.origins(item) or bool(self.arriving(party, item))

    # ── the kind of a need ───────────────────────────────────────────────────────────────────────────────────────────

    def seats(self, need: Need) -> set[str]:
        """The party itself, or all seats of the table together."""
        for table in self.model.tables:
            if table.id == need.needer:
                return {seat.actor for seat in table.seats}
        return {need.needer}

    def certain(self, actor: str, item: str) -> bool:
        """Declared complete, or said not to hold this one item."""
        return self.actors[actor].complete_holdings or item in self.actors[actor].lacks

    def contacts(self, actor: str) -> set[str]:
        """``awareOf``, the other end of every flow, seats of shared tables."""
        ends = [{flow.sender, flow.recipient} for flow in self.model.flows]
        tables = [{seat.actor for seat in table.seats} for table in self.model.tables]
        shared = [group for group in (*ends, *tables) if actor in group]
        return set(self.actors[actor].aware_of).union(*shared) - {actor}

    def conditions(self, need: Need) -> list[tuple[str, bool]]:
        """Every kind with its condition, in the order of the table.

        ``unknown`` for the needer's own silence stands right after the met kinds: what it holds first-hand or was told
        cannot be ruled out then.
        """
        item, seats = need.item, self.seats(need)
        us = seats & set(self.actors)
        others = {a for a in self.actors if a not in seats and self.has(a, item)}
        knowers = {k.id for k in self.model.sources_of_knowledge if k.id not in seats and self.has(k.id, item)}
        holders = others | knowers
        contacts = set[str]().union(*(self.contacts(actor) for actor in us))
        thing = next(i for i in self.model.items if i.id == item)
        return [
            ("known", any(seat in self.own(item, Quality.FIRST_HAND) for seat in seats)),
            ("received", any(not chain.hearsay for seat in seats for chain in self.arriving(seat, item))),
            ("unknown", any(not self.certain(actor, item) for actor in us)),
            ("second-hand", any(self.has(seat, item) for seat in seats)),
            ("silo", any(self._same_controller(one, other) for one in us for other in others)),
            ("no-channel", self._covered(item, others, seats)),
            ("unaware", bool(us) and self._declared(us) and bool(holders) and not contacts & holders),
            ("no-flow", bool(holders)),
            ("not-created", thing.product and not set(thing.made_by) & set(self.actors)),
            ("unheld", all(self.certain(actor, item) for actor in self.actors)),
            ("unknown", True),
        ]

    def kind(self, need: Need) -> str:
        """The first kind whose condition holds."""
        return next(kind for kind, holds in self.conditions(need) if holds)

    def via(self, need: Need) -> tuple[str, ...]:
        """The shortest chain from a first-hand record, then the smallest flow ids; empty when it is known there."""
        if self.kind(need) != "received":
            return ()
        chains = (chain for seat in self.seats(need) for chain in self.arriving(seat, need.item))
        return min(chain for chain in chains if not chain.hearsay).flows

    def _same_controller(self, one: str, other: str) -> bool:
        return self.actors[one].controller == self.actors[other].controller

    def _declared(self, actors: set[str]) -> bool:
        return all(self.actors[actor].complete_contacts for actor in actors)

    def _covered(self, item: str, holders: set[str], seats: set[str]) -> bool:
        """An agreement in force names a holder, a recipient and the item, and no working flow realises it."""
        moved = {(flow.sender, flow.recipient) for flow in self.working if item in flow.items}
        return any(
            agreement.status == AgreementStatus.IN_FORCE
            and item in agreement.items
            and giver in holders
            and receiver in seats
            and (giver, receiver) not in moved
            for agreement in self.model.agreements
            for giver in agreement.givers
            for receiver in agreement.receivers
        )

    # ── surplus ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def surplus(self) -> set[tuple[str, str, str, str]]:
        """(actor, item, kind, flow or holding): what is brought, or lies there from others, and serves nothing."""
        found = {
            (flow.recipient, item, "surplus-flow", flow.id)
            for flow in self.working
            for item in flow.items
            if flow.recipient in self.actors and self.has(flow.sender, item) and not self._serves(flow.recipient, item)
        }
        for h in self.model.holdings:
            told = bool(h.brought_by) or h.quality == Quality.SECOND_HAND
            there = not h.brought_by or bool(self.arriving(h.holder, h.item))
            if told and there and h.holder in self.actors and not self._serves(h.holder, h.item):
                found.add((h.holder, h.item, "surplus-holding", h.id))
        return found

    def _serves(self, actor: str, item: str) -> bool:
        makers = {maker for thing in self.model.items if item in thing.made_from for maker in thing.made_by}
        needers = {seat for need in self.model.needs if need.item == item for seat in self.seats(need)}
        carrying = [flow for flow in self.working if item in flow.items]
        onward = {chain.end for chain in _extend(carrying, actor, actor, False, (), {actor})}
        return actor in makers or bool({actor, *onward} & needers)

    # ── joint gaps ───────────────────────────────────────────────────────────────────────────────────────────────────

    def groups(self) -> list[set[str]]:
        """Every actor alone, every table together."""
        return [*({actor} for actor in self.actors), *({s.actor for s in table.seats} for table in self.model.tables)]

    def items_of(self, group: set[str]) -> set[str]:
        """Items that somebody in the group has."""
        return {item.id for item in self.model.items if any(self.has(actor, item.id) for actor in group)}

    def records_of(self, group: set[str], item: str) -> set[str]:
        """Records of the item that the group can lay side by side."""
        sources = {c.origin for actor in group for c in self.arriving(actor, item)} | (group & set(self.origins(item)))
        return {h.record for h in self.model.holdings if h.item == item and h.holder in sources and not h.brought_by}

    def sees(self, group: set[str], factor: RiskFactor) -> bool:
        """Whether the group has what shows the factor."""
        shown = set(factor.items)
        match factor.composition:
            case Composition.ONE:
                return bool(shown & self.items_of(group))
            case Composition.ALL:
                return shown <= self.items_of(group)
            case _:
                return len({record for item in shown for record in self.records_of(group, item)}) >= 2

    def joint_factors(self) -> set[str]:
        """Factors composed ``all`` or ``pattern`` that everybody together sees, and no group does."""
        composed = [f for f in self.model.risk_factors if f.composition != Composition.ONE]
        return {factor.id for factor in composed if self._nowhere_together(self.sees, factor)}

    def joint_alternatives(self) -> set[tuple[str, frozenset[Piece]]]:
        """(criterion, pieces) for each alternative that everybody together meets, and no group does."""
        return {(criterion.id, pieces) for criterion in self.model.criteria for pieces in self._joint_of(criterion)}

    def _joint_of(self, criterion: Criterion) -> set[frozenset[Piece]]:
        ways = {way for way in self._ways(criterion.trigger, {criterion.id}) if way is not None}
        several = {way for way in ways if sum(count for _, _, count in way) >= 2}
        joint = {way for way in several if self._nowhere_together(self.meets, way)}
        return {way for way in joint if not any(other < way for other in joint)}

    def _nowhere_together(self, test: Callable[[set[str], _Asked], bool], asked: _Asked) -> bool:
        return test(set(self.actors), asked) and not any(test(group, asked) for group in self.groups())

    def meets(self, group: set[str], way: frozenset[Piece]) -> bool:
        """Whether the group has every piece of one way to meet a trigger."""
        seen = [factor for factor in self.model.risk_factors if self.sees(group, factor)]
        for kind, name, count in way:
            match kind:
                case "factor":
                    met = any(factor.id == name for factor in seen)
                case "item":
                    met = name in self.items_of(group)
                case _:
                    heavy = _WEIGHTS[_WEIGHTS.index(name) :]
                    met = sum(factor.weight.value in heavy for factor in seen) >= count
            if not met:
                return False
        return True

    def _ways(self, expression: Expression, inside: set[str]) -> set[frozenset[Piece] | None]:
        """Every way to meet a trigger; ``None`` is a way that rests on what a model of kinds cannot hold."""
        kind = expression.kind
        if kind == ExpressionKind.ANY_OF:
            return {way for operand in expression.operands for way in self._ways(operand, inside)}
        if kind == ExpressionKind.ALL_OF:
            return {_all(choice) for choice in product(*(self._ways(part, inside) for part in expression.operands))}
        if kind == ExpressionKind.NONE_OF:
            return {frozenset()}
        if kind == ExpressionKind.CRITERION_MET:
            named = [c for c in self.model.criteria if c.id == expression.criterion and c.id not in inside]
            return self._ways(named[0].trigger, inside | {named[0].id}) if named else {None}
        return {_leaf(expression)}


def _leaf(expression: Expression) -> frozenset[Piece] | None:
    match expression.kind:
        case ExpressionKind.FACTOR_PRESENT:
            return frozenset({("factor", str(expression.factor), 1)})
        case ExpressionKind.ITEM_PRESENT | ExpressionKind.ITEM_STALLED:
            return frozenset({("item", str(expression.item), 1)})
        case ExpressionKind.AT_LEAST if expression.count is not None and expression.minimum_weight is not None:
            return frozenset({("heavy", expression.minimum_weight.value, expression.count)})
        case _:
            return None


def _all(choice: tuple[frozenset[Piece] | None, ...]) -> frozenset[Piece] | None:
    pieces: set[Piece] = set()
    for part in choice:
        if part is None:
            return None
        pieces |= part
    return frozenset(pieces)


def _extend(
    carrying: list[Flow], origin: str, here: str, hearsay: bool, flows: tuple[str, ...], visited: set[str]
) -> Iterator[Chain]:
    """Every simple chain from ``here`` on."""
    for flow in carrying:
        if flow.sender == here and flow.recipient not in visited:
            longer = (*flows, flow.id)
            yield Chain(len(longer), longer, origin, flow.recipient, hearsay)
            yield from _extend(carrying, origin, flow.recipient, hearsay, longer, visited | {flow.recipient})
