"""The worked example, row by row: four agents, five items, three steps (see ``worked``)."""

from __future__ import annotations

import pytest

from graph.measures.congruence import required_talks
from graph.measures.critical import lost_without
from graph.measures.measure import Key
from graph.measures.memory import blind_items
from graph.measures.registry import MEASURE
from tests.unit.graph.measures.worked import worked

PER_AGENT: dict[str, tuple[float | None, float | None, float | None, float | None]] = {
    #                               P       V       G       Z
    "knowledge-exclusivity": (1.3679, 0.7358, 1.0, 0.3679),
    "knowledge-exclusivity-share": (0.2736, 0.1472, 0.2, 0.0736),
    "step-exclusivity-share": (0.1677, 0.3784, 0.1226, 0.0451),
    "agent-needs": (0.6, 0.6, 1.0, 0.8),
    "agent-needs-product-form": (0.6, 0.6, 1.0, 0.8),
    "agent-waste": (0.0, 0.0, 1.0, 0.0),
    "agent-waste-product-form": (0.0, 0.0, 1.0, 0.0),
    "actual-workload": (0.4444, 0.4444, 0.0, 0.1111),
    "potential-workload": (0.5556, 0.5556, 0.1111, 0.2222),
    "items-lost": (3.0, 2.0, 0.0, 0.0),
    "critical-steps": (1.0, 1.0, 0.0, 0.0),
    "blind-need": (0.0, 1.0, None, 1.0),
    "sociometric-status": (1.0, 1.0, 0.3333, 0.3333),
}

WHOLE = {
    "agent-needs-total": 12 / 17,
    "agent-waste-total": 1 / 6,
    "step-needs-total": 2 / 9,
    "step-waste-total": 0.125,
    "knowledge-congruence": 0.8,
    "communication-congruence": 0.8333,
    "knowledge-redundancy": 2 / 15,
    "step-redundancy": 3 / 9,
    "knowledge-load": 0.3,
    "knowledge-diversity": 0.7222,
    "under-supply": 0.6667,
    "complexity": 28 / 65,
    "density": 4 / 12,
    "cohesion": 2 / 4,
    "diameter": 3.0,
    "specialisation": 0.8611,
    "memory-accuracy": None,
    "memory-consensus": None,
}

PARTS: dict[str, dict[Key, float | None]] = {
    "step-needs": {("t1",): 0.0, ("t2",): 0.4, ("t3",): 0.0},
    "step-waste": {("t1",): 0.0, ("t2",): 0.0, ("t3",): 0.3333},
    "broken-link": {("P", "V"): 1.0, ("V", "P"): 1.0, ("Z", "V"): 0.0, ("P", "G"): 1.0},
}


@pytest.mark.parametrize("name", PER_AGENT)
def test_a_measure_of_an_agent(name: str) -> None:
    found = MEASURE[name].values(worked())
    assert tuple(found[agent,] for agent in "PVGZ") == pytest.approx(PER_AGENT[name], abs=5e-5)


@pytest.mark.parametrize("name", WHOLE)
def test_a_measure_of_the_whole(name: str) -> None:
    assert MEASURE[name].values(worked())[()] == pytest.approx(WHOLE[name], abs=5e-5)


@pytest.mark.parametrize("name", PARTS)
def test_a_measure_of_a_step_or_a_link(name: str) -> None:
    assert MEASURE[name].values(worked()) == pytest.approx(PARTS[name], abs=5e-5)


@pytest.mark.parametrize(
    ("name", "pair", "value"),
    [
        ("resemblance", ("P", "V"), 1.0),  # k1
        ("distinctiveness", ("P", "V"), 0.4),  # k2 and k3, of five
        ("expertise", ("P", "V"), 0.5),  # V has k2, which P has not
        ("expertise", ("V", "Z"), 0.0),
        ("needed-overlap", ("V", "Z"), 0.2),  # both need all five and both hold k2
        ("needed-overlap", ("P", "G"), 0.0),  # both need k1 and k3; G holds neither
    ],
)
def test_a_measure_of_a_pair(name: str, pair: tuple[str, str], value: float) -> None:
    assert MEASURE[name].values(worked())[pair] == pytest.approx(value)


def test_one_fact_seen_from_two_sides() -> None:
    """G holds k4 and does not need it; t2 needs k4 and its team has not got it."""
    m = worked()
    assert m.holds["G"] - m.needed["G"] == {"k4"}
    assert m.missing["t2"] == {"k4", "k5"}
    assert "k5" not in m.holders, "what nobody holds, no sharing brings"


def test_who_ought_to_talk_and_does_not() -> None:
    assert required_talks(worked()) - worked().talks == {("P", "Z"), ("Z", "P")}


def test_what_a_step_loses_when_an_agent_drops_out() -> None:
    assert lost_without(worked(), "P") == {"t2": {"k3"}, "t3": {"k1", "k3"}}
    assert lost_without(worked(), "V") == {"t1": {"k1", "k2"}}
    assert lost_without(worked(), "Z") == {}


def test_a_need_is_blind_when_nobody_one_knows_has_it() -> None:
    assert blind_items(worked(), "Z") == frozenset({"k4"}), "G has it, and Z knows V only"
    assert blind_items(worked(), "G") is None, "G did not say whom it knows: that is unknown, not none"
