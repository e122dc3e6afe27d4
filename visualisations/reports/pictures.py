"""A drawn sheet made small enough to travel in a report: the same picture in fewer colours."""

from __future__ import annotations

from io import BytesIO

__all__ = ["lighter"]

_COLOURS = 64


def lighter(png: bytes) -> bytes:
    """The PNG with a palette: line drawings have few colours, so nothing is lost that anybody sees."""
    from PIL import Image

    written = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
