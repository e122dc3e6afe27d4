"""One verdict as the sharing check shows it: the object of ``POST /v1/oordelen`` in one language, with names in words.

Nothing is decided here and nothing is left out; what a reader needs in order to act is put in the order of acting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.http.pages.fact_words import value_words
from api.http.pages.speaking import Json, cite, in_language, names_in
from ontology.terms import Text
from queries.verdict_sentences import State, heading_of_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from api.http.pages.addresses import Address
    from ontology.statutes import Law

__all__ = ["answered", "open_questions", "question", "verdict_view"]

_NORMS = ("normen", "blokkades", "grond", "gronden", "id", "norm", "onzekereVersies")
_HELD_BACK = frozenset(
    {State.NOT_THIS_WAY.value, State.NOTHING_RECORDED.value, State.FORBIDDEN.value, State.UNDECIDED.value}
)
_ENDS = {
    "holder": Text("wie het heeft", "whoever has it"),
    "recipient": Text("wie het zou krijgen", "whoever would get it"),
    "medical-professional": Text("de medisch hulpverlener", "the medical professional"),
}
_NOTHING_ELSE = Text(
    "Alles wat hier niet is getoetst: geef alleen dit gegeven, en niets anders uit hetzelfde dossier.",
    "Everything that was not tested here: give only this item, and nothing else of the same file.",
)


def verdict_view(law: Law, told: Json, language: str) -> Json:
    """The ``oordeel`` of :func:`api.law_wire.verdict_object` as a page shows it: reasons as sentences, what to check,
    what stays out, ways around, what comes after.
    """
    said: Json = in_language(told, language)
    norms = cite(law, names_in(told, *_NORMS), told["peildatum"], language)
    asked = {name: one["vraag"] for name, one in said["vragen"].items()}
    for name in names_in(told, "controleerbaar", "uitzonderingen", "omstandigheden", "ontbreekt"):
        if name in law.fact:
            asked.setdefault(name, law.fact[name].question.of(language))
    whom = [
        {**one, "over": one["betrokkene"]["tekst"], "houdt": one["staat"]["code"] in _HELD_BACK}
        for one in said["perBetrokkene"]
    ]
    return {
        **said,
        "perBetrokkene": whom,
        "gronden": [{**one, **norms[one["id"]], "artikel": one["artikel"]} for one in said["gronden"]],
        "lagen": [_layer(layer, norms, asked) for layer in said["lagen"]],
        "tegen": [norms[name] for name in told["blokkades"]],
        "kopTegen": heading_of_blocks(State(told["staat"]["code"])).of(language),
        "nagaan": _listed(said["voorwaarden"]["controleerbaar"], asked),
        "vooraf": _listed(said["voorwaarden"]["uitzonderingen"], asked),
        "wegen": list(dict.fromkeys(said["voorwaarden"]["teWegen"])),
        "nietMee": [_NOTHING_ELSE.of(language), *(_apart(one) for one in whom if one["houdt"])],
        "viaAnderen": [[_name(law, party, language) for party in route] for route in told["routes"]],
        "gelijkwaardig": [_way(one, norms, asked) for one in said["gelijkwaardig"]],
        "alternatieven": [_way(one, norms, asked) for one in said["alternatieven"]],
        "verandert": [_contrast(one, norms, language) for one in said["watIsNodig"] or ()],
        "onzeker": [norms[name]["vindplaats"] or name for name in told["onzekereVersies"]],
    }


def _listed(names: Iterable[str], asked: Mapping[str, str]) -> list[Json]:
    return [{"id": name, "vraag": asked.get(name, name)} for name in names]


def _apart(one: Json) -> str:
    return f"{one['over'][:1].upper()}{one['over'][1:]}: {one['staat']['tekst']}."


def _layer(layer: Json, norms: Mapping[str, Json], asked: Mapping[str, str]) -> Json:
    """One layer as a sentence's parts: how it stands, on which articles, and what it hangs on."""
    return {
        "code": layer["laag"],
        "naam": layer["laagLabel"],
        "status": {"code": layer["status"], "tekst": layer["statusLabel"]},
        "normen": [norms[name] for name in layer["normen"]],
        "hangtAf": [asked.get(name, name) for name in layer["omstandigheden"]],
    }


def _way(one: Json, norms: Mapping[str, Json], asked: Mapping[str, str]) -> Json:
    return {**norms[one["grond"]], "uitkomst": one["uitkomstLabel"], "ontbreekt": _listed(one["ontbreekt"], asked)}


def _contrast(one: Json, norms: Mapping[str, Json], language: str) -> Json:
    changes = [f"{change['vraag'] or ''} {_changed(change, language)}".strip() for change in one["wijzigingen"]]
    return {**norms[one["grond"]], "uitkomst": one["uitkomstLabel"], "wijzigingen": changes}


def _changed(change: Json, language: str) -> str:
    """What would be answered; a setting or an initiative has words of its own."""
    fact = change["soort"] == "omstandigheid"
    return value_words(change["waarde"]).of(language) if fact else str(change["waardeLabel"]["tekst"])


def open_questions(told: Json, known: Iterable[str]) -> list[str]:
    """What still matters, most decisive first. What was answered with «not known» is not asked again."""
    answered_already = set(known)
    return [name for name in told["vraagVolgende"] if name not in answered_already]


def question(law: Law, name: str, here: Address, language: str) -> Json:
    """One question with an address per answer, the answer that is given now marked, and who can know it."""
    fact = law.fact[name]
    now = _given(here).get(name)
    answers = []
    for value in (*fact.values, "unknown"):
        there = _with(here, name, value)
        answers.append(
            {"waarde": value, "tekst": value_words(value).of(language), "adres": str(there), "nu": value == now}
        )
    return {
        "id": name,
        "vraag": fact.question.of(language),
        "wie": _who(law, fact.known_by, language),
        "antwoorden": answers,
        "weg": None if now is None else str(_with(here, name, None)),
        "nu": next((one["tekst"] for one in answers if one["nu"]), None),
    }


def answered(law: Law, here: Address, language: str) -> list[Json]:
    """The answers in the address, in the order in which they were given; each can be changed or taken back."""
    return [question(law, name, here, language) for name in _given(here) if name in law.fact]


def _given(here: Address) -> dict[str, str]:
    return {name: value for name, _, value in (text.partition("=") for text in here.all("omstandigheid"))}


def _with(here: Address, name: str, value: str | None) -> Address:
    """The address with this answer, where it stood or at the end; without it for ``None``."""
    given = _given(here)
    changed = {**given, name: value} if value is not None else {key: one for key, one in given.items() if key != name}
    return here.put("omstandigheid", *(f"{key}={one}" for key, one in changed.items()))


def _who(law: Law, known_by: str, language: str) -> str:
    """Who can know the answer; whoever has the item where the law's data do not say."""
    named = [name.strip() for name in known_by.split(",") if name.strip()] or ["holder"]
    told = [_ENDS[name].of(language) if name in _ENDS else _name(law, name, language) for name in named]
    return (" of " if language == "nl" else " or ").join(told)


def _name(law: Law, party: str, language: str) -> str:
    return law.capacity[party].label.of(language) if party in law.capacity else party
