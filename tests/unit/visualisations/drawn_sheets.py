"""What the tests of the printed pictures look at: texts as the renderer measures them, and all pictures of a model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np

from api.export_pictures import PICTURES, Wanted, drawing_of
from api.workspace import open_workspace
from visualisations.drawn.told import Source

if TYPE_CHECKING:
    from api.workspace import Workspace
    from ontology.model import Model
    from queries.answer import Analysis
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Drawing
    from visualisations.legal_view import LegalView

TOLERANCE = 0.12
"""Millimetres that two boxes may share: the renderer's box is a little larger than the ink."""


def source(told: tuple[Model, Analysis, LegalView], language: str = "nl") -> Source:
    """A source of drawings from one of the models of ``pictures``."""
    return Source(*told, language)


@cache
def opened(name: str) -> Workspace:
    """A packaged model, opened once for all tests."""
    return open_workspace(name)


@cache
def drawings(name: str, language: str = "nl") -> dict[str, Drawing]:
    """Every picture of a packaged model, by name; of its busiest partner, and of the routes for one heavy need."""
    workspace = opened(name)
    model = workspace.model
    needed = [row for row in workspace.analysis.gaps if row.needer in model.actor and not model.item[row.item].confined]
    to, item = needed[0].needer, needed[0].item
    wanted = [Wanted(one, partner=model.actor[to].partner, to=to, item=item) for one in PICTURES]
    return {one.picture: drawing_of(workspace, one, language) for one in wanted}


def text_boxes(sheet: Sheet) -> tuple[list[str], np.ndarray]:
    """Every text of a sheet with the box that the renderer measures: left, top, right, bottom in millimetres."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with mpl.rc_context({"text.hinting": "none"}):
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()  # type: ignore[no-untyped-call]
        texts = [text for axes in sheet.figure.axes for text in axes.texts]
        found = [text.get_window_extent(renderer) for text in texts]
    scale = 25.4 / sheet.figure.dpi
    boxes = [
        (box.x0 * scale, sheet.height - box.y1 * scale, box.x1 * scale, sheet.height - box.y0 * scale) for box in found
    ]
    return [text.get_text() for text in texts], np.array(boxes).reshape(-1, 4)


def faults_of(sheet: Sheet) -> list[str]:
    """Every pair of texts that overlap, and every text that leaves the sheet."""
    texts, boxes = text_boxes(sheet)
    left, top, right, bottom = boxes.T
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    clash = np.triu((across > TOLERANCE) & (down > TOLERANCE), 1)
    outside = (left < 0) | (top < 0) | (right > sheet.width) | (bottom > sheet.height)
    return [f"«{texts[a]}» over «{texts[b]}»" for a, b in zip(*clash.nonzero(), strict=True)] + [
        f"«{texts[a]}» outside" for a in outside.nonzero()[0]
    ]
