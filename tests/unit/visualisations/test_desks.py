"""Where a signal enters and dies, in both pictures: by word and by mark, always as modelled, never a confined item."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from ontology.terms import Text
from queries.desks import DeskRow
from tests.unit.visualisations.pictures import PAYLOADS, Element, at_desks, panels, read
from visualisations.desks import dead_end, desks_told, dying
from visualisations.matrix import matrix_html
from visualisations.network import network_html

PICTURES = {"matrix": matrix_html, "network": network_html}
both = pytest.mark.parametrize("picture", PICTURES)
languages = pytest.mark.parametrize("language", ["nl", "en"])


def embedded(page: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("script", type="application/json").raw)
    return found


# ── what is told of a desk ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_desk_says_how_many_of_the_heaviest_factors_die_there() -> None:
    model, _, legal = at_desks()
    told = {one.desk: one for one in desks_told(model, legal, "nl")}
    assert told["arts"].note == "loket: 1 van 2 zwaarste factoren komt hier niet verder (gemodelleerd)"
    assert told["arts"].items == ("iets",)
    assert [factor.partition(":")[0] for factor in told["arts"].factors] == ["f-iets", "f-dit"]
    assert (told["gemeente"].figure, told["gemeente"].label("nl")) == ("1/1", "┳ loket 1/1")


def test_a_desk_where_no_heaviest_factor_is_told_has_no_figure() -> None:
    model, _, legal = at_desks()
    told = {one.desk: one for one in desks_told(model, legal, "nl")}["veilig-thuis"]
    assert (told.figure, told.label("nl"), told.factors) == ("–", "· loket", ())
    assert told.note == "loket: van de zwaarste factoren kan er hier geen worden verteld (gemodelleerd)"


def test_a_desk_where_all_arrives_has_the_word_without_the_sign() -> None:
    model, _, legal = at_desks()
    (arts,) = (row for row in legal.entries if row.desk == "arts")
    arrives = replace(arts, heaviest=tuple(one for one in arts.heaviest if not one.fate.dead))
    (told,) = desks_told(model, replace(legal, entries=(arrives,)), "nl")
    assert told.label("nl") == "· loket 0/1"
    assert told.note == "loket: 0 van 1 zwaarste factoren komen hier niet verder (gemodelleerd)"


def test_the_desk_where_signals_die_soonest_is_on_top() -> None:
    model, _, legal = at_desks()
    assert [one.desk for one in desks_told(model, legal, "nl")] == [row.desk for row in legal.entries]


def test_only_what_is_known_to_die_is_marked() -> None:
    model, _, legal = at_desks()
    assert {("arts", "iets"), ("gemeente", "iets")} <= set(dying(model, legal))
    assert ("arts", "dit") not in dying(model, legal)


@languages
def test_an_item_that_dies_says_from_when_who_should_have_it_and_what_would_carry_it_on(language: str) -> None:
    model, _, legal = at_desks()
    told = dead_end(model, dying(model, legal)["arts", "iets"], language)
    start, modelled = ("vrijdag 18:00", "gemodelleerd") if language == "nl" else ("Friday 18:00", "modelled")
    assert start in told["explanation"]
    assert told["explanation"].lower().count(modelled) >= 2
    assert told["steps"][0].startswith("politie: ")
    assert "; wet: mag" in told["explanation"] if language == "nl" else "; law: may" in told["explanation"]
    assert all(modelled in text for text in told["assumed"])


# ── the matrix ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_head_of_a_desk_has_a_word_a_sign_and_its_figure() -> None:
    page = read(matrix_html(*at_desks()[:2], "nl", at_desks()[2]))
    button = page.one("button", data_desk="arts")
    assert [span.text for span in button.all("span") if span.has("word")] == ["loket"]
    assert [span for span in button.all("span") if span.has("dead-end")]
    assert button.one("b").text == "1/2"
    assert button.attributes["title"] == "loket: 1 van 2 zwaarste factoren komt hier niet verder (gemodelleerd)"
    assert not [span for span in page.one("button", data_desk="veilig-thuis").all("span") if span.has("dead-end")]
    assert not page.all("button", data_desk="politie")


def test_a_cell_that_dies_says_so_in_words_with_a_sign_and_in_its_panel() -> None:
    model, analysis, legal = at_desks()
    page = read(matrix_html(model, analysis, "nl", legal))
    cells = page.all("td", data_end="dies")
    assert len(cells) == len(dying(model, legal))
    for cell in cells:
        assert [span for span in cell.all("span") if span.has("dead-end")]
        assert "hier verteld komt dit niet verder (gemodelleerd)" in cell.text
    for key in dying(model, legal):
        assert panels(page)[key]["needs"][-1]["kind"] == "Hier verteld komt dit niet verder"
    (entry,) = page.all("tr", data_mark="dead-end")
    assert entry.all("td")[-1].text == str(len(cells))


def test_the_panel_of_a_desk_names_factors_items_and_what_it_leans_on() -> None:
    model, analysis, legal = at_desks()
    data = embedded(read(matrix_html(model, analysis, "nl", legal)))
    assert data["desks"]["arts"]["items"] == ["iets"]
    assert len(data["leans"]) == 2
    assert all("gemodelleerd" in text for text in data["leans"])


# ── the network ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_desk_has_its_word_and_sign_in_the_drawing_and_an_entry_in_the_legend() -> None:
    model, analysis, legal = at_desks()
    page = read(network_html(model, analysis, "nl", legal))
    labels = {node["id"]: node["label"] for node in embedded(page)["nodes"]}
    assert labels["arts"] == "arts ┳ loket 1/2"
    assert labels["politie"] == "politie"
    (entry,) = page.all("li", data_mark="desk")
    assert "loket" in entry.text
    assert "gemodelleerd" in entry.text


# ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@both
@languages
def test_the_table_below_says_the_same_in_words(picture: str, language: str) -> None:
    model, analysis, legal = at_desks()
    page = read(PICTURES[picture](model, analysis, language, legal))
    for one in desks_told(model, legal, language):
        row = page.one("tr", data_desk_row=one.desk)
        assert one.note in row.text
        assert all(factor in row.text for factor in one.factors)
    assert ("gemodelleerd" if language == "nl" else "modelled") in page.one("h2", id="desks-title").text


@both
def test_the_assumptions_name_the_moment_and_that_it_is_modelled(picture: str) -> None:
    model, analysis, legal = at_desks()
    listed = read(PICTURES[picture](model, analysis, "nl", legal)).one("details", class_="assumptions").text
    assert "Ingangen zijn gemodelleerd" in listed
    assert "vrijdag 18:00" in listed


@both
def test_without_desks_nothing_is_said_of_them(picture: str) -> None:
    model, analysis, legal = at_desks()
    text = PICTURES[picture](model, analysis, "nl", replace(legal, entries=()))
    assert "loket" not in text
    assert "dead-end" not in text
    assert "data-desk" not in text
    assert "desk-table" not in text


@both
def test_a_confined_item_is_named_at_no_desk_even_when_a_signal_came_along(picture: str) -> None:
    """A planted leak: a desk that says it was told the safe address, and that it dies there."""
    model, analysis, legal = at_desks()
    text = PICTURES[picture](model, analysis, "nl", replace(legal, entries=tuple(map(_leaky, legal.entries))))
    assert text == PICTURES[picture](model, analysis, "nl", legal)


def _leaky(row: DeskRow) -> DeskRow:
    if row.desk != "arts":
        return row
    signal = next(one for one in row.signals if one.item == "iets")
    factor = next(one for one in row.heaviest if one.fate.dead)
    return replace(
        row,
        signals=(*row.signals, replace(signal, item="adres")),
        heaviest=(*row.heaviest, replace(factor, items=("adres",))),
    )


@both
def test_an_attack_in_a_label_stays_text(picture: str) -> None:
    model, analysis, legal = at_desks()
    attacks = cycle(PAYLOADS)
    bad = replace(
        model,
        actors=tuple(replace(one, label=Text(next(attacks), next(attacks))) for one in model.actors),
        items=tuple(replace(one, label=Text(next(attacks), next(attacks))) for one in model.items),
        risk_factors=tuple(replace(one, label=Text(next(attacks), next(attacks))) for one in model.risk_factors),
    )
    page, harmless = (read(PICTURES[picture](one, analysis, "nl", legal)) for one in (bad, model))
    assert len(page.all("script")) == len(harmless.all("script"))
    assert not page.all("img")
    assert not [name for element in page.walk() for name in element.attributes if name.startswith("on")]
