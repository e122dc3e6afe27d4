"""What the matrix shows before it is drawn: columns in groups, rows in themes, and what stands where they cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from graph.kinds import NodeKind, node
from graph.projection import project
from graph.reach import reach_all
from ontology.terms import Quality
from queries.answer import GAP_KINDS, GapKind, NeedRow
from visualisations.page import label
from visualisations.palette import Position
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis

__all__ = ["Cell", "Column", "Grid", "Group", "Held", "Line", "Theme", "cells_of", "grid", "is_kept_out", "parties"]

_DOMAINS = ("safety", "administration", "care", "education", "housing", "informal")
_THEMES = (
    "violence",
    "threats-weapons",
    "control-stalking",
    "help-seeking",
    "perpetrator-state",
    "justice-measures",
    "separation-family",
    "assessments",
    "protection",
    "coordination",
    "children",
    "housing-money",
    "aggregate",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A party: an actor of ``partner``, a table (``kind`` ``"table"``) or a knowledge source (``"knower"``)."""

    id: str
    label: str
    short: str
    kind: str
    gaps: int
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns: the actors of one partner domain, the tables, or the knowledge sources."""

    id: str
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An information item, with its number of gaps over all pictured parties. ``held`` says by how many partners it is
    known as far as a picture may say so: :attr:`Held.UNSAID` for a confined item.
    """

    id: str
    label: str
    gaps: int
    category: str
    held: Held


class Held(StrEnum):
    """Who has an item, for the quick questions. What is said is what the model records, never that nobody knows."""

    NOBODY = "nobody"
    """No actor has it, not even received or from hearsay."""
    ONE = "one"
    """The actors of exactly one partner have it first-hand."""
    MORE = "more"
    """Anything else that may be told."""
    UNSAID = ""
    """A confined item: no picture says who knows it, nor how many do."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Items of one theme."""

    id: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party has of one item, and its needs for it (heaviest first)."""

    party: str
    item: str
    position: Position | None
    needs: tuple[NeedRow, ...]

    @property
    def gap(self) -> GapKind | None:
        """The kind that stands in the cell: the first in precedence of its unmet needs."""
        kinds = {row.kind for row in self.needs}
        return next((kind for kind in GAP_KINDS if kind in kinds), None)

    @property
    def gaps(self) -> int:
        """How many of its needs are unmet."""
        return sum(row.kind.is_gap for row in self.needs)

    @property
    def heavy(self) -> bool:
        """Whether an unmet need here has the highest weight."""
        return any(row.kind.is_gap and row.weight == 4 for row in self.needs)


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole matrix. ``confined`` counts the needs of tables for confined items, which no picture shows; nor does
    any show who knows one.
    """

    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    cells: dict[tuple[str, str], Cell]
    confined: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows in order."""
        return tuple(line for theme in self.themes for line in theme.lines)


def grid(model: Model, analysis: Analysis, language: str, also: Iterable[tuple[str, str]] = ()) -> Grid:
    """Every position of the model and every need of the analysis, each in its own cell; and a cell for each party and
    item of ``also``.
    """
    cells = cells_of(model, analysis.rows, also)
    return Grid(
        groups=_groups(model, cells, language),
        themes=_themes(model, cells, language),
        cells=cells,
        confined=sum(is_kept_out(model, row) for row in analysis.rows),
    )


def cells_of(
    model: Model, rows: Iterable[NeedRow], also: Iterable[tuple[str, str]] = ()
) -> dict[tuple[str, str], Cell]:
    """What stands in each cell, by party and item: the positions of ``model`` and these needs, in their own order."""
    positions = _positions(model)
    needs: dict[tuple[str, str], list[NeedRow]] = {}
    for row in rows:
        if not is_kept_out(model, row) and (row.kind.is_gap or not model.item[row.item].confined):
            needs.setdefault((row.needer, row.item), []).append(row)
    return {
        key: Cell(*key, positions.get(key), tuple(needs.get(key, ())))
        for key in sorted(positions.keys() | needs.keys() | set(also))
    }


def parties(model: Model, language: str) -> list[tuple[str, str, list[str]]]:
    """Groups of party ids as (group id, group label, ids): actors by partner domain, then tables, then knowers."""
    domain_of = {partner.id: partner.domain for partner in model.partners}
    actors = sorted(
        model.actors,
        key=lambda actor: (
            _place(_DOMAINS, domain_of.get(actor.partner, "")),
            actor.partner,
            actor.label.of(language),
            actor.id,
        ),
    )
    grouped = [
        (domain, _capital(label(model, f"partner-domain/{domain}", language)), [actor.id for actor in members])
        for domain, members in groupby(actors, key=lambda actor: domain_of.get(actor.partner, ""))
    ]
    grouped.append(("tables", word("tables", language), [table.id for table in model.tables]))
    grouped.append(("knowers", word("knowers", language), [knower.id for knower in model.sources_of_knowledge]))
    return [group for group in grouped if group[2]]


def is_kept_out(model: Model, row: NeedRow) -> bool:
    """A confined item (the secret address) is never pictured at a table."""
    return row.needer in model.table and model.item[row.item].confined


def _positions(model: Model) -> dict[tuple[str, str], Position]:
    """The best position of every party: first-hand, then received from first hand, then hearsay held or received.

    Nobody has a position here for a confined item (a safe address): no picture shows who knows it.
    """
    found = {(holding.holder, holding.item): Position.HEARSAY for holding in model.holdings}
    for item, reach in reach_all(project(model)).items():
        for kind, group in ((NodeKind.ACTOR, model.actor), (NodeKind.KNOWER, model.source_of_knowledge)):
            for party in group:
                arrival = reach.arrivals.get(node(kind, party))
                if arrival:
                    found[party, item] = Position.HEARSAY if arrival.hearsay else Position.RECEIVES
    firsts = {(held.holder, held.item): Position.HOLDS for held in model.holdings if held.quality is Quality.FIRST_HAND}
    return {key: position for key, position in (found | firsts).items() if not model.item[key[1]].confined}


def _groups(model: Model, cells: dict[tuple[str, str], Cell], language: str) -> tuple[Group, ...]:
    gaps = _count((cell.party, cell.gaps) for cell in cells.values())

    def column(party: str) -> Column:
        kind = "table" if party in model.table else "knower" if party in model.source_of_knowledge else "actor"
        name = model.label(party)
        partner = model.actor[party].partner if party in model.actor else ""
        return Column(party, name.of(language), name.brief(language), kind, gaps.get(party, 0), partner)

    return tuple(Group(name, text, tuple(map(column, ids))) for name, text, ids in parties(model, language))


def _themes(model: Model, cells: dict[tuple[str, str], Cell], language: str) -> tuple[Theme, ...]:
    gaps = _count((cell.item, cell.gaps) for cell in cells.values())
    held = _held(model, cells)
    items = sorted(model.items, key=lambda item: (_place(_THEMES, item.theme), item.label.of(language), item.id))
    return tuple(
        Theme(
            theme,
            _capital(label(model, f"theme/{theme}", language)),
            tuple(
                Line(item.id, item.label.of(language), gaps.get(item.id, 0), item.category, held[item.id])
                for item in members
            ),
        )
        for theme, members in groupby(items, key=lambda item: item.theme)
    )


def _held(model: Model, cells: Mapping[tuple[str, str], Cell]) -> dict[str, Held]:
    """Only actors count: a table holds nothing, and who is no partner is never a holder to count on."""
    anyhow: dict[str, set[str]] = {item: set() for item in model.item}
    first: dict[str, set[str]] = {item: set() for item in model.item}
    for (party, item), cell in cells.items():
        if party in model.actor and cell.position:
            anyhow[item].add(party)
            if cell.position is Position.HOLDS:
                first[item].add(model.actor[party].partner)

    def of(item: str) -> Held:
        if model.item[item].confined:
            return Held.UNSAID
        if not anyhow[item]:
            return Held.NOBODY
        return Held.ONE if len(first[item]) == 1 else Held.MORE

    return {item: of(item) for item in model.item}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for name, amount in pairs:
        total[name] = total.get(name, 0) + amount
    return total


def _place(order: tuple[str, ...], name: str) -> tuple[int, str]:
    """A sort key: the known ones in their own order, then the others by name."""
    return (order.index(name), "") if name in order else (len(order), name)
