"""What a search asks of whoever decides: may this record go from here to there, and as what does it arrive.

The graph layer knows no law. It is given a :class:`Decider` and follows its answers; ``queries`` has the one that asks
the law, tests have small ones.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

__all__ = ["Decider", "Label", "Passed"]

Label = TypeVar("Label", bound=Hashable)
"""What travels along with a record; opaque here, equal labels are the same record kind."""


@dataclass(frozen=True, slots=True)
class Passed(Generic[Label]):
    """One step that can be taken: ``label`` is the record that the recipient then has.

    ``grade`` orders steps by how firm they are (0 is firmest) and is never summed: a route is as firm as its weakest
    step. ``reason`` is an opaque key to the evidence, for whoever explains the route.
    """

    label: Label
    grade: int
    reason: str = ""


class Decider(Protocol[Label]):
    """Decides one step in full; the answer depends on its arguments only."""

    def pass_on(self, label: Label, holder: str, recipient: str, step: str) -> tuple[Passed[Label], ...]:
        """Every way in which ``holder`` can pass a record with ``label`` on to ``recipient`` for its task at ``step``
        (parties and steps by id); empty when it cannot. Ways differ in the label that arrives.
        """
        ...
