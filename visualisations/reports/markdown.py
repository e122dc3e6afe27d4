"""A report as Markdown: the text twin, which states what every other format states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visualisations.reports.document import Bullets, Grid, Paragraph

if TYPE_CHECKING:
    from visualisations.reports.document import Block, Report

__all__ = ["markdown"]


def markdown(report: Report) -> bytes:
    """The bytes of the file."""
    return ("\n".join(_lines(report)).rstrip() + "\n").encode()


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {_safe(report.title)}", "", _safe(report.subtitle), "")
    yield from (f"**{_safe(' · '.join(report.flags))}**", "")
    yield from (f"- {_safe(term)}: {_safe(value)}" for term, value in report.facts)
    for section in report.sections:
        yield from ("", f"{'#' * section.level} {_safe(section.title)}", "")
        for block in section.blocks:
            yield from _block(block)
    yield from ("", "---", "", _safe(report.foot))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from (_safe(block.text), "")
    elif isinstance(block, Bullets):
        for line in block.lines:
            lead = f"**{_safe(line.lead)}**: " if line.lead else ""
            yield f"- {lead}{_safe(line.text)}"
        yield ""
    elif isinstance(block, Grid):
        if block.caption:
            yield from (f"*{_safe(block.caption)}*", "")
        yield from (_row(block.heads), _row(("---",) * len(block.heads), raw=True))
        yield from (_row(row) for row in block.rows)
        yield ""
    else:
        yield from (f"*{_safe(block.caption)}*: {_safe(block.alt)}", "")


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return f"| {' | '.join(cell if raw else _safe(cell) for cell in cells)} |"


def _safe(text: str) -> str:
    r"""Text in which nothing is markup: names come from a model that anybody can write.

    >>> _safe("<b>|x")
    '&lt;b&gt;\\|x'
    """
    folded = " ".join(text.split())
    for character in "\\`*_[]|":
        folded = folded.replace(character, f"\\{character}")
    return folded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
