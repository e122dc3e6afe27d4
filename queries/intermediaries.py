"""Intermediaries: who may receive for a task of its own and pass on from it, and the label its record then carries.

Who they are stands in ``ontology/law/tasks.ttl`` and which act leaves which origin in ``ontology/law/origins.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology.legal_tasks import Intermediary
from ontology.norms import LabelRule
from ontology.statutes import Law, LawOnDay
from queries.verdict import Disclosure, Hop, Label

__all__ = ["label_of", "limits", "next_label", "origin_of", "origins", "received", "steps_between"]


def steps_between(law: Law, disclosure: Disclosure) -> Iterator[Intermediary]:
    """Intermediaries that are neither end of the disclosure; none for a purpose that is not theirs to serve."""
    if any(direct.purpose == disclosure.purpose for direct in law.direct_purposes):
        return
    ends = law.within(disclosure.holder) | law.within(disclosure.recipient)
    for step in law.intermediaries:
        if step.capacity in law.capacity and step.capacity not in ends:
            yield step


def next_label(law: Law, capacity: str, label: Label) -> Label:
    """The label of the record that a recipient makes: its own regime and secrecy, and where the data came from."""
    origin = (*label.origin, *((label.regime,) if label.regime in ("wpg", "wjsg") else ()))
    found = label_of(law, capacity, "*", label.category, label.subject)
    return replace(label, regime=found.regime, secrecy=found.secrecy, wpg_class=found.wpg_class, origin=origin)


def received(
    law: LawOnDay, capacity: str, label: Label, grounds: Iterable[str], own: Iterable[Label | None] = ()
) -> tuple[Label, ...]:
    """How a record that was given on ``grounds`` lies with ``capacity``: as each of its ``own`` records of the item
    (one without a label says nothing), and where it has none as a new one. All keep where the data came from: out of
    which regime, and under which act they were given. ``check`` reads earlier hops by the same rule (:func:`origins`).
    """
    new = next_label(law.law, capacity, label)
    left = (origin_of(law, ground) for ground in grounds)
    came = {*new.origin, *(name for name in left if name is not None)}
    kept = [one for one in dict.fromkeys(own or (new,)) if one is not None]
    return tuple(dict.fromkeys(replace(one, origin=tuple(sorted({*one.origin, *came}))) for one in kept))


def origin_of(law: LawOnDay, ground: str) -> str | None:
    """The origin that data keep which were given on ``ground`` (``"zvh"``); ``None`` where its act leaves none."""
    norm = law.norm.get(law.law.canonical_id.get(ground, ground))
    act = None if norm is None else law.law.act.get(norm.act)
    return None if act is None else act.origin


def limits(law: LawOnDay, ground: str) -> bool:
    """Whether ``ground`` says to whom the record may go next (``onward_to``)."""
    norm = law.norm.get(law.law.canonical_id.get(ground, ground))
    return norm is not None and norm.onward_to is not None


def origins(law: Law, label: Label, hops: Iterable[Hop]) -> tuple[str, ...]:
    """Where a record came from: what its label says, and the origin of the act of the ground of every earlier hop.
    A hop may be of another day, so every version of its ground counts.
    """
    found = set(label.origin)
    for hop in hops:
        for norm in law.versions(hop.ground):
            act = law.act.get(norm.act)
            if act is not None and act.origin is not None:
                found.add(act.origin)
    return tuple(sorted(found))


def label_of(law: Law, capacity: str, register: str, category: str, subject: str) -> Label:
    """The label of a record of ``capacity`` in ``register``; secrecy unknown where the table has no such pair."""
    rule = _rule(law, capacity, register)
    if rule is None:
        return Label("avg", None, category, subject)
    return Label(rule.regime, rule.secrecy, category, subject, wpg_class=rule.wpg_class, origin=rule.origin)


def _rule(law: Law, capacity: str, register: str) -> LabelRule | None:
    """The rule for this register, else for any register; of two, the one for the narrower class of capacity."""
    classes = law.within(capacity)
    fitting = [rule for rule in law.label_rules if rule.capacity in classes and rule.register in (register, "*")]
    return max(fitting, key=lambda rule: (rule.register != "*", len(law.within(rule.capacity))), default=None)
