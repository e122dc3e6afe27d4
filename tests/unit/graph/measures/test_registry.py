"""The list of measures says everything the documentation and a reader need."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

import graph.measures as package
from graph.measures.measure import Edge, Grade, Level, Measure
from graph.measures.registry import MEASURE, MEASURES
from tests.unit.graph.measures.worked import worked

NOT_MEASURES = {"matrices", "measure", "sensitivity", "shares"}
NOT_SETTLED = ("access index", "cognitive", "negotiation", "situation awareness", "situational")


def test_every_name_occurs_once() -> None:
    assert len(MEASURE) == len(MEASURES) == 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in MEASURE)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_a_measure_says_what_it_means_and_how_it_is_taken(measure: Measure) -> None:
    for text in (measure.label, measure.sentence):
        assert text.nl
        assert text.en
        assert text.nl != text.en
    assert measure.sentence.nl[-1] in ".?"
    assert measure.formula
    assert measure.reference
    assert (measure.grade is Grade.OWN) == (measure.reference == "Zichtlijn")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_the_keys_of_a_measure_fit_its_level(measure: Measure) -> None:
    m = worked()
    keys = {
        Level.GRAPH: {()},
        Level.STEP: {(step,) for step in m.steps},
        Level.ACTOR: {(agent,) for agent in m.agents},
        Level.PAIR: {(a, b) for a in m.agents for b in m.agents if a != b},
        Level.LINK: set(m.links),
    }
    assert set(measure.values(m)) == keys[measure.level]


def test_what_is_not_settled_is_not_offered() -> None:
    told = " ".join(f"{one.name} {one.label.en} {one.sentence.en}".replace("-", " ") for one in MEASURES).lower()
    assert not [word for word in NOT_SETTLED if word in told]


def test_the_product_form_is_never_called_a_need() -> None:
    products = [measure for measure in MEASURES if "product-form" in measure.name]
    assert len(products) == 4
    assert all("ORA-vorm, geen behoefte" in measure.label.nl for measure in products)
    assert all("d(AT·KTᵀ)" in measure.formula for measure in products)


def test_the_package_lists_its_modules() -> None:
    modules = {module.name for module in iter_modules(package.__path__)}
    listed = set(re.findall(r"^``(\w+)``  ", package.__doc__ or "", re.MULTILINE))
    assert listed == {name for name in modules - NOT_MEASURES if not name.startswith("registry")}


def test_every_function_that_measures_is_in_the_list() -> None:
    """A function from matrices to values per agent, step or pair that nobody lists would never be seen."""
    found = {
        name
        for module in iter_modules(package.__path__)
        if module.name not in NOT_MEASURES and not module.name.startswith("registry")
        for name in import_module(f"graph.measures.{module.name}").__all__
    }
    helping = {"required_talks", "lost_without", "blind_items", "steps_losing"}
    registries = ("registry_actors", "registry_graph", "registry_parts")
    listed = {name for registry in registries for name in vars(import_module(f"graph.measures.{registry}"))}
    assert found - helping <= listed


def test_a_measure_leans_on_the_edges_it_names_and_on_no_other() -> None:
    """Leaving out an edge of a kind that a measure does not name changes nothing."""
    m = worked()
    for measure in MEASURES:
        whole = measure.values(m)
        if Edge.HOLDING not in measure.edges:
            assert all(measure.values(m.without_holding(*cell)) == whole for cell in m.cells())
        if Edge.LINK not in measure.edges:
            assert all(measure.values(m.without_link(link)) == whole for link in m.links)
