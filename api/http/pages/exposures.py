"""What could reach the alleged perpetrator: along which way, what holds it back, and who decides.

Of what is confined there is a count and a sentence: no row, no way and no holder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.lists import by_label, grouped, items_by_theme, parties
from api.http.pages.speaking import Json, in_language
from api.http.v1.asking import Names
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.model import Model
    from queries.exposure import Exposed, Exposure

__all__ = ["exposure_view", "router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wat kan de vermoedelijke pleger bereiken?", "What can reach the alleged perpetrator?")
_CUSTODY = (("true", Text("ja", "yes")), ("false", Text("nee", "no")), ("unknown", Text("niet bekend", "not known")))
_SHOWN = 30


@router.get("/blootstelling")
async def exposures(request: Request) -> Response:
    """The most pressing ways first, narrowed by item, holder, way and custody."""
    return await show(request, "exposure.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Json:
    model, law, language = asked.loaded.told(asked.workspace.model.id), asked.loaded.law, asked.language
    ways = by_label((one.id, one.label.of(language)) for one in law.exposure_ways)
    custody = [(value, text.of(language)) for value, text in _CUSTODY]
    options = {
        "item": grouped(items_by_theme(model, language), asked.value("item"), language),
        "houder": grouped(parties(model, language), asked.value("houder"), language),
        "weg": grouped([("", ways)], asked.value("weg"), language),
        "gezag": grouped([("", custody)], asked.value("gezag") or "unknown", language),
    }
    return {"options": options, **exposure_view(asked)}


def exposure_view(asked: Asked) -> Json:
    """Counts per standing and per way, and the most pressing rows with what holds each back and who decides."""
    from api.exposure_wire import exposure_object
    from queries.exposure import exposure

    space, law = asked.workspace, asked.loaded.law
    model, names = space.model, Names()
    names.check("item", asked.value("item") or None, [one.id for one in model.items if not one.confined])
    names.check("houder", asked.value("houder") or None, model.actor)
    names.check("weg", asked.value("weg") or None, [one.id for one in law.exposure_ways])
    names.check("gezag", asked.value("gezag") or None, [value for value, _ in _CUSTODY])
    names.refuse()
    found = exposure(
        model,
        law,
        space.flows.bench.day,
        space.facts,
        item=asked.value("item") or None,
        holder=asked.value("houder") or None,
        custody=asked.value("gezag") or "unknown",
    )
    rows = [row for row in found.rows if asked.value("weg") in ("", row.way)]
    shown = together(rows)
    said = in_language(exposure_object(model, law, found), asked.language)
    return {
        "never": said["nooit"],
        "leans": said["aannamen"],
        "standings": _standings(asked, rows),
        "by_way": [
            {**one, "aantal": sum(row.way == one["code"] for row in found.rows), "adres": asked.here(weg=one["code"])}
            for one in said["wegen"]
        ],
        "rows": [_row(asked, model, found, group) for group in shown[:_SHOWN]],
        "more": max(0, len(shown) - _SHOWN),
    }


def together(rows: Sequence[Exposed]) -> list[list[Exposed]]:
    """Rows that differ only in whom that part of the record is about, told as one."""
    found: dict[tuple[object, ...], list[Exposed]] = {}
    for row in rows:
        key = (row.opening, row.record, row.way, row.carried_by, row.to_check, row.verdict.blocks)
        found.setdefault(key, []).append(row)
    return list(found.values())


def _standings(asked: Asked, rows: Sequence[Exposed]) -> list[tuple[str, str, int]]:
    from queries.exposure_standing import STANDING_LABELS, Opening

    counted = [(one, sum(row.opening is one for row in rows)) for one in Opening]
    return [(one.value, STANDING_LABELS[one].of(asked.language), count) for one, count in counted if count]


def _row(asked: Asked, model: Model, found: Exposure, group: Sequence[Exposed]) -> Json:
    from api.law_text import label
    from queries.exposure_sentences import SHOWS_LABELS, weighing
    from queries.exposure_standing import STANDING_LABELS, Opening
    from queries.verdict_sentences import citation, doubt_text

    row, law, language = group[0], asked.loaded.law, asked.language
    on_day = law.on(found.day)
    way = next(one for one in law.exposure_ways if one.id == row.way)

    def norms(ids: Sequence[str]) -> list[Json]:
        known = [(name, on_day.norm.get(name)) for name in ids]
        return [
            {
                "id": name,
                "titel": name,
                "vindplaats": "" if norm is None else citation(law, norm).of(language),
                "later": "",
            }
            for name, norm in known
        ]

    def questions(facts: Sequence[str]) -> list[str]:
        return [law.fact[name].question.of(language) for name in facts if name in law.fact]

    by_default = row.opening in (Opening.DEFAULT, Opening.DEFAULT_AGAINST)
    return {
        "item": model.item[row.item].label.of(language),
        "houder": model.label(row.holder).brief(language),
        "register": row.register,
        "over": [label("subject", name, language) for name in dict.fromkeys(one.about for one in group)],
        "weg": way.label.of(language),
        "leert": SHOWS_LABELS[way.shows].of(language),
        "stand": {"code": row.opening.value, "tekst": STANDING_LABELS[row.opening].of(language)},
        "wet": STANDING_LABELS[row.by_law].of(language) if by_default else None,
        "volgens": norms(row.carried_by),
        "tegen": norms(row.verdict.blocks),
        "grens": norms(row.limits),
        "eerst": questions(row.to_check),
        "vooraf": questions(row.verdict.exceptions),
        "wegen": [text.of(language) for text in weighing(on_day, row)],
        "twijfel": [doubt_text(law, name).of(language) for name in row.verdict.doubts],
        "beslist": row.decides.of(language),
    }
