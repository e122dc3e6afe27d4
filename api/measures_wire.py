"""The answer of ``measures`` as JSON: every measure with its meaning, its values and their ranges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from api.wire_parts import text_object
from graph.measures.measure import Grade, Key, Level, Measure
from graph.measures.registry import MEASURE
from ontology.terms import Text
from queries.matrices import confined_items, needs_of_others, owners_without_row

if TYPE_CHECKING:
    from graph.measures.matrices import Matrices
    from graph.measures.sensitivity import Range
    from ontology.model import Model

__all__ = ["GRADES", "LEVELS", "REMARKS", "measures_object"]

Json = dict[str, Any]

LEVELS: Mapping[Level, Text] = {
    Level.GRAPH: Text("het geheel", "the whole"),
    Level.STEP: Text("per stap", "per step"),
    Level.ACTOR: Text("per actor", "per actor"),
    Level.PAIR: Text("per paar actoren", "per pair of actors"),
    Level.LINK: Text("per lijn", "per line"),
}

GRADES: Mapping[Grade, Text] = {
    Grade.SETTLED: Text("omschrijving staat vast", "definition is settled"),
    Grade.PARTLY: Text("omschrijving staat vast, één keuze is van ons", "definition is settled, one choice is ours"),
    Grade.OWN: Text("eigen maat", "our own measure"),
}

REMARKS: tuple[Text, ...] = (
    Text(
        "ORA-achtig: formules naar de literatuur, niet vergeleken met het programma van die naam.",
        "ORA-style: formulas after the literature, not compared with the programme of that name.",
    ),
    Text(
        "Een waarde gaat over een rol in dit model, niet over hoe goed iemand werkt, en nooit over een persoon.",
        "A value is about a role in this model, not about how well anyone works, and never about a person.",
    ),
    Text(
        "Hulpmiddel, geen juridisch advies. Deze maten zijn niet getoetst aan de wet: zij zeggen niet wat mag.",
        "An aid, not legal advice. These measures are not tested against the law: they do not say what is permitted.",
    ),
)
"""What every answer ends with."""

_KEYS: Mapping[Level, tuple[str, ...]] = {
    Level.GRAPH: (),
    Level.STEP: ("stap",),
    Level.ACTOR: ("actor",),
    Level.PAIR: ("actor", "ander"),
    Level.LINK: ("van", "naar"),
}


def measures_object(model: Model, m: Matrices, found: Mapping[str, Mapping[Key, Range]]) -> Json:
    """The answer of ``measures``. A measure that is undefined has ``null``; ranges are with one edge less at most."""
    return {
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "peildatum": model.reference_date,
        "fictief": model.fictional,
        "omvang": {"actoren": len(m.agents), "items": len(m.items), "stappen": len(m.steps)},
        "afgeschermdeItems": confined_items(model),
        "behoeftenVanAnderen": needs_of_others(model),
        "eigenarenZonderRij": list(owners_without_row(model)),
        "positiesNietCompleet": [agent for agent in m.agents if agent not in m.complete],
        "contactenNietOpgegeven": [agent for agent in m.agents if agent not in m.contacts],
        "maten": [_measure(MEASURE[name], values) for name, values in found.items()],
        "aannamen": [text_object(assumption.text) for assumption in model.assumptions],
        "kanttekeningen": [text_object(remark) for remark in REMARKS],
    }


def _measure(measure: Measure, values: Mapping[Key, Range]) -> Json:
    return {
        "code": measure.name,
        "niveau": {"code": measure.level.value, **text_object(LEVELS[measure.level])},
        "label": text_object(measure.label),
        "uitleg": text_object(measure.sentence),
        "formule": measure.formula,
        "vindplaats": measure.reference,
        "vastheid": {"code": measure.grade.value, **text_object(GRADES[measure.grade])},
        "tussenNulEnEen": measure.bounded,
        "leuntOp": sorted(edge.value for edge in measure.edges),
        "waarden": [_value(measure.level, key, values[key]) for key in sorted(values)],
    }


def _value(level: Level, key: Key, found: Range) -> Json:
    return {
        **dict(zip(_KEYS[level], key, strict=True)),
        "waarde": _rounded(found.value),
        "laagst": _rounded(found.low),
        "hoogst": _rounded(found.high),
        "kanVervallen": found.can_vanish,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
