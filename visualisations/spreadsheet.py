"""Tables for a Dutch spreadsheet: a byte order mark, ``;`` between the cells, ``CRLF``, and never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["spreadsheet"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def spreadsheet(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""The table as text. A cell that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> spreadsheet(["a", "b"], [["=1+1", "een; twee"]])
    '\ufeffa;b\r\n\'=1+1;"een; twee"\r\n'
    """
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    for row in (heads, *rows):
        sheet.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return "\ufeff" + written.getvalue()
