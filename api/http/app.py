"""The application: what is loaded, in which order a request passes the layers, and where the surfaces plug in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.http.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.http.state import Loaded

__all__ = ["create_app", "from_environment"]


def create_app(settings: Settings | None = None, loaded: Loaded | None = None) -> FastAPI:
    """The web application over the models of ``settings``; ``loaded`` gives models that are loaded already.

    Raises ``UserError`` where a model or a setting is not right: before the first request, not during it.
    """
    from fastapi import FastAPI

    from api.http import access, caching, headers, limits, logs, problems, state
    from api.http.version import API_VERSION

    chosen = settings or Settings()
    app = FastAPI(
        title="Zichtlijn",
        version=API_VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings = chosen
    app.state.loaded = loaded or state.load(chosen)
    problems.install(app)
    _plug(app)
    # The last one added is the outermost.
    app.add_middleware(caching.Answers, size=chosen.cache_bytes)
    app.add_middleware(access.Access, settings=chosen)
    app.add_middleware(limits.Limits, settings=chosen)
    app.add_middleware(logs.Logged)
    # Outside the log, which answers what nobody foresaw: a 500 has the headers too. A preflight is answered here.
    app.add_middleware(headers.SafeHeaders, settings=chosen)
    return app


def _plug(app: FastAPI) -> None:
    """Every surface: the API, its document, the terms, health, SPARQL and the pages."""
    from api.http import document, health, sparql, terms
    from api.http.pages import routes as pages
    from api.http.v1 import resources

    app.include_router(resources.router())
    app.include_router(document.router)
    app.include_router(health.router)
    app.include_router(terms.router)
    app.include_router(sparql.router)
    app.include_router(pages.router)


def from_environment() -> FastAPI:
    """The application of one worker, by the environment alone: workers share nothing."""
    from api.http.access import refuse_open_door

    settings = Settings()
    refuse_open_door(settings)
    app = create_app(settings)
    # Before the server says that it is ready: the first reader would wait for it.
    app.state.loaded.warm()
    return app
