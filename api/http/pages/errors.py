"""An error as a page, for who looks with a browser; programs get problem details."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response

from api.http.headers import PAGE_POLICY
from api.http.negotiation import chosen, header, language_of
from api.http.pages.frame import bare
from api.http.problems import PROBLEM_JSON, TITLES
from ontology.terms import Text

if TYPE_CHECKING:
    from starlette.types import Scope

    from api.http.problems import Problem

__all__ = ["error_page"]

_WRONG = Text("Wat er in dit adres niet klopt:", "What is not right in this address:")
_FOR_PROGRAMS = ("/v1", "/sparql", "/def", "/id", "/doc", "/gezond", "/gereed")


def error_page(scope: Scope, problem: Problem) -> Response | None:
    """The page of ``problem``; ``None`` where problem details are the answer."""
    path = scope.get("path", "")
    for_programs = any(path == start or path.startswith(f"{start}/") for start in _FOR_PROGRAMS)
    if for_programs or chosen(header(scope, "accept"), (PROBLEM_JSON, "text/html")) != "text/html":
        return None
    language = language_of(scope)
    phrase = HTTPStatus(problem.status).phrase
    _, title, standard = TITLES.get(problem.status) or ("", Text(phrase, phrase), Text(phrase, phrase))
    detail = problem.detail or (_WRONG if problem.entries else standard)
    told = {"title": title, "status": problem.status, "detail": detail, "entries": problem.entries}
    body = bare("error.html.j2", scope, scope["app"].state.settings, told)
    safe = {"Content-Security-Policy": PAGE_POLICY, "X-Content-Type-Options": "nosniff"}
    headers = {"Content-Language": language, "Cache-Control": "no-store", **safe, **problem.headers}
    return Response(body, problem.status, headers, "text/html; charset=utf-8")
