"""The OpenAPI document of ``/v1`` and the page that shows it: complete, in Dutch, and true of this very server."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from api.http.answers import JSON, json_answer
from api.http.caching import keep
from api.http.negotiation import chosen, header, language_of
from api.http.plain import STYLE_ADDRESS, page, style
from api.http.problems import PROBLEM_JSON, Problem
from api.http.version import API_VERSION, DOCUMENT
from api.http.vocabularies import fill_in

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["document_of", "router"]

router = APIRouter(include_in_schema=False)
Json = dict[str, Any]

_DESCRIPTION = (
    "Wie weet wat, wie heeft wat nodig, wat mag worden gedeeld en wat sluit het gat: informatieposities in de aanpak "
    "van femicide. Alle gegevens zijn soorten informatie en rollen; persoonsgegevens worden geweigerd (400). Elk "
    "oordeel noemt grond, artikel, dag en tekststand. Hulpmiddel, geen juridisch advies. Codes zijn Engels en "
    "blijvend, met een Nederlands en een Engels label. Elke GET-vraag kent ook HEAD, een sterke ETag en If-None-Match."
)
_TAGS = {
    "Modellen": "Wat er in een model staat: partners, actoren, informatie-items, stromen, afspraken en overleggen.",
    "Gronden": "Normen als gedateerde gegevens.",
    "Analyses": "Per behoefte: vervuld of niet, waarom niet, wat zegt de wet, wat helpt.",
    "Oordelen": "Wat de wet zegt over één verstrekking.",
    "Zoeken": "Routes, tijden, signalen, herstel, vergelijking en blootstelling.",
    "Document": "De beschrijving van deze API.",
}
_VERSION_HEADER = {
    "API-Version": {
        "description": "Volledige versie van de API.",
        "required": True,
        "schema": {"type": "string", "examples": [API_VERSION]},
    }
}
_ETAG = {"ETag": {"description": "Sterke vingerafdruk van het antwoord.", "schema": {"type": "string"}}}
_PROBLEM = {
    "type": "object",
    "description": "Probleem volgens RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Soort probleem."},
        "title": {"type": "string", "description": "Korte naam, in de gevraagde taal."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599, "description": "HTTP-status."},
        "detail": {"type": "string", "description": "Wat er aan de hand is, in de gevraagde taal."},
        "errors": {
            "type": "array",
            "description": "Alles wat niet klopt, in één keer.",
            "items": {
                "type": "object",
                "required": ["in", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["body", "query", "path", "header"], "description": "Waar."},
                    "pointer": {"type": "string", "description": "JSON-pointer, voor de inhoud."},
                    "name": {"type": "string", "description": "Naam van de parameter."},
                    "code": {"type": "string", "description": "Vaste code van de fout."},
                    "detail": {"type": "string", "description": "Wat er niet klopt; nooit de geweigerde waarde."},
                    "remedy": {"type": "string", "description": "Wat u kunt doen."},
                },
            },
        },
    },
}
_BUILT_IN: Json = {
    "Probleem": _PROBLEM,
    "Tekst": {
        "type": "object",
        "description": "Een tekst in beide talen.",
        "required": ["nl", "en"],
        "properties": {
            "nl": {"type": "string", "description": "Nederlands."},
            "en": {"type": "string", "description": "Engels."},
        },
    },
    "Code": {
        "type": "object",
        "description": "Een vaste code met haar labels.",
        "required": ["code", "nl", "en"],
        "properties": {
            "code": {"type": "string", "description": "De code."},
            "nl": {"type": "string", "description": "Nederlands label."},
            "en": {"type": "string", "description": "Engels label."},
        },
    },
    "Verwijzing": {
        "type": "object",
        "required": ["href"],
        "properties": {"href": {"type": "string", "format": "uri-reference", "description": "Adres."}},
    },
    "Bladzijden": {
        "type": "object",
        "description": "Verwijzingen naar de bladzijden van een lijst.",
        "required": ["deze", "eerste", "vorige", "volgende", "laatste"],
        "properties": {
            "deze": {"$ref": "#/components/schemas/Verwijzing"},
            "eerste": {"$ref": "#/components/schemas/Verwijzing"},
            "vorige": {"anyOf": [{"$ref": "#/components/schemas/Verwijzing"}, {"type": "null"}]},
            "volgende": {"anyOf": [{"$ref": "#/components/schemas/Verwijzing"}, {"type": "null"}]},
            "laatste": {"$ref": "#/components/schemas/Verwijzing"},
        },
    },
}
_GIVEN = {
    "If-None-Match": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "ETag van het antwoord dat u al hebt; is het nog hetzelfde, dan volgt 304.",
        "schema": {"type": "string"},
    }
}


@cache
def _packaged() -> Json:
    found: Json = json.loads(files("api.http").joinpath("schemas.json").read_text(encoding="utf-8"))
    return found


def document_of(app: FastAPI) -> Json:
    """The document of ``app``: names of models, parties and items in it are those that this server knows."""
    from api.http.v1.judging import Etiket, Oordeelvraag, Stap

    settings = app.state.settings
    packaged = _packaged()
    routes = [route for route in app.routes if getattr(route, "path", "").startswith("/v1/")] or app.routes
    raw = get_openapi(title="Zichtlijn", version=API_VERSION, routes=routes)
    asked = Oordeelvraag.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = {**deepcopy(packaged["schemas"]), **deepcopy(_BUILT_IN)}
    schemas |= {Etiket.__name__: asked["$defs"]["Etiket"], Stap.__name__: asked["$defs"]["Stap"]}
    schemas[Oordeelvraag.__name__] = {key: value for key, value in asked.items() if key != "$defs"}
    paths = {path.removeprefix("/v1"): item for path, item in raw["paths"].items() if path.startswith("/v1/")}
    for item in paths.values():
        for method in list(item):
            _finish(item, method, packaged["examples"])
    paths["/openapi.json"] = {"get": _own_operation()}
    document: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Zichtlijn",
            "version": API_VERSION,
            "description": _DESCRIPTION,
            "contact": {
                "name": settings.contact_name,
                "email": settings.contact_email,
                "url": settings.contact_url,
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": f"{settings.base_url}/v1", "description": "Deze server."}],
        "tags": [{"name": name, "description": text} for name, text in _TAGS.items()],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items()))},
    }
    if settings.authenticated:
        document["components"]["securitySchemes"] = {"sleutel": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"sleutel": []}]
    fill_in(document, app.state.loaded)
    tidied: Json = _tidy(document)
    return tidied


def _own_operation() -> Json:
    return {
        "tags": ["Document"],
        "operationId": "document",
        "summary": "Dit document",
        "description": "De beschrijving van deze API (OpenAPI 3.1), zonder aanmelding en voor elke herkomst.",
        "responses": {
            "200": {
                "description": "Het document.",
                "headers": {**_VERSION_HEADER, **_ETAG},
                "content": {JSON: {"schema": {"type": "object", "required": ["openapi", "info", "paths"]}}},
            },
            **{code: _problem_answer(text) for code, text in _OWN_ERRORS.items()},
        },
    }


_OWN_ERRORS = {"406": "Vorm niet leverbaar.", "421": "Onbekende naam van de server.", "503": "Even niet beschikbaar."}


def _problem_answer(text: str) -> Json:
    return {"description": text, "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Probleem"}}}}


def _finish(item: Json, method: str, examples: Json) -> None:
    """Headers, examples and the body of one operation; HEAD beside GET; nothing of FastAPI's own 422."""
    operation = item[method]
    operation["description"] = operation.get("description", "").strip()
    operation["summary"] = operation["description"].partition(".")[0].partition("?")[0][:100]
    answers = operation["responses"]
    answers.pop("422", None)
    for status, answer in answers.items():
        answer["headers"] = {**_VERSION_HEADER, **(_ETAG if status == "200" and method == "get" else {})}
    told = answers["200"]["content"][JSON]
    name = told["schema"]["$ref"].rpartition("/")[2]
    told["example"] = examples[name]
    if method == "get":
        operation.setdefault("parameters", []).append(_GIVEN["If-None-Match"])
        answers["304"] = {"description": "Niet veranderd.", "headers": {**_VERSION_HEADER, **_ETAG}}
        operation["responses"] = dict(sorted(answers.items()))
    else:
        from api.http.v1.judging import EXAMPLE

        schema = {"$ref": "#/components/schemas/Oordeelvraag"}
        operation["requestBody"] = {"required": True, "content": {JSON: {"schema": schema, "example": EXAMPLE}}}


def _tidy(part: Any) -> Any:
    """Without the titles that pydantic adds, and without null where a query cannot say it."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {
        key: _tidy(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str) and "type" in part)
    }
    if found.get("in") in ("query", "path") and "schema" in found:
        schema = found["schema"]
        kinds = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
        found["schema"] = {**schema, **(kinds[0] if kinds else {})}
        if found["schema"].get("default", "") is None:
            del found["schema"]["default"]
    return found


@router.get(DOCUMENT)
async def document(request: Request) -> Response:
    """The document."""
    if chosen(header(request.scope, "accept"), (JSON, "application/vnd.oai.openapi+json")) is None:
        raise Problem(406)
    keep(request)
    return json_answer(document_of(request.app))


@router.get(STYLE_ADDRESS)
async def styled() -> Response:
    """The style sheet of the plain pages."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


@router.get("/docs")
async def shown(request: Request) -> Response:
    """The document as a page: made here, without script and without anything from elsewhere."""
    if chosen(header(request.scope, "accept"), ("text/html",)) is None:
        raise Problem(406)
    keep(request)
    whole = document_of(request.app)
    groups = [(tag, list(_shown(whole, tag))) for tag in _TAGS]
    body = page("docs", language_of(request.scope), title="De API van Zichtlijn", document=whole, groups=groups)
    return Response(body, media_type="text/html")


def _shown(whole: Json, tag: str) -> Any:
    for path, item in whole["paths"].items():
        for method, one in item.items():
            if tag not in one["tags"]:
                continue
            content = one["responses"]["200"].get("content", {}).get(JSON, {})
            asked = one.get("requestBody", {}).get("content", {}).get(JSON, {})
            yield {
                "id": one["operationId"],
                "method": method.upper(),
                "path": f"/v1{path}",
                "description": one["description"],
                "parameters": [
                    {"required": False, "description": "", **parameter} for parameter in one.get("parameters", [])
                ],
                "request": json.dumps(asked["example"], ensure_ascii=False, indent=2) if "example" in asked else "",
                "answer": json.dumps(content["example"], ensure_ascii=False, indent=2)[:6000]
                if "example" in content
                else "",
                "statuses": ", ".join(sorted(one["responses"])),
            }
