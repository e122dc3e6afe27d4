"""The command ``coverage``: who sees what, alone or together, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.coverage_asking import CoverageAnswer, CoverageQuestion, answer_for
from api.coverage_commands import coverage, coverage_answer
from api.coverage_text import coverage_text
from api.coverage_wire import coverage_object
from api.coverage_words import WORDS
from api.workspace import Workspace
from ontology.catalogue import packaged_models
from ontology.errors import RefusedInput
from ontology.loading import load_model
from queries.joint_sets import MomentOf

app = typer.Typer()
app.command()(coverage)
RUNNER = CliRunner()


def run(*arguments: str) -> str:
    ended = RUNNER.invoke(app, list(arguments), catch_exceptions=False)
    assert ended.exit_code == 0
    return ended.stdout


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def flat(text: str) -> str:
    return " ".join(text.split())


@cache
def opened(name: str) -> Workspace:
    return Workspace(load_model(name))


def answered(name: str, question: CoverageQuestion, moment_of: MomentOf | None = None) -> CoverageAnswer:
    return answer_for(opened(name), question, moment_of)


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_partner_risk_and_child_risk_stand_apart_and_are_never_added_up() -> None:
    frame, criteria = told("rijswijk")["dekking"]
    assert (frame["naar"]["code"], criteria["naar"]["code"]) == ("frame", "criterion")
    assert [group["groep"]["code"] for group in frame["groepen"]] == ["partner-risk", "child-risk"]
    assert [len(group["aspecten"]) for group in frame["groepen"]] == [27, 15]
    assert all(aspect["kind"] for aspect in frame["groepen"][1]["aspecten"])
    assert {row["groep"] for row in frame["regels"]} == {"partner-risk", "child-risk"}


def test_every_row_adds_up() -> None:
    for found in told("rijswijk")["dekking"]:
        for row in found["regels"]:
            assert row["gevraagd"] == sum(len(row[part]) for part in ("ziet", "zonderGrond", "zietNiet", "onbekend"))
            in_time = row["tijd"] or {"opTijd": row["ziet"], "teLaat": [], "nietTeZeggen": []}
            assert len(row["ziet"]) == sum(map(len, in_time.values()))
            assert (row["tijd"] is None) == (row["stap"] is None)


def test_a_criterion_with_its_smallest_sets_and_what_the_law_says_of_them() -> None:
    answer = told("voorbeeld", "--criterion", "esc-oefening")
    assert [found["naar"]["code"] for found in answer["dekking"]] == ["criterion"]
    joint, *ways = answer["gezamenlijk"]
    assert [(way["criterium"], way["alleen"]) for way in ways] == [("esc-oefening", [])] * 2
    assert (joint["criterium"], joint["alleen"]) == ("esc-oefening", ["opvang", "wapens"])
    assert [one["leden"] for one in joint["groepen"]] == [["basisteam", "huisarts"], ["corporatie", "huisarts"]]
    assert joint["groepen"][0]["brengt"] == {"basisteam": ["separation", "threat"], "huisarts": ["strangulation"]}
    assert (joint["aanOverlegMetRechtsvorm"], joint["gezochtTotEnMet"]) == (0, None)
    assert joint["eerst"] == {"actoren": ["opvang", "wapens"], "moment": {"uren": 0.0, "uiterlijk": False}}
    (telling,) = joint["getoetst"][0]["verstrekkingen"]
    assert (joint["getoetst"][0]["bijElkaarBij"], telling["van"], telling["item"]) == (
        "basisteam",
        "huisarts",
        "strangulation",
    )
    assert telling["oordeel"]["uitkomst"] == "ONLY_CONSENT"
    assert telling["oordeel"]["gronden"][0]["artikel"]


def test_a_way_that_nobody_sees_alone_has_its_own_sets() -> None:
    """For the whole criterion Veilig Thuis sees another way by itself; for this way it needs the police."""
    whole, way = told("rijswijk", "--criterion", "esc-3-hoog")["gezamenlijk"]
    assert (whole["alternatief"], way["alternatief"]) == (
        None,
        "esc-3-hoog-trigger-5-1+esc-3-hoog-trigger-5-2",
    )
    pair = ["politie-basisteam", "veilig-thuis"]
    assert (way["alleen"], whole["alleen"].count("veilig-thuis")) == ([], 1)
    assert pair in [group["leden"] for group in way["groepen"]]
    assert pair not in [group["leden"] for group in whole["groepen"]]
    (told_pair,) = (one for one in way["getoetst"] if one["leden"] == pair)
    assert told_pair["verstrekkingen"][0]["oordeel"]["uitkomst"] == "PERMITTED_HUMAN"


def test_one_actor_has_its_own_rows_and_sets_only() -> None:
    answer = told("rijswijk", "--actor", "politie-basisteam")
    assert {row["partij"] for found in answer["dekking"] for row in found["regels"]} == {"politie-basisteam"}
    steps = [row["stap"] for row in answer["dekking"][0]["regels"] if row["groep"] == "partner-risk"]
    assert steps == [None, "SIG", "BEE", "OOR", "INT"]
    groups = [group for one in answer["gezamenlijk"] for group in one["groepen"]]
    assert groups
    assert all("politie-basisteam" in group["leden"] for group in groups)


def test_the_child_alone() -> None:
    answer = told("rijswijk", "--subject", "child")
    assert answer["betreft"]["code"] == "child"
    assert [group["groep"]["code"] for group in answer["dekking"][0]["groepen"]] == ["child-risk"]
    criteria = [one["criterium"] for one in answer["gezamenlijk"]]
    assert "esc-5-kind" in criteria
    assert "esc-1-signal" not in criteria, "its one way is a threshold, about nobody in particular"


def test_a_fact_can_be_filled_in_and_is_told() -> None:
    answer = told("voorbeeld", "--criterion", "esc-oefening", "--fact", "consent.victim=refused")
    outcomes = {
        one["oordeel"]["uitkomst"] for group in answer["gezamenlijk"][0]["getoetst"] for one in group["verstrekkingen"]
    }
    assert answer["omstandigheden"] == {"consent.victim": "refused"}
    assert "ONLY_CONSENT" not in outcomes


@pytest.mark.parametrize("name", packaged_models())
def test_every_text_is_in_both_languages_and_the_bytes_are_the_same_twice(name: str) -> None:
    def texts(part: Any) -> list[dict[str, str]]:
        if isinstance(part, dict):
            own = [part] if {"nl", "en"} & set(part) else []
            return [*own, *(text for value in part.values() for text in texts(value))]
        return [text for value in part for text in texts(value)] if isinstance(part, list) else []

    first = coverage_answer(name, CoverageQuestion(), "nl", as_json=True)
    found = texts(json.loads(first))
    assert len(found) > 20
    assert all(text["nl"].strip() and text["en"].strip() for text in found)
    assert coverage_answer(name, CoverageQuestion(), "nl", as_json=True) == first


@pytest.mark.parametrize("name", packaged_models())
def test_a_confined_item_and_who_knows_it_are_in_no_answer(name: str) -> None:
    model = load_model(name)
    confined = {item.id for item in model.items if item.confined}
    assert confined
    assert not any(f'"{item}"' in coverage_answer(name, CoverageQuestion(), "nl", as_json=True) for item in confined)


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="all"),
        pytest.param(("--actor", "burgemeester"), id="one actor"),
        pytest.param(("--actor", "lokale-kamer-hg", "--lang", "en"), id="a table"),
        pytest.param(("--criterion", "esc-4-acuut"), id="one criterion"),
        pytest.param(("--subject", "child", "--lang", "en"), id="the child"),
    ],
)
def test_it_fits_the_terminal_and_ends_with_what_it_leans_on(arguments: tuple[str, ...]) -> None:
    text = run("rijswijk", *arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    end = text.strip().splitlines()[-1]
    assert end in ("Hulpmiddel, geen juridisch advies.", "An aid, not legal advice.")
    assert ("Tijden zijn gemodelleerd" in text) or ("Times are modelled" in text)
    assert load_model("rijswijk").assumptions[0].text.nl[:30] in flat(text) or "--lang" in arguments


def test_the_text_says_who_sees_it_alone_and_who_together() -> None:
    said = flat(run("voorbeeld", "--criterion", "esc-oefening"))
    assert "Alleen zien dit 2 actoren: Opvang en Afdeling wapens." in said
    assert "Basisteam en Huisarts. Basisteam heeft Scheiding, Doodsbedreiging; Huisarts heeft Verwurging" in said
    assert "Huisarts vertelt Basisteam «Verwurging»: mag onder voorwaarden; artikel 6(1)(a)" in said
    assert "Een overleg is nog geen grond" in said
    assert "Van Woningcorporatie is niet verklaard" in said


def test_one_actor_is_told_what_it_misses_at_which_step() -> None:
    said = flat(run("rijswijk", "--actor", "politie-basisteam", "--by", "frame"))
    assert "Ziet niet bij SIG (partnerrisico): «Dwingende controle»" in said
    assert "esc-3-hoog" not in said


def test_a_table_with_a_legal_form_is_named_with_it() -> None:
    model = opened("rijswijk").model
    formal = replace(model, tables=tuple(replace(table, legal_form="art20") for table in model.tables))
    answer = answer_for(Workspace(formal), CoverageQuestion(by="frame"))
    (separation,) = (one for one in answer.joint if one.factor == "rf-controlling-and-separation")
    assert [one.members for one in separation.seated] == [("politie-basisteam", "veilig-thuis")]
    (way,) = (way for one, way in answer.told[separation.id] if one.binding_tables)
    assert way is not None
    assert {one.disclosure.forum for one in way.tellings if one.disclosure} == {"art20"}
    assert "zet er 1 bij elkaar" in flat(coverage_text(answer, "nl"))


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_with_a_clock_it_says_who_sees_it_first_and_what_cannot_be_said() -> None:
    def moment(actor: str, item: str) -> float | None:
        return {"opvang": 2.0}.get(actor)

    answer = answered("voorbeeld", CoverageQuestion(criterion="esc-oefening"), moment)
    said = flat(coverage_text(answer, "nl"))
    assert "Het eerst kan dit zien: Opvang, na 2 uur (gemodelleerd). Van Afdeling wapens is het moment niet te" in said
    assert "tijdstip niet te zeggen" in said
    assert "Tijden zijn gemodelleerd" in said
    joint = coverage_object(answer)["gezamenlijk"][0]
    assert joint["eerst"] == {"actoren": ["opvang"], "moment": {"uren": 2.0, "uiterlijk": False}}
    assert joint["groepen"][0]["moment"] is None


def test_a_clock_of_which_nothing_is_known_gives_no_number() -> None:
    answer = answered("voorbeeld", CoverageQuestion(criterion="esc-oefening"), lambda _actor, _item: None)
    assert "Wie dit het eerst kan zien is niet te zeggen." in flat(coverage_text(answer, "nl"))


def test_per_step_the_clock_says_what_is_seen_in_time() -> None:
    answer = answered("rijswijk", CoverageQuestion(by="frame", actor="veilig-thuis"), lambda _actor, _item: 2.0)
    rows = {(row["stap"], row["groep"]): row for row in coverage_object(answer)["dekking"][0]["regels"] if row["stap"]}
    assert rows[("SIG", "partner-risk")]["tijd"]["teLaat"] == rows[("SIG", "partner-risk")]["ziet"], "within one hour"
    assert rows[("TRI", "partner-risk")]["tijd"]["opTijd"] == rows[("TRI", "partner-risk")]["ziet"], "within four hours"
    assert "op tijd" in coverage_text(answer, "nl")


# ── calls ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_everything_that_is_wrong_is_told_at_once_with_the_nearest_names() -> None:
    wrong = ("--by", "criteria", "--actor", "burgemester", "--criterion", "esc-3", "--subject", "kinderen")
    with pytest.raises(RefusedInput) as refused:
        run("rijswijk", *wrong, "--date", "morgen", "--fact", "relatie=x")
    faults = {fault.place: fault for fault in refused.value.faults}
    assert len(refused.value.faults) >= 6
    assert "burgemeester" in faults["--actor"].remedy_nl
    assert "criterion" in faults["--by"].remedy_en


def test_a_criterion_does_not_go_with_the_frame() -> None:
    with pytest.raises(RefusedInput) as refused:
        run("rijswijk", "--by", "frame", "--criterion", "esc-3-hoog")
    (fault,) = refused.value.faults
    assert "--by criterion" in fault.message_nl


def test_the_answer_can_be_written_to_a_file(tmp_path: Path) -> None:
    place = tmp_path / "map" / "dekking.json"
    said = run("voorbeeld", "--json", "--out", str(place))
    assert place.read_text(encoding="utf-8") == said


def test_the_help_has_an_example() -> None:
    assert "Voorbeeld: zichtlijn coverage rijswijk --by goal" in (coverage.__doc__ or "")


def test_every_word_is_in_both_languages_with_the_same_gaps() -> None:
    def gaps(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    assert all(text.nl and text.en and gaps(text.nl) == gaps(text.en) for text in WORDS.values())
