"""Desks in the pictures: the word is seen, a head opens by keyboard what dies there, and nothing leaves the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.opening import opened

pytestmark = pytest.mark.browser

Files = dict[str, Path]


@pytest.mark.parametrize("medium", ["light", "dark", "print"])
def test_a_desk_is_seen_by_word_and_opened_by_keyboard(browser: Browser, pictures: Files, medium: str) -> None:
    with opened(browser, pictures["matrix-desks"], viewport={"width": 1280, "height": 720}) as seen:
        page = seen.page
        if medium == "print":
            page.emulate_media(media="print")
        else:
            page.emulate_media(color_scheme="dark" if medium == "dark" else "light")
        head = page.locator("[data-desk=arts]")
        assert head.locator(".word").is_visible()
        assert "loket" in head.inner_text()
        assert head.locator(".dead-end").bounding_box() is not None
        row = page.locator("#desk-table [data-desk-row=arts]")
        if medium != "print":
            assert row.is_hidden()
            page.locator("#entry-desks summary").click()
        assert row.is_visible()
        assert page.locator("#legend [data-mark=dead-end]").is_visible()
        if medium == "print":
            return
        page.locator("#region").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.desk") == "arts"
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.desk") == "gemeente"
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        panel = page.inner_text("#panel")
        assert "loket: 1 van 2 zwaarste factoren komt hier niet verder (gemodelleerd)" in panel
        assert "vrijdag 18:00" in panel
        page.keyboard.press("Escape")
        assert page.locator("#panel").is_hidden()
        assert page.evaluate("document.activeElement.dataset.desk") == "arts"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('tbody td') !== null")
        assert seen.quiet


def test_a_cell_that_dies_opens_why(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-desks"]) as seen:
        seen.page.locator("tr[data-item=iets] td[data-end=dies]").first.click()
        panel = seen.page.locator("#panel")
        assert "Hier verteld komt dit niet verder" in panel.inner_text()
        assert "vrijdag 18:00" in panel.inner_text()
        assert panel.locator(".dead-end").is_visible()
        assert seen.quiet


def test_a_filter_that_hides_a_desk_leaves_the_heads_reachable(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-desks"]) as seen:
        seen.page.check("#filter-only")
        heads = seen.page.locator("[data-desk]")
        shown = [heads.nth(number) for number in range(heads.count()) if heads.nth(number).is_visible()]
        assert [head.get_attribute("tabindex") for head in shown].count("0") == min(1, len(shown))
        seen.page.click("#reset")
        assert seen.page.locator("[data-desk][tabindex='0']").count() == 1
        assert seen.quiet


def test_the_network_lists_the_desks_in_words_and_asks_for_nothing(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network-desks"]) as seen:
        assert "loket" in seen.page.inner_text("#legend [data-mark=desk]")
        assert "arts 1/2" in seen.page.inner_text("#entry-desks summary")
        seen.page.locator("#entry-desks summary").click()
        assert "1 van 2" in seen.page.inner_text("#desk-table [data-desk-row=arts]")
        assert seen.page.locator(".desk-scroll").get_attribute("tabindex") == "0"
        seen.page.wait_for_timeout(150)
        assert seen.quiet
