"""Plant every fault, run the quick tests on each, and fail when one goes unnoticed.

    python -m tests.mutants.run [--only engine|law|routes]

The packages that can have a fault, and the tests, are copied to a temporary folder; the tests run there, so the tree
itself is never touched, and what others change in it meanwhile changes nothing. Two at a time. A
fault that names its test is tried with that test alone; of any other first the module's own tests are run, then all.
Before anything is planted the copy must pass, or a kill would mean nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.mutants.faults import FAULTS, Planted
from tests.mutants.law_faults import LAW_FAULTS
from tests.mutants.law_use_faults import LAW_USE_FAULTS
from tests.mutants.law_way_faults import LAW_WAY_FAULTS
from tests.mutants.route_faults import ROUTE_FAULTS

__all__ = ["GROUPS", "TESTS", "Outcome", "copy_tree", "main", "own_tests", "plant", "run_tests"]

ROOT = Path(__file__).resolve().parents[2]
GROUPS: Mapping[str, tuple[Planted, ...]] = {
    "engine": FAULTS,
    "law": (*LAW_FAULTS, *LAW_WAY_FAULTS, *LAW_USE_FAULTS),
    "routes": ROUTE_FAULTS,
}
COPIED = ("ontology", "graph", "queries", "tests")
LINKED = ("pyproject.toml",)
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


def copy_tree(place: Path, source: Path = ROOT) -> None:
    """A tree in which the packages of ``COPIED``, as ``source`` has them, can be changed without changing it."""
    for name in COPIED:
        shutil.copytree(source / name, place / name)
    for name in LINKED:
        (place / name).symlink_to(ROOT / name)


def plant(place: Path, fault: Planted) -> None:
    """Write the fault into the copy; ``ValueError`` when its old text does not stand there exactly once."""
    path = place / fault.file
    text = path.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        raise ValueError(f"{fault.file}: {fault.old!r} stands there {text.count(fault.old)} times")
    path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def own_tests(fault: Planted) -> tuple[str, ...]:
    """The test that the fault names, else the test module of the module that has the fault."""
    if fault.by:
        return (f"tests/unit/{fault.by}",)
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


def _ask(place: Path, tests: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a test failed in the copy, and which; ``RuntimeError`` when they could not run."""
    code, told = run_tests(place, tests)
    if code not in (0, 1):
        raise RuntimeError(f"the tests could not run ({code}): {told}")
    return code == 1, told.removeprefix("FAILED tests/").split(" - ")[0] if code else ""


def _try(source: Path, fault: Planted) -> Outcome:
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="zichtlijn-mutant-") as folder:
        place = Path(folder)
        copy_tree(place, source)
        plant(place, fault)
        noticed, by = _ask(place, own_tests(fault))
        if not noticed and not fault.by:
            noticed, by = _ask(place, TESTS)
    return Outcome(fault, noticed, by, time.perf_counter() - started)


def _that_must_pass(faults: Sequence[Planted]) -> tuple[str, ...]:
    """Every test that may be asked about these faults, once."""
    named = [test for fault in faults for test in own_tests(fault)]
    return tuple(dict.fromkeys((*named, *(() if all(fault.by for fault in faults) else TESTS))))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line per fault; 0 when every one was noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants.run", description=main.__doc__)
    parser.add_argument("--only", choices=GROUPS, help="the faults of one part")
    only = parser.parse_args(arguments).only
    faults = [fault for name, group in GROUPS.items() if only in (None, name) for fault in group]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="zichtlijn-source-") as folder:
        source = Path(folder)
        copy_tree(source)
        fails, by = _ask(source, _that_must_pass(faults))
        if fails:
            print(f"the tests fail on the tree as it is: {by}")
            return 2
        with ThreadPoolExecutor(AT_A_TIME) as workers:
            outcomes = list(workers.map(partial(_try, source), faults))
    for outcome in outcomes:
        verdict = "noticed " if outcome.noticed else "SURVIVED"
        print(f"{verdict} {outcome.seconds:5.1f} s  {outcome.fault.file:22} {outcome.fault.note:62} {outcome.by}")
    survivors = sum(not outcome.noticed for outcome in outcomes)
    seconds = time.perf_counter() - started
    print(f"{len(outcomes) - survivors} of {len(outcomes)} planted faults noticed in {seconds:.0f} s")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
