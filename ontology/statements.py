"""A model as plain statements, the inverse of ``extraction``: subject, property, and an IRI or a literal."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.model import Model
from ontology.statement import PartyNames, Statement
from ontology.statements_approach import approach
from ontology.statements_header import header, labels
from ontology.statements_parties import parties
from ontology.statements_positions import movement, positions

__all__ = ["statements"]


def statements(model: Model) -> Iterator[Statement]:
    """Everything ``model`` says, in no particular order; a statement may come twice."""
    names = PartyNames(model)
    yield from header(model, names)
    yield from labels(model)
    yield from parties(model, names)
    yield from positions(model, names)
    yield from movement(model, names)
    yield from approach(model, names)
