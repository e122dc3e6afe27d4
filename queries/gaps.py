"""Each need in exactly one factual kind, by the precedence of design.md 5; the evidence goes with it as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.answer import GapKind, RemedyCode

if TYPE_CHECKING:
    from ontology.terms import Need
    from queries.positions import Positions

__all__ = ["Evidence", "classify", "remedy_for"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a need has its kind. ``receivers`` are the actors that must know: the needer, or the seats of a table."""

    kind: GapKind
    receivers: tuple[str, ...]
    holders: tuple[str, ...]
    hearsay_holders: tuple[str, ...]
    knowers: tuple[str, ...]
    own_units: tuple[str, ...]
    via: tuple[str, ...]
    seats_knowing: tuple[str, ...]
    agreements: tuple[str, ...]
    idle_flows: tuple[str, ...]
    contacts_declared: bool
    incomplete: tuple[str, ...]


def classify(positions: Positions, need: Need) -> Evidence:
    """Classify one need.

    For a table the receivers are its seats and the kind is over the seats together: it is ``known`` when one seat has
    it first-hand. A knowledge source as needer is taken to know only what the model says (an assumption of the row).
    ``ungrounded-flow`` and ``late`` are never given here: the law and the clock turn a ``received`` into them.
    """
    model = positions.model
    receivers = (
        tuple(seat.actor for seat in model.table[need.needer].seats) if need.needer in model.table else (need.needer,)
    )
    others = set(receivers)
    holders = tuple(a for a in positions.first_hand_actors(need.item) if a not in others)
    hearsay = tuple(a for a in positions.hearsay_actors(need.item) if a not in others)
    knowers = tuple(k for k in positions.knowers(need.item) if k not in others)
    units = {unit for receiver in receivers if receiver in model.actor for unit in positions.units_of(receiver)}
    agreements = positions.agreements_in_force(receivers, need.item)
    elsewhere = {*holders, *hearsay}
    undeclared = tuple(
        receiver
        for receiver in receivers
        if receiver in model.actor and not positions.lacks_for_certain(receiver, need.item)
    )
    open_actors = positions.open_actors(need.item)
    declared = all(model.actor[r].complete_contacts for r in receivers if r in model.actor) and bool(
        [r for r in receivers if r in model.actor]
    )
    contacts = {c for r in receivers if r in model.actor for c in positions.contacts(r)}
    own_units = tuple(sorted((elsewhere & units) - others))
    covering = tuple(a.id for a in agreements if elsewhere & set(a.givers))
    kind, via, seats = _met(positions, need.item, receivers)
    if kind is None and undeclared:
        kind = GapKind.UNKNOWN
    if kind is None:
        kind, via, seats = _hearsay(positions, need.item, receivers)
    if kind is None:
        kind = _missing(
            own_units=bool(own_units),
            covered=bool(covering),
            elsewhere=bool(elsewhere or knowers),
            unaware=declared and not (contacts & {*elsewhere, *knowers}),
            uncreated=_nobody_makes(positions, need.item),
            undeclared=bool(open_actors),
        )
    return Evidence(
        kind=kind,
        receivers=receivers,
        holders=holders,
        hearsay_holders=hearsay,
        knowers=knowers,
        own_units=own_units,
        via=via,
        seats_knowing=seats if need.needer in model.table else (),
        agreements=covering,
        idle_flows=positions.idle_flows(receivers, need.item),
        contacts_declared=declared,
        incomplete=_incomplete(kind, undeclared, open_actors),
    )


def _incomplete(kind: GapKind, undeclared: tuple[str, ...], open_actors: tuple[str, ...]) -> tuple[str, ...]:
    if kind is not GapKind.UNKNOWN:
        return ()
    return undeclared or open_actors


_Met = tuple[GapKind | None, tuple[str, ...], tuple[str, ...]]


def _met(positions: Positions, item: str, receivers: tuple[str, ...]) -> _Met:
    first_hand = tuple(r for r in receivers if positions.holds_first_hand(r, item))
    brought = {r: a for r in receivers if (a := positions.arrival(r, item)) is not None and not a.hearsay}
    seats = tuple(r for r in receivers if r in first_hand or r in brought)
    if first_hand:
        return GapKind.KNOWN, (), seats
    if brought:
        best = min(brought.values(), key=lambda arrival: (len(arrival.flows), arrival.flows))
        return GapKind.RECEIVED, best.flows, seats
    return None, (), ()


def _hearsay(positions: Positions, item: str, receivers: tuple[str, ...]) -> _Met:
    held = tuple(r for r in receivers if positions.holds_hearsay(r, item))
    brought = {r: a for r in receivers if (a := positions.arrival(r, item)) is not None and a.hearsay}
    if not held and not brought:
        return None, (), ()
    flows = min((arrival.flows for arrival in brought.values()), key=lambda chain: (len(chain), chain), default=())
    return GapKind.SECOND_HAND, () if held else flows, tuple(r for r in receivers if r in held or r in brought)


def _missing(
    *, own_units: bool, covered: bool, elsewhere: bool, unaware: bool, uncreated: bool, undeclared: bool
) -> GapKind:
    """The kind of a need that nothing meets, in the order of design.md 5."""
    if own_units:
        return GapKind.SILO
    if covered:
        return GapKind.NO_CHANNEL
    if elsewhere:
        return GapKind.UNAWARE if unaware else GapKind.NO_FLOW
    if uncreated:
        return GapKind.NOT_CREATED
    return GapKind.UNKNOWN if undeclared else GapKind.UNHELD


def _nobody_makes(positions: Positions, item: str) -> bool:
    product = positions.model.item[item]
    return product.product and not any(maker in positions.model.actor for maker in product.made_by)


def remedy_for(evidence: Evidence, *, confined: bool) -> RemedyCode | None:
    """What would help in fact; ``None`` when the need is met. Says nothing about whether it may.

    A confined item (a secret address) is never a thing to arrange: ``keep-closed``. Where only the victim or her
    network knows, nobody is told to collect it behind her back: ``ask-her-safely``.
    """
    kind = evidence.kind
    if not kind.is_gap:
        return None
    if confined:
        return RemedyCode.KEEP_CLOSED
    if kind in (GapKind.SECOND_HAND, GapKind.NO_FLOW, GapKind.UNAWARE) and evidence.knowers and not evidence.holders:
        return RemedyCode.ASK_HER_SAFELY
    if kind is GapKind.SECOND_HAND and not evidence.holders:
        return RemedyCode.COLLECT
    if kind in (GapKind.SECOND_HAND, GapKind.NO_FLOW):
        return RemedyCode.OPEN_CHANNEL if evidence.idle_flows else RemedyCode.MAKE_AGREEMENT
    return _REMEDY[kind]


_REMEDY = {
    GapKind.UNGROUNDED_FLOW: RemedyCode.STOP_FLOW,
    GapKind.LATE: RemedyCode.SPEED_UP,
    GapKind.SILO: RemedyCode.CONNECT_INTERNALLY,
    GapKind.NO_CHANNEL: RemedyCode.OPEN_CHANNEL,
    GapKind.UNAWARE: RemedyCode.NAME_CONTACT,
    GapKind.NOT_CREATED: RemedyCode.CREATE,
    GapKind.UNHELD: RemedyCode.COLLECT,
    GapKind.UNKNOWN: RemedyCode.ESTABLISH_FACT,
}
