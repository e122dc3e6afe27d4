"""What reaches or lies with an actor and serves nothing there."""

from __future__ import annotations

import pytest

from ontology.terms import Assurance
from queries.answer import SurplusKind
from queries.surplus import serves, surplus
from tests.builders import Tiny, tiny


def told() -> Tiny:
    """Actor a tells b x, and nobody needs x."""
    return tiny().actor("a").actor("b").actor("c").item("x").item("y").holds("a", "x").flow("a", "b", "x")


def found(building: Tiny) -> list[tuple[str, str, str]]:
    """Actor, item and the flow or holding of every surplus."""
    return [(s.actor, s.item, s.flow or s.holding or "") for s in surplus(building.build())]


def test_a_flow_to_an_actor_that_does_not_need_it() -> None:
    (only,) = surplus(told().build())
    assert (only.actor, only.item, only.kind) == ("b", "x", SurplusKind.FLOW)
    assert (only.flow, only.holding) == ("a-b", None)


def test_a_need_at_any_step_makes_the_flow_useful() -> None:
    assert found(told().needs("b", "x", "EVA")) == []


def test_a_need_of_another_item_does_not() -> None:
    assert found(told().needs("b", "y")) == [("b", "x", "a-b")]


def test_a_need_of_a_table_is_a_need_of_its_seats() -> None:
    assert found(told().table("t", "b", "c").needs("t", "x")) == []
    assert found(told().table("t", "c").needs("t", "x")) == [("b", "x", "a-b")]


def test_what_goes_into_a_product_is_useful_to_its_maker() -> None:
    assert found(told().product("plan", made_by=("b",), made_from=("x",))) == []
    assert found(told().product("plan", made_by=("c",), made_from=("x",))) == [("b", "x", "a-b")]
    assert found(told().product("plan", made_by=("b",), made_from=("y",))) == [("b", "x", "a-b")]


def test_passing_it_on_to_whoever_needs_it_is_useful() -> None:
    assert found(told().flow("b", "c", "x").needs("c", "x")) == []


def test_passing_it_on_works_over_a_longer_chain() -> None:
    longer = told().actor("d").flow("b", "c", "x").flow("c", "d", "x").needs("d", "x")
    assert found(longer) == []


def test_passing_it_on_to_nobody_in_need_is_surplus_twice() -> None:
    assert found(told().flow("b", "c", "x")) == [("b", "x", "a-b"), ("c", "x", "b-c")]


def test_a_circle_of_flows_ends() -> None:
    assert len(found(told().flow("b", "c", "x").flow("c", "b", "x"))) == 3


def test_passing_on_that_only_ought_to_happen_serves_nobody() -> None:
    idle = told().flow("b", "c", "x", assurance=Assurance.OUGHT).needs("c", "x")
    assert found(idle) == [("b", "x", "a-b")]


def test_passing_on_something_else_serves_nobody() -> None:
    assert found(told().holds("b", "y").flow("b", "c", "y").needs("c", "x").needs("c", "y")) == [("b", "x", "a-b")]


def test_passing_it_to_her_who_needs_it_is_useful() -> None:
    assert found(told().knower("k").flow("b", "k", "x").needs("k", "x")) == []


def test_each_item_of_a_flow_is_judged_alone() -> None:
    both = tiny().actor("a").actor("b").item("x").item("y").holds("a", "x", "y").flow("a", "b", "x", "y")
    assert found(both.needs("b", "x")) == [("b", "y", "a-b")]


@pytest.mark.parametrize(
    "nothing",
    [
        pytest.param(
            tiny().actor("a").actor("b").item("x").holds("a", "x").flow("a", "b", "x", assurance=Assurance.OUGHT),
            id="a flow that only ought to happen",
        ),
        pytest.param(tiny().actor("a").actor("b").item("x").flow("a", "b", "x"), id="a flow whose sender has nothing"),
        pytest.param(
            tiny()
            .actor("a")
            .actor("b")
            .item("x")
            .flow("a", "b", "x", identifier="f")
            .holds("b", "x", brought_by=("f",)),
            id="a holding whose flow does not arrive",
        ),
        pytest.param(
            tiny().actor("a").knower("k").item("x").holds("a", "x").flow("a", "k", "x").holds("k", "x", hearsay=True),
            id="what the victim hears",
        ),
        pytest.param(tiny().actor("a").item("x").holds("a", "x"), id="what one records first-hand in one's own task"),
    ],
)
def test_no_surplus(nothing: Tiny) -> None:
    assert found(nothing) == []


def test_hearsay_that_serves_nothing_is_a_surplus_holding() -> None:
    (only,) = surplus(tiny().actor("a").item("x").holds("a", "x", hearsay=True).build())
    assert (only.kind, only.flow, only.holding) == (SurplusKind.HOLDING, None, "a-x")


def test_a_received_holding_is_surplus_beside_its_flow() -> None:
    assert found(told().holds("b", "x", brought_by=("a-b",))) == [("b", "x", "a-b"), ("b", "x", "b-x")]
    assert found(told().holds("b", "x", brought_by=("a-b",)).needs("b", "x")) == []


def test_hearsay_that_is_needed_is_no_surplus() -> None:
    assert found(tiny().actor("a").item("x").holds("a", "x", hearsay=True).needs("a", "x")) == []


def test_serving_is_asked_per_actor_and_item() -> None:
    model = told().flow("b", "c", "x").needs("c", "x").build()
    assert [serves(model, actor, "x") for actor in ("a", "b", "c")] == [True, True, True]
    assert not serves(model, "c", "y")


def test_the_sentences_say_what_could_stop() -> None:
    flow, holding = surplus(told().holds("b", "x", brought_by=("a-b",)).build())
    assert flow.explanation.nl == (
        "a geeft «x» door aan b. In dit model staat nergens dat b het nodig heeft, "
        "er iets uit maakt of het doorgeeft aan wie het nodig heeft."
    )
    assert flow.explanation.en == (
        "a passes “x” to b. Nothing in this model says that b needs it, makes something from it or passes it to "
        "whoever needs it."
    )
    assert holding.explanation.nl == "b heeft «x» van een ander in dossier. In dit model staat nergens waarvoor."
    assert holding.explanation.en == "b has “x” from somebody else in dossier. Nothing in this model says what for."
