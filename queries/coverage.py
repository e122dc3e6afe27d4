"""Coverage: of what a group of aspects asks, how much each actor and table sees, over all and per step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.joint_sets import moment_of_group
from queries.pieces import Holdings, Piece, PieceKind, known_pieces, leaves

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.aspects import Aspect, AspectGroup
    from queries.joint_sets import MomentOf
    from queries.sight import Sight

__all__ = ["Coverage", "CoverageRow", "Seen", "Timing", "coverage"]


@dataclass(frozen=True, slots=True)
class Timing:
    """The aspects that are seen, by the term of the step: in time, too late, or not to be said. Modelled."""

    in_time: tuple[str, ...]
    late: tuple[str, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What one actor or table sees of one group; ids of aspects.

    With a ``step``: of the aspects shown by an item that it needs at that step, so that coverage is of what it needs
    and not of all there is to know. Without: of the whole group. ``seen`` is what it sees (under the law, when the law
    was asked); ``ungrounded`` what it sees only over flows that the law does not carry; ``unseen`` what it certainly
    does not see; ``unknown`` what it may see, because its holdings are not declared complete
    or a piece stays closed. Together these are what
    was asked. ``timing`` is ``None`` when no times were computed.
    """

    party: str
    group: str
    step: str | None
    seen: tuple[str, ...]
    ungrounded: tuple[str, ...]
    unseen: tuple[str, ...]
    unknown: tuple[str, ...]
    timing: Timing | None = None

    @property
    def asked(self) -> int:
        """How many aspects were asked for."""
        return len(self.seen) + len(self.ungrounded) + len(self.unseen) + len(self.unknown)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees one aspect by itself: actors, and tables whose seats see it together. ``together`` says that all actors
    together do.
    """

    aspect: str
    group: str
    actors: tuple[str, ...]
    tables: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of a model. Rows by party, group, step; groups are never added up: partner risk and child risk are two
    judgements. It counts kinds of information, and says nothing about a person.
    """

    groups: tuple[AspectGroup, ...]
    rows: tuple[CoverageRow, ...]
    sightings: tuple[Seen, ...]
    timed: bool
    under_law: bool

    @property
    def confined(self) -> int:
        """How many aspects miss a piece here because it stays closed."""
        return len({aspect.id for group in self.groups for aspect in group.aspects if aspect.confined})


def coverage(
    sight: Sight,
    groups: Iterable[AspectGroup],
    *,
    level: int = 3,
    lawful: Holdings | None = None,
    moment_of: MomentOf | None = None,
) -> Coverage:
    """The coverage of ``groups`` (``queries.aspects``) by every actor and table of the model of ``sight``.

    ``lawful`` is what each actor has under the law (``lawful_pieces``); without it coverage is in fact. ``level`` 3 or
    4 sets the terms of the steps. With ``moment_of`` each row of a step says what is seen within its term. A table sees
    what its seats see together: it holds nothing itself. A pure function of its arguments.
    """
    listed = tuple(groups)
    covering = _Covering(sight, lawful, level, moment_of)
    rows = [row for group in listed for row in covering.rows(group)]
    return Coverage(
        listed,
        tuple(sorted(rows, key=lambda row: (row.party, row.group, covering.order(row.step)))),
        tuple(covering.seen(group, aspect) for group in listed for aspect in group.aspects),
        timed=moment_of is not None,
        under_law=lawful is not None,
    )


class _Covering:
    def __init__(self, sight: Sight, lawful: Holdings | None, level: int, moment_of: MomentOf | None) -> None:
        self._model: Model = sight.model
        self._level = level
        self._moment_of = moment_of
        self._in_fact = known_pieces(sight)
        self._lawful = self._in_fact if lawful is None else lawful
        self._members = sight.groups
        self._silent = {
            actor.id: frozenset(
                item.id
                for item in self._model.items
                if not item.confined and not sight.positions.lacks_for_certain(actor.id, item.id)
            )
            for actor in self._model.actors
        }
        self._needs: dict[tuple[str, str], set[str]] = {}
        for need in self._model.needs:
            if need.needer in self._members:
                self._needs.setdefault((need.needer, need.step), set()).add(need.item)

    def order(self, step: str | None) -> tuple[int, str]:
        """The whole first, then the steps in their order."""
        return (0, "") if step is None else (self._model.step[step].order, step)

    def seen(self, group: AspectGroup, aspect: Aspect) -> Seen:
        """Who sees the aspect."""
        met = [name for name in self._members if aspect.asked.met(self._having(self._lawful, name))]
        everything = frozenset().union(*self._lawful.values())
        return Seen(
            aspect.id,
            group.id,
            tuple(sorted(name for name in met if name in self._model.actor)),
            tuple(sorted(name for name in met if name in self._model.table)),
            together=aspect.asked.met(everything),
        )

    def rows(self, group: AspectGroup) -> Iterator[CoverageRow]:
        """A row per party for the whole group, and one per step at which it needs something of it."""
        for party in self._members if group.aspects else ():
            yield self._row(party, group, None, group.aspects)
        for (party, step), items in self._needs.items():
            needed = tuple(aspect for aspect in group.aspects if not items.isdisjoint(aspect.items))
            if needed:
                yield self._row(party, group, step, needed)

    def _row(self, party: str, group: AspectGroup, step: str | None, asked: tuple[Aspect, ...]) -> CoverageRow:
        stands: dict[str, list[Aspect]] = {"seen": [], "ungrounded": [], "unseen": [], "unknown": []}
        for aspect in asked:
            stands[self._standing(party, aspect)].append(aspect)
        ids = {name: tuple(aspect.id for aspect in aspects) for name, aspects in stands.items()}
        timing = None if step is None else self._timing(party, step, stands["seen"])
        return CoverageRow(party, group.id, step, **ids, timing=timing)

    def _standing(self, party: str, aspect: Aspect) -> str:
        if aspect.asked.met(self._having(self._lawful, party)):
            return "seen"
        in_fact = self._having(self._in_fact, party)
        if aspect.asked.met(in_fact):
            return "ungrounded"
        if aspect.confined:
            return "unknown"  # what stays closed is neither seen nor unseen here
        silent = frozenset().union(*(self._silent[member] for member in self._members[party]))
        if silent.isdisjoint(aspect.items):
            return "unseen"
        # Who declared nothing may have a record of its own that the model does not list: of a pattern, any number.
        wanted = frozenset(leaves(aspect.asked))
        open_ended = any(piece.kind is PieceKind.RECORD and self._item(piece) in silent for piece in wanted)
        possible = in_fact | {piece for piece in wanted if self._item(piece) in silent}
        return "unknown" if open_ended or aspect.asked.met(possible) else "unseen"

    def _timing(self, party: str, step: str, seen: list[Aspect]) -> Timing | None:
        if self._moment_of is None:
            return None
        term = self._model.step[step].hours(self._level)
        found: dict[str, list[str]] = {"in_time": [], "late": [], "unsaid": []}
        for aspect in seen:
            members = self._members[party]
            moment = moment_of_group(self._model, self._lawful, members, aspect.asked, self._moment_of)
            if moment is not None and moment.hours <= term:
                found["in_time"].append(aspect.id)
            else:
                late = moment is not None and not moment.at_most
                found["late" if late else "unsaid"].append(aspect.id)
        return Timing(**{name: tuple(ids) for name, ids in found.items()})

    def _having(self, holdings: Holdings, party: str) -> frozenset[Piece]:
        return frozenset().union(*(holdings[member] for member in self._members[party]))

    def _item(self, piece: Piece) -> str:
        return piece.id if piece.kind is PieceKind.ITEM else self._model.record[piece.id].item
