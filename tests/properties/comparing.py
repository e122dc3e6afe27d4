"""Where engine and oracle say something different about one model, in words; and small edits of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from ontology.model import Model
from ontology.terms import Assurance, Evidence, Flow, Holding, Quality, Record, Text
from queries.analysis import analyse
from queries.answer import Analysis, JointGap
from queries.positions import Positions
from queries.triggers import alternatives
from tests.builders import MODELLED, text
from tests.oracle import Oracle, Piece

__all__ = [
    "asked",
    "disagreements_about_gaps",
    "disagreements_about_joint_gaps",
    "disagreements_about_reach",
    "disagreements_about_surplus",
    "kinds",
    "renamed",
    "with_flow",
    "with_holding",
    "without_flow",
    "without_idle_flows",
]

T = TypeVar("T")


def kinds(analysis: Analysis) -> dict[str, str]:
    """Kind per need."""
    return {row.need: row.kind.value for row in analysis.rows}


# ── engine against oracle ────────────────────────────────────────────────────────────────────────────────────────────


def disagreements_about_gaps(model: Model) -> Iterator[str]:
    """Needs that the two put in another kind, or bring by another chain."""
    oracle = Oracle(model)
    rows = {row.need: row for row in analyse(model).rows}
    for need in model.needs:
        row = rows[need.id]
        if row.kind.value != oracle.kind(need):
            yield f"{need.id}: engine {row.kind.value}, oracle {oracle.kind(need)}"
        elif row.kind.value == "received" and row.via != oracle.via(need):
            yield f"{need.id}: engine by {row.via}, oracle by {oracle.via(need)}"


def disagreements_about_reach(model: Model) -> Iterator[str]:
    """Parties that an item reaches by another best chain, or from other origins."""
    oracle, positions = Oracle(model), Positions(model)
    for item in model.items:
        found = positions.reach_of(item.id)
        for party in (*model.actor, *model.source_of_knowledge):
            chains = oracle.arriving(party, item.id)
            arrival = positions.arrival(party, item.id)
            best = min(((c.hearsay, c.length, c.flows, c.origin) for c in chains), default=None)
            mine = None
            if arrival is not None:
                origin = arrival.origin.split(":", 1)[1]
                mine = (arrival.hearsay, len(arrival.flows), arrival.flows, origin)
            if mine != best:
                yield f"{item.id} at {party}: engine {mine}, oracle {best}"
            kind = "actor" if party in model.actor else "knower"
            origins = {name.split(":", 1)[1] for name in found.origins.get(f"{kind}:{party}", ())}
            if origins != {chain.origin for chain in chains}:
                yield f"{item.id} at {party}: engine from {sorted(origins)}"


def disagreements_about_surplus(model: Model) -> Iterator[str]:
    """What only one of the two calls surplus."""
    engine = {(s.actor, s.item, s.kind.value, s.flow or s.holding or "") for s in analyse(model).surplus}
    for entry in sorted(engine ^ Oracle(model).surplus()):
        yield f"{entry}: {'engine' if entry in engine else 'oracle'} only"


def asked(model: Model, gap: JointGap) -> frozenset[Piece]:
    """What the alternative of a criterion's joint gap asks, in the oracle's words."""
    criterion = next(c for c in model.criteria if c.id == gap.criterion)
    way = next(a for a in alternatives(model, criterion) if a.id == gap.alternative)
    return frozenset(
        {
            *(("factor", factor, 1) for factor in way.factors),
            *(("item", item, 1) for item in way.items),
            *(("heavy", threshold.minimum_weight.value, threshold.count) for threshold in way.thresholds),
        }
    )


def disagreements_about_joint_gaps(model: Model) -> Iterator[str]:
    """Factors and alternatives that only one of the two calls a joint gap."""
    oracle, joint = Oracle(model), analyse(model).joint
    factors = {gap.factor for gap in joint if gap.factor is not None}
    for factor in sorted(factors ^ oracle.joint_factors()):
        yield f"{factor}: {'engine' if factor in factors else 'oracle'} only"
    ways = {(gap.criterion or "", asked(model, gap)) for gap in joint if gap.criterion is not None}
    for criterion, pieces in ways ^ oracle.joint_alternatives():
        side = "engine" if (criterion, pieces) in ways else "oracle"
        yield f"{criterion} {sorted(pieces)}: {side} only"


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_flow(model: Model, sender: str, recipient: str, item: str) -> Model:
    """The model with one more working flow."""
    flow = Flow("nieuw", sender, recipient, (item,), text(""), text(""), text(""), Assurance.FIXED, 1.0, MODELLED)
    return replace(model, flows=(*model.flows, flow))


def without_flow(model: Model, flow: str) -> Model:
    """The model with one flow cut; holdings still name it, as they do in the Turtle."""
    return replace(model, flows=tuple(f for f in model.flows if f.id != flow))


def without_idle_flows(model: Model) -> Model:
    """The model without what only ought to happen."""
    return replace(model, flows=tuple(f for f in model.flows if f.assurance is not Assurance.OUGHT))


def with_holding(model: Model, party: str, item: str) -> Model:
    """The model with one more first-hand holding."""
    record = Record("nieuw", item, party, "dossier", "ordinary", "avg")
    holding = Holding("nieuw", party, "nieuw", item, Quality.FIRST_HAND, (), MODELLED)
    return replace(model, records=(*model.records, record), holdings=(*model.holdings, holding))


def renamed(model: Model, name: Callable[[str], str]) -> Model:
    """The model with every id of a party, item, holding, flow, … put through ``name``; texts stay as they are."""
    ids = {
        member.id
        for field in fields(model)
        if isinstance(group := getattr(model, field.name), tuple) and field.name != "steps"
        for member in group
    }
    ids |= {actor.controller for actor in model.actors}
    return _put_through(model, {identifier: name(identifier) for identifier in ids})


def _put_through(thing: T, names: Mapping[str, str]) -> T:
    new: Any = thing
    if isinstance(thing, (Text, Evidence, Enum)):
        return thing
    if isinstance(thing, str):
        new = names.get(thing, thing)
    elif isinstance(thing, tuple):
        parts = [_put_through(part, names) for part in thing]
        new = tuple(sorted(parts, key=_identifier))
    elif is_dataclass(thing) and not isinstance(thing, type):
        new = replace(thing, **{f.name: _put_through(getattr(thing, f.name), names) for f in fields(thing)})
    return new  # type: ignore[no-any-return]


def _identifier(part: object) -> str:
    return str(getattr(part, "id", part))
