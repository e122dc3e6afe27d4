"""The approach in the answer of ``coverage``: goals, risks, indicators and criteria, as text and as JSON."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.coverage_commands import coverage
from api.coverage_words import CARRIED_LABELS, PART_LABELS, REACH_LABELS
from ontology.errors import RefusedInput
from ontology.loading import load_model
from queries.approach import Carried
from queries.approach_parts import PartKind
from queries.escalation import Reach

app = typer.Typer()
app.command()(coverage)
RUNNER = CliRunner()


@cache
def run(*arguments: str) -> str:
    ended = RUNNER.invoke(app, list(arguments), catch_exceptions=False)
    assert ended.exit_code == 0
    return ended.stdout


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def flat(text: str) -> str:
    return " ".join(text.split())


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_goal_of_the_municipality_stands_with_the_child_apart() -> None:
    answer, model = told("rijswijk", "--by", "goal"), load_model("rijswijk")
    assert [one["onderdeel"] for one in answer["aanpak"]] == [goal.id for goal in model.goals]
    by_id = {one["onderdeel"]: one for one in answer["aanpak"]}
    assert [track["kind"] for track in by_id["goal-r2"]["sporen"]] == [False, True]
    for one in answer["aanpak"]:
        for track in one["sporen"]:
            subjects = {model.item[rest["item"]].subject for rest in track["rust"]}
            assert ("child" in subjects) is track["kind"]


def test_a_row_has_its_reason_its_kind_and_what_the_law_says() -> None:
    (part,) = told("voorbeeld", "--by", "goal")["aanpak"]
    (row,) = part["sporen"][1]["rust"]
    assert (row["actor"], row["item"], row["stap"], row["termijnUren"]) == (
        "veilig-thuis",
        "school-disclosure",
        "TRI",
        4,
    )
    assert (row["soort"]["code"], row["oordeel"]["code"], row["weg"]) == ("late", "not", ["v1"])
    assert row["recht"]["staat"]["code"] in ("moet", "mag", "mag-onder-voorwaarden")
    assert "te laat" in row["toelichting"]["nl"]


def test_a_risk_and_its_mitigation_follow_each_other() -> None:
    listed = [(one["soort"]["code"], one["onderdeel"]) for one in told("rijswijk", "--by", "risk")["aanpak"]]
    assert listed[:4] == [("risk", "risk-01"), ("measure", "risk-01"), ("risk", "risk-02"), ("measure", "risk-02")]


def test_nothing_names_a_closed_item() -> None:
    for by in ("goal", "risk", "indicator", "criterion"):
        assert "safe-address" not in run("rijswijk", "--by", by, "--json"), by
    (risk,) = (one for one in told("rijswijk", "--by", "risk", "--part", "risk-05")["aanpak"][:1])
    assert [(track["gesloten"], track["oordeel"]["code"]) for track in risk["sporen"]] == [(1, "not-to-say")]


def test_an_actor_that_is_left_out_counts_nothing() -> None:
    """Two organisations keep shelter figures; each municipality has one of them."""
    for place, keeper in (("rijswijk", "arosa"), ("meierijstad", "gespecialiseerde-opvang")):
        (part,) = told(place, "--by", "indicator", "--part", "ind-13")["aanpak"]
        assert [rest["actor"] for track in part["sporen"] for rest in track["rust"]] == [keeper]


def test_a_criterion_says_whom_it_calls_in_and_what_becomes_of_it_from_every_desk() -> None:
    answer = told("voorbeeld", "--criterion", "esc-oefening", "--from", "vr 18:00")
    assert answer["alarm"] == {"nl": "vrijdag 18:00", "en": "Friday 18:00"}
    assert [one["partij"] for one in answer["aanpak"]] == ["burgemeester", "politie", "veilig-thuis"]
    (criterion,) = answer["escalatie"]
    assert (criterion["criterium"], criterion["termijnUren"]) == ("esc-oefening", 24)
    assert {view["oordeel"]["code"] for view in criterion["vanafLoket"]} == {"dies"}
    assert all(view["zienHet"] == [] for view in criterion["vanafLoket"])


def test_without_by_nothing_is_said_of_the_approach() -> None:
    answer = told("voorbeeld")
    assert (answer["aanpak"], answer["escalatie"]) == ([], [])
    assert answer["alarm"]["nl"] == "maandag 09:00", "where nobody says when the alarm is"
    assert [found["naar"]["code"] for found in answer["dekking"]] == ["frame", "criterion"]


def test_the_items_of_a_goal_are_seen_by_whom_they_are_seen() -> None:
    (found,) = told("voorbeeld", "--by", "goal")["dekking"]
    groups = {group["groep"]["code"]: group for group in found["groepen"]}
    assert set(groups) == {"oefening", "oefening/child"}
    seen = {one["aspect"]["code"]: one["actoren"] for one in groups["oefening"]["aspecten"]}
    assert seen == {"strangulation": ["huisarts"], "threat": ["basisteam", "veilig-thuis"]}


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--by", "goal"), id="goals"),
        pytest.param(("--by", "goal", "--part", "goal-r2", "--lang", "en"), id="one goal"),
        pytest.param(("--by", "risk", "--part", "risk-17"), id="one risk"),
        pytest.param(("--by", "indicator", "--lang", "en"), id="indicators"),
        pytest.param(("--by", "goal", "--subject", "child"), id="the child"),
        pytest.param(("--criterion", "esc-5-kind", "--from", "vr 18:00"), id="the criterion of the child"),
        pytest.param(("--criterion", "esc-3-hoog", "--actor", "burgemeester"), id="one that is called in"),
        pytest.param(("--by", "criterion", "--level", "4"), id="every criterion"),
    ],
)
def test_it_fits_the_terminal_and_says_that_it_is_modelled(arguments: tuple[str, ...]) -> None:
    text = run("rijswijk", *arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert ("gemodelleerd" in text) or ("modelled" in text)
    assert "safe-address" not in text


def test_a_goal_with_its_reasons() -> None:
    text = flat(run("voorbeeld", "--by", "goal", "--part", "oefening"))
    assert "Doel «Zicht krijgen op dreiging» [oefening]: niet; kind: niet" in text
    assert "Niet (te laat)." in text
    assert "Het kind, apart:" in text


def test_without_a_part_it_says_how_to_get_the_reasons() -> None:
    text = flat(run("rijswijk", "--by", "risk"))
    assert "De redenen: zichtlijn coverage rijswijk --by risk --part risk-01" in text
    assert "Niet (" not in text


def test_the_command_that_it_names_gives_reasons() -> None:
    text = flat(run("rijswijk", "--criterion", "esc-3-hoog"))
    _, _, named = text.partition("De redenen: zichtlijn coverage rijswijk ")
    options = named.split()[:4]
    assert options[:2] == ["--criterion", "esc-3-hoog"]
    assert "Recht: " in run("rijswijk", *options)


def test_from_which_desks_nothing_comes_in_time() -> None:
    text = flat(run("voorbeeld", "--criterion", "esc-oefening"))
    assert "Van hier bereikt geen enkele weg op tijd wie erbij hoort: Huisarts" in text


def test_a_criterion_of_which_nothing_can_be_told_says_so() -> None:
    assert "Bij geen loket van dit model kan hier iets van worden verteld." in flat(
        run("rijswijk", "--criterion", "esc-8-nazorg")
    )


# ── calls ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_part_goes_with_what_it_is_a_part_of() -> None:
    with pytest.raises(RefusedInput) as refused:
        run("rijswijk", "--part", "goal-r2")
    (fault,) = refused.value.faults
    assert "--by goal" in fault.message_nl


def test_an_unknown_part_and_a_wrong_moment_are_told_at_once() -> None:
    with pytest.raises(RefusedInput) as refused:
        run("rijswijk", "--by", "goal", "--part", "goal-r22", "--from", "straks")
    faults = {fault.place: fault for fault in refused.value.faults}
    assert "goal-r2" in faults["--part"].remedy_nl
    assert "--from" in faults


def test_every_code_has_its_words() -> None:
    assert set(CARRIED_LABELS) == {one.value for one in Carried}
    assert set(PART_LABELS) == {one.value for one in PartKind}
    assert set(REACH_LABELS) == {one.value for one in Reach}
