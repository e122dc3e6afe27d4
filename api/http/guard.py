"""No personal data on the way in: every part of the path, every query value and every text of a body is looked at.

A refusal names the place, never the value; suspected names are refused here too: a person types a request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi import Request

from api.http.problems import Entry, Problem
from ontology.personal_data import scan
from ontology.refusals import CATALOGUE
from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["guarded", "refuse_personal"]

_LONGEST = 2000
_LONG = Text("Deze tekst is te lang.", "This text is too long.")


async def guarded(request: Request) -> None:
    """A dependency: refuses the request (400) when its path or query holds personal data."""
    path = (("path", name, str(value)) for name, value in request.path_params.items())
    refuse_personal([*path, *_query(request)])


def _query(request: Request) -> Iterator[tuple[str, str, str]]:
    """The values by the key they stand under; of an unknown key also the key, under no name at all."""
    for key, value in request.query_params.multi_items():
        yield "query", key if key.isalpha() and key.isascii() and len(key) <= 30 else "?", value
        if not key.isalpha():
            yield "query", "?", key


def refuse_personal(texts: Iterable[tuple[str, str, str]]) -> None:
    """``texts`` are (``path``, ``query`` or ``body``; place; text). Raises ``Problem`` 400 with every place that holds
    personal data, and with nothing else: no other fault is told beside it, because that would repeat what was typed.
    """
    found: dict[tuple[str, str, str], Entry] = {}
    for where, place, text in texts:
        if len(text) > _LONGEST:
            found[(where, place, "too-long")] = Entry(where, place, "too-long", _LONG)
            continue
        for hit in scan(text):
            told = CATALOGUE[hit.detector]
            detail, remedy = Text(told.nl, told.en), Text(told.remedy_nl, told.remedy_en)
            found[(where, place, hit.detector)] = Entry(where, place, hit.detector, detail, remedy)
    if found:
        raise Problem(400, None, [found[key] for key in sorted(found)])
