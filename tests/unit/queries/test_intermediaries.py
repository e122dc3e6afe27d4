"""Intermediaries act for a task of their own, and the record they make has a label of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.norms import LabelRule
from queries.intermediaries import label_of, next_label, steps_between
from tests.law_builders import disclosure, record, small_law

LAW = small_law(
    label_rules=(
        LabelRule("any-professional", "*", "avg", ("oath-of-all",)),
        LabelRule("arts", "*", "avg", ("oath",)),
        LabelRule("arts", "incidenten", "wpg", (), origin=("wpg",), wpg_class="8"),
        LabelRule("veilig-thuis", "*", "avg", None),
    )
)
TELL = disclosure("arts", "gemeente")


def test_only_capacities_of_the_law_that_are_neither_end_are_between() -> None:
    assert [step.capacity for step in steps_between(LAW, TELL)] == ["veilig-thuis"]
    assert list(steps_between(LAW, replace(TELL, recipient="veilig-thuis"))) == []
    assert len(list(steps_between(load_law(), disclosure("huisarts", "gemeente-oov")))) == 6


@pytest.mark.parametrize("purpose", ["statistics", "accountability", "tenant-screening", "general-overview"])
def test_nobody_is_a_way_round_for_figures_or_a_general_view(purpose: str) -> None:
    assert list(steps_between(LAW, replace(TELL, purpose=purpose))) == []


def test_a_rule_for_this_register_goes_first_and_then_the_narrower_capacity() -> None:
    assert label_of(LAW, "arts", "incidenten", "ordinary", "victim").wpg_class == "8"
    assert label_of(LAW, "arts", "dossier", "ordinary", "victim").secrecy == ("oath",)
    assert label_of(LAW, "gemeente", "dossier", "ordinary", "victim").secrecy == ("oath-of-all",)


def test_secrecy_that_nobody_researched_is_unknown_and_not_none() -> None:
    assert label_of(LAW, "buurman", "dossier", "ordinary", "victim").secrecy is None
    assert label_of(LAW, "veilig-thuis", "dossier", "ordinary", "victim").secrecy is None


def test_a_recipient_makes_its_own_record_which_remembers_where_it_came_from() -> None:
    told = next_label(LAW, "gemeente", record("police-oath", regime="wpg", category="criminal", wpg_class="8"))
    assert (told.regime, told.secrecy, told.wpg_class) == ("avg", ("oath-of-all",), None)
    assert (told.origin, told.category) == (("wpg",), "criminal")
    assert next_label(LAW, "gemeente", record("oath")).origin == ()
