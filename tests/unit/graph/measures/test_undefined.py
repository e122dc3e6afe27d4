"""Where a measure says nothing: ``None`` is not applicable, and never stands for 0."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.measures.matrices import Matrices
from graph.measures.measure import Level
from graph.measures.memory import memory_accuracy, memory_consensus
from graph.measures.registry import MEASURE
from tests.unit.graph.measures.worked import worked

NOTHING: frozenset[str] = frozenset()


def lonely() -> Matrices:
    """One agent that holds, needs and does nothing, in an organisation without items and steps."""
    return Matrices(
        ("a",), (), (), {"a": NOTHING}, {"a": NOTHING}, {}, {}, frozenset(), {}, {}, {"a": NOTHING}, frozenset({"a"})
    )


DEFINED_ANYWAY = {"knowledge-exclusivity", "items-lost", "critical-steps", "blind-need"}
"""Sums and counts: nothing counted is 0."""


@pytest.mark.parametrize("name", sorted(MEASURE))
def test_without_items_steps_and_others(name: str) -> None:
    values = MEASURE[name].values(lonely())
    if MEASURE[name].level in (Level.STEP, Level.PAIR, Level.LINK):
        assert values == {}, "there is nothing to give a value for"
    else:
        assert set(values.values()) == {0.0 if name in DEFINED_ANYWAY else None}


def test_an_agent_that_needs_nothing_has_no_share_of_it() -> None:
    m = worked()
    idle = replace(m, needs={key: items for key, items in m.needs.items() if key[0] != "Z"})
    assert MEASURE["agent-needs"].values(idle)["Z",] is None
    assert MEASURE["agent-waste"].values(idle)["Z",] == 1.0
    empty = replace(m, holds={**m.holds, "Z": NOTHING})
    assert MEASURE["agent-needs"].values(empty)["Z",] == 1.0
    assert MEASURE["agent-waste"].values(empty)["Z",] is None


def test_who_knows_who_knows_is_defined_only_when_it_was_asked() -> None:
    m = worked()
    assert memory_accuracy(m) is None
    right = replace(m, beliefs={(i, j): m.holds[j] for i in m.agents for j in m.agents if i != j})
    assert memory_accuracy(right) == 1
    assert memory_consensus(right) == 1
    assert right.beliefs is not None
    wrong = replace(right, beliefs={**right.beliefs, ("P", "V"): frozenset({"k5"})})
    assert memory_accuracy(wrong) == pytest.approx(1 - 3 / 60), "k1 and k2 forgotten, k5 made up"
    assert memory_consensus(wrong) == pytest.approx(1 - 3 / 10 * 2 / 6), "P differs from G and from Z about V"
