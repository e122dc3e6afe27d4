"""Wire objects in one language: what the API tells in two is told once on a page, from the same object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.verdict_sentences import citation
from visualisations.law_words import text_of_later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.statutes import Law

__all__ = ["Json", "cite", "in_language", "names_in"]

Json = dict[str, Any]


def in_language(told: Any, language: str) -> Any:
    """``told`` with every text in one language: ``{"nl", "en"}`` becomes the text itself, and beside other keys it
    becomes ``tekst``.

    >>> in_language({"staat": {"code": "mag", "nl": "mag", "en": "may"}, "uit": [{"nl": "ja", "en": "yes"}]}, "en")
    {'staat': {'code': 'mag', 'tekst': 'may'}, 'uit': ['yes']}
    """
    if isinstance(told, list):
        return [in_language(one, language) for one in told]
    if not isinstance(told, dict):
        return told
    if "nl" not in told or "en" not in told:
        return {key: in_language(value, language) for key, value in told.items()}
    if len(told) == 2:
        return told[language]
    rest = {key: in_language(value, language) for key, value in told.items() if key not in ("nl", "en")}
    return {**rest, "tekst": told[language]}


def names_in(told: Any, *keys: str) -> Iterable[str]:
    """Every text that stands under one of ``keys``, by itself or in a list, however deep; each once, in order."""
    return dict.fromkeys(_names(told, keys))


def _names(told: Any, keys: tuple[str, ...]) -> Iterable[str]:
    if isinstance(told, list):
        for one in told:
            yield from _names(one, keys)
    elif isinstance(told, dict):
        for key, value in told.items():
            if key in keys:
                yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
            yield from _names(value, keys)


def cite(law: Law, names: Iterable[str], day: str, language: str) -> dict[str, Json]:
    """Norms by id, as they stood on ``day``: title, article with the age of its text, and where to read more. What is
    not known on that day is its own id.
    """
    on_day = law.on(day, pending=True).norm
    found: dict[str, Json] = {}
    for name in names:
        norm = on_day.get(law.canonical_id.get(name, name))
        if norm is None:
            found[name] = {"id": name, "titel": name, "vindplaats": "", "later": "", "regel": ""}
            continue
        later = text_of_later(norm, day)
        found[name] = {
            "id": norm.id,
            "titel": norm.title.of(language),
            "vindplaats": citation(law, norm).of(language),
            "later": "" if later is None else later.of(language),
            "regel": norm.rule.of(language),
        }
    return found
