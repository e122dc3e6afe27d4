"""The pictures in a real browser: silent, offline, operable by keyboard, readable in grey."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from queries.answer import GAP_KINDS
from tests.browser.looking import box, difference, greys_of, shot_of
from tests.browser.opening import opened

pytestmark = pytest.mark.browser

Files = dict[str, Path]
SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080}, {"width": 320, "height": 640})


def rows_in_view(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#matrix tr[data-item]", "rows => rows.filter(r => r.offsetParent).map(r => r.dataset.item)"
    )
    return found


def columns_in_view(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#matrix [data-party]", "heads => heads.filter(h => h.offsetParent).map(h => h.dataset.party)"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name",
    ["matrix", "network", "matrix-en", "network-en", "matrix-law", "network-law", "matrix-desks", "network-desks"],
)
def test_it_opens_from_disk_without_a_request_a_message_or_a_breach(
    browser: Browser, pictures: Files, name: str, scheme: str
) -> None:
    for size in SIZES:
        with opened(browser, pictures[name], viewport=size, color_scheme=scheme) as seen:
            seen.page.wait_for_timeout(150)
            assert seen.quiet, (seen.requests, seen.messages, seen.dialogs)


@pytest.mark.parametrize("name", ["matrix-hostile", "network-hostile", "matrix-hostile-law", "network-hostile-law"])
def test_attacks_in_a_model_never_run(browser: Browser, pictures: Files, name: str) -> None:
    with opened(browser, pictures[name]) as seen:
        for target in seen.page.locator("#matrix td[data-cell], #twin button").all():
            target.click()
        seen.page.wait_for_timeout(200)
        assert seen.quiet, (seen.requests, seen.messages, seen.dialogs)
        assert seen.page.locator("#panel img, #panel script, #panel svg").count() == 0
        assert "alert(" in seen.page.locator("#panel").inner_text()


def test_the_policy_really_blocks(browser: Browser, pictures: Files, tmp_path: Path) -> None:
    """A planted script and a planted picture are refused: the silence of the other tests means something."""
    planted = tmp_path / "planted.html"
    text = pictures["matrix"].read_text(encoding="utf-8")
    planted.write_text(
        text.replace("</body>", "<script>alert(1)</script><img src='http://127.0.0.1:9/x'></body>"), encoding="utf-8"
    )
    with opened(browser, planted) as seen:
        seen.page.wait_for_timeout(150)
        assert seen.dialogs == []
        assert len([message for message in seen.messages if "Content Security Policy" in message]) == 2


def test_rows_are_ordered_by_the_buttons(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        by_theme = rows_in_view(page)
        assert by_theme[0] == "plan"
        page.click("[data-order=gaps]")
        gaps = page.eval_on_selector_all("#flat tr", "rows => rows.map(r => Number(r.dataset.gaps))")
        assert gaps == sorted(gaps, reverse=True)
        assert page.get_attribute("[data-order=gaps]", "aria-pressed") == "true"
        assert page.url.endswith("#volgorde=gaps")
        page.click("[data-order=name]")
        assert rows_in_view(page) == sorted(by_theme)
        assert "op alfabet" in page.inner_text("#status")
        page.click("[data-order=theme]")
        assert rows_in_view(page) == by_theme
        assert "#" not in page.url
        assert seen.quiet


def test_filters_are_in_the_address_and_come_back_with_it(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        page.select_option("#filter-theme", "violence")
        page.select_option("#filter-party", "opvang")
        chosen = rows_in_view(page), columns_in_view(page)
        address = page.url
        assert chosen[0] == ["wurging"]
        assert "opvang" in chosen[1]
        assert "stil" not in chosen[1]
    fragment = address[address.index("#") :]
    assert fragment == "#thema=violence&partij=opvang"
    with opened(browser, pictures["matrix"], fragment) as seen:
        assert (rows_in_view(seen.page), columns_in_view(seen.page)) == chosen
        seen.page.click("#reset")
        assert len(rows_in_view(seen.page)) == 6
        assert len(columns_in_view(seen.page)) == 8
        assert seen.quiet


def test_the_kind_filter_keeps_rows_with_that_kind_and_fades_the_rest(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        kind = page.eval_on_selector("#matrix td[data-kind]", "cell => cell.dataset.kind")
        page.select_option("#filter-kind", kind)
        rows = page.locator("#matrix tr[data-item]:not([hidden])")
        assert rows.count() >= 1
        for row in rows.all():
            assert row.locator(f"td[data-kind={kind}]").count() >= 1
        faded = page.eval_on_selector_all("td.faded", "cells => cells.map(c => c.dataset.kind)")
        assert kind not in faded


def test_only_parties_with_gaps(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        seen.page.check("#filter-only")
        assert "stil" not in columns_in_view(seen.page)
        assert seen.page.url.endswith("#gaten=1")


@pytest.mark.parametrize("fragment", ["#thema=%3Cimg%3E&soort=x&volgorde=y", "#=&&&", "#partij=bestaat-niet"])
def test_a_strange_address_shows_everything(browser: Browser, pictures: Files, fragment: str) -> None:
    with opened(browser, pictures["matrix"], fragment) as seen:
        assert len(rows_in_view(seen.page)) == 6
        assert seen.quiet


def test_the_matrix_works_by_keyboard_alone(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('#matrix td')"):
                break
        place = "(() => { const c = document.activeElement; return [c.parentElement.dataset.item, c.cellIndex]; })()"
        start = page.evaluate(place)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        moved = page.evaluate(place)
        assert moved[1] == start[1] + 1
        assert moved[0] != start[0]
        page.keyboard.press("Control+End")
        assert page.evaluate(place)[1] == 8
        page.keyboard.press("Control+Home")
        assert page.evaluate(place) == start
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
        page.keyboard.press("Enter")
        assert page.is_visible("#panel")
        assert page.evaluate("document.activeElement.id") == "panel-title"
        assert page.locator("#matrix td[tabindex='0']").count() == 1
        page.keyboard.press("Escape")
        assert page.is_hidden("#panel")
        assert page.evaluate(place) == start
        assert seen.quiet


def test_the_panel_tells_the_cell(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        cell = page.locator("tr[data-item=wurging] td[data-kind]").first
        cell.click()
        panel = page.inner_text("#panel")
        assert "wurging" in panel
        assert "Nodig bij" in panel
        assert "Of delen mag, is nog niet getoetst aan de wet." in panel
        page.locator("tr[data-item=plan] td:not([data-cell])").first.click()
        assert "geen positie en geen behoefte" in page.inner_text("#panel")
        page.click("#panel-close")
        assert page.is_hidden("#panel")


def test_heads_stay_in_view_while_the_table_scrolls(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"], viewport={"width": 500, "height": 420}) as seen:
        page = seen.page
        page.evaluate("const r = document.getElementById('region'); r.scrollTo(9999, 9999)")
        region = box(page.locator("#region"))
        head = box(page.locator("#matrix .totals .corner"))
        first = box(page.locator("tr[data-item=schuld] th"))
        assert abs(first["x"] - region["x"]) < 3
        assert region["y"] <= head["y"] < region["y"] + region["height"]


@pytest.mark.parametrize("name", ["matrix", "network", "matrix-law", "network-law"])
def test_targets_are_at_least_24_pixels(browser: Browser, pictures: Files, name: str) -> None:
    with opened(browser, pictures[name]) as seen:
        small = seen.page.evaluate(
            """() => [...document.querySelectorAll('button, select, summary, label.check, tbody td[tabindex]')]
                .filter(e => e.offsetParent)
                .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
                .map(e => e.outerHTML.slice(0, 80))"""
        )
        assert small == []


def test_marks_are_told_apart_in_grey(browser: Browser, pictures: Files) -> None:
    """Every legend mark, drawn grey and at one size, differs from every other in at least a tenth of its pixels."""
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        page.eval_on_selector_all("#legend .mark", "marks => marks.forEach(m => { m.style.filter = 'grayscale(1)'; })")
        shots = {}
        for kind in GAP_KINDS:
            mark = page.locator(f"#legend tr[data-kind={kind.value}] .mark")
            shots[kind.value] = shot_of(mark)
    with opened(browser, pictures["matrix"]) as seen:
        blank = seen.page.context.new_page()
        greys = {kind: greys_of(blank, shot) for kind, shot in shots.items()}
    for one, two in combinations(greys, 2):
        assert difference(greys[one], greys[two]) >= 0.1, (one, two)


def test_the_picture_of_the_network_follows_the_choices(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network"]) as seen:
        page = seen.page
        everything = page.locator("#twin tbody tr:visible").count()
        page.select_option("#focus", "burgemeester")
        near = page.locator("#twin tbody tr:visible").count()
        assert 0 < near < everything
        assert f"{near} verbindingen in beeld" in page.inner_text("#status")
        assert page.url.endswith("#partij=burgemeester")
        page.check("#only-missing")
        assert page.locator("#twin tbody tr:visible td.how:not(.missing)").count() == 0
        page.click("#reset")
        assert page.locator("#twin tbody tr:visible").count() == everything
        assert seen.quiet


def test_the_table_opens_the_same_details_by_keyboard(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network"]) as seen:
        page = seen.page
        button = page.locator("#twin button").first
        button.focus()
        page.keyboard.press("Enter")
        assert page.is_visible("#panel")
        assert page.evaluate("document.activeElement.id") == "panel-title"
        sender = page.locator("#twin tbody tr").first.locator("th").inner_text()
        assert sender in page.inner_text("#panel-title")
        page.keyboard.press("Escape")
        assert page.is_hidden("#panel")
        assert seen.quiet


def test_a_click_on_a_label_tells_the_party(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["network"], viewport={"width": 1280, "height": 900}) as seen:
        page = seen.page
        canvas = box(page.locator("#canvas"))
        page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] - 30)
        page.wait_for_timeout(100)
        page.click("#zoom-in")
        page.click("#zoom-out")
        page.click("#fit")
        assert seen.quiet


def test_assumptions_are_open_on_paper(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        page = seen.page
        page.evaluate("document.querySelector('details.assumptions').open = false")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate("document.querySelector('details.assumptions').open")
        page.emulate_media(media="print")
        assert page.is_visible("details.assumptions li")
        assert page.is_hidden("#controls")
        assert page.is_visible("#matrix")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("name", ["matrix", "network", "matrix-law", "network-law"])
def test_only_the_table_scrolls_sideways_and_the_page_ends_where_its_text_ends(
    browser: Browser, pictures: Files, name: str, size: dict[str, int]
) -> None:
    with opened(browser, pictures[name], viewport=size) as seen:
        wide, high, end = seen.page.evaluate(
            """() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight,
                      document.querySelector('.colophon').getBoundingClientRect().bottom + window.scrollY]"""
        )
        assert wide <= size["width"]
        assert high <= max(end + 40, size["height"])
