"""When a cover is proven, and what to arrange first."""

from __future__ import annotations

from queries.cover import Cover, in_order


def test_a_cover_is_proven_only_when_nothing_cheaper_can_exist() -> None:
    assert Cover(("a",), cost=2, bound=2).proven
    assert not Cover(("a",), cost=3, bound=2).proven


def test_what_closes_most_per_group_goes_before_what_closes_most_in_all() -> None:
    both = [frozenset("bc")]
    ways = {"u": [frozenset("a")], "v": [frozenset("a")], "x": both, "y": both, "z": both}
    groups = {"one": frozenset("a"), "two": frozenset("b"), "three": frozenset("c")}
    steps = in_order(ways, groups, dict.fromkeys(ways, 1), dict.fromkeys("abc", 1))
    assert [step.groups for step in steps] == [("one",), ("three", "two")]
