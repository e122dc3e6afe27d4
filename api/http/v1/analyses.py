"""Analyses: per need whether it is met, why not, what the law says and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from api.analysis_telling import analysis_answer
from api.http.answers import paged
from api.http.documented import of
from api.http.problems import missing
from api.http.state import loaded_of
from api.http.v1 import asking

if TYPE_CHECKING:
    from api.workspace import Workspace

__all__ = ["router"]

router = APIRouter()
_Name = Annotated[str, Field(max_length=120)]
_Word = Annotated[str, Field(max_length=80)]


class Analysed(asking.Language):
    """Of an analysis; the model stands in the path."""

    niveau: asking.Level = 3
    betreft: asking.Subject | None = Field(default=None, description="Alleen wat deze betrokkene betreft.")
    geldigOp: asking.Day | None = Field(  # noqa: N815
        default=None, description="Dag van het recht; zonder: de peildatum van het model."
    )
    omstandigheid: list[asking.Fact] = Field(
        default_factory=list, max_length=60, description="Wat bekend is, als naam=waarde; mag vaker."
    )


class Summaries(asking.Language):
    """Of the list of analyses."""

    niveau: asking.Level = 3
    pagina: int = Field(default=1, ge=1, le=100_000, description="Nummer van de bladzijde, vanaf 1.")
    paginaGrootte: int = Field(default=20, ge=1, le=100, description="Aantal per bladzijde.")  # noqa: N815


class Needs(Analysed):
    """Of the needs of an analysis."""

    actor: _Word | None = Field(
        default=None, description="Alleen wat deze actor, dit overleg of deze kennisbron nodig heeft."
    )
    item: _Word | None = Field(default=None, description="Alleen dit informatie-item.")
    stap: _Word | None = Field(default=None, description="Alleen deze stap.")
    soort: _Word | None = Field(default=None, description="Alleen deze soort gat, of known of received.")
    pagina: int = Field(default=1, ge=1, le=100_000, description="Nummer van de bladzijde, vanaf 1.")
    paginaGrootte: int = Field(default=20, ge=1, le=100, description="Aantal per bladzijde.")  # noqa: N815


def _workspace(request: Request, model: str, asked: Analysed, names: asking.Names) -> Workspace:
    loaded = loaded_of(request)
    if model not in loaded.models:
        raise missing("model", "model", model, tuple(loaded.models))
    under = asking.Asked(model=model, geldigOp=asked.geldigOp, omstandigheid=asked.omstandigheid)
    return asking.workspace_of(request, under, names, asked.niveau, asked.betreft)


@router.get("/analyses", operation_id="analyses", **of("Analyses", "De samenvatting van elke analyse."))
async def analyses(request: Request, asked: Annotated[Summaries, Query()]) -> Response:
    """Per model de samenvatting van de analyse, met een verwijzing naar de hele."""
    loaded = loaded_of(request)

    def told() -> dict[str, Any]:
        answer = paged(request, "analyses", list(loaded.models), asked.pagina, asked.paginaGrootte)
        return {
            **answer,
            "analyses": [
                _summary(analysis_answer(loaded.workspace(name, asked.niveau))) for name in answer["analyses"]
            ],
        }

    return await asking.answered(request, told)


def _summary(whole: dict[str, Any]) -> dict[str, Any]:
    told = ("model", "modelversie", "peildatum", "peildatumRecht", "niveau", "fictief", "samenvatting", "kanttekening")
    return {**{key: whole[key] for key in told}, "links": {"analyse": {"href": f"/v1/analyses/{whole['model']}"}}}


@router.get("/analyses/{model}", operation_id="analyse", **of("Analyse", "De hele analyse.", missing=True))
async def analysis(request: Request, model: _Name, asked: Annotated[Analysed, Query()]) -> Response:
    """De hele analyse van één model: hetzelfde antwoord als `zichtlijn analyse MODEL --json`."""
    names = asking.Names()
    workspace = _workspace(request, model, asked, names)
    names.refuse()
    return await asking.answered(request, lambda: analysis_answer(workspace))


@router.get(
    "/analyses/{model}/behoeften",
    operation_id="behoeften",
    **of("Behoeften", "Behoeften van de analyse.", missing=True),
)
async def needs(request: Request, model: _Name, asked: Annotated[Needs, Query()]) -> Response:
    """De behoeften, te kiezen op actor, item, stap en soort, elk met oordeel en herstel."""
    names = asking.Names()
    workspace = _workspace(request, model, asked, names)
    known = workspace.model
    names.check("actor", asked.actor, (*known.actor, *known.table, *known.source_of_knowledge))
    names.check("item", asked.item, known.item)
    names.check("stap", asked.stap, known.step)
    names.check("soort", asked.soort, [key.partition("/")[2] for key in known.labels if key.startswith("gap-kind/")])
    names.refuse()

    def told() -> dict[str, Any]:
        whole = analysis_answer(workspace)
        wanted = {"actor": asked.actor, "item": asked.item, "stap": asked.stap, "soort": asked.soort}
        rows = [row for row in whole["behoeften"] if all(value in (None, row[key]) for key, value in wanted.items())]
        beside = {key: whole[key] for key in ("model", "modelversie", "peildatum", "peildatumRecht", "niveau")}
        return paged(request, "behoeften", rows, asked.pagina, asked.paginaGrootte, **beside)

    return await asking.answered(request, told)
