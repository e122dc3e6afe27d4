"""The main picture: party × information item, who has it and who lacks it, as one offline HTML file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from queries.answer import GapKind, NeedRow
from queries.verdict_sentences import State
from visualisations.cells import Cell, Grid, Held, grid
from visualisations.desks import desk_context, desk_details, dying
from visualisations.exposure_told import exposure_context, reach_of_cell
from visualisations.legal import remedy_of, state_legend, state_word, strictest, told
from visualisations.matrix_panel import Panels, panel_data, position_words, step_words
from visualisations.ordering import ORDERS, orders
from visualisations.page import Parts, joined, label, render, sentences
from visualisations.palette import GAP_MARKS, POSITION_SIGNS, mark_of_state
from visualisations.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.model import Model
    from queries.answer import Analysis
    from queries.signal_answer import Signal
    from visualisations.legal_view import LegalView

__all__ = ["matrix_html"]

_PARTS = Parts(
    styles=("page.css", "marks.css", "matrix.css", "verdicts.css"), scripts=("page.js", "matrix.js", "sheets.js")
)
_DESKS = Parts(styles=("desks.css",), scripts=("desks.js",))
_REACHES = Parts(styles=("desks.css", "exposure.css"), scripts=())
_SCRIPT_WORDS = (
    "empty-cell",
    "gaps",
    "helps",
    "law",
    "law-helps",
    "needed-at-head",
    "none-fit",
    "opened",
    "position",
    "row-assumptions",
    "says",
    "sheet",
    "shown",
    "sorted-as",
    "weight",
    "within",
    *(f"order-{name}" for name in ORDERS),
    *(f"order-how-{name}" for name in ORDERS),
)
_QUICK_WORDS = ("quick-why-nobody", "quick-why-one", "quick-why-closed")
_DESK_WORDS = ("desk-all-dying", "desk-factors", "desk-leans", "nothing")
_NOTES = {GapKind.UNGROUNDED_FLOW: "needs-law", GapKind.LATE: "needs-clock"}
_HEAVIEST = 10
_CLOSED = (State.NOT_THIS_WAY, State.NOTHING_RECORDED, State.FORBIDDEN)
"""The verdicts on which something that is held cannot be shared so. Undecided is not one of them."""


def matrix_html(model: Model, analysis: Analysis, language: str = "nl", legal: LegalView | None = None) -> str:
    """The matrix of ``model`` with the gaps of ``analysis``, ``"nl"`` or ``"en"``; with ``legal`` also their verdicts.

    The same arguments give the same text. Raises ``ValueError`` for another language.
    """
    ends = dying(model, legal)
    shown = grid(model, analysis, language, ends)
    at_desks = desk_context(model, legal, language)
    exposed = exposure_context(model, legal, language)
    from_cells = reach_of_cell(model, legal, language)
    verdicts = {key: _verdict(cell, legal, language) for key, cell in shown.cells.items()}
    in_words = {key: _in_words(cell, verdicts[key], model, language, ends) for key, cell in shown.cells.items()}
    context = {
        "grid": shown,
        "index": {key: number for number, key in enumerate(shown.cells)},
        "marks": GAP_MARKS,
        "signs": POSITION_SIGNS,
        "orders": tuple(ORDERS),
        "verdicts": verdicts,
        "in_words": in_words,
        "twin": _twin(model, shown, in_words, language),
        "ends": ends,
        "level": analysis.level,
        "heaviest": _heaviest(model, analysis, shown, language, legal),
        "legend": _gap_legend(model, analysis, shown, language),
        "laws": _law_legend(analysis, verdicts.values(), legal, language),
        "several": any(verdict and verdict["several"] for verdict in verdicts.values()),
        "positions": _position_legend(shown),
        "has_confined": any(item.confined for item in model.items),
        "numbers": _numbers(analysis, shown),
        "quick": _quick(shown, verdicts.values()),
        **_choices(model, shown, language),
        **at_desks,
        **exposed,
    }
    data: dict[str, Any] = {
        **panel_data(Panels(model, language, legal, ends, from_cells), shown),
        "orders": {name: {"rows": order.rows, "columns": order.columns} for name, order in orders(shown).items()},
        "steps": [sorted({row.step for row in cell.needs}) for cell in shown.cells.values()],
        "closed": _CLOSED,
        "words": sentences(language, (*_SCRIPT_WORDS, *_QUICK_WORDS)),
    }
    desks = at_desks["desks"]
    if desks and legal:
        data["words"] |= sentences(language, _DESK_WORDS)
        data |= {"desks": desk_details(desks), "leans": legal.stated(language)[-2:]}
    parts = joined(_PARTS, *([_DESKS] if desks else []), *([_REACHES] if exposed["reaches"] else []))
    return render(
        "matrix.html.j2", parts, "matrix-title", model, analysis, language, legal=legal, data=data, context=context
    )


def _quick(shown: Grid, verdicts: Iterable[dict[str, Any] | None]) -> dict[str, int]:
    """The quick questions and how many items each shows; those of the law only where the law was asked."""
    found = {held.value: sum(line.held is held for line in shown.lines) for held in (Held.NOBODY, Held.ONE)}
    closed = {mark_of_state(state).id for state in _CLOSED}
    keyed = zip(shown.cells, verdicts, strict=True)
    items = {item for (_, item), verdict in keyed if verdict and verdict["mark"].id in closed}
    return found | ({"closed": len(items)} if items else {})


def _choices(model: Model, shown: Grid, language: str) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen beside theme, party, kind and verdict, as (value, label); only what occurs."""
    units = Counter(column.partner for column in shown.columns if column.partner)
    categories = {line.category for line in shown.lines}
    asked = {row.step for cell in shown.cells.values() for row in cell.needs}
    return {
        "partners": [
            (f"partner:{one.id}", word("whole-partner", language, partner=one.label.brief(language)))
            for one in model.partners
            if units[one.id] > 1
        ],
        "categories": sorted(
            ((one, label(model, f"category/{one}", language)) for one in categories), key=lambda pair: pair[1]
        ),
        "steps": [
            (step.id, step.label.of(language))
            for step in sorted(model.steps, key=lambda step: step.order)
            if step.id in asked
        ],
    }


def _twin(
    model: Model, shown: Grid, in_words: Mapping[tuple[str, str], str], language: str
) -> dict[str, dict[str, list[str]]]:
    """The matrix as text: by item, what stands in its cells and with which parties, in the order of the picture."""
    told: dict[str, dict[str, list[str]]] = {line.id: {} for line in shown.lines}
    for line in shown.lines:
        for column in shown.columns:
            said = in_words.get((column.id, line.id))
            if said is not None:
                told[line.id].setdefault(said, []).append(model.label(column.id).brief(language))
    return told


def _numbers(analysis: Analysis, shown: Grid) -> dict[str, int]:
    return {
        "needs": len(analysis.rows),
        "gaps": len(analysis.gaps),
        "met": len(analysis.rows) - len(analysis.gaps),
        "heavy": sum(cell.heavy for cell in shown.cells.values()),
        "empty": len(shown.columns) * len(shown.lines) - len(shown.cells),
        "confined": shown.confined,
    }


def _gap_legend(model: Model, analysis: Analysis, shown: Grid, language: str) -> list[dict[str, Any]]:
    needs = Counter(row.kind for row in analysis.rows)
    cells = Counter(cell.gap for cell in shown.cells.values())
    entries = [
        {
            "mark": mark,
            "label": label(model, f"gap-kind/{kind.value}", language),
            "needs": needs[kind],
            "cells": cells[kind],
            "note": "" if needs[kind] else _NOTES.get(kind, ""),
        }
        for kind, mark in GAP_MARKS.items()
    ]
    return sorted(entries, key=lambda entry: -needs[entry["mark"].kind])


def _verdict(cell: Cell, legal: LegalView | None, language: str) -> dict[str, Any] | None:
    """What stands in a cell of the law: the strictest verdict on its gaps."""
    if legal is None or cell.gap is None:
        return None
    state, several = strictest(legal, (row for row in cell.needs if row.kind.is_gap))
    return {"mark": mark_of_state(state), "word": state_word(state, language), "several": several}


def _law_legend(
    analysis: Analysis, verdicts: Iterable[dict[str, Any] | None], legal: LegalView | None, language: str
) -> list[dict[str, Any]]:
    """Every state, also one that does not occur, so that the picture teaches all seven; then the gaps without one."""
    if legal is None:
        return []
    needs = Counter(legal.state(row.need) for row in analysis.gaps)
    cells = Counter(verdict["mark"] for verdict in verdicts if verdict)
    return [entry | {"needs": needs[state], "cells": cells[entry["mark"]]} for state, entry in state_legend(language)]


def _position_legend(shown: Grid) -> list[dict[str, Any]]:
    def met(cell: Cell) -> bool:
        return bool(cell.needs) and cell.gap is None

    cells = Counter((cell.position, met(cell)) for cell in shown.cells.values())
    needs = Counter(cell.position for cell in shown.cells.values() for _ in cell.needs if met(cell))
    return [
        {
            "sign": sign,
            "word": f"pos-{position.value}",
            "met": is_met,
            "cells": cells[position, is_met],
            "needs": needs[position] if is_met else "",
        }
        for position, sign in POSITION_SIGNS.items()
        for is_met in (False, True)
        if cells[position, is_met] or not is_met
    ]


def _heaviest(
    model: Model, analysis: Analysis, shown: Grid, language: str, legal: LegalView | None
) -> list[dict[str, Any]]:
    """The first ten pictured gaps by party and item; a gap at several steps is one line that names them all."""
    lines: dict[tuple[str, str], list[NeedRow]] = {}
    for row in analysis.gaps:
        cell = shown.cells.get((row.needer, row.item))
        if cell is None or not cell.needs:
            continue
        lines.setdefault((row.needer, row.item), []).append(row)
    return [
        {
            "party": model.label(party).brief(language),
            "item": model.item[item].label.of(language),
            "mark": GAP_MARKS[rows[0].kind],
            "kind": label(model, f"gap-kind/{rows[0].kind.value}", language),
            "steps": ", ".join(step_words(row, model, language) for row in rows),
            "remedy": ", ".join(dict.fromkeys(filter(None, (remedy_of(model, legal, row, language) for row in rows)))),
            "laws": list(dict.fromkeys(told(model, legal, row, language) for row in rows)) if legal else [],
        }
        for (party, item), rows in list(lines.items())[:_HEAVIEST]
    ]


def _in_words(
    cell: Cell,
    verdict: dict[str, Any] | None,
    model: Model,
    language: str,
    ends: dict[tuple[str, str], Signal],
) -> str:
    """The cell for who does not see it: position, then the gap with its verdict, or that the need is met; then whether
    it dies when it is told here.
    """
    parts = [] if model.item[cell.item].confined else [position_words(cell.position, language)]
    if cell.gap:
        parts.append(f"{word('gap', language)}: {label(model, f'gap-kind/{cell.gap.value}', language)}")
        if verdict:
            parts.append(f"{word('law-filter', language).lower()}: {verdict['word']}")
        if cell.heavy:
            parts.append(word("heavy", language))
    elif cell.needs:
        parts.append(word("met", language))
    if (cell.party, cell.item) in ends:
        parts.append(word("dead-end-cell", language))
    return "; ".join(parts)
