"""One side of a need that is compared: its row, what the law says of it, and both in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.legal_answer import EXTENT_LABELS, NO_DISCLOSURE_LABELS, NoDisclosure
from queries.legal_helping import legal_help, spoken
from queries.verdict_sentences import citation, spoken_state

if TYPE_CHECKING:
    from queries.answer import NeedRow
    from queries.legal_answer import Judged, Way
    from queries.outlook import Outlook
    from queries.verdict import Verdict

__all__ = ["RowSide", "side_of"]


@dataclass(frozen=True, slots=True)
class RowSide:
    """A need as one side has it. ``law`` is what the law says in words (empty for what is known there itself); ``help``
    what would help within the law; ``ruling`` what makes one verdict another one, ``rank`` its place, best first.
    ``hours`` is ``None`` where it was not asked or cannot be said.
    """

    row: NeedRow
    judged: Judged | None
    way: Way | None
    law: Text
    help: Text
    ruling: tuple[str, ...]
    rank: int | None
    hours: float | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the need is unmet on this side."""
        return self.row.kind.is_gap

    @property
    def sentence(self) -> Text:
        """Who misses what and why, and what the law says."""
        return Text(*(f"{self.row.explanation.of(one)} {self.law.of(one)}".strip() for one in ("nl", "en")))

    @property
    def told(self) -> tuple[Text, Text]:
        """Everything that is said of the row."""
        return (self.sentence, self.help)


def side_of(outlook: Outlook, row: NeedRow, clock: Callable[[str, str, str], float | None] | None = None) -> RowSide:
    """The row of ``outlook`` with its verdict and its sentences, and with its hours where there is a clock."""
    judged, way = outlook.judged.get(row.need), outlook.ways.get(row.need)
    verdict = _verdict(judged, way)
    hours = None if clock is None else clock(row.needer, row.item, row.step)
    help_ = Text("", "") if judged is None else legal_help(outlook.model, outlook.premise.law, row, judged)
    return RowSide(
        row,
        judged,
        way,
        _law(outlook, judged, way),
        help_,
        _ruling(judged, verdict),
        None if verdict is None else verdict.rank,
        hours,
    )


def _verdict(judged: Judged | None, way: Way | None) -> Verdict | None:
    """What a row goes by: for a gap the verdict on its content, for what is received that of the weakest flow."""
    if judged is not None:
        return judged.on_content
    return None if way is None else way.weakest.verdict


def _ruling(judged: Judged | None, verdict: Verdict | None) -> tuple[str, ...]:
    said = _code(verdict)
    if judged is None:
        return said
    reason = "" if judged.reason is None else judged.reason.value
    narrower = () if judged.smaller is None else (judged.smaller.extent, *_code(judged.smaller.verdict))
    less = _code(judged.verdict) if judged.extent != "content" else ()
    return (*said, reason, judged.remedy or "", judged.extent, *less, *narrower)


def _code(verdict: Verdict | None) -> tuple[str, ...]:
    if verdict is None:
        return ()
    reason = "" if verdict.reason is None else verdict.reason.value
    return (verdict.outcome.value, verdict.decision.value, reason)


def _law(outlook: Outlook, judged: Judged | None, way: Way | None) -> Text:
    if judged is not None:
        return _of_gap(outlook, judged)
    if way is None:
        return Text("", "")
    verdict = way.weakest.verdict
    state = NO_DISCLOSURE_LABELS[NoDisclosure.CAPACITY_UNKNOWN] if verdict is None else spoken_state(verdict)
    cited = _cited(outlook, verdict)
    return Text(f"Volgens de wet: {state.nl}{cited.nl}.", f"Under the law: {state.en}{cited.en}.")


def _of_gap(outlook: Outlook, judged: Judged) -> Text:
    if judged.reason is not None:
        reason = NO_DISCLOSURE_LABELS[judged.reason]
        return Text(f"Volgens de wet: {reason.nl}.", f"Under the law: {reason.en}.")
    if judged.holder is None:
        return Text("", "")
    holder, state = outlook.model.label(judged.holder), spoken(judged)
    cited, less = _cited(outlook, judged.verdict), judged.smaller
    also = Text("", "")
    if less is not None:
        much, how = EXTENT_LABELS[less.extent], spoken_state(less.verdict)
        also = Text(f"; minder kan ook, {much.nl}: {how.nl}", f"; less is possible too, {much.en}: {how.en}")
    return Text(
        f"Volgens de wet, van {holder.brief('nl')}: {state.nl}{cited.nl}{also.nl}.",
        f"Under the law, from {holder.brief('en')}: {state.en}{cited.en}{also.en}.",
    )


def _cited(outlook: Outlook, verdict: Verdict | None) -> Text:
    """The first article that carries the verdict, after a semicolon; nothing where none does."""
    if verdict is None:
        return Text("", "")
    law = outlook.premise.law
    on_day = law.on(verdict.day, pending=True).norm
    carrying = next((on_day[name] for name in verdict.grounds if name in on_day), None)
    if carrying is None:
        return Text("", "")
    article = citation(law, carrying)
    return Text(f"; {article.nl}", f"; {article.en}")
