"""The pages in a real browser: silent, within the host, for every eye and for the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from api.http.pages.menu import MENU
from tests.browser.serving import Visit, served, visiting

pytestmark = pytest.mark.browser

MISSING = "/bestaat-niet"
PICTURES = ("/matrix", "/netwerk")
PAGES = (
    *(entry.path for entry in MENU if entry.path not in PICTURES),
    "/gaten?soort=no-flow&volgorde=item",
    "/gaten/burgemeester-threat-bes",
    "/wetten?tekst=oud",
    "/wetten/wmo-5-2-6",
    "/toegankelijkheid",
    MISSING,
)
WIDE = {"width": 1280, "height": 720}
NARROW: ViewportSize = {"width": 320, "height": 640}
SAMPLE = ("/", "/gaten", "/gaten/burgemeester-threat-bes", "/wetten/wmo-5-2-6", "/delen")
LOOKS = (*product(("light", "dark"), ("nl", "en"), ("screen",)), ("light", "nl", "print"))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served("voorbeeld") as address:
        yield address


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds, with where."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], node["html"][:160]) for one in found for node in one["nodes"]]


def in_language(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}taal={language}"


def looked_at(browser: Browser, site: str, address: str, look: tuple[str, str, str]) -> list[tuple[str, str]]:
    scheme, language, medium = look
    # The engine of axe is run from outside the page; only here is the content policy set aside.
    with visiting(browser, site, viewport=WIDE, color_scheme=scheme, bypass_csp=True) as visit:
        visit.page.emulate_media(media="print" if medium == "print" else "screen")
        visit.go(in_language(address, language))
        return violations(visit.page)


@pytest.mark.parametrize(("address", "look"), list(zip(SAMPLE, LOOKS, strict=True)), ids=SAMPLE)
def test_axe_finds_nothing(browser: Browser, site: str, address: str, look: tuple[str, str, str]) -> None:
    """A page in each of the looks; every page in every look in :func:`test_axe_finds_nothing_in_any_look`."""
    assert looked_at(browser, site, address, look) == []


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids="-".join)
@pytest.mark.parametrize("address", [*PAGES, *PICTURES])
def test_axe_finds_nothing_in_any_look(browser: Browser, site: str, address: str, look: tuple[str, str, str]) -> None:
    assert looked_at(browser, site, address, look) == []


@pytest.mark.parametrize("address", [one for one in (*PAGES, *PICTURES) if "?" not in one and one != MISSING])
def test_it_is_silent_stays_within_the_host_and_fits_a_phone(browser: Browser, site: str, address: str) -> None:
    """No message, no breach of the policy, no request elsewhere; at 320 pixels nothing but a box of its own scrolls."""
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go(address)
        visit.page.wait_for_timeout(50)
        assert (visit.elsewhere, visit.messages) == ([], [])
        if address not in PICTURES:
            visit.page.set_viewport_size(NARROW)
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_the_policy_really_blocks(browser: Browser, site: str) -> None:
    """A planted style and picture are refused: the silence of the other tests means something."""
    with visiting(browser, site) as visit:
        visit.go("/methode")
        visit.page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', "
            '\'<p style="color: red">x</p><img alt="" src="http://127.0.0.1:9/x.png">\')'
        )
        visit.page.wait_for_timeout(100)
        refused = " ".join(one for one in visit.messages if "Content Security Policy" in one)
        assert "style-src" in refused
        assert "img-src" in refused


@pytest.mark.parametrize("address", ["/gaten/burgemeester-threat-bes", "/wetten/wmo-5-2-6"])
def test_everything_that_can_be_pressed_is_reached_by_tab_with_a_visible_focus(
    browser: Browser, site: str, address: str
) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go(address)
        page = visit.page
        wanted = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), summary')]"
            ".filter(one => one.checkVisibility({visibilityProperty: true})).length"
        )
        seen = page.evaluate("() => { window.seen = new Set(); return 0; }")
        for _ in range(wanted + 60):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "() => { const one = document.activeElement;"
                "if (!one.matches('a[href], button, select, input, summary')) return window.seen.size;"
                "const look = getComputedStyle(one);"
                "if (look.outlineStyle !== 'none' || look.boxShadow !== 'none') window.seen.add(one);"
                "return window.seen.size; }"
            )
            if seen >= wanted:
                break
        assert seen >= wanted


def shown(visit: Visit, number: int) -> None:
    """So many explanations are seen; the browser gets a moment to look where the mouse is."""
    expect(visit.page.locator(".zl-tip:visible")).to_have_count(number)


def test_a_word_is_explained_on_focus_and_on_hover_and_escape_takes_it_away(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go("/gaten")
        word = visit.page.locator(".zl-term-word").first
        shown(visit, 0)
        word.focus()
        shown(visit, 1)
        described = visit.page.locator(f"#{word.get_attribute('aria-describedby')}")
        assert described.inner_text() == visit.page.locator(".zl-tip:visible").inner_text()
        visit.page.keyboard.press("Escape")
        shown(visit, 0)
        word.evaluate("one => one.blur()")
        word.hover()
        shown(visit, 1)
        described.hover()  # the explanation itself can be pointed at (WCAG 1.4.13)
        shown(visit, 1)
        visit.page.keyboard.press("Escape")
        shown(visit, 0)


def test_the_first_useful_answer_and_its_article_are_within_three_clicks(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go("/")
        visit.page.locator("main a[href*='/gaten/']").first.click()
        assert "mist" in visit.page.locator("h1").inner_text()
        visit.page.locator("main a[href*='/wetten/']").first.click()
        assert visit.page.get_by_text("Lees het artikel bij de bron").count() >= 1


def test_nothing_is_folded_away_on_paper(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go("/methode")
        folded = visit.page.locator("details.zl-print:not([open])")
        visit.page.evaluate("document.querySelector('details.zl-print').open = false")
        visit.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert folded.count() == 0
        visit.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert folded.count() == 1


def test_filters_work_without_scripts_and_the_address_gives_the_same_page(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE, java_script_enabled=False) as visit:
        visit.go("/gaten")
        page = visit.page
        page.get_by_text("Kies welke gaten").click()
        page.select_option("#f-soort", "no-flow")
        page.locator("main .zl-filter button").click()
        first = page.locator("main").inner_text()
        assert "soort=no-flow" in page.url
        page.goto(page.url)
        assert page.locator("main").inner_text() == first


def test_the_language_is_switched_on_the_spot_and_stays(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        visit.go("/gaten?stap=BES")
        visit.page.get_by_role("link", name="English").click()
        assert "stap=BES" in visit.page.url
        assert visit.page.locator("h1").inner_text() == "Gaps: who lacks what?"
        visit.page.get_by_role("link", name="Laws", exact=True).click()
        assert visit.page.locator("html").get_attribute("lang") == "en"
