"""Every desk where a signal enters, seen together: which of the heaviest factors die there, and where soonest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Composition, Weight
from queries.signal_answer import Fate, Signal
from queries.signals import Signals
from queries.subjects import items_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model
    from ontology.process import RiskFactor
    from queries.clock import Start

__all__ = ["DeskRow", "FactorFate", "Survey", "desks_where_signals_die", "survey"]

_BEST_FIRST: tuple[Fate, ...] = (Fate.ARRIVES, Fate.STAYS, Fate.CANNOT_SAY, Fate.DIES, Fate.NOBODY_ACTS)


@dataclass(frozen=True, slots=True)
class FactorFate:
    """What becomes of one risk factor at one desk. ``items`` are those of its items that can be told there; ``partial``
    is true where the factor asks for all its items and not all of them can be.
    """

    factor: str
    weight: Weight
    items: tuple[str, ...]
    fate: Fate
    partial: bool = False


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One desk with its signals. ``heaviest`` are the fates of the heaviest factors only, the dead ones first."""

    desk: str
    signals: tuple[Signal, ...]
    factors: tuple[FactorFate, ...]
    heaviest: tuple[FactorFate, ...]

    @property
    def dead(self) -> tuple[FactorFate, ...]:
        """The heaviest factors that reach no actor that may act within the term."""
        return tuple(one for one in self.heaviest if one.fate.dead)

    @property
    def dying(self) -> tuple[Signal, ...]:
        """The signals of :attr:`dead`: the one that goes through the fewest hands first, then the earliest end."""
        items = {item for one in self.dead for item in one.items}
        found = (one for one in self.signals if one.item in items and one.fate.dead)
        return tuple(sorted(found, key=_soonest))

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts the desk where signals die soonest first: through the fewest hands, then earliest, then the most."""
        if not self.dying:
            return (1, 0, 0.0, 0, self.desk)
        hands, last, _ = _soonest(self.dying[0])
        return (0, hands, last, -len(self.dead), self.desk)


@dataclass(frozen=True, slots=True)
class Survey:
    """All desks, from ``start`` at ``level``, those where the heaviest factors die soonest first. ``weight`` is the
    weight of the heaviest factors that the items asked about can show; ``None`` when they show none.
    """

    start: Start
    level: int
    subject: str | None
    weight: Weight | None
    rows: tuple[DeskRow, ...]


def survey(signals: Signals, start: Start, level: int = 3, subject: str | None = None) -> Survey:
    """Every desk with every item that can be told there and that shows a risk factor. With ``subject`` (``"child"``)
    only the items about that subject, all of them; the heaviest factors are then the heaviest that those can show, so
    that the child has a track of its own. Raises ``UnknownName`` for a subject that no item concerns.
    """
    model = signals.model
    factors = _factors(model, subject)
    asked = items_about(model, subject)
    if subject is None:
        asked = frozenset(item for factor in factors for item in factor.items)
    weight = _heaviest(signals, factors, asked)
    at: dict[str, list[Signal]] = {}
    for desk, item in signals.entries:
        if item in asked:
            at.setdefault(desk, []).append(signals.at(desk, item, start, level))
    rows = (_row(desk, told, factors, asked, weight) for desk, told in at.items())
    return Survey(start, level, subject, weight, tuple(sorted(rows, key=lambda row: row.order)))


def desks_where_signals_die(
    signals: Signals, start: Start, level: int = 3, subject: str | None = None, many: int = 3
) -> tuple[DeskRow, ...]:
    """The ``many`` desks where one of the heaviest factors dies soonest: told there, it reaches no actor that may act
    within the term of that step. Fewest hands first, then the earliest end, then the most factors that die.
    """
    return tuple(row for row in survey(signals, start, level, subject).rows if row.dead)[:many]


def _factors(model: Model, subject: str | None) -> tuple[RiskFactor, ...]:
    """The factors; for a subject those that an item about it shows, for the child also every child-specific one."""
    if subject is None:
        return model.risk_factors
    items = items_about(model, subject)
    return tuple(
        factor
        for factor in model.risk_factors
        if set(factor.items) & items or (subject == "child" and factor.child_specific)
    )


def _heaviest(signals: Signals, factors: Iterable[RiskFactor], asked: frozenset[str]) -> Weight | None:
    told = {item for _, item in signals.entries if item in asked}
    weights = (factor.weight for factor in factors if told & set(factor.items))
    return max(weights, key=lambda weight: weight.rank, default=None)


def _row(
    desk: str, told: list[Signal], factors: tuple[RiskFactor, ...], asked: frozenset[str], weight: Weight | None
) -> DeskRow:
    by_item = {signal.item: signal for signal in told}
    fates = [
        _fate(factor, tuple(by_item[item] for item in factor.items if item in by_item))
        for factor in factors
        if set(factor.items) & set(by_item) & asked
    ]
    ordered = sorted(fates, key=lambda one: (not one.fate.dead, -one.weight.rank, one.factor))
    return DeskRow(desk, tuple(told), tuple(ordered), tuple(one for one in ordered if one.weight is weight))


def _fate(factor: RiskFactor, told: tuple[Signal, ...]) -> FactorFate:
    """One item is enough to show most factors, so the best fate counts; where all are needed, the worst does."""
    whole = factor.composition is Composition.ALL
    ordered = sorted((signal.fate for signal in told), key=_BEST_FIRST.index)
    items = tuple(signal.item for signal in told)
    partial = whole and len(items) < len(factor.items)
    return FactorFate(factor.id, factor.weight, items, ordered[-1] if whole else ordered[0], partial)


def _soonest(signal: Signal) -> tuple[int, float, str]:
    last = signal.last
    return (len(signal.knowing(float("inf"))), float("inf") if last is None else last, signal.item)
