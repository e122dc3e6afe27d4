"""Opens a picture from disk in Chromium with the network cut off, and writes down everything it tries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request, sync_playwright

__all__ = ["CHROMIUM", "Opened", "chromium", "opened"]

CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Opened:
    """A page and what happened on it: requests beside the file itself, console messages, errors, dialogs."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def quiet(self) -> bool:
        """Whether nothing was asked, said or thrown; a breach of the content policy is a console message."""
        return not (self.requests or self.messages or self.dialogs)

    def note_request(self, request: Request) -> None:
        if request.url.partition("#")[0] != self.address:
            self.requests.append(request.url)

    def note_message(self, message: ConsoleMessage) -> None:
        self.messages.append(message.text)

    def note_error(self, error: Error) -> None:
        self.messages.append(str(error))

    def note_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, fragment: str = "", **options: Any) -> Iterator[Opened]:
    """The file in a fresh, offline context; ``options`` go to the context (viewport, colour scheme)."""
    context = browser.new_context(offline=True, **options)
    page = context.new_page()
    seen = Opened(page, file.as_uri())
    page.on("request", seen.note_request)
    page.on("console", seen.note_message)
    page.on("pageerror", seen.note_error)
    page.on("dialog", seen.note_dialog)
    page.goto(seen.address + fragment)
    page.wait_for_load_state("load")
    yield seen
    context.close()
