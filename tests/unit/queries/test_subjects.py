"""Every analysis can be asked for the child alone; what is found stays what the whole model says."""

from __future__ import annotations

import pytest

from ontology.errors import UnknownName
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Composition
from queries.analysis import analyse
from queries.subjects import items_about, narrowed
from tests.builders import Tiny, tiny


def family() -> Tiny:
    """A child's item and a mother's; the report about both is made from the child's."""
    building = tiny().actor("ans").actor("bea").item("angst", subject="child").item("letsel", subject="victim")
    return building.holds("ans", "angst").holds("ans", "letsel").needs("bea", "angst").needs("bea", "letsel")


def test_only_the_rows_about_the_child() -> None:
    analysis = analyse(family().build(), subject="child")
    assert [row.item for row in analysis.rows] == ["angst"]
    assert analysis.subject == "child"
    assert analysis.summary.needs == 1
    assert analysis.summary.per_actor["bea"].needs == 1
    assert analysis.summary.per_actor["ans"].has == 1


def test_a_row_about_the_child_is_the_row_of_the_whole() -> None:
    model = load_model("rijswijk")
    whole = {row.need: row for row in analyse(model).rows}
    alone = analyse(model, subject="child").rows
    assert alone
    assert all(whole[row.need] == row for row in alone)
    assert {row.item for row in alone} == {
        row.item for row in whole.values() if model.item[row.item].subject == "child"
    }


def test_surplus_is_judged_in_the_whole_model() -> None:
    """What is brought about the child serves the report about the household, so it is no surplus."""
    building = family().product("verslag", made_by=("bea",), made_from=("angst",))
    model = building.actor("cor").flow("ans", "bea", "angst").flow("ans", "cor", "angst", identifier="te-veel").build()
    assert {(found.actor, found.flow) for found in analyse(model, subject="child").surplus} == {("cor", "te-veel")}


def joint(child: bool) -> Model:
    building = family().actor("cor").item("drank", subject="perpetrator").holds("cor", "drank")
    pieces = ("letsel", "drank") if not child else ("angst", "drank")
    return building.factor("rf", *pieces, composition=Composition.ALL).build()


def test_a_joint_gap_counts_when_a_piece_is_about_the_child() -> None:
    assert len(analyse(joint(child=True), subject="child").joint) == 1
    assert len(analyse(joint(child=False)).joint) == 1
    assert analyse(joint(child=False), subject="child").joint == ()


def test_a_factor_of_children_counts_whatever_shows_it() -> None:
    building = family().actor("cor").item("drank", subject="perpetrator").holds("cor", "drank")
    model = building.factor("rf", "letsel", "drank", composition=Composition.ALL, child=True).build()
    assert len(analyse(model, subject="child").joint) == 1


def test_a_picture_shows_the_child_alone_and_says_so() -> None:
    model = family().flow("ans", "bea", "angst", "letsel").build()
    shown = narrowed(model, "child")
    assert [item.id for item in shown.items] == ["angst"]
    assert [flow.items for flow in shown.flows] == [("angst",)]
    assert {holding.item for holding in shown.holdings} == {"angst"}
    assert {record.item for record in shown.records} == {"angst"}
    assert {need.item for need in shown.needs} == {"angst"}
    assert "alleen" in shown.title.nl
    assert "only" in shown.title.en
    assert narrowed(model, None) is model


def test_a_flow_without_anything_about_the_child_is_not_in_its_picture() -> None:
    assert narrowed(family().flow("ans", "bea", "letsel").build(), "child").flows == ()


def test_nobody_that_no_item_concerns() -> None:
    with pytest.raises(UnknownName, match="child"):
        analyse(family().build(), subject="kind")


def test_everything_when_nobody_is_named() -> None:
    assert items_about(family().build(), None) == {"angst", "letsel"}
