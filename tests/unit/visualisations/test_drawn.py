"""Printed pictures: nothing cut or overlapping, the same facts in words, the same bytes, nothing said of the closed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from api.export_pictures import PICTURES
from ontology.catalogue import packaged_models
from ontology.terms import Text
from tests.unit.visualisations.drawn_sheets import drawings, faults_of, source
from tests.unit.visualisations.pictures import at_desks, hostile_law, lawful
from visualisations.drawn.ego import ego
from visualisations.drawn.formats import FORMATS
from visualisations.drawn.pictures import PICTURES as TABLE
from visualisations.drawn.pictures import WHOLE
from visualisations.drawn.printing import pdf, png, sheets, svg
from visualisations.drawn.told import Drawing
from visualisations.drawn.twin import facts_of, twin

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def check(drawing: Drawing, paper: str) -> None:
    """Everything is drawn once, nothing is cut, no text lies over another or leaves the sheet."""
    pages = sheets(drawing, FORMATS[paper])
    drawn = [fact for page in pages for fact in page.drawn]
    stated = [(table.id, row) for table in drawing.tables for row in table.rows]
    assert sorted(drawn) == sorted(stated)
    for page in pages:
        assert not page.is_cut
        assert faults_of(page) == []


def said(drawing: Drawing, number: int = 0, paper: str = "A4") -> list[str]:
    """The texts of one sheet."""
    page = sheets(drawing, FORMATS[paper])[number]
    return [text.get_text() for axes in page.figure.axes for text in axes.texts]


@pytest.mark.parametrize("picture", PICTURES)
def test_nothing_is_cut_or_overlaps_and_everything_is_drawn(picture: str) -> None:
    check(drawings("voorbeeld")[picture], "A4")


@pytest.mark.slow
@pytest.mark.parametrize("paper", sorted(FORMATS))
@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("model", packaged_models())
def test_nothing_is_cut_or_overlaps_in_any_packaged_model_on_any_paper(model: str, picture: str, paper: str) -> None:
    check(drawings(model)[picture], paper)


@pytest.mark.slow
@pytest.mark.parametrize("picture", PICTURES)
def test_nothing_is_cut_or_overlaps_in_english(picture: str) -> None:
    check(drawings("rijswijk", "en")[picture], "A4")


@pytest.mark.parametrize("model", packaged_models())
def test_the_twin_read_back_states_every_fact_of_every_picture(model: str) -> None:
    for drawing in drawings(model).values():
        read = facts_of(twin(drawing))
        assert {table.caption: read.get(table.caption, []) for table in drawing.tables} == {
            table.caption: list(table.rows) for table in drawing.tables
        }


def test_the_names_for_the_command_line_are_those_of_the_table() -> None:
    assert sorted(PICTURES) == sorted(TABLE)


@pytest.mark.parametrize("picture", PICTURES)
def test_every_sheet_says_what_it_is_and_that_it_is_no_advice(picture: str) -> None:
    drawing = drawings("voorbeeld")[picture]
    texts = said(drawing)
    together = " ".join(texts)
    assert {"Hulpmiddel, geen juridisch advies.", "FICTIEF"} <= set(texts)
    for part in (
        drawing.title,
        "22 november 2026",
        "modelversie 0.1.0",
        "Bron: Zichtlijn-model voorbeeld",
        "pagina 1 van",
    ):
        assert part in together
    for group in drawing.legend:
        for entry in group.entries:
            assert entry.text in together


def test_only_a_fictional_model_is_called_fictional() -> None:
    assert "FICTIEF" not in said(drawings("rijswijk")["timeline"])


def test_an_assumed_flow_is_named_as_such() -> None:
    """Nobody confirmed the flows of the teaching model, so each tag says so, and so does the text."""
    drawing = drawings("voorbeeld")["network"]
    tags = [text for text in said(drawing) if text.endswith("aanname")]
    flows = [row for row in drawing.tables[0].rows if "aanname" in row[2]]
    assert len(tags) >= len(flows) == 6


def test_a_large_matrix_repeats_its_headings_on_every_sheet() -> None:
    drawing = drawings("rijswijk")["matrix"]
    pages = sheets(drawing, FORMATS["A2"])
    assert len(pages) > 1
    for page in pages:
        texts = {text.get_text() for axes in page.figure.axes for text in axes.texts}
        assert {"Burgemeester", "Veiligheid", "Legenda", "moet"} & texts >= {"Burgemeester", "Veiligheid"}


def test_an_svg_has_a_title_and_a_description_and_asks_for_nothing() -> None:
    drawing = drawings("voorbeeld")["network"]
    raw = svg(drawing, sheets(drawing, FORMATS["vel"])[0])
    root = ElementTree.fromstring(raw)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert len(root.findall(f"{SVG}title")) == 1
    assert "Hulpmiddel, geen juridisch advies." in (root.findtext(f"{SVG}desc") or "")
    links = {value for element in root.iter() for name, value in element.attrib.items() if name.endswith("href")}
    assert all(link.startswith("#") for link in links)
    assert b"<script" not in raw
    assert not re.search(rb"20\d\d-\d\d-\d\dT", raw)


@pytest.mark.parametrize("told", [lawful, hostile_law])
def test_small_and_hostile_models_are_drawn_too(told) -> None:  # type: ignore[no-untyped-def]
    """Formulas, tags and letters that no font has are text like any other."""
    model, analysis, legal = told()
    strange = Text("$x^2$ {\\bf} <b> \N{CJK UNIFIED IDEOGRAPH-4E00} | a\nb", "x")
    model = replace(model, items=tuple(replace(item, label=strange) for item in model.items))
    for make in WHOLE.values():
        drawing = make(source((model, analysis, legal)))
        pages = sheets(drawing, FORMATS["A4"])
        ElementTree.fromstring(svg(drawing, pages[0]))
        read = facts_of(twin(drawing))
        assert all(len(read.get(table.caption, [])) == len(table.rows) for table in drawing.tables)


def test_no_picture_says_who_knows_a_confined_item() -> None:
    """``adres`` is confined: the doctor holds it and the police needs it. Only that it is lacked may be told."""
    here = source(at_desks())
    for drawing in (*(make(here) for make in WHOLE.values()), ego(here, "arts")):
        for table in drawing.tables:
            for row in table.rows:
                if any("adres" in cell for cell in row):
                    assert "arts" not in row
                    assert not any(word in cell for cell in row for word in ("uit eerste hand", "horen zeggen"))


SCRIPT = """
import hashlib
from tests.unit.visualisations.drawn_sheets import source
from tests.unit.visualisations.pictures import lawful
from visualisations.drawn.formats import FORMATS
from visualisations.drawn.pictures import WHOLE
from visualisations.drawn.printing import pdf, png, sheets, svg
from visualisations.drawn.twin import twin

here = source(lawful())
for name, make in WHOLE.items():
    drawing = make(here)
    pages = sheets(drawing, FORMATS["A4"])
    files = (svg(drawing, pages[0]), png(drawing, pages[0], 40), pdf(drawing, pages), twin(drawing).encode())
    print(name, *(hashlib.sha256(raw).hexdigest() for raw in files))
"""


@pytest.mark.slow
def test_other_processes_and_hash_seeds_draw_the_same_bytes() -> None:
    answers = set()
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1


def test_a_pdf_is_dated_by_the_model_and_names_no_library() -> None:
    drawing = drawings("voorbeeld")["timeline"]
    pages = sheets(drawing, FORMATS["A3"])
    raw = pdf(drawing, pages)
    assert b"D:20261122" in raw
    assert b"atplotlib" not in raw
    assert b"atplotlib" not in png(drawing, pages[0], 30)
