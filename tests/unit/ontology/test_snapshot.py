"""A snapshot is used only when it was read from exactly these files by exactly this code."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from ontology import snapshot
from ontology.catalogue import files_of, packaged_models
from ontology.snapshot import fingerprint, fresh_model, key, main, read_snapshot, write_snapshot

SNAPSHOTS = Path(__file__).resolve().parents[3] / "ontology" / "snapshots"


@pytest.mark.parametrize("name", packaged_models())
def test_the_snapshot_in_the_repository_is_fresh_and_equal_to_the_turtle(name: str) -> None:
    read = read_snapshot(name)
    assert read is not None, "run python -m ontology.snapshot"
    assert read == fresh_model(name)


def test_a_snapshot_is_the_model_as_it_was(tmp_path: Path) -> None:
    write_snapshot("voorbeeld", tmp_path)
    assert read_snapshot("voorbeeld", tmp_path) == fresh_model("voorbeeld")


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_snapshot("voorbeeld", tmp_path / "een").read_bytes()
    assert write_snapshot("voorbeeld", tmp_path / "twee").read_bytes() == first


def test_one_changed_triple_makes_it_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_snapshot("voorbeeld", tmp_path)
    changed = tmp_path / "voorbeeld.ttl"
    original = next(file for file in files_of("voorbeeld") if file.name == "voorbeeld.ttl")
    changed.write_text(original.read_text(encoding="utf-8").replace("@nl", "@nl ", 1), encoding="utf-8")
    files = tuple(changed if file is original else file for file in files_of("voorbeeld"))
    before = fingerprint("voorbeeld")
    monkeypatch.setattr(snapshot, "files_of", lambda _: files)
    assert fingerprint("voorbeeld") != before
    assert read_snapshot("voorbeeld", tmp_path) is None


def test_a_moved_boundary_between_files_makes_it_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "a.ttl", tmp_path / "b.ttl"
    one.write_bytes(b"xy")
    two.write_bytes(b"z")
    monkeypatch.setattr(snapshot, "files_of", lambda _: (one, two))
    before = fingerprint("voorbeeld")
    one.write_bytes(b"x")
    two.write_bytes(b"yz")
    assert fingerprint("voorbeeld") != before


def test_other_code_makes_it_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_snapshot("voorbeeld", tmp_path)
    monkeypatch.setattr(snapshot, "_schema_version", lambda: "another")
    assert read_snapshot("voorbeeld", tmp_path) is None


def test_the_code_that_shapes_a_model_is_all_in_the_key() -> None:
    folder = SNAPSHOTS.parent
    shaping = {path.name for path in folder.glob("extraction*.py")} | {
        "terms.py",
        "process.py",
        "model.py",
        "composition.py",
    }
    assert shaping <= set(snapshot._SCHEMA)
    assert [name for name in snapshot._SCHEMA if not (folder / name).is_file()] == []


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"\xff\xfe", b'{"key": "x"}', b'{"key": "x", "model": {}}'])
def test_a_spoiled_snapshot_is_no_snapshot(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "voorbeeld.json").write_bytes(content)
    assert read_snapshot("voorbeeld", tmp_path) is None


def test_a_missing_snapshot_is_no_snapshot(tmp_path: Path) -> None:
    assert read_snapshot("voorbeeld", tmp_path) is None


def test_a_look_up_that_was_used_does_not_end_up_in_the_file(tmp_path: Path) -> None:
    place = write_snapshot("voorbeeld", tmp_path)
    model = fresh_model("voorbeeld")
    assert model.actor
    assert msgspec.json.encode(model) in place.read_bytes()
    assert key("voorbeeld").encode() in place.read_bytes()


def test_the_check_says_which_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check"]) == 0
    monkeypatch.setattr(snapshot, "packaged_models", lambda: ("voorbeeld",))
    shutil.copytree(SNAPSHOTS, tmp_path / "snapshots")
    (tmp_path / "snapshots" / "voorbeeld.json").write_bytes(b"{}")
    monkeypatch.setattr(snapshot, "_folder", lambda: tmp_path / "snapshots")
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "voorbeeld: stale, run python -m ontology.snapshot\n"
    assert main([]) == 0
    assert main(["--check"]) == 0
