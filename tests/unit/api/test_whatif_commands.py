"""The commands ``whatif`` and ``compare``: what they show, and what they say to a wrong call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.whatif_commands import compare, whatif
from ontology.errors import RefusedInput, UnknownModel

APP = typer.Typer()
APP.command()(whatif)
APP.command()(compare)


def run(*arguments: str) -> str:
    told = CliRunner().invoke(APP, list(arguments), catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return told.stdout


def printed(*arguments: str) -> str:
    text = run(*arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    return " ".join(text.split())


def answer(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def refused(*arguments: str) -> list[str]:
    with pytest.raises(RefusedInput) as found:
        run(*arguments)
    return [f"{fault.place}: {fault.message_nl}" for fault in found.value.faults]


CUT = ("whatif", "voorbeeld", "--remove")


def some_flow() -> str:
    """A flow of the example whose cut opens a gap."""
    from ontology.loading import load_model

    for flow in load_model("voorbeeld").flows:
        told = answer(*CUT, f"flow:{flow.id}")
        if any(row["wijziging"]["code"] == "opened" for row in told["behoeften"]):
            return flow.id
    raise AssertionError("no flow of the example matters")


def test_a_cut_flow_with_both_sentences_counts_and_what_it_leans_on() -> None:
    flow = some_flow()
    told = printed(*CUT, f"flow:{flow}")
    for said in (
        "Vervalt: een stroom van", "Wordt een gat", "nu:", "dan:", "Volgens de wet", "tekst van", "wat dan helpt:",
        "Waar dit op leunt", "Hulpmiddel, geen juridisch advies.", "gemodelleerd",
    ):  # fmt: skip
        assert said in told
    assert "--remove" not in told, "a reader did not type it"
    english = printed(*CUT, f"flow:{flow}", "--lang", "en")
    assert "Becomes a gap" in english
    assert "Under the law" in english


def test_json_has_both_sides_and_the_same_question_gives_the_same_bytes() -> None:
    call = (*CUT, f"flow:{some_flow()}", "--json")
    told = json.loads(run(*call))
    assert told["voor"]["vingerafdruk"]
    assert told["na"]["vingerafdruk"] is None
    opened = [row for row in told["behoeften"] if row["wijziging"]["code"] == "opened"]
    assert told["na"]["telling"]["gaten"] - told["voor"]["telling"]["gaten"] == len(opened)
    assert opened[0]["voor"]["gat"] is False
    assert opened[0]["na"]["toelichting"]["nl"] != opened[0]["voor"]["toelichting"]["nl"]
    assert opened[0]["na"]["oordeel"] is not None
    assert run(*call) == run(*call)


def test_times_facts_and_the_day_can_be_supposed_too() -> None:
    told = printed(*CUT, f"flow:{some_flow()}", "--from", "vr 18:00", "--given", "acute-danger=true")
    assert "tijd:" in told
    other = answer("whatif", "voorbeeld", "--fact", "acute-danger=true", "--date", "2027-01-01")
    assert (other["voor"]["omstandigheden"], other["na"]["omstandigheden"]) == ({}, {"acute-danger": "true"})
    assert other["na"]["peildatumRecht"] == "2027-01-01"


def test_nothing_supposed_changes_nothing() -> None:
    assert "Dit verandert niets" in printed("whatif", "voorbeeld")


def test_an_actor_of_the_reference_model_joins() -> None:
    told = answer("whatif", "rijswijk", "--add", "actor:gespecialiseerde-opvang")
    assert "gespecialiseerde-opvang" in {
        row["actor"] for row in told["behoeften"] if row["wijziging"]["code"] == "added"
    }
    assert "«referentie»" in told["verondersteld"][0]["nl"]


def test_the_limit_says_how_many_are_left_out_and_nought_shows_all() -> None:
    call = ("whatif", "rijswijk", "--remove", "actor:huisarts")
    assert "--limit 0 toont alles" in printed(*call, "--limit", "1")
    assert "--limit 0 toont alles" not in printed(*call, "--limit", "0")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = refused(
        "whatif", "voorbeeld", "--remove", "flow:geen", "--add", "onzin", "--fact", "minor", "--date", "morgen",
        "--from", "ooit", "--given", "geen=1",
    )  # fmt: skip
    assert len(told) == 6


def test_personal_data_are_refused_and_not_repeated() -> None:
    told = refused("whatif", "voorbeeld", "--remove", "actor:06-12345678", "--add", "onzin")
    assert len(told) == 1
    assert "12345678" not in told[0]


def test_who_knows_a_confined_item_cannot_be_found_out_by_supposing() -> None:
    answers = {
        " ".join(refused("whatif", "rijswijk", "--remove", f"holding:{actor}/safe-address")).split(": ", 1)[1]
        for actor in ("arosa", "huisarts", "burgemeester")
    }
    assert len(answers) == 1
    text = run("whatif", "rijswijk", "--remove", "partner:arosa", "--limit", "0")
    assert "safe-address" not in text
    assert "safe-address" not in run("whatif", "rijswijk", "--remove", "partner:arosa", "--json")


# ── compare ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_models_are_named_alike() -> None:
    told = printed("compare", "rijswijk", "meierijstad", "--limit", "1")
    for said in ("A: Rijswijk", "B: Meierijstad", "Behoefte alleen in A", "Behoefte alleen in B"):
        assert said in told
    for judging in ("wordt een gat", "beter", "verbeter"):
        assert judging not in told.lower()


def test_the_other_way_round_the_sides_change_places() -> None:
    there, back = answer("compare", "rijswijk", "meierijstad"), answer("compare", "meierijstad", "rijswijk")
    assert (there["a"], there["b"]) == (back["b"], back["a"])
    mirrored = {(row["actor"], row["item"], row["stap"]): (row["b"], row["a"]) for row in there["behoeften"]}
    assert mirrored == {(row["actor"], row["item"], row["stap"]): (row["a"], row["b"]) for row in back["behoeften"]}


def test_one_model_on_two_days_and_in_two_situations() -> None:
    told = printed("compare", "voorbeeld", "--date-a", "2026-01-01", "--date-b", "2026-11-22")
    assert "recht van 2026-01-01" in told
    assert "recht van 2026-11-22" in told
    acute = answer("compare", "voorbeeld", "--fact-b", "acute-danger=true")
    assert (acute["a"]["omstandigheden"], acute["b"]["omstandigheden"]) == ({}, {"acute-danger": "true"})
    assert "Er is geen verschil" in printed("compare", "voorbeeld", "voorbeeld")


def test_compare_says_everything_that_is_wrong() -> None:
    assert len(refused("compare", "voorbeeld", "--date-a", "x", "--fact-b", "geen=1", "--from", "ooit")) == 3
    with pytest.raises(UnknownModel):
        run("compare", "voorbeeld", "nergens")


def test_out_writes_the_answer_and_prints_nothing(tmp_path: Path) -> None:
    file = tmp_path / "nieuw" / "antwoord.json"
    assert run("compare", "voorbeeld", "--out", str(file), "--json") == ""
    assert json.loads(file.read_text(encoding="utf-8"))["a"]["model"] == "voorbeeld"


def test_out_that_ends_on_html_is_the_difference_matrix(tmp_path: Path) -> None:
    file, english = tmp_path / "verschil.html", tmp_path / "difference.HTML"
    assert run("compare", "rijswijk", "meierijstad", "--out", str(file)) == ""
    page = file.read_text(encoding="utf-8")
    assert "Wat er verschilt" in page
    assert 'id="difference"' in page
    for told in ("Rijswijk (", "Meierijstad (", "recht van ", "Hulpmiddel, geen juridisch advies"):
        assert told in page
    assert run("compare", "voorbeeld", "--out", str(english), "--lang", "en") == ""
    assert "What differs" in english.read_text(encoding="utf-8")
    assert str(tmp_path) not in page


def test_a_supposition_can_be_pictured_too_and_says_what_was_supposed(tmp_path: Path) -> None:
    file = tmp_path / "als.html"
    assert run(*CUT, f"flow:{some_flow()}", "--out", str(file)) == ""
    page = file.read_text(encoding="utf-8")
    assert "Verondersteld in B" in page
    assert 'data-change="' in page
