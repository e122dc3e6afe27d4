"""The worked routes of the research, hop by hop: each is decided on the record that the hop before it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from ontology.law_loading import load_law
from queries.hops import OWN_TASK, Carried
from queries.routes import Routes
from queries.verdict import Disclosure, Outcome
from tests.builders import tiny
from tests.law.cases_read import FILES, read
from tests.route_builders import parties_of, routes_of

WORKED = {name: case["path"] for name, case in FILES.items() if case["class"] == "route"}
RELEASE = {"request": "true", "offence-in-set": "true"}
SUPERVISED = {"supervision-order": "true"}


def routes(name: str, facts: Mapping[str, str], category: str, regime: str = "avg") -> Routes:
    """The parties of a worked route, of which the first holds ``gegeven`` in a record of its own."""
    path = WORKED[name]
    subject = FILES[name]["legs"][0]["label"]["subject"]
    model = tiny()
    for party in path:
        model.actor(party)
    model.item("gegeven", subject=subject).holds(path[0], "gegeven", category=category, regime=regime)
    return routes_of(model, load_law(), facts)


def followed(name: str, facts: Mapping[str, str], category: str, regime: str = "avg") -> list[Outcome]:
    """The best outcome of every hop along the path, up to the first that cannot be taken."""
    decider, path = routes(name, facts, category, regime).decider(), WORKED[name]
    lying, found = list(decider.starts(path[0], "gegeven")), []
    for holder, recipient in pairwise(path):
        taken = [way for one in lying for way in decider.ways(one, holder, recipient, OWN_TASK)]
        if not taken:
            break
        found.append(min(taken, key=lambda way: way.passed.grade).verdict.outcome)
        lying = [way.passed.label for way in taken]
    return found


def test_there_are_four_and_each_is_looked_at_here() -> None:
    assert sorted(WORKED) == ["lj-p1", "lj-p2", "lj-p5", "lj-p6"]


def test_a_release_date_comes_to_the_shelter_through_the_victim() -> None:
    assert followed("lj-p1", RELEASE, "judicial", "wjsg") == [Outcome.PERMITTED_HUMAN, Outcome.PERMITTED]


def test_registrations_of_the_police_stop_at_the_mayor() -> None:
    assert followed("lj-p2", {}, "police", "wpg") == [Outcome.MANDATORY]
    answer = routes("lj-p2", {}, "police", "wpg").to("college", "gegeven")
    assert ("politie-basisteam", "burgemeester", "college") not in parties_of(answer.routes)


def test_breach_of_a_location_ban_comes_to_the_shelter_through_the_prosecutor() -> None:
    assert followed("lj-p6", SUPERVISED, "judicial") == [Outcome.MANDATORY, Outcome.PERMITTED_HUMAN]
    answer = routes("lj-p6", SUPERVISED, "judicial").to("arosa", "gegeven")
    assert parties_of(answer.routes) == [("reclassering", "openbaar-ministerie", "arosa")]
    told = [hop.taken.grounds for hop in answer.routes[0].hops]
    assert told == [("recl-8-12-report-to-authorities",), ("wjsg-39f-third-parties",)]


def test_the_end_of_compulsory_care_stops_at_the_prosecutor() -> None:
    """The clinic must tell him (Wvggz 8:18(10)); what he was told under the Wvggz stays secret under 8:34, and whether
    he may tell the threatened woman is an open question (justice-D-20). No such register of his is in the model.
    """
    facts = {"wvggz-measure": "machtiging", "wvggz-change": "ending", "recipient.injured-party": "true"}
    model = tiny().item("compulsory-care-measure", subject="perpetrator", category="special-health")
    for party in WORKED["lj-p5"]:
        model.actor(party)
    model.holds("ggz", "compulsory-care-measure", category="special-health")
    decider = routes_of(model, load_law(), facts).decider()
    (own,) = decider.starts("ggz", "compulsory-care-measure")
    start = replace(own, label=replace(own.label, extent="signal"))
    told = decider.ways(start, "ggz", "openbaar-ministerie", OWN_TASK)
    by_notice = [one for one in told if one.verdict.grounds[0] == "wvggz-8-18-10-inform-ending"]
    assert [one.verdict.outcome for one in by_notice] == [Outcome.MANDATORY]
    lying = by_notice[0].passed.label
    assert (lying.label.regime, lying.label.origin) == ("wjsg", ("wvggz",))
    assert decider.ways(lying, "openbaar-ministerie", "slachtoffer", OWN_TASK) == ()
    asked = Disclosure("openbaar-ministerie", "slachtoffer", lying.label, "victim-information", hops=lying.hops)
    found = decider.bench.decide(asked, OWN_TASK, lying.implied, lying.item)
    assert (found.outcome, "justice-D-20" in found.doubts) == (Outcome.UNDETERMINED, True)
    free = replace(lying, label=replace(lying.label, origin=()))
    assert decider.ways(free, "openbaar-ministerie", "slachtoffer", OWN_TASK) != (), "it is the secrecy that stops it"


@pytest.mark.parametrize("name", sorted(WORKED))
def test_the_second_hop_on_the_record_of_the_case_itself(name: str) -> None:
    """Also where a model of kinds makes no such record: what a clinic told the prosecutor under the Wvggz (lj-p5)."""
    leg = {"date": FILES[name]["date"], **FILES[name]["legs"][1]}
    case, (_, holder, recipient) = read(leg), WORKED[name]
    decider = routes(name, case.situation.facts, "ordinary").decider()
    lying = Carried("gegeven", case.disclosure.label, case.disclosure.hops, received=True)
    taken = decider.ways(lying, holder, recipient, OWN_TASK)
    expected = set(leg["expect"]["outcomes"])
    assert bool(taken) is bool(expected & {"PERMITTED", "PERMITTED_HUMAN"})
    assert all(way.verdict.outcome.value in expected for way in taken[:1])
