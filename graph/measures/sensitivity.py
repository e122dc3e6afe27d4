"""How far a value leans on one edge: the lowest and highest value when any one holding or link is left out.

A value without this range is unsafe to act on: people draw up a model, and one wrong edge may change who seems to
matter. The ranges are exact: every edge is really left out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.measures.matrices import Matrices
from graph.measures.measure import Edge, Key, Level, Measure, Values

__all__ = ["Range", "pair_ranges", "ranges"]


@dataclass(frozen=True, slots=True)
class Range:
    """The value, and the lowest and highest value with at most one edge left out.

    ``low`` and ``high`` are ``None`` when the measure is undefined throughout. ``can_vanish`` says that leaving one
    edge out makes a defined value undefined.
    """

    value: float | None
    low: float | None
    high: float | None
    can_vanish: bool


class _Widening:
    """The range of one value while edges are left out one by one."""

    __slots__ = ("high", "low", "value", "vanishes")

    def __init__(self, value: float | None) -> None:
        self.value = self.low = self.high = value
        self.vanishes = False

    def see(self, value: float | None) -> None:
        if value is None:
            self.vanishes = self.vanishes or self.value is not None
        elif self.low is None or self.high is None:
            self.low = self.high = value
        elif value < self.low:
            self.low = value
        elif value > self.high:
            self.high = value


def ranges(m: Matrices, measures: Iterable[Measure]) -> dict[str, dict[Key, Range]]:
    """The range of every value of every measure, by name and key.

    An edge is a cell of AK (all records that one agent has of one item together) or a link (everything that goes from
    one party to another). Use :func:`pair_ranges` for measures of pairs: they are many, and lean on two rows only.

    >>> from graph.measures.registry import MEASURE
    >>> from tests.unit.graph.measures.worked import worked
    >>> ranges(worked(), [MEASURE["agent-needs"]])["agent-needs"]["P",]  # needs five, holds two
    Range(value=0.6, low=0.6, high=0.8, can_vanish=False)
    """
    wanted = list(measures)
    seen = {measure.name: {key: _Widening(value) for key, value in measure.values(m).items()} for measure in wanted}
    for edge, fewer in _one_less(m, {edge for measure in wanted for edge in measure.edges}):
        for measure in wanted:
            if edge in measure.edges:
                _widen(seen[measure.name], measure.values(fewer))
    return {
        name: {key: Range(one.value, one.low, one.high, one.vanishes) for key, one in found.items()}
        for name, found in seen.items()
    }


def pair_ranges(m: Matrices, agent: str, measures: Iterable[Measure]) -> dict[str, dict[Key, Range]]:
    """The ranges of measures of pairs, for the pairs with ``agent`` first.

    A measure of a pair looks at the rows of the two alone, so only their own edges have to be left out.
    """
    wanted = [measure for measure in measures if measure.level is Level.PAIR]
    found: dict[str, dict[Key, Range]] = {measure.name: {} for measure in wanted}
    for other in m.agents:
        if other != agent:
            for name, of_pair in ranges(m.among((agent, other)), wanted).items():
                found[name][agent, other] = of_pair[agent, other]
    return found


def _one_less(m: Matrices, edges: Iterable[Edge]) -> Iterator[tuple[Edge, Matrices]]:
    if Edge.HOLDING in edges:
        for agent, item in m.cells():
            yield Edge.HOLDING, m.without_holding(agent, item)
    if Edge.LINK in edges:
        for link in sorted(m.links):
            yield Edge.LINK, m.without_link(link)


def _widen(seen: dict[Key, _Widening], values: Values) -> None:
    # A link that is itself left out has no value of its own any more; its range is about the others.
    for key, value in values.items():
        seen[key].see(value)
