"""No export and no JSON names a party together with a confined item, but for the row of who needs it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from api.wire import analysis_object
from graph.projection import project
from ontology.model import Model
from ontology.statements import statements
from ontology.vocabulary import iri
from ontology.writer import turtle
from queries.analysis import analyse
from tests.properties.laws import law
from tests.properties.random_models import small_models
from visualisations.closing import closing_note, graph_without_confined, without_confined
from visualisations.exports import gaps_csv, graphml

SECRET = "i0"

few = settings(law, max_examples=150)
"""Whole exports are slow to make; which item is confined does not depend on the size of the model."""


def with_a_secret(model: Model) -> Model:
    """The model in which the first item is confined."""
    return replace(
        model, items=tuple(replace(item, confined=True) if item.id == SECRET else item for item in model.items)
    )


def parties(model: Model) -> set[str]:
    return {*model.actor, *model.source_of_knowledge, *model.table}


def names(value: object) -> set[str]:
    """Every whole string, and every word of a text, in a JSON value."""
    if isinstance(value, dict):
        return {name for key, one in value.items() for name in {str(key), *names(one)}}
    if isinstance(value, list):
        return {name for one in value for name in names(one)}
    return {str(value), *str(value).replace(",", " ").replace(".", " ").replace(":", " ").split()}


@few
@given(small_models())
def test_the_written_model_joins_no_party_and_a_confined_item(drawn: Model) -> None:
    model = with_a_secret(drawn)
    secret = iri("item", SECRET)
    people = {iri(kind, name) for kind in ("actor", "knower", "table") for name in parties(model)}
    triples = list(statements(without_confined(model)))
    pointing = {subject for subject, _, value in triples if value == secret} | {secret}
    joined = {(subject, value) for subject, _, value in triples if subject in pointing and value in people}
    assert not joined
    assert not pointing & people
    assert closing_note(model)


@few
@given(small_models())
def test_the_written_graph_joins_no_party_and_a_confined_item(drawn: Model) -> None:
    model = with_a_secret(drawn)
    written = ElementTree.fromstring(graphml(graph_without_confined(project(model), model), closing_note(model)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    for edge in written.iter(f"{space}edge"):
        assert edge.get("target") != f"item:{SECRET}"
        assert not any(SECRET in (data.text or "").split() for data in edge.iter(f"{space}data"))


@few
@given(small_models(), st.sampled_from(["behoeften", "gezamenlijk", "overschot"]))
def test_the_json_names_nobody_beside_who_needs_it(drawn: Model, part: str) -> None:
    model = with_a_secret(drawn)
    answer = json.loads(json.dumps(analysis_object(model, analyse(model))))
    for written in answer[part]:
        if SECRET in names({key: value for key, value in written.items() if key != "id"}):
            needer = {written["actor"]} if part == "behoeften" else set()
            told = {key: value for key, value in written.items() if key != "id"}
            assert names(told) & parties(model) <= needer, written


@few
@given(small_models())
def test_a_line_of_the_spreadsheet_names_nobody_beside_who_needs_it(drawn: Model) -> None:
    model = with_a_secret(drawn)
    analysis = analyse(model)
    sheet = csv.reader(io.StringIO(gaps_csv(model, analysis).removeprefix("\ufeff"), newline=""), delimiter=";")
    for row, line in zip(analysis.gaps, list(sheet)[1:], strict=True):
        if row.item == SECRET:
            assert names(list(line)) & parties(model) <= {row.needer}


@few
@given(small_models())
def test_a_model_without_confined_items_is_written_as_it_is(model: Model) -> None:
    bare = replace(model, items=tuple(replace(item, confined=False) for item in model.items))
    assert without_confined(bare) is bare
    assert turtle(without_confined(bare)) == turtle(bare)
    assert closing_note(bare) == ""
