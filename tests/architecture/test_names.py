"""Names that would break imports, hide another package or say nothing."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.source_tree import PACKAGES, ROOT, Module, imports_of, modules

EMPTY_NAMES = {"utils", "helpers", "common", "misc", "manager"}
EVERY_MODULE = modules(*PACKAGES)


def owners_of_our_names() -> dict[str, set[str]]:
    """For each of our top-level names, the installed distributions that ship it (or could overwrite it)."""
    owners = packages_distributions()
    return {package: set(owners.get(package, [])) - {"zichtlijn"} for package in PACKAGES}


def test_no_other_distribution_owns_one_of_our_names() -> None:
    assert owners_of_our_names() == {package: set() for package in PACKAGES}


@pytest.mark.parametrize("module", EVERY_MODULE, ids=lambda module: module.name)
def test_members_are_imported_not_packages(module: Module) -> None:
    whole = {name for name in imports_of(module.tree) if name.split(".")[0] in PACKAGES}
    assert whole == set(), "write `from package.module import member`"


@pytest.mark.parametrize("module", EVERY_MODULE, ids=lambda module: module.name)
def test_no_module_is_named_like_the_standard_library(module: Module) -> None:
    assert module.path.stem not in sys.stdlib_module_names - {"__future__", "__main__"}


def test_no_module_has_an_empty_name() -> None:
    words = {module.name: set(re.split(r"[_/.]", module.name)) for module in EVERY_MODULE}
    assert {name: found & EMPTY_NAMES for name, found in words.items() if found & EMPTY_NAMES} == {}


def test_there_is_no_init_file_under_tests_or_tools() -> None:
    """``tests/graph/__init__.py`` would make the test folder *become* the package ``graph``."""
    found = [path for folder in ("tests", "tools") for path in (ROOT / folder).rglob("__init__.py")]
    assert found == []
