"""Gap × law: for every need the best verdict over all who hold the item, and what that makes of the remedy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.answer import GapKind, NeedRow, RemedyCode
from queries.deciding import ASSUMED_FACTS, Bench
from queries.explaining import NOT_TESTED
from queries.legal_answer import Judged, Narrower, NoDisclosure, may_tell
from queries.legal_flows import LegalFlows
from queries.legal_helping import carried_remedy
from queries.own_tasks import purposes_of
from queries.verdict import Decision, Disclosure, Outcome, Verdict
from queries.verdict_sentences import State, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import Analysis

__all__ = ["ASSUMED_FACTS", "Judged", "beside_the_law", "judge", "judge_rows", "remedy_in_law"]


_NARROWER = ("minimum", "signal")
"""What is less than the content, most first: of two equally good verdicts the one that says most."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one holder can do. ``place`` says how good that is, best first; of equals the one with the fewest
    conditions, then who knows it first-hand, then by name.
    """

    holder: str
    disclosure: Disclosure
    verdict: Verdict
    hearsay: bool
    place: tuple[int, int, bool, str, str, str]


def _found(holder: str, asked: Disclosure, verdict: Verdict, *, hearsay: bool) -> _Found:
    conditions = len(verdict.to_check)
    place = (verdict.rank, conditions, hearsay, holder, asked.purpose, asked.forum)
    return _Found(holder, asked, verdict, hearsay, place)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What can be told of an item, at one extent: per party that is told (the needer, or the seats of a table) the
    best that each holder can do, best first. ``found`` is what the row goes by: for a table its worst-placed seat.
    """

    found: _Found
    told: tuple[tuple[str, tuple[_Found, ...]], ...]

    @property
    def seats(self) -> tuple[tuple[str, Verdict], ...]:
        return tuple((seat, options[0].verdict) for seat, options in self.told)

    @property
    def carriers(self) -> tuple[_Found, ...]:
        """Per holder that may tell everybody here its worst verdict; the holder of the row's verdict first. Who knows
        it from hearsay only is left out where somebody who knows it first-hand may tell it without conditions.
        """
        worst = {
            holder: max(theirs, key=lambda one: one.place)
            for holder in dict.fromkeys(one.holder for _, options in self.told for one in options)
            if len(theirs := [one for _, options in self.told for one in options if one.holder == holder])
            == sum(seat != holder for seat, _ in self.told)
        }
        able = [one for one in worst.values() if may_tell(one.verdict)]
        if any(not one.hearsay and state_of(one.verdict) is not State.MAY_IF for one in able):
            able = [one for one in able if not one.hearsay or one.holder == self.found.holder]
        return tuple(sorted(able, key=lambda one: (one.holder != self.found.holder, one.place)))


def judge(
    model: Model, analysis: Analysis, law: Law, day: str | None = None, facts: Mapping[str, str] | None = None
) -> tuple[Judged, ...]:
    """A verdict, or the reason why there is none, for every row of ``analysis`` that is a gap, in its order. ``day`` is
    the model's own date by default; ``facts`` go before what the model itself assumes. A pure function.
    """
    return judge_rows(analysis, LegalFlows(Bench(model, law, day, facts)))


def judge_rows(analysis: Analysis, flows: LegalFlows) -> tuple[Judged, ...]:
    """:func:`judge` for those who have decided the flows already."""
    judging = _Judging(flows)
    return tuple(judging.judge(row) for row in analysis.rows if row.kind.is_gap)


def remedy_in_law(row: NeedRow, verdict: Verdict | None) -> str | None:
    """The remedy of design.md 5 for a gap: that of the facts where the law lets or makes it, else that of the law.

    A flow without a ground is to be stopped, unless the verdict says how the law does carry it: then that.
    """
    factual = None if row.remedy is None else row.remedy.value
    if verdict is None or row.remedy is RemedyCode.KEEP_CLOSED:
        return factual
    if verdict.outcome is Outcome.PERMITTED_IF:
        return "establish-fact" if verdict.decision is Decision.FACTS else "start-track"
    ungrounded = row.kind is GapKind.UNGROUNDED_FLOW
    return {
        Outcome.ONLY_CONSENT: "ask-consent",
        Outcome.ONLY_VIA: "go-via",
        Outcome.UNDETERMINED: "needs-decision-or-law",
        # Neither a conflict of duties nor a search for a ground is a reason to let such a flow run on.
        Outcome.ONLY_CONFLICT: factual if ungrounded else "weigh",
        Outcome.NO_GROUND: factual if ungrounded else "needs-decision-or-law",
        Outcome.PROHIBITED: factual if ungrounded else "keep-closed",
    }.get(verdict.outcome, RemedyCode.MAKE_AGREEMENT.value if ungrounded else factual)


def beside_the_law(analysis: Analysis) -> Analysis:
    """``analysis`` without the remark, on every row, that the law has not been asked."""
    rows = tuple(
        replace(row, assumed=tuple(text for text in row.assumed if text != NOT_TESTED)) for row in analysis.rows
    )
    return replace(analysis, rows=rows)


class _Judging:
    """The best verdict per gap. Who holds the item only by a way that the law does not carry cannot tell it on."""

    def __init__(self, flows: LegalFlows) -> None:
        self._flows = flows
        self._bench = flows.bench
        self._model = flows.model

    def judge(self, row: NeedRow) -> Judged:
        reason = self._nothing_to_share(row)
        if reason is not None:
            return _without(row, reason)
        receivers = self._receivers(row)
        told = {party: self._options(row, party, "content") for party in receivers}
        # A seat of which nothing can be said leaves the table without a verdict: it is not left out of the worst.
        unsaid = [party for party, options in told.items() if not options]
        if unsaid or not told:
            return _without(row, self._reason(row, unsaid[0] if unsaid else row.needer))
        content = _answer(told)
        narrower = self._narrower(row, receivers, content.found.verdict)
        if narrower is None:
            return self._with(row, content)
        extent, answer = narrower
        if may_tell(content.found.verdict):
            less = answer.found
            return self._with(row, content, smaller=Narrower(extent, less.holder, less.disclosure, less.verdict))
        return self._with(row, answer, extent=extent, content=content.found.verdict)

    def _receivers(self, row: NeedRow) -> tuple[str, ...]:
        """Who is told. A table is told nothing: its seats are. What it may have is what its worst-placed seat may."""
        table = self._model.table.get(row.needer)
        if table is None:
            return (row.needer,)
        return tuple(seat.actor for seat in table.seats if not self._knows(seat.actor, row))

    def _narrower(self, row: NeedRow, receivers: tuple[str, ...], content: Verdict) -> tuple[str, _Answer] | None:
        """The best that can be told of less than the content, where that is worth saying: the content may not be told
        at all, or less of it comes under a better state, or without asking for a consent.
        """
        if state_of(content) is State.MUST or not any(self._turns_on_extent(row, party) for party in receivers):
            return None
        found = []
        for extent in _NARROWER:
            answer = _answer({party: self._options(row, party, extent) for party in receivers})
            if may_tell(answer.found.verdict) and _is_better(answer.found.verdict, content):
                found.append((extent, answer))
        return min(found, key=lambda one: one[1].found.verdict.rank, default=None)

    def _turns_on_extent(self, row: NeedRow, recipient: str) -> bool:
        """Whether it can matter to a holder of the item how much of it this recipient is told."""
        return any(self._bench.turns_on_extent(holder, recipient) for holder in self._sources(row))

    def _nothing_to_share(self, row: NeedRow) -> NoDisclosure | None:
        # Nothing names who knows a confined item (a safe address), not even to say that they may tell it.
        if self._model.item[row.item].confined:
            return NoDisclosure.CONFINED
        if row.kind is GapKind.NOT_CREATED:
            return NoDisclosure.NOBODY_MAKES
        return NoDisclosure.NOBODY_HOLDS if row.kind is GapKind.UNHELD else None

    def _reason(self, row: NeedRow, recipient: str) -> NoDisclosure:
        """Why no holder's telling it to ``recipient`` can be decided."""
        holders = [holder for holder in _holders(row) if holder != recipient]
        if not holders and row.knowers:
            return NoDisclosure.ONLY_KNOWN_TO_HER
        if not holders:
            return NoDisclosure.HOLDERS_UNKNOWN if row.kind is GapKind.UNKNOWN else NoDisclosure.NOBODY_HOLDS
        if not any(self._flows.at(holder, row.item, row.step) for holder in self._sources(row)):
            return NoDisclosure.NO_LAWFUL_HOLDER
        return NoDisclosure.CAPACITY_UNKNOWN

    def _sources(self, row: NeedRow) -> list[str]:
        """Who can be asked for it: those that keep a register of it; only where nobody does, those that receive it."""
        holders = list(_holders(row))
        return [holder for holder in holders if self._bench.records(holder, row.item)] or holders

    def _knows(self, party: str, row: NeedRow) -> bool:
        return bool(self._bench.records(party, row.item)) and party in row.holders

    def _options(self, row: NeedRow, recipient: str, extent: str) -> tuple[_Found, ...]:
        """The best verdict of each holder, however it came to hold the item, over every purpose of the recipient."""
        capacity = self._bench.capacity(recipient)
        purposes = () if capacity is None else purposes_of(self._bench.law, capacity, row.step)
        best: dict[str, _Found] = {}
        for holder in self._sources(row):
            hearsay = holder in row.hearsay_holders
            for held in self._flows.at(holder, row.item, row.step):
                answer = self._bench.best(
                    holder,
                    recipient,
                    held.label,
                    extent,
                    purposes,
                    row.step,
                    hops=held.hops,
                    implied=held.implied,
                    item=row.item,
                )
                if answer is not None:
                    found = _found(holder, *answer, hearsay=hearsay)
                    best[holder] = min(best.get(holder, found), found, key=lambda one: one.place)
        return tuple(sorted(best.values(), key=lambda one: one.place))

    def _with(
        self,
        row: NeedRow,
        answer: _Answer,
        *,
        extent: str = "content",
        content: Verdict | None = None,
        smaller: Narrower | None = None,
    ) -> Judged:
        found, carriers = answer.found, answer.carriers
        judged = Judged(
            need=row.need,
            holder=found.holder,
            disclosure=found.disclosure,
            verdict=found.verdict,
            remedy=None,
            per_seat=answer.seats if row.needer in self._model.table else (),
            carriers=tuple(one.holder for one in carriers),
            conditional=tuple(one.holder for one in carriers if state_of(one.verdict) is State.MAY_IF),
            inside=self._inside(row, answer),
            extent=extent,
            content=content,
            smaller=smaller,
        )
        remedy = remedy_in_law(row, found.verdict)
        return replace(judged, remedy=carried_remedy(self._model, row, judged, remedy))

    def _inside(self, row: NeedRow, answer: _Answer) -> tuple[str, ...]:
        """The own units that may tell it to whoever is under their own controller."""
        same = self._bench.same_controller
        able = {
            one.holder
            for party, options in answer.told
            for one in options
            if same(one.holder, party) and may_tell(one.verdict)
        }
        return tuple(unit for unit in row.own_units if unit in able)


def _answer(told: Mapping[str, tuple[_Found, ...]]) -> _Answer:
    """Everybody of ``told`` can be told by somebody; the row goes by who is placed worst, the first of equals."""
    return _Answer(
        max((options[0] for options in told.values()), key=lambda one: one.verdict.rank), tuple(told.items())
    )


def _is_better(narrower: Verdict, content: Verdict) -> bool:
    """Whether less may be told on better terms: another state, or no consent where the content needs one. That a person
    weighs a little less is not worth a second line.
    """
    if narrower.rank >= content.rank:
        return False
    return content.outcome is Outcome.ONLY_CONSENT or state_of(narrower) is not state_of(content)


def _holders(row: NeedRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*row.own_units, *row.holders, *row.hearsay_holders)))


def _without(row: NeedRow, reason: NoDisclosure) -> Judged:
    return Judged(row.need, None, None, None, remedy_in_law(row, None), reason=reason)
