"""How long a what-if takes once the model has been looked at: per kind of edit, on a packaged model.

An edit of what is held, moved or agreed works out only the items it touches; who joins or leaves, and the law, the day
and the facts, may change anything, so there everything is worked out again (for the parties with the decisions that
were made already). The fastest of ROUNDS counts: other work on the machine only ever makes it slower.
Run as ``python -m benchmarks.whatif``.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from dataclasses import dataclass

from ontology.law_loading import load_law
from ontology.loading import load_model
from queries.editing import edited
from queries.edits import Edit, fact_edits, read_edits
from queries.outlook import Outlook, look
from queries.premise import Premise
from queries.whatif import what_if

__all__ = ["GOAL", "Timed", "main", "timed"]

ROUNDS = 30
SLOW_ROUNDS = 3
GOAL = 0.010
"""Seconds for a warm what-if that adds or removes one flow or holding (issue 4)."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One what-if: its words, the fastest and the median answer in seconds, and how many needs it changes."""

    edit: str
    fastest: float
    median: float
    changes: int


def timed(before: Outlook, edits: tuple[Edit, ...], rounds: int) -> Timed:
    """Time the whole answer, from the edits to what differs, with both sentences per row."""
    taken = []
    changes = 0
    for _ in range(rounds):
        started = time.perf_counter()
        told = what_if(before, edited(before.premise, edits))
        taken.append(time.perf_counter() - started)
        changes = len(told.comparison.rows)
    words = " ".join(edit.text for edit in edits)
    return Timed(words, min(taken), statistics.median(taken), changes)


def _asked(before: Outlook) -> tuple[list[tuple[Edit, ...]], list[tuple[Edit, ...]]]:
    """Edits of one flow or holding: every flow cut, some flows and holdings added; and edits of everything else."""
    model = before.model
    told = [item.id for item in model.items if not item.confined]
    small = [read_edits((), [f"flow:{flow.id}"])[0] for flow in model.flows]
    actors = [actor.id for actor in model.actors]
    pairs = [(actors[n % len(actors)], told[n * 7 % len(told)]) for n in range(20)]
    held = {(one.holder, one.item) for one in model.holdings}
    small += [read_edits([f"holding:{actor}:{item}"], ())[0] for actor, item in pairs if (actor, item) not in held]
    small += [
        read_edits([f"flow:{one.holder}>{actor}:{one.item}"], ())[0]
        for one, (actor, _) in zip(model.holdings[::20], pairs, strict=False)
        if one.holder != actor and one.item in told
    ]
    small += [
        read_edits((), [f"holding:{one.holder}/{one.item}"])[0] for one in model.holdings[::20] if one.item in told
    ]
    large = [
        read_edits((), [f"actor:{actors[0]}"])[0],
        read_edits((), [f"partner:{model.actors[-1].partner}"])[0],
        fact_edits({"acute-danger": "true"}, None),
        fact_edits({}, "2025-01-01"),
        read_edits((), [f"norm:{before.premise.law.norms[0].id}"])[0],
    ]
    return small, large


def main() -> int:
    """Print the distribution over the small edits, and each of the others."""
    model, law = load_model("rijswijk"), load_law()
    before = look(Premise(model, law, model.reference_date, {}))
    # A what-if makes little; without this its time is that of looking through a whole law for garbage.
    gc.freeze()
    small, large = _asked(before)
    quick = [timed(before, edits, ROUNDS) for edits in small]
    quick.sort(key=lambda one: one.fastest)
    met = sum(one.fastest < GOAL for one in quick)
    print(f"rijswijk, warm: {len(quick)} what-ifs that add or remove one flow or holding, fastest of {ROUNDS} each")
    for name, one in (("fastest", quick[0]), ("median", quick[len(quick) // 2]), ("slowest", quick[-1])):
        print(f"  {name:<8}{1000 * one.fastest:>8.1f} ms  (median round {1000 * one.median:.1f} ms)  {one.edit}")
    print(f"  under {1000 * GOAL:.0f} ms: {met} of {len(quick)}")
    print(f"everything else, fastest of {SLOW_ROUNDS}:")
    for edits in large:
        one = timed(before, edits, SLOW_ROUNDS)
        print(f"  {1000 * one.fastest:>8.1f} ms  {one.changes:>4} needs change  {one.edit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
