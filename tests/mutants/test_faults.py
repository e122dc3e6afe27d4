"""The table of planted faults keeps up with the code, and planting one changes what it says it changes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.faults import FAULTS, Planted
from tests.mutants.run import GROUPS, ROOT, TESTS, copy_tree, own_tests, plant

EVERY = tuple(fault for group in GROUPS.values() for fault in group)
FEWEST = 30


def test_there_are_enough_and_none_twice() -> None:
    assert all(len(group) >= FEWEST for group in GROUPS.values())
    assert len({(fault.file, fault.old, fault.new) for fault in EVERY}) == len(EVERY)


@pytest.mark.parametrize("fault", EVERY, ids=lambda fault: fault.note)
def test_the_old_text_stands_there_exactly_once_and_the_new_text_is_python(fault: Planted) -> None:
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.old) == 1
    assert ast.dump(ast.parse(text.replace(fault.old, fault.new))) != ast.dump(ast.parse(text))


def test_every_module_of_the_engine_has_a_fault() -> None:
    engine = {
        "graph/projection.py",
        "graph/reach.py",
        *(f"queries/{name}.py" for name in ("positions", "gaps", "surplus", "sight", "triggers", "joint")),
        *(f"queries/{name}.py" for name in ("counts", "analysis", "explaining", "helping", "phrasing", "subjects")),
    }
    assert engine == {fault.file for fault in FAULTS}


def test_the_tests_that_must_notice_are_there() -> None:
    named = {*TESTS, *(name for fault in EVERY for name in own_tests(fault))}
    for name in sorted(named):
        module, _, test = name.partition("::")
        assert (ROOT / module).is_file(), name
        assert not test or f"def {test}(" in (ROOT / module).read_text(encoding="utf-8"), name


def test_a_fault_is_planted_in_the_copy_and_nowhere_else(tmp_path: Path) -> None:
    copy_tree(tmp_path)
    fault = FAULTS[0]
    before = (ROOT / fault.file).read_text(encoding="utf-8")
    plant(tmp_path, fault)
    assert fault.new in (tmp_path / fault.file).read_text(encoding="utf-8")
    assert (ROOT / fault.file).read_text(encoding="utf-8") == before


def test_a_text_that_is_not_there_cannot_be_planted(tmp_path: Path) -> None:
    copy_tree(tmp_path)
    with pytest.raises(ValueError, match="0 times"):
        plant(tmp_path, Planted("queries/gaps.py", "does not stand there", "x", "none"))
