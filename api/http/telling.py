"""What is wrong with a call, in words: pydantic's findings in Dutch and English, never with the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ontology.errors import nearest
from ontology.terms import Text

if TYPE_CHECKING:
    from fastapi import Request

__all__ = ["Found", "entries_of", "said"]

Found = tuple[str, str, str, Text, Text | None]

_SAID: Mapping[str, Text] = {
    "missing": Text("Dit ontbreekt.", "This is missing."),
    "extra_forbidden": Text("Deze naam is hier niet bekend.", "This name is not known here."),
    "int_parsing": Text("Dit is geen geheel getal.", "This is no whole number."),
    "int_type": Text("Dit is geen geheel getal.", "This is no whole number."),
    "string_type": Text("Dit is geen tekst.", "This is no text."),
    "dict_type": Text("Dit is geen object.", "This is no object."),
    "model_type": Text("Dit is geen object.", "This is no object."),
    "model_attributes_type": Text("Dit is geen object.", "This is no object."),
    "list_type": Text("Dit is geen lijst.", "This is no list."),
    "tuple_type": Text("Dit is geen lijst.", "This is no list."),
    "bool_type": Text("Dit is geen true of false.", "This is neither true nor false."),
    "bool_parsing": Text("Dit is geen true of false.", "This is neither true nor false."),
    "too_long": Text("Dit zijn er te veel: hoogstens {max_length}.", "These are too many: at most {max_length}."),
    "string_too_long": Text("Te lang: hoogstens {max_length} tekens.", "Too long: at most {max_length} characters."),
    "string_too_short": Text("Te kort: minstens {min_length} tekens.", "Too short: at least {min_length} characters."),
    "greater_than_equal": Text("Dit is ten minste {ge}.", "This is at least {ge}."),
    "less_than_equal": Text("Dit is ten hoogste {le}.", "This is at most {le}."),
    "literal_error": Text("Kies uit {expected}.", "Choose from {expected}."),
    "enum": Text("Kies uit {expected}.", "Choose from {expected}."),
    "string_pattern_mismatch": Text("Dit heeft niet de goede vorm.", "This does not have the right form."),
    "date_parsing": Text("Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd."),
    "date_from_datetime_parsing": Text("Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd."),
    "date_from_datetime_inexact": Text("Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd."),
    "date_type": Text("Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd."),
}
_OTHER = Text("Deze waarde past hier niet.", "This value does not fit here.")


def said(kind: str, context: Mapping[str, Any]) -> Text:
    """The sentence for a finding of pydantic; the refused value is never part of it.

    >>> said("less_than_equal", {"le": 100}).nl
    'Dit is ten hoogste 100.'
    """
    text = _SAID.get(kind, _OTHER)
    limits = {name: str(value).replace(" or ", ", ") for name, value in context.items()}
    try:
        return Text(text.nl.format(**limits), text.en.format(**limits))
    except KeyError:
        return _OTHER


def entries_of(errors: Sequence[Mapping[str, Any]], request: Request) -> Iterator[Found]:
    """Every finding of FastAPI as the fields of an entry, each place once. An unknown key is told with near ones."""
    seen: set[tuple[str, str]] = set()
    for error in errors:
        where, *rest = [str(part) for part in error["loc"]]
        unknown = error["type"] == "extra_forbidden"
        place = ("/" if where == "body" else "").join(["", *rest] if where == "body" else rest[:1])
        if unknown:
            # The name itself came from outside: it is repeated only where no guard would refuse it.
            place = _shown(place)
        if (where, place) in seen:
            continue
        seen.add((where, place))
        remedy = _near(rest[-1], _query_keys(request)) if unknown and rest else None
        yield where, place, error["type"].replace("_", "-"), said(error["type"], error.get("ctx") or {}), remedy


def _shown(name: str) -> str:
    from ontology.personal_data import scan

    return "?" if len(name) > 60 or not name.isprintable() or scan(name) else name


def _near(name: str, known: Sequence[str]) -> Text | None:
    if not known:
        return None
    listed = ", ".join(nearest(name[:60], known) or sorted(known)[:20])
    return Text(f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")


def _query_keys(request: Request) -> list[str]:
    """The query keys that the operation knows."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    found: list[str] = []
    for parameter in getattr(dependant, "query_params", []):
        fields = getattr(parameter.field_info.annotation, "model_fields", None)
        if fields is None:
            found.append(parameter.alias)
        else:
            found += [one.alias or name for name, one in fields.items()]
    return found
