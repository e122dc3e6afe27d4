"""Terms and individuals at their own addresses: ``/def``, ``/id`` (303 to ``/doc``) and ``/doc`` in the form asked."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import Response

from api.http.answers import JSON, compute
from api.http.caching import keep
from api.http.guard import guarded
from api.http.negotiation import chosen, header, language_of
from api.http.plain import page
from api.http.problems import Problem
from api.http.state import loaded_of
from api.wire import dump
from ontology.publishing import FORMS, individual
from ontology.vocabulary import DEF, ID, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.publishing import Said

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[Depends(guarded)])
_HTML, _CSV = "text/html", "text/csv"
_OFFERED = (_HTML, *FORMS, JSON, _CSV)
_Part = Annotated[str, Path(max_length=200, pattern=r"^[\w.@~-]+$")]
_LABEL, _DEFINITION = PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "definition"


@router.get("/def")
async def vocabulary(request: Request) -> Response:
    """Every term."""
    return await _described(request, None)


@router.get("/def/{name}")
async def term(request: Request, name: _Part) -> Response:
    """One term: its IRI has a hash, so this address is for who looks up one only."""
    return await _described(request, DEF + name)


@router.get("/id/{kind}/{name}")
async def thing(request: Request, kind: _Part, name: _Part) -> Response:
    """An individual is no document: 303 to the document about it."""
    published = loaded_of(request).published
    if not await compute(request, lambda: published().describe(individual(kind, name))):
        raise Problem(404)
    return Response(status_code=303, headers={"Location": f"/doc/{kind}/{name}"})


@router.get("/doc/{kind}/{name}")
async def about(request: Request, kind: _Part, name: _Part) -> Response:
    """The document about an individual."""
    return await _described(request, individual(kind, name))


async def _described(request: Request, iri: str | None) -> Response:
    form = chosen(header(request.scope, "accept"), _OFFERED)
    if form is None:
        raise Problem(406)
    language = language_of(request.scope)
    published = loaded_of(request).published

    def made() -> bytes | None:
        store = published()
        said = store.vocabulary() if iri is None else store.describe(iri)
        if not said:
            return None
        return store.written(iri, form) if form in FORMS else _told(said, iri, form, language)

    body = await compute(request, made)
    if body is None:
        raise Problem(404)
    keep(request)
    kind = f"{form}; charset=utf-8" if form.startswith("text/") else form
    headers = {"Cache-Control": "no-cache", "Content-Type": kind}
    return Response(body, headers=headers)


def _told(said: Sequence[Said], iri: str | None, form: str, language: str) -> bytes:
    if form == JSON:
        return dump({"iri": iri or DEF, "uitspraken": [_object(one) for one in said]}).encode()
    if form == _CSV:
        return _table(said)
    title = ("Begrippen", "Terms")[language == "en"] if iri is None else _first(said, _LABEL, language) or _short(iri)
    rows = [
        {
            "subject": _short(one.subject),
            "subject_link": _address(one.subject),
            "predicate": _short(one.predicate),
            "value": _short(one.value) if one.link else one.value,
            "language": one.language,
            "link": _address(one.value) if one.link else "",
        }
        for one in said
    ]
    definition = "" if iri is None else _first(said, _DEFINITION, language)
    return page("said", language, title=title, iri=iri or DEF, definition=definition, rows=rows, whole=iri is None)


def _object(one: Said) -> dict[str, object]:
    return {
        "over": one.subject,
        "eigenschap": one.predicate,
        "waarde": one.value,
        "taal": one.language or None,
        "verwijzing": one.link,
    }


def _table(said: Sequence[Said]) -> bytes:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(("over", "eigenschap", "waarde", "taal"))
    for one in said:
        # A spreadsheet would take such a text for a formula.
        value = f"'{one.value}" if one.value[:1] in ("=", "+", "-", "@", "\t", "\r") else one.value
        rows.writerow((one.subject, one.predicate, value, one.language))
    return written.getvalue().encode()


def _first(said: Sequence[Said], predicate: str, language: str) -> str:
    found = [one for one in said if one.predicate == predicate]
    return next((one.value for one in found if one.language == language), found[0].value if found else "")


def _short(iri: str) -> str:
    """An IRI with the longest prefix of ours that fits."""
    fits = [(len(space), name) for name, space in PREFIXES.items() if iri.startswith(space)]
    if not fits:
        return iri
    length, name = max(fits)
    return f"{name}:{iri[length:]}"


def _address(iri: str) -> str:
    """Where a reader can go: our own terms and individuals here, what is elsewhere there; nothing but https."""
    if iri.startswith(DEF):
        return f"/def/{iri.removeprefix(DEF)}"
    if iri.startswith(ID):
        return f"/doc/{iri.removeprefix(ID)}"
    return iri if iri.startswith(("https://", "http://")) else ""
