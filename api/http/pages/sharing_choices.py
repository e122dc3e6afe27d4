"""What can be chosen in the sharing check: closed lists with groups, in words; nothing about anybody can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.case_reading import CHOICES, purposes
from api.http.pages.lists import by_label, grouped, items_by_theme
from api.http.pages.sharing_query import NOTHING, UNKNOWN
from api.purpose_words import purpose_label
from api.wording import WORDS
from ontology.norms import NormKind
from ontology.terms import Text
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from api.http.pages.addresses import Address
    from api.http.pages.lists import Choice, Group, Listed
    from ontology.model import Model
    from ontology.norms import Norm
    from ontology.statutes import Law

__all__ = ["choices", "grounds", "named", "word_of"]

_IN_MODEL = Text("In dit model", "In this model")
_PEOPLE = Text("Mensen om haar heen", "People around her")
_LAW = Text("Hoedanigheden in de wet", "Capacities in the law")
_OF_HOLDER = Text("Legt deze houder vast", "Recorded by this holder")
_KEYS = {
    "initiatief": "initiative", "kader": "forum", "vorm": "form", "omvang": "extent", "uitspraak": "statement",
    "regime": "regime", "categorie": "category", "overWie": "subject", "wpgKlasse": "wpg-class",
}  # fmt: skip
_LABELS: Mapping[str, Text] = {
    "form/identified": Text("op naam", "identified"),
    "form/deidentified": Text("zonder naam", "without names"),
    "form/aggregate": Text("alleen aantallen", "counts only"),
    "extent/signal": Text("alleen dát er iets is", "only that there is something"),
    "extent/minimum": Text("het minimum", "the minimum"),
    "extent/content": Text("de inhoud", "the content"),
    "extent/file": Text("het dossier", "the file"),
    "extent/steps": Text("de genomen stappen", "the steps taken"),
    "statement/observed": Text("zelf gezien of gedaan", "seen or done oneself"),
    "statement/told": Text("verteld", "told"),
    "statement/opinion-about-unseen": Text("oordeel over wie men niet zag", "opinion about somebody not seen"),
    "regime/wpg": Text("politiegegeven (Wpg)", "police data (Wpg)"),
    "regime/wjsg": Text("justitieel of strafvorderlijk gegeven (Wjsg)", "judicial or prosecution data (Wjsg)"),
    "regime/avg": Text("gewone regels (AVG)", "ordinary rules (GDPR)"),
    "regime/brp": Text("basisregistratie personen (BRP)", "population register (BRP)"),
    "regime/outside-avg": Text("buiten de AVG", "outside the GDPR"),
    "category/ordinary": Text("gewoon persoonsgegeven", "ordinary personal data"),
    "category/special-health": Text("gezondheid", "health"),
    "category/special-other": Text("ander bijzonder gegeven", "other special category"),
    "category/criminal": Text("strafrechtelijk gegeven", "criminal data"),
    "category/bsn": Text("burgerservicenummer", "citizen service number"),
    "category/address": Text("adres of verblijfplaats", "address or whereabouts"),
    "subject/third-person": Text("een ander", "a third person"),
    "subject/deceased-victim": Text("het overleden slachtoffer", "the deceased victim"),
    "subject/household": Text("het gezin of huishouden", "the household"),
}
_STOPS = (NormKind.SECRECY, NormKind.CLOSED_LIST)
_NO_SECRECY = Text("geen geheimhouding", "no secrecy")
_NOT_LOOKED = Text("niet uitgezocht", "not looked into")
_ORGANS = ("college", "burgemeester")
_YES_NO = (("true", Text("ja", "yes")), ("false", Text("nee", "no")))


def choices(model: Model, law: Law, here: Address, language: str) -> dict[str, list[Group]]:
    """Per key of the form its groups of choices. ``model`` is the one that tells nobody who knows a confined item."""
    found = {key: _codes(scheme, here.first(key), language) for key, scheme in _KEYS.items()}
    parties = _parties(model, law, language)
    found["houder"] = grouped(parties, here.first("houder"), language)
    found["ontvanger"] = grouped(parties, here.first("ontvanger"), language)
    found["handeltVoor"] = _plain(
        ((name, law.capacity[name].label) for name in _ORGANS), here.first("handeltVoor"), language
    )
    found["item"] = grouped(_items(model, here.first("houder"), language), here.first("item"), language)
    found["doel"] = _plain(((name, purpose_label(name)) for name in purposes(law)), here.first("doel"), language)
    found["geheimhouding"] = [("", _secrecy(law, here.all("geheimhouding"), language))]
    for key in ("verwijderd", "rechtmatigVerkregen"):
        found[key] = _plain(_YES_NO, here.first(key), language, in_order=True)
    return found


def named(model: Model, law: Law, party: str, language: str) -> str:
    """A party in words: as the model calls it, else by its capacity, else by its id."""
    if party in model.actor or party in model.source_of_knowledge:
        return model.label(party).of(language)
    return law.capacity[party].label.of(language) if party in law.capacity else party


def _parties(model: Model, law: Law, language: str) -> list[tuple[str, Listed]]:
    actors = [(one.id, one.label.of(language)) for one in model.actors]
    people = [(one.id, one.label.of(language)) for one in model.sources_of_knowledge]
    told = {name for name, _ in (*actors, *people)}
    law_only = [
        (name, one.label.of(language)) for name, one in law.capacity.items() if name == one.id and name not in told
    ]
    return [
        (_IN_MODEL.of(language), by_label(actors)),
        (_PEOPLE.of(language), by_label(people)),
        (_LAW.of(language), by_label(law_only)),
    ]


def _items(model: Model, holder: str | None, language: str) -> list[tuple[str, Listed]]:
    """What the holder records, where the model says so; else everything by theme. A confined item is never a choice.

    A holder in the model is asked only about what it records: anything else would be refused.
    """
    held = {record.item for record in model.records if record.keeper == holder}
    own = [(item.id, item.label.of(language)) for item in model.items if item.id in held and not item.confined]
    return [(_OF_HOLDER.of(language), by_label(own))] if own else items_by_theme(model, language)


def _secrecy(law: Law, now: list[str], language: str) -> list[Choice]:
    """The stops that a record can carry, by article; first that it carries none, or that nobody looked into it."""
    chosen = {law.canonical_id.get(name, name) for name in now}
    carried = {norm.id: _article(law, norm, language) for norm in law.norms if norm.kind in _STOPS}
    special = [(NOTHING, _NO_SECRECY.of(language)), (UNKNOWN, _NOT_LOOKED.of(language))]
    beside = [(name, name) for name in sorted(chosen) if name not in carried and name not in (NOTHING, UNKNOWN)]
    listed = [*special, *by_label([*carried.items(), *beside])]
    return [(value, text, value in chosen) for value, text in listed]


def grounds(law: Law, language: str) -> list[tuple[str, str]]:
    """The norms on which an earlier step can rest, by article."""
    return by_label(list({norm.id: _article(law, norm, language) for norm in law.norms if norm.kind.carries}.items()))


def _article(law: Law, norm: Norm, language: str) -> str:
    return f"{citation(law, norm).of(language).partition(' (tek')[0].partition(' (tex')[0]}: {norm.title.of(language)}"


def _codes(scheme: str, now: str | None, language: str) -> list[Group]:
    return _plain(((code, word_of(scheme, code)) for code in CHOICES[scheme]), now, language, in_order=True)


def word_of(scheme: str, code: str) -> Text:
    """An attribute of a record in words; the code itself where nobody has named it."""
    key = f"{scheme}/{code}"
    return _LABELS.get(key) or WORDS.get(key) or Text(code, code)


def _plain(
    listed: Iterable[tuple[str, Text]], now: str | None, language: str, *, in_order: bool = False
) -> list[Group]:
    told = [(value, text.of(language)) for value, text in listed]
    return grouped([("", told if in_order else by_label(told))], now, language)
