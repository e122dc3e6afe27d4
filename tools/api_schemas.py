"""The schemas and examples of the OpenAPI document, made once from real answers: ``python -m tools.api_schemas``.

Structure comes from the answers, meaning from the glossary (``api/http/glossary.yaml``): a field without an entry there
stops this program. Writes ``api/http/schemas.json``; ``--check`` says whether the answers still fit it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

__all__ = ["GLOSSARY", "PLACE", "infer", "main", "schemas"]

Json = dict[str, Any]

_HTTP = Path(__file__).parent.parent / "api/http"
GLOSSARY, PLACE = _HTTP / "glossary.yaml", _HTTP / "schemas.json"

MAPS = frozenset({
    "perSoort", "perUitkomst", "perUitkomstMinder", "perHerstel", "perActor", "perActorNaReparaties", "vragen",
    "omstandigheden", "wieWeetWat", "perReden", "normen-per-id",
})  # fmt: skip
"""Fields whose keys are codes, not names of fields; others are known by the look of their keys."""

_FIELD = re.compile(r"[a-z][a-zA-Z0-9]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VERDICT = frozenset({"uitkomst", "lagen", "gronden", "perBetrokkene"})
_NORM = frozenset({"geldigVanafNauwkeurigheid", "doorbreekt"})
_PAGE = frozenset({"deze", "eerste", "laatste"})


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def infer(values: Sequence[Any], name: str = "") -> Json:
    """The schema that every one of ``values`` fits; ``name`` is the field they stand in.

    >>> infer([1, None])
    {'type': ['integer', 'null']}
    >>> infer([{"nl": "a", "en": "b"}])
    {'$ref': '#/components/schemas/Tekst'}
    """
    present = [value for value in values if value is not None]
    found = _of_present(present, name)
    if len(present) == len(values):
        return found
    if not present:
        return {"type": "null"} if name == "nooit" else {}
    if "type" in found and isinstance(found["type"], str):
        return {**found, "type": [found["type"], "null"]}
    if not found:
        return found
    return {"anyOf": [found, {"type": "null"}]}


def _of_present(values: Sequence[Any], name: str) -> Json:
    kinds = {type(value) for value in values}
    if not kinds:
        return {}
    if kinds == {bool}:
        return {"type": "boolean"}
    if kinds <= {int, float}:
        whole = kinds == {int} and not re.search(r"[uU]ren|waarde|^uur$|^laag$|^hoog$|minste|meeste", name)
        return {"type": "integer" if whole else "number"}
    if kinds == {str}:
        day = all(_DAY.fullmatch(value) for value in values) and not name.endswith("tekstdatum")
        return {"type": "string", **({"format": "date"} if day else {})}
    if kinds == {list}:
        return {"type": "array", "items": infer([part for value in values for part in value], name)}
    if kinds == {dict}:
        return _of_objects(values, name)
    return {
        "anyOf": [
            _of_present([value for value in values if type(value) is kind], name) for kind in sorted(kinds, key=str)
        ]
    }


def _of_objects(values: Sequence[Json], name: str) -> Json:
    verdicts = [value for value in values if value.keys() >= _VERDICT]
    if verdicts and len(verdicts) < len(values):
        others = [value for value in values if not value.keys() >= _VERDICT]
        return {"anyOf": [_of_objects(verdicts, name), _of_objects(others, name)]}
    keys = set.intersection(*(set(value) for value in values))
    every = set.union(*(set(value) for value in values))
    if every == {"nl", "en"}:
        return _ref("Tekst")
    if every == {"code", "nl", "en"} and keys == every:
        return _ref("Code")
    if keys >= _PAGE:
        return _ref("Bladzijden")
    if keys >= _NORM and name != "Norm":
        return _ref("Norm")
    if verdicts and name != "Oordeel":
        from_verdict = set(_KNOWN.get("Oordeel", {}).get("properties", ()))
        extra = [{key: part for key, part in value.items() if key not in from_verdict} for value in values]
        more = _of_fields(extra, set.intersection(*(set(one) for one in extra)), set().union(*extra))
        return {"allOf": [_ref("Oordeel"), more]} if more["properties"] else _ref("Oordeel")
    if name in MAPS or not all(_FIELD.fullmatch(key) for key in every) or _codes(every):
        return {"type": "object", "additionalProperties": infer([part for value in values for part in value.values()])}
    return _of_fields(values, keys, every)


_KNOWN: dict[str, Json] = {}


def _codes(keys: Iterable[str]) -> bool:
    """Whether no key is in the glossary: then they are codes."""
    glossary = _glossary()
    return bool(set(keys)) and not any(key in glossary for key in keys)


def _of_fields(values: Sequence[Json], keys: set[str], every: set[str]) -> Json:
    glossary = _glossary()
    properties = {}
    for key in sorted(every):
        if key not in glossary:
            UNKNOWN.add(key)
        properties[key] = _described(
            infer([value[key] for value in values if key in value], key), glossary.get(key, "")
        )
    return {"type": "object", "required": sorted(keys), "properties": properties}


UNKNOWN: set[str] = set()
"""Fields that were met and are not in the glossary."""


def _described(schema: Json, text: str) -> Json:
    # A sibling of $ref is fine in OpenAPI 3.1.
    return {**schema, "description": text}


def _glossary() -> Mapping[str, str]:
    if not _READ:
        _READ.update(yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")) if GLOSSARY.exists() else {})
    return _READ


_READ: dict[str, str] = {}


_ONE_OF = {
    "Model": ("Modellen", "modellen"), "Partner": ("Partners", "partners"), "Actor": ("Actoren", "actoren"),
    "InformatieItem": ("InformatieItems", "informatieItems"), "Stroom": ("Stromen", "stromen"),
    "Afspraak": ("Afspraken", "afspraken"), "Overleg": ("Overleggen", "overleggen"),
}  # fmt: skip
"""The schema of one thing, and the list that tells the same of many."""


def _more(found: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    """The answers, with what a list says of one thing as an answer about that thing, and the rows of whole analyses as
    rows of a list of needs: what is seen once may be null elsewhere.
    """
    told = {name: list(answers) for name, answers in found.items()}
    for one, (many, field) in _ONE_OF.items():
        extra = {} if one == "Model" else {"model": ""}
        told[one] += [{**extra, **row} for answer in found[many] for row in answer[field]]
    first = found["Behoeften"][0]
    told["Behoeften"] += [{**first, "behoeften": answer["behoeften"]} for answer in found["Analyse"]]
    return told


def schemas(answers: Mapping[str, Sequence[Any]]) -> Json:
    """The components of the document and the examples, from answers by the name of their schema."""
    found = _more(answers)
    _KNOWN.clear()
    asked = set(found["Oordeel"][0])
    nested = [
        {key: one[key] for key in one if key in asked} for answers in found.values() for one in verdicts_in(answers)
    ]
    _KNOWN["Oordeel"] = infer(nested, "Oordeel")
    norms = [norm for answer in (*found["Gronden"], *found["Grond"]) for norm in answer["normen"]]
    _KNOWN["Norm"] = infer(norms, "Norm")
    for name in found:
        if name != "Oordeel":
            _KNOWN[name] = infer(found[name], name)
    if UNKNOWN:
        raise SystemExit(f"not in {GLOSSARY.name}: {', '.join(sorted(UNKNOWN))}")
    return {
        "schemas": dict(sorted(_KNOWN.items())),
        "examples": {name: shortened(answers[0]) for name, answers in sorted(found.items())},
    }


def verdicts_in(part: Any) -> Iterator[Json]:
    """Every verdict in an answer, wherever it stands."""
    if isinstance(part, dict):
        if part.keys() >= _VERDICT:
            yield part
        for one in part.values():
            yield from verdicts_in(one)
    elif isinstance(part, list):
        for one in part:
            yield from verdicts_in(one)


def shortened(answer: Any) -> Any:
    """An example: every list with its first member, every long map with its first entries."""
    if isinstance(answer, list):
        return [shortened(part) for part in answer[:1]]
    if isinstance(answer, dict):
        kept = list(answer.items())
        if not all(_FIELD.fullmatch(key) for key in answer) or _codes(answer):
            kept = kept[:2]
        return {key: shortened(part) for key, part in kept}
    return answer


def main(arguments: Sequence[str]) -> int:
    """Write the schemas, or with ``--check`` say whether they are what the answers ask for."""
    from tools.api_samples import samples

    made = json.dumps(schemas(samples()), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if "--check" in arguments:
        fresh = PLACE.is_file() and PLACE.read_text(encoding="utf-8") == made
        sys.stdout.write("" if fresh else f"{PLACE.name}: stale, run python -m tools.api_schemas\n")
        return 0 if fresh else 1
    PLACE.write_text(made, encoding="utf-8")
    sys.stdout.write(f"{PLACE.name}: {len(made):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
