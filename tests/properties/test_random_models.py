"""The generator makes models worth trying: with gaps, chains, silence, and something of everything."""

from __future__ import annotations

from collections import Counter

import pytest

from queries.analysis import analyse
from queries.answer import GAP_KINDS, Analysis, GapKind
from tests.properties.random_models import random_model

TRIED = 400


@pytest.fixture(scope="module")
def analyses() -> list[Analysis]:
    return [analyse(random_model(seed)) for seed in range(TRIED)]


def share(analyses: list[Analysis], shows: list[bool]) -> float:
    assert len(shows) == len(analyses) == TRIED
    return sum(shows) / TRIED


def test_the_same_seed_gives_the_same_model() -> None:
    assert random_model(11) == random_model(11)
    assert random_model(11) != random_model(12)


def test_at_least_four_in_ten_models_have_a_gap(analyses: list[Analysis]) -> None:
    assert share(analyses, [bool(analysis.gaps) for analysis in analyses]) >= 0.40


def test_at_least_two_in_ten_bring_something_by_a_chain_of_two_flows(analyses: list[Analysis]) -> None:
    assert share(analyses, [any(len(row.via) >= 2 for row in analysis.rows) for analysis in analyses]) >= 0.20


def test_at_least_one_in_ten_leaves_something_unknown(analyses: list[Analysis]) -> None:
    assert share(analyses, [any(r.kind is GapKind.UNKNOWN for r in a.rows) for a in analyses]) >= 0.10


def test_every_kind_and_both_kinds_of_joint_gap_occur(analyses: list[Analysis]) -> None:
    found = Counter(row.kind for analysis in analyses for row in analysis.rows)
    assert set(found) == {*GAP_KINDS, GapKind.KNOWN, GapKind.RECEIVED} - {GapKind.UNGROUNDED_FLOW, GapKind.LATE}
    joint = [gap for analysis in analyses for gap in analysis.joint]
    assert any(gap.factor for gap in joint)
    assert any(gap.criterion for gap in joint)
    assert {found.kind.value for analysis in analyses for found in analysis.surplus} == {
        "surplus-flow",
        "surplus-holding",
    }
