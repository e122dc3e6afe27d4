"""Orders, filters and quick questions of the matrix, the difference matrix, and axe on both, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from queries.analysis import analyse
from queries.comparison import compare
from queries.verdict_sentences import State
from tests.browser.looking import box
from tests.browser.opening import opened
from tests.builders import tiny
from tests.unit.visualisations.test_difference_matrix import attacked, one, other, sides
from visualisations.difference_matrix import difference_html
from visualisations.matrix import matrix_html

pytestmark = pytest.mark.browser

Files = dict[str, Path]


@pytest.fixture(scope="module")
def differences(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The difference matrix of two small models, in Dutch and English, and with attacks in every text."""
    from queries.outlook import look
    from queries.premise import Premise

    folder = tmp_path_factory.mktemp("differences")
    before, after = sides()
    bad, worse = (
        look(Premise(attacked(model), before.premise.law, before.premise.day, {})) for model in (one(), other())
    )
    texts = {
        "difference": difference_html(before, after, compare(before, after)),
        "difference-en": difference_html(before, after, compare(before, after), "en"),
        "difference-hostile": difference_html(bad, worse, compare(bad, worse)),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


def in_view(page: Page) -> tuple[list[str], list[str]]:
    """The items and the parties that are seen, in their order on the screen."""
    rows = page.eval_on_selector_all(
        "#matrix tr[data-item]", "all => all.filter(r => r.offsetParent).map(r => r.dataset.item)"
    )
    heads = page.eval_on_selector_all(
        "#matrix [data-party]", "all => all.filter(h => h.offsetParent).map(h => h.dataset.party)"
    )
    return rows, heads


def is_straight(page: Page) -> bool:
    """Whether every cell in view stands under the head of its own column, as the data say."""
    straight: bool = page.evaluate(
        """() => {
            const heads = [...document.querySelectorAll('#matrix [data-party]')].filter(h => h.offsetParent);
            return [...document.querySelectorAll('#matrix tr[data-item]')].filter(r => r.offsetParent).every(row => {
                const cells = [...row.querySelectorAll('td')].filter(cell => cell.offsetParent);
                return cells.length === heads.length && cells.every((cell, place) =>
                    Math.abs(cell.getBoundingClientRect().x - heads[place].getBoundingClientRect().x) < 1);
            });
        }"""
    )
    return straight


@pytest.mark.parametrize("name", ["theme", "gaps", "name", "barycentre", "leaf"])
def test_each_order_is_the_one_that_was_worked_out(browser: Browser, pictures: Files, name: str) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        page = seen.page
        rows, heads = in_view(page)
        page.click(f"[data-order={name}]")
        page.wait_for_timeout(150)
        order = page.evaluate(f"DATA.orders['{name}']")
        assert in_view(page) == ([rows[place] for place in order["rows"]], [heads[place] for place in order["columns"]])
        assert is_straight(page)
        words = page.eval_on_selector_all(
            "#matrix td[data-cell]",
            "all => all.map(c => [c.dataset.cell, c.parentElement.dataset.item]).sort((a, b) => a[0] - b[0])",
        )
        page.click("#reset")
        page.wait_for_timeout(150)
        assert in_view(page) == (rows, heads)
        assert words == page.eval_on_selector_all(
            "#matrix td[data-cell]",
            "all => all.map(c => [c.dataset.cell, c.parentElement.dataset.item]).sort((a, b) => a[0] - b[0])",
        )
        assert seen.quiet


@pytest.mark.parametrize(
    ("field", "value", "fragment"),
    [
        ("#filter-party", "partner:politie", "partij=partner%3Apolitie"),
        ("#filter-step", "BES", "stap=BES"),
        ("#filter-category", "ordinary", "categorie=ordinary"),
        ("#filter-theme", "violence", "thema=violence"),
    ],
)
def test_a_mailed_address_gives_the_same_rows(
    browser: Browser, pictures: Files, field: str, value: str, fragment: str
) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        seen.page.select_option(field, value)
        seen.page.click("[data-order=leaf]")
        chosen, address = in_view(seen.page), seen.page.url
        assert fragment in address
        assert is_straight(seen.page)
        seen.page.reload()
        assert in_view(seen.page) == chosen
    with opened(browser, pictures["matrix"], address[address.index("#") :]) as seen:
        assert in_view(seen.page) == chosen
        assert seen.page.input_value(field) == value
        assert seen.quiet


def test_a_step_shows_the_items_that_somebody_needs_there(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        seen.page.select_option("#filter-step", "BES")
        assert in_view(seen.page)[0] == ["stappen"]


def test_a_partner_of_two_units_marks_both_columns(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix"]) as seen:
        seen.page.select_option("#filter-party", "partner:politie")
        chosen = seen.page.eval_on_selector_all("#matrix th.chosen", "all => all.map(h => h.dataset.party)")
        assert sorted(chosen) == ["recherche", "wijk"]


def test_a_quick_question_shows_its_items_says_what_it_means_and_is_let_go_again(
    browser: Browser, pictures: Files
) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        page = seen.page
        everything = in_view(page)
        page.click("[data-quick=closed]")
        rows, _ = in_view(page)
        closed = {State.NOT_THIS_WAY.value, State.NOTHING_RECORDED.value, State.FORBIDDEN.value}
        assert set(rows) == closed | {"stroom", "stappen"}
        unfaded = page.eval_on_selector_all(
            "td[data-law]:not(.faded)", "all => all.filter(c => c.offsetParent).map(c => c.dataset.law)"
        )
        assert set(unfaded) == closed
        assert "Geen grond vastgelegd is geen verbod" in page.inner_text("#status")
        assert page.get_attribute("[data-quick=closed]", "aria-pressed") == "true"
        assert page.url.endswith("#snel=closed")
        page.click("[data-quick=closed]")
        assert in_view(page) == everything
        page.click("[data-quick=one]")
        assert set(in_view(page)[0]) == {state.value for state in State} | {"stroom", "stappen"}
        page.click("[data-quick=nobody]")
        assert in_view(page)[0] == ["plan"]
        assert seen.quiet


def test_a_choice_that_nothing_fits_says_so(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"], "#snel=nobody&wet=verboden") as seen:
        assert in_view(seen.page)[0] == []
        assert "Geen enkel item past" in seen.page.inner_text("#status")
        assert seen.quiet


def test_the_arrows_follow_the_order_in_view(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        page = seen.page
        page.click("[data-order=leaf]")
        rows, heads = in_view(page)
        page.locator("#region").focus()
        page.keyboard.press("Tab")
        place = (
            "(c => [c.parentElement.dataset.item, [...c.parentElement.querySelectorAll('td')].indexOf(c)])"
            "(document.activeElement)"
        )
        walked = [page.evaluate(place)]
        for key in ("ArrowDown", "ArrowRight", "End", "Control+End"):
            page.keyboard.press(key)
            walked.append(page.evaluate(place))
        last = len(heads) - 1
        assert walked == [[rows[0], 0], [rows[1], 0], [rows[1], 1], [rows[1], last], [rows[-1], last]]


def test_a_screen_reader_is_told_what_a_click_opened(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        seen.page.locator("tr[data-item=verboden] td[data-kind]").first.click()
        assert seen.page.inner_text("#status") == "Toelichting geopend: vrager – verboden"
        assert seen.page.get_attribute("#status", "role") == "status"


def test_the_browser_announces_a_grid_with_its_heads(browser: Browser, pictures: Files) -> None:
    """The layout is ours, so the roles are looked at as the browser tells them."""
    with opened(browser, pictures["matrix-law"]) as seen:
        grid = seen.page.get_by_role("grid")
        assert grid.count() == 1
        assert grid.get_by_role("columnheader", name="vrager").count() == 1
        assert grid.get_by_role("rowheader", name="verboden").count() == 1
        assert grid.get_by_role("gridcell", name="wet: verboden").count() >= 1


def test_who_has_it_is_told_along_which_way_it_can_reach_him_and_who_decides(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-reach"]) as seen:
        column = in_view(seen.page)[1].index("politie-basisteam")
        seen.page.locator("tr[data-item=daad] td").nth(column).click()
        told = seen.page.locator("#panel-body section:has(.reach)")
        assert told.locator(".reach").inner_text() == "P"
        assert told.locator("dt", has_text="Hij vraagt zijn eigen dossier op").count() == 1
        assert "Wie beslist: de korpschef van de politie" in told.inner_text()
        assert seen.quiet, (seen.requests, seen.messages, seen.dialogs)


def test_conditions_are_a_checklist(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"]) as seen:
        seen.page.locator("tr[data-item=mag-onder-voorwaarden] td[data-kind]").first.click()
        assert seen.page.locator("#panel dd.to-check").all_inner_texts() == ["Is gevaar zo?"]


def test_on_paper_every_row_has_taken_the_choice_on(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"], "#partij=vrager&volgorde=leaf") as seen:
        page = seen.page
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert is_straight(page)
        assert page.evaluate("getComputedStyle(document.getElementById('matrix')).display") == "table"


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matrix of 120 parties, each of whom lacks the one item."""
    build = tiny("breed").item("iets")
    for number in range(120):
        build = build.actor(f"partij-{number:03}").needs(f"partij-{number:03}", "iets")
    model = build.build()
    file = tmp_path_factory.mktemp("wide") / "wide.html"
    file.write_text(matrix_html(model, analyse(model)), encoding="utf-8")
    return file


def test_columns_that_do_not_fit_on_paper_are_divided_over_sheets(browser: Browser, wide: Path) -> None:
    with opened(browser, wide) as seen:
        page = seen.page
        everyone = in_view(page)[1]
        assert len(everyone) == 120
        page.emulate_media(media="print")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        sheets = page.locator("table.sheet")
        heads = [
            sheet.locator("[data-party]").evaluate_all("all => all.map(h => h.dataset.party)") for sheet in sheets.all()
        ]
        assert [len(sheet) for sheet in heads] == [40, 40, 40]
        assert [party for sheet in heads for party in sheet] == everyone
        assert "Blad 2 van 3: partijen 41 tot en met 80 van 120" in sheets.nth(1).locator("caption").inner_text()
        for sheet in sheets.all():
            assert sheet.locator("tr[data-item] th").count() == 1
            assert sheet.locator("tr[data-item] td[data-kind]").count() == 40
        assert page.is_hidden("#matrix >> nth=0")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert sheets.count() == 0
        assert in_view(page)[1] == everyone
        assert seen.quiet, (seen.requests, seen.messages, seen.dialogs)


@pytest.mark.parametrize("name", ["matrix", "matrix-law", "matrix-desks", "matrix-reach"])
def test_the_first_rows_are_seen_without_scrolling_on_a_laptop(browser: Browser, pictures: Files, name: str) -> None:
    with opened(browser, pictures[name], viewport={"width": 1280, "height": 720}) as seen:
        bottoms = seen.page.locator("#matrix tr[data-item]").evaluate_all(
            "all => all.map(row => row.getBoundingClientRect().bottom)"
        )
        assert sum(bottom <= 720 for bottom in bottoms) >= 2


def test_on_a_phone_the_choices_are_folded_and_open_again(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"], viewport={"width": 390, "height": 844}) as seen:
        assert seen.page.is_hidden("#controls")
        seen.page.click("#choose > summary")
        seen.page.click("[data-order=gaps]")
        assert seen.page.url.endswith("#volgorde=gaps")


def test_on_a_phone_the_opened_cell_stays_in_view_above_the_panel(browser: Browser, pictures: Files) -> None:
    with opened(browser, pictures["matrix-law"], viewport={"width": 390, "height": 844}) as seen:
        cell = seen.page.locator("#matrix tr[data-item] td[data-kind]").last
        cell.click()
        seen.page.wait_for_timeout(100)
        assert box(cell)["y"] + box(cell)["height"] <= box(seen.page.locator("#panel"))["y"]


# ── the difference matrix ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["difference", "difference-en", "difference-hostile"])
def test_the_difference_matrix_opens_filters_and_tells_without_a_request(
    browser: Browser, differences: Files, name: str
) -> None:
    with opened(browser, differences[name]) as seen:
        page = seen.page
        for cell in page.locator("#difference td[data-entry]").all():
            cell.click()
            assert page.inner_text("#panel-body")
        page.select_option("#filter-change", "more")
        assert page.locator("#difference td[data-entry]:visible").count() == 1
        assert page.locator("#changes tbody tr:visible").count() == 1
        assert page.url.endswith("#verschil=more")
        page.reload()
        assert page.locator("#changes tbody tr:visible").count() == 1
        page.click("#reset")
        assert page.locator("#changes tbody tr:visible").count() == 3
        assert seen.quiet, (seen.requests, seen.messages, seen.dialogs)


def test_the_difference_matrix_works_by_keyboard_alone(browser: Browser, differences: Files) -> None:
    with opened(browser, differences["difference"]) as seen:
        page = seen.page
        page.locator("#region").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowRight")
        here = page.evaluate("document.activeElement.parentElement.dataset.item")
        assert here == "wurging"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "panel-title"
        page.keyboard.press("Escape")
        assert page.is_hidden("#panel")
        assert page.evaluate("document.activeElement.parentElement.dataset.item") == here


# ── axe ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("medium", ["light", "dark", "print"])
@pytest.mark.parametrize(
    "name", ["matrix", "matrix-en", "matrix-law", "matrix-desks", "matrix-reach", "difference", "difference-en"]
)
def test_axe_finds_nothing(browser: Browser, pictures: Files, differences: Files, name: str, medium: str) -> None:
    scheme = "dark" if medium == "dark" else "light"
    # The engine of axe is run from outside the page; only here is the content policy set aside.
    with opened(browser, {**pictures, **differences}[name], color_scheme=scheme, bypass_csp=True) as seen:
        page = seen.page
        if medium == "print":
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print")
        else:
            page.locator("td[data-kind], td[data-entry]").first.click()
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
