"""What breaks when one part is gone, on models small enough to see it."""

from __future__ import annotations

from dataclasses import replace

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.statutes import Law
from queries.best_question import best_questions
from queries.cutting import By, Cutting, Element
from queries.fragility import Fragility, LossKind, Move, MoveKind
from queries.ground_use import ground_use
from queries.need_states import NOTHING
from queries.ranking_stability import stability
from tests.builders import tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import asks, power

TELL = power("tell", holders=("arts",))
REPORT = power("report", holders=("arts",), recipients=("veilig-thuis",))


def fragility(model: Model, law: Law | None = None) -> Fragility:
    return Fragility(Cutting(model, law or flow_law(TELL, power("any"))))


def relay() -> Model:
    """The doctor tells Veilig Thuis, directly and through the municipality."""
    moving = people().needs("veilig-thuis", "iets", "BEE")
    moving.flow("arts", "veilig-thuis", "iets", identifier="direct")
    moving.flow("arts", "gemeente", "iets", identifier="first").flow(
        "gemeente", "veilig-thuis", "iets", identifier="second"
    )
    return moving.build()


def single() -> Model:
    return people().needs("veilig-thuis", "iets", "BEE").flow("arts", "veilig-thuis", "iets", identifier="f").build()


def test_the_only_flow_is_a_single_point_of_failure() -> None:
    (cut,) = fragility(single()).cuts(By.FLOW)
    assert [(loss.need, loss.kind) for loss in cut.losses] == [("veilig-thuis-iets-BEE", LossKind.OPENS)]


def test_without_the_only_holder_nobody_can_tell_it_any_more() -> None:
    model = people().needs("veilig-thuis", "iets", "BEE").build()
    cut = fragility(model).cut(Element(By.ACTOR, "arts"))
    assert [loss.kind for loss in cut.losses] == [LossKind.NOBODY]
    assert cut.losses[0].after.rank == NOTHING


def test_the_needs_of_who_is_cut_lapse_and_are_no_loss() -> None:
    cut = fragility(single()).cut(Element(By.ACTOR, "veilig-thuis"))
    assert cut.losses == ()
    assert cut.vanished == ("veilig-thuis-iets-BEE",)


def test_two_ways_fail_only_together() -> None:
    asked = fragility(relay())
    assert asked.cuts(By.FLOW) == ()
    assert [(pair.first, pair.second) for pair in asked.pairs(By.FLOW)] == [("direct", "first"), ("direct", "second")]


def test_the_risk_moves_to_who_is_needed_for_every_way_that_is_left() -> None:
    cut = fragility(relay()).cut(Element(By.FLOW, "direct"))
    assert cut.moves == (Move("gemeente", MoveKind.BRINGS, "veilig-thuis-iets-BEE"),)


def test_the_risk_moves_to_who_is_the_only_one_left_that_has_it() -> None:
    model = people().holds("politie", "iets").needs("veilig-thuis", "iets", "BEE").build()
    cut = fragility(model).cut(Element(By.ACTOR, "arts"))
    assert cut.moves == (Move("politie", MoveKind.HOLDS, "iets"),)


def test_a_ground_is_cut_from_the_law_and_the_flow_that_leans_on_it_alone_falls() -> None:
    law = flow_law(REPORT, power("other", holders=("gemeente",)))
    asked = fragility(single(), law)
    (cut,) = asked.cuts(By.GROUND)
    assert cut.element.name == "report"
    assert [loss.kind for loss in cut.losses] == [LossKind.OPENS]


def test_two_grounds_for_one_flow_are_a_pair_and_none_is_needed_alone() -> None:
    asked = fragility(single(), flow_law(TELL, REPORT))
    assert [cut.count(LossKind.OPENS) for cut in asked.cuts(By.GROUND)] == []
    assert [(pair.first, pair.second) for pair in asked.pairs(By.GROUND)] == [("report", "tell")]


def test_an_agreement_stops_the_flow_that_leans_on_it_and_a_channel_all_that_go_over_it() -> None:
    model = single()
    flow = replace(model.flow["f"], leans_on=("afspraak",), channel="telephone")
    plain = people().agreement("afspraak", "arts", "veilig-thuis", "iets").build()
    leaning = replace(model, flows=(flow,), agreements=plain.agreements)
    asked = fragility(leaning)
    for element in (Element(By.AGREEMENT, "afspraak"), Element(By.CHANNEL, "telephone")):
        assert [loss.kind for loss in asked.cut(element).losses] == [LossKind.OPENS]


def test_a_confined_item_occurs_in_no_cut() -> None:
    building = tiny().actor("arts").actor("veilig-thuis").item("adres", confined=True).holds("arts", "adres")
    model = building.needs("veilig-thuis", "adres", "BEE").flow("arts", "veilig-thuis", "adres").build()
    asked = fragility(model)
    assert all(asked.cuts(by) == () and asked.pairs(by) == () for by in By)


def test_grounds_are_leaned_on_spare_unused_or_of_parties_that_are_not_here() -> None:
    waits = power("waits", holders=("arts",), when=(asks("minor"),))
    silent = power("silent", holders=("politie",), purposes=("statistics",))
    absent = power("absent", holders=("buurman",))
    use = ground_use(Cutting(single(), flow_law(REPORT, waits, silent, absent)))
    assert use.leaned_on == ("report",)
    assert use.spare == ("waits",)
    assert use.unused == ("silent",)
    assert use.elsewhere == ("absent",)


def test_a_flow_on_one_ground_only_is_named_with_it() -> None:
    only = ground_use(Cutting(single(), flow_law(REPORT))).sole
    assert [(one.flow, one.ground, one.items) for one in only] == [("f", "report", ("iets",))]
    assert ground_use(Cutting(single(), flow_law(REPORT, TELL))).sole == ()


def test_the_ranking_of_a_model_that_misses_nothing_stands() -> None:
    cutting = Cutting(relay(), flow_law(TELL, power("any")))
    still = stability(cutting, By.ACTOR, samples=20, share=0.0)
    assert still.stays == 20
    assert stability(cutting, By.ACTOR, samples=50, share=0.5) == stability(cutting, By.ACTOR, samples=50, share=0.5)
    assert stability(cutting, By.ACTOR, samples=50, share=0.5).stays < 50


# ── what to ask first ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_that_can_change_nothing_is_not_asked() -> None:
    idle = power("idle", holders=("politie",), when=(asks("request"),))
    asking = power("asking", holders=("arts",), when=(asks("minor"),))
    model = people().needs("veilig-thuis", "iets", "BEE").build()
    (question,) = best_questions(Cutting(model, flow_law(idle, asking)))
    assert question.fact == "minor"
    assert [(answer.value, len(answer.frees), len(answer.worse)) for answer in question.answers] == [
        ("true", 1, 0),
        ("false", 0, 1),
    ]


def test_what_is_known_already_is_not_asked() -> None:
    asking = power("asking", holders=("arts",), when=(asks("minor"),))
    model = people().needs("veilig-thuis", "iets", "BEE").build()
    assert best_questions(Cutting(model, flow_law(asking), facts={"minor": "true"})) == ()


def test_the_next_question_is_the_one_that_adds_most() -> None:
    names = {"veilig-thuis": ("both", "minor"), "gemeente": ("both",), "politie": ("request",)}
    grounds = [power(f"to-{to}", holders=("arts",), recipients=(to,), when=tuple(map(asks, names[to]))) for to in names]
    model = (
        people().needs("veilig-thuis", "iets", "BEE").needs("gemeente", "iets", "BEE").needs("politie", "iets", "BEE")
    )
    order = best_questions(Cutting(model.build(), flow_law(*grounds)))
    assert [(one.fact, len(one.turns), len(one.adds)) for one in order] == [
        ("both", 2, 2),
        ("request", 1, 1),
        ("minor", 1, 0),
    ]


def test_only_what_one_actor_needs() -> None:
    cutting = Cutting(load_model("voorbeeld"), load_law())
    mine = {need.id for need in cutting.model.needs if need.needer == "veilig-thuis"}
    assert all(set(one.turns) <= mine for one in best_questions(cutting, "veilig-thuis"))
