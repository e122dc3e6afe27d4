"""Which share of one set lies outside another: what needs and waste are both made of."""

from __future__ import annotations

from collections.abc import Mapping

from graph.measures.matrices import Items

__all__ = ["outside", "outside_in_all"]


def outside(these: Items, those: Items) -> float | None:
    """|these − those| / |these|, between 0 and 1; ``None`` when there are none of these.

    >>> outside(frozenset("abcd"), frozenset("a"))
    0.75
    """
    return len(these - those) / len(these) if these else None


def outside_in_all(these: Mapping[str, Items], those: Mapping[str, Items]) -> float | None:
    """The same over all rows together, as a ratio of totals and not a mean of ratios; ``those`` has every row of these.

    >>> outside_in_all({"P": frozenset("ab"), "V": frozenset("cd")}, {"P": frozenset("a"), "V": frozenset("cd")})
    0.25
    """
    cells = sum(map(len, these.values()))
    return sum(len(items - those[row]) for row, items in these.items()) / cells if cells else None
