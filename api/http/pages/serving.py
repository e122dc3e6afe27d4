"""Styles and scripts of the pages: our own files only, under an address that changes with their content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.problems import Problem

__all__ = ["FILES", "STYLES", "address_of", "router"]

STYLES = ("vendor.css", "marks.css", "verdicts.css", "pages.css")
"""The style sheets of every page, in order; the theme of the municipality comes before them."""

_VENDORED = (
    "nl-button.css",
    "nl-data-badge.css",
    "nl-skip-link.css",
    "utrecht-alert.css",
    "utrecht-form-label.css",
    "utrecht-select.css",
    "utrecht-table.css",
)
_SCRIPTS = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"


def _static(*names: str) -> Callable[[], bytes]:
    place = files("api.http.pages").joinpath("static")
    return lambda: b"\n".join(place.joinpath(name).read_bytes() for name in names)


def _picture(name: str) -> Callable[[], bytes]:
    return lambda: files("visualisations").joinpath("assets", name).read_bytes()


FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "asking.css": (_STYLE, _static("asking.css")),
    "dark.css": (_STYLE, _static("dark.css")),
    "marks.css": (_STYLE, _picture("marks.css")),
    "pages.css": (_STYLE, _static("pages.css")),
    "pages.js": (_SCRIPTS, _static("pages.js")),
    "tokens.css": (_STYLE, _static("vendor/voorbeeld-tokens.css")),
    "vendor.css": (_STYLE, _static(*(f"vendor/{name}" for name in _VENDORED))),
    "verdicts.css": (_STYLE, _picture("verdicts.css")),
}
"""What is served, by name: its media type and what reads it."""

router = APIRouter(include_in_schema=False)


@cache
def _read(name: str) -> bytes:
    return FILES[name][1]()


@cache
def address_of(name: str) -> str:
    """The address of a file; another content is another address."""
    return f"/statisch/{name}?v={sha256(_read(name)).hexdigest()[:12]}"


@router.get("/statisch/thema.css")
async def theme(request: Request) -> Response:
    """The tokens of the municipality itself (setting ``pages_theme_file``)."""
    chosen = request.app.state.settings.pages_theme_file
    if chosen is None:
        raise Problem(404)
    return Response(chosen.read_bytes(), media_type=_STYLE, headers={"Cache-Control": "no-cache"})


@router.get("/statisch/{name}")
async def static(request: Request, name: str) -> Response:
    """One of our own files."""
    if name not in FILES:
        raise Problem(404)
    kept = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
    return Response(_read(name), media_type=FILES[name][0], headers={"Cache-Control": kept})
