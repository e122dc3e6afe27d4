"""The needs of one outlook counted: gaps, kinds, and states under the law."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.verdict_sentences import state_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from queries.answer import NeedRow
    from queries.legal_answer import Judged

__all__ = ["Tally", "tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many needs and gaps there are, per kind, and how many gaps are in each state under the law. What is confined
    is counted in ``confined`` and nowhere else.
    """

    needs: int
    gaps: int
    per_kind: Mapping[str, int]
    per_state: Mapping[str, int]
    confined: int


def tally(rows: Collection[NeedRow], judged: Mapping[str, Judged], closed: frozenset[str]) -> Tally:
    """Count ``rows``, with what the law says of each gap by the id of its need; ``closed`` are the confined items."""
    told = [row for row in rows if row.item not in closed]
    kinds = Counter(row.kind for row in told)
    states = Counter(_state(judged[row.need]) for row in told if row.kind.is_gap)
    return Tally(
        needs=len(told),
        gaps=states.total(),
        per_kind={kind.value: kinds[kind] for kind in sorted(kinds)},
        per_state=dict(sorted(states.items())),
        confined=len(rows) - len(told),
    )


def _state(judged: Judged) -> str:
    """The state of what holds for the content, or why there is nothing to decide on."""
    if judged.on_content is not None:
        return state_of(judged.on_content).value
    return "" if judged.reason is None else judged.reason.value
