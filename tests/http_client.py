"""A synchronous client on the application itself, without a socket: requests as examples read best."""

from __future__ import annotations

import asyncio
import atexit
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from fastapi import FastAPI

__all__ = ["Client"]

_Found = TypeVar("_Found")


@cache
def _loop() -> asyncio.Runner:
    """One event loop for all clients, as a server has; closed when the process ends."""
    runner = asyncio.Runner()
    atexit.register(runner.close)
    return runner


@cache
def _beside() -> ThreadPoolExecutor:
    """The loop runs in a thread of its own: a browser test in the same process keeps another loop in this one."""
    return ThreadPoolExecutor(max_workers=1)


class Client:
    """``Client(app).get("/v1/partners")``."""

    def __init__(self, app: FastAPI, base: str = "http://localhost") -> None:
        self.app = app
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=base)

    def request(self, method: str, address: str, **given: Any) -> httpx.Response:
        """The answer to one request."""
        return self.run(self._client.request(method, address, **given))

    def run(self, asking: Coroutine[Any, Any, _Found]) -> _Found:
        """What ``asking`` gives, in the event loop of all clients."""
        return _beside().submit(_loop().run, asking).result()

    async def answer(self, address: str) -> httpx.Response:
        """The answer to a GET, for who asks several at the same time."""
        return await self._client.get(address)

    def get(self, address: str, **given: Any) -> httpx.Response:
        """The answer to a GET."""
        return self.request("GET", address, **given)

    def post(self, address: str, **given: Any) -> httpx.Response:
        """The answer to a POST."""
        return self.request("POST", address, **given)

    def together(self, addresses: list[str]) -> list[httpx.Response]:
        """The answers to GETs that are sent at the same time."""

        async def all_of() -> list[httpx.Response]:
            return list(await asyncio.gather(*(self._client.get(address) for address in addresses)))

        return self.run(all_of())
