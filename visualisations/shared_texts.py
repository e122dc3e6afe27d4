"""Texts that a page says many times, each once: in the data of a page stand their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["SharedTexts"]


@dataclass
class SharedTexts:
    """A growing list of texts. The script of a page reads ``all[number]``.

    >>> shared = SharedTexts()
    >>> shared.numbers({"state": "mag", "lines": [("Grond", ["artikel 1"]), ("Grond", [])]})
    {'state': 0, 'lines': [[1, [2]], [1, []]]}
    >>> shared.all
    ['mag', 'Grond', 'artikel 1']
    """

    _places: dict[str, int] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """The texts by number."""
        return list(self._places)

    def number(self, text: str) -> int:
        """The number of a text, which it keeps."""
        return self._places.setdefault(text, len(self._places))

    def numbers(self, told: object) -> object:
        """The same structure with a number for every text; keys of a mapping stay words. Raises ``TypeError`` for
        anything else, because a number of its own would be taken for the number of a text.
        """
        if isinstance(told, str):
            return self.number(told)
        if isinstance(told, Mapping):
            return {key: self.numbers(value) for key, value in told.items()}
        if isinstance(told, Sequence):
            return [self.numbers(value) for value in told]
        raise TypeError(f"neither text, list nor mapping: {told!r}")
