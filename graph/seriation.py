"""Orders in which the like rows of a table stand together: the barycentre heuristic and optimal leaf ordering.

A table is a matrix of 0 and 1. Nothing here knows what a row or a column means, and no order is the right one: each
only puts other rows side by side. Equal input gives the same order; ties keep the order of the input, and what holds no
1 at all comes last, in the order of the input.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["barycentre", "bonds", "jaccard", "optimal_leaves"]

_MOST_ROUNDS = 60


def bonds(table: NDArray[np.bool_], rows: Sequence[int], columns: Sequence[int]) -> int:
    """How clustered the table is in this order: the pairs of neighbours, side by side or one above the other, that are
    both 1. Half the measure of effectiveness of the bond energy algorithm (McCormick, Schweitzer and White 1972,
    doi:10.1287/opre.20.5.993) of a table of 0 and 1.

    >>> import numpy as np
    >>> table = np.array([[1, 0], [0, 1], [1, 0]], dtype=bool)
    >>> bonds(table, [0, 1, 2], [0, 1]), bonds(table, [0, 2, 1], [0, 1])
    (0, 1)
    """
    seen = table[np.ix_(rows, columns)]
    return int(np.sum(seen[1:] & seen[:-1]) + np.sum(seen[:, 1:] & seen[:, :-1]))


def barycentre(table: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Rows and columns in the order of their barycentres.

    With p(j) the place of column j, the barycentre of row i is b(i) = sum_j a(i, j) p(j) / sum_j a(i, j). Rows are
    sorted by it, then columns by the new places of the rows, and so on until nothing moves (at most 60 rounds). Of all
    orders on the way the one with most :func:`bonds` is kept, the first of equals; so the answer is never less
    clustered than the input. The heuristic is that of Sugiyama,
    Tagawa and Toda (1981, doi:10.1109/TSMC.1981.4308636), on a
    reorderable matrix as in Mäkinen and Siirtola (2005, "The barycenter heuristic and the reorderable matrix").

    >>> import numpy as np
    >>> barycentre(np.array([[0, 0, 1], [1, 0, 0], [0, 1, 1]], dtype=bool))
    ([1, 2, 0], [0, 1, 2])
    """
    rows, columns = _empty_last(table, range(table.shape[0])), _empty_last(table.T, range(table.shape[1]))
    best, most = (rows, columns), bonds(table, rows, columns)
    for _ in range(_MOST_ROUNDS):
        moved = _sorted_by(table, rows, columns)
        across = _sorted_by(table.T, columns, moved)
        if (moved, across) == (rows, columns):
            break
        rows, columns = moved, across
        found = bonds(table, rows, columns)
        if found > most:
            best, most = (rows, columns), found
    return best


def optimal_leaves(table: NDArray[np.bool_]) -> list[int]:
    """The rows so that neighbours are as like as they can be without taking a cluster apart.

    Likeness is the Jaccard distance d(i, j) = 1 - |i and j| / |i or j|, the clusters are those of average linkage. With
    M(v, i, j) the smallest sum of distances between neighbours over the leaves of cluster v that begins with i and ends
    with j, and v made of l and r: M(v, i, j) = min over m in l, k in r of M(l, i, m) + d(m, k) + M(r, k, j)
    (Bar-Joseph, Gifford and Jaakkola 2001, doi:10.1093/bioinformatics/17.suppl_1.S22). An order and its reverse are
    equally good: the one that begins with the earlier row of the input is given. Cubic in the number of rows.

    Ours, because ``scipy.cluster.hierarchy.optimal_leaf_ordering`` gives orders that are not optimal
    (github.com/scipy/scipy/issues/11227); a test tries every order of small tables.

    >>> import numpy as np
    >>> optimal_leaves(np.array([[1, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1]], dtype=bool))
    [0, 2, 3, 1]
    """
    filled = [row for row in range(table.shape[0]) if table[row].any()]
    empty = [row for row in range(table.shape[0]) if not table[row].any()]
    if not filled:
        return empty
    apart = jaccard(table[filled])
    root = _clustered(apart)
    shortest = np.unravel_index(int(np.argmin(root.lengths)), root.lengths.shape)
    places = _unfolded(root, apart, int(shortest[0]), int(shortest[1]))
    leaves = [filled[place] for place in places]
    return [*(leaves if leaves[0] <= leaves[-1] else reversed(leaves)), *empty]


def jaccard(table: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The distance between every two rows, 0 (the same) to 1 (nothing in common); no row is empty.

    >>> import numpy as np
    >>> jaccard(np.array([[1, 1], [0, 1]], dtype=bool)).tolist()
    [[0.0, 0.5], [0.5, 0.0]]
    """
    counts = table.astype(np.int64)
    common = counts @ counts.T
    sizes = np.diag(common)
    found: NDArray[np.float64] = 1 - common / (sizes[:, None] + sizes[None, :] - common)
    return found


@dataclass(frozen=True)
class _Cluster:
    """A cluster of leaves. ``lengths`` has, by the places of the first and the last leaf among ``leaves``, the smallest
    sum of distances between neighbours; infinite where no order of the cluster has those ends.
    """

    leaves: list[int]
    lengths: NDArray[np.float64]
    parts: tuple[_Cluster, _Cluster] | None = None


def _clustered(apart: NDArray[np.float64]) -> _Cluster:
    """Average linkage: the two nearest become one until one is left; of equals the first."""
    clusters: dict[int, _Cluster] = {leaf: _Cluster([leaf], np.zeros((1, 1))) for leaf in range(len(apart))}
    near = apart.copy()
    np.fill_diagonal(near, np.inf)
    while len(clusters) > 1:
        one, other = sorted(int(place) for place in np.unravel_index(int(np.argmin(near)), near.shape))
        left, right = clusters[one], clusters.pop(other)
        weights = len(left.leaves), len(right.leaves)
        near[one] = near[:, one] = (weights[0] * near[one] + weights[1] * near[other]) / sum(weights)
        near[other] = near[:, other] = near[one, one] = np.inf
        clusters[one] = _joined(left, right, apart)
    return clusters[0]


def _joined(left: _Cluster, right: _Cluster, apart: NDArray[np.float64]) -> _Cluster:
    between = apart[np.ix_(left.leaves, right.leaves)]
    across = _least(_least(left.lengths, between), right.lengths)
    size = len(left.leaves)
    lengths = np.full((size + len(right.leaves),) * 2, np.inf)
    lengths[:size, size:] = across
    lengths[size:, :size] = across.T
    return _Cluster([*left.leaves, *right.leaves], lengths, (left, right))


def _least(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """The product in which a sum is a minimum and a product a sum."""
    found = np.full((one.shape[0], other.shape[1]), np.inf)
    for middle in range(one.shape[1]):
        np.minimum(found, one[:, middle, None] + other[None, middle], out=found)
    return found


def _unfolded(cluster: _Cluster, apart: NDArray[np.float64], first: int, last: int) -> list[int]:
    """The leaves in an order of the smallest length between these two ends, given as places in the cluster."""
    if cluster.parts is None:
        return list(cluster.leaves)
    left, right = cluster.parts
    size = len(left.leaves)
    if first >= size:
        return _unfolded(cluster, apart, last, first)[::-1]
    between = apart[np.ix_(left.leaves, right.leaves)]
    sums = left.lengths[first][:, None] + between + right.lengths[:, last - size][None, :]
    end, begin = (int(place) for place in np.unravel_index(int(np.argmin(sums)), sums.shape))
    return [*_unfolded(left, apart, first, end), *_unfolded(right, apart, begin, last - size)]


def _empty_last(table: NDArray[np.bool_], order: Sequence[int]) -> list[int]:
    return sorted(order, key=lambda row: not table[row].any())


def _sorted_by(table: NDArray[np.bool_], rows: list[int], columns: list[int]) -> list[int]:
    """The rows by barycentre over the places of the columns; exact, so that ties are ties."""
    place = np.empty(len(columns), dtype=np.int64)
    place[columns] = np.arange(len(columns))
    sums, counts = table @ place, table.sum(axis=1)

    def centre(row: int) -> tuple[bool, float]:
        return (not counts[row], float(sums[row]) / float(counts[row]) if counts[row] else 0.0)

    return sorted(rows, key=centre)
