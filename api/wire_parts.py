"""The smallest parts of an answer in JSON, each written in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ontology.terms import Text

__all__ = ["number", "text_object"]


def text_object(text: Text) -> dict[str, Any]:
    """A sentence in both languages.

    >>> from ontology.terms import Text
    >>> text_object(Text("stap", "step"))
    {'nl': 'stap', 'en': 'step'}
    """
    return {"nl": text.nl, "en": text.en}


def number(hours: float | None) -> float | int | None:
    """A whole number without a point; hours to the minute.

    >>> number(2.0), number(0.25), number(None)
    (2, 0.25, None)
    """
    if hours is None:
        return None
    return int(hours) if hours == int(hours) else round(hours, 4)
