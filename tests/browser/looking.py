"""Measures what is seen: where an element stands, and how its pixels look in grey."""

from __future__ import annotations

from base64 import b64encode

from playwright.sync_api import Locator, Page

__all__ = ["box", "difference", "greys_of", "shot_of"]


def box(locator: Locator) -> dict[str, float]:
    """Place and size of an element on the screen."""
    found = locator.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def shot_of(mark: Locator) -> bytes:
    """A mark as a PNG at 34 × 20, so that marks can be compared pixel by pixel."""
    mark.evaluate("m => { m.style.width = '34px'; m.style.height = '20px'; m.style.minWidth = '34px'; }")
    return mark.screenshot()


def greys_of(page: Page, shot: bytes) -> list[int]:
    """The red channel of a PNG, read by a canvas, at 34 × 20."""
    greys: list[int] = page.evaluate(
        """async (source) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const canvas = new OffscreenCanvas(34, 20);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0, 34, 20);
            return [...context.getImageData(0, 0, 34, 20).data].filter((_, place) => place % 4 === 0);
        }""",
        "data:image/png;base64," + b64encode(shot).decode(),
    )
    return greys


def difference(one: list[int], two: list[int]) -> float:
    """The part of the pixels that clearly differ in grey, 0 to 1."""
    return sum(abs(left - right) > 40 for left, right in zip(one, two, strict=True)) / len(one)
