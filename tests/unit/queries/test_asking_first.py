"""The questions before anybody tells anything: of a consent also who gives it."""

from __future__ import annotations

from ontology.law_loading import load_law
from queries.asking_first import question_of


def test_who_decides_for_a_child_is_never_the_alleged_perpetrator() -> None:
    asked = question_of(load_law(), "consent.child")
    assert asked.nl.startswith("Is er geldige toestemming voor het kind? Beslist: ")
    assert asked.nl.endswith("(nooit de vermoedelijke pleger)")
    assert asked.en.endswith("(never the alleged perpetrator)")


def test_another_question_is_asked_as_it_is_and_an_unknown_name_is_its_own() -> None:
    law = load_law()
    assert question_of(law, "acute-danger") == law.fact["acute-danger"].question
    assert question_of(law, "geen-feit").nl == "geen-feit"
