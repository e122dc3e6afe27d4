"""HEAD, strong ETags, 304, and a bounded memory of answers already given.

Every GET answer is a function of the address, ``Accept`` and the language alone: the models never change while a
worker runs. An answer is kept only when its handler asks for it with :func:`keep`.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from api.http.negotiation import header, language_of
from api.http.routing import template_of

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Answers", "keep"]

_KEEP = "zichtlijn.keep"
_LARGEST_SHARE = 4
_Headers = list[tuple[bytes, bytes]]


def keep(request: Request) -> None:
    """Say that this answer depends on address, ``Accept`` and language only, so it may be given again from memory."""
    request.scope[_KEEP] = True


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: _Headers
    body: bytes
    etag: bytes | None


class Answers:
    """HEAD as GET without the body; ETag and 304 on every whole 200 answer to GET; kept answers from memory."""

    def __init__(self, app: ASGIApp, size: int) -> None:
        self._app, self._size, self._used = app, size, 0
        self._kept: OrderedDict[object, _Answer] = OrderedDict()
        self._making: dict[object, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, from memory where that is possible."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], header(scope, "accept"), language_of(scope))
        answer = self._kept.get(key)
        while answer is None and key in self._making:
            # Somebody else asks the same: wait for that answer instead of making it twice.
            await self._making[key].wait()
            answer = self._kept.get(key)
            if answer is None:
                break
        if answer is None:
            answer = await self._made(key, scope, receive)
        else:
            self._kept.move_to_end(key)
            scope["zichtlijn.route"] = "(onthouden)"
        await _tell(scope, send, answer)

    async def _made(self, key: object, scope: Scope, receive: Receive) -> _Answer:
        done = self._making.setdefault(key, asyncio.Event())
        inner = {**scope, "method": "GET"}
        try:
            answer = await _collected(self._app, inner, receive)
            if inner.get(_KEEP) and answer.status == 200:
                self._keep(key, answer)
        finally:
            scope["zichtlijn.route"] = template_of(inner)
            done.set()
            if self._making.get(key) is done:
                del self._making[key]
        return answer

    def _keep(self, key: object, answer: _Answer) -> None:
        if len(answer.body) * _LARGEST_SHARE > self._size:
            return
        replaced = self._kept.pop(key, None)
        self._used += len(answer.body) - (0 if replaced is None else len(replaced.body))
        self._kept[key] = answer
        while self._used > self._size:
            _, oldest = self._kept.popitem(last=False)
            self._used -= len(oldest.body)


async def _collected(app: ASGIApp, scope: Scope, receive: Receive) -> _Answer:
    """The whole answer of ``app``, with a strong ETag where it is a 200."""
    status, headers, parts = 500, list[tuple[bytes, bytes]](), list[bytes]()

    async def sent(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, sent)
    body = b"".join(parts)
    etag = next((value for name, value in headers if name == b"etag"), None)
    if status == 200 and etag is None:
        etag = b'"' + sha256(body).hexdigest()[:32].encode() + b'"'
        headers.append((b"etag", etag))
    if status not in (204, 304) and all(name != b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(body)).encode()))
    return _Answer(status, headers, body, etag if status == 200 else None)


async def _tell(scope: Scope, send: Send, answer: _Answer) -> None:
    known = header(scope, "if-none-match")
    status, headers, body = answer.status, list(answer.headers), answer.body
    if answer.etag is not None and known and _matches(known, answer.etag.decode("latin-1")):
        status, body = 304, b""
        headers = [(name, value) for name, value in headers if name not in (b"content-length", b"content-type")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _matches(known: str, etag: str) -> bool:
    """Weak comparison, as RFC 9110 13.1.2 asks for ``If-None-Match``."""
    listed = [one.strip().removeprefix("W/") for one in known.split(",")]
    return "*" in listed or etag in listed
