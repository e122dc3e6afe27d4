"""``POST /v1/oordelen`` and ``/v1/informatieverzoeken``: one case in Dutch keys, read as ``check`` does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError
from starlette.responses import Response

from api.http.answers import JSON, compute
from api.http.documented import of
from api.http.guard import refuse_personal
from api.http.negotiation import chosen, header
from api.http.problems import Entry, Problem
from api.http.state import loaded_of
from api.http.telling import said
from api.http.v1 import asking
from ontology.errors import RefusedInput, nearest
from ontology.terms import Text

if TYPE_CHECKING:
    from api.case_reading import Case
    from api.http.state import Loaded

__all__ = ["CASE_KEYS", "EXAMPLE", "HOP_KEYS", "LABEL_KEYS", "Oordeelvraag", "case_of_body", "router"]

router = APIRouter()

EXAMPLE: Mapping[str, Any] = {
    "houder": "huisarts",
    "ontvanger": "veilig-thuis",
    "etiket": {"categorie": "special-health", "betreft": "victim"},
    "doel": "investigate-domestic-violence",
    "omstandigheden": {"relation": "household", "consent.victim": "refused"},
    "peildatum": "2026-11-22",
}
"""The question that the document gives as its example: a GP who tells Veilig Thuis of injuries."""

DEPTH = 64
"""Objects and lists within each other in a body; deeper is refused before it is parsed."""

_Word = Annotated[StrictStr, Field(max_length=120)]

CASE_KEYS: Mapping[str, str] = {
    "houder": "holder", "ontvanger": "recipient", "handeltVoor": "acting-for", "item": "item",
    "registratie": "record", "etiket": "label", "doel": "purpose", "initiatief": "initiative", "kader": "forum",
    "eerdereStappen": "hops", "omstandigheden": "facts", "peildatum": "date",
}  # fmt: skip
LABEL_KEYS: Mapping[str, str] = {
    "regime": "regime", "geheimhouding": "secrecy", "categorie": "category", "betreft": "subject", "vorm": "form",
    "omvang": "extent", "uitspraak": "statement", "wpgKlasse": "wpg-class", "verwijderd": "removed",
    "rechtmatigVerkregen": "lawfully-obtained", "herkomst": "origin",
}  # fmt: skip
HOP_KEYS: Mapping[str, str] = {"van": "from", "naar": "to", "grond": "ground", "doel": "purpose"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Etiket(_Strict):
    """Kenmerken van de registratie; wat ontbreekt, komt uit de registratie van de houder en wordt aangenomen."""

    regime: _Word | None = None
    geheimhouding: _Word | list[_Word] | None = None
    categorie: _Word | None = None
    betreft: _Word | None = None
    vorm: _Word | None = None
    omvang: _Word | None = None
    uitspraak: _Word | None = None
    wpgKlasse: _Word | None = None  # noqa: N815
    verwijderd: StrictBool | None = None
    rechtmatigVerkregen: StrictBool | None = None  # noqa: N815
    herkomst: list[_Word] | None = None


class Stap(_Strict):
    """Een eerdere verstrekking van hetzelfde, oudste eerst."""

    van: _Word
    naar: _Word
    grond: _Word
    doel: _Word | None = None


class Oordeelvraag(_Strict):
    """Eén verstrekking: van wie, aan wie, wat en waarvoor, onder welke omstandigheden, op welke dag."""

    houder: _Word
    ontvanger: _Word
    handeltVoor: _Word | None = None  # noqa: N815
    item: _Word | None = None
    registratie: _Word | None = None
    etiket: Etiket | None = None
    doel: _Word
    initiatief: _Word | None = None
    kader: _Word | None = None
    eerdereStappen: list[Stap] | None = Field(default=None, max_length=3)  # noqa: N815
    omstandigheden: dict[_Word, StrictBool | _Word] | None = None
    peildatum: asking.Day | None = None


@router.post("/oordelen", operation_id="oordeel", **of("Oordeel", "Wat de wet zegt over de verstrekking.", body=True))
async def judge(request: Request, asked: Annotated[asking.Query, Query()]) -> Response:
    """Vraag wat de wet zegt over één verstrekking: hetzelfde antwoord als `zichtlijn check --json`."""
    from api.case_telling import case_object

    return await _told(request, asked, "oordeel", lambda loaded, case: case_object(loaded.law, case))


@router.post(
    "/informatieverzoeken",
    operation_id="informatieverzoek",
    **of("Informatieverzoek", "Wat de wet zegt over het vragen, en over het antwoord.", body=True),
)
async def ask_for_it(request: Request, asked: Annotated[asking.Query, Query()]) -> Response:
    """Mag de ontvanger erom vragen, wat verraadt die vraag, en wat moet of mag de houder antwoorden?"""
    from api.request_telling import request_object
    from queries.requests import ask

    def told(loaded: Loaded, case: Case) -> dict[str, Any]:
        return request_object(loaded.law, ask(loaded.law, case.disclosure, case.situation, case.day), case.assumptions)

    return await _told(request, asked, "verzoek", told)


async def _told(request: Request, asked: asking.Query, kind: str, answer: Any) -> Response:
    from api.wire import dump

    if chosen(header(request.scope, "accept"), (JSON,)) is None:
        raise Problem(406)
    names = asking.Names()
    loaded = loaded_of(request)
    names.check("model", asked.model, loaded.models)
    given = await body_of(request)
    names.refuse()
    model = loaded.model(asked.model)
    # Two bodies that differ in blanks or order ask the same: the key is what they say.
    key = (kind, model.id, json.dumps(given, sort_keys=True))
    body = loaded.remembered(key)
    if body is None:
        case = case_of_body(given, loaded, model.id)
        body = await compute(request, lambda: dump(answer(loaded, case)).encode())
        loaded.remember(key, body)
    return Response(body, media_type=JSON)


async def body_of(request: Request) -> dict[str, Any]:
    """The object in the body. Raises 415 for another content type, 400 for what is no JSON object, is nested too deep
    or holds personal data anywhere.
    """
    kind = header(request.scope, "content-type").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Problem(415, headers={"Accept-Post": JSON})
    raw = await request.body()
    if _depth(raw) > DEPTH:
        raise _unreadable("nesting-depth", f"dieper genest dan {DEPTH}", f"nested deeper than {DEPTH}")
    try:
        given = json.loads(raw, object_pairs_hook=_once, parse_constant=_no_constant)
        json.dumps(given, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        raise _unreadable("json", "geen geldige JSON (UTF-8, elke sleutel eens)", "no valid JSON") from None
    if not isinstance(given, dict):
        raise _unreadable("object", "geen JSON-object", "no JSON object")
    refuse_personal(("body", place, text) for place, text in _texts(given, "", Oordeelvraag))
    return given


def _unreadable(code: str, nl: str, en: str) -> Problem:
    return Problem(400, None, [Entry("body", "", code, Text(f"De inhoud is {nl}.", f"The body is {en}."))])


def _depth(raw: bytes) -> int:
    """How deep brackets are nested; brackets in texts count too, which errs on the safe side."""
    depth = deepest = 0
    for byte in raw:
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_constant(_: str) -> Any:
    raise ValueError("no number")


def _texts(value: Any, place: str, known: Any) -> Iterator[tuple[str, str]]:
    """Every text with the pointer to it. A key that is not ours may hold anything, so it is not part of a pointer."""
    if isinstance(value, str):
        if place != "/peildatum":
            yield place, value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield place, str(value)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, f"{place}/{number}", known)
    elif isinstance(value, dict):
        for key, part in value.items():
            ours = key in {**CASE_KEYS, **LABEL_KEYS, **HOP_KEYS}
            if not ours:
                yield place, key
            yield from _texts(part, f"{place}/{key}" if ours else place, known)


def case_of_body(given: Mapping[str, Any], loaded: Loaded, model: str) -> Case:
    """The case in a body. Raises ``Problem`` 400 with everything that is wrong, of form and of meaning."""
    from api.case_reading import read_case

    entries: dict[str, Entry] = {}
    kept = dict(given)
    try:
        Oordeelvraag.model_validate(given)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            entry = _entry(one)
            entries.setdefault(entry.place, entry)
            kept.pop(str(one["loc"][0]), None)
    try:
        case = read_case(_in_english(kept), loaded.law, loaded.models[model], "oordeel")
    except RefusedInput as refused:
        for fault in refused.faults:
            place = _pointer(fault.place)
            # What has the wrong form, or is missing, has been told already.
            if not any(place == told or place.startswith(f"{told}/") for told in entries):
                entries[place] = asking.entry_of(fault, "body", place)
        raise Problem(400, None, [entries[place] for place in sorted(entries)]) from None
    if entries:
        raise Problem(400, None, [entries[place] for place in sorted(entries)])
    return case


def _entry(error: Any) -> Entry:
    """A finding of form. The branch of a union is no part of the place."""
    parts = [str(part) for part in error["loc"] if not _is_branch(part)]
    remedy = None
    if error["type"] == "extra_forbidden":
        known = HOP_KEYS if "eerdereStappen" in parts[:-1] else LABEL_KEYS if "etiket" in parts[:-1] else CASE_KEYS
        listed = ", ".join(nearest(parts[-1][:60], tuple(known)) or known)
        remedy = Text(f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")
    place = "".join(f"/{part[:60].replace('~', '~0').replace('/', '~1')}" for part in parts)
    return Entry("body", place, error["type"].replace("_", "-"), said(error["type"], error.get("ctx") or {}), remedy)


def _is_branch(part: Any) -> bool:
    return isinstance(part, str) and (part in ("bool", "str", "[key]") or "[" in part)


def _in_english(given: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that the shared reading code knows. Keys that are not ours were told already."""
    found = {CASE_KEYS[key]: value for key, value in given.items() if key in CASE_KEYS and value is not None}
    if isinstance(found.get("label"), Mapping):
        found["label"] = {LABEL_KEYS[key]: value for key, value in found["label"].items() if key in LABEL_KEYS}
    if isinstance(found.get("hops"), list):
        found["hops"] = [
            {HOP_KEYS[key]: value for key, value in hop.items() if key in HOP_KEYS and value is not None}
            for hop in found["hops"]
            if isinstance(hop, Mapping)
        ]
    return found


def _pointer(place: str) -> str:
    """A place of the shared reading code (``label.category``, ``hops.1.ground``) as a JSON pointer in Dutch keys."""
    first, _, rest = place.partition(".")
    dutch = {value: key for key, value in CASE_KEYS.items()}.get(first, first)
    if first == "label" and rest:
        rest = {value: key for key, value in LABEL_KEYS.items()}.get(rest, rest)
    if first == "hops" and rest:
        number, _, key = rest.partition(".")
        rest = f"{int(number) - 1}" + (
            f"/{ {value: name for name, value in HOP_KEYS.items()}.get(key, key) }" if key else ""
        )
    return f"/{dutch}" + (f"/{rest}" if rest else "")
