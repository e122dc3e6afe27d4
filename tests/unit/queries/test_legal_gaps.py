"""Gap × law: one verdict and one remedy per gap; a table is judged by its worst-placed seat."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from ontology.catalogue import packaged_models
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.norms import LegalCapacity
from ontology.statutes import LawOnDay
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import Analysis
from queries.deciding import BY_FLOW
from queries.explaining import NOT_TESTED
from queries.legal_answer import NO_DISCLOSURE_LABELS, NoDisclosure
from queries.legal_gaps import ASSUMED_FACTS, Judged, beside_the_law, judge
from queries.verdict import Outcome
from tests.builders import Tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import asks, power

BURGER = LegalCapacity("burger", Text("burger", "citizen"), ("any",))


@cache
def rijswijk() -> tuple[Model, Analysis, dict[str, Judged]]:
    model = load_model("rijswijk")
    analysis = analyse(model)
    return model, analysis, {one.need: one for one in judge(model, analysis, load_law())}


def test_every_gap_is_judged_once_and_has_one_remedy() -> None:
    _, analysis, judged = rijswijk()
    gaps = [row.need for row in analysis.rows if row.kind.is_gap]
    assert sorted(judged) == sorted(gaps)
    assert all(one.remedy for one in judged.values())


def test_a_duty_of_the_police_towards_the_prosecutor_is_found() -> None:
    _, analysis, judged = rijswijk()
    row = next(row for row in analysis.gaps if (row.needer, row.item) == ("openbaar-ministerie", "firearm-licence"))
    verdict = judged[row.need].verdict
    assert verdict is not None
    assert verdict.outcome is Outcome.MANDATORY
    assert verdict.grounds == ("wpg-16-1-a-om",)


def test_nobody_is_named_for_an_item_that_stays_confined() -> None:
    model, _, judged = rijswijk()
    confined = {need.id for need in model.needs if model.item[need.item].confined}
    found = [one for name, one in judged.items() if name in confined]
    assert all(one.holder is None and one.verdict is None for one in found)


def test_a_table_has_the_verdict_of_its_worst_placed_seat() -> None:
    model, analysis, judged = rijswijk()
    rows = [row for row in analysis.gaps if row.needer in model.table and judged[row.need].per_seat]
    assert rows
    for row in rows:
        one = judged[row.need]
        assert one.verdict is not None
        assert one.verdict.rank == max(verdict.rank for _, verdict in one.per_seat)


@pytest.mark.parametrize(("day", "outcome"), [("2024-07-01", False), ("2025-01-01", True)])
def test_veilig_thuis_may_tell_the_prosecutor_since_2025(day: str, outcome: bool) -> None:
    model, analysis, _ = rijswijk()
    judged = {one.need: one for one in judge(model, analysis, load_law(), day)}
    row = next(
        row for row in analysis.gaps if (row.needer, row.item) == ("openbaar-ministerie", "coercive-control-pattern")
    )
    verdict = judged[row.need].verdict
    assert verdict is not None
    assert ("wmo-4-1-1-2-e" in verdict.grounds) is outcome


def outcomes(judged: dict[str, Judged]) -> dict[str, Outcome | None]:
    return {name: None if one.verdict is None else one.verdict.outcome for name, one in judged.items()}


def test_a_fact_goes_before_the_standing_assumption() -> None:
    model, analysis, judged = rijswijk()
    outside = {"relation": "none", "minor-in-household": "false"}
    other = {one.need: one for one in judge(model, analysis, load_law(), None, outside)}
    assert outcomes(other) != outcomes(judged), "outside the domestic circle it is doubtful what Veilig Thuis may do"


def test_a_model_assumes_only_what_it_says() -> None:
    model, analysis, judged = rijswijk()
    silent = replace(model, assumptions=tuple(one for one in model.assumptions if one.id not in ASSUMED_FACTS))
    other = {one.need: one for one in judge(silent, analysis, load_law())}
    assert outcomes(other) != outcomes(judged)
    by_flow = {*BY_FLOW.values(), *(rule.text for rule in load_law().item_rules if rule.text)}
    assert all(one.verdict is None or set(one.verdict.assumptions) <= by_flow for one in other.values())
    said = {text for one in judged.values() if one.verdict for text in one.verdict.assumptions} - by_flow
    assert said <= {one.text for one in model.assumptions}
    assert len(said) == 2


def test_a_table_is_not_judged_without_a_seat_of_which_nothing_can_be_said() -> None:
    model, analysis, judged = rijswijk()
    row = next(row for row in analysis.gaps if row.needer in model.table and len(judged[row.need].per_seat) > 1)
    seat = judged[row.need].per_seat[0][0]
    nameless = replace(model.actor[seat], id="naamloos", capacities=())
    table = model.table[row.needer]
    seats = tuple(replace(one, actor="naamloos") if one.actor == seat else one for one in table.seats)
    changed = replace(
        model,
        actors=tuple(nameless if one.id == seat else one for one in model.actors),
        tables=tuple(replace(one, seats=seats) if one.id == table.id else one for one in model.tables),
    )
    found = {one.need: one for one in judge(changed, analysis, load_law())}
    assert found[row.need].verdict is None


def test_once_the_law_is_asked_no_row_says_that_it_was_not() -> None:
    _, analysis, _ = rijswijk()
    assert any(NOT_TESTED in row.assumed for row in analysis.rows)
    assert not any(NOT_TESTED in row.assumed for row in beside_the_law(analysis).rows)


@pytest.mark.parametrize("name", packaged_models())
def test_every_gap_has_one_outcome_or_one_reason_for_having_none(name: str) -> None:
    model = load_model(name)
    for one in judge(model, analyse(model), load_law()):
        assert (one.verdict is None) == (one.reason is not None) == (one.disclosure is None)


def test_of_equal_verdicts_the_one_with_the_fewest_conditions_then_who_knows_it_first_hand_then_by_name() -> None:
    to_the_town = {"recipients": ("gemeente",)}
    two = power("twee", holders=("arts",), when=(asks("een"), asks("twee")), **to_the_town)
    one_asked = power("een", holders=("politie", "veilig-thuis"), when=(asks("drie"),), **to_the_town)

    def holder(*hearsay: str) -> str | None:
        building = people()
        for name in ("politie", "veilig-thuis"):
            building.holds(name, "iets", hearsay=name in hearsay)
        model = building.needs("gemeente", "iets").build()
        (judged,) = judge(model, analyse(model), flow_law(two, one_asked))
        return judged.holder

    assert holder() == "politie"
    assert holder("politie") == "veilig-thuis"
    assert holder("politie", "veilig-thuis") == "politie", "the doctor knows it first-hand, and asks two things"


def test_for_an_order_before_judgment_the_ground_for_prosecution_data_speaks_first() -> None:
    """Wjsg 51c is about carrying out judgments; 39f about a case that may never come to one (review, defect 15)."""
    _, analysis, judged = rijswijk()
    row = next(row for row in analysis.gaps if (row.needer, row.item) == ("onderwijs", "order-scope-locations"))
    verdict = judged[row.need].verdict
    assert verdict is not None
    assert verdict.grounds == ("wjsg-39f-third-parties", "wjsg-51c-enforcement-data")


REASONS = [
    pytest.param(
        people().item("adres", confined=True).needs("gemeente", "adres"), NoDisclosure.CONFINED, id="it stays confined"
    ),
    pytest.param(people().item("leeg").needs("gemeente", "leeg"), NoDisclosure.NOBODY_HOLDS, id="nobody holds it"),
    pytest.param(people().product("plan").needs("gemeente", "plan"), NoDisclosure.NOBODY_MAKES, id="nobody makes it"),
    pytest.param(
        people().actor("stil", complete=False).item("leeg").needs("gemeente", "leeg"),
        NoDisclosure.HOLDERS_UNKNOWN,
        id="nobody knows who holds it",
    ),
    pytest.param(
        people().knower("zij").item("angst").holds("zij", "angst").needs("gemeente", "angst"),
        NoDisclosure.ONLY_KNOWN_TO_HER,
        id="only she knows",
    ),
    pytest.param(
        people().actor("iemand").needs("iemand", "iets"), NoDisclosure.CAPACITY_UNKNOWN, id="in which capacity?"
    ),
    pytest.param(
        people()
        .knower("buurman")
        .item("los")
        .holds("buurman", "los")
        .flow("buurman", "politie", "los")
        .needs("arts", "los"),
        NoDisclosure.NO_LAWFUL_HOLDER,
        id="who holds it got it without a ground",
    ),
]


@pytest.mark.parametrize(("building", "reason"), REASONS)
def test_why_there_is_nothing_to_decide_on(building: Tiny, reason: NoDisclosure) -> None:
    model = building.build()
    law = flow_law(power("mag", holders=("arts",)))
    (one,) = judge(model, analyse(model), replace(law, capacities=(*law.capacities, BURGER)))
    assert (one.reason, one.verdict, one.holder) == (reason, None, None)
    assert one.remedy


def test_no_reason_reads_like_a_permission() -> None:
    assert set(NO_DISCLOSURE_LABELS) == set(NoDisclosure)
    words = {word for text in NO_DISCLOSURE_LABELS.values() for word in f"{text.nl} {text.en}".split()}
    assert not words & {"mag", "moet", "may", "must"}


@pytest.mark.parametrize("name", packaged_models())
def test_less_is_asked_only_where_it_can_matter_and_that_changes_no_answer(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most pairs have no norm that asks how much is told; asking all of them about a signal gives the same."""
    model = load_model(name)
    analysis = analyse(model)
    quick = judge(model, analysis, load_law())

    def always(_law: LawOnDay, _holder: frozenset[str], _recipient: frozenset[str]) -> bool:
        return True

    monkeypatch.setattr(LawOnDay, "turns_on_extent", always)
    assert judge(model, analysis, load_law()) == quick
