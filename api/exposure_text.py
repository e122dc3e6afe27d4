"""The answer of ``exposure`` on the terminal: the most pressing ways first, what holds each back, and who decides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from api.law_text import doubted, label
from api.terminal import table, wrap
from api.wording import say
from ontology.terms import Text
from queries.exposure_sentences import SHOWS_LABELS, custody_text, leans_on, never, weighing
from queries.exposure_standing import STANDING_LABELS, Opening
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ontology.legal_exposure import ExposureWay
    from ontology.model import Model
    from ontology.statutes import Law, LawOnDay
    from queries.exposure import Exposed, Exposure

__all__ = ["exposure_text"]

_ASKED = Text(
    "Langs welke wegen kan dit de vermoedelijke pleger, zijn advocaat of een gedeeld gezinsdossier bereiken?",
    "Along which ways can this reach the alleged perpetrator, his lawyer or a shared family file?",
)
_HEADS = {
    "ground": Text("volgens", "by"),
    "stop": Text("houdt tegen", "holds it back"),
    "limit": Text("kan worden geweigerd of uitgesteld met", "may be refused or put off with"),
    "first": Text("moet eerst vaststaan", "to be established first"),
    "check": Text("controleer vóór u deelt", "check before you share"),
    "weigh": Text("zelf te wegen", "to weigh yourself"),
    "doubt": Text("open rechtsvraag", "open question of law"),
    "decides": Text("wie beslist", "who decides"),
    "law": Text(
        "wat de wet zegt over vertellen (niet over het portaal)", "what the law says on telling (not on the portal)"
    ),
}


def exposure_text(model: Model, law: Law, found: Exposure, language: str, top: int) -> str:
    """The whole answer, at most 80 columns wide; the ``top`` most pressing ways in full, of all of them the counts."""
    telling = _Telling(model, law, law.on(found.day), language)
    told = _together(found.rows)
    closing = [*never(found, law), *leans_on(model, found)]
    return "\n".join(
        [
            model.title.of(language),
            wrap(_ASKED.of(language)),
            *([say("fictional", language)] if model.fictional else []),
            wrap(say("disclaimer-law", language, date=found.day)),
            wrap(custody_text(found).of(language)),
            "",
            *telling.counts(found.rows),
            *[line for number, rows in enumerate(told[:top], start=1) for line in telling.entry(number, rows)],
            *telling.rest(len(told) - top),
            "",
            *[wrap(text.of(language)) for text in closing],
            say("check/disclaimer", language),
        ]
    )


def _together(rows: Iterable[Exposed]) -> list[list[Exposed]]:
    """Rows that differ only in whom that part of the record is about, told as one."""
    found: dict[tuple[object, ...], list[Exposed]] = {}
    for row in rows:
        key = (row.opening, row.record, row.way, row.carried_by, row.to_check, row.verdict.blocks)
        found.setdefault(key, []).append(row)
    return list(found.values())


class _Telling:
    """What is said of rows, in one language."""

    def __init__(self, model: Model, law: Law, on_day: LawOnDay, language: str) -> None:
        self.model, self.law, self.on_day, self.language = model, law, on_day, language
        self._way = {way.id: way for way in law.exposure_ways}

    def counts(self, rows: Sequence[Exposed]) -> list[str]:
        """How many combinations stand how, and per way how many can go and how many are held back."""
        heads = Text("Zo staat het", "How it stands"), Text("aantal", "count")
        stands = Counter(row.opening for row in rows)
        found = [(STANDING_LABELS[one].of(self.language), stands[one]) for one in Opening if stands[one]]
        if not found:
            nothing = Text("Hierover is niets te tonen.", "There is nothing to show about this.")
            return [nothing.of(self.language)]
        ways = Counter(row.way for row in rows)
        listed = [(way.label.of(self.language), ways[way.id]) for way in self._in_place() if ways[way.id]]
        by_way = Text("Weg", "Way").of(self.language)
        count = heads[1].of(self.language)
        return [table((heads[0].of(self.language), count), found), "", table((by_way, count), listed)]

    def entry(self, number: int, rows: Sequence[Exposed]) -> Iterator[str]:
        """One way of one record."""
        row, way = rows[0], self._way[rows[0].way]
        item = self.model.item[row.item].label.of(self.language)
        holder = self.model.label(row.holder).brief(self.language)
        about = ", ".join(label("subject", name, self.language) for name in dict.fromkeys(one.about for one in rows))
        over = Text("over", "about").of(self.language)
        yield ""
        first = wrap(f"{item}: {holder} ({row.register}); {over} {about}", "    ")
        yield f"{number:>2}. {first[4:]}"
        yield wrap(f"{way.label.of(self.language)}; {SHOWS_LABELS[way.shows].of(self.language)}", "    ")
        yield wrap(f"→ {STANDING_LABELS[row.opening].of(self.language)}", "    ")
        for head, said in self._details(row):
            yield wrap(f"{_HEADS[head].of(self.language)}: {said}", "    ")

    def rest(self, more: int) -> list[str]:
        """That there is more, and how to ask for it."""
        if more <= 0:
            return []
        text = Text(
            f"En nog {more}. Vraag verder met --item, --holder of --top, of alles met --json.",
            f"And {more} more. Ask on with --item, --holder or --top, or for everything with --json.",
        )
        return ["", wrap(text.of(self.language))]

    def _details(self, row: Exposed) -> Iterator[tuple[str, str]]:
        if row.opening in (Opening.DEFAULT, Opening.DEFAULT_AGAINST):
            yield "law", STANDING_LABELS[row.by_law].of(self.language)
        yield from self._listed("ground", self._norms(row.carried_by))
        yield from self._listed("stop", self._norms(row.verdict.blocks))
        yield from self._listed("limit", self._norms(row.limits))
        yield from self._listed("first", self._questions(row.to_check))
        yield from self._listed("check", self._questions(row.verdict.exceptions))
        yield from self._listed("weigh", (text.of(self.language) for text in weighing(self.on_day, row)))
        yield from self._listed("doubt", doubted(self.law, row.verdict.doubts, self.language))
        yield "decides", row.decides.of(self.language)

    def _listed(self, head: str, said: Iterable[str]) -> Iterator[tuple[str, str]]:
        texts = list(said)
        if texts:
            yield head, "; ".join(texts)

    def _norms(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            norm = self.on_day.norm.get(name)
            yield name if norm is None else f"{citation(self.law, norm).of(self.language)} [{name}]"

    def _questions(self, facts: Iterable[str]) -> list[str]:
        return [self.law.fact[name].question.of(self.language) for name in facts if name in self.law.fact]

    def _in_place(self) -> list[ExposureWay]:
        return sorted(self.law.exposure_ways, key=lambda way: way.place)
