"""An edit in words: what a mayor reads, who never typed it."""

from __future__ import annotations

import pytest

from ontology.law_loading import load_law
from ontology.terms import Text
from queries.edit_words import edit_words
from queries.editing import edited
from queries.edits import Edit, fact_edits, read_edits
from queries.premise import Premise
from tests.builders import Tiny
from tests.flow_builders import people


def words(edit: Edit, model: Tiny | None = None) -> Text:
    built = (model or people().flow("arts", "politie", "iets", identifier="f")).build()
    premise = Premise(built, load_law(), built.reference_date, {})
    return edit_words(edit, premise, edited(premise, [edit]).premise)


def added(written: str) -> Edit:
    return read_edits([written], [])[0][0]


def removed(written: str) -> Edit:
    return read_edits([], [written])[0][0]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (added("flow:arts>gemeente:iets@4"), "Erbij: een stroom van arts naar gemeente met «iets», die 4 uur duurt."),
        (removed("flow:f"), "Vervalt: een stroom van arts naar politie met «iets»."),
        (added("holding:politie:iets~"), "Erbij: politie heeft «iets» van horen zeggen."),
        (removed("holding:arts/iets"), "Vervalt: arts heeft «iets»."),
        (added("agreement:arts>gemeente:iets"), "Erbij: een afspraak dat arts «iets» deelt met gemeente."),
        (removed("actor:politie"), "Vervalt: politie."),
        (fact_edits({"acute-danger": "true"}, None)[0], "Bekend: Is er nu gevaar voor iemands leven? ja."),
        (fact_edits({"acute-danger": "unknown"}, None)[0], "Niet bekend: Is er nu gevaar voor iemands leven?"),
        (fact_edits({}, "2025-01-01")[0], "Het recht van 2025-01-01 in plaats van 2026-11-22."),
    ],
    ids=lambda value: value.text if isinstance(value, Edit) else "",
)
def test_every_edit_is_told_in_words(edit: Edit, said: str) -> None:
    assert words(edit).nl == said
    assert "--" not in words(edit).nl + words(edit).en


def test_a_norm_is_told_by_its_article() -> None:
    said = words(removed("norm:wmo-5-2-6")).nl
    assert said.startswith("Vervalt: de norm artikel 5.2.6 Wmo 2015")


def test_a_flow_that_goes_never_names_what_is_confined() -> None:
    model = people().item("adres", confined=True).holds("arts", "adres")
    told = words(removed("flow:f"), model.flow("arts", "politie", "adres", "iets", identifier="f"))
    assert told.nl == "Vervalt: een stroom van arts naar politie met «iets»."
