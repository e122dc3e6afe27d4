"""Export → untouched import is no change at all, in both formats; and the same bytes in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.workbook.admission import base_tables, examine_workbook, read_grids, take_cells
from ontology.workbook.book import Book
from ontology.workbook.differences import differences
from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from ontology.workbook.tables import model_of, tables_of
from ontology.workbook.xlsx_writing import xlsx
from ontology.writer import turtle
from tests.builders import tiny
from visualisations.closing import without_confined

WRITERS: dict[str, Callable[[Book], bytes]] = {"xlsx": xlsx, "ods": ods}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["voorbeeld", pytest.param("rijswijk", marks=pytest.mark.slow)])
def test_every_cell_comes_back(name: str, suffix: str) -> None:
    model = load_model(name)
    shown = without_confined(model)
    file = f"{name}.{suffix}"
    taken, faults = take_cells(read_grids(WRITERS[suffix](book_of(shown)), file), file, model, shown)
    assert taken is not None
    assert faults == []
    back = model_of(taken.tables, model.fingerprint)
    assert back == model
    assert differences(model, back) == ()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", packaged_models())
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_packaged_model_under_every_rule(name: str, suffix: str, language: str) -> None:
    """Read by itself, so that every shape and house rule is asked; and against its model, which changes nothing."""
    model = load_model(name)
    shown = without_confined(model)
    raw = WRITERS[suffix](book_of(shown, language))
    alone = examine_workbook(raw, f"{name}.{suffix}")
    assert alone.model is not None, alone.faults
    assert turtle(alone.model) == turtle(shown)
    imported = examine_workbook(raw, f"{name}.{suffix}", model, shown)
    assert imported.model is not None, imported.faults
    assert turtle(imported.model) == turtle(model)
    assert differences(model, imported.model) == ()


def test_what_a_workbook_never_shows_is_kept() -> None:
    """Who knows the safe address is in no workbook, and still in the model that comes back."""
    model = load_model("voorbeeld")
    shown = without_confined(model)
    raw = ods(book_of(shown))
    assert not any(
        cell.value == "Geheim adres" for grid in read_grids(raw, "v.ods")
        if grid.name == "Wie heeft wat" for row in grid.rows.values() for cell in row.values()
    )  # fmt: skip
    taken, _ = take_cells(read_grids(raw, "v.ods"), "v.ods", model, shown)
    assert taken is not None
    assert "opvang-safe-address" in {row["id"] for row in taken.tables["holdings"]}


def test_without_a_model_to_read_against_a_workbook_stands_by_itself() -> None:
    shown = without_confined(load_model("voorbeeld"))
    imported = examine_workbook(ods(book_of(shown)), "v.ods")
    assert imported.model is not None
    assert turtle(imported.model) == turtle(shown)


def test_every_field_of_a_model_has_a_column() -> None:
    model = tiny().actor("a").item("x").holds("a", "x").programme().source("S01").assume("aanname").build()
    assert model_of(tables_of(model)) == model
    assert {row["scheme"] for row in base_tables()["labels"]} >= {"availability", "regime"}


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    from dataclasses import replace

    from ontology.terms import Text

    model = load_model("voorbeeld")
    risky = replace(model, title=Text("=1+1", "@SUM(A1)"), partners=tuple(
        replace(partner, label=Text(f"=HYPERLINK({number})", "+31")) for number, partner in enumerate(model.partners)
    ))  # fmt: skip
    for suffix, write in WRITERS.items():
        grids = read_grids(write(book_of(risky)), f"r.{suffix}")  # refuses every formula
        assert any(
            cell.value == "=HYPERLINK(0)" for grid in grids for row in grid.rows.values() for cell in row.values()
        )


SCRIPT = """
import hashlib
from ontology.loading import load_model
from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from ontology.workbook.xlsx_writing import xlsx
book = book_of(load_model("voorbeeld"))
print(hashlib.sha256(xlsx(book)).hexdigest(), hashlib.sha256(ods(book)).hexdigest())
"""


def test_the_same_bytes_in_three_processes() -> None:
    root = Path(__file__).parents[3]
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=root, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Europe/Amsterdam"), ("2", "Asia/Tokyo"))
    ]  # fmt: skip
    assert len(set(runs)) == 1
