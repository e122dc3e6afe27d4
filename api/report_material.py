"""From an open workspace to what a report is written from: the answers of its own questions, asked once each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.workspace import Workspace
    from visualisations.legal_view import LegalView
    from visualisations.reports.document import Picture
    from visualisations.reports.material import Material

__all__ = ["PICTURES", "PIXELS", "material_of"]

PICTURES = ("matrix", "network")
"""The pictures of the full analysis; their names as in ``visualisations.drawn.pictures``."""

PIXELS = 120
"""Points per inch of a picture in a report: letters of eight points stay legible."""


def material_of(workspace: Workspace, language: str, *, full: bool, drawn: bool = True) -> Material:
    """The answers for one report in one language; ``full`` adds what only the analysis for a working group tells, with
    its pictures if they are to be ``drawn`` (that takes longest).
    """
    from api.picture_view import legal_view
    from api.repair_text import leaned_on, proof_text
    from queries.repair import repair
    from queries.repair_options import options_for
    from queries.worst_hour import worst_hour
    from visualisations.reports.material import Material

    plan = repair(options_for(workspace.analysis.rows, workspace.judged, workspace.flows))
    open_rows = [row for row in workspace.analysis.rows if not workspace.model.item[row.item].confined]
    legal = legal_view(workspace)
    material = Material(
        model=workspace.model,
        analysis=workspace.analysis,
        legal=legal,
        plan=plan,
        proof=proof_text(plan),
        leans=leaned_on(workspace, plan),
        hour=worst_hour(open_rows, workspace.timing),
    )
    if not full:
        return material
    pictures = _pictures(workspace, legal, language) if drawn else ()
    return _full(workspace, replace(material, pictures=pictures), legal)


def _full(workspace: Workspace, material: Material, legal: LegalView) -> Material:
    from api.coverage_asking import CoverageQuestion, answer_for, clock_from
    from queries.clock import DEFAULT_START, Start
    from queries.desks import survey
    from queries.signals import Signals

    covered = answer_for(workspace, CoverageQuestion(), clock_from(DEFAULT_START)(workspace), DEFAULT_START)
    told_at = legal.told_at or Start(4, 18.0)
    has_child = any(item.subject == "child" for item in workspace.model.items)
    child = survey(Signals(workspace.flows.bench), told_at, workspace.level, "child") if has_child else None
    return replace(material, coverages=covered.coverages, child_desks=child)


def _pictures(workspace: Workspace, legal: LegalView, language: str) -> tuple[Picture, ...]:
    from visualisations.drawn.formats import FORMATS
    from visualisations.drawn.pictures import WHOLE
    from visualisations.drawn.printing import png, sheets
    from visualisations.drawn.told import Source
    from visualisations.reports.document import Picture
    from visualisations.reports.pictures import lighter

    source = Source(workspace.model, workspace.analysis, legal, language)
    made = []
    for name in PICTURES:
        drawing = WHOLE[name](source)
        pages = sheets(drawing, FORMATS["A3"])
        for number, sheet in enumerate(pages, 1):
            caption = drawing.title if len(pages) == 1 else f"{drawing.title} ({number}/{len(pages)})"
            made.append(Picture(lighter(png(drawing, sheet, PIXELS)), sheet.width, sheet.height, drawing.lead, caption))
    return tuple(made)
