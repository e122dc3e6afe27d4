"""The main picture: party × information item, who has it and who lacks it, as one offline HTML file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from queries.answer import GapKind, NeedRow
from visualisations.cells import Cell, Grid, grid
from visualisations.page import Parts, label, render, sentences, texts
from visualisations.palette import GAP_MARKS, POSITION_SIGNS, Position
from visualisations.words import hours, word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis

__all__ = ["matrix_html"]

_PARTS = Parts(styles=("page.css", "marks.css", "matrix.css"), scripts=("page.js", "matrix.js"))
_SCRIPT_WORDS = (
    "empty-cell",
    "gaps",
    "helps",
    "needed-at-head",
    "order-gaps",
    "order-name",
    "order-theme",
    "position",
    "row-assumptions",
    "says",
    "shown",
    "sorted-as",
    "weight",
    "within",
)
_NOTES = {GapKind.UNGROUNDED_FLOW: "needs-law", GapKind.LATE: "needs-clock"}
_HEAVIEST = 10


def matrix_html(model: Model, analysis: Analysis, language: str = "nl") -> str:
    """The matrix of ``model`` with the gaps of ``analysis``, in ``"nl"`` or ``"en"``.

    The same model and analysis give the same text. Raises ``ValueError`` for another language.
    """
    shown = grid(model, analysis, language)
    index = {key: number for number, key in enumerate(shown.cells)}
    context = {
        "grid": shown,
        "index": index,
        "marks": GAP_MARKS,
        "signs": POSITION_SIGNS,
        "in_words": lambda cell: _in_words(cell, model, language),
        "level": analysis.level,
        "heaviest": _heaviest(model, analysis, shown, language),
        "legend": _gap_legend(model, analysis, shown, language),
        "positions": _position_legend(shown),
        "numbers": _numbers(analysis, shown),
    }
    data = {
        "cells": [_detail(cell, model, language) for cell in shown.cells.values()],
        "words": sentences(language, _SCRIPT_WORDS),
    }
    return render("matrix.html.j2", _PARTS, "matrix-title", model, analysis, language, data=data, context=context)


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


def _heaviest(model: Model, analysis: Analysis, shown: Grid, language: str) -> list[dict[str, Any]]:
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
            "steps": ", ".join(_step(row, model, language) for row in rows),
            "remedy": _remedy(rows[0], model, language),
        }
        for (party, item), rows in list(lines.items())[:_HEAVIEST]
    ]


def _step(row: NeedRow, model: Model, language: str) -> str:
    name = model.step[row.step].label.of(language)
    return f"{name} ({word('within', language, term=hours(row.hours, language))})"


def _remedy(row: NeedRow, model: Model, language: str) -> str:
    return label(model, f"remedy/{row.remedy.value}", language) if row.remedy else ""


def _position_words(position: Position | None, language: str) -> str:
    return word(f"pos-{position.value}" if position else "pos-none", language)


def _in_words(cell: Cell, model: Model, language: str) -> str:
    """The cell for who does not see it: position, then the gap or that the need is met."""
    parts = [_position_words(cell.position, language)]
    if cell.gap:
        parts.append(f"{word('gap', language)}: {label(model, f'gap-kind/{cell.gap.value}', language)}")
        if cell.heavy:
            parts.append(word("heavy", language))
    elif cell.needs:
        parts.append(word("met", language))
    return "; ".join(parts)


def _detail(cell: Cell, model: Model, language: str) -> dict[str, Any]:
    """What the side panel tells of a cell; needs with the same explanation stand together."""
    told: dict[tuple[str, str], list[NeedRow]] = {}
    for row in cell.needs:
        told.setdefault((row.kind.value, row.explanation.of(language)), []).append(row)
    return {
        "party": model.label(cell.party).brief(language),
        "item": model.item[cell.item].label.of(language),
        "says": model.item[cell.item].says.of(language),
        "position": _position_words(cell.position, language),
        "needs": [_need_detail(rows, model, language) for rows in told.values()],
    }


def _need_detail(rows: list[NeedRow], model: Model, language: str) -> dict[str, Any]:
    first = rows[0]
    mark = GAP_MARKS.get(first.kind)
    return {
        "kind": label(model, f"gap-kind/{first.kind.value}", language),
        "code": word(mark.code, language) if mark else "",
        "shape": f"mark {mark.shape} {mark.kind.value}" if mark else "",
        "steps": [_step(row, model, language) for row in rows],
        "weight": word(f"weight-{first.weight}", language),
        "explanation": first.explanation.of(language),
        "help": first.help.of(language) or _remedy(first, model, language),
        "assumed": texts([text for row in rows for text in row.assumed], language),
    }
