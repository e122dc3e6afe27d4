"""Where everything lies after an edit that moved a few items: those looked at anew, the others taken over."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.projection import project
from ontology.terms import Composition
from queries.joint import joint_gaps
from queries.positions import Positions
from queries.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.model import Model
    from ontology.process import Expression
    from queries.answer import JointGap

__all__ = ["SplicedSight", "joint_after", "part_of"]


def part_of(model: Model, items: frozenset[str]) -> Model:
    """The model with only what the rows and the surplus of ``items`` turn on: also every product made of one of them,
    and every flow of an actor that declared whom it knows. Joint gaps are not asked of a part: its factors only weigh
    the rows.
    """
    declared = {actor.id for actor in model.actors if actor.complete_contacts}
    return replace(
        model,
        items=tuple(one for one in model.items if one.id in items or not items.isdisjoint(one.made_from)),
        records=tuple(one for one in model.records if one.item in items),
        holdings=tuple(one for one in model.holdings if one.item in items),
        needs=tuple(one for one in model.needs if one.item in items),
        flows=tuple(
            replace(one, items=tuple(item for item in one.items if item in items))
            for one in model.flows
            if not items.isdisjoint(one.items) or not declared.isdisjoint((one.sender, one.recipient))
        ),
        agreements=tuple(one for one in model.agreements if not items.isdisjoint(one.items)),
        risk_factors=tuple(
            replace(one, items=tuple(item for item in one.items if item in items), composition=Composition.ONE)
            for one in model.risk_factors
            if not items.isdisjoint(one.items)
        ),
        criteria=(),
    )


class SplicedSight(Sight):
    """What groups can see in ``model``: of the ``moved`` items as ``part`` (:func:`part_of`) says, of others as before.

    ``changed`` are the actors that know or can lay down something else than before.
    """

    def __init__(self, model: Model, before: Sight, part: Model, moved: frozenset[str]) -> None:
        fresh = Sight(_lying(part))
        super().__init__(_Spliced(model, before.positions, fresh.positions, moved))
        self._before = before
        self._moved = moved
        record = before.model.record
        items = {actor: (known - moved) | fresh._items_of[actor] for actor, known in before._items_of.items()}
        records = {
            actor: frozenset(name for name in laid if record[name].item not in moved) | fresh._records_of[actor]
            for actor, laid in before._records_of.items()
        }
        self.changed = frozenset(
            actor
            for actor in items
            if items[actor] != before._items_of[actor] or records[actor] != before._records_of[actor]
        )
        self.__dict__.update(_items_of=items, _records_of=records, groups=before.groups)
        self._visible = {members: seen for members, seen in before._visible.items() if self.changed.isdisjoint(members)}

    @cached_property
    def same_for_joint(self) -> bool:
        """Whether no joint gap can be another one than before: nobody sees another factor, alone, at a table or all
        together, and no moved item is itself a piece of anything.
        """
        if not self.changed:
            return True
        return self._no_piece_moved and self._all_see_the_same and all(seen == before for seen, before in self._seen)

    @cached_property
    def only_more(self) -> bool:
        """Whether groups see more factors and none sees fewer, while all together see what they saw and no moved item
        is itself a piece: then no joint gap opens.
        """
        return self._no_piece_moved and self._all_see_the_same and all(seen >= before for seen, before in self._seen)

    @property
    def gained(self) -> frozenset[str]:
        """The factors that some group sees now and did not see before."""
        return frozenset().union(*(seen - before for seen, before in self._seen))

    @cached_property
    def _no_piece_moved(self) -> bool:
        return self._moved.isdisjoint(_pieces(self.model))

    @cached_property
    def _everyone(self) -> tuple[str, ...]:
        return tuple(actor.id for actor in self.model.actors)

    @cached_property
    def _all_see_the_same(self) -> bool:
        return self.visible(self._everyone) == self._before.visible(self._everyone)

    @property
    def _seen(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """What each group with a changed actor sees, now and before."""
        groups = (group for group in self.groups.values() if not self.changed.isdisjoint(group))
        return ((self.visible(group), self._before.visible(group)) for group in groups)


def joint_after(sight: SplicedSight, before: tuple[JointGap, ...]) -> tuple[JointGap, ...]:
    """The joint gaps now, when those before are known. Where groups only see more, and no more of what is a piece of
    one of those, none opens and none closes.
    """
    if sight.same_for_joint:
        return before
    if sight.only_more and sight.gained.isdisjoint(piece for gap in before for piece in gap.pieces):
        return before
    return joint_gaps(sight)


class _Spliced(Positions):
    """Where every item lies: ``moved`` as in a part of the model, the others as before. The graph is of the part."""

    def __init__(self, model: Model, before: Positions, part: Positions, moved: frozenset[str]) -> None:
        self.model = model
        self.graph = part.graph
        self._node = before._node
        self._reach = {item: part._reach[item] if item in moved else found for item, found in before._reach.items()}
        self._first_hand = {
            item: part._first_hand[item] if item in moved else found for item, found in before._first_hand.items()
        }


def _lying(part: Model) -> Positions:
    """Where the items of a part lie; only its flows that carry one of them are drawn."""
    carrying = tuple(flow for flow in part.flows if flow.items)
    return Positions(part, project(replace(part, flows=carrying, needs=(), agreements=(), tables=())))


def _pieces(model: Model) -> frozenset[str]:
    """Items that are a piece by themselves: of a factor that asks more than one, or named by a criterion."""
    several = (factor for factor in model.risk_factors if factor.composition is not Composition.ONE)
    named = (item for criterion in model.criteria for item in _items(criterion.trigger))
    return frozenset((*(item for factor in several for item in factor.items), *named))


def _items(trigger: Expression) -> Iterator[str]:
    if trigger.item is not None:
        yield trigger.item
    for one in trigger.operands:
        yield from _items(one)
