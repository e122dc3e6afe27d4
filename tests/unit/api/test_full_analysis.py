"""``zichtlijn analyse --full``: every other question in one answer, with the numbers of the separate commands."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.workspace import open_workspace

PARTS = ("herstelplan", "dekking", "maten", "kwetsbaarheid", "vragen", "signalen", "blootstelling", "weekprofiel")
LEFT_OUT = {"paren", "stabiliteit", "laagst", "hoogst", "kanVervallen"}
"""What takes minutes on a large model, and is asked with its own command."""


@cache
def ran(*arguments: str) -> tuple[str, str]:
    """What a call prints as its answer, and what it says while it works."""
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


def told(*arguments: str) -> Any:
    return json.loads(ran(*arguments, "--json")[0])


def plain(*arguments: str) -> str:
    return " ".join(ran(*arguments)[0].split())


def full() -> Any:
    return told("analyse", "voorbeeld", "--full")["volledig"]


def without(answer: Any, names: set[str]) -> Any:
    if isinstance(answer, dict):
        return {key: without(value, names) for key, value in answer.items() if key not in names}
    return [without(one, names) for one in answer] if isinstance(answer, list) else answer


def test_the_key_has_every_part_and_the_analysis_itself_stays_what_it_was() -> None:
    answer = told("analyse", "voorbeeld", "--full")
    assert tuple(answer.pop("volledig")) == PARTS
    assert answer == told("analyse", "voorbeeld")


@pytest.mark.parametrize(
    ("part", "command"),
    [
        ("herstelplan", ("repair", "voorbeeld", "--top", "1000")),
        ("dekking", ("coverage", "voorbeeld")),
        ("maten", ("measures", "voorbeeld")),
        ("kwetsbaarheid", ("fragility", "voorbeeld")),
        ("vragen", ("next-question", "voorbeeld")),
        ("blootstelling", ("exposure", "voorbeeld")),
    ],
)
def test_a_part_says_what_its_own_command_says(part: str, command: tuple[str, ...]) -> None:
    assert full()[part] == without(told(*command), LEFT_OUT)


def test_of_the_survey_of_desks_only_the_separate_signals_are_left_out() -> None:
    survey = told("signal", "voorbeeld")
    assert len(survey.pop("signalen")) == sum(survey["samenvatting"].values()) > 0
    assert full()["signalen"] == survey


def test_the_worst_hour_counts_the_needs_that_it_names() -> None:
    week = full()["weekprofiel"]
    assert week["slechtsteBegin"]["teLaat"] == len(week["teLaat"]) > week["gunstigsteBegin"]["teLaat"]
    needs = {row["id"] for row in told("analyse", "voorbeeld")["behoeften"]}
    assert needs.issuperset(week["teLaat"])


def test_the_same_question_gives_the_same_bytes() -> None:
    first, second = (CliRunner().invoke(app, ["analyse", "voorbeeld", "--full", "--json"]).stdout for _ in range(2))
    assert first == second


def test_the_day_the_facts_the_level_and_the_subject_reach_every_part_that_takes_them() -> None:
    options = ("--fact", "acute-danger=true", "--date", "2026-08-01")
    answer = told("analyse", "voorbeeld", "--full", "--level", "4", "--subject", "child", *options)["volledig"]
    for part in ("vragen", "kwetsbaarheid", "herstelplan", "signalen", "dekking"):
        assert answer[part]["omstandigheden"] == {"acute-danger": "true"}
        assert answer[part]["peildatumRecht"] == "2026-08-01"
    assert answer["dekking"] == told("coverage", "voorbeeld", "--level", "4", "--subject", "child", *options)
    narrow = told("measures", "voorbeeld", "--subject", "child")
    assert answer["maten"] == without(narrow, LEFT_OUT)
    assert answer["blootstelling"] == told("exposure", "voorbeeld", *options)


def test_progress_goes_to_standard_error_in_the_language_that_was_asked() -> None:
    assert ran("analyse", "voorbeeld", "--full")[1].splitlines()[0] == "Volledig: herstel …"
    assert ran("analyse", "voorbeeld", "--full", "--lang", "en")[1].splitlines()[-1] == (
        "In full: profile of the week …"
    )
    assert len(ran("analyse", "voorbeeld", "--full")[1].splitlines()) == len(PARTS)


def test_the_text_ends_with_the_highlights_and_at_most_three_lines_per_part_with_the_command_for_more() -> None:
    text = ran("analyse", "voorbeeld", "--full")[0]
    assert text.startswith(ran("analyse", "voorbeeld")[0])
    sections = text[len(ran("analyse", "voorbeeld")[0]) :].split("\n\n")[-len(PARTS) :]
    for section in sections:
        lines = [line for line in section.splitlines() if line.startswith("- ")]
        assert 1 <= len(lines) <= 3
        assert "Meer: zichtlijn " in section
    assert all(len(line) <= 80 for section in sections for line in section.splitlines())


def test_the_numbers_in_the_text_are_those_of_the_separate_commands() -> None:
    text = plain("analyse", "voorbeeld", "--full")
    plan, asked = told("repair", "voorbeeld")["samenvatting"], told("next-question", "voorbeeld")["vragen"][0]
    assert f"{plan['gesloten']} gaten te sluiten met {plan['afspraken']} afspraken" in text
    assert f"{asked['vraag']['nl']} Beslist mee over {len(asked['beslistMeeOver'])} behoeften" in text
    exposed = told("exposure", "voorbeeld")
    assert f"{exposed['standen']['default']['nl']}: {exposed['samenvatting']['default']}." in text


def test_english_has_the_same_sections() -> None:
    text = plain("analyse", "voorbeeld", "--full", "--lang", "en")
    for heading in ("Repair -", "Coverage: what nobody sees -", "Measures of the whole -", "Fragility -"):
        assert heading in text
    assert "gaps can be closed with" in text
    assert text.count("More: zichtlijn ") == len(PARTS)
    assert "Meer:" not in text


def test_who_tells_more_is_asked_with_the_same_options() -> None:
    text = plain("analyse", "voorbeeld", "--full", "--level", "4", "--fact", "acute-danger=true")
    assert "zichtlijn repair voorbeeld --level 4 --fact acute-danger=true" in text
    assert "zichtlijn measures voorbeeld Kwetsbaarheid" in text, "measures take no level and no circumstances"
    assert "zichtlijn fragility voorbeeld --fact acute-danger=true" in text


def test_what_is_confined_is_named_in_no_part() -> None:
    assert "safe-address" not in json.dumps(full())
    (item,) = [one for one in open_workspace("voorbeeld").model.items if one.confined]
    for language in ("nl", "en"):
        analysis, whole = (ran("analyse", "voorbeeld", "--lang", language, *more)[0] for more in ((), ("--full",)))
        assert item.label.of(language).lower() not in whole[len(analysis) :].lower()
