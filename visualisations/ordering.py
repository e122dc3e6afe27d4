"""The orders in which the matrix can be read, worked out once: the page only switches between them.

Rows and columns of one order belong together. They are numbers: places in the order by theme, in which the page is
written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.seriation import barycentre, optimal_leaves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from visualisations.cells import Grid

__all__ = ["ORDERS", "Order", "alphabetical", "gap_table", "orders"]


@dataclass(frozen=True, slots=True)
class Order:
    """The rows and the columns of the matrix in one order, as places in the order by theme."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def alphabetical(label: str) -> tuple[str, str]:
    """A sort key as people look words up: capitals and accents make no difference.

    >>> sorted(["Zus", "échtgenoot", "arts", "Eerst"], key=alphabetical)
    ['arts', 'échtgenoot', 'Eerst', 'Zus']
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", label) if not unicodedata.combining(letter))
    return plain.casefold(), label


def gap_table(grid: Grid) -> NDArray[np.bool_]:
    """Item × party: whether a gap stands there."""
    row = {line.id: place for place, line in enumerate(grid.lines)}
    column = {one.id: place for place, one in enumerate(grid.columns)}
    table = np.zeros((len(row), len(column)), dtype=np.bool_)
    for (party, item), cell in grid.cells.items():
        table[row[item], column[party]] = cell.gap is not None
    return table


def orders(grid: Grid) -> dict[str, Order]:
    """Every order by its name, in the order of the buttons; ``theme`` is the one in which the page is written."""
    return {name: make(grid) for name, make in ORDERS.items()}


def _by_theme(grid: Grid) -> Order:
    return Order(tuple(range(len(grid.lines))), tuple(range(len(grid.columns))))


def _by_gaps(grid: Grid) -> Order:
    """Most gaps first, then by name."""
    rows, columns = ((-one.gaps, *alphabetical(one.label), one.id) for one in grid.lines), _columns(grid)
    keyed = [(-gaps, *name) for gaps, *name in columns]
    return Order(_places(list(rows)), _places(keyed))


def _by_name(grid: Grid) -> Order:
    rows = [(*alphabetical(line.label), line.id) for line in grid.lines]
    return Order(_places(rows), _places([tuple(name) for _, *name in _columns(grid)]))


def _by_barycentre(grid: Grid) -> Order:
    return _from_name(grid, barycentre)


def _by_leaves(grid: Grid) -> Order:
    return _from_name(grid, lambda table: (optimal_leaves(table), optimal_leaves(table.T)))


def _from_name(grid: Grid, arrange: Callable[[NDArray[np.bool_]], tuple[list[int], list[int]]]) -> Order:
    """Arranged on where the gaps are. It starts from the alphabet, so that ties are in the order of the alphabet and
    the order of the themes, which is ours, has no part in it.
    """
    start = _by_name(grid)
    rows, columns = arrange(gap_table(grid)[np.ix_(start.rows, start.columns)])
    return Order(tuple(start.rows[row] for row in rows), tuple(start.columns[column] for column in columns))


def _columns(grid: Grid) -> list[tuple[int, str, str, str]]:
    return [(one.gaps, *alphabetical(one.short), one.id) for one in grid.columns]


def _places(keys: Sequence[tuple[Any, ...]]) -> tuple[int, ...]:
    return tuple(sorted(range(len(keys)), key=keys.__getitem__))


ORDERS: Mapping[str, Callable[[Grid], Order]] = MappingProxyType(
    {
        "theme": _by_theme,
        "gaps": _by_gaps,
        "name": _by_name,
        "barycentre": _by_barycentre,
        "leaf": _by_leaves,
    }
)
"""What makes each order, by its name in the address of the page and in the catalogue of words (``order-…``)."""
