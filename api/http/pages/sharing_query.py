"""The sharing check as an address: its keys read into the body that ``POST /v1/oordelen`` reads, and back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.http.pages.addresses import Address

__all__ = [
    "KEYS",
    "LABEL_KEYS",
    "NEEDED",
    "NOTHING",
    "UNKNOWN",
    "body_of",
    "is_request",
    "pairs_of",
    "still_needed",
    "tidy",
]

NEEDED = ("houder", "ontvanger", "doel")
"""Without these, and without an item or a category, there is nothing to decide yet."""

_ONE = ("houder", "ontvanger", "handeltVoor", "item", "doel", "initiatief", "kader")
LABEL_KEYS = (
    "categorie", "overWie", "regime", "geheimhouding", "vorm", "omvang", "uitspraak", "wpgKlasse", "verwijderd",
    "rechtmatigVerkregen", "herkomst",
)  # fmt: skip
_NAMED = {"overWie": "betreft"}
"""What the body calls otherwise: ``betreft`` in an address of a page is what the whole page is about."""

_LISTS = ("geheimhouding", "herkomst")
_YES_NO = ("verwijderd", "rechtmatigVerkregen")
_HOPS = {"stapVan": "van", "stapNaar": "naar", "stapGrond": "grond", "stapDoel": "doel"}
NOTHING, UNKNOWN = "geen", "unknown"
"""That a record has none of it (no secrecy, no earlier origin, no class); that nobody looked it up."""

_OF_PAGE = ("model", "niveau", "betreft", "geldigOp", "taal")
KEYS = (*_ONE, *LABEL_KEYS, *_HOPS, "omstandigheid", "ookOp", "kant", *_OF_PAGE)
_REQUEST = "vragen"
_TRUTH = {"true": True, "ja": True, "false": False, "nee": False}


def is_request(here: Address) -> bool:
    """Whether the question is about asking, and not about telling."""
    return here.first("kant") == _REQUEST


def still_needed(here: Address) -> tuple[str, ...]:
    """What must be chosen before anything can be decided; ``item`` stands for an item or a category."""
    missing = [key for key in NEEDED if here.first(key) is None]
    if here.first("item") is None and here.first("categorie") is None:
        missing.append("item")
    return tuple(missing)


def tidy(here: Address) -> Address:
    """The address with nothing in it that says nothing: keys that are not ours, empty steps, an answer given twice."""
    kept = here.only(*KEYS)
    rows = [
        row
        for row in zip_longest(*(kept.all(key) for key in _HOPS), fillvalue="")
        if any(one not in ("", NOTHING) for one in row)
    ]
    for number, key in enumerate(_HOPS):
        kept = kept.put(key, *(row[number] or NOTHING for row in rows))
    facts = {text.partition("=")[0]: text for text in kept.all("omstandigheid")}
    return kept.put("omstandigheid", *facts.values())


def body_of(here: Address) -> dict[str, Any]:
    """The body of the call that this address stands for. What has the wrong form is left for that call to refuse."""
    body: dict[str, Any] = {key: here.first(key) for key in _ONE if here.first(key) is not None}
    label = _label(here)
    if label:
        body["etiket"] = label
    hops = _hops(here)
    if hops:
        body["eerdereStappen"] = hops
    facts = {name: value for name, _, value in (text.partition("=") for text in here.all("omstandigheid"))}
    if facts:
        body["omstandigheden"] = facts
    if here.first("geldigOp") is not None:
        body["peildatum"] = here.first("geldigOp")
    return body


def _label(here: Address) -> dict[str, Any]:
    label: dict[str, Any] = {}
    for key in LABEL_KEYS:
        value = here.first(key)
        if value is None:
            continue
        name = _NAMED.get(key, key)
        if key in _LISTS:
            label[name] = [one for one in here.all(key) if one != NOTHING]
        elif key in _YES_NO:
            label[name] = _TRUTH.get(value, value)
        else:
            label[name] = None if value == NOTHING else value
    return label


def _hops(here: Address) -> list[dict[str, str]]:
    """Earlier steps, oldest first: the first of every key is the first step, and so on. ``geen`` is no purpose."""
    columns = (here.all(key) for key in _HOPS)
    return [
        {name: value for name, value in zip(_HOPS.values(), row, strict=True) if value not in ("", NOTHING)}
        for row in zip_longest(*columns, fillvalue="")
    ]


def pairs_of(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The keys and values of an address for a body with Dutch keys: the inverse of :func:`body_of`.

    >>> pairs_of({"houder": "a", "etiket": {"geheimhouding": []}, "omstandigheden": {"ots": True}})
    [('houder', 'a'), ('geheimhouding', 'geen'), ('omstandigheid', 'ots=true')]
    """
    pairs = [(key, str(given[key])) for key in _ONE if given.get(key)]
    keys = {name: key for key, name in _NAMED.items()}
    for name, value in (given.get("etiket") or {}).items():
        values = value if isinstance(value, list) else [value]
        pairs += [(keys.get(name, name), _written(one)) for one in values or [NOTHING]]
    for hop in given.get("eerdereStappen") or ():
        pairs += [(key, _written(hop.get(name) or NOTHING)) for key, name in _HOPS.items()]
    pairs += [
        ("omstandigheid", f"{name}={_written(value)}") for name, value in (given.get("omstandigheden") or {}).items()
    ]
    if given.get("peildatum"):
        pairs.append(("geldigOp", str(given["peildatum"])))
    return pairs


def _written(value: object) -> str:
    if value is None:
        return NOTHING
    return str(value).lower() if isinstance(value, bool) else str(value)
