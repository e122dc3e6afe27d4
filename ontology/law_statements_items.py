"""From what items and categories mean to the law to statements: the Turtle of ``ontology/law/items.ttl``."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.extraction_values import DEFINITION, RDF_TYPE
from ontology.statement import Literal, Statement, links, texts
from ontology.statutes import Law
from ontology.vocabulary import concept, iri, term

__all__ = ["items"]


def items(law: Law) -> Iterator[Statement]:
    """Rules for categories, then rules for items."""
    for rule in law.category_rules:
        subject = iri("category-rule", rule.category)
        yield subject, RDF_TYPE, term("CategoryRule")
        yield subject, term("readsCategory"), concept("category", rule.category)
        yield subject, term("fallsInDataCategory"), concept("data-category", rule.data_category)
        yield subject, term("researchedIn"), Literal(rule.source)
    for one in law.item_rules:
        subject = iri("item-rule", one.item)
        yield subject, RDF_TYPE, term("ItemRule")
        yield from links(subject, "readsItem", "item", (one.item,))
        if one.data_category is not None:
            yield subject, term("fallsInDataCategory"), concept("data-category", one.data_category)
        yield from links(subject, "impliesFact", "fact", one.implies)
        for purpose in one.purposes:
            yield subject, term("servesPurpose"), concept("purpose", purpose)
        if one.text is not None:
            yield from texts(subject, DEFINITION, one.text)
        yield subject, term("researchedIn"), Literal(one.source)
