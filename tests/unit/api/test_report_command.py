"""``zichtlijn report``: a file of the kind and format asked for, and the same bytes from every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import DONE, USAGE, main
from api.report_commands import FORMATS, KINDS


def test_the_format_is_read_from_the_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "rapport.md"
    assert main(["report", "voorbeeld", "--out", str(out)]) == DONE
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_text(encoding="utf-8").startswith("# Wie weet wat, en wie mist wat?")


def test_the_day_the_facts_and_the_language_are_listened_to(tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    call = ["report", "voorbeeld", "--out", str(out), "--lang", "en", "--level", "4"]
    assert main([*call, "--date", "2025-01-01", "--fact", "vt-report=true"]) == DONE
    text = out.read_text(encoding="utf-8")
    assert "Law of: 1 January 2025" in text
    assert "Level: 4" in text
    assert "Summary for councillors" in text


@pytest.mark.parametrize(
    ("options", "named"),
    [(["--format", "doc"], "docx"), (["--kind", "raadslid"], "raad"), (["--out", "rapport.txt"], "docx")],
)
def test_an_unknown_format_or_kind_is_told_with_the_known_ones(
    options: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [] if "--out" in options else ["--out", str(tmp_path / "a.pdf")]
    assert main(["report", "voorbeeld", *out, *options]) == USAGE
    assert named in capsys.readouterr().err


_WRITE = """
import sys
from hashlib import sha256
from api.report_commands import FORMATS, report_of, written
from api.workspace import open_workspace
for kind in sys.argv[2].split(","):
    report = report_of(open_workspace(sys.argv[1]), kind, "nl")
    for form in FORMATS:
        print(kind, form, sha256(written(report, form)).hexdigest())
"""


def digests(model: str, kinds: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())}
    call = [sys.executable, "-c", _WRITE, model, kinds]
    return subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout


def test_two_processes_write_the_same_bytes() -> None:
    first, second = digests("voorbeeld", "raad", "1"), digests("voorbeeld", "raad", "2")
    assert len(first.splitlines()) == len(FORMATS)
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("model", ["rijswijk", "voorbeeld"])
def test_two_processes_write_the_same_bytes_of_everything(model: str) -> None:
    assert digests(model, ",".join(KINDS), "1") == digests(model, ",".join(KINDS), "2")
