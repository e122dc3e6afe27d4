"""From model to statements: its header, its standing assumptions, its choices and repairs, its labels."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.bookkeeping import check
from ontology.extraction_values import DEFINITION, LABEL, RDF_TYPE
from ontology.model import Model
from ontology.statement import (
    Literal,
    PartyNames,
    Statement,
    class_of,
    evidence_of,
    is_party,
    links,
    texts,
    truth,
)
from ontology.vocabulary import PREFIXES, SCHEMES, concept, iri, term

__all__ = ["header", "labels"]


def header(model: Model, names: PartyNames) -> Iterator[Statement]:
    """What a model says of itself, with its assumptions, choices and repairs."""
    subject = iri("model", model.id)
    yield subject, RDF_TYPE, term("Model")
    yield subject, RDF_TYPE, PREFIXES["owl"] + "Ontology"
    yield from texts(subject, PREFIXES["dcterms"] + "title", model.title)
    yield from texts(subject, PREFIXES["dcterms"] + "description", model.description)
    yield subject, PREFIXES["owl"] + "versionInfo", Literal(model.version)
    yield subject, term("referenceDate"), Literal(model.reference_date, datatype="date")
    yield subject, term("isFictional"), truth(model.fictional)
    if model.municipality:
        yield subject, term("isModelOf"), iri("partner", model.municipality)
    yield from links(subject, "hasAssumption", "assumption", (found.id for found in model.assumptions))
    yield from links(subject, "hasLocalChoice", "choice", (found.id for found in model.local_choices))
    yield from links(subject, "hasRepair", "repair", (found.id for found in model.repairs))
    yield from _about_the_model(model, names)


def _about_the_model(model: Model, names: PartyNames) -> Iterator[Statement]:
    for assumption in model.assumptions:
        subject = iri("assumption", assumption.id)
        yield subject, RDF_TYPE, term("Assumption")
        yield from texts(subject, DEFINITION, assumption.text)
        yield from evidence_of(subject, assumption.evidence)
    for choice in model.local_choices:
        subject = iri("choice", choice.id)
        yield subject, RDF_TYPE, term("LocalChoice")
        yield subject, term("hasChoiceKind"), concept("choice-kind", choice.kind)
        for party in choice.parties:
            yield subject, term("concernsParty"), names.party(party)
            yield names.party(party), check("isPartyOf"), iri("model", model.id)
        if choice.replacement is not None:
            yield subject, term("isReplacedBy"), names.party(choice.replacement)
        yield from texts(subject, DEFINITION, choice.reason)
        yield from evidence_of(subject, choice.evidence)
    for repair in model.repairs:
        subject = iri("repair", repair.id)
        yield subject, RDF_TYPE, term("Repair")
        yield from texts(subject, DEFINITION, repair.reason)
        yield from links(subject, "addsHolding", "holding", repair.added_holdings)
        yield from links(subject, "addsActor", "actor", repair.added_actors)
        yield from links(subject, "takesItemFrom", "flow", {flow for flow, _ in repair.removed_flow_items})
        yield from links(subject, "takesItem", "item", {item for _, item in repair.removed_flow_items})


def labels(model: Model) -> Iterator[Statement]:
    """Concepts, controllers and instruments with their labels, and what left-out parties are called."""
    for key, label in model.labels.items():
        kind, identifier = key.split("/", 1)
        subject = iri(kind, identifier)
        if is_party(key):
            yield from texts(subject, check("wasCalled"), label)
            continue
        yield from texts(subject, LABEL, label)
        if kind in SCHEMES:
            yield subject, RDF_TYPE, PREFIXES["skos"] + "Concept"
            yield subject, RDF_TYPE, term(class_of(kind))
            yield subject, PREFIXES["skos"] + "inScheme", iri("scheme", kind)
        else:
            yield subject, RDF_TYPE, term(class_of(kind))
