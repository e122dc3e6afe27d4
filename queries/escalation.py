"""From each entry desk: which actor comes to see which way of an escalation criterion, who first, and when.

Somebody tells at one desk all that can be told there of a way of the trigger. From then on it moves as a signal does
(:mod:`queries.signals`). What a way asks beyond that, an actor must have by itself or by a chain that the law carries:
what can be told here counts only from here, for the question is what this telling sets going. All times are *modelled*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from queries.approach_parts import level_of, members_of
from queries.aspects import criterion_groups
from queries.moments import moments_of
from queries.pieces import Asked, Piece, PieceKind, lawful_pieces, leaves

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import Criterion
    from ontology.terms import Text
    from queries.aspects import Aspect
    from queries.clock import Start
    from queries.legal_flows import LegalFlows
    from queries.sight import Sight
    from queries.signals import Signals
    from queries.timing import Moment, Timing

__all__ = [
    "DECIDING_STEP",
    "Escalation",
    "FromDesk",
    "OfItself",
    "Reach",
    "Seer",
    "TellAt",
    "desks_of",
    "escalations",
    "of_itself",
    "telling",
]

DECIDING_STEP = "BES"
"""The step whose term is that of a criterion: by then who is called in must see it (the criteria give it in words)."""

TellAt = Callable[[str, str], Mapping[str, "Moment"]]
"""Of an item told at a desk: by actor when it can lawfully know it. Who can never know it is not in it."""


OfItself = Callable[[str], Mapping[Piece, "Moment"]]
"""Of an actor: the pieces that it has of itself or lawfully gets, and when."""


class Reach(StrEnum):
    """Whether somebody whom the criterion calls in sees a way in time, from one desk."""

    IN_TIME = "in-time"
    UNSAID = "not-to-say"
    DIES = "dies"
    ANYWAY = "anyway"  # nobody sees it in time from here; somebody that is called in sees it without this telling
    NOBODY_CALLED = "nobody-called"  # the criterion calls in no actor of this model


@dataclass(frozen=True, slots=True)
class Seer:
    """An actor that comes to see it: ``hours`` after it was told, ``None`` where that cannot be said. ``at_best`` is
    what it would be if everything unknown took no time: a bound, never an answer. ``own`` are the items that it brings
    itself; ``called`` is true of one that the criterion calls in.
    """

    actor: str
    hours: float | None
    at_best: float
    own: tuple[str, ...]
    called: bool


@dataclass(frozen=True, slots=True)
class FromDesk:
    """One way of a trigger from one desk: ``told`` of it can be told there, ``untold`` not; who comes to see it.
    ``anyway`` are actors that have enough without this telling, of what cannot be told here.
    """

    desk: str
    way: str
    label: Text
    child: bool
    told: tuple[str, ...]
    untold: tuple[str, ...]
    seers: tuple[Seer, ...]
    anyway: tuple[str, ...]
    reach: Reach

    @property
    def first(self) -> tuple[str, ...]:
        """Who sees it at the earliest known moment; one of unknown moment may be earlier."""
        return _first(self.seers)

    @property
    def first_called(self) -> tuple[str, ...]:
        """The first of those that the criterion calls in."""
        return _first(one for one in self.seers if one.called)


@dataclass(frozen=True, slots=True)
class Escalation:
    """One criterion: whom it calls in, by when, and every way of it from every desk where something of it can be told.

    ``beyond`` counts the ways that no model of kinds can hold, ``confined`` those that miss a piece that stays closed.
    """

    criterion: str
    level: int
    term: float
    called: tuple[str, ...]
    views: tuple[FromDesk, ...]
    beyond: int
    confined: int


def desks_of(signals: Signals) -> dict[str, frozenset[str]]:
    """What can be told at each desk, by desk; nothing that stays closed."""
    found: dict[str, set[str]] = {}
    for desk, item in signals.entries:
        found.setdefault(desk, set()).add(item)
    return {desk: frozenset(items) for desk, items in found.items()}


def telling(signals: Signals, start: Start, level: int = 3) -> TellAt:
    """When whoever can know it knows it, for what is told at ``start``; each item at each desk is followed once."""

    @cache
    def tell(desk: str, item: str) -> Mapping[str, Moment]:
        return {one.actor: one.moment for one in signals.at(desk, item, start, level).heard}

    return tell


def of_itself(sight: Sight, flows: LegalFlows, timing: Timing, start: Start) -> OfItself:
    """What every actor has or lawfully gets, with the clock of ``timing`` from ``start``; looked up once per actor.

    A record that somebody received is left out: of one record of several nobody can say when it came.
    """
    model, holdings, moment_of = sight.model, lawful_pieces(sight, flows), moments_of(timing, start)

    @cache
    def have(actor: str) -> Mapping[Piece, Moment]:
        return {
            piece: moment_of(actor, _item(model, piece))
            for piece in sorted(holdings[actor])
            if piece.kind is PieceKind.ITEM or model.record[piece.id].keeper == actor
        }

    return have


def escalations(
    model: Model,
    desks: Mapping[str, frozenset[str]],
    tell: TellAt,
    have: OfItself,
    *,
    level: int = 3,
    subject: str | None = None,
    criterion: str | None = None,
) -> tuple[Escalation, ...]:
    """The criteria of the model (or the one asked for) from every one of ``desks``.

    With ``subject`` only the ways that concern it. Raises ``UnknownName`` for a subject that no item concerns. Pure.
    """
    by_id = {one.id: one for one in model.criteria}
    found = []
    for group in criterion_groups(model, subject):
        if criterion in (None, group.id):
            one = by_id[group.id]
            seeing = _Seeing(model, one, tell, have, level_of(one, level))
            found.append(
                Escalation(
                    one.id,
                    seeing.level,
                    seeing.term,
                    tuple(sorted(seeing.called)),
                    tuple(view for way in group.aspects for view in seeing.views(way, desks)),
                    group.beyond,
                    sum(bool(way.confined) for way in group.aspects),
                )
            )
    return tuple(found)


class _Seeing:
    def __init__(self, model: Model, criterion: Criterion, tell: TellAt, have: OfItself, level: int) -> None:
        self._model = model
        self._tell = tell
        self._have = have
        self.level = level
        step = model.step.get(DECIDING_STEP)
        self.term = float("inf") if step is None else step.hours(level)
        called = (member for party in criterion.involves for member in members_of(model, party))
        self.called = frozenset(one for one in called if one in model.actor)

    def views(self, way: Aspect, desks: Mapping[str, frozenset[str]]) -> Iterator[FromDesk]:
        """The way from each desk at which something of it can be told."""
        for desk in sorted(desks):
            items = way.items & desks[desk]
            if items:
                told = self._lying(way, desk, items)
                added = _added(way.asked, frozenset(told))
                seers, anyway = self._seen(way, desk, told, added)
                yield FromDesk(
                    desk,
                    way.id,
                    way.label,
                    way.child,
                    tuple(sorted(items)),
                    tuple(sorted(way.items - items)),
                    seers,
                    anyway,
                    self._reach(seers, anyway),
                )

    def _lying(self, way: Aspect, desk: str, items: frozenset[str]) -> dict[Piece, str]:
        """The pieces that lie at the desk after the telling, with their item: it, and the desk's own record of it."""
        return {
            piece: _item(self._model, piece)
            for piece in leaves(way.asked)
            if _item(self._model, piece) in items
            and (piece.kind is PieceKind.ITEM or self._model.record[piece.id].keeper == desk)
        }

    def _seen(
        self, way: Aspect, desk: str, told: Mapping[Piece, str], added: frozenset[Piece]
    ) -> tuple[tuple[Seer, ...], tuple[str, ...]]:
        seers, anyway = [], []
        for actor in self._model.actor:
            own = {piece: moment for piece, moment in self._have(actor).items() if piece in added}
            if way.asked.met(frozenset(own)):
                anyway.append(actor)
                continue
            heard = {piece: moment for piece, item in told.items() if (moment := self._tell(desk, item).get(actor))}
            moments = own | heard
            best = _soonest(way, {piece: one.at_best for piece, one in moments.items()})
            if best is not None:
                hours = _soonest(way, {piece: one.hours for piece, one in moments.items()})
                brings = tuple(sorted({_item(self._model, piece) for piece in own}))
                seers.append(Seer(actor, hours, best, brings, actor in self.called))
        return tuple(sorted(seers, key=_order)), tuple(sorted(anyway))

    def _reach(self, seers: Iterable[Seer], anyway: Iterable[str]) -> Reach:
        if not self.called:
            return Reach.NOBODY_CALLED
        called = [one for one in seers if one.called]
        if any(one.hours is not None and one.hours <= self.term for one in called):
            return Reach.IN_TIME
        if any(one.at_best <= self.term for one in called):
            return Reach.UNSAID
        return Reach.DIES if self.called.isdisjoint(anyway) else Reach.ANYWAY


def _added(asked: Asked, told: frozenset[Piece]) -> frozenset[Piece]:
    """The pieces that somebody may bring of its own: those of every part that the telling itself does not fill."""
    if asked.met(told):
        return frozenset()
    found: set[Piece] = set()
    for part in asked.parts:
        if isinstance(part, Piece):
            found |= {part} - told
        else:
            found |= _added(part, told)
    return frozenset(found)


def _item(model: Model, piece: Piece) -> str:
    return piece.id if piece.kind is PieceKind.ITEM else model.record[piece.id].item


def _soonest(way: Aspect, moments: Mapping[Piece, float | None]) -> float | None:
    """The first moment at which enough pieces are there; ``None`` when it cannot be said or never comes."""
    for hours in sorted({one for one in moments.values() if one is not None}):
        if way.asked.met(frozenset(piece for piece, one in moments.items() if one is not None and one <= hours)):
            return hours
    return None


def _first(seers: Iterable[Seer]) -> tuple[str, ...]:
    known = [(one.hours, one.actor) for one in seers if one.hours is not None]
    earliest = min((hours for hours, _ in known), default=None)
    return tuple(actor for hours, actor in known if hours == earliest)


def _order(seer: Seer) -> tuple[float, float, str]:
    return (float("inf") if seer.hours is None else seer.hours, seer.at_best, seer.actor)
