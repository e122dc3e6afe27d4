"""What one partner may see of a model: a smaller model, from which every file for that partner is made.

Nothing that is hidden reaches a file through a count, a legend, an order, an id, a colour or a fingerprint, because the
functions that make the files never see it. What is shown and why: ``docs/decisions/0009-partner-view.md``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from ontology.errors import UnknownName
from ontology.terms import (
    Actor,
    Flow,
    Holding,
    Partner,
    Quality,
    Record,
)
from queries.partner_view_another import ANOTHER, ONLY_SEEN, UNSAID, nobody, organisation, titles
from queries.partner_view_rest import shown_factors, shown_labels, shown_sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model
from ontology.terms import Agreement, EntryDesk, InformationItem

__all__ = ["ANOTHER", "own_actors", "seen_by"]

T = TypeVar("T", Partner, Actor, Holding, Record, Flow)

_ANOTHER_ID = "een-andere-partner"


def own_actors(model: Model, partner: str) -> frozenset[str]:
    """The actors of a partner, or the one actor of that name. Raises ``UnknownName``."""
    own = frozenset(actor.id for actor in model.actors if actor.partner == partner)
    if own:
        return own
    if partner in model.actor:
        return frozenset([partner])
    known = {actor.partner for actor in model.actors} | set(model.actor)
    raise UnknownName("partner", "partner", partner, sorted(known))


def seen_by(model: Model, partner: str) -> Model:
    """What ``partner`` (an organisation, or one actor of it) may see of ``model``.

    Its own positions, needs, flows, agreements and entry desks, and the tables it sits at. Of others: who they are
    where an own flow, agreement, table or contact names them; that they have what the reader misses, by name only where
    a flow runs between the two, else as :data:`ANOTHER`. Nobody but the reader is said to have told everything, so that
    what nobody is seen to have is ``unknown``, never ``unheld``. Of a confined item only the reader's own holding and
    need. A pure function: two models that differ in the hidden part alone give equal results. Raises ``UnknownName``.
    """
    return _View(model, partner).model()


@dataclass(frozen=True, slots=True)
class _Known:
    """That somebody else has an item, with the record it would be told from."""

    holder: str
    item: str
    quality: Quality
    category: str
    regime: str

    @property
    def first(self) -> bool:
        """Whether it is known first-hand."""
        return self.quality is Quality.FIRST_HAND


class _View:
    """The steps from the whole model to the view; every step looks at the reader's side of it."""

    def __init__(self, model: Model, partner: str) -> None:
        self.whole = model
        self.partner = partner
        self.mine = own_actors(model, partner)
        self.closed = frozenset(item.id for item in model.items if item.confined)
        self.agreements = tuple(kept for one in model.agreements if (kept := self._agreement(one)) is not None)
        self.names, self.flows = self._flows()
        self.tables = tuple(one for one in model.tables if any(seat.actor in self.mine for seat in one.seats))
        self.entries = tuple(desk for one in model.entry_desks if (desk := self._entry(one)) is not None)
        self.needs = tuple(need for need in model.needs if need.needer in self.mine)
        self.near = frozenset(end for flow in self.flows for end in (flow.sender, flow.recipient)) - self.mine

    def model(self) -> Model:
        whole = self.whole
        holdings = [self._own(one) for one in whole.holdings if one.holder in self.mine]
        records = [
            replace(record, kept_for=record.kept_for if record.kept_for in {one.id for one in self.tables} else None)
            for record in whole.records
            if record.keeper in self.mine
        ]
        parties = self._parties()
        another = self._another_id(parties)
        for known in self._known(another):
            name = f"{known.holder}-{known.item}"
            also = any(flow.recipient == known.holder and known.item in flow.items for flow in self.flows)
            records.append(
                Record(name, known.item, known.holder, "niet getoond / not shown", known.category, known.regime)
            )
            holdings.append(Holding(name, known.holder, name, known.item, known.quality, (), UNSAID, also))
        items = self._items()
        actors = [self._actor(whole.actor[one]) for one in sorted(parties & whole.actor.keys())]
        # the header names the municipality
        partners = {whole.municipality, *(actor.partner for actor in actors)}
        title, about = titles(whole, self.partner)
        seen = replace(
            whole,
            title=title,
            description=about,
            partners=_sorted(
                [*(one for one in whole.partners if one.id in partners), organisation(whole, another, min(self.mine))]
            ),
            actors=_sorted([*actors, nobody(another)]),
            sources_of_knowledge=tuple(
                replace(one, evidence=UNSAID) for one in whole.sources_of_knowledge if one.id in parties
            ),
            items=items,
            records=_sorted(records),
            holdings=_sorted(holdings),
            needs=self.needs,
            flows=self.flows,
            agreements=self.agreements,
            tables=self.tables,
            entry_desks=self.entries,
            assumptions=tuple(sorted((*whole.assumptions, ONLY_SEEN), key=lambda one: one.id)),
            bob_steps=(),
            risk_factors=shown_factors(whole, {item.id for item in items}),
            criteria=(),
            goals=(),
            risks=(),
            indicators=(),
            capacities=(),
            sources=(),
            local_choices=(),
            repairs=(),
            left_out_needs=(),
            labels={},
            fingerprint="",
        )
        labels = {**shown_labels(whole, seen), f"controller/{another}": ANOTHER}
        seen = replace(seen, labels=dict(sorted(labels.items())), sources=shown_sources(whole, seen))
        return replace(seen, fingerprint=sha256(repr(seen).encode()).hexdigest())

    # ── what is the reader's own ─────────────────────────────────────────────────────────────────────────────────────

    def _agreement(self, one: Agreement) -> Agreement | None:
        """An agreement that the reader is in, with the others that it names; what others promise each other is not."""
        if not self.mine & {*one.parties, *one.givers, *one.receivers}:
            return None
        gives, gets = self.mine & {*one.givers}, self.mine & {*one.receivers}
        items = tuple(item for item in one.items if item not in self.closed)
        givers = one.givers if gets else tuple(party for party in one.givers if party in self.mine)
        receivers = one.receivers if gives else tuple(party for party in one.receivers if party in self.mine)
        inside = (gives or gets) and items
        return replace(
            one,
            givers=givers if inside else (),
            receivers=receivers if inside else (),
            items=items if inside else (),
        )

    def _flows(self) -> tuple[dict[str, str], tuple[Flow, ...]]:
        """Flows with the reader at one end, under names that do not tell how many others there are."""
        standing = {one.id for one in self.agreements}
        own: list[Flow] = []
        for flow in self.whole.flows:
            if self.mine & {flow.sender, flow.recipient}:
                items = tuple(item for item in flow.items if item not in self.closed)
                leans = tuple(one for one in flow.leans_on if one in standing)
                if items or not flow.items:
                    own.append(replace(flow, items=items, leans_on=leans))
        own.sort(key=lambda flow: (flow.sender, flow.recipient, flow.items, flow.id))
        names: dict[str, str] = {}
        count: Counter[str] = Counter()
        for flow in own:
            start = f"stroom-{flow.sender}-{flow.recipient}"
            count[start] += 1
            names[flow.id] = f"{start}-{count[start]}"
        return names, _sorted(replace(flow, id=names[flow.id]) for flow in own)

    def _entry(self, desk: EntryDesk) -> EntryDesk | None:
        items = tuple(item for item in desk.items if item not in self.closed)
        return replace(desk, items=items) if desk.desk in self.mine and items else None

    def _own(self, one: Holding) -> Holding:
        return replace(one, brought_by=tuple(sorted(self.names[flow] for flow in one.brought_by if flow in self.names)))

    # ── what is seen of others ───────────────────────────────────────────────────────────────────────────────────────

    def _parties(self) -> frozenset[str]:
        """Everybody whom the reader's own flows, agreements, tables, desks and contacts name."""
        named = {*self.mine, *self.near}
        for agreement in self.agreements:
            named |= {*agreement.parties, *agreement.givers, *agreement.receivers, agreement.answerable}
        for table in self.tables:
            named |= {table.convenor, *(seat.actor for seat in table.seats)}
        named |= {desk.source for desk in self.entries if desk.source is not None}
        named |= {party for one in self.mine for party in self.whole.actor[one].aware_of}
        return frozenset(named) & {*self.whole.actor, *self.whole.source_of_knowledge}

    def _actor(self, actor: Actor) -> Actor:
        """The reader as it is; of another what it is and when it can be reached, not what it declared."""
        if actor.id in self.mine:
            return actor
        return replace(actor, complete_holdings=False, complete_contacts=False, aware_of=(), lacks=(), evidence=UNSAID)

    def _missed(self) -> frozenset[str]:
        """Items that an own actor needs and neither has first-hand nor is sent."""
        have = {(one.holder, one.item) for one in self.whole.holdings if one.quality is Quality.FIRST_HAND}
        have |= {(flow.recipient, item) for flow in self.flows if flow.assurance.value != _IDLE for item in flow.items}
        missed = (need.item for need in self.needs if (need.needer, need.item) not in have)
        return frozenset(missed) - self.closed

    def _known(self, another: str) -> list[_Known]:
        """That a near party has what is missed or what it sends, and that somebody else has what is missed where no
        near partner is seen to have it.
        """
        missed = self._missed()
        found: dict[tuple[str, str], _Known] = {}
        for holding in self.whole.holdings:
            if holding.item not in missed or holding.holder in self.mine:
                continue
            if holding.holder in self.near:
                _keep(found, self._as_held(holding))
            elif holding.holder in self.whole.actor and holding.quality is Quality.FIRST_HAND:
                category = self.whole.item[holding.item].category
                _keep(found, _Known(another, holding.item, Quality.FIRST_HAND, category, "avg"))
        sent = [(flow.sender, item) for flow in self.flows for item in flow.items]
        sent += [(desk.source, item) for desk in self.entries for item in desk.items if desk.source is not None]
        for sender, item in sent:
            if sender not in self.mine and (sender, item) not in found:
                _keep(found, self._as_sent(sender, item))
        named = {one.item for one in found.values() if one.holder in self.near & self.whole.actor.keys() and one.first}
        return [found[key] for key in sorted(found) if key[0] != another or key[1] not in named]

    def _as_held(self, holding: Holding) -> _Known:
        record = self.whole.record[holding.record]
        return _Known(holding.holder, holding.item, holding.quality, record.category, record.regime)

    def _as_sent(self, sender: str, item: str) -> _Known:
        """Who sends something to the reader is taken to have it: whether that is so, is on its own side. The label
        travels with what is sent, so it is the sender's where it has a record.
        """
        labels = [(one.category, one.regime) for one in self.whole.records if (one.keeper, one.item) == (sender, item)]
        category, regime = min(labels, default=(self.whole.item[item].category, "avg"))
        return _Known(sender, item, Quality.FIRST_HAND, category, regime)

    # ── what the rest is about ───────────────────────────────────────────────────────────────────────────────────────

    def _items(self) -> tuple[InformationItem, ...]:
        own = {one.item for one in self.whole.holdings if one.holder in self.mine}
        own |= {one.item for one in self.whole.records if one.keeper in self.mine}
        own |= {need.item for need in self.needs}
        for group in (self.flows, self.agreements, self.entries):
            own |= {item for one in group for item in one.items}
        own |= {item for actor in self.mine for item in self.whole.actor[actor].lacks}
        made = {item.id for item in self.whole.items if self.mine & {*item.made_by}}
        own |= made | {part for item in made for part in self.whole.item[item].made_from}
        return tuple(self._item(item) for item in self.whole.items if item.id in own)

    def _item(self, item: InformationItem) -> InformationItem:
        """Who else makes a product is not said, nor that nobody does: then somebody else is its maker."""
        if not item.product:
            return item
        makers = tuple(one for one in item.made_by if one in self.mine)
        made_from = item.made_from if makers else ()
        return replace(item, made_by=makers or (self._another_id(self._parties()),), made_from=made_from)

    def _another_id(self, parties: Iterable[str]) -> str:
        name = _ANOTHER_ID
        while name in {*parties, *(self.whole.actor[one].partner for one in self.mine)}:
            name = f"{name}-x"
        return name


_IDLE = "ought-to-happen"


def _keep(found: dict[tuple[str, str], _Known], known: _Known) -> None:
    """Of two records the first-hand one stays, then the first by category and regime."""
    key = (known.holder, known.item)
    old = found.get(key)
    if old is None or _rank(known) < _rank(old):
        found[key] = known


def _rank(known: _Known) -> tuple[bool, str, str]:
    return (not known.first, known.category, known.regime)


def _sorted(group: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(group, key=lambda one: one.id))
