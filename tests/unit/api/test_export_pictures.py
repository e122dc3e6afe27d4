"""``zichtlijn export`` for pictures, tables and graphs: what it writes, and what it says to a wrong call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from api.export_formats import FORMATS
from api.export_pictures import DRAWN, PAPERS
from api.workbook_commands import export
from ontology.errors import UserError
from visualisations.drawn.formats import FORMATS as SIZES

START = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "txt": b"# ",
    "csv": "\ufeffvan;".encode(),
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "jsonld": b"{",
}


def run(*arguments: str) -> str:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(export)
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("form", sorted(START))
def test_every_format_is_written(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"plaat.{form}"
    run("voorbeeld", "--picture", "timeline", "--paper", "A4", "--table", "flows", "--out", str(out))
    assert out.read_bytes().startswith(START[form])


def test_a_picture_with_more_sheets_says_so_and_gives_the_one_that_is_asked(tmp_path: Path) -> None:
    out = tmp_path / "net.svg"
    assert "blad 1 van 2" in run("voorbeeld", "--picture", "network", "--out", str(out))
    first = out.read_bytes()
    run("voorbeeld", "--picture", "network", "--page", "2", "--out", str(out))
    assert out.read_bytes() != first


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--picture", "matrx"), "matrix"),
        (("--paper", "A9"), "A4"),
        (("--page", "9"), "Blad 9 is er niet"),
        (("--picture", "ego"), "--partner"),
        (("--picture", "ego", "--partner", "politi"), "politie"),
        (("--picture", "routes"), "--to"),
        (("--picture", "routes", "--to", "opvang"), "--item"),
    ],
)
def test_a_wrong_call_names_what_is_known(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        run("voorbeeld", "--format", "svg", "--out", str(tmp_path / "x.svg"), *arguments)
    assert says in caught.value.message_nl


def test_no_format_stands_in_both_tables_and_the_papers_are_those_of_the_pictures() -> None:
    assert not set(FORMATS) & set(DRAWN)
    assert set(PAPERS) == set(SIZES)


def test_asking_for_help_loads_no_drawing_library() -> None:
    code = "import sys, api.cli, api.workbook_commands, api.export_pictures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
