"""One table in its legal forms from the command line: what a college reads, what a privacy officer can check."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.table_forms_commands import table_forms
from ontology.errors import RefusedInput

APP = typer.Typer(pretty_exceptions_enable=False)
APP.command()(table_forms)
TEACHING = ("voorbeeld", "--table", "crisistafel")


@cache
def told(*arguments: str) -> str:
    result = CliRunner().invoke(APP, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def printed(*arguments: str) -> str:
    text = told(*arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    return " ".join(text.split())


def answer(*arguments: str) -> Any:
    return json.loads(told(*arguments, "--json"))


def test_a_college_reads_what_each_form_brings_which_acts_it_takes_and_what_stays() -> None:
    text = printed("rijswijk", "--table", "lokale-kamer-hg")
    assert "Voor het college van burgemeester en wethouders van Gemeente Rijswijk" in text
    assert "Een convenant is nooit een grond om te delen." in text
    assert "artikel 20(1)-(2) Wpg (tekst van 2025-07-01)" in text
    assert "is er nog niet" in text
    assert "Medisch beroepsgeheim van de hulpverlener: artikel 7:457(1) BW 7" in text
    assert "Geheimhouding van de politie: artikel 7(1) Wpg" in text
    assert "Stemt het bevoegd gezag in? (artikel 20(3) Wpg" in text
    assert "Welke geheimhouding op het dossier van het Zorg- en Veiligheidshuis zelf rust" in text
    assert text.endswith("Hulpmiddel, geen juridisch advies.")


def test_the_english_pages_say_the_same() -> None:
    text = printed(*TEACHING, "--lang", "en")
    assert "A covenant is never a ground for sharing." in text
    assert "Without a form: must or may be told 1, may on conditions (such as consent) 3" in text
    assert text.endswith("An aid, not legal advice.")


def test_a_table_without_needs_says_whose_needs_it_looked_at() -> None:
    text = printed("rijswijk", "--table", "crisistafel-rijswijk", "--form", "none")
    assert "In dit model heeft de tafel geen eigen lijst." in text
    assert "Artikel 20:" not in text


def test_json_counts_every_combination_once_in_each_form() -> None:
    found = answer(*TEACHING)
    assert [form["vorm"] for form in found["vormen"]] == ["none", "art20", "zvh"]
    for form in found["vormen"]:
        counted = form["samenvatting"]
        assert sum(counted["perStaat"].values()) + counted["nietsTeBeoordelen"] + counted["weetHetZelf"] == 6
        assert sum(counted["verandering"].values()) == len(form["cellen"]) == 6
        assert sum(seat["weetHetZelf"] for seat in form["perStoel"]) == counted["weetHetZelf"]
    cited = {norm["id"] for norm in found["normen"]}
    assert cited
    assert all("(tekst" in norm["vindplaats"]["nl"] for norm in found["normen"])
    for form in found["vormen"]:
        for cell in form["cellen"]:
            for leg in cell["weg"]:
                assert {*leg["oordeel"]["gronden"]} <= cited


def test_every_act_says_who_takes_it_on_which_article_and_that_it_is_not_there() -> None:
    _, article_20, house = answer(*TEACHING)["vormen"]
    assert [act["omstandigheid"] for act in article_20["handelingen"]] == ["art20-decision", "recipient-in-decision"]
    assert [act["id"] for act in house["handelingen"]] == ["zvh-designated", "zvh-report", "zvh-case"]
    for act in (*article_20["handelingen"], *house["handelingen"]):
        assert act["stand"] == "nog-niet"
        assert act["wie"]["nl"]
        assert act["normen"]


def test_what_you_say_of_an_act_goes_before_what_the_form_presupposes() -> None:
    house = answer(*TEACHING, "--fact", "zvh-case=false")["vormen"][2]
    assert [act["stand"] for act in house["handelingen"]] == ["nog-niet", "nog-niet", "volgens-opgave-niet"]
    assert house["zaak"]
    assert all(cell["staat"]["code"] not in ("moet", "mag") for cell in house["zaak"])


def test_the_same_question_gives_the_same_bytes() -> None:
    again = CliRunner().invoke(APP, [*TEACHING, "--json"], catch_exceptions=False)
    assert again.stdout == told(*TEACHING, "--json")


def test_out_writes_the_pages_their_twin_and_the_annex(tmp_path: Path) -> None:
    result = CliRunner().invoke(APP, [*TEACHING, "--out", str(tmp_path / "map")], catch_exceptions=False)
    assert result.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "map").iterdir())
    stem = "tafelvormen-voorbeeld-crisistafel"
    assert names == [f"{stem}-bijlage.md", f"{stem}.html", f"{stem}.md"]
    annex = (tmp_path / "map" / f"{stem}-bijlage.md").read_text(encoding="utf-8")
    assert "| Informatie | geen vorm | artikel 20 | ZVH-zaak |" in annex
    assert "moet, van " in annex or "moet; van " in annex


def test_a_wrong_call_is_told_everything_at_once() -> None:
    result = CliRunner().invoke(APP, ["voorbeeld", "--table", "crisistafl", "--form", "art21,zvh"])
    assert isinstance(result.exception, RefusedInput)
    assert [fault.place for fault in result.exception.faults] == ["--form", "--table"]
    assert "crisistafel" in result.exception.faults[1].remedy("nl")


@pytest.mark.parametrize("form", ["", " , "])
def test_no_form_at_all_is_refused(form: str) -> None:
    result = CliRunner().invoke(APP, ["voorbeeld", "--table", "crisistafel", "--form", form])
    assert isinstance(result.exception, RefusedInput)
