"""The Dutch REST API Design Rules 2.2.0: the official linter on the document as it is served."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tests.http_client import Client

RULES = ROOT / "tests/external/adr-spectral-ruleset.yaml"
LINT: list[str | Path] = [ROOT / "build/spectral/node_modules/.bin/spectral", "lint", "-r", RULES, "-f", "json", "-q"]
RULES_HASH = "80478f0282239de4d2216412240de56f52b864f310aa362ce0aea2c512ff0ba2"


def test_the_rules_are_the_official_ones_unchanged() -> None:
    assert sha256(RULES.read_bytes()).hexdigest() == RULES_HASH


@pytest.mark.slow
def test_the_official_linter_has_no_error_and_no_warning(client: Client, tmp_path: Path) -> None:
    subprocess.run([ROOT / "tools/setup-node"], check=True)
    document = tmp_path / "openapi.json"
    document.write_text(client.get("/v1/openapi.json").text, encoding="utf-8")
    done = subprocess.run([*LINT, document], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout) == []
    assert done.returncode == 0


@pytest.mark.slow
def test_the_linter_sees_a_fault_when_there_is_one(client: Client, tmp_path: Path) -> None:
    subprocess.run([ROOT / "tools/setup-node"], check=True)
    broken = client.get("/v1/openapi.json").json()
    del broken["info"]["contact"]["email"]
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(broken), encoding="utf-8")
    done = subprocess.run([*LINT, document], capture_output=True, text=True, check=False)
    assert {one["code"] for one in json.loads(done.stdout)} == {"nlgov:info-contact-fields-exist"}
