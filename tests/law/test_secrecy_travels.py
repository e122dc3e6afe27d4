"""What a record is stays with it from hop to hop: whose patient it is about, and that it came from the police."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from queries.deciding import Bench
from queries.hops import OWN_TASK, Carried, LawDecider
from queries.lawfulness import decide
from queries.routes import Routes
from queries.situation import Situation
from queries.verdict import Disclosure, Label, Outcome
from tests.builders import tiny
from tests.route_builders import parties_of, routes_of

LAW = load_law()
DAY = "2026-11-22"
MEDICAL = Label("avg", ("bw7-457-1", "wet-big-88"), "special-health", "victim")
TREATED = {"recipient.same-treatment": "true", "forensic-title": "true"}
OF_ANOTHER = frozenset({"bw7-457-2", "wfz-2-5-follow-up-care"})
MODELS = ("voorbeeld", "rijswijk", "meierijstad")


@pytest.fixture(scope="module", name="rijswijk")
def _rijswijk() -> Routes:
    return Routes(Bench(load_model("rijswijk"), LAW))


# ── the same treatment is a treatment of the same person ──────────────────────────────────────────────────────────────


def told(recipient: str, subject: str, holder: str = "huisarts") -> Outcome:
    """What the law says where the recipient was said to be in the same treatment."""
    disclosure = Disclosure(holder, recipient, replace(MEDICAL, subject=subject), "give-help")
    verdict = decide(LAW, disclosure, Situation(TREATED), DAY)
    return verdict.outcome if "bw7-457-2" in verdict.grounds else Outcome.NO_GROUND


@pytest.mark.parametrize(
    ("recipient", "subject", "outcome"),
    [
        ("ziekenhuis", "victim", Outcome.PERMITTED_HUMAN),
        ("forensische-ggz", "perpetrator", Outcome.PERMITTED_HUMAN),
        ("forensische-ggz", "victim", Outcome.NO_GROUND),
        ("forensische-ggz", "child", Outcome.NO_GROUND),
        ("forensische-ggz", "household", Outcome.NO_GROUND),
    ],
)
def test_carers_of_the_same_patient_tell_each_other_and_nobody_else(
    recipient: str, subject: str, outcome: Outcome
) -> None:
    """A ``--fact`` is about the case as a whole: it does not put his therapist in her treatment."""
    assert told(recipient, subject) is outcome


def test_his_therapist_tells_her_doctor_nothing_of_her_as_a_fellow_carer() -> None:
    assert told("huisarts", "victim", holder="forensische-ggz") is Outcome.NO_GROUND
    assert told("huisarts", "perpetrator", holder="forensische-ggz") is Outcome.PERMITTED_HUMAN


@pytest.mark.parametrize(("subject", "orders"), [("perpetrator", True), ("victim", False), ("child", False)])
def test_connecting_care_carries_data_of_the_patient_himself(subject: str, *, orders: bool) -> None:
    disclosure = Disclosure("forensische-ggz", "openbaar-ministerie", replace(MEDICAL, subject=subject), "prosecute")
    verdict = decide(LAW, disclosure, Situation({"forensic-title": "true"}), DAY)
    assert ("wfz-2-5-follow-up-care" in verdict.grounds) is orders


def test_what_her_doctor_knows_does_not_come_to_the_prosecutor_through_his_therapist(rijswijk: Routes) -> None:
    """Defect C2 of docs/reviews/routes.md, for every medical record about her, the child or all of them."""
    model, decider = rijswijk.model, rijswijk.decider()
    medical = {one.item for one in model.records if one.category == "medical-secrecy"}
    others = {one.id for one in model.items if one.subject not in ("perpetrator", "none") and not one.confined}
    assert "non-fatal-strangulation" in medical & others
    told = [
        (holder, passed)
        for holder in model.actor
        for item in sorted(medical & others)
        for start in decider.starts(holder, item)
        for passed in decider.ways(start, holder, "forensische-ggz", OWN_TASK)
    ]
    assert told, "with consent she can let him be told"
    for holder, way in told:
        onward = decider.ways(way.passed.label, "forensische-ggz", "openbaar-ministerie", "OOR")
        grounds = {*way.grounds, *(name for one in onward for name in one.grounds)}
        assert grounds.isdisjoint(OF_ANOTHER), (holder, way.grounds)
    found = parties_of(rijswijk.to("openbaar-ministerie", "non-fatal-strangulation", "OOR", k=10).routes)
    assert ("huisarts", "forensische-ggz", "openbaar-ministerie") not in found


# ── police data stay police data ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", MODELS)
def test_what_came_from_the_police_never_loses_its_origin(name: str) -> None:
    """Property: two hops from every record of the police, along every way that can be taken."""
    decider = LawDecider(Bench(load_model(name), LAW))
    lying = _of_each_kind(decider, _from_the_police(decider))
    assert lying
    for _ in range(2):
        lying = _of_each_kind(decider, _passed_on(decider, lying))
        assert lying
        for _, carried in lying:
            label = carried.label
            assert "wpg" in (label.regime, *label.origin), carried


def _from_the_police(decider: LawDecider) -> Iterator[tuple[str, Carried]]:
    for one in decider.bench.model.holdings:
        for state in decider.starts(one.holder, one.item):
            if state.label.regime == "wpg" and not decider.bench.model.item[one.item].confined:
                yield one.holder, state


def _of_each_kind(decider: LawDecider, lying: Iterable[tuple[str, Carried]]) -> dict[tuple[str, Carried], None]:
    """One of every kind that the law can tell apart: by capacity, label, and the rule for its item where it has one."""
    found: dict[tuple[object, ...], tuple[str, Carried]] = {}
    for holder, carried in lying:
        rule = LAW.item_rule.get(carried.item)
        kind = (decider.bench.capacity(holder), carried.label, carried.hops, carried.implied, rule)
        found.setdefault(kind, (holder, carried))
    return dict.fromkeys(found.values())


def _passed_on(decider: LawDecider, lying: dict[tuple[str, Carried], None]) -> Iterator[tuple[str, Carried]]:
    for holder, carried in lying:
        for recipient in decider.bench.model.actor:
            for passed in decider.pass_on(carried, holder, recipient, OWN_TASK):
                yield recipient, passed.label


def test_police_data_given_for_youth_tasks_do_not_become_wmo_data(rijswijk: Routes) -> None:
    """Defect C4: detectives, college, shelter. What remains is Veilig Thuis, which receives and tells for its task."""
    found = parties_of(rijswijk.to("arosa", "planning-behaviour", k=None).routes)
    assert found == [("politie-recherche", "veilig-thuis", "arosa")]


def test_the_college_may_pass_them_on_for_the_youth_task_itself() -> None:
    model = tiny().item("gegeven", subject="child")
    for party in ("politie-basisteam", "college", "arosa", "raad-kinderbescherming"):
        model.actor(party)
    model.holds("politie-basisteam", "gegeven", category="police", regime="wpg")
    decider = routes_of(model, LAW, {"minor-in-household": "true"}).decider()
    (own,) = decider.starts("politie-basisteam", "gegeven")
    received = [way.passed.label for way in decider.ways(own, "politie-basisteam", "college", OWN_TASK)]
    assert {hop.ground for one in received for hop in one.hops} == {"bpg-4-2-i-college-youth"}
    onward = {
        party: {
            name for one in received for way in decider.ways(one, "college", party, OWN_TASK) for name in way.grounds
        }
        for party in ("raad-kinderbescherming", "arosa")
    }
    assert onward["raad-kinderbescherming"]
    assert onward["arosa"] == set()


@pytest.mark.parametrize(("origin", "passes"), [((), True), (("wpg",), False), (("wjsg",), False), (("wvggz",), False)])
def test_the_wmo_list_opens_no_secrecy_that_travelled_along(origin: tuple[str, ...], *, passes: bool) -> None:
    """Also where nobody knows anymore on which ground the college had it."""
    label = Label("avg", ("awb-2-5-secrecy",), "ordinary", "victim", origin=origin)
    verdict = decide(LAW, Disclosure("college", "arosa", label, "give-help"), Situation({}), DAY)
    assert ("wmo-5-2-1-list" in verdict.grounds) is passes


# ── which article, and which way ──────────────────────────────────────────────────────────────────────────────────────


def test_an_article_is_of_one_act() -> None:
    """No act has an article 10:1 "met AVG 5(1)(b)" (defect C14). A second norm stands in what the ground leans on."""
    joined = [f"{word} {act.short} " for word in ("met", "with") for act in LAW.acts]
    assert [one.id for one in LAW.norms if any(words in one.article for words in joined)] == []
    mandate = LAW.on(DAY).norm["mandate-internal"]
    assert (mandate.article, mandate.text_date) == ("10:1", None)
    assert mandate.compatibility is not None
    assert mandate.compatibility.norm == "avg-5-1-b"


def test_the_end_of_a_home_ban_comes_to_the_police_through_veilig_thuis(rijswijk: Routes) -> None:
    """Decided (C18): the mayor must tell Veilig Thuis, and that weighs whether to tell the police. No norm is recorded
    by which the mayor tells them straight.
    """
    answer = rijswijk.to("politie-basisteam", "wth-end-date", "INT")
    assert parties_of(answer.routes) == [("burgemeester", "veilig-thuis", "politie-basisteam")]
    assert [hop.taken.grounds for hop in answer.routes[0].hops] == [("wth-2-8-vt",), ("wmo-4-1-1-2-e",)]
    outcomes = [hop.taken.verdict.outcome for hop in answer.routes[0].hops]
    assert outcomes == [Outcome.MANDATORY, Outcome.PERMITTED_HUMAN]
