"""Every error as RFC 9457 problem details: one shape, two languages, all at once, nothing echoed that is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.http.negotiation import language_of
from api.http.telling import entries_of
from ontology.errors import RefusedInput, UnknownName, UserError
from ontology.terms import Text

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from starlette.types import Scope

__all__ = ["PROBLEM_JSON", "TITLES", "Entry", "Problem", "install", "missing", "problem_response", "show_as_page"]

PROBLEM_JSON = "application/problem+json"
_TYPE = "https://w3id.org/zichtlijn/problem/"

TITLES: Mapping[int, tuple[str, Text, Text]] = {
    400: (
        "invalid-input",
        Text("Ongeldige invoer", "Invalid input"),
        Text("De invoer klopt niet; zie errors.", "The input is not right; see errors."),
    ),
    401: (
        "not-authenticated",
        Text("Niet aangemeld", "Not authenticated"),
        Text("Geef een geldige sleutel of een geldig token mee.", "Send a valid key or a valid token."),
    ),
    403: ("not-admitted", Text("Geen toegang", "No access"), Text("Dit is niet toegestaan.", "This is not admitted.")),
    404: (
        "not-found",
        Text("Niet gevonden", "Not found"),
        Text("Op dit adres is niets.", "There is nothing at this address."),
    ),
    405: (
        "method-not-allowed",
        Text("Methode niet toegestaan", "Method not allowed"),
        Text("Dit adres kent deze methode niet; zie de kop Allow.", "This address has no such method; see Allow."),
    ),
    406: (
        "not-acceptable",
        Text("Vorm niet leverbaar", "Not acceptable"),
        Text("Geen van de gevraagde vormen (Accept) kan worden geleverd.", "None of the forms in Accept can be given."),
    ),
    408: ("timeout", Text("Te langzaam", "Too slow"), Text("Het verzoek kwam te langzaam.", "The request was slow.")),
    413: (
        "too-large",
        Text("Verzoek te groot", "Request too large"),
        Text("Het verzoek is groter dan toegestaan.", "The request is larger than is admitted."),
    ),
    415: (
        "unsupported-media-type",
        Text("Vorm niet ondersteund", "Unsupported media type"),
        Text("Stuur application/json.", "Send application/json."),
    ),
    421: (
        "wrong-host",
        Text("Onbekende naam van de server", "Unknown name of the server"),
        Text("Deze server antwoordt niet op deze naam (instelling hosts).", "This name is not answered (hosts)."),
    ),
    500: (
        "internal",
        Text("Fout in Zichtlijn", "Fault in Zichtlijn"),
        Text(
            "Er ging iets mis in Zichtlijn zelf. De beheerder vindt het in de logregels.",
            "Something went wrong in Zichtlijn itself. The administrator finds it in the log.",
        ),
    ),
    503: (
        "busy",
        Text("Even niet beschikbaar", "Not available now"),
        Text("De server is bezig of het antwoord duurde te lang.", "The server is busy, or the answer took too long."),
    ),
}
"""Code, title and standard detail of every status that is answered with a problem."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is wrong: where (``body`` with a JSON pointer, ``query``, ``path``), what, and what to do."""

    where: str
    place: str
    code: str
    detail: Text
    remedy: Text | None = None

    def told(self, language: str) -> dict[str, str]:
        """The entry as an object in one language."""
        found = {"in": self.where, "pointer" if self.where == "body" else "name": self.place, "code": self.code}
        found["detail"] = self.detail.of(language)
        if self.remedy is not None:
            found["remedy"] = self.remedy.of(language)
        return found


@dataclass
class Problem(Exception):
    """An error to be answered. ``detail`` is the standard sentence of the status when left out."""

    status: int
    detail: Text | None = None
    entries: Sequence[Entry] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def missing(kind_nl: str, kind_en: str, name: str, known: Sequence[str]) -> Problem:
    """404 for a name in a path, with the nearest known ones; a name that a guard would refuse is not repeated."""
    from ontology.personal_data import is_free_of_errors

    if len(name) > 100 or not is_free_of_errors(name):
        return Problem(404)
    told = UnknownName(kind_nl, kind_en, name, known)
    return Problem(404, Text(told.message_nl, told.message_en))


PageOf = Callable[["Scope", Problem], "Response | None"]
_PAGES: list[PageOf] = []


def show_as_page(make: PageOf) -> None:
    """Let ``make`` show problems to a browser; it gives ``None`` where problem details are the answer."""
    if make not in _PAGES:
        _PAGES.append(make)


def problem_response(scope: Scope, problem: Problem) -> Response:
    """The answer for ``problem``, in the language that was asked for."""
    for make in _PAGES:
        page = make(scope, problem)
        if page is not None:
            return page
    language = language_of(scope)
    code, title, standard = TITLES.get(problem.status) or (
        "other",
        Text(*[HTTPStatus(problem.status).phrase] * 2),
        Text(*[HTTPStatus(problem.status).phrase] * 2),
    )
    body: dict[str, Any] = {
        "type": _TYPE + code,
        "title": title.of(language),
        "status": problem.status,
        "detail": (problem.detail or standard).of(language),
    }
    if problem.entries:
        body["errors"] = [entry.told(language) for entry in problem.entries]
    headers = {"Content-Language": language, "Cache-Control": "no-store", **problem.headers}
    told = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(told, problem.status, headers, PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Answer every known error of ``app`` with a problem. Unknown ones are caught outside, by the log."""

    async def ours(request: Request, error: Exception) -> Response:
        return problem_response(request.scope, _read(error, request))

    for kind in (Problem, RequestValidationError, HTTPException, UserError):
        app.add_exception_handler(kind, ours)


def _read(error: Exception, request: Request) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return Problem(400, None, [Entry(*found) for found in entries_of(error.errors(), request)])
    if isinstance(error, RefusedInput):
        return Problem(400, None, [_entry_of_fault(fault) for fault in error.faults])
    if isinstance(error, UserError):
        return Problem(400, Text(error.message_nl, error.message_en))
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(getattr(error, "headers", None) or {})
    if headers.get("Allow") == "GET":
        headers["Allow"] = "GET, HEAD"
    return Problem(status, None, (), headers)


def _entry_of_fault(fault: Any) -> Entry:
    """A fault of the shared reading code: its place is a query key here."""
    place = fault.place.removeprefix("--").split(" ")[0]
    detail, remedy = Text(fault.message_nl, fault.message_en), Text(fault.remedy_nl, fault.remedy_en)
    return Entry("query", place, fault.rule, detail, None if remedy == detail else remedy)
