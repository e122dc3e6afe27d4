"""The law as a whole: every version of every norm, with facts, capacities and labels; and the law of one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ontology.norms import Act, Fact, LabelRule, LegalCapacity, Norm, NormKind

__all__ = ["Law", "LawOnDay"]


@dataclass(frozen=True)
class Law:
    """Everything that was researched. Every tuple is sorted by id (norms by id, then first day)."""

    acts: tuple[Act, ...] = ()
    facts: tuple[Fact, ...] = ()
    capacities: tuple[LegalCapacity, ...] = ()
    label_rules: tuple[LabelRule, ...] = ()
    norms: tuple[Norm, ...] = ()
    fingerprint: str = ""

    @cached_property
    def act(self) -> dict[str, Act]:
        """Acts by id."""
        return {act.id: act for act in self.acts}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def capacity(self) -> dict[str, LegalCapacity]:
        """Capacities and classes of capacities by id and by alias."""
        found = {capacity.id: capacity for capacity in self.capacities}
        for capacity in self.capacities:
            for alias in capacity.aliases:
                found.setdefault(alias, capacity)
        return found

    @cached_property
    def canonical_id(self) -> dict[str, str]:
        """The id of a norm by any of its ids: aliases resolve, an id is its own."""
        found = {norm.id: norm.id for norm in self.norms}
        for norm in self.norms:
            for alias in norm.aliases:
                found.setdefault(alias, norm.id)
        return found

    def versions(self, identifier: str) -> tuple[Norm, ...]:
        """Every version of the norm with that id or alias, oldest first; empty when there is none."""
        canonical = self.canonical_id.get(identifier)
        return tuple(norm for norm in self.norms if norm.id == canonical)

    def within(self, capacity: str) -> frozenset[str]:
        """The capacity itself and every class it falls in; raises ``KeyError`` for an unknown one."""
        found = self.capacity[capacity]
        return frozenset((found.id, *found.within))

    def on(self, day: str, *, pending: bool = False) -> LawOnDay:
        """The law as it stands on ``day`` (ISO); ``pending`` switches bills on."""
        return _on_day(self, day, pending)

    def __hash__(self) -> int:
        return hash(self.fingerprint)


class LawOnDay:
    """The norms that bind on one day, indexed by what the decision asks for."""

    def __init__(self, law: Law, day: str, *, pending: bool) -> None:
        self.law = law
        self.day = day
        self.norms = tuple(norm for norm in law.norms if (pending if norm.pending else norm.in_force(day)))
        self.norm = {norm.id: norm for norm in self.norms}
        self._grounds = self._by_holder(norm for norm in self.norms if norm.kind.carries)
        self._stops = self._by_holder(
            norm for norm in self.norms if norm.kind.is_conditional_stop or norm.kind is NormKind.PROHIBITION
        )
        self._bases = self._by_party(NormKind.BASIS)
        self._exemptions = self._by_party(NormKind.EXEMPTION)
        self._between: dict[tuple[str, frozenset[str], frozenset[str]], tuple[Norm, ...]] = {}

    @staticmethod
    def _by_holder(norms: Iterable[Norm]) -> dict[str, tuple[Norm, ...]]:
        found: dict[str, list[Norm]] = {}
        for norm in norms:
            for holder in norm.holders or ("any",):
                found.setdefault(holder, []).append(norm)
        return {holder: tuple(group) for holder, group in found.items()}

    def _by_party(self, kind: NormKind) -> dict[str, tuple[Norm, ...]]:
        found: dict[str, list[Norm]] = {}
        for norm in self.norms:
            # Without parties nobody can use it by itself: it counts only where a ground brings it.
            if norm.kind is kind:
                for party in norm.exempts:
                    found.setdefault(party, []).append(norm)
        return {party: tuple(group) for party, group in found.items()}

    def grounds_between(self, holder: frozenset[str], recipient: frozenset[str]) -> tuple[Norm, ...]:
        """Grounds whose holder and recipient are among these classes, by id."""
        return self._pair("ground", self._grounds, holder, recipient)

    def stops_between(self, holder: frozenset[str], recipient: frozenset[str]) -> tuple[Norm, ...]:
        """Stops and prohibitions that can bind such a holder towards such a recipient, by id."""
        return self._pair("stop", self._stops, holder, recipient)

    def _pair(
        self, kind: str, index: dict[str, tuple[Norm, ...]], holder: frozenset[str], recipient: frozenset[str]
    ) -> tuple[Norm, ...]:
        key = (kind, holder, recipient)
        if key not in self._between:
            self._between[key] = tuple(
                norm
                for norm in _collected(index, holder)
                if not norm.recipients or not recipient.isdisjoint(norm.recipients)
            )
        return self._between[key]

    def grounds_of(self, classes: frozenset[str]) -> tuple[Norm, ...]:
        """Grounds whose holder is one of these classes, by id."""
        return _collected(self._grounds, classes)

    def bases_of(self, classes: frozenset[str]) -> tuple[Norm, ...]:
        """Bases of AVG 6 that a party of these classes can use, by id."""
        return _collected(self._bases, classes)

    def exemptions_of(self, classes: frozenset[str]) -> tuple[Norm, ...]:
        """Exemptions of AVG 9 and 10 that a party of these classes can use, by id."""
        return _collected(self._exemptions, classes)


def _collected(index: dict[str, tuple[Norm, ...]], classes: frozenset[str]) -> tuple[Norm, ...]:
    found = {norm.id: norm for name in classes for norm in index.get(name, ())}
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=16)
def _on_day(law: Law, day: str, pending: bool) -> LawOnDay:
    return LawOnDay(law, day, pending=pending)
