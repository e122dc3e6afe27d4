"""What can reach the alleged perpetrator, in both pictures: by mark and by word, and never a confined item."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from api.picture_view import legal_view
from api.workspace import Workspace
from ontology.model import Model
from queries.answer import Analysis
from queries.exposure_standing import Opening
from tests.builders import tiny
from tests.unit.visualisations.pictures import Element, panels, read
from visualisations.exposure_told import reaches
from visualisations.legal_view import LegalView
from visualisations.matrix import matrix_html
from visualisations.network import network_html

PICTURES = {"matrix": matrix_html, "network": network_html}
both = pytest.mark.parametrize("picture", PICTURES)


@cache
def exposed() -> tuple[Model, Analysis, LegalView]:
    """The doctor has something about her and her secret address; a letter can go to the house. The police have
    something about him, and he may ask for his own file.
    """
    model = (
        tiny()
        .actor("huisarts")
        .actor("politie-basisteam")
        .item("hulp")
        .item("adres", confined=True)
        .item("daad", subject="perpetrator")
        .item("cijfers", aggregate=True)
        .holds("huisarts", "hulp", "adres", register="HIS", category="medical-secrecy")
        .holds("politie-basisteam", "daad", register="BVH", category="police", regime="wpg")
        .needs("politie-basisteam", "hulp")
        .build()
    )
    workspace = Workspace(model)
    return model, workspace.analysis, legal_view(workspace)


def data_of(page: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("script", type="application/json").raw)
    return found


def test_what_goes_by_itself_stands_first_and_has_a_mark_of_its_own() -> None:
    told = reaches(exposed()[0], exposed()[2], "nl")
    assert [(one.item, one.mark) for one in told] == [("hulp", "reach-itself"), ("daad", "reach-asked")]


def test_each_way_says_what_he_learns_how_it_stands_and_who_decides() -> None:
    told = reaches(exposed()[0], exposed()[2], "nl")
    own = next(way for way in told[-1].ways if way.way == "hij vraagt zijn eigen dossier op")
    assert own.shows == "hij leert de inhoud"
    assert own.standing == "de wet geeft het, tenzij iemand het tegenhoudt"
    assert (own.holders, own.decides) == ("politie-basisteam", ("de korpschef van de politie",))
    assert "Brengt delen iemand in gevaar?" in own.checks


def test_a_row_of_the_matrix_carries_the_mark_with_words_for_who_cannot_see_it() -> None:
    page = read(matrix_html(*exposed()[:2], "nl", exposed()[2]))
    row = page.one("tr", data_item="hulp")
    assert [span.text for span in row.all("span") if span.has("reach-itself")] == ["P"]
    assert "kan de vermoedelijke pleger vanzelf bereiken (praktijk, gemodelleerd)" in row.text
    for item in ("cijfers", "adres"):
        assert not [span for span in page.one("tr", data_item=item).all("span") if span.has("reach")]


def test_the_panel_of_who_has_it_names_the_way_and_who_decides() -> None:
    page = read(matrix_html(*exposed()[:2], "nl", exposed()[2]))
    told = {key: cell["reach"] for key, cell in panels(page).items() if "reach" in cell}
    assert set(told) == {("huisarts", "hulp"), ("politie-basisteam", "daad")}
    assert told["politie-basisteam", "daad"]["code"] == "P"
    ways = dict(told["politie-basisteam", "daad"]["ways"])
    assert "Wie beslist: de korpschef van de politie" in ways["Hij vraagt zijn eigen dossier op"]


@both
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_below_says_the_same_in_words(picture: str, language: str) -> None:
    model, analysis, legal = exposed()
    page = read(PICTURES[picture](model, analysis, language, legal))
    listed = page.one("details", id="exposure")
    told = reaches(model, legal, language)
    assert [body.attributes["data-reach"] for body in listed.all("tbody")] == [one.item for one in told]
    for one in told:
        text = listed.one("tbody", data_reach=one.item).text
        assert all(part in text for way in one.ways for part in (way.way, way.holders, way.standing, *way.decides))
    assert ("gemodelleerd" if language == "nl" else "modelled") in listed.one("summary").text
    assert "--custody" not in listed.text


@both
def test_the_one_line_at_the_top_counts_them(picture: str) -> None:
    page = read(PICTURES[picture](*exposed()[:2], "nl", exposed()[2]))
    assert (
        "2 van de 4 items kunnen de vermoedelijke pleger bereiken, 1 daarvan vanzelf"
        in page.one("p", id="reach-short").text
    )


@both
def test_without_the_question_nothing_is_said_of_it(picture: str) -> None:
    model, analysis, legal = exposed()
    text = PICTURES[picture](model, analysis, "nl", replace(legal, exposure=None))
    assert "reach-" not in text.partition("<script type=")[0]
    assert '"reach"' not in text


@both
def test_a_confined_item_is_named_along_no_way_even_when_a_row_came_along(picture: str) -> None:
    """A planted leak: an answer that says the address can reach him from the doctor."""
    model, analysis, legal = exposed()
    assert legal.exposure is not None
    row = next(one for one in legal.exposure.rows if one.opening is Opening.DEFAULT)
    leaky = replace(legal.exposure, rows=(*legal.exposure.rows, replace(row, item="adres")))
    draw = PICTURES[picture]
    assert draw(model, analysis, "nl", replace(legal, exposure=leaky)) == draw(model, analysis, "nl", legal)
