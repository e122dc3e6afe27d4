"""What a report is made of: sections with paragraphs, lists, tables and pictures; and how long its sentences are.

Every writer draws the same :class:`Report`, so no format says more or less than another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "Block", "Bullets", "Grid", "Line", "Paragraph", "Picture", "Report", "Section", "prose", "sentence_lengths",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; ``note`` for what is small print."""

    text: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: a word or name that stands out (may be empty), and the sentence."""

    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        """The entry as one text."""
        return f"{self.lead}: {self.text}" if self.lead else self.text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of entries."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words. ``caption`` says what it is; ``widths`` are shares of the width, one per column."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn sheet as PNG, in millimetres, with the words that stand for it where nobody sees it."""

    png: bytes
    width: float
    height: float
    alt: str
    caption: str


Block: TypeAlias = Paragraph | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 or 3 with what stands under it. ``wide``: its pages lie down, on A3."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report in one language.

    ``flags`` are the marks at the top, ``facts`` what it is of (term, value), ``foot`` the line on every page. ``day``
    (ISO) is the model's own date, the only clock; ``identity`` tells this report apart from every other.
    """

    kind: str
    language: str
    title: str
    subtitle: str
    flags: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    foot: str
    page: str
    contents: str
    day: str
    identity: str
    sections: tuple[Section, ...]

    @property
    def compact(self) -> bool:
        """Whether it must stay within two pages."""
        return self.kind == "raad"


_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")


def prose(report: Report) -> Iterator[str]:
    """Everything that is read as running text: paragraphs and entries of lists, not the cells of tables."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Bullets):
                yield from (line.whole for line in block.lines)


def sentence_lengths(report: Report) -> tuple[int, ...]:
    """The number of words of every sentence of the running text."""
    sentences = (part for text in prose(report) for part in _END.split(text.strip()))
    return tuple(len(sentence.split()) for sentence in sentences if sentence.strip())
