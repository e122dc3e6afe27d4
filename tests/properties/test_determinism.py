"""The same question gives the same bytes, whatever order Python keeps its sets in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from hashlib import sha256
from queries.analysis import analyse
from tests.properties.random_models import random_model

said = repr([analyse(random_model(seed), level) for seed in range(40) for level in (3, 4)])
print(sha256(said.encode()).hexdigest())
"""


def answer_under(seed: str) -> str:
    ran = subprocess.run(
        (sys.executable, "-c", PROGRAM),
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def test_three_hash_seeds_give_one_answer() -> None:
    answers = {answer_under(seed) for seed in ("0", "1", "4711")}
    assert len(answers) == 1
    assert len(answers.pop()) == 64
