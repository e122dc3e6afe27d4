"""Frozen types for open questions of law: what is asked, who argues what, the safe default, and what closed it.

A norm says when such a doubt bites it (``ontology.norms.Doubt``); the question itself stands here once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.terms import Text

__all__ = ["DoubtStatus", "LegalDoubt", "Position"]


class DoubtStatus(StrEnum):
    """How far a newer text has answered a doubt."""

    OPEN = "open"
    PARTLY_CLOSED = "partly-closed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Position:
    """One answer that is argued. ``argued_by`` is ``None`` where the research does not say who argues it."""

    id: str
    says: Text
    source: str
    argued_by: Text | None = None


@dataclass(frozen=True, slots=True)
class LegalDoubt:
    """One question that the texts read leave open. ``None`` and ``()`` mean that the research records nothing.

    ``raised_by`` holds ids of norms and ``touches`` ids of acts that the question is about; ``overlaps`` holds doubts
    of the other half of the research that ask the same or part of it. ``closed_by`` is the article that answers it in
    the text of ``closed_on`` (ISO); ``stays_open`` is the part which that article leaves.
    """

    id: str
    label: Text
    question: Text
    source: str
    positions: tuple[Position, ...] = ()
    safe_default: Text | None = None
    raised_by: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    closed_on: str | None = None
    closed_by: str | None = None
    answer: Text | None = None
    stays_open: Text | None = None

    @property
    def status(self) -> DoubtStatus:
        """Open until an article answers it, and only partly closed while something stays open.

        >>> asked = Text("Mag dit?", "May this?")
        >>> LegalDoubt("care-D0", asked, asked, "test").status.value
        'open'
        >>> LegalDoubt("care-D0", asked, asked, "test", closed_on="2026-07-01", closed_by="Wmo 5.2.9(2)").status.value
        'closed'
        """
        if self.closed_on is None:
            return DoubtStatus.OPEN
        return DoubtStatus.CLOSED if self.stays_open is None else DoubtStatus.PARTLY_CLOSED
