"""The engine says what the second implementation says: two programs from one text, no disagreement."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.model import Model
from tests.properties.comparing import (
    disagreements_about_gaps,
    disagreements_about_joint_gaps,
    disagreements_about_reach,
    disagreements_about_surplus,
)
from tests.properties.laws import law
from tests.properties.random_models import random_model, small_models
from tests.strategies import models

MANY, FEWER = 20_000, 5_000


@settings(law, max_examples=200)
@given(models())
def test_on_drawn_models(model: Model) -> None:
    """Drawn piece by piece, so that a failure shrinks well; the laws below have the numbers."""
    assert list(disagreements_about_gaps(model)) == []
    assert list(disagreements_about_surplus(model)) == []


@law
@given(small_models())
def test_on_kinds(model: Model) -> None:
    assert list(disagreements_about_gaps(model)) == []


@law
@given(small_models())
def test_on_what_reaches_whom(model: Model) -> None:
    assert list(disagreements_about_reach(model)) == []


@law
@given(small_models())
def test_on_surplus(model: Model) -> None:
    assert list(disagreements_about_surplus(model)) == []


@law
@given(small_models())
def test_on_joint_gaps(model: Model) -> None:
    assert list(disagreements_about_joint_gaps(model)) == []


@pytest.mark.parametrize("name", packaged_models())
def test_on_the_packaged_models(name: str) -> None:
    """Joint gaps are left out: enumerating the ways of the real criteria takes the oracle minutes."""
    model = load_model(name)
    assert list(disagreements_about_gaps(model)) == []
    assert list(disagreements_about_reach(model)) == []
    assert list(disagreements_about_surplus(model)) == []


@pytest.mark.slow
def test_on_kinds_of_many_models() -> None:
    found = {seed: list(disagreements_about_gaps(random_model(seed))) for seed in range(MANY)}
    assert {seed: said for seed, said in found.items() if said} == {}


@pytest.mark.slow
def test_on_joint_gaps_and_surplus_of_many_models() -> None:
    found = {}
    for seed in range(MANY, MANY + FEWER):
        model = random_model(seed)
        found[seed] = [*disagreements_about_joint_gaps(model), *disagreements_about_surplus(model)]
    assert {seed: said for seed, said in found.items() if said} == {}
