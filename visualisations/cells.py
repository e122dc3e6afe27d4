"""What the matrix shows before it is drawn: columns in groups, rows in themes, and what stands where they cross."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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

__all__ = ["Cell", "Column", "Grid", "Group", "Line", "Theme", "grid", "parties"]

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
    """A party: an actor, a table (``kind`` ``"table"``) or a knowledge source (``"knower"``)."""

    id: str
    label: str
    short: str
    kind: str
    gaps: int


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns: the actors of one partner domain, the tables, or the knowledge sources."""

    id: str
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An information item, with its number of gaps over all pictured parties."""

    id: str
    label: str
    gaps: int


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
    positions = _positions(model)
    needs: dict[tuple[str, str], list[NeedRow]] = {}
    shown = [row for row in analysis.rows if not _is_kept_out(model, row)]
    for row in shown:
        if row.kind.is_gap or not model.item[row.item].confined:
            needs.setdefault((row.needer, row.item), []).append(row)
    cells = {
        key: Cell(*key, positions.get(key), tuple(needs.get(key, ())))
        for key in sorted(positions.keys() | needs.keys() | set(also))
    }
    return Grid(
        groups=_groups(model, cells, language),
        themes=_themes(model, cells, language),
        cells=cells,
        confined=len(analysis.rows) - len(shown),
    )


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


def _is_kept_out(model: Model, row: NeedRow) -> bool:
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
        return Column(party, name.of(language), name.brief(language), kind, gaps.get(party, 0))

    return tuple(Group(name, text, tuple(map(column, ids))) for name, text, ids in parties(model, language))


def _themes(model: Model, cells: dict[tuple[str, str], Cell], language: str) -> tuple[Theme, ...]:
    gaps = _count((cell.item, cell.gaps) for cell in cells.values())
    items = sorted(model.items, key=lambda item: (_place(_THEMES, item.theme), item.label.of(language), item.id))
    return tuple(
        Theme(
            theme,
            _capital(label(model, f"theme/{theme}", language)),
            tuple(Line(item.id, item.label.of(language), gaps.get(item.id, 0)) for item in members),
        )
        for theme, members in groupby(items, key=lambda item: item.theme)
    )


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
