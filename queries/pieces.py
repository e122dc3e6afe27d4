"""What must come together to see a risk factor or a trigger: pieces, and how many of them; and who has which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontology.terms import Composition
from queries.subjects import items_about

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import RiskFactor
    from queries.legal_flows import LegalFlows
    from queries.sight import Sight
    from queries.triggers import Alternative

__all__ = [
    "Asked",
    "Holdings",
    "Piece",
    "PieceKind",
    "asked_by_alternative",
    "asked_by_factor",
    "concerns",
    "confined_in",
    "items_of",
    "known_pieces",
    "lawful_pieces",
    "leaves",
    "named_by",
]


class PieceKind(StrEnum):
    """An item that somebody knows, or one record of it: a pattern is seen in two records, not in two items."""

    ITEM = "item"
    RECORD = "record"


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """The smallest thing that a party brings along."""

    kind: PieceKind
    id: str


Holdings = Mapping[str, frozenset[Piece]]
"""Which pieces each actor has, by actor id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """At least ``count`` of ``parts`` must be there. More than there are parts means: never."""

    count: int
    parts: tuple[Asked | Piece, ...]

    def met(self, having: frozenset[Piece]) -> bool:
        """Whether these pieces are enough. More pieces never make it worse.

        >>> x, y = Piece(PieceKind.ITEM, "x"), Piece(PieceKind.ITEM, "y")
        >>> Asked(2, (x, y)).met(frozenset({x})), Asked(2, (x, y)).met(frozenset({x, y}))
        (False, True)
        """
        found = 0
        for part in self.parts:
            found += part in having if isinstance(part, Piece) else part.met(having)
            if found >= self.count:
                return True
        return found >= self.count


def leaves(asked: Asked) -> Iterator[Piece]:
    """Every piece that counts somewhere in what is asked; one that counts twice comes twice."""
    for part in asked.parts:
        if isinstance(part, Piece):
            yield part
        else:
            yield from leaves(part)


def asked_by_factor(model: Model, factor: RiskFactor) -> Asked:
    """What shows a risk factor: one item, all of them, or two records of whichever of its items.

    A confined item is no piece: a factor that needs it along with others is then never seen here, and one that has
    other signs is seen by those. A factor without items is never seen.
    """
    open_items = [item for item in factor.items if not model.item[item].confined]
    if factor.composition is Composition.PATTERN:
        wanted = set(open_items)
        return Asked(2, tuple(Piece(PieceKind.RECORD, one.id) for one in model.records if one.item in wanted))
    count = max(1, len(factor.items)) if factor.composition is Composition.ALL else 1
    return Asked(count, tuple(Piece(PieceKind.ITEM, item) for item in open_items))


def asked_by_alternative(model: Model, alternative: Alternative) -> Asked:
    """What one way to meet a trigger asks: its factors, its items, and as many heavy factors as each threshold says.

    What lies beyond a model of kinds (an event, a lapse of time) can never be seen in it: then it is never met. So it
    is when the alternative asks nothing at all.
    """
    parts: list[Asked | Piece] = []
    for factor in sorted(alternative.factors):
        known = model.risk_factor.get(factor)
        parts.append(Asked(1, ()) if known is None else asked_by_factor(model, known))
    parts += [
        Piece(PieceKind.ITEM, item) if item in model.item and not model.item[item].confined else Asked(1, ())
        for item in sorted(alternative.items)
    ]
    for threshold in sorted(alternative.thresholds, key=lambda one: (one.count, one.minimum_weight.rank)):
        heavy = (one for one in model.risk_factors if one.weight.rank >= threshold.minimum_weight.rank)
        parts.append(Asked(threshold.count, tuple(asked_by_factor(model, one) for one in heavy)))
    never = alternative.beyond or not parts
    return Asked(len(parts) + never, tuple(parts))


def items_of(model: Model, asked: Asked) -> frozenset[str]:
    """Ids of the items of all pieces."""
    return frozenset(
        piece.id if piece.kind is PieceKind.ITEM else model.record[piece.id].item for piece in leaves(asked)
    )


def concerns(model: Model, subject: str | None, factors: Iterable[str], items: Iterable[str] = ()) -> bool:
    """Whether one of these factors or items is about ``subject``; anything is for ``None``.

    For the child also every factor that is marked as specific to children. A threshold ("two heavy factors") names no
    factor, so it is about nobody in particular. Raises ``UnknownName`` for a subject that no item concerns.
    """
    if subject is None:
        return True
    about = items_about(model, subject)
    named = [model.risk_factor[factor] for factor in factors if factor in model.risk_factor]
    return not about.isdisjoint((*items, *(item for factor in named for item in factor.items))) or (
        subject == "child" and any(factor.child_specific for factor in named)
    )


def named_by(model: Model, ways: Iterable[Alternative]) -> tuple[frozenset[str], frozenset[str]]:
    """The factors (those that a threshold counts too) and the items that these ways of a trigger rest on."""
    listed = tuple(ways)
    lightest = min((one.minimum_weight.rank for way in listed for one in way.thresholds), default=None)
    counted = {one.id for one in model.risk_factors if lightest is not None and one.weight.rank >= lightest}
    factors = frozenset(name for way in listed for name in way.factors)
    return factors | counted, frozenset(name for way in listed for name in way.items)


def confined_in(model: Model, factors: Iterable[str], items: Iterable[str] = ()) -> int:
    """How many confined items were left out of these factors and items: the count, never which or whose."""
    named = {item for factor in factors if factor in model.risk_factor for item in model.risk_factor[factor].items}
    return sum(model.item[item].confined for item in {*named, *items} if item in model.item)


def known_pieces(sight: Sight) -> Holdings:
    """What each actor has in fact, in any quality, but for what stays confined."""
    return {
        actor.id: _pieces(sight.model, sight.items([actor.id]), sight.records([actor.id]))
        for actor in sight.model.actors
    }


def lawful_pieces(sight: Sight, flows: LegalFlows, step: str = "BEE") -> Holdings:
    """What each actor has of itself or by a chain that the law carries at ``step``, but for what stays confined.

    Never more than :func:`known_pieces`: a record that somebody received goes along only from the origins of chains
    that the law carries.
    """
    return {actor.id: _lawful(sight, flows, step, actor.id) for actor in sight.model.actors}


def _lawful(sight: Sight, flows: LegalFlows, step: str, actor: str) -> frozenset[Piece]:
    items: set[str] = set()
    records: set[str] = set()
    in_sight = sight.records([actor])
    for item in sight.items([actor]):
        ways = () if sight.model.item[item].confined else flows.at(actor, item, step)
        if ways:
            items.add(item)
            origins = {sight.model.flow[way.legs[0].flow].sender if way.legs else actor for way in ways}
            records |= {one.id for origin in origins for one in flows.bench.records(origin, item)} & in_sight
    return _pieces(sight.model, items, records)


def _pieces(model: Model, items: Iterable[str], records: Iterable[str]) -> frozenset[Piece]:
    return frozenset(
        (
            *(Piece(PieceKind.ITEM, item) for item in items if not model.item[item].confined),
            *(Piece(PieceKind.RECORD, one) for one in records if not model.item[model.record[one].item].confined),
        )
    )
