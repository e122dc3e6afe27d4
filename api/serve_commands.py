"""The command ``serve``: the web application and the REST API on this machine, with nothing to set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from api.http.settings import Settings

__all__ = ["serve"]


def serve(
    model: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MODEL…]", help="Namen van modellen, of Turtle-bestanden; zonder: rijswijk."),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", help="Adres; buiten deze machine alleen met een aanmelding (zie docs/api.md)."),
    ] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="Poort; zonder: 8000.")] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Aantal processen; zonder: 1.")
    ] = None,
) -> None:
    """Start de webtoepassing en de REST API, met het meegeleverde model van Rijswijk.

    Voorbeeld: zichtlijn serve --port 8000
    """
    import os

    from api.http.access import refuse_open_door
    from api.http.settings import PREFIX

    given = {"MODELS": model and ",".join(model), "HOST": host, "PORT": port, "WORKERS": workers}
    # Workers are processes of their own: the environment is the one thing they read.
    os.environ.update({PREFIX + name: str(value) for name, value in given.items() if value})
    settings = _settings()
    refuse_open_door(settings)
    typer.echo(f"Zichtlijn: http://{settings.host}:{settings.port}/  (stoppen: Ctrl+C)", err=True)
    _run(settings.host, settings.port, settings.workers, settings.stop_seconds)


def _settings() -> Settings:
    """The settings. Raises ``UserError`` with the names of those that are not right, never with their values."""
    from pydantic import ValidationError

    from api.http.settings import PREFIX, Settings
    from ontology.errors import UserError

    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(sorted({PREFIX + str(one["loc"][0]).upper() for one in error.errors() if one["loc"]}))
        raise UserError(
            f"Deze instellingen kloppen niet: {names}. Zie docs/api.md.",
            f"These settings are not right: {names}. See docs/api.md.",
        ) from None


def _run(host: str, port: int, workers: int, stop_seconds: int) -> None:
    import uvicorn

    from api.http.logs import log_settings

    if workers == 1:
        # Loaded here, so that a model that is not right is told as a message of this command.
        from api.http.app import from_environment

        uvicorn.run(
            from_environment(), host=host, port=port, log_config=log_settings(), access_log=False,
            server_header=False, date_header=True, proxy_headers=False, timeout_graceful_shutdown=stop_seconds,
            h11_max_incomplete_event_size=16_384,
        )  # fmt: skip
        return
    uvicorn.run(
        "api.http.app:from_environment", factory=True, workers=workers, host=host, port=port,
        log_config=log_settings(), access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=stop_seconds, h11_max_incomplete_event_size=16_384,
    )  # fmt: skip
