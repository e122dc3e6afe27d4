"""LibreOffice opens every exported workbook and shows the same cells; without it this fails, with what to do."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from ontology.catalogue import packaged_models
from ontology.loading import load_model
from ontology.workbook.book import Book
from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from ontology.workbook.values import as_text
from ontology.workbook.xlsx_writing import xlsx
from visualisations.closing import without_confined

pytestmark = pytest.mark.slow
# separator ; quote " UTF-8, from line 1, text as shown, every sheet to a file of its own
FILTER = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,true,false,false,-1"


def office() -> str:
    found = shutil.which("soffice")
    assert found, "LibreOffice is not on this machine: run tools/setup-office, or install libreoffice-calc by hand"
    return found


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("name", packaged_models())
def test_libreoffice_shows_the_same_cells(name: str, suffix: str, tmp_path: Path) -> None:
    book = book_of(without_confined(load_model(name)))
    file = tmp_path / f"{name}.{suffix}"
    file.write_bytes(xlsx(book) if suffix == "xlsx" else ods(book))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office(), profile, "--headless", "--convert-to", FILTER, "--outdir", str(tmp_path / "csv"), str(file)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    compare(book, tmp_path / "csv", name)


def compare(book: Book, folder: Path, name: str) -> None:
    for page in book.pages:
        if page.hidden:
            continue
        with (folder / f"{name}-{page.name}.csv").open(encoding="utf-8", newline="") as file:
            shown = list(csv.reader(file, delimiter=";"))
        for number, line in enumerate(page.lines):
            wanted = [as_text(value) for value in line.cells]
            found = [cell.replace(",", ".") if is_number(cell) else cell for cell in shown[number]][: len(wanted)]
            assert found == [*wanted, *[""] * (len(found) - len(wanted))], f"{page.name}, row {number + 1}"


def is_number(cell: str) -> bool:
    return cell.replace(",", "").isdigit()
