"""When the clock starts, as people write it, and how moments and durations are told."""

from __future__ import annotations

import pytest

from ontology.errors import RefusedInput
from queries.clock import DEFAULT_START, EVERY_HOUR, Start, lapse, read_start, spoken, start_of


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("vr 18:00", Start(4, 18)),
        ("Vrijdag 18.30", Start(4, 18.5)),
        ("fri 18:00", Start(4, 18)),
        ("sunday 9", Start(6, 9)),
        (" zo 09:15 uur ", Start(6, 9.25)),
        ("ma 0:00", Start(0, 0)),
        ("wed. 23h", Start(2, 23)),
    ],
)
def test_a_start_is_a_day_and_an_hour_in_dutch_or_english(text: str, start: Start) -> None:
    assert read_start(text) == start


@pytest.mark.parametrize(
    "text", ["", "18:00", "vr", "vr 24:00", "vr 18:60", "xx 18:00", "vr 18:00 vr", "vr -1:00", "4 18"]
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_start(text)
    (fault,) = refused.value.faults
    assert fault.place == "--from"
    assert "vr 18:00" in fault.remedy("nl")


def test_the_default_is_an_hour_at_which_every_office_is_open() -> None:
    assert DEFAULT_START.text.nl == "maandag 09:00"


def test_there_are_168_whole_hours_and_each_is_its_own_minute() -> None:
    assert len(EVERY_HOUR) == 168
    assert [start.minute for start in EVERY_HOUR] == list(range(0, 168 * 60, 60))
    assert start_of(EVERY_HOUR[114].minute) == EVERY_HOUR[114] == Start(4, 18)


def test_a_moment_more_than_a_week_on_says_how_many_days() -> None:
    start = Start(4, 18).minute
    assert spoken(start + 3 * 1440, start).nl == "maandag 18:00"
    assert spoken(start + 30 * 1440, start).en == "Sunday 18:00, 30 days later"


@pytest.mark.parametrize(
    ("hours", "nl", "en"),
    [
        (0, "meteen", "at once"),
        (1 / 60, "1 minuut", "1 minute"),
        (1, "1 uur", "1 hour"),
        (48, "48 uur", "48 hours"),
        (49, "2 dagen en 1 uur", "2 days and 1 hour"),
        (62.5, "2 dagen, 14 uur en 30 minuten", "2 days, 14 hours and 30 minutes"),
    ],
)
def test_a_duration_is_told_to_the_minute(hours: float, nl: str, en: str) -> None:
    assert (lapse(hours).nl, lapse(hours).en) == (nl, en)
