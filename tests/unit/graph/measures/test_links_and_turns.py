"""What links bring and what is lost without one: small cases beside the worked example."""

from __future__ import annotations

from dataclasses import replace

from graph.measures.broken_links import broken_link
from graph.measures.congruence import communication_congruence, required_talks
from graph.measures.matrices import spread
from graph.measures.registry import MEASURE
from graph.measures.sensitivity import ranges
from tests.unit.graph.measures.worked import worked

NOTHING: frozenset[str] = frozenset()


def test_a_link_brings_only_what_its_sender_knows() -> None:
    assert spread({"a": frozenset("x")}, {("a", "b"): frozenset("xy")})["b"] == {"x"}


def test_what_comes_over_another_way_too_is_not_lost() -> None:
    m = worked()
    assert broken_link(m)["P", "V"] == 1
    k3 = frozenset({"k3"})
    twice = replace(m, links={**m.links, ("Z", "V"): k3}, origins={**m.origins, "Z": m.origins.get("Z", NOTHING) | k3})
    assert broken_link(twice)["P", "V"] == 0


def test_who_comes_next_must_talk() -> None:
    works = {**dict.fromkeys(worked().agents, NOTHING), "P": frozenset({"t1"}), "V": frozenset({"t2"})}
    after = replace(worked(), works=works, follows=frozenset({("t1", "t2")}))
    assert required_talks(after) == {("P", "V"), ("V", "P")}


def test_every_link_is_left_out_once_and_not_only_the_first() -> None:
    """P and V tell each other: leaving out one of the two changes nothing, leaving out the link of Z does."""
    m = replace(worked(), links=dict.fromkeys((("P", "V"), ("V", "P"), ("Z", "V")), frozenset({"k3"})))
    found = ranges(m, [MEASURE["communication-congruence"]])["communication-congruence"][()]
    without = communication_congruence(m.without_link(("Z", "V")))
    assert without is not None
    assert found.value is not None
    assert without != found.value == communication_congruence(m.without_link(("P", "V")))
    assert {found.low, found.high} == {found.value, without}
