"""The pattern part of a disclosure, as plain data: what OWL and SPARQL are asked, and what ``decide`` looks at first.

A signature has no facts, no dates and no judgement. Those are three-valued or open, and OWL would read "not known" as
"may still be": they stay with ``queries.lawfulness``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.norms import Norm, NormKind

__all__ = ["MANY", "Signature", "asked_norms", "name_of", "pattern_of"]

MANY = frozenset({"origin", "secrecy"})
"""Attributes of which a record can have none, one or several values; of every other it has exactly one."""


@dataclass(frozen=True, slots=True, order=True)
class Signature:
    """Two capacities, and per attribute (``purpose``, ``category``, ``extent``, …) its values; both sorted."""

    holder: str
    recipient: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        said = "; ".join(f"{attribute} {', '.join(values)}" for attribute, values in self.values if values)
        return f"{self.holder} → {self.recipient} ({said})"


def asked_norms(norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """The versions of norms whose pattern the decision asks for: grounds, stops and prohibitions, in their order."""
    return tuple(
        norm
        for norm in norms
        if norm.kind.carries or norm.kind.is_conditional_stop or norm.kind is NormKind.PROHIBITION
    )


def name_of(norm: Norm) -> str:
    """The id of one version of a norm, as its IRI ends: a pattern belongs to a version."""
    return f"{norm.id}.{norm.valid_from}"


def pattern_of(norm: Norm) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a norm asks, per attribute the values of which one is enough; what it does not ask is left out.

    ``regime-in`` asks for the regime of the record or one that it came from.
    """
    asked = (
        ("holder", norm.holders),
        ("recipient", norm.recipients),
        ("category", norm.categories),
        ("regime", norm.regimes),
        ("purpose", norm.purposes),
        ("forum", norm.forums),
        ("initiative", norm.initiatives),
        *norm.label.attributes,
    )
    return tuple((attribute, tuple(sorted(values))) for attribute, values in asked if values)
