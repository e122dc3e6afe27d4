"""The text twin: everything a picture states, as Markdown that a screen reader reads and a program reads back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visualisations.drawn.lettering import cleaned

if TYPE_CHECKING:
    from visualisations.drawn.told import Drawing, FactTable

__all__ = ["facts_of", "twin"]


def twin(drawing: Drawing) -> str:
    """The drawing in words: title, dates, legend, every row of every table, assumptions, origin and closing line."""
    source = drawing.source
    said = source.say
    head = [f"# {_plain(drawing.title)}", "", _plain(source.model.title.of(source.language)), "", f"{source.stamp}."]
    if source.model.fictional:
        head += ["", f"**{said('fictional-mark')}**: {said('fictional-note')}"]
    lines = [*head, "", _plain(drawing.lead), "", said("twin-about"), said("twin-access")]
    lines += [line for table in drawing.tables for line in ("", *_table(table, said("twin-empty")))]
    for note in drawing.notes:
        lines += ["", _plain(note)]
    lines += ["", f"## {said('twin-legend')}"]
    for group in drawing.legend:
        lines += ["", f"### {_plain(group.title)}", "", *(f"- {_plain(entry.whole)}" for entry in group.entries)]
    if source.assumed:
        lines += ["", f"## {said('twin-assumptions')}", "", *(f"- {_plain(text)}" for text in source.assumed)]
    lines += ["", f"{said('kinds-only')} {_plain(source.origin)}.", "", said("closing")]
    return "\n".join(lines) + "\n"


def facts_of(text: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of every table of a twin, by the caption above it: what the text states, read back from the text.

    >>> facts_of("## Lines" + chr(10) + chr(10) + "| a |" + chr(10) + "| --- |" + chr(10) + "| x |" + chr(10))
    {'Lines': [('x',)]}
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    caption, seen = "", 0
    for line in text.splitlines():
        if line.startswith("## "):
            caption, seen = line.removeprefix("## "), 0
        elif line.startswith("|"):
            seen += 1
            rows = found.setdefault(caption, [])
            if seen > 2:
                rows.append(tuple(_cells(line)))
    return found


def _table(table: FactTable, empty: str) -> Iterator[str]:
    yield f"## {_plain(table.caption)}"
    yield ""
    if not table.rows:
        yield empty
        return
    yield _row(table.columns)
    yield _row(["---"] * len(table.columns))
    yield from (_row(row) for row in table.rows)


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    r"""One cell: what would end it is escaped.

    >>> _cell("a|b")
    'a\\|b'
    """
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|") or "-"


def _cells(line: str) -> Iterator[str]:
    cell, escaped = "", False
    for char in line.strip()[1:]:
        if escaped:
            cell, escaped = cell + char, False
        elif char == "\\":
            escaped = True
        elif char == "|":
            yield "" if cell.strip() == "-" else cell.strip()
            cell = ""
        else:
            cell += char


def _plain(text: str) -> str:
    """Text outside a table, on one line; a mark that Markdown would read as structure loses that meaning."""
    line = cleaned(text)
    return f"\\{line}" if line.startswith(("#", "|", "-", "*", "+", ">")) else line
