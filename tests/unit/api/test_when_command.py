"""``when``: the question a mayor can ask, the answer a crisis team can act on, and what a wrong call is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.when_commands import when
from ontology.errors import RefusedInput

APP = typer.Typer(pretty_exceptions_enable=False)
APP.command()(when)
VT = ("rijswijk", "--actor", "veilig-thuis", "--from", "vr 18:00")


def told(*arguments: str) -> str:
    """What is printed, after a look at the width."""
    result = CliRunner().invoke(APP, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def printed(*arguments: str) -> str:
    text = told(*arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    return " ".join(text.split())


def answer(*arguments: str) -> Any:
    return json.loads(told(*arguments, "--json"))


def refused(*arguments: str) -> list[str]:
    result = CliRunner().invoke(APP, arguments)
    assert isinstance(result.exception, RefusedInput)
    return [f"{fault.place}: {fault.remedy('nl')}" for fault in result.exception.faults]


def row(found: Any, item: str, step: str | None) -> Any:
    (one,) = (each for each in found["behoeften"] if (each["item"], each["stap"]) == (item, step))
    return one


def test_a_crisis_team_reads_what_is_too_late_who_it_waits_for_and_on_which_article() -> None:
    text = printed(*VT)
    assert "Alarm: vrijdag 18:00; niveau 3." in text
    assert "Te laat 1. «Uitspraak kind op school», nodig bij signalering, uiterlijk vrijdag 19:00." in text
    assert "Op zijn vroegst na 3 dagen en 14 uur (dinsdag 08:00)." in text
    assert "Onderwijs → Veilig Thuis Haaglanden: van maandag 08:00 tot dinsdag 08:00; mag, na afweging;" in text
    assert "artikel 5.2.6 Wmo 2015" in text
    assert "Wacht tot maandag 08:00: Onderwijs is te bereiken op schooltijden." in text
    assert "op zijn slechtst 3 dagen en 16 uur (alarm vrijdag 16:00); op tijd bij 0 van de 168 uren." in text
    assert "Als er een lijn was: " in text
    assert "Hulpmiddel, geen juridisch advies." in text
    assert "Tijden en bereikbaarheid zijn gemodelleerd" in text


def test_the_mayor_hears_what_no_flow_brings_and_what_a_call_would_do() -> None:
    text = printed("rijswijk", "--actor", "burgemeester", "--from", "vr 18:00")
    assert "15 behoeften: komt niet binnen 15." in text
    assert "niemand heeft dat afgesproken" in text
    assert "BES zaterdag 18:00" in text


def test_an_unknown_time_is_said_and_never_a_number() -> None:
    asked = ("rijswijk", "--actor", "openbaar-ministerie", "--item", "vt-safety-assessment")
    one = row(answer(*asked), "vt-safety-assessment", "OOR")
    assert one["tempo"]["code"] == "cannot-say"
    assert (one["uren"], one["moment"], one["week"], one["keten"]) == (None, None, None, [])
    assert one["onbekendeTijd"] == ["flow-05"]
    assert "niet te zeggen: niet bekend is hoe lang het duurt van Veilig Thuis Haaglanden" in printed(*asked)


def test_json_has_the_chain_with_its_verdicts_and_the_week() -> None:
    found = answer(*VT, "--item", "child-disclosure-school")
    assert found["begin"] == {"weekdag": 4, "uur": 18, "nl": "vrijdag 18:00", "en": "Friday 18:00"}
    one = row(found, "child-disclosure-school", "SIG")
    assert (one["tempo"]["code"], one["uren"], one["termijnUren"]) == ("late", 86, 1)
    (leg,) = one["keten"]
    assert (leg["stroom"], leg["van"], leg["begonnenNaUren"], leg["bekendNaUren"]) == ("flow-19", "onderwijs", 62, 86)
    assert leg["oordeel"]["gronden"][0]["id"] == "wmo-5-2-6"
    assert len(one["week"]["urenPerBegin"]) == 168
    assert one["week"]["urenPerBegin"][114] == 86
    assert (one["week"]["slechtstUren"], one["week"]["slechtsteBegin"]["nl"]) == (88, "vrijdag 16:00")
    assert found["samenvatting"]["late"] == sum(each["tempo"]["code"] == "late" for each in found["behoeften"])


def test_the_same_question_gives_the_same_bytes() -> None:
    assert told(*VT, "--json") == told(*VT, "--json")


def test_level_four_ordinary_reach_and_a_monday_change_the_answer() -> None:
    item = ("--item", "child-medical-signals")
    assert row(answer(*VT, *item, "--level", "4"), "child-medical-signals", "TRI")["termijnUren"] == 0.5
    ordinary = answer(*VT, *item, "--ordinary")
    assert ordinary["bereikbaarheid"] == "ordinary"
    assert "alleen de gewone bereikbaarheid telt" in ordinary["aannamen"][0]["nl"]
    school = ("rijswijk", "--actor", "veilig-thuis", "--item", "child-disclosure-school")
    assert row(answer(*school), "child-disclosure-school", "SIG")["uren"] == 24, "Monday 09:00 when nobody says when"


def test_an_item_that_is_no_need_has_no_term() -> None:
    asked = ("rijswijk", "--actor", "burgemeester", "--item", "animal-abuse")
    one = row(answer(*asked), "animal-abuse", None)
    assert (one["termijnUren"], one["tempo"]["code"]) == (None, "does-not-arrive")
    assert "Dit model zegt niet dat dit nodig is" in printed(*asked)


def test_of_a_confined_item_not_even_a_time_is_told() -> None:
    found = answer("rijswijk", "--actor", "politie-basisteam", "--item", "safe-address")
    assert {frozenset(each) for each in found["behoeften"]} == {frozenset({"item", "stap", "termijnUren", "tempo"})}
    assert {each["tempo"]["code"] for each in found["behoeften"]} == {"closed"}
    assert "afgeschermd" in printed("rijswijk", "--actor", "politie-basisteam", "--item", "safe-address")


def test_a_table_can_be_asked_and_english_is_english() -> None:
    text = printed("rijswijk", "--actor", "lokale-kamer-hg", "--lang", "en", "--from", "fri 18:00")
    assert "lawfully know it at the earliest? Alarm: Friday 18:00; level 3." in text
    assert "An aid, not legal advice." in text
    assert "A table knows something as soon as its first seat does" in text
    assert "All week 15 minutes; in time from 168 of the 168 hours." in text


def test_day_and_facts_reach_the_law() -> None:
    """Before the Wmo 2015 the school had no ground to tell it, so at no hour does it lawfully arrive."""
    asked = (*VT, "--item", "child-disclosure-school")
    found = answer(*asked, "--date", "2014-06-01", "--fact", "relation=spouse")
    assert (found["peildatumRecht"], found["omstandigheden"]) == ("2014-06-01", {"relation": "spouse"})
    assert row(found, "child-disclosure-school", "SIG")["tempo"]["code"] == "does-not-arrive"
    assert "Omstandigheden: relation=spouse." in printed(*asked, "--fact", "relation=spouse")


def test_the_answer_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "antwoord" / "vt.json"
    assert told(*VT, "--json", "--out", str(target)) == ""
    assert target.read_text(encoding="utf-8") == told(*VT, "--json")


def test_everything_that_is_wrong_is_told_at_once_with_the_nearest_name() -> None:
    faults = refused("rijswijk", "--actor", "burgemester", "--item", "animal-abus", "--from", "vr 25:00")
    assert len(faults) == 3
    assert any(fault.startswith("--actor: Kies bijvoorbeeld: burgemeester") for fault in faults)
    assert any(fault.startswith("--item: Kies bijvoorbeeld: animal-abuse") for fault in faults)
    assert any(fault.startswith("--from: Schrijf een dag en een uur") for fault in faults)


@pytest.mark.parametrize("level", ["2", "5"])
def test_there_are_two_levels(level: str) -> None:
    assert CliRunner().invoke(APP, (*VT, "--level", level)).exit_code == 2


def test_a_call_on_conditions_is_no_permission_and_the_condition_costs_time() -> None:
    text = printed("rijswijk", "--actor", "burgemeester", "--from", "vr 18:00")
    assert "moet eerst aan de voorwaarde zijn voldaan; de tijd daarvoor telt hier niet mee" in text
    assert "het mag vertellen, belt" not in text


def test_where_consent_is_asked_it_says_to_look_first_whether_asking_is_safe() -> None:
    text = printed("rijswijk", "--actor", "politie-basisteam", "--from", "vr 18:00", "--item", "stalking-log-victim")
    assert "Controleer vóór u deelt: Is het veilig om toestemming te vragen?" in text
