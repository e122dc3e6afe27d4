"""Pages that explain: the terms with their source, the method and its limits, the accessibility statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.explained import explained_of, grouped
from api.http.pages.frame import Asked, show
from ontology.terms import Text

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SCHEMES = {
    "begrip": Text("Begrippen", "Terms"),
    "state": Text("Wat de wet zegt: zeven uitkomsten", "What the law says: seven states"),
}


@router.get("/begrippen")
async def terms(request: Request) -> Response:
    """Every term with its definition."""
    return await show(request, "terms.html.j2", Text("Begrippen", "Terms"), _terms)


@router.get("/methode")
async def method(request: Request) -> Response:
    """How the answers are made, and what they cannot say."""
    return await show(request, "method.html.j2", Text("Methode en grenzen", "Method and limits"), _method)


@router.get("/toegankelijkheid")
async def accessibility(request: Request) -> Response:
    """What was tested of the accessibility of these pages, and what was not."""
    return await show(request, "accessibility.html.j2", Text("Toegankelijkheid", "Accessibility"))


def _terms(asked: Asked) -> Mapping[str, Any]:
    found = explained_of(asked.loaded, asked.workspace.model)
    lists = grouped(found, asked.language)
    return {"lists": [(name, _SCHEMES.get(name, Text(name, name)), terms) for name, terms in lists]}


def _method(asked: Asked) -> Mapping[str, Any]:
    law, space = asked.workspace.law, asked.workspace
    in_force = law.on(space.flows.bench.day).norm
    return {
        "norms": len(in_force),
        "acts": len({norm.act for norm in in_force.values()}),
        "old": sum(norm.text_state.needs_recheck for norm in in_force.values()),
        "doubts": len(law.doubts),
        "fingerprint": law.fingerprint[:12],
    }
