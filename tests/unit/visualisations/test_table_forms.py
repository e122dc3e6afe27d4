"""The pages on paper: nothing from a model is markup, nothing is fetched, nothing confined is named."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from ontology.law_loading import load_law
from ontology.model import Model
from ontology.terms import Text
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from queries.table_forms import TableForms, table_forms
from tests.builders import tiny
from visualisations.table_form_pages import pages_of
from visualisations.table_forms import table_forms_annex, table_forms_html, table_forms_markdown

DAY = "2026-11-22"
LAW = load_law()
WRITERS = (table_forms_html, table_forms_markdown, table_forms_annex)


def small() -> Model:
    building = tiny().actor("politie-basisteam").actor("veilig-thuis").actor("opvang")
    building.item("meldingen", subject="perpetrator").item("schuiladres", confined=True)
    building.holds("politie-basisteam", "meldingen", register="BVH", category="police", regime="wpg")
    building.holds("opvang", "schuiladres")
    building.table("t", "opvang", "veilig-thuis").needs("t", "meldingen", "BEE").needs("t", "schuiladres", "BEE")
    return building.build()


def asked(model: Model) -> TableForms:
    return table_forms(LegalFlows(Bench(model, LAW, DAY)), "t")


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_confined_item_is_nowhere(write: object, language: str) -> None:
    model = small()
    assert callable(write)
    assert "schuiladres" not in write(model, LAW, DAY, asked(model), language)


def test_the_pages_count_it() -> None:
    model = small()
    (question, *_) = pages_of(model, LAW, DAY, asked(model), "nl").first
    assert question.lead[1].startswith("1 soort(en) informatie blijven altijd gesloten")


@pytest.mark.parametrize("write", WRITERS)
def test_a_name_from_a_model_is_never_markup(write: object) -> None:
    bad = "<script>alert(1)</script>|[x](y)"
    model = small()
    (table,) = model.tables
    named = replace(
        model,
        tables=(replace(table, label=Text(bad, bad)),),
        actors=tuple(replace(one, label=Text(bad, bad)) for one in model.actors),
        items=tuple(replace(one, label=Text(bad, bad)) for one in model.items),
    )
    assert callable(write)
    text = write(named, LAW, DAY, asked(named), "nl")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    if write is not table_forms_html:
        assert "[x](y)" not in text


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    model = small()
    page = table_forms_html(model, LAW, DAY, asked(model))
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"<script|<link|<img|\bsrc=|\bhref=|@import|url\(|style=", page)
    assert page.count('<div class="sheet">') == 4
    assert page.index('lang="nl" class="language"') < page.index('lang="en" class="language"')


def test_the_markdown_says_what_the_page_says() -> None:
    model = small()
    answer = asked(model)
    page = table_forms_html(model, LAW, DAY, answer)
    twin = table_forms_markdown(model, LAW, DAY, answer)
    for pages in (pages_of(model, LAW, DAY, answer, "nl"), pages_of(model, LAW, DAY, answer, "en")):
        for section in (*pages.first, *pages.second):
            assert f"<h2>{section.title}</h2>" in page
            assert f"## {section.title}\n" in twin
            for grid in section.grids:
                assert f'<th scope="row">{grid.rows[0][0]}</th>' in page


def test_every_rule_that_is_named_has_its_article_and_the_date_of_its_text() -> None:
    model = small()
    pages = pages_of(model, LAW, DAY, asked(model), "nl")
    (acts,) = (section for section in pages.first if section.title == "Welke besluiten zijn nodig?")
    assert all(re.search(r"artikel .+ \(tekst", row[2]) for row in acts.grids[0].rows)
    (binding,) = (section for section in pages.second if section.title == "Wat geen enkele vorm verandert")
    assert all("artikel" in line and "tekst" in line for line in binding.after)


def test_a_law_of_before_the_houses_names_no_article_of_them() -> None:
    model = small()
    old = table_forms(LegalFlows(Bench(model, LAW, "2024-01-01")), "t")
    twin = table_forms_markdown(model, LAW, "2024-01-01", old)
    assert "WGS (tekst" not in twin
    assert "staat niet in het recht van deze dag" in twin
    assert "1 januari 2024" in twin
