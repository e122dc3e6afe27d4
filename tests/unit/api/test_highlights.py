"""What ``demo`` and ``analyse --full`` end with: three arrangements, the worst hour, where a signal ends."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from typer.testing import CliRunner

from api.cli import app
from api.highlights import highlights_text
from api.workspace import Workspace, open_workspace
from tests.builders import tiny


@cache
def opened() -> Workspace:
    return open_workspace("voorbeeld")


@cache
def told(*arguments: str) -> Any:
    result = CliRunner().invoke(app, [*arguments, "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    return json.loads(result.stdout)


def plain(language: str = "nl") -> str:
    return " ".join(highlights_text(opened(), language).split())


def test_the_three_arrangements_are_the_first_three_of_repair() -> None:
    text, model = plain(), opened().model
    for number, one in enumerate(told("repair", "voorbeeld", "--top", "3")["afspraken"], 1):
        ends = " → ".join(model.label(one[end]).brief("nl") for end in ("van", "naar"))
        assert f"{number}. {ends} ({one['doel']['nl']}): sluit {len(one['sluit'])} gaten." in text


def test_the_worst_hour_is_that_of_the_full_analysis() -> None:
    week = told("analyse", "voorbeeld", "--full")["volledig"]["weekprofiel"]
    worst, best = week["slechtsteBegin"], week["gunstigsteBegin"]
    assert f"Een alarm op {worst['nl']} is het slechtst: van de {week['teZeggen']} behoeften" in plain()
    assert f"zijn er dan {worst['teLaat']} te laat. Het gunstigst is {best['nl']}: {best['teLaat']} te laat." in plain()


def test_the_desks_are_those_where_signals_first_come_no_further_on_friday_evening() -> None:
    dying = [one for one in told("signal", "voorbeeld", "--from", "vr 18:00")["loketten"] if one["waarvanNietVerder"]]
    assert dying
    for number, desk in enumerate(dying[:3], 1):
        name = opened().model.label(desk["loket"]).brief("nl")
        said = f"{number}. {name}: van de {desk['zwaarsteFactoren']} zwaarste factoren die hier verteld kunnen worden"
        assert f"{said}, komen er {desk['waarvanNietVerder']} niet verder" in plain()


def test_english_says_the_same_with_the_same_numbers() -> None:
    english = plain("en")
    assert "The three arrangements that close most" in english
    assert "An alarm on Friday 16:00 is worst: of the 2 needs" in english
    assert "Where a signal first comes no further (told Friday 18:00)" in english
    assert "behoeften" not in english


def test_what_is_confined_is_named_nowhere() -> None:
    (item,) = [one for one in opened().model.items if one.confined]
    for language in ("nl", "en"):
        text = plain(language).lower()
        assert item.label.of(language).lower() not in text
        assert item.id not in text


def test_a_model_in_which_nothing_flows_says_so_instead_of_inventing_an_hour() -> None:
    text = highlights_text(Workspace(tiny().actor("a").item("x").build()), "nl")
    assert "Geen enkele afspraak sluit hier iets." in text
    assert "Van geen enkele stroom is te zeggen wanneer zij aankomt." in text
    assert "Er is geen loket waar een van de zwaarste signalen niet verder komt." in text
