"""The gates block: the full check fails when one of its steps does, and CI runs what a person runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tools import check_full
from tools.check_full import Step


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_step_that_fails_fails_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = (Step("good", python("print('3 passed in 1s')")), Step("bad", python("print('why'); raise SystemExit(3)")))
    monkeypatch.setattr(check_full, "STEPS", steps)
    monkeypatch.setattr(check_full, "LOGS", tmp_path)

    assert check_full.main() == 1

    said = capsys.readouterr().out
    assert "why" in said
    assert re.search(r"^good +passed +3 passed", said, re.MULTILINE)
    assert re.search(r"^bad +FAILED: exit 3", said, re.MULTILINE)
    assert (tmp_path / "summary.txt").read_text(encoding="utf-8").strip() in said


def test_a_step_that_counts_nothing_has_not_passed(tmp_path: Path) -> None:
    assert check_full.run(Step("empty", python("print('no tests ran')")), tmp_path).failure == "nothing counted"
    assert check_full.run(Step("silent", python("pass"), counts=False), tmp_path).failure == ""


def test_all_steps_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_full, "STEPS", (Step("good", python("print('1 passed')")),))
    monkeypatch.setattr(check_full, "LOGS", tmp_path)
    assert check_full.main() == 0


def test_ci_runs_what_a_person_runs() -> None:
    script = ROOT / ".ci/run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.startswith("make ")]
    assert lines == ["make test", "make check"]


@pytest.mark.parametrize("script", [".ci/run", "tools/setup-debian", "tools/lock"])
def test_scripts_can_be_run_and_stop_at_the_first_fault(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert "set -euo pipefail" in (ROOT / script).read_text(encoding="utf-8")


def test_every_make_target_explains_itself() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    assert set(re.findall(r"^ +make ([a-z-]+) ", listed, re.MULTILINE)) == set(phony[1].split())


@pytest.mark.parametrize("lock", ["runtime", "test"])
def test_every_pinned_package_has_a_hash_and_no_place_of_one_machine(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == text.count("==") > 20
    assert not re.search(r"file:|https?:|^-|^/", text, re.MULTILINE)


def test_both_locks_pin_the_same_versions() -> None:
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", text, re.MULTILINE))

    runtime, test = pins("runtime"), pins("test")
    assert {name: test.get(name) for name in runtime} == runtime
