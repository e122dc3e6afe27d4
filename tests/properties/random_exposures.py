"""Seeded random models whose actors act in capacities of the real law, with one confined item that some of them keep.

The ways to the alleged perpetrator are data of the law itself, so a made-up law would say nothing about them.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from ontology.model import Model
from ontology.terms import Assurance, Text, Weight
from tests.builders import STEPS, Tiny, tiny

__all__ = ["SECRET", "SECRET_WORD", "random_exposed"]

SECRET = "geheim-adres"
SECRET_WORD = "Schuilplaatszegel"
"""The id and the label of the confined item: words that nothing else in a model has."""

_REGISTERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "arosa": (("client-dossier", "criminal", "avg"),),
    "burgemeester": (("Wth-systeem", "ordinary", "avg"), ("Wvggz-register", "special-health", "avg")),
    "gemeente-burgerzaken": (("BRP", "ordinary", "brp"),),
    "huisarts": (("HIS", "medical-secrecy", "avg"),),
    "jeugdhulp": (("client-dossier", "youth", "avg"),),
    "lokaal-team": (("client-dossier", "ordinary", "avg"),),
    "onderwijs": (("leerlingdossier", "youth", "avg"),),
    "openbaar-ministerie": (("parketadministratie", "criminal", "wjsg"),),
    "politie-basisteam": (("BVH", "police", "wpg"),),
    "rechtspraak": (("zaaksysteem", "judicial", "avg"),),
    "veilig-thuis": (("VT-dossier", "criminal", "avg"),),
    "woningcorporatie": (("huurdossier", "ordinary", "avg"), ("rapportage", "ordinary", "avg")),
}
_SUBJECTS = ("victim", "perpetrator", "child", "household", "household")
_STEPS = tuple(step.id for step in STEPS)


def random_exposed(seed: int, *, actors: int = 5, items: int = 4) -> Model:
    """A model with hearsay, knowers, tables, flows that work and flows that do not, figures, and a confined item.

    >>> random_exposed(7) == random_exposed(7)
    True
    """
    rng = Random(seed)
    building = tiny("willekeurig")
    who = sorted(rng.sample(sorted(_REGISTERS), rng.randint(3, actors)))
    what = [f"i{number}" for number in range(rng.randint(2, items))]
    for actor in who:
        building.actor(actor, controller=rng.choice((actor, "college")))
    if rng.random() < 0.15:
        who.append("iemand")  # nobody can say in which capacity
        building.actor("iemand")
    building.knower("slachtoffer")
    for item in what:
        building.item(item, subject=rng.choice(_SUBJECTS), aggregate=rng.random() < 0.08)
    building.item(SECRET, confined=True)
    for item in (*what, SECRET):
        for party in rng.sample([*who, "slachtoffer"], rng.choice((1, 1, 2, 3))):
            _hold(rng, building, party, item)
    for _ in range(rng.randint(1, 5)):
        sender, recipient = rng.sample(who, 2)
        moved = sorted(set(rng.choices([*what, SECRET], k=2)))
        building.flow(sender, recipient, *moved, assurance=rng.choice((Assurance.FIXED, *Assurance)))
    building.table("tafel", *rng.sample(who, 2))
    for _ in range(rng.randint(2, 6)):
        building.needs(rng.choice([*who, "tafel"]), rng.choice([*what, SECRET]), rng.choice(_STEPS))
    building.factor("rf0", *rng.sample([*what, SECRET], 2), weight=rng.choice(tuple(Weight)))
    return _with_a_telling_name(building.build())


def _hold(rng: Random, building: Tiny, party: str, item: str) -> None:
    register, category, regime = rng.choice(_REGISTERS.get(party, (("dossier", "ordinary", "avg"),)))
    building.holds(party, item, register=register, category=category, regime=regime, hearsay=rng.random() < 0.2)


def _with_a_telling_name(model: Model) -> Model:
    named = Text(SECRET_WORD, SECRET_WORD)
    items = (replace(item, label=named, says=named) if item.confined else item for item in model.items)
    return replace(model, items=tuple(items))
