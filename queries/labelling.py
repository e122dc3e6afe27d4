"""From a model's record to the label that the law reads, derived from holder and register, not from category alone.

Rules: knowledge/README.md, "Labels of records". The category column gives the AVG category only; in which category a
model's category or a single item falls stands in ``ontology/law/items.ttl``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.intermediaries import label_of

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Record
    from queries.verdict import Label

__all__ = ["avg_category", "capacity_of", "label_of_record"]

_MEDICAL = ("special-health", "medical-secrecy")


def capacity_of(model: Model, law: Law, party: str) -> str | None:
    """The capacity in which a party of ``model`` acts: its id where that is one, else by its class, the first that fits
    in ``law.capacity_of_class``.
    """
    if party in law.capacity:
        return law.capacity[party].id
    actor = model.actor.get(party)
    if actor is not None:
        return next((law.capacity_of_class[name] for name in law.capacity_of_class if name in actor.capacities), None)
    return "burger" if party in model.source_of_knowledge else None


def avg_category(law: Law, record: Record, item_category: str) -> str:
    """The category of the AVG under which a record's content falls: that of the item where the law has a rule for it,
    else that of the record's own category.

    Judicial and police data are criminal data; what is medical secret is data on health, and so is what a youth record
    holds of an item that is medical in itself. Where a child is fetched is an address: it says where to find somebody.
    """
    if record.category == "youth" and item_category in _MEDICAL:
        return "special-health"
    rule = law.item_rule.get(record.item)
    if rule is not None and rule.data_category is not None:
        return rule.data_category
    return law.data_category.get(record.category, record.category)


def label_of_record(model: Model, law: Law, record: Record) -> Label:
    """The label of one record. Secrecy is ``None`` where nobody researched this pair of holder and register."""
    from dataclasses import replace

    item = model.item[record.item]
    capacity = capacity_of(model, law, record.keeper)
    subject = item.subject if item.subject != "none" else "household"
    category = avg_category(law, record, item.category)
    found = label_of(law, capacity or "any", record.register, category, subject)
    aggregate = item.aggregate or record.register in ("rapportage", "capaciteitsoverzicht")
    return replace(found, regime=record.regime, form="aggregate" if aggregate else "identified")
