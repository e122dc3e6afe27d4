"""Places are fixed, labels never overlap, and a line has room for its count."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.visualisations.pictures import small
from visualisations.bends import Bend, bends, count_area
from visualisations.cells import parties
from visualisations.edges import edges
from visualisations.layout import Area, Place, layout

groups = st.lists(st.integers(0, 15), min_size=1, max_size=7).map(
    lambda sizes: [[f"p{group}-{number}" for number in range(size)] for group, size in enumerate(sizes)]
)


@settings(deadline=None)
@given(groups)
def test_no_two_labels_overlap(domains: list[list[str]]) -> None:
    names = [name for domain in domains for name in domain]
    links = list(zip(names[::2], names[1::3], strict=False))
    places = layout(domains, links)
    assert set(places) == set(names)
    for one, two in combinations(places.values(), 2):
        assert one.label.overlap(two.label) == 0


@settings(deadline=None)
@given(groups)
def test_only_the_unlinked_stand_below(domains: list[list[str]]) -> None:
    names = [name for domain in domains for name in domain]
    links = list(zip(names[::2], names[1::3], strict=False))
    linked = {name for link in links for name in link}
    assert {name for name, place in layout(domains, links).items() if place.side} == linked


def test_a_domain_stays_together() -> None:
    domains = [["a", "b", "c"], ["d", "e"], ["f", "g", "h"]]
    links = [("a", "c"), ("a", "b"), ("d", "h"), ("e", "f"), ("g", "a")]
    places = layout(domains, links)
    for domain in domains:
        assert len({places[name].side for name in domain}) == 1
    left = [name for name in sorted(places, key=lambda name: places[name].y) if places[name].side < 0]
    assert "".join(sorted(left[:3])) == "abc" or "".join(sorted(left[-3:])) == "abc"


def test_linked_parties_of_one_arc_are_moved_apart() -> None:
    places = layout([["a", "b", "c", "d"], ["x", "y", "z", "w"]], [("a", "b"), ("c", "x"), ("d", "y"), ("z", "w")])
    rows = sorted("abcd", key=lambda name: places[name].y)
    assert abs(rows.index("a") - rows.index("b")) == 3


def test_the_same_parties_get_the_same_places() -> None:
    model, analysis = small()
    ids = [ids for _, _, ids in parties(model, "nl")]
    links = [(edge.sender, edge.recipient) for edge in edges(model, analysis)]
    assert layout(ids, links) == layout(ids, links)
    assert layout(ids, list(reversed(links))) == layout(ids, links)


def test_counts_do_not_cover_each_other_or_a_label() -> None:
    model, analysis = small()
    ids = [ids for _, _, ids in parties(model, "nl")]
    lines = edges(model, analysis)
    places = layout(ids, [(edge.sender, edge.recipient) for edge in lines])
    ends = [(places[edge.sender], places[edge.recipient], "mist 12") for edge in lines]
    labels = [place.label for place in places.values()]
    areas = [count_area(*end[:2], bend, end[2]) for end, bend in zip(ends, bends(ends, labels), strict=True)]
    for one, two in combinations([*areas, *labels], 2):
        assert one.overlap(two) == 0


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize(("top", "bottom"), [(-200, 200), (200, -200)])
def test_a_line_within_one_arc_bends_to_the_middle(side: int, top: int, bottom: int) -> None:
    start, end = Place(side * 350, top, side), Place(side * 350, bottom, side)
    (bend,) = bends([(start, end, "3")], [])
    assert abs(bend.point(start, end)[0]) < 350


def test_parallel_lines_get_other_curves() -> None:
    start, end = Place(-350, 0, -1), Place(350, 0, 1)
    chosen = bends([(start, end, "3"), (start, end, "mist 4"), (end, start, "2")], [])
    areas = [
        count_area(start, end, chosen[0], "3"),
        count_area(start, end, chosen[1], "mist 4"),
        count_area(end, start, chosen[2], "2"),
    ]
    for one, two in combinations(areas, 2):
        assert one.overlap(two) == 0


def test_a_straight_line_has_its_count_half_way() -> None:
    assert Bend(0.0).point(Place(0, 0, -1), Place(100, 40, 1)) == pytest.approx((50, 20))


def test_areas_that_touch_do_not_overlap() -> None:
    assert Area(0, 0, 1, 1).overlap(Area(0, 1, 1, 2)) == 0
