"""The same analysis for one subject alone: the child as a victim in its own right, not as part of a household."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.errors import UnknownName
from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import JointGap

__all__ = ["about_joint", "items_about", "narrowed"]


def items_about(model: Model, subject: str | None) -> frozenset[str]:
    """Ids of the items that concern ``subject`` (``"child"``, ``"victim"``, …); all of them for ``None``.

    Raises ``UnknownName`` when no item of the model concerns it.
    """
    if subject is None:
        return frozenset(model.item)
    known = sorted({item.subject for item in model.items})
    if subject not in known:
        raise UnknownName("betrokkene", "subject", subject, known)
    return frozenset(item.id for item in model.items if item.subject == subject)


def about_joint(model: Model, gap: JointGap, subject: str | None) -> bool:
    """Whether a joint gap has a piece about the subject: an item, or a factor that such an item shows.

    For the child also every factor that is marked as specific to children.
    """
    if subject is None:
        return True
    items = items_about(model, subject)
    factors = {
        factor.id
        for factor in model.risk_factors
        if set(factor.items) & items or (subject == "child" and factor.child_specific)
    }
    return bool({*gap.pieces, gap.factor} & {*items, *factors})


def narrowed(model: Model, subject: str | None) -> Model:
    """The model with only what a picture of one subject shows: its items, and the positions, needs and flows of those.
    Its title says so.

    For showing only. Kinds, joint gaps and surplus are found in the whole model: a product about the household may be
    made from an item about the child.
    """
    if subject is None:
        return model
    kept = items_about(model, subject)
    label = model.labels.get(f"subject/{subject}", Text(subject, subject))
    flows = (replace(flow, items=tuple(item for item in flow.items if item in kept)) for flow in model.flows)
    return replace(
        model,
        title=Text(f"{model.title.nl}, alleen: {label.nl}", f"{model.title.en}, only: {label.en}"),
        items=tuple(item for item in model.items if item.id in kept),
        records=tuple(record for record in model.records if record.item in kept),
        holdings=tuple(holding for holding in model.holdings if holding.item in kept),
        needs=tuple(need for need in model.needs if need.item in kept),
        flows=tuple(flow for flow in flows if flow.items),
    )
