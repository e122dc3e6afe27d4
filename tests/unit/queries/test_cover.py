"""The smallest cover: what is cheapest together, not one by one; the proof; the order."""

from __future__ import annotations

import pytest

from queries.cover import in_order, smallest_cover, without_dominated


def way(*elements: str) -> frozenset[str]:
    return frozenset(elements)


def test_what_two_targets_share_is_paid_once() -> None:
    """Each target by itself is cheapest with its own element; together they share a line."""
    ways = {"x": [way("own-x"), way("line", "x")], "y": [way("own-y"), way("line", "y")]}
    cover = smallest_cover(ways, {"own-x": 4, "own-y": 4, "line": 3, "x": 1, "y": 1})
    assert (cover.chosen, cover.cost, cover.proven) == (("line", "x", "y"), 5, True)


def test_of_equally_cheap_sets_fewest_elements_and_then_the_first_names() -> None:
    cost = dict.fromkeys("abcdef", 2) | {"e": 1, "f": 1}
    assert smallest_cover({"x": [way("e", "f"), way("a")]}, cost).chosen == ("a",)
    assert smallest_cover({"x": [way("b"), way("a")], "y": [way("d"), way("c")]}, cost).chosen == ("a", "c")


def test_parts_that_share_nothing_add_up() -> None:
    ways = {"x": [way("a"), way("b")], "y": [way("c"), way("d")]}
    cover = smallest_cover(ways, {"a": 1, "b": 2, "c": 5, "d": 3})
    assert (cover.chosen, cover.cost, cover.bound) == (("a", "d"), 4, 4)


def test_a_search_that_is_stopped_tells_how_far_off_it_may_be() -> None:
    """Each of 13 points is on one of 26 lines: without searching on there is a cover and a bound, and no proof."""
    number = 13
    ways = {str(n): [way(f"e{(n + step) % number:02}") for step in (0, 1, 3, 9)] for n in range(number)}
    cost = {f"e{n:02}": 7 + n % 3 for n in range(number)}
    stopped, whole = smallest_cover(ways, cost, most_nodes=0), smallest_cover(ways, cost)
    assert whole.proven
    assert stopped.bound <= whole.cost <= stopped.cost
    assert all(any(each <= set(stopped.chosen) for each in found) for found in ways.values())


def test_nothing_to_close_costs_nothing() -> None:
    assert (smallest_cover({}, {}).chosen, smallest_cover({}, {}).proven) == ((), True)


@pytest.mark.parametrize(
    ("ways", "cost", "message"),
    [({"x": []}, {}, "x has no way"), ({"x": [way("a")]}, {"a": 0}, "no cost above 0: a")],
)
def test_what_cannot_be_asked_is_refused(
    ways: dict[str, list[frozenset[str]]], cost: dict[str, int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        smallest_cover(ways, cost)


def test_a_way_that_contains_another_is_left_out() -> None:
    assert without_dominated([way("a", "b"), way("a"), way("c")]) == (way("a"), way("c"))


def test_the_order_takes_what_closes_most_and_bundles_what_only_works_together() -> None:
    groups = {"a": way("1", "2"), "b": way("3"), "c": way("4")}
    ways = {"x": [way("1")], "y": [way("2")], "z": [way("3", "4")]}
    steps = in_order(ways, groups, {"x": 1, "y": 1, "z": 4}, dict.fromkeys("1234", 1))
    assert [(step.groups, step.closes) for step in steps] == [(("a",), ("x", "y")), (("b", "c"), ("z",))]


def test_the_solver_writes_nothing_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """It would stand in front of the JSON."""
    smallest_cover({"x": [way("a"), way("b", "c")], "y": [way("b"), way("a")]}, dict.fromkeys("abc", 1))
    assert capfd.readouterr() == ("", "")
