"""Imports point one way, a library has one home, and the gate that says so blocks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGES, ROOT, packages_on_disk, project_settings

CONTRACTS = {contract["id"]: contract for contract in project_settings()["tool"]["importlinter"]["contracts"]}

# For every contract, modules that break it. A contract without a violation here fails test_every_contract_is_tried.
VIOLATIONS: dict[str, dict[str, str]] = {
    "layers": {"graph/planted.py": "import queries.planted", "queries/planted.py": ""},
    "rdf": {"queries/planted.py": "from rdflib import Graph"},
    "owlready2": {"ontology/planted.py": "from owlready2 import World"},
    "networkx": {"ontology/planted.py": "from networkx import DiGraph"},
    "pyvis": {"visualisations/planted.py": "from pyvis.network import Network"},
    "openpyxl": {"api/planted.py": "from openpyxl import Workbook"},
    "matplotlib": {"visualisations/planted.py": "import matplotlib"},
    "reports": {"visualisations/planted.py": "import weasyprint"},
    "surfaces": {"queries/planted.py": "from typer import Typer"},
    "siblings": {"graph/planted_a.py": "import graph.planted_b", "graph/planted_b.py": "import graph.planted_a"},
}


@dataclass(frozen=True)
class Outcome:
    """What the linter answered."""

    code: int
    report: str


def lint(folder: Path) -> Outcome:
    """Run import-linter on the packages under ``folder``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return Outcome(done.returncode, done.stdout + done.stderr)


def copy_of_the_packages(target: Path) -> Path:
    """The Python files of the five packages and the contracts, elsewhere."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, target / package, ignore=keep_python_only)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def keep_python_only(folder: str, names: list[str]) -> set[str]:
    kept = {name for name in names if name.endswith(".py") or Path(folder, name).is_dir()}
    return set(names) - (kept - {"__pycache__"})


def test_the_contracts_hold() -> None:
    outcome = lint(ROOT)
    assert outcome.code == 0, outcome.report


def test_every_contract_is_tried() -> None:
    assert set(VIOLATIONS) == set(CONTRACTS)


@pytest.mark.parametrize("contract", sorted(VIOLATIONS))
def test_the_gate_blocks(contract: str, tmp_path: Path) -> None:
    copy = copy_of_the_packages(tmp_path)
    for name, code in VIOLATIONS[contract].items():
        (copy / name).write_text(f'"""Planted."""\n\n{code}\n', encoding="utf-8")

    outcome = lint(copy)

    assert outcome.code == 1, outcome.report
    assert f"{CONTRACTS[contract]['name']} BROKEN" in outcome.report, outcome.report


def test_folders_layers_and_wheel_name_the_same_packages() -> None:
    settings = project_settings()
    linter = settings["tool"]["importlinter"]
    assert packages_on_disk() == set(PACKAGES)
    assert set(linter["root_packages"]) == set(PACKAGES)
    assert list(reversed(CONTRACTS["layers"]["layers"])) == list(PACKAGES)
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == list(PACKAGES)
    assert set(PACKAGES) <= set(settings["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"])


def test_every_package_says_that_it_is_typed() -> None:
    assert [package for package in PACKAGES if not (ROOT / package / "py.typed").is_file()] == []
