"""The difference between two outlooks: which needs become a gap or stop being one, change kind, verdict or time.

Neither of the two is the right one. ``before`` and ``after`` are only names: the comparison the other way round has the
same rows with their sides exchanged (``tests/properties/test_whatif.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ontology.terms import Text
from queries.comparing import RowSide, side_of
from queries.tally import Tally, tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.answer import JointGap, NeedRow, Surplus
    from queries.outlook import Outlook

_T = TypeVar("_T")

__all__ = ["CHANGE_LABELS", "Change", "Clock", "Comparison", "Difference", "Tally", "compare"]

Clock = Callable[[str, str, str], float | None]
"""The hours after which (needer, item, step) is known; ``None`` where that cannot be said or nothing arrives."""


class Change(StrEnum):
    """What is different about one need; the first that fits."""

    OPENED = "opened"
    CLOSED = "closed"
    ADDED = "added"
    GONE = "gone"
    KIND = "kind"
    VERDICT = "verdict"
    TIME = "time"
    REASON = "reason"


CHANGE_LABELS: dict[Change, Text] = {
    Change.OPENED: Text("wordt een gat", "becomes a gap"),
    Change.CLOSED: Text("is geen gat meer", "is no longer a gap"),
    Change.ADDED: Text("behoefte komt erbij", "need is new"),
    Change.GONE: Text("behoefte vervalt", "need disappears"),
    Change.KIND: Text("andere soort", "other kind"),
    Change.VERDICT: Text("ander oordeel", "other verdict"),
    Change.TIME: Text("andere tijd", "other time"),
    Change.REASON: Text("andere toelichting", "other explanation"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One need that is not the same on both sides; ``None`` where a side has no such need.

    ``better`` says, of an other verdict, whether the law asks less afterwards; ``None`` where neither is better.
    """

    needer: str
    item: str
    step: str
    change: Change
    before: RowSide | None
    after: RowSide | None
    better: bool | None = None

    @property
    def weight(self) -> int:
        """The heavier of both sides."""
        return max(side.row.weight for side in (self.before, self.after) if side is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides counted, and everything that differs: needs (heaviest first), joint gaps, surplus."""

    before: Tally
    after: Tally
    rows: tuple[Difference, ...]
    joint_opened: tuple[JointGap, ...]
    joint_closed: tuple[JointGap, ...]
    surplus_opened: tuple[Surplus, ...]
    surplus_closed: tuple[Surplus, ...]

    def of(self, change: Change) -> tuple[Difference, ...]:
        """The needs with this change."""
        return tuple(row for row in self.rows if row.change is change)

    @property
    def nothing(self) -> bool:
        """Whether nothing differs, not even an explanation."""
        parts = (self.rows, self.joint_opened, self.joint_closed, self.surplus_opened, self.surplus_closed)
        return not any(parts)


def compare(before: Outlook, after: Outlook, clocks: tuple[Clock, Clock] | None = None) -> Comparison:
    """What differs. A need is the same need where needer, item and step are. With ``clocks``, one per side, the times
    are compared too. Nothing is told of a confined item, on either side.
    """
    closed = before.confined | after.confined
    pairs = _pairs(before, after, closed, every=clocks is not None)
    rows = [_difference(before, after, one, other, clocks) for one, other in pairs]
    found = [row for row in rows if row is not None]
    opened, gone = _apart(_joint(before, closed), _joint(after, closed))
    more, less = _apart(_surplus(before, closed), _surplus(after, closed))
    return Comparison(
        before.tally if closed == before.confined else tally(before.rows.values(), before.judged, closed),
        after.tally if closed == after.confined else tally(after.rows.values(), after.judged, closed),
        tuple(sorted(found, key=_heaviest_first)),
        opened,
        gone,
        more,
        less,
    )


def _heaviest_first(found: Difference) -> tuple[int, int, str, str, str]:
    return (list(Change).index(found.change), -found.weight, found.needer, found.item, found.step)


_Pair = tuple["NeedRow | None", "NeedRow | None"]


def _pairs(before: Outlook, after: Outlook, closed: frozenset[str], *, every: bool) -> list[_Pair]:
    """The rows of both sides by who needs what at which step; unless ``every`` is asked, only those that can differ."""
    first = {_key(row): row for row in before.rows.values() if every or not _taken_over(row, before, after)}
    second = {_key(row): row for row in after.rows.values() if every or not _taken_over(row, before, after)}
    return [(first.get(key), second.get(key)) for key in sorted({*first, *second}) if key[1] not in closed]


def _key(row: NeedRow) -> tuple[str, str, str]:
    return (row.needer, row.item, row.step)


def _taken_over(row: NeedRow, before: Outlook, after: Outlook) -> bool:
    """Whether row, verdict and way are the same objects on both sides: then nothing differs."""
    need = row.need
    return (
        before.rows.get(need) is after.rows.get(need)
        and before.judged.get(need) is after.judged.get(need)
        and before.ways.get(need) is after.ways.get(need)
    )


def _difference(
    before: Outlook, after: Outlook, one: NeedRow | None, other: NeedRow | None, clocks: tuple[Clock, Clock] | None
) -> Difference | None:
    first = None if one is None else side_of(before, one, clocks and clocks[0])
    second = None if other is None else side_of(after, other, clocks and clocks[1])
    change, better = _change(first, second)
    row = one or other
    if change is None or row is None:
        return None
    return Difference(row.needer, row.item, row.step, change, first, second, better)


def _change(before: RowSide | None, after: RowSide | None) -> tuple[Change | None, bool | None]:
    if before is None or after is None:
        return (Change.ADDED if before is None else Change.GONE), None
    if before.is_gap is not after.is_gap:
        return (Change.OPENED if after.is_gap else Change.CLOSED), None
    if before.row.kind is not after.row.kind:
        return Change.KIND, None
    if before.ruling != after.ruling:
        if before.rank is None or after.rank is None or before.rank == after.rank:
            return Change.VERDICT, None
        return Change.VERDICT, after.rank < before.rank
    if before.hours != after.hours:
        return Change.TIME, None
    return (Change.REASON if before.told != after.told else None), None


def _joint(outlook: Outlook, closed: frozenset[str]) -> dict[tuple[str, ...], JointGap]:
    """The joint gaps of which no piece is confined."""
    return {
        (gap.criterion or "", gap.factor or "", gap.alternative): gap
        for gap in outlook.joint
        if closed.isdisjoint(gap.pieces)
    }


def _surplus(outlook: Outlook, closed: frozenset[str]) -> dict[tuple[str, ...], Surplus]:
    return {
        (one.actor, one.item, one.kind.value, one.flow or "", one.holding or ""): one
        for one in outlook.surplus
        if one.item not in closed
    }


def _apart(
    before: Mapping[tuple[str, ...], _T], after: Mapping[tuple[str, ...], _T]
) -> tuple[tuple[_T, ...], tuple[_T, ...]]:
    """What only the second has, and what only the first has."""
    return (
        tuple(after[key] for key in sorted(after) if key not in before),
        tuple(before[key] for key in sorted(before) if key not in after),
    )
