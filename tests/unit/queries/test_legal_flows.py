"""Which flows the law carries, and which chain of them brings an item lawfully to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.model import Model
from ontology.norms import Act, LabelPattern, LabelRule, Modality, NormKind, Role
from ontology.statutes import Law
from ontology.terms import Assurance, Text
from queries.legal_answer import Standing
from queries.verdict import Outcome
from tests.builders import tiny
from tests.flow_builders import flow_law, flows_of, in_acute_danger, people
from tests.law_builders import GIVEN, asks, consent_basis, norm, power, secrecy

TELL = power("mag-vertellen", holders=("arts",), recipients=("veilig-thuis",))
PASS_ON = power("mag-door", holders=("veilig-thuis",), recipients=("gemeente",))
LAYERS = dict.fromkeys(("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task"), GIVEN)
CONFLICT = norm("conflict", NormKind.POWER, Modality.MAY_IN_CONFLICT, holders=("arts",), **LAYERS)


def test_a_flow_with_a_ground_carries() -> None:
    way = flows_of(people().flow("arts", "veilig-thuis", "iets", identifier="f"), flow_law(TELL)).way(
        ["veilig-thuis"], "iets", "INT"
    )
    assert way is not None
    assert way.flows == ("f",)
    assert way.weakest.verdict is not None
    assert (way.weakest.verdict.outcome, way.weakest.verdict.grounds) == (Outcome.PERMITTED, ("mag-vertellen",))


def test_a_flow_without_a_ground_does_not_and_is_named() -> None:
    flows = flows_of(people().flow("arts", "gemeente", "iets", identifier="f"), flow_law(TELL))
    assert flows.way(["gemeente"], "iets", "INT") is None
    (leg,) = flows.refused(["gemeente"], "iets", "INT", ("f",))
    assert leg.verdict is not None
    assert (leg.flow, leg.verdict.outcome) == ("f", Outcome.NO_GROUND)


def test_what_only_ought_to_flow_carries_nothing() -> None:
    idle = people().flow("arts", "veilig-thuis", "iets", assurance=Assurance.OUGHT)
    assert flows_of(idle, flow_law(TELL)).way(["veilig-thuis"], "iets", "INT") is None


def test_consent_carries_with_its_condition_shown() -> None:
    law = flow_law(consent_basis())
    way = flows_of(people().flow("arts", "gemeente", "iets"), law).way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.weakest.verdict is not None
    assert way.weakest.verdict.outcome is Outcome.ONLY_CONSENT
    assert way.weakest.verdict.to_check == ("consent.victim",)
    refused = flows_of(people().flow("arts", "gemeente", "iets"), law, {"consent.victim": "refused"})
    assert refused.way(["gemeente"], "iets", "INT") is None


@pytest.mark.parametrize("role", [Role.CIRCUMSTANCE, Role.TRACK])
def test_what_must_be_looked_up_or_must_come_first_carries_with_its_condition_shown(role: Role) -> None:
    law = flow_law(power("als", holders=("arts",), recipients=("gemeente",), when=(asks("request", role=role),)))
    flows = flows_of(people().flow("arts", "gemeente", "iets"), law)
    way = flows.way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.weakest.verdict is not None
    assert (way.weakest.verdict.outcome, way.weakest.verdict.to_check) == (Outcome.PERMITTED_IF, ("request",))
    never = flows_of(people().flow("arts", "gemeente", "iets"), law, {"request": "false"})
    assert never.way(["gemeente"], "iets", "INT") is None


def test_a_conflict_of_duties_carries_a_flow_of_acute_danger_and_no_standing_one() -> None:
    model = people().flow("arts", "politie", "iets", identifier="f").build()
    assert flows_of(model, flow_law(CONFLICT)).way(["politie"], "iets", "INT") is None
    way = flows_of(in_acute_danger(model, "f"), flow_law(CONFLICT)).way(["politie"], "iets", "INT")
    assert way is not None
    assert way.weakest.verdict is not None
    assert way.weakest.verdict.outcome is Outcome.ONLY_CONFLICT
    assert way.weakest.verdict.acute, "in acute danger 112 comes first"
    assert "acuut gevaar" in way.weakest.verdict.assumptions[0].nl


def test_where_there_is_a_way_round_a_flow_that_must_wait_is_not_carried() -> None:
    """Through Veilig Thuis it can at once; straight only once there is a request."""
    slow = power("op-verzoek", holders=("arts",), recipients=("gemeente",), when=(asks("request", role=Role.TRACK),))
    flows = flows_of(people().flow("arts", "gemeente", "iets"), flow_law(slow, TELL, PASS_ON))
    assert flows.way(["gemeente"], "iets", "INT") is None
    (leg,) = flows.refused(["gemeente"], "iets", "INT")
    assert leg.verdict is not None
    assert (leg.verdict.outcome, leg.verdict.routes) == (Outcome.ONLY_VIA, (("arts", "veilig-thuis", "gemeente"),))


def test_secrecy_that_nobody_researched_leaves_the_doubt() -> None:
    law = flow_law(label_rules=(LabelRule("arts", "*", "avg", None),))
    way = flows_of(people().flow("arts", "gemeente", "iets"), law).way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.weakest.verdict is not None
    assert way.weakest.verdict.outcome is Outcome.UNDETERMINED


def test_nobody_can_refuse_for_somebody_whose_capacity_is_unknown() -> None:
    model = tiny().actor("arts").actor("iemand").item("iets").holds("arts", "iets").flow("arts", "iemand", "iets")
    way = flows_of(model, flow_law()).way(["iemand"], "iets", "INT")
    assert way is not None
    assert way.weakest.verdict is None


def chain() -> Model:
    """Doctor to Veilig Thuis to municipality."""
    first = people().flow("arts", "veilig-thuis", "iets", identifier="f1")
    return first.flow("veilig-thuis", "gemeente", "iets", identifier="f2").build()


def test_the_second_flow_is_decided_on_the_record_that_the_middleman_makes() -> None:
    model = chain()
    free = flows_of(model, flow_law(TELL, PASS_ON)).way(["gemeente"], "iets", "INT")
    assert free is not None
    assert free.flows == ("f1", "f2")
    closing = LabelRule("veilig-thuis", "*", "avg", ("zwijgplicht",))
    closed = flows_of(model, flow_law(TELL, PASS_ON, secrecy("zwijgplicht"), label_rules=(closing,)))
    assert closed.way(["gemeente"], "iets", "INT") is None
    (leg,) = closed.refused(["gemeente"], "iets", "INT", ("f1", "f2"))
    assert leg.flow == "f2"
    assert leg.verdict is not None
    assert leg.verdict.blocks[0] == "zwijgplicht"


def test_a_ground_that_lets_a_record_go_no_further_closes_the_next_flow() -> None:
    model = chain()
    strict = power("mag-vertellen", holders=("arts",), recipients=("veilig-thuis",), onward_to=())
    flows = flows_of(model, flow_law(strict, PASS_ON))
    assert flows.way(["veilig-thuis"], "iets", "INT") is not None
    assert flows.way(["gemeente"], "iets", "INT") is None
    assert [leg.flow for leg in flows.refused(["gemeente"], "iets", "INT", ("f1", "f2"))] == ["f2"]
    # A second ground for the first flow, even a worse one, leaves the record free to go on.
    looser = power("mag-ook", holders=("arts",), recipients=("veilig-thuis",), when=(asks("minor"),))
    way = flows_of(model, flow_law(strict, looser, PASS_ON)).way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.legs[0].verdict is not None
    assert way.legs[0].verdict.grounds == ("mag-ook",)


def test_data_keep_the_origin_of_the_act_that_they_were_given_under() -> None:
    """What was given in a partnership goes on only as the partnership says; the same on another act is free."""
    stays = secrecy("blijft-hier", label=LabelPattern((("origin", ("zvh",)),)))
    plain = flow_law(replace(TELL, act="samenwerking"), PASS_ON, stays)
    acts = (*plain.acts, Act("samenwerking", Text("S", "S"), "S", origin="zvh"))
    bound = flows_of(chain(), replace(plain, acts=acts))
    assert bound.way(["gemeente"], "iets", "INT") is None
    (leg,) = bound.refused(["gemeente"], "iets", "INT")
    assert leg.verdict is not None
    assert (leg.flow, leg.verdict.blocks) == ("f2", ("blijft-hier",))
    assert flows_of(chain(), flow_law(TELL, PASS_ON, stays)).way(["gemeente"], "iets", "INT") is not None
    # On a worse ground outside the partnership the record is free.
    looser = power("mag-ook", holders=("arts",), recipients=("veilig-thuis",), when=(asks("minor"),))
    both = flow_law(replace(TELL, act="samenwerking"), PASS_ON, stays, looser)
    way = flows_of(chain(), replace(both, acts=acts)).way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.legs[0].verdict is not None
    assert (way.legs[0].verdict.grounds, way.legs[0].verdict.to_check) == (("mag-ook",), ("minor",))


def test_what_was_told_to_veilig_thuis_is_a_report_there() -> None:
    model = chain()
    on_report = power("na-melding", holders=("veilig-thuis",), recipients=("gemeente",), when=(asks("vt-report"),))
    way = flows_of(model, flow_law(TELL, on_report)).way(["gemeente"], "iets", "SIG")
    assert way is not None
    assert way.legs[1].verdict is not None
    assert way.legs[1].verdict.outcome is Outcome.PERMITTED
    assert "melding" in way.legs[1].verdict.assumptions[0].nl


def test_of_two_ways_the_one_with_the_strongest_weakest_flow() -> None:
    model = (
        people()
        .flow("arts", "gemeente", "iets", identifier="direct")
        .flow("arts", "veilig-thuis", "iets", identifier="om-1")
        .flow("veilig-thuis", "gemeente", "iets", identifier="om-2")
    )
    asking = power("als", holders=("arts",), recipients=("gemeente",), when=(asks("minor"),))
    way = flows_of(model, flow_law(asking, TELL, PASS_ON)).way(["gemeente"], "iets", "INT")
    assert way is not None
    assert way.flows == ("om-1", "om-2")


def test_hearsay_brings_nothing_first_hand() -> None:
    model = tiny().actor("arts").actor("gemeente").item("iets").holds("arts", "iets", hearsay=True)
    flows = flows_of(model.flow("arts", "gemeente", "iets"), flow_law(power("mag")))
    assert flows.way(["gemeente"], "iets", "INT") is None
    assert [held.hearsay for held in flows.at("gemeente", "iets", "INT")] == [True]


def test_a_private_person_may_tell() -> None:
    told = power("avg-2-2-c", holders=("buurman",))
    model = tiny().knower("buurman").actor("gemeente").item("iets").holds("buurman", "iets")
    way = flows_of(model.flow("buurman", "gemeente", "iets"), flow_law(told)).way(["gemeente"], "iets", "INT")
    assert way is not None


@pytest.mark.parametrize(("subject", "carried"), [("victim", True), ("household", False)])
def test_a_household_record_goes_along_whole(subject: str, carried: bool) -> None:
    """There is a ground for what is about her alone."""
    model = tiny().actor("arts").actor("gemeente").item("iets", subject=subject).holds("arts", "iets")
    hers = power("over-haar", label=LabelPattern((("subject", ("victim",)),)))
    flows = flows_of(model.flow("arts", "gemeente", "iets"), flow_law(hers))
    assert (flows.way(["gemeente"], "iets", "INT") is not None) is carried


@pytest.mark.parametrize(
    ("law", "standing"),
    [
        pytest.param(flow_law(power("mag", holders=("arts",))), Standing.CARRIED, id="carried"),
        pytest.param(flow_law(), Standing.UNGROUNDED, id="without a ground"),
        pytest.param(
            flow_law(label_rules=(LabelRule("arts", "*", "avg", None),)), Standing.UNDECIDED, id="nobody researched it"
        ),
    ],
)
def test_one_flow_by_itself(law: Law, standing: Standing) -> None:
    flows = flows_of(people().flow("arts", "gemeente", "iets", identifier="f"), law)
    assert flows.by_itself(flows.model.flow["f"], "iets").standing is standing


def test_a_flow_after_a_flow_without_a_ground_has_none_either() -> None:
    model = chain()
    flows = flows_of(model, flow_law(PASS_ON))
    assert flows.by_itself(model.flow["f2"], "iets").standing is Standing.UNGROUNDED_BEFORE


def test_a_circle_of_flows_ends() -> None:
    model = people()
    for sender in ("arts", "veilig-thuis", "gemeente", "politie"):
        for recipient in ("arts", "veilig-thuis", "gemeente", "politie"):
            if sender != recipient:
                model.flow(sender, recipient, "iets", identifier=f"{sender}-{recipient}")
    flows = flows_of(model, flow_law(power("mag")))
    assert all(flows.way([party], "iets", "INT") is not None for party in ("veilig-thuis", "gemeente", "politie"))
    held = flows.at("politie", "iets", "INT")
    assert [one.implied for one in held] == [(), ("vt-report",)], "straight, and after a report; no other is any better"
