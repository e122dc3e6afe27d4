"""The command ``exposure``: what it answers, in which words, and what it says to a wrong call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.exposure_commands import exposure
from ontology.errors import RefusedInput
from ontology.loading import load_model

MODEL = "rijswijk"


def run(*arguments: str, model: str = MODEL) -> str:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(exposure)
    result = CliRunner().invoke(app, [model, *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def told(*arguments: str, model: str = MODEL) -> Any:
    return json.loads(run(*arguments, "--json", model=model))


def refused(*arguments: str) -> RefusedInput:
    with pytest.raises(RefusedInput) as caught:
        run(*arguments)
    return caught.value


def test_the_text_says_the_way_what_holds_it_back_and_who_decides() -> None:
    text = run("--item", "dv-incident-reports", "--holder", "politie-basisteam")
    assert max(map(len, text.splitlines())) <= 80
    flat = " ".join(text.split())
    for part in (
        "hij vraagt zijn eigen dossier op; hij leert de inhoud",
        "de wet geeft het, tenzij iemand het tegenhoudt",
        "[wpg-25-access-lookback]",
        "controleer vóór u deelt: Brengt delen iemand in gevaar?",
        "wie beslist: de korpschef van de politie",
        "is praktijk en gemodelleerd",
    ):
        assert part in flat
    assert flat.endswith("Hulpmiddel, geen juridisch advies.")


def test_english_says_the_same() -> None:
    flat = " ".join(run("--item", "dv-incident-reports", "--holder", "politie-basisteam", "--lang", "en").split())
    assert "he asks for his own file; he learns the content" in flat
    assert "who decides: the chief of police" in flat
    assert flat.endswith("An aid, not legal advice.")


def test_every_row_of_the_json_has_its_kind_hold_and_who_decides() -> None:
    answer = told(model="voorbeeld")
    rows = answer["blootstelling"]
    assert {row["soort"] for row in rows} == {"exposure"}
    assert all(row["wieBeslist"]["nl"] and row["wieBeslist"]["en"] for row in rows)
    assert sum(answer["samenvatting"].values()) == len(rows)
    cited = {name for row in rows for name in (*row["oordeel"]["gronden"], *row["rechten"])}
    assert cited <= set(answer["normen"])
    practice = {way["code"] for way in answer["wegen"] if way["vanzelf"]}
    assert {row["weg"] for row in rows if row["stand"].startswith("default")} <= practice
    assert all(way["normen"] or way["gemodelleerd"] for way in answer["wegen"])


@pytest.mark.parametrize(("custody", "heard"), [("true", "parent-without-custody"), ("false", "parent-with-custody")])
def test_with_custody_known_one_kind_of_parent_falls_away(custody: str, heard: str) -> None:
    answer = told("--item", "child-disclosure-school", "--custody", custody)
    assert answer["gezag"] == custody
    ways = {row["weg"] for row in answer["blootstelling"]}
    assert heard not in ways
    assert any(way.startswith("parent-") for way in ways)


def test_of_the_safe_address_only_a_count_and_a_sentence_are_told() -> None:
    asked = ("--item", "safe-address")
    answer = told(*asked)
    assert (answer["blootstelling"], answer["blijftGesloten"]) == ([], 1)
    text = run(*asked)
    model = load_model(MODEL)
    keepers = {holding.holder for holding in model.holdings if holding.item == "safe-address"}
    for keeper in keepers:
        assert model.label(keeper).brief("nl") not in text
        assert keeper not in json.dumps({key: value for key, value in answer.items() if key not in ("wegen", "normen")})
    assert "mag langs geen enkele weg" in " ".join(text.split())


def test_everything_wrong_in_a_call_is_told_at_once() -> None:
    facts = ("--fact", "recipient.alleged-perpetrator=false", "--fact", "recipient.custody=false")
    found = refused("--item", "wurging", "--holder", "politei", "--custody", "true", *facts)
    assert {fault.place for fault in found.faults} == {
        "--item",
        "--holder",
        "--fact recipient.alleged-perpetrator",
        "--fact recipient.custody",
    }
    assert all(fault.message_nl and fault.message_en and fault.remedy_nl for fault in found.faults)


def test_the_answer_goes_to_a_file_and_the_same_question_gives_the_same_bytes(tmp_path: Path) -> None:
    place = tmp_path / "map" / "wegen.json"
    assert run("--item", "threats-to-kill", "--json", "--out", str(place)) == ""
    assert place.read_text(encoding="utf-8") == run("--item", "threats-to-kill", "--json")
