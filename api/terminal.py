"""What the command line prints: readable in 80 columns, the same text in a file as on a screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from api.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from api.legal_terminal import Legal
    from ontology.errors import Fault
    from ontology.model import Model
    from queries.answer import Analysis, NeedRow

__all__ = ["WIDTH", "analysis_text", "fault_text", "files_text", "table", "wrap"]

WIDTH = 80


def wrap(text: str, indent: str = "") -> str:
    """Fold ``text`` at :data:`WIDTH` columns."""
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], width: int = WIDTH) -> str:
    """A plain table that fits ``width`` columns; long cells are folded, never cut; whole numbers stand to the right."""
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table

    listed = [tuple(row) for row in rows]
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index, column in enumerate(columns):
        numbers = bool(listed) and all(isinstance(row[index], int) for row in listed)
        shown.add_column(column, overflow="fold", justify="right" if numbers else "left")
    for row in listed:
        shown.add_row(*("" if cell is None else str(cell) for cell in row))
    buffer = StringIO()
    Console(file=buffer, width=width, color_system=None, markup=False, highlight=False, emoji=False).print(shown)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines())


def analysis_text(model: Model, analysis: Analysis, language: str, limit: int, legal: Legal | None = None) -> str:
    """The summary a policy officer reads first: counts, gaps per kind, the heaviest gaps with their explanation.

    With ``legal`` it also says what the law says; without it, that the law has not been asked.
    """
    head = [
        model.title.of(language),
        (
            f"{say('reference-date', language, date=analysis.reference_date, version=analysis.version)}, "
            f"{say('level', language, level=analysis.level)}"
        ),
        *([say("only-about", language, subject=_subject(model, analysis, language))] if analysis.subject else []),
        *([say("fictional", language)] if model.fictional else []),
        say("disclaimer", language) if legal is None else say("disclaimer-law", language, date=legal.day),
    ]
    return "\n".join(
        [
            *(wrap(line) for line in head),
            *([wrap(say("leans", language, count=len(analysis.assumptions)))] if analysis.assumptions else []),
            "",
            say("needs", language, needs=analysis.summary.needs, gaps=len(analysis.gaps)),
            *_left_out(model, analysis, language),
            "",
            _kinds(model, analysis, language),
            "",
            *(
                [table((say("law-state", language), say("count", language)), legal.counts(language)), ""]
                if legal
                else []
            ),
            *_sentences(legal.received(language) if legal else None),
            wrap(_joint(analysis, language)),
            wrap(say("surplus", language, count=len(analysis.surplus))),
            *_sentences(legal.surplus(language) if legal else None),
            "",
            say("heaviest", language, count=min(limit, len(analysis.gaps))),
            *(_gap(model, row, number, language, legal) for number, row in enumerate(analysis.gaps[:limit], 1)),
            *_assumptions(analysis, language),
        ]
    )


def _sentences(text: str | None) -> list[str]:
    return [] if text is None else [wrap(text)]


def _left_out(model: Model, analysis: Analysis, language: str) -> list[str]:
    gone = [need for need in model.left_out_needs if analysis.subject in (None, model.item[need.item].subject)]
    return [say("left-out", language, count=len(gone))] if gone else []


def _subject(model: Model, analysis: Analysis, language: str) -> str:
    code = analysis.subject or ""
    return model.labels[f"subject/{code}"].of(language) if f"subject/{code}" in model.labels else code


def _assumptions(analysis: Analysis, language: str) -> list[str]:
    if not analysis.assumptions:
        return []
    lines = [
        textwrap.fill(text.of(language), WIDTH, initial_indent="- ", subsequent_indent="  ")
        for text in analysis.assumptions
    ]
    return ["", say("assumptions", language), *lines]


def _kinds(model: Model, analysis: Analysis, language: str) -> str:
    rows = [
        (model.labels[f"gap-kind/{code}"].of(language) if f"gap-kind/{code}" in model.labels else code, count)
        for code, count in analysis.summary.per_kind.items()
    ]
    return table((say("kind", language), say("count", language)), rows)


def _joint(analysis: Analysis, language: str) -> str:
    count = len(analysis.joint)
    return say("joint", language, count=count) if count else say("joint-none", language)


def _gap(model: Model, row: NeedRow, number: int, language: str, legal: Legal | None) -> str:
    kind = model.labels.get(f"gap-kind/{row.kind.value}")
    name = row.kind.value if kind is None else kind.of(language)
    helps = row.help if legal is None else legal.help(row)
    title = f"{number:2}. [{name}; {say('weight', language, weight=row.weight)}]"
    return "\n".join(
        [
            "",
            title,
            wrap(row.explanation.of(language), "    "),
            *([wrap(say("law-line", language, law=legal.line(row, language)), "    ")] if legal else []),
            *([wrap(say("helps", language, help=helps.of(language)), "    ")] if row.remedy else []),
        ]
    )


def fault_text(fault: Fault, language: str) -> str:
    """One fault: severity, file and line, place, what is wrong, what to do."""
    where = fault.file + (f", {say('line', language, line=fault.line)}" if fault.line else "")
    place = f": {fault.place}" if fault.place else ""
    return "\n".join(
        [
            f"{say(f'severity-{fault.severity.value}', language)} {where}{place} [{fault.rule}]",
            wrap(fault.message(language), "    "),
            wrap(say("remedy", language, remedy=fault.remedy(language)), "    "),
        ]
    )


def files_text(paths: Iterable[Path], language: str) -> str:
    """Where the written files are, one per line."""
    return "\n".join([say("files", language), *(f"  {path}" for path in paths)])
