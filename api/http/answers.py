"""How a handler answers: the bytes of the wire format, a page of a list, work that takes long in a thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.responses import Response

from api.wire import dump

if TYPE_CHECKING:
    from fastapi import Request

__all__ = ["JSON", "PAGE_SIZE", "compute", "json_answer", "paged"]

JSON = "application/json"
PAGE_SIZE = 20
_Answer = TypeVar("_Answer")


def json_answer(answer: object, status: int = 200) -> Response:
    """The same bytes as ``--json`` on the command line."""
    return Response(dump(answer), status, media_type=JSON)


async def compute(request: Request, work: Callable[[], _Answer]) -> _Answer:
    """Do ``work`` in a thread, a bounded number at the same time, so that short answers need not wait for long ones."""
    state = request.app.state
    if not hasattr(state, "limiter"):
        state.limiter = CapacityLimiter(state.settings.threads)
    return await to_thread.run_sync(work, limiter=state.limiter, abandon_on_cancel=True)


def paged(request: Request, name: str, rows: Sequence[Any], page: int, size: int, **beside: object) -> dict[str, Any]:
    """One page of ``rows`` under ``name``, with how many there are and links to the other pages."""
    pages = max(1, -(-len(rows) // size))
    given = [(key, value) for key, value in request.query_params.multi_items() if key != "pagina"]

    def link(number: int) -> dict[str, str]:
        return {"href": f"{request.url.path}?{urlencode([*given, ('pagina', str(number))])}"}

    links: Mapping[str, dict[str, str] | None] = {
        "deze": link(page),
        "eerste": link(1),
        "vorige": link(page - 1) if 1 < page <= pages else None,
        "volgende": link(page + 1) if page < pages else None,
        "laatste": link(pages),
    }
    return {
        **beside,
        name: list(rows[(page - 1) * size : page * size]),
        "aantal": len(rows),
        "pagina": page,
        "paginaGrootte": size,
        "aantalPaginas": pages,
        "links": links,
    }
