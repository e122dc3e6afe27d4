"""Exports open in a Dutch spreadsheet, hold no formula, path or clock, and are the same bytes in every process."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.projection import project
from ontology.terms import Text
from tests.unit.visualisations.pictures import PAYLOADS, hostile, small
from visualisations.exports import FILES, gaps_csv, graphml, write_all

ROOT = Path(__file__).resolve().parents[3]
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_spreadsheet_is_dutch_and_has_a_line_per_gap() -> None:
    model, analysis = small()
    text = gaps_csv(model, analysis)
    assert text.startswith("\ufeffpartij;informatie-item;thema;stap;termijn (uren);niveau;gewicht (1-4);soort gat;")
    header, *lines = rows(text)
    assert len(lines) == len(analysis.gaps)
    assert {len(line) for line in lines} == {len(header)}
    first = dict(zip(header, lines[0], strict=True))
    gap = analysis.gaps[0]
    assert (first["partij"], first["informatie-item"], first["toelichting"]) == (
        gap.needer,
        gap.item,
        gap.explanation.nl,
    )
    assert (first["peildatum"], first["model"], first["wet"]) == ("2026-11-22", "klein", "nog niet getoetst aan de wet")
    assert first["status"] == "hulpmiddel, geen juridisch advies"


def test_the_english_spreadsheet_is_english() -> None:
    assert gaps_csv(*small(), "en").startswith("\ufeffparty;information item;theme;step;term (hours);")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    model, analysis = small()
    bad = Text(formula, formula)
    model = replace(model, actors=tuple(replace(actor, label=bad) for actor in model.actors))
    analysis = replace(analysis, rows=tuple(replace(row, explanation=bad, help=bad) for row in analysis.rows))
    cells = [cell for line in rows(gaps_csv(model, analysis)) for cell in line]
    assert f"'{formula}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_quotes_separators_and_line_ends_stay_inside_their_cell() -> None:
    model, analysis = small()
    odd = Text('een "twee"; drie\nvier', "x")
    analysis = replace(analysis, rows=tuple(replace(row, help=odd) for row in analysis.rows))
    header, *lines = rows(gaps_csv(model, analysis))
    assert {line[header.index("wat helpt")] for line in lines} == {odd.nl}


def test_graphml_holds_every_node_and_edge() -> None:
    model, _ = small()
    graph = project(model)
    found = ElementTree.fromstring(graphml(graph))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(found.findall(f".//{space}node")) == len(graph)
    assert len(found.findall(f".//{space}edge")) == graph.number_of_edges()


def test_graphml_survives_attacks_and_characters_that_xml_cannot_hold() -> None:
    model, _ = hostile()
    model = replace(model, items=tuple(replace(item, label=Text("a\x00b\x0bc\ufffe", "]]>")) for item in model.items))
    text = graphml(project(model))
    ElementTree.fromstring(text)
    assert "abc" in text
    assert PAYLOADS[0] not in text


def test_files_have_fixed_names_and_hold_no_path(tmp_path: Path) -> None:
    model, analysis = small()
    written = write_all(model, analysis, project(model), tmp_path / "new" / "folder")
    assert (
        tuple(path.name for path in written)
        == FILES
        == tuple(sorted(path.name for path in written[0].parent.iterdir()))
    )
    for path in written:
        raw = path.read_bytes()
        assert str(tmp_path).encode() not in raw
        assert str(ROOT).encode() not in raw
        assert not re.search(rb"20\d\d-\d\d-\d\dT\d\d:", raw.replace(b"2026-11-08T17:56:45.271Z", b"")), path.name


def test_writing_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    model, analysis = small()
    graph = project(model)
    before = [*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)]
    first = [path.read_bytes() for path in write_all(model, analysis, graph, tmp_path)]
    assert ([*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)]) == before
    assert [path.read_bytes() for path in write_all(model, analysis, graph, tmp_path)] == first


SCRIPT = """
import hashlib, sys
from pathlib import Path
from graph.projection import project
from tests.unit.visualisations.pictures import lawful
from visualisations.exports import write_all

model, analysis, legal = lawful()
for path in write_all(model, analysis, project(model), Path(sys.argv[1]), "nl", legal):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_other_processes_and_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    answers = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / seed)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1
