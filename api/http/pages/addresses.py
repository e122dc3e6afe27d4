"""The address of a page as the whole of its state: keys and values in order, and the addresses one choice away.

A choice is a link or a GET form, so a reload and a mailed link show the same page, without script and without memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Address"]


@dataclass(frozen=True, slots=True)
class Address:
    """A path with its keys and values. A key without a value, as a form sends for an empty choice, is left out.

    >>> here = Address.of("/delen", [("houder", "huisarts"), ("kader", ""), ("doel", "give-help")])
    >>> str(here.put("doel", "housing").plus("omstandigheid", "relation=household"))
    '/delen?houder=huisarts&doel=housing&omstandigheid=relation=household'
    """

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, pairs: Iterable[tuple[str, str]]) -> Address:
        """The address with what is empty left out."""
        return cls(path, tuple((key, value) for key, value in pairs if value))

    def first(self, key: str) -> str | None:
        """The value of a key, the first where it stands there more often; ``None`` without one."""
        return next((value for name, value in self.pairs if name == key), None)

    def all(self, key: str) -> list[str]:
        """Every value of a key, in order."""
        return [value for name, value in self.pairs if name == key]

    def put(self, key: str, *values: str) -> Address:
        """This address with exactly these values of a key, where the first stood or at the end."""
        place = next((index for index, (name, _) in enumerate(self.pairs) if name == key), len(self.pairs))
        before = [pair for pair in self.pairs[:place] if pair[0] != key]
        after = [pair for pair in self.pairs[place:] if pair[0] != key]
        return Address(self.path, (*before, *((key, value) for value in values if value), *after))

    def plus(self, key: str, value: str) -> Address:
        """This address with one more value of a key."""
        return Address(self.path, (*self.pairs, (key, value)))

    def less(self, key: str, value: str) -> Address:
        """This address without this value of a key."""
        return Address(self.path, tuple(pair for pair in self.pairs if pair != (key, value)))

    def only(self, *keys: str) -> Address:
        """This address with these keys alone."""
        return Address(self.path, tuple(pair for pair in self.pairs if pair[0] in keys))

    def at(self, path: str) -> Address:
        """The same keys and values on another page."""
        return Address(path, self.pairs)

    def __str__(self) -> str:
        # ``=`` and ``:`` read better as they are, and both may stand in a query.
        asked = urlencode(self.pairs, safe="=:>,/~", quote_via=quote)
        return f"{self.path}?{asked}" if asked else self.path
