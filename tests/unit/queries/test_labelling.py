"""From a model's record to the label that the law reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.terms import Record
from queries.labelling import avg_category, capacity_of, label_of_record

LAW = load_law()
MODEL = load_model("referentie")


def some_record(**more: str) -> Record:
    return replace(MODEL.records[0], **more)


@pytest.mark.parametrize(
    ("category", "item", "found"),
    [
        ("police", "x", "criminal"),
        ("judicial", "x", "criminal"),
        ("medical-secrecy", "x", "special-health"),
        ("youth", "x", "ordinary"),
        ("ordinary", "x", "ordinary"),
        ("police", "firearm-licence", "ordinary"),
        ("ordinary", "safe-address", "address"),
        ("ordinary", "child-location-pickup", "address"),
        ("police", "contact-handover-schedule", "address"),
    ],
)
def test_the_category_of_the_avg_follows_from_the_content(category: str, item: str, found: str) -> None:
    assert avg_category(LAW, some_record(category=category, item=item), "ordinary") == found


def test_what_is_medical_stays_data_on_health_in_a_youth_record() -> None:
    assert avg_category(LAW, some_record(category="youth", item="x"), "special-health") == "special-health"


def test_every_class_of_actor_has_a_capacity_that_the_law_knows() -> None:
    classes = {name for actor in MODEL.actors for name in actor.capacities}
    assert classes <= set(LAW.capacity_of_class)
    assert set(LAW.capacity_of_class.values()) <= set(LAW.capacity)


def test_a_party_acts_in_the_capacity_of_its_name_or_else_of_its_class() -> None:
    assert capacity_of(MODEL, LAW, "veilig-thuis") == "veilig-thuis"
    assert capacity_of(MODEL, LAW, MODEL.sources_of_knowledge[0].id) is not None
    assert capacity_of(MODEL, LAW, "no-such-party") is None
    local = load_model("rijswijk")
    assert {capacity_of(local, LAW, actor.id) for actor in local.actors} - {None} <= {one.id for one in LAW.capacities}


def test_every_capacity_of_a_class_is_one_of_the_law() -> None:
    assert set(LAW.capacity_of_class.values()) <= set(LAW.capacity)


def test_every_record_of_the_reference_gets_a_label() -> None:
    for record in MODEL.records:
        label = label_of_record(MODEL, LAW, record)
        assert label.regime == record.regime
        assert label.category == avg_category(LAW, record, MODEL.item[record.item].category)
        assert label.subject != "none"


def test_secrecy_comes_from_holder_and_register_not_from_the_category() -> None:
    labels = {(one.keeper, one.register): label_of_record(MODEL, LAW, one).secrecy for one in MODEL.records}
    assert any("bw7-457-1" in (stops or ()) for (keeper, _), stops in labels.items() if keeper == "huisarts")
    assert None not in {stops for (keeper, _), stops in labels.items() if keeper == "veilig-thuis"}


def test_figures_name_nobody() -> None:
    assert label_of_record(MODEL, LAW, some_record(register="rapportage")).form == "aggregate"
