"""Plant every fault, run the quick tests on each, and fail when one goes unnoticed.

    python -m tests.mutants.run

``graph`` and ``queries`` are copied to a temporary folder, beside links to what they lean on; the tests run there, so
the tree itself is never touched. Two at a time; of each fault first the module's own tests, then all. Before anything
is planted the copy must pass, or a kill would mean nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.faults import FAULTS, Planted

__all__ = ["TESTS", "Outcome", "copy_tree", "main", "own_tests", "plant", "run_tests"]

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("graph", "queries")
LINKED = ("ontology", "tests", "pyproject.toml")
AT_A_TIME = 2
PATIENCE = 300.0
UNITS = ("positions", "gaps", "surplus", "sight", "triggers", "joint", "counts", "analysis", "explaining")
LAWS = ("oracle_agreement", "gaps", "surplus", "joint")
TESTS = (
    "tests/unit/graph/test_projection.py",
    "tests/unit/graph/test_reach.py",
    *(f"tests/unit/queries/test_{name}.py" for name in UNITS),
    *(f"tests/properties/test_{name}.py" for name in LAWS),
)


@dataclass(frozen=True)
class Outcome:
    """What the tests said about one planted fault."""

    fault: Planted
    noticed: bool
    by: str
    seconds: float


def copy_tree(place: Path) -> None:
    """A tree in which ``graph`` and ``queries`` can be changed without changing anything else."""
    for name in COPIED:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in LINKED:
        (place / name).symlink_to(ROOT / name)


def plant(place: Path, fault: Planted) -> None:
    """Write the fault into the copy; ``ValueError`` when its old text does not stand there exactly once."""
    path = place / fault.file
    text = path.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        raise ValueError(f"{fault.file}: {fault.old!r} stands there {text.count(fault.old)} times")
    path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")


def own_tests(fault: Planted) -> tuple[str, ...]:
    """The test module of the module that has the fault."""
    package, _, module = fault.file.partition("/")
    return (f"tests/unit/{package}/test_{module}",)


def run_tests(place: Path, tests: tuple[str, ...] = TESTS) -> tuple[int, str]:
    """Exit code of pytest in the copy (0: all passed), and its last telling line."""
    flags = ("-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov")
    try:
        ran = subprocess.run(
            (sys.executable, "-m", "pytest", *flags, *tests),
            cwd=place,
            env={
                **os.environ,
                "PYTHONPATH": str(place),
                "PYTHONDONTWRITEBYTECODE": "1",
                "ZICHTLIJN_LAW_PROFILE": "law-few",
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 1, f"did not end within {PATIENCE:g} s"
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    told = failed or ran.stdout.splitlines() or ran.stderr.splitlines() or ["nothing said"]
    return ran.returncode, told[-1]


def _try(fault: Planted | None) -> Outcome:
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="zichtlijn-mutant-") as folder:
        place = Path(folder)
        copy_tree(place)
        code, told = 0, ""
        if fault is not None:
            plant(place, fault)
            code, told = run_tests(place, own_tests(fault))
        if code == 0:
            code, told = run_tests(place)
    if code not in (0, 1):
        raise RuntimeError(f"the tests could not run ({code}): {told}")
    by = told.removeprefix("FAILED tests/").split(" - ")[0] if code else ""
    return Outcome(fault or Planted("", "", "", "nothing planted"), code == 1, by, time.perf_counter() - started)


def main() -> int:
    """Print a line per fault; 0 when every one was noticed."""
    started = time.perf_counter()
    clean = _try(None)
    if clean.noticed:
        print(f"the tests fail on the tree as it is: {clean.by}")
        return 2
    with ThreadPoolExecutor(AT_A_TIME) as workers:
        outcomes = list(workers.map(_try, FAULTS))
    for outcome in outcomes:
        verdict = "noticed " if outcome.noticed else "SURVIVED"
        print(f"{verdict} {outcome.seconds:5.1f} s  {outcome.fault.file:22} {outcome.fault.note:62} {outcome.by}")
    survivors = sum(not outcome.noticed for outcome in outcomes)
    seconds = time.perf_counter() - started
    print(f"{len(outcomes) - survivors} of {len(outcomes)} planted faults noticed in {seconds:.0f} s")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
