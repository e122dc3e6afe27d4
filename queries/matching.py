"""The pattern part of the decision: which norms speak about a disclosure by who, what and what for, before any fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ontology.norm_index import Stated
from ontology.norms import LabelPattern, Norm
from ontology.statutes import LawOnDay
from queries.verdict import Disclosure, Label

__all__ = ["Parties", "covers", "grounds_for", "label_fits", "parties", "stops_for"]

_REMEMBERED = 4096


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
    return law.grounds.covering(*_stated(disclosure, ends))


def stops_for(law: LawOnDay, disclosure: Disclosure, ends: Parties) -> tuple[Norm, ...]:
    """Stops on the record (its secrecy) and stops that the law puts on records of this kind, by id."""
    found = {norm.id: norm for norm in law.stops_by_pattern.covering(*_stated(disclosure, ends))}
    on_record = disclosure.label.secrecy or ()
    if on_record:
        found.update((norm.id, norm) for norm in law.stops_between(ends.holder, ends.recipient) if norm.id in on_record)
    for identifier in on_record:
        norm_on_record = law.norm.get(law.law.canonical_id.get(identifier, identifier))
        if norm_on_record is not None and norm_on_record.stop is not None:
            found[norm_on_record.id] = norm_on_record
    return tuple(found[name] for name in sorted(found))


def _stated(disclosure: Disclosure, ends: Parties) -> tuple[Stated, Stated, Stated]:
    """What the disclosure has on every axis of ``NormIndex``: its ends, what it is for, and its label."""
    return (
        (("holder", ends.holder), ("recipient", ends.recipient)),
        _what_for(disclosure.purpose, disclosure.forum, disclosure.initiative),
        _labelled(disclosure.label, disclosure.same_controller),
    )


@lru_cache(maxsize=_REMEMBERED)
def _what_for(purpose: str, forum: str, initiative: str) -> Stated:
    return (
        ("purpose", frozenset({purpose})),
        ("forum", frozenset({forum})),
        ("initiative", frozenset({initiative})),
    )


@lru_cache(maxsize=_REMEMBERED)
def _labelled(label: Label, same_controller: bool) -> Stated:
    attributes = _attributes(label, same_controller)
    return (
        ("category", attributes["category"]),
        ("regime", attributes["regime"]),
        *[(f"label.{attribute}", values) for attribute, values in attributes.items()],
    )


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
    if not pattern.attributes:
        return True
    has = _attributes(label, same_controller)
    return all(not values or not has[attribute].isdisjoint(values) for attribute, values in pattern.attributes)


@lru_cache(maxsize=_REMEMBERED)
def _attributes(label: Label, same_controller: bool) -> Mapping[str, frozenset[str]]:
    """What a norm can ask of a label, each with the values that this label has."""
    return {
        "origin": frozenset(label.origin),
        "regime-in": frozenset((label.regime, *label.origin)),
        "secrecy": frozenset(label.secrecy or ()),
        "form": frozenset({label.form}),
        "extent": frozenset({label.extent}),
        "subject": frozenset({label.subject}),
        "statement": frozenset({label.statement}),
        "wpg-class": frozenset({label.wpg_class or "unknown"}),
        "removed": frozenset({str(label.removed).lower()}),
        "lawfully-obtained": frozenset({str(label.lawfully_obtained).lower()}),
        "same-controller": frozenset({str(same_controller).lower()}),
        "category": frozenset({label.category}),
        "regime": frozenset({label.regime}),
    }
