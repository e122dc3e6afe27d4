"""The two pages per language fit on two sheets of A4 each, for the largest packaged table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.workspace import open_workspace
from queries.table_forms import table_forms
from visualisations.table_forms import table_forms_html


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_sheets_per_language(browser: Browser, tmp_path: Path, language: str) -> None:
    workspace = open_workspace("rijswijk")
    answer = table_forms(workspace.flows, "lokale-kamer-hg")
    file = tmp_path / "tafel.html"
    page_text = table_forms_html(workspace.model, workspace.law, workspace.flows.bench.day, answer, language)
    file.write_text(page_text, encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert said == []
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 4
