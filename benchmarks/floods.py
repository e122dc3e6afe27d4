"""Whether hostile input grows quadratic: four times as much of it should take four times as long, not sixteen.

Each flood repeats one piece of text that a careless pattern would read again and again. CPU time of this process, the
fastest of ROUNDS. Run as ``python -m benchmarks.floods``; it ends with 1 when a flood grows faster than LIMIT.
"""

from __future__ import annotations

import sys
import time

from ontology.hostile import inspect

__all__ = ["FLOODS", "growth", "main"]

FLOODS = (b'"""', b"\\", b"<", b"a:", b'"\\', b"'''\\", b"<!", b".\n", b"a.\n", b"1\n", b"@a-\n", b"_:a \n", b"(\n)\n")
TIMES, FACTOR, ROUNDS = 20_000, 4, 3
LIMIT = 12.0
SMALLEST = 0.02
"""Below this many seconds nothing is slow, and a ratio says nothing."""


def growth(unit: bytes) -> tuple[float, float]:
    """Seconds for the small flood, and how many times as long the flood of FACTOR times its size takes."""

    def spent(times: int) -> float:
        started = time.process_time()
        inspect(unit * times, "flood.ttl")
        return time.process_time() - started

    small = max(min(spent(TIMES) for _ in range(ROUNDS)), SMALLEST)
    return small, min(spent(FACTOR * TIMES) for _ in range(ROUNDS)) / small


def main() -> int:
    """Print the growth of every flood; 1 when one is over the limit."""
    over = 0
    print(f"{'flood':<14}{'seconds':>9}{'x4 takes':>10}{'limit':>8}")
    for unit in FLOODS:
        small, ratio = growth(unit)
        over += ratio > LIMIT
        print(f"{unit.decode()!r:<14}{small:>9.3f}{ratio:>10.1f}{LIMIT:>8.1f}{'  over' if ratio > LIMIT else ''}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
