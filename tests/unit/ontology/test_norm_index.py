"""The index finds with bits what reading norm by norm finds."""

from __future__ import annotations

import pytest

from ontology.norm_index import ATTRIBUTES, NormIndex
from ontology.norms import LabelPattern
from queries.matching import covers, grounds_for, parties
from tests.law_builders import DAY, disclosure, power
from tests.properties.random_laws import random_question

TELL = power("tell", holders=("arts",), purposes=("give-help", "housing"))
ASK = power("ask", recipients=("gemeente",))


def ids(index: NormIndex, **stated: str) -> list[str]:
    """What covers a thing with one value per axis."""
    return [one.id for one in index.covering(tuple((axis, frozenset({value})) for axis, value in stated.items()))]


def test_a_norm_covers_what_it_leaves_free_or_names() -> None:
    index = NormIndex((TELL, ASK))
    assert ids(index, holder="arts", purpose="housing") == ["tell"]
    assert ids(index, holder="arts", purpose="prosecute") == []
    assert ids(index, holder="any", recipient="gemeente") == ["ask"]
    assert ids(index, holder="any", recipient="politie") == []


def test_a_thing_falls_in_several_classes_and_norms_come_by_id() -> None:
    both = (("holder", frozenset({"arts", "any"})),)
    assert [one.id for one in NormIndex((TELL, ASK)).covering(both)] == ["ask", "tell"]
    assert [one.id for one in NormIndex((TELL, ASK)).covering(both, (("purpose", frozenset({"other"})),))] == ["ask"]


def test_an_axis_that_is_not_stated_is_not_looked_at() -> None:
    assert ids(NormIndex((TELL, ASK))) == ["ask", "tell"]
    assert ids(NormIndex(())) == []


def test_a_norm_that_asks_of_a_label_what_no_label_has_is_a_fault() -> None:
    with pytest.raises(KeyError, match="colour"):
        NormIndex((power("odd", label=LabelPattern((("colour", ("red",)),))),))
    for attribute in ATTRIBUTES:
        law = random_question(1).law
        asked = power("asks", label=LabelPattern(((attribute, ("nothing-has-this",)),)))
        assert not covers(asked, disclosure("arts", "gemeente"), parties(law.on(DAY), disclosure("arts", "gemeente")))


def test_the_index_agrees_with_reading_norm_by_norm() -> None:
    found = 0
    for seed in range(200):
        question = random_question(seed)
        law = question.law.on(DAY)
        ends = parties(law, question.disclosure)
        by_reading = [one for one in law.norms if one.kind.carries and covers(one, question.disclosure, ends)]
        assert list(grounds_for(law, question.disclosure, ends)) == by_reading
        found += len(by_reading)
    assert found > 100
