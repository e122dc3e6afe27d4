"""What if: edits of a model, its law or its facts, and everything that they change. The model itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.comparison import Clock, Comparison, compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from queries.editing import Edited
    from queries.outlook import Outlook

__all__ = ["WhatIf", "what_if"]


@dataclass(frozen=True)
class WhatIf:
    """An outlook, the edits, the outlook after them, and what differs."""

    before: Outlook
    edited: Edited
    after: Outlook
    comparison: Comparison


def what_if(before: Outlook, edited: Edited, clock: Callable[[Outlook], Clock] | None = None) -> WhatIf:
    """What the edits (:func:`queries.editing.edited`, on the premise of ``before``) change. Only what they touch is
    worked out again (:meth:`queries.outlook.Outlook.after`). ``clock`` makes the clock of an outlook, where times are
    compared too.
    """
    after = before.after(edited)
    clocks = None if clock is None else (clock(before), clock(after))
    return WhatIf(before, edited, after, compare(before, after, clocks))
