"""Which arrangements can close a gap, on which conditions, and why some gaps stay open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.norms import LegalCapacity, Modality, Norm, NormKind, Role
from ontology.terms import Assurance, Text
from queries.analysis import analyse
from queries.deciding import Bench
from queries.lawful_analysis import under_the_law
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.repair_options import Options, options_for
from queries.repair_terms import Condition, ConditionKind, LineKind, OutOfReach
from queries.verdict import Outcome
from tests.builders import Tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import GIVEN, asks, forbids, norm, power

BURGER = LegalCapacity("burger", Text("burger", "citizen"), ("any",))


def options(building: Tiny | Model, *norms: Norm) -> Options:
    model = building.build() if isinstance(building, Tiny) else building
    law = flow_law(*norms)
    return _options(LegalFlows(Bench(model, replace(law, capacities=(*law.capacities, BURGER)))))


def _options(flows: LegalFlows) -> Options:
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    return options_for(lawful.rows, {one.need: one for one in judge_rows(lawful, flows)}, flows)


def asked(found: Options, need: str = "gemeente-iets-TRI", recipient: str = "gemeente") -> list[list[str]]:
    """Per way the names of what must be arranged beside the line and the item."""
    return [[one.fact for leg in way.legs for one in leg.asks] for way in found.ways[need, recipient]]


TELL = power("tell", holders=("arts",), recipients=("gemeente",))
NEED = ("gemeente-iets-TRI", "gemeente")


def test_a_carrying_verdict_is_a_way_with_one_line_and_one_item() -> None:
    (way,) = options(people().needs("gemeente", "iets"), TELL).ways[NEED]
    assert sorted(type(one).__name__ for one in way.elements) == ["Line", "Share"]
    assert way.legs[0].verdict.outcome is Outcome.PERMITTED


LINES = [
    pytest.param(people(), LineKind.MAKE_AGREEMENT, id="nothing is there yet"),
    pytest.param(people().item("x").flow("arts", "gemeente", "x"), LineKind.WIDEN_FLOW, id="a flow runs already"),
    pytest.param(
        people().flow("arts", "gemeente", "iets", assurance=Assurance.OUGHT),
        LineKind.OPEN_CHANNEL,
        id="it ought to happen and does not",
    ),
    pytest.param(people().agreement("a", "arts", "gemeente", "iets"), LineKind.OPEN_CHANNEL, id="agreed, not working"),
    pytest.param(people().actor("arts", controller="gemeente"), LineKind.CONNECT_INTERNALLY, id="one organisation"),
]


@pytest.mark.parametrize(("building", "kind"), LINES)
def test_how_a_line_comes_about(building: Tiny, kind: LineKind) -> None:
    (way,) = options(building.needs("gemeente", "iets"), TELL).ways[NEED]
    assert way.legs[0].share is not None
    assert way.legs[0].share.line.kind is kind


def test_a_fact_to_look_up_is_arranged_with_the_line() -> None:
    found = options(people().needs("gemeente", "iets"), replace(TELL, when=(asks("minor"),)))
    (way,) = found.ways[NEED]
    assert way.legs[0].asks == (Condition(ConditionKind.ESTABLISH_FACT, "minor", ("arts",)),)


def test_a_decision_that_partners_take_is_arranged_and_an_event_is_not() -> None:
    """A murder plan becomes known or not: nobody arranges that in order to be able to tell."""
    building = people().needs("gemeente", "iets")
    decision = replace(TELL, when=(asks("concurrence", role=Role.TRACK),))
    event = replace(TELL, when=(asks("murder-plan-known", role=Role.TRACK),))
    assert asked(options(building, decision)) == [["concurrence"]]
    (unmet,) = options(building, event).unmet
    assert (unmet.reason, unmet.facts) == (OutOfReach.WAITS_FOR_EVENT, ("murder-plan-known",))


def test_another_ground_that_carries_is_another_way() -> None:
    """One may ask consent, or take a decision; which is less work depends on what else they open."""
    consent = norm(
        "consent",
        NormKind.POWER,
        Modality.MAY_WITH_CONSENT,
        **dict.fromkeys(("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task"), GIVEN),
        when=(asks("consent.victim", "given"),),
    )
    decision = replace(TELL, when=(asks("concurrence", role=Role.TRACK),))
    found = options(people().needs("gemeente", "iets"), consent, decision)
    assert sorted(asked(found)) == [["concurrence"], ["consent.victim"]]


def test_nothing_is_told_in_danger_only_as_a_standing_line() -> None:
    found = options(people().needs("gemeente", "iets"), replace(TELL, when=(asks("acute-danger"),)))
    assert [one.reason for one in found.unmet] == [OutOfReach.WAITS_FOR_EVENT]


REASONS = [
    pytest.param(people().item("leeg").needs("gemeente", "leeg"), (TELL,), OutOfReach.NOBODY_HOLDS, id="no holder"),
    pytest.param(
        people().product("plan").needs("gemeente", "plan"), (TELL,), OutOfReach.NOBODY_MAKES, id="nobody makes it"
    ),
    pytest.param(people().needs("gemeente", "iets"), (), OutOfReach.NEEDS_LAW, id="no ground"),
    pytest.param(people().needs("gemeente", "iets"), (TELL, forbids("nooit")), OutOfReach.FORBIDDEN, id="forbidden"),
    pytest.param(
        people().needs("gemeente", "iets"),
        (replace(TELL, modality=Modality.MAY_IN_CONFLICT),),
        OutOfReach.ONE_CASE_ONLY,
        id="a conflict of duties is of one case",
    ),
    pytest.param(
        people().item("roddel").holds("arts", "roddel", hearsay=True).needs("gemeente", "roddel"),
        (TELL,),
        OutOfReach.ONLY_HEARSAY,
        id="hearsay stays hearsay",
    ),
    pytest.param(
        people().knower("zij").needs("zij", "iets"), (TELL,), OutOfReach.FOR_HERSELF, id="she is told, not arranged"
    ),
    pytest.param(
        people().knower("zij").item("angst").holds("zij", "angst").needs("gemeente", "angst"),
        (TELL,),
        OutOfReach.ONLY_KNOWN_TO_HER,
        id="only she knows",
    ),
]


@pytest.mark.parametrize(("building", "norms", "reason"), REASONS)
def test_why_no_arrangement_closes_a_gap(building: Tiny, norms: tuple[Norm, ...], reason: OutOfReach) -> None:
    found = options(building, *norms)
    assert ([one.reason for one in found.unmet], found.ways) == ([reason], {})


def test_what_stays_confined_is_counted_and_nothing_more() -> None:
    building = people().item("adres", confined=True).holds("arts", "adres").needs("gemeente", "adres")
    found = options(building, TELL)
    assert (found.confined, found.ways, found.unmet, found.refused) == (1, {}, (), {})


def test_a_table_is_served_only_when_every_seat_may_have_it() -> None:
    building = people().table("overleg", "gemeente", "politie").needs("overleg", "iets")
    both = replace(TELL, recipients=())
    assert sorted(options(building, both).ways) == [("overleg-iets-TRI", "gemeente"), ("overleg-iets-TRI", "politie")]
    narrow = options(building, TELL)
    assert ([one.reason for one in narrow.unmet], narrow.ways) == ([OutOfReach.NEEDS_LAW], {})


def test_what_a_holder_may_not_tell_is_named_next_to_what_it_may() -> None:
    building = people().item("geheim", subject="child").holds("arts", "geheim")
    law = replace(TELL, label=replace(TELL.label, attributes=(("subject", ("victim",)),)))
    found = options(building.needs("gemeente", "iets").needs("gemeente", "geheim"), law)
    assert found.refused == {("arts", "gemeente"): ("geheim",)}


def test_a_flow_that_works_carries_on_what_its_sender_is_told() -> None:
    """The doctor tells the police; the police already tell the municipality."""
    building = people().flow("politie", "gemeente", "iets").needs("gemeente", "iets")
    tell, pass_on = (power("a", holders=("arts",), recipients=("politie",)), power("b", holders=("politie",)))
    (way,) = options(building, tell, pass_on).ways[NEED]
    assert [(leg.holder, leg.recipient, leg.flow) for leg in way.legs] == [
        ("arts", "politie", None),
        ("politie", "gemeente", "politie-gemeente"),
    ]
    assert len(way.elements) == 2, "the second leg asks nothing: it is there"


def test_through_another_only_where_the_law_says_so() -> None:
    """Veilig Thuis can stand between two others, the police cannot."""
    building = people().needs("gemeente", "iets")
    give = power("a", holders=("arts",), recipients=("veilig-thuis", "politie"))
    on = power("b", holders=("veilig-thuis", "politie"), recipients=("gemeente",))
    (way,) = options(building, give, on).ways[NEED]
    assert [leg.recipient for leg in way.legs] == ["veilig-thuis", "gemeente"]
    assert len(way.elements) == 4


def test_the_packaged_law_gives_no_way_that_a_carrying_verdict_does_not() -> None:
    found = _options(LegalFlows(Bench(load_model("voorbeeld"), load_law())))
    assert found.ways
    worst = {leg.verdict.outcome for ways in found.ways.values() for way in ways for leg in way.legs}
    assert worst.isdisjoint({Outcome.PROHIBITED, Outcome.NO_GROUND, Outcome.UNDETERMINED, Outcome.ONLY_CONFLICT})
