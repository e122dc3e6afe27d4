"""How far a value leans on one edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.measures.matrices import Matrices
from graph.measures.measure import Level
from graph.measures.registry import MEASURE, MEASURES
from graph.measures.sensitivity import Range, pair_ranges, ranges
from tests.unit.graph.measures.random_matrices import random_matrices
from tests.unit.graph.measures.worked import worked


def one(name: str, *key: str, m: Matrices | None = None) -> Range:
    return ranges(m or worked(), [MEASURE[name]])[name][key]


def test_what_an_agent_misses_grows_when_one_of_its_holdings_is_wrong() -> None:
    assert one("agent-needs", "P") == Range(0.6, 0.6, 0.8, can_vanish=False)


def test_knowing_alone_shrinks_by_an_own_holding_and_grows_by_one_of_another() -> None:
    found = one("knowledge-exclusivity", "P")  # k3 alone (1), k1 with V (0.3679)
    assert found.value == pytest.approx(1.3679, abs=5e-5)
    assert found.low == pytest.approx(0.3679, abs=5e-5), "k3 left out"
    assert found.high == pytest.approx(2.0), "V's k1 left out"


def test_a_value_that_rests_on_one_holding_can_vanish() -> None:
    assert one("agent-waste", "G") == Range(1.0, 1.0, 1.0, can_vanish=True), "k4 is all that G holds"
    assert not one("agent-waste", "P").can_vanish


def test_a_value_that_no_edge_touches_stays() -> None:
    found = one("step-redundancy")
    assert found.low == found.high == found.value


def test_an_undefined_value_has_no_range() -> None:
    assert one("blind-need", "G") == Range(None, None, None, can_vanish=False)


def test_the_whole_answer_does_not_depend_on_which_measures_are_asked_together() -> None:
    m = worked()
    together = ranges(m, MEASURES)
    assert all(ranges(m, [measure])[measure.name] == together[measure.name] for measure in MEASURES)


def test_pairs_of_one_agent() -> None:
    found = pair_ranges(worked(), "P", MEASURES)
    assert set(found) == {measure.name for measure in MEASURES if measure.level is Level.PAIR}
    assert found["resemblance"]["P", "V"] == Range(1.0, 0.0, 1.0, can_vanish=False)
    assert set(found["resemblance"]) == {("P", "V"), ("P", "G"), ("P", "Z")}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_handed_on_to_fewer_edges_is_what_they_have(seed: int) -> None:
    """Derived rows are carried over where an edge cannot change them; recomputed from nothing they are the same."""
    m = random_matrices(seed)
    for fewer in (*(m.without_holding(*cell) for cell in m.cells()), *(m.without_link(link) for link in m.links)):
        carried = dict(fewer.__dict__)
        fresh = replace(fewer)
        assert all(getattr(fresh, name) == value for name, value in carried.items())


def test_random_matrices_are_worth_measuring() -> None:
    """A law that holds because nothing happens would be no law: much happens in most of them."""
    drawn = [random_matrices(seed) for seed in range(400)]

    def share(name: str) -> float:
        return sum(any(MEASURE[name].values(m).values()) for m in drawn) / len(drawn)

    assert share("agent-needs") > 0.45
    assert share("broken-link") > 0.2
    assert share("blind-need") > 0.05
    assert share("critical-steps") > 0.1
    assert share("diameter") > 0.4
    undefined = sum(None in MEASURE["agent-needs"].values(m).values() for m in drawn) / len(drawn)
    assert undefined > 0.2
