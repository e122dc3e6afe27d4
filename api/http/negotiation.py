"""What the caller asked for: form by ``Accept``, language by ``taal`` and ``Accept-Language``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["LANGUAGES", "chosen", "header", "language_of"]

LANGUAGES = ("nl", "en")


def header(scope: Scope, name: str) -> str:
    """All values of a request header, joined with commas; empty when it is absent."""
    wanted = name.lower().encode()
    return ",".join(value.decode("latin-1") for key, value in scope["headers"] if key == wanted)


def _weighed(listed: str) -> list[tuple[str, float]]:
    found = []
    for part in listed.split(",")[:50]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = min(1.0, max(0.0, float(parameter[2:])))
                except ValueError:
                    weight = 0.0
        if name:
            found.append((name, weight if weight == weight else 0.0))
    return found


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that suits ``accept`` best (RFC 9110, 12.5.1); the first of equals; ``None`` for none.

    >>> chosen("text/turtle, */*;q=0.1", ("text/html", "text/turtle"))
    'text/turtle'
    >>> chosen("", ("text/html", "text/turtle")), chosen("image/png", ("text/html",))
    ('text/html', None)
    """
    if not accept.strip():
        return offered[0]
    asked = _weighed(accept)
    best, weight = None, 0.0
    for one in offered:
        found = _weight(one, asked)
        if found > weight:
            best, weight = one, found
    return best


def _weight(offered: str, asked: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that ``offered`` falls in."""
    kind = offered.partition("/")[0]
    for wanted in (offered, f"{kind}/*", "*/*"):
        for name, weight in asked:
            if name == wanted:
                return weight
    return 0.0


def language_of(scope: Scope) -> str:
    """``taal`` of the query where it is ``nl`` or ``en``; else the best of ``Accept-Language``; else Dutch."""
    told = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=200).get("taal", [""])[0] if (
        b"taal=" in scope.get("query_string", b"")
    ) else ""  # fmt: skip
    if told in LANGUAGES:
        return told
    listed = header(scope, "accept-language")
    if not listed:
        return "nl"
    best, weight = "nl", 0.0
    for name, found in _weighed(listed):
        language = name.partition("-")[0]
        if language in LANGUAGES and found > weight:
            best, weight = language, found
    return best
