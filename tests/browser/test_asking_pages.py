"""Tasks of policy and privacy officers on the asking pages, by mouse and again by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.by_hand import Hand, Keyboard, Mouse
from tests.browser.serving import Visit, served, visiting
from tests.browser.test_pages import NARROW, WIDE, violations

pytestmark = pytest.mark.browser

HANDS = pytest.mark.parametrize(
    "hand", [pytest.param(Mouse, id="mouse", marks=pytest.mark.slow), pytest.param(Keyboard, id="keyboard")]
)
"""By mouse in check-full: who can do it by keyboard alone uses the same forms and links."""
Which = Callable[..., Hand]
VERDICT = (
    "/delen?houder=huisarts&ontvanger=veilig-thuis&doel=investigate-domestic-violence&categorie=special-health"
    "&overWie=victim"
)
ANSWERED = (
    VERDICT,
    f"{VERDICT}&kant=vragen",
    "/routes?naar=burgemeester&item=threat",
    "/tijd?actor=veilig-thuis",
    "/wat-als?weg=partner:opvang",
    "/dekking?naar=criterion",
    "/signalen?begin=vr%2018:00",
)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served("voorbeeld") as address:
        yield address


def at(visit: Visit, hand: Which, address: str) -> Hand:
    visit.go(address)
    return hand(visit.page)


def verdict(visit: Visit) -> tuple[str, str]:
    """The words of the verdict and its grounds."""
    found = visit.page.locator("#oordeel .zl-state").first
    return found.inner_text().strip(), found.get_attribute("data-gronden") or ""


def fill_in(hand: Hand, **chosen: str) -> None:
    """The closed lists of the form, in the order in which they stand there."""
    for key in ("houder", "ontvanger", "doel"):
        hand.choose(f"#kies-{key}", chosen[key])
    hand.date("#kies-geldigOp", chosen["dag"])
    hand.press("summary:has-text('Noem een soort gegeven')")
    for key in ("categorie", "overWie", "kader"):
        if key in chosen:
            hand.choose(f"#kies-{key}", chosen[key])
    hand.press("main form[action='/delen'] button[type=submit]")


@HANDS
def test_f2_what_veilig_thuis_could_tell_the_prosecutor_depends_on_the_day(
    browser: Browser, site: str, hand: Which
) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        doing = at(visit, hand, "/delen")
        fill_in(
            doing, houder="veilig-thuis", ontvanger="openbaar-ministerie", doel="prosecute", dag="2024-07-01",
            categorie="criminal", overWie="perpetrator",
        )  # fmt: skip
        assert verdict(visit)[1] == "avg-6-1-a"
        doing.press("summary:has-text('Wijzig de vraag')")
        doing.date("#kies-geldigOp", "2025-01-01")
        doing.press("main form[action='/delen'] button[type=submit]")
        assert verdict(visit) == ("Mag onder voorwaarden", "wmo-4-1-1-2-e")
        assert "1 januari 2025" in visit.page.locator(".zl-question").inner_text()
        mailed = visit.page.url
        whole = visit.page.locator("main").inner_text()
        visit.page.goto(mailed)
        assert visit.page.locator("main").inner_text() == whole


@pytest.mark.slow
@HANDS
def test_f2_the_wgs_counts_from_the_first_of_march(browser: Browser, site: str, hand: Which) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        found = []
        for day in ("2025-02-28", "2025-03-01"):
            doing = at(visit, hand, "/delen")
            fill_in(
                doing, houder="politie-basisteam", ontvanger="zorg-veiligheidshuis", doel="case-conference", dag=day,
                categorie="criminal", overWie="perpetrator", kader="zvh-case",
            )  # fmt: skip
            found.append(verdict(visit)[1])
        assert found == ["", "wpg-20-3-wgs"]


@HANDS
def test_f1_from_the_verdict_to_the_article_and_what_must_be_so(browser: Browser, site: str, hand: Which) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        doing = at(visit, hand, VERDICT)
        page = visit.page
        assert page.locator("#oordeel a[href*='wetten.overheid.nl/jci']").count() >= 1
        assert page.locator("#oordeel .zl-check li").count() >= 1
        question = page.locator("#oordeel .zl-one strong").first.inner_text()
        doing.press("#oordeel .zl-one a")
        assert question in page.locator(".zl-answers").inner_text()
        doing.press("#oordeel .zl-ground a[href*='/wetten/']")
        assert "5.2.6" in page.locator("main").inner_text()


@HANDS
def test_p6_what_if_a_partner_goes_and_stays_after_all(browser: Browser, site: str, hand: Which) -> None:
    with visiting(browser, site, viewport=WIDE) as visit:
        doing = at(visit, hand, "/wat-als")
        doing.choose("#kies-wegPartner", "opvang")
        doing.press("main form[action='/wat-als'] button[type=submit]")
        text = visit.page.locator("main").inner_text()
        assert "Vervalt: de partner Opvang." in text
        assert "−" in text
        assert "weg=partner:opvang" in visit.page.url
        doing.press("main a:has-text('haal weg')")
        assert visit.page.url.endswith("/wat-als")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ANSWERED)
def test_an_answered_page_is_accessible_quiet_and_narrow(
    browser: Browser, site: str, address: str, scheme: str
) -> None:
    with visiting(browser, site, viewport=NARROW, color_scheme=scheme, bypass_csp=True) as visit:
        visit.go(address)
        assert violations(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert (visit.elsewhere, visit.messages) == ([], [])


def test_the_check_works_without_scripts_and_prints_as_a_note(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE, java_script_enabled=False) as visit:
        doing = at(visit, Mouse, "/delen")
        fill_in(
            doing, houder="huisarts", ontvanger="veilig-thuis", doel="investigate-domestic-violence",
            dag="2026-11-22", categorie="special-health", overWie="victim",
        )  # fmt: skip
        visit.page.emulate_media(media="print")
        seen = visit.page.locator("main").inner_text()
        assert "Nog uit te zoeken" in seen
        assert "Wijzig de vraag" not in seen
        assert "Geheim en doorbreking" in seen
