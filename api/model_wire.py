"""The parts of a model on the wire: partners, actors, items, flows, agreements and tables, with how sure each is.

Give a model without who knows what is confined (``visualisations.closing.without_confined``): nothing here does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.wire_parts import text_object

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Actor, Agreement, Availability, Evidence, Flow, InformationItem, Partner, Table

__all__ = [
    "actor_object",
    "agreement_object",
    "flow_object",
    "item_object",
    "partner_object",
    "table_object",
]

Json = dict[str, Any]


def partner_object(model: Model, partner: Partner) -> Json:
    """One partner, with its actors."""
    return {
        "id": partner.id,
        "label": text_object(partner.label),
        "domein": partner.domain,
        "soort": partner.kind,
        "actoren": [actor.id for actor in model.actors if actor.partner == partner.id],
        **_evidence(model, partner.evidence),
    }


def actor_object(model: Model, actor: Actor) -> Json:
    """One actor: on whose behalf, in which capacities, when within reach, and whether its holdings are all declared."""
    return {
        "id": actor.id,
        "label": text_object(actor.label),
        "partner": actor.partner,
        "verantwoordelijke": actor.controller,
        "hoedanigheden": list(actor.capacities),
        "rol": text_object(actor.role),
        "bereik": text_object(actor.reach),
        "bereikbaarSpoed": _availability(model, actor.urgent),
        "bereikbaarGewoon": _availability(model, actor.ordinary),
        "positiesVolledig": actor.complete_holdings,
        "contactenVolledig": actor.complete_contacts,
        "kent": list(actor.aware_of),
        "mist": list(actor.lacks),
        "bestuurlijk": actor.governance,
        **_evidence(model, actor.evidence),
    }


def item_object(model: Model, item: InformationItem) -> Json:
    """One kind of information. Of a confined one only that it exists."""
    return {
        "id": item.id,
        "label": text_object(item.label),
        "omschrijving": text_object(item.says),
        "categorie": _code(model, "category", item.category),
        "betreft": _code(model, "subject", item.subject),
        "veranderlijkheid": _code(model, "volatility", item.volatility),
        "thema": item.theme or None,
        "geaggregeerd": item.aggregate,
        "product": item.product,
        "gemaaktDoor": list(item.made_by),
        "gemaaktUit": list(item.made_from),
        "afgeschermd": item.confined,
        **_evidence(model, item.evidence),
    }


def flow_object(model: Model, flow: Flow) -> Json:
    """One flow that works today."""
    return {
        "id": flow.id,
        "van": flow.sender,
        "naar": flow.recipient,
        "items": list(flow.items),
        "aanleiding": text_object(flow.trigger),
        "timing": text_object(flow.timing),
        "bekendGebrek": text_object(flow.known_gap),
        "vastheid": _code(model, "assurance", flow.assurance.value),
        "verwerkingUren": flow.handling_hours,
        "leuntOp": list(flow.leans_on),
        "kanaal": flow.channel or None,
        **_evidence(model, flow.evidence),
    }


def agreement_object(model: Model, agreement: Agreement) -> Json:
    """One agreement; by itself never a legal ground."""
    return {
        "id": agreement.id,
        "label": text_object(agreement.label),
        "omschrijving": text_object(agreement.summary),
        "status": _code(model, "agreement-status", agreement.status.value),
        "onderwerp": _code(model, "agreement-subject", agreement.subject),
        "partijen": list(agreement.parties),
        "gevers": list(agreement.givers),
        "ontvangers": list(agreement.receivers),
        "items": list(agreement.items),
        "verantwoordelijke": agreement.answerable or None,
        "bereik": text_object(agreement.reachability),
        **_evidence(model, agreement.evidence),
    }


def table_object(model: Model, table: Table) -> Json:
    """One table: not an actor; it holds, needs and receives nothing by itself."""
    return {
        "id": table.id,
        "label": text_object(table.label),
        "rol": text_object(table.role),
        "voorzitter": table.convenor,
        "vorm": _code(model, "legal-form", table.legal_form),
        "ritme": text_object(table.rhythm),
        "status": text_object(table.status),
        "stoelen": [seat.actor for seat in table.seats],
        **_evidence(model, table.evidence),
    }


def _code(model: Model, scheme: str, code: str) -> Json:
    label = model.labels.get(f"{scheme}/{code}")
    return {"code": code, "nl": code if label is None else label.nl, "en": code if label is None else label.en}


def _availability(model: Model, found: Availability) -> Json:
    return _code(model, "availability", found.value)


def _evidence(model: Model, evidence: Evidence) -> Json:
    """How sure it is, and from where."""
    return {
        "zekerheid": _code(model, "confidence", evidence.confidence.value),
        "bronnen": list(evidence.sources),
        "aantekening": evidence.note or None,
    }
