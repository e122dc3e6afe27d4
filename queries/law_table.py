"""The law as a table: how a kind of record can pass between kinds of parties, worked out once from the one decision.

A row is a record as it lies with one party: its label, what earlier grounds say about going on, and what became true
on the way (what Veilig Thuis was told is a report). Rows between which no question can tell are one row. The table is
of one bench: its law, day and facts. It has no norm, capacity or outcome in it, only places and grades, so that
``graph`` can search it.

A flow that runs only in acute danger is not in it: what the law lets such a flow carry it lets no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.carrying import carried_by
from queries.deciding import ASSUMED_FACTS, is_reported
from queries.intermediaries import limits, received
from queries.own_tasks import purposes_of
from queries.verdict import OUTCOME_ORDER, Decision, Hop, Label, Outcome, Verdict

if TYPE_CHECKING:
    from graph.arrays import Passing
    from queries.deciding import Bench

__all__ = ["MODES", "TAKEN", "LawTable", "RecordKind", "law_table"]

MODES = (False, True)
"""Whether a report to Veilig Thuis is taken to be there; a step belongs to one of them."""

TAKEN = frozenset(
    {
        (Outcome.MANDATORY, None),
        (Outcome.MANDATORY_UNLESS_WEIGHTY, None),
        (Outcome.PERMITTED, None),
        (Outcome.PERMITTED_HUMAN, None),
        (Outcome.PERMITTED_IF, Decision.FACTS),
        (Outcome.ONLY_CONSENT, None),
    }
)
"""With these a pass that no flow makes today can be proposed; a flow that exists is asked of ``carrying`` alone."""

_TAKEN_GRADES = frozenset(OUTCOME_ORDER.index(one) for one in TAKEN)
_NOTHING = 255
_OWN_TASK = ""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What decides how a record can go on from ``party``. ``binding`` are the grounds of earlier passes that say to
    whom it may go next; ``implied`` are facts that became true on the way.
    """

    party: str
    label: Label
    reported: bool
    binding: frozenset[str] = frozenset()
    implied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LawTable:
    """``passing`` over places: ``parties`` and ``aims`` (steps) name them; ``row`` finds the state of a record that its
    holder has of itself, by (party, label, whether a report is there).
    """

    parties: tuple[str, ...]
    aims: tuple[str, ...]
    passing: Passing
    row: Mapping[tuple[str, Label, bool], int]
    kinds: int
    """How many kinds of record there were before those that no question can tell apart were made one."""

    def place(self, party: str) -> int:
        """The number of a party; raises ``ValueError`` for one that the table does not have."""
        return self.parties.index(party)


@dataclass(frozen=True, slots=True)
class _Row:
    """Per aim and party the grade, and who can be told; then the kinds that it becomes."""

    grade: tuple[tuple[int, ...], ...]
    told: tuple[int, ...]
    flowed: tuple[int, ...]
    moves: tuple[RecordKind, ...]
    flows: tuple[RecordKind, ...]


def law_table(bench: Bench, parties: Sequence[str], steps: Sequence[str]) -> LawTable:
    """The table for these parties of the model of ``bench``, from the labels of all records that they keep.

    Parties in whose capacity nobody can say anything have no rows. Confined items have no part in it.
    """
    deciding = _Deciding(bench, tuple(parties), tuple(steps))
    origins = {
        (record.keeper, label): [RecordKind(record.keeper, _plain(label), reported) for reported in MODES]
        for record in bench.model.records
        if record.keeper in parties and not bench.model.item[record.item].confined
        if (label := bench.label(record)) is not None
    }
    rows: dict[RecordKind, _Row] = {}
    queue = [kind for pair in origins.values() for kind in pair]
    while queue:
        kind = queue.pop()
        if kind not in rows:
            rows[kind] = deciding.row(kind)
            queue += [*rows[kind].moves, *rows[kind].flows]
    number = _told_apart(rows)
    return LawTable(
        tuple(parties),
        tuple(steps),
        _arrays(deciding, rows, number),
        {(party, label, kind.reported): number[kind] for (party, label), pair in origins.items() for kind in pair},
        len(rows),
    )


class _Deciding:
    """Asks the bench, one kind of record at a time."""

    def __init__(self, bench: Bench, parties: tuple[str, ...], steps: tuple[str, ...]) -> None:
        self.parties = parties
        self.steps = steps
        self._bench = bench
        self._law = bench.law
        self._on_day = bench.law.on(bench.day)
        self._capacity = {party: bench.capacity(party) for party in parties}
        self._standing = {ASSUMED_FACTS[one.id][0] for one in bench.model.assumptions if one.id in ASSUMED_FACTS}

    def row(self, kind: RecordKind) -> _Row:
        """Everything that can be asked of one kind of record."""
        steps = [self._decided(kind, step) if is_reported(step) is kind.reported else None for step in self.steps]
        own = self._decided(kind, _OWN_TASK)
        return _Row(
            tuple(tuple(self._grade(asked, party) for party in self.parties) for asked in steps),
            tuple(self._parties(asked, proposed=True) for asked in steps),
            tuple(self._parties(asked, proposed=False) for asked in steps),
            tuple(self._becomes(kind, own, proposed=True)),
            tuple(self._becomes(kind, own, proposed=False)),
        )

    def _decided(self, kind: RecordKind, step: str) -> dict[str, list[Verdict]]:
        """The verdicts on telling each party for its purposes at ``step``."""
        hops = tuple(Hop("", "", ground, "") for ground in sorted(kind.binding))
        found: dict[str, list[Verdict]] = {}
        for party, capacity in self._capacity.items():
            if capacity is not None and party != kind.party:
                purposes = purposes_of(self._law, capacity, step)
                asked = self._bench.disclosures(kind.party, party, kind.label, purposes, hops)
                # A middleman is told for its own task, in the same situation as whoever is told last.
                at = step or ("BEE" if kind.reported else _OWN_TASK)
                found[party] = [self._bench.decide(one, at, tuple(sorted(kind.implied))) for one in asked]
        return found

    def _grade(self, asked: dict[str, list[Verdict]] | None, party: str) -> int:
        return min((verdict.rank for verdict in (asked or {}).get(party, ())), default=_NOTHING)

    def _parties(self, asked: dict[str, list[Verdict]] | None, *, proposed: bool) -> int:
        return sum(
            1 << place
            for place, party in enumerate(self.parties)
            if any(True for verdict in (asked or {}).get(party, ()) for _ in self._grounds(verdict, proposed=proposed))
        )

    def _grounds(self, verdict: Verdict, *, proposed: bool) -> Iterator[tuple[str, ...]]:
        for carried in carried_by(self._on_day, verdict, acute=False):
            if not proposed or carried.verdict.rank in _TAKEN_GRADES:
                yield carried.grounds

    def _becomes(self, kind: RecordKind, own: dict[str, list[Verdict]], *, proposed: bool) -> Iterator[RecordKind]:
        for party, verdicts in own.items():
            found = (grounds for verdict in verdicts for grounds in self._grounds(verdict, proposed=proposed))
            yield from dict.fromkeys(self._received(kind, party, grounds) for grounds in found)

    def _received(self, kind: RecordKind, party: str, grounds: tuple[str, ...]) -> RecordKind:
        binding = kind.binding | {ground for ground in grounds if limits(self._on_day, ground)}
        capacity = self._capacity[party]
        assert capacity is not None
        classes = self._law.within(capacity)
        told = {fact for one in self._law.intermediaries if one.capacity in classes for fact in one.makes}
        # What is taken to be so anyhow makes no other record of it.
        implied = (kind.implied | told) - (self._standing if kind.reported else set())
        (label,) = received(self._on_day, capacity, kind.label, grounds)
        return RecordKind(party, label, kind.reported, binding, implied)


def _plain(label: Label) -> Label:
    """The order in which origins were added says nothing."""
    return replace(label, origin=tuple(sorted(set(label.origin))))


def _told_apart(rows: Mapping[RecordKind, _Row]) -> dict[RecordKind, int]:
    """A number per kind; kinds of one party that answer every question alike, now and after any pass, share one.

    Partition refinement: split by the answers of a row, then by where its passes lead, until nothing splits.
    """
    number = _numbered(
        (kind, (kind.party, kind.reported, row.grade, row.told, row.flowed)) for kind, row in rows.items()
    )
    while True:
        finer = _numbered(
            (kind, (number[kind], *(frozenset(number[to] for to in way) for way in (row.moves, row.flows))))
            for kind, row in rows.items()
        )
        if len(set(finer.values())) == len(set(number.values())):
            return finer
        number = finer


def _numbered(keyed: Iterable[tuple[RecordKind, object]]) -> dict[RecordKind, int]:
    seen: dict[object, int] = {}
    return {kind: seen.setdefault(key, len(seen)) for kind, key in keyed}


def _arrays(deciding: _Deciding, rows: Mapping[RecordKind, _Row], number: Mapping[RecordKind, int]) -> Passing:
    import numpy as np

    from graph.arrays import Passing, compressed

    first = {place: kind for kind, place in reversed(tuple(number.items()))}
    kinds = [first[place] for place in range(len(first))]
    found = [rows[kind] for kind in kinds]
    shape = (len(kinds), len(deciding.steps))
    ways = [[sorted({number[to] for to in way}) for way in (row.moves, row.flows)] for row in found]
    lists = []
    for one in zip(*ways, strict=True) if ways else ((), ()):
        keys = np.array([place for place, members in enumerate(one) for _ in members], np.int64)
        lists += [compressed(keys, len(kinds)), np.array([to for members in one for to in members], np.int32)]
    return Passing(
        np.array([deciding.parties.index(kind.party) for kind in kinds], np.int32),
        np.array([MODES.index(kind.reported) for kind in kinds], np.int32),
        np.array([MODES.index(is_reported(step)) for step in deciding.steps], np.int32),
        np.array([row.grade for row in found], np.uint8).reshape(*shape, len(deciding.parties)),
        np.array([row.told for row in found], np.uint64).reshape(shape),
        np.array([row.flowed for row in found], np.uint64).reshape(shape),
        *lists,
    )
