"""Laws of surplus."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ontology.model import Model
from ontology.terms import Need, Quality
from queries.surplus import surplus
from tests.builders import MODELLED
from tests.properties.laws import law
from tests.properties.random_models import small_models


@law
@given(small_models())
def test_it_disappears_when_the_actor_needs_the_item(model: Model) -> None:
    for found in surplus(model):
        need = Need("nieuw", found.actor, found.item, "EVA", MODELLED)
        left = surplus(replace(model, needs=(*model.needs, need)))
        assert (found.actor, found.item) not in {(other.actor, other.item) for other in left}


@law
@given(small_models())
def test_a_first_hand_record_of_the_own_task_is_never_surplus(model: Model) -> None:
    own = {h.id for h in model.holdings if h.quality is Quality.FIRST_HAND and not h.brought_by}
    assert not own & {found.holding for found in surplus(model)}


@law
@given(small_models())
def test_it_names_a_flow_or_a_holding_never_both(model: Model) -> None:
    for found in surplus(model):
        assert (found.flow is None) != (found.holding is None)
        assert found.kind.value == ("surplus-holding" if found.flow is None else "surplus-flow")
