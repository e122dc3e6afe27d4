"""What can be supposed in a what-if: partners, flows, agreements and answers, in words; nothing confined is listed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from api.http.pages.fact_words import value_words
from api.http.pages.lists import by_label, grouped, items_by_theme, parties
from ontology.terms import AgreementStatus

if TYPE_CHECKING:
    from api.http.pages.frame import Asked
    from api.http.pages.lists import Listed
    from api.http.pages.speaking import Json
    from ontology.model import Model
    from ontology.terms import Flow

__all__ = ["FLOW", "catalogue", "examples", "options"]

FLOW = ("stroomVan", "stroomNaar", "stroomItem")
"""The three choices that make a new flow."""

_EXAMPLE = 3


@cache
def catalogue() -> Model:
    """Partners that could join, as the packaged reference has them."""
    from ontology.loading import load_model

    return load_model("referentie")


def options(asked: Asked) -> Json:
    """What can be supposed, in words; what is confined is in no list."""
    language, law = asked.language, asked.loaded.law
    model = asked.loaded.told(asked.workspace.model.id)
    partners = by_label((one.id, one.label.of(language)) for one in model.partners)
    here = {one.id for one in model.partners}
    joining = by_label((one.id, one.label.of(language)) for one in catalogue().partners if one.id not in here)
    facts = by_label((one.id, one.question.of(language)) for one in law.facts)
    values = dict.fromkeys(value for one in law.facts for value in (*one.values, "unknown"))
    told = [(value, value_words(value).of(language)) for value in values]
    listed: dict[str, list[tuple[str, Listed]]] = {
        "wegPartner": [("", partners)],
        "wegStroom": [("", _flows(model, language))],
        "wegAfspraak": [("", _agreements(model, language, in_force=True))],
        "erbijPartner": [("", joining)],
        "erbijAfspraak": [("", _agreements(model, language, in_force=False))],
        "stroomVan": parties(model, language),
        "stroomNaar": parties(model, language),
        "stroomItem": items_by_theme(model, language),
        "feit": [("", facts)],
        "waarde": [("", told)],
    }
    return {key: grouped(groups, asked.value(key) if key in FLOW else None, language) for key, groups in listed.items()}


def _flows(model: Model, language: str) -> Listed:
    """Flows by their ends, with the first of what they bring."""
    return by_label((one.id, _flow_name(model, one, language)) for one in model.flows if one.items)


def _flow_name(model: Model, flow: Flow, language: str) -> str:
    ends = " → ".join(model.label(party).brief(language) for party in (flow.sender, flow.recipient))
    items = ", ".join(model.item[item].label.of(language) for item in flow.items[:2])
    return f"{ends} ({items}{', …' if len(flow.items) > 2 else ''})"


def _agreements(model: Model, language: str, *, in_force: bool) -> Listed:
    return by_label(
        (one.id, one.label.of(language))
        for one in model.agreements
        if (one.status is AgreementStatus.IN_FORCE) is in_force
    )


def examples(asked: Asked) -> list[Json]:
    """The flows over which most goes, as something to leave out."""
    model = asked.loaded.told(asked.workspace.model.id)
    most = sorted(model.flows, key=lambda one: (-len(one.items), one.id))[:_EXAMPLE]
    names = dict(_flows(model, asked.language))
    return [
        {"naam": names[one.id], "adres": asked.link("/wat-als", weg=f"flow:{one.id}")}
        for one in most
        if one.id in names
    ]
