"""Pages of words after a picture: one paragraph for each fact, in columns, over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from visualisations.drawn.lettering import Block, leading, wrapped
from visualisations.drawn.marks import state_tile
from visualisations.drawn.sheet import INK, LINE, Look
from visualisations.layout import Area

if TYPE_CHECKING:
    from queries.verdict_sentences import State
    from visualisations.drawn.paper import Press
    from visualisations.drawn.sheet import Sheet

__all__ = ["Paragraph", "list_pages"]

_COLUMN, _BETWEEN, _TILE = 11.5, 6.0, 5.2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands together: a bold head, with the tile of ``state`` when it is ``judged``, and the text below it.
    ``row`` is the row of ``table`` that it states.
    """

    head: str
    body: str
    table: str
    row: tuple[str, ...]
    judged: bool = False
    state: State | None = None


def list_pages(press: Press, heading: str, paragraphs: Sequence[Paragraph]) -> None:
    """Put all paragraphs on new sheets of ``press``, under a heading; one too long for a column goes on in the next."""
    if not paragraphs:
        return
    size, area = press.paper.letter, press.area
    columns = max(1, int((area.right - area.left) / (_COLUMN * size)))
    wide = (area.right - area.left - (columns - 1) * _BETWEEN) / columns
    top = area.top + leading(size * 1.3) + 2
    sheet, column, y = _opened(press, heading, size), 0, top
    for paragraph in paragraphs:
        head, body = _blocks(paragraph, size, wide)
        rest = list(body.lines)
        started = False
        while not started or rest:
            need = (0.0 if started else head.height) + (min(len(rest), 2) * leading(size))
            if y + need > area.bottom and y > top:
                column, y = column + 1, top
                if column == columns:
                    sheet, column = _opened(press, heading, size), 0
            x = area.left + column * (wide + _BETWEEN)
            if not started:
                y = _put_head(sheet, paragraph, head, x, y, wide)
                sheet.fact(paragraph.table, paragraph.row)
                started = True
            fits = max(1, int((area.bottom - y) / leading(size)))
            if rest:
                part = Block(tuple(rest[:fits]), size)
                sheet.write(x, y, part)
                y += part.height
                rest = rest[fits:]
            if rest:
                y = area.bottom
        y += 1.6


def _opened(press: Press, heading: str, size: float) -> Sheet:
    sheet = press.page()
    sheet.line_of(press.area.left, press.area.top, heading, size * 1.3, bold=True)
    return sheet


def _blocks(paragraph: Paragraph, size: float, wide: float) -> tuple[Block, Block]:
    indent = _TILE + 1.2 if paragraph.judged else 0.0
    head = Block(wrapped(paragraph.head, size, wide - indent, bold=True), size, bold=True)
    body = wrapped(paragraph.body, size, wide) if paragraph.body else ()
    return head, Block(body, size)


def _put_head(sheet: Sheet, paragraph: Paragraph, head: Block, x: float, y: float, wide: float) -> float:
    sheet.line(((x, y - 0.6), (x + wide, y - 0.6)), Look(edge=LINE, line=0.12, layer=1))
    indent = 0.0
    if paragraph.judged:
        high = leading(head.size) * 0.9
        state_tile(sheet, Area(x, y + 0.1, x + _TILE, y + 0.1 + high), paragraph.state)
        indent = _TILE + 1.2
    sheet.write(x + indent, y, head, colour=INK)
    return y + head.height
