"""JSON-LD and Turtle of a model say the same, and reading the JSON-LD needs no network."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.catalogue import packaged_models
from ontology.json_ld import json_ld
from ontology.loading import load_model
from ontology.writer import turtle
from visualisations.closing import without_confined


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "voorbeeld" else pytest.mark.slow) for name in packaged_models()]
)
def test_json_ld_and_turtle_are_isomorphic(name: str) -> None:
    model = without_confined(load_model(name))
    read = [quad.triple for quad in ox.parse(json_ld(model), format=ox.RdfFormat.JSON_LD)]
    one = Graph().parse(data=ox.serialize(read, format=ox.RdfFormat.N_TRIPLES), format="nt")
    other = Graph().parse(data=turtle(model), format="turtle")
    assert len(one) > 100
    assert isomorphic(one, other)


def test_the_context_is_inside_and_only_shortens_names() -> None:
    told = json.loads(json_ld(load_model("voorbeeld")))
    assert all(isinstance(space, str) and space.endswith(("#", "/")) for space in told["@context"].values())
    names = [node["@id"] for node in told["@graph"]]
    assert names == sorted(set(names))


def test_the_same_model_gives_the_same_text() -> None:
    model = load_model("voorbeeld")
    assert json_ld(model) == json_ld(load_model("voorbeeld", fresh=True))
