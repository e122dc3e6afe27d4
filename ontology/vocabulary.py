"""IRIs of the ontology: the namespace, the individuals' namespaces, and how an id becomes an IRI and back."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DEF", "ID", "KINDS", "LAW_KINDS", "LAW_SCHEMES", "PREFIXES", "SCHEMES", "concept", "iri", "local", "term"]

DEF = "https://w3id.org/zichtlijn/def#"
ID = "https://w3id.org/zichtlijn/id/"

KINDS: tuple[str, ...] = (
    "actor",
    "agreement",
    "assumption",
    "bob",
    "capacity",
    "choice",
    "controller",
    "criterion",
    "entry",
    "expr",
    "factor",
    "flow",
    "goal",
    "holding",
    "indicator",
    "instrument",
    "item",
    "knower",
    "measure",
    "model",
    "need",
    "partner",
    "record",
    "repair",
    "risk",
    "seat",
    "source",
    "step",
    "table",
)
"""Path segments of individuals; each is also its own Turtle prefix."""

SCHEMES: tuple[str, ...] = (
    "agreement-status",
    "agreement-subject",
    "assurance",
    "availability",
    "category",
    "channel",
    "choice-kind",
    "composition",
    "confidence",
    "dynamics",
    "event",
    "gap-kind",
    "goal-kind",
    "indicator-group",
    "legal-form",
    "partner-domain",
    "partner-type",
    "purpose",
    "quality",
    "regime",
    "remedy",
    "risk-kind",
    "subject",
    "theme",
    "volatility",
    "weight",
)
"""Path segments of concepts; each is also a prefix and has a SKOS scheme ``id/scheme/{segment}``."""

LAW_KINDS: tuple[str, ...] = (
    "act",
    "category-rule",
    "clause",
    "direct-purpose",
    "doubt",
    "doubt-use",
    "exposure-way",
    "fact",
    "intermediary",
    "item-rule",
    "label-rule",
    "legal-capacity",
    "norm",
    "position",
    "question",
    "record-answerer",
    "task",
)
"""Path segments of individuals of the statute modules (``ontology/law``); a model never has them."""

LAW_SCHEMES: tuple[str, ...] = (
    "data-category",
    "date-precision",
    "fact-role",
    "forum",
    "initiative",
    "modality",
    "norm-kind",
    "text-confidence",
)
"""Path segments of concepts that only the statute modules use; their schemes stand in ``ontology/law/schemes.ttl``."""

PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "scheme": f"{ID}scheme/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zl": DEF,
    **{segment: f"{ID}{segment}/" for segment in (*KINDS, *SCHEMES, *LAW_KINDS, *LAW_SCHEMES)},
}


def term(name: str) -> str:
    """The IRI of an ontology term.

    >>> term("Actor")
    'https://w3id.org/zichtlijn/def#Actor'
    """
    return DEF + name


def iri(kind: str, identifier: str) -> str:
    """The IRI of an individual of ``kind`` (one of :data:`KINDS`).

    >>> iri("actor", "veilig-thuis")
    'https://w3id.org/zichtlijn/id/actor/veilig-thuis'
    """
    return f"{ID}{kind}/{identifier}"


def concept(scheme: str, identifier: str) -> str:
    """The IRI of a concept of ``scheme`` (one of :data:`SCHEMES`).

    >>> concept("quality", "first-hand")
    'https://w3id.org/zichtlijn/id/quality/first-hand'
    """
    return f"{ID}{scheme}/{identifier}"


def local(full: str) -> str:
    """The id inside an IRI: what stands after the last ``/`` or ``#``.

    >>> local("https://w3id.org/zichtlijn/id/actor/veilig-thuis")
    'veilig-thuis'
    """
    return full.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
