"""The read-only SPARQL 1.1 Protocol endpoint, outside ``/v1`` because its parameters are not those of the API rules.

A query is somebody else's program. Its text is looked at here, without running anything; it runs in a process of its
own with limits (:mod:`ontology.sparql_service`). No query is kept, repeated in an error or written in a log.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.guard import refuse_personal
from api.http.negotiation import chosen, header, language_of
from api.http.problems import Problem
from api.http.sparql_page import described_page, description
from api.http.sparql_request import SparqlRequest, of_body, of_form, of_query
from ontology.sparql_answering import Answered, Asked, Ending
from ontology.sparql_guard import foreign_graph, guard, texts
from ontology.sparql_results import GRAPH_FORMS, ROW_FORMS
from ontology.terms import Text

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ontology.sparql_service import SparqlService

__all__ = ["router"]


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """The process for queries begins with the server, and ends with it."""
    service = _service(app)
    asyncio.get_running_loop().run_in_executor(None, service.start)
    yield
    await to_thread.run_sync(service.close)


router = APIRouter(include_in_schema=False, lifespan=_running)

_DESCRIPTION_FORMS = ("text/turtle", "text/html")
_TOO_MUCH: Mapping[str, Text] = {
    Ending.TIME: Text(
        "De vraag duurde te lang en is gestopt. Vraag minder tegelijk.",
        "The query took too long and was ended. Ask for less at a time.",
    ),
    Ending.MEMORY: Text(
        "De vraag vroeg te veel geheugen en is gestopt. Vraag minder tegelijk.",
        "The query took too much memory and was ended. Ask for less at a time.",
    ),
    Ending.SIZE: Text(
        "Het antwoord is te groot; er is niets van weggelaten, er is niets gegeven. Gebruik LIMIT en OFFSET.",
        "The answer is too large; nothing was left out, nothing was given. Use LIMIT and OFFSET.",
    ),
    Ending.FULL: Text(
        "Er lopen al zoveel vragen als kan. Probeer het zo weer.",
        "As many queries as possible are running. Try again shortly.",
    ),
    Ending.BROKEN: Text("De vraag is afgebroken.", "The query was broken off."),
}
_AGAIN = {"Retry-After": "5"}


@router.get("/sparql")
async def ask_by_address(request: Request) -> Response:
    """A query in the address; without one, the description of the service."""
    if "query" not in request.query_params:
        return _described(request)
    return await _answered(request, of_query(request.query_params.multi_items()))


@router.post("/sparql")
async def ask_by_body(request: Request) -> Response:
    """A query as a form, or as the whole body."""
    kind, _, parameters = header(request.scope, "content-type").lower().partition(";")
    charset = parameters.replace(" ", "").partition("charset=")[2].partition(";")[0].strip('"')
    if charset not in ("", "utf-8") or kind.strip() not in _READERS:
        raise Problem(
            415,
            Text(
                "Stuur application/sparql-query of application/x-www-form-urlencoded, in UTF-8.",
                "Send application/sparql-query or application/x-www-form-urlencoded, in UTF-8.",
            ),
        )
    read = _READERS[kind.strip()]
    return await _answered(request, read(await request.body(), request.query_params.multi_items()))


_READERS = {"application/sparql-query": of_body, "application/x-www-form-urlencoded": of_form}


def _service(app: Any) -> SparqlService:
    """The one of this application; its process is started at the first query at the latest."""
    from ontology.sparql_dataset import dataset_of, graphs_of
    from ontology.sparql_limits import Limits
    from ontology.sparql_service import SparqlService

    if not hasattr(app.state, "sparql"):
        settings, loaded = app.state.settings, app.state.loaded
        limits = Limits(
            settings.sparql_seconds, settings.sparql_memory_bytes, settings.sparql_rows, settings.sparql_bytes
        )
        app.state.sparql = SparqlService(
            lambda: dataset_of([loaded.told(name) for name in loaded.models]),
            graphs_of(list(loaded.models.values())),
            limits,
            settings.sparql_workers,
        )
        # A few more than run: who finds it full is told so at once.
        app.state.sparql_threads = CapacityLimiter(settings.sparql_workers + 8)
    service: SparqlService = app.state.sparql
    return service


def _described(request: Request) -> Response:
    if set(request.query_params) - {"taal"}:
        raise Problem(400, Text("Er is geen query.", "There is no query."))
    form = chosen(header(request.scope, "accept"), _DESCRIPTION_FORMS)
    if form is None:
        raise Problem(406)
    graphs = _service(request.app).graphs
    settings, language = request.app.state.settings, language_of(request.scope)
    body = description(graphs, settings) if form == "text/turtle" else described_page(graphs, settings, language)
    return Response(body, headers={"Content-Type": f"{form}; charset=utf-8", "Cache-Control": "no-cache"})


async def _answered(request: Request, asked: SparqlRequest) -> Response:
    accept = header(request.scope, "accept")
    row_form, graph_form = chosen(accept, ROW_FORMS), chosen(accept, GRAPH_FORMS)
    if row_form is None and graph_form is None:
        raise Problem(406)
    service = _service(request.app)
    guard(asked.query, service.graphs)
    refuse_personal(("query", "query", text) for text in texts(asked.query))
    if not {*asked.default_graphs, *asked.named_graphs} <= set(service.graphs):
        raise foreign_graph()
    own_dataset = bool(asked.default_graphs or asked.named_graphs)
    question = Asked(
        asked.query,
        row_form,
        graph_form,
        asked.default_graphs if own_dataset else None,
        asked.named_graphs if own_dataset else None,
    )
    answer = await to_thread.run_sync(
        lambda: service.ask(question), limiter=request.app.state.sparql_threads, abandon_on_cancel=True
    )
    return _response(answer)


def _response(answer: Answered) -> Response:
    if answer.ending == Ending.ANSWERED:
        kind = f"{answer.form}; charset=utf-8" if answer.form.startswith("text/") else answer.form
        return Response(answer.body, headers={"Content-Type": kind})
    if answer.ending == Ending.REFUSED:
        raise Problem(400, Text(answer.nl, answer.en))
    if answer.ending == Ending.NO_FORM:
        raise Problem(406)
    again = _AGAIN if answer.ending in (Ending.FULL, Ending.BROKEN) else {}
    raise Problem(503, _TOO_MUCH[answer.ending], headers=again)
