"""Whom nobody is told to ask: the alleged perpetrator, unless it is established that asking is safe."""

from __future__ import annotations

import pytest

from ontology.norms import LabelPattern, Role
from ontology.statutes import Law
from queries.analysis import analyse
from queries.asking_when import WhenRow, when
from queries.clock import DEFAULT_START
from queries.current import current_analysis
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.repair import Plan, repair
from queries.repair_options import options_for
from queries.repair_terms import OutOfReach
from queries.safe_asking import asked_by, asking_endangers
from queries.signal_answer import Fate, Signal, StopKind
from queries.signals import Signals
from queries.timing import Pace, Timing
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law
from tests.law_builders import asks, consent_basis, power

SAFE = {"consent.safe-to-ask": "true", "safety-risk": "false"}
HIS = flow_law(consent_basis())


def about_him(subject: str = "perpetrator") -> Tiny:
    """The doctor knows something about him that the municipality needs to decide."""
    building = tiny().actor("arts").actor("gemeente").item("iets", subject=subject).holds("arts", "iets")
    return building.needs("gemeente", "iets", "OOR")


def plan(building: Tiny, law: Law = HIS, facts: dict[str, str] | None = None) -> Plan:
    bench = Bench(building.build(), law, None, facts)
    flows = LegalFlows(bench)
    found = current_analysis(bench.model, analyse(bench.model), flows, Timing(bench))
    return repair(options_for(found.rows, {one.need: one for one in judge_rows(found, flows)}, flows))


def signal(building: Tiny, law: Law = HIS, facts: dict[str, str] | None = None) -> Signal:
    model = building.knower("zij").holds("zij", "iets").entry("arts", "zij", "iets", hours=1.0).build()
    return Signals(Bench(model, law, None, facts)).at("arts", "iets", DEFAULT_START)


@pytest.mark.parametrize(
    ("asked", "facts", "endangers"),
    [
        (("consent.perpetrator",), {}, True),
        (("consent.perpetrator",), {"consent.safe-to-ask": "true"}, True),
        (("consent.perpetrator",), {"safety-risk": "false"}, True),
        (("consent.perpetrator",), {**SAFE, "safety-risk": "true"}, True),
        (("consent.perpetrator",), {**SAFE, "consent.safe-to-ask": "unknown"}, True),
        (("consent.perpetrator",), SAFE, False),
        (("consent.victim",), {}, False),
        (("consent.child",), {}, False),
        (("consent.child",), {"recipient.alleged-perpetrator": "true"}, True),
        (("consent.child",), {**SAFE, "recipient.alleged-perpetrator": "true"}, False),
    ],
)
def test_only_what_is_established_makes_asking_him_safe(
    asked: tuple[str, ...], facts: dict[str, str], *, endangers: bool
) -> None:
    assert asking_endangers(asked, facts) is endangers


def test_a_gap_that_only_his_consent_closes_is_left_open_and_says_why() -> None:
    found = plan(about_him())
    assert found.arrangements == ()
    assert [(one.row.item, one.reason) for one in found.unmet] == [("iets", OutOfReach.OVER_HIM)]


def test_once_asking_is_known_to_be_safe_it_is_a_condition_like_another() -> None:
    (one,) = plan(about_him(), facts=SAFE).arrangements
    assert [each.fact for each in one.conditions] == ["consent.perpetrator"]


def test_another_ground_is_taken_instead_of_his_consent() -> None:
    """A track that has to begin is a worse ground than consent; it is what is left."""
    law = flow_law(consent_basis(), power("bevel", when=(asks("request", role=Role.TRACK),), recipients=("gemeente",)))
    (one,) = plan(about_him(), law).arrangements
    assert "consent.perpetrator" not in {name for leg in one.legs for name in asked_by(leg.verdict)}
    assert {ground for leg in one.legs for ground in leg.verdict.grounds} == {"bevel"}


def test_for_a_household_his_part_needs_a_ground_of_its_own() -> None:
    assert plan(about_him("household")).arrangements == ()
    his = power("zijn", label=LabelPattern((("subject", ("perpetrator",)),)), recipients=("gemeente",))
    (one,) = plan(about_him("household"), flow_law(consent_basis(), his)).arrangements
    assert {each.fact for each in one.conditions} == {"consent.victim", "consent.child"}


def test_a_call_that_asks_him_is_no_call() -> None:
    def row(**facts: str) -> WhenRow:
        timing = Timing(Bench(about_him().build(), HIS, None, facts))
        (found,) = when(timing, "gemeente", DEFAULT_START, 3).rows
        return found

    unsafe, safe = row(), row(**SAFE)
    assert (unsafe.pace, unsafe.call, unsafe.over_him) == (Pace.DOES_NOT_ARRIVE, None, True)
    assert (safe.call is not None, safe.over_him) == (True, False)


def test_a_flow_that_needs_his_consent_is_no_chain_to_count_on() -> None:
    flowing = about_him().flow("arts", "gemeente", "iets", hours=1.0)
    timing = Timing(Bench(flowing.build(), HIS))
    assert timing.moment("gemeente", "iets", "OOR", DEFAULT_START).pace(24) is Pace.DOES_NOT_ARRIVE
    safe = Timing(Bench(flowing.build(), HIS, None, SAFE))
    assert safe.moment("gemeente", "iets", "OOR", DEFAULT_START).pace(24) is Pace.IN_TIME


def test_a_signal_is_not_carried_on_by_asking_him() -> None:
    (stop,) = signal(about_him()).stops
    assert (stop.kind, stop.onward, stop.over_him) == (StopKind.NO_FLOW, None, True)
    (safe,) = signal(about_him(), facts=SAFE).stops
    assert (safe.onward is not None, safe.over_him) == (True, False)


def test_a_signal_stops_at_a_flow_that_needs_his_consent() -> None:
    found = signal(about_him().flow("arts", "gemeente", "iets", hours=1.0))
    assert found.fate is Fate.DIES
    assert [(stop.kind, stop.over_him) for stop in found.stops] == [(StopKind.OVER_HIM, True)]
