"""The pattern part of the decision: which norms speak about a disclosure by who, what and what for, before any fact."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.norms import LabelPattern, Norm, NormKind
from ontology.statutes import LawOnDay
from queries.verdict import Disclosure, Label

__all__ = ["Parties", "covers", "grounds_for", "label_fits", "parties", "stops_for"]


@dataclass(frozen=True, slots=True)
class Parties:
    """Holder and recipient with every class they fall in."""

    holder: frozenset[str]
    recipient: frozenset[str]


def parties(law: LawOnDay, disclosure: Disclosure) -> Parties:
    """The classes of both ends; raises ``KeyError`` for a capacity that the law does not know."""
    return Parties(law.law.within(disclosure.holder), law.law.within(disclosure.recipient))


def grounds_for(law: LawOnDay, disclosure: Disclosure, ends: Parties) -> tuple[Norm, ...]:
    """Grounds that cover holder, recipient, record, purpose, forum and initiative, by id."""
    return tuple(norm for norm in law.grounds_between(ends.holder, ends.recipient) if covers(norm, disclosure, ends))


def stops_for(law: LawOnDay, disclosure: Disclosure, ends: Parties) -> tuple[Norm, ...]:
    """Stops on the record (its secrecy) and stops that the law puts on records of this kind, by id."""
    on_record = set(disclosure.label.secrecy or ())
    found = {}
    for norm in law.stops_between(ends.holder, ends.recipient):
        # A secrecy duty or closed list binds the records that carry it; what an origin or a kind of data closes, and a
        # prohibition, binds by its pattern.
        by_pattern = norm.kind is NormKind.PROHIBITION or norm.label.attributes or norm.kind is NormKind.CLOSED_REGIME
        if norm.id in on_record or (by_pattern and covers(norm, disclosure, ends)):
            found[norm.id] = norm
    for identifier in on_record:
        norm_on_record = law.norm.get(law.law.canonical_id.get(identifier, identifier))
        if norm_on_record is not None and norm_on_record.stop is not None:
            found[norm_on_record.id] = norm_on_record
    return tuple(found[key] for key in sorted(found))


def covers(norm: Norm, disclosure: Disclosure, ends: Parties) -> bool:
    """Whether the pattern of ``norm`` covers the disclosure; says nothing about facts."""
    label = disclosure.label
    return (
        (not norm.recipients or not ends.recipient.isdisjoint(norm.recipients))
        and (not norm.holders or not ends.holder.isdisjoint(norm.holders))
        and (not norm.categories or label.category in norm.categories)
        and (not norm.regimes or label.regime in norm.regimes)
        and (not norm.purposes or disclosure.purpose in norm.purposes)
        and (not norm.forums or disclosure.forum in norm.forums)
        and (not norm.initiatives or disclosure.initiative in norm.initiatives)
        and label_fits(norm.label, label, same_controller=disclosure.same_controller)
    )


def label_fits(pattern: LabelPattern, label: Label, *, same_controller: bool = False) -> bool:
    """Whether every attribute the pattern names has an allowed value."""
    return all(
        not values or not _values(attribute, label, same_controller).isdisjoint(values)
        for attribute, values in pattern.attributes
    )


def _values(attribute: str, label: Label, same_controller: bool) -> frozenset[str]:
    if attribute == "origin":
        return frozenset(label.origin)
    if attribute == "regime-in":
        return frozenset((label.regime, *label.origin))
    if attribute == "secrecy":
        return frozenset(label.secrecy or ())
    found = {
        "form": label.form,
        "extent": label.extent,
        "subject": label.subject,
        "statement": label.statement,
        "wpg-class": label.wpg_class or "unknown",
        "removed": str(label.removed).lower(),
        "lawfully-obtained": str(label.lawfully_obtained).lower(),
        "same-controller": str(same_controller).lower(),
        "category": label.category,
        "regime": label.regime,
    }
    return frozenset({found[attribute]})
