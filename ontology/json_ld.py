"""A model as JSON-LD, with its context inside: no program that reads it needs the network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ontology.statement import Literal
from ontology.statements import statements
from ontology.vocabulary import PREFIXES

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["json_ld"]

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]


def json_ld(model: Model) -> str:
    """``model`` as JSON-LD 1.1, the same statements as its Turtle: subjects, properties and values in fixed order.

    The context only shortens names (one prefix for each vocabulary that is used); no term hides a datatype, so every
    value says itself what it is.
    """
    subjects: dict[str, dict[str, set[str]]] = {}
    used: set[str] = set()
    for subject, predicate, value in statements(model):
        name = "@type" if predicate == _TYPE else _short(predicate, used)
        told = _told(value, used, as_type=name == "@type")
        kept = subjects.setdefault(subject, {}).setdefault(name, set())
        kept.add(json.dumps(told, ensure_ascii=False, sort_keys=True))
    graph = [_node(subject, subjects[subject]) for subject in sorted(subjects)]
    context = {prefix: PREFIXES[prefix] for prefix in sorted(used)}
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _node(subject: str, told: dict[str, set[str]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for name in sorted(told):
        values = [json.loads(value) for value in sorted(told[name])]
        node[name] = values[0] if len(values) == 1 else values
    return node


def _told(value: str | Literal, used: set[str], *, as_type: bool) -> Any:
    if not isinstance(value, Literal):
        return _short(value, used) if as_type else {"@id": value}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype:
        return {"@value": value.text, "@type": _XSD + value.datatype}
    return {"@value": value.text}


def _short(iri: str, used: set[str]) -> str:
    """The name with its prefix, if what is left of it can stand behind one; notes which prefixes are used."""
    for prefix, space in sorted(PREFIXES.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        rest = iri.removeprefix(space)
        if rest != iri and rest and not set(rest) & set("/#:"):
            used.add(prefix)
            return f"{prefix}:{rest}"
    return iri
