"""The template of the route that answers a request: what a log may say instead of the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["template_of"]


def template_of(scope: Scope) -> str:
    """``/v1/actoren/{id}`` for ``/v1/actoren/ggz``; ``-`` where nothing answers.

    >>> template_of({"path": "/v1/niets"})
    '-'
    """
    path = getattr(scope.get("route"), "path", None)
    if path is None:
        return "-"
    # A route of an included router knows its own part of the address only.
    below = scope["path"].startswith("/v1/") and not str(path).startswith("/v1/")
    return f"/v1{path}" if below else str(path)
