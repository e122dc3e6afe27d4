"""From one composed graph to one frozen model: sorted, complete, and nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology.bookkeeping import check
from ontology.errors import Fault, RefusedInput
from ontology.extraction_approach import bob_steps, criteria, risk_factors, steps
from ontology.extraction_movement import agreements, entry_desks, flows
from ontology.extraction_parties import actors, knowledge_sources, partners, tables
from ontology.extraction_positions import holdings, items, left_out_needs, needs, records
from ontology.extraction_programme import (
    assumptions,
    capacities,
    goals,
    indicators,
    local_choices,
    repairs,
    risks,
    sources,
)
from ontology.extraction_values import Reading
from ontology.model import Model
from ontology.refusals import capped
from ontology.terms import Text
from ontology.vocabulary import ID, PREFIXES, SCHEMES, iri, term

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["LABELLED", "extract", "to_model"]

LABELLED = (*SCHEMES, "controller", "instrument")
"""What has a label and no type of its own: concepts, controllers, instruments. ``Model.labels`` holds them."""

_TITLE = PREFIXES["dcterms"] + "title"
_DESCRIPTION = PREFIXES["dcterms"] + "description"
_VERSION = PREFIXES["owl"] + "versionInfo"


def to_model(graph: Graph, model_id: str, fingerprint: str) -> Model:
    """The model that ``graph`` (see ``assembly``) describes under ``model_id``.

    Raises ``RefusedInput`` with every value that is missing, double, unknown or not understood.
    """
    model, faults = extract(graph, model_id, fingerprint, model_id)
    if faults:
        raise RefusedInput(model_id, faults)
    return model


def extract(graph: Graph, model_id: str, fingerprint: str, file: str) -> tuple[Model, tuple[Fault, ...]]:
    """The model and its faults; with faults, empty values stand where something is missing."""
    reading = Reading(graph, file)
    header = iri("model", model_id)
    model = Model(
        model_id,
        title=reading.text(header, _TITLE, required=True),
        description=reading.text(header, _DESCRIPTION),
        version=reading.plain(header, _VERSION, required=True),
        reference_date=reading.plain(header, term("referenceDate"), required=True),
        municipality=reading.one(header, term("isModelOf"), "partner", required=False),
        fictional=reading.boolean(header, term("isFictional")),
        partners=partners(reading),
        actors=actors(reading),
        sources_of_knowledge=knowledge_sources(reading),
        items=items(reading),
        records=records(reading),
        holdings=holdings(reading),
        needs=needs(reading),
        flows=flows(reading),
        agreements=agreements(reading),
        tables=tables(reading),
        steps=steps(reading),
        bob_steps=bob_steps(reading),
        risk_factors=risk_factors(reading),
        criteria=criteria(reading),
        goals=goals(reading),
        risks=risks(reading),
        indicators=indicators(reading),
        capacities=capacities(reading),
        sources=sources(reading),
        assumptions=assumptions(reading, header),
        local_choices=local_choices(reading, header),
        repairs=repairs(reading, header),
        left_out_needs=left_out_needs(reading),
        entry_desks=entry_desks(reading),
        labels=dict(sorted(_labels(reading))),
        fingerprint=fingerprint,
    )
    reading.report_leftovers()
    return model, capped(reading.faults)


def _labels(reading: Reading) -> Iterator[tuple[str, Text]]:
    for kind in LABELLED:
        for subject in reading.subjects(kind):
            yield subject[len(ID) :], reading.label(subject)
    for subject in reading.marked(check("wasCalled")):
        yield subject[len(ID) :], reading.text(subject, check("wasCalled"))
