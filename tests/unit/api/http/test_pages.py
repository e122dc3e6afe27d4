"""The pages as a browser gets them: each says what it is about and keeps its choice in the address."""

from __future__ import annotations

import csv
import io
import re
from hashlib import sha256
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest

from api.http.app import create_app
from api.http.pages.explained import explained_of
from api.http.pages.frame import Asked
from api.http.pages.menu import MENU, Entry
from api.http.pages.serving import FILES, address_of
from api.http.settings import Settings
from api.http.state import Loaded
from api.workspace import Workspace
from queries.answer import GAP_KINDS
from tests.http_client import Client

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "nl"}
SMALL = "?model=voorbeeld"
TEXTS = ("/methode", "/toegankelijkheid", "/begrippen", "/wetten", "/wetten/wmo-5-2-6", "/gaten", "/")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address, headers=BROWSER)
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def words(text: str) -> str:
    """What a reader sees, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.parametrize("address", TEXTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_states_model_version_day_of_the_law_assumptions_and_that_it_is_no_advice(
    client: Client, address: str, language: str
) -> None:
    text = page(client, f"{address}{SMALL}&taal={language}")
    seen = words(text)
    assert f'<html lang="{language}"' in text
    assert text.count("<h1>") == 1
    if language == "nl":
        stated = ("versie 0.1.0", "recht van 22 november 2026", "Aannamen (", "Hulpmiddel, geen juridisch advies.")
    else:
        stated = ("version 0.1.0", "law of 22 November 2026", "Assumptions (", "An aid, not legal advice.")
    assert [one for one in stated if one not in seen] == []
    assert "ictief" in seen or "ictional" in seen  # the teaching model is made up, and every page says so


@pytest.mark.parametrize("address", TEXTS)
def test_no_page_holds_a_style_or_script_of_its_own_and_each_brings_the_policy(client: Client, address: str) -> None:
    answer = client.get(f"{address}{SMALL}", headers=BROWSER)
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert re.findall(r"<script(?! src=)", answer.text) == []
    assert re.findall(r"\son\w+=", answer.text) == []
    assert "'unsafe" not in answer.headers["content-security-policy"]
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.path)
def test_every_line_of_the_menu_leads_somewhere_and_says_where_you_are(client: Client, entry: Entry) -> None:
    text = page(client, f"{entry.path}{SMALL}")
    menu = text.partition("<nav")[2].partition("</nav>")[0]
    assert len(re.findall(r'<a href="[^"]*" aria-current="page">', menu)) == 1


def test_links_within_a_page_keep_model_day_subject_and_language(client: Client) -> None:
    chosen = "?model=voorbeeld&niveau=4&geldigOp=2025-01-01&betreft=child&taal=en"
    text = page(client, f"/methode{chosen}")
    own = [unescape(one) for one in re.findall(r'<a[^>]* href="(/[^"]*)"', text)]
    plain = [one for one in own if not one.startswith(("/docs", "/def", "/doc"))]
    assert len(plain) > 8
    for link in plain:
        assert all(part in link for part in ("model=voorbeeld", "niveau=4", "geldigOp=2025-01-01", "betreft=child"))


def test_every_link_on_the_start_page_leads_to_a_page(client: Client) -> None:
    text = page(client, f"/{SMALL}")
    links = {unescape(one) for one in re.findall(r'href="(/[^"#]*)"', text)}
    broken = [one for one in sorted(links) if client.get(one, headers=BROWSER).status_code != 200]
    assert broken == []


def test_the_start_page_answers_without_a_click(client: Client, loaded: Loaded) -> None:
    space = loaded.workspace("voorbeeld")
    seen = words(page(client, f"/{SMALL}"))
    assert f"moet {space.analysis.summary.needs} keer een partij bij een stap iets weten" in seen
    assert f"Alle {len(space.analysis.gaps)} gaten" in seen
    for heading in (
        "Wat morgen dicht kan",
        "Het slechtste uur voor een alarm",
        "Waar een signaal het eerst niet verder komt",
    ):
        assert heading in seen


def test_the_counts_per_kind_are_those_of_the_analysis_and_lead_to_just_those_gaps(
    client: Client, loaded: Loaded
) -> None:
    kinds = loaded.workspace("voorbeeld").analysis.summary.per_kind
    for kind in (kind.value for kind in GAP_KINDS if kinds.get(kind.value)):
        assert f"soort={kind}" in page(client, f"/{SMALL}")
        seen = words(page(client, f"/gaten{SMALL}&soort={kind}"))
        assert f"{kinds[kind]} van de" in seen


def test_the_list_of_gaps_is_filtered_ordered_and_cut_by_its_address_alone(client: Client, loaded: Loaded) -> None:
    space = loaded.workspace("voorbeeld")
    gaps = space.analysis.gaps
    everything = re.findall(r"/gaten/([a-z0-9-]+)\?", page(client, f"/gaten{SMALL}"))
    assert everything == [row.need for row in gaps[:25]]
    step = gaps[0].step
    wanted = [row.need for row in gaps if row.step == step]
    assert re.findall(r"/gaten/([a-z0-9-]+)\?", page(client, f"/gaten{SMALL}&stap={step}")) == wanted[:25]
    by_item = re.findall(r"/gaten/([a-z0-9-]+)\?", page(client, f"/gaten{SMALL}&volgorde=item"))
    items = {row.need: space.model.item[row.item].label.nl.lower() for row in gaps}
    assert [items[need] for need in by_item] == sorted(items[need] for need in by_item)


def test_pages_of_a_long_list_follow_each_other_without_loss(client: Client, loaded: Loaded) -> None:
    found: list[str] = []
    address: str | None = "/gaten"
    while address:
        text = page(client, address)
        found += re.findall(r'<th scope="row"><a href="/gaten/([a-z0-9-]+)"', text)
        following = re.search(r'<a rel="next" href="([^"]+)"', text)
        address = unescape(following[1]) if following else None
    assert found == [row.need for row in loaded.workspace("rijswijk").analysis.gaps]


def test_the_spreadsheet_holds_the_gaps_that_were_chosen(client: Client, loaded: Loaded) -> None:
    gaps = loaded.workspace("voorbeeld").analysis.gaps
    kind = gaps[0].kind.value
    answer = client.get(f"/gaten-als-csv{SMALL}&soort={kind}")
    assert answer.headers["content-disposition"] == 'attachment; filename="gaten.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) - 1 == sum(row.kind.value == kind for row in gaps)


def test_all_wrong_keys_are_told_at_once_on_a_page(client: Client) -> None:
    seen = words(page(client, "/gaten?soort=onzin&stap=nergens&volgorde=zomaar&pagina=0&taal=nl", 400))
    assert all(key in seen for key in ("soort", "stap", "volgorde", "pagina"))


@pytest.mark.parametrize("address", ["/gaten/bestaat-niet", "/wetten/bestaat-niet", "/bestaat-niet", "/gaten/"])
def test_what_is_not_there_is_a_page_for_a_person_and_a_problem_for_a_program(client: Client, address: str) -> None:
    text = page(client, address, 404)
    assert "Niet gevonden" in text
    assert 'href="/"' in text
    told = client.get(address, headers={"Accept": "application/json"})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_a_problem_of_the_api_stays_a_problem_for_a_browser_too(client: Client) -> None:
    assert client.get("/v1/gronden/niets", headers=BROWSER).headers["content-type"] == "application/problem+json"


def test_what_looks_like_a_person_is_refused_and_not_repeated(client: Client) -> None:
    text = page(client, "/gaten?soort=123456782", 400)
    assert "123456782" not in text


def test_no_page_has_a_place_to_type_text(client: Client) -> None:
    for address in TEXTS:
        text = page(client, f"{address}{SMALL}")
        kinds = set(re.findall(r'<input[^>]* type="(\w+)"', text))
        assert kinds <= {"date", "hidden", "checkbox", "radio"}
        assert "<textarea" not in text


def test_a_gap_tells_why_in_fact_what_the_law_says_and_what_would_repair_it(client: Client, loaded: Loaded) -> None:
    space = loaded.workspace("rijswijk")
    need = next(
        row.need
        for row in space.analysis.gaps
        if (one := space.judged.get(row.need)) and one.verdict and one.verdict.to_check and one.verdict.grounds
    )
    row = next(one for one in space.analysis.rows if one.need == need)
    verdict = space.judged[need].verdict
    assert verdict is not None
    text = page(client, f"/gaten/{need}")
    seen = words(text)
    assert row.explanation.nl in seen
    for heading in ("Waarom, in feite", "Wat de wet zegt", "Voorwaarden, om af te vinken", "Laag voor laag"):
        assert heading in seen
    assert all(f'href="/wetten/{ground}"' in text for ground in verdict.grounds)
    assert 'href="https://wetten.overheid.nl/' in text
    assert all(space.law.fact[fact].question.nl in seen for fact in verdict.to_check)
    assert "De kleinste rechtmatige reparatie" in seen


def test_who_knows_a_confined_item_is_nowhere(client: Client, loaded: Loaded) -> None:
    space = loaded.workspace("rijswijk")
    confined = [row for row in space.analysis.rows if space.model.item[row.item].confined]
    assert confined
    for row in confined:
        seen = words(page(client, f"/gaten/{row.need}")).partition("Waar dit op rust")[0]
        needer = space.model.label(row.needer).brief("nl")
        others = {space.model.label(party).brief("nl") for party in (*row.holders, *row.hearsay_holders)}
        named = [one for one in others if one not in needer and re.search(rf"\b{re.escape(one)}\b", seen)]
        assert named == []


def test_every_version_of_a_norm_is_shown_with_its_days_its_text_and_what_leans_on_it(
    client: Client, loaded: Loaded
) -> None:
    law, space = loaded.law, loaded.workspace("rijswijk")
    cited = next(one.verdict.grounds[0] for one in space.judged.values() if one.verdict and one.verdict.grounds)
    text = page(client, f"/wetten/{cited}")
    norm = law.on(space.flows.bench.day).norm[cited]
    assert norm.rule.nl in words(text)
    assert norm.url.replace("&", "&amp;") in text
    leaning = [need for need, one in space.judged.items() if one.verdict and cited in one.verdict.grounds]
    shown = set(re.findall(r'href="/gaten/([a-z0-9-]+)"', text))
    assert {need for need in leaning if not space.model.item[_item(space, need)].confined} <= shown


def _item(space: Workspace, need: str) -> str:
    return next(row.item for row in space.analysis.rows if row.need == need)


def test_the_list_of_old_texts_holds_every_norm_that_must_be_read_again(client: Client, loaded: Loaded) -> None:
    old = [norm for norm in loaded.law.on("2026-11-22").norm.values() if norm.text_state.needs_recheck]
    seen = words(page(client, "/wetten?tekst=oud&geldigOp=2026-11-22"))
    assert f"{len(old)} normen zoals zij gelden op" in seen


def test_every_explanation_is_the_definition_of_the_ontology_and_stands_on_the_page_of_terms(
    client: Client, loaded: Loaded
) -> None:
    found = explained_of(loaded, loaded.model("rijswijk"))
    assert {"gap-kind/silo", "state/mag", "Actor", "theme/violence", "remedy/make-agreement"} <= found.keys()
    text = page(client, "/begrippen")
    missing = [term.key for term in found.values() if f'id="{term.anchor}"' not in text]
    assert missing == []
    asked = Asked(loaded, "/", "nl", {}, ())
    tips = re.findall(r'role="tooltip" id="(u\d+)">([^<]+)<', page(client, "/gaten"))
    assert len(tips) > 15
    assert {text.strip() for _, text in tips} <= {
        _escaped(term.definition.of(asked.language)) for term in found.values()
    }


def _escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(text))


def test_a_picture_brings_its_own_policy_and_the_menu(client: Client) -> None:
    for address in ("/matrix", "/netwerk"):
        answer = client.get(f"{address}{SMALL}", headers=BROWSER)
        policy = answer.headers["content-security-policy"]
        assert "'unsafe-inline'" not in policy
        assert "script-src 'sha256-" in policy
        assert "http-equiv" not in answer.text
        assert f'href="/gaten{SMALL}"' in answer.text


def test_a_file_has_another_address_when_it_changes_and_only_ours_are_served(client: Client) -> None:
    for name in FILES:
        answer = client.get(address_of(name))
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert address_of(name).endswith(sha256(answer.content).hexdigest()[:12])
    assert client.get("/statisch/settings.py").status_code == 404
    assert client.get("/statisch/..%2f..%2fsettings.py").status_code == 404


def test_vendored_styles_are_those_that_were_taken_and_ask_nothing_of_another_host() -> None:
    place = files("api.http.pages").joinpath("static")
    stated = dict(
        re.findall(r"\| `vendor/([\w.-]+)` \|[^|]*\| `([0-9a-f]{64})` \|", place.joinpath("README.md").read_text())
    )
    present = {one.name: one.read_bytes() for one in place.joinpath("vendor").iterdir()}
    assert stated == {name: sha256(content).hexdigest() for name, content in present.items()}
    assert not any(b"url(" in content or b"@import" in content for content in present.values())


def test_a_municipality_brings_its_own_theme(loaded: Loaded, tmp_path: Path) -> None:
    theme = tmp_path / "thema.css"
    theme.write_text(".eigen-theme { --basis-color-action-2-color-default: #7a0000; }")
    settings = Settings(models=("voorbeeld",), pages_theme_file=theme, pages_theme_class="eigen-theme")
    client = Client(create_app(settings, Loaded(settings, loaded.models)))
    text = page(client, "/methode?model=voorbeeld")
    assert 'class="eigen-theme"' in text
    assert 'href="/statisch/thema.css"' in text
    assert client.get("/statisch/thema.css").text == theme.read_text()


def test_the_same_address_gives_the_same_bytes(client: Client) -> None:
    for address in ("/gaten", "/wetten/wmo-5-2-6", "/begrippen"):
        first, second = (client.get(f"{address}{SMALL}", headers=BROWSER) for _ in range(2))
        assert first.headers["etag"] == second.headers["etag"]
        assert first.content == second.content
