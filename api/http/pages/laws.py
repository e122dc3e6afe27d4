"""Laws and grounds: every norm with its article, validity and age of the text, and what in the model leans on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.pages.frame import Asked, asked_of, show
from api.http.problems import missing
from api.http.state import loaded_of
from api.http.v1.asking import Names
from api.wording import WORDS
from ontology.norms import NormKind, TextState
from ontology.terms import Text
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from api.workspace import Workspace
    from ontology.norms import Clause, Norm
    from ontology.statutes import Law
    from queries.answer import NeedRow

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TITLE = Text("Wetten en gronden", "Laws and grounds")
_SIZE = 40
_ORDERS = ("wet", "steun", "tekst")


@dataclass(slots=True)
class _Support:
    """What leans on a norm: gaps on whose best way it is the ground, gaps it stands in the way of, needs it carries."""

    opens: list[NeedRow] = field(default_factory=list)
    stops: list[NeedRow] = field(default_factory=list)
    carries: list[NeedRow] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.opens) + len(self.stops) + len(self.carries)


@router.get("/wetten")
async def laws(request: Request) -> Response:
    """The norms that fit the filters, as they stand on the day of the law."""
    return await show(request, "laws.html.j2", _TITLE, _list, names=_checked(request))


@router.get("/wetten/{norm}")
async def norm(request: Request, norm: str) -> Response:
    """Every version of one norm; old names are known."""
    return await show(request, "norm.html.j2", _TITLE, lambda asked: _one(asked, norm))


def _checked(request: Request) -> Names:
    names, law = Names(), loaded_of(request).law
    asked = asked_of(request, names)
    names.check("wet", asked.value("wet") or None, law.act)
    names.check("soort", asked.value("soort") or None, [kind.value for kind in NormKind])
    names.check("tekst", asked.value("tekst") or None, ["oud", *(state.value for state in TextState)])
    names.check("volgorde", asked.value("volgorde") or None, _ORDERS)
    page = asked.value("pagina")
    if page and not (page.isascii() and page.isdigit() and 0 < int(page[:7]) <= 100_000):
        names.add("pagina", "Een bladzijde is een getal vanaf 1.", "A page is a number from 1.")
    return names


def _list(asked: Asked) -> Mapping[str, Any]:
    from api.law_commands import chosen_norms

    space = asked.workspace
    law, day = space.law, space.flows.bench.day
    wanted = {"act": asked.value("wet"), "kind": asked.value("soort"), "date": day}
    state = asked.value("tekst")
    found = chosen_norms(
        law, {key: value for key, value in wanted.items() if value}, unsourced=False, recheck=state == "oud"
    )
    found = [one for one in found if state in ("", "oud", one.text_state.value)]
    support = _support(space)
    orders = {
        "wet": lambda one: (law.act[one.act].short.lower(), one.id),
        "steun": lambda one: (-support.get(one.id, _Support()).count, one.id),
        "tekst": lambda one: (one.text_date or "", one.id),
    }
    found.sort(key=orders[asked.value("volgorde") or "wet"])
    pages = max(1, -(-len(found) // _SIZE))
    page = min(pages, int(asked.value("pagina") or 1))
    old = chosen_norms(law, {"date": day}, unsourced=False, recheck=True)
    return {
        "norms": [
            (one, law.act[one.act], support.get(one.id, _Support()).count)
            for one in found[(page - 1) * _SIZE : page * _SIZE]
        ],
        "count": len(found),
        "old": len(old),
        "leaning": sum(1 for one in old if one.id in support),
        "page": page,
        "pages": pages,
        "order": asked.value("volgorde") or "wet",
        "filters": [
            ("wet", Text("Wet", "Law"), _acts(law)),
            (
                "soort",
                Text("Soort norm", "Kind of norm"),
                [(kind.value, _word("norm-kind", kind.value)) for kind in NormKind],
            ),
            (
                "tekst",
                Text("Gelezen tekst", "Text read"),
                [
                    ("oud", Text("opnieuw na te gaan", "to be checked again")),
                    *((state.value, _word("text-state", state.value)) for state in TextState),
                ],
            ),
        ],
        "norm_word": _word,
    }


def _acts(law: Law) -> list[tuple[str, Text]]:
    return sorted(((act.id, Text(act.short, act.short)) for act in law.acts), key=lambda pair: pair[1].nl.lower())


def _word(scheme: str, code: str) -> Text:
    return WORDS.get(f"{scheme}/{code}", Text(code, code))


def _support(space: Workspace) -> dict[str, _Support]:
    """By norm, what leans on it. What is confined leans on nothing here: that would tell who knows it."""
    found: dict[str, _Support] = {}
    rows = {row.need: row for row in space.analysis.rows if not space.model.item[row.item].confined}
    for need, row in rows.items():
        judged, way = space.judged.get(need), space.ways.get(need)
        if judged is not None and judged.verdict is not None:
            for name in judged.verdict.grounds:
                found.setdefault(name, _Support()).opens.append(row)
            for name in judged.verdict.blocks:
                found.setdefault(name, _Support()).stops.append(row)
        for name in (
            {}
            if way is None
            else dict.fromkeys(name for leg in way.legs if leg.verdict is not None for name in leg.verdict.grounds)
        ):
            found.setdefault(name, _Support()).carries.append(row)
    return found


def _one(asked: Asked, name: str) -> Mapping[str, Any]:
    space = asked.workspace
    law = space.law
    versions = law.versions(name)
    if not versions:
        raise missing("norm", "norm", name, tuple(law.canonical_id))
    day = space.flows.bench.day
    found = sorted(versions, key=lambda one: (not one.in_force(day), _younger(one)))
    current = found[0]
    support = _support(space).get(current.id, _Support())
    return {
        "title": current.title,
        "act": law.act[current.act],
        "versions": [_version(law, one, day) for one in found],
        "support": (
            (
                "opens",
                Text("Gaten waarvan deze norm de beste weg draagt", "Gaps whose best way this norm carries"),
                support.opens,
            ),
            ("carries", Text("Wat nu al op deze norm aankomt", "What already arrives on this norm"), support.carries),
            (
                "stops",
                Text(
                    "Gaten waar deze norm in de weg staat of opzij gaat",
                    "Gaps where this norm stands in the way or yields",
                ),
                support.stops,
            ),
        ),
    }


def _younger(norm: Norm) -> tuple[int, ...]:
    """Orders versions from the newest first day down."""
    return tuple(-int(part) for part in norm.valid_from.split("-"))


def _version(law: Law, norm: Norm, day: str) -> dict[str, Any]:
    """One version and whether it counts on the day: the object of the wire format, and its codes in words."""
    from api.law_wire import norm_object
    from api.purpose_words import purpose_label

    return {
        "norm": norm,
        "current": norm.in_force(day) and not norm.pending,
        "wire": norm_object(law, norm),
        "cited": citation(law, norm),
        "holders": _capacities(law, norm.holders),
        "recipients": _capacities(law, norm.recipients),
        "purposes": [purpose_label(name) for name in norm.purposes],
        "forums": [_word("forum", name) for name in norm.forums],
        "initiatives": [_word("initiative", name) for name in norm.initiatives],
        "asks": [_clause(law, clause) for clause in norm.when],
        "opens": [(name, _cited(law, name)) for name in norm.opens],
        "closed": [(name, _cited(law, name)) for name in norm.keeps_closed],
        "doubts": [law.doubt[doubt.id] for doubt in norm.doubts if doubt.id in law.doubt],
    }


def _capacities(law: Law, names: Sequence[str]) -> list[Text]:
    return [law.capacity[name].label if name in law.capacity else Text(name, name) for name in names]


def _cited(law: Law, name: str) -> Text:
    versions = law.versions(name)
    return citation(law, versions[-1]) if versions else Text(name, name)


def _clause(law: Law, clause: Clause) -> list[tuple[Text, list[Text]]]:
    """An OR of facts with the values that count; the clauses of a norm are joined by AND."""
    return [
        (
            law.fact[option.fact].question if option.fact in law.fact else Text(option.fact, option.fact),
            [_word("fact-value", value) for value in option.values],
        )
        for option in clause.options
    ]
