"""The frame that every sheet has: title, dates, legend, origin, and that it is no legal advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visualisations.drawn.lettering import Block, fit, leading, wrapped
from visualisations.drawn.sheet import INK, LINE, MUTED, Look, Sheet
from visualisations.layout import Area

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.told import Drawing, Entry, Group

__all__ = ["Press"]


_MARK_WIDTH, _MARK_HEIGHT, _GAP = 8.0, 3.8, 2.0


class Press:
    """Sheets of one drawing with the same frame. ``area`` is the room for the picture itself on each of them.

    ``upright`` stands the paper up. ``need`` is the width and height that the picture wants on endless paper.
    """

    def __init__(
        self, drawing: Drawing, paper: Format, *, upright: bool = False, need: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        self.drawing, self.paper = drawing, paper
        wide, high = (paper.height, paper.width) if upright else (paper.width, paper.height)
        self._width = max(wide, need[0] + 2 * paper.margin) if paper.endless else wide
        self._head = self._heading()
        self._foot = self._footing()
        self._legend = _Legend(drawing.legend, self._inner, paper)
        top, bottom = paper.margin + self._head_height, paper.margin + self._foot_height + self._legend.height
        self._height = max(need[1] + top + bottom, min(high, 120.0)) if paper.endless else high
        self.area = Area(paper.margin, top, self._width - paper.margin, self._height - bottom)
        self.sheets: list[Sheet] = []

    def page(self) -> Sheet:
        """A new sheet with its frame."""
        sheet = Sheet(self._width, self._height)
        self.sheets.append(sheet)
        self._put_head(sheet)
        self._legend.put(sheet, self.paper.margin, self.area.bottom + _GAP)
        self._put_foot(sheet)
        return sheet

    def done(self) -> tuple[Sheet, ...]:
        """All sheets, numbered."""
        total = len(self.sheets)
        for number, sheet in enumerate(self.sheets, start=1):
            text = self.drawing.source.say("page", number=number, total=total)
            block = Block((text,), self.paper.small)
            sheet.write(self._width - self.paper.margin, self._closing_top, block, side="right", colour=MUTED)
        return tuple(self.sheets)

    @property
    def _inner(self) -> float:
        return self._width - 2 * self.paper.margin

    @property
    def _closing_top(self) -> float:
        return self._height - self.paper.margin - leading(self.paper.letter)

    def _heading(self) -> list[Block]:
        """Title, what it is of, and what it shows."""
        drawing, paper = self.drawing, self.paper
        room = self._inner - (34 if drawing.source.model.fictional else 0)
        model = drawing.source.model.title.of(drawing.source.language)
        return [
            fit(drawing.title, room, 3 * leading(paper.letter * 2), paper.letter * 2, bold=True, least=paper.letter),
            Block(
                wrapped(f"{model}  ·  {drawing.source.stamp}", paper.letter, room, bold=True), paper.letter, bold=True
            ),
            Block(wrapped(drawing.lead, paper.letter, min(room, 32.0 * paper.letter)), paper.letter),
        ]

    def _footing(self) -> list[Block]:
        source, size = self.drawing.source, self.paper.small
        notes = list(self.drawing.notes)
        if source.assumed:
            notes.append(source.say("leans-count", count=len(source.assumed)))
        notes.append(source.say("twin-pointer", name=self.drawing.name) + ".")
        told = (" ".join(notes), f"{source.say('kinds-only')} {source.origin}.")
        return [Block(wrapped(text, size, self._inner), size) for text in told]

    @property
    def _head_height(self) -> float:
        return sum(block.height for block in self._head) + 3.0

    @property
    def _foot_height(self) -> float:
        return sum(block.height for block in self._foot) + leading(self.paper.letter) + _GAP

    def _put_head(self, sheet: Sheet) -> None:
        top = self.paper.margin
        for block, colour in zip(self._head, (INK, INK, MUTED), strict=True):
            sheet.write(self.paper.margin, top, block, colour=colour)
            top += block.height
        source = self.drawing.source
        if source.model.fictional:
            right = self._width - self.paper.margin
            box = Area(right - 30, self.paper.margin, right, self.paper.margin + 8)
            sheet.box(box, Look(edge=INK, line=0.6, dashes=(1.6, 1.0)))
            block = fit(source.say("fictional-mark"), 27, 7, 11, bold=True)
            sheet.write(right - 15, box.top + (8 - block.height) / 2, block, side="center")

    def _put_foot(self, sheet: Sheet) -> None:
        top = self._closing_top - sum(block.height for block in self._foot)
        for block in self._foot:
            sheet.write(self.paper.margin, top, block, colour=MUTED)
            top += block.height
        closing = self.drawing.source.say("closing")
        sheet.write(self.paper.margin, self._closing_top, Block((closing,), self.paper.letter, bold=True))


class _Legend:
    """The legend, in as many columns as the sheet is wide; the meaning of a word is left to the twin on small paper."""

    def __init__(self, groups: tuple[Group, ...], room: float, paper: Format) -> None:
        self._size, self._room = paper.small, room
        self._columns = max(1, int(room / (8.6 * paper.small)))
        self._column = room / self._columns
        brief = paper.width < 400
        self._rows: list[tuple[str, list[tuple[Entry, Block]], float]] = []
        for group in groups:
            told = [(entry, self._block(entry.text if brief else entry.whole)) for entry in group.entries]
            for start in range(0, len(told), self._columns):
                row = told[start : start + self._columns]
                height = max(_MARK_HEIGHT, *(block.height for _, block in row)) + 0.5
                self._rows.append(("" if start else group.title, row, height))
        heads = sum(leading(self._size) + 0.8 for title, _, _ in self._rows if title)
        self.height = sum(height for _, _, height in self._rows) + heads + 2 * _GAP if self._rows else _GAP

    def put(self, sheet: Sheet, left: float, top: float) -> None:
        """Draw it with its top rule at ``top``."""
        if not self._rows:
            return
        sheet.line(((left, top), (left + self._room, top)), Look(edge=LINE, line=0.25))
        top += 0.8
        for title, row, height in self._rows:
            if title:
                sheet.write(left, top, Block((title,), self._size, bold=True))
                top += leading(self._size) + 0.8
            for number, (entry, block) in enumerate(row):
                x = left + number * self._column
                middle = top + height / 2
                entry.paint(sheet, Area(x, middle - _MARK_HEIGHT / 2, x + _MARK_WIDTH, middle + _MARK_HEIGHT / 2))
                sheet.write(x + _MARK_WIDTH + 1.5, middle - block.height / 2, block)
            top += height

    def _block(self, text: str) -> Block:
        return Block(wrapped(text, self._size, self._column - _MARK_WIDTH - 4), self._size)
