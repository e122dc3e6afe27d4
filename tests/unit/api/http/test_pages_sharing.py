"""The sharing check as a page: the verdict of the command line, the whole state in the address, nothing typed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from api.case_telling import case_object
from api.http.app import create_app
from api.http.pages.addresses import Address
from api.http.pages.sharing_query import body_of, pairs_of, still_needed, tidy
from api.http.pages.sharing_view import answered, open_questions, question
from api.http.settings import Settings
from api.http.state import Loaded
from ontology.law_loading import load_law
from tests.http_client import Client
from tests.law.cases_read import moments, read
from tools.api_samples import dutch_case

BROWSER = {"Accept": "text/html", "Accept-Language": "nl"}
MOMENTS = {name: case for name, case, _ in moments()}
ANSWER = r'class="zl-one".*?<a class="nl-button nl-button--secondary" href="([^"#]*)#oordeel"'
SAMPLE = sorted(MOMENTS)[::60]
GP = [
    ("houder", "huisarts"),
    ("ontvanger", "veilig-thuis"),
    ("doel", "investigate-domestic-violence"),
    ("categorie", "special-health"),
    ("overWie", "victim"),
]


def address_of(case: dict[str, Any]) -> Address:
    """The page on which a worked case is decided."""
    return tidy(Address("/delen", tuple(pairs_of(dutch_case(case)))))


def told(page: str) -> tuple[str, str, list[str]]:
    """Outcome, who decides and grounds, as the verdict on the page has them."""
    section = page[page.index('id="oordeel"') :]
    found = re.search(r'data-uitkomst="([^"]*)" data-beslissing="([^"]*)" data-gronden="([^"]*)"', section)
    assert found is not None
    return found[1], found[2], found[3].split()


def expected(case: dict[str, Any]) -> tuple[str, str, list[str]]:
    answer = case_object(load_law(), read(case))
    return answer["uitkomst"], answer["beslissing"], [ground["id"] for ground in answer["gronden"]]


@pytest.fixture(scope="module")
def reference() -> Client:
    """The worked cases are read against the packaged reference."""
    return Client(create_app(Settings(models=("referentie",))))


@pytest.mark.parametrize("name", SAMPLE)
def test_a_worked_case_has_the_verdict_of_the_command_line(reference: Client, name: str) -> None:
    answer = reference.get(str(address_of(MOMENTS[name])), headers=BROWSER)
    assert answer.status_code == 200
    assert told(answer.text) == expected(MOMENTS[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(MOMENTS))
def test_every_worked_case_has_the_verdict_of_the_command_line(reference: Client, name: str) -> None:
    assert told(reference.get(str(address_of(MOMENTS[name])), headers=BROWSER).text) == expected(MOMENTS[name])


@pytest.mark.parametrize("name", sorted(MOMENTS))
def test_the_address_of_a_case_says_the_whole_case(name: str) -> None:
    """What the API would be sent, and what the address gives it, is the same question."""
    from api.http.v1.judging import case_of_body

    loaded = _REFERENCE
    sent = dutch_case(MOMENTS[name])
    assert case_of_body(body_of(address_of(MOMENTS[name])), loaded, "referentie") == case_of_body(
        sent, loaded, "referentie"
    )


_REFERENCE: Loaded = create_app(Settings(models=("referentie",))).state.loaded


def test_a_form_that_was_sent_ends_at_a_short_address_that_keeps_the_page(client: Client) -> None:
    sent = "&".join(f"{key}={value}" for key, value in [*GP, ("kader", ""), ("kant", ""), ("stapVan", "geen")])
    moved = client.get(f"/delen?{sent}", headers=BROWSER)
    assert moved.status_code == 303
    there = moved.headers["location"]
    assert there == str(Address("/delen", tuple(GP)))
    one, other = (client.get(there, headers=BROWSER) for _ in range(2))
    assert one.content == other.content
    assert one.headers["etag"] == other.headers["etag"]


def test_before_enough_was_chosen_nothing_is_decided(client: Client) -> None:
    page = client.get("/delen?houder=huisarts", headers=BROWSER).text
    assert 'id="oordeel"' not in page
    assert still_needed(Address("/delen", (("houder", "huisarts"),))) == ("ontvanger", "doel", "item")
    assert "Is er nu gevaar: bel 112." in page


def test_an_answer_is_a_link_and_takes_away_its_question(client: Client) -> None:
    first = client.get(str(Address("/delen", tuple(GP))), headers=BROWSER).text
    asked = re.findall(r'<div class="zl-one" role="group" aria-label="([^"]*)">', first)
    link = re.search(ANSWER, first, re.DOTALL)
    assert asked
    assert link is not None
    second = client.get(link[1].replace("&amp;", "&"), headers=BROWSER).text
    assert asked[0] not in re.findall(r'<div class="zl-one" role="group" aria-label="([^"]*)">', second)
    assert "Ingevuld, niet nagegaan." in second


def test_not_known_is_an_answer_and_is_not_asked_again() -> None:
    assert open_questions({"vraagVolgende": ["ots", "acute-danger"]}, ["ots"]) == ["acute-danger"]
    here = Address("/delen", (("omstandigheid", "ots=unknown"),))
    (given,) = answered(load_law(), here, "nl")
    assert (given["id"], given["nu"]) == ("ots", "niet bekend")
    assert given["weg"] == "/delen"


def test_an_answer_is_changed_where_it_stands() -> None:
    here = Address("/delen", (("omstandigheid", "ots=true"), ("omstandigheid", "acute-danger=false")))
    changed = {one["waarde"]: one["adres"] for one in question(load_law(), "ots", here, "nl")["antwoorden"]}
    assert changed["false"] == "/delen?omstandigheid=ots=false&omstandigheid=acute-danger=false"


def test_the_day_of_the_law_decides_whether_veilig_thuis_may_tell_the_prosecutor(reference: Client) -> None:
    case = MOMENTS["c30"]
    page = {
        day: told(reference.get(str(address_of({**case, "date": day})), headers=BROWSER).text)
        for day in ("2024-06-30", "2025-01-01")
    }
    assert page["2024-06-30"][0] == "ONLY_VIA"
    assert page["2025-01-01"] == ("PERMITTED_HUMAN", "human", ["wmo-4-1-1-2-e"])
    both = reference.get(str(address_of(case).put("ookOp", "2024-06-30")), headers=BROWSER).text
    assert "Dat is een ander oordeel." in both


def test_the_wgs_counts_from_the_first_of_march_2025(reference: Client) -> None:
    day_before, first_day = (
        told(reference.get(str(address_of({**MOMENTS["lj-23"], "date": day})), headers=BROWSER).text)
        for day in ("2025-02-28", "2025-03-01")
    )
    assert first_day[2] == ["wpg-20-3-wgs"]
    assert day_before[2] != first_day[2]


def test_asking_is_told_in_three_answers(client: Client) -> None:
    page = client.get(str(Address("/delen", (*GP, ("kant", "vragen")))), headers=BROWSER).text
    for head in (
        "1. Mag u vragen?",
        "2. Wat verraadt uw vraag, en aan wie?",
        "3. Wat mag of moet de ander antwoorden?",
    ):
        assert head in page


def test_an_organ_is_asked_for_where_somebody_works_for_one(client: Client) -> None:
    given = tuple((key, "gemeente-oov" if key == "houder" else value) for key, value in GP)
    page = client.get(str(Address("/delen", given)), headers=BROWSER).text
    assert 'role="alert"' in page
    assert 'href="#kies-handeltVoor"' in page


def test_who_knows_a_confined_item_is_not_told(client: Client, loaded: Loaded) -> None:
    confined = [item.id for item in loaded.model("rijswijk").items if item.confined]
    assert confined
    for item in confined:
        for holder in loaded.model("rijswijk").actor:
            here = Address("/delen", (("houder", holder), *GP[1:3], ("item", item)))
            page = client.get(str(here), headers=BROWSER).text
            assert "Dit gegeven is afgeschermd" in page
            assert 'id="oordeel"' not in page
    wrong = client.get(str(Address("/delen", (("houder", "arosa"), *GP[1:3], ("item", "xx")))), headers=BROWSER).text
    assert "Deze houder legt dit in dit model niet vast." in wrong
    assert confined[0] not in wrong
    form = client.get("/delen?houder=arosa", headers=BROWSER).text
    assert f'value="{confined[0]}"' not in form


def test_nothing_about_a_person_can_be_put_in_the_address(client: Client) -> None:
    refused = client.get("/delen?houder=jan.jansen@example.org", headers=BROWSER)
    assert refused.status_code == 400
    assert "jansen" not in refused.text
    assert "free" not in client.get("/delen?opmerking=free", headers=BROWSER).headers["location"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_note_has_what_it_leans_on_the_article_the_day_and_the_disclaimer(client: Client, language: str) -> None:
    page = client.get(str(Address("/delen", (*GP, ("taal", language)))), headers=BROWSER).text
    expected_words = {
        "nl": (
            "Hierop leunt dit antwoord",
            "artikel 5.2.6 Wmo 2015",
            "Zelf te wegen",
            "Wat niet mee mag",
            "Vastleggen",
        ),
        "en": ("What this answer leans on", "article 5.2.6 Wmo 2015", "For a person to weigh", "Record", "After that"),
    }[language]
    assert [one for one in expected_words if one not in page] == []
