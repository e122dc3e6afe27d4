"""Everything under ``/v1`` together."""

from __future__ import annotations

from fastapi import APIRouter, Depends

__all__ = ["router"]


def router() -> APIRouter:
    """Everything under ``/v1``; personal data in a path or a query is refused before anything else."""
    from api.http.guard import guarded
    from api.http.v1 import analyses, grounds, judging, parts, searching

    found = APIRouter(prefix="/v1", dependencies=[Depends(guarded)])
    for part, tag in (
        (parts, "Modellen"),
        (grounds, "Gronden"),
        (analyses, "Analyses"),
        (judging, "Oordelen"),
        (searching, "Zoeken"),
    ):
        found.include_router(part.router, tags=[tag])
    return found
