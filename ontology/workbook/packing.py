"""A zip with the same bytes every time: fixed order, fixed times, no machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

__all__ = ["pack"]

_WHEN = (1980, 1, 1, 0, 0, 0)


def pack(parts: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """The parts as a zip; those named in ``stored`` are not compressed.

    >>> pack([("a", b"x")]) == pack([("a", b"x")])
    True
    """
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, raw in parts:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw)
    return written.getvalue()
