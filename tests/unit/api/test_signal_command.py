"""``signal``: the question of the letter, where precious time is lost; and what may never stand in the answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.signal_commands import signal
from ontology.errors import RefusedInput, UnknownName
from ontology.loading import load_model

APP = typer.Typer(pretty_exceptions_enable=False)
APP.command()(signal)
GP = ("rijswijk", "--at", "huisarts", "--item", "non-fatal-strangulation", "--from", "vr 18:00")
CHILD = ("voorbeeld", "--at", "school", "--item", "school-disclosure", "--from", "vr 18:00")


def told(*arguments: str) -> str:
    """What is printed, whether text or JSON."""
    result = CliRunner().invoke(APP, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def printed(*arguments: str) -> str:
    text = told(*arguments)
    assert max(len(line) for line in text.splitlines()) <= 80
    return " ".join(text.split())


def answer(*arguments: str) -> Any:
    return json.loads(told(*arguments, "--json"))


def refused(*arguments: str) -> list[str]:
    result = CliRunner().invoke(APP, arguments)
    assert isinstance(result.exception, RefusedInput)
    return [f"{fault.place}: {fault.message_nl} {fault.remedy_nl}" for fault in result.exception.faults]


def texts(value: Any) -> list[str]:
    """Every string in an answer, but for the verdicts: those speak of the law, in its own words."""
    if isinstance(value, dict):
        return [text for key, each in value.items() if key != "oordeel" for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


def test_the_question_of_the_letter_is_answered_for_one_desk() -> None:
    text = printed(*GP)
    assert "Iemand vertelt «Wurgen, keel dichtdrukken of smoren overleefd» bij Huisarts." in text
    assert "na 24 uur: nog niemand. na 3 dagen: Huisarts." in text
    assert "wanneer niet te zeggen: Veilig Thuis Haaglanden." in text
    assert "Veilig Thuis Haaglanden (mag handelen), nodig bij" in text
    assert "uiterlijk vrijdag 22:00: tijd onbekend." in text
    assert "Huisarts vertelt het aan Veilig Thuis Haaglanden, op zijn vroegst maandag 08:30" in text
    assert "artikel 5.2.6 Wmo 2015" in text
    assert "Hulpmiddel, geen juridisch advies." in text


def test_everything_modelled_is_marked_in_text_and_json() -> None:
    text = printed(*GP)
    assert "Gemodelleerd: alles over ingangen, opnametijden, doorgeeftijden en bereikbaarheid." in text
    assert "(gemodelleerd; dit heeft niemand afgesproken)" in text
    assert "moet het loket zelf bevestigen" in text
    found = answer(*GP)
    (one,) = found["signalen"]
    hops = [stop["brengtVerder"] for stop in one["stopt"] if stop["brengtVerder"]]
    assert hops
    assert {each["gemodelleerd"] for each in (found, one, *one["bereikt"], *one["stopt"], *hops)} == {True}
    assert {each["gemodelleerd"] for each in answer("rijswijk")["loketten"]} == {True}


def test_json_says_who_knows_when_and_where_it_stops() -> None:
    (one,) = answer(*CHILD)["signalen"]
    assert (one["lot"]["code"], one["loketWeetHetNaUren"], one["laatsteHoortHetNaUren"]) == ("dies", 62, 78)
    assert [(each["binnenUren"], each["actoren"]) for each in one["wieWeetHet"]] == [
        (1, []),
        (4, []),
        (24, []),
        (72, ["school", "veilig-thuis"]),
        (168, ["school", "veilig-thuis", "opvang"]),
    ]
    assert [(stop["actor"], stop["soort"]["code"], stop["blijftBij"], stop["stroom"]) for stop in one["stopt"]] == [
        ("opvang", "late", "veilig-thuis", "v3"),
        ("veilig-thuis", "late", "school", "v1"),
    ]
    (leg,) = (each for each in one["bereikt"][1]["keten"])
    assert (leg["stroom"], leg["begonnenNaUren"], leg["bekendNaUren"]) == ("v1", 62, 70)
    assert leg["oordeel"]["gronden"][0]["id"] == "wmo-5-2-6"


def test_an_unknown_time_is_null_and_never_a_number() -> None:
    (one,) = answer(*GP)["signalen"]
    (veilig_thuis,) = (each for each in one["bereikt"] if each["actor"] == "veilig-thuis")
    assert (veilig_thuis["uren"], veilig_thuis["moment"], veilig_thuis["keten"]) == (None, None, [])
    assert veilig_thuis["onbekendeTijd"] == ["flow-15"]


def test_without_a_desk_the_desks_where_the_heaviest_factors_die_come_first() -> None:
    rows = answer("rijswijk", "--from", "vr 18:00")["loketten"]
    dying = [row["waarvanNietVerder"] > 0 for row in rows]
    assert dying == sorted(dying, reverse=True)
    assert 0 < sum(dying) < len(rows)
    text = printed("rijswijk", "--from", "vr 18:00")
    assert "hoeveel van de zwaarste factoren (weging zeer hoog)" in text


def test_one_desk_or_one_item_is_a_table() -> None:
    found = answer("rijswijk", "--item", "threats-to-kill")
    assert {one["item"] for one in found["signalen"]} == {"threats-to-kill"}
    assert len({one["loket"] for one in found["signalen"]}) == len(found["signalen"]) > 10
    text = printed("rijswijk", "--at", "ggz-crisisdienst")
    assert "Iemand vertelt iets bij GGZ-crisisdienst." in text
    counted = answer("rijswijk", "--at", "ggz-crisisdienst")["samenvatting"]
    assert counted["stays"] > counted["arrives"] == 0, "it may act on it itself; nobody else hears it in time"


def test_children_have_a_track_of_their_own() -> None:
    found = answer("rijswijk", "--subject", "child")
    model = load_model("rijswijk")
    assert {model.item[one["item"]].subject for one in found["signalen"]} == {"child"}
    assert found["gewichtZwaarste"] == "high"
    assert "Alleen wat deze betrokkene betreft" in printed("rijswijk", "--subject", "child")
    with pytest.raises(UnknownName):
        CliRunner().invoke(APP, ["rijswijk", "--subject", "buurman"], catch_exceptions=False)


@pytest.mark.parametrize("name", ["rijswijk", "meierijstad", "referentie", "voorbeeld"])
def test_neither_who_told_it_nor_a_confined_item_is_ever_named(name: str) -> None:
    model = load_model(name)
    sources = set(model.source_of_knowledge)
    confined = {item.id for item in model.items if item.confined}
    assert sources
    assert confined
    overview = answer(name, "--from", "vr 18:00")
    whole = [answer(name, "--at", one["loket"], "--item", one["item"]) for one in overview["signalen"][::60]]
    said = {text for found in (overview, *whole) for text in texts(found)}
    assert said & (sources | confined) == set()


def test_a_confined_item_is_refused_without_a_word_on_who_knows_it() -> None:
    (fault,) = refused("rijswijk", "--at", "arosa", "--item", "safe-address")
    assert fault.startswith("--item: Dit item is afgeschermd")
    assert "arosa" not in fault
    named = fault.partition("Kies bijvoorbeeld: ")[2].rstrip(".").split(", ")
    told = printed("rijswijk", "--at", "arosa", "--item", named[0])
    assert "Iemand vertelt" in told, "what is named as a remedy can be followed there"


def test_everything_that_is_wrong_is_told_at_once_with_the_nearest_name() -> None:
    faults = refused("rijswijk", "--at", "huisart", "--item", "threats-to-kil", "--from", "vr 25:00")
    assert len(faults) == 3
    assert any(fault.startswith("--at:") and "Kies bijvoorbeeld: huisarts" in fault for fault in faults)
    assert any(fault.startswith("--item:") and "Kies bijvoorbeeld: threats-to-kill" in fault for fault in faults)
    assert any(fault.startswith("--from:") for fault in faults)


def test_what_cannot_be_told_there_is_told_with_what_can() -> None:
    (fault,) = refused("voorbeeld", "--at", "school", "--item", "strangulation")
    assert "kan daar in dit model niet worden verteld" in fault
    assert "school-disclosure" in fault


def test_english_is_english() -> None:
    text = printed(*CHILD, "--lang", "en")
    assert "Somebody tells “Child disclosure at school” at School." in text
    assert "Modelled: everything about entry desks" in text
    assert "What would carry it on: School tells Veilig Thuis" in text
    assert "An aid, not legal advice." in text
    assert "desk knows after" in printed("voorbeeld", "--at", "huisarts", "--lang", "en")


def test_level_reach_day_and_facts_change_the_answer() -> None:
    (stop, *_) = answer(*CHILD, "--level", "4")["signalen"][0]["stopt"]
    assert stop["termijnUren"] == 4
    assert answer(*CHILD, "--ordinary")["bereikbaarheid"] == "ordinary"
    found = answer(*CHILD, "--date", "2014-06-01", "--fact", "relation=spouse")
    assert (found["peildatumRecht"], found["omstandigheden"]) == ("2014-06-01", {"relation": "spouse"})
    (one,) = found["signalen"]
    assert [each["actor"] for each in one["bereikt"]] == ["school"], "before the Wmo 2015 the school had no ground"
    assert one["stopt"][-1]["soort"]["code"] in ("ungrounded-flow", "not-competent")


def test_the_same_question_gives_the_same_bytes_also_in_a_file(tmp_path: Path) -> None:
    target = tmp_path / "antwoord" / "signaal.json"
    assert told(*GP, "--json", "--out", str(target)) == ""
    assert target.read_text(encoding="utf-8") == told(*GP, "--json")


def test_before_anybody_asks_for_consent_it_says_to_look_whether_asking_is_safe() -> None:
    """Asking can betray her: the question whether it is safe stands beside every consent that is still open."""
    text = printed(*GP)
    consent = text.count("Heeft het slachtoffer toestemming gegeven")
    assert consent > 0
    assert text.count("Controleer vóór u deelt: Is het veilig om toestemming te vragen?") == consent
    assert "Eerst nagaan (de tijd daarvoor telt hier niet mee):" in text


def test_a_signal_comes_no_further_and_is_not_said_to_die() -> None:
    """Whoever survived an attempt on her life may read this page."""
    text = printed(*CHILD)
    assert "waar komt het niet verder?" in text
    for word in ("sterft", "sterven", "dood"):
        assert word not in f"{text} {printed('voorbeeld')}".replace("Doodsbedreiging", ""), word


# ── the review of 24 November ────────────────────────────────────────────────────────────────────────────────────────


def test_danger_comes_before_everything_unless_it_is_known_to_be_absent() -> None:
    call = "Is er nu gevaar: bel 112."
    assert told(*CHILD).splitlines()[0] == call
    assert told(*CHILD, "--level", "4", "--fact", "acute-danger=false").splitlines()[0] == call
    assert call not in told(*CHILD, "--fact", "acute-danger=false")
    assert answer(*CHILD)["bijGevaar"]["nl"] == call


def test_a_desk_that_is_closed_is_said_to_be_with_who_does_take_it() -> None:
    text = printed(*GP)
    assert "Op vrijdag 18:00 kan Huisarts dit niet opnemen: pas vanaf maandag 08:30." in text
    assert "Wie dit dan wel binnen een uur vastlegt:" in text
    assert "Politie meldkamer" in text.partition("binnen een uur vastlegt:")[2].partition(".")[0]
    assert "niet opnemen" not in printed(*GP[:-2], "--from", "ma 10:00")


def test_a_working_day_of_intake_does_not_run_through_the_night() -> None:
    """The landlord has an urgent line, and records in eight hours: from Monday 08:30, not through Friday night."""
    (one,) = answer("rijswijk", "--at", "woningcorporatie", "--item", "separation-pending", "--from", "vr 18:00")[
        "signalen"
    ]
    assert one["loketWeetHetNaUren"] == 70.5
    assert "pas vanaf maandag 08:30" in one["loketDicht"]["nl"]


def test_the_alleged_perpetrator_is_never_asked_as_what_carries_it_on() -> None:
    call = ("rijswijk", "--at", "woningcorporatie", "--item", "separation-pending", "--from", "vr 18:00")
    text = printed(*call)
    assert "Heeft de vermoedelijke pleger toestemming gegeven?" not in text
    assert "Hem vragen kan haar in gevaar brengen" in text
    assert "staat bij de routes" in text
    assert any(stop["alleenMetZijnToestemming"] for stop in answer(*call)["signalen"][0]["stopt"])
    safe = printed(*call, "--fact", "consent.safe-to-ask=true", "--fact", "safety-risk=false")
    assert "Heeft de vermoedelijke pleger toestemming gegeven?" in safe, "established by a professional, it counts"


def test_who_decides_for_the_child_is_said_and_is_never_him() -> None:
    text = printed("rijswijk", "--at", "onderwijs", "--item", "child-direct-abuse", "--from", "ma 09:00")
    assert "toestemming voor het kind? Beslist: " in text
    assert text.count("toestemming voor het kind?") == text.count("(nooit de vermoedelijke pleger)")


def test_what_is_undecided_or_not_possible_this_way_has_its_reason() -> None:
    found = answer("rijswijk", "--at", "slachtofferhulp", "--item", "coercive-control-pattern")["signalen"][0]["stopt"]
    unsaid = [
        stop for stop in found if stop["oordeel"] and stop["oordeel"]["uitkomst"] in ("UNDETERMINED", "NO_GROUND")
    ]
    assert unsaid
    assert all(stop["waarom"] for stop in unsaid)
