"""A seeded country: 342 municipalities that each vary the packaged reference model, with shared regional partners.

The kinds of partner, items, records, needs, times and hours are those of the model ``referentie``; the law is the
packaged law, in full (:mod:`queries.law_table`). What differs per municipality is drawn: who takes part, who keeps
which record, who needs what, and which flows there are. A regional partner serves all municipalities of its region: it
takes part, and keeps its records, in all of them alike. An item is followed within its own municipality.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from graph.arrays import Blocks, columns, compressed
from graph.availability import WEEK, hours_of, minutes_of
from ontology.terms import Assurance, Quality
from queries.deciding import Bench
from queries.law_table import MODES, LawTable, law_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ontology.model import Model
    from ontology.statutes import Law

__all__ = ["KINDS", "MUNICIPALITIES", "Country", "country", "kinds_of_partner", "table_of"]

MUNICIPALITIES = 342
REGIONS = 25
KINDS = 28
"""Kinds of partner: those of the reference model that hold and need most."""

STARTS_AT = 4 * 1440 + 18 * 60
"""Friday 18:00."""

LOCAL = ("burgemeester", "gemeente", "huisarts", "jeugdhulp", "lokaal", "onderwijs", "wethouder", "woning")
"""What a municipality has of its own; every other kind is regional."""

KEPT = Path("build/benchmarks")
_HOURS = (0.25, 1.0, 1.0, 8.0, 8.0, 24.0, 72.0, None)


@dataclass(frozen=True)
class Country:
    """The arrays, and how many of what there are."""

    blocks: Blocks
    sizes: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one municipality can have of each thing, in numbers."""

    holdings: tuple[tuple[int, int, tuple[int, int], bool], ...]  # item, party, states per mode, first-hand
    needs: tuple[tuple[int, int, int, int], ...]  # item, party, aim, minutes
    flows: tuple[tuple[int, int, int, int], ...]  # item, from, to, minutes


def kinds_of_partner(model: Model, bench: Bench) -> tuple[str, ...]:
    """The actors that hold and need most, in whose capacity the law can speak; by id."""
    counted = Counter(need.needer for need in model.needs) + Counter(holding.holder for holding in model.holdings)
    known = [party for party in counted if party in model.actor and bench.capacity(party) is not None]
    return tuple(sorted(sorted(known, key=lambda party: (-counted[party], party))[:KINDS]))


def table_of(model: Model, law: Law) -> LawTable:
    """The law table for the kinds of partner. It is worked out once for this model, law and decision, and then kept."""
    kept = KEPT / f"law-table-{_fingerprint(model, law)}.pickle"
    if kept.exists():
        found: LawTable = pickle.loads(kept.read_bytes())  # written below, by this program
        return found
    bench = Bench(model, law)
    steps = [step.id for step in sorted(model.steps, key=lambda step: step.order)]
    table = law_table(bench, kinds_of_partner(model, bench), steps)
    KEPT.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(table))
    return table


def _fingerprint(model: Model, law: Law) -> str:
    """Of the model, the law and every module that the table is made with."""
    digest = hashlib.sha256(f"{model.fingerprint} {law.fingerprint} {KINDS}".encode())
    queue, seen = [Path("queries/law_table.py")], set()
    while queue:
        source = queue.pop()
        if source not in seen and source.exists():
            seen.add(source)
            named = re.findall(
                r"^\s*from ((?:queries|ontology|graph)[.\w]*) import", source.read_text("utf-8"), re.MULTILINE
            )
            queue += [Path(*name.split(".")).with_suffix(".py") for name in named]
    for source in sorted(seen):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def country(model: Model, law: Law, table: LawTable, municipalities: int, seed: int = 1) -> Country:
    """The first so many municipalities of the country with this seed: a smaller country is part of a larger one."""
    items = [item.id for item in model.items if not item.confined]
    reference = _reference(model, law, table, {item: place for place, item in enumerate(items)})
    regions = [_of_region(table, reference, Random(f"{seed} region {region}")) for region in range(REGIONS)]
    drawn = [
        _municipality(table, reference, regions[number % REGIONS], Random(f"{seed} {number}"))
        for number in range(municipalities)
    ]
    return _country(model, table, drawn, len(items))


def _reference(model: Model, law: Law, table: LawTable, place: dict[str, int]) -> _Kept:
    bench = Bench(model, law)
    terms = {step.id: minutes_of(step.hours(3)) for step in model.steps}
    holdings = []
    for one in model.holdings:
        if one.holder in table.parties and one.item in place:
            label = bench.label(model.record[one.record])
            assert label is not None
            states = tuple(table.row[one.holder, label, reported] for reported in MODES)
            holdings.append((place[one.item], table.place(one.holder), states, one.quality is Quality.FIRST_HAND))
    return _Kept(
        tuple((item, party, (states[0], states[1]), first) for item, party, states, first in holdings),
        tuple(
            (place[one.item], table.place(one.needer), table.aims.index(one.step), terms[one.step] or 0)
            for one in model.needs
            if one.needer in table.parties and one.item in place
        ),
        tuple(
            (place[item], table.place(one.sender), table.place(one.recipient), _minutes(one.handling_hours))
            for one in model.flows
            for item in one.items
            if one.assurance is not Assurance.OUGHT and item in place
            if one.sender in table.parties and one.recipient in table.parties
        ),
    )


def _minutes(hours: float | None) -> int:
    found = minutes_of(hours)
    return -1 if found is None else found


def _regional(table: LawTable) -> set[int]:
    return {place for place, party in enumerate(table.parties) if not party.startswith(LOCAL)}


def _of_region(table: LawTable, reference: _Kept, rng: Random) -> tuple[set[int], set[int]]:
    """The regional partners of one region, and which of the reference's holdings they have."""
    there = {place for place in sorted(_regional(table)) if rng.random() < 0.95}
    held = {number for number, one in enumerate(reference.holdings) if rng.random() < 0.85 and one[1] in there}
    return there, held


def _municipality(table: LawTable, reference: _Kept, region: tuple[set[int], set[int]], rng: Random) -> _Kept:
    local = set(range(len(table.parties))) - _regional(table)
    there = region[0] | {place for place in sorted(local) if rng.random() < 0.95}
    holdings = []
    for number, holding in enumerate(reference.holdings):
        stays = rng.random() < 0.85 if holding[1] in local else number in region[1]
        if stays and holding[1] in there:
            holdings.append(holding)
    needs = [need for need in reference.needs if rng.random() < 0.9 and need[1] in there]
    flows = [one for one in reference.flows if rng.random() < 0.8 and one[1] in there and one[2] in there]
    flows += _own_flows(rng, holdings, needs, sorted(there))
    return _Kept(tuple(holdings), tuple(needs), tuple(dict.fromkeys(flows)))


def _own_flows(
    rng: Random,
    holdings: list[tuple[int, int, tuple[int, int], bool]],
    needs: list[tuple[int, int, int, int]],
    there: list[int],
) -> list[tuple[int, int, int, int]]:
    """For one need in three: from a holder to the needer, now and then by way of somebody else."""
    made = []
    holders: dict[int, list[int]] = {}
    for item, party, _, _ in holdings:
        holders.setdefault(item, []).append(party)
    for item, needer, _, _ in needs:
        if rng.random() > 0.35 or item not in holders:
            continue
        chain = [rng.choice(holders[item]), *rng.sample(there, rng.choice((0, 0, 1, 1, 2))), needer]
        for sender, recipient in pairwise(chain):
            if sender != recipient:
                made.append((item, sender, recipient, _minutes(rng.choice(_HOURS))))
    return made


def _country(model: Model, table: LawTable, drawn: list[_Kept], items: int) -> Country:
    total = len(drawn) * items
    holdings = sorted(
        (m * items + one[0], one[1], *one[2], one[3]) for m, kept in enumerate(drawn) for one in kept.holdings
    )
    needs = sorted((m * items + one[0], *one[1:]) for m, kept in enumerate(drawn) for one in kept.needs)
    flows = sorted((m * items + one[0], *one[1:]) for m, kept in enumerate(drawn) for one in kept.flows)
    held = np.array(holdings, np.int32)
    need = np.array(needs, np.int32)
    flow = np.array(flows, np.int32)
    who = [{party for group in (kept.holdings, kept.needs) for _, party, *_ in group} for kept in drawn]
    who = [one | {party for _, *ends, _ in kept.flows for party in ends} for one, kept in zip(who, drawn, strict=True)]
    patterns, wait = _weeks(model, table)
    blocks = Blocks(
        np.array([sum(1 << party for party in one) for one in who], np.uint64),
        items,
        compressed(held[:, 0], total),
        np.ascontiguousarray(held[:, 2:4]),
        held[:, 4].astype(np.uint8),
        compressed(flow[:, 0], total),
        *columns(flow[:, 1:]),
        compressed(need[:, 0], total),
        *columns(need[:, 1:]),
        wait,
        patterns,
        np.array([_near(model, table, party) for party in table.parties], np.uint64),
        STARTS_AT,
    )
    regional = _regional(table)
    places = {
        (m % REGIONS if party in regional else m, party in regional, party)
        for m, one in enumerate(who)
        for party in one
    }
    sizes = {
        "municipalities": len(drawn),
        "partners": len(places),
        "participations": sum(map(len, who)),
        "items": total,
        "holdings": len(holdings),
        "needs": len(needs),
        "flows": len(flows),
        "candidate disclosures": sum(
            len(one) - 1 for m, kept in enumerate(drawn) for one in [who[m]] for _ in kept.holdings
        )
        * len(table.aims),
    }
    return Country(blocks, sizes)


def _near(model: Model, table: LawTable, party: str) -> int:
    house = model.actor[party].controller
    return sum(
        1 << place
        for place, other in enumerate(table.parties)
        if other != party and model.actor[other].controller == house
    )


def _weeks(model: Model, table: LawTable) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Per party its pattern; per pattern the wait at every minute of the week, -1 where nobody knows."""
    hours = [hours_of([model.actor[party].urgent, model.actor[party].ordinary]) for party in table.parties]
    distinct = list(dict.fromkeys(hours))
    wait = np.full((len(distinct), WEEK), -1, np.int32)
    for place, one in enumerate(distinct):
        for minute in range(WEEK):
            known = one.known(minute)
            if known is not None:
                wait[place, minute] = known - minute
    return np.array([distinct.index(one) for one in hours], np.int32), wait
