"""A case as people write it: what is left out is assumed, and said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from api.case_reading import Case, read_case
from ontology.errors import RefusedInput
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model


@cache
def rijswijk() -> Model:
    return load_model("rijswijk")


def case(facts: Mapping[str, str], item: str = "wth-end-date") -> Case:
    given = {
        "holder": "burgemeester",
        "recipient": "slachtoffer",
        "item": item,
        "purpose": "protect-victim",
        "facts": facts,
    }
    return read_case(given, load_law(), rijswijk(), "case")


def test_what_an_item_implies_is_taken_as_given_and_said() -> None:
    """Nobody knows the end of a home ban that does not exist."""
    rule = load_law().item_rule["wth-end-date"]
    found = case({})
    assert {fact: found.situation.value(fact) for fact in rule.implies} == {"home-ban": "true"}
    assert rule.text in found.assumptions


def test_what_is_told_goes_before_what_an_item_implies() -> None:
    rule = load_law().item_rule["wth-end-date"]
    for told in ("false", "unknown"):
        found = case({"home-ban": told})
        assert found.situation.facts["home-ban"] == told
        assert rule.text not in found.assumptions


def test_an_item_that_implies_nothing_adds_nothing() -> None:
    assert dict(case({}, "order-scope-locations").situation.facts) == {}


def test_of_a_confined_item_every_holder_gets_the_same_answer() -> None:
    """An answer for one holder only would tell who knows where she is."""
    told = set()
    for holder in rijswijk().actor:
        given = {"holder": holder, "recipient": "burgemeester", "item": "safe-address", "purpose": "protect-victim"}
        with pytest.raises(RefusedInput) as refused:
            read_case(given, load_law(), rijswijk(), "case")
        told.add(tuple((one.place, one.message_nl) for one in refused.value.faults if one.place == "item"))
    assert len(told) == 1
    assert "afgeschermd" in str(told)


def test_a_confined_item_is_never_among_the_names_that_are_suggested() -> None:
    for holder in rijswijk().actor:
        given = {"holder": holder, "recipient": "burgemeester", "item": "safe-adres", "purpose": "protect-victim"}
        with pytest.raises(RefusedInput) as refused:
            read_case(given, load_law(), rijswijk(), "case")
        assert "safe-address" not in str([(one.message_nl, one.remedy_nl) for one in refused.value.faults])
