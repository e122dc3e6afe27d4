"""The legal half of an analysis on the terminal: counts per state, and per gap who may tell it on which article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import NeedRow
    from queries.legal_gaps import Judged

__all__ = ["Legal"]

_CLOSED = Text("blijft gesloten", "stays closed")
_NOBODY = Text("niemand heeft het; niets te delen", "nobody holds it; nothing to share")


@dataclass(frozen=True)
class Legal:
    """What the terminal says about the law of one analysis."""

    model: Model
    law: Law
    day: str
    judged: Mapping[str, Judged]

    def counts(self, language: str) -> list[tuple[str, int]]:
        """How many gaps are in each of the seven states, and in none because nobody holds the item."""
        from queries.verdict_sentences import STATE_LABELS, State, state_of

        found = Counter(state_of(one.verdict) for one in self.judged.values() if one.verdict is not None)
        rows = [(STATE_LABELS[state].of(language), found[state]) for state in State if found[state]]
        items = {row.id: row.item for row in self.model.needs}
        for text, confined in ((_CLOSED, True), (_NOBODY, False)):
            count = sum(
                one.verdict is None and self.model.item[items[one.need]].confined is confined
                for one in self.judged.values()
            )
            rows += [(text.of(language), count)] if count else []
        return rows

    def help(self, row: NeedRow) -> Text:
        """What would help, within the law."""
        from queries.legal_helping import legal_help

        one = self.judged.get(row.need)
        return row.help if one is None else legal_help(self.model, self.law, row, one)

    def line(self, row: NeedRow, language: str) -> str:
        """State, holder and article of the best way to meet the need; what must be checked first."""
        from queries.verdict_sentences import citation, spoken_state

        one = self.judged.get(row.need)
        if self.model.item[row.item].confined:
            return _CLOSED.of(language)
        if one is None or one.verdict is None or one.holder is None:
            return _NOBODY.of(language)
        verdict = one.verdict
        on_day = self.law.on(verdict.day, pending=True).norm
        cited = [citation(self.law, on_day[name]).of(language) for name in verdict.grounds[:1] if name in on_day]
        parts = [spoken_state(verdict).of(language), self.model.label(one.holder).brief(language), *cited]
        if verdict.doubts:
            parts.append(("twijfel " if language == "nl" else "doubt ") + ", ".join(verdict.doubts))
        return "; ".join(parts)
