"""The command line as a person meets it: answers, exit codes, and errors that say what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli import DONE, FAULTS, USAGE, main
from ontology.catalogue import packaged_models

MODELS = Path("ontology/models")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


def test_analyse_answers_in_the_wire_format(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "analyse", "voorbeeld")
    row = next(row for row in told["behoeften"] if row["id"] == "burgemeester-threat-bes")
    assert (told["model"], told["niveau"], told["peildatum"]) == ("voorbeeld", 3, "2026-11-22")
    assert {key: row[key] for key in ("actor", "item", "stap", "termijnUren", "gewicht", "soort", "houders")} == {
        "actor": "burgemeester",
        "item": "threat",
        "stap": "BES",
        "termijnUren": 24,
        "gewicht": 3,
        "soort": "no-flow",
        "houders": ["basisteam"],
    }
    assert row["herstel"]["code"] == "make-agreement"
    assert row["oordeel"]["uitkomst"] == "MANDATORY", "the police owe the mayor what his authority over them needs"
    assert row["oordeel"]["gronden"][0]["id"] == "wpg-16-1-b-burgemeester"
    assert told["samenvatting"]["behoeften"] == len(told["behoeften"]) == 18
    assert sum(told["samenvatting"]["perSoort"].values()) == 18


def test_every_text_of_the_answer_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    def texts(part: Any) -> list[dict[str, str]]:
        if isinstance(part, dict):
            own = [part] if {"nl", "en"} <= set(part) else []
            return [*own, *(text for value in part.values() for text in texts(value))]
        return [text for value in part for text in texts(value)] if isinstance(part, list) else []

    found = texts(answer(capsys, "analyse", "rijswijk"))
    assert len(found) > 1000
    assert all(text["nl"].strip() and text["en"].strip() for text in found)


@pytest.mark.parametrize("model", packaged_models())
def test_the_same_question_gives_the_same_bytes(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["analyse", model, "--json"])
    first = capsys.readouterr().out
    main(["analyse", model, "--json"])
    assert capsys.readouterr().out == first


def test_the_snapshot_and_the_turtle_give_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "analyse", "voorbeeld", "--fresh") == answer(capsys, "analyse", "voorbeeld")


def test_the_reference_recounts_the_researched_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Table (j) of domain.md, before the repairs; beside it the counts of what the model now says."""
    summary = answer(capsys, "analyse", "referentie")["samenvatting"]
    columns = ("heeft", "nodig", "nodigNietInBezit", "nietGedekt")
    before = {party: tuple(count[c] for c in columns) for party, count in summary["perActor"].items()}
    after = {party: tuple(count[c] for c in columns) for party, count in summary["perActorNaReparaties"].items()}
    assert before["politie-basisteam"] == (41, 37, 33, 28)
    assert before["lokale-kamer-hg"] == (4, 95, 95, 95)
    assert before["gemeente-oov"] == (7, 4, 4, 4)
    assert {party: after[party] for party in before if after[party] != before[party]} == {
        "politie-basisteam": (42, 37, 32, 27),
        "politie-hovj": (4, 19, 18, 18),
        "huisarts": (18, 2, 2, 2),
        "slachtofferhulp": (6, 2, 1, 1),
        "slachtoffer": (39, 6, 6, 4),
    }
    assert set(after) - set(before) == {"college"}


def test_only_the_reference_recounts(capsys: pytest.CaptureFixture[str]) -> None:
    assert "perActorNaReparaties" not in answer(capsys, "analyse", "rijswijk")["samenvatting"]


def test_nobody_that_a_municipality_leaves_out_occurs_in_its_answer(capsys: pytest.CaptureFixture[str]) -> None:
    absent = {
        "rijswijk": ("gespecialiseerde-opvang", "programmagroep", "adviesraad-sociaal-domein"),
        "meierijstad": ("arosa", "lokale-kamer-hg"),
    }
    for model, parties in absent.items():
        told = answer(capsys, "analyse", model)
        listed = {need["actor"] for need in told.pop("vervallenBehoeften")}
        assert set(parties) & listed, "their needs are listed as gone"
        assert not [party for party in parties if f'"{party}"' in json.dumps(told)]


def test_the_level_sets_the_terms(capsys: pytest.CaptureFixture[str]) -> None:
    hours = [
        {
            row["stap"]: row["termijnUren"]
            for row in answer(capsys, "analyse", "voorbeeld", "--level", level)["behoeften"]
        }
        for level in ("3", "4")
    ]
    assert (hours[0]["TRI"], hours[1]["TRI"]) == (4, 0.5)


def test_the_child_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "analyse", "rijswijk", "--subject", "child", "--out", str(tmp_path))
    assert told["betreft"]["nl"] == "het kind"
    assert 0 < told["samenvatting"]["behoeften"] < 100
    assert "alleen: het kind" in (tmp_path / "matrix.html").read_text(encoding="utf-8")
    assert main(["analyse", "rijswijk", "--subject", "child"]) == DONE
    assert "Alleen wat deze betrokkene betreft: het kind." in capsys.readouterr().out


def test_what_is_printed_fits_the_terminal_and_says_what_it_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "meierijstad"]) == DONE
    text = capsys.readouterr().out
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "Hulpmiddel, geen juridisch advies. Getoetst aan het recht van 2026-11-22" in text
    assert "Aannamen van dit model" in text


def test_english_is_one_option_away(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "voorbeeld", "--lang", "en"]) == DONE
    text = capsys.readouterr().out
    assert "An aid, not legal advice." in text
    assert "nodig" not in text


def test_out_writes_the_pictures_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "voorbeeld", "--out", str(tmp_path)]) == DONE
    names = ["gaps.csv", "graph.graphml", "matrix.html", "model.ttl", "network.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    printed = capsys.readouterr().out
    assert all(str(tmp_path / name) in printed for name in names)


def test_what_is_written_can_be_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["analyse", "voorbeeld", "--out", str(tmp_path), "--json"])
    told = json.loads(capsys.readouterr().out)
    kept = [row for row in told["behoeften"] if row["afgeschermd"] is None]
    assert answer(capsys, "analyse", str(tmp_path / "model.ttl"))["behoeften"] == kept
    assert len(kept) == len(told["behoeften"]) - 1, "who needs or knows the secret address is in no file"


def test_a_json_answer_stays_json_when_files_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["analyse", "voorbeeld", "--json", "--out", str(tmp_path)])
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("model", packaged_models())
def test_packaged_models_have_no_errors(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "validate", model)
    assert (told["fouten"], told["waarschuwingen"]) == (0, 0)


def broken(tmp_path: Path, old: str, new: str) -> str:
    text = (MODELS / "voorbeeld.ttl").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "kapot.ttl"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def test_mayor_and_college_as_one_actor_is_refused_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = broken(tmp_path, "actor:burgemeester a zl:Mayor ;", "actor:burgemeester a zl:Mayor, zl:MunicipalExecutive ;")
    assert main(["validate", path]) == FAULTS
    said = " ".join(capsys.readouterr().out.split())
    assert "tegelijk «burgemeester» en «college van burgemeester en wethouders»" in said
    assert main(["analyse", path]) == USAGE, "a refused model is never analysed"
    assert "Er is niets geladen" in capsys.readouterr().err


def test_a_programme_group_with_information_on_persons_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = broken(
        tmp_path,
        "need:programmagroep-monitoring-eva a zl:Need ;",
        "need:programmagroep-monitoring-eva zl:needsItem item:threat ; a zl:Need ;",
    )
    assert main(["validate", path, "--json"]) == FAULTS
    found = json.loads(capsys.readouterr().out)["bevindingen"]
    assert "governance-sees-persons" in {fault["regel"] for fault in found if fault["ernst"] == "error"}
    assert all(fault["melding"]["nl"] and fault["herstel"]["en"] for fault in found)


def test_all_faults_are_told_at_once_and_in_the_language_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (MODELS / "voorbeeld.ttl").read_text(encoding="utf-8")
    path = tmp_path / "kapot.ttl"
    path.write_text(
        text.replace("zl:hasSender actor:school ;", "").replace("zl:isNeededAt step:BES", "zl:isNeededAt step:XYZ"),
        encoding="utf-8",
    )
    assert main(["validate", str(path), "--json", "--lang", "en"]) == FAULTS
    rules = {fault["regel"] for fault in json.loads(capsys.readouterr().out)["bevindingen"]}
    assert {"flow-has-sender", "need-is-at-step"} <= rules


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("analyse", "rijswik"), "Bedoelt u rijswijk?"),
        (("ask", "whoholds"), "Bedoelt u who-holds"),
        (("ask", "who-holds", "--param", "item"), "naam=waarde"),
        (("ask", "who-holds", "--param", "item=threats-to-kil"), "threats-to-kill"),
        (("ask", "who-holds"), "item"),
        (("analyse", "README.md"), ".ttl"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(arguments)) == USAGE
    assert said in capsys.readouterr().err


def test_a_wrong_option_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "voorbeeld", "--level", "5"]) == USAGE


def test_ask_lists_and_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask"]) == DONE
    assert "who-holds --param item=…" in capsys.readouterr().out
    told = answer(capsys, "ask", "who-holds", "--model", "voorbeeld", "--param", "item=strangulation")
    assert [row["party"] for row in told["rijen"]] == ["huisarts", "slachtoffer"]
    assert len(answer(capsys, "ask")["vragen"]) >= 25


def test_an_answer_without_rows_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "repairs", "--model", "voorbeeld"]) == DONE
    assert "Geen rijen" in capsys.readouterr().out


def test_a_wide_answer_is_laid_out_in_blocks_and_no_word_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "who-holds", "--param", "item=threats-to-kill"])
    text = capsys.readouterr().out
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "registratie: client-dossier" in " ".join(text.split())


def test_models_lists_what_is_packaged(capsys: pytest.CaptureFixture[str]) -> None:
    assert [model["model"] for model in answer(capsys, "models")["modellen"]] == list(packaged_models())
    assert main(["models"]) == DONE
    assert "meierijstad" in capsys.readouterr().out
