"""The one wire format (design.md 9): Dutch camelCase names, stable English codes, sorted, same question same bytes."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from api.wire_parts import text_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.errors import Fault
    from ontology.model import Model
    from queries.answer import ActorCount, Analysis, JointGap, NeedRow, Surplus

__all__ = ["analysis_object", "dump", "faults_object", "model_object"]

Json = dict[str, Any]


def dump(answer: object) -> str:
    """JSON text of an answer: two spaces, no escapes for letters, one newline at the end."""
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _label(model: Model, scheme: str, code: str) -> Json:
    label = model.labels.get(f"{scheme}/{code}")
    return {"code": code} if label is None else {"code": code, **text_object(label)}


def analysis_object(model: Model, analysis: Analysis) -> Json:
    """The answer of ``analyse``. ``oordeel`` is absent: the law has not been asked.

    Nothing here names a party together with a confined item, but for the row of who needs it: its lists are empty and
    ``afgeschermd`` says why, and what is held of it in surplus is only counted.
    """
    return {
        "model": analysis.model,
        "modelversie": analysis.version,
        "vingerafdruk": model.fingerprint,
        "peildatum": analysis.reference_date,
        "niveau": analysis.level,
        "betreft": None if analysis.subject is None else _label(model, "subject", analysis.subject),
        "fictief": model.fictional,
        "omstandigheden": {},
        "aannamen": [text_object(text) for text in analysis.assumptions],
        "behoeften": [_row(model, row) for row in analysis.rows],
        "gezamenlijk": [_joint(model, gap) for gap in analysis.joint],
        "overschot": [_surplus(found) for found in analysis.surplus if not model.item[found.item].confined],
        "overschotAfgeschermd": sum(model.item[found.item].confined for found in analysis.surplus),
        "vervallenBehoeften": [
            {"actor": need.needer, "item": need.item, "stap": need.step}
            for need in model.left_out_needs
            if analysis.subject in (None, model.item[need.item].subject)
        ],
        "samenvatting": _summary(model, analysis),
        "kanttekening": {
            "nl": "Hulpmiddel, geen juridisch advies. Nog niet getoetst aan de wet.",
            "en": "An aid, not legal advice. Not yet tested against the law.",
        },
    }


_CONFINED = {
    "nl": "Dit is afgeschermd: bij wie het bekend is, staat hier niet. Een lege lijst betekent hier niet: niemand.",
    "en": "This is confined: who knows it is not told here. An empty list does not mean nobody.",
}

_WHO = (
    "houders",
    "houdersVanHorenZeggen",
    "kennisbronnen",
    "eigenOnderdelen",
    "via",
    "stoelenDieHetWeten",
    "afspraken",
    "stilleStromen",
    "nietBevestigd",
)
"""Lists that would say, or let guess, who knows the item."""


def _row(model: Model, row: NeedRow) -> Json:
    written = _written(model, row)
    if model.item[row.item].confined:
        return {**written, **{name: [] for name in _WHO}, "afgeschermd": _CONFINED}
    return {**written, "afgeschermd": None}


def _written(model: Model, row: NeedRow) -> Json:
    return {
        "id": row.need,
        "actor": row.needer,
        "item": row.item,
        "stap": row.step,
        "niveau": row.level,
        "termijnUren": int(row.hours) if float(row.hours).is_integer() else row.hours,
        "gewicht": row.weight,
        "soort": row.kind.value,
        "soortLabel": _label(model, "gap-kind", row.kind.value),
        "houders": list(row.holders),
        "houdersVanHorenZeggen": list(row.hearsay_holders),
        "kennisbronnen": list(row.knowers),
        "eigenOnderdelen": list(row.own_units),
        "via": list(row.via),
        "stoelenDieHetWeten": list(row.seats_knowing),
        "afspraken": list(row.agreements),
        "stilleStromen": list(row.idle_flows),
        "risicofactoren": list(row.factors),
        "contactenOpgegeven": row.contacts_declared,
        "nietBevestigd": list(row.incomplete),
        "herstel": None
        if row.remedy is None
        else {
            "code": row.remedy.value,
            "label": _label(model, "remedy", row.remedy.value),
            "tekst": text_object(row.help),
        },
        "toelichting": text_object(row.explanation),
        "aannamen": [text_object(text) for text in row.assumed],
    }


def _joint(model: Model, gap: JointGap) -> Json:
    """One joint gap. Where a piece of it is confined, it says that the pieces are apart and not with whom."""
    if any(piece in model.item and model.item[piece].confined for piece in gap.pieces):
        return {
            **_apart(gap),
            "wieWeetWat": {},
            "actoren": [],
            "tafels": [],
            "toelichting": _CONFINED,
            "afgeschermd": _CONFINED,
        }
    return {**_apart(gap), "afgeschermd": None}


def _apart(gap: JointGap) -> Json:
    return {
        "soort": "not-combined",
        "risicofactor": gap.factor,
        "criterium": gap.criterion,
        "alternatief": gap.alternative,
        "stukken": list(gap.pieces),
        "wieWeetWat": {piece: list(actors) for piece, actors in gap.knowers_of},
        "actoren": list(gap.actors),
        "tafels": list(gap.tables),
        "toelichting": text_object(gap.explanation),
    }


def _surplus(found: Surplus) -> Json:
    return {
        "actor": found.actor,
        "item": found.item,
        "soort": found.kind.value,
        "stroom": found.flow,
        "positie": found.holding,
        "toelichting": text_object(found.explanation),
    }


def _counts(counts: Mapping[str, ActorCount]) -> Json:
    return {
        party: {
            "heeft": count.has,
            "nodig": count.needs,
            "nodigNietInBezit": count.needs_not_held,
            "nietGedekt": count.not_covered,
        }
        for party, count in sorted(counts.items())
    }


def _summary(model: Model, analysis: Analysis) -> Json:
    summary = analysis.summary
    answer: Json = {
        "behoeften": summary.needs,
        "gaten": len(analysis.gaps),
        "perSoort": dict(summary.per_kind),
        "perHerstel": dict(summary.per_remedy),
        "perActor": _counts(summary.per_actor),
    }
    if summary.per_actor_after_repairs is not None:
        answer["perActorNaReparaties"] = _counts(summary.per_actor_after_repairs)
        answer["reparaties"] = [{"id": repair.id, "reden": text_object(repair.reason)} for repair in model.repairs]
    return answer


def faults_object(name: str, faults: Iterable[Fault]) -> Json:
    """The answer of ``validate``: every fault with place, message and remedy in both languages."""
    listed = [
        {
            "regel": fault.rule,
            "ernst": fault.severity.value,
            "bestand": fault.file,
            "regelnummer": fault.line,
            "plaats": fault.place,
            "melding": {"nl": fault.message_nl, "en": fault.message_en},
            "herstel": {"nl": fault.remedy_nl, "en": fault.remedy_en},
        }
        for fault in faults
    ]
    weighed = Counter(fault["ernst"] for fault in listed)
    return {"model": name, "fouten": weighed["error"], "waarschuwingen": weighed["warning"], "bevindingen": listed}


def model_object(model: Model) -> Json:
    """One line of ``models``: what the model is and how much is in it."""
    return {
        "model": model.id,
        "titel": text_object(model.title),
        "omschrijving": text_object(model.description),
        "modelversie": model.version,
        "peildatum": model.reference_date,
        "fictief": model.fictional,
        "aantallen": {
            "partners": len(model.partners),
            "actoren": len(model.actors),
            "kennisbronnen": len(model.sources_of_knowledge),
            "overleggen": len(model.tables),
            "items": len(model.items),
            "posities": len(model.holdings),
            "behoeften": len(model.needs),
            "stromen": len(model.flows),
            "afspraken": len(model.agreements),
            "risicofactoren": len(model.risk_factors),
            "criteria": len(model.criteria),
        },
    }
