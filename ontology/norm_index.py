"""Norms by what they cover: which of them cover a thing is found with one AND of bits per axis, not norm by norm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ontology.norms import Norm

__all__ = ["ATTRIBUTES", "NormIndex", "Stated"]

ATTRIBUTES = frozenset(
    {
        "category", "extent", "form", "lawfully-obtained", "origin", "regime", "regime-in", "removed",
        "same-controller", "secrecy", "statement", "subject", "wpg-class",
    }
)  # fmt: skip
"""What a norm can ask of a label."""

Stated = tuple[tuple[str, frozenset[str]], ...]
"""Axes, each with every value that a thing has there: a holder with all classes it falls in, the one purpose."""

_REMEMBERED = 4096


class _Axis:
    """One thing that norms can ask: the norms that leave it free, and per value those that name it."""

    def __init__(self) -> None:
        self.named: dict[str, int] = {}
        self.free = 0

    def allowing(self, values: Iterable[str]) -> int:
        bits = self.free
        for value in values:
            bits |= self.named.get(value, 0)
        return bits


class NormIndex:
    """Immutable. A norm covers a thing when, on every axis, it leaves the value free or names one that the thing has.

    A set of norms is one integer: bit *n* stands for the *n*-th norm by id. Axes are ``holder``, ``recipient``,
    ``category``, ``regime``, ``purpose``, ``forum``, ``initiative``, and ``label.<attribute>`` for what norms ask of a
    label. A norm without holder is for whoever is of the class ``any``. Raises ``KeyError`` for a norm that asks of a
    label what no label has.
    """

    def __init__(self, norms: Iterable[Norm]) -> None:
        by_id = {norm.id: norm for norm in norms}
        self._norms = tuple(by_id[name] for name in sorted(by_id))
        self._everything = (1 << len(self._norms)) - 1
        asked = [dict(_asked(norm)) for norm in self._norms]
        self._axes = {name: _Axis() for one in asked for name in one}
        for name, axis in self._axes.items():
            for position, one in enumerate(asked):
                values = one.get(name, ())
                if not values:
                    axis.free |= 1 << position
                for value in values:
                    axis.named[value] = axis.named.get(value, 0) | 1 << position
        # The same few labels, pairs of parties and purposes come back all the time.
        self._allowing = lru_cache(maxsize=_REMEMBERED)(self._bits)
        self._members = lru_cache(maxsize=_REMEMBERED)(self._norms_of)

    def covering(self, *stated: Stated) -> tuple[Norm, ...]:
        """Norms that cover what is stated, by id; an axis that is not stated is not looked at."""
        bits = self._everything
        for group in stated:
            bits &= self._allowing(group)
        return self._members(bits)

    def _bits(self, group: Stated) -> int:
        bits = self._everything
        for name, values in group:
            if name in self._axes:
                bits &= self._axes[name].allowing(values)
        return bits

    def _norms_of(self, bits: int) -> tuple[Norm, ...]:
        return tuple(norm for position, norm in enumerate(self._norms) if bits >> position & 1)


def _asked(norm: Norm) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "holder", norm.holders or ("any",)
    yield "recipient", norm.recipients
    yield "category", norm.categories
    yield "regime", norm.regimes
    yield "purpose", norm.purposes
    yield "forum", norm.forums
    yield "initiative", norm.initiatives
    for attribute, values in norm.label.attributes:
        if attribute not in ATTRIBUTES:
            raise KeyError(attribute)
        yield f"label.{attribute}", values
