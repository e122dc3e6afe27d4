"""Routes, time, what-if, signals, exposure, coverage and steps as pages: the same answers, chosen from closed lists."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from api.http.pages.addresses import Address
from api.http.pages.coverage_page import coverage_view
from api.http.pages.exposures import exposure_view
from api.http.pages.fact_words import value_words
from api.http.pages.frame import Asked
from api.http.pages.lists import grouped
from api.http.pages.speaking import cite, in_language, names_in
from api.http.pages.steps_page import steps_view
from api.http.pages.times import times_view, week_of
from api.http.pages.ways import ways_view
from api.http.pages.ways_picture import picture
from api.http.pages.what_if import tidy, what_if_view
from api.http.state import Loaded
from ontology.law_loading import load_law
from queries.verdict_sentences import State
from tests.http_client import Client

BROWSER = {"Accept": "text/html", "Accept-Language": "nl"}
PAGES = (
    "/routes?naar=burgemeester&item=threats-to-kill&aantal=1",
    "/tijd?actor=burgemeester&begin=vr%2018:00",
    "/wat-als?weg=partner:ggd",
    "/signalen?loket=politie-meldkamer",
    "/blootstelling?item=order-scope-locations",
    "/dekking?actor=burgemeester",
    "/stappen?stap=BES",
)


def asked(loaded: Loaded, address: str, language: str = "nl") -> Asked:
    path, _, query = address.partition("?")
    pairs = parse_qsl(query)
    given = {key: value for key, value in pairs if key in ("model", "niveau", "geldigOp", "betreft")}
    return Asked(loaded, path, language, given, pairs)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_in_its_language_and_the_same_twice(client: Client, address: str, language: str) -> None:
    one = client.get(f"{address}&taal={language}", headers=BROWSER)
    assert one.status_code == 200
    assert f'<html lang="{language}"' in one.text
    assert client.get(f"{address}&taal={language}", headers=BROWSER).content == one.content


@pytest.mark.parametrize("address", PAGES)
def test_no_page_tells_who_knows_a_confined_item(client: Client, loaded: Loaded, address: str) -> None:
    page = client.get(address, headers=BROWSER).text
    for item in (one for one in loaded.model("rijswijk").items if one.confined):
        assert f'value="{item.id}"' not in page
        for path in ("/blootstelling", "/signalen"):
            assert client.get(f"{path}?item={item.id}", headers=BROWSER).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/routes?naar=burgemeester&item=x",
        "/tijd?actor=x",
        "/dekking?naar=x",
        "/stappen?stap=x",
        "/tijd?actor=ggd&begin=x",
    ],
)
def test_a_name_that_does_not_exist_is_refused_with_the_nearest(client: Client, address: str) -> None:
    refused = client.get(address, headers=BROWSER)
    assert refused.status_code == 400
    assert refused.headers["content-type"].startswith("text/html")


def test_routes_are_those_of_the_api(client: Client, loaded: Loaded) -> None:
    told = client.get("/v1/routes?naar=burgemeester&item=threats-to-kill&aantal=3").json()["antwoorden"][0]
    (shown,) = ways_view(asked(loaded, "/routes?naar=burgemeester&item=threats-to-kill&aantal=3")) or []
    assert len(shown["routes"]) == len(told["routes"]) > 0
    for route, whole in zip(shown["routes"], told["routes"], strict=True):
        assert len(route["partijen"]) == len(whole["partijen"])
        grounds = [[norm["id"] for norm in hop["gronden"]] for hop in route["stappen"]]
        assert grounds == [[norm["id"] for norm in hop["oordeel"]["gronden"]] for hop in whole["stappen"]]


def test_a_route_ends_at_the_right_edge_and_a_shared_party_is_drawn_once() -> None:
    from ontology.norms import Modality
    from queries.verdict import Decision, Outcome
    from queries.verdict import Verdict as Told

    may = Told(Outcome.PERMITTED, Modality.MAY, Decision.RULE, "2026-11-22")
    drawn = picture([[("a", "c", may, True)], [("b", "d", may, False), ("d", "c", may, False)]], str.upper)
    assert drawn is not None
    assert sorted(box.party for box in drawn.boxes) == ["a", "b", "c", "d"]
    ends = {box.party: box.x for box in drawn.boxes}
    assert ends["a"] == ends["d"] < ends["c"]
    assert {(line.state, line.runs) for line in drawn.lines} == {(State.MAY, True), (State.MAY, False)}
    assert all(line.x2 <= drawn.width and line.y2 <= drawn.height for line in drawn.lines)


def test_more_than_twenty_boxes_are_not_drawn() -> None:
    from ontology.norms import Modality
    from queries.verdict import Decision, Outcome, Verdict

    may = Verdict(Outcome.PERMITTED, Modality.MAY, Decision.RULE, "2026-11-22")
    assert picture([[(f"a{number}", "z", may, True)] for number in range(21)], str) is None


def test_the_week_counts_what_is_late_at_each_hour(loaded: Loaded) -> None:
    from queries.asking_when import when
    from queries.clock import DEFAULT_START
    from queries.timing import Timing

    found = when(Timing(loaded.workspace("rijswijk").flows.bench), "politie-basisteam", DEFAULT_START, 3)
    hours = week_of(found.rows)
    timed = [(row.week, row.term) for row in found.rows if row.week is not None and row.term is not None]
    assert len(hours) == 168
    assert sum(one["late"] for one in hours) == sum(168 - week.in_time(term) for week, term in timed)
    assert all(0 <= one["shade"] <= 4 for one in hours)


def test_without_a_need_there_is_no_week() -> None:
    assert {one["late"] for one in week_of([])} == {0}


def test_time_tells_worst_and_best_hour_against_the_term(loaded: Loaded) -> None:
    view = times_view(asked(loaded, "/tijd?actor=veilig-thuis"))
    assert view is not None
    week = view["week"]
    counts = [hour["late"] for _, hours in week["days"] for hour in hours]
    assert (week["worstLate"], week["bestLate"]) == (max(counts), min(counts))


def test_what_was_chosen_becomes_an_edit_in_the_address() -> None:
    sent = [("weg", "flow:f1"), ("wegPartner", "ggd"), ("stroomVan", "a"), ("stroomNaar", "b"), ("stroomItem", "i")]
    assert str(tidy(Address.of("/wat-als", sent))) == "/wat-als?weg=flow:f1&weg=partner:ggd&erbij=flow:a>b:i"
    assert str(tidy(Address.of("/wat-als", [("feit", "ots"), ("waarde", "true")]))) == "/wat-als?feit=ots=true"
    half = tidy(Address.of("/wat-als", [("stroomVan", "a")]))
    assert half.first("stroomVan") == "a"


def test_what_if_counts_both_sides_and_signs_the_difference(client: Client, loaded: Loaded) -> None:
    here = Address.of("/wat-als", [("weg", "partner:ggd")])
    view = what_if_view(asked(loaded, str(here)), here)
    result = view["result"]
    needs, gaps = result["counts"][:2]
    assert needs["verschil"] == f"−{needs['voor'] - needs['na']}"
    opened = sum(group["aantal"] for group in result["groups"] if group["teken"] == "+")
    closed = sum(group["aantal"] for group in result["groups"] if group["teken"] == "−")
    assert opened - closed in (gaps["na"] - gaps["voor"], needs["na"] - needs["voor"])
    assert view["edits"][0]["tekst"].startswith("Vervalt: de partner GGD")
    assert view["edits"][0]["adres"] == "/wat-als"
    # The model itself stays as it is.
    assert "ggd" in loaded.model("rijswijk").actor


def test_an_edit_that_cannot_be_made_is_told_and_can_be_taken_away(loaded: Loaded) -> None:
    here = Address.of("/wat-als", [("weg", "partner:zzz")])
    view = what_if_view(asked(loaded, str(here)), here)
    assert view["result"] is None
    assert "zzz" in view["faults"][0]["tekst"]
    assert view["edits"] == [{"tekst": "partner:zzz", "adres": "/wat-als"}]


def test_exposure_shows_the_counts_of_the_api(client: Client, loaded: Loaded) -> None:
    told = client.get("/v1/blootstellingen?item=order-scope-locations").json()
    view = exposure_view(asked(loaded, "/blootstelling?item=order-scope-locations"))
    assert {code: count for code, _, count in view["standings"]} == {
        code: count for code, count in told["samenvatting"].items() if count
    }
    assert all(row["beslist"] for row in view["rows"])


def test_partner_risk_and_child_risk_stand_apart(loaded: Loaded) -> None:
    view = coverage_view(asked(loaded, "/dekking"), "frame")
    assert [group["code"] for group in view["groups"]] == ["partner-risk", "child-risk"]
    for group in view["groups"]:
        assert sum(count for _, count in group["counts"]) == len(group["aspects"])


def test_goals_tell_per_track_whether_they_are_carried(loaded: Loaded) -> None:
    view = coverage_view(asked(loaded, "/dekking?naar=goal&deel=goal-l1"), "goal")
    (goal,) = view["carried"]
    assert {track["oordeel"]["code"] for track in goal["sporen"]} <= {"carried", "partly", "not", "not-to-say"}
    assert all(rest["toelichting"] for track in goal["sporen"] for rest in track["rust"])


def test_every_gap_stands_at_its_step(loaded: Loaded) -> None:
    view = steps_view(asked(loaded, "/stappen?stap=BES"))
    space = loaded.workspace("rijswijk")
    assert sum(step["gaten"] for step in view["steps"]) == len(space.analysis.gaps)
    shown = sum(len(party["gaten"]) for party in view["parties"])
    assert shown == sum(row.step == "BES" for row in space.analysis.gaps)


def test_the_choices_of_a_form_are_kept_when_the_language_or_the_day_changes(client: Client) -> None:
    page = client.get("/routes?naar=burgemeester&item=threats-to-kill&aantal=1", headers=BROWSER).text
    form = page[page.index('class="zl-choose"') : page.index("<main")]
    assert 'name="naar" value="burgemeester"' in form
    english = re.search(r'href="([^"]*)" lang="en"', page)
    assert english is not None
    assert "naar=burgemeester" in unescape(english[1])


def test_an_address_keeps_what_is_repeated() -> None:
    here = Address.of("/delen", [("a", "1"), ("b", "2"), ("a", "3"), ("c", "")])
    assert here.all("a") == ["1", "3"]
    assert here.put("a", "9").pairs == (("a", "9"), ("b", "2"))
    assert here.less("a", "1").plus("a", "1").all("a") == ["3", "1"]
    assert str(Address("/x")) == "/x"


def test_a_choice_that_is_in_no_list_stays_chosen() -> None:
    assert grouped([("", [("a", "A")])], "om", "nl")[-1] == ("Gekozen", [("om", "om", True)])


def test_texts_are_told_in_one_language_at_every_depth() -> None:
    told = {"a": [{"code": "x", "nl": "ja", "en": "yes", "b": {"nl": "een", "en": "one"}}]}
    assert in_language(told, "nl") == {"a": [{"code": "x", "b": "een", "tekst": "ja"}]}
    assert list(names_in({"normen": ["a", "b"], "x": {"normen": ["a"], "grond": "c"}}, "normen", "grond")) == [
        "a",
        "b",
        "c",
    ]


def test_a_norm_is_cited_as_it_stood_and_what_is_unknown_is_its_own_id() -> None:
    found = cite(load_law(), ["wmo-5-2-6", "no-such-norm"], "2026-11-22", "nl")
    assert found["wmo-5-2-6"]["vindplaats"].startswith("artikel 5.2.6 Wmo 2015")
    assert found["no-such-norm"]["titel"] == "no-such-norm"


def test_every_answer_to_every_question_of_the_law_is_told_in_words() -> None:
    values = {value for fact in load_law().facts for value in (*fact.values, "unknown")}
    assert [value for value in sorted(values) if value_words(value).nl == value_words(value).en == value] == []
    assert value_words("household").nl == "huisgenoten"
