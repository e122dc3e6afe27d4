"""The plan: bundles, order, what to do together, what not to send; every part of it is needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from api.workspace import Workspace, open_workspace
from ontology.norms import Norm
from queries.analysis import analyse
from queries.deciding import Bench
from queries.lawful_analysis import under_the_law
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.repair import Plan, repair
from queries.repair_options import Options, options_for
from queries.repair_terms import ConditionKind
from queries.verdict import Outcome
from tests.builders import Tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import asks, power

TELL = power("tell", holders=("arts",), recipients=("gemeente",))


def planned(building: Tiny, *norms: Norm) -> Plan:
    flows = LegalFlows(Bench(building.build(), flow_law(*norms)))
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    return repair(options_for(lawful.rows, {one.need: one for one in judge_rows(lawful, flows)}, flows))


@cache
def example(name: str) -> tuple[Workspace, Options, Plan]:
    workspace = open_workspace(name)
    found = options_for(workspace.analysis.rows, workspace.judged, workspace.flows)
    return workspace, found, repair(found)


def test_what_goes_to_the_same_actor_is_one_arrangement() -> None:
    """The police have both items, the doctor one: two items from one holder is one agreement less."""
    building = people().item("ander").holds("politie", "iets", "ander").needs("gemeente", "iets")
    plan = planned(building.needs("gemeente", "ander"), replace(TELL, holders=()))
    (one,) = plan.arrangements
    assert (one.line.holder, one.items, plan.cost, plan.proven) == ("politie", ("ander", "iets"), 6, True)
    assert one.closes == ("gemeente-ander-TRI", "gemeente-iets-TRI")


def test_the_way_that_asks_least_is_taken() -> None:
    """The doctor must ask something first, the police need not."""
    free = power("vrij", holders=("politie",), recipients=("gemeente",))
    building = people().holds("politie", "iets").needs("gemeente", "iets")
    plan = planned(building, replace(TELL, when=(asks("minor"),)), free)
    assert [one.line.holder for one in plan.arrangements] == ["politie"]


def test_what_must_be_asked_first_is_part_of_the_arrangement() -> None:
    plan = planned(people().needs("gemeente", "iets"), replace(TELL, when=(asks("minor"),)))
    (one,) = plan.arrangements
    assert [each.kind for each in one.conditions] == [ConditionKind.ESTABLISH_FACT]
    assert (one.effort, one.sensitivity, plan.cost) == (6, 1, 7)


def test_two_lines_of_one_way_are_named_as_working_together() -> None:
    give = power("a", holders=("arts",), recipients=("veilig-thuis",))
    on = power("b", holders=("veilig-thuis",), recipients=("gemeente",))
    first, second = planned(people().needs("gemeente", "iets"), give, on).arrangements
    assert ([first.line], [second.line]) == (list(second.together), list(first.together))
    assert [first.closes, second.closes] == [(), ("gemeente-iets-TRI",)], "only the two together close it"


def test_without_gaps_there_is_nothing_to_arrange() -> None:
    plan = planned(people())
    assert (plan.arrangements, plan.closed, plan.cost, plan.proven) == ((), (), 0, True)


def test_the_plan_for_rijswijk_is_proven_and_closes_everything_that_can_be() -> None:
    workspace, found, plan = example("rijswijk")
    assert plan.proven
    gaps = {row.need for row in workspace.analysis.gaps}
    unmet = {one.row.need for one in plan.unmet}
    assert len(gaps) == len(plan.closed) + len(unmet) + plan.confined
    assert {need for one in plan.arrangements for need in one.closes} == set(found.rows)


def test_every_element_of_the_plan_for_rijswijk_is_needed() -> None:
    _, found, plan = example("rijswijk")
    chosen = frozenset(one.key for way in plan.used.values() for one in way.elements)
    assert plan.cost > len(chosen) > 0
    for element in chosen:
        rest = chosen - {element}
        assert any(not any(way.keys <= rest for way in ways) for ways in found.ways.values()), element


def test_nothing_that_is_forbidden_open_or_confined_is_arranged_for_rijswijk() -> None:
    workspace, _, plan = example("rijswijk")
    outcomes = {leg.verdict.outcome for one in plan.arrangements for leg in one.legs}
    closed = {Outcome.PROHIBITED, Outcome.NO_GROUND, Outcome.UNDETERMINED, Outcome.ONLY_CONFLICT, Outcome.ONLY_VIA}
    assert outcomes.isdisjoint(closed)
    confined = {item.id for item in workspace.model.items if item.confined}
    named = {item for one in plan.arrangements for item in (*one.items, *one.withheld)}
    assert named.isdisjoint(confined)
    assert plan.confined == sum(row.item in confined for row in workspace.analysis.gaps) > 0


def test_nobody_is_given_an_item_that_neither_it_nor_the_next_one_needs() -> None:
    workspace, _, plan = example("rijswijk")
    tables = {table.id: {seat.actor for seat in table.seats} for table in workspace.model.tables}
    needed = {(party, need.item) for need in workspace.model.needs for party in tables.get(need.needer, {need.needer})}
    passed_on = {(leg.recipient, way.legs[-1].recipient) for way in plan.used.values() for leg in way.legs[:-1]}
    for one in plan.arrangements:
        onward = {last for middle, last in passed_on if middle == one.line.recipient}
        for item in one.items:
            assert {(party, item) for party in (one.line.recipient, *onward)} & needed


def test_what_closes_most_comes_first() -> None:
    _, _, plan = example("rijswijk")
    alone = [len(one.closes) for one in plan.arrangements if not one.together]
    assert alone[0] == max(alone)
    assert alone[0] > alone[-1]
