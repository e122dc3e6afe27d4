"""The legal half of an analysis on the terminal: counts per state, and per gap who may tell it on which article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import GapKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import NeedRow
    from queries.legal_gaps import Judged

__all__ = ["Legal"]

_CLOSED = Text("blijft gesloten", "stays closed")
_NOBODY = Text("geen partner heeft het; niets te delen", "no partner holds it; nothing to share")
_UNSAID = Text("niet te zeggen", "cannot be said")


@dataclass(frozen=True)
class Legal:
    """What the terminal says about the law of one analysis."""

    model: Model
    law: Law
    day: str
    gaps: Sequence[NeedRow]
    judged: Mapping[str, Judged]

    def counts(self, language: str) -> list[tuple[str, int]]:
        """How many gaps are in each of the seven states, and how many in none, and why."""
        from queries.verdict_sentences import STATE_LABELS, State, state_of

        found = Counter(state_of(one.verdict) for one in self.judged.values() if one.verdict is not None)
        rows = [(STATE_LABELS[state].of(language), found[state]) for state in State if found[state]]
        unjudged = Counter(self._unjudged(row) for row in self.gaps if self.judged[row.need].verdict is None)
        return [*rows, *((text.of(language), count) for text, count in sorted(unjudged.items()))]

    def _unjudged(self, row: NeedRow) -> Text:
        """Why a gap has no verdict: it stays closed, there is nothing to share, or too little is known to say."""
        if self.model.item[row.item].confined:
            return _CLOSED
        return _NOBODY if row.kind in (GapKind.UNHELD, GapKind.NOT_CREATED) else _UNSAID

    def help(self, row: NeedRow) -> Text:
        """What would help, within the law."""
        from queries.legal_helping import legal_help

        return legal_help(self.model, self.law, row, self.judged[row.need])

    def line(self, row: NeedRow, language: str) -> str:
        """State, holder and article of the best way to meet the need; what must be checked first."""
        from api.law_wire import cited_grounds
        from queries.verdict_sentences import citation, open_layers, spoken_state

        one = self.judged[row.need]
        if one.verdict is None or one.holder is None:
            return self._unjudged(row).of(language)
        verdict = one.verdict
        cited = [citation(self.law, norm).of(language) for norm in cited_grounds(self.law, verdict)[:1]]
        parts = [spoken_state(verdict).of(language), self.model.label(one.holder).brief(language), *cited]
        parts += [text.of(language).rstrip(".") for text in open_layers(verdict)]
        if verdict.doubts:
            parts.append(("twijfel " if language == "nl" else "doubt ") + ", ".join(verdict.doubts))
        return "; ".join(parts)
