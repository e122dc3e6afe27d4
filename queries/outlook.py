"""Every need of a premise with its kind and its verdict, ready to be asked again after an edit of what it touches.

What an item's rows turn on is small: where the item lies, over which flows it moves, what is agreed about it and, for a
few rows, whom the needer knows. So after an edit only the rows of touched items are worked out, on a model that holds
nothing but those items; the rest is taken over. That this gives exactly what the whole edited model gives is a law
that is tried on random models (``tests/properties/test_whatif.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from queries.analysis import analyse
from queries.answer import Analysis, GapKind, JointGap, NeedRow, Summary, Surplus
from queries.current import current_analysis
from queries.deciding import Bench
from queries.lawful_analysis import judge_surplus, ways
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.positions import Positions
from queries.sight import Sight
from queries.splicing import SplicedSight, joint_after, part_of
from queries.tally import Tally, tally
from queries.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from queries.editing import Edited
    from queries.legal_answer import FlowVerdict, Judged, Way
    from queries.premise import Premise

__all__ = ["Outlook", "look"]


@dataclass(frozen=True)
class _Legal:
    """The half of law and clock of some rows."""

    rows: Mapping[str, NeedRow]
    judged: Mapping[str, Judged]
    ways: Mapping[str, Way]
    standing: Mapping[tuple[str, str], FlowVerdict]


@dataclass(frozen=True)
class Outlook:
    """One premise, answered in full. ``factual`` are the rows before the law is asked, heaviest first; ``rows`` are
    those of :func:`queries.current.current_analysis`, and the others go with them, by the id of the need (``standing``:
    by flow and item).
    """

    premise: Premise
    level: int
    factual: tuple[NeedRow, ...]
    rows: Mapping[str, NeedRow]
    judged: Mapping[str, Judged]
    ways: Mapping[str, Way]
    surplus: tuple[Surplus, ...]
    standing: Mapping[tuple[str, str], FlowVerdict]
    joint: tuple[JointGap, ...]
    _bench: Bench
    _spliced: Sight | None = None

    @property
    def model(self) -> Model:
        """The model of the premise."""
        return self.premise.model

    @property
    def bench(self) -> Bench:
        """Who decides what the law says here."""
        return self._bench

    def after(self, edited: Edited) -> Outlook:
        """The outlook on the edited premise; equal to :func:`look` on it, and quicker the less was touched."""
        premise = edited.premise
        same_law = premise.law is self.premise.law and premise.day == self.premise.day
        same_law = same_law and premise.facts == self.premise.facts
        bench = self._bench.about(premise.model) if same_law else _bench(premise)
        if edited.touched is None:
            return _look(premise, self.level, bench)
        moved = self._moved(edited)
        part = premise.model
        if moved:
            part = part_of(premise.model, moved)
            facts = self._facts_after(premise, part, moved)
        else:
            facts = _Facts(self.factual, self.surplus, self.joint, self._sight)
        if not same_law:
            return _outlook(premise, self.level, facts, _judged(facts, premise, self.level, bench), bench)
        return _outlook(
            premise, self.level, facts, self._legal_after(facts, replace(premise, model=part), moved, bench), bench
        )

    def _moved(self, edited: Edited) -> frozenset[str]:
        """The items whose rows may be different: those that are touched, and those of which a row goes by whom the
        needer knows, where that may be different. No other row looks at contacts.
        """
        if edited.touched is None:
            return frozenset(self.model.item)
        seats = {table.id: frozenset(seat.actor for seat in table.seats) for table in self.model.tables}
        by_contacts = (
            row.item
            for row in self.factual
            if row.contacts_declared
            and row.kind in (GapKind.UNAWARE, GapKind.NO_FLOW)
            and edited.contacts & seats.get(row.needer, {row.needer})
        )
        return edited.touched.union(by_contacts)

    def _facts_after(self, premise: Premise, part: Model, moved: frozenset[str]) -> _Facts:
        fresh = analyse(part, self.level)
        redone = {row.need: row for row in fresh.rows}
        kept = (one for one in self.surplus if one.item not in moved)
        sight = SplicedSight(premise.model, self._sight, part, moved)
        return _Facts(
            tuple(redone.get(row.need, row) for row in self.factual),
            tuple(sorted((*kept, *fresh.surplus), key=_surplus_order)),
            joint_after(sight, self.joint),
            sight,
        )

    def _legal_after(self, facts: _Facts, part: Premise, moved: frozenset[str], bench: Bench) -> _Legal:
        if not moved:
            return _Legal(self.rows, self.judged, self.ways, self.standing)
        rows = tuple(row for row in facts.rows if row.item in moved)
        surplus = tuple(one for one in facts.surplus if one.item in moved)
        legal = _judged(replace(facts, rows=rows, surplus=surplus), part, self.level, bench)
        gone = {row.need for row in rows}
        return _Legal(
            {**self.rows, **legal.rows},
            {**{need: one for need, one in self.judged.items() if need not in gone}, **legal.judged},
            {**{need: one for need, one in self.ways.items() if need not in gone}, **legal.ways},
            {**{key: one for key, one in self.standing.items() if key[1] not in moved}, **legal.standing},
        )

    @cached_property
    def confined(self) -> frozenset[str]:
        """The items of which nothing may be told."""
        return frozenset(item.id for item in self.model.items if item.confined)

    @cached_property
    def tally(self) -> Tally:
        """The needs counted, those of confined items apart."""
        return tally(self.rows.values(), self.judged, self.confined)

    @cached_property
    def _sight(self) -> Sight:
        return Sight(Positions(self.model)) if self._spliced is None else self._spliced


def look(premise: Premise, level: int = 3) -> Outlook:
    """The outlook on a premise at escalation ``level`` 3 or 4, everything worked out."""
    return _look(premise, level, _bench(premise))


@dataclass(frozen=True)
class _Facts:
    """The factual half."""

    rows: tuple[NeedRow, ...]
    surplus: tuple[Surplus, ...]
    joint: tuple[JointGap, ...]
    sight: Sight | None


def _bench(premise: Premise) -> Bench:
    return Bench(premise.model, premise.law, premise.day, premise.facts)


def _look(premise: Premise, level: int, bench: Bench) -> Outlook:
    found = analyse(premise.model, level)
    facts = _Facts(found.rows, found.surplus, found.joint, None)
    return _outlook(premise, level, facts, _judged(facts, premise, level, bench), bench)


def _outlook(premise: Premise, level: int, facts: _Facts, legal: _Legal, bench: Bench) -> Outlook:
    return Outlook(
        premise,
        level,
        facts.rows,
        legal.rows,
        legal.judged,
        legal.ways,
        facts.surplus,
        legal.standing,
        facts.joint,
        bench,
        facts.sight,
    )


def _judged(facts: _Facts, premise: Premise, level: int, bench: Bench) -> _Legal:
    """The law and the clock asked about these rows and this surplus, all of them of the items of the model."""
    model = premise.model
    nothing = Summary(len(facts.rows), dict.fromkeys((kind.value for kind in GapKind), 0), {}, {}, None)
    asked = Analysis(model.id, model.version, model.reference_date, level, facts.rows, (), facts.surplus, nothing)
    before = bench.about(model)
    flows = LegalFlows(before)
    current = current_analysis(model, asked, flows, Timing(before))
    return _Legal(
        {row.need: row for row in current.rows},
        {one.need: one for one in judge_rows(current, flows)},
        ways(model, current, flows),
        judge_surplus(model, current, flows),
    )


def _surplus_order(one: Surplus) -> tuple[str, str, str, str, str]:
    return (one.actor, one.item, one.kind, one.flow or "", one.holding or "")
