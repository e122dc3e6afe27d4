"""Expected rows, read from the files in ``expected``: one file per question and situation, written by hand.

A file ``who-holds.tsv`` or ``who-holds@brought.tsv`` begins with ``# model: voorbeeld`` (a packaged model, or the one
of ``small_model.py``) and a line ``# name: value`` per parameter. Then come the columns that are checked, separated by
tabs, and the rows in order; ``-`` stands for nothing. Columns that are not named are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ontology.store import Cell
from queries.sparql import Answer

__all__ = ["EXPECTATIONS", "Expectation", "written"]

_FOLDER = Path(__file__).with_name("expected")


@dataclass(frozen=True)
class Expectation:
    """What one question should answer on one model."""

    name: str
    question: str
    model: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def seen_in(self, answer: Answer) -> tuple[tuple[str, ...], ...]:
        """The rows of ``answer``, in the columns of this expectation and written as in the file."""
        places = [answer.columns.index(column) for column in self.columns]
        return tuple(tuple(written(row[place]) for place in places) for row in answer.rows)


def written(cell: Cell) -> str:
    """A cell as it stands in an expectation file.

    >>> written(None), written(True), written(4.0), written("threat")
    ('-', 'true', '4', 'threat')
    """
    if cell is None:
        return "-"
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _read(path: Path) -> Expectation:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("# "))
    columns, *rows = [tuple(line.split("\t")) for line in lines if not line.startswith("# ")]
    return Expectation(
        name=path.stem,
        question=path.stem.partition("@")[0],
        model=head.pop("model"),
        parameters=head,
        columns=columns,
        rows=tuple(rows),
    )


EXPECTATIONS: tuple[Expectation, ...] = tuple(_read(path) for path in sorted(_FOLDER.glob("*.tsv")))
