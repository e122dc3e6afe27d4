"""The application on a port of this machine, for a browser; everything the browser does is written down."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page

from api.http.app import create_app
from api.http.settings import Settings

__all__ = ["Visit", "served", "visiting"]


@contextmanager
def served(*models: str) -> Iterator[str]:
    """The address of a server of ``models`` that runs until the end of the block."""
    port = _free()
    app = create_app(Settings(models=models))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 120
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@dataclass
class Visit:
    """A page, with what went elsewhere and what the console said; a breach of the content policy is a message."""

    page: Page
    site: str
    elsewhere: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.page.wait_for_load_state("load")


@contextmanager
def visiting(browser: Browser, site: str, **options: Any) -> Iterator[Visit]:
    """A visitor with a fresh browser; ``options`` go to the context (viewport, colour scheme)."""
    context = browser.new_context(**{"locale": "nl-NL", **options})
    page = context.new_page()
    visit = Visit(page, site)

    def asked(address: str) -> None:
        if not address.startswith((site, "data:")):
            visit.elsewhere.append(address)

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: visit.messages.append(message.text))
    page.on("pageerror", lambda error: visit.messages.append(str(error)))
    yield visit
    context.close()
