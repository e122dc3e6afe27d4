"""Every module has one idea, says which, and names what it offers."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source_tree import PACKAGES, Module, modules

LONGEST = 400
WORTH_A_LOOK = 300
CODE = tuple(module for module in modules(*PACKAGES) if module.path.name not in {"__init__.py", "__main__.py"})
PACKAGE_FILES = tuple(module for module in modules(*PACKAGES) if module.path.name == "__init__.py")


def length(module: Module) -> int:
    return len(module.text.splitlines())


def test_there_is_code_to_judge() -> None:
    assert {module.name.split("/")[0] for module in CODE} == set(PACKAGES)


def test_no_module_is_too_long() -> None:
    lengths = {module.name: length(module) for module in CODE}
    for name in sorted(name for name, lines in lengths.items() if lines > WORTH_A_LOOK):
        print(f"worth a look: {name} has {lengths[name]} lines")  # noqa: T201
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@pytest.mark.parametrize("module", modules(*PACKAGES), ids=lambda module: module.name)
def test_a_module_says_what_it_is(module: Module) -> None:
    docstring = ast.get_docstring(module.tree)
    assert docstring, "no module docstring"
    first = docstring.splitlines()[0]
    assert first.endswith((".", "?", ":")), f"the first line is not a sentence: {first}"


@pytest.mark.parametrize("module", CODE, ids=lambda module: module.name)
def test_a_module_names_what_it_offers(module: Module) -> None:
    offered = names_in_all(module.tree)
    assert offered is not None, "no __all__"
    assert sorted(offered - top_level_names(module.tree)) == [], "__all__ names what is not there"


@pytest.mark.parametrize("module", PACKAGE_FILES, ids=lambda module: module.name)
def test_a_package_file_holds_a_docstring_and_nothing_else(module: Module) -> None:
    assert len(module.tree.body) == 1


def names_in_all(tree: ast.Module) -> set[str] | None:
    """The strings of ``__all__``, or None when the module has none."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return set(ast.literal_eval(value))
            case ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value):
                return set(ast.literal_eval(value))
    return None


def top_level_names(tree: ast.Module) -> set[str]:
    """Every name that the module binds at its top level."""
    bound: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.Assign() | ast.AnnAssign():
                bound |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound |= {alias.asname or alias.name for alias in names}
    return bound
