"""Laws of joint gaps."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given

from ontology.model import Model
from ontology.terms import Composition
from queries.analysis import analyse
from tests.oracle import Oracle
from tests.properties.comparing import asked, with_holding
from tests.properties.laws import law
from tests.properties.random_models import small_models


@law
@given(small_models())
def test_no_group_sees_one_and_everybody_together_does(model: Model) -> None:
    oracle = Oracle(model)
    for gap in analyse(model).joint:
        everyone = set(model.actor)
        if gap.factor is not None:
            factor = model.risk_factor[gap.factor]
            assert factor.composition is not Composition.ONE
            assert oracle.sees(everyone, factor)
            assert not any(oracle.sees(group, factor) for group in oracle.groups())
        else:
            assert oracle.meets(everyone, asked(model, gap))
            assert not any(oracle.meets(group, asked(model, gap)) for group in oracle.groups())


@law
@given(small_models())
def test_no_alternative_of_a_criterion_contains_another(model: Model) -> None:
    joint = [gap for gap in analyse(model).joint if gap.criterion is not None]
    for one, other in permutations(joint, 2):
        assert one.criterion != other.criterion or not asked(model, one) <= asked(model, other)


@law
@given(small_models())
def test_it_says_who_knows_each_piece(model: Model) -> None:
    oracle = Oracle(model)
    for gap in analyse(model).joint:
        assert tuple(piece for piece, _ in gap.knowers_of) == gap.pieces
        assert set(gap.actors) == {actor for _, actors in gap.knowers_of for actor in actors}
        seated = {table.id for table in model.tables if set(gap.actors) & {seat.actor for seat in table.seats}}
        assert gap.tables == tuple(sorted(seated))
        for piece, actors in gap.knowers_of:
            if piece in model.item:
                assert set(actors) == {actor for actor in model.actor if oracle.has(actor, piece)}


@law
@given(small_models())
def test_one_actor_with_all_pieces_closes_it(model: Model) -> None:
    for gap in (gap for gap in analyse(model).joint if gap.factor is not None):
        factor, actor = model.risk_factor[gap.factor or ""], model.actors[0]
        if factor.composition is Composition.ALL:
            whole = model
            for item in factor.items:
                whole = with_holding(whole, actor.id, item)
            assert gap.factor not in {other.factor for other in analyse(whole).joint}
