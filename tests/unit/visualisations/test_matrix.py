"""The matrix is a real table that holds every position and every need, once."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from ontology.model import Model
from ontology.statutes import Law
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import GAP_KINDS, Analysis, GapKind
from tests.builders import tiny
from tests.unit.visualisations.pictures import Element, every_kind, in_words, lawful, panels, read, small
from visualisations.cells import Held, grid, parties
from visualisations.legal import state_word, strictest
from visualisations.legal_view import LegalView
from visualisations.matrix import matrix_html
from visualisations.palette import POSITION_SIGNS, Position
from visualisations.words import word


@pytest.fixture(scope="module")
def table() -> Element:
    return read(matrix_html(*small())).one("table", id="matrix")


def heads(table: Element) -> list[str]:
    return [head.attributes["data-party"] for head in table.all("th") if "data-party" in head.attributes]


def cell(table: Element, party: str, item: str) -> Element:
    row = table.one("tr", data_item=item)
    return row.all("td")[heads(table).index(party)]


def test_it_has_a_caption_and_scoped_heads(table: Element) -> None:
    assert "wie het mist" in table.one("caption").text
    assert {head.attributes["scope"] for head in table.all("th")} == {"col", "colgroup", "row", "rowgroup"}
    assert table.attributes["role"] == "grid"


def test_every_party_and_item_is_there(table: Element) -> None:
    model, _ = small()
    assert sorted(heads(table)) == sorted([*model.actor, *model.table, *model.source_of_knowledge])
    assert sorted(row.attributes["data-item"] for row in table.all("tr") if "data-item" in row.attributes) == sorted(
        model.item
    )
    for row in table.all("tr"):
        if "data-item" in row.attributes:
            assert len(row.all("td")) == len(heads(table))


def test_groups_follow_the_domains_then_tables_then_knowers() -> None:
    model, _ = small()
    assert [(group, ids) for group, _, ids in parties(model, "nl")] == [
        ("safety", ["recherche", "wijk"]),
        ("administration", ["burgemeester"]),
        ("care", ["arts", "opvang", "stil"]),
        ("tables", ["kamer"]),
        ("knowers", ["slachtoffer"]),
    ]


def test_group_heads_span_their_columns(table: Element) -> None:
    spans = [int(head.attributes["colspan"]) for head in table.all("th", scope="colgroup")]
    assert spans == [2, 1, 3, 1, 1]


def test_rows_are_grouped_by_theme_in_the_order_of_the_approach(table: Element) -> None:
    themes = [body.attributes["data-theme"] for body in table.all("tbody") if "data-theme" in body.attributes]
    assert themes == ["violence", "threats-weapons", "help-seeking", "protection", "housing-money"]


@pytest.mark.parametrize(
    ("party", "item", "words"),
    [
        ("arts", "wurging", "heeft het uit eerste hand; nodig en gedekt"),
        ("opvang", "wurging", "ontvangt het over een stroom; nodig en gedekt"),
        ("recherche", "dreiging", "heeft het uit eerste hand"),
        ("burgemeester", "schuld", "heeft het van horen zeggen; gat: gat second-hand"),
        ("wijk", "dreiging", "heeft het niet; gat: gat silo"),
        ("burgemeester", "wurging", "heeft het niet; gat: gat unaware"),
        ("arts", "plan", "heeft het niet; gat: gat not-created"),
        ("stil", "wurging", ""),
    ],
)
def test_a_cell_says_position_and_need(table: Element, party: str, item: str, words: str) -> None:
    found = cell(table, party, item)
    hidden = [element.text for element in found.all("span") if element.has("unseen")]
    assert hidden == ([words] if words else [])


def test_a_sign_and_a_mark_are_hidden_from_who_hears_the_words(table: Element) -> None:
    for element in table.all("span"):
        if element.has("mark") or element.has("sign"):
            assert element.attributes["aria-hidden"] == "true"


def test_a_confined_item_is_not_pictured_at_a_table(table: Element) -> None:
    assert cell(table, "kamer", "adres").children == []
    assert "(aantal behoeften: 1)" in read(matrix_html(*small())).text


def test_legend_and_page_count_the_same() -> None:
    model, analysis = small()
    analysis = every_kind(analysis)
    page = read(matrix_html(model, analysis))
    cells = Counter(
        td.attributes["data-kind"] for td in page.one("table", id="matrix").all("td") if "data-kind" in td.attributes
    )
    needs = Counter(row.kind.value for row in analysis.rows)
    for row in page.one("table", id="legend").all("tr"):
        kind = row.attributes.get("data-kind")
        if kind:
            mark, need_count, cell_count = row.all("td")
            assert mark.one("span").has(kind)
            assert (int(need_count.text), int(cell_count.text)) == (needs[kind], cells[kind])
    assert {row.attributes.get("data-kind") for row in page.one("table", id="legend").all("tr")} - {None} == set(
        GAP_KINDS
    )


def test_the_figures_add_up() -> None:
    model, analysis = small()
    page = read(matrix_html(model, analysis))
    needs, met, gaps = (int(figure.text) for figure in page.all("ul", class_="figures")[0].all("strong"))
    assert needs == len(model.needs) == met + gaps
    assert gaps == len(analysis.gaps)


def test_totals_are_the_gaps_in_the_column_and_the_row(table: Element) -> None:
    model, analysis = small()
    shown = [row for row in analysis.gaps if not (row.needer == "kamer" and row.item == "adres")]
    per_party = Counter(row.needer for row in shown)
    totals = [total.text for total in table.one("tr", class_="totals").all("td")]
    assert totals == [str(per_party[party] or "") for party in heads(table)]
    per_item = Counter(row.item for row in shown)
    for item in model.item:
        assert table.one("tr", data_item=item).attributes["data-gaps"] == str(per_item[item])


def test_the_heaviest_ten_are_the_first_of_the_analysis() -> None:
    model, analysis = small()
    page = read(matrix_html(model, analysis))
    lines = [line.text for line in page.one("section", aria_labelledby="heaviest").all("li")]
    pictured = [(row.needer, row.item) for row in analysis.gaps if (row.needer, row.item) != ("kamer", "adres")]
    pairs = list(dict.fromkeys(pictured))[:10]
    assert len(lines) == len(pairs)
    for line, (party, item) in zip(lines, pairs, strict=True):
        assert line.startswith(f"{party} mist {item}")


def test_the_panel_holds_every_explanation() -> None:
    model, analysis = small()
    page = read(matrix_html(model, analysis))
    cells = panels(page).values()
    told = {need["explanation"] for found in cells for need in found["needs"]}
    kept = {row.explanation.nl for row in analysis.rows if not (row.needer == "kamer" and row.item == "adres")}
    assert told == kept
    assumed = {text for found in cells for need in found["needs"] for text in need["assumed"]}
    assert assumed >= {text.nl for row in analysis.rows if row.needer == "wijk" for text in row.assumed}


def test_needs_with_another_reason_stand_apart_in_the_panel() -> None:
    model, analysis = small()
    rows = [row for row in analysis.rows if (row.needer, row.item) == ("opvang", "wurging")]
    assert len(rows) == 2
    found = grid(model, analysis, "nl").cells["opvang", "wurging"]
    assert (found.position, found.gap, found.gaps, len(found.needs)) == (Position.RECEIVES, None, 0, 2)


def test_a_cell_with_several_kinds_shows_the_first_in_precedence() -> None:
    model, analysis = small()
    found = grid(model, every_kind(analysis), "nl").cells["opvang", "wurging"]
    kinds = {row.kind for row in found.needs}
    assert len(kinds) > 1
    assert found.gap == next(kind for kind in GapKind if kind in kinds)


def test_a_model_without_needs_has_a_page_too() -> None:
    model, _ = small()
    bare = replace(model, needs=(), assumptions=(), description=Text("", ""))
    page = read(matrix_html(bare, analyse(bare)))
    assert "Dit model heeft geen gaten." in page.text
    assert "Dit model noemt geen aannamen." in page.text


def test_signs_differ() -> None:
    assert len(set(POSITION_SIGNS.values())) == len(Position)


# ── the same facts, as text ──────────────────────────────────────────────────────────────────────────────────────────

Facts = tuple[str, str | None, str | None, bool, bool]
"""Position, kind of gap, state, heavy, met: all that a cell shows."""


def facts_in(said: str) -> Facts:
    """What a text says of a cell, read back."""
    position, *rest = said.split("; ")
    kinds = [part.removeprefix("gat: ").removeprefix("gat ") for part in rest if part.startswith("gat: ")]
    states = [part.removeprefix("wet: ") for part in rest if part.startswith("wet: ")]
    heavy = "item met het hoogste gewicht (4)" in rest
    kind, state = (found[0] if found else None for found in (kinds, states))
    return position, kind, state, heavy, "nodig en gedekt" in rest


def facts_of(model: Model, analysis: Analysis, legal: LegalView | None) -> dict[tuple[str, str], Facts]:
    """What the model and the analysis say, without any page."""
    found: dict[tuple[str, str], Facts] = {}
    for key, one in grid(model, analysis, "nl").cells.items():
        position = f"pos-{one.position.value}" if one.position else "pos-none"
        gaps = [row for row in one.needs if row.kind.is_gap]
        state = state_word(strictest(legal, gaps)[0], "nl") if legal and gaps else None
        said = "" if model.item[one.item].confined else word(position, "nl")
        found[key] = (said, one.gap.value if one.gap else None, state, one.heavy, bool(one.needs and not one.gap))
    return found


@pytest.mark.parametrize("lawfully", [False, True])
def test_the_words_in_the_table_read_back_to_the_same_cells(lawfully: bool) -> None:
    model, analysis, legal = lawful() if lawfully else (*small(), None)
    table = read(matrix_html(model, analysis, "nl", legal)).one("table", id="matrix")
    told = {
        (party, row.attributes["data-item"]): next(one.text for one in found.all("span") if one.has("unseen"))
        for row in table.all("tr")
        if "data-item" in row.attributes
        for party, found in zip(heads(table), row.all("td"), strict=True)
        if "data-cell" in found.attributes
    }
    wanted = facts_of(model, analysis, legal)
    assert told.keys() == wanted.keys()
    for key, said in told.items():
        confined = model.item[key[1]].confined
        assert facts_in(f"; {said}" if confined else said) == wanted[key]


@pytest.mark.parametrize("lawfully", [False, True])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_below_the_matrix_holds_the_same_cells_with_the_same_words(lawfully: bool, language: str) -> None:
    model, analysis, legal = lawful() if lawfully else (*small(), None)
    page = read(matrix_html(model, analysis, language, legal))
    table = page.one("table", id="matrix")
    in_table = {
        (row.attributes["data-item"], model.label(party).brief(language), said.text)
        for row in table.all("tr")
        if "data-item" in row.attributes
        for party, found in zip(heads(table), row.all("td"), strict=True)
        for said in found.all("span")
        if said.has("unseen")
    }
    in_text = in_words(page)
    assert len(in_text) == len(set(in_text)) == len(in_table)
    assert set(in_text) == in_table


def test_an_item_without_any_cell_says_so_in_the_text() -> None:
    model, _ = small()
    bare = replace(model, needs=(), holdings=(), flows=())
    page = read(matrix_html(bare, analyse(bare)))
    assert in_words(page) == []
    assert "geen positie en geen behoefte" in page.one("section", data_words="wurging").text


# ── quick questions ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_holds_an_item_is_counted_by_partner_and_of_a_confined_one_nothing_is_said() -> None:
    model = (
        tiny("vragen")
        .partner("politie")
        .actor("wijk", partner="politie")
        .actor("recherche", partner="politie")
        .actor("arts")
        .knower("zij")
        .item("niemand")
        .item("een")
        .item("twee")
        .item("horen")
        .item("adres", confined=True)
        .holds("zij", "niemand")
        .holds("wijk", "een", "twee")
        .holds("recherche", "een")
        .holds("arts", "twee", "adres")
        .holds("wijk", "horen", hearsay=True)
        .needs("arts", "niemand")
        .build()
    )
    held = {line.id: line.held for line in grid(model, analyse(model), "nl").lines}
    assert held == {
        "niemand": Held.NOBODY,
        "een": Held.ONE,
        "twee": Held.MORE,
        "horen": Held.MORE,
        "adres": Held.UNSAID,
    }
    page = read(matrix_html(model, analyse(model)))
    assert page.one("button", data_quick="nobody").text == "bij geen partner (1)"
    assert page.one("button", data_quick="one").text == "bij één partner (1)"
    assert not page.all("button", data_quick="closed")
    assert "data-held" not in page.one("tr", data_item="adres").attributes


def test_what_cannot_be_shared_so_is_counted_by_item_and_undecided_is_not_among_it() -> None:
    model, analysis, legal = lawful()
    page = read(matrix_html(model, analysis, "nl", legal))
    closed = {"niet-op-deze-manier", "geen-grond-vastgelegd", "verboden"}
    assert set(json.loads(page.one("script", type="application/json").raw)["closed"]) == closed
    rows = [row for row in page.one("table", id="matrix").all("tr") if "data-item" in row.attributes]
    items = [row for row in rows if any(cell.attributes.get("data-law") in closed for cell in row.all("td"))]
    assert page.one("button", data_quick="closed").text == f"aanwezig, zo niet te delen ({len(items)})"


def test_a_partner_of_several_units_can_be_chosen_as_a_whole() -> None:
    page = read(matrix_html(*small()))
    options = [one.attributes["value"] for one in page.one("select", id="filter-party").all("option")]
    assert [one for one in options if one.startswith("partner:")] == ["partner:politie"]
    assert page.one("th", data_party="wijk").attributes["data-partner"] == "partner:politie"


def test_an_article_in_the_panel_has_the_address_where_it_is_read_and_conditions_are_a_checklist() -> None:
    model, analysis, legal = lawful()
    linked = replace(legal, law=addressed(legal, "https://wetten.overheid.nl/BWBR0001"))
    law = panels(read(matrix_html(model, analysis, "nl", linked)))["vrager", "mag-onder-voorwaarden"]["needs"][0]["law"]
    article = "artikel geven Wet (tekst van 2019-05-25, opnieuw na te gaan)"
    assert law["links"] == [[article, "https://wetten.overheid.nl/BWBR0001"]]
    assert law["checks"] == ["Eerst nagaan"]
    assert ["Eerst nagaan", ["Is gevaar zo?"]] in law["lines"]


def test_an_address_that_is_no_page_never_becomes_a_link() -> None:
    model, analysis, legal = lawful()
    page = matrix_html(model, analysis, "nl", replace(legal, law=addressed(legal, "javascript:alert(1)")))
    assert "javascript:" not in page


def addressed(legal: LegalView, url: str) -> Law:
    """The law of the view with every norm at this address."""
    return replace(legal.law, norms=tuple(replace(norm, url=url) for norm in legal.law.norms))
