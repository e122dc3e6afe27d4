"""The difference matrix: in which cells two models, two days of the law, or before and after a what-if differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from queries.answer import Analysis, GapKind, Summary
from queries.comparison import CHANGE_LABELS
from queries.verdict_sentences import STATE_LABELS
from visualisations.cells import parties
from visualisations.difference_cells import CellDifference, Change, Look, differences, looks_of, view_of
from visualisations.legal import state_legend
from visualisations.matrix_panel import position_words
from visualisations.page import Parts, label, render, sentences, texts
from visualisations.palette import GAP_MARKS, POSITION_SIGNS, Mark, StateMark, mark_of_state
from visualisations.shared_texts import SharedTexts
from visualisations.words import day, language_of, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.model import Model
    from ontology.terms import Text
    from queries.comparison import Comparison, Difference
    from queries.outlook import Outlook

__all__ = ["CHANGE_SIGNS", "difference_html"]

CHANGE_SIGNS = {Change.MORE: "+", Change.LESS: "−", Change.OTHER: "≠"}
"""The sign of each kind of difference; it never stands alone, the word stands in the list."""

_PARTS = Parts(
    styles=("page.css", "marks.css", "matrix.css", "verdicts.css", "difference.css"),
    scripts=("page.js", "difference.js", "sheets.js"),
)
_SCRIPT_WORDS = ("difference-shown", "needs-differ", "side-a", "side-b", "opened", "sheet")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One side of a cell: the marks, and the same in words."""

    sign: str
    met: bool
    gap: Mark | None
    law: StateMark | None
    words: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One difference as the page shows it."""

    number: int
    change: Change
    sign: str
    party: str
    item: str
    before: _Drawn
    after: _Drawn


def difference_html(
    before: Outlook,
    after: Outlook,
    found: Comparison,
    language: str = "nl",
    supposed: Sequence[Text] = (),
) -> str:
    """The cells in which ``before`` (A) and ``after`` (B) differ, ``"nl"`` or ``"en"``; ``found`` is their comparison
    need by need, ``supposed`` what was filled in to make B. Nothing is told of a confined item of either side.

    The same arguments give the same text. Raises ``ValueError`` for another language.
    """
    language_of(language)
    closed = before.confined | after.confined
    looks = looks_of(before, closed), looks_of(after, closed)
    apart = differences(*looks)
    entries = {
        (one.party, one.item): _entry(number, one, before.model, after.model, language)
        for number, one in enumerate(_in_order(apart, before.model, after.model, language))
    }
    counts = Counter(one.change for one in apart)
    context = {
        **_frame(before, after, language),
        "entries": entries,
        "columns": _columns(before.model, after.model, apart, language),
        "lines": _lines(before.model, after.model, apart, language),
        "changes": [(change, CHANGE_SIGNS[change], counts[change]) for change in Change],
        "same": len(looks[0].keys() | looks[1].keys()) - len(apart),
        "sides": [_side(one, tally, language) for one, tally in ((before, found.before), (after, found.after))],
        "supposed": texts(supposed, language),
        "laws": [entry for _, entry in state_legend(language)],
        "legend": [(mark, _kind(before.model, kind, language)) for kind, mark in GAP_MARKS.items()],
        "positions": [(sign, word(f"pos-{position.value}", language)) for position, sign in POSITION_SIGNS.items()],
        "has_confined": bool(closed),
    }
    shared = SharedTexts()
    data = {
        "needs": [
            [shared.numbers(_need(row, before.model, after.model, language)) for row in _of(found, key)]
            for key in entries
        ],
        "texts": shared.all,
        "words": sentences(language, _SCRIPT_WORDS),
    }
    return render(
        "difference.html.j2",
        _PARTS,
        "difference-title",
        _both(before.model, after.model),
        _analysis(before),
        language,
        legal=replace(view_of(before), facts={}),  # each side tells its own
        data=data,
        context=context,
    )


def _frame(before: Outlook, after: Outlook, language: str) -> dict[str, Any]:
    """What the frame of the page says, of both sides where they differ."""
    days = list(dict.fromkeys(day(side.premise.day, language) for side in (before, after)))
    dates = list(dict.fromkeys(day(side.model.reference_date, language) for side in (before, after)))
    models = list({side.model.id: side.model for side in (before, after)}.values())
    prints = [one.model.fingerprint[:12] for one in (before, after) if one.model.fingerprint]
    return {
        "law_day": " / ".join(days),
        "reference_date": " / ".join(dates),
        "source": word(
            "source-line",
            language,
            model=" / ".join(model.id for model in models),
            sources=len({source.id for model in models for source in model.sources}),
            fingerprint=" / ".join(dict.fromkeys(prints)) or word("no-fingerprint", language),
        ),
    }


def _both(one: Model, other: Model) -> Model:
    """One model for the frame of the page: both names, and the assumptions of both."""
    if one.id == other.id:
        return replace(one, assumptions=tuple(dict.fromkeys((*one.assumptions, *other.assumptions))))
    title = replace(one.title, nl=f"{one.title.nl} – {other.title.nl}", en=f"{one.title.en} – {other.title.en}")
    return replace(
        one,
        id=f"{one.id} / {other.id}",
        title=title,
        description=replace(one.description, nl="", en=""),
        version=" / ".join(dict.fromkeys((one.version, other.version))),
        fictional=one.fictional or other.fictional,
        assumptions=tuple(dict.fromkeys((*one.assumptions, *other.assumptions))),
    )


def _analysis(side: Outlook) -> Analysis:
    model = side.model
    nothing = Summary(len(side.rows), {}, {}, {}, None)
    rows = tuple(side.rows.values())
    return Analysis(model.id, model.version, model.reference_date, side.level, rows, (), (), nothing)


def _side(side: Outlook, tally: Any, language: str) -> dict[str, Any]:
    known = side.premise.law.fact
    facts = "; ".join(
        f"{known[name].question.of(language) if name in known else name} {value}"
        for name, value in sorted(side.premise.facts.items())
    )
    key = "side-facts" if facts else "side-premise"
    model = f"{side.model.title.of(language)} ({side.model.version})"
    values = {"model": model, "day": day(side.premise.day, language), "facts": facts}
    return {
        "text": word(key, language, **{name: value for name, value in values.items() if value}),
        "needs": tally.needs,
        "gaps": tally.gaps,
    }


def _in_order(apart: Sequence[CellDifference], one: Model, other: Model, language: str) -> list[CellDifference]:
    """By item and then by party, as they stand in the picture."""
    rows = {item: place for place, (item, _) in enumerate(_lines(one, other, apart, language))}
    columns = {party: place for place, (party, _, _) in enumerate(_columns(one, other, apart, language))}
    return sorted(apart, key=lambda cell: (rows[cell.item], columns[cell.party]))


def _columns(one: Model, other: Model, apart: Sequence[CellDifference], language: str) -> list[tuple[str, str, str]]:
    """The parties with a difference as (id, short name, in which side alone), in the order of the matrix."""
    shown = {cell.party for cell in apart}
    first, second = ([party for _, _, ids in parties(model, language) for party in ids] for model in (one, other))
    found = []
    for party in dict.fromkeys((*first, *second)):
        if party in shown:
            model = one if party in set(first) else other
            alone = "" if party in first and party in second else "side-a" if party in first else "side-b"
            found.append((party, model.label(party).brief(language), alone))
    return found


def _lines(one: Model, other: Model, apart: Sequence[CellDifference], language: str) -> list[tuple[str, str]]:
    """The items with a difference as (id, name), by name."""
    shown = {cell.item for cell in apart}
    labels = {item.id: item.label.of(language) for model in (other, one) for item in model.items if item.id in shown}
    return sorted(labels.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _entry(number: int, cell: CellDifference, one: Model, other: Model, language: str) -> _Entry:
    model = one if cell.before else other
    return _Entry(
        number,
        cell.change,
        CHANGE_SIGNS[cell.change],
        model.label(cell.party).brief(language),
        model.item[cell.item].label.of(language),
        _drawn(cell.before, one, language),
        _drawn(cell.after, other, language),
    )


def _drawn(look: Look | None, model: Model, language: str) -> _Drawn:
    """The marks of one side and the same facts in words: position, then the gap with its verdict, or that it is met."""
    if look is None:
        return _Drawn("", met=False, gap=None, law=None, words=word("empty", language))
    said = [position_words(look.position, language)]
    if look.gap:
        said.append(f"{word('gap', language)}: {_kind(model, look.gap, language)}")
        state = STATE_LABELS[look.state].of(language) if look.state else word("no-verdict", language)
        said.append(f"{word('law-filter', language).lower()}: {state}")
    elif look.met:
        said.append(word("met", language))
    return _Drawn(
        POSITION_SIGNS[look.position] if look.position else "",
        look.met,
        GAP_MARKS[look.gap] if look.gap else None,
        mark_of_state(look.state) if look.gap else None,
        "; ".join(said),
    )


def _kind(model: Model, kind: GapKind, language: str) -> str:
    return label(model, f"gap-kind/{kind.value}", language)


def _of(found: Comparison, key: tuple[str, str]) -> list[Difference]:
    return [row for row in found.rows if (row.needer, row.item) == key]


def _need(row: Difference, one: Model, other: Model, language: str) -> list[str]:
    """What the panel says of one need: the step, what changed, and the sentence of each side."""
    model = one if row.before else other
    sides = (side.sentence.of(language) if side else word("empty", language) for side in (row.before, row.after))
    return [model.step[row.step].label.of(language), CHANGE_LABELS[row.change].of(language), *sides]
