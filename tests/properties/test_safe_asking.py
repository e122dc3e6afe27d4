"""Laws of safe asking: nothing that is proposed asks the alleged perpetrator, unless that is established to be safe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import EntryDesk
from queries.analysis import analyse
from queries.asking_when import when
from queries.clock import DEFAULT_START, Start
from queries.current import current_analysis
from queries.deciding import Bench
from queries.legal_answer import Leg
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.repair import Plan, repair
from queries.repair_options import options_for
from queries.repair_terms import OutOfReach
from queries.signals import Signals
from queries.timing import Timing
from queries.verdict import Verdict
from tests.builders import MODELLED
from tests.law_builders import consent_basis
from tests.properties.test_lawful_flows import Case
from tests.properties.test_repair import wanting_case

QUICK, SLOW = range(60), range(1_000)
HIS = "consent.perpetrator"
SAFE = {"consent.safe-to-ask": "true", "safety-risk": "false"}
UNSAFE: tuple[dict[str, str], ...] = (
    {},
    {"consent.safe-to-ask": "true"},
    {"safety-risk": "false"},
    {**SAFE, "safety-risk": "true"},
)


def asked(verdict: Verdict | None) -> set[str]:
    """Everything that a verdict asks first, of every person in the record."""
    if verdict is None:
        return set()
    return {*verdict.to_check, *(name for _, member in verdict.per_subject for name in member.to_check)}


def about_him(seed: int) -> Case:
    """A random case with something to arrange, mostly about him or his household; consent can carry it."""
    case, rng = wanting_case(seed), Random(f"his {seed}")
    subjects = ("perpetrator", "perpetrator", "household", "victim")
    items = tuple(replace(one, subject=rng.choice(subjects)) for one in case.model.items)
    norms = tuple(one for one in case.law.norms if one.id != consent_basis().id and rng.random() < 0.6)
    law = replace(case.law, norms=(*norms, consent_basis()), fingerprint=f"{case.law.fingerprint} his")
    entries = tuple(
        EntryDesk(f"e-{actor.id}-{item.id}", actor.id, None, (item.id,), 0.5, MODELLED)
        for actor in case.model.actors[:2]
        for item in items
        if not item.confined
    )
    return Case(replace(case.model, items=items, entry_desks=entries), law, case.facts)


def planned(bench: Bench) -> Plan:
    flows = LegalFlows(bench)
    found = current_analysis(bench.model, analyse(bench.model), flows, Timing(bench))
    return repair(options_for(found.rows, {one.need: one for one in judge_rows(found, flows)}, flows))


def arranged(plan: Plan) -> Iterator[set[str]]:
    """What each arrangement asks, and each leg of the ways that are used."""
    yield from ({one.fact for one in each.conditions} for each in plan.arrangements)
    yield from (asked(leg.verdict) for way in plan.used.values() for leg in way.legs)


def timed(bench: Bench, start: Start, parties: tuple[str, ...]) -> Iterator[set[str]]:
    """What each chain and each call asks."""
    timing = Timing(bench)
    for party in parties:
        for row in when(timing, party, start, 3).rows:
            yield from (asked(one.leg.verdict) for one in row.moment.legs)
            yield set() if row.call is None else asked(row.call.leg.verdict)


def carried(bench: Bench, start: Start, entries: slice) -> Iterator[set[str]]:
    """What each way on of a signal asks: the flows that it goes over, and the hops that are proposed."""
    signals = Signals(bench)
    for desk, item in list(signals.entries)[entries]:
        found = signals.at(desk, item, start)
        legs: list[Leg] = [one.leg for heard in found.heard for one in heard.moment.legs]
        legs += [stop.onward.leg for stop in found.stops if stop.onward is not None]
        yield from (asked(leg.verdict) for leg in legs)


def proposed(bench: Bench, start: Start = DEFAULT_START) -> Iterator[set[str]]:
    needers = tuple(dict.fromkeys(need.needer for need in bench.model.needs))
    yield from arranged(planned(bench))
    yield from timed(bench, start, needers)
    yield from carried(bench, start, slice(None))


def try_seed(seed: int) -> bool:
    """Whether asking him would be proposed if it were safe; that it is not where it is not is tried."""
    case = about_him(seed)
    for facts in UNSAFE:
        bench = Bench(case.model, case.law, None, {**case.facts, **facts})
        assert not any(HIS in names for names in proposed(bench)), (seed, facts)
    safe = Bench(case.model, case.law, None, {**case.facts, **SAFE})
    return any(HIS in names for names in proposed(safe))


def test_nothing_asks_him_while_it_is_not_known_to_be_safe() -> None:
    would = sum(try_seed(seed) for seed in QUICK)
    assert would > len(QUICK) / 4, "in many of the models it would be proposed if it were safe"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_nothing_asks_him_on_many_more(part: int) -> None:
    for seed in SLOW[part::4]:
        try_seed(seed)


def test_what_only_his_consent_opens_is_counted_apart() -> None:
    reasons = [
        {one.reason for one in planned(Bench(case.model, case.law, None, case.facts)).unmet}
        for case in map(about_him, QUICK)
    ]
    assert sum(OutOfReach.OVER_HIM in found for found in reasons) > len(QUICK) / 10


def test_a_child_is_not_consented_for_by_a_parent_who_is_the_alleged_perpetrator() -> None:
    for seed in QUICK[:60]:
        case = about_him(seed)
        items = tuple(replace(one, subject="child") for one in case.model.items)
        facts = {**case.facts, "recipient.alleged-perpetrator": "true"}
        bench = Bench(replace(case.model, items=items), case.law, None, facts)
        assert not any("consent.child" in names for names in proposed(bench)), seed


# ── the packaged models ──────────────────────────────────────────────────────────────────────────────────────────────


def packaged(name: str) -> Model:
    return load_model(name)


@pytest.mark.parametrize("name", ["rijswijk", "voorbeeld"])
def test_no_arrangement_of_a_packaged_model_asks_him(name: str) -> None:
    plan = planned(Bench(packaged(name), load_law()))
    assert plan.arrangements
    assert not any(HIS in names for names in arranged(plan))


@pytest.mark.parametrize("facts", [{}, {"consent.safe-to-ask": "true"}])
def test_no_signal_and_no_call_of_rijswijk_asks_him(facts: dict[str, str]) -> None:
    bench = Bench(packaged("rijswijk"), load_law(), None, facts)
    friday = Start(4, 18.0)
    assert not any(HIS in names for names in timed(bench, friday, ("burgemeester", "openbaar-ministerie")))
    assert not any(HIS in names for names in carried(bench, friday, slice(None, None, 6)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rijswijk", "meierijstad", "referentie", "voorbeeld"])
def test_nothing_at_all_in_a_packaged_model_asks_him(name: str) -> None:
    assert not any(HIS in names for names in proposed(Bench(packaged(name), load_law()), Start(4, 18.0)))
