"""The legal half of an analysis as a picture is given it: the verdicts, and the law and the day they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from queries.signal_sentences import UNCONFIRMED
from queries.timing_sentences import modelled
from queries.verdict_sentences import State, state_of
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.statutes import Law
    from queries.clock import Start
    from queries.desks import DeskRow
    from queries.exposure import Exposure
    from queries.legal_answer import Judged, Leg

__all__ = ["LegalView"]


@dataclass(frozen=True, slots=True)
class LegalView:
    """The verdicts that a picture shows: ``judged`` by the id of the need, under the ``law`` of ``day`` (ISO).

    ``facts`` are the circumstances that were stated with the question; every picture prints them. ``refused`` has, by
    the id of the need, the flows on which the law stops what arrives without a ground. ``entries`` are the desks where
    a signal enters, all told from the same moment, the one where signals die soonest first; none when nobody asked.
    ``exposure`` are the ways to the alleged perpetrator; ``None`` when nobody asked.
    """

    law: Law
    day: str
    judged: Mapping[str, Judged]
    facts: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, tuple[Leg, ...]] = field(default_factory=dict)
    entries: tuple[DeskRow, ...] = ()
    exposure: Exposure | None = None

    @property
    def told_at(self) -> Start | None:
        """The moment at which everything is told at the desks; ``None`` without desks."""
        return next((signal.start for row in self.entries for signal in row.signals), None)

    def state(self, need: str) -> State | None:
        """The state of a gap; ``None`` when there is no disclosure to decide, or nobody judged it. Where only something
        narrower than the item may be told, it is the state of the item itself.
        """
        one = self.judged.get(need)
        return None if one is None or one.on_content is None else state_of(one.on_content)

    def stated(self, language: str) -> list[str]:
        """The stated circumstances, then what is modelled of the desks, as sentences."""
        known, start = self.law.fact, self.told_at
        leans = () if start is None else (UNCONFIRMED, modelled(start, ordinary=False))
        facts = [
            word(
                "fact-stated",
                language,
                question=known[name].question.of(language) if name in known else name,
                value=value,
            )
            for name, value in sorted(self.facts.items())
        ]
        return [*facts, *(text.of(language) for text in leans)]
