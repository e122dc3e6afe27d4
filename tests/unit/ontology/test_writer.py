"""From model to RDF and back: equal models, canonical text, and escapes that every parser reads the same."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from ontology.admission import examine_file
from ontology.catalogue import packaged_models
from ontology.errors import Severity
from ontology.extraction import to_model
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Text
from ontology.writer import canonical, ntriples, to_graph, turtle
from tests.builders import tiny
from tests.strategies import models


@settings(max_examples=60, deadline=None)
@given(models())
def test_a_model_written_and_read_is_the_same_model(model: Model) -> None:
    assert to_model(to_graph(model), model.id, model.fingerprint) == model


@settings(max_examples=25, deadline=None)
@given(models())
def test_turtle_and_n_triples_say_what_the_graph_says(model: Model) -> None:
    graph = set(to_graph(model))
    assert set(Graph().parse(data=turtle(model), format="turtle")) == graph
    assert set(Graph().parse(data=ntriples(model), format="nt")) == graph


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1)


@settings(max_examples=60, deadline=None)
@given(_TEXT)
def test_any_text_survives(written: str) -> None:
    model = tiny().actor("a").build()
    model = dataclasses.replace(model, title=Text(written, written), fingerprint="")
    assert to_model(Graph().parse(data=ntriples(model), format="nt"), "klein", "").title.nl == written
    assert to_model(Graph().parse(data=turtle(model), format="turtle"), "klein", "").title.en == written


def test_the_same_model_gives_the_same_bytes() -> None:
    building = tiny().actor("b").actor("a").item("x").holds("a", "x").flow("a", "b", "x")
    other = tiny().item("x").actor("a").actor("b").flow("a", "b", "x").holds("a", "x")
    assert turtle(building.build()) == turtle(other.build())
    assert ntriples(building.build()) == ntriples(other.build())


def test_turtle_is_canonical() -> None:
    written = turtle(tiny().actor("a").build())
    assert canonical(Graph().parse(data=written, format="turtle")) == written


@pytest.mark.parametrize("name", packaged_models())
def test_a_packaged_model_survives(name: str) -> None:
    model = load_model(name)
    assert to_model(to_graph(model), name, model.fingerprint) == model


@pytest.mark.parametrize("name", ["voorbeeld", pytest.param("rijswijk", marks=pytest.mark.slow)])
def test_an_export_can_be_read_back_as_a_users_file(name: str) -> None:
    model = load_model(name)
    examined = examine_file(turtle(model).encode(), "export.ttl")
    assert [fault for fault in examined.faults if fault.severity is Severity.ERROR] == []
    assert examined.model is not None
    assert dataclasses.replace(examined.model, fingerprint=model.fingerprint) == model
