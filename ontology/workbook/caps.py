"""How much a workbook may hold. The largest packaged model needs a quarter of it."""

from __future__ import annotations

from ontology.errors import RefusedInput
from ontology.refusals import refuse

__all__ = ["LONGEST_TEXT", "MOST_CELLS", "MOST_COLUMNS", "MOST_ROWS", "MOST_SHEETS", "over"]

MOST_SHEETS = 60
MOST_ROWS = 10_000
MOST_COLUMNS = 100
MOST_CELLS = 100_000
LONGEST_TEXT = 5_000


def over(name: str, what_nl: str, what_en: str, limit: int) -> RefusedInput:
    """The refusal of a workbook that holds too much."""
    fault = refuse("workbook-too-big", name, None, "", what_nl=what_nl, what_en=what_en, limit=limit)
    return RefusedInput(name, [fault])
