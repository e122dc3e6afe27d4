"""What is in a model: partners, actors, items, flows, agreements, tables; never who knows what is confined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from api.http.answers import paged
from api.http.documented import of
from api.http.problems import missing
from api.http.state import loaded_of
from api.http.v1 import asking

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["router"]

router = APIRouter()
Json = dict[str, Any]
_Identifier = Annotated[str, Field(max_length=120)]


class Models(asking.Query):
    """Of a list of models."""

    pagina: int = Field(default=1, ge=1, le=100_000, description="Nummer van de bladzijde, vanaf 1.")
    paginaGrootte: int = Field(default=20, ge=1, le=100, description="Aantal per bladzijde.")  # noqa: N815


class Actors(asking.Listed):
    """Of actors."""

    partner: str | None = Field(default=None, max_length=80, description="Alleen de actoren van deze partner.")


class Items(asking.Listed):
    """Of items."""

    categorie: str | None = Field(default=None, max_length=80, description="Alleen items van deze categorie.")
    betreft: str | None = Field(default=None, max_length=80, description="Alleen items over deze betrokkene.")


class Flows(asking.Listed):
    """Of flows."""

    van: str | None = Field(default=None, max_length=80, description="Alleen stromen van deze actor.")
    naar: str | None = Field(default=None, max_length=80, description="Alleen stromen naar deze actor.")
    item: str | None = Field(default=None, max_length=80, description="Alleen stromen met dit item.")


def _model(request: Request, asked: asking.Query, names: asking.Names) -> Model:
    loaded = loaded_of(request)
    names.check("model", asked.model, loaded.models)
    return loaded.told(asked.model if asked.model in loaded.models else None)


async def _list(
    request: Request,
    name: str,
    asked: asking.Listed,
    names: asking.Names,
    rows: Callable[[Model], Sequence[Json]],
) -> Response:
    model = _model(request, asked, names)
    names.refuse()
    beside = {"model": model.id, "modelversie": model.version}
    return await asking.answered(
        request, lambda: paged(request, name, rows(model), asked.pagina, asked.paginaGrootte, **beside)
    )


async def _one(
    request: Request,
    asked: asking.Query,
    identifier: str,
    kind: tuple[str, str],
    parts: Callable[[Model], dict[str, Any]],
    told: Callable[[Model, Any], Json],
) -> Response:
    names = asking.Names()
    model = _model(request, asked, names)
    names.refuse()
    known = parts(model)
    if identifier not in known:
        raise missing(*kind, identifier, tuple(known))
    return await asking.answered(request, lambda: {"model": model.id, **told(model, known[identifier])})


@router.get("/modellen", operation_id="modellen", **of("Modellen", "De modellen die deze server aanbiedt."))
async def models(request: Request, asked: Annotated[Models, Query()]) -> Response:
    """Alle modellen, met wat erin zit."""
    from api.wire import model_object

    names = asking.Names()
    loaded = loaded_of(request)
    names.check("model", asked.model, loaded.models)
    names.refuse()
    shown = [model for name, model in loaded.models.items() if asked.model in (None, name)]
    return await asking.answered(
        request,
        lambda: paged(request, "modellen", [model_object(m) for m in shown], asked.pagina, asked.paginaGrootte),
    )


@router.get("/modellen/{model}", operation_id="model", **of("Model", "Eén model.", missing=True))
async def model(request: Request, model: _Identifier, _: Annotated[asking.Language, Query()]) -> Response:
    """Eén model, met wat erin zit."""
    from api.wire import model_object

    loaded = loaded_of(request)
    if model not in loaded.models:
        raise missing("model", "model", model, tuple(loaded.models))
    return await asking.answered(request, lambda: model_object(loaded.models[model]))


@router.get("/partners", operation_id="partners", **of("Partners", "De partners van een model."))
async def partners(request: Request, asked: Annotated[asking.Listed, Query()]) -> Response:
    """De partners, elk met hun actoren."""
    from api.model_wire import partner_object

    names = asking.Names()
    return await _list(request, "partners", asked, names, lambda m: [partner_object(m, p) for p in m.partners])


@router.get("/partners/{id}", operation_id="partner", **of("Partner", "Eén partner.", missing=True))
async def partner(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén partner."""
    from api.model_wire import partner_object

    return await _one(
        request, asked, id, ("partner", "partner"), lambda m: {p.id: p for p in m.partners}, partner_object
    )


@router.get("/actoren", operation_id="actoren", **of("Actoren", "De actoren van een model."))
async def actors(request: Request, asked: Annotated[Actors, Query()]) -> Response:
    """De actoren: een hoedanigheid binnen een partner, met een eigen juridische positie."""
    from api.model_wire import actor_object

    names = asking.Names()
    names.check("partner", asked.partner, [one.id for one in _model(request, asked, asking.Names()).partners])
    return await _list(
        request,
        "actoren",
        asked,
        names,
        lambda m: [actor_object(m, one) for one in m.actors if asked.partner in (None, one.partner)],
    )


@router.get("/actoren/{id}", operation_id="actor", **of("Actor", "Eén actor.", missing=True))
async def actor(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén actor."""
    from api.model_wire import actor_object

    return await _one(request, asked, id, ("actor", "actor"), lambda m: m.actor, actor_object)


@router.get(
    "/informatie-items", operation_id="informatieItems", **of("InformatieItems", "De informatie-items van een model.")
)
async def items(request: Request, asked: Annotated[Items, Query()]) -> Response:
    """De soorten informatie. Van een afgeschermd item staat er alleen dat het bestaat."""
    from api.model_wire import item_object

    names = asking.Names()
    known = _model(request, asked, asking.Names()).items
    names.check("categorie", asked.categorie, [one.category for one in known])
    names.check("betreft", asked.betreft, [one.subject for one in known])
    return await _list(
        request,
        "informatieItems",
        asked,
        names,
        lambda m: [
            item_object(m, one)
            for one in m.items
            if asked.categorie in (None, one.category) and asked.betreft in (None, one.subject)
        ],
    )


@router.get(
    "/informatie-items/{id}",
    operation_id="informatieItem",
    **of("InformatieItem", "Eén informatie-item.", missing=True),
)
async def item(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén soort informatie."""
    from api.model_wire import item_object

    return await _one(request, asked, id, ("item", "item"), lambda m: m.item, item_object)


@router.get("/stromen", operation_id="stromen", **of("Stromen", "De stromen van een model."))
async def flows(request: Request, asked: Annotated[Flows, Query()]) -> Response:
    """De stromen die vandaag lopen: van, naar, welke items, waarop zij leunen."""
    from api.model_wire import flow_object

    names = asking.Names()
    known = _model(request, asked, asking.Names())
    parties = (*known.actor, *known.table, *known.source_of_knowledge)
    names.check("van", asked.van, parties)
    names.check("naar", asked.naar, parties)
    names.check("item", asked.item, known.item)
    return await _list(
        request,
        "stromen",
        asked,
        names,
        lambda m: [
            flow_object(m, one)
            for one in m.flows
            if asked.van in (None, one.sender)
            and asked.naar in (None, one.recipient)
            and (asked.item is None or asked.item in one.items)
        ],
    )


@router.get("/stromen/{id}", operation_id="stroom", **of("Stroom", "Eén stroom.", missing=True))
async def flow(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén stroom."""
    from api.model_wire import flow_object

    return await _one(request, asked, id, ("stroom", "flow"), lambda m: m.flow, flow_object)


@router.get("/afspraken", operation_id="afspraken", **of("Afspraken", "De afspraken van een model."))
async def agreements(request: Request, asked: Annotated[asking.Listed, Query()]) -> Response:
    """Convenanten, protocollen en besluiten waar stromen op leunen; op zichzelf nooit een wettelijke grond."""
    from api.model_wire import agreement_object

    names = asking.Names()
    return await _list(request, "afspraken", asked, names, lambda m: [agreement_object(m, a) for a in m.agreements])


@router.get("/afspraken/{id}", operation_id="afspraak", **of("Afspraak", "Eén afspraak.", missing=True))
async def agreement(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén afspraak."""
    from api.model_wire import agreement_object

    return await _one(
        request, asked, id, ("afspraak", "agreement"), lambda m: {a.id: a for a in m.agreements}, agreement_object
    )


@router.get("/overleggen", operation_id="overleggen", **of("Overleggen", "De overleggen van een model."))
async def tables(request: Request, asked: Annotated[asking.Listed, Query()]) -> Response:
    """De overleggen, met stoelen, voorzitter en juridische vorm."""
    from api.model_wire import table_object

    names = asking.Names()
    return await _list(request, "overleggen", asked, names, lambda m: [table_object(m, one) for one in m.tables])


@router.get("/overleggen/{id}", operation_id="overleg", **of("Overleg", "Eén overleg.", missing=True))
async def table(request: Request, id: _Identifier, asked: Annotated[asking.Query, Query()]) -> Response:  # noqa: A002
    """Eén overleg."""
    from api.model_wire import table_object

    return await _one(request, asked, id, ("overleg", "table"), lambda m: m.table, table_object)
