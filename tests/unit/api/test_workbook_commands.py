"""``template``, ``export`` and ``import`` as a person meets them: what is written, what changed, what is refused."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from api.workbook_commands import export, import_workbook, template
from ontology.errors import UnknownModel, UnknownName
from ontology.loading import load_model
from ontology.workbook.admission import read_grids
from tests.workbooks.messy import MESSES, clean_export, heading

DONE, REFUSED = 0, 2


@cache
def app() -> typer.Typer:
    made = typer.Typer(pretty_exceptions_enable=False)
    made.command()(template)
    made.command()(export)
    made.command("import")(import_workbook)
    return made


def run(*arguments: str | Path, code: int = DONE) -> Result:
    result = CliRunner().invoke(app(), [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def said(result: Result) -> str:
    """What was printed, whatever the width of the terminal made of it."""
    return " ".join(result.stdout.split())


def workbook(name: str, folder: Path) -> Path:
    """The messy workbook of that name (``tests/workbooks/messy.py``) as a file."""
    file = folder / "werkboek.xlsx"
    file.write_bytes(next(mess for mess in MESSES if mess.name == name).raw())
    return file


def answer(result: Result) -> Any:
    return json.loads(result.stdout)


# ── template and export ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_empty_workbook_is_a_form_that_names_nobody(tmp_path: Path) -> None:
    out = tmp_path / "leeg.ods"
    run("template", "--out", out, "--lang", "en")
    grids = {grid.name: grid for grid in read_grids(out.read_bytes(), out.name)}
    assert next(iter(grids)) == "Read me"
    assert max(grids["Partners"].rows) == 4, "the headings are there, and no row below them"


def test_the_name_of_the_file_says_the_format(tmp_path: Path) -> None:
    for suffix in ("xlsx", "ods"):
        out = tmp_path / "nieuwe map" / f"voorbeeld.{suffix}"
        run("export", "voorbeeld", "--out", out)
        assert read_grids(out.read_bytes(), out.name)


def test_an_unknown_format_is_refused_with_the_nearest_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="xlsx"):
        run("template", "--out", tmp_path / "leeg.xls")
    with pytest.raises(UnknownName, match="Bedoelt u xlsx"):
        run("export", "voorbeeld", "--format", "xslx", "--out", tmp_path / "x.xlsx")


def test_a_file_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    taken = tmp_path / "map.xlsx"
    taken.mkdir()
    with pytest.raises(Exception, match="nog open in Excel"):
        run("template", "--out", taken)


# ── import ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_untouched_export_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "voorbeeld.ods"
    run("export", "voorbeeld", "--out", out, "--lang", "en")
    assert said(run("import", out)) == "Geen wijzigingen ten opzichte van voorbeeld."
    assert said(run("import", out, "--lang", "en")) == "No changes from voorbeeld."


def test_every_changed_cell_is_told_where_it_stands_and_the_model_says_so(tmp_path: Path) -> None:
    out, file = tmp_path / "uit" / "nieuw.ttl", workbook("a cell changed a row gone a row new", tmp_path)
    told = said(run("import", file, "--against", "voorbeeld", "--out", out))
    assert "3 wijzigingen ten opzichte van voorbeeld:" in told
    assert "Stromen, rij 5, kolom D «Waarborg» (School · Veilig Thuis · " in told
    assert "vast → op initiatief" in told
    assert "rij weg: Veilig Thuis · Opvang · " in told
    assert "nieuwe rij: Huisarts · Scheiding · triage [huisarts-separation-tri]" in told
    assert "Let op: Wie heeft wat nodig, rij 22, kolom D «Betrouwbaarheid» [confidence-missing]" in told
    flows = {flow.id: flow.assurance.value for flow in load_model(str(out)).flows}
    assert flows["v1"] == "initiative"
    assert "v3" not in flows


def test_the_changes_as_json(tmp_path: Path) -> None:
    file = workbook("a cell changed a row gone a row new", tmp_path)
    told = answer(run("import", file, "--against", "voorbeeld", "--json"))
    assert (told["overgenomen"], told["vergelekenMet"], told["fouten"]) == (True, "voorbeeld", 0)
    assert {(one["soort"], one["id"]) for one in told["wijzigingen"]} == {
        ("gewijzigd", "v1"),
        ("verwijderd", "v3"),
        ("toegevoegd", "huisarts-separation-tri"),
    }
    changed = next(one for one in told["wijzigingen"] if one["soort"] == "gewijzigd")
    keys = ("tabblad", "rij", "kolom", "was", "wordt")
    assert [changed[key] for key in keys] == ["Stromen", 5, "D", "vast", "op initiatief"]


def test_a_refused_workbook_names_every_cell_with_what_to_do(tmp_path: Path) -> None:
    file = workbook("typing errors all over", tmp_path)
    told = said(run("import", file, "--against", "voorbeeld", code=REFUSED))
    assert "Fout: Lees mij, rij 10, kolom B «Peildatum» [cell-date] Dit is geen datum." in told
    assert "Herstel: Schrijf bijvoorbeeld 22-11-2026." in told
    assert "«Schol» is hier niet bekend. Herstel: Bedoelt u «School»" in told
    assert "Dit is geen ja of nee. Herstel: Schrijf ja, of laat de cel leeg." in told
    assert "Dit is geen getal. Herstel: Schrijf een aantal uren, zoals 1,5;" in told
    assert told.endswith("«werkboek.xlsx» is niet overgenomen: 6 fouten.")


def test_a_refused_workbook_in_english_and_as_json(tmp_path: Path) -> None:
    file = workbook("typing errors all over", tmp_path)
    english = said(run("import", file, "--against", "voorbeeld", "--lang", "en", code=REFUSED))
    assert "Error: Stromen, row 5, column A «Van» [cell-unknown] «Schol» is not known here." in english
    told = answer(run("import", file, "--against", "voorbeeld", "--json", code=REFUSED))
    assert (told["overgenomen"], told["wijzigingen"], told["fouten"]) == (False, None, 6)
    place = next(one for one in told["bevindingen"] if one["regel"] == "cell-number")
    assert (place["tabblad"], place["rij"], place["kolom"], place["kop"]) == ("Stromen", 7, "F", "Uren")
    assert all(one["melding"]["nl"] and one["herstel"]["en"] for one in told["bevindingen"])


def test_nothing_is_written_when_one_cell_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "nieuw.ttl"
    file = workbook("a row copied with its id", tmp_path)
    told = said(run("import", file, "--against", "voorbeeld", "--out", out, code=REFUSED))
    assert "Deze rij staat er al: rij 5." in told
    assert told.endswith("is niet overgenomen: 1 fout.")
    assert not out.exists()


def test_what_is_not_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "brief.xlsx"
    file.write_bytes(b"Geachte raad,")
    told = said(run("import", file, code=REFUSED))
    assert "[workbook-not-one] Dit is geen werkboek. Herstel: Sla het werkboek op als gewoon Excel-werkboek" in told


def test_personal_data_is_refused_and_not_repeated(tmp_path: Path) -> None:
    file = workbook("personal data here and there", tmp_path)
    told = said(run("import", file, "--against", "voorbeeld", code=REFUSED))
    assert "Stromen, rij 5, kolom G «Aanleiding» [personal-phone] Hier staat een telefoonnummer." in told
    assert "12345678" not in told
    assert "jansen" not in told


def test_without_a_model_of_that_name_nothing_is_compared(tmp_path: Path) -> None:
    own = tmp_path / "dorp.xlsx"
    run("export", "voorbeeld", "--out", own)
    book = load_workbook(BytesIO(own.read_bytes()))
    sheet = book["Lees mij"]
    next(row[1] for row in sheet.iter_rows(max_row=12) if row[0].value == "Model").value = "dorp"
    book.save(own)
    assert said(run("import", own)).endswith("Het model «dorp» is gelezen; met niets vergeleken.")
    with pytest.raises(UnknownModel):
        run("import", own, "--against", "bestaat-niet")


def test_what_changed_about_a_confined_item_is_said_but_not_named(tmp_path: Path) -> None:
    """Somebody fills in who also knows the safe address: the answer says that something changed, never who."""
    book = load_workbook(BytesIO(clean_export()))
    sheet = book["Wie heeft wat"]
    row = sheet.max_row + 1
    for place, value in ((1, "Huisarts"), (2, "Geheim adres"), (heading(sheet, "Hoe weet die het"), "zelf")):
        sheet.cell(row, place).value = value
    file = tmp_path / "dicht.xlsx"
    book.save(file)
    told = said(run("import", file, "--against", "voorbeeld"))
    assert told.endswith("Ook over afgeschermde items is iets gewijzigd; dat wordt niet genoemd.")
    assert "Huisarts" not in told
    as_json = answer(run("import", file, "--against", "voorbeeld", "--json"))
    assert (as_json["wijzigingen"], as_json["afgeschermdGewijzigd"]) == ([], True)
