"""``zichtlijn repair``: what a board can decide on, in two languages and as JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from api.repair_commands import repair
from ontology.errors import RefusedInput, UnknownName

APP = typer.Typer()
APP.command()(repair)


@cache
def said(*arguments: str) -> str:
    result = CliRunner().invoke(APP, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return " ".join(result.stdout.split())


def test_the_first_three_repairs_with_ground_proof_and_what_not_to_send() -> None:
    text = said("rijswijk", "--top", "3")
    assert "Bewezen kleinste: het hele stel kost" in text
    assert "1. Politie basisteam → Openbaar Ministerie (opsporing en vervolging)" in text
    assert "moet, artikel 16(1)(a) Wpg (tekst van 2025-07-01):" in text
    assert "Wie weegt: - de beroepskracht bij Politie basisteam, per geval:" in text
    assert "Niet meesturen: - andere gegevens uit hetzelfde dossier" in text
    assert " 3. " in text
    assert " 4. " not in text
    assert text.endswith("Hulpmiddel, geen juridisch advies. Laat elke afspraak toetsen voordat zij gaat gelden.")


def test_what_no_arrangement_closes_is_listed_apart_with_its_reason_and_count() -> None:
    text = said("rijswijk", "--top", "3")
    assert "niet te herstellen met een afspraak aantal" in text
    assert "open vraag van recht: leg voor aan de privacyjurist" in text
    assert "blijft gesloten" in text


def test_one_actor_and_the_heaviest_gaps_in_english() -> None:
    text = said("rijswijk", "--actor", "burgemeester", "--weight", "4", "--lang", "en")
    assert "→ Mayor (home ban)" in text
    assert "→ Public Prosecution" not in text
    assert "An aid, not legal advice." in text


def test_consent_is_asked_only_if_asking_is_safe_and_it_says_who_decides() -> None:
    text = said("rijswijk", "--top", "200")
    assert "vraagt toestemming, alleen als vragen veilig is:" in text
    assert "(nooit de vermoedelijke pleger)" in text
    assert "Eerst een besluit (van:" in text
    assert "stelt eerst vast:" in text


def test_the_json_says_the_same_and_is_the_same_every_time() -> None:
    arguments = ["voorbeeld", "--json", "--top", "50"]
    first, second = (CliRunner().invoke(APP, arguments).stdout for _ in range(2))
    assert first == second
    answer = json.loads(first)
    assert answer["bewijs"]["bewezenKleinste"] is True
    assert answer["bewijs"]["punten"] == answer["bewijs"]["ondergrens"]
    closed = [need for one in answer["afspraken"] for need in one["sluit"]]
    assert len(closed) == len(set(closed)) == answer["samenvatting"]["gesloten"] > 0
    assert sum(answer["samenvatting"]["perReden"].values()) == len(answer["nietTeHerstellen"])
    for one in answer["afspraken"]:
        assert all(item["oordeel"]["gronden"] and item["item"] for item in one["items"])
        assert {"code", "nl", "en"} <= set(one["soort"])


def test_a_confined_item_is_nowhere_in_the_answer() -> None:
    text = CliRunner().invoke(APP, ["voorbeeld", "--json", "--top", "200"]).stdout
    assert json.loads(text)["samenvatting"]["blijftGesloten"] > 0
    assert "safe-address" not in text


def test_the_answer_can_go_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "herstel.txt"
    result = CliRunner().invoke(APP, ["voorbeeld", "--out", str(path)])
    assert result.stdout.strip() == str(path)
    assert "Hulpmiddel, geen juridisch advies." in path.read_text(encoding="utf-8")


def test_an_unknown_actor_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownName, match="burgemeester"):
        CliRunner().invoke(APP, ["rijswijk", "--actor", "burgemester"], catch_exceptions=False)


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(RefusedInput):
        CliRunner().invoke(APP, ["rijswijk", "--fact", "bestaat-niet=true"], catch_exceptions=False)


def test_what_is_there_already_need_not_be_arranged() -> None:
    before, after = (
        json.loads(CliRunner().invoke(APP, ["rijswijk", "--actor", "arosa", "--json", "--top", "300", *more]).stdout)
        for more in ((), ("--fact", "concurrence=true"))
    )

    def asked(answer: dict[str, list[dict[str, list[dict[str, str]]]]]) -> set[str]:
        return {each["omstandigheid"] for one in answer["afspraken"] for each in one["eerstRegelen"]}

    assert "concurrence" in asked(before)
    assert "concurrence" not in asked(after)
