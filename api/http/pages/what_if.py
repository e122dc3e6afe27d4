"""What if something goes, comes or becomes known: chosen from closed lists, told side by side with + and −.

Every supposed edit stands in the address, as ``zichtlijn whatif`` writes it; the model itself stays as it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.http.pages.addresses import Address
from api.http.pages.frame import KEPT, Asked, show
from api.http.pages.speaking import Json, in_language
from api.http.pages.what_if_choices import FLOW, catalogue, examples, options
from ontology.terms import Text
from queries.comparison import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.http.state import Loaded
    from ontology.errors import Fault
    from queries.outlook import Outlook
    from queries.whatif import WhatIf

__all__ = ["router", "tidy", "what_if_view"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wat als?", "What if?")
_PARTS = {"wegPartner": "partner", "wegStroom": "flow", "wegAfspraak": "agreement"}
_COMES = {"erbijPartner": "partner", "erbijAfspraak": "agreement"}
_LISTS = ("weg", "erbij", "feit")
_WORSE = (Change.OPENED, Change.ADDED)
_BETTER = (Change.CLOSED, Change.GONE)
_SIGNS = {**dict.fromkeys(_WORSE, "+"), **dict.fromkeys(_BETTER, "−")}
_SHOWN = 25
_UNFINISHED = Text(
    "Een nieuwe stroom vraagt van wie, naar wie en wat: alle drie.",
    "A new flow needs from whom, to whom and what: all three.",
)


@router.get("/wat-als")
async def what_if(request: Request) -> Response:
    """Both sides of what was supposed; without an edit only the choices."""
    given = request.query_params.multi_items()
    here = tidy(Address.of("/wat-als", given))
    if list(here.pairs) != given:
        return RedirectResponse(str(here), 303)
    return await show(request, "what_if.html.j2", _TITLE, lambda asked: _told(asked, here))


def tidy(here: Address) -> Address:
    """What was chosen in the form, put as edits: ``weg``, ``erbij``, ``feit`` and ``dan``. Nothing stands there twice.

    >>> str(tidy(Address.of("/wat-als", [("wegPartner", "ggd"), ("feit", "ots"), ("waarde", "true"), ("feit", "")])))
    '/wat-als?feit=ots=true&weg=partner:ggd'
    """
    kept = here.only(*KEPT, *_LISTS, "dan")
    gone = [f"{kind}:{one}" for key, kind in _PARTS.items() for one in here.all(key)]
    comes = [f"{kind}:{one}" for key, kind in _COMES.items() for one in here.all(key)]
    flow = [here.first(key) for key in FLOW]
    if all(flow):
        comes.append(f"flow:{flow[0]}>{flow[1]}:{flow[2]}")
    elif any(flow):
        for key in FLOW:
            kept = kept.put(key, here.first(key) or "")
    value = here.first("waarde")
    facts = [one if "=" in one else f"{one}={value}" for one in here.all("feit") if "=" in one or value]
    known = {one.partition("=")[0]: one for one in facts}
    kept = kept.put("weg", *dict.fromkeys([*here.all("weg"), *gone]))
    kept = kept.put("erbij", *dict.fromkeys([*here.all("erbij"), *comes]))
    return kept.put("feit", *known.values())


def _told(asked: Asked, here: Address) -> Json:
    language = asked.language
    return {
        "here": lambda **query: str(_put(here, query)),
        "form": here,
        "hidden": [pair for pair in here.pairs if pair[0] in (*KEPT, *_LISTS)],
        "options": options(asked),
        "unfinished": _UNFINISHED.of(language) if any(here.first(key) for key in FLOW) else None,
        "examples": examples(asked),
        **what_if_view(asked, here),
    }


def _put(here: Address, query: dict[str, object]) -> Address:
    for key, value in query.items():
        here = here.put(key, "" if value is None else str(value))
    return here


def what_if_view(asked: Asked, here: Address) -> Json:
    """``edits`` in words with the address without each; ``before`` and ``after`` in numbers; ``groups`` of changes, the
    heaviest needs first; ``faults`` where an edit cannot be made.
    """
    empty: Json = {"edits": [], "faults": [], "result": None}
    if not any(here.all(key) for key in (*_LISTS, "dan")):
        return empty
    told, faults = _asked(asked, here)
    if told is None:
        listed = [
            {"key": "weg", "tekst": f"{fault.message(asked.language)} {fault.remedy(asked.language)}"}
            for fault in faults
        ]
        return {
            **empty,
            "faults": listed,
            "edits": [_raw(here, key, one) for key in (*_LISTS, "dan") for one in here.all(key)],
        }
    from api.whatif_wire import whatif_object

    whole = whatif_object(told)
    said = in_language(whole, asked.language)
    return {
        "faults": [],
        "edits": [
            {"tekst": one["woorden"], "adres": _without(here, edit)}
            for one, edit in zip(said["wijzigingen"], whole["wijzigingen"], strict=True)
        ],
        "result": {
            "supposed": said["verondersteld"],
            "before": said["voor"],
            "after": said["na"],
            "counts": _counts(asked, said),
            "groups": _groups(said),
            "joint": (said["gezamenlijk"]["alleenNa"], said["gezamenlijk"]["alleenVoor"]),
            "surplus": (said["overschot"]["alleenNa"], said["overschot"]["alleenVoor"]),
            "nothing": told.comparison.nothing,
            "confined": max(whole["voor"]["telling"]["afgeschermd"], whole["na"]["telling"]["afgeschermd"]),
        },
    }


def _asked(asked: Asked, here: Address) -> tuple[WhatIf | None, Sequence[Fault]]:
    """The answer, or everything that is wrong with the edits."""
    from api.case_reading import read_circumstances
    from ontology.errors import RefusedInput
    from queries.editing import edited
    from queries.edits import fact_edits, read_edits
    from queries.whatif import what_if as ask

    edits, faults = read_edits(here.all("erbij"), here.all("weg"))
    try:
        day, facts = read_circumstances(here.first("dan"), here.all("feit"))
    except RefusedInput as refused:
        return None, (*faults, *refused.faults)
    if faults:
        return None, faults
    before = _outlook(asked.loaded, asked.workspace.model.id, asked.workspace.level, asked.workspace.flows.bench.day)
    joins = any(one.startswith(("partner:", "actor:")) for one in here.all("erbij"))
    try:
        changed = edited(before.premise, (*edits, *fact_edits(facts, day)), catalogue() if joins else None, ())
    except RefusedInput as refused:
        return None, refused.faults
    return ask(before, changed, None), ()


@lru_cache(maxsize=4)
def _outlook(loaded: Loaded, model: str, level: int, day: str) -> Outlook:
    """What the model says now: worked out once, since every edit is told against it."""
    from queries.outlook import look
    from queries.premise import Premise

    return look(Premise(loaded.models[model], loaded.law, day, {}), level)


def _raw(here: Address, key: str, value: str) -> Json:
    return {"tekst": value, "adres": str(here.less(key, value))}


def _without(here: Address, edit: Json) -> str:
    """The address without one edit; an edit is written in the address as on the command line."""
    written = edit["tekst"].partition(" ")[2]
    key = {"--add": "erbij", "--remove": "weg", "--fact": "feit", "--date": "dan"}[edit["tekst"].partition(" ")[0]]
    return str(here.less(key, written))


def _counts(asked: Asked, said: Json) -> list[Json]:
    """Needs, gaps, and every kind that either side has: before, after and the difference with its sign."""
    labels, language = asked.workspace.model.labels, asked.language
    before, after = said["voor"]["telling"], said["na"]["telling"]
    head = (Text("behoeften", "needs"), Text("gaten", "gaps"))
    rows = [
        (head[0].of(language), "", before["behoeften"], after["behoeften"]),
        (head[1].of(language), "", before["gaten"], after["gaten"]),
    ]
    for kind in sorted({*before["perSoort"], *after["perSoort"]}):
        label = labels.get(f"gap-kind/{kind}")
        rows.append(
            (
                kind if label is None else label.of(language),
                kind,
                before["perSoort"].get(kind, 0),
                after["perSoort"].get(kind, 0),
            )
        )
    return [
        {"naam": name, "soort": kind, "voor": one, "na": other, "verschil": _signed(other - one)}
        for name, kind, one, other in rows
    ]


def _signed(number: int) -> str:
    """With its sign, so that colour is not needed.

    >>> _signed(3), _signed(-2), _signed(0)
    ('+3', '−2', '0')
    """
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"


def _groups(said: Json) -> list[Json]:
    found = []
    for change in Change:
        rows = [row for row in said["behoeften"] if row["wijziging"]["code"] == change.value]
        if not rows:
            continue
        listed = [
            {
                **row,
                "voor": row["voor"] and row["voor"]["toelichting"],
                "na": row["na"] and row["na"]["toelichting"],
                "helpt": row["na"] and row["na"]["gat"] and (row["na"]["herstel"] or {}).get("tekst"),
                "soort": (row["na"] or row["voor"])["soort"]["code"],
            }
            for row in rows[:_SHOWN]
        ]
        found.append(
            {
                "code": change.value,
                "teken": _SIGNS.get(change, "±"),
                "naam": rows[0]["wijziging"]["tekst"],
                "aantal": len(rows),
                "rijen": listed,
                "meer": len(rows) - len(listed),
            }
        )
    return found
