"""How long a person waits for ``zichtlijn analyse rijswijk --json`` in a fresh process, as a ratio.

The yardstick is the import of rdflib and networkx in the same Python: a ratio survives a busy or a slow machine, a
number of seconds does not. Yardstick, run with snapshot and run without snapshot are taken in turn, ROUNDS times, and
the medians are divided. The goals are of before the command asked the law about every gap; what is over them is said,
not tuned away. Run as ``python -m benchmarks.cold_start``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

__all__ = ["RUNS", "Run", "main", "ratios"]

ROUNDS = 9


@dataclass(frozen=True)
class Run:
    """One thing that is timed; ``goal`` is the ratio to the yardstick that it should stay under."""

    name: str
    command: tuple[str, ...]
    goal: float | None = None


RUNS = (
    Run("import rdflib, networkx", ("-c", "import rdflib, networkx")),
    Run("analyse rijswijk --json, from the snapshot", ("-m", "api", "analyse", "rijswijk", "--json"), 3.0),
    Run("analyse rijswijk --json, from the Turtle", ("-m", "api", "analyse", "rijswijk", "--json", "--fresh"), 8.0),
    Run("analyse voorbeeld --json, from the snapshot", ("-m", "api", "analyse", "voorbeeld", "--json")),
)


def _seconds(run: Run) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *run.command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def ratios(rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """Median seconds, and the ratio to the yardstick, per run; runs are taken in turn."""
    times: dict[str, list[float]] = {run.name: [] for run in RUNS}
    for _ in range(rounds):
        for run in RUNS:
            times[run.name].append(_seconds(run))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    yardstick = medians[RUNS[0].name]
    return {name: (median, median / yardstick) for name, median in medians.items()}


def main() -> int:
    """Print the table, and say which ratio is over its goal."""
    measured = ratios()
    print(f"{'fresh process, median of ' + str(ROUNDS):<48}{'seconds':>9}{'ratio':>8}{'goal':>8}")
    for run in RUNS:
        seconds, ratio = measured[run.name]
        late = run.goal is not None and ratio > run.goal
        goal = "" if run.goal is None else f"{run.goal:.1f}"
        print(f"{run.name:<48}{seconds:>9.2f}{ratio:>8.2f}{goal:>8}{'  over' if late else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
