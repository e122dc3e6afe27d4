"""What the matrix tells of a cell when it is opened: the position, and of each need why, on which law, what helps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from visualisations.desks import dead_end
from visualisations.legal import Told, remedy_of, told
from visualisations.page import label, texts
from visualisations.palette import GAP_MARKS, Position
from visualisations.shared_texts import SharedTexts
from visualisations.words import hours, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ontology.model import Model
    from queries.answer import NeedRow
    from queries.signal_answer import Signal
    from visualisations.cells import Cell, Grid
    from visualisations.legal_view import LegalView

__all__ = ["LAW_PARTS", "NEED_PARTS", "REACH_PARTS", "Panels", "panel_data", "position_words", "step_words"]

NEED_PARTS = ("kind", "code", "shape", "steps", "weight", "explanation", "help", "assumed", "law")
"""What is told of a need, in the order in which the page has it; ``law`` is a place among the laws, the rest texts."""

LAW_PARTS = ("shape", "state", "meaning", "lines", "helps", "checks", "links")
"""What is told of the law, in the order in which the page has it."""

REACH_PARTS = ("kind", "code", "shape", "ways")
"""What is told of the ways to the alleged perpetrator, in the order in which the page has it."""

_NO_LAW = -1


@dataclass
class Panels:
    """What the panels are made of, and what they share: the texts, and what is told of the law, each once."""

    model: Model
    language: str
    legal: LegalView | None
    ends: Mapping[tuple[str, str], Signal]
    reach: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    shared: SharedTexts = field(default_factory=SharedTexts)
    laws: dict[Told, int] = field(default_factory=dict)


def panel_data(panels: Panels, grid: Grid) -> dict[str, Any]:
    """The data of all panels: ``cells`` in the order of the grid, each (position, needs) and, where something can
    reach the alleged perpetrator from there, the ways; the rest is shared.
    """
    model, language, shared = panels.model, panels.language, panels.shared
    cells = [_cell(panels, cell) for cell in grid.cells.values()]
    return {
        "cells": cells,
        "says": [shared.number(model.item[line.id].says.of(language)) for line in grid.lines],
        "laws": [[shared.numbers(told_of[part]) for part in LAW_PARTS] for told_of in map(Told.detail, panels.laws)],
        "needParts": NEED_PARTS,
        "lawParts": LAW_PARTS,
        "reachParts": REACH_PARTS,
        "texts": shared.all,
    }


def position_words(position: Position | None, language: str) -> str:
    """A position in words; of none, that the party does not have it."""
    return word(f"pos-{position.value}" if position else "pos-none", language)


def step_words(row: NeedRow, model: Model, language: str) -> str:
    """The step of a need with its term."""
    name = model.step[row.step].label.of(language)
    return f"{name} ({word('within', language, term=hours(row.hours, language))})"


def _cell(panels: Panels, cell: Cell) -> list[Any]:
    """Needs with the same explanation and the same law stand together."""
    model, language, legal = panels.model, panels.language, panels.legal
    together: dict[tuple[str, str, Told | None], list[NeedRow]] = {}
    for row in cell.needs:
        law = told(model, legal, row, language) if legal and row.kind.is_gap else None
        together.setdefault((row.kind.value, row.explanation.of(language), law), []).append(row)
    needs = [_need(panels, rows, law) for (_, _, law), rows in together.items()]
    end = panels.ends.get((cell.party, cell.item))
    if end:
        needs.append(_numbered(panels, dead_end(model, end, language), None))
    position = "" if model.item[cell.item].confined else position_words(cell.position, language)
    reach = panels.reach.get((cell.party, cell.item))
    told_reach = [[panels.shared.numbers(reach[part]) for part in REACH_PARTS]] if reach else []
    return [panels.shared.number(position), needs, *told_reach]


def _need(panels: Panels, rows: Sequence[NeedRow], law: Told | None) -> list[Any]:
    model, language, first = panels.model, panels.language, rows[0]
    mark = GAP_MARKS.get(first.kind)
    said = {
        "kind": label(model, f"gap-kind/{first.kind.value}", language),
        "code": word(mark.code, language) if mark else "",
        "shape": f"mark {mark.shape} {mark.kind.value}" if mark else "",
        "steps": [step_words(row, model, language) for row in rows],
        "weight": word(f"weight-{first.weight}", language),
        "explanation": first.explanation.of(language),
        "help": "" if law else first.help.of(language) or remedy_of(model, None, first, language),
        "assumed": texts([text for row in rows for text in row.assumed], language),
    }
    return _numbered(panels, said, law)


def _numbered(panels: Panels, said: Mapping[str, Any], law: Told | None) -> list[Any]:
    place = _NO_LAW if law is None else panels.laws.setdefault(law, len(panels.laws))
    return [*(panels.shared.numbers(said[part]) for part in NEED_PARTS[:-1]), place]
