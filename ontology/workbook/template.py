"""The empty workbook: the packaged items, steps, factors and sources, and nobody yet who has or needs them."""

from __future__ import annotations

from dataclasses import replace

from ontology.model import Model
from ontology.statement import is_party
from ontology.terms import Text

__all__ = ["template_model"]


def template_model(reference: Model) -> Model:
    """``reference`` without its parties and everything that names one; its items, steps, factors and sources stay."""
    labels = {
        key: label for key, label in reference.labels.items() if not is_party(key) and not key.startswith("controller/")
    }
    return Model(
        "nieuw",
        title=Text("leeg werkboek om in te vullen", "empty workbook to fill in"),
        description=Text("", ""),
        version="1",
        reference_date=reference.reference_date,
        municipality="",
        fictional=False,
        items=tuple(replace(item, made_by=()) for item in reference.items),
        steps=reference.steps,
        risk_factors=reference.risk_factors,
        sources=reference.sources,
        labels=labels,
    )
