"""The main job as a whole: rows in order, weights, terms, and numbers that can be recounted."""

from __future__ import annotations

from collections import Counter

import pytest

from ontology.terms import Composition, Weight
from queries.analysis import analyse
from queries.answer import GAP_KINDS, GapKind, weight_number
from tests.builders import Tiny, text, tiny


def three() -> Tiny:
    """Actor b needs three items, of which x shows the heaviest factor."""
    building = tiny().actor("a").actor("b").item("x").item("y").item("z").holds("b", "z")
    building.factor("licht", "x", "y", weight=Weight.LOW).factor("zwaar", "x", weight=Weight.VERY_HIGH)
    return building.needs("b", "z", "SIG").needs("b", "y", "TRI").needs("b", "x", "NAZ")


def test_the_heaviest_factor_that_an_item_shows_is_the_weight_of_its_need() -> None:
    rows = {row.item: row for row in analyse(three().build()).rows}
    assert {item: row.weight for item, row in rows.items()} == {"x": 4, "y": 1, "z": 1}
    assert rows["x"].factors == ("licht", "zwaar")
    assert rows["z"].factors == ()


@pytest.mark.parametrize(
    ("weight", "number"),
    [(None, 1), (Weight.LOW, 1), (Weight.MEDIUM, 2), (Weight.HIGH, 3), (Weight.VERY_HIGH, 4)],
)
def test_weights_are_an_order_and_nothing_more(weight: Weight | None, number: int) -> None:
    assert weight_number(weight) == number


def test_rows_are_heaviest_first_then_shortest_term_then_by_name() -> None:
    building = three().needs("b", "y", "SIG").needs("a", "y", "SIG").needs("b", "z", "TRI", "BEE")
    assert [(row.needer, row.item, row.step) for row in analyse(building.build()).rows] == [
        ("b", "x", "NAZ"),
        ("a", "y", "SIG"),
        ("b", "y", "SIG"),
        ("b", "z", "SIG"),
        ("b", "y", "TRI"),
        ("b", "z", "BEE"),
        ("b", "z", "TRI"),
    ]


def test_the_level_sets_the_term() -> None:
    rows = {level: {row.step: row.hours for row in analyse(three().build(), level).rows} for level in (3, 4)}
    assert rows == {3: {"SIG": 1, "TRI": 4, "NAZ": 120}, 4: {"SIG": 0.25, "TRI": 0.5, "NAZ": 120}}
    assert {row.level for row in analyse(three().build(), 4).rows} == {4}
    assert analyse(three().build()).level == 3


@pytest.mark.parametrize("level", [0, 2, 5])
def test_there_are_two_levels(level: int) -> None:
    with pytest.raises(ValueError, match="3 or 4"):
        analyse(three().build(), level)


def test_an_analysis_says_of_which_model_and_date_it_is() -> None:
    analysis = analyse(three().assume("gemodelleerd").build())
    assert (analysis.model, analysis.version, analysis.reference_date) == ("klein", "1", "2026-11-22")
    assert analysis.assumptions == (text("aanname gemodelleerd"),)


def test_gaps_are_the_rows_that_are_not_met_unknown_among_them() -> None:
    building = three().actor("c", complete=False).needs("c", "x")
    analysis = analyse(building.build())
    assert analysis.gaps == tuple(row for row in analysis.rows if row.kind in GAP_KINDS)
    assert {row.kind for row in analysis.gaps} >= {GapKind.UNKNOWN}
    assert GapKind.KNOWN not in {row.kind for row in analysis.gaps}
    assert [kind for kind in GapKind if not kind.is_gap] == [GapKind.KNOWN, GapKind.RECEIVED]


def test_every_number_can_be_recounted_from_the_rows() -> None:
    analysis = analyse(three().needs("a", "z").build())
    summary = analysis.summary
    assert summary.needs == len(analysis.rows) == sum(summary.per_kind.values()) == 4
    assert {kind: n for kind, n in summary.per_kind.items() if n} == Counter(r.kind.value for r in analysis.rows)
    assert summary.per_remedy == Counter(row.remedy.value for row in analysis.rows if row.remedy is not None)


def test_kinds_that_need_law_or_clock_are_not_counted_as_zero() -> None:
    """A zero would say that the law had been asked."""
    assert set(analyse(three().build()).summary.per_kind) == {
        kind.value for kind in GapKind if kind not in (GapKind.LATE, GapKind.UNGROUNDED_FLOW)
    }


def test_a_model_without_needs_has_an_empty_answer() -> None:
    analysis = analyse(tiny().actor("a").item("x").build())
    assert (analysis.rows, analysis.joint, analysis.surplus, analysis.gaps) == ((), (), (), ())
    assert analysis.summary.needs == 0


def test_joint_gaps_and_surplus_come_along() -> None:
    building = tiny().actor("a").actor("b").actor("c").item("x").item("y").holds("a", "x").holds("b", "y")
    building.factor("rf", "x", "y", composition=Composition.ALL).flow("a", "c", "x")
    analysis = analyse(building.build())
    assert [gap.factor for gap in analysis.joint] == ["rf"]
    assert [found.flow for found in analysis.surplus] == ["a-c"]
