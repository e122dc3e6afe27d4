"""From statements to what items and categories of the model mean to the law."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, Reading
from ontology.legal_items import CategoryRule, ItemRule
from ontology.vocabulary import term

__all__ = ["category_rules_of", "item_rules_of"]


def item_rules_of(reading: Reading) -> tuple[ItemRule, ...]:
    """What the law reads in items, by item. A rule that implies a fact must say so in both languages."""
    return tuple(
        sorted((_item(reading, subject) for subject in reading.subjects("item-rule")), key=lambda one: one.item)
    )


def _item(reading: Reading, subject: str) -> ItemRule:
    reading.classes(subject, "ItemRule")
    implies = reading.many(subject, term("impliesFact"), "fact")
    text = reading.text(subject, DEFINITION, required=bool(implies))
    return ItemRule(
        reading.one(subject, term("readsItem"), "item"),
        reading.plain(subject, term("researchedIn"), required=True),
        reading.one(subject, term("fallsInDataCategory"), "data-category", required=False) or None,
        implies,
        text if implies else None,
        reading.many(subject, term("servesPurpose"), "purpose"),
    )


def category_rules_of(reading: Reading) -> tuple[CategoryRule, ...]:
    """The category of the AVG per category of the model, by category."""
    return tuple(
        sorted(
            (_category(reading, subject) for subject in reading.subjects("category-rule")),
            key=lambda one: one.category,
        )
    )


def _category(reading: Reading, subject: str) -> CategoryRule:
    reading.classes(subject, "CategoryRule")
    return CategoryRule(
        reading.one(subject, term("readsCategory"), "category"),
        reading.one(subject, term("fallsInDataCategory"), "data-category"),
        reading.plain(subject, term("researchedIn"), required=True),
    )
