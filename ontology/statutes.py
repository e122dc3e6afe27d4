"""The law as a whole: every version of every norm, with facts, capacities and labels; and the law of one day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ontology.legal_doubts import LegalDoubt
from ontology.legal_exposure import ExposureWay, RecordAnswerer
from ontology.legal_items import CategoryRule, ItemRule
from ontology.legal_tasks import DirectPurpose, Intermediary, OwnTask
from ontology.norm_index import NormIndex
from ontology.norms import Act, Fact, LabelRule, LegalCapacity, Norm, NormKind

__all__ = ["Law", "LawOnDay"]


@dataclass(frozen=True)
class Law:
    """Everything that was researched. Every tuple is sorted by id (norms by id, then first day; intermediaries in the
    order in which they are tried).
    """

    acts: tuple[Act, ...] = ()
    facts: tuple[Fact, ...] = ()
    capacities: tuple[LegalCapacity, ...] = ()
    label_rules: tuple[LabelRule, ...] = ()
    norms: tuple[Norm, ...] = ()
    fingerprint: str = ""
    doubts: tuple[LegalDoubt, ...] = ()
    tasks: tuple[OwnTask, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    direct_purposes: tuple[DirectPurpose, ...] = ()
    item_rules: tuple[ItemRule, ...] = ()
    category_rules: tuple[CategoryRule, ...] = ()
    exposure_ways: tuple[ExposureWay, ...] = ()
    record_answerers: tuple[RecordAnswerer, ...] = ()

    @cached_property
    def act(self) -> dict[str, Act]:
        """Acts by id."""
        return {act.id: act for act in self.acts}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def doubt(self) -> dict[str, LegalDoubt]:
        """Open and closed questions of law by id."""
        return {doubt.id: doubt for doubt in self.doubts}

    @cached_property
    def item_rule(self) -> dict[str, ItemRule]:
        """What the law reads in an item, by the id of the item; most items have no rule."""
        return {rule.item: rule for rule in self.item_rules}

    @cached_property
    def data_category(self) -> dict[str, str]:
        """The category of the AVG by category of the model, where the two differ."""
        return {rule.category: rule.data_category for rule in self.category_rules}

    @cached_property
    def capacity_of_class(self) -> dict[str, str]:
        """The capacity in which an actor of each class acts; a capacity that gives way to another comes after it."""
        named = {capacity.id: capacity for capacity in self.capacities if capacity.actor_classes}
        waiting = {name for name, capacity in named.items() if not named.keys().isdisjoint(capacity.gives_way_to)}
        ordered = sorted(named, key=lambda name: (name in waiting, name))
        return {kind: name for name in ordered for kind in named[name].actor_classes}

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
        return self._classes[capacity]

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        return {name: frozenset((found.id, *found.within)) for name, found in self.capacity.items()}

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
        stops = [norm for norm in self.norms if norm.kind.is_conditional_stop or norm.kind is NormKind.PROHIBITION]
        self.grounds = NormIndex(norm for norm in self.norms if norm.kind.carries)
        self.stops = NormIndex(stops)
        self.stops_by_pattern = NormIndex(norm for norm in stops if _binds_by_pattern(norm))
        by_extent = [norm for norm in self.norms if _turns_on_extent(norm)]
        self._by_extent = NormIndex(norm for norm in by_extent if norm.kind.carries or norm in stops)
        self._extent_elsewhere = any(not norm.kind.carries and norm not in stops for norm in by_extent)
        self._bases = self._by_party(NormKind.BASIS)
        self._exemptions = self._by_party(NormKind.EXEMPTION)

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
        return self.grounds.covering((("holder", holder), ("recipient", recipient)))

    def stops_between(self, holder: frozenset[str], recipient: frozenset[str]) -> tuple[Norm, ...]:
        """Stops and prohibitions that can bind such a holder towards such a recipient, by id."""
        return self.stops.covering((("holder", holder), ("recipient", recipient)))

    def turns_on_extent(self, holder: frozenset[str], recipient: frozenset[str]) -> bool:
        """Whether it can matter, directly between these, how much of a record is told. A norm that is no ground and no
        stop can bind anybody, so one of those is enough.
        """
        if self._extent_elsewhere:
            return True
        return bool(self._by_extent.covering((("holder", holder), ("recipient", recipient))))

    def bases_of(self, classes: frozenset[str]) -> tuple[Norm, ...]:
        """Bases of AVG 6 that a party of these classes can use, by id."""
        return _collected(self._bases, classes)

    def exemptions_of(self, classes: frozenset[str]) -> tuple[Norm, ...]:
        """Exemptions of AVG 9 and 10 that a party of these classes can use, by id."""
        return _collected(self._exemptions, classes)


def _binds_by_pattern(stop: Norm) -> bool:
    """Whether a stop binds by what it covers. A secrecy duty or closed list binds the records that carry it; what an
    origin or a kind of data closes, and a prohibition, binds by its pattern.
    """
    return stop.kind is NormKind.PROHIBITION or stop.kind is NormKind.CLOSED_REGIME or bool(stop.label.attributes)


def _turns_on_extent(norm: Norm) -> bool:
    asked = any(attribute == "extent" for attribute, _ in norm.label.attributes)
    return asked or any(
        trigger.key == "extent" for doubt in norm.doubts for group in doubt.triggers for trigger in group
    )


def _collected(index: dict[str, tuple[Norm, ...]], classes: frozenset[str]) -> tuple[Norm, ...]:
    found = {norm.id: norm for name in classes for norm in index.get(name, ())}
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=16)
def _on_day(law: Law, day: str, pending: bool) -> LawOnDay:
    return LawOnDay(law, day, pending=pending)
