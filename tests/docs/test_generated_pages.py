"""Generated pages are fresh, links inside the documentation lead somewhere, and decisions have their two fields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.command_lines import ROOT, written_pages
from tools import generate_docs

LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))


@pytest.mark.parametrize("name", sorted(generate_docs.PAGES))
def test_the_page_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == generate_docs.PAGES[name](), "run `make docs`"


def test_nothing_else_lies_among_the_generated_pages() -> None:
    present = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/reference").iterdir()}
    assert present == {name for name in generate_docs.PAGES if name.startswith("docs/reference/")}


def test_a_stale_page_is_noticed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(generate_docs, "PAGES", {"README.md": lambda: "another text"})
    assert generate_docs.main(["--check"]) == 1
    assert "stale: README.md" in capsys.readouterr().err


def test_a_header_must_be_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate_docs, "ROOT", tmp_path)
    query = tmp_path / "who-holds.rq"
    query.write_text("# id: who-holds\n# columns: actor\n\nSELECT ?actor {}\n", encoding="utf-8")
    assert generate_docs.read_header(query, ["id", "columns"]) == {"id": "who-holds", "columns": "actor"}
    with pytest.raises(generate_docs.Unreadable, match="question-nl"):
        generate_docs.read_header(query, generate_docs.QUESTION_HEADER)


@pytest.mark.parametrize("page", written_pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    dead = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert dead == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_whether_it_is_taken_and_whether_it_is_built(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.search(r"^- Status: (proposed|accepted|superseded by \d{4})$", text, re.MULTILINE)
    assert re.search(r"^- Implementation: (none|partial|complete)\b", text, re.MULTILINE)
