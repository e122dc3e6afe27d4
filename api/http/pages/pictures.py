"""The matrix and the network: the offline pictures as they are, with a way back to the other pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from markupsafe import escape
from starlette.responses import Response

from api.http.answers import compute
from api.http.caching import keep
from api.http.pages.frame import Asked, asked_of
from api.http.pages.menu import MENU, Entry
from api.http.problems import Problem

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis
    from visualisations.legal_view import LegalView

__all__ = ["placed", "router"]

router = APIRouter(include_in_schema=False)

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
_HEAD = '<header class="masthead">'


@router.get("/matrix")
async def matrix(request: Request) -> Response:
    """Who has what and who lacks it. Filters stand after the ``#``: they stay in the browser."""
    from visualisations.matrix import matrix_html

    return await _picture(request, matrix_html)


@router.get("/netwerk")
async def network(request: Request) -> Response:
    """The lines along which it runs, with all of them as text beside the picture."""
    from visualisations.network import network_html

    return await _picture(request, network_html)


async def _picture(request: Request, draw: Callable[[Model, Analysis, str, LegalView | None], str]) -> Response:
    from api.picture_view import legal_view

    asked = asked_of(request)

    def work() -> tuple[str, str]:
        space = asked.workspace
        return placed(draw(space.model, space.analysis, asked.language, legal_view(space)), asked)

    text, policy = await compute(request, work)
    keep(request)
    headers = {"Content-Language": asked.language, "Content-Security-Policy": policy, "Vary": "Accept-Language"}
    return Response(text.encode(), 200, headers, "text/html; charset=utf-8")


def placed(text: str, asked: Asked) -> tuple[str, str]:
    """A picture with the menu of the pages above it, and its own policy, which moves from the file to the header.

    The policy names the hash of every style and script of the file: nothing else runs. Raises ``Problem`` 500 for a
    picture without a policy: that is not ours.
    """
    found = _POLICY.search(text)
    if found is None or _HEAD not in text:
        raise Problem(500)
    language = asked.language
    other, name = ("en", "English") if language == "nl" else ("nl", "Nederlands")
    links = [_link(entry, asked) for entry in MENU]
    links.append(f'<a href="{escape(asked.here(taal=other))}" lang="{other}" hreflang="{other}">{name}</a>')
    label = "Pagina's van Zichtlijn" if language == "nl" else "Pages of Zichtlijn"
    menu = f'<nav class="small" aria-label="{escape(label)}">{" · ".join(links)}</nav>\n'
    icon = '<link rel="icon" href="data:,">\n'
    whole = _POLICY.sub(icon, text, count=1).replace(_HEAD, menu + _HEAD, 1)
    return whole, f"{unescape(found[1])}; img-src data:; frame-ancestors 'none'"


def _link(entry: Entry, asked: Asked) -> str:
    current = ' aria-current="page"' if entry.path == asked.path else ""
    return f'<a href="{escape(asked.link(entry.path))}"{current}>{escape(entry.label.of(asked.language))}</a>'
