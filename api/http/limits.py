"""How much one request, and all of them together, may ask: size of a body, time of an answer, number in progress."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from api.http.negotiation import header
from api.http.problems import Problem, problem_response
from api.http.settings import is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.http.settings import Settings

__all__ = ["Limits"]

_BUSY = {"Retry-After": "5"}


class Limits:
    """421 for a name this server does not have, 413 for a body that is too large (chunked too), 503 when it is full or
    an answer takes too long. What has begun to be sent is not cut off.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._busy = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await problem_response(scope, refused)(scope, receive, send)
            return
        self._busy += 1
        try:
            await self._answered(scope, receive, send)
        finally:
            self._busy -= 1

    def _refused(self, scope: Scope) -> Problem | None:
        if not self._is_ours(header(scope, "host")):
            return Problem(421)
        length = header(scope, "content-length")
        if length and not (length.isascii() and length.isdigit()):
            return Problem(400)
        if length and int(length) > self._settings.max_body_bytes:
            return Problem(413)
        if self._busy >= self._settings.max_requests:
            return Problem(503, headers=_BUSY)
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether the name in ``Host`` is ours: a page elsewhere that points its own name at us gets nothing."""
        if "*" in self._settings.hosts:
            return True
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").lower()
        return name in self._settings.hosts or (is_loopback(name) and is_loopback(self._settings.host))

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False
        left = self._settings.max_body_bytes

        async def received() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise Problem(413)
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            async with asyncio.timeout(self._settings.timeout_seconds):
                await self._app(scope, received, sent)
        except (Problem, TimeoutError) as error:
            if begun:
                raise
            problem = error if isinstance(error, Problem) else Problem(503, headers=_BUSY)
            await problem_response(scope, problem)(scope, receive, send)
