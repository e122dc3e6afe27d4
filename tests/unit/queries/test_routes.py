"""Lawful routes in a model: who can stand between, what is best, and what is said when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.legal_tasks import OwnTask
from ontology.norms import Role
from queries.routes import NO_ROUTE_LABELS, NoRoute
from queries.verdict import Outcome
from tests.builders import tiny
from tests.flow_builders import flow_law, in_acute_danger, people
from tests.law_builders import asks, consent_basis, power
from tests.route_builders import parties_of, routes_of
from tests.unit.queries.test_hops import CONFLICT

TELL = power("mag-vertellen", holders=("arts",), recipients=("veilig-thuis",))
PASS_ON = power("mag-door", holders=("veilig-thuis",), recipients=("gemeente",))
ROUND = ("arts", "veilig-thuis", "gemeente")


def test_a_way_round_is_a_route_with_the_grounds_of_both_hops() -> None:
    answer = routes_of(people(), flow_law(TELL, PASS_ON)).to("gemeente", "iets", "INT")
    assert parties_of(answer.routes) == [ROUND]
    (route,) = answer.routes
    assert [hop.taken.grounds for hop in route.hops] == [("mag-vertellen",), ("mag-door",)]
    assert answer.reason is None
    assert answer.closest is None


def test_the_firmest_route_comes_first_and_the_straight_one_is_shown_with_its_condition() -> None:
    answer = routes_of(people(), flow_law(TELL, PASS_ON, consent_basis())).to("gemeente", "iets", "INT")
    assert parties_of(answer.routes) == [ROUND, ("arts", "gemeente")]
    straight = answer.routes[1]
    assert straight.weakest.taken.verdict.outcome is Outcome.ONLY_CONSENT
    assert straight.hops[0].to_check == ("consent.victim",)


def test_the_flow_that_carries_a_hop_is_named_and_a_hop_without_one_is_still_to_arrange() -> None:
    model = people().flow("arts", "veilig-thuis", "iets", identifier="f", hours=2.0)
    (route,) = routes_of(model, flow_law(TELL, PASS_ON)).to("gemeente", "iets", "INT").routes
    assert [(hop.flow, hop.hours) for hop in route.hops] == [("f", 2.0), (None, None)]
    assert [hop.recipient for hop in route.without_flow] == ["gemeente"]
    assert route.hours is None, "an unknown time is never computed with"


@pytest.mark.parametrize(("hours", "total"), [(3.0, 5.0), (None, None)])
def test_times_are_added_up_only_when_all_are_known(hours: float | None, total: float | None) -> None:
    model = (
        people().flow("arts", "veilig-thuis", "iets", hours=2.0).flow("veilig-thuis", "gemeente", "iets", hours=hours)
    )
    (route,) = routes_of(model, flow_law(TELL, PASS_ON)).to("gemeente", "iets", "INT").routes
    assert route.hours == total


def test_the_fastest_of_two_flows_carries_the_hop() -> None:
    model = people().flow("arts", "veilig-thuis", "iets", identifier="a", hours=None)
    model.flow("arts", "veilig-thuis", "iets", identifier="b", hours=9.0)
    (route,) = routes_of(model, flow_law(TELL)).to("veilig-thuis", "iets", "INT").routes
    assert route.hops[0].flow == "b"


def test_a_conflict_of_duties_is_a_route_only_over_a_flow_of_acute_danger() -> None:
    model = people().flow("arts", "gemeente", "iets", identifier="f").build()
    assert routes_of(model, flow_law(CONFLICT)).to("gemeente", "iets", "INT").routes == ()
    (route,) = routes_of(in_acute_danger(model, "f"), flow_law(CONFLICT)).to("gemeente", "iets", "INT").routes
    assert (route.hops[0].flow, route.weakest.taken.verdict.outcome) == ("f", Outcome.ONLY_CONFLICT)


def test_without_ways_through_others_only_who_has_it_can_tell() -> None:
    routes = routes_of(people(), flow_law(TELL, PASS_ON))
    answer = routes.to("gemeente", "iets", "INT", through_others=False)
    assert (answer.routes, answer.reason, answer.through_others) == ((), NoRoute.NOT_DIRECT, False)
    straight = routes_of(people(), flow_law(TELL, PASS_ON, consent_basis()))
    found = straight.to("gemeente", "iets", "INT", through_others=False)
    assert (parties_of(found.routes), found.reason) == ([("arts", "gemeente")], None)


def test_a_need_is_of_the_recipient_or_of_the_table_where_it_sits() -> None:
    model = people().needs("gemeente", "iets", "INT")
    routes = routes_of(model, flow_law(TELL))
    assert routes.needs("gemeente", "iets")
    assert routes.needs("gemeente", "iets", "INT")
    assert not routes.needs("gemeente", "iets", "TRI")
    assert not routes.needs("arts", "iets")
    assert routes.needs("arts", "iets", table="gemeente"), "whoever asks for a seat names the table"


def test_from_one_holder_only() -> None:
    model = people().holds("politie", "iets")
    routes = routes_of(model, flow_law(power("mag")))
    assert parties_of(routes.to("gemeente", "iets", "INT").routes) == [("arts", "gemeente"), ("politie", "gemeente")]
    assert parties_of(routes.to("gemeente", "iets", "INT", holder="politie").routes) == [("politie", "gemeente")]
    assert parties_of(routes.to("gemeente", "iets", "INT", k=1).routes) == [("arts", "gemeente")]


def test_hearsay_and_who_is_no_partner_stand_apart() -> None:
    model = tiny().actor("arts").actor("gemeente").knower("buurman").item("iets")
    model.holds("arts", "iets", hearsay=True).holds("buurman", "iets")
    answer = routes_of(model, flow_law(power("mag"))).to("gemeente", "iets", "INT")
    assert answer.routes == ()
    assert parties_of(answer.hearsay) == [("arts", "gemeente")]
    assert parties_of(answer.ask_safely) == [("buurman", "gemeente")]
    assert answer.hearsay[0].hearsay


def test_who_is_no_partner_stands_between_nobody_and_is_told_nothing() -> None:
    model = people().knower("buurman")
    told = power("mag-vertellen", holders=("arts",), recipients=("buurman",))
    on = power("mag-door", holders=("buurman",), recipients=("gemeente",))
    routes = routes_of(model, flow_law(told, on))
    assert routes.to("gemeente", "iets", "INT").routes == ()
    with pytest.raises(ValueError, match="no actor"):
        routes.to("buurman", "iets", "INT")


def test_a_confined_item_is_in_no_route_and_nobody_is_named() -> None:
    model = tiny().actor("arts").actor("gemeente").item("adres", confined=True).holds("arts", "adres")
    answer = routes_of(model, flow_law(power("mag"))).to("gemeente", "adres", "INT")
    assert answer.reason is NoRoute.CONFINED
    assert (answer.routes, answer.hearsay, answer.ask_safely, answer.closest) == ((), (), (), None)


def test_what_must_come_first_is_no_route_but_the_closest_thing() -> None:
    slow = power("op-verzoek", holders=("arts",), recipients=("gemeente",), when=(asks("request", role=Role.TRACK),))
    answer = routes_of(people(), flow_law(slow)).to("gemeente", "iets", "INT")
    assert answer.reason is NoRoute.NOT_LAWFUL
    assert answer.closest is not None
    assert (answer.closest.holder, answer.closest.verdict.to_check) == ("arts", ("request",))
    known = routes_of(people(), flow_law(slow), {"request": "true"}).to("gemeente", "iets", "INT")
    assert parties_of(known.routes) == [("arts", "gemeente")]


def test_why_there_is_nothing_to_show() -> None:
    law = flow_law(power("mag"))
    nobody = tiny().actor("arts").actor("gemeente").item("iets")
    assert routes_of(nobody, law).to("gemeente", "iets").reason is NoRoute.NOBODY_HOLDS
    assert routes_of(people(), law).to("gemeente", "iets", holder="politie").reason is NoRoute.NOT_WITH_HOLDER
    idle = replace(law, tasks=(), fingerprint="zonder taken")
    assert routes_of(people(), idle).to("gemeente", "iets").reason is NoRoute.CAPACITY_UNKNOWN
    assert set(NO_ROUTE_LABELS) == set(NoRoute)


def test_a_middleman_receives_for_its_own_task_and_the_recipient_for_the_step() -> None:
    law = flow_law(replace(TELL, purposes=("give-help",)), replace(PASS_ON, purposes=("home-ban",)))
    tasks = (*law.tasks, OwnTask("besluit", "gemeente", ("home-ban",), "test", step="BES"))
    routes = routes_of(people(), replace(law, tasks=tasks, fingerprint="met besluit"))
    (route,) = routes.to("gemeente", "iets", "BES").routes
    assert [hop.taken.disclosure.purpose for hop in route.hops] == ["give-help", "home-ban"]
    assert routes.to("gemeente", "iets", "INT").routes == ()
