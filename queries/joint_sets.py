"""Joint knowledge: the smallest sets of actors that together have the pieces of a factor or a trigger (M4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Composition
from queries.minimal_groups import minimal_groups
from queries.pieces import (
    Asked,
    Holdings,
    Piece,
    PieceKind,
    asked_by_alternative,
    asked_by_factor,
    concerns,
    confined_in,
    leaves,
    named_by,
)
from queries.triggers import alternatives

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.triggers import Alternative

__all__ = [
    "BINDING_FORMS",
    "JointKnowledge",
    "Moment",
    "MomentOf",
    "Together",
    "about_child",
    "joint_knowledge",
    "joint_ways",
    "moment_of_group",
]

BINDING_FORMS: Mapping[str, str] = {"art20": "art20", "zvh": "zvh-case"}
"""Legal forms that give a table a frame of its own in the law, with the forum in which its seats are told something. A
form is no ground: each disclosure is decided by itself.
"""

MomentOf = Callable[[str, str], float | None]
"""When an actor can know an item, in hours from the start; ``None`` when that cannot be said."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Hours from the start; ``at_most`` when something of unknown time could make it earlier."""

    hours: float
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """One smallest set: what each member brings (item ids), which ways of the trigger it sees, which tables seat all of
    its members, those with a legal form of their own apart, and when the last piece is in (``None``: not to be said).
    """

    members: tuple[str, ...]
    brings: tuple[tuple[str, tuple[str, ...]], ...]
    alternatives: tuple[str, ...]
    tables: tuple[str, ...]
    binding_tables: tuple[str, ...]
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class JointKnowledge:
    """Who sees one risk factor, one criterion, or one ``way`` of a criterion, alone or together.

    ``sets`` has every smallest set, of one actor too; no set contains another. ``ways`` counts the alternatives of a
    trigger, ``beyond`` those that no model of kinds can hold, ``never`` those that all actors together do not see.
    ``first`` are the actors that see it alone at the earliest known moment; one of unknown moment may be earlier.
    ``timed`` is false when no times were given.
    ``confined`` counts the items left out because they stay closed.
    """

    factor: str | None
    criterion: str | None
    child: bool
    ways: int
    beyond: int
    never: int
    sets: tuple[Together, ...]
    first: tuple[str, ...]
    first_moment: Moment | None
    timed: bool
    confined: int
    searched_to: int | None
    way: str | None = None

    @property
    def id(self) -> str:
        """The id of the factor, the criterion or the way."""
        return self.way or self.factor or self.criterion or ""

    @property
    def alone(self) -> tuple[str, ...]:
        """Actors that see it by themselves."""
        return tuple(one.members[0] for one in self.sets if len(one.members) == 1)

    @property
    def joint(self) -> tuple[Together, ...]:
        """The sets of two or more."""
        return tuple(one for one in self.sets if len(one.members) > 1)

    @property
    def seated(self) -> tuple[Together, ...]:
        """The sets of two or more that a table with a legal form of its own seats."""
        return tuple(one for one in self.joint if one.binding_tables)


def joint_knowledge(
    model: Model,
    holdings: Holdings,
    *,
    factors: Iterable[str] | None = None,
    criteria: Iterable[str] | None = None,
    subject: str | None = None,
    moment_of: MomentOf | None = None,
) -> tuple[JointKnowledge, ...]:
    """The answer per composed factor (``all``, ``pattern``), then per criterion; each in the order of the model.

    ``holdings`` says what each actor has: in fact (``known_pieces``) or by the law (``lawful_pieces``). ``factors`` and
    ``criteria`` narrow it to these ids, ``subject`` (``"child"``) to what names a factor or an item about it; a
    criterion without such a way is left out. Pure: the model never changes.
    """
    asked_factors, asked_criteria = (None if names is None else set(names) for names in (factors, criteria))
    found = []
    for factor in model.risk_factors:
        if factor.composition is Composition.ONE or not (asked_factors is None or factor.id in asked_factors):
            continue
        if concerns(model, subject, [factor.id]):
            question = _Question(factor.id, None, {factor.id: asked_by_factor(model, factor)}, factor.child_specific)
            found.append(_answer(model, holdings, question, confined_in(model, [factor.id]), moment_of))
    for criterion in model.criteria:
        listed = [one for one in alternatives(model, criterion) if concerns(model, subject, one.factors, one.items)]
        if listed and (asked_criteria is None or criterion.id in asked_criteria):
            closed = confined_in(model, *named_by(model, listed))
            ways = {one.id: asked_by_alternative(model, one) for one in listed if not one.beyond}
            child = any(about_child(model, one) for one in listed)
            question = _Question(None, criterion.id, ways, child, len(listed) - len(ways))
            found.append(_answer(model, holdings, question, closed, moment_of))
    return tuple(found)


def joint_ways(
    model: Model,
    holdings: Holdings,
    criterion: str,
    *,
    subject: str | None = None,
    moment_of: MomentOf | None = None,
) -> tuple[JointKnowledge, ...]:
    """The answer per way of one criterion, but for the ways that lie beyond the model.

    A way that needs several actors is lost in the answer for the whole criterion as soon as one of them sees another
    way by itself; here it is not. Empty for a criterion that the model does not have.
    """
    return tuple(
        _answer(
            model,
            holdings,
            _Question(None, one.id, {way.id: asked_by_alternative(model, way)}, about_child(model, way), way=way.id),
            confined_in(model, *named_by(model, [way])),
            moment_of,
        )
        for one in model.criteria
        if one.id == criterion
        for way in alternatives(model, one)
        if not way.beyond and concerns(model, subject, way.factors, way.items)
    )


def about_child(model: Model, way: Alternative) -> bool:
    """Whether a way of a trigger names a factor or an item about the child."""
    by_factor = any(model.risk_factor[name].child_specific for name in way.factors if name in model.risk_factor)
    return by_factor or any(model.item[name].subject == "child" for name in way.items if name in model.item)


def moment_of_group(
    model: Model, holdings: Holdings, members: Iterable[str], asked: Asked, moment_of: MomentOf
) -> Moment | None:
    """When the last piece that is needed is known to one of ``members``; ``None`` when that cannot be said.

    It says when the pieces are there, not when they are laid side by side. A piece of unknown time is never taken for
    an early or a late one: where it could make the moment earlier, the moment says ``at_most``.
    """
    wanted = frozenset(leaves(asked))
    timed = [
        (piece, _moment_of_piece(model, holdings, member, piece, moment_of))
        for member in members
        for piece in holdings.get(member, frozenset()) & wanted
    ]
    for hours in sorted({moment for _, moment in timed if moment is not None}):
        if asked.met(frozenset(piece for piece, moment in timed if moment is not None and moment <= hours)):
            sooner = frozenset(piece for piece, moment in timed if moment is None or moment < hours)
            return Moment(hours, at_most=asked.met(sooner))
    return None


def _moment_of_piece(model: Model, holdings: Holdings, member: str, piece: Piece, moment_of: MomentOf) -> float | None:
    """A record of one's own is there when the item is known, and so is the only one that was received; of several that
    were received nobody can say which came first.
    """
    if piece.kind is PieceKind.ITEM:
        return moment_of(member, piece.id)
    record = model.record[piece.id]
    of_item = [
        one for one in holdings[member] if one.kind is PieceKind.RECORD and model.record[one.id].item == record.item
    ]
    return moment_of(member, record.item) if record.keeper == member or len(of_item) == 1 else None


@dataclass(frozen=True, slots=True)
class _Question:
    """One factor or one criterion, with what each of its ways asks."""

    factor: str | None
    criterion: str | None
    ways: Mapping[str, Asked]
    child: bool
    beyond: int = 0
    way: str | None = None

    @property
    def whole(self) -> Asked:
        """One of the ways; ways that ask nothing at all are never met, so a trigger without ways is not either."""
        return Asked(1, tuple(self.ways.values()))


def _answer(
    model: Model, holdings: Holdings, question: _Question, confined: int, moment_of: MomentOf | None
) -> JointKnowledge:
    groups = minimal_groups(question.whole, holdings)
    sets = tuple(_together(model, holdings, question, members, moment_of) for members in groups.sets)
    alone = [(one.members[0], one.moment) for one in sets if len(one.members) == 1]
    earliest = min((moment for _, moment in alone if moment is not None), default=None)
    everything = frozenset().union(*holdings.values())
    return JointKnowledge(
        factor=question.factor,
        criterion=question.criterion,
        child=question.child,
        ways=len(question.ways) + question.beyond,
        beyond=question.beyond,
        never=sum(not asked.met(everything) for asked in question.ways.values()),
        sets=sets,
        first=tuple(name for name, moment in alone if earliest is not None and moment == earliest),
        first_moment=earliest,
        timed=moment_of is not None,
        confined=confined,
        searched_to=groups.searched_to,
        way=question.way,
    )


def _together(
    model: Model, holdings: Holdings, question: _Question, members: tuple[str, ...], moment_of: MomentOf | None
) -> Together:
    having = frozenset().union(*(holdings[member] for member in members))
    met = {name: asked for name, asked in question.ways.items() if asked.met(having)}
    used = frozenset(piece for asked in met.values() for piece in leaves(asked))
    seating = [table for table in model.tables if set(members) <= {seat.actor for seat in table.seats}]
    return Together(
        members=members,
        brings=tuple((member, _items(model, holdings[member] & used)) for member in members),
        alternatives=tuple(met),
        tables=tuple(table.id for table in seating),
        binding_tables=tuple(table.id for table in seating if table.legal_form in BINDING_FORMS),
        moment=None if moment_of is None else moment_of_group(model, holdings, members, question.whole, moment_of),
    )


def _items(model: Model, pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(sorted({one.id if one.kind is PieceKind.ITEM else model.record[one.id].item for one in pieces}))
