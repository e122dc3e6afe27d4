"""Laws of the measures, on random matrices: what must hold whatever the organisation looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import exp, fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.measures.congruence import communication_congruence, knowledge_congruence, required_talks
from graph.measures.exclusivity import knowledge_exclusivity
from graph.measures.matrices import Matrices
from graph.measures.measure import Edge, Key, Level
from graph.measures.memory import blind_items
from graph.measures.needs import agent_needs, agent_needs_total, step_needs, step_needs_total, under_supply
from graph.measures.redundancy import knowledge_redundancy
from graph.measures.registry import MEASURES
from graph.measures.sensitivity import pair_ranges, ranges
from graph.measures.waste import agent_waste, step_waste
from ontology.model import Model
from queries.gaps import classify
from queries.matrices import matrices
from queries.positions import Positions
from tests.properties.laws import PARTS, law
from tests.properties.random_models import small_models
from tests.unit.graph.measures.matrix_oracle import measured
from tests.unit.graph.measures.random_matrices import random_matrices, relabelled

some_matrices = st.builds(random_matrices, st.integers(0, 2**32 - 1))
with_beliefs = st.builds(random_matrices, st.integers(0, 2**32 - 1), beliefs=st.booleans())


def near(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else isclose(one, other, abs_tol=1e-12)


def same(one: Mapping[Key, float | None], other: Mapping[Key, float | None]) -> bool:
    return set(one) == set(other) and all(near(one[key], other[key]) for key in one)


@law
@given(with_beliefs)
def test_sets_and_matrices_agree_on_every_measure(m: Matrices) -> None:
    expected = measured(m)
    assert set(expected) == {measure.name for measure in MEASURES}
    wrong = [measure.name for measure in MEASURES if not same(measure.values(m), expected[measure.name])]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_they_agree_on_many_more(part: int) -> None:
    for seed in range(part, 5_000, PARTS):
        m = random_matrices(seed, beliefs=seed % 3 == 0)
        expected = measured(m)
        assert [one.name for one in MEASURES if not same(one.values(m), expected[one.name])] == [], seed


@law
@given(some_matrices)
def test_needs_and_waste_share_what_is_needed_and_held(m: Matrices) -> None:
    for agent in m.agents:
        needed, held = m.needed[agent], m.holds[agent]
        needs, waste = agent_needs(m)[agent], agent_waste(m)[agent]
        assert (needs is None) == (not needed)
        assert (waste is None) == (not held)
        if needs is not None:
            assert isclose(needs * len(needed) + len(needed & held), len(needed))
        if waste is not None:
            assert isclose(waste * len(held) + len(needed & held), len(held))


@law
@given(some_matrices)
def test_exclusivity_adds_up_over_the_items(m: Matrices) -> None:
    per_agent = [value for value in knowledge_exclusivity(m).values() if value is not None]
    heads = [sum(item in m.holds[agent] for agent in m.agents) for item in m.items]
    assert isclose(fsum(per_agent), fsum(head * exp(1 - head) for head in heads), abs_tol=1e-12)


@law
@given(some_matrices, st.data())
def test_one_more_holding_never_raises_needs_nor_lowers_redundancy(m: Matrices, data: st.DataObject) -> None:
    empty = sorted((agent, item) for agent in m.agents for item in m.items if item not in m.holds[agent])
    if not empty:
        return
    agent, item = data.draw(st.sampled_from(empty))
    more = replace(m, holds={**m.holds, agent: m.holds[agent] | {item}})
    for function in (agent_needs, step_needs):
        before, after = function(m), function(more)
        assert all(near(before[key], after[key]) or (after[key] or 0) < (before[key] or 0) for key in before)
    for total in (agent_needs_total, step_needs_total, under_supply):
        assert (total(more) or 0) <= (total(m) or 0)
    assert (knowledge_redundancy(more) or 0) >= (knowledge_redundancy(m) or 0)


@law
@given(some_matrices)
def test_knowledge_is_congruent_exactly_when_everything_is_where_it_is_needed(m: Matrices) -> None:
    """The team of a step is given exactly what the step needs: congruent. One thing off: no longer."""
    if not (m.items and m.steps):
        assert knowledge_congruence(m) is None
        return
    exact = all(m.supplied[step] == m.required[step] for step in m.steps)
    assert (knowledge_congruence(m) == 1) == exact
    fitted = replace(m, required=dict(m.supplied))
    assert knowledge_congruence(fitted) == 1
    step, item = m.steps[0], m.items[0]
    off = replace(fitted, required={**fitted.required, step: fitted.required[step] ^ {item}})
    assert (knowledge_congruence(off) or 0) < 1


@law
@given(some_matrices)
def test_talk_is_congruent_when_exactly_those_talk_who_must(m: Matrices) -> None:
    fitted = replace(m, links=dict.fromkeys(required_talks(m), frozenset()))
    assert communication_congruence(fitted) == (1 if len(m.agents) > 1 else None)


@law
@given(with_beliefs)
def test_values_lie_in_their_bounds(m: Matrices) -> None:
    for measure in MEASURES:
        for value in measure.values(m).values():
            assert value is None or 0 <= value <= (1 + 1e-12 if measure.bounded else float("inf")), measure.name


@law
@given(with_beliefs, st.integers(0, 1000))
def test_other_names_and_another_order_change_nothing(m: Matrices, seed: int) -> None:
    other, name = relabelled(m, seed)
    for measure in MEASURES:
        renamed = {tuple(name[part] for part in key): value for key, value in measure.values(m).items()}
        assert same(renamed, measure.values(other)), measure.name


@law
@given(some_matrices)
def test_steps_miss_or_waste_nothing_more_than_they_have(m: Matrices) -> None:
    needs, waste = step_needs(m), step_waste(m)
    for step in m.steps:
        both = len(m.required[step] & m.supplied[step])
        assert (needs[step] is None) == (not m.required[step])
        assert (waste[step] is None) == (not m.supplied[step])
        assert isclose((1 - (needs[step] or 0)) * len(m.required[step]), both, abs_tol=1e-9)
        assert isclose((1 - (waste[step] or 0)) * len(m.supplied[step]), both, abs_tol=1e-9)


@law
@given(some_matrices)
def test_blind_needs_are_needs_that_are_not_met(m: Matrices) -> None:
    for agent in m.agents:
        blind = blind_items(m, agent)
        assert (blind is None) == (agent not in m.contacts)
        assert (blind or frozenset()) <= m.needed[agent] - m.holds[agent]


def left_out(m: Matrices, edges: frozenset[Edge]) -> list[Matrices]:
    """Every one of the matrices with one edge less, built from the bottom so that nothing is carried over."""
    fewer = []
    if Edge.HOLDING in edges:
        fewer += [
            replace(
                m,
                holds={**m.holds, agent: m.holds[agent] - {item}},
                origins={**m.origins, agent: m.origins[agent] - {item}},
            )
            for agent in m.agents
            for item in m.holds[agent]
        ]
    if Edge.LINK in edges:
        fewer += [
            replace(m, links={other: items for other, items in m.links.items() if other != link}) for link in m.links
        ]
    return fewer


@pytest.mark.parametrize("seed", range(100))
def test_a_range_is_what_leaving_out_every_edge_gives(seed: int) -> None:
    m = random_matrices(seed)
    found = ranges(m, MEASURES)
    everywhere = [(fewer, measured(fewer)) for fewer in left_out(m, frozenset(Edge))]
    whole = measured(m)
    for measure in MEASURES:
        for key, value in whole[measure.name].items():
            others = [values[measure.name][key] for _, values in everywhere if key in values[measure.name]]
            defined = [one for one in (value, *others) if one is not None]
            told = found[measure.name][key]
            assert near(told.value, value)
            assert near(told.low, min(defined, default=None)), (measure.name, key)
            assert near(told.high, max(defined, default=None)), (measure.name, key)
            assert told.can_vanish == (value is not None and None in others)


@pytest.mark.parametrize("seed", range(50))
def test_a_pair_alone_has_the_range_it_has_among_all(seed: int) -> None:
    m = random_matrices(seed)
    pairs = [measure for measure in MEASURES if measure.level is Level.PAIR]
    whole = ranges(m, pairs)
    for agent in m.agents:
        for name, found in pair_ranges(m, agent, pairs).items():
            assert found == {key: value for key, value in whole[name].items() if key[0] == agent}


@law
@given(small_models())
def test_blind_needs_of_a_model_are_gaps(model: Model) -> None:
    """Whom to ask is a question only for what does not arrive already."""
    m, positions = matrices(model), Positions(model)
    met = {(need.needer, need.item) for need in model.needs if not classify(positions, need).kind.is_gap}
    for actor in model.actors:
        for item in blind_items(m, actor.id) or ():
            assert (actor.id, item) not in met


@law
@given(small_models())
def test_what_matrices_know_is_what_positions_know(model: Model) -> None:
    m, positions = matrices(model), Positions(model)
    for item in m.items:
        known = {actor.id for actor in model.actors if positions.knows(actor.id, item)}
        assert known == {agent for agent in m.agents if item in m.reached.get(agent, ())}
