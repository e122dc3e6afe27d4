"""Words that would decide too early: no yes-or-no verdict in the domain, no law in the graph."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source_tree import Module, modules

VERDICT_AS_BOOLEAN = {"allowed", "is_allowed", "compliant", "is_compliant", "ok", "is_ok", "lawful", "is_lawful"}

# Outcome codes, one capacity that would give the game away, and prefixes of norm ids.
LAW_IN_THE_GRAPH = re.compile(
    r"\b(?:PERMITTED\w*|NO_GROUND|MANDATORY\w*|PROHIBITED|ONLY_VIA|ONLY_CONSENT|ONLY_CONFLICT|UNDETERMINED)\b"
    r"|burgemeester|\b(?:wpg|avg|uavg|wmo|wjsg|wgs)-\d?",
    re.IGNORECASE,
)


def fields_of_classes(tree: ast.Module) -> set[str]:
    """Annotated names in class bodies: the fields of dataclasses and named tuples."""
    return {
        line.target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
    }


@pytest.mark.parametrize("module", modules("ontology", "graph", "queries"), ids=lambda module: module.name)
def test_no_verdict_is_a_boolean(module: Module) -> None:
    assert fields_of_classes(module.tree) & VERDICT_AS_BOOLEAN == set()


@pytest.mark.parametrize("module", modules("graph"), ids=lambda module: module.name)
def test_the_graph_knows_no_law(module: Module) -> None:
    found = [
        f"{module.name}:{number}: {line.strip()}"
        for number, line in enumerate(module.text.splitlines(), start=1)
        if LAW_IN_THE_GRAPH.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ["return PERMITTED_HUMAN", 'Outcome("no_ground")', 'actor == "burgemeester"', 'ground = "wpg-15-1"']
)
def test_the_search_finds_law(line: str) -> None:
    assert LAW_IN_THE_GRAPH.search(line)


def test_the_search_finds_a_boolean_verdict() -> None:
    planted = ast.parse("class Verdict:\n    allowed: bool\n    reason: str\n")
    assert fields_of_classes(planted) & VERDICT_AS_BOOLEAN == {"allowed"}
