"""Two pages for a college on one table in its legal forms, as blocks that HTML, Markdown and terminal all draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.intermediaries import label_of
from queries.table_form_kinds import HOUSE
from queries.table_forms import Change, FormAnswer, TableForms, change_of
from queries.verdict_sentences import STATE_LABELS, State, citation, doubt_text, state_of
from visualisations.table_form_words import CHANGE_LABELS, PAGE_WORDS, ROLE_LABELS, SHORT_FORMS
from visualisations.words import day

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.norms import Norm
    from ontology.statutes import Law
    from queries.table_tellings import Cell

__all__ = ["Grid", "Pages", "Section", "pages_of"]

_FREE = (State.MUST, State.MAY)
_SHOWN_STOPS = 5
_ALWAYS = frozenset({"bw7-457-1", "wpg-7-1-secrecy-police", "wpg-7-2-secrecy-recipient"})
"""Secrecy of care and of the police is named whenever it binds, however few the cells."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words: heads, rows, and the sentence that says how to read it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands under it, in this order: sentences, a list, tables, closing sentences. ``half``:
    it can stand beside its neighbour on paper.
    """

    title: str
    lead: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    after: tuple[str, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The two pages in one language."""

    language: str
    title: str
    subtitle: str
    flags: tuple[str, ...]
    dated: str
    first: tuple[Section, ...]
    second: tuple[Section, ...]


def pages_of(model: Model, law: Law, law_day: str, answer: TableForms, language: str) -> Pages:
    """The pages of an answer; ``law_day`` (ISO) is the day of the law it was asked under."""
    return _Writer(model, law, law_day, answer, language).pages()


class _Writer:
    def __init__(self, model: Model, law: Law, law_day: str, answer: TableForms, language: str) -> None:
        self.model, self.law, self.answer, self.language = model, law, answer, language
        self._day = law_day
        self._norm = law.on(law_day).norm
        self._compared = tuple(one for one in answer.forms if one.form is not answer.base.form)
        self._shown = (answer.base, *self._compared)

    def pages(self) -> Pages:
        fictional = (self.say("fictional"),) if self.model.fictional else ()
        return Pages(
            self.language,
            f"{self.say('title')}: {self.model.label(self.answer.table).brief(self.language)}",
            self.say("for", place=self.model.label(self.model.municipality).of(self.language)),
            (*fictional, self.say("tool-only")),
            self.say(
                "dated",
                day=day(self._day, self.language),
                model=self.model.id,
                version=self.model.version,
                fingerprint=self.model.fingerprint[:12] or "–",
            ),
            (self._question(), self._short(), self._counts(), self._changes(), self._acts()),
            (self._seats(), self._binding(), self._further(), self._rests()),
        )

    def say(self, key: str, **values: object) -> str:
        return PAGE_WORDS[key].of(self.language).format(**values)

    # ── page one ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _question(self) -> Section:
        asked, base = self.answer.asked, self.answer.base
        lead = self.say(
            "asked-own" if asked.own else "asked-seats",
            table=self.model.label(self.answer.table).brief(self.language),
            seats=len(self.answer.seats),
            items=len(asked.items),
            cells=len(base.cells),
            known=base.known(),
        )
        closed = (self.say("confined", count=asked.confined),) if asked.confined else ()
        about = [
            f"{_capital(form.form.label.of(self.language))}. {form.form.is_about.of(self.language)}"
            for form in self._shown
        ]
        return Section(self.say("question"), (lead, *closed), tuple(about))

    def _short(self) -> Section:
        states = self.answer.base.states()
        free = sum(states[one] for one in _FREE)
        rest = sum(states.values()) - free - states[State.MAY_IF]
        bullets = [self.say("short-none", free=free, conditions=states[State.MAY_IF], rest=rest)]
        for form in self._compared:
            changes = self.answer.changes(form)
            line = self.say(
                "short-form",
                form=_capital(form.form.label.of(self.language)),
                opens=changes[Change.OPENS],
                must=changes[Change.BECOMES_MUST],
                easier=changes[Change.EASIER],
                worse=changes[Change.HARDER] + changes[Change.CLOSES],
                unsettled=changes[Change.UNSETTLED],
                same=changes[Change.SAME],
            )
            grounds = self._moving(form)
            carried = f" {self.say('carried', grounds=_joined(grounds, self.language))}" if grounds else ""
            bullets.append(f"{line}{carried}")
        return Section(self.say("short"), (), tuple(bullets), (), (self.say("covenant"),))

    def _moving(self, form: FormAnswer) -> list[str]:
        """The articles that carry most of what changes for the better: at most two."""
        counted: Counter[str] = Counter()
        for cell in form.cells:
            before = self.answer.base.cell[cell.seat, cell.item]
            if change_of(before, cell) in (Change.OPENS, Change.BECOMES_MUST, Change.EASIER):
                old = {name for leg in before.legs for name in leg.verdict.grounds}
                counted.update({name for leg in cell.legs for name in leg.verdict.grounds} - old)
        best = sorted(counted, key=lambda name: (-counted[name], name))[:2]
        return [self._cited(self._norm[name]) for name in best if name in self._norm]

    def _counts(self) -> Section:
        rows = [
            (_capital(STATE_LABELS[state].of(self.language)), *(str(form.states()[state]) for form in self._shown))
            for state in State
        ]
        rows.append((_capital(self.say("nothing")), *(str(form.states()[None]) for form in self._shown)))
        rows.append((_capital(self.say("known")), *(str(form.known()) for form in self._shown)))
        grid = Grid((self.say("state"), *self._heads()), tuple(rows), self.say("counts-caption"))
        return Section(self.say("counts"), (), (), (grid,), (self._whole(),), half=True)

    def _whole(self) -> str:
        parts = []
        for form in self._shown:
            worst = [form.table(item) for item in self.answer.asked.items]
            states = Counter(self._placed(cell) for cell in worst)
            parts.append(
                self.say(
                    "table-part",
                    form=SHORT_FORMS[form.form.id].of(self.language),
                    free=states["free"],
                    conditions=states["conditions"],
                    items=len(worst),
                )
            )
        return self.say("table-whole", parts="; ".join(parts))

    @staticmethod
    def _placed(cell: Cell) -> str:
        if cell.knows:
            return "free"
        state = None if cell.verdict is None else state_of(cell.verdict)
        return "free" if state in _FREE else "conditions" if state is State.MAY_IF else "other"

    def _changes(self) -> Section:
        beside = self._norm.get("wgs-1-2-leaves-bilateral-routes")
        caption = self.say("changes-caption-plain")
        if self._has("zvh") and beside is not None:
            caption = self.say("changes-caption", cited=self._cited(beside))
        changes = {form.form.id: self.answer.changes(form) for form in self._compared}
        rows = tuple(
            (_capital(label.of(self.language)), *(str(changes[form.form.id][change]) for form in self._compared))
            for change, label in CHANGE_LABELS.items()
        )
        heads = (self.say("change"), *(SHORT_FORMS[form.form.id].of(self.language) for form in self._compared))
        return Section(self.say("changes"), (), (), (Grid(heads, rows, caption),) if self._compared else (), half=True)

    def _acts(self) -> Section:
        rows = []
        for form in self._compared:
            for act in form.form.acts:
                norms = [self._norm[name] for name in act.norms if name in self._norm]
                stated = self.answer.facts.get(act.fact or "")
                standing = {"true": "stated-true", "false": "stated-false"}.get(stated or "", "not-there")
                rows.append(
                    (
                        f"{_capital(SHORT_FORMS[form.form.id].of(self.language))}: {act.what.of(self.language)}",
                        act.who.of(self.language),
                        "; ".join(self._cited(norm) for norm in norms) or self.say("not-in-law"),
                        self.say(standing),
                    )
                )
        heads = tuple(self.say(key) for key in ("act", "who", "article", "standing"))
        grids = (Grid(heads, tuple(rows)),) if rows else ()
        return Section(self.say("acts"), (self.say("acts-none"),), (), grids)

    # ── page two ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _seats(self) -> Section:
        house = self._has("zvh")
        rows = []
        for seat in self.answer.seats:
            role = (ROLE_LABELS[self.answer.roles[seat]].of(self.language),) if house else ()
            numbers = (_numbers(form.states(seat)) for form in self._shown)
            rows.append((self.model.label(seat).brief(self.language), *role, *numbers))
        for form in self._compared:
            if form.case:
                received = FormAnswer(form.form, form.case)
                blank = ("–" for one in self._shown if one is not form)
                rows.append((self.say("case-seat"), "–", *blank, _numbers(received.states())))
        heads = (self.say("seat"), *((self.say("role"),) if house else ()), *self._heads())
        return Section(self.say("seats"), (), (), (Grid(heads, tuple(rows), self.say("seats-caption")),))

    def _binding(self) -> Section:
        found = [(self._norm[name], count) for name, count in self.answer.binding if name in self._norm]
        shown = [(norm, count) for norm, count in found if norm.id in _ALWAYS or (norm, count) in found[:_SHOWN_STOPS]]
        bullets = [
            self.say("binding-line", title=norm.title.of(self.language), citation=self._cited(norm), cells=count)
            for norm, count in shown
        ]
        if len(found) > len(shown):
            bullets.append(self.say("binding-more", count=len(found) - len(shown)))
        lead = (self.say("binding-lead"),) if bullets else (self.say("binding-none"),)
        return Section(self.say("binding"), lead, tuple(bullets), (), (*self._kept_closed(), *self._leaned()))

    def _kept_closed(self) -> Iterable[str]:
        """What the duty to supply the house leaves closed, in the words of the law's own data."""
        ground = self._norm.get("wgs-1-5-duty-to-supply")
        if ground is None or not self._has("zvh"):
            return
        stops = [self._cited(self._norm[name]) for name in ground.keeps_closed if name in self._norm]
        if stops:
            yield self.say("keeps", ground=self._cited(ground), stops="; ".join(stops))

    def _leaned(self) -> Iterable[str]:
        norms = [self._norm[name] for form in self._compared for name in form.form.leans_on if name in self._norm]
        if norms:
            told = "; ".join(f"{norm.title.of(self.language)} ({self._cited(norm)})" for norm in norms)
            yield self.say("leans-line", rules=told)

    def _further(self) -> Section:
        lines = []
        for form in self._compared:
            for one in form.further:
                norms = [self._norm[name] for name in one.norms if name in self._norm]
                lines.append(
                    self.say(
                        "further-line",
                        form=_capital(SHORT_FORMS[form.form.id].of(self.language)),
                        question=" / ".join(self.law.fact[fact].question.of(self.language) for fact in one.facts),
                        norms="; ".join(self._cited(norm) for norm in norms),
                        parties=self._named(one.parties),
                        cells=one.cells,
                    )
                )
        return Section(self.say("further"), () if lines else (self.say("no-further"),), tuple(lines))

    def _named(self, parties: tuple[str, ...]) -> str:
        """Seats and the case by name; parties outside the table are counted, so that the line stays readable."""
        seats = [self.model.label(one).brief(self.language) for one in parties if one in self.answer.seats]
        outside = len([one for one in parties if one not in self.answer.seats and one in self.model.actor])
        word = {"nl": "van buiten de tafel", "en": "from outside the table"}[self.language]
        return ", ".join((*seats, *((f"{outside} {word}",) if outside else ()))) or "–"

    def _rests(self) -> Section:
        table = self.model.table[self.answer.table]
        lines = [self.say("rests-acts"), self.say("rests-holders")]
        lines.append(
            self.say("rests-model", evidence=table.status.of(self.language), count=len(self.model.assumptions))
        )
        if self._has("zvh") and label_of(self.law, HOUSE, "*", "ordinary", "victim").secrecy is None:
            lines.append(self.say("house-unknown"))
        if self.answer.facts:
            facts = ", ".join(f"{name}={value}" for name, value in sorted(self.answer.facts.items()))
            lines.append(self.say("facts", facts=facts))
        doubts = dict.fromkeys(name for form in self._shown for name in form.form.doubts)
        for name in doubts:
            known = self.law.doubt.get(name)
            if known is not None and known.closed_on is None:
                lines.append(self.say("doubt", doubt=doubt_text(self.law, name).of(self.language)))
        return Section(self.say("rests"), (), tuple(lines), (), (f"{self.say('tool-only')}.",))

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _heads(self) -> tuple[str, ...]:
        return tuple(SHORT_FORMS[form.form.id].of(self.language) for form in self._shown)

    def _has(self, form: str) -> bool:
        return any(one.form.id == form for one in self._shown)

    def _cited(self, norm: Norm) -> str:
        return citation(self.law, norm).of(self.language)


def _numbers(states: Counter[State | None]) -> str:
    rest = sum(states.values()) - states[State.MUST] - states[State.MAY] - states[State.MAY_IF]
    return "·".join(str(number) for number in (states[State.MUST], states[State.MAY], states[State.MAY_IF], rest))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _joined(parts: list[str], language: str) -> str:
    return {"nl": " en ", "en": " and "}[language].join(parts)
