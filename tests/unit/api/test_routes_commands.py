"""The command ``routes``: what it answers, in which words, and what it says to a wrong call."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.routes_commands import routes
from ontology.errors import RefusedInput
from ontology.loading import load_model
from queries.routes import NO_ROUTE_LABELS, NoRoute

MODEL = "rijswijk"
STRANGULATION = (
    "--to",
    "politie-basisteam",
    "--item",
    "non-fatal-strangulation",
    "--step",
    "TRI",
    "--also-without-need",
)
"""The police know of it themselves; the model records no need."""


def run(*arguments: str) -> str:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(routes)
    result = CliRunner().invoke(app, [MODEL, *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def refused(*arguments: str) -> RefusedInput:
    with pytest.raises(RefusedInput) as caught:
        run(*arguments)
    return caught.value


def test_what_the_doctor_knows_comes_to_the_police_through_veilig_thuis() -> None:
    """The first worked example of the knowledge file (decision-procedure.md 2.6)."""
    answer = told(*STRANGULATION)
    (one,) = answer["antwoorden"]
    first = one["routes"][0]
    assert first["partijen"] == ["huisarts", "veilig-thuis", "politie-basisteam"]
    assert [hop["opGronden"] for hop in first["stappen"]] == [["wmo-5-2-6"], ["wmo-4-1-1-2-e"]]
    assert [hop["stroom"] for hop in first["stappen"]] == ["flow-15", None]
    assert (first["zwaksteUitkomst"], first["stappenZonderStroom"], first["verwerkingUren"]) == (
        "PERMITTED_HUMAN",
        1,
        None,
    )
    assert first["stappen"][0]["oordeel"]["gronden"][0]["artikel"] == "5.2.6"
    assert all(hop["teWegen"] for hop in first["stappen"])
    assert answer["peildatum"] == load_model(MODEL).reference_date


def test_the_text_names_grounds_judgements_the_missing_flow_and_no_time() -> None:
    text = run(*STRANGULATION, "--k", "1")
    assert max(len(line) for line in text.splitlines()) <= 80
    flat = " ".join(text.split())
    for part in ("1. Huisarts → Veilig Thuis", "[wmo-5-2-6]", "te wegen:", "nog geen stroom", "is niet te zeggen"):
        assert part in flat
    assert "2. " not in flat
    assert "geen doorgeefluik" in flat
    assert flat.endswith("zoals hier vastgelegd.")


def test_english_and_dutch_say_the_same() -> None:
    text = " ".join(run(*STRANGULATION, "--k", "1", "--lang", "en").split())
    assert "no flow yet" in text
    assert "How long it takes cannot be said." in text
    assert "An aid, not legal advice." in text


def test_a_confined_item_names_nobody() -> None:
    confined = next(item.id for item in load_model(MODEL).items if item.confined)
    answer = told("--to", "politie-basisteam", "--item", confined)
    (one,) = answer["antwoorden"]
    assert one["reden"]["code"] == NoRoute.CONFINED.value
    assert (one["routes"], one["vanHorenZeggen"], one["vraagHaarVeilig"], one["dichtstbij"]) == ([], [], [], None)
    text = " ".join(run("--to", "politie-basisteam", "--item", confined).split())
    assert NO_ROUTE_LABELS[NoRoute.CONFINED].nl in text
    assert "→" not in text


def test_a_table_is_answered_per_seat() -> None:
    table = next(one for one in load_model(MODEL).tables if len(one.seats) > 2)
    answer = told("--to", table.id, "--item", "threats-to-kill", "--k", "1")
    assert [one["ontvanger"] for one in answer["antwoorden"]] == sorted(seat.actor for seat in table.seats)


def test_without_a_step_the_first_need_of_the_model_counts() -> None:
    model = load_model(MODEL)
    need = next(one for one in model.needs if one.needer in model.actor and not model.item[one.item].confined)
    steps = [one.step for one in model.needs if (one.needer, one.item) == (need.needer, need.item)]
    (one,) = told("--to", need.needer, "--item", need.item, "--k", "1")["antwoorden"]
    assert one["stap"] == min(steps, key=lambda step: model.step[step].order)


WITHOUT_NEED = ("--to", "wethouder-sociaal-domein", "--item", "threats-to-kill")


def test_to_somebody_who_does_not_need_it_only_who_may_tell_it_straight_is_shown() -> None:
    """Nobody says that the alderman needs it (docs/reviews/routes.md, defect C3)."""
    (one,) = told(*WITHOUT_NEED)["antwoorden"]
    assert one["ookViaAnderen"] is False
    assert {len(route["stappen"]) for route in one["routes"]} == {1}
    flat = " ".join(run(*WITHOUT_NEED).split())
    assert "Dit model legt niet vast dat Wethouder sociaal domein dit ergens voor nodig heeft." in flat
    assert "--also-without-need zoekt ook via anderen" in flat
    assert "does not record that" in " ".join(run(*WITHOUT_NEED, "--lang", "en").split())


def test_ways_through_others_are_looked_for_when_asked() -> None:
    (one,) = told(*WITHOUT_NEED, "--also-without-need", "--k", "50")["antwoorden"]
    assert one["ookViaAnderen"] is True
    assert max(len(route["stappen"]) for route in one["routes"]) > 1
    assert "Dit model legt niet vast" not in run(*WITHOUT_NEED, "--also-without-need")


def test_a_need_at_another_step_is_no_need_at_this_one() -> None:
    asked = ("--to", "veilig-thuis", "--item", "non-fatal-strangulation", "--k", "1")
    assert told(*asked, "--step", "TRI")["antwoorden"][0]["ookViaAnderen"] is True
    (one,) = told(*asked, "--step", "EVA")["antwoorden"]
    assert one["ookViaAnderen"] is False
    assert "dit voor deze stap nodig heeft" in " ".join(run(*asked, "--step", "EVA").split())


def test_a_seat_needs_what_its_table_needs() -> None:
    answers = told("--to", "lokale-kamer-hg", "--item", "threats-to-kill", "--k", "1")["antwoorden"]
    assert {one["ookViaAnderen"] for one in answers} == {True}


def test_no_route_is_said_with_what_comes_closest_and_what_it_waits_for() -> None:
    asked = ("--to", "veilig-thuis", "--item", "divorce-custody-case", "--step", "BEE")
    (one,) = told(*asked)["antwoorden"]
    assert one["routes"] == []
    assert one["reden"]["code"] == NoRoute.NOT_LAWFUL.value
    closest = one["dichtstbij"]
    assert (closest["houder"], closest["oordeel"]["beslissing"]) == ("rechtspraak", "track")
    text = " ".join(run(*asked).split())
    assert "Geen route." in text
    assert "Het dichtst bij: Rechtspraak rechtstreeks" in text
    assert f"[{closest['oordeel']['voorwaarden']['controleerbaar'][0]}]" in text


def test_every_wrong_name_is_told_at_once_with_the_nearest() -> None:
    faults = refused("--to", "burgemester", "--item", "threats-to-kil", "--from", "huisart", "--step", "BESS").faults
    assert {fault.place for fault in faults} == {"--to", "--item", "--from", "--step"}
    assert any("burgemeester" in fault.remedy_nl for fault in faults)


def test_she_is_asked_and_not_told_along_a_route() -> None:
    knower = load_model(MODEL).sources_of_knowledge[0].id
    (fault,) = refused("--to", knower, "--item", "threats-to-kill").faults
    assert "geen partner" in fault.message_nl


def test_a_circumstance_that_is_filled_in_is_printed() -> None:
    text = " ".join(run(*STRANGULATION, "--k", "1", "--fact", "minor-in-household=true").split())
    assert "[minor-in-household]" in text
    assert told(*STRANGULATION, "--fact", "minor-in-household=true")["omstandigheden"] == {"minor-in-household": "true"}


def test_a_route_is_no_order_and_no_permission_and_carries_this_item_only() -> None:
    flat = " ".join(run(*STRANGULATION, "--k", "1").split())
    assert "geen opdracht en geen toestemming" in flat
    assert "niets anders uit hetzelfde dossier" in flat


def test_the_woman_herself_is_no_route_and_is_free_not_to_tell() -> None:
    flat = " ".join(run(*STRANGULATION, "--k", "1").split())
    assert "Apart: Slachtoffer weet het. Dit is geen route en het sluit geen gat." in flat
    assert "wie niets wil vertellen, hoeft dat niet" in flat


def test_without_a_need_in_the_model_the_head_says_so() -> None:
    asked = ("--to", "wethouder-sociaal-domein", "--item", "threats-to-kill", "--k", "1")
    assert "dit model zegt niet dat dit nodig is" in " ".join(run(*asked).split())
