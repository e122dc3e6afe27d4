"""``zichtlijn fragility`` and ``zichtlijn next-question``: text in two languages, JSON, and what is refused."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from api.fragility_commands import fragility
from api.next_question_commands import next_question
from ontology.errors import RefusedInput, UnknownName

APP = typer.Typer()
APP.command()(fragility)
APP.command("next-question")(next_question)


@cache
def said(*arguments: str) -> str:
    result = CliRunner().invoke(APP, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def plain(*arguments: str) -> str:
    return " ".join(said(*arguments).split())


def test_which_actor_breaks_most_and_where_the_risk_goes() -> None:
    text = plain("fragility", "rijswijk", "--by", "actor", "--top", "3")
    assert "actor: 46 geprobeerd" in text
    assert "Zonder Politie basisteam:" in text
    assert "heeft het als enige uit eerste hand" in text
    assert "Alleen samen" in text
    assert text.endswith("Hulpmiddel, geen juridisch advies.")


def test_every_kind_of_part_in_english() -> None:
    text = plain("fragility", "voorbeeld", "--lang", "en")
    for kind in ("partner:", "actor:", "flow:", "channel:", "agreement:", "ground:"):
        assert kind in text
    assert "Grounds: verdicts lean on" in text
    assert text.endswith("An aid, not legal advice.")


def test_the_order_can_be_tried_on_models_that_miss_something() -> None:
    answer = json.loads(said("fragility", "voorbeeld", "--by", "flow", "--stability", "--json"))
    (tried,) = answer["stabiliteit"]
    assert tried["modellen"] == 200
    assert 0 < tried["topBlijft"] <= 200


def test_the_json_of_fragility_is_the_same_every_time_and_names_no_confined_item() -> None:
    arguments = ["fragility", "voorbeeld", "--json", "--top", "100"]
    first, second = (CliRunner().invoke(APP, arguments).stdout for _ in range(2))
    assert first == second
    assert "safe-address" not in first
    for kind in json.loads(first)["soorten"]:
        for part in kind["onderdelen"]:
            assert sum(part["aantallen"].values()) == len(part["verlies"]) > 0


def test_the_first_question_with_who_can_know_it_and_what_each_answer_does() -> None:
    text = plain("next-question", "voorbeeld", "--top", "2")
    assert "Kan dit weten:" in text
    assert "Beslist mee over" in text
    assert text.endswith("Hulpmiddel, geen juridisch advies.")


def test_the_json_of_the_questions_is_in_the_order_to_ask() -> None:
    answer = json.loads(said("next-question", "voorbeeld", "--json"))
    assert answer["vragen"]
    assert all(set(one["nieuw"]) <= set(one["beslistMeeOver"]) for one in answer["vragen"])
    added = [len(one["nieuw"]) for one in answer["vragen"]]
    assert added == sorted(added, reverse=True)
    assert "safe-address" not in json.dumps(answer)


def test_an_answer_goes_to_a_file(tmp_path: Path) -> None:
    for command in ("fragility", "next-question"):
        path = tmp_path / f"{command}.txt"
        result = CliRunner().invoke(APP, [command, "voorbeeld", "--out", str(path)])
        assert result.stdout.strip() == str(path)
        assert "Hulpmiddel" in path.read_text(encoding="utf-8")


def test_what_is_not_known_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownName, match="ground"):
        CliRunner().invoke(APP, ["fragility", "voorbeeld", "--by", "grounds"], catch_exceptions=False)
    with pytest.raises(UnknownName, match="veilig-thuis"):
        CliRunner().invoke(APP, ["next-question", "voorbeeld", "--actor", "veilig-thui"], catch_exceptions=False)
    with pytest.raises(RefusedInput):
        CliRunner().invoke(APP, ["next-question", "voorbeeld", "--fact", "bestaat-niet=true"], catch_exceptions=False)
