"""Gap × law in the small: whose verdict a row goes by, who is named for it, and how much of the item it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.legal_tasks import OwnTask
from ontology.norms import LabelPattern, Norm, Role
from ontology.statutes import Law
from ontology.terms import Text
from queries.analysis import analyse
from queries.legal_answer import Judged, NoDisclosure
from queries.legal_gaps import judge
from queries.verdict import Outcome
from tests.builders import Tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import asks, power

FOR_THE_TOWN = {"holders": ("arts",), "recipients": ("gemeente",)}


def judged(building: Tiny, law: Law) -> Judged:
    """The one gap of the model before the law."""
    model = building.build()
    (one,) = judge(model, analyse(model), law)
    return one


def outcome(one: Judged) -> Outcome | None:
    return None if one.verdict is None else one.verdict.outcome


# ── whose verdict ────────────────────────────────────────────────────────────────────────────────────────────────────


def meeting() -> Tiny:
    return people().table("overleg", "gemeente", "politie").needs("overleg", "iets")


def test_a_table_may_have_what_its_worst_placed_seat_may_have() -> None:
    one = judged(meeting(), flow_law(power("mag", **FOR_THE_TOWN)))
    assert outcome(one) is Outcome.NO_GROUND
    assert {seat: verdict.outcome for seat, verdict in one.per_seat} == {
        "gemeente": Outcome.PERMITTED,
        "politie": Outcome.NO_GROUND,
    }


def test_of_several_holders_the_best_placed_one_counts_and_nobody_else_is_named() -> None:
    one = judged(
        people().holds("veilig-thuis", "iets").needs("gemeente", "iets"), flow_law(power("mag", **FOR_THE_TOWN))
    )
    assert (outcome(one), one.holder, one.carriers) == (Outcome.PERMITTED, "arts", ("arts",))


def test_of_several_purposes_of_the_recipient_the_best_one_counts() -> None:
    law = flow_law(power("mag", purposes=("give-help",)))
    two = replace(law, tasks=(OwnTask("hulp", "any", ("count-cases", "give-help"), "test"),))
    assert outcome(judged(people().needs("gemeente", "iets"), two)) is Outcome.PERMITTED


def test_what_a_holder_knows_of_itself_is_no_worse_for_being_told_it_too() -> None:
    """What the doctor told may go no further than to the police; what Veilig Thuis wrote down itself may."""
    told_only_for_the_police = power("vertel", holders=("arts",), recipients=("veilig-thuis",), onward_to=("politie",))
    law = flow_law(told_only_for_the_police, power("door", holders=("veilig-thuis",), recipients=("gemeente",)))
    told = people().flow("arts", "veilig-thuis", "iets").needs("gemeente", "iets")
    assert outcome(judged(told, law)) is not Outcome.PERMITTED
    both = judged(told.holds("veilig-thuis", "iets"), law)
    assert (outcome(both), both.holder) == (Outcome.PERMITTED, "veilig-thuis")


def test_who_may_tell_one_seat_only_is_not_named_for_the_table() -> None:
    law = flow_law(power("allen", holders=("arts",)), power("een", holders=("veilig-thuis",), recipients=("gemeente",)))
    one = judged(meeting().holds("veilig-thuis", "iets"), law)
    assert (outcome(one), one.carriers) == (Outcome.PERMITTED, ("arts",))


def test_nobody_is_named_for_what_stays_confined_even_if_the_law_lets_him_tell() -> None:
    model = people().item("adres", confined=True).holds("arts", "adres").needs("gemeente", "adres")
    one = judged(model, flow_law(power("mag")))
    assert (one.reason, one.holder, one.verdict, one.carriers) == (NoDisclosure.CONFINED, None, None, ())


# ── what it is about ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_leave_to_send_a_signal_is_no_leave_to_send_the_content() -> None:
    signal = power("sein", label=LabelPattern((("extent", ("signal",)),)))
    one = judged(people().needs("gemeente", "iets"), flow_law(signal))
    assert (outcome(one), one.extent) == (Outcome.PERMITTED, "signal")
    assert one.on_content is not None
    assert one.on_content.outcome is Outcome.NO_GROUND


@pytest.mark.parametrize(
    ("norms", "remedy"),
    [
        pytest.param((), "needs-decision-or-law", id="that nothing is recorded keeps nothing closed"),
        pytest.param((power("mag", when=(asks("x"),)),), "establish-fact", id="a fact to look up"),
        pytest.param((power("mag", when=(asks("x", role=Role.TRACK),)),), "start-track", id="a track to begin"),
    ],
)
def test_what_helps_within_the_law(norms: tuple[Norm, ...], remedy: str) -> None:
    assert judged(people().needs("gemeente", "iets"), flow_law(*norms)).remedy == remedy


@pytest.mark.parametrize(
    ("trigger", "acute"), [("acuut gevaar", True), ("levensgevaar", True), ("er is gevaar", False), ("altijd", False)]
)
def test_only_danger_to_life_makes_a_flow_acute(trigger: str, acute: bool) -> None:
    flows = flows_of(people().flow("arts", "gemeente", "iets"), flow_law())
    (flow,) = flows.model.flows
    assert flows.bench.acute(replace(flow, trigger=Text(trigger, ""))) is acute
