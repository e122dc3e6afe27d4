"""Intermediaries: who may receive for a task of its own and pass on from it, and the label its record then carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ontology.norms import LabelRule
from ontology.statutes import Law
from queries.verdict import Disclosure, Hop, Label

__all__ = ["Intermediary", "label_of", "next_label", "origins", "steps_between"]


@dataclass(frozen=True, slots=True)
class Intermediary:
    """A capacity with the purpose that is its own task, the forum in which it receives, and the facts that its
    receiving makes true (what is told to Veilig Thuis is a report).
    """

    capacity: str
    purpose: str
    forum: str = "bilateral"
    makes: tuple[str, ...] = ()


_INTERMEDIARIES = (
    Intermediary("veilig-thuis", "investigate-domestic-violence", makes=("vt-report",)),
    Intermediary("politie-basisteam", "police-task"),
    Intermediary("openbaar-ministerie", "prosecute"),
    Intermediary("raad-kinderbescherming", "child-protection"),
    Intermediary("gecertificeerde-instelling", "execute-ots"),
    Intermediary("zorg-veiligheidshuis", "case-conference", "zvh-case"),
)
"""Those that decision-procedure.md 2.6 names, each with its own task: none is a post-box."""


_NO_ROUND_WAY = frozenset({"statistics", "accountability", "tenant-screening", "general-overview"})
"""Purposes that no intermediary serves: its own task is protection, not figures or a general view."""


def steps_between(law: Law, disclosure: Disclosure) -> Iterator[Intermediary]:
    """Intermediaries that are neither end of the disclosure; none for a purpose that is not theirs to serve."""
    if disclosure.purpose in _NO_ROUND_WAY:
        return
    ends = law.within(disclosure.holder) | law.within(disclosure.recipient)
    for step in _INTERMEDIARIES:
        if step.capacity in law.capacity and step.capacity not in ends:
            yield step


def next_label(law: Law, capacity: str, label: Label) -> Label:
    """The label of the record that a recipient makes: its own regime and secrecy, and where the data came from."""
    origin = (*label.origin, *((label.regime,) if label.regime in ("wpg", "wjsg") else ()))
    found = label_of(law, capacity, "*", label.category, label.subject)
    return replace(label, regime=found.regime, secrecy=found.secrecy, wpg_class=found.wpg_class, origin=origin)


_ORIGIN_OF_ACT: Mapping[str, str] = {
    "wpg": "wpg",
    "bpg": "wpg",
    "machtigingsbesluit-meldpunten": "wpg",
    "wjsg": "wjsg",
    "bjsg": "wjsg",
    "wgs": "zvh",
    "bgs": "zvh",
}


def origins(law: Law, label: Label, hops: Iterable[Hop]) -> tuple[str, ...]:
    """Where a record came from: what its label says, and the regime of the ground of every earlier hop."""
    found = set(label.origin)
    for hop in hops:
        for norm in law.versions(hop.ground):
            if norm.act in _ORIGIN_OF_ACT:
                found.add(_ORIGIN_OF_ACT[norm.act])
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
