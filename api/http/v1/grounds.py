"""Grounds and other norms: the law as dated data, with article, validity and the state of the text that was read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from api.http.answers import paged
from api.http.documented import of
from api.http.problems import missing
from api.http.state import loaded_of
from api.http.v1 import asking

__all__ = ["router"]

router = APIRouter()
_Word = Annotated[str, Field(max_length=120)]
_KEYS = {
    "wet": "act",
    "soort": "kind",
    "houder": "holder",
    "ontvanger": "recipient",
    "omstandigheid": "fact",
    "geldigOp": "date",
}


class Norms(asking.Language):
    """Of norms."""

    geldigOp: asking.Day | None = Field(default=None, description="Alleen wat op deze dag gold.")  # noqa: N815
    wet: _Word | None = Field(default=None, description="Alleen deze wet, zoals wmo-2015.")
    soort: _Word | None = Field(default=None, description="Alleen deze soort, zoals duty, power, secrecy.")
    houder: _Word | None = Field(default=None, description="Alleen wat geldt voor deze houder.")
    ontvanger: _Word | None = Field(default=None, description="Alleen wat deze ontvanger noemt.")
    omstandigheid: _Word | None = Field(default=None, description="Alleen wat van deze omstandigheid afhangt.")
    opnieuwNaTeGaan: bool = Field(default=False, description="Alleen normen waarvan de tekst opnieuw na te gaan is.")  # noqa: N815
    pagina: int = Field(default=1, ge=1, le=100_000, description="Nummer van de bladzijde, vanaf 1.")
    paginaGrootte: int = Field(default=20, ge=1, le=100, description="Aantal per bladzijde.")  # noqa: N815


class OnDay(asking.Language):
    """Of one norm."""

    geldigOp: asking.Day | None = Field(default=None, description="Alleen de versie die op deze dag gold.")  # noqa: N815


@router.get("/gronden", operation_id="gronden", **of("Gronden", "Gronden en andere normen."))
async def norms(request: Request, asked: Annotated[Norms, Query()]) -> Response:
    """Normen als gedateerde gegevens, te kiezen op wet, soort, houder, ontvanger, omstandigheid en dag."""
    from api.law_commands import chosen_norms, known_choices
    from api.law_wire import norm_object
    from ontology.errors import RefusedInput

    law = loaded_of(request).law
    given = {ours: getattr(asked, key) for key, ours in _KEYS.items()}
    names = asking.Names()
    try:
        choices = known_choices(law, {name: value for name, value in given.items() if value is not None})
    except RefusedInput as refused:
        dutch = {ours: key for key, ours in _KEYS.items()}
        names.entries += [
            asking.entry_of(fault, "query", dutch[fault.place.removeprefix("--")]) for fault in refused.faults
        ]
        choices = {}
    names.refuse()

    def told() -> dict[str, Any]:
        found = chosen_norms(law, choices, unsourced=False, recheck=asked.opnieuwNaTeGaan)
        size, page = asked.paginaGrootte, asked.pagina
        answer = paged(request, "normen", found, page, size, peildatum=choices.get("date"))
        return {**answer, "normen": [norm_object(law, norm) for norm in answer["normen"]]}

    return await asking.answered(request, told)


@router.get("/gronden/{id}", operation_id="grond", **of("Grond", "Alle versies van één norm.", missing=True))
async def norm(
    request: Request,
    id: Annotated[str, Field(max_length=120)],  # noqa: A002
    asked: Annotated[OnDay, Query()],
) -> Response:
    """Elke versie van één norm; oude namen worden herkend. Hetzelfde antwoord als `zichtlijn law ID --json`."""
    from api.law_wire import norm_object

    law = loaded_of(request).law
    versions = law.versions(id)
    if not versions:
        raise missing("norm", "norm", id, tuple(law.canonical_id))
    found = [one for one in versions if asked.geldigOp is None or one.in_force(asked.geldigOp)]
    return await asking.answered(
        request, lambda: {"peildatum": asked.geldigOp, "normen": [norm_object(law, one) for one in found]}
    )
