"""Orders that put like beside like: always a permutation, never less clustered, as good as trying all of them."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from graph.seriation import barycentre, bonds, jaccard, optimal_leaves

Table = NDArray[np.bool_]


def table(*rows: str) -> Table:
    """A table drawn as text: ``#`` is 1."""
    return np.array([[letter == "#" for letter in row] for row in rows], dtype=np.bool_)


def shuffled(seed: int, rows: int = 12, columns: int = 9) -> Table:
    return np.random.default_rng(seed).random((rows, columns)) < 0.3


def test_bonds_count_neighbours_that_are_both_there() -> None:
    square = table("##.", "##.", "..#")
    assert bonds(square, [0, 1, 2], [0, 1, 2]) == 4
    assert bonds(square, [0, 2, 1], [0, 1, 2]) == 2
    assert bonds(square, [0, 2, 1], [0, 2, 1]) == 0


def test_the_barycentre_finds_some_of_a_mixed_band_back() -> None:
    band = np.eye(6, dtype=np.bool_) | np.eye(6, k=1, dtype=np.bool_)
    mixed = band[[3, 0, 5, 1, 4, 2]][:, [2, 4, 0, 5, 1, 3]]
    assert bonds(mixed, *barycentre(mixed)) > bonds(mixed, range(6), range(6))


@pytest.mark.parametrize("seed", range(40))
def test_both_orders_hold_each_row_once_and_the_empty_ones_last(seed: int) -> None:
    found = shuffled(seed)
    rows, columns = barycentre(found)
    for order, size in ((rows, 12), (columns, 9), (optimal_leaves(found), 12)):
        assert sorted(order) == list(range(size))
    for order in (rows, optimal_leaves(found)):
        filled = [bool(found[row].any()) for row in order]
        assert filled == sorted(filled, reverse=True)


@pytest.mark.parametrize("seed", range(40))
def test_the_barycentre_is_never_less_clustered_than_what_it_was_given(seed: int) -> None:
    found = shuffled(seed)
    assert bonds(found, *barycentre(found)) >= bonds(found, range(12), range(9))


def linked(apart: NDArray[np.float64]) -> list[set[int]]:
    """The clusters of average linkage, worked out the slow way: mean distance over all pairs, the first of equals."""
    alone = [frozenset({row}) for row in range(len(apart))]
    clusters, found = list(alone), [set(one) for one in alone]
    while len(clusters) > 1:
        pairs = sorted(combinations(clusters, 2), key=lambda pair: (min(pair[0]), min(pair[1])))
        means = [np.mean([apart[one, two] for one in left for two in right]) for left, right in pairs]
        left, right = pairs[int(np.argmin(np.round(means, 12)))]
        clusters = sorted([one for one in clusters if one not in (left, right)] + [left | right], key=min)
        found.append(set(left | right))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_no_order_that_keeps_the_clusters_together_has_closer_neighbours(seed: int) -> None:
    """Every order of six rows is tried: of those in which the clusters stay whole, none is better."""
    found = shuffled(seed, 6, 9)
    found[:, 0] = True  # no empty rows
    found[:, 1:4] |= np.eye(6, 3, dtype=np.bool_)
    apart = jaccard(found)
    clusters = linked(apart)

    def is_whole(order: tuple[int, ...]) -> bool:
        places = [sorted(order.index(row) for row in cluster) for cluster in clusters]
        return all(place[-1] - place[0] == len(place) - 1 for place in places)

    def length(order: tuple[int, ...]) -> float:
        return float(sum(apart[one, two] for one, two in pairwise(order)))

    leaves = tuple(optimal_leaves(found))
    assert is_whole(leaves)
    assert length(leaves) == pytest.approx(min(length(order) for order in permutations(range(6)) if is_whole(order)))


def test_of_an_order_and_its_reverse_the_one_with_the_earlier_row_is_given() -> None:
    for seed in range(20):
        filled = [row for row in optimal_leaves(shuffled(seed)) if shuffled(seed)[row].any()]
        assert filled[0] < filled[-1]


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_a_table_with_hardly_a_row_has_an_order_too(rows: int) -> None:
    small = np.ones((rows, 3), dtype=np.bool_)
    assert optimal_leaves(small) == list(range(rows))
    assert barycentre(small) == (list(range(rows)), [0, 1, 2])


def test_renumbering_gives_the_same_clusters() -> None:
    """Which row comes first in the input settles ties only."""
    found = table("##....", "..##..", "##....", "....##", "..##..", "....##")
    order = list(range(6))
    Random(3).shuffle(order)
    for given, names in ((found, list(range(6))), (found[order], order)):
        leaves = [names[row] for row in optimal_leaves(given)]
        assert {frozenset(leaves[place : place + 2]) for place in (0, 2, 4)} == {
            frozenset({0, 2}),
            frozenset({1, 4}),
            frozenset({3, 5}),
        }
