"""Intermediaries act for a task of their own, and the record they make has a label of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.norms import LabelRule
from queries.intermediaries import label_of, limits, next_label, origins, received, steps_between
from queries.verdict import Hop
from tests.law_builders import disclosure, power, record, small_law

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
    assert [step.capacity for step in steps_between(load_law(), disclosure("huisarts", "gemeente-oov"))] == [
        "veilig-thuis",
        "politie-basisteam",
        "openbaar-ministerie",
        "raad-kinderbescherming",
        "gecertificeerde-instelling",
        "zorg-veiligheidshuis",
    ]
    assert list(steps_between(replace(LAW, intermediaries=()), TELL)) == []


@pytest.mark.parametrize("purpose", ["statistics", "accountability", "tenant-screening", "general-overview"])
def test_nobody_is_a_way_round_for_figures_or_a_general_view(purpose: str) -> None:
    assert list(steps_between(load_law(), disclosure("huisarts", "gemeente-oov", purpose=purpose))) == []
    assert list(steps_between(load_law(), disclosure("huisarts", "gemeente-oov", purpose="give-help"))) != []


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


def test_the_act_of_an_earlier_ground_leaves_its_origin() -> None:
    law = small_law(power("tell"))
    told = (Hop("politie", "arts", "tell", "give-help"),)
    assert origins(law, record(origin=("wjsg",)), told) == ("wjsg",)
    marked = replace(law, acts=(replace(law.acts[0], origin="wpg"),))
    assert origins(marked, record(origin=("wjsg",)), told) == ("wjsg", "wpg")
    assert origins(marked, record(), ()) == ()


def test_what_was_given_under_an_act_keeps_its_origin_however_it_is_kept() -> None:
    """As ``check`` reads it from the earlier hops of a case."""
    law = load_law().on("2026-11-22")
    given = record()
    (new,) = received(law, "zorg-veiligheidshuis", given, ("wgs-1-5-duty-to-supply",))
    assert new.origin == ("zvh",) == origins(law.law, new, [Hop("ggz", "zvh", "wgs-1-5-duty-to-supply", "")])
    kept = received(law, "zorg-veiligheidshuis", given, ("wgs-1-5-duty-to-supply",), [given, None, record("oath")])
    assert [(one.secrecy, one.origin) for one in kept] == [((), ("zvh",)), (("oath",), ("zvh",))]
    assert received(law, "huisarts", given, ("wmo-5-2-6", ""))[0].origin == ()


def test_a_ground_limits_what_comes_next_where_it_says_so() -> None:
    law = small_law(power("niet-verder", onward_to=()), power("vrij")).on("2026-01-01")
    assert [limits(law, name) for name in ("niet-verder", "vrij", "")] == [True, False, False]
