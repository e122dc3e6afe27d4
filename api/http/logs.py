"""Log lines as JSON, one per request, without content: no address, no query, no body, no header, no person.

A line names the template of the route (``/v1/actoren/{id}``), so nothing that a caller wrote can come into the log.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from api.http.problems import Problem, problem_response
from api.http.routing import template_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["JsonLines", "Logged", "log_settings"]

_LOG = logging.getLogger("zichtlijn.http")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"})


class JsonLines(logging.Formatter):
    """One JSON object per line. Of an exception its kind and place in our code, never its message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; control characters and line ends are escaped by JSON."""
        line: dict[str, object] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname.lower(),
            "bron": record.name,
        }
        fields = getattr(record, "fields", None)
        if isinstance(fields, dict):
            line |= fields
        elif record.name.startswith("uvicorn"):
            # The template only for what is ours to know: arguments may hold what a caller sent.
            line["gebeurtenis"] = str(record.msg) if record.args else record.getMessage()
        else:
            line["gebeurtenis"] = str(record.msg)
        if record.exc_info and record.exc_info[0] is not None:
            line["uitzondering"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=True)


def log_settings(level: str = "INFO") -> dict[str, object]:
    """Settings for ``logging.config``: everything as JSON lines on standard error, without the log of addresses."""
    handler = {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}
    quiet = {"handlers": ["default"], "level": level, "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "api.http.logs.JsonLines"}},
        "handlers": {"default": handler},
        "loggers": {
            "uvicorn": quiet,
            "uvicorn.error": quiet,
            "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "zichtlijn": quiet,
        },
    }


class Logged:
    """One line per request; what nobody foresaw becomes a 500 with a number that stands in the line too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer and write the line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status, size = time.perf_counter(), 0, 0
        number = secrets.token_hex(8)

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", number.encode())]
            else:
                size += len(message.get("body", b""))
            await send(message)

        broken: dict[str, object] = {}
        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            broken = _broken(error)
            if status == 0:
                await problem_response(scope, Problem(500))(scope, receive, sent)
            else:
                raise
        finally:
            _write(scope, number, status, size, time.perf_counter() - begin, broken)


def _write(scope: Scope, number: str, status: int, size: int, seconds: float, broken: dict[str, object]) -> None:
    route = scope.get("zichtlijn.route") or template_of(scope)
    fields = {
        "gebeurtenis": "verzoek",
        "verzoek": number,
        "methode": scope["method"] if scope["method"] in _METHODS else "ander",
        "route": route,
        "status": status,
        "bytes": size,
        "ms": round(seconds * 1000, 1),
        **broken,
    }
    _LOG.log(logging.ERROR if broken or status >= 500 else logging.INFO, "verzoek", extra={"fields": fields})


def _broken(error: Exception) -> dict[str, object]:
    """The kind of an unforeseen error and where in our code it was; its message may hold what a caller sent."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        module = str(trace.tb_frame.f_globals.get("__name__", "?"))
        places.append(f"{module}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {"uitzondering": type(error).__name__, "plaats": places[-6:]}
