"""A model before its law without some of its parts: which needs are still met, item by item.

What an item's needs turn on is where the item lies, over which flows it moves and what the law says about it. So a cut
is asked only about the items that it can touch, each on a model that holds nothing but that item; and of the law only
the decisions that can turn on a ground are taken again without it (:mod:`queries.law_read`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ontology.terms import Assurance, Quality
from queries.direct_way import CONSENT
from queries.edit_law import law_without
from queries.edit_parties import without_actors, without_flows
from queries.law_read import grounds_named, grounds_read
from queries.legal_flows import LegalFlows
from queries.matching import grounds_for, parties
from queries.need_states import Asked, LendingBench, NeedState, NeedStates

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law, LawOnDay
    from ontology.terms import Flow, Need
    from queries.legal_answer import FlowVerdict, Way
    from queries.verdict import Disclosure

__all__ = ["NOTHING_GONE", "By", "Cutting", "Edge", "Element", "Gone", "grounds_of"]


class By(StrEnum):
    """What kind of part is cut."""

    PARTNER = "partner"
    ACTOR = "actor"
    FLOW = "flow"
    CHANNEL = "channel"
    AGREEMENT = "agreement"
    GROUND = "ground"


@dataclass(frozen=True, slots=True, order=True)
class Element:
    """One part of a model or of its law, by id."""

    by: By
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """What can be wrong in a model: ``holding`` (who has an item) or the ``item`` that a flow brings."""

    flow: str
    holding: str
    item: str


@dataclass(frozen=True, slots=True)
class Gone:
    """What a cut takes away, in what a model and a law consist of."""

    actors: frozenset[str] = frozenset()
    flows: frozenset[str] = frozenset()
    norms: frozenset[str] = frozenset()


NOTHING_GONE = Gone()

_Key = tuple[str, Gone, frozenset[Edge]]


class Cutting:
    """One model before one law on one day (its own by default), to be asked without this or that. Items that stay
    confined are left out of every answer. Everything is computed on first use and kept.
    """

    def __init__(self, model: Model, law: Law, day: str | None = None, facts: Mapping[str, str] | None = None) -> None:
        self.model = model
        self.law = law
        self.bench = LendingBench(model, law, day, facts)
        self.items = tuple(item.id for item in model.items if not item.confined)
        self._on_day = law.on(self.bench.day)
        self._states: dict[_Key, Mapping[str, NeedState]] = {}
        self._benches: dict[frozenset[str], LendingBench] = {frozenset(): self.bench}
        self._grounds_of: dict[Asked, frozenset[str]] = {}
        self._grounds_by_item: dict[str, tuple[int, frozenset[str]]] = {}

    # ── what can be cut ──────────────────────────────────────────────────────────────────────────────────────────────

    def names(self, by: By) -> tuple[str, ...]:
        """The ids of everything of this kind, sorted. Of grounds: those in force that can carry a disclosure."""
        return self._names[by]

    def gone(self, elements: Iterable[Element]) -> Gone:
        """What goes when these elements go together. A flow that leans on agreements stops when all of them go."""
        cut = {by: frozenset(one.name for one in group if one.by is by) for group in [tuple(elements)] for by in By}
        actors = {one.id for one in self.model.actors if one.id in cut[By.ACTOR] or one.partner in cut[By.PARTNER]}
        flows = {
            one.id
            for one in self.model.flows
            if one.id in cut[By.FLOW]
            or one.channel in cut[By.CHANNEL]
            or (one.leans_on and cut[By.AGREEMENT].issuperset(one.leans_on))
        }
        return Gone(frozenset(actors), frozenset(flows), cut[By.GROUND])

    def touching(self, item: str, by: By) -> frozenset[str]:
        """The elements of this kind without which a need of ``item`` could stand otherwise; of grounds those on which
        an answer turns that was given so far.
        """
        flows = [self.model.flow[name] for name in self._flows_of[item]]
        match by:
            case By.ACTOR:
                return self._actors_of[item]
            case By.PARTNER:
                return frozenset(self.model.actor[name].partner for name in self._actors_of[item])
            case By.FLOW:
                return frozenset(flow.id for flow in flows)
            case By.CHANNEL:
                return frozenset(flow.channel for flow in flows if flow.channel)
            case By.AGREEMENT:
                return frozenset(name for flow in flows for name in flow.leans_on)
            case By.GROUND:
                self.states(item)
                return self._grounds(item)

    def lawful_without(self, flow: Flow, item: str, norms: frozenset[str]) -> FlowVerdict:
        """What the law without these norms makes of one flow by itself, for the task of who receives it."""
        return LegalFlows(self._bench(norms).about(self._parts[item])).by_itself(flow, item)

    # ── what is left ─────────────────────────────────────────────────────────────────────────────────────────────────

    def states(
        self, item: str, gone: Gone = NOTHING_GONE, without: frozenset[Edge] = frozenset()
    ) -> Mapping[str, NeedState]:
        """The state of every need of ``item`` that is left, by the id of the need. ``without`` are edges of the item
        that are left out of the model before anything is cut.
        """
        key = (item, self._narrowed(item, gone), without)
        if key not in self._states:
            part, asking = self._ask(*key)
            self._states[key] = {need.id: asking.of(need) for need in part.needs}
        return self._states[key]

    def way(self, need: Need, gone: Gone = NOTHING_GONE) -> Way | None:
        """The chain of flows that meets a need when ``gone`` is gone; ``None`` where none does."""
        _, asking = self._ask(need.item, self._narrowed(need.item, gone), frozenset())
        return asking.way(need)

    def part(self, item: str) -> Model:
        """The model with nothing but this item in it, and without what its needs do not look at."""
        return self._parts[item]

    def first_hand(self, item: str, gone: Gone = NOTHING_GONE) -> frozenset[str]:
        """The actors that have the item of themselves, first-hand, when ``gone`` is gone."""
        return frozenset(
            one.holder
            for one in self.part(item).holdings
            if one.quality is Quality.FIRST_HAND and not one.brought_by and one.holder in self.model.actor
        ).difference(gone.actors)

    def edges(self, item: str) -> tuple[Edge, ...]:
        """Who has the item of itself, and the working flows that bring it."""
        part = self._parts[item]
        held = (Edge("", one.id, item) for one in part.holdings if not one.brought_by)
        moved = (Edge(one.id, "", item) for one in part.flows if one.assurance is not Assurance.OUGHT)
        return tuple(sorted((*held, *moved)))

    def _ask(self, item: str, gone: Gone, without: frozenset[Edge]) -> tuple[Model, NeedStates]:
        part = _without_edges(self._parts[item], without)
        if gone.flows:
            part = without_flows(part, gone.flows)
        if gone.actors:
            part = without_actors(part, gone.actors)
        return part, NeedStates(self._bench(gone.norms).about(part))

    def _bench(self, norms: frozenset[str]) -> LendingBench:
        if norms not in self._benches:
            law = self.law
            for name in sorted(norms):
                law = law_without(law, name)
            turning = self._turning(norms)
            self._benches[norms] = self.bench.under(law, {}, turning)
            in_force = [self._on_day.norm[name] for name in norms if name in self._on_day.norm]
            if len(in_force) == len(norms) and all(norm.kind.carries for norm in in_force):
                # A new law is a new sitting; what reads none of these grounds need not be decided in it again.
                for sitting in dict.fromkeys(map(self.bench.sitting, turning)):
                    sitting.before(law, norms, grounds_of)
        return self._benches[norms]

    # ── what turns on what ───────────────────────────────────────────────────────────────────────────────────────────

    def _narrowed(self, item: str, gone: Gone) -> Gone:
        """Of ``gone`` what bears on the item: a cut that leaves the item alone asks nothing anew."""
        return Gone(gone.actors & self._actors_of[item], gone.flows & self._flows_of[item], gone.norms)

    def _turning(self, norms: frozenset[str]) -> list[Asked]:
        """The questions asked so far of which the answer can be another one without these norms."""
        return [one for asked in self.bench.asked.values() for one in asked if not norms.isdisjoint(self.turns_on(one))]

    def _grounds(self, item: str) -> frozenset[str]:
        asked = self.bench.asked.get(item, {})
        count, found = self._grounds_by_item.get(item, (0, frozenset()))
        if count != len(asked):
            found = frozenset().union(*map(self.turns_on, asked))
            self._grounds_by_item[item] = (len(asked), found)
        return found

    def turns_on(self, one: Asked) -> frozenset[str]:
        """The grounds on which the answer to a question can turn. Consent also fills layers beside other grounds."""
        if one not in self._grounds_of:
            read = grounds_read(self.bench.sitting(one), one.disclosure, self.bench.asked[one.item][one])
            self._grounds_of[one] = read | self._consent
        return self._grounds_of[one]

    @cached_property
    def _consent(self) -> frozenset[str]:
        return frozenset({CONSENT}.intersection(self._on_day.norm))

    @cached_property
    def _names(self) -> dict[By, tuple[str, ...]]:
        model = self.model
        for item in self.items:
            self.states(item)
        named = (grounds_named(verdict) for asked in self.bench.asked.values() for verdict in asked.values())
        grounds = {norm.id for norm in self._on_day.norms if norm.kind.carries}.union(*named)
        found: dict[By, set[str]] = {
            By.PARTNER: {one.partner for one in model.actors},
            By.ACTOR: {one.id for one in model.actors},
            By.FLOW: {one.id for one in model.flows},
            By.CHANNEL: {one.channel for one in model.flows} - {""},
            By.AGREEMENT: {one.id for one in model.agreements},
            By.GROUND: grounds - {""},
        }
        return {by: tuple(sorted(names)) for by, names in found.items()}

    @cached_property
    def _parts(self) -> dict[str, Model]:
        shell = replace(
            self.model, agreements=(), risk_factors=(), criteria=(), bob_steps=(), goals=(), risks=(), indicators=()
        )
        return {
            item: replace(
                shell,
                items=(self.model.item[item],),
                records=tuple(one for one in self.model.records if one.item == item),
                holdings=tuple(one for one in self.model.holdings if one.item == item),
                needs=tuple(one for one in self.model.needs if one.item == item),
                flows=tuple(replace(one, items=(item,)) for one in self.model.flows if item in one.items),
            )
            for item in self.items
        }

    @cached_property
    def _flows_of(self) -> dict[str, frozenset[str]]:
        return {item: frozenset(flow.id for flow in part.flows) for item, part in self._parts.items()}

    @cached_property
    def _actors_of(self) -> dict[str, frozenset[str]]:
        seats = {table.id: [seat.actor for seat in table.seats] for table in self.model.tables}
        return {
            item: frozenset(
                (
                    *(one.holder for one in part.holdings),
                    *(end for flow in part.flows for end in (flow.sender, flow.recipient)),
                    *(party for need in part.needs for party in seats.get(need.needer, [need.needer])),
                )
            ).intersection(self.model.actor)
            for item, part in self._parts.items()
        }


@lru_cache(maxsize=32768)
def grounds_of(law: LawOnDay, disclosure: Disclosure) -> frozenset[str]:
    """Every ground without which the direct verdict on ``disclosure`` could be another one: those that cover it, and
    those that its earlier hops or its record name. A ground that covers it not is nowhere else looked for: layers are
    filled, and stops are made, by norms of other kinds.
    """
    named = (*(hop.ground for hop in disclosure.hops), *(disclosure.label.secrecy or ()))
    covering = (norm.id for norm in grounds_for(law, disclosure, parties(law, disclosure)))
    return frozenset((*covering, *(law.law.canonical_id.get(name, name) for name in named)))


def _without_edges(part: Model, edges: frozenset[Edge]) -> Model:
    """The part without some of its edges. A record goes with the last holding of what is in it."""
    if not edges:
        return part
    flows = frozenset(edge.flow for edge in edges if edge.flow)
    left = without_flows(part, flows) if flows else part
    dropped = {edge.holding for edge in edges if edge.holding}
    holdings = tuple(one for one in left.holdings if one.id not in dropped)
    kept = {one.record for one in holdings}
    lost = {one.record for one in left.holdings if one.id in dropped} - kept
    return replace(left, holdings=holdings, records=tuple(one for one in left.records if one.id not in lost))
