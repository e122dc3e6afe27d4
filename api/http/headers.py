"""Headers that are on every answer: safety, version of the API, and which origins may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import Response

from api.http.negotiation import header
from api.http.version import API_VERSION, DOCUMENT

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.http.settings import Settings

__all__ = ["API_POLICY", "PAGE_POLICY", "SafeHeaders"]

API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For what a browser shows. No inline styles and scripts; a page may state a stricter policy itself."""

_ALWAYS = {
    "API-Version": API_VERSION,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept-Language, Authorization, Content-Type, If-None-Match, X-Api-Key",
    "Access-Control-Max-Age": "600",
}


class SafeHeaders:
    """Puts the headers on every answer; what an answer says itself about caching and content policy stays."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._origins = frozenset(settings.cors_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(scope, MutableHeaders(scope=message))
            await send(message)

        if self._is_preflight(scope):
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, sent)
            return
        await self._app(scope, receive, sent)

    def _is_preflight(self, scope: Scope) -> bool:
        """Whether a browser asks beforehand if an admitted origin may ask."""
        if scope["method"] != "OPTIONS" or not header(scope, "access-control-request-method"):
            return False
        return scope["path"] == DOCUMENT or header(scope, "origin") in self._origins

    def _add(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in _ALWAYS.items():
            headers[name] = value
        html = headers.get("Content-Type", "").startswith("text/html")
        headers.setdefault("Content-Security-Policy", PAGE_POLICY if html else API_POLICY)
        headers.setdefault("Cache-Control", "no-store")
        headers.add_vary_header("Accept")
        headers.add_vary_header("Accept-Language")
        if scope["path"] == DOCUMENT:
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Access-Control-Expose-Headers"] = "API-Version, ETag"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            return
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not self._origins:
            return
        headers.add_vary_header("Origin")
        origin = header(scope, "origin")
        if origin in self._origins:
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = "API-Version, ETag, Link"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
