"""Health and readiness, for who runs the server: outside ``/v1``, without a login."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.answers import json_answer
from api.http.problems import Problem
from api.http.state import loaded_of
from ontology.terms import Text

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/gezond")
async def healthy() -> Response:
    """The process runs and answers."""
    return json_answer({"status": "gezond"})


@router.get("/gereed")
async def ready(request: Request) -> Response:
    """The law and the models are loaded; 503 until they are."""
    loaded = loaded_of(request)
    if not loaded.models or not loaded.law.norms:
        raise Problem(503, Text("Nog niet geladen.", "Not loaded yet."))
    return json_answer({"status": "gereed", "modellen": sorted(loaded.models)})
