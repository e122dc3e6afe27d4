"""A sheet of paper to draw on, in millimetres from its upper left corner, that remembers what was put on it.

Letters, lines and shapes go through the sheet only. It keeps every fact that a picture says it has drawn, so that a
test can hold what stands on paper beside what stands in the text twin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from visualisations.drawn.lettering import MM, Block, cleaned, font, leading
from visualisations.layout import Area

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.path import Path

__all__ = ["INK", "LINE", "MUTED", "SHADE", "Look", "Sheet"]

INK, MUTED, LINE, SHADE = "#16191D", "#4B535C", "#B9C0C7", "#EEF1F4"
"""Letters, lesser letters, thin lines, and the tint behind headings; all readable in black and white."""

Side = Literal["left", "center", "right"]
Dashes = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a line or shape looks. ``line`` is a width in millimetres; ``dashes`` are strokes and gaps in millimetres."""

    fill: str | None = None
    edge: str | None = None
    line: float = 0.2
    dashes: Dashes = ()
    hatch: str = ""
    opacity: float = 1.0
    layer: int = 2


class Sheet:
    """One page. ``width`` and ``height`` are millimetres; ``labels`` are the places of the texts, as measured before
    drawing, and ``drawn`` the facts that stand on it, by table.
    """

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self.figure: Figure = Figure(figsize=(width / 25.4, height / 25.4), facecolor="#FFFFFF")
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")
        self.labels: list[Area] = []
        self.drawn: list[tuple[str, tuple[str, ...]]] = []
        self.is_cut = False

    def fact(self, table: str, row: Sequence[str]) -> None:
        """Say that a row of a table of facts stands on this sheet."""
        self.drawn.append((table, tuple(row)))

    def write(
        self,
        x: float,
        y: float,
        block: Block,
        *,
        side: Side = "left",
        colour: str = INK,
        upright: bool = False,
        paper: str | None = None,
    ) -> Area:
        """Set a block with its top at ``y`` and its left side, middle or right side at ``x``; returns where it stands.

        ``upright`` turns it a quarter, to be read from below: then ``x`` is its left side and ``y`` its foot.
        ``paper`` is a colour put behind it.
        """
        self.is_cut = self.is_cut or block.cut
        area = self._area(x, y, block, side, upright=upright)
        if paper is not None:
            self.box(area, Look(fill=paper, layer=5))
        for number, line in enumerate(block.lines):
            down = number * leading(block.size) + 0.98 * block.size * MM
            at = (x + down, y) if upright else (x, y + down)
            self._axes.text(
                *at,
                cleaned(line),
                fontproperties=font(bold=block.bold),
                fontsize=block.size,
                color=colour,
                ha=side,
                va="baseline",
                rotation=90 if upright else 0,
                rotation_mode="anchor",
                parse_math=False,
                zorder=6,
            )
        self.labels.append(area)
        return area

    def line_of(
        self, x: float, y: float, text: str, size: float, *, side: Side = "left", bold: bool = False, colour: str = INK
    ) -> Area:
        """One line of text with its top at ``y``."""
        return self.write(x, y, Block((cleaned(text),), size, bold), side=side, colour=colour)

    def box(self, area: Area, look: Look, *, rounded: float = 0.0) -> None:
        """A rectangle, with corners rounded off by ``rounded`` millimetres."""
        from matplotlib.patches import FancyBboxPatch, Rectangle

        corner, across, down = (area.left, area.top), area.right - area.left, area.bottom - area.top
        patch = (
            FancyBboxPatch(corner, across, down, boxstyle=f"round,pad=0,rounding_size={rounded}")
            if rounded
            else Rectangle(corner, across, down)
        )
        self._put(patch, look)

    def polygon(self, points: Sequence[tuple[float, float]], look: Look) -> None:
        """A closed shape."""
        from matplotlib.patches import Polygon

        self._put(Polygon(points, closed=True), look)

    def circle(self, x: float, y: float, radius: float, look: Look) -> None:
        """A circle around a point."""
        from matplotlib.patches import Circle

        self._put(Circle((x, y), radius), look)

    def dots(self, points: Sequence[tuple[float, float]], radius: float, look: Look) -> None:
        """Many equal circles at once, as one shape."""
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D

        circles = [Path.unit_circle().transformed(Affine2D().scale(radius).translate(x, y)) for x, y in points]
        if circles:
            self.path(Path.make_compound_path(*circles), look)

    def path(self, path: Path, look: Look) -> None:
        """Any shape or line, given as a path."""
        from matplotlib.patches import PathPatch

        self._put(PathPatch(path), look)

    def line(self, points: Sequence[tuple[float, float]], look: Look) -> None:
        """A line through the points."""
        from matplotlib.path import Path

        self.path(Path(list(points)), look)

    def lines(self, segments: Iterable[tuple[tuple[float, float], tuple[float, float]]], look: Look) -> None:
        """Many thin lines at once, as one thing: the rules of a table."""
        from matplotlib.collections import LineCollection

        self._axes.add_artist(
            LineCollection(list(segments), colors=look.edge or LINE, linewidths=look.line / MM, zorder=look.layer)
        )

    def _put(self, patch: object, look: Look) -> None:
        from matplotlib.patches import Patch

        assert isinstance(patch, Patch)
        patch.set_facecolor(look.fill or "none")
        patch.set_edgecolor(look.edge or (INK if look.hatch else "none"))
        patch.set_linewidth(look.line / MM if look.edge else 0.0)
        if look.dashes and look.edge:
            patch.set_linestyle((0, tuple(size / look.line for size in look.dashes)))
        if look.hatch:
            patch.set_hatch(look.hatch)
            patch.set_hatch_linewidth(0.35)
            patch.set_hatchcolor(INK)
        patch.set_alpha(look.opacity if look.opacity < 1 else None)
        patch.set_capstyle("butt")
        patch.set_zorder(look.layer)
        self._axes.add_artist(patch)  # not add_patch, which measures every curve for limits that are fixed here

    def _area(self, x: float, y: float, block: Block, side: Side, *, upright: bool) -> Area:
        along, across = block.width, block.height
        before = {"left": 0.0, "center": along / 2, "right": along}[side]
        if upright:
            return Area(x, y - along + before, x + across, y + before)
        return Area(x - before, y, x - before + along, y + across)
