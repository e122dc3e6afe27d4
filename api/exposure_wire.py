"""The JSON of ``exposure``: Dutch camelCase names, stable codes with labels, the same question the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.law_wire import outcome_label
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.exposure import CUSTODY
from queries.exposure_sentences import SHOWS_LABELS, leans_on, never, weighing
from queries.exposure_standing import STANDING_LABELS, Opening
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.legal_exposure import ExposureWay
    from ontology.model import Model
    from ontology.statutes import Law, LawOnDay
    from queries.exposure import Exposed, Exposure

__all__ = ["exposure_object"]

Json = dict[str, Any]


def exposure_object(model: Model, law: Law, found: Exposure) -> Json:
    """The answer of ``exposure``. Norms and ways stand once, by id; a row names them by their id. Of what is confined
    there is a count and a sentence, no row and no holder.
    """
    on_day = law.on(found.day)
    ways = sorted(law.exposure_ways, key=lambda way: (way.place, way.id))
    return {
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatum": found.day,
        "fictief": model.fictional,
        "gezag": found.facts.get(CUSTODY, "unknown"),
        "omstandigheden": dict(sorted(found.facts.items())),
        "samenvatting": {opening.value: found.count(opening) for opening in Opening},
        "standen": {opening.value: text_object(STANDING_LABELS[opening]) for opening in Opening},
        "wegen": [_way(way) for way in ways],
        "normen": _norms(law, on_day, found.rows, ways),
        "blootstelling": [_row(on_day, row) for row in found.rows],
        "blijftGesloten": found.confined,
        "zonderPersonen": found.aggregates,
        "hoedanigheidOnbekend": list(found.unreadable),
        "bron": {"normen": list(found.source_norms), "eerstNagaan": found.source_checks},
        "nooit": [text_object(text) for text in never(found, law)],
        "aannamen": [text_object(text) for text in leans_on(model, found)],
        "kanttekening": text_object(DISCLAIMER),
    }


def _way(way: ExposureWay) -> Json:
    return {
        "code": way.id,
        **text_object(way.label),
        "uitleg": text_object(way.text),
        "laatZien": {"code": way.shows.value, **text_object(SHOWS_LABELS[way.shows])},
        "vanzelf": way.by_default,
        "gemodelleerd": way.by_default,
        "normen": list(way.norms),
        "grenzen": list(way.limits),
        "herkomst": way.source,
    }


def _norms(law: Law, on_day: LawOnDay, rows: Iterable[Exposed], ways: Iterable[ExposureWay]) -> Json:
    named = {name for row in rows for name in (*row.verdict.grounds, *row.verdict.blocks, *row.rights, *row.limits)} | {
        name for way in ways for name in (*way.norms, *way.limits)
    }
    found = ((name, on_day.norm.get(law.canonical_id.get(name, name))) for name in sorted(named))
    return {name: text_object(citation(law, norm)) for name, norm in found if norm is not None}


def _row(on_day: LawOnDay, row: Exposed) -> Json:
    verdict = row.verdict
    return {
        "soort": "exposure",
        "item": row.item,
        "houder": row.holder,
        "register": row.register,
        "over": row.about,
        "weg": row.way,
        "ontvanger": row.recipient,
        "stand": row.opening.value,
        "volgensDeWet": row.by_law.value,
        "doel": row.disclosure.purpose,
        "oordeel": {
            "uitkomst": verdict.outcome.value,
            "uitkomstLabel": text_object(outcome_label(verdict.outcome, verdict.decision)),
            "beslissing": verdict.decision.value,
            "gronden": list(verdict.grounds),
            "blokkades": list(verdict.blocks),
            "twijfels": list(verdict.doubts),
        },
        "rechten": list(row.rights),
        "verderDanHetOordeel": row.by_right,
        "tegengehoudenDoor": {
            "grenzen": list(row.limits),
            "eerstVaststellen": list(row.to_check),
            "controleerVooraf": list(verdict.exceptions),
            "teWegen": [text_object(text) for text in weighing(on_day, row)],
        },
        "wieBeslist": text_object(row.decides),
    }
