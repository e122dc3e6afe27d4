"""The two hands of a visitor: a mouse, and a keyboard alone. The same task is done by either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Page

__all__ = ["Hand", "Keyboard", "Mouse"]

_PRESSES = 400


class Hand(Protocol):
    """What a visitor does on a page; ``selector`` names what it is done to."""

    page: Page

    def choose(self, selector: str, value: str) -> None:
        """Choose from a closed list."""

    def date(self, selector: str, day: str) -> None:
        """Fill in a day (ISO)."""

    def press(self, selector: str) -> None:
        """Press a button, a link or what unfolds."""


@dataclass
class Mouse:
    """Points and clicks."""

    page: Page

    def choose(self, selector: str, value: str) -> None:
        self.page.select_option(selector, value)

    def date(self, selector: str, day: str) -> None:
        self.page.fill(selector, day)

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state("load")


@dataclass
class Keyboard:
    """Only keys: Tab to what is wanted, letters, arrows and Enter to use it. Nothing is focused from outside."""

    page: Page

    def reach(self, selector: str) -> None:
        """Tab until the first that fits ``selector`` has the focus, and see that the focus shows."""
        wanted = self.page.locator(selector).first.element_handle()
        for _ in range(_PRESSES):
            if self.page.evaluate("one => one === document.activeElement", wanted):
                shows = self.page.evaluate("one => getComputedStyle(one).outlineStyle !== 'none'", wanted)
                assert shows, f"the focus on {selector} does not show"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    def choose(self, selector: str, value: str) -> None:
        self.reach(selector)
        place, now = (
            self.page.eval_on_selector(
                selector, "(one, value) => [...one.options].findIndex(each => each.value === value)", value
            ),
            self.page.eval_on_selector(selector, "one => one.selectedIndex"),
        )
        for _ in range(abs(place - now)):
            self.page.keyboard.press("ArrowDown" if place > now else "ArrowUp")
        assert self.page.input_value(selector) == value

    def date(self, selector: str, day: str) -> None:
        self.reach(selector)
        year, month, date = day.split("-")
        for parts in ((month, date, year), (date, month, year)):
            # Which part comes first is up to the browser's own language.
            self.page.keyboard.type("".join(parts))
            if self.page.input_value(selector) == day:
                break
            for _ in range(3):
                self.page.keyboard.press("Shift+Tab")
            self.reach(selector)
        assert self.page.input_value(selector) == day
        self.page.keyboard.press("Tab")

    def press(self, selector: str) -> None:
        self.reach(selector)
        if self.page.locator(selector).first.evaluate("one => one.matches('a[href], button[type=submit]')"):
            # A key is handled after the call returns: wait for the page that it leads to.
            with self.page.expect_navigation(wait_until="load"):
                self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.press("Enter")
