"""For which purpose an actor needs something in a step (design.md 10), by step and capacity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.statutes import Law

__all__ = ["purposes_of"]

_OWN_TASK: Mapping[str, tuple[str, ...]] = {
    "politie": ("police-task",),
    "openbaar-ministerie": ("prosecute",),
    "rechtspraak": ("prosecute",),
    "dji": ("resocialisation",),
    "reclassering": ("supervise-offender",),
    "raad-kinderbescherming": ("child-protection",),
    "gecertificeerde-instelling": ("execute-ots", "child-protection"),
    "jeugdhulp": ("give-help", "child-protection"),
    "burgemeester": ("home-ban", "public-order"),
    "gemeente-oov": ("public-order", "home-ban"),
    "leerplicht": ("school-attendance",),
    "onderwijs": ("school-attendance",),
    "college": ("give-help",),
    "gemeenteraad": ("accountability",),
    "programmagroep": ("statistics",),
    "veilig-thuis": ("investigate-domestic-violence",),
    "opvang": ("protect-victim", "give-help"),
    "woningcorporatie": ("housing",),
    "slachtofferhulp": ("victim-information", "give-help"),
    "slachtofferadvocaat": ("victim-information", "civil-claim"),
    "zorg-veiligheidshuis": ("case-conference",),
    "person": ("victim-information", "protect-victim"),
}
_AT_STEP: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("OOR", "politie-hovj"): ("home-ban",),
    ("BES", "wethouder-sociaal-domein"): ("give-help",),
    ("TRI", "veilig-thuis"): ("investigate-domestic-violence",),
}
_EVALUATION = ("statistics", "accountability")
_HELP = ("give-help",)


def purposes_of(law: Law, capacity: str, step: str) -> tuple[str, ...]:
    """The purposes to try for a need of ``capacity`` at ``step``: its own task, or what the step is for."""
    if step == "EVA":
        return _EVALUATION
    if (step, capacity) in _AT_STEP:
        return _AT_STEP[step, capacity]
    classes = law.within(capacity)
    named = capacity if capacity in _OWN_TASK else next((name for name in _OWN_TASK if name in classes), "")
    return _OWN_TASK.get(named, _HELP)
