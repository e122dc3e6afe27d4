"""Marks that composition leaves in a graph: what a local model left out, and which parties the reference model has.

They live in a namespace of their own, ``check:``, so that no left-out party has a single statement of the vocabulary.
"""

from __future__ import annotations

__all__ = ["CHECK", "NEED_MARKS", "check"]

CHECK = "https://w3id.org/zichtlijn/check#"


def check(name: str) -> str:
    """The IRI of a mark.

    >>> check("isPartyOf")
    'https://w3id.org/zichtlijn/check#isPartyOf'
    """
    return CHECK + name


NEED_MARKS: dict[str, str] = {
    "https://w3id.org/zichtlijn/def#hasNeeder": check("hadNeeder"),
    "https://w3id.org/zichtlijn/def#needsItem": check("neededItem"),
    "https://w3id.org/zichtlijn/def#isNeededAt": check("wasNeededAt"),
    "https://w3id.org/zichtlijn/def#hasConfidence": check("hadConfidence"),
    "http://purl.org/dc/terms/source": check("hadSource"),
    "https://w3id.org/zichtlijn/def#evidenceNote": check("hadEvidenceNote"),
}
"""How a property of a need is written once its needer is left out."""
