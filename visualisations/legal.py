"""The legal half of a picture: per gap the state, the holder, the articles, and what must be checked and weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ontology.norms import NormKind
from queries.answer import GapKind
from queries.legal_answer import EXTENT_LABELS, NO_DISCLOSURE, NO_DISCLOSURE_LABELS, NoDisclosure
from queries.legal_helping import legal_help, spoken
from queries.safe_asking import asking_endangers
from queries.verdict import Decision
from queries.verdict_sentences import (
    STATE_LABELS,
    State,
    citation,
    doubt_text,
    open_layers,
    spoken_state,
    state_of,
)
from visualisations.law_words import text_of_later
from visualisations.page import label, texts
from visualisations.palette import StateMark, mark_of_state
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.norms import Norm
    from ontology.statutes import Law
    from ontology.terms import Text
    from queries.answer import NeedRow
    from queries.legal_answer import Judged, Leg
    from queries.verdict import Verdict
    from visualisations.legal_view import LegalView

__all__ = ["Told", "remedy_of", "state_legend", "state_word", "strictest", "told", "unjudged"]


_CHECKLIST = ("law-first", "law-check", "law-exceptions", "law-weigh")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the law on one gap, in one language; a list that has nothing to tell is empty.

    ``lines`` are (term, sentences) in the order in which a person needs them; under the terms of ``checklist`` stands
    what somebody has to look up or weigh. ``links`` are the cited articles with where they can be read. ``outcome`` is
    the code of the verdict.
    """

    mark: StateMark
    state: str
    meaning: str
    outcome: str
    holder: str
    articles: tuple[str, ...]
    stops: tuple[str, ...]
    check: tuple[str, ...]
    weigh: tuple[str, ...]
    doubts: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    helps: str
    checklist: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def detail(self) -> dict[str, Any]:
        """What the panel of a picture needs of it."""
        return {
            "shape": f"verdict {self.mark.shape} {self.mark.id}",
            "state": self.state,
            "meaning": self.meaning,
            "lines": self.lines,
            "helps": self.helps,
            "checks": self.checklist,
            "links": self.links,
        }


def state_legend(language: str) -> list[tuple[State | None, dict[str, Any]]]:
    """The one legend of the states: all seven, also those that do not occur, then the gaps without a verdict."""
    return [
        (state, {"mark": mark, "label": state_word(state, language), "meaning": word(mark.meaning, language)})
        for state in (*State, None)
        for mark in (mark_of_state(state),)
    ]


def state_word(state: State | None, language: str) -> str:
    """The state in words; of a gap without a verdict, that there is nothing to test."""
    return word("no-verdict", language) if state is None else STATE_LABELS[state].of(language)


def strictest(legal: LegalView, rows: Iterable[NeedRow]) -> tuple[State | None, bool]:
    """The state of the worst verdict on these gaps, and whether they differ. A gap without a verdict never wins; what
    only lets something narrower be told counts by what holds for the content.
    """
    found = [one for row in rows if (one := legal.judged.get(row.need)) is not None]
    verdicts = [one.on_content for one in found if one.on_content is not None]
    states = {state_of(verdict) for verdict in verdicts}
    worst = max(verdicts, key=lambda verdict: verdict.rank, default=None)
    return (None if worst is None else state_of(worst)), len(states) + (len(verdicts) < len(found)) > 1


def unjudged(model: Model, row: NeedRow, language: str) -> str:
    """Why a gap has no verdict: it stays closed, nobody has it, or too little is known to say."""
    if model.item[row.item].confined:
        return word("stays-closed", language)
    nobody = row.kind in (GapKind.UNHELD, GapKind.NOT_CREATED)
    return word("nobody-has-it" if nobody else "cannot-be-said", language)


def remedy_of(model: Model, legal: LegalView | None, row: NeedRow, language: str) -> str:
    """The name of the remedy: within the law where the law was asked."""
    one = legal.judged.get(row.need) if legal else None
    code = one.remedy if one else row.remedy.value if row.remedy else None
    return label(model, f"remedy/{code}", language) if code else ""


def told(model: Model, legal: LegalView, row: NeedRow, language: str) -> Told:
    """What the law says on one gap. Nothing names a holder of a confined item: such a gap has no verdict."""
    one = legal.judged.get(row.need)
    verdict = one.verdict if one else None
    helps = _helps(model, legal, row, one, language)
    if model.item[row.item].confined:
        return _untold(model, row, one, language, helps)
    if one is None or verdict is None or one.holder is None:
        found = _untold(model, row, one, language, helps)
    else:
        # Colour and mark go by the content: something narrower that may be told never looks like leave to tell all.
        found = _told(model, legal, one, verdict, mark_of_state(state_of(one.content or verdict)), language, helps)
    refused = _refused(model, legal, row, language)
    return replace(found, lines=(*found.lines, (word("law-refused", language), refused))) if refused else found


def _untold(model: Model, row: NeedRow, one: Judged | None, language: str, helps: str) -> Told:
    """A gap with no disclosure to decide on: why, in the words of the other surfaces; a confined item stays closed."""
    reason = NoDisclosure.CONFINED if model.item[row.item].confined else one.reason if one else None
    why = unjudged(model, row, language) if reason is None else NO_DISCLOSURE_LABELS[reason].of(language)
    return Told(mark_of_state(None), why, "", NO_DISCLOSURE, "", (), (), (), (), (), (), helps)


def _helps(model: Model, legal: LegalView, row: NeedRow, one: Judged | None, language: str) -> str:
    """What would help within the law."""
    if one is None:
        return row.help.of(language)
    return legal_help(model, legal.law, row, one).of(language)


def _told(
    model: Model, legal: LegalView, one: Judged, verdict: Verdict, mark: StateMark, language: str, helps: str
) -> Told:
    law = legal.law
    holder = model.label(one.holder or "").brief(language)
    articles = _cited(law, verdict.day, verdict.grounds, language)
    stops = _cited(law, verdict.day, verdict.blocks, language, only_stops=True) if _is_kept(verdict) else ()
    check = _asked(law, verdict.to_check, language)
    exceptions = _asked(law, verdict.exceptions, language)
    weigh = tuple(texts(verdict.to_weigh, language))
    doubts = tuple(texts([doubt_text(law, name) for name in verdict.doubts], language))
    unsettled = tuple(_after_colon(text.of(language)) for text in open_layers(verdict))
    ways = tuple(" → ".join(law.capacity[name].label.of(language) for name in route) for route in verdict.routes)
    seats = tuple(
        f"{model.label(seat).brief(language)}: {spoken_state(theirs).of(language)}" for seat, theirs in one.per_seat
    )
    lines = (
        ("law-acute", (word("law-112", language),) if verdict.acute else ()),
        ("law-extent", () if one.extent == "content" else (EXTENT_LABELS[one.extent].of(language),)),
        ("law-holder", (holder,)),
        ("law-article", articles or (word("no-article", language),)),
        ("law-stop", stops),
        ("law-way", ways),
        ("law-first" if verdict.decision is Decision.TRACK else "law-check", check),
        ("law-exceptions", exceptions),
        ("law-weigh", weigh),
        ("law-record", _said(verdict.recording, language)),
        ("law-term", _said(verdict.term, language)),
        ("law-onward", _said(verdict.onward, language)),
        ("law-doubts", doubts),
        ("law-open", unsettled),
        ("law-unread", tuple(verdict.uncertain_dates)),
        ("law-seats", seats),
        ("law-less", _less(model, law, one, language)),
        ("law-assumed", tuple(texts(verdict.assumptions, language))),
    )
    return Told(
        mark=mark,
        state=spoken(one).of(language),
        meaning=word(mark.meaning, language),
        outcome=(one.content or verdict).outcome.value,
        holder=holder,
        articles=articles,
        stops=stops,
        check=(*check, *exceptions),
        weigh=weigh,
        doubts=(*doubts, *unsettled),
        lines=tuple((word(key, language), sentences) for key, sentences in lines if sentences),
        helps=helps,
        checklist=tuple(word(key, language) for key, sentences in lines if sentences and key in _CHECKLIST),
        links=_links(law, verdict.day, (*verdict.grounds, *verdict.blocks), language),
    )


def _links(law: Law, day: str, names: Sequence[str], language: str) -> tuple[tuple[str, str], ...]:
    """Each article as it is cited, with its address; only what a browser opens as a page, so no script hides in one."""
    on_day = law.on(day, pending=True).norm
    cited = {text: on_day[name].url for name in names if name in on_day for text in _cited(law, day, (name,), language)}
    return tuple((text, url) for text, url in cited.items() if url.startswith("https://"))


def _less(model: Model, law: Law, one: Judged, language: str) -> tuple[str, ...]:
    """What may be told instead of the content on a better verdict: how much, on which state, by whom, on what."""
    less = one.smaller
    if less is None:
        return ()
    much, state = EXTENT_LABELS[less.extent].of(language), spoken_state(less.verdict).of(language)
    articles = _cited(law, less.verdict.day, less.verdict.grounds, language)
    checks = _asked(law, less.verdict.to_check, language)
    return ("; ".join((f"{much}: {state}", model.label(less.holder).brief(language), *articles, *checks)),)


def _refused(model: Model, legal: LegalView, row: NeedRow, language: str) -> tuple[str, ...]:
    """The flows that bring it now without a ground: between whom, the state, and what closes it."""
    return tuple(_leg(model, legal.law, leg, language) for leg in legal.refused.get(row.need, ()))


def _leg(model: Model, law: Law, leg: Leg, language: str) -> str:
    flow, verdict = model.flow[leg.flow], leg.verdict
    ends = {"sender": model.label(flow.sender), "recipient": model.label(flow.recipient)}
    state = word("cannot-be-said", language) if verdict is None else spoken_state(verdict).of(language)
    said = word("law-refused-leg", language, state=state, **{end: name.brief(language) for end, name in ends.items()})
    closed = () if verdict is None else _cited(law, verdict.day, verdict.blocks, language)
    return "; ".join((said, *closed))


def _said(text: Text | None, language: str) -> tuple[str, ...]:
    return () if text is None else (text.of(language),)


def _is_kept(verdict: Verdict) -> bool:
    """Whether what stands in the way decides: a secrecy that was lifted is no reason for anything."""
    return state_of(verdict) in (State.NOT_THIS_WAY, State.FORBIDDEN)


def _cited(law: Law, day: str, names: Sequence[str], language: str, *, only_stops: bool = False) -> tuple[str, ...]:
    on_day = law.on(day, pending=True).norm
    norms = [on_day[name] for name in names if name in on_day]
    said = [(citation(law, norm), text_of_later(norm, day)) for norm in norms if not only_stops or _stops(norm)]
    return tuple(dict.fromkeys("; ".join(one.of(language) for one in parts if one) for parts in said))


def _stops(norm: Norm) -> bool:
    return norm.kind.is_conditional_stop or norm.kind is NormKind.PROHIBITION


def _asked(law: Law, names: Sequence[str], language: str) -> tuple[str, ...]:
    asked: list[Text] = [law.fact[name].question for name in names if name in law.fact]
    careful = (word("law-careful", language),) if asking_endangers(names, {}) else ()
    return (*texts(asked, language), *careful)


def _after_colon(sentence: str) -> str:
    return sentence.partition(": ")[2].rstrip(".") or sentence
