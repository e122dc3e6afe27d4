"""The legal half of an analysis on the terminal: counts per state, and per gap who may tell it on which article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.wording import say
from queries.legal_answer import EXTENT_LABELS, NO_DISCLOSURE_LABELS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.workspace import Workspace
    from ontology.terms import Text
    from queries.answer import NeedRow
    from queries.legal_answer import Judged
    from queries.verdict import Verdict

__all__ = ["Legal"]


@dataclass(frozen=True)
class Legal:
    """What the terminal says about the law of one analysis."""

    workspace: Workspace

    @property
    def day(self) -> str:
        """The day of the law."""
        return self.workspace.flows.bench.day

    def counts(self, language: str) -> list[tuple[str, int]]:
        """How many gaps are in each of the seven states, and how many have nothing to decide on, and why. A gap of
        which only something narrower may be told counts under what holds for its content, in a line of its own.
        """
        judged = self.workspace.judged.values()
        reasons = Counter(one.reason for one in judged if one.reason is not None)
        unjudged = [(NO_DISCLOSURE_LABELS[reason].of(language), count) for reason, count in reasons.items()]
        states = [
            (f"{state}{more}", count)
            for extent in EXTENT_LABELS
            for state, count in _states((one.on_content for one in judged if one.extent == extent), language)
            for more in ("" if extent == "content" else _but(extent, language),)
        ]
        return [*states, *sorted(unjudged)]

    def received(self, language: str) -> str | None:
        """In which states the weakest flows are of what is received; ``None`` when nothing is."""
        ways = self.workspace.ways.values()
        found = _states((way.weakest.verdict for way in ways), language)
        open_ends = sum(way.weakest.verdict is None for way in ways)
        found += [(say("capacity-unknown", language), open_ends)] if open_ends else []
        if not found:
            return None
        listed = "; ".join(f"{state} {count}" for state, count in found)
        return say("received-law", language, count=len(ways), states=listed)

    def surplus(self, language: str) -> str | None:
        """How many surplus flows the law carries and how many it does not; ``None`` when there are none."""
        found = Counter(one.standing for one in self.workspace.surplus.values())
        if not found:
            return None
        without = found[Standing.UNGROUNDED] + found[Standing.UNGROUNDED_BEFORE]
        counted = {"flows": found.total(), "lawful": found[Standing.CARRIED], "without": without}
        text = say("surplus-law", language, **counted)
        undecided = found[Standing.UNDECIDED]
        return f"{text} {say('surplus-undecided', language, count=undecided)}" if undecided else text

    def help(self, row: NeedRow) -> Text:
        """What would help, within the law."""
        from queries.legal_helping import legal_help

        return legal_help(self.workspace.model, self.workspace.law, row, self.workspace.judged[row.need])

    def line(self, row: NeedRow, language: str) -> str:
        """State, holder and article of the best way to meet the need; what must be checked first."""
        from queries.legal_helping import spoken
        from queries.verdict_sentences import doubt_text, open_layers

        one, law = self.workspace.judged[row.need], self.workspace.law
        if one.reason is not None:
            return NO_DISCLOSURE_LABELS[one.reason].of(language)
        assert one.verdict is not None
        assert one.holder is not None
        verdict = one.verdict
        parts = [spoken(one).of(language), *self._who(one.holder, verdict, language)]
        parts += [text.of(language).rstrip(".") for text in open_layers(verdict)]
        if verdict.doubts:
            doubts = "; ".join(doubt_text(law, name).of(language) for name in verdict.doubts)
            parts.append(("twijfel: " if language == "nl" else "doubt: ") + doubts)
        return "; ".join([*parts, *self._less(one, language)])

    def _who(self, holder: str, verdict: Verdict, language: str) -> list[str]:
        """Who tells it, and the first article that carries it."""
        from api.law_wire import cited_grounds
        from queries.verdict_sentences import citation

        law = self.workspace.law
        cited = [citation(law, norm).of(language) for norm in cited_grounds(law, verdict)[:1]]
        return [self.workspace.model.label(holder).brief(language), *cited]

    def _less(self, one: Judged, language: str) -> list[str]:
        """What may be told instead, on a better verdict than the content."""
        from queries.verdict_sentences import spoken_state

        less = one.smaller
        if less is None:
            return []
        also = "minder kan ook" if language == "nl" else "less is possible too"
        words = [EXTENT_LABELS[less.extent].of(language), spoken_state(less.verdict).of(language)]
        return [f"{also}, {': '.join(words)}, {', '.join(self._who(less.holder, less.verdict, language))}"]


def _but(extent: str, language: str) -> str:
    return f"; {'wel' if language == 'nl' else 'but'} {EXTENT_LABELS[extent].of(language)}"


def _states(verdicts: Iterable[Verdict | None], language: str) -> list[tuple[str, int]]:
    from queries.verdict_sentences import STATE_LABELS, State, state_of

    found = Counter(state_of(verdict) for verdict in verdicts if verdict is not None)
    return [(STATE_LABELS[state].of(language), found[state]) for state in State if found[state]]
