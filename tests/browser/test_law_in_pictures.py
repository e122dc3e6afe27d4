"""The law in the pictures: every state is seen by word and by mark, and a cell opens its reason with the article."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from queries.verdict_sentences import STATE_LABELS, State
from tests.browser.looking import difference, greys_of, shot_of
from tests.browser.opening import opened

pytestmark = pytest.mark.browser

Files = dict[str, Path]
OLD_TEXT = "artikel geven Wet (tekst van 2019-05-25, opnieuw na te gaan)"


def look(page: Page, medium: str) -> None:
    """Light, dark, or paper."""
    if medium == "print":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    else:
        page.emulate_media(color_scheme="dark" if medium == "dark" else "light")


@pytest.mark.parametrize("medium", ["light", "dark", "print"])
@pytest.mark.parametrize("name", ["matrix-law", "network-law"])
def test_each_state_is_visible_by_word(browser: Browser, pictures: Files, name: str, medium: str) -> None:
    with opened(browser, pictures[name]) as seen:
        look(seen.page, medium)
        for state in State:
            entry = seen.page.locator(f"#legend [data-law={state.value}]")
            assert entry.is_visible()
            assert STATE_LABELS[state].nl in entry.inner_text()
        assert "Getoetst aan het recht van 22 november 2026" in seen.page.inner_text("header")
        assert "Hulpmiddel, geen juridisch advies" in seen.page.inner_text("header")
        assert seen.quiet


@pytest.mark.parametrize("medium", ["light", "dark", "print"])
def test_marks_of_states_are_told_apart_in_grey(browser: Browser, pictures: Files, medium: str) -> None:
    """Every mark, also that of a gap without a verdict, differs from every other in a tenth of its grey pixels."""
    with opened(browser, pictures["matrix-law"]) as seen:
        look(seen.page, medium)
        marks = seen.page.locator("#law-legend .verdict")
        marks.evaluate_all("marks => marks.forEach(m => { m.style.filter = 'grayscale(1)'; })")
        assert marks.count() == len(State) + 1
        shots = [shot_of(marks.nth(number)) for number in range(marks.count())]
        greys = [greys_of(seen.page.context.new_page(), shot) for shot in shots]
    for (one, left), (two, right) in combinations(enumerate(greys), 2):
        assert difference(left, right) >= 0.1, (one, two)


def test_kinds_of_gap_are_still_told_apart_where_colour_belongs_to_the_law(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        marks = seen.page.locator("#legend tr[data-kind] .mark")
        fills = marks.evaluate_all("marks => marks.map(m => getComputedStyle(m).backgroundColor)")
        assert len(set(fills)) == 1
        greys = [greys_of(seen.page.context.new_page(), shot_of(marks.nth(n))) for n in range(marks.count())]
    for (one, left), (two, right) in combinations(enumerate(greys), 2):
        assert difference(left, right) >= 0.05, (one, two)


@pytest.mark.parametrize("medium", ["light", "dark"])
def test_a_cell_opens_its_legal_reason_by_keyboard(browser: Browser, pictures: Files, medium: str) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        page = seen.page
        look(page, medium)
        page.select_option("#filter-law", State.MAY_IF.value)
        page.locator("#region").focus()
        page.keyboard.press("Tab")
        for _ in range(10):
            if page.evaluate("document.activeElement.dataset.law === 'mag-onder-voorwaarden'"):
                break
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        panel = page.inner_text("#panel")
        places = [
            panel.index(text)
            for text in ("heeft «mag-onder-voorwaarden» nodig", "mag onder voorwaarden", OLD_TEXT, "Eerst nagaan")
        ]
        assert places[0] < places[2] < places[3]
        assert panel.index("Is gevaar zo?") < panel.index("Wat helpt binnen de wet")
        assert page.locator("#panel .verdict.mag-onder-voorwaarden").is_visible()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.dataset.law") == State.MAY_IF.value
        assert seen.quiet


def test_the_filter_on_the_law_is_in_the_address(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"], "#wet=verboden") as seen:
        rows = seen.page.locator("#matrix tr[data-item]:visible")
        assert sorted(row.get_attribute("data-item") or "" for row in rows.all()) == ["stappen", "verboden"]
        assert seen.page.locator("td[data-law=verboden].faded").count() == 0
        seen.page.click("#reset")
        assert seen.page.locator("#matrix tr[data-item]:visible").count() == 11
        assert seen.quiet


def test_a_missing_flow_opens_its_legal_reason(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network-law"]) as seen:
        page = seen.page
        button = page.locator("[data-edge='houder>vrager>missing>mag'] button")
        button.focus()
        page.keyboard.press("Enter")
        panel = page.inner_text("#panel")
        for text in ("mag, na afweging", OLD_TEXT, "Is dit nodig?"):
            assert text in panel
        assert page.locator("#panel .verdict.mag").is_visible()
        assert seen.quiet


def test_only_gaps_leaves_the_missing_flows_of_every_kind(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network-law"]) as seen:
        page = seen.page
        page.check("#only-missing")
        assert page.locator("#twin tbody tr:visible").count() == page.locator("#twin td.how.gap").count() == 9


def test_paper_shows_the_verdict_of_each_missing_flow_in_words(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network-law"]) as seen:
        look(seen.page, "print")
        table = seen.page.inner_text("#twin")
        for state in State:
            assert STATE_LABELS[state].nl in table
        assert OLD_TEXT in table
