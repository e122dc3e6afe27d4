"""Two engines, one answer: SPARQL over the triples says what the graph search says about who holds, gets and misses.

SPARQL 1.1 has no path that is bound to one item, so the question who-misses writes its chain out to four flows. No
packaged model has a longer chain (a test says so); on a random model a party that only a longer chain reaches is left
out of the comparison.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.model import Model
from ontology.store import open_store
from ontology.writer import ntriples
from queries.positions import Positions
from queries.sparql import OpenModel
from tests.properties.random_models import random_model
from tests.strategies import models

LONGEST_CHAIN = 4
MANY = 20_000
Names = set[tuple[str, str]]


def disagreements(model: Model) -> Iterator[str]:
    """Where the two differ on one model, in words."""
    positions, room = Positions(model), OpenModel(open_store([ntriples(model)]))
    for item in model.items:
        for question, expected in (
            ("who-holds", holders(positions, item.id)),
            ("who-needs", needers(model, item.id)),
            ("reaches-in-one-flow", reached(positions, item.id)),
            ("who-misses", missing(positions, item.id)),
        ):
            found = answered(room, question, item.id, positions)
            if found != expected:
                yield f"{question} {item.id}: only SPARQL {found - expected}, only Python {expected - found}"


# ── what Python says ─────────────────────────────────────────────────────────────────────────────────────────────────


def holders(positions: Positions, item: str) -> Names:
    """Who has it of itself, and how: first-hand goes before hearsay."""
    reach = positions.reach_of(item)
    first_hand = {(_id(party), "first-hand") for party in reach.first_hand}
    return first_hand | {(_id(party), "second-hand") for party in reach.hearsay}


def needers(model: Model, item: str) -> Names:
    return {(need.needer, need.step) for need in model.needs if need.item == item}


def reached(positions: Positions, item: str) -> Names:
    """Whom one flow brings it: from an origin that knows it first-hand, from hearsay where nothing better arrives."""
    arrivals = positions.reach_of(item).arrivals.values()
    return {
        (_id(arrival.party), "second-hand" if arrival.hearsay else "first-hand")
        for arrival in arrivals
        if len(arrival.flows) == 1
    }


def missing(positions: Positions, item: str) -> Names:
    """Who needs it and knows it in no way; a table knows what one of its seats knows."""
    model = positions.model
    return {
        (need.needer, need.step)
        for need in model.needs
        if need.item == item and not any(positions.knows(party, item) for party in parties_of(model, need.needer))
    }


def parties_of(model: Model, needer: str) -> tuple[str, ...]:
    return tuple(seat.actor for seat in model.table[needer].seats) if needer in model.table else (needer,)


# ── what SPARQL says ─────────────────────────────────────────────────────────────────────────────────────────────────


def answered(room: OpenModel, question: str, item: str, positions: Positions) -> Names:
    answer = room.ask(question, {"item": item})
    rows = [dict(zip(answer.columns, map(str, row), strict=True)) for row in answer.rows]
    match question:
        case "who-holds":
            own = {(row["party"], row["quality"]) for row in rows if row["flow"] == "None"}
            return _best(own)
        case "reaches-in-one-flow":
            found = {(row["recipient"], row["quality"]) for row in rows if _is_origin_of(row, positions, item)}
            better = {_id(party) for party, arrival in positions.reach_of(item).arrivals.items() if not arrival.hearsay}
            return {(party, quality) for party, quality in found if quality == "first-hand" or party not in better}
        case "who-misses":
            found = {(row["needer"], row["step"]) for row in rows}
            return {
                (needer, step)
                for needer, step in found
                if not any(_arrives_late(positions, party, item) for party in parties_of(positions.model, needer))
            }
        case _:
            return {(row["needer"], row["step"]) for row in rows}


def _best(pairs: Names) -> Names:
    first_hand = {party for party, quality in pairs if quality == "first-hand"}
    return {(party, quality) for party, quality in pairs if quality == "first-hand" or party not in first_hand}


def _is_origin_of(row: dict[str, str], positions: Positions, item: str) -> bool:
    """A sender that also knows it first-hand does not send hearsay."""
    return row["quality"] == "first-hand" or not positions.holds_first_hand(row["sender"], item)


def _arrives_late(positions: Positions, party: str, item: str) -> bool:
    arrival = positions.arrival(party, item)
    return arrival is not None and len(arrival.flows) > LONGEST_CHAIN


def _id(node: str) -> str:
    return node.split(":", 1)[1]


# ── the comparison ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", packaged_models())
def test_on_the_packaged_models(name: str) -> None:
    assert list(disagreements(load_model(name))) == []


@pytest.mark.parametrize("name", packaged_models())
def test_no_packaged_chain_is_longer_than_the_question_writes_out(name: str) -> None:
    model = load_model(name)
    positions = Positions(model)
    chains = [a.flows for item in model.items for a in positions.reach_of(item.id).arrivals.values()]
    assert max(map(len, chains)) <= LONGEST_CHAIN


@settings(max_examples=200)
@given(models())
def test_on_drawn_models(model: Model) -> None:
    assert list(disagreements(model)) == []


def test_on_seeded_models() -> None:
    found = {seed: list(disagreements(random_model(seed))) for seed in range(200)}
    assert {seed: said for seed, said in found.items() if said} == {}


@pytest.mark.slow
def test_on_many_seeded_models() -> None:
    found = {seed: list(disagreements(random_model(seed))) for seed in range(200, 200 + MANY)}
    assert {seed: said for seed, said in found.items() if said} == {}
