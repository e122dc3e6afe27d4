"""One table in three legal forms: per seat and item what becomes must, may or closed, and which acts that takes.

The seats are told, never the table. What a table can have of an item is what its worst-placed seat can be told.
Under form ``zvh`` an admitted case is the recipient too. The form ``none`` is always computed: the others are measured
against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ontology.errors import UnknownName
from queries.legal_answer import may_tell
from queries.subjects import items_about
from queries.table_form_acts import Further, further_acts
from queries.table_form_kinds import FORMS, NONE, TableForm, role_in_house
from queries.table_tellings import Cell, Tellings
from queries.verdict_sentences import State, state_of

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.legal_flows import LegalFlows

__all__ = ["Asked", "Change", "FormAnswer", "TableForms", "asked_of", "change_of", "read_forms", "table_forms"]

_AT_TABLE = ("BEE", "OOR", "BES")
"""The steps that a table is for: picture, judgement, decision."""


class Change(StrEnum):
    """What a form makes of one cell, against no form."""

    OPENS = "opens"
    BECOMES_MUST = "becomes-must"
    EASIER = "easier"
    SAME = "same"
    HARDER = "harder"
    CLOSES = "closes"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table asks: per seat and item the steps. ``own`` is false where the table has no needs of its own in the
    model and those of its seats stand in. ``confined`` counts the items that nothing may name a holder of.
    """

    wanted: tuple[tuple[str, str, tuple[str, ...]], ...]
    own: bool
    confined: int

    @property
    def items(self) -> tuple[str, ...]:
        """Every item once, sorted."""
        return tuple(sorted({item for _, item, _ in self.wanted}))


@dataclass(frozen=True)
class FormAnswer:
    """One form: a cell per seat and item, by seat and then item; per item what the admitted case itself receives (only
    under ``zvh``); and what is still to be done after its own acts.
    """

    form: TableForm
    cells: tuple[Cell, ...]
    case: tuple[Cell, ...] = ()
    further: tuple[Further, ...] = ()

    @cached_property
    def cell(self) -> dict[tuple[str, str], Cell]:
        """Cells by seat and item."""
        return {(one.seat, one.item): one for one in self.cells}

    def states(self, seat: str | None = None) -> Counter[State | None]:
        """How many cells stand in each state; ``None`` counts those with nothing to decide on. What a seat knows
        itself is in none of them.
        """
        chosen = (one for one in self.cells if seat in (None, one.seat) and not one.knows)
        return Counter(None if one.verdict is None else state_of(one.verdict) for one in chosen)

    def known(self, seat: str | None = None) -> int:
        """How many cells need no telling."""
        return sum(one.knows for one in self.cells if seat in (None, one.seat))

    def table(self, item: str) -> Cell:
        """The table's cell for one item: that of the seat that is placed worst, the first by name of equals."""
        return max((one for one in self.cells if one.item == item), key=lambda one: one.rank)


@dataclass(frozen=True)
class TableForms:
    """The whole answer. ``base`` is the table without a form. ``binding`` are the stops that keep cells from being
    freely told in every form here, with the number of cells: what no form changes. ``roles`` say what each seat is in
    the care and safety house.
    """

    table: str
    asked: Asked
    seats: tuple[str, ...]
    base: FormAnswer
    forms: tuple[FormAnswer, ...]
    roles: Mapping[str, str | None]
    binding: tuple[tuple[str, int], ...]
    facts: Mapping[str, str]

    def changes(self, answer: FormAnswer, seat: str | None = None) -> Counter[Change]:
        """How many cells a form changes, and how."""
        chosen = (one for one in answer.cells if seat in (None, one.seat))
        return Counter(change_of(self.base.cell[one.seat, one.item], one) for one in chosen)


def read_forms(written: str) -> tuple[str, ...]:
    """Form ids from ``"none,art20,zvh"``, each once and in their own order; raises ``UnknownName`` for another word.

    >>> read_forms("zvh, none")
    ('none', 'zvh')
    """
    asked = [one.strip() for one in written.split(",") if one.strip()]
    for one in asked or [written]:
        if one not in FORMS:
            raise UnknownName("vorm", "form", one, list(FORMS))
    return tuple(form for form in FORMS if form in asked)


def change_of(before: Cell, after: Cell) -> Change:
    """What a form makes of a cell. That it becomes possible says more than that it becomes a duty; that it becomes an
    open question of law is neither better nor worse.
    """
    able, was_able = _able(after), _able(before)
    if _undecided(after) and not _undecided(before) and not was_able:
        return Change.UNSETTLED
    if able != was_able:
        return Change.OPENS if able else Change.CLOSES
    if _must(after) and not _must(before):
        return Change.BECOMES_MUST
    if after.rank == before.rank:
        return Change.SAME
    return Change.EASIER if after.rank < before.rank else Change.HARDER


def asked_of(model: Model, table: str, subject: str | None = None) -> Asked:
    """What the table asks; of ``subject`` alone where one is given. Raises ``UnknownName`` for an unknown table."""
    if table not in model.table:
        raise UnknownName("overleg", "table", table, sorted(model.table))
    seats = sorted(seat.actor for seat in model.table[table].seats)
    about = items_about(model, subject)
    own = [need for need in model.needs if need.needer == table and need.item in about]
    found: dict[tuple[str, str], set[str]] = {}
    for need in own or [one for one in model.needs if one.item in about and one.step in _AT_TABLE]:
        for seat in seats if own else [need.needer] if need.needer in seats else []:
            found.setdefault((seat, need.item), set()).add(need.step)
    confined = {item for _, item in found if model.item[item].confined}
    order = {step.id: step.order for step in model.steps}
    wanted = tuple(
        (seat, item, tuple(sorted(steps, key=lambda step: order[step])))
        for (seat, item), steps in sorted(found.items())
        if item not in confined
    )
    return Asked(wanted, bool(own), len(confined))


def table_forms(
    flows: LegalFlows,
    table: str,
    forms: Sequence[str] = tuple(FORMS),
    facts: Mapping[str, str] | None = None,
    subject: str | None = None,
) -> TableForms:
    """The table in each of ``forms`` (ids of ``FORMS``). ``facts`` are those that ``flows`` was made with: they go
    before what the acts of a form make true. Raises ``UnknownName`` for a table, form or subject that is not there.

    A need for several steps is judged at each; the cell is the worst of them. Where an item must not be named with its
    holder (a secret address) there is no cell, only a count.
    """
    stated = dict(facts or {})
    asked = asked_of(flows.model, table, subject)
    for form in forms:
        if form not in FORMS:
            raise UnknownName("vorm", "form", form, list(FORMS))
    base = _in_form(flows, FORMS[NONE], asked, stated)
    answers = tuple(base if form == NONE else _in_form(flows, FORMS[form], asked, stated) for form in forms)
    seats = tuple(sorted({seat.actor for seat in flows.model.table[table].seats}))
    bench = flows.bench
    return TableForms(
        table,
        asked,
        seats,
        base,
        answers,
        {seat: role_in_house(bench.law, bench.day, bench.capacity(seat)) for seat in seats},
        _binding((base, *(one for one in answers if one is not base))),
        stated,
    )


def _in_form(flows: LegalFlows, form: TableForm, asked: Asked, facts: Mapping[str, str]) -> FormAnswer:
    tellings = Tellings(flows, form, facts)
    cells = tuple(
        max((tellings.cell(seat, item, step) for step in steps), key=lambda one: one.rank)
        for seat, item, steps in asked.wanted
    )
    case: tuple[Cell, ...] = ()
    if form.through_case:
        steps = {item: steps for _, item, steps in asked.wanted}
        case = tuple(
            max((tellings.case(item, step) for step in steps[item]), key=lambda one: one.rank) for item in asked.items
        )
    return FormAnswer(form, cells, case, further_acts(flows.bench.law, flows.bench.day, form, (*cells, *case)))


def _binding(answers: Sequence[FormAnswer]) -> tuple[tuple[str, int], ...]:
    """Stops that stand in the way of a cell in every form; the most cells first."""
    found: Counter[str] = Counter()
    for place in answers[0].cell:
        cells = [answer.cell[place] for answer in answers]
        if all(one.verdict is not None and not _freely(one) for one in cells):
            found.update(set.intersection(*(_stops(one) for one in cells)))
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _stops(cell: Cell) -> set[str]:
    """The stops that the verdicts on the way name: what blocks, and what is lifted on a condition only."""
    verdicts = [leg.verdict for leg in cell.legs]
    members = [member for verdict in verdicts for _, member in verdict.per_subject]
    return {
        name
        for verdict in (*verdicts, *members)
        for names in (verdict.blocks, *(one.norms for one in verdict.layers if one.name.value in ("stops", "secrecy")))
        for name in names
    }


def _able(cell: Cell) -> bool:
    return cell.knows or (cell.verdict is not None and may_tell(cell.verdict))


def _must(cell: Cell) -> bool:
    return cell.verdict is not None and state_of(cell.verdict) is State.MUST


def _undecided(cell: Cell) -> bool:
    return cell.verdict is not None and state_of(cell.verdict) is State.UNDECIDED


def _freely(cell: Cell) -> bool:
    return cell.verdict is not None and state_of(cell.verdict) in (State.MUST, State.MAY)
