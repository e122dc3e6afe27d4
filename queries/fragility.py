"""What breaks when one part of an approach is gone: a partner, an actor, a flow, a channel, an agreement or a ground.

For each part: which needs fall open, which gaps the law lets nobody close any more or closes less well, and who then
stands alone. That a need opens is decided as in the analysis; nothing is scored but counted (design.md 5 and 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from queries.answer import weight_number
from queries.cutting import NOTHING_GONE, By, Cutting, Element, Gone
from queries.law_read import grounds_named
from queries.need_states import KNOWN, NOTHING, NeedState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ontology.terms import Need

__all__ = ["Cut", "Fragility", "Loss", "LossKind", "Move", "MoveKind", "Pair", "loss_kind"]


class LossKind(StrEnum):
    """``opens``: a need that was met is a gap. ``nobody``: of a gap nobody is left who could tell it. ``worse``: what
    meets the need, or what could, rests on a worse verdict than before.
    """

    OPENS = "opens"
    NOBODY = "nobody"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Loss:
    """One need of somebody that is still there, before and after the cut."""

    need: str
    kind: LossKind
    before: NeedState
    after: NeedState


class MoveKind(StrEnum):
    """``holds``: the actor is the only one left that has the item first-hand. ``brings``: every way that meets the need
    now runs over it, and before not.
    """

    HOLDS = "holds"
    BRINGS = "brings"


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """Where the risk goes: who stands alone when the part is gone, and for which item (or need)."""

    actor: str
    kind: MoveKind
    about: str


@dataclass(frozen=True, slots=True)
class Cut:
    """What goes with one part. ``losses`` are heaviest first: what opens, then what nobody can tell, then what is
    worse. ``vanished`` are the needs of who is cut itself: they are no losses, nobody has them any more.
    """

    element: Element
    losses: tuple[Loss, ...]
    vanished: tuple[str, ...]
    moves: tuple[Move, ...]

    def count(self, kind: LossKind) -> int:
        """How many losses of this kind."""
        return sum(loss.kind is kind for loss in self.losses)

    @property
    def place(self) -> tuple[int, int, int, str]:
        """First what opens most, then what leaves most without anybody to tell it, then what worsens most."""
        opens, nobody, worse = (self.count(kind) for kind in LossKind)
        return (-opens, -nobody, -worse, self.element.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts of one kind of which neither opens these needs by itself, and both together do."""

    first: str
    second: str
    needs: tuple[str, ...]


def loss_kind(before: NeedState, after: NeedState) -> LossKind | None:
    """What is lost between two states; ``None`` when nothing is.

    >>> loss_kind(NeedState(True, 3), NeedState(False, 3)).value
    'opens'
    >>> loss_kind(NeedState(False, 3), NeedState(False, 10)).value
    'worse'
    """
    if before.met and not after.met:
        return LossKind.OPENS
    if before.met != after.met or after.rank <= before.rank:
        return None
    return LossKind.NOBODY if after.rank == NOTHING else LossKind.WORSE


class Fragility:
    """Every cut of one model before its law (:class:`queries.cutting.Cutting`). A pure function of those."""

    def __init__(self, cutting: Cutting) -> None:
        self.cutting = cutting
        self._model = cutting.model
        self._need = {need.id: need for need in self._model.needs}

    def cuts(self, by: By) -> tuple[Cut, ...]:
        """Every part of this kind whose loss changes anything, worst first."""
        found = (self.cut(Element(by, name)) for name in self.cutting.names(by))
        return tuple(sorted((cut for cut in found if cut.losses), key=lambda cut: cut.place))

    def cut(self, element: Element) -> Cut:
        """What goes with one part."""
        gone = self.cutting.gone([element])
        losses: list[Loss] = []
        vanished: list[str] = []
        moves: list[Move] = []
        for item in self._items(element):
            before, after = self.cutting.states(item), self.cutting.states(item, gone)
            losses += _losses(before, after)
            vanished += (need for need in before if need not in after)
            moves += (*self._alone_with(item, gone), *self._alone_between(item, gone))
        return Cut(
            element,
            tuple(sorted(losses, key=self._heaviest)),
            tuple(sorted(vanished)),
            tuple(sorted(set(moves))),
        )

    def pairs(self, by: By) -> tuple[Pair, ...]:
        """Every two parts of a kind that fail together and not one by one, those that open most first.

        Whoever opens a met need together must break the way that meets it, and the way that meets it without the first:
        so only what stands on those ways is tried.
        """
        found: dict[tuple[str, str], set[str]] = {}
        for item in self.cutting.items:
            for need, state in self.cutting.states(item).items():
                for pair in self._breaking(self._need[need], by) if state.met else ():
                    found.setdefault(pair, set()).add(need)
        pairs = (Pair(*names, tuple(sorted(needs))) for names, needs in found.items())
        return tuple(sorted(pairs, key=lambda pair: (-len(pair.needs), pair.first, pair.second)))

    # ── who stands alone ─────────────────────────────────────────────────────────────────────────────────────────────

    def _alone_with(self, item: str, gone: Gone) -> Iterator[Move]:
        before, left = self.cutting.first_hand(item), self.cutting.first_hand(item, gone)
        if len(before) > 1 and len(left) == 1:
            (actor,) = left
            if any(self._need[need].needer != actor for need in self.cutting.states(item, gone)):
                yield Move(actor, MoveKind.HOLDS, item)

    def _alone_between(self, item: str, gone: Gone) -> Iterator[Move]:
        after = self.cutting.states(item, gone)
        for name, state in after.items():
            if state.met and state.rank != KNOWN and name in self.cutting.states(item):
                need = self._need[name]
                for actor in self._on_way(need, By.ACTOR, gone):
                    both = Gone(gone.actors | {actor}, gone.flows, gone.norms)
                    if self._opens(need, both) and not self._opens(need, Gone(frozenset({actor}))):
                        yield Move(actor, MoveKind.BRINGS, name)

    # ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _breaking(self, need: Need, by: By) -> Iterator[tuple[str, str]]:
        gone = self.cutting.gone
        for first in self._on_way(need, by, NOTHING_GONE):
            alone = gone([Element(by, first)])
            if not self._is_met(need, alone):
                continue
            for second in self._on_way(need, by, alone):
                both = gone([Element(by, first), Element(by, second)])
                if self._opens(need, both) and self._is_met(need, gone([Element(by, second)])):
                    yield (first, second) if first < second else (second, first)

    def _on_way(self, need: Need, by: By, gone: Gone) -> frozenset[str]:
        """The parts on what meets the need when ``gone`` is gone: without one of them that is broken."""
        if self.cutting.states(need.item, gone)[need.id].rank == KNOWN:
            return self._as_names(by, self._seat_that_knows(need, gone))
        way = self.cutting.way(need, gone)
        legs = () if way is None else way.legs
        flows = [self._model.flow[leg.flow] for leg in legs]
        match by:
            case By.ACTOR | By.PARTNER:
                parties = [party for flow in flows for party in (flow.sender, flow.recipient)]
                return self._as_names(by, parties) - self._as_names(by, [need.needer])
            case By.FLOW:
                return frozenset(flow.id for flow in flows)
            case By.CHANNEL:
                return frozenset(flow.channel for flow in flows if flow.channel)
            case By.AGREEMENT:
                return frozenset(name for flow in flows for name in flow.leans_on)
            case By.GROUND:
                named = (grounds_named(leg.verdict) for leg in legs if leg.verdict is not None)
                return frozenset().union(*named)

    def _seat_that_knows(self, need: Need, gone: Gone) -> list[str]:
        """What a table knows of itself one of its seats knows; what an actor knows goes with the actor only."""
        table = self._model.table.get(need.needer)
        holding = self.cutting.first_hand(need.item, gone)
        return [] if table is None else sorted(holding.intersection(seat.actor for seat in table.seats))[:1]

    def _as_names(self, by: By, parties: Iterable[str]) -> frozenset[str]:
        actors = [self._model.actor[party] for party in parties if party in self._model.actor]
        if by is By.ACTOR:
            return frozenset(actor.id for actor in actors)
        return frozenset(actor.partner for actor in actors) if by is By.PARTNER else frozenset()

    def _is_met(self, need: Need, gone: Gone) -> bool:
        state = self.cutting.states(need.item, gone).get(need.id)
        return state is not None and state.met

    def _opens(self, need: Need, gone: Gone) -> bool:
        state = self.cutting.states(need.item, gone).get(need.id)
        return state is not None and not state.met

    # ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _items(self, element: Element) -> Iterator[str]:
        return (item for item in self.cutting.items if element.name in self.cutting.touching(item, element.by))

    def _heaviest(self, loss: Loss) -> tuple[int, int, str]:
        return (list(LossKind).index(loss.kind), -self._weight[self._need[loss.need].item], loss.need)

    @cached_property
    def _weight(self) -> dict[str, int]:
        heaviest = {item.id: 1 for item in self._model.items}
        for factor in self._model.risk_factors:
            for item in factor.items:
                heaviest[item] = max(heaviest[item], weight_number(factor.weight))
        return heaviest


def _losses(before: Mapping[str, NeedState], after: Mapping[str, NeedState]) -> Iterator[Loss]:
    for need, was in before.items():
        now = after.get(need)
        kind = None if now is None else loss_kind(was, now)
        if now is not None and kind is not None:
            yield Loss(need, kind, was, now)
