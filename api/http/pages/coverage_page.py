"""Who sees what of the risk frame and the escalation criteria, and whether the goals of the approach are carried.

Partner risk and child risk stand apart and are never added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, show
from api.http.pages.lists import grouped, parties
from api.http.pages.speaking import Json, in_language
from api.http.v1.asking import Names
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["coverage_view", "router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wie ziet welk deel van het risico?", "Who sees which part of the risk?")
_WAYS = ("frame", "criterion", "goal", "risk", "indicator")
_SEEN = {
    "nobody": Text("niemand, ook niet samen", "nobody, not even together"),
    "together": Text("alleen samen", "only together"),
    "one": Text("één actor", "one actor"),
    "more": Text("meer dan één", "more than one"),
}
_ORDER = tuple(_SEEN)
_RISKS = frozenset({"partner-risk", "child-risk"})


@router.get("/dekking")
async def coverage(request: Request) -> Response:
    """The frame; or the criteria, goals, risks or indicators; or what one actor sees of them."""
    return await show(request, "coverage.html.j2", _TITLE, _told)


def _told(asked: Asked) -> Json:
    from api.coverage_words import BY_LABELS

    language, by = asked.language, asked.value("naar") or "frame"
    names = Names()
    model = asked.workspace.model
    names.check("naar", by, _WAYS)
    names.check("actor", asked.value("actor") or None, (*model.actor, *model.table))
    names.refuse()
    ways = [(BY_LABELS[one].of(language), asked.here(naar=one, deel=None), one == by) for one in _WAYS]
    options = {"actor": grouped(parties(model, language, tables=True), asked.value("actor"), language)}
    return {"ways": ways, "by": by, "options": options, **coverage_view(asked, by)}


def coverage_view(asked: Asked, by: str) -> Json:
    """Groups with their aspects by who sees them, whether each part is carried, and the criteria from each desk."""
    from api.coverage_asking import CoverageQuestion, answer_for, checked
    from api.coverage_wire import coverage_object
    from api.http.v1.asking import entry_of

    space = asked.workspace
    part = asked.value("deel") or None
    question = CoverageQuestion(
        by, asked.value("actor") or None, None, space.subject, None if by == "criterion" else part
    )
    names = Names()
    names.entries += [entry_of(fault, "query", "deel") for fault in checked(space.model, question)]
    names.refuse()
    told = coverage_object(answer_for(space, question))
    said = in_language(told, asked.language)
    (found,) = said["dekking"]
    return {
        "reading": said["leeswijzer"],
        "timed": said["tijd"]["tekst"],
        "groups": [_group(asked, one) for one in found["groepen"] if one["aspecten"]],
        "beyond": [one["groep"]["tekst"] for one in found["groepen"] if not one["aspecten"]],
        "confined": found["gesloten"],
        "rows": _rows(asked, found) if question.actor else [],
        "actor": None if question.actor is None else space.model.label(question.actor).of(asked.language),
        "carried": [_carried(asked, one) for one in said["aanpak"]] if by != "criterion" else [],
        "part": part,
        "desks": [_criterion(asked, one) for one in said["escalatie"]],
        "shown_groups": by in ("frame", "criterion"),
    }


def _names(asked: Asked, found: Iterable[str]) -> list[str]:
    return sorted(asked.workspace.model.label(one).brief(asked.language) for one in found)


def _group(asked: Asked, told: Json) -> Json:
    """One group: how many aspects are seen by whom, and every aspect, the least seen first."""
    aspects = [_aspect(asked, one) for one in told["aspecten"]]
    counts = [(_SEEN[code].of(asked.language), sum(one["code"] == code for one in aspects)) for code in _ORDER]
    return {
        "naam": told["groep"]["tekst"],
        "code": told["groep"]["code"],
        "risk": told["groep"]["code"] in _RISKS,
        "counts": [(name, count) for name, count in counts if count],
        "aspects": sorted(aspects, key=lambda one: (_ORDER.index(one["code"]), len(one["actoren"]), one["naam"])),
        "beyond": told["buitenModel"],
    }


def _aspect(asked: Asked, told: Json) -> Json:
    alone = len(told["actoren"])
    code = "more" if alone > 1 else "one" if alone else "together" if told["samen"] else "nobody"
    return {
        "naam": told["aspect"]["tekst"],
        "code": code,
        "gezien": _SEEN[code].of(asked.language),
        "actoren": _names(asked, told["actoren"]),
        "overleggen": _names(asked, told["overleggen"]),
        "kind": told["kind"],
        "gesloten": told["gesloten"],
    }


def _rows(asked: Asked, found: Json) -> list[Json]:
    """What one party sees of each group, over all steps and at each step at which it needs something."""
    model, language = asked.workspace.model, asked.language
    labels = {one["groep"]["code"]: one["groep"]["tekst"] for one in found["groepen"]}
    aspects = {each["aspect"]["code"]: each["aspect"]["tekst"] for one in found["groepen"] for each in one["aspecten"]}
    return [
        {
            "groep": labels[row["groep"]],
            "stap": None if row["stap"] is None else model.step[row["stap"]].label.of(language),
            "gevraagd": row["gevraagd"],
            **{key: [aspects[one] for one in row[key]] for key in ("ziet", "zonderGrond", "zietNiet", "onbekend")},
        }
        for row in found["regels"]
    ]


def _carried(asked: Asked, told: Json) -> Json:
    """One goal, risk, mitigation or indicator: whether it is carried, for the partner track and the child track."""
    model, language = asked.workspace.model, asked.language
    return {
        "soort": told["soort"]["tekst"],
        "naam": told["tekst"],
        "adres": asked.here(deel=told["onderdeel"]),
        "sporen": [
            {
                "kind": track["kind"],
                "oordeel": track["oordeel"],
                "gesloten": track["gesloten"],
                "rust": [
                    {
                        "actor": model.label(one["actor"]).brief(language),
                        "item": model.item[one["item"]].label.of(language),
                        "oordeel": one["oordeel"],
                        "soort": one["soort"],
                        "staat": None if one["recht"] is None else one["recht"]["staat"],
                        "toelichting": one["toelichting"],
                    }
                    for one in track["rust"]
                ],
            }
            for track in told["sporen"]
        ],
    }


def _criterion(asked: Asked, told: Json) -> Json:
    """A criterion from the desks: how many ways reach whoever is called in, in time, and from which desk none does."""
    model, language = asked.workspace.model, asked.language
    label = next(one.label for one in model.criteria if one.id == told["criterium"])
    tracks = []
    for child in (False, True):
        views = [one for one in told["vanafLoket"] if one["kind"] is child]
        desks = dict.fromkeys(one["loket"] for one in views)
        reaches = dict.fromkeys(one["oordeel"]["code"] for one in views)
        words = {one["oordeel"]["code"]: one["oordeel"]["tekst"] for one in views}
        if views:
            rows = [
                (
                    model.label(desk).of(language),
                    [sum((one["loket"], one["oordeel"]["code"]) == (desk, code) for one in views) for code in reaches],
                )
                for desk in desks
            ]
            tracks.append({"kind": child, "heads": [words[code] for code in reaches], "rows": rows})
    return {
        "naam": label.of(language),
        "uren": told["termijnUren"],
        "erbij": _names(asked, told["erbij"]),
        "sporen": tracks,
    }
