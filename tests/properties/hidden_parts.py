"""Changes to a model that one partner may not notice: of what others hold, need, send, agree and are called.

What is hidden is written down here once more, apart from ``queries.partner_view``, so that the two hold each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from ontology.model import Model
from ontology.terms import (
    Actor,
    Agreement,
    AgreementStatus,
    Assurance,
    Availability,
    Confidence,
    Evidence,
    Flow,
    Holding,
    InformationItem,
    KnowledgeSource,
    Need,
    Partner,
    Quality,
    Record,
    Seat,
    Source,
    Table,
    Text,
)
from tests.builders import text

__all__ = ["SECRET", "Hidden", "hidden_changes"]

SECRET = "verborgen"
"""In every name and text that a hidden change brings in, so that a file that has it has leaked."""

_EVIDENCE = Evidence(Confidence.SOURCE, ("S99",), SECRET)


def hidden_changes(model: Model, own: frozenset[str], rng: Random, count: int = 6) -> Model:
    """``model`` after ``count`` random changes of what the actors ``own`` may not see."""
    for _ in range(count):
        hidden = Hidden(model, own, rng)
        model = rng.choice(_CHANGES)(hidden)
    return model


class Hidden:
    """One model with what is not to be touched in it."""

    def __init__(self, model: Model, own: frozenset[str], rng: Random) -> None:
        self.model = model
        self.own = own
        self.rng = rng
        closed = {item.id for item in model.items if item.confined}
        flows = [flow for flow in model.flows if own & {flow.sender, flow.recipient}]
        seen = [flow for flow in flows if not flow.items or set(flow.items) - closed]
        self.near = {end for flow in seen for end in (flow.sender, flow.recipient)} - own
        agreements = [one for one in model.agreements if own & {*one.parties, *one.givers, *one.receivers}]
        tables = [one for one in model.tables if own & {seat.actor for seat in one.seats}]
        desks = [one for one in model.entry_desks if one.desk in own]
        self.named = {*own, *self.near, *(one.source for one in desks)}
        for agreement in agreements:
            self.named |= {*agreement.parties, *agreement.givers, *agreement.receivers, agreement.answerable}
        for table in tables:
            self.named |= {table.convenor, *(seat.actor for seat in table.seats)}
        self.named |= {party for one in own for party in model.actor[one].aware_of}
        self.sent = {(flow.sender, item) for flow in seen for item in flow.items}
        self.sent |= {(one.source or "", item) for one in desks for item in one.items}
        first = {(one.holder, one.item) for one in model.holdings if one.quality is Quality.FIRST_HAND}
        working = [flow for flow in flows if flow.assurance is not Assurance.OUGHT]
        first |= {(flow.recipient, item) for flow in working for item in flow.items}
        needed = [need for need in model.needs if need.needer in own]
        self.missed = {need.item for need in needed if (need.needer, need.item) not in first} - closed
        self.items = {need.item for need in needed}
        self.items |= {one.item for one in model.holdings if one.holder in own}
        self.items |= {one.item for one in model.records if one.keeper in own}
        self.items |= {item for group in (flows, agreements, desks) for one in group for item in one.items}
        self.items |= {item for one in own for item in model.actor[one].lacks}
        for item in model.items:
            if own & set(item.made_by):
                self.items |= {item.id, *item.made_from}

    @property
    def others(self) -> list[str]:
        """Actors and knowledge sources that are not the reader's."""
        return [one for one in (*self.model.actor, *self.model.source_of_knowledge) if one not in self.own]

    @property
    def strangers(self) -> list[str]:
        """Those of whom the reader does not even know that they take part."""
        return [one for one in self.others if one not in self.named]

    def fresh(self, start: str = "") -> str:
        return f"{start}{SECRET}-{self.rng.randrange(10**9)}"

    def may_have(self, holder: str, item: str) -> bool:
        """Whether the reader may not notice that a holding of ``item`` with ``holder`` comes or goes."""
        if (holder, item) in self.sent:
            return False
        if item not in self.missed or item not in self.model.item or self.model.item[item].confined:
            return True
        if holder in self.near:
            return False
        if holder not in self.model.actor:
            return True
        first = [
            one.holder for one in self.model.holdings
            if one.item == item and one.quality is Quality.FIRST_HAND and one.holder not in {holder, *self.own}
        ]  # fmt: skip
        return any(one in self.model.actor for one in first)  # somebody else has it all the same


def _put(group: tuple[object, ...], one: object) -> tuple[object, ...]:
    return tuple(sorted((*group, one), key=lambda each: str(each.id)))  # type: ignore[attr-defined]


def _more(model: Model, **groups: object) -> Model:
    changed = {name: _put(getattr(model, name), one) for name, one in groups.items()}
    return replace(model, **changed)  # type: ignore[arg-type]


def _new_holding(hidden: Hidden) -> Model:
    model, rng = hidden.model, hidden.rng
    holder, item = rng.choice([*hidden.others, _stranger_of(hidden)]), rng.choice([*model.item])
    if holder not in hidden.others or not hidden.may_have(holder, item):
        return model
    name = hidden.fresh(rng.choice(("", "zz-")))
    record = Record(name, item, holder, SECRET, rng.choice(("ordinary", "police")), rng.choice(("avg", "wpg")))
    return _more(
        model, records=record, holdings=Holding(name, holder, name, item, rng.choice([*Quality]), (), _EVIDENCE)
    )


def _stranger_of(hidden: Hidden) -> str:
    return hidden.rng.choice(hidden.strangers or [""])


def _gone_holding(hidden: Hidden) -> Model:
    model = hidden.model
    able = [one for one in model.holdings if one.holder not in hidden.own and hidden.may_have(one.holder, one.item)]
    if not able:
        return model
    gone = hidden.rng.choice(able)
    return replace(
        model,
        holdings=tuple(one for one in model.holdings if one != gone),
        records=tuple(one for one in model.records if one.id != gone.record),
    )


def _other_holdings(hidden: Hidden) -> Model:
    """Registers, sources and ways in of what others hold."""
    model = hidden.model
    return replace(
        model,
        holdings=tuple(
            one if one.holder in hidden.own else replace(one, evidence=_EVIDENCE, own_observation=True)
            for one in model.holdings
        ),
        records=tuple(one if one.keeper in hidden.own else replace(one, register=SECRET) for one in model.records),
    )


def _new_flow(hidden: Hidden) -> Model:
    if len(hidden.others) < 2:
        return hidden.model
    sender, recipient = hidden.rng.sample(hidden.others, 2)
    items = tuple(sorted(hidden.rng.sample([*hidden.model.item], 2)))
    said = text(SECRET)
    name = hidden.fresh(hidden.rng.choice(("", "a-")))
    flow = Flow(name, sender, recipient, items, said, said, said, Assurance.FIXED, 1.0, _EVIDENCE)
    return _more(hidden.model, flows=flow)


def _gone_flows(hidden: Hidden) -> Model:
    kept = [one for one in hidden.model.flows if hidden.own & {one.sender, one.recipient} or hidden.rng.random() < 0.5]
    return replace(hidden.model, flows=tuple(kept))


def _needs(hidden: Hidden) -> Model:
    model, rng = hidden.model, hidden.rng
    kept = replace(model, needs=tuple(one for one in model.needs if one.needer in hidden.own or rng.random() < 0.6))
    needer = rng.choice([*hidden.others, *model.table])
    return _more(kept, needs=Need(hidden.fresh(), needer, rng.choice([*model.item]), "TRI", _EVIDENCE))


def _new_actor(hidden: Hidden) -> Model:
    name, said = hidden.fresh(hidden.rng.choice(("", "aa-"))), text(SECRET)
    actor = Actor(
        name, said, name, name, ("Mayor",), said, said, Availability.ALWAYS, Availability.ALWAYS,
        complete_holdings=hidden.rng.random() < 0.5, complete_contacts=True, aware_of=(), evidence=_EVIDENCE,
    )  # fmt: skip
    model = _more(hidden.model, actors=actor, partners=Partner(name, said, "care", SECRET, _EVIDENCE))
    return replace(model, labels={**model.labels, f"controller/{name}": said, f"partner-type/{SECRET}": said})


def _new_source(hidden: Hidden) -> Model:
    said = text(SECRET)
    model = _more(hidden.model, sources_of_knowledge=KnowledgeSource(hidden.fresh(), said, said, said, _EVIDENCE))
    return replace(model, sources=_put(model.sources, Source(hidden.fresh("S"), SECRET, "")))  # type: ignore[arg-type]


def _new_item(hidden: Hidden) -> Model:
    said = text(SECRET)
    item = InformationItem(hidden.fresh(), said, said, "police", "child", "volatile", _EVIDENCE, theme=SECRET)
    model = _more(hidden.model, items=item)
    return replace(model, labels={**model.labels, f"theme/{SECRET}": said})


def _renamed(hidden: Hidden) -> Model:
    model, said = hidden.model, text(hidden.fresh())
    strangers = set(hidden.strangers)
    homes = {actor.partner for actor in model.actors if actor.id in hidden.named} | {model.municipality}
    return replace(
        model,
        actors=tuple(
            replace(one, label=said, role=said, reach=said, capacities=("Mayor",)) if one.id in strangers else one
            for one in model.actors
        ),
        partners=tuple(one if one.id in homes else replace(one, label=said) for one in model.partners),
        sources_of_knowledge=tuple(
            replace(one, label=said, reach=said) if one.id in strangers else one for one in model.sources_of_knowledge
        ),
        items=tuple(one if one.id in hidden.items else replace(one, label=said, says=said) for one in model.items),
    )


def _declared(hidden: Hidden) -> Model:
    """What others say of themselves."""
    rng = hidden.rng
    return replace(
        hidden.model,
        actors=tuple(
            one if one.id in hidden.own else replace(
                one, complete_holdings=rng.random() < 0.5, complete_contacts=rng.random() < 0.5, evidence=_EVIDENCE,
                aware_of=tuple(sorted(rng.sample(hidden.others, 1))), lacks=(rng.choice([*hidden.model.item]),),
            )
            for one in hidden.model.actors
        ),
    )  # fmt: skip


def _makers(hidden: Hidden) -> Model:
    """Who else makes a product, and out of what."""
    model, rng = hidden.model, hidden.rng
    actors = [one for one in hidden.others if one in model.actor]
    if not actors:
        return model
    return replace(
        model,
        items=tuple(
            replace(one, made_by=tuple(sorted(rng.sample(actors, rng.choice((0, 1))))), made_from=())
            if one.product and not hidden.own & set(one.made_by) else one
            for one in model.items
        ),
    )  # fmt: skip


def _together(hidden: Hidden) -> Model:
    """Tables and agreements that the reader is not in."""
    model, rng, said = hidden.model, hidden.rng, text(SECRET)
    actors = [one for one in hidden.others if one in model.actor]
    kept = replace(
        model,
        agreements=tuple(
            one for one in model.agreements
            if hidden.own & {*one.parties, *one.givers, *one.receivers} or rng.random() < 0.5
        ),
    )  # fmt: skip
    if len(actors) < 2:
        return kept
    one, other = rng.sample(actors, 2)
    name, item = hidden.fresh(), rng.choice([*model.item])
    seats = (Seat(f"{name}-{one}", one, _EVIDENCE),)
    kept = _more(kept, tables=Table(name, said, said, one, "none", said, said, seats, _EVIDENCE))
    agreement = Agreement(
        name, said, said, AgreementStatus.IN_FORCE, "information-sharing", (one, other), (one,), (other,), (item,), one,
        said, _EVIDENCE,
    )  # fmt: skip
    return _more(kept, agreements=agreement)


def _about(hidden: Hidden) -> Model:
    """What the model says of itself, of who is left out, of goals and of corrections."""
    left_out = Need(hidden.fresh(), SECRET, SECRET, "TRI", _EVIDENCE)
    return replace(
        hidden.model,
        description=Text(SECRET, hidden.fresh()),
        fingerprint=hidden.fresh(),
        left_out_needs=(left_out,),
        goals=(),
        risks=(),
        indicators=(),
        capacities=(),
        bob_steps=(),
        criteria=(),
    )


_CHANGES: tuple[Callable[[Hidden], Model], ...] = (
    _new_holding, _new_holding, _gone_holding, _gone_holding, _other_holdings, _new_flow, _gone_flows, _needs,
    _new_actor, _new_source, _new_item, _renamed, _declared, _makers, _together, _about,
)  # fmt: skip
