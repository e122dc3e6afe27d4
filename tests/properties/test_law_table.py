"""The law table says what deciding every pass with its whole history says, on random laws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import pytest

from ontology.legal_tasks import OwnTask
from ontology.model import Model
from ontology.norms import Act, LabelPattern, LabelRule
from ontology.terms import Text
from queries.carrying import carried_by
from queries.deciding import Bench
from queries.intermediaries import next_label, origins
from queries.law_table import TAKEN, LawTable, law_table
from queries.own_tasks import purposes_of
from queries.verdict import OUTCOME_ORDER, Hop, Label, Verdict
from tests.builders import tiny
from tests.law_builders import secrecy
from tests.properties.random_laws import random_question

PARTIES = ("arts", "gemeente", "politie", "veilig-thuis")
STEPS = ("SIG", "TRI", "EVA")
MANY, FEWER = 400, 60

Said = tuple[tuple[int, ...], tuple[bool, ...], tuple[bool, ...]]
"""Of one record with one party, per party and step: the grade, whether it can be told, whether a flow can bring it."""


@dataclass(frozen=True)
class History:
    """A record with everything that happened to it."""

    party: str
    label: Label
    hops: tuple[Hop, ...] = ()
    implied: tuple[str, ...] = ()


def random_bench(seed: int) -> Bench:
    """Four parties and one record, in a random law in which some grounds limit to whom a record goes next."""
    rng = Random(seed)
    question = random_question(seed)
    norms = tuple(
        replace(norm, onward_to=rng.choice(((), ("veilig-thuis",), ("any-professional",))))
        if norm.kind.carries and rng.random() < 0.4
        else norm
        for norm in question.law.norms
    )
    if rng.random() < 0.5:
        # Some grounds leave an origin, which closes what a secrecy asks of it.
        norms = tuple(
            replace(norm, act="politiewet") if norm.kind.carries and rng.random() < 0.4 else norm for norm in norms
        )
        stays = secrecy("zz-blijft", label=LabelPattern((("origin", ("wpg",)),)))
        norms = tuple(sorted((*norms, stays), key=lambda norm: norm.id))
    shut = [norm.id for norm in norms if norm.id.startswith("s")]
    rules = tuple(
        LabelRule(
            party, "*", rng.choice(("avg", "avg", "wpg")), tuple(rng.sample(shut, min(len(shut), rng.choice((0, 1)))))
        )
        for party in PARTIES
        if rng.random() < 0.95
    )
    tasks = (
        OwnTask("any", "any", ("give-help",), "test"),
        OwnTask("any.EVA", "any", ("statistics",), "test", "EVA"),
        OwnTask("vt", "veilig-thuis", ("give-help", "investigate-domestic-violence"), "test"),
    )
    acts = (*question.law.acts, Act("politiewet", Text("P", "P"), "P", origin="wpg"))
    law = replace(question.law, acts=acts, norms=norms, label_rules=rules, tasks=tasks, fingerprint=f"law table {seed}")
    return Bench(model(rng.random() < 0.5), law, None, question.situation.facts)


def model(reported: bool) -> Model:
    building = tiny().item("iets")
    for party in PARTIES:
        building.actor(party)
    if reported:
        building.assume("reference-report-from-triage")
    return building.holds("arts", "iets").holds("politie", "iets").build()


class Deciding:
    """Every pass decided with the label, hops and facts exactly as they came to be; nothing is made one."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.on_day = bench.law.on(bench.day)

    def asked(self, lying: History, party: str, step: str, at: str) -> list[Verdict]:
        purposes = purposes_of(self.bench.law, party, step)
        asked = self.bench.disclosures(lying.party, party, lying.label, purposes, lying.hops)
        return [self.bench.decide(one, at, lying.implied) for one in asked]

    def said(self, lying: History, reported: bool) -> Said:
        grades, told, flowed = [], [], []
        for step in STEPS:
            for party in PARTIES:
                verdicts = self.asked(lying, party, step, step) if (step != "SIG") is reported else []
                carried = [one.verdict for verdict in verdicts for one in carried_by(self.on_day, verdict, acute=False)]
                grades.append(min((verdict.rank for verdict in verdicts), default=255))
                told.append(any(OUTCOME_ORDER[verdict.rank] in TAKEN for verdict in carried))
                flowed.append(bool(carried))
        return tuple(grades), tuple(told), tuple(flowed)

    def onward(self, lying: History, party: str, reported: bool, proposed: bool) -> Iterator[History]:
        law = self.bench.law
        purposes = purposes_of(law, party, "")
        told = (fact for one in law.intermediaries if one.capacity == party for fact in one.makes)
        implied = tuple(sorted({*lying.implied, *told}))
        for one in self.bench.disclosures(lying.party, party, lying.label, purposes, lying.hops):
            verdict = self.bench.decide(one, "BEE" if reported else "", lying.implied)
            for carried in carried_by(self.on_day, verdict, acute=False):
                if not proposed or OUTCOME_ORDER[carried.verdict.rank] in TAKEN:
                    made = tuple(Hop(one.holder, one.recipient, ground, one.purpose) for ground in carried.grounds)
                    label = next_label(law, party, lying.label)
                    label = replace(label, origin=origins(law, label, made))
                    yield History(party, label, (*lying.hops, *made), implied)


def by_table(table: LawTable, states: list[int]) -> set[Said]:
    passing = table.passing
    found = set()
    for state in states:
        pairs = [(step, party) for step in range(len(STEPS)) for party in range(len(PARTIES))]
        found.add(
            (
                tuple(int(passing.grade[state, step, party]) for step, party in pairs),
                tuple(bool(int(passing.told[state, step]) >> party & 1) for step, party in pairs),
                tuple(bool(int(passing.flowed[state, step]) >> party & 1) for step, party in pairs),
            )
        )
    return found


def disagreements(seed: int, passes: int = 2) -> tuple[list[tuple[str, ...]], int]:
    """The sequences of parties after which table and history say something else, and how many there were in all."""
    bench = random_bench(seed)
    table = law_table(bench, PARTIES, STEPS)
    deciding = Deciding(bench)
    wrong: list[tuple[str, ...]] = []
    seen = 0
    for origin in ("arts", "politie"):
        label = bench.label(bench.records(origin, "iets")[0])
        assert label is not None
        for reported in (False, True):
            for proposed in (False, True):
                start: tuple[str, ...] = (origin,)
                queue = [(start, [History(origin, label)], [table.row[origin, label, reported]])]
                while queue:
                    way, histories, states = queue.pop()
                    seen += 1
                    if {deciding.said(one, reported) for one in histories} != by_table(table, states):
                        wrong.append(way)
                    if len(way) <= passes:
                        queue += _longer(deciding, table, way, histories, states, reported, proposed)
    return wrong, seen


def _longer(
    deciding: Deciding,
    table: LawTable,
    way: tuple[str, ...],
    histories: list[History],
    states: list[int],
    reported: bool,
    proposed: bool,
) -> list[tuple[tuple[str, ...], list[History], list[int]]]:
    passing = table.passing
    start, to = (passing.moves_start, passing.moves) if proposed else (passing.flows_start, passing.flows)
    found = []
    for place, party in enumerate(PARTIES):
        if party not in way:
            onward = [one for lying in histories for one in deciding.onward(lying, party, reported, proposed)]
            moved = [
                int(s) for state in states for s in to[start[state] : start[state + 1]] if passing.party_of[s] == place
            ]
            if onward or moved:
                found.append(((*way, party), list(dict.fromkeys(onward)), sorted(set(moved))))
    return found


def test_the_table_says_what_the_history_says() -> None:
    assert {seed: wrong for seed in range(FEWER) if (wrong := disagreements(seed)[0])} == {}


@pytest.mark.slow
def test_the_table_says_what_the_history_says_on_many_laws() -> None:
    assert {seed: wrong for seed in range(FEWER, FEWER + MANY) if (wrong := disagreements(seed)[0])} == {}


def test_the_random_laws_let_records_go_on() -> None:
    """More than the four times two origins: ways of one and two passes, and grounds that bind on some."""
    ways = [disagreements(seed)[1] for seed in range(20)]
    bound = [seed for seed in range(40) if any(norm.onward_to is not None for norm in random_bench(seed).law.norms)]
    assert sum(one > 8 for one in ways) >= 10
    assert len(bound) >= 20
