"""Frozen types for what an item or a category of the model means to the law, whoever keeps the record."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.terms import Text

__all__ = ["CategoryRule", "ItemRule"]


@dataclass(frozen=True, slots=True)
class ItemRule:
    """What the law reads in one item. ``data_category`` is the category of the AVG of its content, where that is not
    the one of its record; ``implies`` are facts without which there would be no such information (nobody knows the end
    of a home ban that does not exist), with ``text`` as the sentence that says so. ``purposes`` are those for which it
    is shared besides the recipient's own task, with whom a norm for that purpose names (a measure under the Wvggz).
    """

    item: str
    source: str
    data_category: str | None = None
    implies: tuple[str, ...] = ()
    text: Text | None = None
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """The category of the AVG in which a category of the model falls: police and judicial data are criminal data."""

    category: str
    data_category: str
    source: str
