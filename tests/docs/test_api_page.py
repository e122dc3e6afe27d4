"""The page about the API tells the settings as they are."""

from __future__ import annotations

from tools.api_page import PAGE, with_table


def test_the_table_of_settings_is_made_from_the_settings() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page, "run python -m tools.api_page"
