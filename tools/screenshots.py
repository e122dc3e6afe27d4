"""Draw both pictures of a packaged model and photograph them for the documentation: docs/images/{matrix,network}.png.

    .venv/bin/python -m tools.screenshots [MODEL]

Uses Debian's Chromium; opens the files from disk, offline.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ontology.loading import load_model
from queries.analysis import analyse
from tests.browser.opening import chromium, opened
from visualisations.matrix import matrix_html
from visualisations.network import network_html

__all__ = ["main"]

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
PICTURES = {"matrix": (matrix_html, 900, True), "network": (network_html, 1240, False)}
"""What draws it, the height of the window, whether the whole page is photographed (legend and date always are)."""


def main(reference: str = "rijswijk") -> None:
    """Photograph the matrix and the network of the model named or stored at ``reference``."""
    model = load_model(reference)
    analysis = analyse(model)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, chromium() as browser:
        for name, (draw, height, whole) in PICTURES.items():
            file = Path(folder, f"{name}.html")
            file.write_text(draw(model, analysis, "nl"), encoding="utf-8")
            with opened(browser, file, viewport={"width": 1440, "height": height}, color_scheme="light") as seen:
                seen.page.wait_for_timeout(400)
                seen.page.screenshot(path=IMAGES / f"{name}.png", full_page=whole)
            print(f"docs/images/{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:2])
