"""Photograph both pictures of a packaged model, with the law, and two web pages, for the documentation.

    .venv/bin/python -m tools.screenshots [MODEL]

Writes docs/images/{matrix,network,start,sharing}.png, 1280 pixels wide as on a projector, and
docs/images/{matrix,network}-print.png, the first sheet of A3. Uses Debian's Chromium; the pictures are opened from
disk, offline.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from api.picture_view import legal_view
from api.workspace import open_workspace
from tests.browser.opening import chromium, opened
from tests.browser.serving import served, visiting
from visualisations.matrix import matrix_html
from visualisations.network import network_html

__all__ = ["main"]

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
PICTURES = {"matrix": (matrix_html, 720, True), "network": (network_html, 1320, False)}
"""What draws it, the height of the window, whether the whole page is photographed (legend and date always are)."""

PAGES = {
    "start": "/?taal=nl",
    "sharing": "/delen?houder=huisarts&ontvanger=veilig-thuis&item=non-fatal-strangulation"
    "&doel=investigate-domestic-violence&taal=nl",
}
"""The web pages that the README shows, by the name of the image."""

_PAPER = {"width": 1519, "height": 1054}  # A3 landscape within its margins, at 96 pixels an inch


def main(reference: str = "rijswijk") -> None:
    """Photograph the matrix and the network of the model named or stored at ``reference``."""
    workspace = open_workspace(reference)
    legal = legal_view(workspace)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, chromium() as browser:
        for name, (draw, height, whole) in PICTURES.items():
            file = Path(folder, f"{name}.html")
            file.write_text(draw(workspace.model, workspace.analysis, "nl", legal), encoding="utf-8")
            with opened(browser, file, viewport={"width": 1280, "height": height}, color_scheme="light") as seen:
                seen.page.wait_for_timeout(400)
                seen.page.screenshot(path=IMAGES / f"{name}.png", full_page=whole)
            with opened(browser, file, viewport=_PAPER, color_scheme="light") as seen:
                seen.page.emulate_media(media="print")
                seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
                seen.page.wait_for_timeout(400)
                seen.page.screenshot(path=IMAGES / f"{name}-print.png")
            print(f"docs/images/{name}.png docs/images/{name}-print.png")
        with served(reference) as site:
            for name, address in PAGES.items():
                with visiting(browser, site, viewport={"width": 1280, "height": 720}, color_scheme="light") as visit:
                    visit.go(address)
                    visit.page.screenshot(path=IMAGES / f"{name}.png", full_page=True)
                print(f"docs/images/{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:2])
