"""Names in a row and terms as people say them, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.model import Model
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import NeedRow
from queries.phrasing import duration
from tests.builders import Tiny, tiny


def row_of(model: Model) -> NeedRow:
    (row,) = analyse(model).rows
    return row


def base() -> Tiny:
    return tiny().actor("ans").actor("bea").actor("cor").item("iets").needs("bea", "iets")


@pytest.mark.parametrize(
    ("hours", "nl", "en"),
    [
        (0.25, "15 minuten", "15 minutes"),
        (0.5, "30 minuten", "30 minutes"),
        (1, "1 uur", "1 hour"),
        (1.5, "1,5 uur", "1.5 hours"),
        (24, "24 uur", "24 hours"),
        (48, "48 uur", "48 hours"),
        (72, "3 dagen", "3 days"),
        (120, "5 dagen", "5 days"),
        (168, "1 week", "1 week"),
        (1008, "6 weken", "6 weeks"),
        (100, "100 uur", "100 hours"),
    ],
)
def test_a_term_is_said_as_people_say_it(hours: float, nl: str, en: str) -> None:
    assert duration(hours) == Text(nl, en)


def test_long_lists_of_names_are_cut_and_counted() -> None:
    building = base()
    for number in range(6):
        building.actor(f"hulp{number}").holds(f"hulp{number}", "iets")
    row = row_of(building.build())
    assert "Het is bekend bij hulp0, hulp1, hulp2, hulp3 en 2 anderen." in row.explanation.nl
    assert "It is known at hulp0, hulp1, hulp2, hulp3 and 2 others." in row.explanation.en
    assert row.help.nl.endswith("bea het krijgt van hulp0, hulp1, hulp2, hulp3 of 2 anderen.")
    assert row.help.en.endswith("bea gets it from hulp0, hulp1, hulp2, hulp3 or 2 others.")


def test_one_too_many_is_named_rather_than_counted() -> None:
    building = base()
    for number in range(5):
        building.actor(f"hulp{number}").holds(f"hulp{number}", "iets")
    assert "Het is bekend bij hulp0, hulp1, hulp2, hulp3 en hulp4." in row_of(building.build()).explanation.nl


def test_a_long_label_is_named_without_its_brackets() -> None:
    model = base().holds("bea", "iets").build()
    longer = tuple(replace(a, label=Text(f"{a.id} (voluit)", f"{a.id} (in full)")) for a in model.actors)
    assert row_of(replace(model, actors=longer)).explanation == Text(
        "bea heeft «iets» nodig bij triage, binnen 4 uur. Dat is daar zelf bekend.",
        "bea needs “iets” at triage, within 4 hours. It is known there first-hand.",
    )
