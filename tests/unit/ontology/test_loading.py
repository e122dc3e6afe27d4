"""The one way in: names, files, and what is neither; and how little a packaged model needs to be there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ontology import loading
from ontology.catalogue import packaged_models
from ontology.errors import PackageError, RefusedInput, Severity, UnknownModel
from ontology.loading import inspect_model, load_model
from ontology.writer import turtle
from tests.builders import tiny


@pytest.mark.parametrize("name", packaged_models())
def test_a_packaged_model_is_loaded_by_name(name: str) -> None:
    model = load_model(name)
    assert model.id == name
    assert model.needs
    assert len(model.fingerprint) == 64


def test_fresh_gives_the_same_model() -> None:
    assert load_model("voorbeeld", fresh=True) == load_model("voorbeeld")


def test_without_a_good_snapshot_the_turtle_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with_snapshot = load_model("voorbeeld")
    monkeypatch.setattr(loading, "read_snapshot", lambda _: None)
    assert load_model("voorbeeld") == with_snapshot


def test_a_packaged_model_needs_no_rdf_library() -> None:
    code = (
        "import sys; from ontology.loading import load_model; load_model('rijswijk'); "
        "print(sorted({'rdflib', 'pyshacl', 'pyoxigraph', 'owlready2', 'stdnum'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_is_loaded_by_path(tmp_path: Path) -> None:
    path = tmp_path / "mijn model.ttl"
    path.write_text(turtle(load_model("voorbeeld")), encoding="utf-8")
    model = load_model(str(path))
    assert model.id == "voorbeeld"
    assert model.fingerprint != load_model("voorbeeld").fingerprint


@pytest.mark.parametrize("reference", ["rijswik", "weg.ttl", "/bestaat/niet.ttl", "", "a\0b", "x" * 5000])
def test_neither_a_model_nor_a_file_is_told_with_what_there_is(reference: str) -> None:
    with pytest.raises(UnknownModel, match="Meegeleverde modellen: meierijstad, referentie, rijswijk, voorbeeld"):
        load_model(reference)


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel):
        load_model(str(tmp_path))


def test_another_format_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "model.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(RefusedInput) as caught:
        load_model(str(path))
    assert caught.value.faults[0].rule == "file-suffix"
    assert "Turtle" in caught.value.faults[0].remedy("en")


def test_a_faulty_file_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "stuk.ttl"
    path.write_text(turtle(tiny().actor("a").build()), encoding="utf-8")
    with pytest.raises(RefusedInput) as caught:
        load_model(str(path))
    assert len(caught.value.faults) > 1
    assert inspect_model(str(path)) == caught.value.faults


def test_a_fault_in_a_packaged_model_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.assembly.assemble", lambda _: __import__("rdflib").Graph())
    with pytest.raises(PackageError, match=r"^voorbeeld: \d+ faults"):
        load_model("voorbeeld", fresh=True)


@pytest.mark.parametrize(
    "name", ["voorbeeld", *(pytest.param(name, marks=pytest.mark.slow) for name in packaged_models()[:3])]
)
def test_a_packaged_model_has_no_errors(name: str) -> None:
    assert [fault for fault in inspect_model(name) if fault.severity is Severity.ERROR] == []
