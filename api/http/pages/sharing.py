"""The sharing check: may, must or must this not be told? A guided form whose whole state is the address.

The verdict is that of ``POST /v1/oordelen`` and of ``zichtlijn check``: the same code reads the case and answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from api.case_reading import purposes
from api.http.guard import guarded
from api.http.pages.addresses import Address
from api.http.pages.frame import Asked, show
from api.http.pages.sharing_choices import choices, grounds, named, word_of
from api.http.pages.sharing_query import LABEL_KEYS, NOTHING, body_of, is_request, still_needed, tidy
from api.http.pages.sharing_view import answered, open_questions, question, verdict_view
from api.http.pages.speaking import Json, cite, in_language
from api.http.problems import Entry, Problem
from api.http.v1.judging import case_of_body
from api.purpose_words import purpose_label
from ontology.terms import Text

if TYPE_CHECKING:
    from api.case_reading import Case

__all__ = ["TITLE", "router", "sharing_view"]

router = APIRouter(include_in_schema=False, dependencies=[Depends(guarded)])

TITLE = Text("Mag ik dit delen?", "May I share this?")
_ASKING = Text("Mag ik hierom vragen?", "May I ask for this?")
_CLOSED = Text(
    "Dit gegeven is afgeschermd: hier wordt niet gezegd wie het weet, en het wordt niet per houder getoetst. Kies een "
    "soort gegeven, zoals adres of verblijfplaats.",
    "This item is confined: it is not told here who knows it, and it is not tested per holder. Choose a kind of data, "
    "such as address or whereabouts.",
)
_NOT_HERE = Text(
    "Deze houder legt dit in dit model niet vast. Kies uit de lijst, of noem een soort gegeven.",
    "This holder does not record this in this model. Choose from the list, or name a kind of data.",
)
_WHICH_ORGAN = Text(
    "Deze houder werkt voor een orgaan: kies het college of de burgemeester.",
    "This holder works for an organ: choose the college or the mayor.",
)
_FIELDS = {
    "peildatum": "geldigOp",
    "etiket": "categorie",
    "eerdereStappen": "stapVan",
    "omstandigheden": "omstandigheid",
}


@router.get("/delen")
async def sharing(request: Request) -> Response:
    """The form, and once enough was chosen the verdict with what still matters."""
    given = request.query_params.multi_items()
    here = tidy(Address.of("/delen", given))
    if list(here.pairs) != given:
        # What a form sends for choices that were not made says nothing: the address that is mailed stays short.
        return RedirectResponse(str(here), 303)
    return await show(
        request, "sharing.html.j2", _ASKING if is_request(here) else TITLE, lambda asked: _told(asked, here)
    )


def _told(asked: Asked, here: Address) -> Json:
    law, model, language = asked.loaded.law, asked.loaded.told(asked.workspace.model.id), asked.language
    told = sharing_view(asked, here)
    return {
        "form": here,
        "options": choices(model, law, here, language),
        "hops": _hops(asked, here),
        "hidden": [pair for pair in here.pairs if pair[0] in ("omstandigheid", "model", "niveau", "betreft", "taal")],
        "more_open": any(here.first(key) for key in (*LABEL_KEYS, "handeltVoor", "initiatief", "kader", "stapVan")),
        "answered": answered(law, here, language),
        "here": lambda **query: str(_put(here, query)),
        **told,
    }


def _put(here: Address, query: dict[str, object]) -> Address:
    for key, value in query.items():
        here = here.put(key, "" if value is None else str(value))
    return here


def sharing_view(asked: Asked, here: Address) -> Json:
    """What the law says of the case in the address: ``verdict_of`` (and ``asking`` where one asks), or ``faults``. Both
    are absent until enough was chosen.
    """
    empty: Json = {"verdict_of": None, "asking": None, "faults": [], "next": [], "summary": None, "other": None}
    if still_needed(here):
        return empty
    law, language, model = asked.loaded.law, asked.language, asked.workspace.model
    item = (here.first("item") or "").partition("@")[0]
    if item in model.item and model.item[item].confined:
        return {**empty, "faults": [{"key": "item", "tekst": _CLOSED.of(language)}]}
    try:
        case = case_of_body(body_of(here), asked.loaded, model.id)
    except Problem as problem:
        return {**empty, "faults": [_fault(entry, language) for entry in problem.entries]}
    told = _request(asked, case) if is_request(here) else _sharing(asked, case)
    open_ = open_questions(told.pop("whole"), case.situation.facts)
    return {
        **empty,
        **told,
        "summary": _summary(asked, here, case),
        "next": [question(law, name, here, language) for name in open_],
        "other": _other(asked, here),
    }


def _sharing(asked: Asked, case: Case) -> Json:
    from api.case_telling import case_object

    whole = case_object(asked.loaded.law, case)
    return {"whole": whole, "verdict_of": verdict_view(asked.loaded.law, whole, asked.language)}


def _request(asked: Asked, case: Case) -> Json:
    from api.request_telling import request_object
    from queries.requests import ask

    law, language = asked.loaded.law, asked.language
    whole = request_object(law, ask(law, case.disclosure, case.situation, case.day), case.assumptions)
    said = in_language(whole, language)
    right = said["rechtOmTeVragen"]
    norms = cite(law, [one["id"] for one in right["normen"]], case.day, language)
    return {
        "whole": whole["antwoord"],
        "verdict_of": {**verdict_view(law, whole["antwoord"], language), "aannamen": said["aannamen"]},
        "asking": {
            "verdict": verdict_view(law, whole["verzoek"], language),
            "reveals": said["vraagVerraadt"],
            "right": {**right, "normen": [{**one, **norms[one["id"]]} for one in right["normen"]]},
            "derived": [
                {"tekst": one["tekst"], **cite(law, [one["norm"]], case.day, language)[one["norm"]]}
                for one in said["afgeleid"]
            ],
        },
    }


def _summary(asked: Asked, here: Address, case: Case) -> Json:
    """The question in words, as the note and the heading tell it."""
    law, language, model = asked.loaded.law, asked.language, asked.loaded.told(asked.workspace.model.id)
    item = (here.first("item") or "").partition("@")[0]
    return {
        "holder": named(model, law, here.first("houder") or "", language),
        "recipient": named(model, law, here.first("ontvanger") or "", language),
        "what": model.item[item].label.of(language) if item in model.item else _kind(case, language),
        "purpose": purpose_label(case.disclosure.purpose).of(language),
        "day": case.day,
    }


def _kind(case: Case, language: str) -> str:
    """The kind of data and whom it is about, where no item was named."""
    label = case.disclosure.label
    return f"{word_of('category', label.category).of(language)} ({word_of('subject', label.subject).of(language)})"


def _other(asked: Asked, here: Address) -> Json | None:
    """The same question under the law of another day, in short."""
    from api.case_telling import case_object

    day = here.first("ookOp")
    if day is None or is_request(here):
        return None
    try:
        case = case_of_body(body_of(here.put("geldigOp", day)), asked.loaded, asked.workspace.model.id)
    except Problem:
        return None
    view = verdict_view(asked.loaded.law, case_object(asked.loaded.law, case), asked.language)
    return {**view, "adres": str(here.put("geldigOp", day).put("ookOp", _day(here, asked)))}


def _day(here: Address, asked: Asked) -> str:
    """The day of the law that the address asks about."""
    return here.first("geldigOp") or asked.workspace.model.reference_date


def _fault(entry: Entry, language: str) -> Json:
    """What is wrong, at the field it is about. Which items are near is not told: that could name one that is confined
    and with it who knows it; the list of the field has what can be chosen.
    """
    first = entry.place.strip("/").partition("/")[0]
    key = _FIELDS.get(first, first)
    own = {"item": _NOT_HERE, "handeltVoor": _WHICH_ORGAN}.get(key)
    if own is not None:
        return {"key": key, "tekst": own.of(language)}
    remedy = "" if entry.remedy is None else f" {entry.remedy.of(language)}"
    return {"key": key, "tekst": f"{entry.detail.of(language)}{remedy}"}


def _hops(asked: Asked, here: Address) -> list[dict[str, Any]]:
    """The earlier steps in the address and one empty row: per column its key and its choices."""
    law, language = asked.loaded.law, asked.language
    parties = [(name, one.label.of(language)) for name, one in law.capacity.items() if name == one.id]
    listed = {
        "stapVan": sorted(parties, key=lambda one: one[1]),
        "stapNaar": sorted(parties, key=lambda one: one[1]),
        "stapGrond": grounds(law, language),
        "stapDoel": [(name, purpose_label(name).of(language)) for name in purposes(law)],
    }
    rows = max((len(here.all(key)) for key in listed), default=0)
    found = []
    for number in range(min(rows + 1, 3)):
        row = {}
        for key, options in listed.items():
            values = here.all(key)
            now = values[number] if number < len(values) else NOTHING
            beside = [] if now == NOTHING or now in dict(options) else [(now, now)]
            row[key] = [(value, text, value == now) for value, text in (*options, *beside)]
        found.append(row)
    return found
