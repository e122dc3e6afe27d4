"""The closed vocabularies in the document: what may stand in a parameter or a field, as this server knows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.http.state import Loaded

__all__ = ["fill_in"]

Json = dict[str, Any]


def fill_in(document: Json, loaded: Loaded) -> None:
    """Put the known names in the parameters of every operation and in the fields of a question."""
    known = _names(loaded)
    for path, item in document["paths"].items():
        for operation in item.values():
            for parameter in operation.get("parameters", []):
                _fill(path, parameter, known)
    _fill_question(document["components"]["schemas"], loaded, known)


def _names(loaded: Loaded) -> Mapping[str, list[str]]:
    from api.case_reading import purposes

    models = [loaded.told(name) for name in loaded.models]
    law = loaded.law
    actors = sorted({one.id for model in models for one in model.actors})
    tables = sorted({one.id for model in models for one in model.tables})
    knowers = sorted({one.id for model in models for one in model.sources_of_knowledge})
    return {
        "model": list(loaded.models),
        "actor": [*actors, *tables, *knowers],
        "actors": actors,
        "partner": sorted({one.id for model in models for one in model.partners}),
        "item": sorted({one.id for model in models for one in model.items}),
        "flow": sorted({one.id for model in models for one in model.flows}),
        "agreement": sorted({one.id for model in models for one in model.agreements}),
        "table": tables,
        "to": [*actors, *tables],
        "desk": sorted({one.desk for model in models for one in model.entry_desks}),
        "category": sorted({one.category for model in models for one in model.items}),
        "subject": sorted({one.subject for model in models for one in model.items}),
        "step": sorted({one.id for model in models for one in model.steps}),
        "gap": sorted(
            {key.partition("/")[2] for model in models for key in model.labels if key.startswith("gap-kind/")}
        ),
        "fact": [f"{fact.id}={value}" for fact in law.facts for value in (*fact.values, "unknown")],
        "fact-name": [fact.id for fact in law.facts],
        "act": [act.id for act in law.acts],
        "kind": sorted({norm.kind.value for norm in law.norms}),
        "capacity": sorted(law.capacity),
        "party": sorted({*law.capacity, *actors, *knowers}),
        "purpose": list(purposes(law)),
        "norm": sorted(law.canonical_id),
    }


_QUERY = {
    "model": "model", "a": "model", "b": "model", "partner": "partner", "item": "item", "categorie": "category",
    "stap": "step", "loket": "desk", "wet": "act", "actor": "actor",
}  # fmt: skip
_SPECIAL = {
    ("/stromen", "van"): "actor", ("/stromen", "naar"): "actor", ("/routes", "naar"): "to",
    ("/routes", "van"): "actors",
    ("/tijden", "actor"): "to", ("/informatie-items", "betreft"): "subject", ("/gronden", "soort"): "kind",
    ("/gronden", "houder"): "capacity", ("/gronden", "ontvanger"): "capacity",
    ("/gronden", "omstandigheid"): "fact-name", ("/blootstellingen", "houder"): "actors",
    ("/analyses/{model}/behoeften", "soort"): "gap",
}  # fmt: skip
_PATH = {
    "/partners/{id}": "partner", "/actoren/{id}": "actors", "/informatie-items/{id}": "item", "/stromen/{id}": "flow",
    "/afspraken/{id}": "agreement", "/overleggen/{id}": "table", "/gronden/{id}": "norm",
}  # fmt: skip


def _fill(path: str, parameter: Json, known: Mapping[str, list[str]]) -> None:
    name, schema = parameter["name"], parameter["schema"]
    if parameter["in"] == "path":
        examples = known["model" if name == "model" else _PATH[path]]
        parameter["examples"] = {"voorbeeld": {"value": examples[0]}} if examples else {}
        parameter.setdefault("description", "Het id." if name == "id" else "Het model.")
        return
    if parameter["in"] != "query":
        return
    kind = _SPECIAL.get((path, name)) or _QUERY.get(name)
    if name == "omstandigheid" and kind is None:
        schema["items"] = {"type": "string", "enum": known["fact"]}
        schema["uniqueItems"] = True
        parameter["explode"] = True
        return
    if kind is not None and known[kind]:
        _choices(schema, known[kind])


def _choices(schema: Json, values: list[str]) -> None:
    for part in schema.get("anyOf", [schema]):
        if part.get("type") == "string":
            part["enum"] = values
            part.pop("maxLength", None)


def _fill_question(schemas: Json, loaded: Loaded, known: Mapping[str, list[str]]) -> None:
    from api.case_reading import CHOICES
    from api.http.v1.judging import LABEL_KEYS

    law = loaded.law
    question, label, hop = schemas["Oordeelvraag"], schemas["Etiket"], schemas["Stap"]
    for field, values in (
        ("houder", known["party"]),
        ("ontvanger", known["party"]),
        ("handeltVoor", ["college", "burgemeester"]),
        ("item", known["item"]),
        ("doel", known["purpose"]),
        ("initiatief", list(CHOICES["initiative"])),
        ("kader", list(CHOICES["forum"])),
    ):
        _choices(question["properties"][field], values)
    facts = {
        fact.id: {
            "description": fact.question.nl,
            "anyOf": [
                {"type": "string", "enum": [*fact.values, "unknown"]},
                *([{"type": "boolean"}] if {"true", "false"} <= set(fact.values) else []),
            ],
        }
        for fact in law.facts
    }
    question["properties"]["omstandigheden"] = {
        "description": "Wat bekend is, per omstandigheid; wat ontbreekt, is onbekend.",
        "anyOf": [{"type": "object", "properties": facts, "additionalProperties": False}, {"type": "null"}],
    }
    for dutch, english in LABEL_KEYS.items():
        if english in CHOICES:
            _choices(label["properties"][dutch], list(CHOICES[english]))
    _choices(hop["properties"]["grond"], known["norm"])
    for schema, told in ((question, _QUESTION), (label, _LABEL), (hop, _HOP)):
        for field, text in told.items():
            schema["properties"][field]["description"] = text


_QUESTION = {
    "houder": "Wie het heeft: een actor van het model of een hoedanigheid.",
    "ontvanger": "Wie het zou krijgen: een actor van het model of een hoedanigheid.",
    "handeltVoor": "Voor welk orgaan de houder werkt; verplicht voor gemeente-oov, lokaal-team en leerplicht.",
    "item": "Informatie-item dat de houder heeft vastgelegd.",
    "registratie": "Registratie, als actor@register.",
    "etiket": "Kenmerken van de registratie; gaat voor op wat de registratie van het item zegt.",
    "doel": "Doel waarvoor de ontvanger het nodig heeft.",
    "initiatief": "Uit eigen beweging (own), op verzoek (request) of op vordering (demand).",
    "kader": "Waar het gebeurt: tussen twee partijen, of aan een overleg met een wettelijke vorm.",
    "eerdereStappen": "Eerdere verstrekkingen van hetzelfde, oudste eerst.",
    "peildatum": "Dag van het recht; zonder: de peildatum van het model.",
}
_LABEL = {
    "regime": "Wet die over de registratie gaat.",
    "geheimhouding": "Geheimhoudingen die erop rusten (ids van normen), of unknown.",
    "categorie": "Soort gegeven.",
    "betreft": "Over wie het gaat.",
    "vorm": "Herleidbaar, gepseudonimiseerd of samengeteld.",
    "omvang": "Hoeveel ervan wordt verteld.",
    "uitspraak": "Waargenomen, verteld, of een oordeel over iemand die niet is gezien.",
    "wpgKlasse": "Artikel van de Wpg waaronder het is verwerkt.",
    "verwijderd": "Of het uit de politieregistratie is verwijderd.",
    "rechtmatigVerkregen": "Of het rechtmatig is verkregen.",
    "herkomst": "Hoedanigheden van wie het eerder had.",
}
_HOP = {
    "van": "Wie het gaf.",
    "naar": "Wie het kreeg.",
    "grond": "De grond waarop (id van een norm).",
    "doel": "Het doel waarvoor.",
}
