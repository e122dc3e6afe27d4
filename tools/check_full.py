"""Run everything that can be run, and end with a summary: commit, counts and seconds per step.

The steps stand in one table, STEPS. The first two after ``check`` are together what ``make test`` runs, once: the
properties apart, because tracing their lines doubles the time and shows nothing more. A step has passed when its
command ends with 0 and, where it should count, counted more than nothing. Run as ``python -m tools.check_full`` from
the root; the output of each step is kept in ``build/check-full``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.properties.laws import CASES

__all__ = ["STEPS", "Result", "Step", "main", "passes", "run", "summary"]

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / "build/check-full"
PYTHON = sys.executable
SHOWN_ON_FAILURE = 40
PYTEST = (PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
SLOW = (*PYTEST, "-m", "slow")
PROPERTIES = "tests/properties"
LAWS = "tests/properties/test_law_invariants.py"
MODELS = ("tests/properties/test_oracle_agreement.py", "tests/properties/test_sparql_agreement.py")


@dataclass(frozen=True)
class Step:
    """One command. ``counts`` says that its output must tell how many cases passed."""

    name: str
    command: tuple[str, ...]
    counts: bool = True


@dataclass(frozen=True)
class Result:
    """What a step came to."""

    name: str
    failure: str
    passed: int
    seconds: float


STEPS = (
    Step("check", ("make", "--no-print-directory", "check")),
    Step("test, with coverage", ("make", "--no-print-directory", "coverage")),
    Step("properties", (*PYTEST, "-m", "not slow", PROPERTIES)),
    Step(f"{CASES:,} random laws", (*SLOW, LAWS)),
    Step("random models", (*SLOW, *MODELS)),
    Step("other slow tests", (*SLOW, *(f"--ignore={path}" for path in (LAWS, *MODELS)))),
    Step("mutants", (PYTHON, "-m", "tests.mutants.run"), counts=False),
    Step("benchmarks", ("make", "--no-print-directory", "bench"), counts=False),
)


def passes(output: str) -> int:
    """How many cases the runners in this output say have passed.

    >>> passes("3 passed, 1 skipped in 0.2s\\n... 12 passed in 1.0s")
    15
    """
    return sum(int(count) for count in re.findall(r"\b(\d+) passed\b", output))


def run(step: Step, logs: Path) -> Result:
    """Run one step, keep its output, and judge it."""
    started = time.perf_counter()
    done = subprocess.run(
        step.command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    seconds = time.perf_counter() - started
    logs.mkdir(parents=True, exist_ok=True)
    (logs / f"{step.name.replace(' ', '-').replace(',', '')}.log").write_text(done.stdout, encoding="utf-8")
    passed = passes(done.stdout)
    if done.returncode != 0:
        print("\n".join(done.stdout.splitlines()[-SHOWN_ON_FAILURE:]))
        return Result(step.name, f"exit {done.returncode}", passed, seconds)
    return Result(step.name, "nothing counted" if step.counts and not passed else "", passed, seconds)


def commit() -> str:
    """The commit this is about, and whether the tree differs from it."""

    def git(*words: str) -> str:
        return subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    name = git("rev-parse", "--short=12", "HEAD") or "no commit yet"
    return f"{name}, with changes" if git("status", "--porcelain") else name


def summary(name: str, results: Sequence[Result]) -> str:
    """The table at the end.

    >>> print(summary("abc123", [Result("test", "", 12, 3.21), Result("mutants", "exit 1", 0, 10.0)]))
    commit     abc123
    test       passed             12 passed       3.2 s
    mutants    FAILED: exit 1      0 passed      10.0 s
    total                         12 passed      13.2 s
    """
    rows = [(result.name, f"FAILED: {result.failure}" if result.failure else "passed", result) for result in results]
    width = max(len("commit"), *(len(name) for name, _, _ in rows)) + 4
    lines = [
        f"{step:<{width}}{verdict:<16}{result.passed:>5} passed {result.seconds:>9.1f} s"
        for step, verdict, result in rows
    ]
    passed, seconds = sum(result.passed for result in results), sum(result.seconds for result in results)
    return "\n".join(
        [f"{'commit':<{width}}{name}", *lines, f"{'total':<{width}}{'':<16}{passed:>5} passed {seconds:>9.1f} s"]
    )


def main() -> int:
    """Run every step, also after a failure; 0 when all passed."""
    results = []
    for step in STEPS:
        print(f"· {step.name}", flush=True)
        results.append(run(step, LOGS))
    text = summary(commit(), results)
    (LOGS / "summary.txt").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 1 if any(result.failure for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
