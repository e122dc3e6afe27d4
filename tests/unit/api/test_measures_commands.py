"""The command ``measures``: what it shows, in which words, and what it says to a wrong call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.measures_commands import measures
from graph.measures.measure import Level
from graph.measures.registry import MEASURES
from ontology.errors import RefusedInput
from ontology.loading import load_model

APP = typer.Typer()
APP.command()(measures)


def run(*arguments: str) -> str:
    told = CliRunner().invoke(APP, list(arguments), catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return told.stdout


def printed(*arguments: str) -> str:
    text = run(*arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    return text


def answer(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def test_the_whole_the_steps_and_the_actors_each_with_its_meaning_and_range() -> None:
    text = printed("voorbeeld")
    flat = " ".join(text.split())
    for measure in MEASURES:
        if measure.level is not Level.PAIR:
            assert measure.label.nl in flat
            assert measure.sentence.nl in flat
    assert "met één gegeven minder" in text
    assert "n.v.t." in text
    assert "Formule:" not in text


def test_it_ends_with_what_it_leans_on_and_claims_nothing_about_the_law() -> None:
    told = " ".join(printed("rijswijk", "--measure", "agent-needs").split())
    for said in (
        "ORA-achtig", "niet vergeleken met het programma", "nooit over een persoon", "geen juridisch advies",
        "niet getoetst aan de wet", "1 afgeschermd item telt in geen enkele maat mee", "Aannamen van dit model",
    ):  # fmt: skip
        assert said in told


def test_one_measure_shows_every_actor() -> None:
    actors = load_model("rijswijk").actors
    text = printed("rijswijk", "--measure", "sociometric-status")
    rows = text.split("─\n")[1].split("\n\n")[0]
    assert all(word in rows for actor in actors for word in actor.label.brief("nl").split())


def test_what_is_nought_is_counted_and_not_listed_among_the_highest() -> None:
    text = printed("voorbeeld")
    critical = text.split("(critical-steps)")[1].split("\n\n")[0]
    assert "Bij 9 is het 0." in critical
    assert "─" not in critical


def test_one_actor_shows_its_measures_and_how_it_stands_beside_others() -> None:
    text = printed("rijswijk", "--actor", "burgemeester")
    flat = " ".join(text.split())
    assert "Maten van Burgemeester" in flat
    assert "Burgemeester / " in flat
    assert "Ontbreekt in de stap (step-needs)" not in flat


def test_a_formula_is_shown_with_its_source_and_how_settled_it_is() -> None:
    flat = " ".join(printed("voorbeeld", "--measure", "knowledge-exclusivity", "--explain").split())
    assert "Σ_k AK[i,k]·exp(1 − h_k)" in flat
    assert "Ashworth & Carley" in flat
    assert "omschrijving staat vast" in flat
    assert "Letters: AK wie heeft wat" in flat


def test_english() -> None:
    text = printed("rijswijk", "--lang", "en", "--explain")
    assert "with one entry less" in text
    assert "n/a" in text
    assert "Hoe " not in text


def test_the_answer_as_json_has_every_measure_with_value_and_range() -> None:
    told = answer("rijswijk")
    assert {one["code"] for one in told["maten"]} == {one.name for one in MEASURES if one.level is not Level.PAIR}
    needs = next(one for one in told["maten"] if one["code"] == "agent-needs")
    assert needs["niveau"] == {"code": "actor", "nl": "per actor", "en": "per actor"}
    assert needs["leuntOp"] == ["holding"]
    assert [one["actor"] for one in needs["waarden"]] == sorted(actor.id for actor in load_model("rijswijk").actors)
    for value in needs["waarden"]:
        assert set(value) == {"actor", "waarde", "laagst", "hoogst", "kanVervallen"}
        if value["waarde"] is not None:
            assert value["laagst"] <= value["waarde"] <= value["hoogst"]
    assert any(value["waarde"] is None for value in needs["waarden"]), "an actor that needs nothing: n.v.t., not 0"
    assert told["afgeschermdeItems"] == 1
    assert "zij zeggen niet wat mag" in told["kanttekeningen"][-1]["nl"]


def test_pairs_have_two_names_and_lines_a_direction() -> None:
    told = {one["code"]: one for one in answer("voorbeeld", "--actor", "basisteam")["maten"]}
    assert {value["actor"] for value in told["resemblance"]["waarden"]} == {"basisteam"}
    assert all("basisteam" in (value["van"], value["naar"]) for value in told["broken-link"]["waarden"])


def test_the_same_question_gives_the_same_bytes() -> None:
    assert run("rijswijk", "--json") == run("rijswijk", "--json")


def test_nothing_names_a_confined_item() -> None:
    label = load_model("rijswijk").item["safe-address"].label.nl
    for more in ((), ("--actor", "veilig-thuis")):
        assert "safe-address" not in run("rijswijk", "--json", *more)
        assert label not in " ".join(run("rijswijk", *more).split())


def test_the_child_alone() -> None:
    told = answer("rijswijk", "--subject", "child")
    assert 0 < told["omvang"]["items"] < answer("rijswijk")["omvang"]["items"]


def test_the_answer_can_go_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "antwoorden" / "maten.json"
    assert run("voorbeeld", "--json", "--out", str(file)) == ""
    assert json.loads(file.read_text(encoding="utf-8")) == answer("voorbeeld")


def test_wrong_names_are_told_at_once_with_the_nearest() -> None:
    with pytest.raises(RefusedInput) as refused:
        CliRunner().invoke(
            APP, ["rijswijk", "--measure", "agent-need", "--actor", "burgemester"], catch_exceptions=False
        )
    remedies = [fault.remedy("nl") for fault in refused.value.faults]
    assert [fault.place for fault in refused.value.faults] == ["--actor", "--measure"]
    assert "burgemeester" in remedies[0]
    assert "agent-needs" in remedies[1]
