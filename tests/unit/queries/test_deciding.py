"""The bench: what it assumes, what goes before what, and the disclosures that it makes of two parties and a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.legal_items import ItemRule
from ontology.legal_tasks import Intermediary
from ontology.loading import load_model
from queries.deciding import BY_FLOW, Bench
from queries.verdict import Outcome
from tests.builders import tiny
from tests.flow_builders import flow_law, in_acute_danger, people
from tests.law_builders import asks, power

PER_REPORT = power("na-melding", when=(asks("vt-report"),))


def bench(facts: dict[str, str] | None = None, *assumed: str) -> Bench:
    model = people()
    for name in assumed:
        model.assume(name)
    return Bench(model.build(), flow_law(PER_REPORT), None, facts)


def outcome(of: Bench, step: str, implied: tuple[str, ...] = ()) -> Outcome:
    (record,) = of.records("arts", "iets")
    (disclosure,) = of.disclosures("arts", "gemeente", of.label(record), ("give-help",))
    return of.decide(disclosure, step, implied).outcome


def test_a_report_is_assumed_from_triage_on_by_a_model_that_says_so() -> None:
    assert outcome(bench(), "TRI") is Outcome.PERMITTED_IF
    stated = bench(None, "reference-report-from-triage")
    assert (outcome(stated, "SIG"), outcome(stated, "TRI")) == (Outcome.PERMITTED_IF, Outcome.PERMITTED)


def test_what_is_known_goes_before_what_is_assumed_and_what_a_flow_implies() -> None:
    known = bench({"vt-report": "false"}, "reference-report-from-triage")
    assert outcome(known, "TRI", ("vt-report",)) is Outcome.NO_GROUND


def test_what_a_flow_implies_is_said_in_the_verdict() -> None:
    of = bench()
    (record,) = of.records("arts", "iets")
    (disclosure,) = of.disclosures("arts", "gemeente", of.label(record), ("give-help",))
    verdict = of.decide(disclosure, "SIG", ("vt-report",))
    assert (verdict.outcome, verdict.assumptions) == (Outcome.PERMITTED, (BY_FLOW["vt-report"],))


def test_nobody_discloses_in_a_capacity_that_is_not_known_or_to_itself() -> None:
    of = Bench(tiny().actor("arts").actor("iemand").item("iets").holds("arts", "iets").build(), flow_law())
    (record,) = of.records("arts", "iets")
    for recipient in ("iemand", "arts"):
        assert of.disclosures("arts", recipient, of.label(record), ("give-help",)) == []


def test_a_body_that_receives_in_a_forum_of_its_own_is_tried_in_it_too() -> None:
    house = Intermediary("gemeente", "case-conference", "zvh-case")
    of = Bench(people().build(), replace(flow_law(), intermediaries=(house,)))
    (record,) = of.records("arts", "iets")
    found = of.disclosures("arts", "gemeente", of.label(record), ("give-help",))
    assert [one.forum for one in found] == ["bilateral", "zvh-case"]


@pytest.mark.parametrize(("trigger", "acute"), [(True, True), (False, False)])
def test_only_plain_words_make_a_flow_one_of_acute_danger(trigger: bool, acute: bool) -> None:
    model = people().flow("arts", "politie", "iets", identifier="f").build()
    changed = in_acute_danger(model, "f") if trigger else model
    assert Bench(changed, flow_law()).acute(changed.flow["f"]) is acute


def test_an_item_is_shared_for_a_purpose_of_its_own_with_whom_the_law_names_in_it() -> None:
    """A measure of compulsory care: those whom the Wvggz names in it, and nobody else."""
    rule = ItemRule("iets", "test", purposes=("wvggz-care",))
    exchange = power("uitwisselen", holders=("arts",), recipients=("gemeente",), purposes=("wvggz-care",))
    of = Bench(people().build(), replace(flow_law(exchange), item_rules=(rule,)))
    (record,) = of.records("arts", "iets")

    def purposes(recipient: str, item: str | None) -> list[str]:
        found = of.disclosures("arts", recipient, of.label(record), ("give-help",), item=item)
        return [one.purpose for one in found]

    assert purposes("gemeente", "iets") == ["give-help", "wvggz-care"]
    assert purposes("gemeente", None) == purposes("politie", "iets") == ["give-help"]


def test_another_model_is_decided_by_what_was_decided_already() -> None:
    """A decision sees labels, capacities, facts and assumptions; of the model itself nothing."""
    first = bench({"vt-report": "true"})
    outcome(first, "TRI")
    other = first.about(replace(first.model, flows=()))
    assert (other.facts, other._decided) == (first.facts, first._decided)
    assert outcome(other, "TRI") is outcome(first, "TRI")


def test_a_model_that_assumes_something_else_is_another_bench() -> None:
    with pytest.raises(ValueError, match="assumptions"):
        bench().about(bench(None, "reference-report-from-triage").model)


@pytest.mark.parametrize("extent", ["content", "minimum", "signal"])
def test_the_best_of_a_pair_is_the_best_of_everything_that_can_be_tried_between_them(extent: str) -> None:
    of = Bench(load_model("voorbeeld"), load_law())
    purposes = ("give-help", "police-task", "investigate-domestic-violence")
    compared = 0
    for record in of.model.records:
        label = of.label(record)
        for recipient in of.model.actor:
            told = None if label is None else replace(label, extent=extent)
            tried = of.disclosures(record.keeper, recipient, told, purposes, item=record.item)
            verdicts = [of.decide(asked, "TRI", item=record.item) for asked in tried]
            for _ in range(2):  # decided, then remembered
                best = of.best(record.keeper, recipient, label, extent, purposes, "TRI", item=record.item)
                assert (best is None) == (not tried)
                if best is not None:
                    compared += 1
                    assert best in list(zip(tried, verdicts, strict=True))
                    assert best[1].rank == min(verdict.rank for verdict in verdicts)
    assert compared > 50
