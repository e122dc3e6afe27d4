"""What a rule about a model is: a shape (SHACL) or a check (SPARQL), and one finding of such a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.document import short
from ontology.errors import Severity
from ontology.terms import Text
from ontology.vocabulary import local

__all__ = ["SHAPES", "Finding", "Rule", "RuleKind", "name_of"]

SHAPES = "https://w3id.org/zichtlijn/shape/"
"""Namespace of the shapes; the rule id of a shape is what stands after it."""

_LONGEST_NAME = 80
_NOTHING = Text("", "")


class RuleKind(StrEnum):
    """Where a rule is written."""

    SHAPE = "shape"  # ontology/shapes/*.ttl: what one thing must have
    CHECK = "check"  # ontology/checks/*.rq: what must hold between things


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its file writes it. ``problem`` and ``remedy`` may contain ``{place}`` and the names in ``columns``.

    ``instead_of`` names shapes whose finding at the same place says the same in fewer words and is then left out.
    """

    id: str
    kind: RuleKind
    severity: Severity
    title: Text
    problem: Text
    remedy: Text
    file: str
    columns: tuple[str, ...] = ("place",)
    query: str = ""
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold at ``place`` (an IRI). ``detail`` is what a shape adds to its own sentence."""

    rule: str
    place: str
    property: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    detail: Text = _NOTHING


def name_of(iri: str) -> str:
    """The name a reader of the model knows; of an address outside Zichtlijn only its last part, between guillemets.

    >>> name_of("https://w3id.org/zichtlijn/id/actor/veilig-thuis")
    'actor:veilig-thuis'
    >>> name_of("https://example.org/gemeente#loket")
    '«loket»'
    """
    name = short(iri)
    if "://" in name or not name.strip():
        name = f"«{local(iri)}»"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
