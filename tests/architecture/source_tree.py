"""The source tree as data: which packages exist, which modules they hold, and what a module says."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["PACKAGES", "ROOT", "Module", "imports_of", "modules", "packages_on_disk", "project_settings"]

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ontology", "graph", "queries", "visualisations", "api")


@dataclass(frozen=True)
class Module:
    """One Python file of a package."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root, as a test id."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.name)


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """Every module of the named packages, ``__init__.py`` files too, in a fixed order."""
    found = (path for package in packages for path in (ROOT / package).rglob("*.py"))
    return tuple(Module(path) for path in sorted(found))


@cache
def packages_on_disk() -> frozenset[str]:
    """The folders at the top that have an ``__init__.py``."""
    return frozenset(path.parent.name for path in ROOT.glob("*/__init__.py") if not path.parent.name.startswith("."))


@cache
def project_settings() -> dict[str, Any]:
    """``pyproject.toml``, parsed."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def imports_of(tree: ast.Module) -> set[str]:
    """Names written as ``import name`` anywhere in the module (not the ``from name import member`` form)."""
    return {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
